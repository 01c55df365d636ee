"""Drawings, badges and icons in a written document, as lxml and the validators see them."""

import io

import docx
from tests.formats.docx.sheets import (
    FIGURE,
    WP,
    body,
    written,
)
from tests.support.ooxml import audit, check_package

from workshopkit.compose.figure_icon import badge_figure
from workshopkit.model.document import (
    Badge,
    Drawing,
    Heading,
)  # fmt: skip
from workshopkit.model.text import inlines


def test_a_badge_has_another_shape_for_a_challenge_than_for_a_factor() -> None:
    geometry = "{http://schemas.openxmlformats.org/drawingml/2006/main}prstGeom"

    def shape(badge: Badge) -> str:
        node = next(body(written(Heading(inlines("x"), kicker="y", badge=badge))).iter(geometry))
        return str(node.get("prst"))

    assert (shape(Badge.FACTOR), shape(Badge.CHALLENGE)) == ("ellipse", "diamond")


def test_a_figure_is_never_wider_than_the_text_and_keeps_its_proportions() -> None:
    data = written(Drawing(FIGURE, 400))
    extent = next(body(data).iter(f"{WP}extent"))
    width, height = int(extent.get("cx", "0")), int(extent.get("cy", "0"))
    section = docx.Document(io.BytesIO(data)).sections[0]
    assert width <= section.page_width - section.left_margin - section.right_margin
    assert abs(width / height - 2) < 0.001


def test_a_heading_with_an_icon_has_it_at_the_margin_as_decoration_instead_of_the_small_badge() -> None:
    blocks = [
        Heading(inlines(name), kicker="k", badge=Badge.FACTOR, icon=badge_figure("factor", name)) for name in "aab"
    ]
    data = written(*blocks)
    anchors = list(body(data).iter(f"{WP}anchor"))
    assert len(anchors) == 3
    assert list(body(data).iter(f"{WP}inline")) == []
    for anchor in anchors:
        assert anchor.find(f"{WP}docPr/*/*/" + "{*}decorative") is not None
    ids = [node.get("id") for node in body(data).iter(f"{WP}docPr", "{*}cNvPr")]
    assert len(set(ids)) == len(ids)
    assert check_package(data, "docx") == []
    assert audit(data, "docx") == []
