"""A theme made ready to print with: its fonts and their letters, the kit's code, the look; for one document after another."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from workshopkit.formats.measure import Ruler
from workshopkit.formats.pdf.print_figures import Figures
from workshopkit.formats.pdf.print_look import logo_file, look_data
from workshopkit.formats.pdf.print_text import Texts
from workshopkit.formats.pdf.typst import LOOK_FILE, Job
from workshopkit.model.theme import PrintCode, Theme

_NO_DATE = "1980-01-01"
_BESIDE_LOGO_MM = 7
"""As far as a header's text keeps from the logo: a little more than in page.typ."""
_MAIN = b"""#import "kit/kit.typ": typeset
#import "print.typ" as own
#typeset(json("data.json"), dictionary(own))
"""


class Press:
    """What all papers of a theme share. Get it from `press_for`, which keeps the last one."""

    def __init__(self, theme: Theme) -> None:
        assert theme.printing is not None, "the theme was made without the code that typesets papers"
        self.theme = theme
        self.code = theme.printing
        self.folders = _font_folders(theme, self.code)
        self.faces = _font_files(theme, self.code)
        self._ruler = Ruler(theme.body_font)  # first, since it tells of files that are no fonts
        self.look: dict[str, Any] = look_data(theme, self.folders)
        self._files = _code_files(self.code) | logo_file(theme)

    def texts(self) -> Texts:
        """For one document: what turns its text into data."""
        return Texts(self.faces, self._ruler)

    def figures(self, texts: Texts) -> Figures:
        """For one document: what turns its drawings into data."""
        return Figures(texts, self._ruler)

    @property
    def beside_logo_mm(self) -> float:
        """The width that a header leaves free for the logo, 0 where there is none."""
        logo = self.look["logo"]
        return logo["width"] + _BESIDE_LOGO_MM if logo else 0

    def job(self, data: dict[str, Any], date: str, main: bytes = _MAIN) -> Job:
        """What typst is to do; `main` begins it, `date` in ISO stands for the clock."""
        whole = {**data, "theme": self.look}
        files = {**self._files, "main.typ": main, "data.json": json.dumps(whole, ensure_ascii=False).encode()}
        root = self.code.look.parent if self.code.own else self.code.library
        return Job(files, self.folders, root, _timestamp(date), self.code.look, bounded=self.code.own)


_kept: list[Press] = []


def press_for(theme: Theme) -> Press:
    """The press of a theme; made again only when another theme was printed with in between."""
    if not _kept or _kept[0].theme is not theme:
        _kept[:] = [Press(theme)]
    return _kept[0]


def _code_files(code: PrintCode) -> dict[str, bytes]:
    library = {f"kit/{file.name}": file.read_bytes() for file in sorted(code.library.glob("*.typ"))}
    library.pop(f"kit/{LOOK_FILE}", None)
    return library | {LOOK_FILE: code.look.read_bytes()}


def _font_folders(theme: Theme, code: PrintCode) -> tuple[Path, ...]:
    """The folders of the theme's fonts, then of those for letters that they lack."""
    own = (theme.body_font.regular.parent, theme.heading_font.regular.parent)
    return tuple(dict.fromkeys((*own, *code.fallback_fonts)))


def _font_files(theme: Theme, code: PrintCode) -> tuple[Path, ...]:
    fonts = (theme.body_font, theme.heading_font)
    own = [file for font in fonts for file in (font.regular, font.bold, font.italic, font.bold_italic)]
    others = (file for folder in code.fallback_fonts for file in sorted(folder.glob("*-Regular.ttf")))
    return tuple(dict.fromkeys((*own, *others)))


def _timestamp(date: str) -> int:
    """Midnight of the workshop's first day, since a file must not tell when it was built."""
    return int(datetime.fromisoformat((date or _NO_DATE)[:10]).replace(tzinfo=UTC).timestamp())
