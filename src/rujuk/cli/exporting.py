"""The command export: a case as files that other programs load, or as pages that people read."""

from __future__ import annotations

import click

from rujuk.cli.days import read_day
from rujuk.cli.group import rujuk
from rujuk.cli.inputs import CASE_OR_CORPUS, LANGUAGE, check_run, opened_case, opened_corpus
from rujuk.export.formats import FORMATS

HTML = "html"
_LISTED = "\n".join(
    f"{name:<12} {what}"
    for name, what in (
        *((name, one.what) for name, one in FORMATS.items()),
        (HTML, "the pages of `rujuk serve`: open index.html in DIR"),
    )
)
_HELP = f"""Write a case, or a corpus, as files that other programs load, in one or more formats.

Rows of event data are happenings of the weighed picture, each once, however many pages report
it. What a format has no place for is counted on stderr; docs/exports.md tells all of it.

\b
{_LISTED}"""


@rujuk.command(help=_HELP)
@CASE_OR_CORPUS
@click.argument(
    "format_names",
    metavar="FORMAT...",
    nargs=-1,
    required=True,
    type=click.Choice([*FORMATS, HTML]),
)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(file_okay=False),
    metavar="DIR",
    help="Folder to write into; made where there is none.",
)
@click.option("--no-text", is_flag=True, help="Leave out every word of the pages: texts, quotes.")
@click.option("--known-at", metavar="DAY", help="Leave out pages reported after YYYY-MM-DD.")
@click.option("--as-of-run", type=click.IntRange(min=1), help="The case as it was at this run.")
@LANGUAGE
def export(
    case: str,
    format_names: tuple[str, ...],
    output: str,
    no_text: bool,
    known_at: str | None,
    as_of_run: int | None,
    lang: str,
) -> None:
    """Write a case as files that other programs load, or as pages that people read."""
    narrowed = {"--no-text": no_text, "--known-at": known_at, "--as-of-run": as_of_run}
    asked = [option for option, value in narrowed.items() if value]
    if HTML in format_names and asked:
        message = f"{', '.join(asked)}: not for html, whose pages show all of a case"
        raise click.UsageError(message)
    day = read_day("--known-at", known_at)
    from rujuk.corpus.folder import is_corpus

    of_corpus = is_corpus(case)
    if of_corpus and HTML in format_names:
        message = "html shows a case, not a corpus"
        raise click.UsageError(message)
    # A case of an older form is brought to this one, and that is told.
    with opened_corpus(case) if of_corpus else opened_case(case) as opened:
        names = [name for name in dict.fromkeys(format_names) if name != HTML]
        if names:
            from rujuk.export.weighed_case import WeighedCase

            check_run(opened, as_of_run)
            weighed = WeighedCase(opened, known_at=day, as_of_run=as_of_run)
    for name in names:
        from rujuk.export.formats import write

        written = write(weighed, name, output, text=not no_text)
        for path in written.paths:
            click.echo(path)
        for told in written.told:
            click.echo(f"{name}: happenings left out: {told}", err=True)
    if HTML in format_names:
        from rujuk.cli.web import write_html

        paths = write_html(case, output, lang)
        click.echo(f"{paths[0]} and {len(paths) - 1} more pages")
