"""On what the country of a claim's subject stands: its own words, its clause, or the context."""

from __future__ import annotations

import pytest

from coded_pages import coded
from rujuk.code.count_subjects import country_ground

SENTENCES = [
    ("Sebanyak 600 tentara Korea Utara tewas di Kursk.", "PRK", "words"),
    ("Tiga WNI ditangkap di Kuala Lumpur.", "IDN", "words"),
    ("Dua nelayan asal Vietnam ditahan di Natuna.", "VNM", "words"),
    ("Sebanyak 40 warga Suriah ditangkap polisi Turki.", "SYR", "words"),
    ("Korea Utara mengirim 3.000 tentara ke Rusia.", "PRK", "clause"),
    ("Prancis menarik 400 tentara dari Niger.", "FRA", "clause"),
    ("Dari 27 tentara Uganda yang diserang, lima tewas.", "UGA", "words"),
    ("Gempa di Turki menewaskan 30 orang.", "TUR", "context"),
    ("Sebanyak 12 orang tewas di Kenya.", "KEN", "context"),
    ("Banjir di Pakistan merenggut 14 korban jiwa.", "PAK", "context"),
    ("Polisi Malaysia menyatakan lima orang tewas.", "MYS", "context"),
]


@pytest.mark.parametrize(("text", "country", "ground"), SENTENCES)
def test_the_ground_of_the_country_is_told(text: str, country: str, ground: str) -> None:
    claim = coded(text).claims[-1]
    assert claim.of_whom is not None
    assert (claim.of_whom.country, country_ground(claim)) == (country, ground)


def test_what_a_country_by_words_is_lent_to_has_it_by_words() -> None:
    claims = coded("Empat tentara Korea Utara tewas dan tujuh lainnya ditangkap.").claims
    assert [claim.of_whom and claim.of_whom.country for claim in claims] == ["PRK", "PRK"]
    assert {country_ground(claim) for claim in claims} == {"words"}


def test_the_country_of_the_page_is_no_word_of_the_figure() -> None:
    first, second = (
        coded(
            "Presiden Filipina mengunjungi Cebu.\n\nPemerintah Filipina menyalurkan bantuan.",
            "Sebanyak 69 orang tewas akibat gempa itu.",
        ).claims,
        coded("Sebanyak 69 warga Filipina tewas akibat gempa itu.").claims,
    )
    assert [country_ground(claim) for claim in (*first, *second)] == ["context", "words"]


def test_no_country_has_no_ground() -> None:
    claims = coded("Tidak ada korban jiwa.").claims
    assert [country_ground(claim) for claim in claims] == [None]


GIVEN_UP = [
    ("Rusia menyerahkan 120 tawanan kepada Ukraina.", ["UKR"]),
    ("Ukraina menerima 121 prajurit dari Rusia dalam pertukaran itu.", ["UKR"]),
    ("Sebanyak 26 awak diserahkan Iran kepada Indonesia.", ["IDN"]),
    ("Rusia menyerahkan 1.212 jenazah kepada Ukraina.", ["UKR"]),
    ("Sebagai gantinya, Ukraina menerima 65 tawanan.", ["UKR"]),
    ("Prancis menyerahkan 30 tentara Mali kepada Mali.", ["MLI"]),
    ("Sebanyak 45 nelayan dikembalikan ke Vietnam, Senin.", ["VNM"]),
    ("Iran menyerahkan tujuh pelaut kepada India, sedangkan India memulangkan dua nelayan ke Iran.",
     ["IND", "IRN"]),
    # things are their giver's, who flees or migrates is of where he comes from
    ("Filipina menerima 12 kapal patroli dari Jepang.", ["JPN"]),
    ("Jerman menerima 300 pengungsi dari Suriah.", ["SYR"]),
    ("Bangladesh menerima 5.000 warga Rohingya dari Myanmar.", ["MMR"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "countries"), GIVEN_UP)
def test_who_is_given_up_is_of_the_state_that_receives(text: str, countries: list[str]) -> None:
    told = [claim.of_whom and claim.of_whom.country for claim in coded(text).claims]
    assert told == countries
