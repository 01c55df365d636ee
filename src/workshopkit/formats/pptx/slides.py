"""A page → the XML of a slide: placeholders, text boxes, figure, table and footers in reading order."""

from collections.abc import Callable, Iterator
from itertools import count, repeat

from workshopkit.formats.measure import Ruler
from workshopkit.formats.pptx.badge_room import find_badge
from workshopkit.formats.pptx.colours import Palette
from workshopkit.formats.pptx.figures import drawing_properties, figure_xml
from workshopkit.formats.pptx.fit import Fitted, room_of
from workshopkit.formats.pptx.footers import ID, NUMBER, FooterPen, footers_xml, ph_xml
from workshopkit.formats.pptx.geometry import Box
from workshopkit.formats.pptx.names import DECLARATION, SLIDE_NAMESPACES, TREE_HEAD
from workshopkit.formats.pptx.ornaments import Ornaments
from workshopkit.formats.pptx.pages import Page
from workshopkit.formats.pptx.panel import PANEL
from workshopkit.formats.pptx.plan import FIGURE, TABLE, Place
from workshopkit.formats.pptx.tables import frame_xml, table_xml
from workshopkit.formats.pptx.text import Frame, attribute, paragraphs_xml
from workshopkit.frozen import dataclass
from workshopkit.memory import Memory
from workshopkit.model.deck import Role, Slot

_COLOURS = {Role.FACTOR: ("factor", "factor"), Role.CHALLENGE: ("challenge", "challenge")}
"""Labels and bullets where they are not the house's usual ones."""
_BEFORE_DRAWING = (Slot.KICKER, Slot.SUBTITLE, Slot.LEAD, Slot.BODY, Slot.LEFT, Slot.RIGHT)


@dataclass(frozen=True, slots=True)
class Skeleton:
    """What all slides of one layout share."""

    language: str
    palette: Palette
    body: Ruler
    footers: tuple[str, ...]
    """Footer and slide number, with marks for the shape's id and the slide's number."""
    ornaments: Ornaments
    memory: Memory


def make_skeleton(pen: FooterPen, footer: str) -> Skeleton:
    """Prepares what every slide of a layout repeats."""
    size = Box(0, 0, pen.master.width_emu, pen.master.height_emu)
    ornaments = Ornaments(size, pen.language, pen.palette, pen.ruler, find_badge(pen.layout), {}, Memory())
    return Skeleton(pen.language, pen.palette, pen.ruler, footers_xml(pen, footer), ornaments, Memory())


def slide_xml(page: Page, skeleton: Skeleton, number: int, cut: Callable[[str], None]) -> bytes:
    """The part of a slide; `number` is what its number field shows, `cut` is told of labels that were cut."""
    ids = count(2)
    title = _text_xml(page.plan.title, page.title, page.slide.role, skeleton, ids, title=True)
    pieces = [_panel_xml(page, skeleton, ids), title]
    pieces += [_slot_xml(page, slot, skeleton, ids) for slot in _BEFORE_DRAWING]
    if page.with_figure and page.slide.figure is not None:
        area = page.plan.places[FIGURE].box
        pieces.append(figure_xml(page.slide.figure, area, skeleton.language, skeleton.palette, skeleton.body, ids, cut))
    if page.slide.panel is not None and PANEL in page.plan.places and page.id == page.slide.id:
        area = page.plan.places[PANEL].box
        pieces.append(figure_xml(page.slide.panel, area, skeleton.language, skeleton.palette, skeleton.body, ids, cut))
    if page.table is not None:
        pieces.append(_table_xml(page, skeleton, ids))
    pieces.append(_slot_xml(page, Slot.META, skeleton, ids))
    pieces.append(skeleton.ornaments.xml(page, ids))
    pieces += [footer.replace(ID, str(next(ids))).replace(NUMBER, str(number)) for footer in skeleton.footers]
    return (
        f'{DECLARATION}<p:sld {SLIDE_NAMESPACES}><p:cSld name="{attribute(page.id)}"><p:spTree>{TREE_HEAD}'
        f"{''.join(pieces)}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    ).encode()


def _slot_xml(page: Page, slot: Slot, skeleton: Skeleton, ids: Iterator[int]) -> str:
    fitted = page.texts.get(slot)
    if fitted is None:
        return ""
    place, role = page.plan.places[slot], page.slide.role
    pieces = skeleton.memory.recall(
        role, (place, fitted), lambda: _text_xml(place, fitted, role, skeleton, repeat(ID)).split(ID)
    )
    return str(next(ids)).join(pieces)


def _text_xml(
    place: Place, fitted: Fitted, role: Role, skeleton: Skeleton, ids: Iterator[int | str], title: bool = False
) -> str:
    drawn = place.placeholder is None
    room = room_of(place, skeleton.body)
    own = drawn and not title
    label, bullet = _COLOURS.get(role, ("secondary", "accent"))
    kicker = own and place.look.bold
    frame = Frame(
        skeleton.language, skeleton.palette, place.look, room.width_pt, not drawn, kicker, label, bullet, place.text
    )
    text = paragraphs_xml(fitted.paragraphs, fitted.setting, frame)
    head = f'<p:cNvPr id="{next(ids)}" name="{attribute(place.name)}"/>'
    if own:
        left, top, right, bottom = place.look.inset_emu
        return (
            f'<p:sp><p:nvSpPr>{head}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{_xfrm(place.box)}'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap="square" '
            f'lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" rtlCol="0" anchor="{place.look.anchor}">'
            f"<a:noAutofit/></a:bodyPr><a:lstStyle/>{text}</p:txBody></p:sp>"
        )
    ph = ph_xml(place.placeholder) if place.placeholder is not None else '<p:ph type="title"/>'
    return (
        f'<p:sp><p:nvSpPr>{head}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{ph}</p:nvPr></p:nvSpPr>'
        f"<p:spPr>{_xfrm(place.box) if place.moved else ''}</p:spPr><p:txBody>{_body_xml(place)}"
        f"<a:lstStyle/>{text}</p:txBody></p:sp>"
    )


def _body_xml(place: Place) -> str:
    """How text stands in a placeholder: only what differs from the layout's."""
    look = place.look
    if place.placeholder is None:
        left, top, right, bottom = look.inset_emu
        said = f' wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" anchor="{look.anchor}"'
    else:
        said = f' anchor="{look.anchor}"' if look.anchor != place.placeholder.look.anchor else ""
    # Texts are set and measured for lines that lie.
    said = f' vert="horz"{said}' if look.turned else said
    return f"<a:bodyPr{said}><a:noAutofit/></a:bodyPr>"


def _panel_xml(page: Page, skeleton: Skeleton, ids: Iterator[int]) -> str:
    """A panel below what the kit draws, where the master shows a picture."""
    if page.plan.panel is None:
        return ""
    return (
        f"<p:sp><p:nvSpPr>{drawing_properties(next(ids), 'Panel', '')}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f'<p:spPr>{_xfrm(page.plan.panel)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"{skeleton.palette.exact(page.plan.ground)}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _table_xml(page: Page, skeleton: Skeleton, ids: Iterator[int]) -> str:
    place, fitted = page.plan.places[TABLE], page.table
    assert fitted is not None
    frame = Frame(skeleton.language, skeleton.palette, place.look, 0)
    table, height = table_xml(fitted, page.rows, place.box, frame)
    holds_tables = place.placeholder is not None and place.placeholder.kind in ("tbl", "obj")
    ph = ph_xml(place.placeholder) if holds_tables and place.placeholder is not None else ""
    properties = drawing_properties(next(ids), place.name, fitted.table.alt)
    return frame_xml(properties, ph, place.box, table, height)


def _xfrm(box: Box) -> str:
    return (
        f'<a:xfrm><a:off x="{box.x_emu}" y="{box.y_emu}"/><a:ext cx="{box.width_emu}" cy="{box.height_emu}"/></a:xfrm>'
    )
