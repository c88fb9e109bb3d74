"""Figures that are taken from others: "of 18 crew, four died"."""

from __future__ import annotations

import pytest

from coded_pages import coded
from rujuk.records import Stance


@pytest.mark.parametrize(
    ("said", "fates"),
    [
        ("Dari 18 awak, 11 selamat, empat meninggal, dan tiga hilang.", {"empat", "tiga"}),
        ("Dari 300 siswa, sembilan terluka dan dua masih hilang.", {"sembilan", "dua"}),
        ("Dari 45 penumpang, 12 tewas.", {"12"}),
        ("Dari 90 prajurit, tujuh gugur, kata juru bicara militer.", {"tujuh"}),
    ],
)
def test_figures_behind_those_they_are_taken_from_are_some_of_these(
    said: str, fates: set[str]
) -> None:
    claims = {claim.quote: claim for claim in coded(said, published_on="2026-03-02").claims}
    whole = next(claim for quote, claim in claims.items() if quote.split()[-1] in said[:20])
    assert whole.stance is Stance.STATED
    for quote in fates:
        assert claims[quote].part_of == whole.id, quote
        assert claims[quote].of_whom is not None


def test_figures_of_a_change_are_not_taken_from_anybody() -> None:
    claims = coded("Korban tewas naik dari 12 menjadi 15 orang.", published_on="2026-03-02").claims
    assert all(claim.part_of is None for claim in claims)
    assert {claim.stance for claim in claims} == {Stance.STATED, Stance.RECALLED}
