"""The watch itself: rounds over its sources, what each changed, the alerts it raises.

A page is reported when it is in the case; what changed is told of all runs since the last that was
told, so that a round that was killed is told by the next one. The log is written before the case
remembers that it was told, and the alerts are kept in the very transaction in which it does: killed
at any moment, the watch may tell a round twice (with the same number), and never leaves one out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rujuk.brief.changes import changes_since
from rujuk.records import Loss
from rujuk.watch.alerts import judge
from rujuk.watch.channels import append_lines, send_pending
from rujuk.watch.gathering import Gathering
from rujuk.watch.round_report import RoundReport
from rujuk.watch.states import Ledger, Pending, State, WatchState
from rujuk.watch.story_rates import MOST_ROUNDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from rujuk.jobs.coding import Coder
    from rujuk.store.adding import Addition
    from rujuk.store.case import Case
    from rujuk.watch.alert_rules import Alerts
    from rujuk.watch.alerts import Alert
    from rujuk.watch.channels import Delivery
    from rujuk.watch.fetching import Fetcher
    from rujuk.watch.times import Time

AT_MOST = 5_000
"""Pages that are weighed to tell what a round changed: some 100 seconds for so many."""


class Watcher:
    """Watches sources for a case: feeds, pages, folders, files."""

    def __init__(
        self,
        case: Case,
        sources: Sequence[str],
        *,
        fetcher: Fetcher,
        coder: Coder,
        time: Time,
        is_passed_over: Callable[[str], bool] = lambda _: False,
        fields: Mapping[str, str] | None = None,
        alerts: Alerts | None = None,
        log: str | None = None,
    ) -> None:
        """`log`: a file of JSON Lines that gets a line for each round. `fields`: of lists."""
        self._case = case
        self._sources = sources
        self._fetcher = fetcher
        self._coder = coder
        self._time = time
        self._is_passed_over = is_passed_over
        self._fields = fields
        self._alerts = alerts
        self._log = log
        self._ledger = Ledger(case)

    def run_round(
        self,
        *,
        hear: Callable[[Addition], None] = lambda _: None,
        tell: Callable[[RoundReport], None] = lambda _: None,
    ) -> RoundReport:
        """One round. `hear` is told of each page once it is kept, `tell` of all that changed.

        Raises CaseError where the case cannot be written, OSError where the log cannot.
        """
        began = self._time.stamp()
        state = self._ledger.watch()
        if state is None:  # what stood in the case before is not told
            last = self._case.last_run() or 0
            state = WatchState(told=last, runs=(last,))
            self._ledger.keep(Ledger.watched(state))
        gathering = Gathering(
            fetcher=self._fetcher,
            ledger=self._ledger,
            time=self._time,
            is_passed_over=self._is_passed_over,
            fields=self._fields,
        )
        additions: list[Addition] = []

        def kept(addition: Addition) -> None:
            gathering.keep(addition.path)
            additions.append(addition)
            hear(addition)

        self._case.add_found(
            gathering.find(self._sources), gathering.coded(self._coder), progress=kept
        )
        gathering.keep_all()
        report, after, pending = self._told(state, began, additions, gathering)
        if self._log is not None:
            append_lines(self._log, [msgspec.json.encode(report.form)])
        tell(report)
        self._ledger.keep({**Ledger.watched(after), **pending})
        return report

    def send(self, write: Callable[[str], None], hear: Callable[[Delivery], None]) -> None:
        """Send the alerts that wait; `hear` is told what each channel took or did not take.

        `write` prints on the standard output. Raises OSError where the log cannot be written.
        """

        def note(delivery: Delivery) -> None:
            if self._log is not None:
                append_lines(self._log, [msgspec.json.encode(delivery.form)])
            hear(delivery)

        if self._alerts is not None:
            send_pending(self._ledger, self._alerts.channels, self._fetcher, write, note)

    def _told(
        self, state: WatchState, began: str, additions: list[Addition], gathering: Gathering
    ) -> tuple[RoundReport, WatchState, dict[str, State | None]]:
        """The report of this round, the state after it, and the alerts that are to be sent."""
        number, last = state.rounds + 1, self._case.last_run() or 0
        changes = None
        if last != state.told:
            changes = changes_since(self._case, state.told, at_most=AT_MOST)
        raised: list[Alert] = []
        pending: dict[str, State | None] = {}
        if self._alerts is not None and changes is not None:
            first_runs = self._case.watched.first_runs()
            for rule, alert in judge(self._alerts, changes, number, first_runs, state.runs):
                raised.append(alert)
                said = msgspec.json.encode(alert).decode()
                for channel in self._alerts.channels_of(rule):
                    key = Ledger.pending_key(number, alert.id, channel)
                    pending[key] = Pending(channel=channel, alert=said)
        losses = gathering.losses
        untold = changes is None and last != state.told
        if untold and self._alerts is not None:
            reason = f"more than {AT_MOST} pages were touched: no rule was looked at"
            losses = [*losses, Loss(stage="alert", reason=reason, path=self._case.path)]
        report = RoundReport(
            number=number,
            began_at=began,
            runs=(state.told, last),
            additions=tuple(additions),
            losses=tuple(losses),
            changes=changes,
            untold=untold,
            alerts=tuple(raised),
            cut_short=gathering.is_cut_short,
        )
        runs = (*state.runs, last)[-MOST_ROUNDS - 1 :]
        return report, WatchState(rounds=number, told=last, runs=runs), pending
