"""python docs/make_masters_table.py: writes docs/masters.md, what each test master gives each role of a slide."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HEAD = """\
# Masters: which layout for what

What the kit chooses in every master that its tests build a deck on. A name is the master's own layout; *drawn* means that
none suits and the kit draws the slide on the barest layout, beside what the master draws. The first twenty-three are drawn by
`tests/formats/pptx/masters/drawn.py`, the others are [LibreOffice's templates](../tests/data/masters/README.md). This page
is written by `docs/make_masters_table.py`, and a test keeps it current.

`roles` in a theme's `theme.yaml` overrides the choice.
"""


def main() -> str:
    """The page."""
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]
    from tests.formats.pptx.masters.cases import NAMES, path

    from workshopkit.formats.pptx.roles import explain_roles
    from workshopkit.model.role import Role

    lines = [HEAD, f"| master | {' | '.join(role.value for role in Role)} |", f"| --- |{' --- |' * len(Role)}"]
    for name in NAMES:
        cells = ["*drawn*" if c.drawn else c.layout.strip().replace("|", "/") for c in explain_roles(path(name))]
        lines.append(f"| {name.replace('_', ' ')} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    (ROOT / "docs" / "masters.md").write_text(main(), encoding="utf-8")
