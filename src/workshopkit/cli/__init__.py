"""The command line: the only room that knows click, prints, and sets exit codes."""
