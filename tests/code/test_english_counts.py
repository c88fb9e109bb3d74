"""Draft claims of English sentences, and every word of the English lexicon of measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, strategies as st

import counted_texts
from counted_texts import as_told, assert_lawful
from rujuk.code.measures import DeedEntry, MeasureWords, NounEntry, measure_lexicon
from rujuk.records import Measure

if TYPE_CHECKING:
    from rujuk.code.count_drafts import CountDraft

# Sentence; each claim as quote, measure, low, best, high, hedge. Null is "not stated".
CASES: list[tuple[str, list[tuple[object, ...]]]] = [
    (
        "At least 17 people were killed and 45 others wounded in an explosion in Kabul.",
        [
            ("At least 17 people", "killed", 17, 17, None, "at_least"),
            ("45 others", "wounded", 45, 45, 45, "exact"),
        ],
    ),
    (
        "Police arrested 23 students who were protesting outside parliament.",
        [("23 students", "detained", 23, 23, 23, "exact")],
    ),
    (
        "About 1,200 soldiers were sent to the border to replace older troops.",
        [("About 1,200 soldiers", "troops", 1200, 1200, 1200, "about")],
    ),
    (
        "The flood killed 12 people, including three children, and forced 4,000 residents to flee.",
        [
            ("12 people", "killed", 12, 12, 12, "exact"),
            ("three children", "killed", 3, 3, 3, "exact"),
            ("4,000 residents", "displaced", 4000, 4000, 4000, "exact"),
        ],
    ),
    (
        "The death toll rose to 78 from 65.",
        [("78", "killed", 78, 78, 78, "exact"), ("65", "killed", 65, 65, 65, "exact")],
    ),
    (
        "The ship carried 30 crew, five of them from India.",
        [("30 crew", "crew", 30, 30, 30, "exact"), ("five of them", "crew", 5, 5, 5, "exact")],
    ),
    (
        "The quake damaged 2,300 houses and five schools.",
        [
            ("2,300 houses", "buildings", 2300, 2300, 2300, "exact"),
            ("five schools", "buildings", 5, 5, 5, "exact"),
        ],
    ),
    (
        "Colombian troops captured 15 guerrillas and seized 20 assault rifles.",
        [
            ("15 guerrillas", "captured", 15, 15, 15, "exact"),
            ("20 assault rifles", "weapons", 20, 20, 20, "exact"),
        ],
    ),
    (
        "Two journalists were kidnapped by gunmen in Port-au-Prince; one of them is a French citizen.",  # noqa: E501
        [
            ("Two journalists", "hostages", 2, 2, 2, "exact"),
            ("one of them", "hostages", 1, 1, 1, "exact"),
        ],
    ),
    (
        "Thousands of workers took to the streets in Seoul to demand higher wages.",
        [("Thousands of workers", "protesters", 1000, None, 9999, "vague")],
    ),
    (
        "The army shot down three drones and two helicopters.",
        [
            ("three drones", "drones", 3, 3, 3, "exact"),
            ("two helicopters", "aircraft", 2, 2, 2, "exact"),
        ],
    ),
    (
        "Twelve wounded North Korean soldiers were evacuated.",
        [("Twelve wounded North Korean soldiers", "wounded", 12, 12, 12, "exact")],
    ),
    (
        "Two American nuns and a priest were murdered on Tuesday.",
        [
            ("Two American nuns", "killed", 2, 2, 2, "exact"),
            ("a priest", "killed", 1, 1, 1, "exact"),
        ],
    ),
    (
        "A soldier was killed and another was wounded.",
        [("A soldier", "killed", 1, 1, 1, "exact"), ("another", "wounded", 1, 1, 1, "exact")],
    ),
    (
        "The attack left 14 dead and 30 wounded.",
        [("14", "killed", 14, 14, 14, "exact"), ("30", "wounded", 30, 30, 30, "exact")],
    ),
    (
        "A car bomb exploded, killing four and injuring dozens.",
        [("four", "killed", 4, 4, 4, "exact"), ("dozens", "wounded", 24, None, 99, "vague")],
    ),
    ("The death of 12 people shocked the town.", [("12 people", "killed", 12, 12, 12, "exact")]),
    (
        "The number of people killed reached 37, officials said.",
        [("37", "killed", 37, 37, 37, "exact")],
    ),
    ("The death toll stands at 37.", [("37", "killed", 37, 37, 37, "exact")]),
    (
        "A woman and her two children were abducted.",
        [("A woman", "hostages", 1, 1, 1, "exact"), ("two children", "hostages", 2, 2, 2, "exact")],
    ),
    (
        "12 soldiers killed the mayor.",
        [
            ("12 soldiers", "troops", 12, 12, 12, "exact"),
            ("the mayor", "killed", 1, 1, 1, "exact"),
        ],
    ),
    ("12 soldiers killed Monday were buried.", [("12 soldiers", "killed", 12, 12, 12, "exact")]),
    ("A police officer said 12 people had died.", [("12 people", "killed", 12, 12, 12, "exact")]),
    (
        "Three police stations and two army bases were attacked.",
        [("Three police stations", "buildings", 3, 3, 3, "exact")],
    ),
    (
        "Gunmen took 12 people hostage and later freed five of them.",
        [
            ("12 people", "hostages", 12, 12, 12, "exact"),
            ("five of them", "released", 5, 5, 5, "exact"),
        ],
    ),
    (
        "Of the 11,000 troops sent, 40 percent were killed or wounded.",
        [
            ("11,000 troops", "troops", 11000, 11000, 11000, "exact"),
            ("40 percent", "killed_or_wounded", 4400, 4400, 4400, "percent_of"),
        ],
    ),
    (
        "With 12 people killed and 30 injured, it was the worst attack.",
        [("12 people", "killed", 12, 12, 12, "exact"), ("30", "wounded", 30, 30, 30, "exact")],
    ),
    (
        "A Jesuit priest was shot and killed by two unidentified men in San Salvador.",
        [
            ("A Jesuit priest", "killed", 1, 1, 1, "exact"),
            ("two unidentified men", "people", 2, 2, 2, "exact"),
        ],
    ),
    (
        "Six priests, their cook and her daughter were murdered.",
        [
            ("Six priests", "killed", 6, 6, 6, "exact"),
            ("their cook", "killed", 1, 1, 1, "exact"),
            ("her daughter", "killed", 1, 1, 1, "exact"),
        ],
    ),
    (
        "The guerrillas kidnapped three National Police officers and a judge.",
        [
            ("three National Police officers", "hostages", 3, 3, 3, "exact"),
            ("a judge", "hostages", 1, 1, 1, "exact"),
        ],
    ),
    (
        "It has suffered about 5,000 casualties, including 300 deaths.",
        [
            ("about 5,000 casualties", "casualties", 5000, 5000, 5000, "about"),
            ("300 deaths", "casualties", 300, 300, 300, "exact"),
        ],
    ),
    (
        "The blast claimed the lives of 12 people and wounded 40 more.",
        [("12 people", "killed", 12, 12, 12, "exact"), ("40 more", "wounded", 40, 40, 40, "exact")],
    ),
    (
        "The army killed 12 rebels and captured 15 others.",
        [
            ("12 rebels", "killed", 12, 12, 12, "exact"),
            ("15 others", "captured", 15, 15, 15, "exact"),
        ],
    ),
    (
        "He is accused of the killing of 30 peasants.",
        [("30 peasants", "killed", 30, 30, 30, "exact")],
    ),
    (
        "An army captain and three soldiers died when their vehicle hit a mine.",
        [
            ("An army captain", "killed", 1, 1, 1, "exact"),
            ("three soldiers", "killed", 3, 3, 3, "exact"),
        ],
    ),
    ("The bodies of 12 miners were found.", [("12 miners", "killed", 12, 12, 12, "exact")]),
    (
        "He told 12 reporters that a gunman shot two guards dead.",
        [("two guards", "killed", 2, 2, 2, "exact")],
    ),
    (
        "The rebels released 15 of the 20 hostages on Monday.",
        [
            ("15 of the 20 hostages", "hostages", 15, 15, 15, "exact"),
            ("20 hostages", "hostages", 20, 20, 20, "exact"),
        ],
    ),
    (
        "Half of the 600 recruits were killed or wounded.",
        [
            ("Half of the 600 recruits", "killed_or_wounded", 300, 300, 300, "fraction_of"),
            ("600 recruits", "troops", 600, 600, 600, "exact"),
        ],
    ),
    ("Officials put the number of dead at 41.", [("41", "killed", 41, 41, 41, "exact")]),
    (
        "The earthquake left more than 5,000 people homeless.",
        [("more than 5,000 people", "displaced", 5000, 5000, None, "more_than")],
    ),
    (
        "A 12-year-old boy and two other children drowned.",
        [
            ("A 12-year-old boy", "killed", 1, 1, 1, "exact"),
            ("two other children", "killed", 2, 2, 2, "exact"),
        ],
    ),
    (
        "The government deported 212 Haitian migrants last week.",
        [("212 Haitian migrants", "repatriated", 212, 212, 212, "exact")],
    ),
    ("He served for 12 years and won 45 percent of the vote.", []),
    (
        "Fifteen hundred peasants marched to the capital.",
        [("Fifteen hundred peasants", "protesters", 1500, 1500, 1500, "exact")],
    ),
    (
        "Between 40 and 50 bodies have been recovered.",
        [("Between 40 and 50 bodies", "killed", 40, None, 50, "range")],
    ),
    ("Six soldiers are missing and feared dead.", [("Six soldiers", "missing", 6, 6, 6, "exact")]),
    (
        "Up to 40 rebel fighters surrendered to the army.",
        [("Up to 40 rebel fighters", "surrendered", None, 40, 40, "up_to")],
    ),
    (
        "A judge, his wife, and two bodyguards were shot dead on Friday.",
        [
            ("A judge", "killed", 1, 1, 1, "exact"),
            ("his wife", "killed", 1, 1, 1, "exact"),
            ("two bodyguards", "killed", 2, 2, 2, "exact"),
        ],
    ),
    (
        "Two of the wounded are in serious condition.",
        [("Two of the wounded", "wounded", 2, 2, 2, "exact")],
    ),
    (
        "The 12 kidnapped tourists were freed.",
        [("12 kidnapped tourists", "released", 12, 12, 12, "exact")],
    ),
    (
        "There are 28,500 American troops in South Korea.",
        [("28,500 American troops", "troops", 28500, 28500, 28500, "exact")],
    ),
    (
        "Ukraine said it shot down 45 of 60 drones.",
        [
            ("45 of 60 drones", "drones", 45, 45, 45, "exact"),
            ("60 drones", "drones", 60, 60, 60, "exact"),
        ],
    ),
    (
        "The strike killed a senior commander and at least 20 other people.",
        [
            ("a senior commander", "killed", 1, 1, 1, "exact"),
            ("at least 20 other people", "killed", 20, 20, None, "at_least"),
        ],
    ),
    (
        "Gunmen killed the mayor of Lima and two bodyguards.",
        [
            ("the mayor", "killed", 1, 1, 1, "exact"),
            ("two bodyguards", "killed", 2, 2, 2, "exact"),
        ],
    ),
    (
        "They freed the judge, his wife and three children on Monday.",
        [("three children", "released", 3, 3, 3, "exact")],
    ),
    (
        "The army killed the rebel leader and sent 200 soldiers north.",
        [
            ("the rebel leader", "killed", 1, 1, 1, "exact"),
            ("200 soldiers", "troops", 200, 200, 200, "exact"),
        ],
    ),
    (
        "Clashes left 25 people dead: 14 rebels, 9 soldiers and 2 civilians.",
        [
            ("25 people", "killed", 25, 25, 25, "exact"),
            ("14 rebels", "killed", 14, 14, 14, "exact"),
            ("9 soldiers", "killed", 9, 9, 9, "exact"),
            ("2 civilians", "killed", 2, 2, 2, "exact"),
        ],
    ),
    (
        "The rebels handed over 12 prisoners; eight marines were among the 20 injured.",
        [
            ("12 prisoners", "prisoners", 12, 12, 12, "exact"),
            ("eight marines", "wounded", 8, 8, 8, "exact"),
            ("20", "wounded", 20, 20, 20, "exact"),
        ],
    ),
    (
        '"We captured five of them," a colonel said; among them was a nurse.',
        [("five of them", "captured", 5, 5, 5, "exact")],
    ),
]


def drafts(text: str) -> list[CountDraft]:
    return counted_texts.drafts(text, language="en")


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[case[0] for case in CASES])
def test_sentence(sentence: str, expected: list[tuple[object, ...]]) -> None:
    assert as_told(sentence, "en") == expected


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Twelve people were hurt. Four of them were children.", "Twelve people"),
        ("A total of 76 aircraft took off with 200 soldiers. 37 of the planes came back.",
         "76 aircraft"),
        ("Gunmen took 12 people hostage and later freed five of them.", "12 people"),
    ],
)  # fmt: skip
def test_part_points_at_its_whole(text: str, whole: str) -> None:
    found = drafts(text)[-1].whole
    assert found is not None
    assert text[found.start : found.end] == whole


def test_an_article_counts_only_whom_a_deed_befalls() -> None:
    assert drafts("A soldier met a farmer near a tank, and a plan was made.") == []
    assert [d.best for d in drafts("A soldier, who was on leave, was killed.")] == [1]


def test_combatants_are_captured_and_others_held_or_detained() -> None:
    captured = drafts("The army captured 15 rebels.")
    held = drafts("The rebels captured three engineers.")
    detained = drafts("Police captured three engineers.")
    assert [d.measure for d in (*captured, *held, *detained)] == [
        Measure.CAPTURED, Measure.HOSTAGES, Measure.DETAINED,
    ]  # fmt: skip


# --- every entry of the lexicon ------------------------------------------------------------------


def lexicon_words() -> MeasureWords:
    lexicon = measure_lexicon("en")
    assert lexicon is not None
    return lexicon.words


NOUNS = [(entry, word) for entry in lexicon_words().nouns for word in entry.words]
DEEDS = [(entry, word) for entry in lexicon_words().deeds for word in entry.subject]
OBJECTS = [
    (entry, word) for entry in lexicon_words().deeds for word in (*entry.object, *entry.nominal)
]


@pytest.mark.parametrize(("entry", "word"), NOUNS, ids=[word for _, word in NOUNS])
def test_every_noun(entry: NounEntry, word: str) -> None:
    sanction = "under sanctions" if entry.needs else "over there"
    (draft,) = drafts(f"In that city there are 70 {word} {sanction}.")
    assert draft.measure is entry.measure


@pytest.mark.parametrize(("entry", "word"), DEEDS, ids=[word for _, word in DEEDS])
def test_every_deed_of_a_subject(entry: DeedEntry, word: str) -> None:
    (draft, *_) = drafts(f"Later 70 merchants {word} in the north.")
    assert draft.measure is _expected(entry, word)


@pytest.mark.parametrize(("entry", "word"), OBJECTS, ids=[word for _, word in OBJECTS])
def test_every_deed_on_an_object(entry: DeedEntry, word: str) -> None:
    (draft, *_) = drafts(f"They told of {word} 70 merchants in the north.")
    assert draft.measure is _expected(entry, word)


def _expected(entry: DeedEntry, word: str) -> Measure:
    """The measure of merchants: those captured are held, those rescued are people as before."""
    if word in lexicon_words().rescues:
        return Measure.PEOPLE
    return Measure.HOSTAGES if entry.measure is Measure.CAPTURED else entry.measure


# --- laws ----------------------------------------------------------------------------------------


def vocabulary() -> list[str]:
    words = lexicon_words()
    some = [word for entry in words.nouns for word in entry.words[:6]]
    deeds = [word for entry in words.deeds for word in (*entry.subject[:4], *entry.object[:3])]
    return sorted({*some, *deeds, *words.stops, *words.totals, *words.restating, *words.through,
                   "12", "3,000", "two", "a", "another", "of them", "of the", "others", ",", ";",
                   "40 percent", "(", ")", '"', "no", "from", "to", "12-year-old", "Russian",
                   "2024", "dozens", "a hundred"})  # fmt: skip


@given(st.lists(st.sampled_from(vocabulary()), max_size=30))
def test_any_soup_gives_spans_inside_and_rules(soup: list[str]) -> None:
    assert_lawful(" ".join(soup), "en")


@given(st.text(max_size=120))
def test_any_text_is_read_without_failure(text: str) -> None:
    drafts(text)
