"""The gold of victim numbers is whole, and its scorer tells right from wrong.

The floors of its scores are held by test_floors.py.
"""

from __future__ import annotations

import pytest

from coded_pages import coded
from incident_numbers import MEASURES, greatest_sum, incidents, numbers_told, scored_numbers
from rujuk.lang.sentences import split_sentences
from rujuk.records import Measure


def test_every_text_states_all_three_numbers_and_stands_once() -> None:
    gold = incidents()
    assert len(gold) == len({page["id"] for page in gold}) == len({page["text"] for page in gold})
    assert len(gold) >= 25
    for page in gold:
        assert page["text"] == page["text"].upper(), page["id"]
        assert all(isinstance(page[name], int) and page[name] >= 0 for name in MEASURES)


@pytest.mark.parametrize("name", MEASURES)
def test_every_measure_is_asked_for_several_numbers(name: str) -> None:
    assert len({page[name] for page in incidents()}) >= 4


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Two soldiers and a guard were killed in Lima.", 3),
        ("Nine people were killed in Lima, including two children.", 9),
        ("Nine people were killed in Lima. Two soldiers were killed in Ica.", 9),
        ("Nine people may be killed in Lima.", 0),
        ("The fleet sailed from Lima.", 0),
    ],
)
def test_greatest_sum_counts_the_fullest_sentence(text: str, killed: int) -> None:
    claims = [c for c in coded(text, language="en").claims if c.measure is Measure.KILLED]
    assert greatest_sum(claims, [one.end for one in split_sentences(text, "en")]) == killed


def test_a_text_in_capitals_is_told_as_a_page() -> None:
    text = "LIMA, 2 MAY 88 (RADIO DEL LAGO) -- FOUR MINERS WERE KILLED AND TWO WERE KIDNAPPED."
    assert numbers_told(text) == {"killed": 4, "wounded": 0, "kidnapped": 2}


def test_zeros_are_scored_beside_the_victims() -> None:
    page = {"killed": 3, "wounded": 0, "kidnapped": 0}
    assert scored_numbers([page], [{"killed": 3, "wounded": 0, "kidnapped": 0}]) == {
        "none": 1.0, "victims": 1.0, "pages": 1.0, "numbers": 1.0,
    }  # fmt: skip
    assert scored_numbers([page], [{"killed": 2, "wounded": 1, "kidnapped": 0}]) == {
        "none": 0.5, "victims": 0.0, "pages": 0.0, "numbers": 0.333,
    }  # fmt: skip
