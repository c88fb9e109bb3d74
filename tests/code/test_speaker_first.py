"""Reporting clauses of English, whose speaker stands before the verb or behind it."""

from __future__ import annotations

import pytest

from rujuk.code.attribution import find_reports
from rujuk.code.attribution_words import AttributionWords, SpeakerFirstWords, reporting
from rujuk.lang.tokens import tokenise
from rujuk.lexicon import load

WORDS = load("lang/en/attribution.yaml", AttributionWords)
FIRST = WORDS.speaker_first
assert isinstance(FIRST, SpeakerFirstWords)
NAMES = ("Ivan Petrov", "Reuters", "AFP", "Kenya", "Nairobi")


def found(sentence: str) -> list[tuple[str, list[str]]]:
    """The words of each reporting clause and of its sources, root authority first."""
    tokens = tokenise(sentence)
    lowers = [token.text for token in tokens]
    units = []
    for name in NAMES:
        words = name.split()
        units += [
            (at, at + len(words))
            for at in range(len(tokens))
            if lowers[at : at + len(words)] == words
        ]

    def words_of(first: int, last: int) -> str:
        return sentence[tokens[first].start : tokens[last - 1].end]

    return [
        (words_of(one.first, one.last), [words_of(*part) for part in one.sources])
        for one in find_reports(tokens, "en", sorted(units))
    ]


@pytest.mark.parametrize("verb", sorted(FIRST.verbs))
def test_each_verb_behind_its_speaker(verb: str) -> None:
    told = found(f"Two farmers had died, the ministry {verb} on Monday.")
    assert told == [(f"the ministry {verb} on Monday", ["the ministry"])]


@pytest.mark.parametrize("verb", sorted(FIRST.told))
def test_each_verb_with_who_hears_it(verb: str) -> None:
    told = found(f"Two farmers had died, the ministry {verb} Reuters on Monday.")
    assert told == [(f"the ministry {verb} Reuters on Monday", ["the ministry"])]


@pytest.mark.parametrize("verb", WORDS.post_verbs)
def test_each_verb_before_its_speaker(verb: str) -> None:
    (told,) = found(f'"Two farmers had died," {verb} the mayor.')
    assert told == (f"{verb} the mayor", ["the mayor"])


@pytest.mark.parametrize("opener", WORDS.source_openers)
@pytest.mark.parametrize("filler", WORDS.source_fillers)
def test_each_opener_with_each_filler(opener: str, filler: str) -> None:
    ((_, sources),) = found(f"{opener.capitalize()} {filler} Kenya, two farmers had died.")
    assert sources == ["Kenya"]


@pytest.mark.parametrize("noun", WORDS.not_sources)
def test_each_text_that_is_no_source(noun: str) -> None:
    assert found(f"According to the peace {noun}, two farmers will return.") == []


@pytest.mark.parametrize("noun", sorted({*WORDS.unnamed, *WORDS.speaker_nouns}))
def test_each_noun_of_speakers(noun: str) -> None:
    assert found(f"Two farmers had died, the {noun} said.") == [
        (f"the {noun} said", [f"the {noun}"])
    ]
    assert found("Two farmers had died, the bridge said.") == []


@pytest.mark.parametrize("noun", sorted(FIRST.own_words))
def test_each_noun_of_what_the_speaker_said_it_by(noun: str) -> None:
    assert found(f"Two farmers had died, the {noun} said.") == [(f"the {noun} said", [])]


@pytest.mark.parametrize("quoted", sorted(FIRST.quoted))
@pytest.mark.parametrize("saying", [" ".join(words) for words in FIRST.as_saying])
def test_each_way_of_quoting(quoted: str, saying: str) -> None:
    told = found(f"Two farmers had died, the mayor was {quoted} {saying} by Reuters.")
    assert [sources for _, sources in told] == [["the mayor", "Reuters"]]
    told = found(f"The mayor was {quoted} by Reuters {saying} that two farmers had died.")
    assert [sources for _, sources in told] == [["The mayor", "Reuters"]]


@pytest.mark.parametrize("relay", sorted({*WORDS.relays} - {*WORDS.passed_on}))
def test_each_relay_puts_the_root_authority_first(relay: str) -> None:
    ((_, sources),) = found(f"Two farmers had died, Reuters said, {relay} Kenya.")
    assert sources == ["Kenya", "Reuters"]


@pytest.mark.parametrize("relay", WORDS.passed_on)
def test_each_relay_that_passes_on(relay: str) -> None:
    ((_, sources),) = found(f"Two farmers had died, said the mayor, {relay} by Reuters.")
    assert sources == ["the mayor", "Reuters"]


@pytest.mark.parametrize("root", WORDS.reporting_roots)
def test_each_root_reports(root: str) -> None:
    assert reporting(root, "en")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The army, the mayor said, had fled.", ["the mayor"]),
        ('"They had fled," he said.', []),
        ('"They had fled," Ivan Petrov, head of the agency, told AFP.', ["Ivan Petrov"]),
        ("They had fled, as the mayor said on Monday.", ["the mayor"]),
        ("They had fled, a wounded soldier said.", ["a wounded soldier"]),
        ("They had fled, a soldier who was wounded said.", ["a soldier who was wounded"]),
        ("They had fled, two officials in Nairobi also said.", ["two officials in Nairobi"]),
        ("They have fled, says Kenya", ["Kenya"]),
        ("Soldiers have fled: police", ["police"]),
        ("Soldiers have fled - officials", ["officials"]),
        (
            "Reuters reported on Monday, citing two officials, that they had fled.",
            ["two officials"],
        ),
    ],
)
def test_forms_of_reporting_clauses(sentence: str, told: list[str]) -> None:
    ((_, sources),) = found(sentence)
    assert sources == told


@pytest.mark.parametrize(
    "sentence",
    [
        "Ivan Petrov, head of the agency, said two farmers had died.",
        "Ivan Petrov, head of the agency, said Monday that two farmers had died.",
        "On Monday, the ministry said two farmers had died.",
        "After the attack, the ministry said in a statement that two farmers had died.",
        "Soldiers fled, but the ministry said on Monday it had no information.",
        "The rain, which had stopped, said nothing.",
        "Soldiers have fled: two dead",
        "According to the report, they had fled.",
    ],
)
def test_what_is_no_clause_beside_what_is_said(sentence: str) -> None:
    """Verbs of saying that head the sentence are read from the predicates."""
    assert found(sentence) == []
