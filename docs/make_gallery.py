"""The papers of an example → docs/images/papers/*.png, one picture a kind, for the gallery.

    python docs/make_gallery.py

needs the package, pypdfium2 and Pillow; the handout needs LibreOffice (soffice) as well. Nobody needs them to use the kit.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from make_pictures import EDGE, GROUND, Picture, page
from PIL import Image, ImageDraw

TOP = Path(__file__).resolve().parents[1]
EXAMPLE = TOP / "examples" / "faelles-kurs"
FOLDER = TOP / "docs" / "images" / "papers"
LANGUAGE = "en"
PAGES = {
    "worksheet": (1, 3), "checklist": (1, 2), "runsheet": (1, 2), "programme": (1,), "cards": (1, 2), "canvas": (1,),
    "agreement": (1,), "evaluation": (1,), "attendance": (1,), "name-signs": (1,), "table-signs": (1, 7), "print-plan": (1,),
    "handout": (1, 2),
}  # fmt: skip
"""Which pages of each kind are shown, counted from 1."""
WIDTH, MARGIN, GAP = 1000, 28, 20
MOST_HIGH = 560


def main() -> None:
    """Builds the example's papers and lays out a picture for each kind."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        command = [sys.executable, "-m", "workshopkit", "build", EXAMPLE, "-o", name, "--lang", LANGUAGE]
        command += ["--format", "pdf", "--json"]
        made = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["artefacts"]
        files = {artefact["kind"]: Path(artefact["path"]) for artefact in reversed(made)}
        for kind, numbers in PAGES.items():
            if kind not in files:
                print(f"no {kind} here")
                continue
            count = len(pypdfium2.PdfDocument(files[kind]))
            pictures = [page(files[kind], number - 1, 900) for number in numbers if number <= count]
            target = FOLDER / f"{kind}.png"
            lay_out(pictures).quantize(128, dither=Image.Dither.NONE).save(target, optimize=True)
            print(target.relative_to(TOP))


def lay_out(pictures: list[Picture]) -> Picture:
    """Pages side by side, all of one height."""
    room = WIDTH - 2 * MARGIN - GAP * (len(pictures) - 1)
    height = min(MOST_HIGH, round(room / sum(picture.width / picture.height for picture in pictures)))
    scaled = [p.resize((round(p.width * height / p.height), height), Image.Resampling.LANCZOS) for p in pictures]
    width = sum(picture.width for picture in scaled) + GAP * (len(scaled) - 1) + 2 * MARGIN
    sheet = Image.new("RGB", (width, height + 2 * MARGIN), GROUND)
    x = MARGIN
    for picture in scaled:
        sheet.paste(picture, (x, MARGIN))
        ImageDraw.Draw(sheet).rectangle((x - 1, MARGIN - 1, x + picture.width, MARGIN + picture.height), outline=EDGE)
        x += picture.width + GAP
    return sheet


if __name__ == "__main__":
    main()
