"""Where the people or things of a figure are counted.

The place beside the figure in a list ("31 orang di Aceh, 47 orang di Medan"), that of its deed or
its verb, else the place that its clause opens with ("Di Kharkiv, tiga orang tewas").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.lang.grammar import grammar

if TYPE_CHECKING:
    from rujuk.code.analysis import Analysis
    from rujuk.code.count_drafts import CountDraft
    from rujuk.code.places import PlaceMention
    from rujuk.lang.predicate import Predicate
    from rujuk.records import Event, Place

_LIST = 2  # places of a list


def place_of_count(
    analysis: Analysis, draft: CountDraft, predicate: Predicate | None, event: Event | None
) -> Place | None:
    """The place told for a figure; null where its sentence tells none.

    `event` is the smallest that holds it, `predicate` the verb that the counted phrase goes with.
    """
    told = [place for place in analysis.places if place.preposition is not None]
    beside = _beside(analysis, draft, told) if len(told) >= _LIST else None
    if beside is not None:
        return beside.place(analysis.text)
    if event is not None and event.place is not None:
        return event.place
    if predicate is not None:
        for place in analysis.places:
            for item in predicate.obliques:
                if place.first < item.last and place.last > item.first:
                    return place.place(analysis.text)
    opening = _opening(analysis, draft, predicate, told)
    return opening.place(analysis.text) if opening is not None else None


def _beside(analysis: Analysis, draft: CountDraft, told: list[PlaceMention]) -> PlaceMention | None:
    """The place right before a figure, or right behind what it counts."""
    behind = max(draft.last, draft.phrase_last)
    found = next((place for place in told if place.first - 1 == behind), None)
    return found or next((p for p in told if _gap(analysis, p.last, draft.first)), None)


def _gap(analysis: Analysis, begin: int, end: int) -> bool:
    """Whether nothing but a comma stands between."""
    return begin == end or (begin + 1 == end and analysis.tokens[begin].text == ",")


def _opening(
    analysis: Analysis, draft: CountDraft, predicate: Predicate | None, told: list[PlaceMention]
) -> PlaceMention | None:
    """The place a clause opens with, for a figure that nobody is told there to have told.

    "Di Jenewa, PBB menyebut 81 orang tewas" tells where it was said.
    """
    closed = grammar(analysis.language)
    if closed is None or (predicate is not None and predicate.matrix is not None):
        return None
    if predicate is not None and predicate.opened_by not in (None, "contrast"):
        return None
    for place in reversed(told):
        at = place.first - 1
        while at > 0 and analysis.tokens[at].lower not in closed.prepositions:
            at -= 1  # "di wilayah Bryansk"
        if place.last > draft.first:
            continue
        opens = at == 0 or closed.subordinators.get(analysis.tokens[at - 1].lower) == "contrast"
        other = any(
            place.last <= one.chunk.head < draft.first
            for one in analysis.predicates
            if one is not predicate
        )
        return place if opens and not other else None
    return None
