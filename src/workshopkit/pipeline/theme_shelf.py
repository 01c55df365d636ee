"""The themes that can be named, each with its title and where it lies."""

from pathlib import Path

from workshopkit.frozen import dataclass
from workshopkit.sources.locate import Places
from workshopkit.sources.theme import read_theme, theme_names


@dataclass(frozen=True)
class NamedTheme:
    """A theme on the shelf; its title is its name when its theme.yaml has errors."""

    name: str
    title: str
    folder: Path


def named_themes(places: Places) -> tuple[NamedTheme, ...]:
    """All themes that `--theme NAME` finds, by name."""
    found = []
    for name in theme_names(places):
        folder = places.first(f"templates/themes/{name}") or Path(name)
        authored, _told = read_theme(name, places, Path())
        found.append(NamedTheme(name, authored.title if authored else name, folder))
    return tuple(found)
