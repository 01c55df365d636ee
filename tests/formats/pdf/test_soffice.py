"""Finding LibreOffice, having it make PDFs, and what is told when it does not."""

import http.server
import os
import platform
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import docx
import pptx
import pypdfium2
import pytest
from tests.support.soffice import needs_a_shell, needs_libreoffice, stand_in

from workshopkit.diagnostics import Diagnostic
from workshopkit.errors import WorkshopkitError
from workshopkit.formats.package import open_package, pack
from workshopkit.formats.pdf.soffice import VARIABLE, convert_to_pdf, find_soffice, install_line

IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
LINKED = """<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">
<wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="P"/>
<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">
<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">
<pic:nvPicPr><pic:cNvPr id="0" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>
<a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="rId99"/>
<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/>
</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>
</w:drawing></w:r></w:p>"""


@pytest.fixture(autouse=True)
def _no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may have set it; here each test says what it is."""
    monkeypatch.delenv(VARIABLE, raising=False)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A Word file of one page, with a name that command lines and file systems stumble over."""
    document = docx.Document()
    document.add_paragraph("Fælles kurs")
    document.save(tmp_path / "-- møde «1».docx")
    return tmp_path / "-- møde «1».docx"


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[tuple[str, list[str]]]:
    """A server's address, and what it was asked for."""
    paths: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815 — names that http.server looks up

        def log_message(self, *_: object) -> None: ...

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/picture.png", paths
        server.shutdown()


def refused(soffice: Path, file: Path, folder: Path, timeout_seconds: float = 20) -> Diagnostic:
    """What is told of one file."""
    with pytest.raises(WorkshopkitError) as caught:
        convert_to_pdf(soffice, [file], folder / "work", timeout_seconds)
    [told] = caught.value.diagnostics
    return told


@needs_a_shell
@pytest.mark.parametrize("name", ["soffice", "libreoffice"])
def test_it_is_found_on_the_path_by_either_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    program = stand_in(tmp_path / "bin" / name)
    monkeypatch.setenv("PATH", str(program.parent))
    assert find_soffice() == program


@needs_a_shell
def test_the_variable_goes_before_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(stand_in(tmp_path / "bin" / "soffice").parent))
    other = stand_in(tmp_path / "other" / "my office")
    monkeypatch.setenv(VARIABLE, str(other))
    assert find_soffice() == other


def test_a_variable_that_leads_nowhere_is_told_with_its_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "/nowhere/soffice")
    with pytest.raises(
        WorkshopkitError, match="WORKSHOPKIT_SOFFICE is «/nowhere/soffice», which is no program"
    ) as caught:
        find_soffice()
    assert caught.value.diagnostics[0].code == "WK711"


@needs_a_shell
def test_on_a_mac_it_is_found_among_the_users_applications(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    program = stand_in(tmp_path / "Applications/LibreOffice.app/Contents/MacOS/soffice")
    assert find_soffice() in (program, Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"))


@pytest.mark.skipif(Path("/Applications/LibreOffice.app").exists(), reason="LibreOffice is where it is looked for")
@needs_a_shell
def test_without_libreoffice_one_sentence_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")  # whose places are empty on a Linux that has LibreOffice
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(WorkshopkitError, match="a preview needs LibreOffice, which is not on this machine") as caught:
        find_soffice()
    [told] = caught.value.diagnostics
    assert (told.code, told.hint) == ("WK711", "Install it with: brew install --cask libreoffice")


@pytest.mark.parametrize(
    ("system", "release", "line"),
    [
        ("linux", {"ID": "debian"}, "sudo apt install libreoffice-impress libreoffice-writer"),
        ("linux", {"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "sudo apt install"),
        ("linux", {"ID": "fedora"}, "sudo dnf install libreoffice-impress libreoffice-writer"),
        ("linux", {"ID": "void"}, "your system's packages of LibreOffice"),
        ("darwin", {}, "brew install --cask libreoffice"),
        ("win32", {}, "winget install TheDocumentFoundation.LibreOffice"),
    ],
)
def test_the_install_line_is_that_of_the_system(
    monkeypatch: pytest.MonkeyPatch, system: str, release: dict[str, str], line: str
) -> None:
    monkeypatch.setattr(platform, "freedesktop_os_release", lambda: release)
    monkeypatch.setattr(sys, "platform", system)
    assert install_line().startswith(line)


@needs_a_shell
def test_at_the_time_limit_everything_that_was_started_ends(tmp_path: Path, paper: Path) -> None:
    os.mkfifo(tmp_path / "life")
    life = os.open(tmp_path / "life", os.O_RDONLY | os.O_NONBLOCK)
    script = f'(echo begun; exec sleep 300) > "{tmp_path}/life" &\nwait'
    told = refused(stand_in(tmp_path / "soffice", script), paper, tmp_path, timeout_seconds=1)
    assert (told.code, told.message) == ("WK712", "LibreOffice was not done within its time limit of 1 s")
    assert os.read(life, 100) == b"begun\n"
    assert ended(life)
    os.close(life)


def ended(pipe: int) -> bool:
    """Whether nobody holds the other end of a pipe, or lets it go in the next seconds."""
    for _ in range(100):
        try:
            return os.read(pipe, 1) == b""
        except BlockingIOError:
            time.sleep(0.05)
    return False


@needs_a_shell
def test_a_failure_is_told_with_its_last_words(tmp_path: Path, paper: Path) -> None:
    told = refused(stand_in(tmp_path / "soffice", "echo No installation >&2; exit 77"), paper, tmp_path)
    assert (told.code, told.message) == ("WK713", "LibreOffice failed with exit code 77: No installation")


@needs_a_shell
def test_a_program_that_cannot_be_started_is_told(tmp_path: Path, paper: Path) -> None:
    program = stand_in(tmp_path / "soffice")
    program.write_bytes(b"\x7fELF, but no program")
    told = refused(program, paper, tmp_path)
    assert told.code == "WK713"
    assert told.message.startswith("LibreOffice cannot be started: ")


@needs_a_shell
def test_a_file_that_nothing_is_made_of_is_named(tmp_path: Path, paper: Path) -> None:
    told = refused(stand_in(tmp_path / "soffice"), paper, tmp_path)
    assert (told.code, told.message) == ("WK714", "LibreOffice made nothing of «-- møde «1».docx»")
    assert told.span is not None
    assert told.span.file == str(paper)


def test_an_office_file_of_another_kind_is_refused(tmp_path: Path, paper: Path) -> None:
    parts = open_package(paper)
    types = parts["[Content_Types].xml"].replace(b"wordprocessingml.document.main", b"spreadsheetml.sheet.main")
    (tmp_path / "budget.xlsx").write_bytes(pack(parts | {"[Content_Types].xml": types}))
    told = refused(tmp_path / "never started", tmp_path / "budget.xlsx", tmp_path)
    assert (told.code, told.message) == (
        "WK716", "«budget.xlsx» is neither a PowerPoint presentation nor a Word document",
    )  # fmt: skip


@needs_libreoffice
def test_slides_and_papers_become_pdfs_in_one_call_in_the_order_given(tmp_path: Path, paper: Path) -> None:
    deck = pptx.Presentation()
    for _ in range(2):
        deck.slides.add_slide(deck.slide_layouts[6])
    deck.save(tmp_path / "same.pptx")
    copy = tmp_path / "same.docx"
    copy.write_bytes(paper.read_bytes())
    pdfs = convert_to_pdf(find_soffice(), [tmp_path / "same.pptx", paper, copy], tmp_path / "work")
    assert [len(pypdfium2.PdfDocument(pdf.read_bytes())) for pdf in pdfs] == [2, 1, 1]


@needs_libreoffice
def test_nothing_is_fetched_that_a_file_links_to(tmp_path: Path, paper: Path, asked: tuple[str, list[str]]) -> None:
    address, paths = asked
    parts = open_package(paper)
    link = f'<Relationship Id="rId99" Type="{IMAGE}" Target="{address}" TargetMode="External"/></Relationships>'
    for name, old, new in (
        ("word/_rels/document.xml.rels", "</Relationships>", link),
        ("word/document.xml", "<w:body>", f"<w:body>{LINKED}"),
    ):
        assert old in parts[name].decode()
        parts[name] = parts[name].decode().replace(old, new, 1).encode()
    paper.write_bytes(pack(parts))
    [pdf] = convert_to_pdf(find_soffice(), [paper], tmp_path / "work")
    assert pdf.is_file()
    assert paths == []
