"""A font's name → the files that its text is measured with: its own, a metric twin's, or those of the nearest known font.

Looks in the theme's folder, then in the fonts of every theme that is shipped; never at what the machine has installed, so
that the same file breaks its lines alike everywhere.
"""

from collections.abc import Iterator
from pathlib import Path

from workshopkit.frozen import dataclass
from workshopkit.model.theme import Font
from workshopkit.sources.locate import Places

_STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
_TWINS = {
    "calibri": "Carlito", "arial": "Arimo", "helvetica": "Arimo", "arial mt": "Arimo", "helvetica neue": "Arimo",
    "liberation sans": "Arimo", "nimbus sans": "Arimo",
}  # fmt: skip
"""Fonts whose letters are exactly as wide as those of one that is shipped."""
_NARROW = frozenset({
    "calibri light", "candara", "corbel", "gill sans", "gill sans mt", "times new roman", "garamond",
    "cambria", "roboto condensed",
})  # fmt: skip
"""Fonts about as wide as Carlito."""
_WIDER = {
    "verdana": 1.16, "century gothic": 1.1, "montserrat": 1.15, "poppins": 1.13, "open sans": 1.06, "lucida sans": 1.1,
    "raleway": 1.06, "lexend": 1.12, "franklin gothic demi": 1.04, "segoe ui": 1.02, "inter": 1.06, "work sans": 1.08,
}  # fmt: skip
"""How many times as wide as Arial, by a rule of thumb that rather errs on the wide side."""
_NEAREST, _NEAREST_NARROW = "Arimo", "Carlito"


@dataclass(frozen=True)
class Measure:
    """A font with its files; `guess` names what stands in for it when it is no twin, `twin` when it is one that nobody named."""

    font: Font
    guess: str = ""
    twin: str = ""


def find_font(name: str, folder: Path | None, twin: str, places: Places) -> Measure:
    """The font `name` of a theme whose own files are in `folder`; `twin` is the metric twin that the theme names."""
    own = (twin, name, name.replace(" ", ""))
    wanted = (*own, shipped_twin(name))
    folders = tuple(_folders(folder, places))
    for called in dict.fromkeys(filter(None, wanted)):
        for place in folders:
            if (files := _files(place, called)) is not None:
                return Measure(Font(name, *files), twin="" if called in own else called)
    nearest = _NEAREST_NARROW if name.casefold() in _NARROW else _NEAREST
    found = next(files for place in folders if (files := _files(place, nearest)) is not None)
    return Measure(Font(name, *found, widened=_WIDER.get(name.casefold(), 1.0)), nearest)


def shipped_twin(name: str) -> str:
    """The shipped font whose letters are exactly as wide, "" where there is none."""
    return _TWINS.get(name.casefold(), "")


def _folders(own: Path | None, places: Places) -> Iterator[Path]:
    if own is not None:
        yield own
    yield from sorted((places.package / "templates" / "themes").glob("*/fonts"))


def _files(folder: Path, name: str) -> tuple[Path, Path, Path, Path] | None:
    if "/" in name or "\\" in name:
        return None
    regular, bold, italic, bold_italic = (folder / f"{name}-{style}.ttf" for style in _STYLES)
    files = (regular, bold, italic, bold_italic)
    try:
        return files if all(path.is_file() for path in files) else None
    except OSError:  # a name too long for the system to ask about
        return None
