"""Sentences: their ends, and text that has none."""

from __future__ import annotations

import pytest

from rujuk.lang.sentences import split_sentences


def texts(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split_sentences(text, "id")]


@pytest.mark.parametrize(
    "text",
    [
        "Sebanyak 11.000 tentara tiba.",
        "Kolonel A. B. Contoh tiba.",
        "Pasal 5 ayat 1, hlm. 12 dan no. 7 dibaca.",
        "Kapal PT. Contoh tenggelam.",
    ],
)
def test_a_full_stop_inside(text: str) -> None:
    assert texts(text) == [text]


def test_marks_and_closing_quotes_end_a_sentence() -> None:
    assert texts('"Kami siap." Itu katanya! Benarkah? Ya.') == [
        '"Kami siap."',
        "Itu katanya!",
        "Benarkah?",
        "Ya.",
    ]


def test_text_without_full_stops_is_cut_at_commas_and_keeps_every_word() -> None:
    text = "pasukan itu menyerang desa dan merebut jembatan, " * 2000
    found = split_sentences(text, "id")
    assert len(found) == 40
    assert max(len(sentence.tokens) for sentence in found) <= 400
    assert all(sentence.tokens[-1].text == "," for sentence in found)
    assert "".join("".join(texts(text)).split()) == "".join(text.split())
    for sentence in found:
        assert [token.index for token in sentence.tokens] == list(range(len(sentence.tokens)))
        assert text[sentence.start : sentence.end].endswith(sentence.tokens[-1].text)


def test_text_without_any_mark_is_cut_too() -> None:
    found = split_sentences("kata " * 3000, "id")
    assert [len(sentence.tokens) for sentence in found] == [400] * 7 + [200]
