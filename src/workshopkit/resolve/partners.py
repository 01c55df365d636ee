"""Partners as authored → partners with ids and names in one language, and what is missing about them."""

from workshopkit.diagnostics import Diagnostic, error, warning
from workshopkit.model.agenda import AuthoredPartner, AuthoredWorkshop
from workshopkit.model.content import Audience
from workshopkit.model.workshop import Partner
from workshopkit.resolve.localize import Localizer
from workshopkit.resolve.slug import Unused, slugify
from workshopkit.resolve.wording import Naming, count, listed


def resolve_partners(authored: AuthoredWorkshop, localizer: Localizer) -> tuple[Partner, ...]:
    """The partners, then the guests, in authored order; ids come from their names in the workshop's own language."""
    own = Naming(authored.language, authored.language)
    unused = Unused()
    ids = [unused.of(slugify(own.plain(partner.name), "partner")) for partner in authored.partners]
    return tuple(
        Partner(id_, localizer.name(partner.name), partner.sector, partner.count, partner.names)
        for id_, partner in zip(ids, authored.partners, strict=True)
    )


def check_partners(authored: AuthoredWorkshop, naming: Naming) -> tuple[Diagnostic, ...]:
    """Whether there is anybody, and whether their sectors and numbers are known."""
    found: list[Diagnostic] = []
    if not sum(partner.count for partner in authored.partners):
        hint = "List the organisations under `partners`, each with its number of people."
        message = "Nobody is known to take part, so nothing can be counted or grouped."
        found.append(warning("WK210", message, authored.span, hint))
    found += _check_names(authored, naming)
    for partner in (partner for partner in authored.partners if not partner.guest):
        title = naming.quoted(partner.name)
        if partner.sector is None:
            hint = "Write `sector: public`, `private`, `research` or `civil`."
            found.append(warning("WK211", f"{title} has no sector.", partner.span, hint))
        if len(partner.names) > partner.count:
            message = f"{title} names {count(len(partner.names), 'person', 'people')}, but {partner.count} are to come."
            found.append(error("WK213", message, partner.span, "Write the number of names, or leave the number out."))
    return (*found, *_check_worksheets(authored, naming))


def _check_names(authored: AuthoredWorkshop, naming: Naming) -> list[Diagnostic]:
    """Partners that are one and the same but for capitals, spaces, hyphens and dots."""
    found: list[Diagnostic] = []
    first: dict[str, AuthoredPartner] = {}
    for partner in (partner for partner in authored.partners if not partner.guest):
        name = naming.plain(partner.name)
        bare = "".join(sign for sign in name.casefold() if sign.isalnum()) or name
        if bare not in first:
            first[bare] = partner
            continue
        other = naming.plain(first[bare].name)
        again = f", first as «{other}»" if other != name else ""
        message = f"{naming.quoted(partner.name)} stands twice among the partners{again}."
        hint = "Join the two, with all their participants, or give one of them another name."
        found.append(warning("WK203", message, partner.span, hint))
    return found


def _check_worksheets(authored: AuthoredWorkshop, naming: Naming) -> list[Diagnostic]:
    """A document per partner asks questions by sector."""
    without = [
        naming.quoted(partner.name) for partner in authored.partners if partner.sector is None and not partner.guest
    ]
    if not without:
        return []
    hint = "Give each partner its `sector`, or ask for `for: group`."
    have = "has" if len(without) == 1 else "have"
    message = f"for each partner has questions by sector, but {listed(without)} {have} none."
    return [
        warning("WK212", f"The {wish.kind} {message}", wish.span, hint)
        for wish in authored.documents
        if wish.audience is Audience.PARTNER
    ]
