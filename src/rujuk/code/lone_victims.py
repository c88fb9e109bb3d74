"""Victims whom words other than a number make one or two: "the mayor was murdered", "his driver".

Only of a language that marks in the noun phrase how many are meant, by its determiner and the
ending of its noun; its `measures.yaml` names the determiners (`definites`), the pairs (`pairs`, and
`both` before a plural) and the singulars that name many (`collectives`). A phrase becomes a
quantity of one only in a sentence that tells of killing, wounding or kidnapping, and is a claim
only where such a deed befalls it: `rujuk.code.counts` decides that as of "a mayor".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from rujuk.code.counted_phrases import last_noun
from rujuk.lang.quantity import Quantity, QuantityKind
from rujuk.records import Hedge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.code.governors import Governors

# Owners in one phrase: "the mayor's brother's driver".
_OWNERS = 3


def with_lone_victims(around: Governors, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities of the sentence and those of its lone victims, in reading order.

    The same quantities where the language names no determiners, or no deed on victims is told.
    """
    words = around.words
    if not around.lexicon.may_have_lone_victims(around.lowers):
        return list(quantities)
    taken = {at for one in quantities for at in range(one.first, one.last)}
    found: list[Quantity] = []
    for quantity in quantities:
        pair = quantity.single and _names_pair(around, quantity.last)
        found.append(replace(quantity, low=2, best=2, high=2) if pair else quantity)
    for at, word in enumerate(around.lowers):
        if at in taken:
            continue
        if word in words.definites:
            found += _definite(around, at, taken)
        elif word in words.both:
            found += _both(around, at)
    return sorted(found, key=lambda one: one.first)


def _definite(around: Governors, at: int, taken: set[int]) -> list[Quantity]:
    """The quantity of the phrase behind the determiner at `at`; none where it may name many."""
    begin = at + 1
    if begin in taken:
        return []  # "the six Jesuits"
    noun, end = last_noun(around, begin)
    for _ in range(_OWNERS):
        if end >= len(around.lowers) or around.lowers[end] not in around.words.owners:
            break
        begin = end + 1
        noun, end = last_noun(around, begin)
    if noun is None or noun.rank != "person":
        return []
    head = around.lowers[noun.last - 1]
    if around.is_plural(head) or head in around.words.collectives:
        return []
    return [_quantity(around, at, begin, 2 if head in around.words.pairs else 1)]


def _both(around: Governors, at: int) -> list[Quantity]:
    """As in "both officers were wounded"; none before a noun that is no plural of persons."""
    begin = at + 1
    while begin < len(around.lowers) and around.lowers[begin] in around.words.openers:
        begin += 1
    noun, _ = last_noun(around, begin)
    if noun is None or noun.rank != "person" or not around.is_plural(around.lowers[noun.last - 1]):
        return []
    return [_quantity(around, at, begin, 2)]


def _names_pair(around: Governors, at: int) -> bool:
    noun, _ = last_noun(around, at)
    return noun is not None and around.lowers[noun.last - 1] in around.words.pairs


def _quantity(around: Governors, first: int, last: int, value: int) -> Quantity:
    tokens = around.tokens
    return Quantity(
        kind=QuantityKind.COUNT, first=first, last=last, start=tokens[first].start,
        end=tokens[last - 1].end, number_first=first, number_last=last, low=value, best=value,
        high=value, hedge=Hedge.EXACT, rule="number.lone", single=True,
    )  # fmt: skip
