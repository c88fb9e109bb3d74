"""The reports of a case weighed: copies, threads, the quantities of each thread, their history."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rujuk.weigh.claims import make_statements
from rujuk.weigh.copies import CopyGroup, Page, find_copies
from rujuk.weigh.denials import find_denials
from rujuk.weigh.disputed_days import find_disputed_days
from rujuk.weigh.happenings import Happening, make_happenings
from rujuk.weigh.history import steps_of
from rujuk.weigh.quantities import Quantity, Step, make_quantities
from rujuk.weigh.remembered import Remembered
from rujuk.weigh.threads import Threads, link_reports

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rujuk.records import Claim
    from rujuk.weigh.constants import Constants
    from rujuk.weigh.event_contradictions import EventContradiction
    from rujuk.weigh.repeats import Copied
    from rujuk.weigh.reports import Report
    from rujuk.weigh.statements import Statement


@dataclass(frozen=True, kw_only=True)
class Weighed:
    """What the reports say together. `threads` maps a report to the first of its thread."""

    reports: tuple[Report, ...]
    known_at: str | None
    """The day asked for, else the newest that a report proves; null where none does."""
    copies: tuple[CopyGroup, ...]
    links: Threads
    threads: Mapping[str, str]
    statements: tuple[Statement, ...]
    quantities: tuple[Quantity, ...]
    constants: Constants

    @cached_property
    def copied(self) -> dict[str, Copied]:
        """The original of each copy and how it differs, by ids of documents."""
        return copied_of(self.copies)

    @cached_property
    def originals(self) -> dict[str, str]:
        """The original of each copy, by ids of documents."""
        return {copy: original for copy, (original, _) in self.copied.items()}

    @cached_property
    def happenings(self) -> tuple[Happening, ...]:
        """The deeds that the reports tell, each once."""
        return make_happenings(self.reports, self.originals, self.threads)

    @cached_property
    def event_contradictions(self) -> tuple[EventContradiction, ...]:
        """Deeds told and denied, and days of deeds told otherwise."""
        denied = find_denials(self.happenings, self.threads)
        return (*denied, *find_disputed_days(self.happenings))

    @cached_property
    def claims(self) -> dict[str, tuple[Report, Claim]]:
        """Every claim with its report, by its id."""
        return {claim.id: (one, claim) for one in self.reports for claim in one.claims}

    @cached_property
    def places(self) -> dict[str, str]:
        """The names of the places that claims tell, by the ids that scopes hold."""
        told = [claim.place for _, claim in self.claims.values() if claim.place is not None]
        found: dict[str, str] = {}
        for place in sorted(told, key=lambda one: (one.id or "", one.name or one.text)):
            name = place.name or place.text
            found.setdefault(place.id or name.casefold(), name)
        return found

    @cached_property
    def series(self) -> dict[str, list[Step]]:
        """The steps of each quantity: each made afresh from the reports public on its day."""
        found: dict[str, list[Step]] = {}
        for reports in by_thread(self.reports, self.threads).values():
            found.update(self.series_of(reports))
        return found

    def series_of(self, reports: Sequence[Report]) -> dict[str, list[Step]]:
        """The same of the quantities of one affair, by all its reports."""
        told = {one.reported_at for one in reports if one.reported_at is not None}
        days: list[str | None] = [*sorted(told)] or [None]
        before = Remembered()
        return steps_of((day, self._known(reports, day, before)) for day in days)

    def _known(
        self, reports: Sequence[Report], day: str | None, before: Remembered
    ) -> tuple[Quantity, ...]:
        """The quantities by what was public on a day; `before` is of the days until then."""
        public = [one for one in reports if day is None or one.public_by(day)]
        statements = state_of(public, self.copied, self.links)
        return make_quantities(statements, self.constants, before)


def weigh_reports(
    reports: Iterable[Report],
    constants: Constants,
    *,
    known_at: str | None = None,
    beside: Weighed | None = None,
) -> Weighed:
    """The picture of these reports, without those public only after `known_at` (ISO day).

    `beside` is a picture with some of the very same reports: it spares work and changes nothing.
    """
    visible = sorted(
        (one for one in reports if known_at is None or one.public_by(known_at)),
        key=lambda one: one.id,
    )
    by_id = {one.id: one for one in visible}
    groups = find_copies(
        [Page(id=one.id, day=one.reported_at, fingerprint=one.fingerprint) for one in visible],
        lambda one: by_id[one].words,
    )
    copied = copied_of(groups)
    told = {one.id: one for one in beside.reports} if beside is not None else {}
    links = link_reports(
        visible,
        copied=[(one, other) for one, (other, _) in copied.items()],
        known={one.id for one in visible if told.get(one.id) is one},
        earlier=beside.links if beside is not None else None,
    )
    statements = state_of(visible, copied, links)
    days = [one.reported_at for one in visible if one.reported_at is not None]
    return Weighed(
        reports=tuple(visible),
        known_at=known_at or max(days, default=None),
        copies=tuple(groups),
        links=links,
        threads=links.of(visible),
        statements=tuple(statements),
        quantities=make_quantities(statements, constants),
        constants=constants,
    )


def copied_of(groups: Iterable[CopyGroup]) -> dict[str, Copied]:
    """The original of each copy and how it differs, by ids of documents."""
    return {copy: (group.original, kind) for group in groups for copy, kind in group.copies}


def by_thread(reports: Iterable[Report], threads: Mapping[str, str]) -> dict[str, list[Report]]:
    """The reports of each thread."""
    found: dict[str, list[Report]] = defaultdict(list)
    for one in reports:
        found[threads[one.id]].append(one)
    return found


def state_of(
    reports: Sequence[Report], copied: Mapping[str, Copied], links: Threads
) -> list[Statement]:
    """The statements of these reports, thread by thread, as if there were no others."""
    found = []
    for affair, told in sorted(by_thread(reports, links.of(reports)).items()):
        found += make_statements(told, copied, affair)
    return found
