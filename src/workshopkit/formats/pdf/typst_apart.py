"""Somebody's own typst code → a PDF, made in a process of its own, which is ended when it takes too long or too much.

Typst can't be interrupted: a loop in a loop would hang the build. The process has no network: what fetches a package finds none.
"""

import os
import pickle
import subprocess
import sys

from workshopkit.diagnostics import Span, error
from workshopkit.errors import WorkshopkitError
from workshopkit.formats.pdf.typst import Job, compile_here

SECONDS, SECONDS_A_SHEET = 30.0, 0.5
_MEMORY_BYTES = 4 * 2**30
_NOWHERE = "http://127.0.0.1:9"
_PROXIES = ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
_CODE = "from workshopkit.formats.pdf.typst_apart import answer; answer()"


def typeset_apart(job: Job) -> bytes:
    """The PDF. WorkshopkitError (WK568, WK569) when the code fails, or needs longer than a paper of so many sheets may."""
    limit = SECONDS + SECONDS_A_SHEET * len(job.files["data.json"]) / 4_000
    paths = os.pathsep.join(path for path in sys.path if path)
    surroundings = {
        **os.environ,
        **dict.fromkeys(_PROXIES, _NOWHERE),
        "NO_PROXY": "",
        "no_proxy": "",
        "PYTHONPATH": paths,
    }
    command = [sys.executable, "-c", _CODE]
    try:
        done = subprocess.run(
            command, input=pickle.dumps(job), capture_output=True, timeout=limit, env=surroundings, check=False
        )
    except subprocess.TimeoutExpired as reason:
        message = f"print.typ was stopped: a paper took more than {limit:.0f} seconds"
        raise WorkshopkitError(
            error("WK569", message, Span(str(job.look)), "Look for a loop that never ends.")
        ) from reason
    if done.returncode:
        message = "print.typ was stopped: it needed too much memory, or made typst fail"
        raise WorkshopkitError(error("WK569", message, Span(str(job.look)), "Look for what grows without end."))
    made = pickle.loads(done.stdout)  # from our own process
    if isinstance(made, bytes):
        return made
    raise WorkshopkitError(made)


def answer() -> None:
    """What the process does: a job on standard input → the PDF, or what is wrong, on standard output."""
    _bound_memory()
    job = pickle.loads(sys.stdin.buffer.read())  # from our own process
    try:
        made: object = compile_here(job)
    except WorkshopkitError as reason:
        made = reason.diagnostics
    sys.stdout.buffer.write(pickle.dumps(made))


def _bound_memory() -> None:
    try:
        import resource  # not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
