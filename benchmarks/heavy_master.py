"""python benchmarks/heavy_master.py made FILE | times FILE: a brand's master with 124 layouts, and what it takes to open it.

`made` writes the file (about 4 MB) with python-pptx: its own template's layouts again and again, a picture on 24 of them.
`times` prints the processor's seconds that each takes in one process, in turn, medians, as JSON: python-pptx opening the file, and
ours opening it and choosing a layout for every role.
"""

import io
import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.util import Inches

from workshopkit.formats.pptx.roles import explain_roles

LAYOUTS, PICTURES, ROUNDS = 124, 24, 25
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def make(path: Path) -> None:
    opened = Presentation()
    master, own = opened.slide_master, list(opened.slide_layouts)
    listed = master.element.find(qn("p:sldLayoutIdLst"))
    for number in range(len(own), LAYOUTS):
        like = own[number % len(own)]
        name = PackURI(f"/ppt/slideLayouts/slideLayout{number + 1}.xml")
        part = type(like.part).load(name, like.part.content_type, like.part.package, like.part.blob)
        part.relate_to(master.part, f"{REL}/slideMaster")
        part.slide_layout.name = f"{like.name} {number}"
        entry = etree.SubElement(listed, qn("p:sldLayoutId"))
        entry.set("id", str(2147483700 + number))
        entry.set(qn("r:id"), master.part.relate_to(part, f"{REL}/slideLayout"))
    for number in range(PICTURES):
        layout = opened.slide_layouts[len(own) + number]
        _, rid = layout.part.get_or_add_image_part(io.BytesIO(noise(number)))
        place = Inches(8.6), Inches(0.2), Inches(1.2), Inches(0.6)
        layout.shapes.element.add_pic(9000 + number, f"Picture {number}", "", rid, *place)
    opened.save(str(path))


def noise(seed: int) -> bytes:
    """A picture that no zip makes smaller."""
    out = io.BytesIO()
    Image.frombytes("RGB", (240, 240), random.Random(seed).randbytes(240 * 240 * 3)).save(out, "PNG")
    return out.getvalue()


def times(path: Path) -> dict[str, float]:
    works: dict[str, Callable[[], object]] = {
        "theirs": lambda: Presentation(str(path)),
        "ours": lambda: explain_roles(path),
    }
    runs: dict[str, list[float]] = {name: [] for name in works}
    for number in range(ROUNDS + 1):
        for name, work in works.items():
            started = time.process_time()
            work()
            if number:  # the first round is not counted
                runs[name].append(time.process_time() - started)
    return {name: median(column) for name, column in runs.items()}


if __name__ == "__main__":
    file = Path(sys.argv[2])
    if sys.argv[1] == "made":
        make(file)
    else:
        print(json.dumps(times(file)))
