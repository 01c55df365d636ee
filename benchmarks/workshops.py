"""Generated workshops: long decks, checklists of many rows, and worksheets of two pages for a list of people."""

from pathlib import Path

FOCUSES = (
    "clear-goal", "trust", "agreements", "reflection", "funding", "committed-people", "structural-tools",
    "supportive-circumstances",
)  # fmt: skip

HEAD = """title: Mange dage ved kysten
language: da
partners:
  - {name: Sandby Kommune, sector: public, participants: 6}
  - {name: Havlyst Energi, sector: private, participants: 6}
  - {name: Instituttet for Kystforskning, sector: research, participants: 6}
  - {name: Strandens Venner, sector: civil, participants: 6}
"""


def long_workshop(folder: Path, days: int, items: int) -> Path:
    """A workshop of `days` days of `items` items, each of which takes up eight factors."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = [HEAD, "days:\n"]
    for day in range(days):
        parts.append(f'  - date: 2026-{day // 28 + 1:02}-{day % 28 + 1:02}\n    start: "08:00"\n    agenda:\n')
        for item in range(items):
            name = f"id: i-{day}-{item}, title: Samtale {item + 1} på dag {day + 1}"
            focuses = ", ".join(FOCUSES)
            parts.append(
                f"      - {{{name}, kind: reflection, minutes: 40, factors: [{focuses}], groups: {{size: 4}}}}\n"
            )
    (folder / "workshop.yaml").write_text("".join(parts), encoding="utf-8")
    return folder


def long_checklist(folder: Path, rows: int) -> Path:
    """A workshop with a checklist of `rows` clauses of its own, in ten sections."""
    for name in ("sections", "clauses"):
        (folder / "content" / name).mkdir(parents=True, exist_ok=True)
    sections = [f"own-{number}" for number in range(10)]
    for number, section in enumerate(sections):
        text = f"id: {section}\nnumber: {number + 20}\ntitle: Afsnit {number + 1}\ngist: Her bliver I enige om noget vigtigt.\n"
        (folder / "content" / "sections" / f"{section}.yaml").write_text(text, encoding="utf-8")
    for row in range(rows):
        name = f"clause-{row}"
        texts = f"question: Hvad er svaret på spørgsmål {row + 1}, og hvem giver det?\nwhy: Uden et svar går tiden med at gætte.\n"
        head = f"id: {name}\nsection: {sections[row % 10]}\norder: {row // 10 % 99 + 1}\ntitle: Punkt {row + 1}\n"
        good = "good: Et navn, en frist og et sted, hvor det står skrevet, så alle kan finde det igen.\n"
        (folder / "content" / "clauses" / f"{name}.yaml").write_text(head + texts + good, encoding="utf-8")
    agenda = (
        'date: 2026-12-03\nstart: "09:00"\nagenda:\n  - {id: aftalen, title: Aftalen, kind: contract, minutes: 60}\n'
    )
    order = f"documents:\n  - {{kind: checklist, sections: [{', '.join(sections)}]}}\n"
    (folder / "workshop.yaml").write_text(HEAD + agenda + order, encoding="utf-8")
    return folder


ORGANISATIONS = ("Sandby Kommune", "Havlyst Energi", "Instituttet for Kystforskning", "Strandens Venner")


def personal_worksheets(folder: Path) -> Path:
    """A workshop whose worksheet has two pages for each person."""
    folder.mkdir(parents=True, exist_ok=True)
    item = "{title: Tillid og mandat, kind: reflection, minutes: 45, factors: [trust], challenges: [lack-of-mandate]}"
    agenda = f'date: 2026-12-03\nstart: "09:00"\ndocuments: [{{kind: worksheet, for: person}}]\nagenda: [{item}]\n'
    (folder / "workshop.yaml").write_text(HEAD + agenda, encoding="utf-8")
    return folder


def people(path: Path, count: int) -> Path:
    """A list of so many people from four organisations, as Danish Excel saves it."""
    rows = "".join(f"Ægir Ørsted {n};{ORGANISATIONS[n % 4]}\r\n" for n in range(count))
    path.write_bytes(f"Navn;Organisation\r\n{rows}".encode("cp1252"))
    return path
