"""The only place that prints and sets exit codes: reports, diagnostics with the source line and a caret, JSON."""

import contextlib
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn

import click

from workshopkit.diagnostics import Diagnostic, Severity, has_errors

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_LONGEST_LINE = 160
_NO_TEXT = (".xlsx", ".xlsm")
_BAR = 24
"""Signs of a progress bar."""


def say(text: str = "") -> None:
    """A line on standard output."""
    click.echo(text)


def say_json(data: Any) -> None:
    """Data as JSON, in UTF-8 whatever the terminal's encoding."""
    import json  # here, since it costs more than all else of this module and only --json needs it

    sys.stdout.flush()
    sys.stdout.buffer.write((json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode())
    sys.stdout.flush()  # here, so that a full disk is told


def say_diagnostics(diagnostics: Iterable[Diagnostic]) -> None:
    """Each with its place, its source line and a caret, on standard error; then how many there are."""
    shown = list(diagnostics)
    for diagnostic in shown:
        _say_diagnostic(diagnostic)
    counts = {severity: sum(d.severity is severity for d in shown) for severity in Severity}
    parts = [f"{n} {severity.value}{'s' if n > 1 else ''}" for severity, n in counts.items() if n]
    if parts:
        click.echo(", ".join(parts), err=True)


def stop(code: int) -> NoReturn:
    """Ends with an exit code."""
    raise SystemExit(code)


def stop_for_want_of_space(reason: OSError) -> NoReturn:
    """Ends with exit code 1 when nothing more can be written; what waits for standard output is given up."""
    import os  # here, since it is not needed otherwise

    click.echo(f"Error: what there is to say cannot be written: {reason.strerror}", err=True)
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    stop(1)


def exit_code(diagnostics: Sequence[Diagnostic]) -> int:
    """1 when there are errors, else 0."""
    return 1 if has_errors(diagnostics) else 0


class Progress:
    """Tells what is being made, once a second has passed, on a terminal only."""

    def __init__(self, quiet: bool) -> None:
        self.silent = quiet or not sys.stderr.isatty()
        self.started = time.monotonic()

    def __call__(self, text: str, done: int = 0, total: int = 0) -> None:
        """A line, or where there is a `total` a bar that is drawn again in its place until all is done."""
        if self.silent or time.monotonic() - self.started <= 1:
            return
        if not total:
            click.echo(f"… {text}", err=True)
            return
        bar = "█" * (done * _BAR // total)
        click.echo(f"\r… {text} {bar:░<{_BAR}} {done:,} of {total:,}", err=True, nl=done >= total)


def relative(path: Path | str) -> str:
    """A path as short as it can be said from here."""
    try:
        return str(Path(path).resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _say_diagnostic(diagnostic: Diagnostic) -> None:
    severity, span = diagnostic.severity, diagnostic.span
    place = relative(span.file) + (f":{span.line}:{span.column}" if span.line else "") if span and span.file else ""
    head = click.style(f"{diagnostic.code} {severity.value}", fg=_COLOURS[severity], bold=True)
    click.echo(f"{head} {place + ' ' if place else ''}{diagnostic.message}", err=True)
    if span and span.line:
        _say_source(Path(span.file), span.line, span.column)
    if diagnostic.hint:
        click.echo(f"    {diagnostic.hint}", err=True)
    if diagnostic.criterion:
        click.echo(f"    {diagnostic.criterion}", err=True)


def _say_source(file: Path, line: int, column: int) -> None:
    if file.suffix.lower() in _NO_TEXT:
        return
    try:
        text = _decoded(file.read_bytes()).split("\n")[line - 1].rstrip("\r")
    except (OSError, IndexError):
        return
    start = max(0, column - _LONGEST_LINE)
    shown = "".join(c if c.isprintable() else "·" for c in text[start : start + _LONGEST_LINE])
    click.echo(f"{line:6} | {shown}", err=True)
    click.echo(f"       | {' ' * (column - 1 - start)}^", err=True)


def _decoded(data: bytes) -> str:
    """The text of a file; of a list in an encoding from before UTF-8 it is shown as far as it can be."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
