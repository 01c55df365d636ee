"""Which factor answers which challenge, and how far the day is, as drawings: what they say is what the content says."""

from pathlib import Path as File

import pytest
import yaml

from workshopkit.compose.figure_day import DayStop
from workshopkit.compose.figure_links import MatrixWords, answers_figure, matrix_figure
from workshopkit.compose.figure_small import LinkMark
from workshopkit.compose.figure_strip import HEIGHT, WIDTH, strip_figure
from workshopkit.model.figure import Figure, Line, Path, Shape
from workshopkit.model.text import plain
from workshopkit.model.theme import COLOUR_ROLES

CONTENT = File(__file__).parents[2] / "content"
LANGUAGES = ("da", "en")
STOPS = tuple(DayStop(f"{n}", 540 + 30 * n, 570 + 30 * n, n == 2) for n in range(6))


def focuses(folder: str, language: str) -> list[LinkMark]:
    values = [yaml.safe_load(file.read_text("utf-8")) for file in (CONTENT / folder).glob("*.yaml")]
    return [
        LinkMark(v["id"], v["short"][language], tuple(answer["factor"] for answer in v.get("answers", ())))
        for v in sorted(values, key=lambda value: value["order"])
    ]


def matrix(*lit: str, language: str = "da") -> Figure:
    factors, challenges = focuses("factors", language), focuses("challenges", language)
    return matrix_figure(factors, challenges, lit, MatrixWords("Koblingerne er vores.", "Koblinger"))


def answers(challenge: str, language: str = "da") -> Figure:
    factors = {mark.id: mark for mark in focuses("factors", language)}
    mark = next(mark for mark in focuses("challenges", language) if mark.id == challenge)
    return answers_figure(mark, [factors[name] for name in mark.answers], "Faktorer, der kan hjælpe", "Koblinger")


def shapes(figure: Figure, prefix: str) -> list[Shape]:
    return [mark for mark in figure.marks if isinstance(mark, Shape) and mark.name.startswith(prefix)]


def test_the_matrix_has_a_dot_for_every_link_of_the_content_where_row_and_column_meet() -> None:
    figure = matrix()
    middle = {shape.name.split(" ", 1)[1]: shape for shape in shapes(figure, "label ")}
    links = {
        (f.label, c.label) for c in focuses("challenges", "da") for f in focuses("factors", "da") if f.id in c.answers
    }
    dots = shapes(figure, "link: ")
    assert {tuple(dot.name.removeprefix("link: ").split(" → ")) for dot in dots} == links
    assert len(dots) == len(links)
    for dot in dots:
        factor, challenge = (middle[label] for label in dot.name.removeprefix("link: ").split(" → "))
        assert dot.x + dot.width / 2 == pytest.approx(factor.x + factor.width / 2)
        assert dot.y + dot.height / 2 == pytest.approx(challenge.y + challenge.height / 2)


def test_what_is_in_play_is_ringed_larger_and_bold_besides_its_colour() -> None:
    figure = matrix("trust", "lack-of-mandate")
    rings = {shape.name.removeprefix("today: ") for shape in shapes(figure, "today: ")}
    assert rings
    for dot in shapes(figure, "link: "):
        name = dot.name.removeprefix("link: ")
        assert (name in rings) == ("Tillid" in name or "Manglende mandat" in name)
        assert (dot.width > 12) == (name in rings)
    bold = {plain(s.label.text) for s in shapes(figure, "label ") if s.label and s.label.text[0].bold}
    assert bold == {"Tillid", "Manglende mandat"}
    assert len(shapes(figure, "in play: ")) == 2


@pytest.mark.parametrize("challenge", [mark.id for mark in focuses("challenges", "da")])
def test_a_challenge_is_tied_to_each_factor_that_answers_it(challenge: str) -> None:
    figure = answers(challenge)
    wanted = next(mark.answers for mark in focuses("challenges", "da") if mark.id == challenge)
    circles = shapes(figure, "factor ")
    assert [shape.name.removeprefix("factor ") for shape in circles] == list(wanted)
    ends = [mark.commands[-1][-2:] for mark in figure.marks if isinstance(mark, Path) and mark.name == "link"]
    assert ends == [(circle.x, circle.y + circle.height / 2) for circle in circles]


def test_the_strip_is_to_scale_and_only_the_present_is_high() -> None:
    figure = strip_figure(STOPS, 3)
    [now] = [mark for mark in figure.marks if isinstance(mark, Shape)]
    assert (now.x, now.height, now.fill) == (WIDTH / 2, HEIGHT, "accent")
    assert [mark.name for mark in figure.marks] == ["done", "to come", "now"]
    assert figure.alt == ""


def test_the_strip_of_a_day_begins_ends_and_may_have_nothing_lit() -> None:
    assert [mark.name for mark in strip_figure(STOPS, 0).marks] == ["to come", "now"]
    assert [mark.name for mark in strip_figure(STOPS, 5).marks] == ["done", "to come", "now"]
    assert [mark.name for mark in strip_figure(STOPS, None).marks] == ["to come"]


FIGURES = {
    **{f"matrix-{language}": matrix("trust", "lack-of-funds", language=language) for language in LANGUAGES},
    "matrix-unlit": matrix(),
    **{f"answers-{m.id}": answers(m.id, language) for language in LANGUAGES for m in focuses("challenges", language)},
    **{f"strip-{n}": strip_figure(STOPS, n) for n in (0, 3, 5)},
}


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES.keys())
def test_everything_stays_in_the_box_in_the_themes_colours_with_text_of_twelve_points(figure: Figure) -> None:
    for mark in figure.marks:
        match mark:
            case Shape():
                points = [(mark.x, mark.y), (mark.x + mark.width, mark.y + mark.height)]
            case Line():
                points = [(mark.x1, mark.y1), (mark.x2, mark.y2)]
            case Path():
                numbers = [float(value) for command in mark.commands for value in command[1:]]
                points = list(zip(numbers[::2], numbers[1::2], strict=True))
        assert all(-0.01 <= x <= figure.width + 0.01 and -0.01 <= y <= figure.height + 0.01 for x, y in points), (
            mark.name
        )
        assert {mark.line, getattr(mark, "fill", "")} <= {"", *COLOUR_ROLES}
        if isinstance(mark, Shape) and mark.label:
            assert mark.label.size_pt >= mark.label.least_pt >= 12
