"""Victims whom words other than a number make one or two: "the mayor was murdered", "his driver".

Only of a language that marks in the noun phrase how many are meant, by its determiner and the
ending of its noun; its `measures.yaml` names the determiners (`definites`), the pairs (`pairs`, and
`both` before a plural) and the singulars that name many (`collectives`). A phrase becomes a
quantity of one only in a sentence that tells of killing, wounding or kidnapping, and is a claim
only where such a deed befalls it: `rujuk.code.counts` decides that as of "a mayor".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.counted_phrases import is_verb, last_noun
from rujuk.code.running_case import case_words
from rujuk.lang.changed import changed
from rujuk.lang.quantity import Quantity, QuantityKind
from rujuk.records import Hedge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.code.governors import Governors
    from rujuk.code.measures import Noun
    from rujuk.code.running_case import CaseWords

# Owners in one phrase: "the mayor's brother's driver".
_OWNERS = 3
# Words of an office before a name, and words that describe it.
_OFFICE = 3
# Tokens of a phrase between commas.
_APPOSITION = 14
BY_NAME = "number.lone.name"


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
        found.append(changed(quantity, low=2, best=2, high=2) if pair else quantity)
    names = None if _is_headline(around) else case_words(around.language)
    named_to = 0
    for at, word in enumerate(around.lowers):
        if at in taken or at < named_to:
            continue
        if names is not None and around.tokens[at].is_capitalised:
            named_to = _name_end(around, at, names)
            found += _named(around, at, named_to, taken, names)
        if word in words.definites:
            found += _definite(around, at, taken)
        elif word in words.both:
            found += _both(around, at)
    return [
        one
        for one in sorted(found, key=lambda one: one.first)
        if not (one.single and _is_apposition(around, one.first))
    ]


def _is_headline(around: Governors) -> bool:
    """Whether even the verbs are capitalised, so that a capital tells no name."""
    verbs = [
        token
        for token in around.tokens[1:]
        if token.kind == "word" and is_verb(token.lower, around.language)
    ]
    return bool(verbs) and all(token.is_capitalised for token in verbs)


def _is_apposition(around: Governors, at: int) -> bool:
    """Whether a phrase says once more who was told, as in "the mayor, a former judge, was shot"."""
    lowers, words = around.lowers, around.words
    if at == 0 or lowers[at - 1] != ",":
        return False
    for close in range(at, min(len(lowers), at + _APPOSITION)):
        if lowers[close] in words.coordinators and lowers[close] != ",":
            return False
        if lowers[close] == "," and close + 1 < len(lowers):
            return lowers[close + 1] in words.passive_marks
    return False


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
    if noun is None or not _is_one(around, noun):
        return []
    head = around.lowers[noun.last - 1]
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


def _name_end(around: Governors, at: int, names: CaseWords) -> int:
    """Where the run of capitalised words that begins at `at` ends, initials and particles in it."""
    end = at
    while end < len(around.lowers):
        token = around.tokens[end]
        named = token.kind == "word" and token.is_capitalised and end not in around.time_ends
        inside = around.spells(end) or around.lowers[end] in names.name_particles
        if not named and (end == at or not inside):
            break
        end += 1
    while end > at and around.lowers[end - 1] in names.name_particles:
        end -= 1
    return end


def _named(
    around: Governors, at: int, end: int, taken: set[int], names: CaseWords
) -> list[Quantity]:
    """The quantity of a person told by name: behind an office, or by a given name and another.

    The office may be in the run ("Mayor Antonio Rivera") or before it ("engineer Michael Dale").
    """
    begin = at
    office = around.lexicon.noun_at(around.lowers, at)
    if office is not None and office.last < end and _is_one(around, office):
        begin = office.last
    elif at:
        for first in range(max(0, at - _OFFICE), at):
            office = around.lexicon.noun_at(around.lowers, first)
            if office is not None and office.last == at and _is_one(around, office):
                at = first
                break
        else:
            office = None
    given = around.lowers[begin] in names.given_names and end - begin > 1
    if not given and (office is None or office.last != begin):
        return []
    at = _described_from(around, at)
    if at in taken or (at and around.lowers[at - 1] in around.words.openers):
        return []
    return [_quantity(around, at, max(begin, at + 1), 1, rule=BY_NAME)]


def _is_one(around: Governors, noun: Noun) -> bool:
    head = around.lowers[noun.last - 1]
    many = around.is_plural(head) or head in around.words.collectives
    return noun.rank == "person" and not many


def _described_from(around: Governors, at: int) -> int:
    """Where the words that describe the noun at `at` begin ("British engineer")."""
    first = at
    while first > 0 and at - first < _OFFICE:
        token, word = around.tokens[first - 1], around.lowers[first - 1]
        words = around.words
        if token.kind != "word" or word in words.stops or word in words.openers:
            break
        if first - 1 in around.at_quantity or is_verb(word, around.language):
            break
        if around.lexicon.deed_at(around.lowers, first - 1) or word in words.through:
            break
        first -= 1
    return first


def _names_pair(around: Governors, at: int) -> bool:
    noun, _ = last_noun(around, at)
    return noun is not None and around.lowers[noun.last - 1] in around.words.pairs


def _quantity(
    around: Governors, first: int, last: int, value: int, rule: str = "number.lone"
) -> Quantity:
    tokens = around.tokens
    return Quantity(
        kind=QuantityKind.COUNT, first=first, last=last, start=tokens[first].start,
        end=tokens[last - 1].end, number_first=first, number_last=last, low=value, best=value,
        high=value, hedge=Hedge.EXACT, rule=rule, single=True,
    )  # fmt: skip
