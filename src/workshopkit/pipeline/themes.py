"""A theme's name, folder or file → Theme: what somebody wrote, the files to measure with, and the brand of the master.

The only place where a theme's YAML and its master meet; the master is opened when the YAML leaves something to it.
"""

from dataclasses import replace
from pathlib import Path

from workshopkit.diagnostics import Diagnostic, Span, note, sort_diagnostics, warning
from workshopkit.errors import WorkshopkitError
from workshopkit.model.look import SVG, AdoptedLook, Logo
from workshopkit.model.theme import Font, Theme
from workshopkit.sources.fonts import find_font
from workshopkit.sources.locate import Places
from workshopkit.sources.print_code import find_print_code
from workshopkit.sources.theme import AuthoredTheme, check_contrast, read_theme

PRINTED_IN_A_TWIN = "WK546"
"""What is worth telling only where a PDF is made."""


def load_theme(
    name: str, places: Places, base: Path, span: Span | None = None
) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    """The theme of that name, folder or file relative to `base`; None on errors. `span` is where it was asked for."""
    authored, found = read_theme(name, places, base, span)
    if authored is None:
        return None, found
    look = None
    if authored.lacks:
        try:
            look = adopt(authored.master)
        except WorkshopkitError as reason:
            return None, (*found, *_where_named(reason.diagnostics, authored))
    try:
        theme, told = whole_theme(authored, look, places)
    except WorkshopkitError as reason:
        return None, (*found, *reason.diagnostics)
    return theme, sort_diagnostics((*found, *(look.diagnostics if look else ()), *told))


def _where_named(found: tuple[Diagnostic, ...], authored: AuthoredTheme) -> tuple[Diagnostic, ...]:
    """What is wrong with a master as a whole, told at the line of theme.yaml that names the master."""
    named = authored.spans.get("master")
    whole = Span(str(authored.master))
    return tuple(replace(each, span=named) if named and each.span == whole else each for each in found)


def adopt(master: Path) -> AdoptedLook:
    """The brand of a master; Office's libraries are imported here, when one is opened."""
    from workshopkit.formats.pptx.adopt import adopt_look

    return adopt_look(master)


def showable(logo: Logo, file: Path) -> tuple[Logo, tuple[Diagnostic, ...]]:
    """The logo as a picture that every Office shows. Raises WorkshopkitError (WK573, WK575, WK576)."""
    if logo.media_type != SVG:
        return logo, ()
    from workshopkit.formats.vector_logo import with_bitmap

    return with_bitmap(logo, Span(str(file)))


def whole_theme(
    authored: AuthoredTheme, look: AdoptedLook | None, places: Places
) -> tuple[Theme, tuple[Diagnostic, ...]]:
    """What somebody wrote, completed by what the master tells; `look` may be None when nothing is left out.

    Raises WorkshopkitError (WK57x) for an SVG as a logo that cannot be used.
    """
    told: list[Diagnostic] = []
    colours = {**(look.colours if look else {}), **authored.colours}
    own = showable(authored.logo, authored.logo_file) if authored.logo and authored.logo_file else (None, ())
    told += own[1]
    theme = Theme(
        name=authored.name,
        title=authored.title,
        colours=colours,
        heading_font=_font(authored.heading or (look.heading_font if look else ""), authored, places, told),
        body_font=_font(authored.body or (look.body_font if look else ""), authored, places, told),
        master=authored.master,
        reference=authored.reference,
        least_pt=authored.least_pt,
        roles=authored.roles,
        light_grounds=authored.light_grounds,
        spans=authored.spans,
        logo=own[0] or (look.logo if look else None),
        origins={**(look.origins if look else {}), **dict.fromkeys(authored.colours, authored.file.name)},
        logo_name="" if authored.is_master else authored.title,
        printing=find_print_code(authored, places),
    )
    return theme, (*dict.fromkeys(told), *check_contrast(colours, authored))


def _font(name: str, authored: AuthoredTheme, places: Places, told: list[Diagnostic]) -> Font:
    measure = find_font(name, authored.fonts_folder, authored.measured_with, places)
    twin, used = authored.measured_with, measure.font.regular.name
    files = f"{twin or name}-Regular.ttf, -Bold, -Italic and -BoldItalic"
    if twin and not used.startswith(f"{twin}-"):
        message = f"there is no font «{twin}», which «measured_with» names: {used.rpartition('-')[0]} is measured with"
        span = authored.spans.get("measured_with", Span(str(authored.file)))
        told.append(warning("WK542", message, span, "Put its four files into the theme's fonts/, or delete the line."))
    if measure.twin:
        message = f"the font «{name}» has no files here: PDFs are set in {measure.twin}, whose letters are as wide"
        hint = f"To have it in print, put {files} into the theme's fonts/."
        told.append(note(PRINTED_IN_A_TWIN, message, Span(str(authored.file)), hint))
    if measure.guess:
        message = f"the font «{name}» has no files here: {measure.guess} stands in, in PDFs too, and sizes are a guess"
        hint = (
            f"Look at the slides; to be sure, put {files} into the theme's fonts/, or name a twin in «measured_with»."
        )
        told.append(warning("WK542", message, Span(str(authored.file)), hint))
    return measure.font
