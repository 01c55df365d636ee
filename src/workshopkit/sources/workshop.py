"""workshop.yaml → AuthoredWorkshop: what somebody wrote, with places; no clock time is computed and no reference followed."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from workshopkit.diagnostics import Diagnostic, Span
from workshopkit.errors import SourceError
from workshopkit.model.agenda import AuthoredDay, AuthoredWorkshop
from workshopkit.model.node import Mapping, Node, Scalar
from workshopkit.sources.nearest import nearest
from workshopkit.sources.shapes import BAD, LANGUAGES, Findings
from workshopkit.sources.workshop_shapes import WORKSHOP
from workshopkit.sources.yaml_source import load_yaml

_TIMES = ("date", "start", "end", "agenda", "days")
FILE_NAME = "workshop.yaml"


def workshop_file(path: Path) -> Path:
    """The file of a workshop named by its folder or by the file itself."""
    try:
        return path / FILE_NAME if path.is_dir() else path
    except OSError:  # a name too long for the system to ask about; reading it tells
        return path


def load_workshop(path: Path) -> tuple[AuthoredWorkshop | None, tuple[Diagnostic, ...]]:
    """The workshop of a folder or a YAML file, with all errors that it has; what is bad is left out, None when too much is."""
    file = workshop_file(path)
    try:
        node = load_yaml(file)
    except SourceError as reason:
        return None, tuple(_where_to_begin(told, file) for told in reason.diagnostics)
    to = Findings(_language(node))
    read = WORKSHOP.read(node, to)
    if read is BAD or not isinstance(node, Mapping):
        return None, tuple(to.diagnostics)
    workshop = _workshop(read, to)
    return replace(workshop, spoiled=_spoiled(node, to.diagnostics)), tuple(to.diagnostics)


def _where_to_begin(told: Diagnostic, file: Path) -> Diagnostic:
    """A folder without its file is told as such."""
    if told.code != "WK001" or file.name != FILE_NAME or not file.parent.is_dir() or file.exists():
        return told
    hint = f"Name the folder that your {FILE_NAME} lies in, or the file itself. A new one: workshopkit new my-workshop."
    return replace(told, message=f"there is no {FILE_NAME} in this folder", hint=hint)


def _spoiled(node: Mapping, found: Iterable[Diagnostic]) -> frozenset[str]:
    """The keys of the file in which a value was left out; a key too many (WK101) leaves nothing out."""
    spoiled = set()
    for span in (d.span for d in found if d.span and d.code != "WK101"):
        if span == node.span:  # something is missing altogether
            spoiled |= set(_TIMES)
        before = [key.text for key, _ in node.entries if key.span <= span]
        spoiled |= set(before[-1:])
    return frozenset(spoiled)


def _language(node: Node) -> str:
    written = node.get("language") if isinstance(node, Mapping) else None
    return written.text if isinstance(written, Scalar) and written.text in LANGUAGES else "da"


def _workshop(read: tuple[dict[str, Any], dict[str, Span], Span], to: Findings) -> AuthoredWorkshop:
    values, spans, span = read
    days = _days(values, spans, span, to)
    _check_language(values, spans, to)
    kept = {k: v for k, v in values.items() if k not in (*_TIMES, "language")}
    places = {f"{name}_span": spans[name] for name in ("theme", "timezone") if name in spans}
    return AuthoredWorkshop(**(kept | places), language=to.language, days=days, span=span)


def _check_language(values: dict[str, Any], spans: dict[str, Span], to: Findings) -> None:
    language = values["language"]
    if language not in LANGUAGES:
        to.bad(
            "WK105",
            f"«{language}» is not a language that the kit speaks",
            spans["language"],
            nearest(language, LANGUAGES),
        )


def _days(values: dict[str, Any], spans: dict[str, Span], span: Span, to: Findings) -> tuple[AuthoredDay, ...]:
    if "days" in spans:
        for name in ("date", "start", "end", "agenda"):
            if name in spans:
                to.bad(
                    "WK111", f"«{name}» stands beside «days»", spans[name], "Move it into the day that it belongs to."
                )
        days: tuple[AuthoredDay, ...] = values.get("days", ())
        return days
    for name in ("date", "start", "agenda"):
        if name not in spans:
            to.bad("WK102", f"«{name}» is missing", span, f"Add «{name}:», or «days:» for several days.")
    if "agenda" not in values:
        return ()
    date, start = values.get("date", dt.date.min), values.get("start", 0)  # where they are wrong, that has been told
    end, venue = values.get("end"), values.get("venue")
    return (AuthoredDay(date, start, end, venue, values["agenda"], spans["agenda"], spans.get("end")),)
