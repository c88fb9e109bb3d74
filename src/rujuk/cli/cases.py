"""Commands over a case file: add, check, runs, forget."""

from __future__ import annotations

import click

from rujuk.cli.group import rujuk
from rujuk.cli.inputs import (
    CASE,
    EXIT_CHECK_FAILED,
    EXIT_UNREAD,
    FIELDS,
    JOBS,
    PATHS,
    Progress,
    check_inputs,
    named_fields,
    opened_case,
)

MANY = 1_000
"""Pages that were added by another program from which it is told that they take their time."""


@rujuk.command()
@CASE
@PATHS
@FIELDS
@JOBS
def add(case: str, paths: tuple[str, ...], fields: tuple[str, ...], jobs: int) -> None:
    """Add pages to a case file, which is made where there is none; print what changed.

    After the pages come claims and contradictions that are new or gone, then each figure that the
    pages moved, with what moved it and by whose word.
    """
    check_inputs(paths)
    from rujuk.brief.changes import changes_since
    from rujuk.store.adding import Addition, Outcome

    unread = 0
    with opened_case(case, must_exist=False) as opened, Progress(prints_pages=True) as progress:

        def report(addition: Addition) -> None:
            nonlocal unread
            progress.step()
            if addition.outcome is Outcome.UNREAD:
                unread += 1
                click.echo(f"not read: {addition.path}: {addition.reason}", err=True)
            elif addition.outcome is Outcome.FORGOTTEN:
                message = "was forgotten in this case and is not added again"
                click.echo(f"{addition.path}: {addition.document} {message}", err=True)
            elif addition.outcome is not Outcome.UNCHANGED:
                click.echo(f"{addition.outcome.value} {addition.document} {addition.path}")

        lacking = opened.lacking()
        if lacking > MANY:
            message = "pages are taken into the tables that find affairs, once: some ms a page"
            click.echo(f"{case}: {lacking} {message}", err=True)
        last = opened.last_run() or 0
        made = opened.add(paths, fields=named_fields(fields), jobs=jobs, progress=report)
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
    if unread:
        raise click.exceptions.Exit(EXIT_UNREAD)


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
    """List the numbered runs that changed a case."""
    import dataclasses

    from rujuk import form

    with opened_case(case) as opened:
        for run in opened.runs():
            if as_json:
                click.echo(form.encode(dataclasses.asdict(run)))
                continue
            state = "" if run.closed else " (going on, or stopped in the middle)"
            click.echo(
                f"{run.number} {run.kind} by rujuk {run.rujuk}: {run.documents} pages, "
                f"{run.sightings} sightings, {run.codings} codings, {run.unread} not read, "
                f"{run.forgotten} forgotten, {run.reviews} reviews{state}"
            )


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
