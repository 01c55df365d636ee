"""The stages one after the other: load, resolve, compose, format, write."""
