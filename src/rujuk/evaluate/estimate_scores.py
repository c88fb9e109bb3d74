"""Expected estimates against those of the briefs of their days.

An estimate is chosen by what it draws on, never by name: its measure is one of the metric's, its
modality is that of the metric; of these the one that holds most of the metric's counts known that
day, then the one with fewest counts of other metrics.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, TypeAlias

from rujuk.evaluate.answers import claims_of
from rujuk.evaluate.topics import near

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rujuk.evaluate.answers import Answer
    from rujuk.evaluate.tally import Item
    from rujuk.evaluate.topics import Topics

Say: TypeAlias = "Callable[..., None]"

PLANNED = "planned"
HAPPENED = frozenset({"happened", "ongoing", None})
PARTS = ("found", "best", "low", "high")
BAND_SHARE = 0.25
"""Low and high may differ by this share: bands widen words."""


def choose(topics: Topics, answer: Answer, topic: Item, expected: Item, day: str) -> Item | None:
    """The estimate of that day's brief that speaks of the metric, or null."""
    brief = answer.briefs.get(day, {})
    entries = topics.entries(topic, expected)
    known = [entry for entry in entries if entry["reported_on"] <= day] or entries
    plain = Counter(topics.units(entry["count_id"])[0] for entry in known).most_common(1)[0][0]
    measures = {unit for entry in known for unit in topics.units(entry["count_id"])}
    modalities = {PLANNED} if all(e.get("modality") == PLANNED for e in known) else HAPPENED
    own = {topics.canonical(entry["count_id"]) for entry in known}
    pages = {page for entry in known for page in (entry["doc"], *entry.get("also_in", []))}
    key = (topic["id"], expected["metric"])
    best: tuple[tuple[Any, ...], Item] | None = None
    for one in brief.get("estimates", []):
        if one["measure"] not in measures or one.get("modality") not in modalities:
            continue
        drawn = claims_of(one, brief)
        counts, shared_pages = answer.counts(drawn), answer.pages(drawn)
        hits = len(counts & own)
        foreign = len([count for count in counts if topics.metric_of.get(count, key) != key])
        if hits or (shared_pages & pages and not foreign):
            rank = (
                hits,
                one["measure"] == plain,
                -foreign,
                len(shared_pages & pages),
                one.get("as_of") or "",
                one["id"],
            )
            if best is None or rank > best[0]:
                best = rank, one
    return best[1] if best else None


def bound_agrees(estimate: Item, expected: Item, side: str) -> bool | None:
    """Whether low or high is right; null where the gold does not say."""
    wanted, given = expected[side], estimate.get(side)
    if side == "high" and (wanted is None or expected.get("high_open")):
        if estimate.get("open_top") or given is None:
            return True
        return wanted is not None and float(given) >= 0.995 * wanted
    if wanted is None:
        return None
    return any(near(given, one, BAND_SHARE) for one in [wanted, *expected.get(side + "_ok", [])])


def judge(estimate: Item | None, expected: Item) -> dict[str, bool | None]:
    """Each part of an expectation: right, wrong, or null where the gold does not ask."""
    if estimate is None:
        low = None if expected["low"] is None else False
        return {"found": False, "best": False, "low": low, "high": False}
    best, accepted = estimate.get("best"), expected["best_ok"]
    return {
        "found": True,
        "best": None in accepted if best is None else any(near(best, one) for one in accepted),
        "low": bound_agrees(estimate, expected, "low"),
        "high": bound_agrees(estimate, expected, "high"),
    }


def score_estimates(topics: Topics, answer: Answer, say: Say) -> Item:
    """Shares found and right, estimates that look ahead, plans told as deeds."""
    tally: dict[str, list[bool]] = {part: [] for part in PARTS}
    for topic, expected, day in topics.expectations():
        estimate = choose(topics, answer, topic, expected, day)
        judged = judge(estimate, expected)
        for part, good in judged.items():
            if good is not None:
                tally[part].append(good)
        wrong = [part for part, good in judged.items() if good is False]
        if wrong:
            wanted = f"{expected['low']} / {expected['best_ok']} / {expected['high']}"
            say(
                f"estimate: {topic['id']} {expected['metric']} at {day}:",
                f"{_shown(estimate)}, want {wanted}: wrong {' '.join(wrong)}",
            )
    late, planned = _out_of_place(topics, answer)
    for day, page in sorted(late):
        say("leak: at", day, page)
    for count in sorted(planned):
        say("planned count in a happened estimate:", count)
    return {
        **{f"estimate_{part}": _share(found) for part, found in tally.items()},
        "estimates": len(tally["best"]),
        "leaks": len(late),
        "planned_as_happened": len(planned),
    }


def _out_of_place(topics: Topics, answer: Answer) -> tuple[set[tuple[str, str]], set[str]]:
    """Days with pages published later, and planned counts inside estimates of what happened."""
    plans = {
        topics.canonical(entry["count_id"])
        for topic in topics.topics
        for entry in topic["timeline"]
        if entry.get("modality") == PLANNED
    }
    late: set[tuple[str, str]] = set()
    planned: set[str] = set()
    for day, brief in answer.briefs.items():
        for estimate in brief.get("estimates", []):
            drawn = claims_of(estimate, brief)
            if day:
                late |= {
                    (day, page) for page in answer.pages(drawn) if topics.published[page] > day
                }
            if estimate.get("modality") in HAPPENED:
                planned |= answer.counts(drawn) & plans
    return late, planned


def _shown(estimate: Item | None) -> str:
    if estimate is None:
        return "no estimate"
    band = " / ".join(str(estimate.get(key)) for key in ("low", "best", "high"))
    return band + (" open" if estimate.get("open_top") else "")


def _share(judged: Sequence[bool]) -> float | None:
    return round(sum(judged) / len(judged), 3) if judged else None
