"""A list of participants → the workshop with these people: each with a sector, and with the partner that they come from.

The people on the list take the place of the numbers and names that the workshop's file gives a partner.
"""

import difflib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from workshopkit.diagnostics import Diagnostic, note, warning
from workshopkit.model.agenda import AuthoredPartner, AuthoredPerson, AuthoredWorkshop
from workshopkit.model.content import Sector, Text
from workshopkit.model.participants import ListedPerson, ParticipantList
from workshopkit.model.workshop import Partner, Person
from workshopkit.resolve.slug import Unused, slugify
from workshopkit.resolve.wording import Naming, count, quote

_SECTOR_WORDS: Mapping[Sector, tuple[str, ...]] = {
    Sector.PUBLIC: (
        "public",
        "offentlig",
        "offentlige",
        "kommune",
        "kommunal",
        "region",
        "stat",
        "statslig",
        "myndighed",
    ),
    Sector.PRIVATE: ("private", "privat", "erhverv", "erhvervsliv", "virksomhed", "business", "industri", "industry"),
    Sector.RESEARCH: (
        "research",
        "forskning",
        "forsker",
        "universitet",
        "university",
        "academia",
        "viden",
        "uddannelse",
    ),
    Sector.CIVIL: (
        "civil",
        "civilsamfund",
        "civilsamfundet",
        "civil society",
        "forening",
        "ngo",
        "frivillig",
        "frivillige",
    ),
}
_LONGEST_ID = 60
_BY_WORD = {word: sector for sector, words in _SECTOR_WORDS.items() for word in words}


def with_people(authored: AuthoredWorkshop, listed: ParticipantList) -> tuple[AuthoredWorkshop, tuple[Diagnostic, ...]]:
    """The workshop with the people on the list; what is not known of them is told once for all whom it is about."""
    joining = _Joining(authored)
    people = tuple(map(joining.person, listed.people))
    joining.tell()
    return replace(authored, partners=joining.counted(people), people=people), tuple(joining.found)


def sector_of(word: str) -> Sector | None:
    """The sector that a Danish or English word means."""
    key = " ".join(unicodedata.normalize("NFC", word).casefold().replace("-", " ").split())
    for ending in (" sektor", " sector", "sektoren", "sektor"):
        key = key.removesuffix(ending).strip()
    return _BY_WORD.get(key)


def resolve_people(authored: AuthoredWorkshop, everyone: Sequence[Partner]) -> tuple[Person, ...]:
    """Everybody with an id: those on the list, else those whom the partners name, and one without a name for each other.

    `everyone` are the partners and the guests, each in its place of `authored.partners`.
    """
    own = Naming(authored.language, authored.language)
    ids = Unused()

    def made(name: str, organisation: str, sector: Sector | None, partner: int, role: str = "") -> Person:
        there, written = everyone[partner], authored.partners[partner]
        base = slugify(name or own.plain(written.name), "participant")[:_LONGEST_ID].strip("-")
        id_ = ids.of(base, numbered=not name)
        if written.guest:
            return Person(id_, name, organisation, sector, "", role)
        return Person(id_, name, there.name, sector, there.id, role)

    if authored.people:
        return tuple(made(p.name, p.organisation, p.sector, p.partner, p.role) for p in authored.people)
    return tuple(
        made(name, "", partner.sector, place)
        for place, partner in enumerate(authored.partners)
        for name in (*partner.names, *[""] * (partner.count - len(partner.names)))
    )


class _Joining:
    """The people of a list, one after the other, and what there is to tell of them."""

    def __init__(self, authored: AuthoredWorkshop) -> None:
        self.naming = Naming(authored.language, authored.language)
        self.partners = list(authored.partners)
        self.found: list[Diagnostic] = []
        self._places = {_key(name): n for n, p in enumerate(self.partners) for name in p.name.values.values()}
        self._known = {name.casefold(): name for p in self.partners for name in p.name.values.values()}
        self._strange: dict[str, list[ListedPerson]] = {}
        self._no_sector: dict[str, list[ListedPerson]] = {}
        self._other_sector: dict[tuple[str, Sector, Sector], list[ListedPerson]] = {}
        self._nowhere: list[ListedPerson] = []
        self._here: set[int] = set()

    def person(self, listed: ListedPerson) -> AuthoredPerson:
        """Somebody with what is known of them."""
        sector = sector_of(listed.sector) if listed.sector else None
        if listed.sector and sector is None:
            self._no_sector.setdefault(listed.sector, []).append(listed)
        place = self._place(listed, sector)
        self._here.add(place)
        of_partner = self.partners[place].sector
        if sector is not None and of_partner is not None and sector is not of_partner:
            self._other_sector.setdefault((listed.organisation, sector, of_partner), []).append(listed)
        return AuthoredPerson(listed.name, listed.organisation, sector or of_partner, listed.role, place)

    def _place(self, listed: ListedPerson, sector: Sector | None) -> int:
        key = _key(listed.organisation)
        if key not in self._places or not key:
            if listed.organisation:
                self._strange.setdefault(listed.organisation, []).append(listed)
            else:
                self._nowhere.append(listed)
            if key not in self._places:
                name = Text({self.naming.language: listed.organisation}, listed.organisation_span)
                self._places[key] = len(self.partners)
                self.partners.append(AuthoredPartner(name, sector, 0, (), listed.span, guest=True))
        elif self.partners[self._places[key]].guest:
            self._strange.setdefault(listed.organisation, []).append(listed)
        return self._places[key]

    def counted(self, people: Iterable[AuthoredPerson]) -> tuple[AuthoredPartner, ...]:
        """Each partner with those on the list who come from it; as it was where nobody does."""
        names: dict[int, list[str]] = {}
        for person in people:
            names.setdefault(person.partner, []).append(person.name)
        return tuple(
            replace(partner, names=tuple(filter(None, names[place])), count=len(names[place]))
            if place in names
            else partner
            for place, partner in enumerate(self.partners)
        )

    def tell(self) -> None:
        """Everything that is not known, at the first place where it stands."""
        for organisation, people in self._strange.items():
            message = f"{quote(organisation)} is none of the workshop's partners{_of(people)}"
            near = difflib.get_close_matches(organisation.casefold(), self._known, 1, 0.6)
            hint = (
                f"Did you mean {quote(self._known[near[0]])}?"
                if near
                else "Write it under `partners` if it is to sign."
            )
            self.found.append(warning("WK236", message, people[0].organisation_span, hint))
        if self._nowhere:
            message = f"{_who(self._nowhere)} no organisation"
            hint = "Write the partner's name in the column «organisation»."
            self.found.append(warning("WK236", message, self._nowhere[0].span, hint))
        for word, people in self._no_sector.items():
            self._tell_sector(word, people)
        for (organisation, told, known), people in self._other_sector.items():
            message = (
                f"{quote(organisation)} is {told.value} on the list and {known.value} in the workshop{_of(people)}"
            )
            hint = "The list counts here. Write the same in both."
            self.found.append(warning("WK237", message, people[0].sector_span, hint))
        self._tell_missing()

    def _tell_sector(self, word: str, people: Sequence[ListedPerson]) -> None:
        near = difflib.get_close_matches(word.casefold(), list(_BY_WORD), 1, 0.6)
        hint = (
            f"Did you mean «{near[0]}»?"
            if near
            else "Known are: offentlig, privat, forskning, civil (public, private, …)."
        )
        self.found.append(warning("WK229", f"{quote(word)} is no sector{_of(people)}", people[0].sector_span, hint))

    def _tell_missing(self) -> None:
        for place, partner in enumerate(self.partners):
            if partner.guest or not partner.count or place in self._here:
                continue
            number = count(partner.count, "person", "people")
            message = f"nobody on the list comes from {self.naming.quoted(partner.name)}: its {number} count as before"
            self.found.append(note("WK731", message, partner.span, "Write them on the list, or take the partner away."))


def _key(name: str) -> str:
    """A name as it is compared: without capitals, space and signs."""
    return "".join(letter for letter in unicodedata.normalize("NFC", name).casefold() if letter.isalnum())


def _of(people: Sequence[ListedPerson]) -> str:
    return f" ({count(len(people), 'participant')})" if len(people) > 1 else ""


def _who(people: Sequence[ListedPerson]) -> str:
    first = quote(people[0].name) if people[0].name else "a participant"
    return f"{first} has" if len(people) == 1 else f"{first} and {len(people) - 1} more have"
