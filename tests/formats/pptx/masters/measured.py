"""Written slides → the texts that are higher or wider than their boxes, measured from the file alone."""

from pptx.oxml.ns import qn
from tests.formats.pptx.decks import CARLITO
from tests.formats.pptx.masters.cases import master, slides

from workshopkit.formats.measure import Ruler, wrap
from workshopkit.formats.pptx.text_look import FOOTER_TYPES, TextLook
from workshopkit.model.text import Run

_RULER = Ruler(CARLITO)
_EMU = 12700


def overfull(name: str) -> list[str]:
    """Every text that leaves its box, in words; a tenth of a point is let pass."""
    layouts = {layout.part: layout for layout in master(name).layouts}
    found = []
    for slide in slides(name):
        layout = layouts[slide.slide_layout.part.partname.membername]
        for shape in slide.shapes:
            place = shape.element.find(f".//{qn('p:ph')}")
            if (
                shape.name == "Panel"
                or not shape.has_text_frame
                or (place is not None and place.get("type") in FOOTER_TYPES)
            ):
                continue
            own = [p for p in layout.placeholders if place is not None and p.name == shape.name]
            look = own[0].look if own else TextLook()
            need = _height_pt(shape, look)
            if need > shape.height / _EMU + 0.1:
                found.append(f"{slide.name}/{shape.name}: {need:.1f} of {shape.height / _EMU:.1f} pt")
    return found


def _height_pt(shape, look: TextLook) -> float:
    body = shape.text_frame._txBody.find(qn("a:bodyPr"))
    left, top, right, bottom = (
        int(body.get(key, default)) / _EMU
        for key, default in zip(("lIns", "tIns", "rIns", "bIns"), look.inset_emu, strict=True)
    )
    width = shape.width / _EMU - left - right
    return (
        top
        + bottom
        + sum(_paragraph_pt(node, n, width, look) for n, node in enumerate(shape.text_frame._txBody.iter(qn("a:p"))))
    )


def _paragraph_pt(node, number: int, width_pt: float, look: TextLook) -> float:
    properties = node.find(qn("a:pPr"))
    margin = int(properties.get("marL", "0")) / _EMU if properties is not None else 0.0
    sizes = [int(run.get("sz")) / 100 for run in node.iter(qn("a:rPr"), qn("a:endParaRPr"))]
    bold = any(run.get("b") == "1" for run in node.iter(qn("a:rPr"))) or look.bold
    caps = look.caps or any(run.get("cap") == "all" for run in node.iter(qn("a:rPr")))
    text = "".join(child.text or "" if child.tag == qn("a:t") else "\n" for child in node.iter(qn("a:t"), qn("a:br")))
    size = max(sizes)
    lines = wrap(_RULER.words((Run(text.upper() if caps else text),), bold), (width_pt - margin) / size).lines
    points = properties.find(f"{qn('a:spcBef')}/{qn('a:spcPts')}") if properties is not None else None
    before = int(points.get("val")) / 100 if points is not None else look.before_pt + look.before_factor * size * 1.2
    line = look.exact_line_pt or size * _RULER.line_em * min(look.spacing, 1.0)
    return lines * line + (before if number else 0.0)
