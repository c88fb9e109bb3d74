"""Commands over pages: code, brief, explain, losses."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rujuk.cli.days import read_day
from rujuk.cli.group import rujuk
from rujuk.cli.inputs import (
    FIELDS,
    JOBS,
    PAGES,
    PATHS,
    check_inputs,
    check_run,
    coded_pages,
    leave_unread,
    opened_case,
    opened_corpus,
)
from rujuk.cli.progress import LOG_FORMAT, Progress
from rujuk.cli.refused import no_corpus
from rujuk.errors import UnknownRecordError

if TYPE_CHECKING:
    from rujuk.brief.picture import Picture
    from rujuk.records import Claim, Document, Event, Loss, Relation
    from rujuk.store.case import Case


@rujuk.command()
@PAGES
@click.option("--json", "as_json", is_flag=True, help="One JSON object per page (docs/form.md).")
@click.option(
    "--text",
    type=click.Choice(["always", "never"]),
    help="Carry the text of each page; without it, of every media type but text/plain.",
)
@FIELDS
@JOBS
@LOG_FORMAT
def code(
    paths: tuple[str, ...],
    as_json: bool,
    text: str | None,
    fields: tuple[str, ...],
    jobs: int,
    log_format: str,
) -> None:
    """Code pages and print every record with the words it stands on."""
    from rujuk import form
    from rujuk.read.inputs.position import Position
    from rujuk.read.sighted import as_sighted

    check_inputs(paths)
    unread: list[Loss] = []
    position = Position(paths)
    with Progress(prints_pages=True, log_format=log_format, position=position) as progress:
        for document, coding, sighting in coded_pages(paths, unread, fields, jobs, position):
            if as_json:
                with_text = text == "always" or (text is None and _needs_text(document))
                seen = as_sighted(document, [sighting])
                line = form.document_line(seen, coding, path=sighting.path, text=with_text)
                sys.stdout.buffer.write(form.encode(line) + b"\n")
                sys.stdout.buffer.flush()
            else:
                click.echo(f"{sighting.path}: {document.id}")
                records: list[Claim | Event | Relation] = []
                records += [*coding.claims, *coding.events, *coding.relations]
                for record in records:
                    click.echo(f"  {record.id} {record.start}-{record.end} {record.quote!r}")
            progress.step()
    leave_unread(unread)


@rujuk.command()
@PATHS
@click.option("--json", "as_json", is_flag=True, help="One JSON object (docs/form.md).")
@click.option("--markdown", is_flag=True, help="CommonMark.")
@click.option("--html", type=click.Path(dir_okay=False), help="Write one static page to this file.")
@click.option("--lang", type=click.Choice(["en", "id"]), default="en", help="Of the brief itself.")
@click.option("--known-at", metavar="DAY", help="Leave out pages reported after YYYY-MM-DD.")
@click.option("--since", metavar="DAY", help="Tell what changed after YYYY-MM-DD.")
@click.option("--as-of-run", type=click.IntRange(min=1), help="The case as it was at this run.")
@click.option("--without-reviews", is_flag=True, help="The records as the machine gave them.")
@FIELDS
@JOBS
def brief(
    paths: tuple[str, ...],
    as_json: bool,
    markdown: bool,
    html: str | None,
    lang: str,
    known_at: str | None,
    since: str | None,
    as_of_run: int | None,
    without_reviews: bool,
    fields: tuple[str, ...],
    jobs: int,
) -> None:
    """Print what the pages (or a case, a corpus) say: how many, who did what, according to whom."""
    from rujuk import form
    from rujuk.brief.outline import make_outline
    from rujuk.brief.wording import wording

    if as_json and markdown:
        message = "--json and --markdown exclude each other"
        raise click.UsageError(message)
    check_inputs(paths)
    if html is not None and not Path(html).absolute().parent.is_dir():
        message = f"--html: there is no folder {Path(html).absolute().parent} to write into"
        raise click.UsageError(message)
    unread: list[Loss] = []
    since_day = read_day("--since", since)
    picture = _picture(
        paths,
        unread,
        read_day("--known-at", known_at),
        as_of_run,
        with_reviews=not without_reviews,
        fields=fields,
        jobs=jobs,
    )
    if not picture.sheets and known_at is None and picture.run is None:
        leave_unread(unread)
    words = wording(lang)
    outline = make_outline(picture, words, since=since_day)
    if html is not None:
        from rujuk.brief.page import as_html

        Path(html).write_text(as_html(outline), "utf-8")
        click.echo(f"written: {html}", err=True)
    if as_json:
        from rujuk.brief.summary import as_object

        click.echo(form.encode_pretty(as_object(picture, words, since=since_day)))
    elif markdown:
        from rujuk.brief.plain import as_markdown

        click.echo(as_markdown(outline).encode(), nl=False)
    elif html is None:
        from rujuk.brief.plain import as_text

        click.echo(as_text(outline, width=_width()).encode(), nl=False)
    leave_unread(unread)


def _picture(
    paths: tuple[str, ...],
    unread: list[Loss],
    known_at: str | None,
    as_of_run: int | None,
    *,
    with_reviews: bool = True,
    fields: tuple[str, ...] = (),
    jobs: int = 1,
) -> Picture:
    """The picture of one case, of one corpus, or of pages."""
    from rujuk.brief.sources import picture_of_case, picture_of_pages
    from rujuk.corpus.folder import is_corpus
    from rujuk.store.schema import is_case

    if any(is_corpus(path) for path in paths):
        if len(paths) > 1:
            message = "give one corpus, or pages; not both"
            raise click.UsageError(message)
        with opened_corpus(paths[0]) as corpus:
            check_run(corpus, as_of_run)
            return picture_of_case(corpus, known_at=known_at)
    if any(is_case(path) for path in paths):
        if len(paths) > 1:
            message = "give one case, or pages; not both"
            raise click.UsageError(message)
        with opened_case(paths[0]) as case:
            check_run(case, as_of_run)
            return picture_of_case(
                case, known_at=known_at, as_of_run=as_of_run, with_reviews=with_reviews
            )
    if as_of_run is not None or not with_reviews:
        option = "--without-reviews" if as_of_run is None else "--as-of-run"
        message = f"{option} needs a case"
        raise click.UsageError(message)
    from rujuk.read.inputs.position import Position

    position = Position(paths)
    with Progress(position=position) as progress:
        coded = progress.over(coded_pages(paths, unread, fields, jobs, position))
        return picture_of_pages(coded, unread, known_at=known_at)


@rujuk.command()
@click.argument("subject", metavar="CASE|PAGE", callback=no_corpus)
@click.argument("record", required=False, metavar="[ID]")
@click.option("--at", type=click.IntRange(min=0), help="Offset on a page, in code points.")
def explain(subject: str, record: str | None, at: int | None) -> None:
    """Show every rule that made a record of a case, or what covers an offset of a page.

    With --at also how the sentence there was read: names, numbers, verbs with who and whom, which
    word was tried as which deed, and why nothing came of it. Of an estimate (est-) or assertion
    (ast-), a contradiction (con-), deed (hap-) or story (sty-) of a brief it tells what it is made
    of and why; of a page (doc-) what was read of it. An id may be cut as the printed brief cuts it.
    The reviews of a record stand below it.
    """
    from rujuk.brief.explanation import explain_offset

    if (record is None) == (at is None):
        message = "give a case and the id of a record, or a page and --at OFFSET"
        raise click.UsageError(message)
    if at is not None:
        from rujuk.code.document import code_document
        from rujuk.code.trials import Watch
        from rujuk.read.inputs.names import as_text
        from rujuk.read.page import read_page

        document = read_page(subject)
        if at >= len(document.text):
            message = f"--at: the text of the page ends at {len(document.text)}"
            raise click.UsageError(message)
        watch = Watch(at)
        lines = explain_offset(
            document, code_document(document, watch), as_text(subject), at, watch
        )
    else:
        with opened_case(subject) as case:
            lines = _of_case(case, record or "")
    click.echo("\n".join(lines).encode())


def _of_case(case: Case, record: str) -> list[str]:
    """What an id stands for: of a brief, of a page, of a record with its reviews."""
    from rujuk.brief.explanation import explain_page, explain_record
    from rujuk.brief.reasons import WEIGHED, explain_weighed, is_cut, whole_ids
    from rujuk.brief.review_lines import reviews_of
    from rujuk.brief.sources import picture_of_case

    if is_cut(record):
        whole = whole_ids(picture_of_case(case), record)
        if len(whole) > 1:
            message = f"{record} stands for {len(whole)} records: {', '.join(whole)}"
            raise click.UsageError(message)
        record = whole[0] if whole else record
    if record.startswith(WEIGHED):
        found = explain_weighed(picture_of_case(case), record)
        if found is None:
            raise UnknownRecordError(record)
        return found
    if record.startswith("doc-"):
        replies = case.replies(document=record)
        return [*explain_page(case.page(record)), *reviews_of(replies)]
    page = case.page_of(record)
    path = page.sightings[0].path
    lines = explain_record(case.record(record), page.document, path, page.coding)
    newest = case.page(page.document.id).coding.coded_by
    if newest != page.coding.coded_by:
        lines.append(f"  coded by: {page.coding.coded_by}; {newest} gives no such record any more")
    replies = [one for one in case.replies(document=page.document.id) if record in one.ids]
    return [*lines, *reviews_of(replies)]


@rujuk.command()
@PATHS
@click.option("--json", "as_json", is_flag=True, help="One JSON object per reason.")
@click.option("--top", type=click.IntRange(min=1), default=20, help="Verbs shown for a reason.")
def losses(paths: tuple[str, ...], as_json: bool, top: int) -> None:
    """Count what pages (or a case) say that was not understood: by reason, and by verb.

    The verbs that most lost sentences turn on are the ones to add next (CONTRIBUTING.md).
    """
    from rujuk import form
    from rujuk.brief.loss_report import loss_report, report_lines

    check_inputs(paths)
    unread: list[Loss] = []
    picture = _picture(paths, unread, None, None)
    report = loss_report(picture)
    if as_json:
        for reason in report:
            click.echo(form.encode(reason.as_object(top)))
    else:
        click.echo("\n".join(report_lines(report, len(picture.sheets), top)).encode())
    leave_unread(unread)


def _width() -> int:
    """Columns of the brief: of the terminal, or as COLUMNS says; the same width when piped."""
    from rujuk.brief.plain import LEAST_WIDTH, MOST_WIDTH, WIDTH

    if not os.environ.get("COLUMNS", "").isdigit() and not sys.stdout.isatty():
        return WIDTH
    columns = shutil.get_terminal_size((WIDTH, 24)).columns
    return min(max(columns, LEAST_WIDTH), MOST_WIDTH)


def _needs_text(document: Document) -> bool:
    return document.media_type != "text/plain"
