"""Words outside a record's span become its witnesses, once."""

from __future__ import annotations

import dataclasses

import made_pages
from rujuk.code.witnesses import with_outside_words
from rujuk.records import Party
from rujuk.store.laws import check_coding


def test_words_outside_the_span_become_witnesses() -> None:
    document, coding = made_pages.deployment()
    speaker = Party(text="Dunia", start=0, end=5)
    claim = dataclasses.replace(coding.claims[0], said_by=(speaker, speaker))
    event = dataclasses.replace(coding.events[0], denied_by=speaker)
    relation = dataclasses.replace(coding.relations[0], attributed_to=(speaker,))
    heard = with_outside_words(claim)
    assert [(one.purpose, one.text) for one in heard.witnesses] == [("said_by", "Dunia")]
    assert with_outside_words(heard) == heard
    assert with_outside_words(event).witnesses[0].purpose == "denied_by"
    assert with_outside_words(relation).witnesses[0].purpose == "attributed_to"
    for record, kind in ((claim, "claims"), (event, "events"), (relation, "relations")):
        kept = with_outside_words(record)
        records = {"claims": (), "events": (), "relations": ()} | {kind: (kept,)}
        found = check_coding(document, dataclasses.replace(coding, **records))  # type: ignore[arg-type]
        assert not [one for one in found if "witnesses" in one.message]


def test_a_record_that_holds_its_words_stays_as_it_is() -> None:
    _, coding = made_pages.deployment()
    assert with_outside_words(coding.events[0]) is coding.events[0]
