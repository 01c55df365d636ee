"""A word that is not known where it stands → a hint at the one that was meant."""

from collections.abc import Iterable

DANISH = {
    "offentlig": "public",
    "privat": "private",
    "erhverv": "private",
    "virksomhed": "private",
    "forskning": "research",
    "civil": "civil",
    "civilsamfund": "civil",
    "frivillig": "civil",
    "forening": "civil",
    "velkomst": "welcome",
    "velkommen": "welcome",
    "tjek ind": "check-in",
    "tjek-ind": "check-in",
    "oplæg": "input",
    "refleksion": "reflection",
    "gruppearbejde": "group-work",
    "opsamling": "plenary",
    "plenum": "plenary",
    "aftale": "contract",
    "kontrakt": "contract",
    "pause": "break",
    "frokost": "lunch",
    "spor": "tracks",
    "evaluering": "evaluation",
    "tjek ud": "check-out",
    "tjek-ud": "check-out",
    "afslutning": "closing",
    "luft": "buffer",
    "forberedelse": "pre-work",
    "person": "person",
    "gruppe": "group",
    "præsentation": "deck",
    "refleksionsark": "worksheet",
    "tjekliste": "checklist",
    "drejebog": "runsheet",
    "program": "programme",
    "samtalekort": "cards",
    "evalueringsskema": "evaluation",
    "deltagerliste": "attendance",
    "navneskilte": "name-signs",
    "bordskilte": "table-signs",
    "printplan": "print-plan",
    "kalender": "calendar",
    "uddelingskopi": "handout",
    "rum": "room",
    "sektor": "sector",
    "titel": "title",
    "navn": "name",
    "dato": "date",
    "formål": "purpose",
    "deltagere": "participants",
    "partnere": "partners",
    "sted": "venue",
    "kunde": "client",
    "udbytte": "outcomes",
    "minutter": "minutes",
    "metode": "method",
    "faktorer": "factors",
    "udfordringer": "challenges",
    "grupper": "groups",
    "materialer": "materials",
    "noter": "notes",
    "ansvarlig": "responsible",
    "lokale": "room",
    "sprog": "language",
}
"""What a Dane writes → the word of the file that means it."""


def nearest(word: str, words: Iterable[str]) -> str:
    """A hint that names the word that was meant or the most similar one, else all when few, or nothing."""
    import difflib  # here, since only a mistake needs it

    known = sorted(words)
    meant = DANISH.get(word.lower()) or DANISH.get(word.lower().removesuffix("e"))
    close = [meant] if meant in known else difflib.get_close_matches(word.lower(), known, n=1, cutoff=0.6)
    if close:
        return f"Did you mean «{close[0]}»?"
    return f"Known here: {', '.join(known)}." if 0 < len(known) <= 30 else ""
