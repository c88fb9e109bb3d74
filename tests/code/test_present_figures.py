"""Which figure of a sentence is the present one, where another is told as former or as wrong."""

from __future__ import annotations

import pytest

from coded_pages import coded

FIGURES = [
    ("Sebelumnya disebut 24 orang tewas, yang benar 23 orang.", {24: "recalled", 23: "stated"}),
    ("Jumlah penumpang semula disebut 67 orang, kemudian dikoreksi menjadi 71 orang.",
     {67: "recalled", 71: "stated"}),
    ("Ralat: dalam berita sebelumnya tertulis 50 orang tewas, seharusnya 15 orang tewas.",
     {50: "recalled", 15: "stated"}),
    ("Korban tewas semula 12 orang, lalu naik menjadi 15 orang.", {12: "recalled", 15: "stated"}),
    ("Sebelumnya polisi melaporkan 30 orang hilang, tetapi kini tinggal 12 orang.",
     {30: "recalled", 12: "stated"}),
    ("Awalnya dikabarkan 40 orang luka. Belakangan rumah sakit memastikan 38 orang luka.",
     {40: "recalled", 38: "confirmed"}),
    ("Angka 58 korban tewas yang diumumkan pada Selasa diturunkan menjadi 52 orang.",
     {58: "recalled", 52: "stated"}),
    ("BPBD Lembatu, yang sebelumnya melaporkan 61 korban meninggal, kini memakai angka 52 orang.",
     {61: "recalled", 52: "stated"}),
    ("Data sebelumnya menyebutkan 24 orang tewas. Kini BPBD memastikan 23 orang tewas.",
     {24: "recalled", 23: "confirmed"}),
    ("BPBD memutakhirkan data pengungsi menjadi 11.200 jiwa dari sebelumnya 8.000 jiwa.",
     {11200: "stated", 8000: "recalled"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "stances"), FIGURES)
def test_the_present_figure_is_not_recalled(text: str, stances: dict[int, str]) -> None:
    claims = coded(text, published_on="2026-05-13").claims
    assert {claim.best: claim.stance.value for claim in claims} == stances


def test_the_time_of_now_is_not_that_of_the_former_figure() -> None:
    text = "BPBD, yang sebelumnya melaporkan 61 korban meninggal, kini memakai angka 52 orang."
    claims = {c.best: c for c in coded(text, published_on="2026-05-13").claims}
    assert claims[61].as_of is None
    assert claims[52].as_of is not None


def test_when_the_former_figure_was_told_is_its_own_time() -> None:
    text = "Angka 58 korban tewas yang diumumkan pada Selasa diturunkan menjadi 52 orang."
    claims = {c.best: c for c in coded(text, published_on="2026-05-13").claims}
    assert [str(claims[n].as_of and claims[n].as_of.since)[:10] for n in (58, 52)] == [
        "2026-05-12",
        "2026-05-13",
    ]
