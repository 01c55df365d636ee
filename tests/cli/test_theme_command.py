"""`workshopkit theme`: list, inspect, new, check."""

import io
import zipfile
from pathlib import Path

import docx
import pptx
import pytest
from openxml_audit import validate_pptx
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from tests.support.kits import run, run_json, workshop_in
from tests.support.ooxml import audit, check_package
from tests.support.pictures import jpeg, png, svg

from workshopkit.model.role import Role
from workshopkit.model.theme import COLOUR_ROLES, TEXT_PAIRS, contrast
from workshopkit.pipeline.themes import load_theme
from workshopkit.sources.locate import Places

BARE = Path(pptx.__file__).parent / "templates" / "default.pptx"
PLACES = Places.of(None, None)


def codes(*arguments: str | Path) -> list[str]:
    return [told["code"] for told in run_json("theme", "check", *arguments)["diagnostics"]]


def test_list_names_the_three_themes() -> None:
    assert [theme["name"] for theme in run_json("theme", "list")] == ["contrast", "navigators", "plain"]
    assert run("theme", "list").stdout.splitlines()[1].startswith("navigators  Navigators")


def test_inspect_tells_what_every_role_gets_and_why() -> None:
    data = run_json("theme", "inspect", BARE)
    assert [line["role"] for line in data["roles"]] == [role.value for role in Role]
    by_role = {line["role"]: line for line in data["roles"]}
    assert by_role["columns"]["layout"] == "Two Content"
    assert all(line["why"] and line["score"] > 0 and len(line["free_mm"]) == 4 for line in data["roles"])
    assert set(data["colours"]) == set(COLOUR_ROLES)
    assert (data["fonts"]["body"], data["measured_with"]["body"], data["logo"]) == ("Calibri", "Carlito", None)
    shown = run("theme", "inspect", BARE).stdout
    assert "Two Content" in shown
    assert "free: " in shown
    assert "Calibri, measured with Carlito" in shown


def test_inspect_says_plainly_that_a_file_is_no_master(tmp_path: Path) -> None:
    (tmp_path / "brand.potx").write_bytes(b"no zip")
    result = run("theme", "inspect", tmp_path / "brand.potx")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "WK504 error" in result.stderr


def test_a_sample_has_a_slide_of_every_role(tmp_path: Path) -> None:
    file = tmp_path / "sample.pptx"
    result = run("theme", "inspect", "navigators", "--sample", file)
    assert result.exit_code == 0
    titles = [slide.shapes.title.text for slide in Presentation(str(file)).slides]
    assert titles == [f"The role «{role.value}»" for role in Role]
    assert audit(file.read_bytes(), "pptx") == []


def test_a_sample_that_would_be_no_presentation_is_refused(tmp_path: Path) -> None:
    result = run("theme", "inspect", "navigators", "--sample", tmp_path / "sample.pdf")
    assert result.exit_code == 1
    assert "«sample.pdf» would be no PowerPoint file" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_theme_from_a_master_builds_at_once(tmp_path: Path) -> None:
    made = run("theme", "new", "client", "--from", BARE, "--into", tmp_path)
    assert made.exit_code == 0, made.stderr
    assert {path.name for path in (tmp_path / "client").iterdir()} == {
        "theme.yaml",
        "master.pptx",
        "reference.docx",
        "print.typ",
    }
    theme, found = load_theme("client", PLACES, tmp_path)
    assert found == ()
    assert theme is not None
    assert theme.roles["columns"] == "Two Content"
    built = run("build", workshop_in(tmp_path / "w"), "--theme", tmp_path / "client", "--only", "programme")
    assert built.exit_code == 0


@pytest.mark.parametrize("colour", ["#003049", "FFD800", "c8102e", "808080", "FFFFFF", "000000", "00FF7F"])
def test_a_theme_from_one_colour_can_be_read(tmp_path: Path, colour: str) -> None:
    (tmp_path / "logo.png").write_bytes(png(600, 200))
    made = run("theme", "new", "ours", "--primary", colour, "--logo", tmp_path / "logo.png", "--into", tmp_path)
    assert made.exit_code == 0, made.stderr
    theme, found = load_theme("ours", PLACES, tmp_path)
    assert found == ()
    assert theme is not None
    assert theme.logo is not None
    low = [pair for pair in TEXT_PAIRS if contrast(theme.colours[pair[0]], theme.colours[pair[1]]) < 4.5]
    assert low == []
    layouts = Presentation(str(theme.master)).slide_layouts
    assert [layout.name for layout in layouts] == [role.value.capitalize() for role in Role]
    assert all(any(shape.shape_type == MSO_SHAPE_TYPE.PICTURE for shape in layout.shapes) for layout in layouts)
    assert [str(e) for e in validate_pptx(theme.master).errors] == []
    assert docx.Document(str(theme.reference)).styles["Heading 1"] is not None


def test_a_dark_brand_colour_is_used_as_it_is_and_the_secondary_too(tmp_path: Path) -> None:
    run("theme", "new", "ours", "--primary", "#003049", "--secondary", "#7A1F5C", "--into", tmp_path)
    theme, _ = load_theme("ours", PLACES, tmp_path)
    assert theme is not None
    assert (theme.colours["primary"], theme.colours["secondary"]) == ("003049", "7A1F5C")


def test_a_colour_may_be_written_with_three_digits(tmp_path: Path) -> None:
    assert run("theme", "new", "ours", "--primary", "#036", "--into", tmp_path).exit_code == 0
    theme, _ = load_theme("ours", PLACES, tmp_path)
    assert theme is not None
    assert theme.colours["primary"] == "003366"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--primary", "red"], 2, "six hexadecimal digits"),
        ([], 2, "Name a master with --from"),
        (["--primary", "003049", "--from", "x.potx"], 2, "Name a master with --from"),
        (["--from", "x.potx", "--font", "Lato"], 2, "belong to --primary"),
        (["--from", "x.potx"], 1, "WK501 error"),
        (["--primary", "003049", "--logo", "logo.svg"], 1, "WK561 error"),
    ],
)
def test_what_cannot_be_made_is_told_and_nothing_is_written(
    tmp_path: Path, arguments: list[str], code: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("theme", "new", "ours", *arguments)
    assert (result.exit_code, said in result.stderr) == (code, True)
    assert list(tmp_path.iterdir()) == []


LOGOS = [
    (b"hello", "WK561"),
    (b"RIFF0000WEBP", "WK571"),
    (jpeg(120, 40, channels=4), "WK572"),
    (png(60000, 60000, b""), "WK573"),
    (png(1, 30000), "WK573"),
    (png(120, 40)[:-9], "WK574"),
    (svg("<script/>"), "WK575"),
    (svg('<image href="http://example.org/a.png"/>'), "WK575"),
    (svg("<text>&a;</text>", '<!DOCTYPE svg [<!ENTITY a "b">]>'), "WK575"),
    (svg("<g/>"), "WK576"),
]


@pytest.mark.parametrize(("data", "code"), LOGOS, ids=range(len(LOGOS)))
def test_a_logo_that_cannot_be_used_is_told_and_nothing_is_written(tmp_path: Path, data: bytes, code: str) -> None:
    (tmp_path / "logo.svg").write_bytes(data)
    result = run(
        "theme", "new", "ours", "--primary", "003049", "--logo", tmp_path / "logo.svg", "--into", tmp_path / "t"
    )
    assert (result.exit_code, f"{code} error" in result.stderr) == (1, True)
    assert [path.name for path in tmp_path.iterdir()] == ["logo.svg"]


@pytest.mark.parametrize(("data", "code"), LOGOS[::3])
def test_a_theme_whose_logo_cannot_be_used_stops_check_and_build(tmp_path: Path, data: bytes, code: str) -> None:
    run("theme", "new", "ours", "--primary", "003049", "--into", tmp_path)
    file = tmp_path / "ours" / "theme.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "logo: logo.svg\n", encoding="utf-8")
    (tmp_path / "ours" / "logo.svg").write_bytes(data)
    workshop = workshop_in(tmp_path / "w")
    for command in (("check", workshop), ("build", workshop, "--out", tmp_path / "out")):
        result = run(*command, "--theme", tmp_path / "ours")
        assert (result.exit_code, f"{code} error" in result.stderr) == (1, True)
    assert not (tmp_path / "out").exists()


def test_a_theme_with_an_svg_shows_it_as_drawing_and_picture_in_slides_and_papers(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_bytes(svg())
    made = run("theme", "new", "ours", "--primary", "003049", "--logo", tmp_path / "logo.svg", "--into", tmp_path)
    assert (made.exit_code, made.stderr) == (0, "")
    assert (tmp_path / "ours" / "logo.svg").is_file()
    assert run_json("theme", "inspect", tmp_path / "ours")["logo"]["type"] == "image/svg+xml"
    assert codes(tmp_path / "ours") == []
    workshop = workshop_in(tmp_path / "w")
    built = run_json("build", workshop, "--theme", tmp_path / "ours", "--out", tmp_path / "out")
    for made_file in (a for a in built["artefacts"] if a["format"] in ("docx", "pptx")):
        data = Path(made_file["path"]).read_bytes()
        kind = made_file["format"]
        assert check_package(data, kind) == []
        assert audit(data, kind) == []
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            media = [name for name in names if "/media/logo" in name]
            assert [name[-3:] for name in media] == ["png", "svg"]
            holder = "word/sheet_header.xml" if kind == "docx" else "ppt/slideLayouts/slideLayout1.xml"
            assert "svgBlip" in archive.read(holder).decode()


def test_an_svg_in_a_master_is_taken_over_with_its_picture(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_bytes(svg())
    run("theme", "new", "ours", "--primary", "003049", "--logo", tmp_path / "logo.svg", "--into", tmp_path)
    result = run("theme", "new", "again", "--from", tmp_path / "ours" / "master.pptx", "--into", tmp_path)
    assert result.exit_code == 0
    first, again = ((tmp_path / name / "logo.svg").read_bytes() for name in ("ours", "again"))
    assert first == again


def test_a_theme_that_is_there_already_stays(tmp_path: Path) -> None:
    run("theme", "new", "ours", "--primary", "003049", "--into", tmp_path)
    before = (tmp_path / "ours" / "theme.yaml").read_bytes()
    result = run("theme", "new", "ours", "--primary", "FFD800", "--into", tmp_path)
    assert (result.exit_code, "WK704" in result.stderr) == (1, True)
    assert (tmp_path / "ours" / "theme.yaml").read_bytes() == before


def test_check_finds_nothing_wrong_with_the_kits_own() -> None:
    assert codes("navigators") == []
    assert codes("plain") == []
    assert codes("contrast") == ["WK563"]


def test_check_tells_what_will_hurt(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(png(120, 40))
    run(
        "theme",
        "new",
        "ours",
        "--primary",
        "003049",
        "--font",
        "Lato",
        "--logo",
        tmp_path / "logo.png",
        "--into",
        tmp_path,
    )
    file = tmp_path / "ours" / "theme.yaml"
    text = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join('  muted: "C0C0C0"' if "  muted:" in line else line for line in text), encoding="utf-8")
    result = run("theme", "check", tmp_path / "ours")
    assert result.exit_code == 0
    for said in (
        "WK542 warning", "«muted» on «paper» has a contrast of", "the font «Lato» comes with neither Office nor Windows",
        "the logo is 120 × 40 pixels: 85 dpi at 12 mm high, 300 is the least for print",
    ):  # fmt: skip
        assert said in result.stderr
    assert run("theme", "check", tmp_path / "ours", "--strict").exit_code == 1


def test_a_clients_faint_footers_are_set_so_that_check_has_nothing_to_tell_of_them() -> None:
    found = run_json("theme", "check", BARE)["diagnostics"]
    assert [told["message"] for told in found if told["code"] == "WK951"] == []
    assert [told["message"] for told in found if told["code"] == "WK566"] == [
        "1 of its layouts, which nobody needs here, without a title: «Blank»"
    ]


def test_what_does_not_fit_on_the_sample_is_told_as_the_masters_place_not_as_somebodys_text(tmp_path: Path) -> None:
    assert run("theme", "new", "ours", "--primary", "#003049", "--into", tmp_path).exit_code == 0
    file = tmp_path / "ours" / "theme.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("least_pt: 20", "least_pt: 40"), encoding="utf-8")
    found = [d for d in run_json("theme", "check", tmp_path / "ours")["diagnostics"] if d["code"] == "WK801"]
    assert found
    for told in found:
        assert told["message"].startswith("on a sample of every role: ")
        assert (Path(told["file"]).name, "least_pt" in told["hint"]) == ("master.pptx", True)


def test_a_sample_that_cannot_be_written_is_told_in_json_too(tmp_path: Path) -> None:
    (tmp_path / "taken").write_bytes(b"")
    report = run_json("theme", "inspect", "navigators", "--sample", tmp_path / "taken" / "x.pptx")
    assert "WK701" in [d["code"] for d in report["diagnostics"]]
