"""Stories: what is told of one happening within days, across languages, in any order."""

from __future__ import annotations

import random

from rujuk.code.anchors import anchors_of_text
from rujuk.weigh.stories import Article, find_stories

TOLD = [
    ("q1", 10, "id", "Gempa mengguncang Chile, 12 orang tewas di Valparaiso, kata badan bencana."),
    ("q2", 10, "en", "A quake struck Chile and 12 people died in Valparaiso, officials said."),
    ("q3", 11, "id", "Korban gempa Chile di Valparaiso menjadi 12 orang; bantuan tiba."),
    ("p1", 10, "id", "Polisi Kenya menangkap 40 demonstran di Nairobi dalam protes pajak."),
    ("p2", 10, "en", "Kenya police arrested 40 demonstrators in Nairobi over a tax protest."),
    ("t1", 10, "id", "Mesir dan Qatar merundingkan gencatan senjata di Gaza dengan Hamas."),
    ("q9", 30, "id", "Gempa baru mengguncang Chile, 12 orang luka di Valparaiso."),
]


def articles() -> list[Article]:
    return [
        Article(id=name, day=float(day), anchors=anchors_of_text(text, language))
        for name, day, language, text in TOLD
    ]


def test_one_happening_is_one_story_in_both_languages() -> None:
    assert {frozenset(one) for one in find_stories(articles())} == {
        frozenset({"q1", "q2", "q3"}),
        frozenset({"p1", "p2"}),
        frozenset({"t1"}),
        frozenset({"q9"}),
    }


def test_the_order_given_never_matters() -> None:
    first = find_stories(articles())
    for seed in range(5):
        mixed = articles()
        random.Random(seed).shuffle(mixed)
        assert find_stories(mixed) == first


def test_anchors_are_values_entries_and_roots() -> None:
    one = anchors_of_text("Sekitar 11.000 tentara Korea Utara dikirim ke Kursk pada 2024.", "id")
    other = anchors_of_text("About 11,000 North Korean soldiers were sent to Kursk.", "en")
    assert {"=11000", "PRK", "'kursk"} <= one.keys() & other.keys()
    assert "state.prk" in other
    assert not {"'north", "'korean", "~north"} & other.keys()  # the adjective is the state's name
    assert "=2024" not in one
    assert "~kirim" in one
    assert "~pada" not in one


def test_an_undated_page_joins_by_its_words_alone() -> None:
    late = Article(id="u", day=None, anchors=articles()[0].anchors)
    story = next(one for one in find_stories([*articles(), late]) if "u" in one)
    assert {"q1", "q9"} & {*story}
