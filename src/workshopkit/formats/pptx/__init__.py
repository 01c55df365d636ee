"""Deck → .pptx."""
