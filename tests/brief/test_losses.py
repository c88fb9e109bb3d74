"""What was not understood: examples, how many more, whole pages, and words for it."""

from __future__ import annotations

import made_pages
from rujuk.brief.outline import make_outline
from rujuk.brief.plain import as_text
from rujuk.brief.sources import picture_of_pages
from rujuk.brief.wording import wording
from rujuk.records import Coding, Loss


def text(language: str, *losses: Loss) -> str:
    document, _ = made_pages.plain("satu dua tiga empat lima")
    coding = Coding(document=document.id, coded_by="0", losses=losses)
    picture = picture_of_pages([(document, coding, "folder/a.txt")])
    return " ".join(as_text(make_outline(picture, wording(language))).split())


def test_three_examples_and_how_many_more() -> None:
    losses = [Loss(stage="code", reason="made", start=one, end=one + 4) for one in range(5)]
    said = text("en", *losses)
    assert "made: 5 places and 2 more (see rujuk explain" in said
    assert said.count("[1] ") == 4
    assert "more (see" not in text("en", *losses[:3])


def test_a_page_that_was_not_coded_is_named() -> None:
    loss = Loss(stage="code", reason="no language pack that codes: en")
    said = text("en", loss)
    assert "pages of a language that is not coded yet (en): 1 place [1] folder/a.txt" in said
    assert "halaman dalam bahasa yang belum diolah (en)" in text("id", loss)


def test_a_reason_without_a_phrase_is_shown_as_it_is() -> None:
    assert wording("id").reason("made: {odd}") == "made: {odd}"
    assert wording("id").reason("empty file") == "berkas kosong"
    assert wording("en").rule("event.aid.send.active") is not None
    assert wording("en").rule("made.rule") is None
