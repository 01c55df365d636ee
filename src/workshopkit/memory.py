"""Values that are one and the same → what was made of them before, as long as the memory lives.

The same factor is taken up by many items, so its texts are composed, fitted and written once for all of its slides. Values are
known by their identity, which costs nothing however large they are; they are kept, so that no other value can come to have it.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

Made = TypeVar("Made")


class Memory:
    """What was made, by a name for the making and the values that went into it."""

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], tuple[tuple[object, ...], Any]] = {}

    def recall(
        self, name: Hashable, values: tuple[object, ...], make: Callable[[], Made], told: Sequence[object] = ()
    ) -> Made:
        """What `make` gave for these very values; `name`, compared by equality, tells makings of the same values apart.

        What added to `told` is made anew each time, so that it is told each time.
        """
        key = (name, *map(id, values))
        known = self._made.get(key)
        if known is None:
            noted = len(told)
            known = values, make()
            if len(told) == noted:
                self._made[key] = known
        made: Made = known[1]
        return made
