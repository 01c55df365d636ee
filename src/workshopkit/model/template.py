"""A document's template: its kind, its tree, and where it came from."""

from pathlib import Path

from workshopkit.frozen import dataclass
from workshopkit.model.node import Mapping


@dataclass(frozen=True, slots=True)
class Template:
    """`own` is true for one that a workshop or a user has in their folder."""

    kind: str
    root: Mapping
    file: Path
    own: bool
