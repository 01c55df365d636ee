"""A kind of document → a Word template with tags to begin with, in the look of the workshop's theme."""

from pathlib import Path

from workshopkit.diagnostics import Span, error, has_errors
from workshopkit.errors import OutputError, SourceError
from workshopkit.model.document import Block, Cell, Document, Heading, Paragraph, Row, Table, TableColumn
from workshopkit.model.kinds import has_word_file, no_word_template
from workshopkit.model.node import Mapping, Scalar, Sequence
from workshopkit.model.text import inlines
from workshopkit.model.theme import Theme
from workshopkit.pipeline.output import write_anew
from workshopkit.pipeline.targets import write
from workshopkit.pipeline.themes import load_theme
from workshopkit.sources.locate import Places
from workshopkit.sources.shapes import LANGUAGES
from workshopkit.sources.templates import WORD_ENDINGS
from workshopkit.sources.theme import HOUSE_THEME
from workshopkit.sources.workshop import load_workshop, workshop_file
from workshopkit.sources.yaml_source import load_yaml

_BODY = "{{p body }}"
_LOOP = (
    ("{%tr for partner in workshop.partners %}",),
    ("{{ loop.index }}. {{ partner.name }}", "{{ partner.count | number }}"),
    ("{%tr endfor %}",),
)


def start_word_template(kind: str, places: Places, folder: Path) -> Path:
    """Writes `templates/documents/<kind>.docx` into the folder; OutputError when there is one, or the kind has none."""
    if not has_word_file(kind):
        message, hint = no_word_template(kind)
        raise OutputError(error("WK430", message, None, hint))
    target = folder / "templates" / "documents" / f"{kind}.docx"
    taken = next((path for ending in WORD_ENDINGS if (path := target.with_suffix(f".{ending}")).exists()), None)
    if taken:
        hint = "Change that file, or move it away first."
        raise OutputError(error("WK704", "the file is there already", Span(str(taken)), hint))
    theme, language = _look(places, folder)
    data = write(_document(kind, language, places), theme).data
    write_anew({target: data})
    return target


def _look(places: Places, folder: Path) -> tuple[Theme, str]:
    """The theme and language of the folder's workshop, or the house's own where there is none."""
    file = workshop_file(folder).resolve()
    authored = load_workshop(file)[0] if file.is_file() else None
    asked = authored.theme if authored and authored.theme else HOUSE_THEME
    theme, found = load_theme(asked, places, file.parent)
    if theme is None or has_errors(found):
        raise SourceError(found)
    return theme, authored.language if authored else LANGUAGES[0]


def _document(kind: str, language: str, places: Places) -> Document:
    root = load_yaml(places.package / "templates" / "starters" / f"word-{language}.yaml")
    assert isinstance(root, Mapping)  # the package's own file
    blocks = (
        *_notes(root, "before"),
        Paragraph(inlines(_BODY)),
        *_notes(root, "after"),
        Heading(inlines(_text(root, "heading")), 1),
        _table(root),
        *_notes(root, "last"),
    )
    title = "{{ workshop.title }}"
    return Document(kind, title, language, "", "", "", _text(root, "header"), "{page} / {pages}", blocks)


def _notes(root: Mapping, key: str) -> tuple[Block, ...]:
    return tuple(Paragraph(inlines("{#p " + text + " #}")) for text in _texts(root, key))


def _table(root: Mapping) -> Table:
    shares = (8, 2)
    columns = tuple(TableColumn(title, share) for title, share in zip(_texts(root, "columns"), shares, strict=True))
    rows = tuple(
        Row(tuple(Cell((Paragraph(inlines(text)),), span=1 + len(shares) - len(texts)) for text in texts))
        for texts in _LOOP
    )
    return Table("who-takes-part", columns, rows, _text(root, "alt"))


def _text(root: Mapping, key: str) -> str:
    node = root.get(key)
    return node.text if isinstance(node, Scalar) else ""


def _texts(root: Mapping, key: str) -> tuple[str, ...]:
    node = root.get(key)
    return tuple(item.text for item in node.items if isinstance(item, Scalar)) if isinstance(node, Sequence) else ()
