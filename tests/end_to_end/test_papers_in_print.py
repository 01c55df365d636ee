"""The examples' papers as PDFs: accessible in every theme, the words and the version of the Word file, pages that are filled."""

import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from tests.support.kits import Kit, example_languages
from tests.support.pdfs import opened, standards_failures, texts

from workshopkit.pipeline.build import build
from workshopkit.pipeline.project import Request
from workshopkit.sources.locate import packaged_data

PAPERS = ("worksheet", "checklist", "runsheet", "programme")
FEW_LINES = 3
KitOf = Callable[[str, str], Kit]
every_example = pytest.mark.parametrize(("example", "language"), example_languages())


def pairs(kit: Kit) -> list[tuple[Path, Path]]:
    """The papers: each in Word and in print."""
    files = [path for kind in PAPERS for path in kit.files(kind)]
    return [(path, path.with_suffix(".pdf")) for path in files if path.suffix == ".docx"]


@every_example
def test_every_paper_is_accessible(example: str, language: str, kit_of: KitOf) -> None:
    made = {pdf.name: standards_failures(pdf) for _, pdf in pairs(kit_of(example, language))}
    assert [name for name, failures in made.items() if failures] == []


@pytest.mark.parametrize("theme", ["plain", "contrast"])
def test_papers_are_accessible_in_every_theme(tmp_path: Path, theme: str) -> None:
    example = packaged_data() / "examples/faelles-kurs"
    [report] = build(Request(example, tmp_path, ("en",), theme, PAPERS, formats="pdf"))
    assert {each.path.name: standards_failures(each.path) for each in report.artefacts} == {
        each.path.name: [] for each in report.artefacts
    }


@every_example
def test_print_says_what_word_says_and_both_name_the_same_version(example: str, language: str, kit_of: KitOf) -> None:
    for word, pdf in pairs(kit_of(example, language)):
        document = docx.Document(str(word))
        version = re.search(r"Version ([0-9A-Z]{6})", document.sections[0].footer._element.xpath("string(.)"))
        assert version is not None
        pages = texts(pdf)
        assert all(f"Version {version[1]}" in page for page in pages)
        spoken = set(re.findall(r"\w+", " ".join(pages).replace("\ufffe", "").casefold()))
        written = re.findall(r"\w+", " ".join(p.text for p in document.paragraphs).casefold())
        assert [each for each in written if each not in spoken] == []


@every_example
def test_no_page_holds_a_few_lines_only(example: str, language: str, kit_of: KitOf) -> None:
    for _, pdf in pairs(kit_of(example, language)):
        with opened(pdf) as document:
            for number, page in enumerate(document):
                lines = page.get_textpage().get_text_bounded().splitlines()
                assert len(lines) > FEW_LINES + 2, (pdf.name, number)  # and the header and the footer
