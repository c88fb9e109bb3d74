"""Why a record says what it says: every rule that made it, with the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk import form
from rujuk.brief.plain import harmless
from rujuk.brief.sentence import sentence_lines
from rujuk.brief.wording import wording
from rujuk.code.hearsay import hearsay_words
from rujuk.code.parts import part_words
from rujuk.records import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rujuk.code.trials import Watch
    from rujuk.form import Json, JsonObject
    from rujuk.records import Coding, Document, Event, Relation
    from rujuk.store.page import Page

_CONTEXT_CHARACTERS = 100


def explain_record(
    record: Claim | Event | Relation, document: Document, path: str, coding: Coding | None = None
) -> list[str]:
    """Lines for a terminal: the record's words in their place, each field, witness and rule.

    With the coding of its page, the words of the claims that it names are shown too.
    """
    start, end = record.start, record.end
    before = document.text[max(0, start - _CONTEXT_CHARACTERS) : start].rpartition("\n")[2]
    after = document.text[end : end + _CONTEXT_CHARACTERS].partition("\n")[0]
    lines = [
        f"{record.id} {_kind(record)} {harmless(path)} {start}-{end} ({record.block.value})",
        f"  {harmless(before)} >>>{harmless(record.quote)}<<< {harmless(after)}".rstrip(),
    ]
    quotes = {} if coding is None else {one.id: one.quote for one in coding.claims}
    for name, value in form.record_form(record).items():
        if name in _SHOWN_ABOVE:
            continue
        for line in _value_lines(value):
            quote = quotes.get(line)
            named = "" if quote is None else f" “{harmless(quote)}”"
            lines.append(f"  {name}: {line}{named}")
    if isinstance(record, Claim):
        heard = hearsay_words(record, document)
        if heard is not None:
            lines.append(f"  hearsay: unnamed reports, by the word “{harmless(heard)}”")
        part = part_words(record, document.language)
        if part is not None:
            lines.append(f"  part: by the words “{harmless(part)}”")
    for rule in record.rules:
        meaning = wording("en").rule(rule)
        lines.append(f"  rule: {harmless(rule)}" + (f" ({meaning})" if meaning else ""))
    return lines


def explain_page(page: Page) -> list[str]:
    """Lines for a page of a case: title, outlet, days, where it was seen, its records with ids."""
    document, coding = page.document, page.coding
    lines = [
        f"{document.id} page: {harmless(document.title.text) if document.title else '(no title)'}"
    ]
    facts: list[tuple[str, str | None]] = [
        ("outlet", document.publisher.text if document.publisher else None),
        ("section", document.section),
        *(("author", author.text) for author in document.authors),
        ("published", document.published_on.edtf if document.published_on else None),
        ("visited", document.visited_on.edtf if document.visited_on else None),
        ("not before", document.not_before),
        ("not after", document.not_after),
        ("language", document.language),
        ("media type", document.media_type),
        ("sha256", document.sha256),
        ("coded by", f"{coding.coded_by} in run {page.coded_in}"),
    ]
    lines += [f"  {name}: {harmless(told)}" for name, told in facts if told is not None]
    lines += [
        f"  seen at: {harmless(seen.path)}"
        + "".join(f", {harmless(told)}" for told in (seen.url, seen.fetched_on) if told is not None)
        + f" (run {seen.seen_at})"
        for seen in page.sightings
    ]
    lines.append(
        f"  records: {len(coding.claims)} claims, {len(coding.events)} events,"
        f" {len(coding.relations)} relations, {len(document.losses) + len(coding.losses)} losses"
    )
    records: list[Claim | Event | Relation] = []
    records += [*coding.claims, *coding.events, *coding.relations]
    lines += [
        f"    {one.id} {_kind(one)} {one.start}-{one.end} “{harmless(one.quote)}”"
        for one in records
    ]
    return lines


def explain_offset(
    document: Document, coding: Coding, path: str, offset: int, watch: Watch | None = None
) -> list[str]:
    """Lines for a terminal: the block at this offset, and each record and loss that covers it.

    With a watch of the coding, also how the sentence there was read, and what was tried on it.
    """
    lines = [
        f"{harmless(path)} {offset}: {block.kind.value} (rule {harmless(block.rule)})"
        for block in document.blocks
        if block.start <= offset < block.end
    ]
    if not lines:
        lines = [f"{harmless(path)} {offset}: in no block"]
    records: list[Claim | Event | Relation] = []
    records += [*coding.claims, *coding.events, *coding.relations]
    for record in records:
        if record.start <= offset < record.end:
            lines += ["", *explain_record(record, document, path, coding)]
    for loss in (*document.losses, *coding.losses):
        if loss.start is not None and loss.end is not None and loss.start <= offset < loss.end:
            quote = harmless(loss.quote or document.text[loss.start : loss.end])
            lines += ["", f"loss ({loss.stage}): {harmless(loss.reason)}"]
            lines += [f"  “{quote}” {loss.start}-{loss.end}"]
    if watch is not None and watch.analysis is not None:
        lines += ["", *sentence_lines(watch, watch.analysis, document)]
    return lines


_SHOWN_ABOVE = frozenset({"id", "block", "start", "end", "quote", "rules"})


def _kind(record: Claim | Event | Relation) -> str:
    fields = form.record_form(record)
    return str(fields.get("measure") or fields.get("type") or fields.get("kind"))


def _value_lines(value: Json) -> Iterator[str]:
    """One line for a plain value or a part; one for each item of a list; none for nothing."""
    if value is None or value in ([], ""):
        return
    if isinstance(value, list):
        for item in value:
            yield from _value_lines(item)
    elif isinstance(value, dict):
        yield _part_line(value)
    else:
        yield harmless(str(value))


def _part_line(part: JsonObject) -> str:
    words = []
    purpose = part.get("for")
    if isinstance(purpose, str):
        words.append(f"for {harmless(purpose)}:")
    text = part.get("text")
    if isinstance(text, str) and text:
        words.append(f"“{harmless(text)}”")
    if part.get("start") is not None:
        words.append(f"{part['start']}-{part['end']}")
    for name, value in part.items():
        if name in {"for", "text", "start", "end"} or value is None or value in ([], ""):
            continue
        shown = " ".join(map(str, value)) if isinstance(value, list) else str(value)
        words.append(f"{name}={harmless(shown)}")
    return " ".join(words)
