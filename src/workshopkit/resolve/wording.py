"""How diagnostics of this room name things: titles in «», clocks as HH:MM, minutes counted, the nearest right id."""

from collections.abc import Collection, Iterable

from workshopkit.frozen import dataclass
from workshopkit.model.content import Text

_LONGEST_TITLE = 60
_LISTED_IDS = 20


@dataclass(frozen=True, slots=True)
class Naming:
    """Names things in the language of the build, else the workshop's own, else any that there is."""

    language: str
    authored: str

    def plain(self, text: Text) -> str:
        """The text in the best language there is, "" when it has none."""
        for language in (self.language, self.authored, *text.values):
            if text.values.get(language):
                return text.values[language]
        return ""

    def quoted(self, text: Text) -> str:
        """The text on one line in «», shortened when it is long."""
        return quote(self.plain(text))


def quote(text: str) -> str:
    """A text on one line in «», shortened when it is long."""
    line = " ".join(text.split())
    return f"«{line}»" if len(line) <= _LONGEST_TITLE else f"«{line[: _LONGEST_TITLE - 1].rstrip()}…»"


def clock(minutes: int) -> str:
    """Minutes since midnight as HH:MM."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 minute`, `10 minutes`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def minutes_text(minutes: int) -> str:
    """`1 minute`, `10 minutes`."""
    return count(minutes, "minute")


def minutes_are(minutes: int) -> str:
    """`1 minute is`, `10 minutes are`."""
    return f"{minutes_text(minutes)} {'is' if minutes == 1 else 'are'}"


def listed(words: Iterable[str]) -> str:
    """`a, b and c`."""
    *rest, last = list(words)
    return f"{', '.join(rest)} and {last}" if rest else last


def suggestion(wrong: str, known: Collection[str]) -> str:
    """What to write instead of an unknown id: the nearest ones, else what there is."""
    import difflib  # here, since only a mistake needs it

    near = difflib.get_close_matches(wrong, list(known), n=1, cutoff=0.6)
    if near:
        return f"Did you mean `{near[0]}`?"
    if not known:
        return "The library holds none."
    shown = ", ".join(f"`{id_}`" for id_ in list(known)[:_LISTED_IDS])
    return f"Choose one of {shown}{', …' if len(known) > _LISTED_IDS else ''}."
