"""A layout's name, in the languages that Office comes in → the roles that it hints at."""

import re
from functools import cache

from workshopkit.model.role import Role

_HINTS: dict[Role, str] = {
    Role.TITLE: r"title slide|title only cover|titeldias|titelslide|titelfolie|titelbild|titellysbil|rubrikbild|cover|front"
    r"|forside|omslag|deckblatt|couverture|portada|copertina|startfolie|diapositive de titre|título$|^titel$|^title$",
    Role.SECTION: r"section|afsnit|sektion|abschnitt|avsnitt|inndeling|chapter|kapit[eo]l|chapitre|divider|skille|trenn"
    r"|zwischen|secci[oó]n|sezione|tussen|hoofdstuk",
    Role.CONTENT: r"content|indhold|inhalt|innehåll|innhold|contenu|contenido|contenuto|inhoud|\btexte?\b|tekst|bullet"
    r"|punkt|aufzählung|objekt|object",
    Role.COLUMNS: r"\btwo\b|\bto\b|zwei|\btvå\b|\bdeux\b|\bdos\b|\bdue\b|twee|column|kolonn|spalte|kolumn|colonne"
    r"|comparison|sammenlign|vergleich|jämför|(?<!\d)2(?!\d)",
    Role.TABLE: r"table|tabel|tabla|title only|kun titel|nur titel|endast rubrik|titre seul|bare tittel",
    Role.FIGURE: r"figur|chart|diagram|graph|grafik|illustration|title only|kun titel|nur titel|endast rubrik|titre seul",
    Role.STATEMENT: r"statement|quot|citat|zitat|sitat|citation|big (text|idea|number|fact)|budskab|message|udsagn|aussage",
    Role.BREAK: r"\b(coffee )?break\b|pause|\bpaus\b|kaffe",
    Role.CLOSING: r"clos(e|ing)|\bend\b|ending|thank|\btak\b|\btakk?\b|\btack\b|danke|merci|gracias|afslut|avslut|schlus"
    r"|\bslut|back ?(cover|page)|bagside|contact|kontakt|outro|final",
}
_NOT: dict[Role, str] = {
    Role.BREAK: r"section|page",
    Role.TITLE: r"content|indhold|inhalt|innehåll|innhold|only|kun|text|tekst|object|objekt",
}


@cache
def hinted_roles(name: str) -> frozenset[str]:
    """The words of the roles that a layout of that name is likely meant for; factor and challenge are the kit's own."""
    folded = name.casefold()
    hinted = (role for role, pattern in _HINTS.items() if re.search(pattern, folded))
    return frozenset(role.value for role in hinted if not re.search(_NOT.get(role, r"(?!)"), folded))
