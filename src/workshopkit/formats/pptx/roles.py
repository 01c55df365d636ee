"""A master's layouts → which of them carries each role of a slide, with the reasons; a role that none can carry is drawn.

Names alone tell little: layouts come localised, numbered, or called CUSTOM_1_1. So every layout gets points for what it is
(types, geometry, sizes, use in the file's own slides) and a few for its name; `theme.yaml` has the last word.
"""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from workshopkit.diagnostics import Span, error
from workshopkit.errors import WorkshopkitError
from workshopkit.formats.pptx.areas import free_area
from workshopkit.formats.pptx.base import open_base
from workshopkit.formats.pptx.geometry import Box
from workshopkit.formats.pptx.grounds import Grounds
from workshopkit.formats.pptx.layout_names import hinted_roles
from workshopkit.formats.pptx.layout_traits import Traits, read_traits
from workshopkit.formats.pptx.master import Layout, Master, read_master
from workshopkit.formats.pptx.role_rules import Points, points_for
from workshopkit.formats.pptx.shades import is_dark
from workshopkit.frozen import dataclass
from workshopkit.model.role import Role
from workshopkit.model.theme import Theme

THRESHOLD = 45
"""The points that a layout needs to carry a role."""
_CALLED, _HINTED = 60, 22
_SLIGHT_HINTS = {Role.CONTENT: 8, Role.COLUMNS: 8, Role.TABLE: 8, Role.FIGURE: 8}
_STRONG_HINTS = {Role.CLOSING: 35, Role.STATEMENT: 40, Role.BREAK: 60}
_DARK_ROLES = frozenset({Role.TITLE, Role.SECTION, Role.BREAK, Role.CLOSING})
_AT_TOP = 0.4
_DARK = 3
"""Points for a dark ground, which is looked up only for those that may come first by it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A role's layout; `drawn` when it only lends its ground and title, and the kit draws the rest."""

    layout: Layout
    score: int
    why: str
    drawn: bool = False


@dataclass(frozen=True, slots=True)
class RoleChoice:
    """What was understood of a master for one role; `free` is where the kit may draw, in EMU."""

    role: Role
    layout: str
    score: int
    why: str
    drawn: bool
    free: Box


class Casting:
    """Chooses among the layouts of a master; `mapped` is the theme's own word, layouts' names by role."""

    def __init__(self, master: Master, mapped: Mapping[str, str], grounds: Grounds) -> None:
        self.master, self.mapped, self.grounds = master, mapped, grounds
        known: dict[Traits, Traits] = {}
        read = ((layout, read_traits(layout, master)) for layout in master.layouts)
        self._traits = [(layout, known.setdefault(traits, traits)) for layout, traits in read]
        self._names = {layout.part: _name_says(layout.name.strip()) for layout in master.layouts}
        uses: Counter[str] = Counter()
        for layout in master.layouts:
            uses[layout.master] += layout.uses
        self._main = max(dict.fromkeys(layout.master for layout in master.layouts), key=lambda name: uses[name])

    def choice(self, role: Role) -> Choice:
        """The layout for a role."""
        name = self.mapped.get(role.value, "").strip().casefold()
        named = [pair for pair in self._traits if name and pair[0].name.strip().casefold() == name]
        best = self._best(role, named or self._traits)
        if named:
            return Choice(best.layout, 100, "named in theme.yaml")
        return best if best.score >= THRESHOLD else self._bare(role, best)

    def _best(self, role: Role, pairs: list[tuple[Layout, Traits]]) -> Choice:
        """The first of those with most points; only those near it are put into words, and looked at for their ground."""
        reasons = {id(traits): list(points_for(role, traits)) for traits in {id(t): t for _, t in pairs}.values()}
        sums = {known: sum(points for points, _ in found) for known, found in reasons.items()}
        word = role.value
        named = [self._about_name(role, word, layout) for layout, _ in pairs]
        scores = [
            round(sums[id(traits)] + sum(points for points, _ in about) if about else sums[id(traits)])
            for (_, traits), about in zip(pairs, named, strict=True)
        ]
        most = max(scores)
        dark_counts = role in _DARK_ROLES and most >= THRESHOLD
        least = most - _DARK if dark_counts else most
        near = (
            Choice(layout, score, _in_words([*about, *reasons[id(traits)]]))
            for (layout, traits), about, score in zip(pairs, named, scores, strict=True)
            if score >= least
        )
        return max(map(self._on_dark, near), key=lambda choice: choice.score) if dark_counts else next(near)

    def _about_name(self, role: Role, word: str, layout: Layout) -> tuple[Points, ...]:
        """What speaks for and against a layout besides its traits, which many share; `word` is the role's."""
        called, hinted = self._names[layout.part]
        reasons: tuple[Points, ...] = ()
        if called == word:
            reasons = ((_CALLED, "called so"),)
        elif word in hinted:
            reasons = ((_SLIGHT_HINTS.get(role, _STRONG_HINTS.get(role, _HINTED)), "its name says so"),)
        return reasons if layout.master == self._main else (*reasons, (-4, "another master"))

    def _on_dark(self, choice: Choice) -> Choice:
        title = choice.layout.title
        ground = self.grounds.under(choice.layout, title.box) if title is not None else ""
        if not ground or not is_dark(ground):
            return choice
        return Choice(choice.layout, choice.score + _DARK, f"{choice.why}, dark ground")

    def _bare(self, role: Role, best: Choice) -> Choice:
        """The layout that leaves most room, for a role that has to be drawn."""
        page = self.master.width_emu * self.master.height_emu
        home = self.choice(Role.CONTENT).layout.master if role is not Role.CONTENT else self._main

        def room(pair: tuple[Layout, Traits]) -> float:
            layout, traits = pair
            bare = -12 * len(layout.bodies) - 10 * traits.pictures + 10 * (traits.kind in ("titleOnly", "blank"))
            top = layout.title.box.bottom_emu if layout.title is not None and traits.title_middle <= 0.3 else 0
            free = free_area(layout, self.master, top).area / page
            return 25 * traits.has_title + bare + 40 * free + 15 * (layout.master == home)

        barest = sorted(self._traits, key=lambda pair: len(pair[0].bodies) + pair[1].pictures)[:24]
        layout = max(barest, key=room)[0]
        why = f"no layout fits: the best, «{best.layout.name}», has {best.score} of {THRESHOLD} points ({best.why})"
        return Choice(layout, best.score, why, drawn=True)


def explain_roles(source: Path | Theme) -> tuple[RoleChoice, ...]:
    """What every role of a slide gets from a master file, or from a theme's with its mapping.

    Raises WorkshopkitError (WK501–WK511) when the file cannot be used.
    """
    path, mapped = (source.master, source.roles) if isinstance(source, Theme) else (source, {})
    base = open_base(path)
    master = read_master(base)
    if not master.layouts:
        raise WorkshopkitError(error("WK511", f"«{path.name}» has no layouts.", Span(str(path))))
    casting = Casting(master, mapped, Grounds(base))
    chosen = [(role, casting.choice(role)) for role in Role]
    return tuple(
        RoleChoice(role, found.layout.name, found.score, found.why, found.drawn, _free(found.layout, master))
        for role, found in chosen
    )


def _free(layout: Layout, master: Master) -> Box:
    """Where the kit may draw: below a title that stands at the top."""
    title = layout.title
    at_top = title is not None and title.box.bottom_emu <= master.height_emu * _AT_TOP
    return free_area(layout, master, title.box.bottom_emu if title is not None and at_top else 0)


def _name_says(name: str) -> tuple[str, frozenset[str]]:
    """A layout's name, folded, and the words of the roles that it hints at."""
    return name.casefold(), hinted_roles(name)


def _in_words(reasons: list[Points]) -> str:
    """What counted, the weightiest first."""
    ordered = sorted(reasons, key=lambda reason: -abs(reason[0]))
    shown = ", ".join(f"{'' if points > 0 else 'but '}{why}" for points, why in ordered)
    return shown or "nothing speaks for it"
