"""What new pages changed in the picture of a case, as lines for a terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rujuk.brief.naming import states
from rujuk.brief.plain import harmless
from rujuk.brief.wording import wording
from rujuk.records import Modality
from rujuk.weigh.changes import what_changed
from rujuk.weigh.conflicts import Conflict
from rujuk.weigh.constants import CONSTANTS
from rujuk.weigh.picture import weigh_reports
from rujuk.weigh.quantities import Change
from rujuk.weigh.reports import make_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rujuk.store.case import Case
    from rujuk.store.page import Page
    from rujuk.weigh.assertions import Assertion
    from rujuk.weigh.changes import Changes, Moved
    from rujuk.weigh.estimates import Estimate
    from rujuk.weigh.event_contradictions import EventContradiction
    from rujuk.weigh.picture import Weighed
    from rujuk.weigh.quantities import Quantity
    from rujuk.weigh.reports import Report

SHOWN = 20
"""Lines of what moved; `rujuk brief` has the whole picture."""
AT_MOST = 1_000
"""Pages that are weighed to tell what an addition changed: some ten seconds before and after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChanges:
    """What runs changed, and the names of the places that are told of."""

    changes: Changes
    before: Weighed
    after: Weighed
    """The pictures of the affairs that were touched."""
    places: Mapping[str, str]
    voices: Mapping[str, str]
    """The outlets, or paths, of pages that speak for themselves, by the ids of pages."""
    fresh: bool
    """Whether nothing was there before: then everything is told first."""

    @property
    def lines(self) -> list[str]:
        """How many claims and contradictions, then each estimate that is another now."""
        return [harmless(line) for line in (*_counts(self.changes), *self._moved())]

    def _moved(self) -> Iterator[str]:
        lines = [self.line(one) for one in self.changes.moved if one.before or not self.fresh]
        lines += [f"{self.name(one)}: not told any more" for one in self.changes.untold]
        lines += [f"opened: {self.dispute(one)}" for one in self.changes.opened if not self.fresh]
        lines += [f"closed: {self.dispute(one)}" for one in self.changes.closed]
        yield from lines[:SHOWN]
        if len(lines) > SHOWN:
            yield f"and {len(lines) - SHOWN} more changes: rujuk brief CASE"

    def line(self, moved: Moved) -> str:
        """An estimate that is another now: its figure, or what else of it, and who made it so."""
        step, was = moved.step, moved.before
        now = step.estimate
        change = step.change.value.replace("_", " ")
        told = _best(now)
        if was is not None and was.best != now.best:
            told = f"{_best(was)} -> {told}"
        elif was is not None and step.change is Change.BAND and _band(was) != _band(now):
            told = f"{told}, {_band(was)} -> {_band(now)}"
        elif was is not None and was.grade != now.grade:
            told = f"{told}, grade {was.grade} -> {now.grade}"
        return f"{self.name(moved.quantity)}: {told} ({change}, {self._who(step.because)})"

    def name(self, quantity: Quantity) -> str:
        """What is counted, of whom, where; its status where it did not happen."""
        subject = quantity.subject
        words = [wording("en").say(f"measure.{quantity.measure.value}")]
        if subject.country is not None:
            words.append(states("en").get(subject.country, subject.country))
        words += [subject.group] if subject.group is not None else []
        for place in quantity.scope.path[-1:]:
            words.append(self.places.get(place) or states("en").get(place, place))
        if quantity.modality is not Modality.HAPPENED:
            words.append(quantity.modality.value)
        return ", ".join(dict.fromkeys(words))

    def _who(self, one: Assertion) -> str:
        return self.voices.get(one.authority.name, one.authority.name)

    def dispute(self, one: Conflict | EventContradiction) -> str:
        """A contradiction by both its sides."""
        if isinstance(one, Conflict):
            measure = wording("en").say(f"measure.{one.one.measure.value}")
            sides = [
                f"{_number(side.figure)} by {self._who(side)}" for side in (one.one, one.other)
            ]
            return f"{measure}: {' against '.join(sides)}"
        kind = next(each.event.type.value for side in one.sides for each in side.tellings)
        return (
            f"{kind}: {' against '.join(side.says for side in one.sides)}: {', '.join(one.paths)}"
        )


def changes_since(case: Case, run: int, *, at_most: int | None = None) -> CaseChanges | None:
    """What all runs after this one changed in the picture of the case; 0: since it was empty.

    Only the affairs that they touched are weighed, before and after. Null where these hold more
    than `at_most` pages (null: `AT_MOST`): the brief then tells the picture as it is.
    """
    touched = case.touched_since(run) if run else None
    count = case.size() if touched is None else len(touched)
    if count > (AT_MOST if at_most is None else at_most):
        return None
    made: dict[str, tuple[Page, Report]] = {}
    with case.snapshot():
        earlier = case.pages(as_of_run=run, with_reviews=True, documents=touched) if run else ()
        before = _weighed(case, earlier, made, None)
        pages = case.pages(with_reviews=True, documents=touched)
        after = _weighed(case, pages, made, before)
    return CaseChanges(
        changes=what_changed(before, after),
        before=before,
        after=after,
        places={**before.places, **after.places},
        voices={one.id: one.outlet or one.path for one in (*before.reports, *after.reports)},
        fresh=not run,
    )


def _weighed(
    case: Case,
    pages: Iterable[Page],
    made: dict[str, tuple[Page, Report]],
    beside: Weighed | None,
) -> Weighed:
    """The pages weighed; reports of pages that were met before as they are now are taken again."""
    reports = []
    for page in pages:
        known = made.get(page.document.id)
        report = known[1] if known is not None and known[0] == page else _report(case, page)
        made[page.document.id] = page, report
        reports.append(report)
    return weigh_reports(reports, CONSTANTS, beside=beside)


def _report(case: Case, page: Page) -> Report:
    accepted = page.reviewed.accepted if page.reviewed is not None else frozenset[str]()
    paths = [sighting.path for sighting in page.sightings]
    signs = case.signs_of(page)
    return make_report(page.document, page.coding, paths, accepted, signs)


def _counts(changes: Changes) -> Iterator[str]:
    """The numbers of what is new or gone on one line, nothing where there is none."""
    told = (
        (len(changes.claims_new), "claim", "new"),
        (len(changes.claims_gone), "claim", "gone"),
        (len(changes.opened), "contradiction", "opened"),
        (len(changes.closed), "contradiction", "closed"),
        (sum(one.before is None for one in changes.moved), "figure", "told first"),
    )
    words = [f"{n} {noun}{'' if n == 1 else 's'} {how}" for n, noun, how in told if n]
    if words:
        yield ", ".join(words)


def _best(one: Estimate) -> str:
    value = next((each for each in (one.best, one.low, one.high) if each is not None), None)
    return "no figure" if value is None else _number(value)


def _band(one: Estimate) -> str:
    low, high = ("unknown" if each is None else _number(each) for each in (one.low, one.high))
    return f"{low} to {high}{' or more' if one.open_top else ''}"


def _number(value: float) -> str:
    return f"{value:,.0f}"
