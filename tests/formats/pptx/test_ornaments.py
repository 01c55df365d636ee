"""Icons, strips and panels on slides: in their places where there is room, left out where there is none."""

from itertools import pairwise
from pathlib import Path

import pytest
from pptx import Presentation
from tests.formats.pptx.decks import FOLDER, bullets, deck, para, theme
from tests.formats.pptx.test_stack import LEAD, boxes
from tests.formats.pptx.test_writer import read, table
from tests.support.ooxml import audit, check_package

from workshopkit.compose.figure_day import DayStop
from workshopkit.compose.figure_icon import badge_figure
from workshopkit.compose.figure_links import LinkMark, answers_figure
from workshopkit.compose.figure_strip import strip_figure
from workshopkit.formats.pptx.writer import write_deck
from workshopkit.model.deck import Para, ParaStyle, Role, Slide, Slot
from workshopkit.model.text import inlines

THEMES = [FOLDER.parent / name / "master.pptx" for name in ("navigators", "plain", "contrast")]
STRIP = strip_figure((DayStop("a", 540, 600), DayStop("b", 600, 720), DayStop("c", 720, 780)), 1)
ANSWERS = answers_figure(
    LinkMark("lack-of-funds", "Pengemangel"),
    [LinkMark("funding", "Funding"), LinkMark("trust", "Tillid"), LinkMark("agreements", "Aftaler")],
    "Faktorer, der kan hjælpe",
    "Pengemangel: Funding, Tillid og Aftaler",
)


def focus(role: Role, focus_id: str, question: str = "Hvem betaler?", number: int = 1) -> Slide:
    """A slide of a factor or challenge with all that the kit's own deck gives it."""
    said = (Para(inlines("Faktorer"), ParaStyle.LABEL, drawn=True), Para(inlines("Funding · Tillid"), drawn=True))
    texts = {
        Slot.KICKER: (para("Udfordring 1 af 8"),),
        Slot.LEAD: (para(LEAD),),
        Slot.LEFT: bullets("Folk bliver hængende.", "Ingen siger noget.", "Der mangler penge."),
        Slot.RIGHT: (*said, Para(inlines("Tal om"), ParaStyle.LABEL), Para(inlines(question), ParaStyle.STRONG)),
    }
    return Slide(
        f"s{number}", role, inlines(f"Mangel på penge {number}"), texts,
        icon=badge_figure(role.value, focus_id), strip=STRIP, panel=ANSWERS if role is Role.CHALLENGE else None,
    )  # fmt: skip


def named(slide, name: str) -> list:
    return [shape for shape in slide.shapes if shape.name.startswith(name)]


@pytest.mark.parametrize("master", THEMES, ids=lambda path: path.parent.name)
@pytest.mark.parametrize("role", [Role.FACTOR, Role.CHALLENGE])
def test_the_icon_stands_in_the_middle_of_the_layouts_own_badge(master: Path, role: Role) -> None:
    [slide] = read(write_deck(deck(focus(role, "trust")), theme(master)).data)
    [badge] = [shape for shape in slide.slide_layout.shapes if shape.name == "Badge"]
    [icon] = named(slide, "icon ")
    assert (icon.left, icon.top, icon.width, icon.height) == (badge.left, badge.top, badge.width, badge.height)
    assert "Badge" not in [shape.name for shape in icon.shapes]


@pytest.mark.parametrize("master", THEMES, ids=lambda path: path.parent.name)
def test_the_strip_stands_between_the_contents_and_the_footer(master: Path) -> None:
    slides = [focus(Role.FACTOR, "trust"), Slide("t", Role.TABLE, inlines("Trin"), table=table(4), strip=STRIP)]
    for slide in read(write_deck(deck(*slides), theme(master)).data):
        [strip] = named(slide, "strip")
        footers = [s.top for s in slide.placeholders if s.name in ("Footer", "Slide Number")]
        above = [box[3] for name, box in boxes(slide).items() if name not in ("Footer", "Slide Number", strip.name)]
        assert max(above) < strip.top
        assert strip.top + strip.height < min(footers)


def test_a_factor_and_a_challenge_with_everything_are_a_sound_file() -> None:
    slides = [focus(role, "lack-of-funds", number=n) for n, role in enumerate((Role.FACTOR, Role.CHALLENGE) * 3)]
    written = write_deck(deck(*slides), theme())
    assert written.diagnostics == ()
    assert check_package(written.data, "pptx") == []
    assert audit(written.data, "pptx") == []


def test_what_decorates_is_marked_so_and_what_says_something_has_alt_text() -> None:
    [slide] = read(write_deck(deck(focus(Role.CHALLENGE, "lack-of-funds")), theme()).data)
    for name, alt in (("icon", ""), ("strip", ""), ("answers", ANSWERS.alt)):
        [shape] = named(slide, name)
        properties = shape.element.nvGrpSpPr.cNvPr
        assert properties.get("descr", "") == alt
        assert bool(properties.findall(".//{*}decorative")) == (not alt)


def test_a_challenge_shows_its_factors_in_a_drawing_instead_of_the_words_for_them() -> None:
    [slide] = read(write_deck(deck(focus(Role.CHALLENGE, "lack-of-funds")), theme()).data)
    [drawing] = named(slide, "answers")
    [right] = named(slide, "Right")
    assert right.text_frame.text.splitlines() == ["Tal om", "Hvem betaler?"]
    assert drawing.top + drawing.height < right.top
    assert drawing.left == right.left


def test_without_room_for_the_drawing_the_words_stand() -> None:
    question = "Hvem betaler for de timer, som frivillige og små foreninger lægger i arbejdet, når pengene er små? " * 2
    [slide] = read(write_deck(deck(focus(Role.CHALLENGE, "lack-of-funds", question.strip())), theme()).data)
    assert named(slide, "answers") == []
    [right] = named(slide, "Right")
    assert "Funding · Tillid" in right.text_frame.text


def test_on_a_foreign_master_the_badge_brings_its_ground_and_nothing_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "foreign.pptx"
    Presentation().save(str(path))
    slides = [focus(Role.FACTOR, "trust", number=1), focus(Role.CHALLENGE, "lack-of-funds", number=2)]
    written = write_deck(deck(*slides), theme(path))
    assert check_package(written.data, "pptx") == []
    for slide in read(written.data):
        for icon in named(slide, "icon "):
            assert "Badge" in [shape.name for shape in icon.shapes]
        placed = {name: box for name, box in boxes(slide).items() if name != "Kicker"}
        for ornament in [s.name for s in slide.shapes if s.name.startswith(("icon", "strip"))]:
            one = placed[ornament]
            for name, other in placed.items():
                apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
                assert name == ornament or apart, (ornament, name)


def test_shapes_of_copied_ornaments_have_numbers_of_their_own() -> None:
    slides = [focus(Role.FACTOR, "trust", number=n) for n in range(3)]
    for slide in read(write_deck(deck(*slides), theme()).data):
        ids = sorted(int(node.get("id")) for node in slide.element.iter("{*}cNvPr"))
        assert all(one < other for one, other in pairwise(ids))
