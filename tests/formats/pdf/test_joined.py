"""Copies in one file: what is claimed of the whole is true of it, however many parts it was put together from."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest
from tests.formats.pdf.papers import document, paragraph, row, table, theme

from workshopkit.compose.figure_icon import badge_figure
from workshopkit.formats.pdf.joined import Joining
from workshopkit.formats.pdf.print_copies import print_part
from workshopkit.model.document import Block, Drawing, Heading, PageBreak, Rating, Statement
from workshopkit.model.text import inlines

ONE_PAGE: tuple[Block, ...] = (
    Heading(inlines("Tillid"), 1, "trust"),
    Rating(
        "r", "Hvor enig?", "Slet ikke", "Helt", (Statement("a", inlines("Vi tør")), Statement("b", inlines("Vi kan")))
    ),
    table(row("a", "b"), row("c", "d")),
    Drawing(badge_figure("factor", "goal"), 20),
)
TWO_PAGES = (*ONE_PAGE, PageBreak(), Heading(inlines("Mål"), 2, "goal"), paragraph("x"))
BLOCKS = {"one page": ONE_PAGE, "two pages": TWO_PAGES}
PARTS = (3, 1, 4)
"""How many copies each part holds."""


@cache
def joined(blocks: str) -> bytes:
    """Copies for eight people, in three parts."""
    joining = Joining()
    for part, count in enumerate(PARTS):
        names = [f"Navn {part}-{number} (æ)" for number in range(count)]
        copies = [(name, replace(document(*BLOCKS[blocks]), header=name)) for name in names]
        joining.add(print_part(copies, theme(), "ABC123").part)
    return joining.finished()


@pytest.fixture(name="pdf", params=list(BLOCKS))
def opened_pdf(request: pytest.FixtureRequest) -> Iterator[pikepdf.Pdf]:
    """The copies, opened; of one page each, and of two."""
    with pikepdf.open(io.BytesIO(joined(request.param))) as opened:
        yield opened


def elements(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    """All elements of the structure, from the top down."""
    found: list[pikepdf.Dictionary] = []

    def walk(node: Any) -> None:
        for kid in node if isinstance(node, pikepdf.Array) else [node]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                found.append(kid)
                walk(kid.get("/K", pikepdf.Array()))

    walk(pdf.Root.StructTreeRoot.K)
    return found


@pytest.mark.parametrize("profile", ["ua1", "pdfa-2a"])
@pytest.mark.parametrize("blocks", list(BLOCKS))
def test_a_stack_of_parts_keeps_both_standards(tmp_path: Path, blocks: str, profile: str) -> None:
    (tmp_path / "stack.pdf").write_bytes(joined(blocks))
    report = page.validate_pdf(str(tmp_path / "stack.pdf"), profile=profile)
    assert [str(failure) for failure in report.failures] == []
    assert report.is_compliant


def test_it_says_which_standards_it_keeps_and_how_colours_are_meant_once(pdf: pikepdf.Pdf) -> None:
    told = pdf.Root.Metadata.read_bytes().decode()
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in told
    assert "<pdfuaid:part>1</pdfuaid:part>" in told
    assert f"<xmpTPg:NPages>{len(pdf.pages)}</xmpTPg:NPages>" in told
    assert pdf.Root.Metadata["/Length"] == len(pdf.Root.Metadata.read_raw_bytes())
    [intent] = pdf.Root.OutputIntents
    assert (intent.S, intent.DestOutputProfile.N) == ("/GTS_PDFA1", 3)
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.Lang == "da"
    assert not pdf.is_encrypted
    assert len(pdf.trailer.ID) == 2


def test_each_copy_has_a_bookmark_to_its_first_page(pdf: pikepdf.Pdf) -> None:
    numbers = {each.objgen: n for n, each in enumerate(pdf.pages)}
    with pdf.open_outline() as outline:
        starts = [(str(item.title), numbers[item.destination[0].objgen]) for item in outline.root]
    each = len(pdf.pages) // sum(PARTS)
    names = [f"Navn {part}-{number} (æ)" for part, count in enumerate(PARTS) for number in range(count)]
    assert starts == [(name, place * each) for place, name in enumerate(names)]


def test_names_of_header_cells_are_unique_sorted_and_known_to_the_cells_that_use_them(pdf: pikepdf.Pdf) -> None:
    own = [bytes(each.ID) for each in elements(pdf) if "/ID" in each]
    assert len(own) == len(set(own)) > sum(PARTS)
    listed = [bytes(name) for name in list(pdf.Root.StructTreeRoot.IDTree.Names)[::2]]
    assert listed == sorted(own)
    used = {bytes(name) for each in elements(pdf) for name in headers(each)}
    assert used
    assert used <= set(own)


def headers(element: pikepdf.Dictionary) -> Sequence[Any]:
    """The names of the header cells that a cell belongs to."""
    kinds = element.get("/A", pikepdf.Array())
    return [
        name
        for kind in (kinds if isinstance(kinds, pikepdf.Array) else [kinds])
        for name in kind.get("/Headers", pikepdf.Array())
    ]


def test_every_page_leads_to_its_own_elements_of_the_structure(pdf: pikepdf.Pdf) -> None:
    nums = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    keys = [int(number) for number in nums[::2]]
    assert keys == list(range(int(pdf.Root.StructTreeRoot.ParentTreeNextKey)))
    own = [int(each.obj.StructParents) for each in pdf.pages]
    assert len(own) == len(set(own))
    known = {element.objgen for element in elements(pdf)}
    for number, leads in zip(keys, nums[1::2], strict=True):
        if number in own:
            assert {parent.objgen for parent in leads if parent is not None} <= known
            assert {p.get("/Pg", pdf.pages[own.index(number)].obj).objgen for p in leads} == {
                pdf.pages[own.index(number)].obj.objgen
            }
