"""A figure named in a template, with its arguments → the drawing, its words from the phrases."""

from collections.abc import Callable

from workshopkit.compose.arguments import Arguments
from workshopkit.compose.figures import (
    ChartKey,
    ChartMark,
    DayStop,
    PartnerEntry,
    SectorPanel,
    day_figure,
    partners_figure,
    sixteen_figure,
)
from workshopkit.compose.views import View
from workshopkit.diagnostics import error
from workshopkit.errors import TemplateError
from workshopkit.model.content import Sector
from workshopkit.model.figure import Figure
from workshopkit.model.node import Scalar


def compose_figure(a: Arguments) -> Figure:
    """`sixteen`, `partners` or `{name: day, item: item}` → the figure; TemplateError (WK407) for an unknown name."""
    if not isinstance(a.node, Scalar):
        a.allow(("name", "item", "width", "height"))
    name = a.text() if isinstance(a.node, Scalar) else a.text("name")
    build = _FIGURES.get(name)
    if build is None:
        raise TemplateError(
            error("WK407", f"there is no figure «{name[:40]}»", a.node.span, f"Known: {', '.join(_FIGURES)}.")
        )
    return build(a)


def _size(a: Arguments, width: float, height: float) -> tuple[float, float]:
    return a.number("width", width, 100, 2000), a.number("height", height, 40, 2000)


def _day(a: Arguments) -> Figure:
    """The day of an item, as a line to scale with the item lit."""
    words = a.composing.leaves.words
    item = a.value("item")
    if not isinstance(item, View) or not {"id", "day", "title", "starts"} <= set(item):
        raise TemplateError(error("WK406", "«item» is an item of the agenda", a.need("item").span))
    day = next(day for day in a.scope["workshop"]["days"] if day["number"] == item["day"])
    stops = [DayStop(i["title"], i["starts"], i["ends"], i["quiet"]) for i in day["items"]]
    now = next((n for n, other in enumerate(day["items"]) if other["id"] == item["id"]), None)
    alt = words.say(
        "alt_day", start=words.clock(day["starts"]), end=words.clock(day["ends"]), item=item["title"],
        now=words.clock(item["starts"]),
    )  # fmt: skip
    return day_figure(stops, now, *_size(a, 840, 110), alt, words.clock)


def _sixteen(a: Arguments) -> Figure:
    """All factors and challenges, those in play lit."""
    say = a.composing.leaves.words.say
    workshop = a.scope["workshop"]
    lit = {focus["id"] for focus in workshop["focuses"]}
    titles = a.composing.leaves.words.enumerate(focus["title"] for focus in workshop["focuses"])
    alt = say("alt_sixteen", titles=titles) if titles else say("alt_sixteen_none")

    def marks(focuses: tuple[View, ...]) -> list[ChartMark]:
        return [ChartMark(focus["id"], focus["short"]) for focus in focuses]

    key = ChartKey(say("factor"), say("challenge"), say("in_play_today"))
    return sixteen_figure(marks(workshop["factors"]), marks(workshop["challenges"]), lit, key, alt, *_size(a, 840, 366))


def _partners(a: Arguments) -> Figure:
    """The partners in the field of the four sectors."""
    say = a.composing.leaves.words.say
    panels = []
    for sector in Sector:
        inside = [p for p in a.scope["workshop"]["partners"] if p["sector"] == sector.value]
        people = sum(p["count"] for p in inside)
        entries = tuple(PartnerEntry(p["name"], p["count"]) for p in inside)
        count = say("participants_count", n=people) if people else ""
        panels.append(SectorPanel(sector.value, say(f"sector_{sector.value}"), count, entries))
    alt = say("alt_partners", text="; ".join(_panel_words(panel, say) for panel in panels))
    return partners_figure(panels, say("who_is_missing"), alt, "+ {count}", *_size(a, 840, 366))


def _panel_words(panel: SectorPanel, say: Callable[..., str]) -> str:
    names = ", ".join(entry.name for entry in panel.partners) or say("nobody")
    return f"{panel.title}: {names}"


_FIGURES: dict[str, Callable[[Arguments], Figure]] = {"day": _day, "sixteen": _sixteen, "partners": _partners}
