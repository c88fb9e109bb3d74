"""Words of classes are found with clitics and doublings, the longest entry first."""

from __future__ import annotations

import pytest

from rujuk.code.context_rules import IGNORED, context_rules
from rujuk.code.mode_rules import mode_rules
from rujuk.code.word_classes import Hit, WordClasses, word_classes
from rujuk.lang.tokens import tokenise

KNOWN = {"modes": mode_rules().classes, "contexts": context_rules().classes}
MADE = WordClasses(
    {"bomb": ["bom"], "suicide": ["bom bunuh diri"], "tank": ["tank"], "arm": ["tank"]}, "id"
)


def found(text: str) -> list[Hit]:
    return MADE.find(tokenise(text))


def test_the_longest_entry_at_a_place_is_taken() -> None:
    assert found("bom bunuh diri") == [Hit("suicide", 0, 3)]
    assert found("bom bunuh") == [Hit("bomb", 0, 1)]
    assert found("Bom itu, bom bunuh diri") == [Hit("bomb", 0, 1), Hit("suicide", 3, 6)]


def test_a_clitic_and_a_doubling_are_met_by_the_plain_entry() -> None:
    assert found("bomnya") == [Hit("bomb", 0, 1)]
    assert found("tank-tank") == [Hit("tank", 0, 1), Hit("arm", 0, 1)]
    assert found("pengeboman 12 .") == []


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("file", sorted(KNOWN))
def test_every_entry_is_found_and_stands_once_in_its_class(file: str, language: str) -> None:
    """Each entry by itself is read as its class: none is spelt as no text can have it."""
    classes = word_classes(language, file, KNOWN[file])
    assert classes is not None
    for name, entries in classes.entries.items():
        assert len(set(entries)) == len(entries), name
        for entry in entries:
            tokens = tokenise(entry)
            hits = classes.find(tokens)
            assert Hit(name, 0, len(tokens)) in hits, (name, entry, hits)


def test_words_that_mislead_hide_what_they_hold() -> None:
    classes = word_classes("id", "contexts", KNOWN["contexts"])
    assert classes is not None
    (hit,) = classes.find(tokenise("banjir kritik"))
    assert hit.name == IGNORED
