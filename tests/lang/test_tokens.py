"""Full stops end sentences but not after abbreviations; tokens keep what belongs together."""

from __future__ import annotations

import pytest

from rujuk.lang.sentences import split_sentences
from rujuk.lang.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Hujan turun. Jalan tergenang.", 2),
        ("Ia bertemu Dr. Salim di Jl. Merdeka.", 1),
        (". Hujan turun. Jalan tergenang", 3),
        ("Hujan turun . Jalan tergenang", 2),
        ("Pertemuan dengan R. Salim. Lalu hujan.", 2),
    ],
)
def test_full_stops_end_sentences_but_not_after_abbreviations(text: str, count: int) -> None:
    found = split_sentences(text, "id")
    assert len(found) == count
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] for s in found)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Rp5,4 miliar", ["Rp", "5,4", "miliar"]),
        ("pukul 14.30, anak-anak", ["pukul", "14.30", ",", "anak-anak"]),
        ("F-16 dan Su-27", ["F-16", "dan", "Su-27"]),
        ("Moskow-Kyiv", ["Moskow", "-", "Kyiv"]),
        ("tahun 1990-an", ["tahun", "1990-an"]),
    ],
)
def test_tokens_keep_their_separators(text: str, tokens: list[str]) -> None:
    assert [token.text for token in tokenise(text)] == tokens
