"""Inline text → strings and runs for typst, without what no font of the theme can show, which is told."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import uharfbuzz

from workshopkit.diagnostics import Diagnostic, warning
from workshopkit.formats.measure import Ruler
from workshopkit.formats.title_size import title_share
from workshopkit.model.text import Inlines, Run, plain

_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_FURNITURE_PT, _MM_PER_PT = 8.5, 25.4 / 72
"""The size of headers and footers, as in look.typ."""
_UPRIGHT_MM, _LYING_MM = 174, 261
"""How wide a paper's text is."""
_COUNTED = re.compile(r"(\{(?:pages?|version)\})")
_UNSEEN = frozenset(("Cf", "Cc", "Zl", "Zp"))
"""Categories of characters that show nothing by themselves."""
_VARIATIONS = range(0xFE00, 0xFE10)
_DOT, _CUT = " · ", "…"
_LEAST_WORDS = 2
"""What a part that was shortened still holds: a word, and «…»."""
BREAK = "\u200b"
"""A zero width space: a word may be broken there, without a hyphen."""


class Texts:
    """Text as data, told of in `diagnostics` where letters are missing; `faces` are the font files that may be used."""

    def __init__(self, faces: Iterable[Path], ruler: Ruler) -> None:
        self._known = known_letters(tuple(faces))
        self._ruler = ruler
        self._lost: dict[str, list[str]] = {}

    def line(self, text: str) -> Any:
        """A text of one look."""
        return self.rich((Run(text),)) if text else ""

    def rich(self, text: Inlines) -> Any:
        """Runs as a string, or a list of strings and `{t, b, i}`; a letter that is missing is `{missing: its name}`."""
        parts: list[Any] = []
        for run in text:
            whole = self.clean(run.text)
            if whole.isascii() or self._known.issuperset(whole):
                parts.extend(_styled(whole, run))
            else:
                parts.extend(self._pieces(whole, run))
        return parts[0] if len(parts) == 1 and isinstance(parts[0], str) else parts

    @staticmethod
    def clean(text: str) -> str:
        """The text without characters that a file cannot hold; line ends become `\\n`."""
        return _UNSAFE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))

    def furniture(self, text: str, width_mm: float) -> Any:
        """A header's or a footer's text on one line of a width; where it is longer, its parts are shortened with «…»."""
        room_em = width_mm / _MM_PER_PT / _FURNITURE_PT
        words = self._with_shorter_parts(" ".join(self.clean(text).split()), room_em)
        wide_em = self._ruler.width_em(words) if words else 0
        if wide_em > room_em:
            cut = words[: int(len(words) * room_em / wide_em) - 2]
            words = f"{cut.rpartition(' ')[0] or cut} …"
        return self.line(words)

    def _with_shorter_parts(self, words: str, room_em: float) -> str:
        """Parts between dots lose their last words until all fit: those in the middle first, since whom and when matter most."""
        parts = [part.split(" ") for part in words.split(_DOT)]
        middle = range(1, len(parts) - 1)
        for places in (middle, range(len(parts))):
            while (told := _parts_told(parts)) and self._ruler.width_em(told) > room_em:
                longer = [place for place in places if len(parts[place]) > _LEAST_WORDS]
                if not longer:
                    break
                place = max(longer, key=lambda each: len(" ".join(parts[each])))
                parts[place] = [*parts[place][: -1 if parts[place][-1] != _CUT else -2], _CUT]
        return _parts_told(parts)

    def title_share(self, title: Inlines, *, lies: bool) -> float:
        """The part of the usual size at which a paper's own title takes two lines, or the least one."""
        return title_share(title, self._ruler, _LYING_MM if lies else _UPRIGHT_MM)

    def counted(self, label: str) -> list[Any]:
        """«Side {page} af {pages}» as texts, and `{n: page}` and such where a number or the version's id stands."""
        parts = _COUNTED.split(label)
        return [{"n": part[1:-1]} if _COUNTED.fullmatch(part) else self.line(part) for part in parts if part]

    def split_at_tab(self, text: Inlines) -> tuple[Inlines, Inlines]:
        """What stands before the first tab, and what comes after it; nothing and all where there is no tab."""
        for place, run in enumerate(text):
            if "\t" in run.text:
                before, _, after = run.text.partition("\t")
                head = (*text[:place], Run(before, run.bold, run.italic))
                tail = (Run(after, run.bold, run.italic), *text[place + 1 :])
                return tuple(r for r in head if r.text), tuple(r for r in tail if r.text)
        return (), text

    def is_right_to_left(self, text: Inlines) -> bool:
        """Whether its first letter belongs to a script that runs from right to left."""
        words = plain(text)
        directions = () if words.isascii() else map(unicodedata.bidirectional, words)
        return next((way for way in directions if way in ("L", "R", "AL")), "L") != "L"

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """A warning (WK567) for each text with letters that no font has."""
        return tuple(_told(text, letters) for text, letters in self._lost.items())

    def _pieces(self, whole: str, run: Run) -> list[Any]:
        """The run without what can't be shown; composed first, since fonts have ready letters rather than accents."""
        composed = unicodedata.normalize("NFC", whole)
        parts: list[Any] = []
        shown = ""
        for letter in composed:
            if letter in self._known or letter in "\n\t" or letter == BREAK:
                shown += letter
            elif not _is_unseen(letter):
                parts += [*_styled(shown, run), {"missing": unicodedata.name(letter, f"U+{ord(letter):04X}").lower()}]
                shown = ""
                lost = self._lost.setdefault(composed, [])
                if letter not in lost:
                    lost.append(letter)
        return [*parts, *_styled(shown, run)]


def _parts_told(parts: Sequence[Sequence[str]]) -> str:
    return _DOT.join(" ".join(part) for part in parts)


def _is_unseen(letter: str) -> bool:
    return unicodedata.category(letter) in _UNSEEN or ord(letter) in _VARIATIONS


def _styled(text: str, run: Run) -> list[Any]:
    if not text:
        return []
    if not (run.bold or run.italic):
        return [text]
    data: dict[str, Any] = {"t": text}
    if run.bold:
        data["b"] = True
    if run.italic:
        data["i"] = True
    return [data]


def _told(text: str, letters: Sequence[str]) -> Diagnostic:
    named = ", ".join(f"«{letter}» (U+{ord(letter):04X})" for letter in letters)
    short = text if len(text) <= 60 else f"{text[:59]}…"
    message = f"no font for print has {named}, in «{short}»; a box stands there in the PDF"
    told = warning("WK567", message, hint="Leave it out, or put a font that has it into the theme's fonts/.")
    return Diagnostic(told.code, told.severity, told.message, told.hint, about=(text, *letters))


@lru_cache(maxsize=16)
def known_letters(files: tuple[Path, ...]) -> frozenset[str]:
    """Every character that one of the fonts has."""
    found: set[str] = set()
    for file in files:
        face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file)))
        found.update(chr(code) for code in face.unicodes)
    return frozenset(found)
