"""The command code-corpus: pages without number, coded by many processes or machines."""

from __future__ import annotations

import click

from rujuk.cli.group import rujuk
from rujuk.cli.inputs import EXIT_UNREAD, FIELDS, JOBS, SOURCES, check_inputs, named_fields
from rujuk.cli.progress import LOG_FORMAT, Progress


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
    from rujuk.corpus.run import code_corpus as run
    from rujuk.read.inputs.position import Position

    position = Position(sources)
    with Progress(log_format=log_format, position=position) as progress:
        made = run(
            sources,
            output,
            fields=named,
            jobs=jobs,
            scheduler=scheduler,
            progress=progress.step,
            position=position,
        )
    parts = f"{made.coded} parts coded, {made.kept} there before"
    if made.removed:
        parts += f", {made.removed} of an earlier run removed"
    click.echo(f"{made.rows} pages found, {made.unread} not read; {parts}")
    if made.unread:
        click.echo(f"why pages were not read: rujuk losses {output}", err=True)
        raise click.exceptions.Exit(EXIT_UNREAD)
