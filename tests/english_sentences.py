"""Scores of the coder on the single English sentences of tests/eval/gold/english (two files).

A sentence states its type and, of its initiator and its recipient, the countries; `null` says that
the sentence places that party in no country. Type F1 is micro over (sentence, type) pairs, each
type once a sentence, so that an event beside the main one costs precision. A sentence is right in
full when one event has its type and the countries of both parties: all that are stated, and no
other than those of `initiator_ok` and `recipient_ok`. Where `mutual` is true it does not matter
which of the two is told as the initiator.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rujuk.code.document import code_document
from rujuk.read.page import read_bytes
from rujuk.records import Document

GOLD = Path(__file__).parent / "eval" / "gold" / "english"
SENTENCES = GOLD / "sentences.jsonl"
LEADS = GOLD / "leads.jsonl"
Row = dict[str, Any]
# Type, countries of the initiators, countries of the recipients.
Told = tuple[str, frozenset[str], frozenset[str]]


def rows(file: Path = SENTENCES) -> list[Row]:
    """The gold sentences in the order of the file."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def told(text: str) -> list[Told]:
    """What the coder tells of one sentence, read as a page of its own."""
    document = read_bytes(text.encode("utf-8"), path="sentence.txt")
    assert isinstance(document, Document), document
    return [
        (str(record.type), _countries(record.actors), _countries(record.recipients))
        for record in code_document(document).events
    ]


def _countries(parties: Any) -> frozenset[str]:
    return frozenset(party.country for party in parties if party.country)


def right_in_full(row: Row, event: Told) -> bool:
    """Whether this event has the type of the sentence and the countries of both its parties."""
    kind, actors, recipients = event
    initiator, recipient = set(row["initiator"] or ()), set(row["recipient"] or ())
    more = set(row.get("initiator_ok", ())), set(row.get("recipient_ok", ()))
    if kind != row["type"]:
        return False
    if row.get("mutual"):
        stated, given = initiator | recipient, actors | recipients
        return stated <= given <= stated | more[0] | more[1]
    return (
        initiator <= actors <= initiator | more[0]
        and recipient <= recipients <= recipient | more[1]
    )


def scored(gold: list[Row], answers: list[list[Told]]) -> dict[str, float]:
    """`type_f1`, and `type_and_parties`: the share of sentences that are right in full."""
    right = given = whole = 0
    for row, events in zip(gold, answers, strict=True):
        types = {kind for kind, _, _ in events}
        right += row["type"] in types
        given += len(types)
        whole += any(right_in_full(row, event) for event in events)
    return {
        "type_f1": round(2 * right / (len(gold) + given), 3),
        "type_and_parties": round(whole / len(gold), 3),
    }


def score_sentences(file: Path = SENTENCES) -> dict[str, float]:
    """The scores of the coder as it is now."""
    gold = rows(file)
    return scored(gold, [told(row["text"]) for row in gold])
