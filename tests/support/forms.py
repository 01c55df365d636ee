"""Documents to fill in for tests, PDF forms filled with pypdf, and what of a PDF's structure its fields have to be right about."""

import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pypdf

from workshopkit.model.document import (
    Block,
    Cell,
    Choice,
    Choices,
    Document,
    Field,
    Fields,
    Fill,
    Heading,
    Paragraph,
    Rating,
    Row,
    Signature,
    Signatures,
    Statement,
    Table,
    TableColumn,
    TextStyle,
    WritingLines,
)
from workshopkit.model.form import FieldKind, form_fields, form_name
from workshopkit.model.text import inlines
from workshopkit.model.theme import Theme
from workshopkit.pipeline.themes import load_theme
from workshopkit.sources.locate import Places

STATES = Choices(
    "mandate_state", (Choice("not-in-place", "Ikke på plads"), Choice("in-place", "På plads")), stacked=True
)
COLUMNS = (
    TableColumn("Hvad?", 4, id="what"),
    TableColumn("Hvor er I?", 2, id="state"),
    TableColumn("Frist", 1, id="deadline", fill=Fill.DATE),
    TableColumn("Underskrift", 1, id="sign", fill=Fill.PEN),
)
EVERY_KIND: tuple[Block, ...] = (
    Fields((Field("a-name", "Navn"), Field("a-org", "Organisation", "Kommunen & Søn"), Field("a-date", "Dato", fill=Fill.DATE))),
    Heading(inlines("Tillid"), 1, "trust"),
    Rating("trust-rating", "Passer det?", "Slet ikke", "Helt", (
        Statement("kept", inlines("Vi holder, hvad vi lover.")), Statement("said", inlines("Vi siger det højt.")),
    )),
    Paragraph(inlines("Hvad kan slide på tilliden?"), TextStyle.QUESTION),
    WritingLines(3, "trust-wears"),
    Table("clauses", COLUMNS, (
        Row((Cell((Paragraph(inlines("Hvem har mandat?")),)), Cell((STATES,)), Cell(), Cell()), id="mandate"),
    ), "Punkter."),
    Table("actions", (TableColumn("Hvad", id="what"), TableColumn("Hvem")), (Row((Cell(), Cell()), least_mm=13),) * 2, "Skridt."),
    Signatures("sign", (Signature("kommunen", "Kommunen"),), "Navn", "Dato", "Underskrift"),
)  # fmt: skip
NAMES = (
    "a-name", "a-org", "a-date", "trust-rating_kept", "trust-rating_said", "trust-wears", "mandate_state",
    "mandate_deadline", "actions_1_what", "actions_1_2", "actions_2_what", "actions_2_2",
    "sign_kommunen_name", "sign_kommunen_date",
)  # fmt: skip
"""The names that answers are found under: a promise to those who read them."""


@cache
def house_theme() -> Theme:
    """The theme as a build has it, with the code that typesets papers."""
    theme, found = load_theme("navigators", Places.of(None, None), Path(), None)
    assert theme is not None, found
    return theme


def form(*blocks: Block, fillable: bool = True, language: str = "da") -> Document:
    """A document to fill in."""
    return Document(
        "worksheet", "Refleksionsark", language, "Navigators", "Samarbejde", "2026-03-12", "Bedre byrum",
        "side {page} af {pages}", blocks, fillable=fillable,
    )  # fmt: skip


def control_names(document: Document) -> list[str]:
    """The names of Word's controls: a field's own, or one for each of its choices."""
    return [
        name
        for field in form_fields(document)
        for name in ([form_name(field.name, option.value) for option in field.options] or [field.name])
    ]


def answers_to(document: Document) -> dict[str, str]:
    """An answer to every field, as pypdf takes it."""
    texts = {FieldKind.DATE: "12.03.2026", FieldKind.LINES: "Ål på Ærø – «dyrt»,\nmen 5 € < 6 €"}
    return {
        field.name: f"/{field.options[-1].value}" if field.options else texts.get(field.kind, "Åse Ørsted & Søn")
        for field in form_fields(document)
    }


def filled(data: bytes, answers: Mapping[str, str]) -> bytes:
    """The form with the answers in it, as a program that knows nothing of the kit fills it in."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    for page in writer.pages:
        writer.update_page_form_field_values(page, dict(answers), auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def values(data: bytes) -> dict[str, str]:
    """What stands in each field, "" for nothing."""
    fields = pypdf.PdfReader(io.BytesIO(data)).get_fields() or {}
    said = {name: str(field.get("/V", "")) for name, field in fields.items()}
    return {name: "" if value == "/Off" else value for name, value in said.items()}


def widgets(pdf: pikepdf.Pdf) -> list[Any]:
    """All widgets, page by page."""
    return [widget for page in pdf.pages for widget in page.obj.get("/Annots", [])]


def structure_faults(data: bytes) -> list[str]:
    """What a screen reader would trip over: widgets that stand nowhere in the structure, or have no words."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        owners = _owners(pdf.Root.StructTreeRoot.ParentTree)
        faults = [f"tab order of page {n}" for n, page in enumerate(pdf.pages) if page.obj.get("/Tabs") != "/S"]
        for widget in widgets(pdf):
            owner = owners.get(int(widget.StructParent))
            name = str(widget.get("/T", widget.get("/AS", "")))
            if widget.Subtype != "/Widget" or owner is None or owner.S != "/Form":
                faults.append(f"{name} is no form field in the structure")
            elif [kid.Obj.objgen for kid in owner.K] != [widget.objgen]:
                faults.append(f"the element of {name} holds something else")
            if not str(widget.get("/TU", "")):
                faults.append(f"{name} has no words")
        used = {int(widget.StructParent) for widget in widgets(pdf)}
        loose = [n for n, owner in owners.items() if isinstance(owner, pikepdf.Dictionary) and n not in used]
        return faults + [f"number {n} of a link that is no more" for n in loose]


def _owners(node: Any) -> dict[int, Any]:
    numbers = list(node.get("/Nums", []))
    found = {int(number): owner for number, owner in zip(numbers[::2], numbers[1::2], strict=True)}
    for kid in node.get("/Kids", []):
        found |= _owners(kid)
    return found
