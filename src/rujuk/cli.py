"""The command line: parse, call the API, print. Every command is one call of the API.

Results go to stdout, everything else to stderr; progress is shown to a terminal only. Exit codes:
0 done; 1 a check failed; 2 wrong usage, or nothing named exists or holds a page; 3 some inputs
could not be read (the rest was done).
Heavy modules are imported inside the commands, so that `rujuk --help` answers at once.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

import click

from rujuk.errors import PageError, RujukError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rujuk.brief.picture import Picture
    from rujuk.records import Claim, Document, Event, Loss, Relation, Sighting
    from rujuk.store.case import Case

_Item = TypeVar("_Item")

EXIT_CHECK_FAILED = 1
EXIT_USAGE = 2
EXIT_UNREAD = 3
EXIT_INTERRUPTED = 130

_CASE = click.argument("case", metavar="CASE")
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

    _check_inputs(paths)
    unread: list[Loss] = []
    with _Progress(prints_pages=True) as progress:
        for document, sighting in _pages(paths, unread):
            coding = code_document(document)
            if as_json:
                with_text = text == "always" or (text is None and _needs_text(document))
                line = form.document_line(document, coding, path=sighting.path, text=with_text)
                sys.stdout.buffer.write(form.encode(line) + b"\n")
                sys.stdout.buffer.flush()
            else:
                click.echo(f"{sighting.path}: {document.id}")
                records: list[Claim | Event | Relation] = []
                records += [*coding.claims, *coding.events, *coding.relations]
                for record in records:
                    click.echo(f"  {record.id} {record.start}-{record.end} {record.quote!r}")
            progress.step()
    _leave_unread(unread)


@rujuk.command()
@_PATHS
@click.option("--json", "as_json", is_flag=True, help="One JSON object (docs/form.md).")
@click.option("--markdown", is_flag=True, help="CommonMark.")
@click.option("--html", type=click.Path(dir_okay=False), help="Write one static page to this file.")
@click.option("--lang", type=click.Choice(["en", "id"]), default="en", help="Of the brief itself.")
@click.option("--known-at", metavar="DAY", help="Leave out pages reported after YYYY-MM-DD.")
@click.option("--as-of-run", type=click.IntRange(min=1), help="The case as it was at this run.")
def brief(
    paths: tuple[str, ...],
    as_json: bool,
    markdown: bool,
    html: str | None,
    lang: str,
    known_at: str | None,
    as_of_run: int | None,
) -> None:
    """Print what the pages (or the case) say: how many, who did what, according to whom."""
    from rujuk import form
    from rujuk.brief.outline import make_outline
    from rujuk.brief.wording import wording

    if as_json and markdown:
        message = "--json and --markdown exclude each other"
        raise click.UsageError(message)
    _check_inputs(paths)
    if html is not None and not Path(html).absolute().parent.is_dir():
        message = f"--html: there is no folder {Path(html).absolute().parent} to write into"
        raise click.UsageError(message)
    unread: list[Loss] = []
    picture = _picture(paths, unread, _day(known_at), as_of_run)
    if not picture.sheets and known_at is None and picture.run is None:
        _leave_unread(unread)
    words = wording(lang)
    outline = make_outline(picture, words)
    if html is not None:
        from rujuk.brief.page import as_html

        Path(html).write_text(as_html(outline), "utf-8")
        click.echo(f"written: {html}", err=True)
    if as_json:
        from rujuk.brief.summary import as_object

        click.echo(form.encode_pretty(as_object(picture, words)))
    elif markdown:
        from rujuk.brief.plain import as_markdown

        click.echo(as_markdown(outline).encode(), nl=False)
    elif html is None:
        from rujuk.brief.plain import as_text

        click.echo(as_text(outline, width=_width()).encode(), nl=False)
    _leave_unread(unread)


def _picture(
    paths: tuple[str, ...], unread: list[Loss], known_at: str | None, as_of_run: int | None
) -> Picture:
    """The picture of one case, or of pages."""
    from rujuk.brief.sources import picture_of_case, picture_of_pages
    from rujuk.store.case import Case
    from rujuk.store.schema import is_case

    if any(is_case(path) for path in paths):
        if len(paths) > 1:
            message = "give one case, or pages; not both"
            raise click.UsageError(message)
        with Case(paths[0], must_exist=True) as case:
            last = case.last_run() or 0
            if as_of_run is not None and as_of_run > last:
                message = f"--as-of-run: the last run of the case is {last}"
                raise click.UsageError(message)
            return picture_of_case(case, known_at=known_at, as_of_run=as_of_run)
    if as_of_run is not None:
        message = "--as-of-run needs a case"
        raise click.UsageError(message)
    from rujuk.code.document import code_document

    with _Progress() as progress:
        coded = (
            (document, code_document(document), sighting.path)
            for document, sighting in progress.over(_pages(paths, unread))
        )
        return picture_of_pages(coded, unread, known_at=known_at)


def _day(known_at: str | None) -> str | None:
    if known_at is None:
        return None
    try:
        return date.fromisoformat(known_at).isoformat()
    except ValueError as error:
        message = f"--known-at: {known_at!r} is no day; write YYYY-MM-DD"
        raise click.UsageError(message) from error


@rujuk.command()
@_CASE
@_PATHS
def add(case: str, paths: tuple[str, ...]) -> None:
    """Add pages to a case file, which is made where there is none; print what changed."""
    _check_inputs(paths)
    from rujuk.store.adding import Addition, Outcome
    from rujuk.store.case import Case

    unread = 0
    with Case(case) as opened, _Progress(prints_pages=True) as progress:

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

        made = opened.add(paths, progress=report)
    counts = ", ".join(f"{number} {outcome.value}" for outcome, number in made.counts.items())
    run = "nothing changed" if made.run is None else f"run {made.run}"
    click.echo(f"{run}: {counts}")
    if unread:
        raise click.exceptions.Exit(EXIT_UNREAD)


@rujuk.command()
@click.argument("subject", metavar="CASE|PAGE")
@click.argument("record", required=False, metavar="[ID]")
@click.option("--at", type=click.IntRange(min=0), help="Offset on a page, in code points.")
def explain(subject: str, record: str | None, at: int | None) -> None:
    """Show every rule that made a record of a case, or what covers an offset of a page.

    With --at also how the sentence there was read: names, numbers, verbs with who and whom, which
    word was tried as which deed, and why nothing came of it. An assertion (ast-) or estimate (est-)
    of a brief is shown with the claims it is made of.
    """
    from rujuk.brief.explanation import explain_offset, explain_record

    if (record is None) == (at is None):
        message = "give a case and the id of a record, or a page and --at OFFSET"
        raise click.UsageError(message)
    if at is not None:
        from rujuk.code.document import code_document
        from rujuk.code.trials import Watch
        from rujuk.read.page import read_page

        document = read_page(subject)
        if at >= len(document.text):
            message = f"--at: the text of the page ends at {len(document.text)}"
            raise click.UsageError(message)
        watch = Watch(at)
        lines = explain_offset(document, code_document(document, watch), subject, at, watch)
    else:
        from rujuk.store.case import Case

        with Case(subject, must_exist=True) as case:
            lines = _derived(case, record or "") or []
            if not lines:
                found = case.record(record or "")
                page = case.page(found.document)
                path = page.sightings[0].path
                lines = explain_record(found, page.document, path, page.coding)
    click.echo("\n".join(lines).encode())


def _derived(case: Case, record: str) -> list[str] | None:
    """What an id of a brief stands for that no record of the case has."""
    if not record.startswith(("ast-", "est-")):
        return None
    from rujuk.brief.explanation import explain_derived
    from rujuk.brief.sources import picture_of_case

    return explain_derived(picture_of_case(case), record)


@rujuk.command()
@_PATHS
@click.option("--json", "as_json", is_flag=True, help="One JSON object per reason.")
@click.option("--top", type=click.IntRange(min=1), default=20, help="Verbs shown for a reason.")
def losses(paths: tuple[str, ...], as_json: bool, top: int) -> None:
    """Count what pages (or a case) say that was not understood: by reason, and by verb.

    The verbs that most lost sentences turn on are the ones to add next (CONTRIBUTING.md).
    """
    from rujuk import form
    from rujuk.brief.loss_report import loss_report, report_lines

    _check_inputs(paths)
    unread: list[Loss] = []
    picture = _picture(paths, unread, None, None)
    report = loss_report(picture)
    if as_json:
        for reason in report:
            click.echo(form.encode(reason.as_object(top)))
    else:
        click.echo("\n".join(report_lines(report, len(picture.sheets), top)).encode())
    _leave_unread(unread)


@rujuk.command()
@_CASE
def check(case: str) -> None:
    """Prove the laws for every record of a case; exit 1 where one is broken."""
    from rujuk.store.case import Case

    with Case(case, must_exist=True) as opened:
        broken = opened.check()
        kept = sum(1 for _ in opened.pages())
    for one in broken:
        click.echo(f"law {one.law}: {one.document} {one.record} {one.where}: {one.message}")
    click.echo(f"{kept} pages, {len(broken)} broken laws")
    if broken:
        raise click.exceptions.Exit(EXIT_CHECK_FAILED)


@rujuk.command()
@_CASE
@click.option("--json", "as_json", is_flag=True, help="One JSON object per run.")
def runs(case: str, as_json: bool) -> None:
    """List the numbered runs that changed a case."""
    import dataclasses

    from rujuk import form
    from rujuk.store.case import Case

    with Case(case, must_exist=True) as opened:
        for run in opened.runs():
            if as_json:
                click.echo(form.encode(dataclasses.asdict(run)))
                continue
            state = "" if run.closed else " (going on, or stopped in the middle)"
            click.echo(
                f"{run.number} {run.kind} by rujuk {run.rujuk}: {run.documents} pages, "
                f"{run.sightings} sightings, {run.codings} codings, {run.unread} not read, "
                f"{run.forgotten} forgotten{state}"
            )


@rujuk.command()
@_CASE
@click.argument("document", metavar="DOC")
def forget(case: str, document: str) -> None:
    """Remove the text and quotes of a page from a case; its id stays as a tombstone."""
    from rujuk.store.case import Case

    with Case(case, must_exist=True) as opened:
        run = opened.forget(document)
    click.echo(f"forgotten in run {run}: {document}")


@rujuk.command()
@_CASE
@click.argument("format_name", metavar="FORMAT", type=click.Choice(["jsonl", "csv"]))
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(file_okay=False),
    metavar="DIR",
    help="Folder to write into; made where there is none.",
)
@click.option(
    "--no-text", is_flag=True, help="Leave out the text of the pages and the quotes of losses."
)
def export(case: str, format_name: str, output: str, no_text: bool) -> None:
    """Write a case as files that other programs read: jsonl or csv."""
    from rujuk.export.lines import write_jsonl
    from rujuk.export.tables import write_csv
    from rujuk.store.case import Case

    write = write_jsonl if format_name == "jsonl" else write_csv
    with Case(case, must_exist=True) as opened:
        for path in write(opened, output, text=not no_text):
            click.echo(path)


@rujuk.command("eval")
@click.argument("gold", type=click.Path(exists=True, dir_okay=False))
@click.option("--language", help="Score the pages of this language only.")
@click.option("--strict-types", is_flag=True, help="Ignore the alternative types of the gold.")
@click.option("--per-doc", is_flag=True, help="Print three scores for each page too.")
@click.option("--json", "json_file", type=click.Path(dir_okay=False), help="Write the scores here.")
def evaluate(
    gold: str, language: str | None, strict_types: bool, per_doc: bool, json_file: str | None
) -> None:
    """Code the pages of a gold file and score the records."""
    from rujuk.evaluate.run import evaluate_gold

    passed = evaluate_gold(
        gold,
        language=language,
        strict_types=strict_types,
        per_document=per_doc,
        json_file=json_file,
    )
    if not passed:
        raise click.exceptions.Exit(EXIT_CHECK_FAILED)


def _check_inputs(paths: Sequence[str]) -> None:
    """Wrong usage where no input named exists, or where a folder without a page is all there is."""
    there = [path for path in paths if os.path.lexists(path)]
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
    if not Path(path).is_dir():
        return True
    for _, folders, names in os.walk(path):
        folders[:] = [name for name in folders if not name.startswith(".")]
        if any(not name.startswith(".") for name in names):
            return True
    return False


def _width() -> int:
    """Columns of the brief: of the terminal, or as COLUMNS says; the same width when piped."""
    from rujuk.brief.plain import LEAST_WIDTH, MOST_WIDTH, WIDTH

    if not os.environ.get("COLUMNS", "").isdigit() and not sys.stdout.isatty():
        return WIDTH
    columns = shutil.get_terminal_size((WIDTH, 24)).columns
    return min(max(columns, LEAST_WIDTH), MOST_WIDTH)


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
    """A counter on stderr where that is a terminal, and silence where it is not.

    Nothing is shown either where results are printed page by page on the same terminal.
    """

    def __init__(self, *, prints_pages: bool = False) -> None:
        self.pages = 0
        self.shown = sys.stderr.isatty() and not (prints_pages and sys.stdout.isatty())

    def __enter__(self) -> Self:
        return self

    def step(self, pages: int = 1) -> None:
        """Count pages done."""
        self.pages += pages
        if self.shown:
            click.echo(f"\r{self.pages} pages", nl=False, err=True)

    def over(self, pages: Iterable[_Item]) -> Iterator[_Item]:
        """The same pages, counted as they pass."""
        for page in pages:
            yield page
            self.step()

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
