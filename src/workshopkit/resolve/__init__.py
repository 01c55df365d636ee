"""An authored workshop and the library → a workshop in one language, with clock times and groups, plus diagnostics.

Pure: no files, no clock of the machine, no chance. Knows nothing of YAML, templates or file formats. The door is
`resolve.workshop.resolve_workshop`; the library alone is checked by `resolve.links.check_library`.
"""
