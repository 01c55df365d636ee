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
    "slut": "end",
    "dagsorden": "agenda",
    "programpunkter": "agenda",
    "dage": "days",
    "tidszone": "timezone",
    "tema": "theme",
    "dokumenter": "documents",
    "facilitator": "facilitators",
    "facilitatorer": "facilitators",
    "type": "kind",
    "slags": "kind",
    "varighed": "minutes",
    "tid": "minutes",
    "klokken": "at",
    "kl": "at",
    "indtil": "until",
    "fleksibel": "flexible",
    "bemærkninger": "notes",
    "plan b": "plan_b",
    "trin": "steps",
    "størrelse": "size",
    "antal": "count",
    "ngo": "civil",
    "kommune": "public",
    "stat": "public",
    "universitet": "research",
    "kaffepause": "break",
    "middag": "lunch",
    "ark": "worksheet",
    "lærred": "canvas",
    "aftaleark": "agreement",
    "praesentation": "deck",
    "dansk": "da",
    "engelsk": "en",
    "danish": "da",
    "english": "en",
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


def nearest_key(word: str, words: Iterable[str], without_value: bool) -> str:
    """The hint for a key that may not stand there; one without a value may be what follows the comma of a text in brackets."""
    hint = nearest(word, words)
    if without_value and not hint.startswith("Did you mean"):
        return f"When it belongs to the text before it, put all of that text in quotation marks. {hint}".rstrip()
    return hint
