"""Contexts: from type, parties and words, each no further than its rule reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coded_pages import coded

if TYPE_CHECKING:
    from rujuk.records import Event


def told(page: str, at: str) -> Event:
    """The event whose span holds these words."""
    start = page.index(at)
    return next(e for e in coded(page).events if e.start <= start < e.end)


@pytest.mark.parametrize(
    ("page", "at", "contexts"),
    [
        ("Tentara Kenya menyerang desa itu.", "menyerang", ("military",)),
        ("Pemberontak Kenya menyerang desa itu.", "menyerang", ()),
        ("Polisi Kenya menembaki demonstran.", "menembaki", ("repression",)),
        ("Pemberontak Kenya menembaki demonstran.", "menembaki", ()),
        ("Polisi Kenya menangkap dua orang.", "menangkap", ("legal",)),
        ("Polisi Kenya menangkap dua demonstran.", "menangkap", ("repression",)),
        ("Parlemen Kenya mengecam Uganda.", "mengecam", ("legislative",)),
        ("Kenya mengecam Uganda di depan parlemen.", "mengecam", ()),
        ("Kenya menyumbang obat kepada Uganda.", "menyumbang", ("health",)),
    ],
)
def test_parties_types_and_places(page: str, at: str, contexts: tuple[str, ...]) -> None:
    assert told(page, at).contexts == contexts


def test_a_word_counts_in_its_sentence_or_beside_it_only() -> None:
    same = "Kenya mengecam Uganda karena pemilu itu curang."
    beside = "Kenya mengecam Uganda. Pemilu itu curang."
    assert told(same, "mengecam").contexts == ("election",)
    assert told(beside, "mengecam").contexts == ()
    near = "Polisi Kenya menyita dua mobil. Sabu ada di dalamnya."
    far = "Polisi Kenya menyita dua mobil. Hujan turun. Sabu ada di dalamnya."
    assert told(near, "menyita").contexts == ("illegal_drugs",)
    assert told(far, "menyita").contexts == ()


def test_another_paragraph_is_not_beside() -> None:
    first, second = "Polisi Kenya menyita dua mobil.", "Sabu ada di dalamnya."
    (event,) = [e for e in coded(first, second).events if e.type == "COERCE"]
    assert event.contexts == ()


def test_a_more_particular_context_drops_the_general_one() -> None:
    crime = told("Polisi Kenya menangkap anggota geng.", "menangkap")
    drugs = told("Polisi Kenya menangkap anggota geng pengedar sabu.", "menangkap")
    assert "crime" in crime.contexts
    assert "illegal_drugs" in drugs.contexts
    assert "crime" not in drugs.contexts


def test_the_words_of_a_context_are_a_witness() -> None:
    event = told("Kenya mengecam Uganda karena pemilu itu curang.", "mengecam")
    assert ("contexts", "pemilu") in [(w.purpose, w.text) for w in event.witnesses]
    assert "context.election.sentence" in event.rules


def test_bodies_of_many_states_have_no_forces_of_their_own() -> None:
    event = told("Pemberontak Kongo menyerang konvoi MONUSCO.", "menyerang")
    assert event.contexts == ("peacekeeping",)
