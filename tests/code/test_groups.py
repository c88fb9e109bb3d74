"""Of which kind of people a figure is."""

from __future__ import annotations

import pytest

from coded_pages import coded
from rujuk.code.groups import GroupWords, group_of, group_of_words
from rujuk.lang.packs import languages, lexicon_path
from rujuk.lexicon import load
from rujuk.records import Measure

PACKS = [code for code in languages() if lexicon_path(code, "groups") == f"lang/{code}/groups.yaml"]

HEADS = [
    ("anggota polisi", "police"),
    ("anggota kelompok bersenjata", "gunmen"),
    ("anggota Persatuan Guru Nusantara", "members"),
    ("anak buah kapal (ABK)", "crew"),
    ("anak-anak", "children"),
    ("anaknya", "children"),
    ("awak kapal tangki bitumen Putih", "crew"),
    ("bekas anggota laskar", "former"),
    ("guru perempuan", "teachers"),
    ("keluarga sandera", "families"),
    ("korban anak-anak", "children"),
    ("laki-laki", "men"),
    ("orang warga sipil", "civilians"),
    ("pekerja kesehatan lembaga bantuan", "health_workers"),
    ("perempuan lanjut usia", "women"),
    ("petugas medis", "health_workers"),
    ("petugas", "officers"),
    ("prajuritnya", "soldiers"),
    ("relawan medis", "health_workers"),
    ("relawan", "volunteers"),
    ("tenaga kerja asing", "foreigners"),
    ("terduga teroris", "suspects"),
    ("tentera", "soldiers"),
    ("warga negara asing", "foreigners"),
    ("warga lanjut usia", "elderly"),
]


@pytest.mark.parametrize(("words", "group"), HEADS)
def test_the_head_of_the_counted_words_tells_the_kind(words: str, group: str) -> None:
    assert group_of_words(words, Measure.KILLED, "id") == group


@pytest.mark.parametrize(
    "words",
    [
        "orang",
        "jiwa",
        "korban jiwa",
        "warga",
        "warga Armenia",
        "WNI",
        "penduduk desa",
        "manusia",
        "",
    ],
)
def test_anybody_is_of_no_kind(words: str) -> None:
    assert group_of_words(words, Measure.KILLED, "id") is None


@pytest.mark.parametrize(
    ("words", "group"),
    [
        ("South Korean soldiers", "soldiers"),
        ("police officers in the north", "police"),
        ("soldiers of the police regiment", "soldiers"),
        ("aid workers", "aid_workers"),
        ("prisoners of war", "prisoners_of_war"),
        ("people", None),
        ("residents of the workers quarter", None),
    ],
)
def test_the_head_of_an_english_phrase_is_its_last_word(words: str, group: str | None) -> None:
    assert group_of_words(words, Measure.KILLED, "en") == group


def test_a_measure_of_just_this_kind_is_of_the_whole() -> None:
    assert group_of_words("tentara", Measure.TROOPS, "id") is None
    assert group_of_words("tentara", Measure.KILLED, "id") == "soldiers"
    assert group_of_words("awak kapal", Measure.CREW, "id") is None


@pytest.mark.parametrize(
    ("language", "word", "group"),
    [
        (code, word, entry.id)
        for code in PACKS
        for entry in load(f"lang/{code}/groups.yaml", GroupWords).groups
        for word in entry.words
    ],
)
def test_every_entry_of_a_pack_is_found_by_its_words(language: str, word: str, group: str) -> None:
    assert group_of_words(word, Measure.KILLED_OR_WOUNDED, language) == group


def test_a_pack_that_has_no_kinds_of_its_own_rides_on_another() -> None:
    assert group_of_words("anggota polis", Measure.WOUNDED, "ms") == "police"
    assert group_of_words("anggota polis", Measure.WOUNDED, "xx") is None


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Empat perawat tewas dalam serangan itu.", "health_workers"),
        ("Serangan itu melukai tujuh anggota polisi.", "police"),
        ("Tiga anak meninggal akibat campak.", "children"),
        ("Dua puluh warga sipil tewas.", "civilians"),
        ("Enam penumpang kapal feri itu masih hilang.", "passengers"),
        ("Lima belas penambang tertimbun longsor.", "miners"),
        ("Polisi menangkap delapan tersangka.", "suspects"),
        ("Sebelas orang meninggal akibat banjir.", None),
        ("Banjir itu merenggut 14 korban jiwa.", None),
        ("Sebanyak 300 warga mengungsi.", None),
        ("Dua pilot hilang setelah helikopter jatuh.", "pilots"),
        ("Seorang pendeta tewas ditembak.", "religious_leaders"),
    ],
)  # fmt: skip
def test_a_coded_claim_has_its_kind(text: str, group: str | None) -> None:
    claims = coded(text).claims
    assert claims
    assert {group_of(claim, "id") for claim in claims} == {group}
