"""What the brief says of deeds that are told and denied, in both languages."""

from __future__ import annotations

import pytest

from coded_pages import page
from rujuk.brief.outline import make_outline
from rujuk.brief.plain import as_text
from rujuk.brief.reasons import explain_weighed
from rujuk.brief.sources import picture_of_pages
from rujuk.brief.wording import wording
from rujuk.code.document import code_document

SHELLING = ("2025-03-03", "Rusia menembaki Kherson pada Minggu (2/3/2025), kata gubernur Kherson.")
DENIAL = ("2025-03-04", "Rusia membantah menembaki Kherson.")
BLAME = ("2025-03-03", "Ukraina menuduh Rusia menembaki rumah sakit. Moskow membantah tuduhan itu.")
RANSOM = ("2025-03-03", "Kementerian Luar Negeri Kenya membantah membayar tebusan.")
VERDICT = (
    "2025-03-03",
    "PBB menyebut Rwanda mengirim pasukan ke Kongo, tetapi Kigali membantah.",
)
HIJACK = ("2025-03-03", "Perompak membajak tanker di lepas pantai Somalia, Sabtu (1/3/2025).")
OWNER = (
    "2025-03-04",
    "Pembajakan tanker di lepas pantai Somalia terjadi pada Jumat (28/2/2025), kata pemilik kapal.",
)


def disputes(*pages: tuple[str, str], language: str = "en") -> str:
    """The section of the brief on disputes, in one line."""
    documents = [page(text, published_on=day) for day, text in pages]
    picture = picture_of_pages(
        [(one, code_document(one), f"{number}.txt") for number, one in enumerate(documents)]
    )
    words = wording(language)
    text = as_text(make_outline(picture, words))
    section = text.partition(words.say("section.disputes"))[2]
    return " ".join(section.partition(words.say("section.deeds"))[0].split())


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        ((SHELLING, DENIAL), "Told by “gubernur Kherson” (Ukraine); denied by Russia."),
        ((BLAME,), "An accusation by Ukraine; denied by Moscow (Russia)."),
        ((RANSOM,), "Denied by Kementerian Luar Negeri Kenya; the pages do not name who says that"),
        ((VERDICT,), "Told by United Nations; denied by Rwanda."),
    ],
)
def test_who_tells_and_who_denies(pages: tuple[tuple[str, str], ...], said: str) -> None:
    assert said in disputes(*pages)


def test_both_sides_are_quoted_with_their_side() -> None:
    said = disputes(SHELLING, DENIAL)
    assert "“Rusia menembaki Kherson pada Minggu (2/3/2025” (told) [1]" in said
    assert "“Rusia membantah menembaki Kherson” (denied) [2]" in said


def test_a_denial_behind_what_it_denies_is_quoted_as_it_stands() -> None:
    assert "“tetapi Kigali membantah” (denied) [1]" in disputes(VERDICT)


def test_the_brief_in_indonesian_says_the_same() -> None:
    said = disputes(SHELLING, DENIAL, language="id")
    assert "Dikatakan oleh gubernur Kherson (Ukraina); dibantah oleh Rusia." in said


def test_two_days_of_one_deed_stand_side_by_side() -> None:
    said = disputes(HIJACK, OWNER)
    assert "On 28 February 2025 according to “pemilik kapal”;" in said
    assert "on 1 March 2025 according to page [1] in its own voice." in said


def test_a_denial_among_the_disputes_is_not_told_again() -> None:
    document = page(RANSOM[1], published_on=RANSOM[0])
    picture = picture_of_pages([(document, code_document(document), "a.txt")])
    assert as_text(make_outline(picture, wording("en"))).count("membantah membayar tebusan") == 1


def test_nothing_disputed_says_so() -> None:
    assert disputes(SHELLING).endswith("none")


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        ((SHELLING, DENIAL), "Uses force. Told by “gubernur Kherson” (Ukraine); denied by Russia."),
        ((RANSOM,), "Denied by Kementerian Luar Negeri Kenya; the pages do not name who"),
        (
            (HIJACK, OWNER),
            "Uses force. On 28 February 2025 according to “pemilik kapal”",
        ),
    ],
)
def test_disputes_of_deeds_that_opened_since_a_day(
    pages: tuple[tuple[str, str], ...], said: str
) -> None:
    documents = [page(text, published_on=day) for day, text in pages]
    picture = picture_of_pages(
        [(one, code_document(one), f"{number}.txt") for number, one in enumerate(documents)]
    )
    outline = make_outline(picture, wording("en"), since="2025-02-01")
    text = " ".join(as_text(outline).split())
    assert "Contradictions that opened" in text
    assert said in text
    for one in picture.weighed.event_contradictions:
        lines = explain_weighed(picture, one.id)
        assert lines is not None
        told = "".join(lines)
        assert all(path in told for path in one.paths)
