"""Counted noun phrases that end in their head: "12 wounded North Korean soldiers".

Adjectives, names of states and nouns that say of what kind stand between the number and the noun
that is counted, which is the last of the phrase ("three police stations" counts no police). A verb
form before it describes it; one behind it is what befalls those who are counted, or what they do.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rujuk.lang.morphology import Kind, analyse, stative_roots
from rujuk.lang.quantity import QuantityKind

if TYPE_CHECKING:
    from rujuk.code.count_drafts import CountDraft
    from rujuk.code.governors import Governors
    from rujuk.code.measures import Deed, Noun, Role

_SUBJECT: frozenset[Role] = frozenset({"subject"})
_OBJECT: frozenset[Role] = frozenset({"object"})
_LISTED: frozenset[Role] = frozenset({"object", "nominal"})
# Tokens that a noun phrase may be long, and that a word may stand before the noun it describes.
_LONGEST = 10
_DESCRIBES = 5
# Tokens of the rest of a list.
_LIST = 14


@lru_cache(maxsize=16384)
def is_verb(word: str, language: str) -> bool:
    """Whether a word (small letters) is a verb by its form, or a root that is a predicate."""
    read = analyse(word, language)
    if read.kind is Kind.VERB:
        return not read.guessed
    return read.kind is Kind.ROOT and read.root == word and word in stative_roots(language)


def last_noun(around: Governors, at: int) -> tuple[Noun | None, int]:
    """The counted noun that is the head of the phrase beginning at `at`, and the phrase's end.

    Null where no list has the head; the end is then that of the words that may belong to it.
    """
    words, lowers = around.words, around.lowers
    while at < len(lowers) and lowers[at] in words.openers:
        at += 1
    end, limit = at, min(len(lowers), at + _LONGEST)
    found: Noun | None = None
    while end < limit and not _breaks(around, end, at):
        noun = around.lexicon.noun_at(lowers, end)
        if noun is not None and (found is None or not _befalls(around, end)):
            found, end = noun, noun.last
            if around.is_plural(lowers[end - 1]):
                return found, end
            continue
        if _befalls(around, end) or is_verb(lowers[end], around.language):
            if found is not None or not _noun_beyond(around, end + 1):
                break
        elif found is not None and around.tokens[end].is_capitalised:
            break  # the name of the one who is counted
        elif found is not None and around.is_plural(lowers[end]):
            return None, end + 1  # "three police stations"
        end += 1
    if found is not None:
        return found, found.last
    return None, end


def describing_deed(around: Governors, at: int, noun: Noun | None) -> Deed | None:
    """The deed told by a word before the head of the phrase at `at` ("12 wounded soldiers")."""
    if noun is None:
        return None
    for place in range(at, noun.first):
        deed = around.lexicon.deed_at(around.lowers, place, _SUBJECT)
        if deed is not None and deed.last <= noun.first:
            return deed
    return None


def acts(around: Governors, deed: Deed) -> bool:
    """Whether a form that may be passive is active here: it has an object, and no "be" before it.

    "12 soldiers killed in fighting" is passive, "12 soldiers killed the mayor" active.
    """
    words, lowers = around.words, around.lowers
    if not words.passive_marks or around.lexicon.deed_at(lowers, deed.first, _OBJECT) is None:
        return False
    before = deed.first - 1
    while (
        before > 0
        and lowers[before] in words.through
        and (lowers[before] not in words.passive_marks)
    ):
        before -= 1
    if before >= 0 and lowers[before] in words.passive_marks:
        return False
    after = deed.last
    if after >= len(lowers) or after in around.time_ends:
        return False
    if opens_object(around, after):
        return True
    token = around.tokens[after]
    if token.kind != "word" or lowers[after] in words.stops:
        return False
    return token.is_capitalised or _noun_beyond(around, after)


def deed_of_list(around: Governors, edge: int, former: CountDraft | None) -> Deed | None:
    """The deed whose objects are listed before a number that closes the list.

    As in "killed the mayor of Lima and two bodyguards": no verb, number or comma of another clause
    stands between. As in "left 25 people dead: 14 rebels and 11 soldiers", too, where `former` is
    the figure before. Null where neither a coordinator nor a colon stands before the number.
    """
    words, lowers = around.words, around.lowers
    if former is not None and former.deed is not None and around.head_last:
        begin = max(former.last, former.deed.last)
        if lowers[begin:edge] == [":"]:
            return former.deed
    if not around.head_last or edge == 0 or lowers[edge - 1] not in words.coordinators:
        return None
    if lowers[edge] in words.quotes:
        return None  # '"We captured five," a colonel said'
    for end in range(edge - 1, max(0, edge - _LIST), -1):
        deed = around.lexicon.deed_before(lowers, end, _LISTED)
        if deed is not None:
            return deed if acts(around, deed) or deed.role != "object" else None
        word = lowers[end - 1]
        if end - 1 in around.at_quantity or around.tokens[end - 1].kind == "number":
            return None
        joint = word in words.coordinators or word in words.openers or word in words.of_them
        if joint or around.tokens[end - 1].is_capitalised:
            continue
        if around.tokens[end - 1].kind != "word" or word in words.stops:
            return None
        if word in words.relatives or is_verb(word, around.language):
            return None
    return None


def opens_object(around: Governors, at: int) -> bool:
    """Whether an object begins at `at`, by a number, a determiner or a word that opens a clause."""
    if at >= len(around.lowers) or at in around.time_ends:
        return False
    word = around.lowers[at]
    return (
        at in around.at_quantity or word in around.words.openers or word in around.words.relatives
    )


def ends_list(around: Governors, at: int) -> bool:
    """Whether a list goes on at `at` to its last member and the "be" of all of them.

    As in "six priests, their cook and her daughter were killed".
    """
    words, joined = around.words, False
    for place in range(at, min(len(around.lowers), at + _LIST)):
        word = around.lowers[place]
        if word in words.passive_marks:
            return joined
        if word in words.clause_breaks or word in words.relatives or word in {";", ":", "."}:
            return False
        if is_verb(word, around.language) and not _noun_beyond(around, place + 1):
            return False
        joined = joined or (word in words.joiners and place > at)
    return False


def _breaks(around: Governors, at: int, first: int) -> bool:
    """Whether no noun phrase goes on over this token."""
    word, words = around.lowers[at], around.words
    if _is_age(around, at):
        return False
    if around.tokens[at].kind != "word":
        return not (word in words.quotes and at == first) and not around.spells(at)
    if at > first and (at in around.at_quantity or at in around.time_ends):
        return True
    if len(word) > 1 and around.tokens[at].text.isupper():
        return False  # "dozens of IS members"
    return word in words.stops or word in words.openers or word in words.relatives


def _is_age(around: Governors, at: int) -> bool:
    """Whether the token is of a number that describes: "a 12-year-old boy"."""
    tokens = around.tokens
    if "-" not in tokens[at].text:
        return False
    if tokens[at].kind == "mark":
        return _is_age(around, at - 1) if at else False
    return (
        tokens[at].kind == "number"
        and at in around.at_quantity
        and (around.at_quantity[at].kind is QuantityKind.VERSION)
    )


def _befalls(around: Governors, at: int) -> bool:
    return around.lexicon.deed_at(around.lowers, at, _SUBJECT) is not None


def _noun_beyond(around: Governors, at: int) -> bool:
    """Whether a counted noun follows in the same phrase."""
    for place in range(at, min(len(around.lowers), at + _DESCRIBES)):
        if _breaks(around, place, at - 1):
            return False
        if around.lexicon.noun_at(around.lowers, place) is not None:
            return True
    return False
