"""The words of standing relations and the known treaties, ready for look-up."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from rujuk.lang.grammar import grammar
from rujuk.lang.morphology import is_predicate_candidate
from rujuk.lang.packs import is_head_last, lexicon_path, pack_facts
from rujuk.lang.tokens import tokenise
from rujuk.lang.word_table import WordTable
from rujuk.lexicon import load, resource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.code.analysis import Analysis
    from rujuk.lang.tokens import Token

TREATIES = "data/treaties.yaml"


class RelationWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`relations.yaml` of a language; phrases in small letters."""

    source: str
    treaty_nouns: list[str]
    treaty_marks: list[str]
    signing_marks: list[str]
    peace: list[str]
    war_nouns: list[str]
    alliance_nouns: list[str]
    alliance_qualifiers: list[str]
    ally_nouns: list[str]
    ally_verbs: list[str]
    formally: list[str]
    still: list[str]
    war: list[str]
    umbrella: list[str]
    guarantees: list[str]
    giving: list[str]
    hostility: list[str]
    pairs: dict[str, list[str]]
    pledges: dict[str, list[str]]
    against: list[str] = []


class Treaty(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of `data/treaties.yaml`."""

    id: str
    names: dict[str, list[str]]
    parties: list[str]
    signed_on: str
    pledges: list[str]
    source: str
    note: str | None = None


@cache
def relation_words(language: str) -> RelationWords | None:
    """The lexicon of this language; null where its pack has none."""
    path = lexicon_path(language, "relations")
    return None if path is None else load(path, RelationWords)


@cache
def treaties() -> tuple[Treaty, ...]:
    """The known treaties."""
    return tuple(load(TREATIES, list[Treaty])) if resource(TREATIES).is_file() else ()


@cache
def _treaty_names(language: str) -> dict[str, list[tuple[tuple[str, ...], Treaty]]]:
    """The words of each treaty's name under the first in small letters, longest name first.

    A language that rides on another reads the other's names.
    """
    facts = pack_facts(language)
    spoken = (language, facts.rides_on) if facts is not None else (language,)
    found: dict[str, list[tuple[tuple[str, ...], Treaty]]] = {}
    for treaty in treaties():
        for name in (name for each in spoken if each for name in treaty.names.get(each, [])):
            words = tuple(token.text for token in tokenise(name))
            found.setdefault(words[0].lower(), []).append((words, treaty))
    for named in found.values():
        named.sort(key=lambda entry: (-len(entry[0]), entry[1].id))
    return found


def treaty_at(tokens: Sequence[Token], index: int, language: str) -> tuple[Treaty, int] | None:
    """The known treaty whose name begins at this token, and where the name ends.

    The first word may be in small letters ("perjanjian Abraham"), the others are as listed.
    """
    for words, treaty in _treaty_names(language).get(tokens[index].lower, ()):
        end = index + len(words)
        if end <= len(tokens) and all(
            token.text == word
            for token, word in zip(tokens[index + 1 : end], words[1:], strict=True)
        ):
            if len(words) == 1 and not tokens[index].is_capitalised:
                continue
            return treaty, end
    return None


@cache
def _clitic(language: str) -> str:
    closed = grammar(language)
    clitics = closed.clitics if closed is not None else {}
    return next((clitic for clitic, person in clitics.items() if person == "third"), "\0")


def bare(lower: str, language: str) -> str:
    """The noun without the pronoun of the third person written to it ("perjanjiannya")."""
    return lower.removesuffix(_clitic(language))


def name_start(analysis: Analysis, index: int) -> int:
    """Where the words before a noun begin that say what it is: "mutual defence treaty".

    The noun itself where the language puts them behind it.
    """
    closed = grammar(analysis.language)
    if closed is None or not is_head_last(analysis.language):
        return index
    start = index
    while start > 0:
        token = analysis.tokens[start - 1]
        outside = token.kind != "word" or token.lower in closed.closed
        if outside or analysis.mentions_in(start - 1, start):
            break
        if is_predicate_candidate(token, analysis.language) and not token.is_capitalised:
            break
        start -= 1
    return start


def phrase_at(tokens: Sequence[Token], index: int, phrase: str, language: str) -> int | None:
    """Where a phrase that begins at this token ends; its last word may carry a pronoun."""
    parts, noun = _parts(phrase, language)
    end = index + len(parts) + 1
    if end > len(tokens) or bare(tokens[end - 1].lower, language) != noun:
        return None
    return end if all(tokens[index + i].lower == p for i, p in enumerate(parts)) else None


@cache
def _parts(phrase: str, language: str) -> tuple[tuple[str, ...], str]:
    """The words of a phrase of the lexicon: those before its last, and that one bare."""
    *parts, noun = phrase.split()
    return tuple(parts), bare(noun, language)


@cache
def relation_openers(language: str) -> WordTable[bool]:
    """Whether a relation may begin at a word in small letters, with its pronoun or without."""
    gate = relation_gate(language)
    plain = {bare(word, language) for word in gate}
    return WordTable(lambda lower: lower in gate or bare(lower, language) in plain)


@cache
def relation_gate(language: str) -> frozenset[str]:
    """Words of which a sentence must hold one to be read for relations."""
    words = relation_words(language)
    if words is None:
        return frozenset()
    phrases = (
        *words.treaty_nouns, *words.alliance_nouns, *words.ally_nouns, *words.ally_verbs,
        *words.war, *words.umbrella, *words.guarantees, *words.hostility,
    )  # fmt: skip
    gate = {phrase.split()[0] for phrase in phrases}
    return frozenset(
        gate | {noun + _clitic(language) for noun in gate} | {*_treaty_names(language)}
    )
