"""The kit of an example → docs/images/kit.png: slides and pages of papers on one sheet, for the README.

    python docs/make_pictures.py

needs the package, LibreOffice (soffice), pypdfium2 and Pillow. Nobody needs them to use or to test the kit.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFilter
from pptx import Presentation

TOP = Path(__file__).resolve().parents[1]
EXAMPLE = TOP / "examples" / "faelles-kurs"
TARGET = TOP / "docs" / "images" / "kit.png"
LANGUAGE = "en"
SLIDES = (
    "cover", "sixteen",
    "partners", "item.goal-and-trust.trust",
    "item.goal-and-trust", "item.tracks.lack-of-mandate",
)  # fmt: skip
"""Slides by their ids in the deck's template, two to a row."""
PAPERS = (("worksheet", 1), ("checklist", 2), ("runsheet", 2))
"""Kinds of paper, and which page of each, counted from 1."""

WIDTH, MARGIN, GAP = 2000, 80, 44
GROUND, EDGE, SHADOW = (236, 238, 238), (205, 210, 212), (20, 33, 58)
Picture = Image.Image


def main() -> None:
    """Builds the example, has LibreOffice print it, and lays out the sheet."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = build_kit(folder)
        printed = print_files(files.values(), folder)
        slides = [
            page(printed[files["deck"]], number, (WIDTH - 2 * MARGIN - GAP) // 2) for number in numbers(files["deck"])
        ]
        papers = [page(printed[files[kind]], number - 1, 1200) for kind, number in PAPERS]
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    lay_out(slides, papers).quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
        TARGET, optimize=True
    )
    print(TARGET.relative_to(TOP))


def build_kit(folder: Path) -> dict[str, Path]:
    """The example's files by kind; the first of each kind."""
    command = [sys.executable, "-m", "workshopkit", "build", EXAMPLE, "-o", folder, "--lang", LANGUAGE, "--json"]
    made = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return {artefact["kind"]: Path(artefact["path"]) for artefact in reversed(made["artefacts"])}


def print_files(files, folder: Path) -> dict[Path, Path]:
    """Each file's PDF; one start of LibreOffice for all."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *files]
    subprocess.run(command, check=True, capture_output=True)
    return {file: file.with_suffix(".pdf") for file in files}


def numbers(deck: Path) -> list[int]:
    """Where the slides of SLIDES stand in the deck, from 0."""
    names = [slide.name for slide in Presentation(deck).slides]
    return [names.index(wanted) for wanted in SLIDES]


def page(pdf: Path, number: int, width: int) -> Picture:
    """A page as a picture of that width in pixels."""
    shown = pypdfium2.PdfDocument(pdf)[number]
    large = shown.render(scale=2 * width / shown.get_width()).to_pil().convert("RGB")
    return large.resize((width, round(width * large.height / large.width)), Image.Resampling.LANCZOS)


def lay_out(slides: list[Picture], papers: list[Picture]) -> Picture:
    """Slides two to a row; below them the papers side by side, all of one height."""
    room = WIDTH - 2 * MARGIN
    height = round((room - GAP * (len(papers) - 1)) / sum(paper.width / paper.height for paper in papers))
    papers = [p.resize((round(p.width * height / p.height), height), Image.Resampling.LANCZOS) for p in papers]
    rows = [slides[n : n + 2] for n in range(0, len(slides), 2)] + [papers]
    total = 2 * MARGIN + sum(row[0].height for row in rows) + GAP * (len(rows) - 1)
    sheet = Image.new("RGB", (WIDTH, total), GROUND)
    y = MARGIN
    for row in rows:
        x = MARGIN
        for picture in row:
            place(sheet, picture, x, y)
            x += picture.width + GAP
        y += row[0].height + GAP
    return sheet


def place(sheet: Picture, picture: Picture, x: int, y: int) -> None:
    """A picture with a hairline and a soft shadow."""
    shadow = Image.new("L", sheet.size, 0)
    ImageDraw.Draw(shadow).rectangle((x, y + 6, x + picture.width, y + picture.height + 6), fill=46)
    sheet.paste(Image.new("RGB", sheet.size, SHADOW), mask=shadow.filter(ImageFilter.GaussianBlur(10)))
    sheet.paste(picture, (x, y))
    ImageDraw.Draw(sheet).rectangle((x - 1, y - 1, x + picture.width, y + picture.height), outline=EDGE)


if __name__ == "__main__":
    main()
