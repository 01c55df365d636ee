"""A theme's files → what is wrong with them, found by opening each as a build does; nothing is written."""

from collections.abc import Callable
from functools import partial

from workshopkit.diagnostics import Diagnostic
from workshopkit.errors import WorkshopkitError
from workshopkit.formats.docx.reference import open_reference
from workshopkit.formats.measure import Ruler
from workshopkit.formats.pptx.writer import lost_layouts, open_master
from workshopkit.model.theme import Font, Theme


def check_files(theme: Theme, deck: bool, papers: bool) -> tuple[Diagnostic, ...]:
    """What a build would tell of the fonts, of the master when there is a deck, of the reference when there are papers."""
    fonts = (theme.body_font, theme.heading_font) if deck else (theme.body_font,)
    return (
        *(told for font in dict.fromkeys(fonts) for told in _told(partial(_measured, font))),
        *(_told(lambda: lost_layouts(theme, open_master(theme.master)[1])) if deck else ()),
        *(_told(lambda: open_reference(theme).diagnostics) if papers else ()),
    )


def _measured(font: Font) -> tuple[Diagnostic, ...]:
    Ruler(font)
    return ()


def _told(work: Callable[[], tuple[Diagnostic, ...]]) -> tuple[Diagnostic, ...]:
    try:
        return work()
    except WorkshopkitError as reason:
        return reason.diagnostics
