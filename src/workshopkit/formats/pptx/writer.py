"""A deck and a theme → the bytes of a .pptx, with what could not be set as it should."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml.etree import XMLSyntaxError

from workshopkit.diagnostics import Diagnostic, Span, error, note, sort_diagnostics, warning
from workshopkit.errors import WorkshopkitError
from workshopkit.formats.measure import Ruler
from workshopkit.formats.pptx.assemble import Assembly
from workshopkit.formats.pptx.badge_room import find_badge, free_badge, with_badge_room
from workshopkit.formats.pptx.base import Base, open_base
from workshopkit.formats.pptx.colours import Palette, read_scheme
from workshopkit.formats.pptx.footers import FooterPen
from workshopkit.formats.pptx.geometry import Box
from workshopkit.formats.pptx.grounds import Grounds, colours_on, on_grounds
from workshopkit.formats.pptx.master import Layout, Master, read_master
from workshopkit.formats.pptx.pages import Page, Paginator
from workshopkit.formats.pptx.plan import FIGURE, TABLE, Plan, make_plan
from workshopkit.formats.pptx.roles import Casting, Choice
from workshopkit.formats.pptx.slides import Skeleton, make_skeleton, slide_xml
from workshopkit.formats.pptx.text import language_tag
from workshopkit.model.deck import Deck, Role, Slide
from workshopkit.model.figure import Shape
from workshopkit.model.text import plain
from workshopkit.model.theme import Theme


@dataclass(frozen=True, slots=True)
class WrittenDeck:
    """A .pptx: its bytes, how many slides it has, and what to tell the user about it."""

    data: bytes
    slides: int
    diagnostics: tuple[Diagnostic, ...]


def write_deck(deck: Deck, theme: Theme) -> WrittenDeck:
    """Writes a deck on the theme's master.

    Raises WorkshopkitError (WK501–WK511) when the master cannot be used. Diagnostics: WK801 text that cannot be made to
    fit, WK802 characters the font lacks, WK803 a figure's label that was cut, WK804 a layout that the master lacks.
    """
    base, master = open_master(theme.master)
    body = Ruler(theme.body_font)
    heading = body if theme.heading_font == theme.body_font else Ruler(theme.heading_font)
    grounds = Grounds(base)
    casting = Casting(master, theme.roles, grounds)
    press = _Press(deck, theme, base, master, Paginator(deck, theme, heading, body), grounds, casting)
    assembly = Assembly(base, deck, language_tag(deck.language))
    for slide in deck.slides:
        for page in press.pages(slide):
            assembly.add(press.slide(page, assembly.count + 1), page.plan.layout.part, slide.notes, slide.section)
    return WrittenDeck(assembly.finish(), assembly.count, sort_diagnostics(press.diagnostics()))


def open_master(path: Path) -> tuple[Base, Master]:
    """A master's parts and layouts; raises WorkshopkitError (WK501–WK511) when it cannot be used."""
    try:
        base = open_base(path)
        master = read_master(base)
    except XMLSyntaxError as problem:
        raise WorkshopkitError(
            error("WK509", f"«{path.name}» is damaged: {problem.msg}.", Span(str(path)), "Save it again in PowerPoint.")
        ) from problem
    if not master.layouts:
        raise WorkshopkitError(error("WK511", f"«{path.name}» has no layouts.", Span(str(path))))
    return base, master


def lost_layouts(theme: Theme, master: Master) -> tuple[Diagnostic, ...]:
    """A warning (WK804) for every layout that the theme names and the master lacks."""
    names = tuple(layout.name for layout in master.layouts)
    known = {name.strip().casefold() for name in names}
    return tuple(
        warning(
            "WK804", f"The master has no layout «{name}», which the theme names for «{role}».",
            theme.spans.get(f"roles.{role}", Span(str(theme.master))), f"It has: {', '.join(names)}.",
        )
        for role, name in theme.roles.items()
        if name.casefold() not in known
    )  # fmt: skip


ICON = "icon"
"""Beside slots, what a slide wants of its plan when a badge stands on it."""


@dataclass(slots=True)
class _Press:
    """Keeps what is prepared once: layouts by role, plans by what a slide holds, skeletons by layout."""

    deck: Deck
    theme: Theme
    base: Base
    master: Master
    paginator: Paginator
    grounds: Grounds
    casting: Casting
    choices: dict[Role, Choice] = field(default_factory=dict)
    plans: dict[tuple[Role, frozenset[str]], Plan] = field(default_factory=dict)
    skeletons: dict[tuple[str, str, bool], Skeleton] = field(default_factory=dict)

    def pages(self, slide: Slide) -> list[Page]:
        """The pages of a slide; reports characters that the fonts lack."""
        wanted = frozenset(_wanted(slide))
        plan = self.plans.get((slide.role, wanted))
        if plan is None:
            choice = self._choice(slide.role)
            plan = make_plan(self.master, choice.layout, wanted, slide.role, choice.drawn)
            plan = self._with_icon(plan) if ICON in wanted else plan
            plan = on_grounds(plan, self.grounds, self.theme.colours)
            self.plans[slide.role, wanted] = plan
        pages = self.paginator.pages(slide, plan)
        if self.paginator.body.lacks or self.paginator.heading.lacks:
            self.paginator.report_missing(slide, _all_text(slide))
        return pages

    def slide(self, page: Page, number: int) -> bytes:
        """The part of a page."""
        return slide_xml(page, self._skeleton(page.plan), number, lambda text: self._cut(page.slide, text))

    def diagnostics(self) -> list[Diagnostic]:
        """All that was noted on the way."""
        return [*self.paginator.diagnostics, *lost_layouts(self.theme, self.master), *_left_away(self.base)]

    def _cut(self, slide: Slide, text: str) -> None:
        self.paginator.report_cut(slide, text)

    def _cut_footer(self, layout: Layout, footer: str) -> None:
        message = f"The footer «{footer}» is too long for the layout «{layout.name}» and was cut."
        span = Span(str(self.theme.master))
        self.paginator.diagnostics.append(replace(warning("WK803", message, span, "Shorten it."), about=(footer,)))

    def _with_icon(self, plan: Plan) -> Plan:
        """The plan with room for the icon of a factor or challenge, where there can be any; else it is told."""
        size = Box(0, 0, self.master.width_emu, self.master.height_emu)
        plan = with_badge_room(plan, size)
        if find_badge(plan.layout) is None and free_badge(plan, size) is None:
            message = f"The layout «{plan.layout.name}» leaves no room for the icons of factors and challenges; they are left out."
            hint = "Draw a circle or a square named «Badge» on the layout, where they may stand; or name another under «roles»."
            self.paginator.diagnostics.append(note("WK806", message, Span(str(self.theme.master)), hint))
        return plan

    def _choice(self, role: Role) -> Choice:
        if role not in self.choices:
            self.choices[role] = self.casting.choice(role)
        return self.choices[role]

    def _skeleton(self, plan: Plan) -> Skeleton:
        layout, key = plan.layout, (plan.layout.part, plan.ground, plan.plain)
        if key not in self.skeletons:
            palette = Palette(colours_on(plan.ground, self.theme.colours, plan.plain), read_scheme(self.base, layout))
            pen = FooterPen(
                layout,
                self.master,
                language_tag(self.deck.language),
                palette,
                self.paginator.body,
                lambda footer: self.grounds.legible(layout, footer),
                lambda text: self._cut_footer(layout, text),
            )
            self.skeletons[key] = make_skeleton(pen, self.deck.footer)
        return self.skeletons[key]


def _left_away(base: Base) -> Iterable[Diagnostic]:
    if base.remote:
        message = f"«{base.path.name}» shows pictures that lie elsewhere, not in the file. They are left out."
        hint = "PowerPoint would fetch them whenever the deck is opened. Insert them into the master as pictures."
        yield warning("WK555", message, Span(str(base.path)), hint)


def _wanted(slide: Slide) -> Iterable[str]:
    yield from (slot for slot, paras in slide.texts.items() if paras)
    if slide.icon is not None:
        yield ICON
    if slide.table is not None:
        yield TABLE
    if slide.figure is not None:
        yield FIGURE


def _all_text(slide: Slide) -> str:
    lines = [plain(slide.title)]
    lines += [plain(para.runs) + para.aside for paras in slide.texts.values() for para in paras]
    if slide.table is not None:
        lines += [column.title for column in slide.table.columns]
        lines += [plain(cell) for row in slide.table.rows for cell in row.cells]
    if slide.figure is not None:
        lines += [plain(m.label.text) for m in slide.figure.marks if isinstance(m, Shape) and m.label is not None]
    return "\n".join(lines)
