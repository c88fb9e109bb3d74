"""The command line: parse, call the API, print. Every command is one call of the API.

Results go to stdout, everything else to stderr; progress is shown to a terminal only. Exit codes:
0 done; 1 a check failed; 2 wrong usage; 3 some inputs could not be read (the rest was done).
Heavy modules are imported inside the commands, so that `rujuk --help` answers at once.
"""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING, Self

import click

from rujuk.errors import PageError, RujukError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rujuk.records import Document, Loss, Sighting

EXIT_CHECK_FAILED = 1
EXIT_USAGE = 2
EXIT_UNREAD = 3
EXIT_INTERRUPTED = 130

_PATHS = click.argument("paths", nargs=-1, required=True, metavar="PATH...")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="rujuk", prog_name="rujuk")
def rujuk() -> None:
    """Who did what to whom, how many, according to whom - from saved news pages."""


@rujuk.command()
@_PATHS
@click.option("--json", "as_json", is_flag=True, help="One JSON object per page (docs/form.md).")
@click.option(
    "--text",
    type=click.Choice(["always", "never"]),
    help="Carry the text of each page; without it, of every media type but text/plain.",
)
def code(paths: tuple[str, ...], as_json: bool, text: str | None) -> None:
    """Code pages and print every record with the words it stands on."""
    from rujuk import form
    from rujuk.code.document import code_document

    unread: list[Loss] = []
    with _Progress() as progress:
        for document, sighting in _pages(paths, unread):
            coding = code_document(document)
            if as_json:
                with_text = text == "always" or (text is None and _needs_text(document))
                line = form.document_line(document, coding, path=sighting.path, text=with_text)
                sys.stdout.buffer.write(form.encode(line) + b"\n")
                sys.stdout.buffer.flush()
            else:
                click.echo(f"{sighting.path}: {document.id}")
                for record in (*coding.claims, *coding.events, *coding.relations):
                    click.echo(f"  {record.id} {record.start}-{record.end} {record.quote!r}")
            progress.step()
    _leave_unread(unread)


def _needs_text(document: Document) -> bool:
    return document.media_type != "text/plain"


def _pages(paths: Sequence[str], unread: list[Loss]) -> Iterator[tuple[Document, Sighting]]:
    """Every page that can be read; the others are appended to `unread`."""
    from rujuk.read.page import read_paths
    from rujuk.records import Loss

    for item in read_paths(paths):
        if isinstance(item, Loss):
            unread.append(item)
        else:
            yield item


def _leave_unread(unread: Sequence[Loss]) -> None:
    for loss in unread:
        click.echo(f"not read: {loss.path}: {loss.reason}", err=True)
    if unread:
        raise click.exceptions.Exit(EXIT_UNREAD)


class _Progress:
    """A counter on stderr where that is a terminal, and silence where it is not."""

    def __init__(self) -> None:
        self.pages = 0
        self.shown = sys.stderr.isatty()

    def __enter__(self) -> Self:
        return self

    def step(self, pages: int = 1) -> None:
        """Count pages done."""
        self.pages += pages
        if self.shown:
            click.echo(f"\r{self.pages} pages", nl=False, err=True)

    def __exit__(self, *exception: object) -> None:
        if self.shown and self.pages:
            click.echo(err=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code. No error of ours shows a traceback."""
    if hasattr(signal, "SIGPIPE") and arguments is None:
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        result = rujuk.main(arguments, prog_name="rujuk", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.exceptions.Abort, KeyboardInterrupt):
        click.echo("stopped", err=True)
        sys.exit(EXIT_INTERRUPTED)
    except PageError as error:
        click.echo(f"not read: {error}", err=True)
        sys.exit(EXIT_UNREAD)
    except (RujukError, OSError) as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(EXIT_USAGE)
    sys.exit(result if isinstance(result, int) else 0)


if __name__ == "__main__":
    main()
