"""What could not be set as it should on a slide → diagnostics that name the slide and the text."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from workshopkit.diagnostics import Diagnostic, error, warning
from workshopkit.formats.pptx.fit import Prepared, Room, height_pt, too_wide
from workshopkit.model.deck import Slide, Slot
from workshopkit.model.text import plain


def too_large(slide: Slide, items: Sequence[Prepared], size_pt: float, room: Room, what: str) -> Iterator[Diagnostic]:
    """An error (WK801) for a text that does not stand in its room at a size: a word too wide, or the whole too high."""
    wide = too_wide(items, size_pt, room)
    if wide:
        word = max((w for item in wide for w in plain(item.para.runs).split()), key=len, default="")
        message = f"«{word}» is too wide for its place at {size_pt:g} pt."
        yield _unfit(slide, message, "Divide the word with a hyphen, or use another.", word)
    elif height_pt(items, size_pt, room) > room.height_pt:
        text = plain(items[0].para.runs)
        shown = text if len(text) <= 40 else f"{text[:39]}…"
        yield _unfit(slide, f"{what} is too long even at {size_pt:g} pt: «{shown}».", "Shorten it.", text)


def wide_column(slide: Slide, text: str) -> Diagnostic:
    """An error (WK801) for a table's text with a word that is too wide for its column."""
    return _unfit(slide, f"A word in «{text}» is too wide for its column.", "Shorten it.", text)


def high_row(slide: Slide) -> Diagnostic:
    """An error (WK801) for a table's row that no slide holds."""
    return _unfit(slide, "A row of the table is higher than the slide.", "Shorten the row's text.")


def small_table(slide: Slide, size_pt: float) -> Diagnostic:
    """A warning (WK805) for a table that only has room below the theme's floor."""
    message = f"Slide «{slide.id}»: its table has room at {size_pt:g} pt only."
    hint = "Shorten its texts, or name a roomier layout in theme.yaml: roles, table."
    return warning("WK805", message, slide.span, hint)


def small_subtitle(slide: Slide, size_pt: float) -> Diagnostic:
    """A warning (WK805) for a cover's subtitle that only has room below the theme's floor."""
    message = f"Slide «{slide.id}»: its subtitle has room at {size_pt:g} pt only."
    told = warning("WK805", message, slide.span, "Shorten it, or name a roomier layout in theme.yaml: roles, title.")
    return replace(told, about=tuple(plain(para.runs) for para in slide.texts[Slot.SUBTITLE]))


def missing(slide: Slide, text: str, all_lost: Collection[str]) -> Iterator[Diagnostic]:
    """A warning (WK802) for every line of a slide that holds characters which the theme's fonts lack."""
    hint = "Another font will stand in, and the width is a guess. Use another character."
    for line in dict.fromkeys(text.split("\n")) if all_lost else ():
        if lost := [character for character in sorted(all_lost) if character in line]:
            shown = ", ".join(f"«{character}» (U+{ord(character):04X})" for character in lost)
            message = f"Slide «{slide.id}»: the font has no {shown}, in «{line.strip()[:60]}»."
            yield replace(warning("WK802", message, slide.span, hint), about=(line.strip(), *lost))


def cut(slide: Slide, text: str) -> Diagnostic:
    """A warning (WK803) for a label of a figure that was cut."""
    message = f"Slide «{slide.id}»: «{text}» is too long for its shape and was cut."
    return replace(warning("WK803", message, slide.span, "Shorten it."), about=(text,))


def _unfit(slide: Slide, message: str, hint: str, text: str = "") -> Diagnostic:
    told = error("WK801", f"Slide «{slide.id}»: {message}", slide.span, hint)
    return replace(told, about=(text,) if text else ())
