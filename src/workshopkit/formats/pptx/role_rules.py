"""A role and a layout's traits → points for and against the layout, each with its reason in words."""

from collections.abc import Callable, Iterator

from workshopkit.formats.pptx.layout_traits import Traits
from workshopkit.model.role import Role

Points = tuple[float, str]
NO_TITLE = -60.0
"""A slide needs a title, for the ear and for the overview."""

UPRIGHT = -60.0
"""Its texts are set for scripts that the kit doesn't write in."""


def points_for(role: Role, traits: Traits) -> Iterator[Points]:
    """What speaks for and against a layout, its name left out."""
    if not traits.has_title:
        yield NO_TITLE, "no title"
    if traits.upright:
        yield UPRIGHT, "lines that stand"
    yield from _RULES[role](traits)
    if traits.uses:
        yield min(6.0, 2.0 * traits.uses), f"used by {traits.uses} of its own slides"


def _cover(traits: Traits) -> Iterator[Points]:
    if traits.kind == "title":
        yield 40, "of the type title slide"
    elif traits.centred:
        yield 25, "a cover's title"
    if 0.25 <= traits.title_middle <= 0.78:
        yield 15, "title in the middle"
    if traits.subtitle:
        yield 18, "a subtitle"
    elif len(traits.texts) == 1 and traits.texts[0] < 0.3:
        yield 8, "one short text"
    yield from _too_much(traits, 1)


def _section(traits: Traits) -> Iterator[Points]:
    if traits.kind == "secHead":
        yield 40, "of the type section header"
    if 0.25 <= traits.title_middle <= 0.85:
        yield 15, "title in the middle"
    if len(traits.texts) <= 1 and sum(traits.texts) < 0.3:
        yield 10, "little text"
    if traits.kind == "title":
        yield -15, "of the type title slide"
    yield from _too_much(traits, 1)


def _content(traits: Traits) -> Iterator[Points]:
    if traits.kind in ("obj", "tx", "objOnly"):
        yield 22, "of the type title and content"
    if len(traits.texts) == 1:
        yield 30, "one main text"
        if traits.texts[0] >= 0.25:
            yield 18, f"which takes {traits.texts[0]:.0%} of the slide"
        elif traits.texts[0] < 0.2:
            yield -25, "which is small"
    elif not traits.texts:
        yield -10, "no text"
    yield from _headed(traits)
    yield from _legible(traits)
    yield from _too_much(traits, 1)


def _columns(traits: Traits) -> Iterator[Points]:
    if traits.kind in ("twoObj", "twoColTx"):
        yield 20, "of the type two contents"
    if traits.side_by_side:
        yield 35, "two texts side by side"
        if len(traits.texts) == 2:
            yield 15, "and no other"
        if min(traits.texts[:2]) < 0.11:
            yield -40, "which are small"
    yield from _headed(traits)
    yield from _legible(traits)
    yield from _too_much(traits, 2)


def _table(traits: Traits) -> Iterator[Points]:
    if traits.table_share >= 0.2:
        yield 45, "a place for a table"
    if traits.kind in ("tbl", "titleOnly"):
        yield 15, "of the type " + ("table" if traits.kind == "tbl" else "title only")
    yield from _open(traits)


def _figure(traits: Traits) -> Iterator[Points]:
    if traits.kind == "titleOnly":
        yield 15, "of the type title only"
    yield from _open(traits)


def _statement(traits: Traits) -> Iterator[Points]:
    if len(traits.texts) == 1:
        yield 10, "one main text"
        if traits.largest_pt >= 30 and traits.texts[0] >= 0.18:
            yield 20, "in large letters"
        elif traits.largest_pt < 24:
            yield -12, "in small letters"
        if traits.clear < 0.75:
            yield -30, "drawings lie in it"
    yield from _headed(traits)
    yield from _too_much(traits, 1)


def _closing(traits: Traits) -> Iterator[Points]:
    if len(traits.texts) == 1:
        yield 18, "one main text"
        if traits.texts[0] < 0.06:
            yield -12, "which is small"
    if 0.2 <= traits.title_middle <= 0.75:
        yield 12, "title in the middle"
    if traits.kind == "title":
        yield 18, "of the type title slide"
    elif traits.kind in ("obj", "tx"):
        yield 8, "of the type title and content"
    yield from _too_much(traits, 1)


def _open(traits: Traits) -> Iterator[Points]:
    """Room below the title that nothing else asks for."""
    if traits.has_title and traits.title_middle <= 0.3:
        yield 20, "title at the top"
    if not traits.texts and not traits.pictures:
        yield (30, "room below it") if traits.clear >= 0.35 else (-10, "little room below it")
    elif len(traits.texts) == 1 and traits.texts[0] >= 0.3:
        yield 25, f"one place that takes {traits.texts[0]:.0%} of the slide"
    yield from _too_much(traits, 1)


def _headed(traits: Traits) -> Iterator[Points]:
    if traits.has_title and traits.title_middle <= 0.3:
        yield 12, "title at the top"
    elif traits.has_title:
        yield -10, "title not at the top"


def _legible(traits: Traits) -> Iterator[Points]:
    if traits.texts and traits.clear < 0.75:
        yield -30, "drawings lie in its text"
    if 16 <= traits.largest_pt <= 36:
        yield 5, f"text of {traits.largest_pt:.0f} pt"
    elif 0 < traits.largest_pt < 12:
        yield -15, f"text of only {traits.largest_pt:.0f} pt"


def _too_much(traits: Traits, wanted: int) -> Iterator[Points]:
    if traits.pictures:
        yield -15.0 * min(2, traits.pictures), "places for pictures"
    if len(traits.texts) > wanted:
        yield -12.0 * (len(traits.texts) - wanted), f"{len(traits.texts)} texts"


_RULES: dict[Role, Callable[[Traits], Iterator[Points]]] = {
    Role.TITLE: _cover,
    Role.SECTION: _section,
    Role.CONTENT: _content,
    Role.COLUMNS: _columns,
    Role.FACTOR: _columns,
    Role.CHALLENGE: _columns,
    Role.TABLE: _table,
    Role.FIGURE: _figure,
    Role.STATEMENT: _statement,
    Role.BREAK: _section,
    Role.CLOSING: _closing,
}
