"""python benchmarks/fit_share.py WORKSHOP OUT: builds a deck and prints as JSON which share of the build was spent fitting text.

Under cProfile, which slows Python's own calls more than the libraries', so the share that it shows is rather too high. Imports
and start-up count as part of the build.
"""

import contextlib
import cProfile
import io
import json
import sys


def build(workshop: str, out: str) -> None:
    from workshopkit.cli.main import main

    sys.argv = ["workshopkit", "build", workshop, "-o", out, "--only", "deck", "-q"]
    with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()):
        main()


if __name__ == "__main__":
    profile = cProfile.Profile()
    profile.runcall(build, *sys.argv[1:])
    from workshopkit.formats.pptx.pages import Paginator

    entries = profile.getstats()
    fit = sum(entry.totaltime for entry in entries if entry.code is Paginator.pages.__code__)
    print(json.dumps({"fit": fit, "build": sum(entry.inlinetime for entry in entries)}))
