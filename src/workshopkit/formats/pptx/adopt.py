"""Somebody's master file → the brand that it shows: colours by role, fonts by name, a logo; and what had to be changed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from lxml import etree
from pptx.presentation import Presentation
from pptx.slide import SlideMaster

from workshopkit.diagnostics import Diagnostic, Span, error, note, warning
from workshopkit.errors import WorkshopkitError
from workshopkit.formats.package import holds_macros
from workshopkit.formats.pptx.base import Base, open_base, open_in_pptx, parse, plain_errors
from workshopkit.formats.pptx.brand_colours import Change, role_colours
from workshopkit.formats.pptx.colours import read_scheme
from workshopkit.formats.pptx.drawn_colours import drawn_colours, is_untouched
from workshopkit.formats.pptx.logo import find_logo
from workshopkit.formats.pptx.master import Layout, read_master, theme_part
from workshopkit.formats.pptx.names import A, P
from workshopkit.formats.pptx.seen_scheme import SeenScheme, seen_scheme
from workshopkit.formats.pptx.shades import READABLE
from workshopkit.model.look import AdoptedLook, Logo

_LAST_RESORT = "Calibri"
_IN_SCHEME, _WORKED_OUT = "the master's scheme ({})", "worked out from the others"
_MOST_NAMED = 4


def adopt_look(path: Path) -> AdoptedLook:
    """The brand that a .pptx, .potx, .pptm or .potm shows, with every pair of text and ground at 4.5:1 or more.

    Raises WorkshopkitError (WK501–WK511) when the file cannot be used. Diagnostics: WK550 a colour that was changed,
    WK551 macros, WK552 several masters, WK553 a font that the theme does not name, WK554 colours that were seen.
    """
    base = open_base(path)
    master = read_master(base)
    if not master.layouts:
        raise WorkshopkitError(error("WK511", f"«{path.name}» has no layouts.", Span(str(path))))
    with plain_errors(path):
        opened = open_in_pptx(base)
        slide_master, layout = main_master(base, opened, master.layouts)
        heading, body, lost = _fonts(base, slide_master)
        logo = find_logo(opened, (slide_master,)) or find_logo(opened, tuple(opened.slide_masters))
        scheme = read_scheme(base, layout)
        seen = _seen(base, layout, master.width_emu * master.height_emu, scheme, logo)
    colours, changes = role_colours(seen.colours if seen else scheme)
    sources = seen.sources if seen else {value: _IN_SCHEME.format(name) for name, value in reversed(scheme.items())}
    told = [*_about_file(base, opened, slide_master), *lost]
    told += [_about_change(change, path) for change in changes if change.was in sources]
    told += [_about_scheme(seen, path)] if seen else []
    return AdoptedLook(colours, heading, body, logo, tuple(told), _origins(colours, changes, sources))


def _seen(base: Base, layout: Layout, area: int, scheme: Mapping[str, str], logo: Logo | None) -> SeenScheme | None:
    """What the master shows, when its scheme is nobody's choice."""
    return seen_scheme(scheme, drawn_colours(base, layout.master, area), logo) if is_untouched(scheme) else None


def _origins(colours: Mapping[str, str], changes: Iterable[Change], sources: Mapping[str, str]) -> dict[str, str]:
    """Where each role's colour came from: the master, or worked out from what did."""
    was = {change.role: change.was for change in changes}
    found = {}
    for role, colour in colours.items():
        source = sources.get(was.get(role, colour), _WORKED_OUT)
        found[role] = f"{was[role]}, {source}, made readable" if role in was and source != _WORKED_OUT else source
    return found


def _about_scheme(seen: SeenScheme, path: Path) -> Diagnostic:
    named = ", ".join(f"{colour} ({seen.sources[colour]})" for colour in seen.chosen[:_MOST_NAMED])
    message = (
        f"The theme in the master still has a program's own colours. The brand's are taken from what is seen: {named}."
    )
    return note("WK554", message, Span(str(path)), "Choose others in theme.yaml, under «colours».")


def main_master(base: Base, opened: Presentation, layouts: tuple[Layout, ...]) -> tuple[SlideMaster, Layout]:
    """The master that the sample slides use most, the first when there are none, with its first layout."""
    uses: Counter[str] = Counter()
    for layout in layouts:
        uses[layout.master] += base.sample_uses.get(layout.part, 0)
    first = max(dict.fromkeys(layout.master for layout in layouts), key=lambda name: uses[name])
    masters = {master.part.partname.membername: master for master in opened.slide_masters}
    return masters[first], next(layout for layout in layouts if layout.master == first)


def _fonts(base: Base, master: SlideMaster) -> tuple[str, str, list[Diagnostic]]:
    """Names of the fonts of titles and of texts, as the master's text styles and then its theme say."""
    named = _theme_fonts(base, str(master.part.partname.membername))
    major = _resolved(_style_font(master, "titleStyle") or "+mj-lt", named)
    minor = _resolved(_style_font(master, "bodyStyle") or "+mn-lt", named)
    lost = []
    for kind, font in (("headings", major), ("text", minor)):
        if not font:
            stands_in = major or minor or _LAST_RESORT
            message = f"The master names no font for its {kind}; «{stands_in}» is used."
            lost.append(note("WK553", message, Span(str(base.path)), "Name one in theme.yaml, under «fonts»."))
    return major or minor or _LAST_RESORT, minor or major or _LAST_RESORT, lost


def _theme_fonts(base: Base, master: str) -> dict[str, str]:
    part = theme_part(base, master)
    fonts = parse(base.parts[part]).find(f"{A}themeElements/{A}fontScheme") if part in base.parts else None
    if fonts is None:
        return {}
    found = {name: fonts.find(f"{A}{kind}Font/{A}latin") for name, kind in (("+mj", "major"), ("+mn", "minor"))}
    return {name: latin.get("typeface", "").strip() for name, latin in found.items() if latin is not None}


def _style_font(master: SlideMaster, style: str) -> str:
    level = master.element.find(f"{P}txStyles/{P}{style}/{A}lvl1pPr/{A}defRPr/{A}latin")
    return str(level.get("typeface", "")).strip() if level is not None else ""


def _resolved(font: str, named: Mapping[str, str]) -> str:
    """A font's own name; a theme's font may itself refer to the other one."""
    for _ in range(2):
        if font.startswith("+"):
            font = named.get(font[:3], "")
    return "" if font.startswith("+") else font


def _about_file(base: Base, opened: Presentation, chosen: SlideMaster) -> list[Diagnostic]:
    told: list[Diagnostic] = []
    span = Span(str(base.path))
    if holds_macros(base.path):
        message = f"«{base.path.name}» carries macros. They are left out."
        told.append(warning("WK551", message, span, "What is built is an ordinary .pptx without macros."))
    masters = list(opened.slide_masters)
    if len(masters) > 1:
        which = masters.index(chosen) + 1
        name = f"number {which}" + (f" («{title}»)" if (title := _theme_title(base, chosen)) else "")
        message = f"«{base.path.name}» has {len(masters)} masters; colours and fonts are those of {name}."
        told.append(note("WK552", message, span, "Layouts of all of them are used."))
    return told


def _theme_title(base: Base, master: SlideMaster) -> str:
    part = theme_part(base, str(master.part.partname.membername))
    tree: etree._Element | None = parse(base.parts[part]) if part in base.parts else None
    return str(tree.get("name", "")).strip() if tree is not None else ""


def _about_change(change: Change, path: Path) -> Diagnostic:
    colour = f"The master's colour {change.was}, meant for «{change.role}», "
    if change.ratio < READABLE:
        why = f"has a contrast of {change.ratio}:1 with the paper; {change.now} is used, which can be read."
    else:
        why = f"is as light as the one beside it; {change.now} is used, so that the two differ in print too."
    return note("WK550", colour + why, Span(str(path)), "Choose another in theme.yaml, under «colours».")
