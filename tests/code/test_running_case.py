"""Pages all in capitals: read as running text, quoted as printed, with the same claims."""

from __future__ import annotations

import textwrap
from dataclasses import replace

import pytest
from hypothesis import given, strategies as st

from coded_pages import page
from rujuk.code.document import code_document
from rujuk.code.running_case import case_words, in_running_case, running_case
from rujuk.read.page import read_bytes
from rujuk.records import Claim, Document

BOMB = """Car bomb kills 14 outside police headquarters

MEDELLIN, Colombia (Harbour Wire) - At least 14 people were killed and 30 others wounded on Monday \
when a car bomb exploded in front of the police headquarters in Medellin, the army said.

Among the victims were four policemen, two of them officers, and a street vendor. Twelve of the \
wounded are in serious condition, a hospital spokesman said. The blast damaged more than 50 houses \
and destroyed three buses.

Nobody has claimed responsibility. Police arrested five men near the scene and seized two rifles. \
Last month a bomb killed six soldiers in the same district.
"""
CAMP = """Rebels seize engineers at oil camp

LIMA (Harbour Wire) - About 40 guerrillas attacked an oil camp in northern Peru on Tuesday, \
killing two guards and kidnapping three foreign engineers, the Interior Ministry said.

A policeman and a cook were wounded in the attack, which lasted two hours. The rebels, who arrived \
in two trucks, burned five vehicles before they fled.

The company said it employs 120 workers at the camp. One of the engineers was released on \
Wednesday. More than 200 soldiers have been sent to the area to look for the others. The group has \
murdered at least 60 peasants in the region since January.
"""
# Each claim as measure, low, best, high, words.
PAGES: dict[str, list[tuple[str, int | None, int | None, int | None, str]]] = {
    BOMB: [
        ("killed", 14, 14, 14, "14"),
        ("killed", 14, 14, None, "At least 14 people"),
        ("wounded", 30, 30, 30, "30 others"),
        ("police", 4, 4, 4, "four policemen"),
        ("police", 2, 2, 2, "two of them"),
        ("wounded", 12, 12, 12, "Twelve of the wounded"),
        ("buildings", 50, 50, None, "more than 50 houses"),
        ("vehicles", 3, 3, 3, "three buses"),
        ("detained", 5, 5, 5, "five men"),
        ("weapons", 2, 2, 2, "two rifles"),
        ("killed", 6, 6, 6, "six soldiers"),
    ],
    CAMP: [
        ("troops", 40, 40, 40, "About 40 guerrillas"),
        ("killed", 2, 2, 2, "two guards"),
        ("hostages", 3, 3, 3, "three foreign engineers"),
        ("wounded", 1, 1, 1, "A policeman"),
        ("wounded", 1, 1, 1, "a cook"),
        ("vehicles", 2, 2, 2, "two trucks"),
        ("vehicles", 5, 5, 5, "five vehicles"),
        ("workers", 120, 120, 120, "120 workers"),
        ("released", 1, 1, 1, "One of the engineers"),
        ("troops", 200, 200, None, "More than 200 soldiers"),
        ("killed", 60, 60, None, "at least 60 peasants"),
    ],
}


def read(text: str) -> Document:
    found = read_bytes(text.encode(), path="page.txt")
    assert isinstance(found, Document)
    return found


def told(claim: Claim) -> tuple[str, int | None, int | None, int | None, str]:
    return (claim.measure.value, claim.low, claim.best, claim.high, claim.quote)


@pytest.mark.parametrize("text", PAGES)
def test_claims_of_a_page(text: str) -> None:
    assert [told(claim) for claim in code_document(read(text)).claims] == PAGES[text]


@pytest.mark.parametrize("text", PAGES)
def test_a_page_in_capitals_has_the_claims_of_the_same_page_in_running_text(text: str) -> None:
    document = read(text.upper())
    coding = code_document(document)
    assert [told(claim) for claim in coding.claims] == [
        (*rest, words.upper()) for *rest, words in PAGES[text]
    ]
    running = code_document(read(text)).claims
    assert [(c.start, c.end) for c in coding.claims] == [(c.start, c.end) for c in running]
    assert [c.of_whom and c.of_whom.country for c in coding.claims] == [
        c.of_whom and c.of_whom.country for c in running
    ]


@pytest.mark.parametrize("text", PAGES)
@pytest.mark.parametrize("width", [60, 72])
def test_wrapped_lines_in_capitals_are_paragraphs(text: str, width: int) -> None:
    wrapped = "\n\n".join(
        textwrap.fill(paragraph.upper(), width) for paragraph in text.strip().split("\n\n")
    )
    found = [told(claim) for claim in code_document(read(wrapped)).claims]
    assert [(*rest, words.replace("\n", " ")) for *rest, words in found] == [
        (*rest, words.upper()) for *rest, words in PAGES[text]
    ]


@pytest.mark.parametrize("text", PAGES)
def test_what_is_quoted_is_the_page_as_printed(text: str) -> None:
    document = read(text.upper())
    coding = code_document(document)
    assert coding.claims
    for claim in coding.claims:
        assert document.text[claim.start : claim.end] == claim.quote
        for part in (*claim.witnesses, *claim.said_by, *filter(None, [claim.of_whom])):
            if part.start is not None and part.end is not None:
                assert document.text[part.start : part.end] == part.text
    for event in coding.events:
        assert document.text[event.start : event.end] == event.quote


@pytest.mark.parametrize(
    ("capitals", "running"),
    [
        (
            "COLONEL TORVALDSEN SAID THE FMLN HAD ATTACKED THE U.S. EMBASSY ON MONDAY.",
            "Colonel Torvaldsen said the FMLN had attacked the U.S. Embassy on Monday.",
        ),
        (
            "SEVEN U.S. SOLDIERS ARE IN THE U.S. THE MAYOR'S CAR BURNED.",
            "Seven U.S. soldiers are in the U.S. The mayor's car burned.",
        ),
        (
            "GUNMEN KILLED JUAN DE LA PERALEJO LAST NIGHT AND MICHAEL F. DALEWOOD TODAY.",
            "Gunmen killed Juan de la Peralejo last night and Michael F. Dalewood today.",
        ),
        ('THE UN CHIEF SAID: "IT MAY BE IN MAY."', 'The UN chief said: "It may be in May."'),
        (
            "NORTH KOREA SENT 11,000 TROOPS TO RUSSIA ON 12 MARCH, AGENCY (ACAN-EFE) REPORTS.",
            "North Korea sent 11,000 troops to Russia on 12 March, agency (ACAN-EFE) reports.",
        ),
        (
            "THE MAYOR OF LIMA TOLD US THAT SIX JESUIT PRIESTS WERE NEAR SAN SALVADOR.",
            "The mayor of Lima told us that six Jesuit priests were near San Salvador.",
        ),
        (
            "GEN. HOLGERSSON LIVES IN NEW YORK CITY AND SPEAKS TURKISH.",
            "Gen. Holgersson lives in New York City and speaks Turkish.",
        ),
    ],
)
def test_what_has_a_capital(capitals: str, running: str) -> None:
    assert running_case(capitals, "en") == running


def test_every_word_of_the_lexicon() -> None:
    words = case_words("en")
    assert words is not None
    for word in sorted(words.titles):
        named = running_case(f"THEN {word.upper()} HOLGERSSON LEFT.", "en")
        assert named == f"Then {word.capitalize()} Holgersson left.", word
    for word in sorted(words.before_places):
        assert "Montevideo" in running_case(f"THEY WERE {word.upper()} MONTEVIDEO.", "en"), word
    for word in sorted(words.behind_places):
        behind = running_case(f"IT IS IN MONTEVIDEO {word.upper()} THEN.", "en")
        assert word.capitalize() in behind, word
    for word in sorted(words.always):
        assert word.capitalize() in running_case(f"AND THEN {word.upper()} CAME.", "en"), word
    for word in sorted(words.never):
        assert f" {word} " in running_case(f"AND THEN {word.upper()} CAME.", "en"), word


def test_blocks_that_are_not_in_capitals_stay_as_they_are() -> None:
    assert in_running_case(page("Police in LIMA arrested five men.", language="en"), "en") is None
    assert in_running_case(page("FIVE MEN HELD.", language="en"), "en") is None
    assert in_running_case(page("LIMA POLISI MENAHAN LIMA ORANG."), "id") is None
    mixed = page("FIVE MEN WERE HELD IN LIMA.", "Police in LIMA said so.", language="en")
    found = in_running_case(mixed, "en")
    assert found is not None
    written = "Five men were held in Lima.\n\nPolice in LIMA said so.\n\n"
    assert found == replace(mixed, text=written)


@given(st.text(max_size=120))
def test_any_text_keeps_its_length(text: str) -> None:
    assert len(running_case(text, "en")) == len(text)
    assert running_case(text, "id") == text
