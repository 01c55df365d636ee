"""Where things are: the workshop's folder first, then the user's, then the package's own data.

A checkout keeps `content/` and `templates/` at its top; a wheel carries them inside the package, in `data/`.
"""

from pathlib import Path

from workshopkit.frozen import dataclass

_PACKAGE = Path(__file__).resolve().parents[1]


def packaged_data() -> Path:
    """The folder that holds `content/`, `templates/` and `examples/` as shipped."""
    installed = _PACKAGE / "data"
    return installed if installed.is_dir() else _PACKAGE.parents[1]


@dataclass(frozen=True, slots=True)
class Places:
    """Folders in the order in which they are searched; each may hold `content/` and `templates/`."""

    layers: tuple[Path, ...]

    @classmethod
    def of(cls, workshop_folder: Path | None, user_folder: Path | None) -> "Places":
        """The usual order; None for what there is not."""
        wanted = (packaged_data(), user_folder, workshop_folder)
        # Each once, and what is shipped last, although a workshop may lie in it.
        return cls(tuple(reversed(dict.fromkeys(folder for folder in wanted if folder is not None))))

    @property
    def package(self) -> Path:
        """The last layer: what is shipped."""
        return self.layers[-1]

    def first(self, relative: str) -> Path | None:
        """The first file or folder of that name, or None."""
        return next((layer / relative for layer in self.layers if _exists(layer / relative)), None)

    def every(self, relative: str) -> tuple[Path, ...]:
        """All files or folders of that name, the package's own first."""
        return tuple(layer / relative for layer in reversed(self.layers) if _exists(layer / relative))


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name too long for the system to ask about
        return False
