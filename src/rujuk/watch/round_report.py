"""What one round did, and as the JSON object that is a line of the log."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rujuk.brief.plain import harmless
from rujuk.weigh.conflicts import Conflict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rujuk.brief.changes import CaseChanges
    from rujuk.form import Json, JsonObject
    from rujuk.records import Loss
    from rujuk.store.adding import Addition
    from rujuk.watch.alerts import Alert
    from rujuk.weigh.changes import Moved
    from rujuk.weigh.estimates import Estimate
    from rujuk.weigh.event_contradictions import EventContradiction
    from rujuk.weigh.quantities import Quantity

TOO_MANY = "too many pages to tell: rujuk brief CASE"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundReport:
    """`number` counts the rounds of a case from 1; `began_at` is a time in UTC.

    `runs` are the last run told before and the last told now, the same where nothing changed.
    `changes` is null where nothing changed, or where `untold`: too many pages to tell of, so no
    rule was looked at. `losses` are sources, pages and files that could not be had in this round.
    `cut_short`: the watch was stopped before all sources were read.
    """

    number: int
    began_at: str
    runs: tuple[int, int]
    additions: tuple[Addition, ...]
    losses: tuple[Loss, ...]
    changes: CaseChanges | None
    untold: bool
    alerts: tuple[Alert, ...]
    cut_short: bool

    @property
    def head(self) -> str:
        """The line that a terminal shows first: what became of pages, and what was not read."""
        counts = Counter(one.outcome.value for one in self.additions)
        told = ", ".join(f"{number} {outcome}" for outcome, number in counts.items())
        parts = [told or "nothing new"]
        if self.losses:
            parts.append(f"{len(self.losses)} not read")
        if self.cut_short:
            parts.append("stopped before all sources were read")
        return f"round {self.number}, {self.began_at}: {'; '.join(parts)}"

    @property
    def lines(self) -> list[str]:
        """What changed, for a terminal."""
        if self.untold:
            return [TOO_MANY]
        if self.changes is None:
            return []
        return self.changes.lines or ["no figure changed"]

    @property
    def form(self) -> JsonObject:
        """The report as JSON."""
        found = self.changes
        return {
            "round": self.number,
            "began_at": self.began_at,
            "runs": [*self.runs],
            "pages": [
                {"outcome": one.outcome.value, "document": one.document, "path": one.path}
                for one in self.additions
                if one.reason is None
            ],
            "not_read": [*_faults(self)],
            "cut_short": self.cut_short,
            "lines": [*self.lines],
            "claims_new": [*found.changes.claims_new] if found else [],
            "claims_gone": [*found.changes.claims_gone] if found else [],
            "moved": [_moved(one, found) for one in found.changes.moved] if found else [],
            "untold": [_quantity(one, found) for one in found.changes.untold] if found else [],
            "opened": [_dispute(one, found) for one in found.changes.opened] if found else [],
            "closed": [_dispute(one, found) for one in found.changes.closed] if found else [],
            "alerts": [one.id for one in self.alerts],
        }


def _faults(report: RoundReport) -> Iterator[Json]:
    for one in report.additions:
        if one.reason is not None:
            yield {"path": one.path, "reason": one.reason, "kept": True}
    for loss in report.losses:
        yield {"path": loss.path, "reason": loss.reason, "kept": False}


def _moved(moved: Moved, found: CaseChanges) -> JsonObject:
    return {
        **_quantity(moved.quantity, found),
        "change": moved.step.change.value,
        "before": _estimate(moved.before),
        "now": _estimate(moved.step.estimate),
        "line": harmless(found.line(moved)),
    }


def _quantity(quantity: Quantity, found: CaseChanges) -> JsonObject:
    return {
        "quantity": quantity.id,
        "name": harmless(found.name(quantity)),
        "measure": quantity.measure.value,
        "country": quantity.subject.country,
        "place": [*quantity.scope.path],
        "modality": quantity.modality.value,
    }


def _estimate(one: Estimate | None) -> JsonObject | None:
    if one is None:
        return None
    return {
        "low": one.low,
        "best": one.best,
        "high": one.high,
        "open_top": one.open_top,
        "grade": one.grade,
    }


def _dispute(one: Conflict | EventContradiction, found: CaseChanges) -> JsonObject:
    why = one.why.value if isinstance(one, Conflict) else one.why
    return {"why": why, "records": [*one.records], "line": harmless(found.dispute(one))}
