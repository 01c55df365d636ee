"""A path to a .pptx or .docx → a report of what in it shuts people out; the file is only read."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from workshopkit import __version__
from workshopkit.diagnostics import Diagnostic, Severity
from workshopkit.errors import WorkshopkitError
from workshopkit.frozen import dataclass
from workshopkit.pipeline.report import diagnostic_as_data


@dataclass(frozen=True)
class FileReport:
    """One file and everything that there is to tell of it."""

    file: Path
    diagnostics: tuple[Diagnostic, ...]

    def strict(self) -> "FileReport":
        """The same with every warning an error."""
        weighed = (
            replace(each, severity=Severity.ERROR) if each.severity is Severity.WARNING else each
            for each in self.diagnostics
        )
        return FileReport(self.file, tuple(weighed))

    def as_data(self) -> dict[str, Any]:
        """The object that `--json` prints; the path is absolute."""
        told = [diagnostic_as_data(diagnostic) for diagnostic in self.diagnostics]
        return {"version": __version__, "file": str(self.file.absolute()), "diagnostics": told}


def check_accessibility(file: Path) -> FileReport:
    """Reads a file and applies every rule; a file that cannot be read is one diagnostic (WK501–WK509, WK900)."""
    from workshopkit.formats.inspect.office import inspect_office
    from workshopkit.lint import lint

    try:
        return FileReport(file, lint(inspect_office(file)))
    except WorkshopkitError as reason:
        return FileReport(
            file, tuple(_of_a_pdf(each) if file.suffix.lower() == ".pdf" else each for each in reason.diagnostics)
        )


def _of_a_pdf(told: Diagnostic) -> Diagnostic:
    hint = "Name .pptx and .docx files. The PDFs that the kit makes meet PDF/UA-1, or are not made."
    return replace(told, hint=hint) if told.code == "WK504" else told
