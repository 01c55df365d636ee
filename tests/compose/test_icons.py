"""The sixteen icons: one for each factor and challenge, of one family, every one its own, inside its grid and its badge."""

from pathlib import Path as File

import pytest
import yaml

from workshopkit.compose.figure_icon import CIRCLE, DIAMOND, GROUND, badge_figure, commands
from workshopkit.compose.icon_outlines import CHALLENGES, FACTORS, GRID, PLAIN, STROKE, Outlines
from workshopkit.model.figure import Outline, Path, Shape

CONTENT = File(__file__).parents[2] / "content"
SIXTEEN = [
    *(("factor", name, drawn) for name, drawn in FACTORS.items()),
    *(("challenge", name, drawn) for name, drawn in CHALLENGES.items()),
]
EVERY = [*SIXTEEN, *((kind, "of-our-own", drawn) for kind, drawn in PLAIN.items())]


def ends(path: Path) -> list[tuple[float, float]]:
    """Where the pieces of a path end, and points on its curves."""
    found: list[tuple[float, float]] = []
    for _, *values in path.commands:
        numbers = [float(value) for value in values]
        if len(numbers) == 6 and found:
            x0, y0 = found[-1]
            for t in (0.25, 0.5, 0.75, 1.0):
                a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
                x = a * x0 + b * numbers[0] + c * numbers[2] + d * numbers[4]
                found.append((x, a * y0 + b * numbers[1] + c * numbers[3] + d * numbers[5]))
        elif numbers:
            found.append((numbers[0], numbers[1]))
    return found


def test_every_factor_and_every_challenge_of_the_content_has_an_icon_and_none_is_left_over() -> None:
    for folder, drawn in (("factors", FACTORS), ("challenges", CHALLENGES)):
        ids = {yaml.safe_load(file.read_text("utf-8"))["id"] for file in (CONTENT / folder).glob("*.yaml")}
        assert set(drawn) == ids


def test_no_two_icons_are_the_same_and_none_is_the_plain_sign() -> None:
    drawn = [
        (outlines.lines, outlines.solid) for outlines in (*FACTORS.values(), *CHALLENGES.values(), *PLAIN.values())
    ]
    assert len(set(drawn)) == 18


@pytest.mark.parametrize(("kind", "name", "outlines"), EVERY, ids=lambda value: value if isinstance(value, str) else "")
def test_an_icon_stays_inside_its_grid_with_its_stroke(kind: str, name: str, outlines: Outlines) -> None:
    for text, half in ((outlines.lines, STROKE / 2), (outlines.solid, 0.0)):
        for x, y in ends(Path(commands(text))):
            assert half <= x <= GRID - half
            assert half <= y <= GRID - half


@pytest.mark.parametrize(("kind", "name", "outlines"), EVERY, ids=lambda value: value if isinstance(value, str) else "")
def test_an_icon_stays_inside_its_badge_in_the_colour_that_is_read_on_it(
    kind: str, name: str, outlines: Outlines
) -> None:
    figure = badge_figure(kind, name)
    ground, *icon = figure.marks
    assert isinstance(ground, Shape)
    assert (ground.name, ground.fill, figure.alt) == (GROUND, kind, "")
    assert ground.outline is (Outline.ELLIPSE if kind == "factor" else Outline.DIAMOND)
    middle = figure.width / 2
    for path in icon:
        assert isinstance(path, Path)
        assert {path.fill, path.line} <= {"", f"on-{kind}"}
        for x, y in ends(path):
            across, down = abs(x - middle), abs(y - middle)
            far = (across**2 + down**2) ** 0.5 if kind == "factor" else across + down
            assert far <= (CIRCLE if kind == "factor" else DIAMOND) / 2 - STROKE / 2


def test_all_icons_are_lines_of_one_width_with_round_ends_or_solid() -> None:
    for kind, name, _ in EVERY:
        for path in badge_figure(kind, name).marks[1:]:
            assert isinstance(path, Path)
            assert (path.line_pt, path.rounded) == ((STROKE, True) if path.line else (0, False))


def test_an_added_factor_has_the_plain_sign() -> None:
    assert badge_figure("factor", "luck").marks[1:] == badge_figure("factor", "humour").marks[1:]
    assert badge_figure("factor", "luck").marks[1:] != badge_figure("factor", "trust").marks[1:]


def test_circles_close_and_arcs_go_on_where_the_line_is() -> None:
    assert commands("O 5 5 2")[-1] == ("Z",)
    corner = commands("M0 2 H3 A 3 4 2 -90 0 V8")
    assert [name for name, *_ in corner] == ["M", "L", "C", "L"]
    assert corner[2][-2:] == pytest.approx((5, 4))
    assert [name for name, *_ in commands("M0 0 H3 A 9 9 2 0 90")] == ["M", "L", "M", "C"]


@pytest.mark.parametrize("outline", ["M1", "Q1 2 3 4", "L1 2 3"])
def test_an_outline_that_is_not_understood_is_no_icon(outline: str) -> None:
    with pytest.raises(ValueError, match="an outline has no command"):
        commands(outline)
