"""How a run went: pages, copies, what was lost by reason, where the time went.

Kept beside the case's records for whoever runs it; no result is made of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from rujuk.store.lost_reasons import counted_reason

if TYPE_CHECKING:
    import sqlite3

    from rujuk.jobs.coding import CodedPage

MOST_REASONS = 100
"""Reasons that are told of one run; what is left stands under "other"."""

_OTHER = "other"


@dataclass(slots=True, kw_only=True)
class RunReport:
    """What one run did, so far.

    `pages` counts inputs by what became of them; `lost` what was not read, or not coded of pages
    that were added or coded anew, by reason as `rujuk losses` counts them; `copies` pages whose
    text another page of the case holds. `seconds` are of the processor, by stage: read and code in
    all workers together, store and link in the program that writes.
    """

    pages: dict[str, int] = field(default_factory=dict)
    records: int = 0
    copies: int = 0
    lost: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def meet(self, outcome: str) -> None:
        """Count an input by what became of it."""
        self.pages[outcome] = self.pages.get(outcome, 0) + 1

    def spend(self, page: CodedPage) -> None:
        """Take in the time of a page that was met."""
        self.add_seconds("read", page.read_seconds)
        self.add_seconds("code", page.code_seconds)

    def count(self, page: CodedPage) -> None:
        """Take in the records and losses of a page whose coding was written."""
        for loss in page.document.losses:
            self.lose(loss.reason)
        if page.coding is not None:
            coding = page.coding
            self.records += len(coding.claims) + len(coding.events) + len(coding.relations)
            for loss in coding.losses:
                self.lose(loss.reason)

    def lose(self, reason: str) -> None:
        """Count a loss."""
        told = counted_reason(reason)
        if told not in self.lost and len(self.lost) >= MOST_REASONS:
            told = _OTHER
        self.lost[told] = self.lost.get(told, 0) + 1

    def add_seconds(self, stage: str, seconds: float) -> None:
        """Count time spent on a stage."""
        self.seconds[stage] = self.seconds.get(stage, 0.0) + seconds


def write_report(connection: sqlite3.Connection, run: int, report: RunReport) -> None:
    """Keep the report of a run, in the place of an earlier one of it."""
    connection.execute(
        "INSERT OR REPLACE INTO run_reports VALUES (?, ?)",
        (run, msgspec.json.encode(report).decode()),
    )


def read_reports(connection: sqlite3.Connection) -> dict[int, RunReport]:
    """The reports that a case keeps, by the number of the run."""
    rows = connection.execute("SELECT run, report FROM run_reports ORDER BY run")
    return {run: msgspec.json.decode(report, type=RunReport) for run, report in rows}
