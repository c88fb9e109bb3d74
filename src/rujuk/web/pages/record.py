"""The page of a record: its words, every field and rule, what it was weighed in, its reviews."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from rujuk.errors import UnknownRecordError
from rujuk.web import telling
from rujuk.web.explained import lines_of
from rujuk.web.fields import fields_of, witnesses_of
from rujuk.web.page import File, Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rujuk.form import JsonObject
    from rujuk.web.asked import Asked
    from rujuk.web.edition import Edition, Row
    from rujuk.web.fields import Field

CONTEXT = 160
"""Code points of the page around the words, never beyond their line."""
OTHERS = 12
"""Other claims of the same quantity that are listed."""
CODED = ("clm-", "evt-", "rel-")
WHOLE = 20
"""Characters of an id."""


def view(asked: Asked) -> Mapping[str, Any]:
    """What explains the record of the key; a cut id stands for the one that begins so."""
    record = whole_id(asked.edition, asked.key)
    if record.startswith("ast-"):
        record = asked.edition.kept("of", key=record)
    if record.startswith(CODED):
        row, form = asked.edition.record(record)
        page = asked.edition.page(asked.edition.page_numbered(row["page"])["id"])
        text = asked.edition.text(page["id"])
        return {
            "record": record,
            "own": told(asked, row, form, page, text),
            "others": _others(asked, row),
            "lines": [],
        }
    lines = asked.edition.kept("why", asked.language, record)
    limit = asked.edition.kept("why.history")
    return {
        "record": record,
        "own": None,
        "others": [],
        "title": lines[0].partition(" ")[2],
        "lines": lines_of(asked.edition, lines, record),
        "telling": telling,
        "no_history": record.startswith("est-") and not limit["told"],
        "most_with_history": limit["at_most"],
    }


def of_page(asked: Asked) -> Mapping[str, Any]:
    """All records of a saved page, each as its own page shows it."""
    page = asked.edition.page(asked.key)
    text = asked.edition.text(asked.key)
    forms = asked.edition.forms_of(page["number"])
    rows = asked.edition.records_of(page["number"])
    return {
        "page_shown": page,
        "records": [told(asked, row, forms[row["id"]], page, text) for row in rows],
    }


def told(asked: Asked, row: Row, form: JsonObject, page: Row, text: str) -> Mapping[str, Any]:
    """A claim, event or relation with its words in their place, fields, witnesses and rules."""
    strings, start, end = asked.strings, row["span_start"], row["span_end"]
    desk = asked.desk if asked.links.live else None
    rules = form["rules"] if isinstance(form["rules"], list) else []
    return {
        "row": row,
        "page": page,
        "summary": telling.summary(row, strings),
        "speaker": telling.speaker(row, strings),
        "status": telling.status(row, strings),
        "before": before(text, start),
        "after": after(text, end),
        "fields": [_named(asked, field) for field in fields_of(form, strings)],
        "witnesses": witnesses_of(form, strings),
        "rules": [(str(rule), strings.wording.rule(str(rule))) for rule in rules],
        "citation": citation(asked, row, page),
        "replies": desk.replies(page["id"], row["id"]) if desk is not None else [],
        "may_set": desk.fields(row["kind"]) if desk is not None else [],
    }


def before(text: str, start: int) -> str:
    """The words before an offset: those of its line, cut between words where it is long."""
    line = text[max(0, start - CONTEXT) : start]
    told = line.rpartition("\n")[2]
    if len(told) < len(line) or start <= CONTEXT or text[start - CONTEXT - 1] == "\n":
        return told
    return f"… {told.partition(' ')[2]}"


def after(text: str, end: int) -> str:
    """The words after an offset: those of its line, cut between words where it is long."""
    line, broken, _ = text[end : end + CONTEXT].partition("\n")
    if broken or len(text) <= end + CONTEXT or text[end + CONTEXT] == "\n":
        return line
    return f"{line.rpartition(' ')[0]} …"


def _named(asked: Asked, field: Field) -> Field:
    """The field with the records that it names told in words."""
    rows = asked.edition.records_numbered(one.record for one in field.values if one.record)
    values = tuple(
        replace(one, told=telling.summary(rows[one.record], asked.strings))
        if one.record in rows
        else one
        for one in field.values
    )
    return replace(field, values=values)


def citation(asked: Asked, row: Row, page: Row) -> str:
    """The record as a text cites it: words, outlet, title, day, place in the page, id."""
    quote = " ".join(row["quote"].split())
    where = f"{page['id']} {row['span_start']}-{row['span_end']}"
    parts = [
        page["outlet"],
        page["title"],
        asked.strings.reported(page["day"], dated=page["dated"]),
    ]
    source = ", ".join(" ".join(part.split()) for part in parts if part)
    return f"“{quote}” ({source}; {where}; {row['id']})"


def _others(asked: Asked, row: Row) -> list[Mapping[str, Any]]:
    if row["quantity"] is None:
        return []
    rows = asked.edition.rows(
        "SELECT * FROM ledger WHERE quantity = ? AND id != ? "
        " ORDER BY day IS NULL, day, number LIMIT ?",
        (row["quantity"], row["id"], OTHERS),
    )
    return [
        {
            "id": one["id"],
            "told": telling.summary(one, asked.strings),
            "speaker": telling.speaker(one, asked.strings),
            "day": one["day"],
            "dated": one["dated"],
        }
        for one in rows
    ]


def whole_id(edition: Edition, record: str) -> str:
    """The id itself, or the one that a cut id stands for. Raises UnknownRecordError."""
    if len(record) >= WHOLE or len(record) < len("clm-") + 1:
        return record
    if record.startswith(CODED):
        query = "SELECT id FROM ledger WHERE id >= ? AND id < ? LIMIT 2"
    else:
        query = (
            "SELECT DISTINCT key AS id FROM kept"
            " WHERE name IN ('why', 'of') AND key >= ? AND key < ? LIMIT 2"
        )
    found = edition.rows(query, (record, record + "~"))
    if len(found) != 1:
        raise UnknownRecordError(record)
    return str(found[0]["id"])


def files(edition: Edition) -> Iterable[File]:
    """What was weighed: one file each."""
    for record in edition.keys("why", "en"):
        yield File(path=f"record/{record}", key=record)


def files_of_pages(edition: Edition) -> Iterable[File]:
    """The records of each saved page in one file."""
    for page in edition.pages():
        yield File(path=f"records/{page['id']}", key=page["id"])


PAGE = Page(
    key="record",
    path="record/{key}",
    in_nav=False,
    view=view,
    styles=("record",),
    scripts=("record",),
    files=files,
)
OF_PAGE = Page(
    key="records",
    path="records/{key}",
    in_nav=False,
    view=of_page,
    styles=("record",),
    scripts=("record",),
    files=files_of_pages,
)
