"""The command review: an analyst's reply to a record of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rujuk.cli.group import rujuk
from rujuk.cli.inputs import CASE, opened_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.store.case import Case
    from rujuk.store.reviewed import Reply

VERDICTS = ("accept", "reject", "correct")


@rujuk.command()
@CASE
@click.argument("record", required=False, metavar="[ID]")
@click.argument("verdict", required=False, type=click.Choice(VERDICTS), metavar="[VERDICT]")
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="FIELD=VALUE",
    help="A field that `correct` sets; again for each field.",
)
@click.option("--note", default="", help="Why; a rejection or correction must say.")
@click.option("--by", default="", metavar="NAME", help="Who gives the review.")
@click.option("--orphaned", is_flag=True, help="List only reviews whose words or record are gone.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per review (docs/form.md).")
def review(
    case: str,
    record: str | None,
    verdict: str | None,
    settings: tuple[str, ...],
    note: str,
    by: str,
    orphaned: bool,
    as_json: bool,
) -> None:
    """Reply to a record of a case: accept, reject or correct it; or list the replies given.

    The record of the machine stays as it is, the reply stands beside it. The last reply to a record
    decides. It holds for the words that the record stands on, also when a later program reads them
    under another id. docs/review.md tells which fields `correct` sets and how they are written;
    `rujuk explain CASE ID` lists the claims and events that a figure or deed of a brief stands on.
    """
    if verdict is None:
        if settings or note or by:
            message = "say accept, reject or correct: rujuk review CASE ID VERDICT"
            raise click.UsageError(message)
        _list(case, record, orphaned=orphaned, as_json=as_json)
        return
    if orphaned:
        message = "--orphaned lists; it goes with no verdict"
        raise click.UsageError(message)
    pairs = []
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals:
            message = f"--set: {setting!r} is no FIELD=VALUE"
            raise click.UsageError(message)
        pairs.append((name.strip(), value))
    from rujuk.records import Verdict

    with opened_case(case) as opened:
        last = opened.last_run()
        made = opened.review(
            _whole(opened, record or ""), Verdict(verdict), by=by, note=note, settings=pairs
        )
        if opened.last_run() == last:
            click.echo(f"nothing changed: review {made.number} says so already", err=as_json)
        replies = opened.replies(document=made.document)
    _show([one for one in replies if one.review.number == made.number], as_json=as_json)


def _whole(case: Case, record: str) -> str:
    """The id that a brief cuts to eight letters; the same where it is whole, unknown or several."""
    from rujuk.brief.reasons import is_cut, whole_ids
    from rujuk.brief.sources import picture_of_case

    found = whole_ids(picture_of_case(case), record) if is_cut(record) else []
    return found[0] if len(found) == 1 else record


def _list(case: str, record: str | None, *, orphaned: bool, as_json: bool) -> None:
    from rujuk.store.reviewed import Standing

    with opened_case(case) as opened:
        found = opened.replies()
        if record is not None:
            found = [one for one in found if record in one.ids]
            if not found:
                opened.record(record)  # an id that the case does not know is told
    if orphaned:
        found = [one for one in found if one.standing is Standing.ORPHANED]
    _show(found, as_json=as_json)


def _show(replies: Sequence[Reply], *, as_json: bool) -> None:
    from rujuk import form
    from rujuk.brief.review_lines import reply_lines
    from rujuk.store.replies import reply_form

    for reply in replies:
        if as_json:
            click.echo(form.encode(reply_form(reply)))
        else:
            click.echo("\n".join(reply_lines(reply)).encode())
    if not replies and not as_json:
        click.echo("no reviews")
