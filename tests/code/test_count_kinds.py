"""What a bare "orang" counts where a relative clause, a toll or a headline names it."""

from __future__ import annotations

import pytest

from coded_pages import coded

KINDS = [
    ("Korban tewas di Aceh 31 orang, di Medan 47 orang.", {31: "killed", 47: "killed"}),
    ("Penumpang bus yang tewas 12 orang.", {12: "killed"}),
    ("Jumlah penduduk yang mengungsi 2.300 jiwa.", {2300: "displaced"}),
    ("Yang tewas delapan orang.", {8: "killed"}),
    ("Kapal itu diawaki 23 orang, termasuk nakhoda.", {23: "crew"}),
    ("Kapal berawak 25 orang itu tenggelam.", {25: "crew"}),
    ("Jumlah awak bukan 24 orang, melainkan 23 orang.", {24: "crew", 23: "crew"}),
    ("Awak kapal itu bukan 24 melainkan 23 orang.", {23: "crew"}),
    ("Pelaku yang ditangkap tiga orang.", {3: "detained"}),
    ("Korban luka di Rusia 40 orang.", {40: "wounded"}),
    ("Dalam berita itu tertulis 50 orang tewas.", {50: "killed"}),
    ("Menurut polisi 12 orang tewas, sementara menurut relawan 15 orang.",
     {12: "killed", 15: "killed"}),
    # who does it is not counted by it
    ("Pelaku yang ditangkap tiga polisi itu mengaku bersalah.", {3: "police"}),
    ("Kapal itu memuat 30 penumpang. Sepuluh orang tewas.", {30: "people", 10: "killed"}),
]  # fmt: skip
HEADLINES = [
    ("BNPB Ralat Korban Meninggal Jadi 52 Orang", {52: "killed"}),
    ("Pengungsi Gunung Sagara Capai 11.200 Jiwa", {11200: "displaced"}),
    ("Korban Tewas Banjir Tembus 100 Orang", {100: "killed"}),
    ("Awak Kapal Sinar Laut Jadi 23 Orang", {23: "crew"}),
    ("Korban Serangan Jadi 9 Orang", {9: "people"}),
]


@pytest.mark.parametrize(("text", "kinds"), KINDS)
def test_what_is_counted(text: str, kinds: dict[int, str]) -> None:
    assert {claim.best: claim.measure.value for claim in coded(text).claims} == kinds


@pytest.mark.parametrize(("title", "kinds"), HEADLINES)
def test_what_a_headline_counts(title: str, kinds: dict[int, str]) -> None:
    claims = coded("Keterangan itu disampaikan pada Selasa.", title=title).claims
    assert {claim.best: claim.measure.value for claim in claims} == kinds


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Awak kapal yang ditahan berjumlah 17 orang.", "Awak kapal"),
        ("Jumlah awak bukan 24 orang, melainkan 23 orang.", "awak"),
        ("Guru yang ditangkap berjumlah 34 orang.", "Guru"),
    ],
)
def test_the_noun_before_a_relative_clause_names_them(text: str, words: str) -> None:
    assert {claim.of_whom and claim.of_whom.text for claim in coded(text).claims} == {words}
