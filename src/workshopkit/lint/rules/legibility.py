"""Legibility: contrast of text on its ground, and text on slides that is too small to be read in a room."""

from collections.abc import Iterator

from workshopkit.diagnostics import Severity
from workshopkit.lint.rule import Criterion, Finding, Rule, both, named, short
from workshopkit.model.inspection import Element, ElementKind, FileKind, OfficeFile, Stretch
from workshopkit.model.theme import contrast

LEAST_PT = 12.0
LARGE_PT, LARGE_BOLD_PT = 18.0, 14.0
LEAST_CONTRAST, LEAST_CONTRAST_LARGE = 4.5, 3.0


def low_contrast(file: OfficeFile) -> Iterator[Finding]:
    """Text that is too faint on every ground it may stand on; each pair of colours once a place."""
    for position, element, stretch in _painted(file):
        pairs = _pairs(stretch)
        least = _least(stretch)
        if pairs and all(ratio < least for ratio, _, _ in pairs) and not _doubt(stretch):
            ratio, ink, ground = max(pairs)
            what = f"the text «{short(stretch.text)}»{_within(element)} has a contrast of {_floored(ratio)}:1"
            message = f"{element.place}: {what} (#{ink} on #{ground}); the least is {least:g}:1."
            yield Finding(position, message)


def unjudged_contrast(file: OfficeFile) -> Iterator[Finding]:
    """Text whose colour or ground the file does not tell, or that stands over several grounds of which some are too near."""
    told: set[tuple[int, str]] = set()
    for position, element, stretch in _painted(file):
        passing = [ratio >= _least(stretch) for ratio, _, _ in _pairs(stretch)]
        reason = _doubt(stretch) or ("over several colours" if any(passing) and not all(passing) else "")
        if reason and (position, reason) not in told:
            told.add((position, reason))
            text = f"the contrast of «{short(stretch.text)}»{_within(element)} cannot be judged"
            yield Finding(position, f"{element.place}: {text}: it stands {reason}.")


def small_text(file: OfficeFile) -> Iterator[Finding]:
    """Text on slides under 12 points, as it is shown; each shape once, with its smallest."""
    for position, element in enumerate(file.elements):
        if file.kind is not FileKind.SLIDES or element.kind is ElementKind.NOTES:
            continue
        sized = [(s.size_pt, s.text) for s in element.texts if s.size_pt is not None and s.text.strip()]
        size, text = min(sized, default=(LEAST_PT, ""))
        if size < LEAST_PT:
            said = f"the text «{short(text)}» in {named(element)} is {size:g} pt"
            yield Finding(position, f"{element.place}: {said}; under {LEAST_PT:g} pt is hard to read on a screen.")


def _painted(file: OfficeFile) -> Iterator[tuple[int, Element, Stretch]]:
    for position, element in enumerate(file.elements):
        seen = set()
        for stretch in element.texts:
            look = (stretch.ink, stretch.grounds, _least(stretch))
            if stretch.grounds and any(map(str.isalnum, stretch.text)) and look not in seen:
                seen.add(look)
                yield position, element, stretch


def _pairs(stretch: Stretch) -> list[tuple[float, str, str]]:
    known = [ground for ground in stretch.grounds if ground.colour]
    inks = [(stretch.ink.over(ground).colour, ground.colour) for ground in known if stretch.ink.colour]
    return [(contrast(ink, ground), ink, ground) for ink, ground in inks]


def _doubt(stretch: Stretch) -> str:
    if stretch.ink.unknown:
        return f"in {stretch.ink.unknown}"
    reason = next((ground.unknown for ground in stretch.grounds if ground.unknown), "")
    return f"on {reason}" if reason else ""


def _least(stretch: Stretch) -> float:
    size = stretch.size_pt or 0
    large = size >= LARGE_PT or (stretch.bold and size >= LARGE_BOLD_PT)
    return LEAST_CONTRAST_LARGE if large else LEAST_CONTRAST


def _floored(ratio: float) -> str:
    # 4.49 must not be told as 4.5, the very limit it misses.
    return f"{int(ratio * 10) / 10:.1f}"


def _within(element: Element) -> str:
    return f" in {named(element)}" if element.name else ""


_LIGHTEN = "Give the text or its ground a colour that stands off more: Home › Font Color."

RULES = (
    Rule("WK951", Severity.ERROR, Criterion("1.4.3"), both(_LIGHTEN), low_contrast),
    Rule(
        "WK952", Severity.NOTE, Criterion("1.4.3"),
        both("Look at it: text needs 4.5:1, from 18 pt (14 pt bold) 3:1. A solid box behind the text makes it sure."),
        unjudged_contrast,
    ),
    Rule(
        "WK953", Severity.WARNING, Criterion("1.4.4"),
        both("Make it 12 pt or more; 18 pt is better for what everybody should read."),
        small_text,
    ),
)  # fmt: skip
