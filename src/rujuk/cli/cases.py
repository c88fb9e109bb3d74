"""Commands over a case file: add, check, runs, forget."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rujuk.cli.additions import tell_addition
from rujuk.cli.group import rujuk
from rujuk.cli.inputs import (
    CASE,
    EXIT_CHECK_FAILED,
    EXIT_UNREAD,
    FIELDS,
    JOBS,
    PAGES,
    check_inputs,
    named_fields,
    opened_case,
)
from rujuk.cli.progress import LOG_FORMAT, Progress
from rujuk.cli.stopping import told_when_stopped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rujuk.store.run_report import RunReport

MANY = 1_000
"""Pages that were added by another program from which it is told that they take their time."""


@rujuk.command()
@CASE
@PAGES
@FIELDS
@JOBS
@LOG_FORMAT
def add(
    case: str, paths: tuple[str, ...], fields: tuple[str, ...], jobs: int, log_format: str
) -> None:
    """Add pages to a case file, which is made where there is none; print what changed.

    After the pages come claims and contradictions that are new or gone, then each figure that the
    pages moved, with what moved it and by whose word.
    """
    check_inputs(paths)
    from rujuk.brief.changes import changes_since
    from rujuk.read.inputs.position import Position
    from rujuk.store.adding import Outcome

    position = Position(paths)
    with (
        told_when_stopped(lambda: _kept(case)),
        opened_case(case, must_exist=False) as opened,
        Progress(log_format=log_format, position=position) as progress,
    ):
        lacking = opened.lacking()
        if lacking > MANY:
            message = "pages are taken into the tables that find affairs, once: some ms a page"
            click.echo(f"{case}: {lacking} {message}", err=True)
        last = opened.last_run() or 0
        made = opened.add(
            paths,
            fields=named_fields(fields),
            jobs=jobs,
            position=position,
            progress=lambda addition: tell_addition(addition, progress),
        )
        changed = []
        if made.run is not None:
            found = changes_since(opened, last)
            changed = ["too many pages to tell: rujuk brief CASE"] if found is None else found.lines
            changed = changed or ["no figure changed"]
    counts = ", ".join(f"{number} {outcome.value}" for outcome, number in made.counts.items())
    run = "nothing changed" if made.run is None else f"run {made.run}"
    click.echo(f"{run}: {counts}")
    for line in changed:
        click.echo(line.encode())
    if made.counts[Outcome.UNREAD]:
        raise click.exceptions.Exit(EXIT_UNREAD)


def _kept(case: str) -> str:
    return f"the pages that were told are kept in {case}; the same command goes on with the others"


@rujuk.command()
@CASE
def check(case: str) -> None:
    """Prove the laws for every record of a case; exit 1 where one is broken."""
    with opened_case(case) as opened:
        broken = opened.check()
        kept = sum(1 for _ in opened.pages())
    for one in broken:
        click.echo(f"law {one.law}: {one.document} {one.record} {one.where}: {one.message}")
    click.echo(f"{kept} pages, {len(broken)} broken laws")
    if broken:
        raise click.exceptions.Exit(EXIT_CHECK_FAILED)


@rujuk.command()
@CASE
@click.option("--json", "as_json", is_flag=True, help="One JSON object per run.")
def runs(case: str, as_json: bool) -> None:
    """List the numbered runs that changed a case, and how each went.

    Below each run: pages by what became of them, copies, the processor's time by stage, and what
    was lost by reason, most frequent first.
    """
    import dataclasses

    from rujuk import form
    from rujuk.store.adding import Outcome

    with opened_case(case) as opened:
        reports = opened.run_reports()
        for run in opened.runs():
            report = reports.get(run.number)
            unread = run.unread if report is None else report.pages.get(Outcome.UNREAD, 0)
            if as_json:
                told = dataclasses.asdict(report) if report is not None else None
                whole = {**dataclasses.asdict(run), "unread": unread, "report": told}
                click.echo(form.encode(whole))
                continue
            state = "" if run.closed else " (going on, or stopped in the middle)"
            click.echo(
                f"{run.number} {run.kind} by rujuk {run.rujuk}: {run.documents} pages, "
                f"{run.sightings} sightings, {run.codings} codings, {unread} not read, "
                f"{run.forgotten} forgotten, {run.reviews} reviews{state}"
            )
            for line in _report_lines(report):
                click.echo(f"  {line}".encode())


def _report_lines(report: RunReport | None) -> Iterator[str]:
    from rujuk.brief.loss_report import reason_words
    from rujuk.store.adding import Outcome

    if report is None:
        return
    pages = sum(report.pages.values())
    told = ", ".join(
        f"{number} {'not read' if outcome == Outcome.UNREAD else outcome}"
        for outcome, number in sorted(report.pages.items())
    )
    yield f"{pages} pages met: {told}; {report.copies} copies; {report.records} records"
    whole = sum(report.seconds.values())
    stages = ", ".join(f"{stage} {seconds:.2f} s" for stage, seconds in report.seconds.items())
    rate = f", {pages / whole:.3g} pages a second" if whole else ""
    yield f"processor: {stages}{rate}"
    for reason, number in sorted(report.lost.items(), key=lambda one: (-one[1], one[0])):
        yield f"lost {number}: {reason_words(reason)}"


@rujuk.command()
@CASE
@click.argument("document", metavar="DOC")
def forget(case: str, document: str) -> None:
    """Remove the text and quotes of a page from a case; its id stays as a tombstone.

    Of reviews of its records the verdict stays and who gave it; notes and fields go.
    """
    from rujuk.store.migration import backups_of

    with opened_case(case) as opened:
        run = opened.forget(document)
    click.echo(f"forgotten in run {run}: {document}")
    for backup in backups_of(case):
        message = "was kept when the case was brought to a newer form and may still hold the words"
        click.echo(f"{backup} {message}; delete it", err=True)
