"""The contradictions of figures: who says what against whom, with the words of both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.brief.entries import Entry, Sentence, capital
from rujuk.weigh.conflicts import Why
from rujuk.weigh.summary import conflict_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rujuk.brief.voices import Voices
    from rujuk.weigh.assertions import Assertion
    from rujuk.weigh.conflicts import Conflict
    from rujuk.weigh.quantities import Quantity


def count_disputes(voices: Voices) -> tuple[Entry, ...]:
    """Every quantity with figures that exclude each other, in the order of the affairs."""
    order = {affair.id: number for number, affair in enumerate(voices.affairs)}
    disputed = [one for one in voices.weighed.quantities if one.contradictions]
    disputed.sort(
        key=lambda one: (order.get(one.subject.affair or "", len(order)), one.measure.value, one.id)
    )
    return tuple(_dispute(one, voices) for one in disputed)


def _dispute(quantity: Quantity, voices: Voices) -> Entry:
    """Every pair of figures of a quantity that exclude each other, with the words of all."""
    conflicts = quantity.contradictions
    sides = {one.id: one for pair in conflicts for one in (pair.one, pair.other)}
    return Entry(
        text=voices.heading_of_affair(quantity),
        sentences=tuple(_sentences(quantity, conflicts, voices)),
        words=tuple(words for one in sides.values() for words in voices.quote(one)),
        record=quantity.id,
    )


def _sentences(quantity: Quantity, conflicts: Sequence[Conflict], voices: Voices) -> list[Sentence]:
    """Denials first; then figures that all exclude each other together, others one by one."""
    found = [_denied(quantity, pair, voices) for pair in conflicts if pair.why is Why.DENIED]
    pairs = [pair for pair in conflicts if pair.why is not Why.DENIED]
    for group in _groups(pairs):
        sides = {one.id: one for pair in group for one in (pair.one, pair.other)}
        if len(sides) > 2 and 2 * len(group) == len(sides) * (len(sides) - 1):  # noqa: PLR2004
            found.append(_all_apart(quantity, [*sides.values()], group, voices))
        else:
            found += _one_by_one(quantity, group, voices)
    return found


def _groups(pairs: Sequence[Conflict]) -> Iterator[list[Conflict]]:
    """The pairs that hang together by a figure that is in several."""
    left = list(pairs)
    while left:
        group = [left.pop(0)]
        sides = set(group[0].records)
        while True:
            more = [pair for pair in left if not sides.isdisjoint(pair.records)]
            if not more:
                break
            group += more
            left = [pair for pair in left if pair not in more]
            sides.update(record for pair in more for record in pair.records)
        yield group


def _all_apart(
    quantity: Quantity, sides: list[Assertion], pairs: Sequence[Conflict], voices: Voices
) -> Sentence:
    """Figures of which each excludes each other one."""
    sides.sort(key=lambda one: (-one.figure, one.id))
    figures = voices.series([voices.told(one, quantity) for one in sides])
    ids = [str(conflict_form(quantity, pair)["id"]) for pair in pairs]
    text = voices.say("dispute.all", figures=figures)
    return Sentence(text=capital(text), cites=(*ids, *(one.id for one in sides)))


def _one_by_one(
    quantity: Quantity, pairs: Sequence[Conflict], voices: Voices
) -> Iterator[Sentence]:
    """A sentence for each figure that others exclude, most excluded first, no pair told twice."""
    left = list(pairs)
    while left:
        counts: dict[str, int] = {}
        sides = {}
        for pair in left:
            for one in (pair.one, pair.other):
                counts[one.id] = counts.get(one.id, 0) + 1
                sides[one.id] = one
        first = max(counts, key=lambda key: (counts[key], sides[key].figure, key))
        yield _excluded(
            quantity, sides[first], [pair for pair in left if first in pair.records], voices
        )
        left = [pair for pair in left if first not in pair.records]


def dispute_sentence(quantity: Quantity, pair: Conflict, voices: Voices) -> Sentence:
    """Who says what against whom, of one contradiction."""
    if pair.why is Why.DENIED:
        return _denied(quantity, pair, voices)
    return _excluded(quantity, pair.one, [pair], voices)


def _excluded(
    quantity: Quantity, one: Assertion, pairs: Sequence[Conflict], voices: Voices
) -> Sentence:
    """A figure with all that exclude it in these pairs."""
    others = [pair.other if pair.one.id == one.id else pair.one for pair in pairs]
    others.sort(key=lambda each: (each.figure, each.id))
    text = voices.say(
        "dispute",
        one=voices.told(one, quantity),
        others=voices.series([voices.told(each, quantity) for each in others]),
    )
    ids = [str(conflict_form(quantity, pair)["id"]) for pair in pairs]
    return Sentence(text=capital(text), cites=(*ids, one.id, *(each.id for each in others)))


def _denied(quantity: Quantity, pair: Conflict, voices: Voices) -> Sentence:
    """A figure and the denial that stands against it."""
    denials = {one.id for one in quantity.denials}
    told, denial = (pair.other, pair.one) if pair.one.id in denials else (pair.one, pair.other)
    text = voices.say(
        "dispute.figure_denied", told=voices.told(told, quantity), who=voices.who(denial)
    )
    record = str(conflict_form(quantity, pair)["id"])
    return Sentence(text=text, cites=(record, told.id, denial.id))
