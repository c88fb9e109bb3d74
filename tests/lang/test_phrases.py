"""Phrases of a sentence: every closed-class word does its work."""

from __future__ import annotations

import itertools

import pytest

from rujuk.lang.compounds import find_multiwords
from rujuk.lang.grammar import GrammarWords
from rujuk.lang.phrases import (
    COMPLEMENT,
    COORDINATOR,
    MARK,
    NOUN,
    RELATIVE,
    TIME,
    VERB,
    Chunk,
    chunk,
)
from rujuk.lang.tokens import tokenise
from rujuk.lexicon import load

WORDS = load("lang/id/grammar.yaml", GrammarWords)


def phrases(sentence: str) -> list[Chunk]:
    return chunk(tokenise(sentence), "id")


def kinds(sentence: str) -> list[str]:
    return [item.kind for item in phrases(sentence)]


@pytest.mark.parametrize(("word", "role"), sorted(WORDS.prepositions.items()))
def test_each_preposition(word: str, role: str) -> None:
    first = "Perang" if word in WORDS.verb_prepositions else "Jalan"  # there a verb without one
    held = [p for p in phrases(f"{first} {word} kota lama") if p.kind == NOUN and p.preposition]
    assert [(p.preposition, p.preposition_at) for p in held] == [(role, 1)]


@pytest.mark.parametrize(("word", "kind"), sorted(WORDS.auxiliaries.items()))
def test_each_auxiliary_is_held_by_its_verb(word: str, kind: str) -> None:
    (verb,) = [p for p in phrases(f"warga {word} membangun jalan") if p.kind == VERB]
    assert verb.auxiliaries == [(kind, 1)]
    assert verb.first == 1


@pytest.mark.parametrize("word", WORDS.demonstratives)
def test_each_demonstrative_closes_its_phrase(word: str) -> None:
    first, *_ = phrases(f"jalan {word} kota")
    assert (first.first, first.last) == (0, 2)


@pytest.mark.parametrize("word", WORDS.copulas)
def test_each_copula_parts_two_nouns(word: str) -> None:
    assert kinds(f"jalan {word} kota") in ([NOUN, MARK, NOUN], [NOUN, VERB, NOUN])


@pytest.mark.parametrize("word", sorted(set(WORDS.attributives)))
def test_each_attributive_stays_in_its_noun(word: str) -> None:
    assert kinds(f"kapal {word} itu membawa beras") == [NOUN, VERB, NOUN]


@pytest.mark.parametrize("word", WORDS.relativisers)
def test_each_relativiser(word: str) -> None:
    assert kinds(f"kapal {word} membawa beras") == [NOUN, RELATIVE, VERB, NOUN]


@pytest.mark.parametrize("word", WORDS.complementisers)
def test_each_complementiser(word: str) -> None:
    assert COMPLEMENT in kinds(f"lurah melihat {word} kapal membawa beras")


@pytest.mark.parametrize("word", WORDS.not_only)
def test_not_only_negates_nothing(word: str) -> None:
    (verb,) = [p for p in phrases(f"warga tidak {word} membangun jalan") if p.kind == VERB]
    assert verb.auxiliaries == []


@pytest.mark.parametrize("word", sorted(set(WORDS.determiners)))
def test_each_determiner_opens_a_noun_phrase(word: str) -> None:
    nouns = [p for p in phrases(f"{word} kapal membawa beras") if p.kind == NOUN]
    assert nouns[0].last == 2


@pytest.mark.parametrize("noun", WORDS.clause_nouns)
def test_a_name_begins_anew_after_each_noun_of_clauses(noun: str) -> None:
    tokens = tokenise(f"{noun} Jawa Timur membangun jalan")
    first, second, *_ = chunk(tokens, "id", units=[(1, 3)])
    assert ((first.first, first.last), (second.first, second.last)) == ((0, 1), (1, 3))


def test_marks_and_brackets() -> None:
    assert kinds("kapal (12 ton) itu, kota") == [NOUN, MARK, NOUN]
    assert kinds("jalan Jakarta-Bogor ditutup")[:3] == [NOUN, COORDINATOR, NOUN]


def test_a_short_quotation_stays_in_its_phrase() -> None:
    assert kinds('kapal "hantu" itu membawa beras')[0] == NOUN
    assert MARK in kinds('lurah berkata "warga itu membangun jalan baru di sana"')


def test_names_are_not_cut() -> None:
    tokens = tokenise("warga Menjaga Kota membangun jalan")
    (name, *_) = chunk(tokens, "id", units=[(0, 3)])
    assert (name.first, name.last) == (0, 3)


def test_times_are_phrases_of_their_own() -> None:
    tokens = tokenise("warga pada Senin membangun jalan")
    assert [p.kind for p in chunk(tokens, "id", times=[(1, 3)])] == [NOUN, TIME, VERB, NOUN]


def test_compounds() -> None:
    for sentence, expected in (
        ("menteri itu undur diri", [NOUN, VERB, NOUN]),
        ("lurah menerima nota protes warga", [NOUN, VERB, NOUN]),
    ):
        tokens = tokenise(sentence)
        found = chunk(tokens, "id", compounds=find_multiwords(tokens, "id"))
        assert [p.kind for p in found] == expected


def test_sementara_itu_is_an_adverb() -> None:
    assert kinds("Sementara itu warga membangun jalan") == [NOUN, VERB, NOUN]


def test_phrases_are_in_order_and_do_not_overlap() -> None:
    found = phrases('Menurut lurah (52), "warga tidak akan segera membangun jalan" itu, katanya.')
    assert [p.index for p in found] == list(range(len(found)))
    assert all(a.last <= b.first or b.preposition for a, b in itertools.pairwise(found))
