"""Office files → PDF → pictures, with LibreOffice's help."""
