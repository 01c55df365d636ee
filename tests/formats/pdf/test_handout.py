"""The handout of a deck: its slides as they are, in order, with words and lines; PDF/UA-1; the same bytes each time."""

from dataclasses import replace
from pathlib import Path

import page as page_validation
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat
from tests.formats.pdf.small_deck import small_deck, stored
from tests.support.kits import MINIMAL
from tests.support.tagged_pdf import read_tags

from workshopkit.formats.pdf.deck_pdf import mend_deck_pdf
from workshopkit.formats.pdf.handout import print_handout
from workshopkit.formats.pdf.print import Printed
from workshopkit.model.handout import Handout
from workshopkit.model.theme import Theme
from workshopkit.pipeline.project import Request, load_project

THREE = Handout(
    "Uddelingskopi", "da", "Navigators", "Uddelingskopi", "2026-03-12", "Kommunen", "Side {page} af {pages}", 3
)
A4_PT = (595.276, 841.89)


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    """The house's, with what typesets papers."""
    file = tmp_path_factory.mktemp("handout") / "workshop.yaml"
    file.write_text(MINIMAL, encoding="utf-8")
    project, _ = load_project(Request(file))
    assert project is not None
    return project.theme


def made(theme: Theme, handout: Handout = THREE) -> Printed:
    """The handout of the stored deck."""
    pptx, pdf = stored()
    return print_handout(handout, theme, small_deck(), pptx, mend_deck_pdf(pdf, pptx, small_deck()).data)


def pictures(pdf: bytes, scale: float) -> list[Image.Image]:
    """The pages in grey."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [document[n].render(scale=scale).to_pil().convert("L") for n in range(len(document))]
    finally:
        document.close()


@pytest.mark.parametrize(("per_page", "pages"), [(2, 3), (3, 2)])
def test_every_slide_is_there_in_order_with_all_that_it_says(
    theme: Theme, per_page: int, pages: int, tmp_path: Path
) -> None:
    handout = made(theme, replace(THREE, slides_per_page=per_page))
    (tmp_path / "handout.pdf").write_bytes(handout.data)
    assert page_validation.validate_pdf(str(tmp_path / "handout.pdf"), profile="ua1").is_compliant
    tags = [tag for page in read_tags(handout.data) for tag in page]
    heads = [tag.text for tag in tags if tag.name in ("H1", "H2", "H3")]
    assert [" ".join(head.split()) for head in heads] == [
        "1 Sammen om vandet", "2 Mål", "3 Sådan gør vi", "4 Program", "5 Hvem er vi?", "6 Tak for i dag"
    ]  # fmt: skip
    told = [tag.alt for tag in tags if tag.name == "Figure"]
    assert len(told) == 6
    assert told[2].startswith("Sådan gør vi. Ét mål, som alle kan stå bag")
    assert "1. Skriv ned 10 min." in told[2]
    assert "Tid, Hvad. 00.00. 01.00, Pause." in told[3]
    assert told[4] == "Hvem er vi? To parter, én kendt."
    assert (handout.pages, len(read_tags(handout.data))) == (pages, pages)


def test_the_slides_are_drawn_and_not_pictures_of_them(theme: Theme) -> None:
    document = pypdfium2.PdfDocument(made(theme).data)
    images = [item for page in document for item in page.get_objects(max_depth=5) if item.type == 3]
    words = "".join(page.get_textpage().get_text_bounded() for page in document)
    size = tuple(round(side, 3) for side in document[0].get_size())
    document.close()
    assert (images, size) == ([], A4_PT)
    assert "Skriv ned" in words
    assert "Side 2 af 2" in words


def test_a_slide_stands_upright_in_its_frame(theme: Theme) -> None:
    handout, slide = pictures(made(theme).data, 4)[0], pictures(stored()[1], 1)[0]
    left, top, width = 18 / 25.4 * 72 * 4, 0, 118 / 25.4 * 72 * 4
    shown = handout.crop((int(left), top, int(left + width), handout.height))
    cover = next(y for y in range(shown.height) if shown.getpixel((40, y)) < 70 and shown.getpixel((40, y + 60)) < 70)
    got = shown.crop((8, cover + 8, shown.width - 8, cover + 8 + int(width * 9 / 16) - 40)).resize((96, 50))
    want = slide.crop((6, 6, slide.width - 6, slide.height - 20)).resize((96, 50))
    assert ImageStat.Stat(ImageChops.difference(got, want)).mean[0] < 12


def test_the_same_slides_give_the_same_bytes(theme: Theme) -> None:
    assert made(theme).data == made(theme).data
