"""The drawings as values: what is in them, that it stays in the box, and that meaning never hangs on colour alone."""

import itertools
from collections.abc import Iterator

import pytest

from workshopkit.compose.figure_compass import ChartKey, ChartMark, sixteen_figure
from workshopkit.compose.figure_day import DayStop, day_figure
from workshopkit.compose.figure_partners import PartnerEntry, SectorPanel, partners_figure
from workshopkit.compose.figure_text import lines_needed
from workshopkit.model.figure import Figure, Line, Outline, Path, Shape
from workshopkit.model.text import plain
from workshopkit.model.theme import COLOUR_ROLES

STOPS = (
    DayStop("Ankomst", 540, 555, quiet=True),
    DayStop("Fælles mål", 555, 615),
    DayStop("Pause", 615, 630, quiet=True),
    DayStop("Hvem har mandat?", 630, 720),
    DayStop("Tak", 720, 725),
)
FACTORS = tuple(ChartMark(f"factor-{n}", f"Strukturelle værktøj {n}") for n in range(8))
CHALLENGES = tuple(ChartMark(f"challenge-{n}", f"Økonomisk asymmetri {n}") for n in range(8))
KEY = ChartKey("Faktor", "Udfordring", "Det arbejder vi med i dag")


def day(now: int | None = 1) -> Figure:
    return day_figure(STOPS, now, 840, 120, "Dagen")


def sixteen(*lit: str, width: float = 840, height: float = 366) -> Figure:
    return sixteen_figure(FACTORS, CHALLENGES, lit, KEY, "De seksten", width, height)


def partners(*counts: int) -> Figure:
    sectors = tuple(
        SectorPanel(
            f"s{n}",
            f"Sektor {n}",
            f"{count} deltagere",
            tuple(PartnerEntry(f"Partner {n}.{i}", i) for i in range(count)),
        )
        for n, count in enumerate(counts)
    )
    return partners_figure(sectors, "Hvem mangler?", "Partnerne")


def test_blocks_of_the_day_are_to_scale() -> None:
    blocks = _shapes(day(), "stop ")
    assert [round(block.x, 3) for block in blocks] == [round((s.start_minute - 540) * 840 / 185, 3) for s in STOPS]
    assert blocks[-1].x + blocks[-1].width == pytest.approx(840)


def test_only_the_present_stop_is_lit_and_has_a_marker() -> None:
    figure = day(now=3)
    assert [block.name for block in _shapes(figure, "stop ") if block.fill == "accent"] == ["stop 4: Hvem har mandat?"]
    assert [mark.name for mark in figure.marks if isinstance(mark, Path)] == ["now"]


def test_a_day_without_a_present_stop_lights_nothing() -> None:
    assert not any(mark.fill == "accent" for mark in day(now=None).marks if isinstance(mark, Shape | Path))


def test_breaks_are_lower_than_work() -> None:
    blocks = _shapes(day(now=None), "stop ")
    assert blocks[2].height < blocks[1].height
    assert blocks[2].fill == "unlit"


def test_a_stop_too_narrow_for_its_name_stays_unnamed() -> None:
    blocks = _shapes(day(), "stop ")
    assert blocks[3].label is not None
    assert plain(blocks[3].label.text) == "Hvem har mandat?"
    assert blocks[4].label is None


def test_a_name_never_takes_three_lines_nor_is_it_cut() -> None:
    titles = ("Kan vi stå bag det?", "Speciallægepraksisplanlægning", "To og to langs åen", "🎉🎉🎉🎉🎉🎉🎉🎉")
    for minutes in range(5, 60, 3):
        stops = [DayStop(title, 540 + n * minutes, 540 + (n + 1) * minutes) for n, title in enumerate(titles)]
        for block in _shapes(day_figure([*stops, DayStop("Resten", 840, 960)], None, 840, 108, ""), "stop "):
            if block.label:
                assert lines_needed(plain(block.label.text), block.label.size_pt, block.width - 10) in (1, 2)


def test_clock_times_stand_at_both_ends_and_at_the_present_and_never_collide() -> None:
    times = _shapes(day(now=3), "time ")
    assert {"time 09:00", "time 10:30", "time 12:05"} <= {time.name for time in times}
    for left, right in itertools.pairwise(times):
        assert left.x + left.width <= right.x + 0.01


def test_clock_times_are_written_as_asked() -> None:
    figure = day_figure(STOPS, None, 840, 120, "", lambda minute: f"{minute // 60}.{minute % 60:02d}")
    assert "time 9.00" in {shape.name for shape in _shapes(figure, "time ")}


def test_an_empty_day_is_an_empty_drawing() -> None:
    assert day_figure((), None, 840, 120, "").marks == ()


def test_factors_are_circles_and_challenges_diamonds_eight_of_each() -> None:
    figure = sixteen()
    assert [shape.outline for shape in _shapes(figure, "factor: ")] == [Outline.ELLIPSE] * 8
    assert [shape.outline for shape in _shapes(figure, "challenge: ")] == [Outline.DIAMOND] * 8


def test_what_is_in_play_is_filled_ringed_and_bold_and_the_rest_quiet() -> None:
    figure = sixteen("factor-2", "challenge-5")
    filled = [
        shape.name for shape in _shapes(figure, "factor: ", "challenge: ") if shape.fill in ("factor", "challenge")
    ]
    assert filled == [f"factor: {FACTORS[2].label}", f"challenge: {CHALLENGES[5].label}"]
    assert len(_shapes(figure, "today: ")) == 2
    bold = [shape.name for shape in _shapes(figure, "label ") if shape.label and shape.label.text[0].bold]
    assert bold == [f"label {FACTORS[2].label}", f"label {CHALLENGES[5].label}"]


def test_every_point_of_the_rose_is_equally_long() -> None:
    tips = [
        mark.commands[2][1:] for mark in sixteen().marks if isinstance(mark, Path) and mark.name.endswith("dark side")
    ]
    reach = [((float(x) - 420) ** 2 + (float(y) - 183) ** 2) ** 0.5 for x, y in tips]
    assert len(reach) == 8
    assert reach == pytest.approx([reach[0]] * 8)


@pytest.mark.parametrize("size", [(840, 366), (830, 380), (800, 340), (620, 340)])
def test_names_of_the_sixteen_never_cover_one_another_or_the_key(size: tuple[float, float]) -> None:
    width, height = size
    figure = sixteen("factor-1", "challenge-5", width=width, height=height)
    texts = list(_shapes(figure, "label ", "key"))
    for number, one in enumerate(texts):
        for other in texts[number + 1 :]:
            assert not _overlap(one, other), (one.name, other.name)


@pytest.mark.parametrize("width", [840, 620])
def test_names_of_the_sixteen_keep_off_the_marks(width: float) -> None:
    figure = sixteen(*(mark.id for mark in FACTORS + CHALLENGES), width=width)
    for label in _shapes(figure, "label "):
        for mark in _shapes(figure, "factor: ", "challenge: "):
            assert not _overlap(label, mark), (label.name, mark.name)


def test_a_sector_without_partners_is_a_dashed_gap_with_the_question() -> None:
    figure = partners(2, 1, 0, 3)
    dashed = [mark.name for mark in figure.marks if isinstance(mark, Shape) and mark.dashed]
    assert dashed == ["sector s2, empty"]
    assert "Hvem mangler?" in _texts(figure)


def test_six_partners_are_all_named_and_of_eight_the_rest_are_counted() -> None:
    texts = _texts(partners(6, 8, 1, 1))
    assert [text for text in texts if text.startswith("Partner 0.")] == [f"Partner 0.{n}" for n in range(6)]
    assert [text for text in texts if text.startswith("Partner 1.")] == [f"Partner 1.{n}" for n in range(5)]
    assert "+ 3" in texts


def test_a_partner_without_people_shows_no_number() -> None:
    assert "0" not in _texts(partners(1, 1, 1, 1))


@pytest.mark.parametrize(
    "figure",
    [
        day(),
        day(None),
        sixteen("factor-0"),
        sixteen(width=800, height=340),
        sixteen(width=620, height=340),
        partners(6, 9, 0, 1),
        partners(0, 0, 0, 0),
    ],
    ids=["day", "day-unlit", "sixteen", "sixteen-small", "sixteen-sheet", "partners", "nobody"],
)
def test_drawings_stay_in_their_box_in_the_themes_colours_and_keep_text_at_twelve_points(figure: Figure) -> None:
    for x, y in _points(figure):
        assert -0.01 <= x <= figure.width + 0.01
        assert -0.01 <= y <= figure.height + 0.01
    for mark in figure.marks:
        assert {mark.line, getattr(mark, "fill", "")} <= {"", *COLOUR_ROLES}
        if isinstance(mark, Shape) and mark.label:
            assert mark.label.size_pt >= mark.label.least_pt >= 12
            assert mark.label.colour in COLOUR_ROLES


def _shapes(figure: Figure, *prefixes: str) -> list[Shape]:
    return [mark for mark in figure.marks if isinstance(mark, Shape) and mark.name.startswith(prefixes)]


def _texts(figure: Figure) -> list[str]:
    return [plain(mark.label.text) for mark in figure.marks if isinstance(mark, Shape) and mark.label]


def _overlap(one: Shape, other: Shape) -> bool:
    apart_x = one.x + one.width <= other.x + 0.01 or other.x + other.width <= one.x + 0.01
    apart_y = one.y + one.height <= other.y + 0.01 or other.y + other.height <= one.y + 0.01
    return not (apart_x or apart_y)


def _points(figure: Figure) -> Iterator[tuple[float, float]]:
    for mark in figure.marks:
        match mark:
            case Shape():
                yield mark.x, mark.y
                yield mark.x + mark.width, mark.y + mark.height
            case Line():
                yield mark.x1, mark.y1
                yield mark.x2, mark.y2
            case Path():
                for command in mark.commands:
                    numbers = [float(value) for value in command[1:]]
                    yield from zip(numbers[::2], numbers[1::2], strict=True)


def test_all_partners_are_set_in_one_size_and_a_long_name_takes_a_second_line() -> None:
    long = "Kystdirektoratets Afdeling for Sandflugt, Digeforstærkning og Naturgenopretning"
    sectors = (
        SectorPanel("public", "Offentlig", "", (PartnerEntry("Sandby", 5), PartnerEntry("Region", 2), PartnerEntry(long, 3))),
        SectorPanel("civil", "Civilsamfund", "", (PartnerEntry("Strandens Venner", 3),)),
    )  # fmt: skip
    figure = partners_figure(sectors, "Hvem mangler?", "Partnerne")
    names = {"Sandby", "Region", long, "Strandens Venner"}
    shapes = [mark for mark in figure.marks if isinstance(mark, Shape) and mark.name in names and mark.label]
    [size] = {shape.label.size_pt for shape in shapes if shape.label}
    high = next(shape for shape in shapes if shape.name == long)
    assert lines_needed(long, size, high.width) * 1.22 * size <= high.height
    assert high.y + high.height <= figure.height
