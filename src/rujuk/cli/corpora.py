"""The command code-corpus: pages without number, coded by many processes or machines."""

from __future__ import annotations

import click

from rujuk.cli.group import rujuk
from rujuk.cli.inputs import EXIT_UNREAD, FIELDS, JOBS, SOURCES, check_inputs, named_fields
from rujuk.cli.progress import LOG_FORMAT, Progress
from rujuk.cli.stopping import told_when_stopped


@rujuk.command("code-corpus")
@SOURCES
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(file_okay=False),
    metavar="DIR",
    help="Folder of the corpus; made where there is none, gone on with where it was begun.",
)
@JOBS
@click.option(
    "--scheduler",
    metavar="ADDRESS|local",
    help="Dask scheduler whose workers code the pages (tcp://HOST:PORT), or one on this machine.",
)
@FIELDS
@LOG_FORMAT
def code_corpus(
    sources: tuple[str, ...],
    output: str,
    jobs: int,
    scheduler: str | None,
    fields: tuple[str, ...],
    log_format: str,
) -> None:
    """Code archives, folders, feeds, lists into Parquet files (needs rujuk[cluster]).

    Run it again after it was stopped: what is written is not coded again. Pages that could not be
    read are rows too, with why. `rujuk brief DIR` and `rujuk export DIR FORMAT` weigh the corpus
    as they do a case of the same pages; docs/corpus.md tells of many machines.
    """
    check_inputs(sources)
    named = named_fields(fields)
    from rujuk.corpus.extra import require_extra

    require_extra(output)
    from rujuk.corpus.course import Course
    from rujuk.corpus.run import code_corpus as run

    with told_when_stopped(lambda: _kept(output)), Progress(log_format=log_format) as progress:
        progress.position = course = Course(sources, kept=progress.pass_over)
        progress.begin("begun; pages are counted when their part is written")
        made = run(
            sources,
            output,
            fields=named,
            jobs=jobs,
            scheduler=scheduler,
            progress=progress.step,
            course=course,
        )
    parts = f"{made.coded} parts coded, {made.kept} there before"
    if made.removed:
        parts += f", {made.removed} of an earlier run removed"
    click.echo(f"{made.rows} pages found, {made.unread} not read; {parts}")
    if made.unread:
        click.echo(f"why pages were not read: rujuk losses {output}", err=True)
        raise click.exceptions.Exit(EXIT_UNREAD)


def _kept(output: str) -> str:
    """What a run that was stopped leaves in its folder."""
    from rujuk.corpus.folder import is_corpus, parts_in

    if not is_corpus(output):
        return f"nothing is written to {output} yet"
    parts = len(parts_in(output))
    return f"{parts} parts are kept in {output}; the same command goes on with what is missing"
