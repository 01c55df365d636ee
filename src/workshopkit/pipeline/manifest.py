"""What was made for whom, beside the files themselves: by it a later build knows which of them it need not make again."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from workshopkit import __version__
from workshopkit.model.theme import Theme

FILE_NAME = ".workshopkit.json"


class Manifest:
    """The files of a folder of copies: for each what it was made from and what its bytes were, as fingerprints."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self.made = _read(self.path)

    def still_stands(self, name: str, key: str) -> str:
        """The fingerprint of a file that is there as it was made from just this, else ""."""
        known, digest = self.made.get(name, ("", ""))
        if known != key:
            return ""
        try:
            there = fingerprint(self.path.with_name(name).read_bytes())
        except OSError:
            return ""
        return digest if there == digest else ""

    def note(self, name: str, key: str, digest: str) -> None:
        """Keeps what a file was made from."""
        self.made[name] = (key, digest)

    def data(self) -> bytes:
        """The manifest's own bytes."""
        made = {name: {"from": key, "sha256": digest} for name, (key, digest) in sorted(self.made.items())}
        return json.dumps({"version": __version__, "made": made}, indent=1).encode()


def _read(path: Path) -> dict[str, tuple[str, str]]:
    try:
        data = json.loads(path.read_bytes())
        if data["version"] != __version__:
            return {}
        return {str(name): (str(each["from"]), str(each["sha256"])) for name, each in data["made"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):  # not there, or not ours: all is made again
        return {}


def fingerprint(data: bytes) -> str:
    """SHA-256 in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def source_key(parts: Iterable[object], theme: Theme) -> str:
    """What all copies are made from: values by what they say, the theme's files by their bytes."""
    digest = hashlib.sha256(repr((__version__, *parts, theme)).encode("utf-8", "replace"))
    files = [theme.reference] if theme.reference else []
    if theme.printing is not None:
        files += [theme.printing.look, *sorted(theme.printing.library.glob("*.typ"))]
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()
