"""Runs in a shape on a slide → stretches with the language, size, weight and colour that PowerPoint shows them in.

A run's own properties count first, then the list styles: the shape's, its layout's and master's placeholders', the shape's style,
the master's text styles, the presentation's defaults.
"""

from collections.abc import Iterator, Sequence

from lxml import etree

from workshopkit.formats.inspect.parts import A, P, R, local, number
from workshopkit.formats.inspect.slide_pages import Page, placeholder_of, text_role
from workshopkit.model.inspection import Link, Shade, Stretch

Styles = Sequence[etree._Element | None]
Nodes = Sequence[etree._Element]

_KEPT_COLOUR = "{http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor}hlinkClr"


class TextLook:
    """Where the text of one shape gets its look: list styles of nine levels, nearest first, some `near` and some `far`.

    Between the two stand `ink` and `bold`, which the style of the shape or of its table gives.
    """

    def __init__(
        self, page: Page, near: Styles, far: Styles = (), ink: Shade | None = None, bold: bool = False
    ) -> None:
        self.page = page
        self.near = [style for style in near if style is not None]
        self.far = [style for style in far if style is not None]
        self.ink = ink
        self.bold = bold
        self.scale = 1.0

    def stretches(self, body: etree._Element, grounds: tuple[Shade, ...]) -> Iterator[Stretch]:
        """The text of a `txBody`, a stretch a run, with a line break after each paragraph."""
        fit = body.find(f"{A}bodyPr/{A}normAutofit")
        self.scale = number(fit.get("fontScale", "100000"), 100_000) / 100_000 if fit is not None else 1.0
        for paragraph in body.iterfind(f"{A}p"):
            properties = paragraph.find(f"{A}pPr")
            level = int(number(properties.get("lvl", "0"))) if properties is not None else 0
            own = [self._stretch(run, level, grounds) for run in paragraph if local(run) in ("r", "fld", "br")]
            yield from own
            if own:
                yield Stretch("\n", "", None, False, Shade(), ())

    def _stretch(self, run: etree._Element, level: int, grounds: tuple[Shade, ...]) -> Stretch:
        if local(run) == "br":
            return Stretch("\n", "", None, False, Shade(), ())
        own = run.find(f"{A}rPr")
        near = [*([own] if own is not None else ()), *_defaults(self.near, level)]
        far = list(_defaults(self.far, level))
        chain = [*near, *far]
        size = _first(chain, "sz")
        bold = _first(near, "b") or ("1" if self.bold else _first(far, "b"))
        return Stretch(
            run.findtext(f"{A}t") or "",
            _first(chain, "lang"),
            number(size, 1800) / 100 * self.scale if size else None,
            bold in ("1", "true"),
            self._ink(run, near, far),
            grounds,
        )

    def _ink(self, run: etree._Element, near: Nodes, far: Nodes) -> Shade:
        link = run.find(f"{A}rPr/{A}hlinkClick")
        if link is not None and next(link.iter(_KEPT_COLOUR), None) is None:
            return self.page.scheme.named("hlink")
        scheme = self.page.scheme
        for stated in (*map(scheme.fill, near), self.ink, *map(scheme.fill, far)):
            if stated is not None:
                return stated
        return scheme.named("tx1")


def shape_look(page: Page, shape: etree._Element, defaults: etree._Element | None) -> TextLook:
    """The look of a shape's text; `defaults` is the presentation's `defaultTextStyle`."""
    placeholder = placeholder_of(shape)
    own = [each.find(f"{P}txBody/{A}lstStyle") for each in (shape, *page.ancestors(shape))]
    reference = shape.find(f"{P}style/{A}fontRef")
    ink = page.scheme.colour(reference) if reference is not None and len(reference) else None
    return TextLook(page, own, far_styles(page, text_role(placeholder), defaults, placeholder is not None), ink)


def far_styles(
    page: Page, role: str, defaults: etree._Element | None, master_first: bool = False
) -> list[etree._Element | None]:
    """The master's text styles and the presentation's defaults; a text box of its own asks the defaults first."""
    styles = page.master.tree.find(f"{P}txStyles/{P}{role}Style")
    return [styles, defaults] if master_first else [defaults, styles]


def links_in(page: Page, body: etree._Element) -> Iterator[Link]:
    """The links in a text; runs side by side with the same target are one link."""
    for paragraph in body.iterfind(f"{A}p"):
        text, target = "", ""
        for run in [*paragraph.iterfind(f"{A}r"), None]:
            node = run.find(f"{A}rPr/{A}hlinkClick") if run is not None else None
            rid = node.get(f"{R}id", "") if node is not None else ""
            here = (page.parts.target(page.name, rid) or node.get("action", "")) if node is not None else ""
            if text and here != target:
                yield Link(text, target)
                text = ""
            target = here
            text += (run.findtext(f"{A}t") or "") if run is not None and here else ""


def _defaults(styles: Nodes, level: int) -> Iterator[etree._Element]:
    for style in styles:
        for path in (f"lvl{level + 1}pPr", "defPPr"):
            found = style.find(f"{A}{path}/{A}defRPr")
            if found is not None:
                yield found


def _first(chain: Nodes, name: str) -> str:
    return next((value for node in chain if (value := node.get(name)) is not None), "")
