"""The command export: a case as files that other programs load, or as pages that people read."""

from __future__ import annotations

import click

from rujuk.cli.group import rujuk
from rujuk.cli.inputs import CASE, LANGUAGE, opened_case
from rujuk.export.formats import FORMATS

HTML = "html"
_LISTED = "\n".join(
    f"{name:<12} {what}"
    for name, what in (
        *((name, one.what) for name, one in FORMATS.items()),
        (HTML, "the pages of `rujuk serve`: open index.html in DIR"),
    )
)
_HELP = f"""Write a case as files that other programs load, in one or more formats.

Rows of event data are happenings of the weighed picture, each once, however many pages report
it. What a format has no place for is counted on stderr; docs/exports.md tells all of it.

\b
{_LISTED}"""


@rujuk.command(help=_HELP)
@CASE
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
@LANGUAGE
def export(case: str, format_names: tuple[str, ...], output: str, no_text: bool, lang: str) -> None:
    """Write a case as files that other programs load, or as pages that people read."""
    if HTML in format_names and no_text:
        message = "--no-text: pages for readers are of text; leave html out"
        raise click.UsageError(message)
    with opened_case(case) as opened:  # an older form is brought to this one, and that is told
        names = [name for name in dict.fromkeys(format_names) if name != HTML]
        if names:
            from rujuk.export.weighed_case import WeighedCase

            weighed = WeighedCase(opened)
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
