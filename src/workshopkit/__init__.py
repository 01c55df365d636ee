"""workshopkit: from an agenda to everything a facilitator needs in the room."""

__version__ = "0.1.0"
