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
from pypdf import PdfReader, PdfWriter

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
ANSWERS = {
    "clear-goal-name": "Ida Nørregård",
    "clear-goal-organisation": "Friends of the Beach",
    "clear-goal-rating_explain-goal": "/4",
    "clear-goal-rating_same-goal": "/2",
    "clear-goal-rating_gain-spoken": "/3",
    "clear-goal-rating_guides-choices": "/2",
    "clear-goal-worth-it": "That children still build dens in the dunes, and that the harbour stays dry.",
    "clear-goal-own-gain": "A say in the plan before it is drawn. I think the others take us for a club of bathers.",
    "clear-goal-actions_1_what": "Write the goal on one line and send it round",
    "clear-goal-actions_1_who": "Ida",
    "clear-goal-actions_1_when": "10 December",
}
"""What somebody fills in on the first page of the worksheet."""
SHOWN = 0.67
"""How much of that page the picture shows, from the top, so that it can be read."""
WIDTH, MARGIN, GAP = 1400, 32, 24
MOST_HIGH = 720


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
            pictures = [page(files[kind], number - 1, 1400) for number in numbers if number <= count]
            target = FOLDER / f"{kind}.png"
            save(lay_out(pictures), target)
        save(lay_out([filled_in(Path(name))], MOST_HIGH * 5 // 4), FOLDER / "form.png")


def save(picture: Picture, target: Path) -> None:
    """Writes a picture and says so."""
    picture.quantize(160, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(target, optimize=True)
    print(target.relative_to(TOP))


def filled_in(folder: Path) -> Picture:
    """The first page of the worksheet as a form, filled in as somebody would on a screen."""
    command = [sys.executable, "-m", "workshopkit", "build", EXAMPLE, "-o", folder / "forms", "--lang", LANGUAGE]
    command += ["--format", "pdf", "--only", "worksheet", "--fillable", "--json"]
    made = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["artefacts"]
    writer, target = PdfWriter(clone_from=PdfReader(made[0]["path"])), folder / "filled-in.pdf"
    sheet = writer.pages[0]
    for place in (place.get_object() for place in sheet["/Annots"]):
        if place.get("/FT") == "/Tx":
            del place["/AP"]  # empty fields of one size share what they look like; here each is drawn by itself
    writer.update_page_form_field_values(sheet, ANSWERS, auto_regenerate=False)
    writer.write(target)
    printed = pypdfium2.PdfDocument(target)
    printed.init_forms()
    picture = printed[0].render(scale=1200 / printed[0].get_width()).to_pil().convert("RGB")
    return picture.crop((0, 0, picture.width, round(picture.height * SHOWN)))


def lay_out(pictures: list[Picture], most_high: int = MOST_HIGH) -> Picture:
    """Pages side by side, all of one height."""
    room = WIDTH - 2 * MARGIN - GAP * (len(pictures) - 1)
    height = min(most_high, round(room / sum(picture.width / picture.height for picture in pictures)))
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
