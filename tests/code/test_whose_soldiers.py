"""Of which country soldiers are whose words do not say it: of the force that the page spoke of."""

from __future__ import annotations

import pytest

from coded_pages import coded


@pytest.mark.parametrize(
    ("said", "quote", "country"),
    [
        (
            (
                "Gelombang pertama pasukan Chad tiba di Birao, Republik Afrika Tengah. Menteri "
                "Pertahanan Chad mengatakan 580 tentara sudah berada di kota itu."
            ),
            "580 tentara",
            "TCD",
        ),
        (
            (
                "Tentara Kenya menjaga ibu kota Haiti sejak pekan lalu. Sebanyak 250 personel "
                "berada di Port-au-Prince, kata PBB."
            ),
            "250 personel",
            "KEN",
        ),
        (
            (
                "Kelompok itu menyergap konvoi pasukan Chad di Republik Afrika Tengah. Sebanyak 25 "
                "tentara tewas, kata juru bicara kelompok itu."
            ),
            "25 tentara",
            "TCD",
        ),
        (
            "Pasukan Uganda memasuki Kongo timur. Pemberontak menawan 14 prajurit.",
            "14 prajurit",
            "UGA",
        ),
    ],
)
def test_soldiers_are_of_the_force_told_before(said: str, quote: str, country: str) -> None:
    claims = coded(said, published_on="2026-03-17").claims
    claim = next(one for one in claims if one.quote == quote)
    assert claim.of_whom is not None
    assert claim.of_whom.country == country


def test_people_are_not_of_the_force_told_before() -> None:
    said = "Pasukan Chad tiba di Birao, Republik Afrika Tengah. Sebanyak 30 warga tewas di Birao."
    claims = coded(said, published_on="2026-03-17").claims
    claim = next(one for one in claims if one.quote == "30 warga")
    assert claim.of_whom is None or claim.of_whom.country != "TCD"
