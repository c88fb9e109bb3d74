"""The language of a page, and Indonesian told from Malay by the words of `markers.yaml`."""

from __future__ import annotations

import pytest

from rujuk.lexicon import load
from rujuk.read.language import identify_language

SENTENCES = {
    "id": "Polisi menahan dua orang di pelabuhan itu pada hari Senin, kata juru bicara setempat.",
    "ms": "Polis menahan dua orang di pelabuhan itu pada hari Isnin, kata jurucakap tempatan.",
    "en": "The police detained two people at the harbour on Monday, a local spokesman said.",
    "fr": "La police a arrêté deux personnes au port lundi, a déclaré un porte-parole local.",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_languages_are_told_apart(language: str) -> None:
    assert identify_language(f"{SENTENCES[language]} {SENTENCES[language]}") == language


@pytest.mark.parametrize("text", ["", "Polisi", "12 34 56 " * 30, "x" * 300, "\x00" * 90])
def test_no_answer_when_unsure(text: str) -> None:
    assert identify_language(text) is None


@pytest.mark.parametrize(
    ("language", "word"),
    [
        (language, word)
        for language in ("id", "ms")
        for word in load(f"lang/{language}/markers.yaml", dict[str, object])["words"]
    ],
)
def test_each_marker_decides_between_the_two(language: str, word: str) -> None:
    """A sentence that both languages write, with the marker in it, is of the marker's language."""
    neutral = "Mereka sudah datang ke pasar itu dan akan pulang ke rumah mereka dua hari lagi"
    assert identify_language(f"{neutral}, {word} {word}.") == language
