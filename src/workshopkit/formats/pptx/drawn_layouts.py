"""A theme → the layouts of a drawn master as values: which placeholders and which quiet shapes each has, and where.

The grid: twelve columns of 51.67 pt with gutters of 20 pt between margins of 60 pt; a short line (kicker) and the title
above, contents from 136 pt down to 484 pt, the footer below. Every edge here is on it.
"""

from collections.abc import Callable

from workshopkit.formats.pptx.drawn_rose import rings, rose
from workshopkit.formats.pptx.drawn_shapes import SLIDE_HEIGHT_PT, Box, Decor, Place, readable
from workshopkit.frozen import dataclass
from workshopkit.model.deck import Role
from workshopkit.model.theme import Theme

MARGIN_PT = 60.0
WIDTH_PT = 840.0
GUTTER_PT = 20.0
HALF_PT = (WIDTH_PT - GUTTER_PT) / 2
TOP_PT = 136.0
BODY_Y_PT = 218.0
BOTTOM_PT = 484.0
RIGHT_COLUMN_PT = MARGIN_PT + HALF_PT + GUTTER_PT
FOOTER_Y_PT = 504.0
ROSE_CENTRE = (924.0, 270.0)
ROSE_RADIUS_PT = 292.0
TITLE_PT = 34.0
LEAD_PT = 26.0
BODY_PT = 22.0
QUESTION_PT = 26.0


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
    return tuple(_DRAWERS[role](theme) for role in Role)


def columns_pt(count: int) -> float:
    """Width of so many columns of the grid, with the gutters between them."""
    return count * (WIDTH_PT - 11 * GUTTER_PT) / 12 + (count - 1) * GUTTER_PT


def footer_places(theme: Theme, ground: str, first_idx: int = 11) -> tuple[Place, Place]:
    """Footer and slide number, set to be read on the ground."""
    colour = readable(theme, ground, "muted", f"on-{ground}" if f"on-{ground}" in theme.colours else "ink")
    line = Box(MARGIN_PT, FOOTER_Y_PT, columns_pt(9), 18)
    number = Box(MARGIN_PT + WIDTH_PT - columns_pt(2), FOOTER_Y_PT, columns_pt(2), 18)
    return (
        Place("Footer", "ftr", first_idx, line, 12, colour, anchor="ctr"),
        Place("Slide Number", "sldNum", first_idx + 1, number, 12, colour, anchor="ctr", align="r"),
    )


def course_mark(y: float, role: str = "accent") -> Decor:
    """The house's mark: a short stroke from the slide's edge that leads into the kicker."""
    return Decor("Course mark", "rect", Box(0, y, 44, 3), fill=role)


def _kicker(colour: str = "secondary", y: float = 34, size_pt: float = 16, x: float = MARGIN_PT) -> Place:
    return Place(
        "Kicker", "body", 13, Box(x, y, columns_pt(9), round(size_pt * 1.25)), size_pt, colour, bold=True, anchor="ctr"
    )


def _title(width: float = WIDTH_PT, height: float = 80, size_pt: float = TITLE_PT, y: float = 56) -> Place:
    return Place(
        "Title", "title", 0, Box(MARGIN_PT, y, width, height), size_pt, "primary", bold=True, spacing_percent=90
    )


def _lead(colour: str = "primary") -> Place:
    return Place("Lead", "body", 14, Box(MARGIN_PT, TOP_PT, WIDTH_PT, 64), LEAD_PT, colour)


def _draw_title(theme: Theme) -> Layout:
    on = "on-primary"
    width = columns_pt(8)
    places = (
        Place(
            "Kicker",
            "body",
            13,
            Box(MARGIN_PT, 96, width, 24),
            18,
            readable(theme, "primary", "accent", on),
            True,
            "ctr",
        ),
        Place("Title", "ctrTitle", 0, Box(MARGIN_PT, 128, width, 146), 44, on, True, spacing_percent=90),
        Place("Subtitle", "subTitle", 1, Box(MARGIN_PT, 286, width, 92), 24, on),
        Place("Meta", "body", 19, Box(MARGIN_PT, 432, width, 52), 20, on, anchor="b"),
    )
    needle = rose(ROSE_CENTRE, ROSE_RADIUS_PT, on, "accent")
    return Layout(Role.TITLE, "Title", "primary", places, (*needle, course_mark(108)), "title", footer=False)


def _draw_section(theme: Theme) -> Layout:
    places = (
        _kicker(y=84, size_pt=20),
        Place("Title", "title", 0, Box(MARGIN_PT, 116, columns_pt(11), 98), 44, "primary", True, spacing_percent=90),
        Place("Lead", "body", 14, Box(MARGIN_PT, 226, columns_pt(10), 64), LEAD_PT, "primary"),
        Place("Figure", "pic", 18, Box(MARGIN_PT, 364, WIDTH_PT, 120)),
    )
    return Layout(Role.SECTION, "Section", "tint", places, (course_mark(96.5),), "secHead")


def _draw_content(theme: Theme) -> Layout:
    body = Place("Body", "obj", 1, Box(MARGIN_PT, BODY_Y_PT, WIDTH_PT, BOTTOM_PT - BODY_Y_PT), 24, bulleted=True)
    return Layout(Role.CONTENT, "Content", "paper", (_kicker(), _title(), _lead(), body), (course_mark(44),), "obj")


def _draw_columns(theme: Theme) -> Layout:
    left = Box(MARGIN_PT, BODY_Y_PT, HALF_PT, BOTTOM_PT - BODY_Y_PT)
    right = Box(RIGHT_COLUMN_PT, BODY_Y_PT, HALF_PT, BOTTOM_PT - BODY_Y_PT)
    places = (
        _kicker(),
        _title(),
        _lead(),
        Place("Left", "obj", 15, left, BODY_PT, bulleted=True),
        Place("Right", "obj", 16, right, BODY_PT, bulleted=True),
    )
    return Layout(Role.COLUMNS, "Columns", "paper", places, (course_mark(44),), "twoObj")


def _draw_focus(role: Role, name: str, badge: tuple[Decor, ...]) -> Layout:
    """A factor or a challenge: what it is, its signs on the left, a question on a panel to the right."""
    colour = role.value
    panel = Box(RIGHT_COLUMN_PT, BODY_Y_PT, HALF_PT, BOTTOM_PT - BODY_Y_PT)
    inner = Box(panel.x + 24, panel.y + 20, panel.width - 48, panel.height - 40)
    places = (
        _kicker(colour),
        _title(columns_pt(11)),
        _lead(),
        Place("Left", "obj", 15, Box(MARGIN_PT, inner.y, HALF_PT - 12, BOTTOM_PT - inner.y), BODY_PT, bulleted=True),
        Place("Right", "obj", 16, inner, QUESTION_PT if role is Role.FACTOR else BODY_PT, bulleted=True),
    )
    drawing = (
        course_mark(44, colour),
        *badge,
        Decor("Panel", "rect", panel, fill=f"{colour}-tint"),
        Decor("Panel edge", "rect", Box(panel.x, panel.y, panel.width, 4), fill=colour),
    )
    return Layout(role, name, "paper", places, drawing)


def _draw_factor(theme: Theme) -> Layout:
    return _draw_focus(Role.FACTOR, "Factor", _badge("ellipse", "factor"))


def _draw_challenge(theme: Theme) -> Layout:
    return _draw_focus(Role.CHALLENGE, "Challenge", _badge("diamond", "challenge"))


def _badge(outline: str, role: str) -> tuple[Decor, ...]:
    """The sign of a factor or a challenge, at the right margin beside the title."""
    side = 48.0
    x, y = MARGIN_PT + WIDTH_PT - side, 40.0
    inset = 8.0 if outline == "ellipse" else 11.0
    inner = Box(x + inset, y + inset, side - 2 * inset, side - 2 * inset)
    return (
        Decor("Badge", outline, Box(x, y, side, side), fill=role),
        Decor("Badge ring", outline, inner, line=f"on-{role}", line_pt=2),
    )


def _draw_table(theme: Theme) -> Layout:
    table = Place("Table", "tbl", 17, Box(MARGIN_PT, 116, WIDTH_PT, BOTTOM_PT - 116), 20, "ink")
    return Layout(
        Role.TABLE, "Table", "paper", (_kicker(), _title(height=42, size_pt=32), table), (course_mark(44),), "tbl"
    )


def _draw_figure(theme: Theme) -> Layout:
    places = (
        _kicker(y=26),
        _title(height=38, size_pt=30, y=46),
        Place("Figure", "pic", 18, Box(MARGIN_PT, 94, WIDTH_PT, 366)),
        Place("Body", "body", 1, Box(MARGIN_PT, 468, WIDTH_PT, 26), 20, "muted", anchor="ctr"),
    )
    return Layout(Role.FIGURE, "Figure", "paper", places, (course_mark(36),))


def _draw_statement(theme: Theme) -> Layout:
    places = (
        _kicker(),
        Place("Title", "title", 0, Box(MARGIN_PT, 56, WIDTH_PT, 32), 24, "primary", True),
        Place(
            "Body", "body", 1, Box(MARGIN_PT, 120, columns_pt(11), 340), 48, "primary", True, "ctr", spacing_percent=95
        ),
    )
    return Layout(Role.STATEMENT, "Statement", "tint", places, (course_mark(44),))


def _draw_break(theme: Theme) -> Layout:
    on = "on-secondary"
    places = (
        _kicker(on, y=130, size_pt=20),
        Place("Title", "title", 0, Box(MARGIN_PT, 160, columns_pt(9), 50), 40, on, True, spacing_percent=90),
        Place("Lead", "body", 14, Box(MARGIN_PT, 216, columns_pt(10), 200), 80, on, True, spacing_percent=90),
    )
    water = rings((960, SLIDE_HEIGHT_PT), (90, 150, 210, 270, 330), on, 28)
    return Layout(Role.BREAK, "Break", "secondary", places, (*water, course_mark(142.5, on)))


def _draw_closing(theme: Theme) -> Layout:
    on = "on-primary"
    width = columns_pt(8)
    places = (
        Place("Title", "title", 0, Box(MARGIN_PT, 84, width, 96), 40, on, True, "b", spacing_percent=90),
        Place("Body", "body", 1, Box(MARGIN_PT, 204, width, BOTTOM_PT - 204), 24, on, before_pt=8),
    )
    needle = rose(ROSE_CENTRE, ROSE_RADIUS_PT, on, "accent")
    return Layout(Role.CLOSING, "Closing", "primary", places, (*needle, course_mark(162)))


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
