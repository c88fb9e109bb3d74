"""Scores of many pages weighed: copies, estimates, contradictions, deeds denied.

The same metrics as the shared scorer for sets of pages; `docs/evaluation.md` lists them.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from rujuk.evaluate.answers import Answer
from rujuk.evaluate.denial_scores import score_event_contradictions
from rujuk.evaluate.dispute_scores import score_contradictions
from rujuk.evaluate.estimate_scores import score_estimates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rujuk.evaluate.estimate_scores import Say
    from rujuk.evaluate.tally import Item
    from rujuk.evaluate.topics import Topics

FAULTS = (
    "copies_wrongly_joined", "leaks", "planned_as_happened", "false_contradictions",
    "contradictions_unlisted", "claims_unresolved",
)  # fmt: skip
"""Numbers of which less is better."""
_CORRECTED = "corrected"
_KINDS = (("noisy", "noise"), ("truncated", "truncated"), ("near_verbatim", "near_verbatim"))
"""A kind of copy, and the word in the gold's kind that allows it."""


def score_weighing(
    topics: Topics, briefs: Mapping[str, Item], lines: Iterable[Item]
) -> tuple[Item, list[str]]:
    """Totals, and a line for each fault. `briefs` by day, "" the one without a day.

    `lines` are the lines of `rujuk code --json` for the same pages.
    """
    notes: list[str] = []

    def say(*parts: object) -> None:
        notes.append(" ".join(map(str, parts)))

    answer = Answer(topics, briefs, lines)
    totals: Item = {}
    for score in (
        score_copies,
        score_estimates,
        score_contradictions,
        score_event_contradictions,
    ):
        totals |= score(topics, answer, say)
    totals["claims_unresolved"] = len(answer.unresolved)
    return totals, notes


def score_copies(topics: Topics, answer: Answer, say: Say) -> Item:
    """Pairs of pages that carry one text, and of what kind the copies are."""
    groups, kinds = _told_groups(topics, answer)
    given, wanted = _pairs(groups), _pairs(topics.groups)
    for pair in sorted(map(sorted, wanted - given)):
        say("copies: not joined", *pair)
    for pair in sorted(map(sorted, given - wanted)):
        say("copies: wrongly joined", *pair)
    corrected: list[bool] = []
    right: list[bool] = []
    for group, members in zip(topics.reconcile["copy_groups"], topics.groups, strict=True):
        for copy in group["copies"]:
            page = copy["doc"]
            mine = next((g for g in groups if page in g and len(g & members) > 1), set())
            allowed, given_kind = _allowed_kinds(copy["kind"]), kinds.get(page)
            if _CORRECTED in allowed:  # it may also be taken as the original of the others
                told = page not in kinds and _CORRECTED in {kinds.get(one) for one in mine}
                corrected.append(bool(mine) and (given_kind == _CORRECTED or told))
            right.append(bool(mine) and (page not in kinds or given_kind in allowed))
            if mine and page in kinds and given_kind not in allowed:
                say("copies: kind of", page, "is", given_kind, "not", copy["kind"])
    apart = {frozenset((one["a"], one["b"])) for one in topics.reconcile.get("not_copies", [])}
    independent = len(topics.documents) - sum(len(group) - 1 for group in topics.groups)
    return {
        "copies": _precision_and_recall(len(given & wanted), len(given), len(wanted)),
        "copies_wrongly_joined": len(given & apart),
        "copies_corrected": round(sum(corrected) / len(corrected), 3) if corrected else None,
        "copies_kind": round(sum(right) / len(right), 3) if right else None,
        "independent_reports": [
            answer.briefs.get("", {}).get("independent_reports"),
            independent,
        ],
    }


def _told_groups(topics: Topics, answer: Answer) -> tuple[list[set[str]], dict[str, str | None]]:
    """Groups of the brief, those that share a page joined, and the kind given to each copy."""
    groups: list[set[str]] = []
    kinds: dict[str, str | None] = {}
    for group in answer.briefs.get("", {}).get("copies", []):
        members: set[str] = set()
        for path in (group["original"], *(copy["path"] for copy in group["copies"])):
            members |= {page for page in [topics.page(path)] if page}
        for copy in group["copies"]:
            page = topics.page(copy["path"])
            if page:
                kinds[page] = copy.get("kind")
        for other in [one for one in groups if one & members]:
            groups.remove(other)
            members |= other
        groups.append(members)
    return groups, kinds


def _allowed_kinds(kind: str) -> set[str]:
    if _CORRECTED in kind:
        return {_CORRECTED}
    return {name for name, word in _KINDS if word in kind} or {"exact", "near_verbatim"}


def _pairs(groups: Iterable[set[str]]) -> set[frozenset[str]]:
    return {frozenset(pair) for group in groups for pair in combinations(sorted(group), 2)}


def _precision_and_recall(right: int, given: int, wanted: int) -> dict[str, float]:
    precision = right / given if given else 0.0
    recall = right / wanted if wanted else 0.0
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"p": round(precision, 3), "r": round(recall, 3), "f1": round(both, 3)}
