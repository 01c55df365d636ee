"""A presentation's parts → its slides as inspected values, each slide's elements in the order that a screen reader takes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from workshopkit.formats.inspect.frames import Frame
from workshopkit.formats.inspect.grounds import Patch, grounds_under
from workshopkit.formats.inspect.parts import A, P, Parts, R, is_decorative, local
from workshopkit.formats.inspect.slide_pages import Pages, placeholder_of, shapes_of, text_role
from workshopkit.formats.inspect.slide_tables import TableText, table_shape
from workshopkit.formats.inspect.slide_text import TextLook, links_in, shape_look
from workshopkit.model.inspection import (
    Element,
    ElementKind,
    FileKind,
    InspectedSlide,
    Link,
    OfficeFile,
    Stretch,
)

_LONGEST_TITLE = 60
_KINDS = {"table": ElementKind.TABLE, "chart": ElementKind.CHART, "chartex": ElementKind.CHART,
          "diagram": ElementKind.DIAGRAM}  # fmt: skip


def inspect_slides(parts: Parts, main: str) -> OfficeFile:
    """The whole presentation whose main part is `main`."""
    tree = parts.tree(main)
    defaults = tree.find(f"{P}defaultTextStyle")
    elements: list[Element] = []
    slides: list[InspectedSlide] = []
    pages = Pages(parts)
    for number, entry in enumerate(tree.iterfind(f"{P}sldIdLst/{P}sldId"), 1):
        reader = _Slide(pages, parts.target(main, entry.get(f"{R}id", "")), number, defaults)
        first = len(elements)
        elements += reader.elements()
        slides.append(InspectedSlide(reader.place, reader.title, first, len(elements)))
        elements += reader.notes()
    stated = defaults.iter(f"{A}defRPr") if defaults is not None else ()
    language = next((node.get("lang", "") for node in stated if node.get("lang")), "")
    properties = parts.property("title"), parts.property("language")
    return OfficeFile(str(parts.path), FileKind.SLIDES, *properties, language, tuple(elements), tuple(slides))


class _Slide:
    """Reads one slide."""

    def __init__(self, pages: Pages, name: str, number: int, defaults: etree._Element | None) -> None:
        self.pages = pages
        self.page = pages.page(name)
        self.defaults = defaults
        self.shapes = list(shapes_of(self.page.tree.find(f"{P}cSld/{P}spTree")))
        titles = [shape for shape in self.shapes if _is_title(shape)]
        self.title = _plain_text(titles[0]) if titles else None
        shown = (self.title or "")[:_LONGEST_TITLE] + ("…" if len(self.title or "") > _LONGEST_TITLE else "")
        self.place = f"slide {number} «{shown}»" if shown else f"slide {number}"

    def elements(self) -> list[Element]:
        """The slide's elements from the bottom."""
        below = list(self.page.furniture)
        found: list[Element] = []
        for shape in self.shapes:
            found += self._read(shape, Frame(), below, covered=False)
        return found

    def notes(self) -> Iterator[Element]:
        """The notes, for their language; what they look like is not the room's concern."""
        for name in self.page.parts.named(self.page.name, "notesSlide"):
            page = self.pages.page(name)
            styles = [page.master.tree.find(f"{P}notesStyle"), self.defaults]
            look = TextLook(page, (), styles)
            bodies = [shape.find(f"{P}txBody") for shape in shapes_of(page.tree.find(f"{P}cSld/{P}spTree"))]
            texts = [stretch for body in bodies if body is not None for stretch in look.stretches(body, ())]
            yield Element(self.place, ElementKind.NOTES, "notes", texts=tuple(texts))

    def _read(self, shape: etree._Element, frame: Frame, below: list[Patch], covered: bool) -> Iterator[Element]:
        match local(shape):
            case "grpSp":
                yield from self._group(shape, frame, below, covered)
            case "graphicFrame":
                yield self._frame(shape, frame, below, covered)
                below += self.page.patches(shape, frame)
            case kind:
                yield self._shape(shape, kind, frame, below, covered)
                below += self.page.patches(shape, frame)

    def _group(self, group: etree._Element, frame: Frame, below: list[Patch], covered: bool) -> Iterator[Element]:
        yield self._element(group, ElementKind.GROUP, covered)
        for shape in shapes_of(group):
            yield from self._read(shape, frame.within(group), below, covered=True)

    def _frame(self, frame: etree._Element, outer: Frame, below: Sequence[Patch], covered: bool) -> Element:
        data = frame.find(f"{A}graphic/{A}graphicData")
        uri = data.get("uri", "").rstrip("/").rpartition("/")[2] if data is not None else ""
        table = data.find(f"{A}tbl") if data is not None else None
        if table is None:
            return self._element(frame, _KINDS.get(uri, ElementKind.OBJECT), covered)
        beneath = grounds_under(self.page.box(frame, outer), below, self.page.background)
        text = TableText(self.page, table, beneath, self.defaults)
        links = [link for body in text.bodies() for link in links_in(self.page, body)]
        made = self._element(frame, ElementKind.TABLE, covered, tuple(text.stretches()), tuple(links))
        return replace(made, table=table_shape(table))

    def _shape(self, shape: etree._Element, kind: str, frame: Frame, below: Sequence[Patch], covered: bool) -> Element:
        if kind == "pic":
            media = any(local(node) in ("videoFile", "audioFile", "wavAudioFile") for node in shape.iter())
            return self._element(shape, ElementKind.MEDIA if media else ElementKind.PICTURE, covered)
        body = shape.find(f"{P}txBody")
        texts = self._texts(shape, body, frame, below) if body is not None else ()
        holder = placeholder_of(shape) is not None or any(stretch.text.strip() for stretch in texts)
        links = tuple(links_in(self.page, body)) if body is not None else ()
        made = self._element(shape, ElementKind.TEXT if holder else ElementKind.SHAPE, covered, texts, links)
        return replace(made, is_title=_is_title(shape))

    def _texts(
        self, shape: etree._Element, body: etree._Element, frame: Frame, below: Sequence[Patch]
    ) -> tuple[Stretch, ...]:
        own = self.page.fill(shape)
        beneath = grounds_under(self.page.box(shape, frame), below, self.page.background)
        grounds = tuple(dict.fromkeys(own.over(ground) for ground in beneath))
        return tuple(shape_look(self.page, shape, self.defaults).stretches(body, grounds))

    def _element(
        self, shape: etree._Element, kind: ElementKind, covered: bool, texts: tuple[Stretch, ...] = (),
        links: tuple[Link, ...] = (),
    ) -> Element:  # fmt: skip
        properties = shape.find(f"./*/{P}cNvPr")
        if properties is None:
            return Element(self.place, kind, "", "", False, covered, texts, links)
        alternative = (properties.get("descr") or "").strip()
        name = properties.get("name", "")
        return Element(self.place, kind, name, alternative, is_decorative(properties), covered, texts, links)


def _is_title(shape: etree._Element) -> bool:
    placeholder = placeholder_of(shape)
    return placeholder is not None and text_role(placeholder) == "title"


def _plain_text(shape: etree._Element) -> str:
    paragraphs = shape.iterfind(f"{P}txBody/{A}p")
    said = (
        "".join(" " if local(node) == "br" else node.text or "" for node in paragraph.iter(f"{A}t", f"{A}br"))
        for paragraph in paragraphs
    )
    return " ".join(" ".join(said).split())
