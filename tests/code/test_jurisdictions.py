"""For which place a local authority speaks."""

from __future__ import annotations

import pytest

from rujuk.code.jurisdictions import jurisdiction_of
from rujuk.records import Party


def party(words: str, country: str | None, sector: str = "GOV", key: str | None = None) -> Party:
    return Party(text=words, start=0, end=len(words), country=country, sectors=(sector,), id=key)


@pytest.mark.parametrize(
    ("words", "country", "place"),
    [
        ("Gubernur Voronezh", "RUS", "Voronezh"),
        ("Kepala BPBD Cianjur", "IDN", "Cianjur"),
        ("Polres Sukabumi", "IDN", "Sukabumi"),
        ("Gubernur Jawa Barat", "IDN", "West Java"),
        ("Wali Kota Palu", "IDN", "Palu"),
        ("Dinas Kesehatan Kota Surabaya", "IDN", "Surabaya"),
        ("Kementerian Kesehatan Gaza", "PSE", "Gaza"),
        ("Medellin police", "COL", "Medellín"),
        ("Peruvian police", "PER", None),
        ("Polisi setempat", "IDN", None),
        ("Kementerian Pertahanan Rusia", "RUS", None),
        ("Layanan Darurat Ukraina", "UKR", None),
        ("Kementerian Dalam Negeri", "IDN", None),
        ("Badan Nasional Penanggulangan Bencana", "IDN", None),
        ("BPBD Randu Alas", "IDN", None),
        ("Surabaya", "IDN", None),
    ],
)
def test_the_place_at_the_end_of_a_name_or_before(
    words: str, country: str, place: str | None
) -> None:
    found = jurisdiction_of(party(words, country))
    assert (found and found.name) == place
    assert found is None or found.country == country


def test_only_local_bodies_of_a_known_country_have_one() -> None:
    assert jurisdiction_of(None) is None
    assert jurisdiction_of(party("Gubernur Voronezh", None)) is None
    assert jurisdiction_of(party("Gubernur Voronezh", "IDN")) is None
    assert jurisdiction_of(party("Batalion Voronezh", "RUS", "MIL")) is None
    assert jurisdiction_of(party("Polres Sukabumi", "IDN", key="org.polri")) is None
