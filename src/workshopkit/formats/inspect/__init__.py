"""Somebody's .pptx or .docx → a frozen value of it (`model.inspection`), for the accessibility check. Writes nothing."""
