"""Offices of places that no table knows, and those who speak for a body told before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coded_pages import coded

if TYPE_CHECKING:
    from rujuk.records import Party


def speaker(said: str, quote: str) -> Party:
    claims = coded(said, published_on="2026-03-02").claims
    claim = next(one for one in claims if one.quote == quote)
    assert len(claim.said_by) == 1
    return claim.said_by[0]


@pytest.mark.parametrize(
    "office",
    [
        "Kapolres Rimbo Sati",
        "Kapolsek Telaga Jati",
        "Kepala BPBD Randu Alas",
        "Camat Sungai Boto",
        "Kepala Desa Watu Ireng",
        "direktur RSUD Tirtamaya",
        "Direktur RS Mitra Sehat",
    ],
)
def test_the_place_of_an_office_is_nobodys_name(office: str) -> None:
    one = speaker(f"Menurut {office}, 23 orang terluka.", "23 orang")
    assert one.text == office
    assert one.name is None


@pytest.mark.parametrize(
    ("office", "name"),
    [
        ("Kapolres Rimbo Sati AKBP Surya Wijaya", "Surya Wijaya"),
        ("Bupati Surya Wijaya", "Surya Wijaya"),
    ],
)
def test_a_holder_is_named_behind_a_rank_or_the_office_of_a_region(office: str, name: str) -> None:
    assert speaker(f"Menurut {office}, 23 orang terluka.", "23 orang").name == name


@pytest.mark.parametrize(
    ("said", "quote", "name"),
    [
        (
            (
                "Gerakan Patriot Utara (GPU) menguasai Birao. Menurut juru bicara kelompok itu, "
                "800 tentara Chad telah tiba."
            ),
            "800 tentara Chad",
            "Gerakan Patriot Utara",
        ),
        (
            (
                "Kantor HAM PBB memeriksa laporan itu. Sebanyak 14 anak tewas, kata juru bicara "
                "kantor itu di Jenewa."
            ),
            "14 anak",
            "OHCHR",
        ),
    ],
)
def test_a_spokesman_of_that_body_speaks_for_it(said: str, quote: str, name: str) -> None:
    assert speaker(said, quote).name == name


def test_that_ministry_is_the_last_one_called_so() -> None:
    said = (
        "Kementerian Pertahanan Rusia mengatakan yang tewas adalah tentara. Menurut kementerian "
        "itu, 120 tentara Ukraina tewas."
    )
    assert speaker(said, "120 tentara Ukraina").country == "RUS"
