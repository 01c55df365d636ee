"""A theme's colours and fonts → a whole PowerPoint master (.pptx, 16:9, no slides), the same bytes every time.

The parts are written here as text; what stands where is in `drawn_layouts`, how a shape is written in `drawn_shapes`.
"""

from xml.sax.saxutils import quoteattr

from workshopkit.formats.package import pack
from workshopkit.formats.pptx.drawn_layouts import (
    BOTTOM_PT,
    HALF_PT,
    MARGIN_PT,
    RIGHT_COLUMN_PT,
    TITLE_PT,
    TITLE_Y_PT,
    TOP_PT,
    WIDTH_PT,
    Layout,
    footer_places,
    layouts,
    logo_box,
)  # fmt: skip
from workshopkit.formats.pptx.drawn_logo import logo_files, logo_xml
from workshopkit.formats.pptx.drawn_shapes import (
    SLIDE_HEIGHT_PT,
    SLIDE_WIDTH_PT,
    Box,
    Place,
    colour_xml,
    decor_xml,
    emu,
    placeholder_xml,
)  # fmt: skip
from workshopkit.model.theme import Theme

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NS = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_TYPES_OF_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_RELATION = f"{_TYPES_OF_OFFICE}/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument"
_GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
_PARAGRAPH = 'defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"'
_FIRST_LAYOUT_ID = 2147483649


def draw_master(theme: Theme) -> bytes:
    """The bytes of a .pptx with one master and a layout for every role of a slide, in the theme's colours and fonts."""
    drawn, pictures = layouts(theme), logo_files(theme)
    parts = _package_parts(len(drawn), tuple(pictures)) | {
        "ppt/theme/theme1.xml": _theme_part(theme),
        "ppt/slideMasters/slideMaster1.xml": _master_part(theme, len(drawn)),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relationships(
            *(("slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in range(1, len(drawn) + 1)),
            ("theme", "../theme/theme1.xml"),
        ),
    }
    for number, layout in enumerate(drawn, 1):
        parts[f"ppt/slideLayouts/slideLayout{number}.xml"] = _layout_part(theme, layout)
        parts[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = _relationships(
            ("slideMaster", "../slideMasters/slideMaster1.xml"),
            *(("image", f"../media/{picture}") for picture in pictures),
        )
    media = {f"ppt/media/{picture}": data for picture, data in pictures.items()}
    return pack({name: (_HEAD + text).encode() for name, text in parts.items()} | media)


def _package_parts(layout_count: int, pictures: tuple[str, ...]) -> dict[str, str]:
    """What is the same whatever the theme."""
    return {
        "[Content_Types].xml": _content_types(layout_count, pictures),
        "_rels/.rels": _relationships(
            ("officeDocument", "ppt/presentation.xml"), ("extended-properties", "docProps/app.xml")
        ),
        "docProps/app.xml": f'<Properties xmlns="{_TYPES_OF_OFFICE}/extended-properties">'
        "<Application>workshopkit</Application></Properties>",
        "ppt/presentation.xml": _presentation(),
        "ppt/_rels/presentation.xml.rels": _relationships(
            ("slideMaster", "slideMasters/slideMaster1.xml"),
            ("presProps", "presProps.xml"),
            ("viewProps", "viewProps.xml"),
            ("theme", "theme/theme1.xml"),
            ("tableStyles", "tableStyles.xml"),
        ),
        "ppt/presProps.xml": f"<p:presentationPr {_NS}/>",
        "ppt/viewProps.xml": f"<p:viewPr {_NS}/>",
        "ppt/tableStyles.xml": '<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"/>',
    }


def _content_types(layout_count: int, pictures: tuple[str, ...]) -> str:
    endings = (picture.rpartition(".")[2] for picture in pictures)
    kinds_of_image = {"svg": "svg+xml"}
    image = "".join(
        f'<Default Extension="{ending}" ContentType="image/{kinds_of_image.get(ending, ending)}"/>'
        for ending in endings
    )
    kinds = {
        "docProps/app.xml": "extended-properties",
        "ppt/presentation.xml": "presentationml.presentation.main",
        "ppt/presProps.xml": "presentationml.presProps",
        "ppt/viewProps.xml": "presentationml.viewProps",
        "ppt/tableStyles.xml": "presentationml.tableStyles",
        "ppt/theme/theme1.xml": "theme",
        "ppt/slideMasters/slideMaster1.xml": "presentationml.slideMaster",
    }
    numbered = {
        f"ppt/slideLayouts/slideLayout{n}.xml": "presentationml.slideLayout" for n in range(1, layout_count + 1)
    }
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{_TYPE}.{kind}+xml"/>' for part, kind in (kinds | numbered).items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{image}{overrides}</Types>'
    )


def _relationships(*targets: tuple[str, str]) -> str:
    items = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>'
    )


def _presentation() -> str:
    levels = "".join(
        f'<a:lvl{n}pPr marL="{(n - 1) * 457200}" algn="l" {_PARAGRAPH}>'
        '<a:defRPr sz="1800" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        f'<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{n}pPr>'
        for n in range(1, 10)
    )
    return (
        f'<p:presentation {_NS} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/>'
        f'</p:sldMasterIdLst><p:sldSz cx="{emu(SLIDE_WIDTH_PT)}" cy="{emu(SLIDE_HEIGHT_PT)}"/>'
        '<p:notesSz cx="6858000" cy="9144000"/><p:defaultTextStyle><a:defPPr><a:defRPr lang="en-GB"/></a:defPPr>'
        f"{levels}</p:defaultTextStyle></p:presentation>"
    )


def _theme_part(theme: Theme) -> str:
    slots = {
        "dk1": "ink", "lt1": "paper", "dk2": "primary", "lt2": "tint", "accent1": "secondary", "accent2": "accent",
        "accent3": "factor", "accent4": "challenge", "accent5": "muted", "accent6": "line", "hlink": "secondary",
        "folHlink": "muted",
    }  # fmt: skip
    colours = "".join(f'<a:{slot}><a:srgbClr val="{theme.colours[role]}"/></a:{slot}>' for slot, role in slots.items())
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface={quoteattr(font.name)}/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}Font>'
        for kind, font in (("major", theme.heading_font), ("minor", theme.body_font))
    )
    plain = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(
        f'<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">{plain}<a:prstDash val="solid"/></a:ln>'
        for width in (9525, 19050, 28575)
    )
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    name = quoteattr(theme.title)
    return (
        f'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name={name}><a:themeElements>'
        f"<a:clrScheme name={name}>{colours}</a:clrScheme><a:fontScheme name={name}>{fonts}</a:fontScheme>"
        f"<a:fmtScheme name={name}><a:fillStyleLst>{plain * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{plain * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def _master_part(theme: Theme, layout_count: int) -> str:
    footer, number = footer_places(theme, "paper", 3)
    dates = Place(
        "Date", "dt", 2, Box(MARGIN_PT + WIDTH_PT - 220, footer.box.y, 100, 18), 12, "muted", anchor="ctr", align="r"
    )
    places = (
        Place("Title", "title", 0, Box(MARGIN_PT, TITLE_Y_PT, WIDTH_PT, 44)),
        Place("Body", "body", 1, Box(MARGIN_PT, TOP_PT, WIDTH_PT, BOTTOM_PT - TOP_PT)),
        dates, footer, number,
    )  # fmt: skip
    shapes = "".join(placeholder_xml(theme, n, place, on_master=True) for n, place in enumerate(places, 2))
    listed = "".join(f'<p:sldLayoutId id="{_FIRST_LAYOUT_ID + n}" r:id="rId{n + 1}"/>' for n in range(layout_count))
    return (
        f"<p:sldMaster {_NS}><p:cSld>{_ground(theme, 'paper')}<p:spTree>{_GROUP}{shapes}</p:spTree></p:cSld>"
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
        'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
        f'<p:sldLayoutIdLst>{listed}</p:sldLayoutIdLst><p:hf hdr="0" dt="0"/>'
        f"{_text_styles(theme)}{_guides()}</p:sldMaster>"
    )


def _layout_part(theme: Theme, layout: Layout) -> str:
    places = layout.places + (footer_places(theme, layout.ground) if layout.footer else ())
    shapes = [decor_xml(theme, n, decor) for n, decor in enumerate(layout.decor, 2)]
    free = 2 + len(shapes)
    if (box := logo_box(theme, layout)) is not None:
        shapes.append(logo_xml(theme, free, box, layout.ground))
        free += 2  # the picture, and the plate that it may stand on
    shapes += [placeholder_xml(theme, n, place) for n, place in enumerate(places, free)]
    kind = f' type="{layout.kind}"' if layout.kind else ""
    return (
        f'<p:sldLayout {_NS}{kind} preserve="1" userDrawn="1"><p:cSld name={quoteattr(layout.name)}>'
        f"{_ground(theme, layout.ground)}<p:spTree>{_GROUP}{''.join(shapes)}</p:spTree></p:cSld>"
        '<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr><p:hf hdr="0" dt="0"/></p:sldLayout>'
    )


def _ground(theme: Theme, role: str) -> str:
    return f"<p:bg><p:bgPr><a:solidFill>{colour_xml(theme, role)}</a:solidFill><a:effectLst/></p:bgPr></p:bg>"


def _text_styles(theme: Theme) -> str:
    title = (
        f'<a:lvl1pPr algn="l" {_PARAGRAPH}><a:lnSpc><a:spcPct val="90000"/></a:lnSpc>'
        f'<a:spcBef><a:spcPct val="0"/></a:spcBef><a:buNone/>'
        f"{_run_style(theme, TITLE_PT, 'primary', '+mj', True)}</a:lvl1pPr>"
    )
    body = "".join(_body_level(theme, level) for level in range(1, 10))
    other = "".join(
        f'<a:lvl{n}pPr marL="{(n - 1) * 457200}" algn="l" {_PARAGRAPH}>'
        f"{_run_style(theme, 18, 'ink', '+mn')}</a:lvl{n}pPr>"
        for n in range(1, 10)
    )
    default = '<a:defPPr><a:defRPr lang="en-GB"/></a:defPPr>'
    return (
        f"<p:txStyles><p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{body}</p:bodyStyle>"
        f"<p:otherStyle>{default}{other}</p:otherStyle></p:txStyles>"
    )


def _body_level(theme: Theme, level: int) -> str:
    size = max({1: 22.0}.get(level, 20.0), theme.least_pt)
    indent = emu(20)
    mark = "•" if level % 2 else "–"
    return (
        f'<a:lvl{level}pPr marL="{indent * level}" indent="-{indent}" algn="l" {_PARAGRAPH}>'
        f'<a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{800 if level == 1 else 400}"/></a:spcBef>'
        f'<a:buClr>{colour_xml(theme, "secondary")}</a:buClr><a:buFont typeface="Arial"/><a:buChar char="{mark}"/>'
        f"{_run_style(theme, size, 'ink', '+mn')}</a:lvl{level}pPr>"
    )


def _run_style(theme: Theme, size_pt: float, role: str, font: str, bold: bool = False) -> str:
    return (
        f'<a:defRPr sz="{round(size_pt * 100)}" b="{int(bold)}" kern="1200">'
        f'<a:solidFill>{colour_xml(theme, role)}</a:solidFill><a:latin typeface="{font}-lt"/>'
        f'<a:ea typeface="{font}-ea"/><a:cs typeface="{font}-cs"/></a:defRPr>'
    )


def _guides() -> str:
    """Drawing guides of the grid in PowerPoint; positions count in eighths of a point."""
    across = [MARGIN_PT, MARGIN_PT + HALF_PT, RIGHT_COLUMN_PT, MARGIN_PT + WIDTH_PT]
    down = [TOP_PT, BOTTOM_PT]
    lines = [(f'pos="{round(x * 8)}"') for x in across] + [f'orient="horz" pos="{round(y * 8)}"' for y in down]
    guides = "".join(
        f'<p15:guide id="{n}" {line} userDrawn="1"><p15:clr><a:srgbClr val="F26B43"/></p15:clr></p15:guide>'
        for n, line in enumerate(lines, 1)
    )
    return (
        '<p:extLst><p:ext uri="{27BBF7A9-308A-43DC-89C8-2F10F3537804}"><p15:sldGuideLst '
        f'xmlns:p15="http://schemas.microsoft.com/office/powerpoint/2012/main">{guides}</p15:sldGuideLst>'
        "</p:ext></p:extLst>"
    )
