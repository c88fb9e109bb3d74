"""Counts of what is promised, agreed or asked for are planned; what is done, or held, is not."""

from __future__ import annotations

import pytest

from coded_pages import coded

PLANNED = [
    "Pemerintah Yaman menjanjikan pembebasan 1.200 tahanan.",
    "Kedua pihak menyepakati pertukaran 900 tahanan.",
    "Disepakati pembebasan 900 tahanan.",
    "Tahap pertama mencakup 300 tahanan.",
    "Perjanjian itu mencakup pembebasan 300 tahanan.",
    "Hamas berjanji membebaskan 20 sandera.",
    "Israel setuju membebaskan 700 tahanan.",
    "Pemerintah menargetkan pemulangan 5.000 pengungsi hingga Desember.",
    "Jepang berkomitmen mengirim 12 kapal patroli.",
    "Dalam kesepakatan disebutkan 60 sandera dibebaskan dalam enam pekan.",
    "Panglima meminta tambahan 30.000 tentara.",
    "Houthi mengusulkan pertukaran 2.000 tahanan.",
    "Kuota pertukaran tahap kedua ditetapkan 250 tahanan.",
    "Pemerintah menjanjikan 1.200 tahanan dibebaskan sebelum Idulfitri.",
    "Yaman dan Houthi Sepakat Bertukar 1.200 Tahanan",
    "Pertukaran 1.200 tahanan disepakati di Muskat.",
    "Amerika Serikat menyetujui penjualan 25 jet tempur kepada Turki.",
    "Sebanyak 450 tahanan akan dipulangkan pekan depan.",
]
TOLD = [
    "Israel menyepakati gencatan senjata setelah Hamas membebaskan 20 sandera.",
    "Menteri menyetujui anggaran, dan polisi menangkap 20 demonstran.",
    "Gelombang pertama mencakup 310 tahanan yang sudah tiba di Sanaa.",
    "Kesepakatan itu tercapai setelah 300 tahanan dibebaskan.",
    "Polisi meminta 300 demonstran bubar.",
    "Israel menuntut pembebasan 48 sandera.",
    "Sebanyak 500 anggota setuju dengan usulan itu.",
    "Rusia menawarkan penyerahan 6.000 jenazah tentara Ukraina.",
    "Hamas membebaskan 20 sandera dan Israel melepaskan 1.968 tahanan Palestina.",
    "Pemerintah membebaskan 88 tahanan sesuai kesepakatan.",
]


@pytest.mark.parametrize("text", PLANNED)
def test_what_is_promised_is_planned(text: str) -> None:
    assert [claim.modality for claim in coded(text).claims] == ["planned"]


@pytest.mark.parametrize("text", TOLD)
def test_what_is_done_or_held_is_told_as_such(text: str) -> None:
    assert {claim.modality for claim in coded(text).claims} == {"happened"}


def test_a_part_that_is_done_stands_beside_the_whole_that_is_promised() -> None:
    claims = coded("Sebanyak 300 tahanan dari 1.200 yang disepakati telah dibebaskan.").claims
    assert {claim.best: claim.modality for claim in claims} == {300: "happened", 1200: "planned"}
