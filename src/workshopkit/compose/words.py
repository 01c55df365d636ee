"""Phrases, dates, clock times, numbers, lists and plurals in one language, through Babel (CLDR)."""

import datetime as dt
import difflib
import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Any

from babel import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_decimal

from workshopkit.diagnostics import error
from workshopkit.errors import TemplateError
from workshopkit.model.phrases import Phrases, Plural

LOCALES = {"da": "da_DK", "en": "en_GB"}
_BLANK = re.compile(r"\{(\w+)\}")


class Words:
    """What a language needs to say; every method gives plain text."""

    def __init__(self, language: str, phrases: Phrases) -> None:
        self.language = language
        self.locale = Locale.parse(LOCALES[language])
        self.phrases = phrases

    def say(self, name: str, /, **blanks: object) -> str:
        """A phrase with its blanks filled; the number {n} chooses the plural. TemplateError (WK404) when there is none."""
        text = self._found(name).get(self.language)
        if isinstance(text, Plural):
            form = str(self.locale.plural_form(_number(blanks.get("n", 0))))
            text = text.forms.get(form, text.forms["other"])
        if not text:
            raise TemplateError(
                error("WK601", f"the phrase «{name}» has no text in «{self.language}»", self.phrases.spans.get(name))
            )
        return _BLANK.sub(lambda found: self._blank(found, blanks, name), text)

    def raw(self, name: str) -> str:
        """A phrase with its blanks as they are, for a writer that fills them itself."""
        text = self.phrases.texts.get(name, {}).get(self.language)
        if not isinstance(text, str):
            raise TemplateError(
                error("WK601", f"the phrase «{name}» has no text in «{self.language}»", self.phrases.spans.get(name))
            )
        return text

    def need(self, name: str, blanks: Collection[str]) -> None:
        """Nothing, or TemplateError (WK404) when there is no such phrase, or it has other blanks."""
        text = self._found(name).get(self.language, "")
        for form in text.forms.values() if isinstance(text, Plural) else (text,):
            for found in _BLANK.finditer(form):
                self._blank(found, dict.fromkeys(blanks, ""), name)

    def _found(self, name: str) -> Mapping[str, str | Plural]:
        texts = self.phrases.texts.get(name)
        if texts is None:
            close = difflib.get_close_matches(name, list(self.phrases.texts), n=1)
            hint = f"Did you mean «{close[0]}»?" if close else ""
            raise TemplateError(error("WK404", f"there is no phrase «{name[:40]}»", None, hint))
        return texts

    def _blank(self, found: re.Match[str], blanks: dict[str, object], name: str) -> str:
        if found[1] not in blanks:
            hint = f"It is given: {', '.join(sorted(blanks)) or 'nothing'}."
            span = self.phrases.spans.get(name)
            raise TemplateError(error("WK404", f"the phrase «{name}» needs «{found[1]}»", span, hint))
        value = blanks[found[1]]
        return self.number(value) if isinstance(value, int | float) else str(value)

    def clock(self, minutes: int) -> str:
        """Minutes since midnight as a clock time: 09.15 or 09:15."""
        return _clock(minutes, LOCALES[self.language])

    def date(self, value: dt.date, form: str = "full") -> str:
        """A date: full «torsdag den 3. december 2026», long, medium, short, or a CLDR pattern such as «EEEE»."""
        if not isinstance(value, dt.date):
            raise TypeError("a date is expected")
        return str(format_date(value, format=form, locale=self.locale))

    def number(self, value: float) -> str:
        """A number with the language's separators."""
        return _decimal(value, LOCALES[self.language])

    def duration(self, minutes: int) -> str:
        """A length of time: «45 min.», «1 time 30 min.»."""
        hours, rest = divmod(minutes, 60)
        if hours == 0 or minutes < 90:
            return self.say("minutes_short", n=minutes)
        parts = [self.say("hours_short", n=hours)] + ([self.say("minutes_short", n=rest)] if rest else [])
        return " ".join(parts)

    def enumerate(self, parts: Iterable[str]) -> str:
        """A list in a sentence: «a, b og c»."""
        return str(format_list(list(parts), locale=self.locale))

    def sentence(self, text: str) -> str:
        """The text with a capital first letter."""
        return text[:1].upper() + text[1:]

    def grouping(self, sizes: Iterable[Mapping[str, int]]) -> str:
        """Sizes of groups in words: «5 grupper på 4 og 1 gruppe på 3»."""
        return self.enumerate(self.say("groups_of", n=size["groups"], people=size["people"]) for size in sizes)

    def needs(self, materials: Iterable[Mapping[str, Any]]) -> str:
        """Materials with their counts in a line: «Tuscher (6), Post-it»."""
        return ", ".join(f"{m['title']} ({self.number(m['count'])})" if m["count"] else m["title"] for m in materials)


@lru_cache(maxsize=4096)
def _clock(minutes: int, locale: str) -> str:
    return str(format_time(dt.time(minutes // 60 % 24, minutes % 60), format="short", locale=locale))


@lru_cache(maxsize=4096, typed=True)
def _decimal(value: float, locale: str) -> str:
    return str(format_decimal(value, locale=locale))


def _number(value: object) -> float:
    return value if isinstance(value, int | float) else 0
