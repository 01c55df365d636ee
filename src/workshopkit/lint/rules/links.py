"""Links: their text tells where they lead, also when it is read out of its sentence."""

import re
from collections.abc import Iterator

from workshopkit.diagnostics import Severity
from workshopkit.lint.rule import Criterion, Finding, Rule, both, short
from workshopkit.model.inspection import OfficeFile

_SAY_NOTHING = frozenset({
    "here", "click", "click here", "press here", "this", "this link", "link", "more", "read more", "see more", "learn more",
    "more info", "more information", "details", "see here", "download", "website", "go",
    "her", "klik", "klik her", "tryk her", "dette", "dette link", "linket", "linket her", "mere", "læs mere", "se mere",
    "læs her", "læs mere her", "læs videre", "se her", "hent", "hent her", "mere info", "mere information", "flere oplysninger",
})  # fmt: skip
_ADDRESS = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)


def link_says_nothing(file: OfficeFile) -> Iterator[Finding]:
    """Links such as «here» and «klik her», and bare addresses."""
    for position, element in enumerate(file.elements):
        for link in element.links:
            text = " ".join(link.text.split())
            if text.casefold().strip(" .,:;!›»>→…()[]") in _SAY_NOTHING:
                yield Finding(position, f"{element.place}: the link «{short(text)}» does not say where it leads.")
            elif _ADDRESS.fullmatch(text):
                yield Finding(position, f"{element.place}: the link «{short(text)}» is a bare address.")


RULES = (
    Rule(
        "WK961", Severity.WARNING, Criterion("2.4.4"),
        both("Right-click it › Edit Link: write in «Text to display» what is found there."),
        link_says_nothing,
    ),
)  # fmt: skip
