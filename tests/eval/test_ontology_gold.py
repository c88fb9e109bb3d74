"""Modes and contexts against a gold of every one of them (tests/eval/gold/ontology).

Floors may rise, not fall. What was measured when they were set stands in docs/decisions.md.
"""

from __future__ import annotations

from collections import Counter

from ontology_scores import gold, score_contexts, score_modes, score_parties
from rujuk.code.ontology import ontology

FLOORS = {"modes": 0.92, "contexts": 0.90, "precision": 0.90, "parties": 0.88}
FLOORS_OF_FRESH = {"modes": 0.92, "contexts": 0.90}
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


def test_modes_and_contexts_of_the_fresh_gold() -> None:
    for name, tally in (("modes", score_modes("fresh")), ("contexts", score_contexts("fresh"))):
        assert tally.f1 >= FLOORS_OF_FRESH[name], "\n".join(tally.faults)


def test_parties_of_the_sentences_of_modes() -> None:
    assert score_parties().f1 >= FLOORS["parties"]


def test_every_mode_has_its_sentences() -> None:
    told = Counter(
        (event["type"], mode)
        for item in gold("modes", "sentences")
        for event in item["events"]
        for mode in event["modes"]
    )
    known = {(kind.value, mode) for kind, one in ontology().types.items() for mode in one.modes}
    assert set(told) == known
    assert [mode for mode in sorted(known) if told[mode] < SENTENCES_OF_A_MODE] == []
    sizes = {len(e["modes"]) for item in gold("modes", "sentences") for e in item["events"]}
    assert sizes == {0, 1, 2}


def test_every_context_has_its_paragraphs() -> None:
    told = Counter(item["for"] for item in gold("contexts", "paragraphs") if "for" in item)
    known = set(ontology().contexts)
    assert set(told) == known
    assert min(told.values()) >= PARAGRAPHS_OF_A_CONTEXT
    assert {c for item in gold("contexts", "paragraphs") for c in item["contexts"]} == known
    assert sum("not" in item for item in gold("contexts", "paragraphs")) >= HARD_NEGATIVES


def test_no_text_of_the_gold_stands_twice() -> None:
    files = [("modes", "sentences"), ("contexts", "paragraphs")]
    files += [("fresh", "sentences"), ("fresh", "paragraphs")]
    texts = [item["text"] for file, part in files for item in gold(file, part)]
    assert len(set(texts)) == len(texts)


def test_a_hard_negative_lacks_the_context_it_tempts_to() -> None:
    for item in gold("contexts", "paragraphs"):
        assert not set(item.get("not", ())) & set(item["contexts"]), item["text"]
