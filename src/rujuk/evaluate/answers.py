"""What a program made of many pages, its claims and events resolved to those of the gold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.evaluate.topics import shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rujuk.evaluate.tally import Item
    from rujuk.evaluate.topics import Topics


def claims_of(record: Item, brief: Item) -> set[str]:
    """Claim ids of an estimate or contradiction: its own and those of its assertions."""
    held = {one["id"]: one.get("claims", []) for one in brief.get("assertions", [])}
    found = set(record.get("claims") or [])
    for key in ("assertions", "records"):
        for assertion in record.get(key) or []:
            found |= set(held.get(assertion, []))
    return found


def sides(record: Item, brief: Item) -> list[set[str]]:
    """The parties of a contradiction: claims of its assertions, or the record it names itself."""
    held = {one["id"]: set(one.get("claims", [])) for one in brief.get("assertions", [])}
    named = [held.get(one, {one}) for one in record.get("records") or []]
    return named if len(named) > 1 else [{claim} for claim in record.get("claims") or []]


class Answer:
    """Briefs by day ("" is without a day) and the lines of `rujuk code` for the same pages."""

    def __init__(self, topics: Topics, briefs: Mapping[str, Item], lines: Iterable[Item]) -> None:
        """Resolve every claim and event of the lines to the gold of these topics."""
        self.topics = topics
        self.briefs = briefs
        self.claims: dict[str, Item] = {}
        self.events: dict[str, Item] = {}
        for line in lines:
            where = {"path": line["path"]}
            self.claims |= {one["id"]: {**one, **where} for one in line.get("claims", [])}
            self.events |= {one["id"]: {**one, **where} for one in line.get("events", [])}
        self.meaning = {one: topics.meant(claim) for one, claim in self.claims.items()}
        self.meaning |= {one: self._zero(event) for one, event in self.events.items()}
        self.unresolved = {
            claim
            for brief in briefs.values()
            for record in [*brief.get("estimates", []), *brief.get("contradictions", [])]
            for claim in claims_of(record, brief)
        } - set(self.claims)

    def _zero(self, event: Item) -> tuple[str | None, str | None]:
        """An event that says "none died" stands for the gold's zero."""
        page = self.topics.page(event["path"])
        for count_id, (where, count) in self.topics.counts.items():
            negated = where == page and count.get("status") == "negated"
            if negated and shared(count, event["start"], event["end"]) > 0:
                return page, self.topics.canonical(count_id)
        return page, None

    def counts(self, records: Iterable[str]) -> set[str]:
        """The gold counts that claims, and claims of events, stand for."""
        wanted = set(records)
        for record in list(wanted):
            wanted |= set(self.events.get(record, {}).get("claims", []))
        return {count for one in wanted if one in self.meaning and (count := self.meaning[one][1])}

    def pages(self, records: Iterable[str]) -> set[str]:
        """The gold pages that claims or events stand on."""
        return {page for one in records if one in self.meaning and (page := self.meaning[one][0])}
