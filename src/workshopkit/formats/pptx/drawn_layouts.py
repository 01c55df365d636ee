"""A theme → the layouts of a drawn master as values: which placeholders and which quiet shapes each has, and where.

The grid: twelve columns of 51.67 pt with gutters of 20 pt between margins of 60 pt; a short line (kicker) and the title
above, a lead from 108 pt, contents from 168 pt down to 484 pt, the footer below. Places are drawn for a title of one line
and a lead of one line; what needs more pushes down what follows (`stack`).
"""

from collections.abc import Callable
from dataclasses import replace

from workshopkit.formats.pptx.drawn_logo import BESIDE_PT, footer_logo_box, title_logo_box
from workshopkit.formats.pptx.drawn_rose import rings, rose
from workshopkit.formats.pptx.drawn_shapes import SLIDE_HEIGHT_PT, Box, Decor, Place, readable
from workshopkit.frozen import dataclass
from workshopkit.model.deck import Role
from workshopkit.model.theme import Theme

MARGIN_PT = 60.0
WIDTH_PT = 840.0
GUTTER_PT = 20.0
HALF_PT = (WIDTH_PT - GUTTER_PT) / 2
TITLE_Y_PT = 56.0
LEAD_Y_PT = 108.0
TOP_PT = 116.0
BODY_Y_PT = 168.0
BOTTOM_PT = 484.0
TABLE_BOTTOM_PT = 494.0
"""A table may go on a little lower: its last rule is a quieter edge than a text's."""
RIGHT_COLUMN_PT = MARGIN_PT + HALF_PT + GUTTER_PT
FOOTER_Y_PT = 504.0
ROSE_CENTRE = (924.0, 270.0)
ROSE_RADIUS_PT = 292.0
TITLE_PT = 36.0
LEAD_PT = 28.0
_USUAL_LEAST_PT = 20.0
BODY_PT = 26.0
BULLETS_PT = 24.0


_LEFT_WHITE = frozenset({"primary", "secondary", "tint"})
"""Grounds of whole slides that a theme sparing of ink does without."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout: `kind` is PowerPoint's own type where one fits, `ground` the role of the background."""

    role: Role
    name: str
    ground: str
    places: tuple[Place, ...]
    decor: tuple[Decor, ...] = ()
    kind: str = ""
    footer: bool = True


def layouts(theme: Theme) -> tuple[Layout, ...]:
    """One layout for every role, in the roles' order."""
    return tuple(_suited(_DRAWERS[role](theme), theme) for role in Role)


def _suited(layout: Layout, theme: Theme) -> Layout:
    """The layout with texts no smaller than the theme's floor, and on paper when the theme is sparing of ink."""
    places = tuple(replace(place, size_pt=_size_pt(place, theme)) for place in layout.places)
    decor, ground = layout.decor, layout.ground
    if theme.light_grounds and ground in _LEFT_WHITE:
        turned = {f"on-{ground}": ground}
        places = tuple(replace(place, colour=turned.get(place.colour, place.colour)) for place in places)
        decor = tuple(
            replace(one, fill=turned.get(one.fill, one.fill), line=turned.get(one.line, one.line)) for one in decor
        )
        ground = "paper"
    return replace(layout, places=places, decor=decor, ground=ground)


def _size_pt(place: Place, theme: Theme) -> float:
    if place.name == "Kicker":
        return round(place.size_pt * larger(theme), 1)
    return max(place.size_pt, theme.least_pt) if place.size_pt else 0


def larger(theme: Theme) -> float:
    """How many times as large as usual a theme's small texts are."""
    return max(1.0, theme.least_pt / _USUAL_LEAST_PT)


def columns_pt(count: int) -> float:
    """Width of so many columns of the grid, with the gutters between them."""
    return count * (WIDTH_PT - 11 * GUTTER_PT) / 12 + (count - 1) * GUTTER_PT


def footer_places(theme: Theme, ground: str, first_idx: int = 11) -> tuple[Place, Place]:
    """Footer and slide number, set to be read on the ground."""
    colour = readable(theme, ground, "muted", f"on-{ground}" if f"on-{ground}" in theme.colours else "ink")
    size_pt = round(12 * larger(theme), 1)
    logo = logo_box(theme)
    line = Box(MARGIN_PT, FOOTER_Y_PT, columns_pt(8 if logo else 9), 18)
    right = logo.x - BESIDE_PT if logo else MARGIN_PT + WIDTH_PT
    number = Box(right - columns_pt(2), FOOTER_Y_PT, columns_pt(2), 18)
    return (
        Place("Footer", "ftr", first_idx, line, size_pt, colour, anchor="ctr"),
        Place("Slide Number", "sldNum", first_idx + 1, number, size_pt, colour, anchor="ctr", align="r"),
    )


def logo_box(theme: Theme, layout: Layout | None = None) -> Box | None:
    """Where the theme's logo stands: at the end of the footer's line, or at the foot of a layout without one."""
    if layout is not None and not layout.footer:
        return title_logo_box(theme, MARGIN_PT)
    return footer_logo_box(theme, MARGIN_PT + WIDTH_PT, FOOTER_Y_PT + 9)


def course_mark(y: float, role: str = "accent") -> Decor:
    """The house's mark: a short stroke from the slide's edge that leads into the kicker."""
    return Decor("Course mark", "rect", Box(0, y, 44, 3), fill=role)


def _kicker(colour: str = "secondary", line: float = 39, size_pt: float = 18, width: float = WIDTH_PT) -> Place:
    """A line whose middle is at `line`; a second one would stand above it."""
    height = 2.45 * size_pt
    box = Box(MARGIN_PT, line + 0.61 * size_pt - height, width, height)
    return Place("Kicker", "body", 13, box, size_pt, colour, bold=True, anchor="b")


def _title(width: float = WIDTH_PT) -> Place:
    box = Box(MARGIN_PT, TITLE_Y_PT, width, 44)
    return Place("Title", "title", 0, box, TITLE_PT, "primary", bold=True, spacing_percent=90)


def _lead(size_pt: float = LEAD_PT) -> Place:
    return Place("Lead", "body", 14, Box(MARGIN_PT, LEAD_Y_PT, WIDTH_PT, 36), size_pt, "primary")


def _poster_title(y: float, width: float, height: float, size_pt: float, colour: str, kind: str = "title") -> Place:
    """A title that stands for itself, with room for several lines."""
    return Place("Title", kind, 0, Box(MARGIN_PT, y, width, height), size_pt, colour, True, spacing_percent=90)


def _draw_title(theme: Theme) -> Layout:
    on, width = "on-primary", columns_pt(8)
    places = (
        _kicker(readable(theme, "primary", "accent", on), 128, width=width),
        _poster_title(146, width, 172, 54, on, "ctrTitle"),
        Place("Subtitle", "subTitle", 1, Box(MARGIN_PT, 338, width, 68), 24, on),
        Place("Meta", "body", 19, Box(MARGIN_PT, 410, width, 74), 20, on, anchor="b"),
    )
    needle = rose(ROSE_CENTRE, ROSE_RADIUS_PT, on, "accent")
    return Layout(Role.TITLE, "Title", "primary", places, (*needle, course_mark(126.5)), "title", footer=False)


def _draw_section(theme: Theme) -> Layout:
    places = (
        _kicker(line=104, size_pt=22),
        _poster_title(124, columns_pt(11), 108, 48, "primary"),
        Place("Lead", "body", 14, Box(MARGIN_PT, 252, columns_pt(10), 100), LEAD_PT, "primary"),
        Place("Figure", "pic", 18, Box(MARGIN_PT, 364, WIDTH_PT, 120)),
    )
    return Layout(Role.SECTION, "Section", "tint", places, (course_mark(102.5),), "secHead")


def _draw_content(theme: Theme) -> Layout:
    body = Place("Body", "obj", 1, Box(MARGIN_PT, BODY_Y_PT, WIDTH_PT, BOTTOM_PT - BODY_Y_PT), BODY_PT, bulleted=True)
    return Layout(Role.CONTENT, "Content", "paper", (_kicker(), _title(), _lead(), body), (course_mark(37.5),), "obj")


def _draw_columns(theme: Theme) -> Layout:
    height = BOTTOM_PT - BODY_Y_PT
    left, right = (Box(x, BODY_Y_PT, HALF_PT, height) for x in (MARGIN_PT, RIGHT_COLUMN_PT))
    places = (
        _kicker(),
        _title(),
        _lead(),
        Place("Left", "obj", 15, left, BULLETS_PT, bulleted=True),
        Place("Right", "obj", 16, right, BULLETS_PT, bulleted=True),
    )
    return Layout(Role.COLUMNS, "Columns", "paper", places, (course_mark(37.5),), "twoObj")


def _draw_focus(role: Role, name: str, badge: tuple[Decor, ...]) -> Layout:
    """A factor or a challenge: what it is, its signs on the left, a question on a panel to the right."""
    colour, width = role.value, WIDTH_PT - _DIAMOND_PT - GUTTER_PT
    height = BOTTOM_PT - BODY_Y_PT
    left = Box(MARGIN_PT, BODY_Y_PT, HALF_PT - 4, height)
    panel = Box(RIGHT_COLUMN_PT, BODY_Y_PT, HALF_PT, height)
    places = (
        _kicker(colour, width=width),
        _title(width),
        _lead(),
        Place("Left", "obj", 15, left, BULLETS_PT, bulleted=True, inset=(0, _PANEL_INSET_PT)),
        Place(
            "Right", "obj", 16, panel, BULLETS_PT, bulleted=True, anchor="ctr", fill=f"{colour}-tint",
            inset=(24, _PANEL_INSET_PT),
        ),
    )  # fmt: skip
    return Layout(role, name, "paper", places, (course_mark(37.5, colour), *badge))


_PANEL_INSET_PT = 14.0
_CIRCLE_PT = 60.0
_DIAMOND_PT = 72.0
_BADGE_MIDDLE_PT = 62.0


def _badge(outline: str, role: str, side_pt: float) -> tuple[Decor]:
    """The ground of a factor's or a challenge's icon, at the right margin beside the title; slides put the icon on it."""
    box = Box(MARGIN_PT + WIDTH_PT - side_pt, _BADGE_MIDDLE_PT - side_pt / 2, side_pt, side_pt)
    return (Decor("Badge", outline, box, fill=role),)


def _draw_factor(theme: Theme) -> Layout:
    """A circle: something to steer by."""
    return _draw_focus(Role.FACTOR, "Factor", _badge("ellipse", "factor", _CIRCLE_PT))


def _draw_challenge(theme: Theme) -> Layout:
    """A diamond: something to watch out for."""
    return _draw_focus(Role.CHALLENGE, "Challenge", _badge("diamond", "challenge", _DIAMOND_PT))


def _draw_table(theme: Theme) -> Layout:
    box = Box(MARGIN_PT, 156, WIDTH_PT, TABLE_BOTTOM_PT - 156)
    places = (_kicker(), _title(), _lead(26), Place("Table", "tbl", 17, box, 24, "ink"))
    return Layout(Role.TABLE, "Table", "paper", places, (course_mark(37.5),), "tbl")


def _draw_figure(theme: Theme) -> Layout:
    caption_pt = _USUAL_LEAST_PT * larger(theme)
    y = 500 - caption_pt * 1.25
    places = (
        _kicker(),
        _title(),
        Place("Figure", "pic", 18, Box(MARGIN_PT, 108, WIDTH_PT, y - 109)),
        Place("Body", "body", 1, Box(MARGIN_PT, y, WIDTH_PT, 500 - y), caption_pt, "muted", anchor="ctr"),
    )
    return Layout(Role.FIGURE, "Figure", "paper", places, (course_mark(37.5),))


def _draw_statement(theme: Theme) -> Layout:
    body = Box(MARGIN_PT, 128, columns_pt(11), 332)
    places = (
        _kicker(),
        Place("Title", "title", 0, Box(MARGIN_PT, TITLE_Y_PT, WIDTH_PT, 62), 28, "primary", True, spacing_percent=90),
        Place("Body", "body", 1, body, 48, "primary", True, "ctr", spacing_percent=95),
    )
    return Layout(Role.STATEMENT, "Statement", "tint", places, (course_mark(37.5),))


def _draw_break(theme: Theme) -> Layout:
    on = "on-secondary"
    places = (
        _kicker(on, 136, 22),
        _poster_title(156, columns_pt(11), 88, 40, on),
        Place("Lead", "body", 14, Box(MARGIN_PT, 258, columns_pt(10), 196), 80, on, True, spacing_percent=90),
    )
    water = rings((960, SLIDE_HEIGHT_PT), (90, 150, 210, 270, 330), on, 28)
    return Layout(Role.BREAK, "Break", "secondary", places, (*water, course_mark(134.5, on)))


def _draw_closing(theme: Theme) -> Layout:
    on, width = "on-primary", columns_pt(8)
    title = Place("Title", "title", 0, Box(MARGIN_PT, 84, width, 132), 54, on, True, "b", spacing_percent=90)
    body = Place("Body", "body", 1, Box(MARGIN_PT, 236, width, BOTTOM_PT - 236), 28, on, before_pt=8)
    needle = rose(ROSE_CENTRE, ROSE_RADIUS_PT, on, "accent")
    return Layout(Role.CLOSING, "Closing", "primary", (title, body), (*needle, course_mark(189)))


_DRAWERS: dict[Role, Callable[[Theme], Layout]] = {
    Role.TITLE: _draw_title,
    Role.SECTION: _draw_section,
    Role.CONTENT: _draw_content,
    Role.COLUMNS: _draw_columns,
    Role.FACTOR: _draw_factor,
    Role.CHALLENGE: _draw_challenge,
    Role.TABLE: _draw_table,
    Role.FIGURE: _draw_figure,
    Role.STATEMENT: _draw_statement,
    Role.BREAK: _draw_break,
    Role.CLOSING: _draw_closing,
}
