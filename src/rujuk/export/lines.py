"""`export jsonl`: a case as JSON Lines, in the wire form of docs/form.md.

`documents.jsonl` holds one line for each page with all its records, as `rujuk code --json` gives
it, with its sightings. `claims`, `events`, `relations` and `losses` hold one record for each line,
with the id and first path of its page, as the machine gave it. `reviews` holds what analysts said
of them.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from rujuk import form
from rujuk.store.replies import reply_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rujuk.form import JsonObject
    from rujuk.store.case import Case, Page

FILES = ("documents", "claims", "events", "relations", "losses", "reviews")


def write_jsonl(case: Case, folder: str, *, text: bool = True) -> list[str]:
    """Write the files into `folder` and return their paths; `text` false leaves page texts out.

    Quotes of records stay: they are the evidence. Those of losses are whole sentences of the page
    that no record stands on, and go with the text; their offsets stay. Pages come in the order of
    their ids.
    """
    Path(folder).mkdir(parents=True, exist_ok=True)
    paths = {name: Path(folder) / f"{name}.jsonl" for name in FILES}
    with ExitStack() as stack:
        stack.enter_context(case.snapshot())
        files = {name: stack.enter_context(path.open("wb")) for name, path in paths.items()}
        for page in case.pages():
            for name, rows in _page_rows(page, text=text):
                for row in rows:
                    files[name].write(form.encode(row) + b"\n")
        for loss in case.unread():
            files["losses"].write(form.encode(form.loss_form(loss)) + b"\n")
        for reply in case.replies():
            files["reviews"].write(form.encode(reply_form(reply)) + b"\n")
    return [str(path) for path in paths.values()]


def _page_rows(page: Page, *, text: bool) -> Iterator[tuple[str, Iterable[JsonObject]]]:
    path = page.sightings[0].path if page.sightings else ""
    page_of: JsonObject = {"document": page.document.id, "path": path}
    line = form.document_line(page.document, page.coding, path=path, text=text)
    losses = [form.loss_form(loss) for loss in (*page.document.losses, *page.coding.losses)]
    if not text:
        losses = [loss | {"quote": None} for loss in losses]
    line["losses"] = [*losses]
    line["sightings"] = [form.sighting_form(sighting) for sighting in page.sightings]
    yield "documents", [line]
    coding = page.coding
    yield "claims", [page_of | form.claim_form(claim) for claim in coding.claims]
    yield "events", [page_of | form.event_form(event) for event in coding.events]
    yield "relations", [page_of | form.relation_form(relation) for relation in coding.relations]
    yield "losses", [page_of | loss for loss in losses]
