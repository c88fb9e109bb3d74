"""What the commands share: their arguments, the pages they read, exit codes."""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import click

from rujuk.cli.refused import no_corpus, pages_only

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rujuk.corpus.corpus import Corpus
    from rujuk.read.inputs.position import Position
    from rujuk.records import Coding, Document, Loss, Sighting
    from rujuk.store.case import Case

EXIT_CHECK_FAILED = 1
EXIT_USAGE = 2
EXIT_UNREAD = 3
EXIT_INTERRUPTED = 130

CASE = click.argument("case", metavar="CASE", callback=no_corpus)
CASE_OR_CORPUS = click.argument("case", metavar="CASE")
PATHS = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
"""Pages, a case or a corpus."""
PAGES_OR_CASE = click.argument(
    "paths", nargs=-1, required=True, metavar="PATH...", callback=no_corpus
)
PAGES = click.argument("paths", nargs=-1, required=True, metavar="PATH...", callback=pages_only)
SOURCES = click.argument(
    "sources", nargs=-1, required=True, metavar="SOURCE...", callback=pages_only
)
STDIN = "-"
"""The path that stands for the standard input."""
FIELDS = click.option(
    "--field",
    "fields",
    multiple=True,
    metavar="PART=NAME",
    help="Where lists of records keep html, text, title, url, published, publisher, authors,"
    " fetched.",
)
JOBS = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Processes that code pages; their number changes no result.",
)
LANGUAGE = click.option(
    "--lang", type=click.Choice(["en", "id"]), default="en", help="Of the pages that are shown."
)


def check_inputs(paths: Sequence[str]) -> None:
    """Wrong usage where no input exists, none holds a page, or one can be read only once."""
    if paths.count(STDIN) > 1:
        message = f"{STDIN}: the standard input is named twice"
        raise click.UsageError(message)
    there = [path for path in paths if path == STDIN or os.path.lexists(path)]
    if not there:
        for path in paths:
            click.echo(f"not read: {path}: no such file", err=True)
        raise click.exceptions.Exit(EXIT_USAGE)
    if len(there) == len(paths) and not any(_holds_files(path) for path in paths):
        for path in paths:
            click.echo(f"no pages in {path}", err=True)
        raise click.exceptions.Exit(EXIT_USAGE)


def _holds_files(path: str) -> bool:
    """Whether this is a file, or a folder with one that is not hidden."""
    waiting = [path]
    while waiting:
        one = waiting.pop()
        if one == STDIN or not os.path.isdir(one):  # noqa: PTH112 - a folder may be huge
            return True
        try:
            with os.scandir(one) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if not entry.is_dir():
                        return True
                    if not entry.is_symlink():
                        waiting.append(entry.path)
        except OSError:
            return True  # that it cannot be opened is told where it is read
    return False


@contextmanager
def opened_case(path: str, *, must_exist: bool = True) -> Iterator[Case]:
    """The case, closed at the end; a case that was brought to a newer form is told on stderr."""
    from rujuk.store.case import Case

    with Case(path, must_exist=must_exist) as case:
        if case.backup is not None:
            message = "is brought to the form of this program; the case as it was is kept as"
            click.echo(f"{path}: {message} {case.backup}", err=True)
        yield case


@contextmanager
def opened_corpus(path: str) -> Iterator[Corpus]:
    """The corpus in a folder, closed at the end."""
    from rujuk.corpus.extra import require_extra

    require_extra(path)
    from rujuk.corpus.corpus import Corpus

    with Corpus(path) as corpus:
        if not corpus.manifest.complete:
            message = "is not complete: its run is going on or was stopped; this is what is there"
            click.echo(f"{path}: {message}", err=True)
        yield corpus


def check_run(case: Case | Corpus, as_of_run: int | None) -> None:
    """Wrong usage where the case has no such run."""
    last = case.last_run() or 0
    if as_of_run is not None and as_of_run > last:
        message = f"--as-of-run: the last run of the case is {last}"
        raise click.UsageError(message)


def named_fields(fields: Sequence[str]) -> dict[str, str]:
    """The fields of lists of records by the part they hold; wrong usage for an unknown part."""
    from rujuk.read.inputs.words import input_words

    named: dict[str, str] = {}
    for said in fields:
        part, _, name = said.partition("=")
        if part not in input_words().fields or not name:
            parts = ", ".join(input_words().fields)
            message = f"--field {said}: give PART=NAME, the part one of {parts}"
            raise click.UsageError(message)
        named[part] = name
    return named


def coded_pages(
    paths: Sequence[str],
    unread: list[Loss],
    fields: Sequence[str] = (),
    jobs: int = 1,
    position: Position | None = None,
) -> Iterator[tuple[Document, Coding, Sighting]]:
    """Every page that can be read, with its records; the others are appended to `unread`.

    `fields` are those of lists of records, as `--field` gives them. One job is this process.
    """
    from rujuk.jobs.coding import code_found
    from rujuk.jobs.pool import Pool
    from rujuk.read.inputs.opening import find_pages
    from rujuk.records import Loss

    found = find_pages(paths, fields=named_fields(fields), position=position)
    with ExitStack() as stack:
        outcomes = (
            (one if isinstance(one, Loss) else code_found(one) for one in found)
            if jobs == 1
            else stack.enter_context(Pool(jobs)).code(found)
        )
        for one in outcomes:
            if isinstance(one, Loss):
                unread.append(one)
            elif one.coding is not None:
                yield one.document, one.coding, one.sighting


def leave_unread(unread: Sequence[Loss]) -> None:
    """List what could not be read and leave with exit code 3, where there is any."""
    for loss in unread:
        click.echo(f"not read: {loss.path}: {loss.reason}", err=True)
    if unread:
        raise click.exceptions.Exit(EXIT_UNREAD)
