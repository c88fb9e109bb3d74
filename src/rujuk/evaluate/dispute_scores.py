"""Contradictions between figures: those of the briefs against those of the gold.

Contradictions are gathered from the briefs of all days: a settled one is open only for a while.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations, product
from typing import TYPE_CHECKING

from rujuk.evaluate.answers import sides

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rujuk.evaluate.answers import Answer
    from rujuk.evaluate.estimate_scores import Say
    from rujuk.evaluate.tally import Item
    from rujuk.evaluate.topics import Pair, Topics

COUNT = "count"
"""Kind of a contradiction between figures."""


def score_contradictions(topics: Topics, answer: Answer, say: Say) -> Item:
    """Recall over listed pairs; precision over the records that touch the topics' pages."""
    listed, wrong, neutral = topics.disputes
    about = {page for topic in topics.topics for page in topic["docs"]}
    seen: set[frozenset[object]] = set()
    found: set[Pair] = set()
    false: set[Pair] = set()
    verdicts: Counter[str] = Counter()
    for brief, record in _records(answer):
        parties = sides(record, brief)
        named: set[str] = set().union(*parties)
        if not answer.pages(named) & about:
            continue
        pairs = {
            frozenset((one, other))
            for these, those in combinations(parties, 2)
            for one, other in product(answer.counts(these), answer.counts(those))
            if one != other
        }
        mark: frozenset[object] = frozenset(pairs) or frozenset(named)
        if mark in seen:
            continue
        seen.add(mark)
        found |= pairs & listed
        if record.get("kind", COUNT) != COUNT and not pairs & listed:
            continue  # scored as a deed asserted and denied
        false |= pairs & wrong
        verdict = _verdict(pairs, listed, wrong, neutral)
        verdicts[verdict] += 1
        if verdict in ("false", "unlisted"):
            shown = sorted(" ".join(sorted(pair)) for pair in pairs) or sorted(named)
            say(f"contradiction {verdict}:", record.get("measure"), shown, record.get("why"))
    for pair in sorted(map(sorted, listed - found)):
        say("contradiction missed:", *pair)
    given = verdicts["right"] + verdicts["false"] + verdicts["unlisted"]
    precision = round(verdicts["right"] / given, 3) if given else 0.0
    recall = round(len(found) / len(listed), 3) if listed else 0.0
    both = precision + recall
    return {
        "contradictions": {
            "p": precision,
            "r": recall,
            "f1": round(2 * precision * recall / both, 3) if both else 0.0,
        },
        "false_contradictions": len(false),
        "contradictions_unlisted": verdicts["unlisted"],
    }


def _records(answer: Answer) -> Iterator[tuple[Item, Item]]:
    for day in sorted(answer.briefs):
        brief = answer.briefs[day]
        for record in brief.get("contradictions", []):
            yield brief, record


def _verdict(pairs: set[Pair], listed: set[Pair], wrong: set[Pair], neutral: set[Pair]) -> str:
    if pairs & wrong:
        return "false"
    if pairs & listed:
        return "right"
    return "neutral" if pairs & neutral else "unlisted"
