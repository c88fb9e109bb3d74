"""What a sentence says of what was told before it: denied by somebody, checked by nobody."""

from __future__ import annotations

import pytest

from coded_pages import coded
from rujuk.code.modality import modality_words
from rujuk.code.verdict_words import verdict_words
from rujuk.records import Claim, Event, Modality, Stance

TOLD = "Uganda mengatakan tentara Kenya menembak 12 warga Uganda di Busia."


def first(*paragraphs: str) -> tuple[Event, Claim]:
    coding = coded(*paragraphs)
    return coding.events[0], coding.claims[0]


def denier(record: Event | Claim) -> str | None:
    return record.denied_by.country if record.denied_by is not None else None


WORDS = verdict_words("id")
MATRIX = modality_words("id")
assert WORDS
assert MATRIX


@pytest.mark.parametrize("noun", sorted(WORDS.sayings | WORDS.accusations))
def test_each_noun_that_takes_up_what_was_said(noun: str) -> None:
    for after in (f"membantah {noun} itu", f"menepis {noun} tersebut", f"menampik {noun} Uganda"):
        event, claim = first(f"{TOLD} Kenya {after}.")
        assert (denier(event), denier(claim)) == ("KEN", "KEN")
        assert event.modality == Modality.HAPPENED  # the status is what its speaker said
    event, claim = first(f"{TOLD} Kenya membahas {noun} itu.")
    assert (event.denied_by, claim.denied_by) == (None, None)


@pytest.mark.parametrize("noun", sorted(WORDS.figures))
def test_each_noun_that_takes_up_a_figure(noun: str) -> None:
    event, claim = first(f"{TOLD} Kenya membantah {noun} itu.")
    assert (denier(event), denier(claim)) == (None, "KEN")


@pytest.mark.parametrize("phrase", WORDS.falsehoods)
def test_each_word_for_what_is_not_so(phrase: str) -> None:
    event, _ = first(f"{TOLD} Kenya menyebut laporan itu {phrase}.")
    assert denier(event) == "KEN"
    event, _ = first(f'{TOLD} "Itu {phrase}," kata Presiden Kenya.')
    assert denier(event) == "KEN"
    event, _ = first(f'{TOLD} "Jalan itu panjang," kata Presiden Kenya.')
    assert event.denied_by is None


@pytest.mark.parametrize("phrase", MATRIX.unverified)
def test_each_word_for_what_nobody_checked(phrase: str) -> None:
    event, claim = first(f"{TOLD} Klaim itu {phrase}.")
    assert (event.stance, claim.stance) == (Stance.UNVERIFIED, Stance.UNVERIFIED)
    assert event.denied_by is None


def test_forms_of_denial() -> None:
    for words in (
        "Tuduhan itu dibantah Kenya.",
        "Kenya membantahnya.",
        "Kenya membantah.",
        "Namun, Kenya membantah terlibat.",
    ):
        event, claim = first(f"{TOLD} {words}")
        assert (denier(event), denier(claim)) == ("KEN", "KEN")
        assert any(w.purpose == "denied_by" for w in event.witnesses)
    event, _ = first(TOLD.removesuffix(".") + ", tetapi Kenya membantahnya.")
    assert denier(event) == "KEN"


def test_what_is_no_denial_of_what_was_told() -> None:
    for words in (
        "Kenya tidak membantah laporan itu.",
        "Kenya tidak mengomentari laporan itu.",
        "Kenya membantah bahwa pasar itu sepi.",
        "Kenya membantah tuduhan korupsi.",
        "Uganda membantah laporan itu.",  # it is its own
        "Jalan itu sepi, tetapi Kenya membantahnya.",
    ):
        event, claim = first(f"{TOLD} {words}")
        assert (event.denied_by, claim.denied_by) == (None, None), words
    (event,) = coded(
        "Tentara Kenya menembak 12 warga di Busia. Kenya membantah laporan itu."
    ).events[:1]
    assert event.denied_by is None  # nobody else told it


def test_how_far_a_denial_reaches() -> None:
    event, _ = first(TOLD, "Kenya membantah tuduhan itu.")
    assert denier(event) == "KEN"
    event, _ = first(TOLD, "Pasar itu sepi.", "Kenya membantah tuduhan itu.")
    assert event.denied_by is None


def test_an_accusation_is_looked_for_first() -> None:
    accused, shot = coded(
        "Uganda menuduh Kenya menyerang Busia. Polisi Uganda mengatakan 12 warga ditembak. "
        "Kenya membantah tuduhan itu."
    ).events[:2]
    assert (accused.type, denier(accused)) == ("ACCUSE", "KEN")
    assert shot.denied_by is None


def test_a_saying_whose_clause_is_denied_in_its_own_sentence() -> None:
    for noun in ("Kabar", "Tuduhan", "Laporan"):
        event = coded(f"{noun} bahwa Kenya menyerang Busia dibantah pemerintah Kenya.").events[0]
        assert (event.modality, denier(event)) == (Modality.DENIED, "KEN")
        event = coded(f"{noun} bahwa Kenya menyerang Busia tidak dibantah pemerintah.").events[0]
        assert (event.modality, event.denied_by) == (Modality.HAPPENED, None)


def test_a_figure_of_nobody_may_be_unchecked() -> None:
    (claim,) = coded("Sekitar 200 tentara tewas, namun angka itu belum dapat diverifikasi.").claims
    assert claim.stance == Stance.UNVERIFIED
    (plain,) = coded("Sekitar 200 tentara tewas, namun jalan itu belum dapat diverifikasi.").claims
    assert plain.stance == Stance.STATED
