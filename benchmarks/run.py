"""python benchmarks/run.py [--quick]: one table of ratios, ours against bare python-pptx and python-docx, measured in one run.

Whole processes with imports and start-up, ours and theirs in turn, medians; bytecode is compiled beforehand for both. README.md
beside this file says how to read it. Needs `os.wait4`: Linux or macOS.
"""

import argparse
import json
import math
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from workshops import ORGANISATIONS, long_checklist, long_workshop, people, personal_worksheets

HERE = Path(__file__).resolve().parent
EXAMPLE = HERE.parent / "examples" / "faelles-kurs"
DECKS = {40: (1, 3), 400: (3, 13), 2000: (15, 13)}
"""Slides, about → days and items a day of the generated workshop."""
SIXTY = (1, 5)
"""Days and items a day of a workshop of about 60 slides."""
ROWS = (50, 500)
SECONDS_FOR_A_THOUSAND = 10.0
"""What 1,000 personal worksheets may take as a PDF, on two cores."""


@dataclass(frozen=True)
class Measured:
    """Medians over a command's processes."""

    seconds: float
    mebibytes: float


@dataclass(frozen=True)
class Row:
    """A line of the table."""

    work: str
    goal: float
    ratio: float
    ours: str
    theirs: str

    def __str__(self) -> str:
        met = "yes" if self.ratio <= self.goal else "**no**"
        return f"| {self.work} | {self.goal:.2f} | {self.ratio:.2f} | {self.ours} | {self.theirs} | {met} |"


class Bench:
    """Runs commands in a folder of its own and gathers rows."""

    def __init__(self, folder: Path, rounds: int) -> None:
        self.folder = folder
        self.rounds = rounds
        self.rows: list[Row] = []
        kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        self.environment = kept | {"PYTHONPYCACHEPREFIX": str(folder / "bytecode")}

    def once(self, arguments: list[str]) -> Measured:
        """One process: its time and its peak memory."""
        said = self.folder / "said.txt"
        with said.open("wb") as file:
            started = time.perf_counter()
            process = subprocess.Popen([sys.executable, *arguments], env=self.environment, stdout=file, stderr=file)
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"failed: {' '.join(arguments)}\n{said.read_text(encoding='utf-8', errors='replace')}")
        bytes_each = 1 if sys.platform == "darwin" else 1024
        return Measured(seconds, usage.ru_maxrss * bytes_each / 2**20)

    def in_turn(self, *commands: list[str], rounds: int = 0, warm: bool = True) -> list[Measured]:
        """Each command's medians over the rounds, after a round that is not counted."""
        if warm:
            for command in commands:
                self.once(command)
        runs = [[self.once(command) for command in commands] for _ in range(rounds or self.rounds)]
        return [
            Measured(median(m.seconds for m in column), median(m.mebibytes for m in column))
            for column in zip(*runs, strict=True)
        ]

    def compare(self, work: str, goal: float, ours: Measured, theirs: Measured) -> None:
        """A row of seconds against seconds."""
        ratio = ours.seconds / theirs.seconds
        self.rows.append(Row(work, goal, ratio, seconds(ours.seconds), seconds(theirs.seconds)))
        print(self.rows[-1], flush=True)

    def grows(self, work: str, goal: float, sizes: list[int], measured: list[Measured]) -> None:
        """A row with the exponent of size^exponent, fitted through all points."""
        times = [m.seconds for m in measured]
        shown = " → ".join(seconds(t) for t in times)
        self.rows.append(Row(work, goal, exponent(sizes, times), shown, ""))
        print(self.rows[-1], flush=True)


def seconds(value: float) -> str:
    return f"{value * 1000:.0f} ms" if value < 1 else f"{value:.1f} s"


def exponent(sizes: list[int], times: list[float]) -> float:
    """The slope of the least-squares line through the logarithms."""
    x, y = [math.log(size) for size in sizes], [math.log(value) for value in times]
    middle_x, middle_y = sum(x) / len(x), sum(y) / len(y)
    rise = sum((a - middle_x) * (b - middle_y) for a, b in zip(x, y, strict=True))
    return rise / sum((a - middle_x) ** 2 for a in x)


def ours(command: str, *arguments: Path | str) -> list[str]:
    return ["-m", "workshopkit", command, *map(str, arguments)]


def start_up(bench: Bench) -> None:
    ours_help, click = bench.in_turn(["-m", "workshopkit", "--help"], ["-c", "import click"])
    bench.compare("`--help` / `import click`", 2, ours_help, click)
    checked, imports = bench.in_turn(ours("check", EXAMPLE), ["-c", "import click, yaml, jinja2"])
    bench.compare("`check` of the full-day example / `import click, yaml, jinja2`", 2, checked, imports)


def whole_kit(bench: Bench) -> None:
    bare = []
    for name, options in (("kit", []), ("kit-without-figures", ["--no-figures"])):
        contents = bench.folder / name
        bench.once([str(HERE / "contents.py"), str(EXAMPLE), str(contents), *options])
        bare.append([str(HERE / "bare_kit.py"), str(contents)])
    built, same, less = bench.in_turn(
        ours("build", EXAMPLE, "--format", "docx", "-o", bench.folder / "built", "-q"), *bare
    )
    bench.compare("whole `build` of the full-day example / bare scripts, all artefacts", 1, built, same)
    bench.compare("… the bare scripts leaving the slides' drawings out", 1, built, less)


def decks(bench: Bench, rounds_of_longest: int) -> None:
    ours_by_size: dict[int, Measured] = {}
    theirs_by_size: dict[int, Measured] = {}
    slides: dict[int, int] = {}
    for size, (days, items) in DECKS.items():
        workshop, contents = long_workshop(bench.folder / f"deck-{size}", days, items), bench.folder / f"values-{size}"
        bench.once([str(HERE / "contents.py"), str(workshop), str(contents), "deck"])
        out = bench.folder / f"out-{size}"
        bare = [str(HERE / "bare_pptx.py"), str(contents / "0-deck.json"), str(out) + ".pptx"]
        longest = size == max(DECKS)
        ours_by_size[size], theirs_by_size[size] = bench.in_turn(
            ours("build", workshop, "-o", out, "--only", "deck", "-q"),
            bare,
            rounds=rounds_of_longest if longest else 0,
            warm=not longest,
        )
        slides[size] = count_slides(next(out.glob("*.pptx")))
    for size, goal in ((400, 0.25), (2000, 0.05)):
        work = f"deck of {slides[size]:,} slides / bare python-pptx"
        bench.compare(work, goal, ours_by_size[size], theirs_by_size[size])
    named = " → ".join(f"{slides[size]:,}" for size in DECKS)
    bench.grows(f"growth of {named} slides, exponent", 1.05, list(slides.values()), list(ours_by_size.values()))
    last = [400, 2000]
    bench.grows("… the last step alone", 1.05, [slides[size] for size in last], [ours_by_size[size] for size in last])
    memory(
        bench, f"peak memory at {slides[2000]:,} slides / bare python-pptx", ours_by_size[2000], theirs_by_size[2000]
    )


def memory(bench: Bench, work: str, ours: Measured, theirs: Measured) -> None:
    ratio = ours.mebibytes / theirs.mebibytes
    bench.rows.append(Row(work, 1, ratio, f"{ours.mebibytes:.0f} MiB", f"{theirs.mebibytes:.0f} MiB"))
    print(bench.rows[-1], flush=True)


def count_slides(deck: Path) -> int:
    with zipfile.ZipFile(deck) as parts:
        return sum(name.startswith("ppt/slides/slide") for name in parts.namelist())


def checklists(bench: Bench) -> None:
    commands = []
    for rows in ROWS:
        workshop = long_checklist(bench.folder / f"checklist-{rows}", rows)
        commands.append(ours("build", workshop, "-o", bench.folder / f"list-{rows}", "--only", "checklist", "-q"))
    measured = bench.in_turn(*commands)
    bench.grows(f"growth of a checklist of {ROWS[0]} → {ROWS[1]} rows, exponent", 1.05, list(ROWS), measured)


def printed(bench: Bench, *arguments: str) -> dict[str, float]:
    """What a script beside this one prints as JSON."""
    command = [sys.executable, *arguments]
    found = subprocess.run(command, env=bench.environment, stdout=subprocess.PIPE, check=True).stdout
    return {name: float(value) for name, value in json.loads(found).items()}


def heavy_master(bench: Bench) -> None:
    script, file = str(HERE / "heavy_master.py"), bench.folder / "heavy.pptx"
    bench.once([script, "made", str(file)])
    times = printed(bench, script, "times", str(file))
    work = f"a {file.stat().st_size / 1e6:.1f} MB master with 124 layouts, opened and matched / opened by python-pptx"
    bench.compare(f"{work}, in one process", 2, Measured(times["ours"], 0), Measured(times["theirs"], 0))
    casts = "from workshopkit.formats.pptx.roles import explain_roles as f; from pathlib import Path; f(Path({!r}))"
    opens = "import pptx; pptx.Presentation({!r})"
    mine, theirs = bench.in_turn(["-c", casts.format(str(file))], ["-c", opens.format(str(file))])
    bench.compare("… as whole processes, imports included", 2, mine, theirs)


def fit(bench: Bench) -> None:
    workshop, out = long_workshop(bench.folder / "deck-60", *SIXTY), bench.folder / "out-60"
    arguments = str(HERE / "fit_share.py"), str(workshop), str(out)
    printed(bench, *arguments)
    found = printed(bench, *arguments)
    work = f"the fit of a deck of {count_slides(next(out.glob('*.pptx')))} slides / its build, under a profiler"
    bench.compare(work, 0.15, Measured(found["fit"], 0), Measured(found["build"], 0))


def copies(bench: Bench, count: int, rounds: int) -> None:
    """Personal worksheets: ours as files and as one PDF, docxtpl's with templates that are our own pages with tags in them."""
    workshop = personal_worksheets(bench.folder / "copies")
    tags = bench.folder / "tags.csv"
    for place, name in enumerate(ORGANISATIONS):
        tags.write_bytes(f"Navn;Organisation\r\n{{{{ name }}}};{name}\r\n".encode("cp1252"))
        made = bench.folder / f"tagged-{place}"
        bench.once(ours("build", workshop, "--participants", tags, "--copies", "files", "--format", "docx", "-o", made))
        (bench.folder / "templates").mkdir(exist_ok=True)
        next(made.rglob("*.docx")).rename(bench.folder / "templates" / f"{name}.docx")
    everybody = people(bench.folder / "people.csv", count)
    files, bare = bench.folder / "own-files", [str(HERE / "bare_docxtpl.py"), str(bench.folder / "templates")]

    def command(form: str, how: str, out: Path) -> list[str]:
        shutil.rmtree(files, ignore_errors=True)  # else all files would be kept
        return ours("build", workshop, "--participants", everybody, "--copies", how, "--format", form, "-o", out, "-q")

    mine, theirs, printed = [], [], []
    for _ in range(rounds):
        mine.append(bench.once(command("docx", "files", files)))
        theirs.append(bench.once([*bare, str(everybody), str(bench.folder / "their-files")]))
        printed.append(bench.once(command("pdf", "one", bench.folder / "own-pdf")))
    work = f"{count:,} personal worksheets of two pages as .docx"
    bench.compare(f"{work} / docxtpl", 0.1, middle(mine), middle(theirs))
    bench.compare("… as one PDF with bookmarks / docxtpl's .docx", 1, middle(printed), middle(theirs))
    limit = Measured(SECONDS_FOR_A_THOUSAND * count / 1000, 0)
    bench.compare(f"… as one PDF / {seconds(limit.seconds)}, on {os.cpu_count()} cores", 1, middle(printed), limit)


def middle(runs: list[Measured]) -> Measured:
    return Measured(median(m.seconds for m in runs), median(m.mebibytes for m in runs))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="three rounds in place of seven, the longest deck once")
    quick = parser.parse_args().quick
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}\n")
    print("| work | at most | measured | ours | theirs | met |\n| --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), rounds=3 if quick else 7)
        steps: list[Callable[[], None]] = [
            lambda: start_up(bench),
            lambda: whole_kit(bench),
            lambda: heavy_master(bench),
            lambda: fit(bench),
            lambda: checklists(bench),
            lambda: copies(bench, 400 if quick else 1000, rounds=1 if quick else 3),
            lambda: decks(bench, rounds_of_longest=1 if quick else 3),
        ]
        for step in steps:
            step()
    missed = sum(row.ratio > row.goal for row in bench.rows)
    print(f"\n{len(bench.rows) - missed} of {len(bench.rows)} goals met.")


if __name__ == "__main__":
    main()
