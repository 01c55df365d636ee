"""Ids → the names of bookmarks in one file, each of them once; Word takes two that differ by capitals for the same."""

from workshopkit.model.form import LONGEST_BOOKMARK, bookmark_name


class BookmarkNames:
    """The bookmarks of one file so far."""

    def __init__(self) -> None:
        self._identities: list[str] = []
        self._taken: set[str] = set()

    @property
    def identities(self) -> tuple[str, ...]:
        """What the bookmarks were named after, in order."""
        return tuple(self._identities)

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._identities)

    def name(self, identity: str) -> str:
        """The next bookmark's name."""
        name = bookmark_name(identity)
        tried, number = name, 1
        while tried.lower() in self._taken:
            number += 1
            tried = f"{name[: LONGEST_BOOKMARK - 5]}_{number}"
        self._taken.add(tried.lower())
        self._identities.append(identity)
        return tried


def bookmark_start(number: int, name: str) -> str:
    """The start of a bookmark; `number` tells it from the others of the file."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
