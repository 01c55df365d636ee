"""LibreOffice for tests: a mark for those that need it, and scripts that stand in for one that is slow or broken."""

import sys
from pathlib import Path

import pytest

from workshopkit.errors import WorkshopkitError
from workshopkit.formats.pdf.soffice import find_soffice


def _is_there() -> bool:
    try:
        find_soffice()
    except WorkshopkitError:
        return False
    return True


needs_libreoffice = pytest.mark.skipif(not _is_there(), reason="LibreOffice is not installed")
needs_a_shell = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for LibreOffice is a shell script")


def stand_in(path: Path, script: str = "exit 0") -> Path:
    """A program that is called like LibreOffice and does what the shell script says."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path
