"""Workshop + templates → documents as values; no files, no Office."""
