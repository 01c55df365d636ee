"""A path → the file as an inspected value, whichever of the two programs it belongs to."""

from pathlib import Path

from workshopkit.diagnostics import Span, error
from workshopkit.errors import WorkshopkitError
from workshopkit.formats.inspect.papers import inspect_paper
from workshopkit.formats.inspect.parts import Parts, local
from workshopkit.formats.inspect.slides import inspect_slides
from workshopkit.model.inspection import OfficeFile


def inspect_office(path: Path) -> OfficeFile:
    """Reads a .pptx or .docx, templates and files with macros too.

    Raises WorkshopkitError: WK501–WK509 for a file that cannot be opened, WK900 for another kind of Office file.
    """
    parts = Parts(path)
    main = next(iter(parts.named("", "officeDocument")), "")
    kind = local(parts.tree(main)) if main else ""
    if kind == "presentation":
        return inspect_slides(parts, main)
    if kind == "document":
        return inspect_paper(parts, main)
    message = f"«{path.name}» is neither a PowerPoint presentation nor a Word document."
    raise WorkshopkitError(error("WK900", message, Span(str(path)), "Name a .pptx or .docx file."))
