"""Conditions are told with what hangs on them; denials stand together."""

from __future__ import annotations

import pytest

import made_pages
from rujuk.brief.outline import make_outline
from rujuk.brief.plain import as_text
from rujuk.brief.sources import picture_of_pages
from rujuk.brief.wording import wording
from rujuk.records import EventType, Modality, Party, Stance

OTHER = Party(text="Kyiv", start=None, end=None, country="UKR", id="capital.ukr")


def told(text: str, *events: tuple[str, str, dict[str, object]]) -> str:
    made = made_pages.Made(text=text, body=(text, text), title=text)
    for quote, trigger, fields in events:
        opener = fields.pop("opener", None)
        if isinstance(opener, str):
            fields["modality"] = Modality.CONDITIONAL
            fields["witnesses"] = (made.witness("modality", opener),)
        made.event(quote, EventType.ASSAULT, trigger, **fields)
    picture = picture_of_pages([(made.document(), made.coding(), "a")])
    return " ".join(as_text(make_outline(picture, wording("en"))).split())


@pytest.mark.parametrize(
    ("text", "condition", "both"),
    [
        ("Kami menembak jika kota diserang.", "jika kota diserang",
         "Kami menembak jika kota diserang"),
        ("Jika kota diserang, Kami menembak.", "Jika kota diserang",
         "Jika kota diserang, Kami menembak"),
    ],
)  # fmt: skip
def test_a_condition_is_told_with_its_consequence(text: str, condition: str, both: str) -> None:
    opener = condition.split(maxsplit=1)[0]
    said = told(
        text,
        ("Kami menembak", "menembak", {"opener": opener}),
        ("kota diserang", "diserang", {"opener": opener}),
    )
    assert f"hangs on: “{condition}”" in said
    assert f"“{both}” [1]" in said
    assert "only a condition" not in said


def test_a_condition_alone_says_so() -> None:
    said = told("Bila kota diserang, rapat.", ("kota diserang", "diserang", {"opener": "Bila"}))
    assert "only a condition: “Bila kota diserang”" in said


def test_denials_stand_among_the_disputes_with_who_denies() -> None:
    text = "Kota diserang. Kota dibakar. Kota dirusak."
    section = told(
        text,
        ("Kota diserang", "diserang", {"modality": Modality.DENIED, "denied_by": OTHER}),
        ("Kota dibakar", "dibakar", {"stance": Stance.DENIED, "attributed_to": (OTHER,)}),
        ("Kota dirusak", "dirusak", {}),
    ).partition("What is disputed")[2]
    section = section.partition("Who did what to whom")[0]
    assert "Denied by Ukraine; the pages do not name who says that it is so." in section
    assert "“Kota dibakar”" in section
    assert "Kota dirusak" not in section


@pytest.mark.parametrize(
    ("text", "trigger", "word", "said"),
    [
        ("Kota tidak diserang.", "diserang", "tidak", "the text says that it is not so"),
        ("Kota belum diserang.", "diserang", "belum", "not so far"),
        ("Kota tidak akan diserang.", "diserang", "tidak", "the text says that it will not be"),
        ("Serangan kota gagal.", "Serangan", "gagal", "it did not come about"),
    ],
)
def test_what_did_not_happen_is_told_as_the_text_has_it(
    text: str, trigger: str, word: str, said: str
) -> None:
    made = made_pages.Made(text=text, body=(text, text), title=text)
    made.event(
        text, EventType.ASSAULT, trigger, modality=Modality.DENIED,
        witnesses=(made.witness("modality", word),),
    )  # fmt: skip
    picture = picture_of_pages([(made.document(), made.coding(), "a")])
    brief = " ".join(as_text(make_outline(picture, wording("en"))).split())
    section = brief.partition("What is denied or did not happen")[2]
    assert f"{said}; the page's own voice" in section
