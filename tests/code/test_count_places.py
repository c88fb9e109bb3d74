"""Where counts are: beside the figure in a list, in its clause, at the opening of its clause."""

from __future__ import annotations

import pytest

from coded_pages import coded

PLACES = [
    ("Di Kharkiv, tiga orang tewas. Sementara di Belgorod, satu orang tewas.",
     ["Kharkiv", "Belgorod"]),
    ("Di wilayah Bryansk, menurut gubernurnya, empat orang terluka.", ["Bryansk"]),
    ("Korban tewas di Aceh 31 orang, di Sumatera Utara 47 orang.", ["Aceh", "Sumatera Utara"]),
    ("Sebanyak 31 orang di Aceh, 47 orang di Medan, dan 23 orang di Padang tewas.",
     ["Aceh", "Medan", "Padang"]),
    ("Di Kharkiv tiga orang tewas, sedangkan di Belgorod satu orang terluka.",
     ["Kharkiv", "Belgorod"]),
    ("Di Kabupaten Lumajang, 956 orang mengungsi.", ["Kabupaten Lumajang"]),
    ("Di Gaza utara, militer menangkap 40 orang.", ["Gaza utara"]),
    ("Serangan di Kyiv menewaskan sembilan orang dan melukai 40 orang di Odesa.",
     ["Kyiv", "Odesa"]),
    ("Polisi menangkap 12 orang di Medan, 8 orang di Binjai.", ["Medan", "Binjai"]),
    ("Warga yang mengungsi di Kabupaten Lumajang 956 orang, di Malang 412 orang.",
     ["Kabupaten Lumajang", "Malang"]),
    # where it is said is not where it is
    ("Di Jenewa, PBB menyebut 81 warga sipil tewas.", [None]),
    ("Di Jakarta, Menteri Sosial mengatakan 300 orang mengungsi.", [None]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "places"), PLACES)
def test_the_place_of_a_figure(text: str, places: list[str | None]) -> None:
    told = [claim.place and claim.place.text for claim in coded(text).claims]
    assert told == places


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Di Kharkiv tiga orang tewas, sedangkan di Belgorod satu orang terluka.", ["UKR", "RUS"]),
        ("Di Belgorod satu orang terluka; di Kharkiv tiga orang tewas.", ["RUS", "UKR"]),
        ("Korban tewas di Rusia 3 orang, di Ukraina 5 orang.", ["RUS", "UKR"]),
    ],
)
def test_the_other_side_s_place_lends_no_country(text: str, countries: list[str]) -> None:
    told = [claim.of_whom and claim.of_whom.country for claim in coded(text).claims]
    assert told == countries
