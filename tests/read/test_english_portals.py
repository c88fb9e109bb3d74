"""What English portals print around a story: outlets, slogans below their markers."""

from __future__ import annotations

import pytest

from rujuk.read.plain import label_lines
from rujuk.records import Document

TITLE = "Two Farmers Killed as Soldiers Open Fire on Protest in Northern Town"
LEAD = (
    "NAIROBI - Two farmers were killed on Monday when soldiers opened fire on a protest in a town "
    "in the north of the country, the interior ministry said in a statement."
)
SECOND = (
    "The governor of the province asked the government for an inquiry and said that he would meet "
    "the families of those who had been killed later in the week."
)
THIRD = (
    "A doctor at the hospital of the town told the newspaper that nine people had been treated for "
    "gunshot wounds, and that two of them were in a serious condition on Tuesday morning."
)
FOURTH = (
    "The army said in the evening that its soldiers had been attacked with stones and had "
    "fired into the air first, which people who were at the protest said was not true."
)
HEAD = "Lakeside Courier"
DAY = "3 June 2025"


def body(*lines: str) -> str:
    text = "\n".join(lines)
    reading = label_lines(text, "en")
    document = Document(
        id="", sha256="", media_type="text/plain", language="en", text=text, blocks=reading.blocks
    )
    return "\n".join(text[start:end] for start, end in document.body_spans)


@pytest.mark.parametrize(
    "lines",
    [
        ("ADVERTISEMENT", "Win a weekend by the lake!"),
        ("ADVERTISEMENT", "Compare car insurance in 60 seconds"),
        ("Advertisement", "The new family car from 9,999"),
        ("Sponsored", "Get fit before the summer!"),
        ("Ad", "Cheap flights to the coast"),
        ("Sign up for Morning Courier", "The five stories you need, every weekday.", "Your email"),
        ("Newsletter", "All the news of the lake in your inbox"),
        ("Sign up for our newsletter", "It is free.", "Enter your email address"),
        ("Follow us", "Breaking news on your phone!"),
        ("Sponsored content", "How to choose a boat"),
    ],
)
def test_a_slogan_below_its_marker_is_no_story(lines: tuple[str, ...]) -> None:
    told = body(HEAD, TITLE, DAY, LEAD, SECOND, *lines, THIRD, FOURTH)
    assert told == f"{LEAD}\n{SECOND}\n{THIRD}\n{FOURTH}"


@pytest.mark.parametrize("sentence", ["They were father and son.", "The army did not comment."])
def test_a_short_sentence_behind_an_advertisement_is_story(sentence: str) -> None:
    told = body(HEAD, TITLE, DAY, LEAD, "ADVERTISEMENT", sentence, SECOND)
    assert told == f"{LEAD}\n{sentence}\n{SECOND}"


@pytest.mark.parametrize("outlet", ["Lakeside Wire", "Harbour Online", "The Northern Reporter"])
def test_an_outlet_that_ends_like_a_desk(outlet: str) -> None:
    reading = label_lines(f"{outlet}\nSkip to content\n{TITLE}\n{DAY}\n{LEAD}\n{SECOND}", "en")
    assert reading.publisher is not None
    assert reading.publisher.text == outlet
