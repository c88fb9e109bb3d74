"""The English gold is whole, and its scorer tells right from wrong.

The floors of its scores are held by test_floors.py.
"""

from __future__ import annotations

import collections
import json
from pathlib import Path

import pytest

from english_sentences import LEADS, SENTENCES, Row, Told, right_in_full, rows, scored
from rujuk.records import EventType

SHARED = Path(__file__).parents[3] / "shared" / "eval" / "en" / "plv_train.jsonl"
NOBODY: frozenset[str] = frozenset()
ROW: Row = {"type": "AID", "initiator": ["SWE"], "recipient": None, "recipient_ok": ["UKR"]}
SWE, UKR = frozenset({"SWE"}), frozenset({"UKR"})


@pytest.mark.parametrize(("file", "least", "whole"), [(SENTENCES, 4, 80), (LEADS, 6, 120)])
def test_every_type_stands_often_enough(file: Path, least: int, whole: int) -> None:
    times = collections.Counter(row["type"] for row in rows(file))
    assert set(times) == {str(one) for one in EventType}
    assert min(times.values()) >= least
    assert times.total() >= whole


def test_ids_and_sentences_stand_once() -> None:
    gold = rows() + rows(LEADS)
    assert len({row["id"] for row in gold}) == len(gold)
    assert len({row["text"] for row in gold}) == len(gold)


def test_every_country_is_a_code() -> None:
    for row in rows() + rows(LEADS):
        for key in ("initiator", "recipient", "initiator_ok", "recipient_ok"):
            for code in row.get(key) or ():
                assert len(code) == 3, row["id"]
                assert code.isupper(), row["id"]


def test_no_sentence_is_one_of_the_shared_ones() -> None:
    if not SHARED.exists():
        pytest.skip("the shared evaluation sentences are not here")
    lines = SHARED.read_text("utf-8").splitlines()
    shared = {json.loads(line)["text"].strip() for line in lines}
    assert shared.isdisjoint(row["text"] for row in rows() + rows(LEADS))


@pytest.mark.parametrize(
    ("event", "right"),
    [
        (("AID", SWE, NOBODY), True),
        (("AID", SWE, UKR), True),
        (("AID", UKR, NOBODY), False),
        (("AID", SWE | UKR, NOBODY), False),
        (("AID", NOBODY, UKR), False),
        (("AID", SWE, SWE), False),
        (("AGREE", SWE, NOBODY), False),
    ],
)
def test_right_in_full_asks_for_type_and_both_parties(event: Told, right: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert right_in_full(ROW, event) is right


def test_of_mutual_deeds_the_direction_is_not_asked() -> None:
    row = {"type": "CONSULT", "initiator": ["SWE", "UKR"], "recipient": None, "mutual": True}
    assert right_in_full(row, ("CONSULT", UKR, SWE))
    assert right_in_full(row, ("CONSULT", SWE | UKR, NOBODY))
    assert not right_in_full(row, ("CONSULT", UKR, NOBODY))


def test_an_event_beside_the_main_one_costs_precision() -> None:
    right: Told = ("AID", SWE, NOBODY)
    beside: Told = ("ASSAULT", UKR, NOBODY)
    assert scored([ROW], [[right]]) == {"type_f1": 1.0, "type_and_parties": 1.0}
    assert scored([ROW], [[right, beside, beside]]) == {"type_f1": 0.667, "type_and_parties": 1.0}
    assert scored([ROW], [[]]) == {"type_f1": 0.0, "type_and_parties": 0.0}
