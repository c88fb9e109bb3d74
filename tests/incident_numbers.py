"""Scores of the coder on victim numbers of single incidents (tests/eval/gold/english/incidents).

A page states how many were killed, wounded and kidnapped, 0 included. What the coder tells of a
measure is one number: over the sentences of the page the greatest sum of those claims of a
sentence that are no parts of others of that measure; 0 where it claims nobody. A claim that is
withdrawn, denied or of what has not happened adds nothing; a span inside that of another claim is
counted once.
"""

from __future__ import annotations

import collections
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rujuk.code.document import code_document
from rujuk.lang.sentences import split_sentences
from rujuk.read.page import read_bytes
from rujuk.records import Document, Measure, Modality

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rujuk.records import Claim

INCIDENTS = Path(__file__).parent / "eval" / "gold" / "english" / "incidents" / "incidents.jsonl"
MEASURES = {
    "killed": Measure.KILLED,
    "wounded": Measure.WOUNDED,
    "kidnapped": Measure.HOSTAGES,
}
HAPPENED = frozenset({Modality.HAPPENED, Modality.ONGOING})
Numbers = dict[str, int]


def incidents() -> list[dict[str, Any]]:
    """The gold texts in the order of the file."""
    return [json.loads(line) for line in INCIDENTS.read_text("utf-8").splitlines()]


def numbers_told(text: str) -> Numbers:
    """The numbers the coder tells of this text, read as a page of its own."""
    document = read_bytes(text.encode("utf-8"), path="incident.txt")
    assert isinstance(document, Document), document
    ends = [sentence.end for sentence in split_sentences(document.text, "en")]
    claims = code_document(document).claims
    return {
        name: greatest_sum([c for c in claims if c.measure is measure], ends)
        for name, measure in MEASURES.items()
    }


def greatest_sum(claims: Sequence[Claim], ends: Sequence[int]) -> int:
    """Over sentences that end at `ends`, the greatest sum of claims that are no parts."""
    sums: collections.Counter[int] = collections.Counter()
    counted: list[Claim] = []
    wholes = {claim.id for claim in claims}
    for claim in sorted(claims, key=lambda c: (c.start, -c.end)):
        value = claim.best if claim.best is not None else claim.low or claim.high
        if value is None or claim.part_of in wholes or claim.modality not in HAPPENED:
            continue
        if any(held.start <= claim.start and claim.end <= held.end for held in counted):
            continue
        counted.append(claim)
        sums[sum(end <= claim.start for end in ends)] += value
    return max(sums.values(), default=0)


def scored_numbers(
    gold: Sequence[Mapping[str, Any]], answers: Sequence[Numbers]
) -> dict[str, float]:
    """Shares of right numbers: `numbers` of all, `victims` of those that are not 0, `pages` whole.

    `none` is the share of right ones among the numbers that are 0.
    """
    right: collections.Counter[str] = collections.Counter()
    asked: collections.Counter[str] = collections.Counter()
    for page, told in zip(gold, answers, strict=True):
        for name in MEASURES:
            kind = "victims" if page[name] else "none"
            asked[kind] += 1
            right[kind] += page[name] == told[name]
        asked["pages"] += 1
        right["pages"] += all(page[name] == told[name] for name in MEASURES)
    shares = {kind: right[kind] / asked[kind] for kind in sorted(asked)}
    shares["numbers"] = (right["victims"] + right["none"]) / (asked["victims"] + asked["none"])
    return {kind: round(share, 3) for kind, share in shares.items()}


def score_incidents() -> dict[str, float]:
    """The scores of the coder as it is now."""
    gold = incidents()
    return scored_numbers(gold, [numbers_told(page["text"]) for page in gold])
