"""Typst files in memory, and fonts → the bytes of a PDF (PDF/UA-1 and PDF/A-2a). The only module that knows typst.

The files hold the kit's code, somebody's look and data; text from people is data and never parsed. Nothing on disk is read but
what stands beside the look, and no package is fetched.
"""

import json
import re
import warnings
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from workshopkit.diagnostics import Diagnostic, Span, error
from workshopkit.errors import WorkshopkitError
from workshopkit.formats.pdf.objects import with_clear_ends
from workshopkit.frozen import dataclass

LOOK_FILE = "print.typ"
_STANDARDS: "list[typst.PDFStandard]" = ["ua-1", "a-2a"]  # the type is known to type checkers only
_PAGES = re.compile(rb"/Type ?/Pages\b[^>]*?/Count (\d+)")
_PLACE = re.compile(r"┌─ (\S+):(\d+):(\d+)")
_UA = "PDF/UA-1 error: "


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be typeset: files by name, of which `main.typ` is run; `root` is the only folder that may be read."""

    files: Mapping[str, bytes]
    fonts: tuple[Path, ...]
    root: Path
    timestamp: int
    look: Path
    """The file on disk that `print.typ` was read from, for messages."""
    bounded: bool = False
    """Whether somebody else than the kit wrote code in it."""


def typeset(job: Job) -> bytes:
    """The PDF. WorkshopkitError (WK568, WK569) with the place in somebody's own `print.typ` when it can't be made.

    TypstError where there is none: then it is the kit's own code that fails.
    """
    if job.bounded:
        from workshopkit.formats.pdf.typst_apart import typeset_apart  # a process apart, for somebody's own code only

        return typeset_apart(job)
    return compile_here(job)


def compile_here(job: Job) -> bytes:
    """The PDF, made in this process, whatever the code does. WorkshopkitError (WK568) and TypstError as `typeset` does."""
    try:
        made = typst.compile(
            dict(job.files), format="pdf", pdf_standards=_STANDARDS, timestamp=job.timestamp, **_setting(job)
        )
    except typst.TypstError as reason:
        if not job.bounded:
            raise
        raise WorkshopkitError(_told(reason, job)) from reason
    assert isinstance(made, bytes)  # one PDF, not a list of pictures
    return with_clear_ends(made)


def asked(job: Job, label: str) -> list[Any]:
    """The values of all `metadata` with a label; costs nothing where the same job was just typeset in this process."""
    found: list[dict[str, Any]] = json.loads(typst.query(dict(job.files), f"<{label}>", **_setting(job)))
    return [one["value"] for one in found]


def families(folders: Sequence[Path]) -> Mapping[str, str]:
    """The font files in some folders → the names that typst knows them by."""
    return {str(font.path): font.family for font in _fonts(tuple(folders)).fonts()}


def page_count(pdf: bytes) -> int:
    """How many pages a PDF of ours has."""
    counts = [int(found) for found in _PAGES.findall(pdf)]
    return max(counts, default=0)


def _setting(job: Job) -> dict[str, Any]:
    return {"root": str(job.root), "font_paths": _fonts(job.fonts), "ignore_system_fonts": True}


@lru_cache(maxsize=16)
def _fonts(folders: tuple[Path, ...]) -> typst.Fonts:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return typst.Fonts(False, False, [str(folder) for folder in folders])


def _told(reason: typst.TypstError, job: Job) -> Diagnostic:
    """What typst says, at its place in the look where there is one: where it happened, or what led there."""
    places = _PLACE.findall(reason.diagnostic)
    # Typst counts columns from 0.
    own = next((place for place in places if Path(place[0]).name == LOOK_FILE), None)
    span = Span(str(job.look), int(own[1]), int(own[2]) + 1) if own else Span(str(job.look))
    hints = [hint for hint in reason.hints if not hint.startswith("at while") and "--" not in hint]
    message = reason.message.removeprefix(_UA)
    if "download package" in message or "package not found" in message:
        return error("WK569", "print.typ asks for a package, and packages are not fetched", span, "Copy what it needs.")
    if "escape the project root" in message or "searched at" in message or "file not found" in message:
        hint = "Only files beside print.typ are read. Put it there."
        return error("WK569", "print.typ asks for a file that it may not read, or that is not there", span, hint)
    return error(
        "WK568", f"the papers can't be typeset: {message}", span, " ".join(f"{h[:1].upper()}{h[1:]}." for h in hints)
    )
