"""A theme turned into the Office theme part, so that Word's own colour and font menus show the brand."""

from workshopkit.formats.docx.xml import attribute, root
from workshopkit.model.theme import Theme

_COLOURS = {
    "dk1": "ink", "lt1": "FFFFFF", "dk2": "primary", "lt2": "tint", "accent1": "primary", "accent2": "secondary",
    "accent3": "accent", "accent4": "factor", "accent5": "challenge", "accent6": "muted", "hlink": "secondary",
    "folHlink": "muted",
}  # fmt: skip
_PLACEHOLDER = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'


def office_theme(theme: Theme) -> bytes:
    """The part `theme1.xml`: twelve colours, two fonts, plain effects."""
    colours = "".join(
        f'<a:{slot}><a:srgbClr val="{theme.colours.get(role, role)}"/></a:{slot}>' for slot, role in _COLOURS.items()
    )
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{attribute(font.name)}"/><a:ea typeface=""/><a:cs typeface=""/>'
        f"</a:{kind}Font>"
        for kind, font in (("major", theme.heading_font), ("minor", theme.body_font))
    )
    lines = "".join(
        f'<a:ln w="{width}">{_PLACEHOLDER}<a:prstDash val="solid"/></a:ln>' for width in (6350, 12700, 19050)
    )
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    formats = (
        f'<a:fmtScheme name="Plain"><a:fillStyleLst>{_PLACEHOLDER * 3}</a:fillStyleLst><a:lnStyleLst>{lines}'
        f"</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{_PLACEHOLDER * 3}"
        "</a:bgFillStyleLst></a:fmtScheme>"
    )
    name = attribute(theme.title or theme.name)
    content = (
        f'<a:themeElements><a:clrScheme name="{name}">{colours}</a:clrScheme><a:fontScheme name="{name}">{fonts}'
        f"</a:fontScheme>{formats}</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/>"
    )
    return root("a:theme", content, "a").replace(b"<a:theme ", f'<a:theme name="{name}" '.encode(), 1)
