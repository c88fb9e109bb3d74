"""The command watch: sources fetched round by round, what changed told, alerts sent."""

from __future__ import annotations

import os
import signal
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from rujuk.cli.additions import tell_addition
from rujuk.cli.group import rujuk
from rujuk.cli.inputs import (
    CASE,
    EXIT_INTERRUPTED,
    EXIT_UNREAD,
    FIELDS,
    JOBS,
    SOURCES,
    named_fields,
    opened_case,
)
from rujuk.cli.progress import LOG_FORMAT, Progress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rujuk.watch.alert_rules import Alerts
    from rujuk.watch.channels import Delivery
    from rujuk.watch.round_report import RoundReport

_UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
_LOOKS_EVERY = 0.25  # seconds: how soon a wait ends when the user wants to stop
_SCHEMES = ("http://", "https://")


class Span(click.ParamType[float]):
    """A time such as 90s, 15m, 2h or 1d, in seconds."""

    name = "time"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """The seconds; wrong usage for anything else."""
        said = str(value)
        number, unit = said[:-1], said[-1:]
        if not (number.isascii() and number.isdigit() and unit in _UNITS and int(number[:9])):
            self.fail(f"{said}: give a number and one of s, m, h, d, as 15m", param, ctx)
        return float(int(number[:9]) * _UNITS[unit])


class _Stop:
    """Whether the user wants to stop: the first signal asks, the second one ends at once."""

    def __init__(self) -> None:
        self.asked = False

    def __call__(self) -> bool:
        return self.asked

    def hear(self, _signal: int, _frame: object) -> None:
        """What a signal does."""
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
        os.write(2, b"stopping; what was fetched is kept\n")  # nothing else is safe in a signal

    def sleep(self, seconds: float) -> None:
        """Wait so long, or until the user wants to stop."""
        until = time.monotonic() + seconds
        while not self.asked and (left := until - time.monotonic()) > 0:
            time.sleep(min(left, _LOOKS_EVERY))

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Hear the signals that end programs."""
        before = {one: signal.signal(one, self.hear) for one in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


@rujuk.command()
@CASE
@SOURCES
@click.option("--once", is_flag=True, help="One round, then end.")
@click.option(
    "--every", type=Span(), help="From the start of a round to that of the next: 90s, 15m, 2h, 1d."
)
@click.option("--log", type=click.Path(), help="Append what each round changed: a line of JSON.")
@click.option("--alerts", type=click.Path(), help="A file of rules and channels, as YAML.")
@click.option(
    "--allow",
    "allowed",
    multiple=True,
    metavar="HOST",
    help="Fetch from this host, at any port, though its address is private; for each such host.",
)
@click.option("--user-agent", help="What to call itself to servers.  [default: rujuk/VERSION]")
@click.option(
    "--delay",
    type=click.FloatRange(min=0),
    default=2.0,
    show_default=True,
    help="Least seconds between two questions to one host.",
)
@FIELDS
@JOBS
@LOG_FORMAT
def watch(
    case: str,
    sources: tuple[str, ...],
    once: bool,
    every: float | None,
    log: str | None,
    alerts: str | None,
    allowed: tuple[str, ...],
    user_agent: str | None,
    delay: float,
    fields: tuple[str, ...],
    jobs: int,
    log_format: str,
) -> None:
    """Add new pages of feeds, addresses, folders and files to a case, round by round.

    A SOURCE is the http or https address of a feed or a page, or the path of a folder or file.
    After each round the pages are told and what they changed, as `add` does, and alerts are sent.
    A signal (Ctrl-C) ends the watch when the page in hand is done; what was told is kept, whenever
    the program ends. Of --once, an exit code of 3 says that some sources could not be had or some
    alerts not sent, 130 that it was stopped before all sources were read.
    """
    if once == (every is not None):
        message = "give --once or --every, one of both"
        raise click.UsageError(message)
    _check_sources(sources)
    _check_hosts(allowed)
    from rujuk.watch.channels import append_lines

    rules = _load_alerts(alerts)
    if log is not None:
        append_lines(log, [])  # a log that cannot be written is told before anything is done
    from rujuk.jobs.pool import Pool
    from rujuk.store.own_files import is_own_file
    from rujuk.watch.addresses import Gate
    from rujuk.watch.fetching import Fetcher
    from rujuk.watch.sole_watch import sole_watch
    from rujuk.watch.states import Ledger
    from rujuk.watch.times import Time
    from rujuk.watch.watcher import Watcher

    stop = _Stop()
    clock = Time(sleep=stop.sleep, stopped=stop)
    own = _own_files(log, alerts, rules)
    with (
        opened_case(case, must_exist=False) as opened,
        sole_watch(case),
        Pool(jobs) as pool,
        stop.listening(),
        Progress(prints_pages=True, log_format=log_format) as progress,
    ):
        fetcher = Fetcher(Ledger(opened), clock, gate=Gate(allowed), agent=user_agent, delay=delay)
        watcher = Watcher(
            opened,
            sources,
            fetcher=fetcher,
            coder=pool.code,
            time=clock,
            is_passed_over=lambda path: is_own_file(path, case) or os.path.realpath(path) in own,
            fields=named_fields(fields),
            alerts=rules,
            log=log,
        )
        report: RoundReport | None = None
        deliveries: list[Delivery] = []
        while not stop():
            began = time.monotonic()
            report = watcher.run_round(
                hear=lambda addition: tell_addition(addition, progress),
                tell=lambda report: _tell(report, progress),
            )
            deliveries.clear()
            watcher.send(click.echo, lambda one: _tell_delivery(one, deliveries))
            if every is None:
                break
            stop.sleep(began + every - time.monotonic())
    if every is not None:
        return
    unsent = any(one.reason for one in deliveries)
    if report is None or report.cut_short or (unsent and stop()):
        raise click.exceptions.Exit(EXIT_INTERRUPTED)
    if unsent or report.losses or any(one.reason for one in report.additions):
        raise click.exceptions.Exit(EXIT_UNREAD)


def _check_sources(sources: tuple[str, ...]) -> None:
    """Wrong usage for an address that is not of the web, or a path that is not there."""
    for source in sources:
        if "://" in source:
            if not source.lower().startswith(_SCHEMES):
                message = f"{source}: only http and https addresses are fetched"
                raise click.UsageError(message)
        elif not os.path.lexists(source):
            message = f"{source}: no such file or folder"
            raise click.UsageError(message)


def _check_hosts(allowed: tuple[str, ...]) -> None:
    """Wrong usage for what is not the name or address of a host alone."""
    from rujuk.watch.addresses import is_host

    for said in allowed:
        if not is_host(said):
            message = (
                f"--allow {said}: give the name or address of a host alone, as localhost or"
                " 127.0.0.1, without scheme, port or path; it goes for every port"
            )
            raise click.UsageError(message)


def _load_alerts(path: str | None) -> Alerts | None:
    if path is None:
        return None
    from rujuk.watch.alert_rules import load_alerts

    return load_alerts(path)


def _own_files(log: str | None, alerts: str | None, rules: Alerts | None) -> set[str]:
    """Files that the watch itself reads or writes: they are no pages."""
    from rujuk.watch.alert_rules import FileChannel

    paths = [path for path in (log, alerts) if path is not None]
    if rules is not None:
        paths += [one.path for one in rules.channels.values() if isinstance(one, FileChannel)]
    return {os.path.realpath(path) for path in paths}


def _tell(report: RoundReport, progress: Progress) -> None:
    for loss in report.losses:
        progress.unread(loss.path, loss.reason)
    click.echo(report.head)
    for line in report.lines:
        click.echo(line.encode())


def _tell_delivery(delivery: Delivery, told: list[Delivery]) -> None:
    told.append(delivery)
    if delivery.waited:
        told_of = "1 alert" if delivery.waited == 1 else f"{delivery.waited} alerts"
        click.echo(f"{delivery.channel}: {told_of} delivered that waited")
    if delivery.reason is not None:
        waits = "1 alert waits" if delivery.waiting == 1 else f"{delivery.waiting} alerts wait"
        message = f"{delivery.reason}; {waits} for the next round"
        click.echo(f"not sent: {delivery.channel}: {message}", err=True)
