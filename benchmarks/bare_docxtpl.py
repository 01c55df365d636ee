"""Personal copies as docxtpl's own documentation makes them: a template opened, rendered and saved for each person.

python bare_docxtpl.py TEMPLATES LIST.csv OUT: TEMPLATES holds a .docx for each organisation on the list.
"""

import csv
import sys
from pathlib import Path

from docxtpl import DocxTemplate

templates, people, out = map(Path, sys.argv[1:])
out.mkdir(parents=True, exist_ok=True)
with people.open(encoding="cp1252", newline="") as file:
    for row in csv.DictReader(file, delimiter=";"):
        template = DocxTemplate(templates / f"{row['Organisation']}.docx")
        template.render({"name": row["Navn"], "organisation": row["Organisation"]}, autoescape=True)
        template.save(out / f"{row['Navn']}.docx")
