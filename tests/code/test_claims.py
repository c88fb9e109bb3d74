"""Claims of a page: speaker, time, status, part and whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from coded_pages import coded
from rujuk.code.document import code_document
from rujuk.read.page import read_page
from rujuk.records import Claim, Hedge, Modality, Stance

DEAD = "Tiga tentara Turki tewas"


def only(sentence: str, published_on: str | None = None) -> Claim:
    (claim,) = coded(sentence, published_on=published_on).claims
    return claim


def test_who_says_it() -> None:
    assert only(f"{DEAD}.").said_by == ()
    assert [p.country for p in only(f"{DEAD}, kata pemerintah Kenya.").said_by] == ["KEN"]
    assert [p.country for p in only(f"Menurut Kenya, {DEAD.lower()}.").said_by] == ["KEN"]
    passive = only("Tiga tentara Turki tewas, mengutip militer Kenya.")
    assert [p.country for p in passive.said_by] == ["KEN"]


def test_the_time_told_comes_first() -> None:
    claim = only(f"{DEAD} di Idlib pada 3 Mei 2021, kata Kenya pada 9 Mei 2021.", "2021-05-20")
    assert claim.as_of is not None
    assert (claim.as_of.edtf, claim.as_of.inferred) == ("2021-05-03", None)


def test_then_the_day_of_the_statement() -> None:
    claim = only(f"{DEAD}, kata pemerintah Kenya pada 9 Mei 2021.", "2021-05-20")
    assert claim.as_of is not None
    assert (claim.as_of.edtf, claim.as_of.inferred) == ("2021-05-09", "as_of.statement")


def test_then_the_day_of_publication_and_it_says_so() -> None:
    claim = only(f"{DEAD}.", "2021-05-20")
    assert claim.as_of is not None
    assert (claim.as_of.edtf, claim.as_of.inferred) == ("2021-05-20", "as_of.published_on")
    month = only(f"{DEAD}.", "2021-05").as_of
    assert month is not None
    assert (month.since, month.until) == ("2021-05-01", "2021-05-31")


def test_else_no_time() -> None:
    assert only(f"{DEAD}.").as_of is None


def test_a_part_knows_its_whole() -> None:
    whole, part = coded("Sebanyak 12 tentara Turki ditangkap, 3 di antaranya perwira.").claims
    assert part.part_of == whole.id
    assert whole.part_of is None


def test_denied_is_not_zero() -> None:
    denied = only("Turki membantah bahwa tiga tentara Turki tewas.")
    assert (denied.best, denied.modality) == (3, Modality.DENIED)
    bare = only("Turki membantah tiga tentara Turki tewas.")
    assert (bare.best, bare.modality) == (3, Modality.DENIED)
    zero = only("Tidak ada tentara Turki yang tewas.")
    assert (zero.best, zero.hedge, zero.modality) == (0, Hedge.NONE, Modality.HAPPENED)


def test_status_and_stance() -> None:
    assert only("Turki akan mengirim 300 tentara ke Libya.").modality == Modality.PLANNED
    assert only("Jika 300 tentara Turki tewas, pasar turun.").modality == Modality.CONDITIONAL
    assert only(f"Pemerintah Kenya membenarkan {DEAD.lower()}.").stance == Stance.CONFIRMED


def test_a_figure_belongs_to_the_event_that_tells_it() -> None:
    coding = coded("Turki mengirim 300 tentara ke Libya.")
    (event,), (claim,) = coding.events, coding.claims
    assert event.claims == (claim.id,)
    assert claim.of_whom is not None
    assert claim.of_whom.country == "TUR"


def test_the_place_of_the_event_is_the_place_of_the_figure() -> None:
    claim = only("Tiga tentara Turki ditangkap di Tripoli.")
    assert claim.place is not None
    assert claim.place.country == "LBY"


@pytest.mark.parametrize(
    ("page", "counted"),
    [("simpul-pagi-dua-tawanan.txt", "2.700 lainnya"), ("bandar-berita-maret.html", "tentara")],
)
def test_who_is_counted_is_of_the_country_of_the_figure(page: str, counted: str) -> None:
    document = read_page(Path(__file__).parents[2] / "examples/pages" / page)
    found = [
        party.country
        for event in code_document(document).events
        if event.claims
        for party in (*event.actors, *event.recipients)
        if party.text == counted
    ]
    assert found
    assert set(found) == {"PRK"}


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Ratusan warga dikhawatirkan tewas setelah Sudan menyerang kota itu.", "possible"),
        ("Sedikitnya 40 warga dikhawatirkan tewas dalam serangan Israel di Gaza.", "possible"),
        ("Lima tentara Chad diduga tewas dalam penyergapan itu.", "possible"),
        ("Jumlah korban tewas akibat serangan itu bisa melampaui 400 orang.", "possible"),
        ("Jumlah warga yang mengungsi diperkirakan akan mencapai 9.000 orang.", "planned"),
        ("Lima tentara Chad tewas dalam penyergapan itu.", "happened"),
        ("Serangan Israel di Gaza menewaskan sekitar 40 warga.", "happened"),
    ],
)
def test_a_figure_has_the_status_of_its_own_clause(sentence: str, modality: str) -> None:
    assert {claim.modality.value for claim in coded(sentence).claims} == {modality}
