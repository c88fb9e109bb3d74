"""The wire form: every field of every record under its promised name, in the promised order."""

from __future__ import annotations

import dataclasses
import json

import pytest

import made_pages
from rujuk import form, records
from rujuk.records import Coding, Document, Loss

RENAMED = {"since": "from", "purpose": "for"}
LEFT_OUT = {"document"}  # the line says whose records they are
DOCUMENT, CODING = made_pages.deployment()
SEEN = made_pages.sighting(DOCUMENT, "a")
EVENT_KEYS = [
    "id", "type", "modes", "contexts", "block", "start", "end", "quote", "trigger", "actors",
    "recipients", "place", "time", "modality", "stance", "denied_by", "attributed_to", "claims",
    "same_as", "witnesses", "rules",
]  # fmt: skip
LINE_KEYS = [
    "form", "rujuk", "id", "path", "language", "media_type", "title", "publisher", "section",
    "authors", "published_on", "visited_on", "not_before", "not_after", "dateline", "body_spans",
    "events", "claims", "relations", "losses",
]  # fmt: skip


def line(document: Document = DOCUMENT, coding: Coding | None = CODING, **more: object) -> dict:  # type: ignore[type-arg]
    options = {"path": "a.txt", "text": False, **more}
    made = form.document_line(document, coding, **options)  # type: ignore[arg-type]
    return json.loads(form.encode(made))  # type: ignore[no-any-return]


def test_a_line_has_the_promised_keys_in_their_order() -> None:
    made = line()
    assert list(made)[: len(LINE_KEYS)] == LINE_KEYS
    assert "text" not in made
    assert list(made["events"][0]) == EVENT_KEYS
    assert made["events"][0]["witnesses"][0]["for"] == "modality"
    assert made["relations"][0]["signed_on"]["from"] == "2024-06-01"
    assert made["body_spans"] == [list(span) for span in DOCUMENT.body_spans]
    assert line(text=True)["text"] == DOCUMENT.text


def test_nulls_are_written() -> None:
    claim = line()["claims"][0]
    assert claim["as_of"] is None
    assert claim["place"]["start"] is None
    assert claim["place"]["inferred"] == "made.place"
    assert line()["published_on"] is None


@pytest.mark.parametrize(
    ("record", "made"),
    [
        (CODING.events[0], form.event_form(CODING.events[0])),
        (CODING.claims[0], form.claim_form(CODING.claims[0])),
        (CODING.relations[0], form.relation_form(CODING.relations[0])),
        (CODING.events[0].actors[0], form.party_form(CODING.events[0].actors[0])),
        (CODING.claims[0].place, form.place_form(CODING.claims[0].place)),
        (CODING.relations[0].signed_on, form.time_form(CODING.relations[0].signed_on)),
        (CODING.relations[0].pledges[0], form.pledge_form(CODING.relations[0].pledges[0])),
        (CODING.events[0].trigger, form.trigger_form(CODING.events[0].trigger)),
        (CODING.events[0].witnesses[0], form.witness_form(CODING.events[0].witnesses[0])),
        (DOCUMENT.title, form.statement_form(DOCUMENT.title)),
        (DOCUMENT.blocks[0], form.block_form(DOCUMENT.blocks[0])),
        (
            made_pages.sighting(DOCUMENT, "a"),
            form.sighting_form(made_pages.sighting(DOCUMENT, "a")),
        ),
    ],
)
def test_every_field_of_a_record_is_in_its_form(record: object, made: dict[str, object]) -> None:
    fields = {RENAMED.get(one.name, one.name) for one in dataclasses.fields(record)}  # type: ignore[arg-type]
    kept = LEFT_OUT if not isinstance(record, records.Sighting) else set()
    assert fields - kept == set(made)


def test_a_page_without_a_coding_and_a_loss_with_a_path() -> None:
    made = line(coding=None)
    assert made["coded_by"] is None
    assert made["events"] == made["claims"] == made["relations"] == made["losses"] == []
    assert form.loss_form(Loss(stage="read", reason="empty", path="x"))["path"] == "x"
    assert "path" not in form.loss_form(CODING.losses[0])


def test_any_record_has_a_form() -> None:
    for record in (*CODING.claims, *CODING.events, *CODING.relations):
        assert form.record_form(record)["id"] == record.id
    assert form.record_form(CODING.losses[0])["stage"] == "code"


def test_odd_text_survives() -> None:
    text = "\ufeffa\x00b\u2028c\r\n\u202e"
    document, _ = made_pages.plain(text)
    assert line(document, None, text=True)["text"] == text
    assert b"\n" not in form.encode({"text": text})
