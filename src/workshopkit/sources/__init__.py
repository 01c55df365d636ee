"""Files → values with places: YAML, folders, themes. Knows nothing of clock times, documents or Office."""
