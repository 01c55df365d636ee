"""What is known while one document is written: its styles, colours and width, and what has been numbered so far."""

from collections.abc import Mapping
from itertools import count

from workshopkit.diagnostics import Diagnostic, warning
from workshopkit.formats.docx.bookmarks import BookmarkNames, bookmark_start
from workshopkit.formats.docx.flow import StyleIds
from workshopkit.formats.docx.numbering import Lists, style_number
from workshopkit.formats.docx.reference import Reference
from workshopkit.formats.docx.stand_ins import StandIns
from workshopkit.formats.docx.style_names import Style
from workshopkit.formats.docx.styles import size_of
from workshopkit.formats.docx.xml import mm_to_twips
from workshopkit.formats.measure import Ruler
from workshopkit.formats.paper_rules import rule_colour
from workshopkit.formats.title_size import TITLE_PT, title_share
from workshopkit.model.figure import Figure
from workshopkit.model.form import FormField
from workshopkit.model.text import Inlines
from workshopkit.model.theme import Theme

_UPRIGHT_MOST = mm_to_twips(200)


class Sheet:
    """The state of one document being written; `width` is the text's, in twips.

    `has_marks` tells that bars stand beside rows, so that the text of all tables keeps clear of them; `form` holds the
    fields that become content controls, by name; `language` is a tag such as da-DK.
    """

    def __init__(
        self, theme: Theme, reference: Reference, width: int, *,
        has_marks: bool = False, form: Mapping[str, FormField] | None = None, language: str = "",
    ) -> None:  # fmt: skip
        self.theme = theme
        self.form = form or {}
        self.language = language
        self.ids = StyleIds(reference.ids)
        self.width = width
        self.has_marks = has_marks
        self.lists: Lists = reference.lists
        self.diagnostics: list[Diagnostic] = []
        self.ruler = Ruler(theme.body_font)
        self._rule = rule_colour(theme.colours)
        self.prepared: dict[int, tuple[Figure, str]] = {}
        """Drawings that stand in many places, by the figure's identity."""
        self.stand_ins = StandIns(theme)
        self._drawings = count(1)
        self._controls = count(1)
        self.bookmarks = BookmarkNames()
        self._has_usual_title = size_of(reference.styles, self.ids[Style.TITLE]) == TITLE_PT * 2
        self._bullets = style_number(reference.styles, self.ids[Style.LIST_BULLET])
        self._numbers = style_number(reference.styles, self.ids[Style.LIST_NUMBER])

    @property
    def lies(self) -> bool:
        """Whether the text is wider than an upright sheet allows: a working paper, set tighter."""
        return self.width > _UPRIGHT_MOST

    def colour(self, role: str) -> str:
        """A colour role of the theme as RRGGBB, "" for none."""
        # The paper of a sheet is paper: a tinted ground would cost ink.
        if role == "paper":
            return "FFFFFF"
        if role == "line":
            return self._rule
        return self.theme.colours[role] if role else ""

    def title_share(self, title: Inlines) -> float:
        """The part of its size at which the document's title takes two lines; 1 where somebody chose another size."""
        return title_share(title, self.ruler, self.width / mm_to_twips(1)) if self._has_usual_title else 1

    def warn(self, code: str, message: str, hint: str) -> None:
        """Notes that something could not be shown as it was asked for."""
        self.diagnostics.append(warning(code, message, hint=hint))

    def drawing_id(self) -> int:
        """The next free id of a drawing."""
        return next(self._drawings)

    def control_id(self) -> int:
        """The next free number of a content control."""
        return next(self._controls)

    def bullet_number(self) -> int:
        """The numbering a bullet paragraph needs itself: 0 when its style brings one."""
        return 0 if self._bullets else self.lists.own_number(Style.LIST_BULLET)

    def fresh_number(self) -> int:
        """A numbering that begins at 1."""
        return self.lists.restart(self._numbers or self.lists.own_number(Style.LIST_NUMBER))

    def bookmarked(self, identity: str, content: str) -> str:
        """Content between a bookmark's start and end, or alone when there is no id."""
        if not identity:
            return content
        start, end = self.bookmark(identity)
        return f"{start}{content}{end}"

    def bookmark(self, identity: str) -> tuple[str, str]:
        """The start and the end of a bookmark."""
        number = self.bookmarks.count
        name = self.bookmarks.name(identity)
        return bookmark_start(number, name), f'<w:bookmarkEnd w:id="{number}"/>'
