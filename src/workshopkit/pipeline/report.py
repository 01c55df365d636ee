"""What a build made and what there is to tell, as plain data too."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from workshopkit import __version__
from workshopkit.diagnostics import Diagnostic, Severity, has_errors
from workshopkit.frozen import dataclass


@dataclass(frozen=True)
class Artefact:
    """A file that was made."""

    kind: str
    format: str
    path: Path
    slides: int | None
    sha256: str
    pages: int | None = None
    copies: int | None = None
    """How many people have a copy of their own in it."""
    person: str = ""
    """Whose it is, where it is one person's own, by id."""
    kept: bool = False
    """Whether it stood there already, just so."""


@dataclass(frozen=True)
class Report:
    """One workshop in one language; `language` is "" when the file could not be read far enough to know."""

    workshop: Path
    language: str
    artefacts: tuple[Artefact, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def failed(self) -> bool:
        """Whether anything stopped the build."""
        return has_errors(self.diagnostics)

    def strict(self) -> "Report":
        """The same with every warning an error."""
        diagnostics = tuple(
            replace(d, severity=Severity.ERROR) if d.severity is Severity.WARNING else d for d in self.diagnostics
        )
        return Report(self.workshop, self.language, self.artefacts, diagnostics)

    def as_data(self) -> dict[str, Any]:
        """The object that `--json` prints; paths are absolute."""
        return {
            "version": __version__,
            "workshop": str(self.workshop.absolute()),
            "language": self.language,
            "artefacts": [_artefact(artefact) for artefact in self.artefacts],
            "diagnostics": [diagnostic_as_data(diagnostic) for diagnostic in self.diagnostics],
        }


def _artefact(artefact: Artefact) -> dict[str, Any]:
    counts = (("slides", artefact.slides), ("pages", artefact.pages), ("copies", artefact.copies))
    known: dict[str, Any] = {name: n for name, n in counts if n is not None}
    known |= {"person": artefact.person, "kept": artefact.kept} if artefact.person else {}
    path = str(artefact.path.absolute())
    return {"kind": artefact.kind, "format": artefact.format, "path": path, **known, "sha256": artefact.sha256}


def diagnostic_as_data(diagnostic: Diagnostic) -> dict[str, Any]:
    """A diagnostic as `--json` prints it; `criterion` only where a standard asks for it."""
    span = diagnostic.span
    cited = {"criterion": diagnostic.criterion} if diagnostic.criterion else {}
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "file": str(Path(span.file).absolute()) if span and span.file else None,
        "line": span.line if span and span.line else None,
        "column": span.column if span and span.line else None,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        **cited,
    }
