"""Factors and challenges → cards that lead to one another: a challenge to the factors that answer it, a factor back."""

from collections.abc import Iterable, Iterator

from workshopkit.compose.views import View


def card_views(focuses: Iterable[View], challenges: Iterable[View]) -> tuple[View, ...]:
    """A view of each with its `links`; `challenges` are all eight, which say by what they are answered."""
    known = tuple(challenges)
    return tuple(focus.with_values(links=tuple(_links(focus, known))) for focus in focuses)


def _links(focus: View, challenges: Iterable[View]) -> Iterator[View]:
    for answer in focus["answers"]:
        yield View(
            {"type": "factor", "id": answer["factor"], **{key: answer[key] for key in ("title", "short", "why")}}
        )
    for challenge in challenges:
        for answer in challenge["answers"]:
            if focus["type"] == "factor" and answer["factor"] == focus["id"]:
                named = {key: challenge[key] for key in ("type", "id", "title", "short")}
                yield View({**named, "why": answer["why"]})
