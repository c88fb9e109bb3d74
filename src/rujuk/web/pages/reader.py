"""The reader: a saved page as text, every span marked, furniture greyed with its rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rujuk.web.links import PART, part_name
from rujuk.web.marked_text import Mark, regions
from rujuk.web.page import File, Page
from rujuk.web.telling import speaker, status, summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rujuk.form import Json
    from rujuk.web.asked import Asked
    from rujuk.web.edition import Edition, Row

AT_ONCE = 100
"""Pages of a part of the list."""
MOST_LISTED = 200
"""Records and losses that stand beside the text; all of them are marked in it."""


def list_view(asked: Asked) -> Mapping[str, Any]:
    """The saved pages by number or by day."""
    edition = asked.edition
    pages = edition.pages()
    sort = asked.one_of("sort", ("number", "day"), "number")
    if sort == "day":
        pages.sort(key=lambda one: (one["day"] is None, one["day"] or "", one["number"]))
    last = max(1, -(-len(pages) // AT_ONCE))
    at = min(asked.count("at"), last)
    titles = {one["number"]: one for one in pages}
    shown = pages[(at - 1) * AT_ONCE : at * AT_ONCE]
    return {"pages": shown, "titles": titles, "at": at, "last": last, "sort": sort}


def view(asked: Asked) -> Mapping[str, Any]:
    """A part of the page with its marks, and the records beside it."""
    page = asked.edition.page(asked.key)
    text = asked.edition.text(asked.key)
    parts = max(1, -(-len(text) // PART))
    part = min(asked.count("part"), parts)
    start, end = (part - 1) * PART, min(part * PART, len(text))
    rows = [
        row
        for row in asked.edition.records_of(page["number"])
        if row["span_start"] < end and row["span_end"] > start
    ]
    losses = [
        loss
        for loss in page["facts"]["losses"]
        if loss["start"] is not None and loss["start"] < end and loss["end"] > start
    ]
    marks = [*_marks(rows, asked), *_lost(losses, asked)]
    blocks = [
        (one["kind"], one["start"], one["end"], one["rule"]) for one in page["facts"]["blocks"]
    ]
    forms = asked.edition.forms_of(page["number"])
    told = [page["facts"], *forms.values()]
    anchors = {at for form in told for at in starts(form) if start <= at < end}
    original = page["original"]
    return {
        "page_shown": page,
        "regions": regions(text, start, end, blocks, marks, anchors),
        "records": [_beside(row, asked) for row in rows[:MOST_LISTED]],
        "more": max(0, len(rows) - MOST_LISTED),
        "losses": losses[:MOST_LISTED],
        "unplaced": [loss for loss in page["facts"]["losses"] if loss["start"] is None],
        "cards": [_card(row, asked) for row in rows] + [_loss_card(loss, asked) for loss in losses],
        "part": part,
        "parts_of": parts,
        "original": asked.edition.page_numbered(original) if original is not None else None,
        "before": _numbered(asked.edition, page["number"] - 1),
        "after": _numbered(asked.edition, page["number"] + 1),
    }


def starts(form: Json) -> Iterator[int]:
    """Where the parts of a record stand: every "start" in its wire form."""
    if isinstance(form, list):
        for one in form:
            yield from starts(one)
    elif isinstance(form, dict):
        for name, value in form.items():
            if name == "start" and isinstance(value, int):
                yield value
            else:
                yield from starts(value)


def _numbered(edition: Edition, number: int) -> Row | None:
    known = 1 <= number <= int(str(edition.facts["pages"]))
    return edition.page_numbered(number) if known else None


def _marks(rows: Iterable[Row], asked: Asked) -> Iterable[Mark]:
    for row in rows:
        yield Mark(
            start=row["span_start"],
            end=row["span_end"],
            kind=row["kind"],
            title=summary(row, asked.strings),
            address=asked.links.record(row["id"]),
        )


def _lost(losses: Iterable[Mapping[str, Any]], asked: Asked) -> Iterable[Mark]:
    for loss in losses:
        reason = asked.strings.wording.reason(loss["reason"])
        title = asked.strings.say("reader.lost", reason=reason)
        yield Mark(start=loss["start"], end=loss["end"], kind="loss", title=title)


def _beside(row: Row, asked: Asked) -> Mapping[str, Any]:
    return {
        "id": row["id"],
        "kind": row["kind"],
        "start": row["span_start"],
        "told": summary(row, asked.strings),
        "speaker": speaker(row, asked.strings),
        "status": status(row, asked.strings),
        "grade": row["grade"],
    }


def _card(row: Row, asked: Asked) -> list[str | None]:
    """Kind, what it says, by whom and of what status, its address: for the script of the page."""
    more = "; ".join(filter(None, (speaker(row, asked.strings), status(row, asked.strings))))
    address = asked.links.record(row["id"])
    return [row["kind"], summary(row, asked.strings), more, address]


def _loss_card(loss: Mapping[str, Any], asked: Asked) -> list[str | None]:
    return ["loss", asked.strings.wording.reason(loss["reason"]), "", None]


def list_files(edition: Edition) -> Iterable[File]:
    """The list in its parts."""
    last = max(1, -(-int(str(edition.facts["pages"])) // AT_ONCE))
    for at in range(1, last + 1):
        yield File(path="reader" if at == 1 else f"reader-{at}", query={"at": str(at)})


def files(edition: Edition) -> Iterable[File]:
    """Each saved page, a long one in its parts."""
    for row in edition.rows("SELECT id, length(text) AS characters FROM pages ORDER BY number"):
        for part in range(1, max(1, -(-row["characters"] // PART)) + 1):
            path = f"reader/{part_name(row['id'], part)}"
            yield File(path=path, key=row["id"], query={"part": str(part)})


LIST = Page(key="reader", view=list_view, styles=("reader",), files=list_files)
PAGE = Page(
    key="saved",
    path="reader/{key}",
    in_nav=False,
    view=view,
    styles=("reader",),
    scripts=("reader",),
    files=files,
)
