"""A client's master as a theme: nothing prepared, and what a theme.yaml beside it changes."""

import io
import shutil
import zipfile
from pathlib import Path

import docx
import pptx
import pytest
from pptx import Presentation
from pptx.util import Mm
from tests.support.kits import MINIMAL, Kit, run, run_json, workshop_in, write
from tests.support.ooxml import audit, check_package
from tests.support.pictures import png

from workshopkit.model.theme import COLOUR_ROLES
from workshopkit.pipeline.build import build
from workshopkit.pipeline.project import Request
from workshopkit.pipeline.themes import load_theme
from workshopkit.sources.locate import Places

PLACES = Places.of(None, None)
BARE = Path(pptx.__file__).parent / "templates" / "default.pptx"
LOGO = png(480, 160)


@pytest.fixture(name="master")
def client_master(tmp_path: Path) -> Path:
    """PowerPoint's own default as a client's template, with a logo in the corner of its master."""
    opened = Presentation(str(BARE))
    # python-pptx adds pictures to slides only, so one is moved to the master.
    slide = opened.slides.add_slide(opened.slide_layouts[6])
    picture = slide.shapes.add_picture(io.BytesIO(LOGO), Mm(220), Mm(6), height=Mm(10))
    relation = opened.slide_master.part.relate_to(slide.part.related_part(picture._element.blip_rId), _IMAGE)
    picture._element.blipFill.blip.rEmbed = relation
    opened.slide_master.shapes._spTree.append(picture._element)
    path = tmp_path / "Sandby Kommune.potx"
    opened.save(str(path))
    return path


_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


def kit(folder: Path, theme: str, text: str = MINIMAL) -> Kit:
    workshop = workshop_in(folder / "w", text)
    [report] = build(Request(workshop, folder / "out", theme=theme))
    assert [d.message for d in report.diagnostics if d.severity == "error"] == []
    return Kit(report, "da")


def test_a_bare_master_is_a_whole_theme(master: Path) -> None:
    theme, found = load_theme(master.name, PLACES, master.parent)
    assert theme is not None
    assert [d for d in found if d.severity != "note"] == []
    assert set(theme.colours) == set(COLOUR_ROLES)
    assert (theme.title, theme.body_font.name, theme.reference) == ("Sandby Kommune", "Calibri", None)
    assert theme.logo is not None
    assert theme.logo.data == LOGO


def test_the_papers_carry_the_masters_colours_and_its_logo_with_the_clients_name(master: Path, tmp_path: Path) -> None:
    made = kit(tmp_path, str(master), MINIMAL + "client: Sandby Kommune & Havn\n")
    theme, _ = load_theme(str(master), PLACES, tmp_path)
    assert theme is not None
    for artefact in (a for a in made.report.artefacts if a.format == "docx"):
        data = artefact.path.read_bytes()
        assert check_package(data, "docx") == []
        assert audit(data, "docx") == []
        document = docx.Document(io.BytesIO(data))
        assert theme.colours["primary"] in document.styles.element.xml
        header = document.sections[0].header._element
        assert header.xpath(".//wp:docPr/@descr") == ["Sandby Kommune & Havn"]
        assert int(header.xpath(".//wp:extent/@cy")[0]) <= 12 * 36000
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.read("word/media/logo.png") == LOGO


def test_a_theme_beside_the_master_overrides_it_when_it_names_it(master: Path) -> None:
    (master.parent / "new.png").write_bytes(png(300, 300))
    text = f"""\
        name: sandby
        title: Sandby
        master: {master.name}
        colours: {{primary: "7A1F00"}}
        logo: new.png
        roles: {{factor: Two Content}}
        """
    file = write(master.with_name("theme.yaml"), text)
    for asked in (master.name, "theme.yaml", "."):
        theme, found = load_theme(asked, PLACES, master.parent)
        assert theme is not None, found
        assert (theme.title, theme.colours["primary"]) == ("Sandby", "7A1F00")
        assert theme.roles == {"factor": "Two Content"}
        assert theme.logo is not None
        assert theme.logo.width_px == 300
    write(file, text.replace(master.name, "other.pptx"))
    shutil.copy(BARE, master.with_name("other.pptx"))
    theme, _ = load_theme(master.name, PLACES, master.parent)
    assert theme is not None
    assert theme.title == "Sandby Kommune"


def test_a_workshop_may_name_a_master(master: Path, tmp_path: Path) -> None:
    folder = workshop_in(tmp_path / "w", MINIMAL + "theme: brand.potx\n")
    shutil.copy(master, folder / "brand.potx")
    [report] = build(Request(folder, tmp_path / "out", only=("deck",)))
    [deck] = Kit(report, "da").files("deck")
    names = [layout.name for layout in Presentation(str(deck)).slide_layouts]
    assert "Title and Content" in names


@pytest.mark.parametrize(("data", "code"), [(b"", "WK502"), (b"PK\3\4 nothing", "WK509"), (b"hello", "WK504")])
def test_a_master_that_cannot_be_used_is_told_by_check_too(tmp_path: Path, data: bytes, code: str) -> None:
    (tmp_path / "bad.potx").write_bytes(data)
    result = run("check", workshop_in(tmp_path / "w"), "--theme", tmp_path / "bad.potx")
    assert result.exit_code == 1
    assert code in result.stderr


def test_a_font_without_a_twin_is_told_at_the_master(master: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(master) as old, zipfile.ZipFile(tmp_path / "georgia.pptx", "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'typeface="Calibri"', b'typeface="Georgia"'))
    theme, found = load_theme("georgia.pptx", PLACES, tmp_path)
    assert theme is not None
    [told] = {d for d in found if d.code == "WK542"}
    assert told.message == "the font «Georgia» has no files here: Arimo stands in, in PDFs too, and sizes are a guess"
    assert told.span is not None
    assert told.span.file == str(tmp_path / "georgia.pptx")


def test_a_reference_that_is_named_and_missing_is_an_error(master: Path) -> None:
    write(master.with_name("theme.yaml"), f"name: a\ntitle: A\nmaster: {master.name}\nreference: brand.docx\n")
    theme, [told] = load_theme(".", PLACES, master.parent)
    assert theme is None
    assert (told.code, told.message) == ("WK562", "the theme's Word reference brand.docx is missing")


def test_a_font_whose_twin_is_printed_is_told_once_where_a_pdf_is_made(tmp_path: Path) -> None:
    theme = 'name: coast\ntitle: Coast\nfonts: {heading: Calibri, body: Calibri}\ncolours: {primary: "003049"}\n'
    shutil.copy(BARE, tmp_path / "master.pptx")
    file = write(tmp_path / "coast" / "theme.yaml", theme + "master: ../master.pptx\n")
    workshop = workshop_in(tmp_path / "day")

    def told(*options: str) -> list[tuple[str, str]]:
        found = run_json(*options, "--theme", str(file.parent))["diagnostics"]
        return [(d["message"], d["file"]) for d in found if d["code"] == "WK546"]

    once = [("the font «Calibri» has no files here: PDFs are set in Carlito, whose letters are as wide", str(file))]
    assert told("build", str(workshop), "--only", "programme") == once
    assert told("check", str(workshop)) == once
    assert told("build", str(workshop), "--only", "programme", "--format", "docx") == []
    assert told("build", str(workshop), "--only", "deck") == []
    write(file, theme + "master: ../master.pptx\nmeasured_with: Carlito\n")
    assert told("build", str(workshop), "--only", "programme") == []


def test_a_metric_twin_whose_files_are_nowhere_is_told_at_its_line(master: Path) -> None:
    file = write(
        master.with_name("theme.yaml"), f"name: a\ntitle: A\nmaster: {master.name}\nmeasured_with: Brand Twin\n"
    )
    theme, found = load_theme(".", PLACES, master.parent)
    assert theme is not None
    [told] = [d for d in found if d.code == "WK542"]
    assert told.message == "there is no font «Brand Twin», which «measured_with» names: Carlito is measured with"
    assert told.span is not None
    assert (told.span.file, told.span.line) == (str(file), 4)


def test_a_look_in_print_that_is_no_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "coast"
    folder.mkdir()
    shutil.copy(BARE, folder / "master.pptx")
    write(folder / "theme.yaml", "name: coast\ntitle: Coast\n")
    (folder / "print.typ").write_bytes(b'#let look = (\n  title: "\xe6",\n)\n')
    found = run_json("build", str(workshop_in(tmp_path / "day")), "--only", "programme", "--theme", str(folder))
    assert [(d["code"], d["file"], d["line"]) for d in found["diagnostics"] if d["severity"] == "error"] == [
        ("WK005", str(folder / "print.typ"), 2)
    ]
