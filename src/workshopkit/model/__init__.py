"""Frozen values that the stages hand on to one another; no I/O."""
