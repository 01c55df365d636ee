"""Texts in many languages → text in one; a missing translation is a diagnostic, never another language in silence."""

from collections.abc import Iterable, Iterator

from workshopkit.diagnostics import Diagnostic, Span, error, sort_diagnostics, warning
from workshopkit.model.agenda import AuthoredItem, AuthoredWorkshop
from workshopkit.model.content import Library, Text
from workshopkit.resolve.wording import Naming

_LANGUAGES = {
    "da": "Danish",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fi": "Finnish",
    "fr": "French",
    "is": "Icelandic",
    "it": "Italian",
    "nb": "Norwegian",
    "nl": "Dutch",
    "nn": "Norwegian (Nynorsk)",
    "no": "Norwegian",
    "pl": "Polish",
    "sv": "Swedish",
}


class Localizer:
    """Reads texts in one language and remembers which of them lack it."""

    def __init__(self, naming: Naming) -> None:
        self._naming = naming
        self._missing: dict[Diagnostic, None] = {}

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """An error for each text asked for that lacks the language."""
        return tuple(self._missing)

    def text(self, text: Text | None) -> str:
        """The text in the language; "" for none, and where it is missing (which is remembered)."""
        if text is None:
            return ""
        language = self._naming.language
        if language not in text and self._naming.plain(text):
            self._missing[error("WK601", *_lacks(text, language, self._naming))] = None
        return text.values.get(language, "")

    def texts(self, texts: Iterable[Text]) -> tuple[str, ...]:
        """Each text in the language."""
        return tuple(self.text(text) for text in texts)

    def name(self, text: Text | None) -> str:
        """A proper name, which is the same in every language unless it is written otherwise."""
        return "" if text is None else self._naming.plain(text)


def unfinished_translations(authored: AuthoredWorkshop, library: Library | None = None) -> tuple[Diagnostic, ...]:
    """A warning for each text of the workshop that lacks a language its title has; proper names need none.

    The library tells which words are its materials' ids rather than texts; without it any word that may be one is.
    """
    naming = Naming(authored.language, authored.language)
    return sort_diagnostics(
        warning("WK602", *_lacks(text, language, naming))
        for language in authored.title.values
        for text in _prose(authored, library)
        if language not in text and naming.plain(text)
    )


def _lacks(text: Text, language: str, naming: Naming) -> tuple[str, Span, str]:
    """Message, place and hint."""
    written = ", ".join(f"{known}: …" for known in text.values if known in text)
    message = f"{naming.quoted(text)} has no {_LANGUAGES.get(language, f'`{language}`')} text."
    return message, text.span, f"Write it as `{{{written}, {language}: …}}`."


def _prose(authored: AuthoredWorkshop, library: Library | None) -> Iterator[Text]:
    yield from (text for text in (authored.title, authored.purpose, *authored.outcomes) if text is not None)
    for day in authored.days:
        for item in day.items:
            yield from _prose_of(item, library)


def _prose_of(item: AuthoredItem, library: Library | None) -> Iterator[Text]:
    typed = (
        wish.text
        for wish in item.materials
        if wish.ref is None or (library is not None and wish.ref.id not in library.materials)
    )
    optional = (item.purpose, item.notes, item.plan_b, *typed)
    yield item.title
    yield from (text for text in optional if text is not None)
    yield from (step.text for step in item.steps)
    for track in item.tracks:
        yield from _prose_of(track, library)
