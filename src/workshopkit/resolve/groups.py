"""People and a wish → groups of sizes as even as can be, mixed over sectors and then partners."""

from collections.abc import Sequence

from workshopkit.diagnostics import Diagnostic, Span, warning
from workshopkit.model.agenda import AuthoredItem, AuthoredPartner, GroupWish
from workshopkit.model.content import Extent, Sector
from workshopkit.model.content import Method as LibraryMethod
from workshopkit.model.workshop import Groups, GroupSize, Member
from workshopkit.resolve.wording import Naming, count, listed

People = tuple[Member, ...]

_SECTOR_ORDER: dict[Sector | None, int] = {sector: order for order, sector in enumerate((*Sector, None))}


def divide(people: int, size: int) -> tuple[GroupSize, ...]:
    """As few groups as hold at most `size` people each, evened out: 23 in fours → five of 4 and one of 3.

    Of an odd number in pairs three go together, since nobody can be a pair alone.
    """
    groups = -(-people // max(size, 1))
    return divide_into(people, groups - 1 if size == 2 and people % 2 and people > 1 else groups)


def divide_into(people: int, groups: int) -> tuple[GroupSize, ...]:
    """So many groups, sizes at most one apart, larger first, never an empty one; nobody: no groups."""
    groups = min(groups, people)
    if groups < 1:
        return ()
    least, larger = divmod(people, groups)
    sizes = (GroupSize(larger, least + 1), GroupSize(groups - larger, least))
    return tuple(size for size in sizes if size.groups)


def everybody(partners: Sequence[AuthoredPartner], naming: Naming) -> People:
    """Everyone who takes part, sorted by sector and then partner, ready to be dealt out."""
    known = sorted(partners, key=lambda partner: _SECTOR_ORDER[partner.sector])
    return tuple(
        Member(name, naming.plain(partner.name), partner.sector)
        for partner in known
        for name in (*partner.names, *[""] * (partner.count - len(partner.names)))
    )


def deal(people: People, groups: int) -> tuple[People, ...]:
    """People dealt out in turn: of any run of neighbours (a sector, a partner) two groups differ by at most one."""
    return tuple(people[first::groups] for first in range(groups))


def group_people(people: People, wanted: tuple[GroupSize, ...]) -> Groups:
    """The groups with their members."""
    return Groups(wanted, deal(people, sum(size.groups for size in wanted)))


def fitting(people: int, extent: Extent) -> tuple[GroupSize, ...]:
    """Groups for a method: as near `most` as can be, unless larger groups stray less from its from–to."""
    full = divide(people, extent.most)
    roomy = divide_into(people, max(1, people // max(extent.least, 1)))
    return roomy if _strays(roomy, extent) < _strays(full, extent) else full


def group_item(
    item: AuthoredItem, method: LibraryMethod | None, people: People, naming: Naming
) -> tuple[Groups | None, tuple[Diagnostic, ...]]:
    """The item's groups, by its own wish, else by its method's sizes, else none."""
    extent = method.group_size if method is not None else None
    wish = item.groups
    if wish is None:
        if extent is None or extent.most <= 1 or not people:
            return None, ()
        return group_people(people, fitting(len(people), extent)), ()
    title = naming.quoted(item.title)
    if not people:
        return None, (_nobody(title, wish.span),)
    sizes = divide_into(len(people), wish.count) if wish.count is not None else divide(len(people), wish.size or 1)
    found: list[Diagnostic] = []
    if wish.count is not None and wish.count > len(people):
        found.append(_too_many(title, wish.count, len(people), wish.span))
    if method is not None and extent is not None and _disagree(wish, sizes, len(people), extent):
        found.append(_disagrees(title, sizes, naming.quoted(method.title), extent, wish.span))
    return group_people(people, sizes), tuple(found)


def _disagree(wish: GroupWish, sizes: tuple[GroupSize, ...], people: int, extent: Extent) -> bool:
    """Whether the wish is to blame that groups are too large or too small, and not just the number of people."""
    if wish.size is not None and extent.least <= wish.size <= extent.most:
        return False
    return _strays(sizes, extent) > (0 if wish.size is not None else _strays(fitting(people, extent), extent))


def _strays(sizes: tuple[GroupSize, ...], extent: Extent) -> int:
    """People too many or too few, over all groups."""
    return sum(size.groups * max(0, extent.least - size.people, size.people - extent.most) for size in sizes)


def _nobody(title: str, span: Span) -> Diagnostic:
    hint = "Give each partner its `participants`, or take `groups` away."
    return warning("WK220", f"{title} asks for groups, but nobody is known to take part.", span, hint)


def _too_many(title: str, groups: int, people: int, span: Span) -> Diagnostic:
    message = f"{title} asks for {count(groups, 'group')}, but only {count(people, 'person', 'people')} take part."
    return warning("WK222", message, span, f"Ask for at most {count(people, 'group')}, or give a size instead.")


def _disagrees(title: str, sizes: tuple[GroupSize, ...], method: str, extent: Extent, span: Span) -> Diagnostic:
    made = listed(str(size.people) for size in sizes)
    wanted = f"{extent.least}" if extent.least == extent.most else f"{extent.least}–{extent.most}"
    message = f"{title} makes groups of {made}, but {method} is for groups of {wanted}."
    return warning("WK221", message, span, f"Ask for groups of {wanted}, or choose another method.")
