"""Word: documents as values turned into .docx files."""
