"""The command export: a case as files that other programs read."""

from __future__ import annotations

import click

from rujuk.cli.group import rujuk
from rujuk.cli.inputs import CASE, opened_case
from rujuk.export.formats import FORMATS

_LISTED = "\n".join(f"{name:<12} {one.what}" for name, one in FORMATS.items())
_HELP = f"""Write a case as files that other programs read, in one or more formats.

Rows of event data are happenings of the weighed picture, each once, however many pages report
it. What a format has no place for is counted on stderr; docs/exports.md tells all of it.

\b
{_LISTED}"""


@rujuk.command(help=_HELP)
@CASE
@click.argument(
    "format_names", metavar="FORMAT...", nargs=-1, required=True, type=click.Choice([*FORMATS])
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
def export(case: str, format_names: tuple[str, ...], output: str, no_text: bool) -> None:
    """Write a case as files that other programs read."""
    from rujuk.export.formats import write
    from rujuk.export.weighed_case import WeighedCase

    with opened_case(case) as opened:
        weighed = WeighedCase(opened)
    for name in dict.fromkeys(format_names):
        written = write(weighed, name, output, text=not no_text)
        for path in written.paths:
            click.echo(path)
        for told in written.told:
            click.echo(f"{name}: left out {told}", err=True)
