"""Values → files: the only room that knows OOXML, PDF and iCalendar."""
