"""Modes and contexts against a gold of every one of them (tests/eval/gold/ontology).

Floors may rise, not fall. What was measured when they were set stands in docs/decisions.md.
"""

from __future__ import annotations

from collections import Counter

from ontology_scores import paragraphs, score_contexts, score_modes, score_parties, sentences
from rujuk.code.ontology import ontology

FLOORS = {"modes": 0.90, "contexts": 0.88, "precision": 0.90, "parties": 0.88}
SENTENCES_OF_A_MODE = 3
PARAGRAPHS_OF_A_CONTEXT = 2
HARD_NEGATIVES = 15


def test_modes_of_the_gold() -> None:
    tally = score_modes()
    assert tally.f1 >= FLOORS["modes"], "\n".join(tally.faults)
    assert tally.precision >= FLOORS["precision"], "\n".join(tally.faults)


def test_contexts_of_the_gold() -> None:
    tally = score_contexts()
    assert tally.f1 >= FLOORS["contexts"], "\n".join(tally.faults)
    assert tally.precision >= FLOORS["precision"], "\n".join(tally.faults)


def test_parties_of_the_sentences_of_modes() -> None:
    assert score_parties().f1 >= FLOORS["parties"]


def test_every_mode_has_its_sentences() -> None:
    told = Counter(
        (event["type"], mode)
        for item in sentences()
        for event in item["events"]
        for mode in event["modes"]
    )
    known = {(kind.value, mode) for kind, one in ontology().types.items() for mode in one.modes}
    assert set(told) == known
    assert [mode for mode in sorted(known) if told[mode] < SENTENCES_OF_A_MODE] == []
    assert any(len(event["modes"]) > 1 for item in sentences() for event in item["events"])
    assert any(not event["modes"] for item in sentences() for event in item["events"])


def test_every_context_has_its_paragraphs() -> None:
    told = Counter(item["for"] for item in paragraphs() if "for" in item)
    known = set(ontology().contexts)
    assert set(told) == known
    assert min(told.values()) >= PARAGRAPHS_OF_A_CONTEXT
    assert {c for item in paragraphs() for c in item["contexts"]} == known
    assert sum("not" in item for item in paragraphs()) >= HARD_NEGATIVES


def test_no_text_of_the_gold_stands_twice() -> None:
    texts = [item["text"] for item in (*sentences(), *paragraphs())]
    assert len(set(texts)) == len(texts)


def test_a_hard_negative_lacks_the_context_it_tempts_to() -> None:
    for item in paragraphs():
        assert not set(item.get("not", ())) & set(item["contexts"]), item["text"]
