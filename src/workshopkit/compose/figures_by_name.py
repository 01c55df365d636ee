"""A figure named in a template, with its arguments → the drawing, its words from the phrases."""

from collections.abc import Callable

from workshopkit.compose.arguments import Arguments
from workshopkit.compose.figure_compass import ChartKey, ChartMark, sixteen_figure
from workshopkit.compose.figure_day import DayStop, day_figure
from workshopkit.compose.figure_icon import badge_figure
from workshopkit.compose.figure_links import MatrixWords, answers_figure, matrix_figure
from workshopkit.compose.figure_partners import PartnerEntry, SectorPanel, partners_figure
from workshopkit.compose.figure_small import LinkMark
from workshopkit.compose.figure_strip import strip_figure
from workshopkit.compose.grammar import FIGURE_KEYS
from workshopkit.compose.views import View
from workshopkit.diagnostics import Diagnostic, Span, error
from workshopkit.errors import TemplateError
from workshopkit.model.content import Sector
from workshopkit.model.figure import Figure
from workshopkit.model.node import Scalar


def compose_figure(a: Arguments) -> Figure:
    """`sixteen` or `{name: day, item: item}` → the figure; TemplateError (WK407) for an unknown name."""
    if not isinstance(a.node, Scalar):
        a.allow(FIGURE_KEYS.forms)
    name = a.text() if isinstance(a.node, Scalar) else a.text("name")
    build = FIGURES.get(name)
    if build is None:
        raise TemplateError(unknown_figure(name, a.node.span))
    return build(a)


def unknown_figure(name: str, span: Span) -> Diagnostic:
    """An error (WK407) that lists the figures."""
    return error("WK407", f"there is no figure «{name[:40]}»", span, f"Known: {', '.join(FIGURES)}.")


def _size(a: Arguments, width: float, height: float) -> tuple[float, float]:
    return a.number("width", width, 100, 2000), a.number("height", height, 40, 2000)


def _day(a: Arguments) -> Figure:
    """The day of an item, as a line to scale with the item lit; or a day with nothing lit."""
    words = a.composing.leaves.words
    if a.get("item") is None:
        day = _record(a, "day", "a day of the workshop", "number", "items")
        alt = words.say("alt_whole_day", start=words.clock(day["starts"]), end=words.clock(day["ends"]))
        return day_figure(_stops(day), None, *_size(a, 840, 110), alt, words.clock)
    item, day, now = _present(a)
    alt = words.say(
        "alt_day", start=words.clock(day["starts"]), end=words.clock(day["ends"]), item=item["title"],
        now=words.clock(item["starts"]),
    )  # fmt: skip
    return day_figure(_stops(day), now, *_size(a, 840, 110), alt, words.clock)


def _record(a: Arguments, key: str, what: str, *names: str) -> View:
    found = a.value(key)
    if not isinstance(found, View) or not set(names) <= set(found):
        raise TemplateError(error("WK406", f"«{key}» is {what}", a.need(key).span))
    return found


def _stops(day: View) -> list[DayStop]:
    return [DayStop(i["title"], i["starts"], i["ends"], i["quiet"]) for i in day["items"]]


def _present(a: Arguments, key: str = "item") -> tuple[View, View, int | None]:
    """An item, its day, and which of the day's items it is; None for a track."""
    item = _record(a, key, "an item of the agenda", "id", "day", "title", "starts")
    day = next(day for day in a.scope["workshop"]["days"] if day["number"] == item["day"])
    return item, day, next((n for n, other in enumerate(day["items"]) if other["id"] == item["id"]), None)


def compose_icon(a: Arguments, key: str) -> Figure:
    """The badge of the factor or challenge under a key."""
    focus = _record(a, key, "a factor or a challenge", "id", "type", "short")
    return badge_figure(focus["type"], focus["id"])


def compose_strip(a: Arguments, key: str) -> Figure:
    """The slim strip of the day of the item under a key."""
    _, day, now = _present(a, key)
    return strip_figure(tuple(_stops(day)), now)


def _icon(a: Arguments) -> Figure:
    return compose_icon(a, "focus")


def _link_marks(focuses: tuple[View, ...]) -> list[LinkMark]:
    return [LinkMark(f["id"], f["short"], tuple(answer["factor"] for answer in f["answers"])) for f in focuses]


def _matrix(a: Arguments) -> Figure:
    """Which factors answer which challenges, those in play lit."""
    words, workshop = a.composing.leaves.words, a.scope["workshop"]
    lit = {focus["id"] for focus in workshop["focuses"]}
    links = "; ".join(
        f"{c['short']}: {words.enumerate(answer['short'] for answer in c['answers'])}" for c in workshop["challenges"]
    )
    factors, challenges = _link_marks(workshop["factors"]), _link_marks(workshop["challenges"])
    said = MatrixWords(words.say("matrix_note"), words.say("alt_matrix", text=links))
    return matrix_figure(factors, challenges, lit, said, *_size(a, 840, 366))


def _answers(a: Arguments) -> Figure:
    """A challenge with the factors that answer it."""
    words = a.composing.leaves.words
    challenge = _record(a, "focus", "a challenge", "id", "short", "answers")
    factors = [LinkMark(answer["factor"], answer["short"]) for answer in challenge["answers"]]
    names = words.enumerate(factor.label for factor in factors)
    alt = words.say("alt_answers", challenge=challenge["short"], factors=names)
    width = a.number("width", 410, 200, 2000)
    return answers_figure(_link_marks((challenge,))[0], factors, words.say("answers_label"), alt, width)


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


FIGURES: dict[str, Callable[[Arguments], Figure]] = {
    "day": _day, "sixteen": _sixteen, "partners": _partners, "matrix": _matrix, "answers": _answers, "icon": _icon,
}  # fmt: skip
