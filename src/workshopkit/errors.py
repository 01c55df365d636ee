"""Exceptions that the user can mend; they carry diagnostics and never print. Anything else is a bug."""

from collections.abc import Iterable

from workshopkit.diagnostics import Diagnostic


class WorkshopkitError(Exception):
    """Something the user can mend; `diagnostics` tells what and where."""

    def __init__(self, diagnostics: Iterable[Diagnostic] | Diagnostic) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = (
            (diagnostics,) if isinstance(diagnostics, Diagnostic) else tuple(diagnostics)
        )
        super().__init__("; ".join(d.message for d in self.diagnostics))


class SourceError(WorkshopkitError):
    """A file that cannot be read as what it should be."""


class TemplateError(WorkshopkitError):
    """A document's template that cannot be expanded."""


class OutputError(WorkshopkitError):
    """A place that cannot be written to."""
