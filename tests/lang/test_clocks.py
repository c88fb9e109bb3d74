"""Times of day as they are written."""

from __future__ import annotations

import pytest

from rujuk.lang.clocks import find_clocks
from rujuk.lang.tokens import tokenise


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("pukul 20.00 WITA", ["20:00"]),
        ("pukul 07:30 pagi", ["07:30"]),
        ("pkl. 18.45", ["18:45"]),
        ("Pukul 16", ["16:00"]),
        ("pukul 06 WIB", ["06:00"]),
        ("jam 8 malam", ["20:00"]),
        ("jam 8 pagi", ["08:00"]),
        ("pukul 12 siang", ["12:00"]),
        ("pukul 2 siang", ["14:00"]),
        ("pukul 1 dini hari", ["01:00"]),
        ("hingga 19.30 WIT", ["19:30"]),
        ("pukul 09.00 dan pukul 10.00", ["09:00", "10:00"]),
        ("pukul 8", []),
        ("pukul 8 WIB", []),
        ("pukul 12 malam", []),
        ("pukul 24.00", []),
        ("pukul 25.10", []),
        ("pukul 08.00-10.00", []),
        ("pukul 08.00 hingga 10.00", []),
        ("selama 8 jam", []),
        ("19.300 warga", []),
        ("19.30 orang", []),
    ],
)
def test_clock_times(words: str, told: list[str]) -> None:
    assert [one.text for one in find_clocks(tokenise(words), "id")] == told


def test_a_language_without_words_of_the_clock_has_none() -> None:
    assert find_clocks(tokenise("pukul 20.00"), "xx") == []
