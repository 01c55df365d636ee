"""Bytes → files, all of them or none: written beside their places first, then moved there, and moved back when one fails."""

import contextlib
import errno
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from workshopkit.diagnostics import Diagnostic, Span, error
from workshopkit.errors import OutputError
from workshopkit.frozen import dataclass


@dataclass(frozen=True)
class Output:
    """A file to be written."""

    kind: str
    format: str
    path: Path
    data: bytes
    slides: int | None = None
    pages: int | None = None
    copies: int | None = None
    """How many people have a copy of their own in it."""

    @property
    def sha256(self) -> str:
        """The fingerprint of the data, in hexadecimal digits."""
        import hashlib  # here and not above, since a check has no data

        return hashlib.sha256(self.data).hexdigest()


def write_files(outputs: Sequence[Output]) -> tuple[Diagnostic, ...]:
    """Writes every file, or none and says why (WK70x); what stood there before stays when one fails."""
    import shutil  # here and not above, since a check writes nothing
    import tempfile

    twice = _written_twice(outputs)
    if twice is not None:
        return (twice,)
    folders = tuple(dict.fromkeys(output.path.parent for output in outputs))
    made: list[Path] = []
    staging: dict[Path, Path] = {}
    try:
        for folder in folders:
            _make_folder(folder, made)
            staging[folder] = Path(tempfile.mkdtemp(prefix=".workshopkit-", dir=folder))
        for output in outputs:
            _stage(output, staging[output.path.parent])
        _swap(outputs, staging)
        made.clear()
    except OSError as reason:
        return (_told(reason, outputs),)
    finally:  # also when somebody presses Ctrl-C
        for folder in staging.values():
            shutil.rmtree(folder, ignore_errors=True)
        for folder in reversed(made):
            with contextlib.suppress(OSError):
                folder.rmdir()
    return ()


def _written_twice(outputs: Sequence[Output]) -> Diagnostic | None:
    """Two workshops of one date and title that are built into one folder."""
    seen: set[Path] = set()
    for path in (output.path for output in outputs):
        if path in seen:
            hint = "Give them different titles or dates, or build each with an --out of its own."
            return error("WK703", f"«{path.name}» is made by two of the workshops", Span(str(path)), hint)
        seen.add(path)
    return None


def _stage(output: Output, folder: Path) -> None:
    """Writes a file's data beside its place; OSError names the place."""
    try:
        (folder / output.path.name).write_bytes(output.data)
    except OSError as reason:
        reason.filename = str(output.path)  # of a full disk, the system does not say which file it was
        raise


def write_anew(files: Mapping[Path, bytes]) -> None:
    """Writes files that begin something, all of them or none; OutputError when one cannot be written."""
    found = write_files([Output("", path.suffix[1:], path, data) for path, data in files.items()])
    if found:
        told = found[0]
        raise OutputError(
            replace(told, hint="Free some space, or name another folder.") if told.code == "WK703" else told
        )


def _make_folder(folder: Path, made: list[Path]) -> None:
    """Makes a folder and those above it, noting in `made` each that was not there, outermost first."""
    for part in (*reversed(folder.parents), folder):
        if not part.is_dir():
            part.mkdir()
            made.append(part)


def _swap(outputs: Sequence[Output], staging: dict[Path, Path]) -> None:
    """Moves each file to its place; when one cannot be moved the ones before it go back."""
    done: list[tuple[Path, Path | None]] = []
    try:
        for output in outputs:
            kept: Path | None = None
            if output.path.is_dir():  # never moved away: it would be deleted with what is in it
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(output.path))
            if output.path.exists() or output.path.is_symlink():
                kept = staging[output.path.parent] / f"{output.path.name}.before"
            done.append((output.path, kept))
            if kept is not None:
                output.path.replace(kept)
            (staging[output.path.parent] / output.path.name).replace(output.path)
    except BaseException:  # also when somebody presses Ctrl-C
        _take_back(done)
        raise


def _take_back(done: Sequence[tuple[Path, Path | None]]) -> None:
    """Moves what stood at each place back to it, where it had been moved away, and deletes what is new."""
    for path, kept in reversed(done):
        with contextlib.suppress(OSError):
            if kept is None:
                path.unlink(missing_ok=True)
            elif kept.exists() or kept.is_symlink():
                kept.replace(path)


def _is_no_folder(path: Path) -> bool:
    """Whether something else than a folder is there, such as a file or a device."""
    try:
        return path.exists() and not path.is_dir()
    except OSError:  # a name too long for the system to ask about
        return False


def _told(reason: OSError, outputs: Sequence[Output]) -> Diagnostic:
    """One plain sentence for what the system said."""
    place = Path(str(reason.filename)) if reason.filename else outputs[0].path.parent
    if isinstance(reason, IsADirectoryError):
        hint = "Move the folder away, or name another folder with --out."
        return error("WK701", f"«{place.name}» is a folder; a file is written there", Span(str(place)), hint)
    for part in (*reversed(place.parents), place):
        if _is_no_folder(part) and part not in {output.path for output in outputs}:
            hint = "Name another folder with --out, or move the file away."
            return error("WK701", f"«{part.name}» is a file; a folder is needed here", Span(str(part)), hint)
    if isinstance(reason, PermissionError):
        hint = "Close the file if it is open in PowerPoint or Word, or name another folder with --out."
        return error(
            "WK702", f"«{place.name}» cannot be written: it is open elsewhere or protected", Span(str(place)), hint
        )
    hint = "Free some space or name another folder with --out; what stood there before still stands."
    return error("WK703", f"«{place.name}» cannot be written: {reason.strerror}", Span(str(place)), hint)
