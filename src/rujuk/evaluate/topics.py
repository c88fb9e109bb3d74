"""The gold of weighing many pages: topics with timelines, expected estimates, contradictions.

A count of a copy stands for the count of its original with the same measure and value, so it does
not matter from which reprint a figure was taken. `docs/evaluation.md` describes the form.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rujuk.evaluate.tally import Item

SAME_SHARE = 0.005
"""Two figures are the same within this share of the second."""
_LEAST_SLACK = 1e-9
_PAGE_ID = re.compile(r"\b[a-z]\d\d\b")

Pair: TypeAlias = frozenset[str]


def near(one: float | None, other: float | None, share: float = SAME_SHARE) -> bool:
    """Whether two figures agree; no figure agrees with nothing."""
    if one is None or other is None:
        return False
    return abs(float(one) - float(other)) <= max(_LEAST_SLACK, share * abs(float(other)))


def shared(one: Item, start: int, end: int) -> int:
    """Code points that a gold record shares with a span; negative where they are apart."""
    return int(min(one["char_end"], end) - max(one["char_start"], start))


class Topics:
    """What is expected of a set of pages: `reconcile` beside the `documents` of the gold."""

    def __init__(self, reconcile: Item, documents: Sequence[Item]) -> None:
        """Take both as they were read from JSON; pages are named by their file's own name."""
        self.reconcile = reconcile
        self.documents = documents
        self.topics: list[Item] = reconcile["topics"]
        self.page_of_name = {Path(page["file"]).name: page["id"] for page in documents}
        self.published = {page["id"]: page.get("publication_date") or "" for page in documents}
        self.counts: dict[str, tuple[str, Item]] = {
            one["id"]: (page["id"], one) for page in documents for one in page["counts"]
        }
        self.events: dict[str, tuple[str, Item]] = {
            one["id"]: (page["id"], one) for page in documents for one in page["events"]
        }
        self.groups = [
            {group["original"], *(copy["doc"] for copy in group["copies"])}
            for group in reconcile["copy_groups"]
        ]
        self.metric_of = {
            entry["count_id"]: (topic["id"], entry["metric"])
            for topic in self.topics
            for entry in topic["timeline"]
        }

    def page(self, path: str | None) -> str | None:
        """The id of the page at a path; null for one that is none of the set."""
        return self.page_of_name.get(Path(path).name) if path else None

    def pages_in(self, text: object) -> set[str]:
        """The ids of pages that a text names."""
        return set(_PAGE_ID.findall(str(text))) & set(self.published)

    @cached_property
    def same(self) -> dict[str, str]:
        """Count of a copy to the count of its original with the same measure and value."""
        found: dict[str, str] = {}
        for group in self.reconcile["copy_groups"]:
            for copy in group["copies"]:
                free = self._counts_of(group["original"])
                for one in self._counts_of(copy["doc"]):
                    figure = self._figure(one)
                    twin = next((other for other in free if self._figure(other) == figure), None)
                    if twin is not None:
                        found[one] = twin
                        free.remove(twin)
        return found

    def _counts_of(self, page: str) -> list[str]:
        return [one for one, (where, _) in self.counts.items() if where == page]

    def _figure(self, count_id: str) -> tuple[Any, ...]:
        count = self.counts[count_id][1]
        return tuple(count[key] for key in ("unit", "low", "best", "high"))

    def canonical(self, count_id: str) -> str:
        """The count itself, or that of the original for one of a copy."""
        return self.same.get(count_id, count_id)

    def units(self, count_id: str) -> list[str]:
        """The measures a count may be given; the first is the plain one."""
        count = self.counts[count_id][1]
        return [count["unit"], *count.get("unit_ok", [])]

    def meant(self, claim: Mapping[str, Any]) -> tuple[str | None, str | None]:
        """The page of a claim, and the count it stands for: same value, same measure, overlap."""
        page = self.page(claim["path"])
        best: tuple[tuple[bool, bool, float], str] | None = None
        for count_id, (where, count) in self.counts.items():
            common = shared(count, claim["start"], claim["end"]) if where == page else 0
            if common <= 0:
                continue
            told = [(claim.get(key), count[key]) for key in ("low", "best", "high")]
            first = min(count["char_start"], claim["start"])
            last = max(count["char_end"], claim["end"])
            rank = (
                any(near(value, wanted) for value, wanted in told),
                claim.get("measure") in self.units(count_id),
                common / (last - first),
            )
            if best is None or rank > best[0]:
                best = rank, count_id
        return page, self.canonical(best[1]) if best else None

    def entries(self, topic: Item, expected: Item) -> list[Item]:
        """The timeline of a metric up to the day that an expectation is of."""
        return [
            entry
            for entry in topic["timeline"]
            if entry["metric"] == expected["metric"]
            and entry["as_of"] <= expected["as_of"][: len(entry["as_of"])]
        ]

    def expectations(self) -> Iterator[tuple[Item, Item, str]]:
        """Each expected estimate with its topic and the day on which it can be asked."""
        for topic in self.topics:
            for expected in topic["expected"]:
                yield topic, expected, self.day(topic, expected)

    def day(self, topic: Item, expected: Item) -> str:
        """The day of an expectation, or the first on which it had been told.

        That is the publication of the latest page that its basis names for the metric; else of the
        first that carries an accepted figure and of the first that speaks of that very day.
        """
        entries = self.entries(topic, expected)
        named = self.pages_in(expected.get("basis", ""))
        days = [entry["reported_on"] for entry in entries if entry["doc"] in named]
        if not days:
            fitting = sorted(e["reported_on"] for e in entries if _carries(e, expected["best_ok"]))
            of_it = sorted(e["reported_on"] for e in entries if e["as_of"] == expected["as_of"])
            days = fitting[:1] + of_it[:1]
        return str(max([expected["as_of"], *days]))

    def days(self) -> list[str]:
        """Every day on which an expectation is asked."""
        return sorted({day for _, _, day in self.expectations()})

    @cached_property
    def disputes(self) -> tuple[set[Pair], set[Pair], set[Pair]]:
        """Pairs of counts that contradict, that must not be told so, and that count neither way."""
        listed = set(self._pairs("contradictions", "a", "b"))
        wrong = set(self._pairs("non_contradictions", "a", "b"))
        neutral = set(self._pairs("possible_growth", "a", "b"))
        neutral |= set(self._pairs("corrections", "old", "new"))
        for topic in self.topics:
            for update in topic.get("updates", []):
                wrong |= set(self._updated(topic, update))
        return listed, wrong - listed, neutral - listed

    def _pairs(self, kind: str, one: str, other: str) -> Iterable[Pair]:
        for topic in self.topics:
            for pair in topic.get(kind, []):
                yield frozenset((self.canonical(pair[one]), self.canonical(pair[other])))

    def _updated(self, topic: Item, update: Item) -> Iterable[Pair]:
        """Figures of one source at different steps of its series."""
        source = f" {_plain(update['source'])} "
        steps = []
        for day, value in update["series"]:
            steps.append(
                {
                    self.canonical(entry["count_id"])
                    for entry in topic["timeline"]
                    if entry["metric"] == update["metric"]
                    and source in f" {_plain(entry['source'])} "
                    and near(entry["best"], value)
                    and (entry["as_of"].startswith(day) or day.startswith(entry["as_of"]))
                }
            )
        for these, those in combinations(steps, 2):
            yield from (frozenset((one, two)) for one in these for two in those if one != two)


def _plain(words: str) -> str:
    """The words alone, without case and marks, one space between them."""
    return " ".join("".join(one if one.isalnum() else " " for one in words.casefold()).split())


def _carries(entry: Item, accepted: Iterable[Any]) -> bool:
    """Whether an entry's figure is, or its bounds hold, one of these."""
    for value in accepted:
        if value is None:
            continue
        if entry["best"] is not None:
            if near(entry["best"], value):
                return True
        elif (entry["low"] or 0) <= value <= (entry["high"] or value):
            return True
    return False
