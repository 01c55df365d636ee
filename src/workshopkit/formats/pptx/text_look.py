"""A placeholder and what it inherits from → the look of its text: layout, master, the master's text styles, defaults."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from lxml import etree

from workshopkit.formats.pptx.base import Base, plain_errors
from workshopkit.formats.pptx.names import A, P
from workshopkit.frozen import dataclass

TITLE_TYPES = frozenset({"title", "ctrTitle"})
FOOTER_TYPES = frozenset({"dt", "ftr", "sldNum"})
_DEFAULTS = f"{P}defaultTextStyle"


@dataclass(frozen=True, slots=True)
class TextLook:
    """How text stands in a box when nobody says otherwise; `spacing` is the line spacing as a factor."""

    size_pt: float = 18
    bold: bool = False
    caps: bool = False
    heading: bool = False
    spacing: float = 1.0
    exact_line_pt: float = 0
    before_pt: float = 0
    before_factor: float = 0
    anchor: str = "t"
    inset_emu: tuple[int, int, int, int] = (91440, 45720, 91440, 45720)
    """Left, top, right, bottom."""
    centred: bool = False
    """Whether its lines stand in the middle."""
    turned: bool = False
    """Whether its lines run up or down the slide."""


class Inherited:
    """The text of a placeholder, looked up through all it inherits from when it is asked for: a master may have a hundred
    layouts, and a deck uses ten. Raises WorkshopkitError (WK509) when it is damaged."""

    def __init__(self, path: Path, styles: "Styles", chain: Sequence[etree._Element], kind: str) -> None:
        self._path, self._styles, self._chain, self._kind = path, styles, chain, kind

    @cached_property
    def look(self) -> TextLook:
        """How it stands."""
        with plain_errors(self._path):
            return _look(self._chain, self._levels, self._runs, self._kind)

    @property
    def size_pt(self) -> float:
        """The size in it, which is all that most layouts are asked for."""
        with plain_errors(self._path):
            listed = [level.find(f"{A}defRPr") for level in self._levels if level.getparent().tag != _DEFAULTS]
            own = next((size for run in listed if run is not None and (size := run.get("sz"))), "")
            return _in_points(own) if own else _size_pt(self._runs)

    @cached_property
    def fill(self) -> etree._Element | None:
        """Its fill."""
        return next((found for run in self._runs if (found := run.find(f"{A}solidFill")) is not None), None)

    @cached_property
    def _levels(self) -> list[etree._Element]:
        own = [shape.find(f"{P}txBody/{A}lstStyle/{A}lvl1pPr") for shape in self._chain]
        return [*(level for level in own if level is not None), *self._styles.levels(self._kind)]

    @cached_property
    def _runs(self) -> list[etree._Element]:
        return _runs(self._levels, self._chain)


class Styles:
    """What all texts of a master's layouts inherit from, looked up once: its text styles, and the presentation's defaults."""

    def __init__(self, base: Base, master: etree._Element) -> None:
        self._presentation, self._master = base.presentation, master
        self._levels: dict[str, tuple[etree._Element, ...]] = {}

    def levels(self, kind: str) -> tuple[etree._Element, ...]:
        """The first level's properties for a kind of placeholder, nearest first."""
        style = "titleStyle" if kind in TITLE_TYPES else "otherStyle" if kind in FOOTER_TYPES else "bodyStyle"
        if style not in self._levels:
            own = self._master.find(f"{P}txStyles/{P}{style}/{A}lvl1pPr")
            found = (own, self._presentation.find(f"{_DEFAULTS}/{A}lvl1pPr"))
            self._levels[style] = tuple(level for level in found if level is not None)
        return self._levels[style]


def _runs(levels: Sequence[etree._Element], chain: Sequence[etree._Element]) -> list[etree._Element]:
    """Properties of text, nearest first. LibreOffice writes a placeholder's look on its sample text only, which no slide
    inherits; it shows what is meant, and counts before the presentation's defaults."""
    runs = [run for level in levels if (run := level.find(f"{A}defRPr")) is not None]
    own = [run for shape in chain for run in shape.iterfind(f"{P}txBody/{A}p/*") if run.tag in _SAMPLES]
    samples = [run if run.tag == f"{A}endParaRPr" else run.find(f"{A}rPr") for run in own]
    last = 1 if runs and runs[-1].getparent().getparent().tag == _DEFAULTS else 0
    return [*runs[: len(runs) - last], *(run for run in samples if run is not None), *runs[len(runs) - last :]]


_SAMPLES = frozenset({f"{A}r", f"{A}endParaRPr"})


def _look(
    chain: Sequence[etree._Element], paragraphs: Sequence[etree._Element], runs: Sequence[etree._Element], kind: str
) -> TextLook:
    """Resolved look of the first level."""
    bodies = [body for shape in chain if (body := shape.find(f"{P}txBody/{A}bodyPr")) is not None]
    font = next((latin.get("typeface", "") for run in runs if (latin := run.find(f"{A}latin")) is not None), "")
    spacing, exact = _spacing(paragraphs, "lnSpc", 1.0)
    factor, before = _spacing(paragraphs, "spcBef", 0.0)
    insets = [int(_first(bodies, key, str(default))) for key, default in _INSETS]
    return TextLook(
        size_pt=_size_pt(runs),
        bold=_first(runs, "b", "0") in ("1", "true"),
        caps=_first(runs, "cap", "none") == "all",
        heading=font.startswith("+mj") if font else kind in TITLE_TYPES,
        spacing=spacing,
        exact_line_pt=exact,
        before_pt=before,
        before_factor=factor,
        anchor=_first(bodies, "anchor", "t"),
        inset_emu=(insets[0], insets[1], insets[2], insets[3]),
        turned=_first(bodies, "vert", "horz") != "horz",
        centred=_first(paragraphs, "algn", "l") == "ctr" or _first(bodies, "anchorCtr", "0") in ("1", "true"),
    )


def _size_pt(runs: Sequence[etree._Element]) -> float:
    return _in_points(_first(runs, "sz", "1800"))


def _in_points(hundredths: str) -> float:
    """A size of text; raises ValueError for what ECMA-376 (part 1, 20.1.10.72) does not allow."""
    if not 100 <= int(hundredths) <= 400_000:
        raise ValueError(f"a text in it is {int(hundredths) / 100:.4g} pt large; 1 to 4000 is possible")
    return int(hundredths) / 100


_INSETS = (("lIns", 91440), ("tIns", 45720), ("rIns", 91440), ("bIns", 45720))


def _first(nodes: Sequence[etree._Element], key: str, default: str) -> str:
    return next((str(value) for node in nodes if (value := node.get(key)) is not None), default)


def _spacing(paragraphs: Sequence[etree._Element], name: str, default: float) -> tuple[float, float]:
    """A spacing as (factor of the line, points); only one of them is not zero."""
    for paragraph in paragraphs:
        percent = paragraph.find(f"{A}{name}/{A}spcPct")
        if percent is not None:
            value = str(percent.get("val"))
            return (float(value.rstrip("%")) / 100 if value.endswith("%") else float(value) / 100_000), 0.0
        points = paragraph.find(f"{A}{name}/{A}spcPts")
        if points is not None:
            return (1.0 if name == "lnSpc" else 0.0), float(points.get("val")) / 100
    return default, 0.0
