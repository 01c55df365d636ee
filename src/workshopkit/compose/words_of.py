"""A leaf that is one of an enum's words → that word, or what is wrong with it."""

from enum import StrEnum
from typing import TypeVar

from workshopkit.compose.arguments import Arguments
from workshopkit.diagnostics import Diagnostic, Span, error

Word = TypeVar("Word", bound=StrEnum)


def word(words: type[Word], arguments: Arguments, name: str, otherwise: Word) -> Word:
    """One of an enum's words, from a leaf; `otherwise` after a diagnostic (WK407) when it is none."""
    text = arguments.text(name, otherwise.value)
    try:
        return words(text)
    except ValueError:
        arguments.composing.diagnostics.append(unknown_word(text, words, arguments.need(name).span))
        return otherwise


def unknown_word(text: str, words: type[StrEnum], span: Span) -> Diagnostic:
    """An error (WK407) that lists the words."""
    known = ", ".join(word.value for word in words if word.value)
    return error("WK407", f"«{text[:40]}» is not known here", span, f"Known: {known}.")
