"""workshopkit build --fillable: the same fields in Word and PDF, from a workshop's file to what is read back."""

import io
from pathlib import Path

import pypdf
import pytest
from tests.support.forms import filled, structure_faults, values
from tests.support.kits import MINIMAL, run, run_json, told, workshop_in, write
from tests.support.ooxml import audit, check_package
from tests.support.word_form import fill_word, read_controls

PARTNERS = MINIMAL.replace("agenda:", "  - {name: Foreningen Ål & Sø, sector: civil}\nagenda:")
DOCUMENTS = "documents:\n  - {kind: worksheet, for: partner, fillable: true}\n  - {kind: programme, fillable: true}\n"


def files(folder: Path, suffix: str) -> list[Path]:
    return sorted((folder / "out/da").glob(f"*{suffix}"))


def pdf_names(data: bytes) -> set[str]:
    """The names of a PDF's fields as Word has them: a choice has one for each value."""
    found = set()
    for name, field in (pypdf.PdfReader(io.BytesIO(data)).get_fields() or {}).items():
        states = {state for kid in field.get("/Kids", ()) for state in kid.get_object()["/AP"]["/N"]} - {"/Off"}
        found |= {f"{name}_{state[1:]}" for state in states} or {name}
    return found


@pytest.mark.parametrize("kind", ["worksheet", "checklist"])
def test_word_and_pdf_hold_the_same_fields(folder: Path, kind: str) -> None:
    assert run("build", workshop_in(folder, PARTNERS), "--only", kind, "--fillable").exit_code == 0
    [word], [pdf] = files(folder, ".docx"), files(folder, ".pdf")
    names = set(read_controls(word.read_bytes()))
    assert pdf_names(pdf.read_bytes()) == names
    assert len(names) > 20
    assert (check_package(word.read_bytes(), "docx"), audit(word.read_bytes(), "docx")) == ([], [])
    assert structure_faults(pdf.read_bytes()) == []


@pytest.mark.parametrize("kind", ["agreement", "evaluation"])
def test_papers_that_are_only_printed_can_be_filled_in_too(folder: Path, kind: str) -> None:
    data = run_json("build", workshop_in(folder, PARTNERS), "--only", kind, "--fillable")
    [artefact] = data["artefacts"]
    assert artefact["pages"] == 1
    found = values(Path(artefact["path"]).read_bytes())
    assert {"agreement": "who_text", "evaluation": "evaluation_heard"}[kind] in found
    assert not [name for name in found if "signature" in name], "a signature is for a pen"


def test_names_are_the_same_in_both_languages_and_an_answer_comes_back_under_them(folder: Path) -> None:
    workshop = MINIMAL.replace("Fælles kurs", "{da: Kurs, en: Course}").replace("Velkommen", "{da: Hej, en: Hello}")
    run("build", workshop_in(folder, workshop), "--only", "worksheet", "--fillable", "--lang", "da", "--lang", "en")
    made = {language: next((folder / "out" / language).glob("*.pdf")).read_bytes() for language in ("da", "en")}
    assert pdf_names(made["da"]) == pdf_names(made["en"])
    answers = {"trust-rating_promises-kept": "/4", "trust-what-wears": "Ørerne", "trust-actions_1_when": "1.2.2027"}
    for data in made.values():
        back = values(filled(data, answers))
        assert {name: back[name] for name in answers} == answers
    word = next((folder / "out/da").glob("*.docx")).read_bytes()
    controls = read_controls(fill_word(word, {"trust-rating_promises-kept_4": True, "trust-what-wears": "Ørerne"}))
    assert controls["trust-rating_promises-kept_4"] is True
    assert controls["trust-rating_promises-kept_3"] is False
    assert controls["trust-what-wears"] == "Ørerne"


def test_a_workshop_may_ask_for_it_itself_and_each_partner_has_its_own_fields(folder: Path) -> None:
    assert run("build", workshop_in(folder, PARTNERS + DOCUMENTS)).exit_code == 0
    [worksheet] = [path for path in files(folder, ".pdf") if "refleksionsark" in path.name]
    found = values(worksheet.read_bytes())
    assert found["kommunen-trust-organisation"].startswith("Kommunen")
    assert found["foreningen-aal-soe-trust-organisation"].startswith("Foreningen Ål & Sø")
    assert {"kommunen-trust-rating_doubts-spoken", "foreningen-aal-soe-trust-rating_doubts-spoken"} <= set(found)
    [programme] = [path for path in files(folder, ".pdf") if "program" in path.name]
    assert values(programme.read_bytes()) == {}


def test_without_it_papers_are_for_a_pen(folder: Path) -> None:
    run("build", workshop_in(folder), "--only", "worksheet")
    assert read_controls(files(folder, ".docx")[0].read_bytes()) == {}
    assert values(files(folder, ".pdf")[0].read_bytes()) == {}


def test_two_fields_of_one_name_in_somebodys_template_are_told_with_their_place(folder: Path) -> None:
    lines = "  - lines: {count: 2, id: mine}\n"
    template = f"kind: worksheet\ntitle: Own\nblocks:\n{lines}{lines}"
    write(workshop_in(folder) / "templates/documents/worksheet.yaml", template)
    assert told("build", folder, "--only", "worksheet") == []
    assert told("build", folder, "--only", "worksheet", "--fillable") == [("WK580", 5, 27)]


def test_a_look_that_draws_a_field_in_its_own_way_is_told_what_can_no_longer_be_filled_in(folder: Path) -> None:
    code = "#let draw = (lines: (b, s) => pdf.artifact(line(length: 100%)))\n"
    own = write(workshop_in(folder) / "templates/print.typ", code)
    [found] = run_json("build", folder, "--only", "worksheet", "--fillable")["diagnostics"]
    assert (found["code"], found["severity"], found["file"]) == ("WK582", "warning", str(own.resolve()))
    assert "places of the PDF can't be filled in, the first is «trust-" in found["message"]


def test_a_word_template_gets_the_fields_where_the_body_stands(folder: Path) -> None:
    run("customise", "worksheet", "--word", "--into", workshop_in(folder))
    assert run("build", folder, "--only", "worksheet", "--fillable").exit_code == 0
    word = files(folder, ".docx")[0].read_bytes()
    assert "trust-rating_promises-kept_4" in read_controls(word)
    assert (check_package(word, "docx"), audit(word, "docx")) == ([], [])
