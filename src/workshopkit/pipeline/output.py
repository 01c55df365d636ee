"""Bytes → files, all of them or none: written beside their places first, then moved there, and moved back when one fails."""

import contextlib
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workshopkit.diagnostics import Diagnostic, Span, error


@dataclass(frozen=True)
class Output:
    """A file to be written."""

    kind: str
    format: str
    path: Path
    data: bytes
    slides: int | None = None


def write_files(outputs: Sequence[Output]) -> tuple[Diagnostic, ...]:
    """Writes every file, or none and says why (WK70x); what stood there before stays when one fails."""
    folders = tuple(dict.fromkeys(output.path.parent for output in outputs))
    made: list[Path] = []
    staging: dict[Path, Path] = {}
    try:
        for folder in folders:
            made.extend(_make_folder(folder))
            staging[folder] = Path(tempfile.mkdtemp(prefix=".workshopkit-", dir=folder))
        for output in outputs:
            (staging[output.path.parent] / output.path.name).write_bytes(output.data)
        _swap(outputs, staging)
    except OSError as reason:
        for folder in staging.values():
            shutil.rmtree(folder, ignore_errors=True)
        for folder in reversed(made):
            with contextlib.suppress(OSError):
                folder.rmdir()
        return (_told(reason, outputs),)
    for folder in staging.values():
        shutil.rmtree(folder, ignore_errors=True)
    return ()


def _make_folder(folder: Path) -> list[Path]:
    """The folders that had to be made, outermost first."""
    missing = [parent for parent in (folder, *folder.parents) if not parent.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing[::-1]


def _swap(outputs: Sequence[Output], staging: dict[Path, Path]) -> None:
    """Moves each file to its place; when one cannot be moved the ones before it go back."""
    done: list[tuple[Path, Path | None]] = []
    try:
        for output in outputs:
            kept: Path | None = None
            if output.path.exists():
                kept = staging[output.path.parent] / f"{output.path.name}.before"
                output.path.replace(kept)
            done.append((output.path, kept))
            (staging[output.path.parent] / output.path.name).replace(output.path)
    except OSError:
        for path, kept in reversed(done):
            with contextlib.suppress(OSError):
                if kept is not None:
                    kept.replace(path)
                else:
                    path.unlink(missing_ok=True)
        raise


def _told(reason: OSError, outputs: Sequence[Output]) -> Diagnostic:
    """One plain sentence for what the system said."""
    place = Path(str(reason.filename)) if reason.filename else outputs[0].path.parent
    for part in (place, *place.parents):
        if part.is_file() and part not in {output.path for output in outputs}:
            hint = "Name another folder with --out, or move the file away."
            return error("WK701", f"«{part.name}» is a file; a folder is needed here", Span(str(part)), hint)
    if isinstance(reason, PermissionError):
        hint = "Close the file if it is open in PowerPoint or Word, or name another folder with --out."
        return error(
            "WK702", f"«{place.name}» cannot be written: it is open elsewhere or protected", Span(str(place)), hint
        )
    hint = "Free some space or name another folder with --out; what stood there before still stands."
    return error("WK703", f"«{place.name}» cannot be written: {reason.strerror}", Span(str(place)), hint)
