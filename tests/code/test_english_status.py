"""Every English word of status, verdict and negation does in a sentence what its entry says."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from coded_pages import coded, page
from rujuk.code.hearsay import HearsayWords, hearsay_words
from rujuk.code.modality import modality_words
from rujuk.code.negations import Negation, is_answer, negation_of
from rujuk.code.revision_words import RevisionWords
from rujuk.code.verdict_words import verdict_words
from rujuk.lexicon import load
from rujuk.records import Claim, Coding, Event, Modality, Stance

SENTENCES: dict[str, dict[str, str]] = yaml.safe_load(
    (Path(__file__).parents[1] / "lexicon/modality.en.yaml").read_text("utf-8")
)
TOLD = "Uganda said Kenyan soldiers shot 12 Ugandans in Busia."
WORDS, VERDICTS = modality_words("en"), verdict_words("en")
assert WORDS
assert VERDICTS
GOVERNING = [("embedding", root) for root in WORDS.embedding]
GOVERNING += [("of_passive", root) for root in WORDS.of_passive]


def english(*paragraphs: str) -> Coding:
    return coded(*paragraphs, language="en")


def first(words: str) -> tuple[Event, Claim]:
    coding = english(f"{TOLD} {words}")
    return coding.events[0], coding.claims[0]


def denier(record: Event | Claim) -> str | None:
    return record.denied_by.country if record.denied_by is not None else None


def test_each_governing_root_has_a_sentence() -> None:
    assert SENTENCES["embedding"].keys() == WORDS.embedding.keys()
    assert SENTENCES["of_passive"].keys() == WORDS.of_passive.keys()


@pytest.mark.parametrize(("table", "root"), sorted(GOVERNING))
def test_each_governing_root(table: str, root: str) -> None:
    """Of the deed; where a speech act takes the deed into itself, of what is counted."""
    coding = english(SENTENCES[table][root])
    of_deeds = [e.modality for e in coding.events if f"modality.embedding.{root}" in e.rules]
    of_figures = [claim.modality for claim in coding.claims]
    assert (of_deeds or of_figures) == [getattr(WORDS, table)[root]]


@pytest.mark.parametrize("phrase", sorted(WORDS.phrases))
def test_each_aside_before_a_clause(phrase: str) -> None:
    event = english(f"{phrase.capitalize()} Kenyan troops attacked Uganda.").events[0]
    assert event.modality == WORDS.phrases[phrase]
    assert any(witness.purpose == "modality" for witness in event.witnesses)


@pytest.mark.parametrize("word", WORDS.doubts)
def test_each_word_of_doubt(word: str) -> None:
    event = english(f"The {word} attack by Uganda in Haiti was on Monday.").events[0]
    assert (event.modality, event.rules[-1]) == ("possible", "modality.doubt")


@pytest.mark.parametrize("word", WORDS.plan_nouns)
def test_each_word_of_a_plan(word: str) -> None:
    event = english(f"The {word} attack by Uganda in Haiti was on Monday.").events[0]
    assert (event.modality, event.rules[-1]) == ("planned", "modality.plan_noun")


@pytest.mark.parametrize("phrase", WORDS.none_before)
def test_each_word_for_a_deed_that_was_none(phrase: str) -> None:
    event = english(f"According to Kenya, there was {phrase} attack by Uganda in Haiti.").events[0]
    assert event.modality == Modality.DENIED


@pytest.mark.parametrize("phrase", WORDS.unverified)
def test_each_word_for_what_nobody_checked(phrase: str) -> None:
    event, claim = first(f"The claim {phrase}.")
    assert (event.stance, claim.stance) == (Stance.UNVERIFIED, Stance.UNVERIFIED)


@pytest.mark.parametrize("phrase", WORDS.preliminary)
def test_each_word_for_what_is_to_be_revised(phrase: str) -> None:
    (claim,) = english(f"At least 12 people were killed in Kenya, by {phrase}.").claims
    assert claim.stance == Stance.PRELIMINARY


@pytest.mark.parametrize("noun", sorted(VERDICTS.sayings | VERDICTS.accusations))
def test_each_noun_that_takes_up_what_was_said(noun: str) -> None:
    for after in (f"denied this {noun}", f"dismissed the {noun}", f"rejected Uganda's {noun}"):
        event, claim = first(f"Kenya {after}.")
        assert (denier(event), denier(claim)) == ("KEN", "KEN"), after
        assert event.modality == Modality.HAPPENED
    assert denier(first(f"Kenya discussed the {noun}.")[0]) is None


@pytest.mark.parametrize("noun", sorted(VERDICTS.figures))
def test_each_noun_that_takes_up_a_figure(noun: str) -> None:
    event, claim = first(f"Kenya denied the {noun}.")
    assert (denier(event), denier(claim)) == (None, "KEN")


@pytest.mark.parametrize("phrase", VERDICTS.falsehoods)
def test_each_word_for_what_is_not_so(phrase: str) -> None:
    assert denier(first(f"Kenya called the report {phrase}.")[0]) == "KEN"
    assert denier(first(f'"That is {phrase}," said the Kenyan president.')[0]) == "KEN"
    assert denier(first('"That is long," said the Kenyan president.')[0]) is None


@pytest.mark.parametrize("word", sorted(VERDICTS.pointers | {"Uganda's"}))
def test_each_word_that_points_at_what_was_said(word: str) -> None:
    assert denier(first(f"Kenya rejected {word} claims.")[0]) == "KEN"
    assert denier(first(f"Kenya rejected {word} claims of fraud.")[0]) is None


@pytest.mark.parametrize(
    ("sentence", "trigger", "kind"),
    [
        ("Russia denied attacking Kyiv.", "attacking", Negation.UNTRUE),
        ("Russia did not attack Kyiv.", "attack", Negation.UNTRUE),
        ("Russia won't attack Kyiv.", "attack", Negation.UNWILLING),
        ("Russia will not attack Kyiv.", "attack", Negation.UNWILLING),
        ("Russia failed to attack Kyiv.", "attack", Negation.FAILED),
        ("Russia attacked Kyiv.", "attacked", None),
    ],
)
def test_kinds_of_negation(sentence: str, trigger: str, kind: Negation | None) -> None:
    (event,) = (one for one in english(sentence).events if one.trigger.text == trigger)
    assert negation_of(event, "en") is kind


def test_what_others_say_is_answered() -> None:
    assert not is_answer(english("Russia did not attack Kyiv, Moscow said.").events[0], "en")


@pytest.mark.parametrize("word", load("lang/en/hearsay.yaml", HearsayWords).words)
def test_each_word_of_hearsay(word: str) -> None:
    text = f"{word.capitalize()} 12 soldiers were killed in Kenya."
    (claim, *_) = english(text).claims
    assert (hearsay_words(claim, page(text, language="en")) or "").casefold() == word


def test_the_words_of_one_kind_of_revision_are_listed_once() -> None:
    words = load("lang/en/revisions.yaml", RevisionWords)
    assert words.formerly.isdisjoint(words.before)
    assert words.older.isdisjoint(words.initial)
    for phrases in (words.past, words.yesterday, words.now, words.rejections, words.rejected):
        assert len(set(phrases)) == len(phrases)
