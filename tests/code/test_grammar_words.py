"""Words of grammar.yaml whose work shows in records: light verbs, leads, existentials, negators."""

from __future__ import annotations

import pytest

from coded_pages import coded
from rujuk.lang.grammar import GrammarWords
from rujuk.lang.morphology import analyse
from rujuk.lexicon import load
from rujuk.records import Event, Modality

WORDS = load("lang/id/grammar.yaml", GrammarWords)


def attack(sentence: str) -> Event:
    (event,) = [e for e in coded(sentence).events if e.trigger.text.lower() == "serangan"]
    return event


@pytest.mark.parametrize("verb", WORDS.light_verbs)
def test_each_light_verb_lends_its_noun_a_clause(verb: str) -> None:
    word = analyse(verb, "id")
    if str(word.voice).startswith("passive"):
        sentence = f"Serangan terhadap Uganda {verb} oleh Kenya."
    elif str(word.voice) in ("bare", "none"):
        sentence = f"Serangan terhadap Uganda akan kami {verb}, kata Presiden Kenya."
    else:
        sentence = f"Kenya {verb} serangan terhadap Uganda."
    event = attack(sentence)
    assert [p.country for p in event.recipients] == ["UGA"]


@pytest.mark.parametrize("verb", WORDS.existentials)
def test_each_verb_of_being(verb: str) -> None:
    event = attack(f"Serangan {verb} di Uganda pada Senin.")
    assert event.modality == Modality.HAPPENED


@pytest.mark.parametrize("lead", WORDS.event_leads)
def test_a_deed_is_found_after_each_noun_that_leads_to_one(lead: str) -> None:
    assert coded(f"{lead.capitalize()} serangan Kenya di Uganda terjadi pada Senin.").events


@pytest.mark.parametrize("word", WORDS.foreign)
def test_each_word_for_another_country(word: str) -> None:
    (event,) = coded(f"Di Kenya, polisi menangkap dua warga {word}.").events
    assert all(p.country != "KEN" for p in event.recipients)


@pytest.mark.parametrize("word", sorted({*WORDS.adverbs} - WORDS.subordinators.keys()))
def test_no_adverb_hides_verb_or_object(word: str) -> None:
    (event,) = coded(f"Kenya {word} menyerang Uganda.").events
    assert [p.country for p in event.actors] == ["KEN"]
    assert [p.country for p in event.recipients] == ["UGA"]


@pytest.mark.parametrize("word", sorted(WORDS.counted_pronouns))
def test_each_counted_pronoun_goes_back_to_the_counted(word: str) -> None:
    told = coded(f"Polisi Kenya menangkap warga Uganda. {word.capitalize()} ditahan di Nairobi.")
    assert told.events
