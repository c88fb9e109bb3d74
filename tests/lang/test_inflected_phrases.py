"""English phrases and clauses: a gold of sentences, and what single rules are for."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from rujuk.lang.chunks import NOUN, RELATIVE, SUBORDINATOR, VERB
from rujuk.lang.clauses import predicates
from rujuk.lang.inflections import Form, inflections
from rujuk.lang.morphology import analyse
from rujuk.lang.phrases import chunk
from rujuk.lang.tokens import tokenise
from rujuk.lang.words import Kind, Word

GOLD = Path(__file__).parents[1] / "lexicon/clauses.en.yaml"


@cache
def gold() -> list[dict[str, Any]]:
    return yaml.safe_load(GOLD.read_text("utf-8"))["sentences"]


def takes_clause(word: Word) -> bool:
    tables = inflections("en")
    return tables is not None and word.root in tables.clause_takers


def read(text: str) -> dict[str, str]:
    """Voice, subject, object and agent of each verb, by its form."""
    tokens = tokenise(text)
    chunks = chunk(tokens, "en")
    found = {}
    for verb in predicates(chunks, tokens, "en", takes_clause=takes_clause):
        sides = [
            " + ".join(text[tokens[c.first].start : tokens[c.last - 1].end] for c in side)
            for side in (verb.subject, verb.object, verb.agent)
        ]
        found[verb.word.form] = " | ".join([verb.voice, *sides])
    return found


@pytest.mark.parametrize("entry", gold(), ids=lambda entry: entry["text"][:40])
def test_each_sentence_has_its_verbs_with_their_arguments(entry: dict[str, Any]) -> None:
    assert read(entry["text"]) == entry["verbs"]


def kinds(text: str) -> list[str]:
    return [item.kind for item in chunk(tokenise(text), "en")]


def test_noun_and_verb_of_one_spelling() -> None:
    assert kinds("Israel strikes Gaza") == [NOUN, VERB, NOUN]
    assert kinds("The strikes killed him") == [NOUN, VERB, NOUN]
    assert kinds("It plans to strike") == [NOUN, VERB, VERB]
    assert kinds("the plan") == [NOUN]


def test_participles_before_and_behind_nouns() -> None:
    assert kinds("The detained men fled") == [NOUN, VERB]
    assert kinds("The men detained by Togo fled") == [NOUN, RELATIVE, VERB, NOUN, VERB]
    assert kinds("Detained in Togo") == [SUBORDINATOR, VERB, NOUN]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen shot and killed two men",
        "Police beat and arrested the students",
        "Rebels captured and executed a mayor",
        "Togo detained and deported him",
        "They attacked and burned the town",
    ],
)
def test_two_verbs_with_one_object_are_both_active(text: str) -> None:
    assert {told.split(" | ")[0] for told in read(text).values()} == {"active"}


def test_a_possessive_keeps_its_phrase_open() -> None:
    (phrase,) = chunk(tokenise("Togo's new army"), "en")
    assert (phrase.kind, phrase.first, phrase.last, phrase.head) == (NOUN, 0, 4, 3)


@pytest.mark.parametrize(
    "text",
    [
        "No soldiers were killed",
        "Nobody was hurt",
        "Neither Kenya nor Uganda sent troops",
        "The army killed nobody",
        "They sent no troops",
        "None of the men was freed",
        "The army has not yet freed them",
        "Togo agreed not to send them",
        "Togo never sent them",
        "They did not fire",
        "Mali has yet to free them",
        "It is not willing",
    ],
)
def test_negation_in_the_verb_or_in_its_noun_phrase(text: str) -> None:
    last = [item for item in chunk(tokenise(text), "en") if item.kind == VERB][-1]
    assert "negated" in [kind for kind, _ in last.auxiliaries]


@pytest.mark.parametrize(
    "text", ["Togo sent them without any warning", "They were not only hurt", "No, they fled"]
)
def test_what_negates_nothing(text: str) -> None:
    verbs = [item for item in chunk(tokenise(text), "en") if item.kind == VERB]
    assert verbs
    assert not any(kind == "negated" for item in verbs for kind, _ in item.auxiliaries)


@pytest.mark.parametrize(
    ("form", "root", "kind"),
    [
        ("killed", "kill", Kind.VERB),
        ("struck", "strike", Kind.VERB),
        ("criticised", "criticize", Kind.VERB),
        ("criticized", "criticize", Kind.VERB),
        ("bombing", "bomb", Kind.ACTION_NOUN),
        ("deployments", "deploy", Kind.ACTION_NOUN),
        ("attacks", "attack", Kind.ROOT),
        ("armed", "armed", Kind.ROOT),
        ("policemen", "policeman", Kind.UNKNOWN),
        ("allies", "ally", Kind.ROOT),
    ],
)
def test_word_forms(form: str, root: str, kind: Kind) -> None:
    word = analyse(form, "en")
    assert (word.root, word.kind) == (root, kind)


def test_a_form_of_two_verbs_has_both_lemmas() -> None:
    tables = inflections("en")
    assert tables is not None
    found = tables.forms["found"]
    assert found.lemma(Form.PAST) == "find"
    assert found.lemma(Form.BASE) == "found"


def test_every_nominal_names_a_verb_of_the_table() -> None:
    tables = inflections("en")
    assert tables is not None
    unknown = {verb for verb in tables.nominals.values() if verb not in tables.forms}
    assert unknown == set()
