"""A typeset paper with links that stand for places to fill in → the same paper as a form: still PDF/UA-1 and PDF/A-2a.

The links tell where each field is, on the page and in the structure; the model's fields tell what it is.
"""

import io
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import partial

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from workshopkit.formats.pdf.form_font import FONT_NAME, font_object
from workshopkit.formats.pdf.form_looks import Drawings, FormLook
from workshopkit.formats.pdf.objects import with_clear_ends
from workshopkit.model.form import FieldKind, FormField, Option

_LINK = "wk:"
_DATE = "00.00.0000"
_TOP, _BOTTOM = "top", "bottom"
_PRINTED = 1 << 2
_MULTILINE, _RADIO = 1 << 12, 1 << 15
_DECIMALS = 3
Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points of the page."""


@dataclass(slots=True)
class _Place:
    """A place of a field on a page: its annotation, its element of the structure, and which of the field's choices it is."""

    annotation: pikepdf.Object
    element: pikepdf.Object
    box: Box
    choice: str


@dataclass(slots=True)
class _Form:
    """A file on its way to a form."""

    pdf: pikepdf.Pdf
    look: FormLook
    drawings: Drawings
    fields: list[pikepdf.Object] = field(default_factory=list)


def make_fillable(data: bytes, fields: Mapping[str, FormField], look: FormLook) -> tuple[bytes, tuple[FormField, ...]]:
    """The paper with a form's field for every link of the kit's, and the fields that no link stands for.

    `fields` are by name, in reading order.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        font = font_object(pdf, look.font)
        form = _Form(pdf, look, Drawings(pdf, look, font))
        places = _places(pdf)
        for name, known in fields.items():
            if name in places:
                _add(form, known, places[name])
        pdf.Root.AcroForm = pdf.make_indirect(Dictionary(
            Fields=Array(form.fields), DR=Dictionary(Font=Dictionary({f"/{FONT_NAME}": font})), DA=String(look.typing),
        ))  # fmt: skip
        return _saved(pdf), tuple(known for name, known in fields.items() if name not in places)


def _places(pdf: pikepdf.Pdf) -> dict[str, list[_Place]]:
    """The places of each field, its links taken for the marks that they are."""
    elements = _elements(pdf)
    found: dict[str, list[_Place]] = {}
    freed: set[int] = set()
    for page in pdf.pages:
        kept = []
        for annotation in page.obj.get("/Annots", Array()):
            name, choice = _marked(annotation)
            known = found.setdefault(name, []) if name else []
            if name:
                place = _Place(annotation, elements[int(annotation.StructParent)], _box(annotation), choice)
                if choice == _BOTTOM:
                    known[-1].box = _both(known[-1].box, place.box)
                    _forget(place)
                    freed.add(int(annotation.StructParent))
                    continue
                known.append(place)
            kept.append(annotation)
        if kept:
            page.obj.Annots = Array(kept)
            page.obj.Tabs = Name.S
    _free(pdf.Root.StructTreeRoot.ParentTree, freed)
    return found


def _marked(annotation: pikepdf.Object) -> tuple[str, str]:
    """The field and the choice that a link stands for; "" for any other annotation."""
    address = str(annotation.A.URI) if annotation.get("/A") and "/URI" in annotation.A else ""
    if not address.startswith(_LINK):
        return "", ""
    name, _, choice = address.removeprefix(_LINK).partition("#")
    return name, choice


def _elements(pdf: pikepdf.Pdf) -> dict[int, pikepdf.Object]:
    """The structure's elements by the numbers that annotations know them by."""

    def pairs(node: pikepdf.Object) -> Iterator[tuple[int, pikepdf.Object]]:
        numbers = node.get("/Nums", Array())
        for at in range(0, len(numbers), 2):
            yield int(numbers[at]), numbers[at + 1]
        for kid in node.get("/Kids", Array()):
            yield from pairs(kid)

    return dict(pairs(pdf.Root.StructTreeRoot.ParentTree))


def _forget(place: _Place) -> None:
    """Takes a mark out of the structure."""
    parent = place.element.P
    kids = parent.K if isinstance(parent.K, Array) else Array([parent.K])
    parent.K = Array([kid for kid in kids if not _same(kid, place.element)])


def _same(one: pikepdf.Object, other: pikepdf.Object) -> bool:
    return isinstance(one, Dictionary) and one.is_indirect and one.objgen == other.objgen


def _free(node: pikepdf.Object, freed: Set[int]) -> None:
    """Takes numbers of annotations that are no more out of the tree of numbers."""
    numbers = node.get("/Nums")
    if numbers is not None:
        pairs = ((numbers[at], numbers[at + 1]) for at in range(0, len(numbers), 2))
        node.Nums = Array([each for pair in pairs if int(pair[0]) not in freed for each in pair])
    for kid in node.get("/Kids", Array()):
        _free(kid, freed)


def _add(form: _Form, known: FormField, places: list[_Place]) -> None:
    if known.kind in (FieldKind.CHOICE, FieldKind.SCALE):
        form.fields.append(_one_of(form, known, places))
    else:
        form.fields.append(_typed(form, known, places[0]))


def _typed(form: _Form, known: FormField, place: _Place) -> pikepdf.Object:
    """A text field. What is typed over ruled lines gets a white ground, since lines of type are closer than a pen's."""
    width, height = _size(place.box)
    widget = _widget(place, known.label)
    look = form.look.fitting(_DATE, width) if known.kind is FieldKind.DATE else form.look
    widget.FT, widget.T, widget.DA = Name.Tx, String(known.name), String(look.typing)
    widget.AP = Dictionary(N=form.drawings.typed(known.value, width, height))
    if known.value:
        widget.V = String(known.value)
    # A date in a table's cell stands at its top, as its neighbours do.
    if place.choice == _TOP or known.kind in (FieldKind.LINES, FieldKind.ROOM):
        widget.Ff = _MULTILINE
    if known.kind is FieldKind.LINES:
        widget.MK = Dictionary(BG=Array([1, 1, 1]))
    return widget


def _one_of(form: _Form, known: FormField, places: list[_Place]) -> pikepdf.Object:
    """Choices of which one holds: circles are radio buttons, boxes are check boxes that put one another out."""
    parent = form.pdf.make_indirect(Dictionary(
        FT=Name.Btn, T=String(known.name), TU=String(known.label), V=Name.Off, Kids=Array(),
    ))  # fmt: skip
    scale = known.kind is FieldKind.SCALE
    if scale:
        parent.Ff = _RADIO
    for place in places:
        option = known.options[int(place.choice)]
        width, height = _size(place.box)
        widget = _widget(place, f"{option.label}. {known.label}" if known.label else option.label)
        draw = partial(form.drawings.chosen, option.value) if scale else form.drawings.ticked
        on = draw(width, height)
        off = form.drawings.nothing(width, height)
        widget.AP = Dictionary(N=Dictionary({_state(option): on, "/Off": off}))
        widget.AS, widget.Parent = Name.Off, parent
        parent.Kids.append(widget)
    return parent


def _state(option: Option) -> str:
    return f"/{option.value}"


def _widget(place: _Place, label: str) -> pikepdf.Object:
    """The link as a form's widget, and its element as one that says so."""
    widget = place.annotation
    for key in ("/A", "/Border", "/Contents", "/H", "/C", "/QuadPoints"):
        if key in widget:
            del widget[key]
    widget.Subtype, widget.F, widget.TU = Name.Widget, _PRINTED, String(label)
    widget.Rect = Array([round(side, _DECIMALS) for side in place.box])
    place.element.S = Name.Form
    return widget


def _box(annotation: pikepdf.Object) -> Box:
    left, bottom, right, top = (float(side) for side in annotation.Rect)
    return left, bottom, right, top


def _both(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _size(box: Box) -> tuple[float, float]:
    return box[2] - box[0], box[3] - box[1]


def _saved(pdf: pikepdf.Pdf) -> bytes:
    data = io.BytesIO()
    # Nothing is packed anew: pikepdf's zlib is another on another machine, and the bytes would be, too.
    pdf.save(
        data, deterministic_id=True, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )  # fmt: skip
    return with_clear_ends(data.getvalue())
