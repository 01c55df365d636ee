"""Rules of the accessibility check, a module a subject; each ends in its own list."""
