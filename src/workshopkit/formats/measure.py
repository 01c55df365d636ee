"""Text and a theme's font files → widths, lines and heights in points, by shaping with HarfBuzz.

Lengths are in em (of the text's size) until a size is given, so that one shaping serves every size that is tried.
"""

import re
from collections.abc import Sequence
from math import ceil
from pathlib import Path

import uharfbuzz

from workshopkit.diagnostics import Diagnostic, Span, error
from workshopkit.errors import WorkshopkitError
from workshopkit.frozen import dataclass
from workshopkit.model.text import Inlines
from workshopkit.model.theme import Font

LEAST_LINE = 1.2
"""LibreOffice sets lines of 1.2 × size whatever the font; PowerPoint follows the font."""
SAFETY = 1.005
GUESSED_EM = 1.0
"""Width of a character that the font lacks: a fallback font will show it, and few are wider than an em."""
_KEPT_PARAGRAPHS = 5_000

_TOKENS = re.compile(r"\n|[ \t]+|[^ \t\n]+")
_AFTER_HYPHEN = re.compile(r"(?<=[^\W\d_]-)(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Words:
    """Text that is ready to be wrapped: per forced line, words as (gap before, width) in em."""

    lines: tuple[tuple[tuple[float, float], ...], ...]
    widest_em: float

    @property
    def line_em(self) -> float:
        """Width of the longest line when nothing is wrapped."""
        return max((sum(gap + width for gap, width in line) for line in self.lines), default=0.0)


@dataclass(frozen=True, slots=True)
class Wrapped:
    """What wrapping gave: how many lines, and how far the last one reaches in em."""

    lines: int
    last_em: float


@dataclass(frozen=True, slots=True)
class Measured:
    """Text in a width at a size; `widest_word_pt` above the width means that a word is broken."""

    lines: int
    height_pt: float
    widest_word_pt: float


class Ruler:
    """Measures text in one font family; keeps the width of every word that it has seen.

    Raises WorkshopkitError (WK545) when one of the family's files is no font.
    """

    def __init__(self, font: Font) -> None:
        self._widened = font.widened
        self._faces = _faces(font)
        self._widths: dict[tuple[str, bool, bool], float] = {}
        self._missing: dict[str, frozenset[str]] = {}
        self._paragraphs: dict[tuple[Inlines, bool, bool, float], Words] = {}
        regular = self._faces[False, False]
        extents, units = regular.get_font_extents("ltr"), regular.face.upem
        self.line_em: float = max(LEAST_LINE, (extents.ascender - extents.descender + extents.line_gap) / units)

    def width_em(self, text: str, bold: bool = False, italic: bool = False) -> float:
        """Width of a text on one line, in em."""
        key = (text, bold, italic)
        known = self._widths.get(key)
        if known is None:
            known = self._widths[key] = self._shape(text, bold, italic) * self._widened
        return known

    def words(self, runs: Inlines, bold: bool = False, caps: bool = False, tracking_em: float = 0) -> Words:
        """The words of a paragraph with their widths; `bold` and `caps` count for all runs.

        The last ones are kept, since a text is fitted at one size after the other and its words are the same at each.
        """
        key = (runs, bold, caps, tracking_em)
        known = self._paragraphs.get(key)
        if known is None:
            if len(self._paragraphs) >= _KEPT_PARAGRAPHS:
                self._paragraphs.clear()
            known = self._paragraphs[key] = self._words(runs, bold, caps, tracking_em)
        return known

    def _words(self, runs: Inlines, bold: bool, caps: bool, tracking_em: float) -> Words:
        lines: list[list[tuple[float, float]]] = [[]]
        gap, glued = 0.0, False
        for run in runs:
            heavy = bold or run.bold
            for token in _TOKENS.findall(run.text.upper() if caps else run.text):
                if token == "\n":
                    lines.append([])
                    gap, glued = 0.0, False
                elif token[0] in " \t":
                    gap += len(token) * (self.width_em(" ", heavy, run.italic) + tracking_em)
                    glued = False
                else:
                    for piece in _AFTER_HYPHEN.split(token):
                        width = (self.width_em(piece, heavy, run.italic) + len(piece) * tracking_em) * SAFETY
                        _append(lines[-1], gap, width, glued)
                        gap, glued = 0.0, False
                    glued = True
        widest = max((width for line in lines for _, width in line), default=0.0)
        return Words(tuple(map(tuple, lines)), widest)

    @property
    def lacks(self) -> bool:
        """Whether anything measured so far had a character that the font lacks."""
        return bool(self._missing)

    def missing(self, text: str) -> frozenset[str]:
        """The characters of a text whose width was guessed because the font lacks them."""
        if not self._missing:
            return frozenset()
        return frozenset().union(*(lost for token, lost in self._missing.items() if token in text))

    def measure(self, paragraphs: Sequence[Inlines], size_pt: float, width_pt: float) -> Measured:
        """Lines, height and widest word of plain paragraphs, set solid in a width."""
        prepared = [self.words(paragraph) for paragraph in paragraphs]
        lines = sum(wrap(words, width_pt / size_pt).lines for words in prepared)
        widest = max((words.widest_em for words in prepared), default=0.0)
        return Measured(lines, lines * self.line_em * size_pt, widest * size_pt)

    def _shape(self, text: str, bold: bool, italic: bool) -> float:
        buffer = uharfbuzz.Buffer()
        # A lone surrogate cannot be encoded; it is never written either.
        buffer.add_str(text.encode("utf-8", "replace").decode("utf-8"))
        buffer.guess_segment_properties()
        face = self._faces[bold, italic]
        uharfbuzz.shape(face, buffer)
        units, guessed, total = face.face.upem, set(), 0.0
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            if info.codepoint == 0:
                guessed.add(text[info.cluster])
                total += GUESSED_EM
            else:
                total += position.x_advance / units
        if guessed:
            self._missing[text] = frozenset(guessed)
        return total


def wrap(words: Words, width_em: float) -> Wrapped:
    """Lines that the words take in a width; a word wider than that is broken as a last resort."""
    count, reach = 0, 0.0
    for line in words.lines:
        count, reach = count + 1, 0.0
        for gap, width in line:
            if reach and reach + gap + width <= width_em:
                reach += gap + width
                continue
            if reach:
                count += 1
            reach = width
            if width > width_em:
                # Breaking in a word leaves up to a letter's room at the end of each line.
                usable = max(width_em - 1, width_em / 2, 0.01)
                pieces = ceil(width / usable)
                count, reach = count + pieces - 1, width - (pieces - 1) * usable
    return Wrapped(count, reach)


def _append(line: list[tuple[float, float]], gap: float, width: float, glued: bool) -> None:
    if glued and line:
        earlier_gap, earlier = line[-1]
        line[-1] = (earlier_gap, earlier + width)
    else:
        line.append((gap, width))


def _faces(font: Font) -> dict[tuple[bool, bool], uharfbuzz.Font]:
    """The faces by (bold, italic); WorkshopkitError (WK545) that names every file that is no font."""
    files = {
        (False, False): font.regular,
        (True, False): font.bold,
        (False, True): font.italic,
        (True, True): font.bold_italic,
    }
    loaded = {
        style: uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)) if path.stat().st_size else b"")
        for style, path in files.items()
    }
    if bad := [files[style] for style, face in loaded.items() if not face.glyph_count or not face.unicodes]:
        raise WorkshopkitError(_no_font(path) for path in dict.fromkeys(bad))
    return {style: uharfbuzz.Font(face) for style, face in loaded.items()}


def _no_font(path: Path) -> Diagnostic:
    hint = "Fetch the file again, or delete it: a font that is like it stands in."
    return error("WK545", f"«{path.name}» is no font that can be read", Span(str(path)), hint)
