"""Objects of a PDF as text: references get new numbers, and what only looks like one stays."""

import re
from itertools import islice

import pytest
import typst
from tests.formats.pdf.papers import paragraph, printed
from tests.support.pdfs import standards_failures

from workshopkit.formats.pdf.objects import read_objects, renumbered, with_clear_ends, write_objects

NUMBERS = {7: 107, 12: 112}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"<</Pg 7 0 R/K[12 0 R 7 0 R]>>", b"<</Pg 107 0 R/K[112 0 R 107 0 R]>>"),
        (b"<</Title(12 0 R)/P 7 0 R>>", b"<</Title(12 0 R)/P 107 0 R>>"),
        (b"<</Title(a (b 12 0 R) c 12 0 R)/P 7 0 R>>", b"<</Title(a (b 12 0 R) c 12 0 R)/P 107 0 R>>"),
        (rb"<</Title(a \) 12 0 R)/P 7 0 R>>", rb"<</Title(a \) 12 0 R)/P 107 0 R>>"),
        (rb"<</Title(\\)/P 7 0 R>>", rb"<</Title(\\)/P 107 0 R>>"),
        (b"<</Length 6/F 7 0 R>>\nstream\n12 0 R\nendstream", b"<</Length 6/F 107 0 R>>\nstream\n12 0 R\nendstream"),
        (b"[0 12 0 R 1 7 0 R]", b"[0 112 0 R 1 107 0 R]"),
    ],
)
def test_references_are_renumbered_outside_strings_and_streams(before: bytes, after: bytes) -> None:
    assert renumbered(before, NUMBERS) == after


def test_what_is_read_of_a_pdf_of_typsts_can_be_written_again() -> None:
    source = b'#set document(title: "T", date: none)\n= En (to \\) 3 0 R\n#table(columns: 2)[a][b]'
    made = typst.compile({"main.typ": source}, format="pdf", ignore_system_fonts=True)
    objects = read_objects(made)
    assert sorted(objects.bodies) == list(range(1, len(objects.bodies) + 1))
    again = read_objects(write_objects(objects.bodies, objects.root, objects.info, b"0" * 32))
    assert again == objects


def test_papers_keep_both_standards_where_packed_text_happens_to_end_like_a_line() -> None:
    made = (printed(paragraph(f"Ark {number}")).data for number in range(3000))
    unlucky = list(islice((pdf for pdf in made if b"\r\r\nendstream" in pdf), 2))
    assert [standards_failures(pdf) for pdf in unlucky] == [[], []]
    for pdf in unlucky:
        objects = read_objects(pdf)
        assert sorted(objects.bodies) == list(range(1, len(objects.bodies) + 1))


def test_other_files_stay_as_they_are() -> None:
    assert with_clear_ends(b"%PDF-1.7\nstream\n12\nendstream") == b"%PDF-1.7\nstream\n12\nendstream"
    with pytest.raises(ValueError, match="plain table"):
        with_clear_ends(b"%PDF-1.7\nstream\n12\r\nendstream")


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"%PDF-1.7\nstartxref\n9\n%%EOF"])
def test_other_pdfs_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=re.compile("plain table")):
        read_objects(data)
