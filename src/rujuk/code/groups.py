"""Of which kind of people a figure is, by the head of the words that say of whom.

The kinds are data, `lang/<code>/groups.yaml`: children, soldiers, health_workers, ... Each is by
nature a part of all people of an affair, so its number stands beside the number of all and
contradicts it never.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

import msgspec

from rujuk.errors import LexiconError
from rujuk.lang.packs import lexicon_path
from rujuk.lexicon import line_of, load
from rujuk.records import Measure  # noqa: TC001 - msgspec reads the type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.records import Claim

_WORD = re.compile(r"\w+(?:-\w+)*")
_WORDS_READ = 12  # of the counted words: the head of no noun phrase lies further in
_REMEMBERED = 4096  # wordings of which the kind is kept


class GroupEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind. `whole_of`: measures that count just this kind, in which it is no part."""

    id: str
    words: tuple[str, ...]
    whole_of: tuple[Measure, ...] = ()


class GroupWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`groups.yaml` of a pack. `head`: where the head of a noun phrase stands.

    `before` are words before a first head that leave the kind to the next word, `stops` what ends
    the phrase of a last head. `all_of_them` are pronouns for all who were counted right before,
    with their number where they tell one; `among` nouns before the kind that a toll is of.
    """

    source: str
    head: Literal["first", "last"]
    possessive: str | None
    before: frozenset[str]
    stops: frozenset[str]
    all_of_them: dict[str, int | None]
    among: frozenset[str]
    groups: tuple[GroupEntry, ...]


class _Index(msgspec.Struct, frozen=True):
    """The words of a pack by their phrase, and the most words of one."""

    words: GroupWords
    phrases: dict[tuple[str, ...], GroupEntry]
    longest: int


def group_of(claim: Claim, language: str | None) -> str | None:
    """Id of the kind of people that is counted; null for anybody ("orang", "korban", no words).

    Null too where the measure counts just that kind (soldiers of `troops`), where the language has
    no lexicon of kinds, and for things.
    """
    if claim.of_whom is None or language is None:
        return None
    return group_of_words(claim.of_whom.text, claim.measure, language)


def group_of_words(text: str, measure: Measure, language: str) -> str | None:
    """As `group_of`, of the words that say of whom."""
    found = _entry(text, language)
    return None if found is None or measure in found.whole_of else found.id


def names_group(text: str, language: str) -> bool:
    """Whether these words name a kind of people, whatever is counted."""
    return _entry(text, language) is not None


def group_words(language: str) -> GroupWords | None:
    """The lexicon of this language; null where its pack has none."""
    index = _index(language)
    return None if index is None else index.words


@lru_cache(maxsize=_REMEMBERED)
def _entry(text: str, language: str) -> GroupEntry | None:
    index = _index(language)
    if index is None:
        return None
    words = _WORD.findall(text.lower())
    if index.words.head == "first":
        return _at_first(words[:_WORDS_READ], index)
    return _at_last(words, index)


def _at_first(words: Sequence[str], index: _Index) -> GroupEntry | None:
    told = [_base(word, index) for word in words]
    kept: GroupEntry | None = None
    for at, word in enumerate(told):
        for length in range(min(index.longest, len(told) - at), 0, -1):
            found = index.phrases.get(tuple(told[at : at + length]))
            if found is not None:
                if length == 1 and word in index.words.before:
                    kept = kept or found
                    break
                return found
        if word not in index.words.before:
            break
    return kept


def _at_last(words: Sequence[str], index: _Index) -> GroupEntry | None:
    end = next((i for i, word in enumerate(words) if word in index.words.stops), len(words))
    if 0 < end < len(words):  # "prisoners of war": a phrase may hold the word that else ends it
        for length in range(min(index.longest, len(words) - end + 1), 1, -1):
            found = index.phrases.get(tuple(words[end - 1 : end - 1 + length]))
            if found is not None:
                return found
    for length in range(min(index.longest, end), 0, -1):
        found = index.phrases.get(tuple(words[end - length : end]))
        if found is not None:
            return found
    return None


def _base(word: str, index: _Index) -> str:
    """The word without its possessive and its doubling, where that is a listed word."""
    if (word,) in index.phrases or word in index.words.before:
        return word
    tail = index.words.possessive
    if tail is not None and word.endswith(tail) and len(word) > len(tail) + 1:
        word = word.removesuffix(tail)
    half, _, other = word.partition("-")
    return half if half == other else word


@cache
def _index(language: str) -> _Index | None:
    path = lexicon_path(language, "groups")
    if path is None:
        return None
    words = load(path, GroupWords)
    phrases: dict[tuple[str, ...], GroupEntry] = {}
    for at, group in enumerate(words.groups):
        for word in group.words:
            if (other := phrases.setdefault(tuple(word.split()), group)) is not group:
                message = f"{word!r} is of {other.id} and of {group.id}"
                raise LexiconError(message, path=path, line=line_of(path, "groups", at))
    return _Index(words, phrases, max(map(len, phrases), default=0))
