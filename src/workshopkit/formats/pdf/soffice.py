"""PowerPoint and Word files → PDF, all in one call of LibreOffice.

LibreOffice gets copies without macros under names of ours, a profile of its own, and a time limit. Knows nothing of pictures.
"""

import os
import platform
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from workshopkit.diagnostics import Diagnostic, Span, error
from workshopkit.errors import WorkshopkitError
from workshopkit.formats.package import CONTENT_TYPES, open_package, pack

VARIABLE = "WORKSHOPKIT_SOFFICE"
NAMES = ("soffice", "libreoffice")
_DEBIAN = "sudo apt install libreoffice-impress libreoffice-writer"
_FEDORA = "sudo dnf install libreoffice-impress libreoffice-writer"
_INSTALL = {"debian": _DEBIAN, "ubuntu": _DEBIAN, "fedora": _FEDORA, "rhel": _FEDORA, "centos": _FEDORA}
_MAIN_TYPES = {b"presentationml.presentation.main+xml": ".pptx", b"wordprocessingml.document.main+xml": ".docx"}
_TAGGED = (
    'pdf:impress_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"PDFUACompliance":{"type":"boolean","value":"true"}}'
)
_PROFILE = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">\
<value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" \
oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
"""No macros, and nothing fetched that a file links to: what is previewed may come from anybody."""


def find_soffice(what: str = "a preview") -> Path:
    """LibreOffice's program: the one that WORKSHOPKIT_SOFFICE names, else on PATH, else where it is usually installed.

    Raises WorkshopkitError (WK711) when there is none; `what` needs it.
    """
    named = os.environ.get(VARIABLE, "")
    if named:
        found = shutil.which(named)
        if found is None:
            hint = f"Set it to the program soffice, or unset it. LibreOffice is installed with: {install_line()}"
            raise WorkshopkitError(error("WK711", f"{VARIABLE} is «{named}», which is no program", None, hint))
        return Path(found)
    candidates = (shutil.which(name) for name in (*NAMES, *map(str, _usual_places())))
    soffice = next((found for found in candidates if found), None)
    if soffice is None:
        hint = f"Install it with: {install_line()}"
        raise WorkshopkitError(error("WK711", f"{what} needs LibreOffice, which is not on this machine", None, hint))
    return Path(soffice)


def install_line() -> str:
    """How LibreOffice is installed on this system."""
    if sys.platform == "darwin":
        return "brew install --cask libreoffice"
    if sys.platform == "win32":
        return "winget install TheDocumentFoundation.LibreOffice"
    try:
        release: Mapping[str, str] = platform.freedesktop_os_release()
    except OSError:  # no /etc/os-release
        release = {}
    kin = (release.get("ID", ""), *release.get("ID_LIKE", "").split())
    return next((_INSTALL[name] for name in kin if name in _INSTALL), "your system's packages of LibreOffice")


def convert_to_pdf(
    soffice: Path,
    files: Sequence[Path],
    folder: Path,
    timeout_seconds: float = 120,
    fonts: Iterable[Path] = (),
    tagged: bool = False,
) -> tuple[Path, ...]:
    """The PDF of each .pptx or .docx (templates and files with macros too), made in `folder`, which should be empty.

    `fonts` are font files that LibreOffice may use beside the machine's own; `tagged` is for slides alone. Raises
    WorkshopkitError: WK501–WK509 for a file that cannot be opened, WK716 for another kind of file, WK712–WK714 for what
    LibreOffice did not do.
    """
    staged = [_staged(file, folder, number) for number, file in enumerate(files, start=1)]
    profile, made = folder / "profile", folder / "pdf"
    _make_profile(profile, fonts)
    options = ["--headless", "--norestore", "--nolockcheck", "--nologo", "--nodefault", "--convert-to"]
    options.append(_TAGGED if tagged else "pdf")
    command = [soffice, f"-env:UserInstallation={profile.absolute().as_uri()}", *options, "--outdir", made, *staged]
    said = _run([str(part) for part in command], folder / "said.txt", timeout_seconds)
    pdfs = tuple(made / f"{copy.stem}.pdf" for copy in staged)
    missing = [file for file, pdf in zip(files, pdfs, strict=True) if not pdf.is_file()]
    if missing:
        raise WorkshopkitError(_made_nothing(file, said) for file in missing)
    return pdfs


def _usual_places() -> tuple[Path, ...]:
    if sys.platform == "darwin":
        inside = Path("LibreOffice.app/Contents/MacOS/soffice")
        return (Path("/Applications") / inside, Path.home() / "Applications" / inside)
    if sys.platform == "win32":
        roots = [
            os.environ[name] for name in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)") if name in os.environ
        ]
        # soffice.com waits for the work to be done; soffice.exe does not in every version.
        return tuple(
            Path(root, "LibreOffice", "program", f"soffice{end}") for root in roots for end in (".com", ".exe")
        )
    newest_first = sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)
    return (*(Path(lib, "libreoffice/program/soffice") for lib in ("/usr/lib", "/usr/lib64")), *newest_first)


def _staged(file: Path, folder: Path, number: int) -> Path:
    """A copy without macros, under a name that no system and no command line misreads."""
    parts = open_package(file)
    ending = next((ending for kind, ending in _MAIN_TYPES.items() if kind in parts[CONTENT_TYPES]), "")
    if not ending:
        message = f"«{file.name}» is neither a PowerPoint presentation nor a Word document"
        raise WorkshopkitError(error("WK716", message, Span(str(file)), "Name a .pptx or .docx file, or a workshop."))
    copy = folder / "office" / f"{number:03}{ending}"
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_bytes(pack(parts))
    return copy


def _make_profile(profile: Path, fonts: Iterable[Path]) -> None:
    (profile / "user" / "fonts").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    for font in fonts:  # read from there on Linux; elsewhere only installed fonts count
        shutil.copyfile(font, profile / "user" / "fonts" / font.name)


def _run(command: Sequence[str], log: Path, timeout_seconds: float) -> str:
    """What LibreOffice said. A file takes it and not a pipe, which a child left behind would hold open."""
    with log.open("wb") as said:
        try:
            process = _started(command, said.fileno())
        except OSError as reason:
            message = f"LibreOffice cannot be started: {reason.strerror}"
            raise WorkshopkitError(error("WK713", message, Span(command[0]), _other_hint())) from reason
        try:
            status = process.wait(timeout_seconds)
        except subprocess.TimeoutExpired as reason:
            message = f"LibreOffice was not done within its time limit of {timeout_seconds:g} s"
            hint = "Give it longer with --timeout, or ask for fewer files at once."
            raise WorkshopkitError(error("WK712", message, None, hint)) from reason
        finally:
            _kill(process)
    text = " ".join(log.read_text(encoding="utf-8", errors="replace").split())
    if status:
        message = f"LibreOffice failed with exit code {status}" + (f": {text[-200:]}" if text else "")
        raise WorkshopkitError(error("WK713", message, None, _other_hint()))
    return text


def _started(command: Sequence[str], said: int) -> subprocess.Popen[bytes]:
    """A process in a group of its own, so that all that it starts can be ended with it."""
    if sys.platform == "win32":
        group = subprocess.CREATE_NEW_PROCESS_GROUP
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, creationflags=group)
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Ends a process and all that it started, unless it is done."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _made_nothing(file: Path, said: str) -> Diagnostic:
    message = f"LibreOffice made nothing of «{file.name}»"
    if "could not be loaded" in said:
        message += ": it could not be loaded"
    hint = "Slides need LibreOffice's part Impress, papers its part Writer. If both are there, save the file again."
    return error("WK714", message, Span(str(file)), hint)


def _other_hint() -> str:
    return f"Try again; if it stays so, name another LibreOffice in {VARIABLE}."
