"""A theme → the typst files that its papers are typeset with: the workshop's own look, the theme's, or the kit's."""

from pathlib import Path

from workshopkit.model.theme import PrintCode
from workshopkit.sources.locate import Places
from workshopkit.sources.theme import AuthoredTheme
from workshopkit.sources.yaml_source import decode

PRINT_FILE = "print.typ"
_EMPTY = "#let look = ()"


def find_print_code(theme: AuthoredTheme, places: Places) -> PrintCode:
    """`templates/print.typ` of the workshop or the user, else `print.typ` beside the theme, else the kit's.

    Raises SourceError (WK005) when somebody's own is not UTF-8.
    """
    templates = places.package / "templates"
    library = templates / "print"
    nearest = places.first(f"templates/{PRINT_FILE}")
    beside = theme.file.parent / PRINT_FILE
    look = nearest or (beside if beside.is_file() else library / PRINT_FILE)
    own = not look.resolve().is_relative_to(templates.resolve()) and not _says_nothing(look)
    fallback = tuple(sorted((templates / "themes").glob("*/fonts")))
    return PrintCode(library, look, own, fallback)


def _says_nothing(look: Path) -> bool:
    """Whether all of it is commented out, as in the one that `theme new` writes."""
    text = decode(look.read_bytes(), look)
    code = "".join(line.strip() for line in text.splitlines() if line.strip()[:2] != "//")
    return code == _EMPTY
