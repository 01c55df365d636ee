"""The artefacts' own words, in every language."""

from collections.abc import Mapping
from dataclasses import field

from workshopkit.diagnostics import Span
from workshopkit.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Plural:
    """A phrase with a number in it; `forms` by CLDR's names, "one" and "other"."""

    forms: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Name → language → text or plural forms; blanks are written {name}, the number {n}."""

    texts: Mapping[str, Mapping[str, "str | Plural"]]
    spans: Mapping[str, Span] = field(default_factory=dict)
    """Where the phrases stand that somebody wrote themselves."""
