"""What formats tell of a text on a slide → the same at the place where somebody wrote that text, once for each text."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from workshopkit.compose.markup import parse_inlines
from workshopkit.diagnostics import Diagnostic, Span
from workshopkit.model.agenda import AuthoredPartner, AuthoredWorkshop
from workshopkit.model.content import Library, Text
from workshopkit.model.text import plain

Written = tuple[str, Span]


def at_their_texts(
    found: Iterable[Diagnostic], authored: AuthoredWorkshop, library: Library, language: str
) -> tuple[Diagnostic, ...]:
    """Those whose text is of the workshop or the library, at its place there; the others as they are."""
    written: tuple[list[Written], ...] = ()
    told: dict[tuple[Any, ...], Diagnostic] = {}
    for one in found:
        if one.about and not written:
            written = tuple(list(_texts(source, language)) for source in (authored, library))
        span = next(filter(None, (_place(one.about, texts) for texts in written)), None) if one.about else None
        if span is None:
            told.setdefault((one,), one)
        else:
            told.setdefault((one.code, span, one.about[1:]), replace(one, span=span))
    return tuple(told.values())


def once_a_place(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What several papers tell of the same text in somebody's file, told once."""
    told: dict[tuple[Any, ...], Diagnostic] = {}
    for one in found:
        told.setdefault((one.code, one.span, one.about[1:]) if one.about and one.span else (one,), one)
    return tuple(told.values())


def _texts(value: Any, language: str) -> Iterator[Written]:
    """Every paragraph in a value, as it is shown, with its place."""
    if isinstance(value, Text):
        for part in value.values.get(language, "").split("\n\n"):
            yield from ((shown, value.span) for shown in {part: None, plain(parse_inlines(part)): None} if shown)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part, language)
    elif isinstance(value, tuple) and not isinstance(value, Span):
        for part in value:
            yield from _texts(part, language)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name), language)
        if isinstance(value, AuthoredPartner):
            yield from ((name, value.span) for name in value.names)


def _place(about: tuple[str, ...], written: Iterable[Written]) -> Span | None:
    """Where the longest text stands that is most of what is told of, or holds it, with all the `marks` of it."""
    line, *marks = about
    fitting = (
        (text, span)
        for text, span in written
        if (line in text or (text in line and (marks or 2 * len(text) > len(line))))
        and all(mark in text for mark in marks)
    )
    return max(fitting, key=lambda one: len(one[0]), default=("", None))[1]
