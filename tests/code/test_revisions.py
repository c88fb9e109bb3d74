"""Older and wrong figures: their words, their times, who rejects them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coded_pages import coded
from rujuk.code.revision_words import RevisionWords
from rujuk.lang.packs import lexicon_path
from rujuk.lexicon import load
from rujuk.records import Modality, Stance

if TYPE_CHECKING:
    from rujuk.records import Claim


def words_for(claim: Claim, purpose: str) -> list[str]:
    return [one.text for one in claim.witnesses if one.purpose == purpose]


def test_a_recalled_figure_points_at_the_word_that_says_so() -> None:
    old, new = coded("Korban tewas naik dari sembilan menjadi sepuluh orang.").claims
    assert (old.stance, new.stance) == (Stance.RECALLED, Stance.STATED)
    assert words_for(old, "stance") == ["naik"]
    assert "figure.changed" in old.rules


def test_a_rejected_figure_points_at_the_word_that_says_so() -> None:
    right, wrong = coded("Korban tewas 20 orang, bukan 22 orang.").claims
    assert (right.modality, wrong.modality) == (Modality.HAPPENED, Modality.DENIED)
    assert words_for(wrong, "modality") == ["bukan"]
    assert "figure.not" in wrong.rules


def test_the_time_of_an_older_figure_is_the_one_told_of_it() -> None:
    old, new = coded(
        "Pada 3 Maret, PBB menyebut 100 orang tewas. Jumlah itu kini naik menjadi 140 orang.",
        published_on="2025-03-10",
    ).claims
    assert old.stance is Stance.RECALLED
    assert old.as_of is not None
    assert old.as_of.edtf == "2025-03-03"
    assert new.as_of is not None
    assert new.as_of.edtf == "2025-03-10"


def test_the_day_of_the_page_is_not_that_of_an_older_figure() -> None:
    claims = coded(
        "Sebanyak 36 orang tewas. Semula polisi menyebut 31 orang tewas.", published_on="2025-03-10"
    ).claims
    assert [one.as_of and one.as_of.edtf for one in claims] == ["2025-03-10", None]


@pytest.mark.parametrize(
    ("text", "modality", "stance"),
    [
        ("Polisi menyebut 22 orang tewas. Angka itu kemudian diralat menjadi 20 orang.",
         Modality.DENIED, Stance.STATED),
        ("Polisi menyebut 22 orang tewas. Jumlah tersebut lalu bertambah menjadi 25 orang.",
         Modality.HAPPENED, Stance.RECALLED),
        ("Polisi menyebut 22 orang tewas. Jumlah tersebut masih bisa bertambah.",
         Modality.HAPPENED, Stance.STATED),
        ("Polisi menyebut 22 orang tewas. Jumlah rumah rusak bertambah menjadi 25 unit.",
         Modality.HAPPENED, Stance.STATED),
    ],
)  # fmt: skip
def test_what_a_later_sentence_makes_of_a_figure(
    text: str, modality: Modality, stance: Stance
) -> None:
    first = coded(text, published_on="2025-03-10").claims[0]
    assert (first.modality, first.stance) == (modality, stance)
    assert (first.as_of is None) == (stance is Stance.RECALLED)


def test_every_witness_of_a_revision_is_quoted_from_the_page() -> None:
    text = "Polisi menyebut 22 orang tewas. Angka itu kemudian diralat menjadi 20 orang."
    first = coded(text).claims[0]
    assert words_for(first, "modality") == ["diralat"]
    assert all(one.text in text for one in first.witnesses)


@pytest.mark.parametrize(
    ("text", "denier"),
    [
        ("Kementerian Kesehatan Kenya meralat jumlah korban tewas dari 22 menjadi 20 orang.",
         "Kementerian Kesehatan Kenya"),
        ("Laporan tentang 22 korban tewas dibantah militer Sudan.", "militer Sudan"),
        ("Korban tewas 20 orang, bukan 22 orang, kata polisi Kenya.", None),
        ("Klaim tentang 22 korban tewas itu bohong, kata juru bicara polisi Kenya.",
         "juru bicara polisi Kenya"),
    ],
)  # fmt: skip
def test_who_rejects_a_figure(text: str, denier: str | None) -> None:
    wrong = next(one for one in coded(text).claims if one.best == 22)
    assert wrong.modality is Modality.DENIED
    assert (wrong.denied_by and wrong.denied_by.text) == denier


@pytest.mark.parametrize(
    "text",
    [
        "Polisi menolak 22 orang pengungsi di perbatasan.",
        "Gubernur mencabut izin 22 perusahaan tambang.",
        "Rusia menarik kembali 400 tentara dari Kursk.",
        "Pemerintah tidak membantah bahwa 22 orang ditahan.",
        "Dokter keliru memberi obat kepada 22 pasien.",
        "Bukan hanya 22 orang tewas, tetapi 40 orang juga terluka.",
    ],
)
def test_what_is_refused_withdrawn_or_not_denied_is_no_rejected_figure(text: str) -> None:
    claims = coded(text).claims
    assert not [one for one in claims if any(rule.startswith("figure.") for rule in one.rules)]


@pytest.mark.parametrize(
    "text",
    [
        "Truk itu membawa 22 orang dari dua desa.",
        "Sebanyak lima dari 27 orang itu tewas.",
        "Sebelumnya, gempa menyebabkan 22 orang tewas.",
        "Sejak pekan lalu PBB mencatat 22 orang tewas.",
        "Ia pekan lalu menembak 22 orang.",
        "Korban bertambah 22 orang menjadi 40 orang.",
    ],
)
def test_what_is_no_older_figure(text: str) -> None:
    assert not [one for one in coded(text).claims if one.stance is Stance.RECALLED]


def test_a_figure_of_people_beside_its_older_one_counts_the_same() -> None:
    claims = coded(
        "Jumlah tentara Rusia di Suriah kini 4.000, dibandingkan 7.000 pada 2023."
    ).claims
    assert [one.measure for one in claims] == ["troops", "troops"]


def test_the_words_of_one_kind_are_listed_once() -> None:
    path = lexicon_path("id", "revisions")
    assert path is not None
    words = load(path, RevisionWords)
    assert words.formerly.isdisjoint(words.before)
    assert words.older.isdisjoint(words.initial)
    for phrases in (words.past, words.yesterday, words.now, words.rejections, words.rejected):
        assert len(set(phrases)) == len(phrases)
