"""Figures that exclude each other, conditions, and what is denied."""

from __future__ import annotations

import dataclasses

import pytest

import made_pages
from rujuk.brief.outline import make_outline
from rujuk.brief.plain import as_text
from rujuk.brief.sources import picture_of_pages
from rujuk.brief.wording import wording
from rujuk.records import (
    EventType,
    Hedge,
    Measure,
    Modality,
    Party,
    Place,
    Stance,
    Time,
    TimePrecision,
)

ARMY = Party(text="militer", start=None, end=None, country="KOR", id="org.kor_army", name="Army")
OTHER = Party(text="Kyiv", start=None, end=None, country="UKR", id="capital.ukr")
SOLDIERS = Party(text="tentara", start=None, end=None, country="PRK", sectors=("MIL",))
CIVILIANS = dataclasses.replace(SOLDIERS, text="warga", sectors=("CVL",))
TOWN = Place(text="Kota Anu", start=None, end=None, id="plc.1", country="RUS")
TEXT = "Yang satu 600 tentara tewas. Yang lain 4.000 tentara tewas."


def day(edtf: str) -> Time:
    return Time(
        text=edtf, start=None, end=None, edtf=edtf, since=edtf, until=edtf,
        precision=TimePrecision.DAY,
    )  # fmt: skip


def differences(
    first: dict[str, object] | None = None,
    second: dict[str, object] | None = None,
    figures: tuple[tuple[int | None, ...], ...] = ((600, 600, 600), (4000, 4000, 4000)),
) -> int:
    """Number of differences between two claims, each changed by its fields."""
    made = made_pages.Made(text=TEXT, body=("Yang", "tewas."), title="Yang satu")
    shared: dict[str, object] = {"of_whom": SOLDIERS}
    quotes = ("600 tentara", "4.000 tentara")
    speakers = (ARMY, OTHER)
    changes = (first or {}, second or {})
    for quote, speaker, bounds, change in zip(quotes, speakers, figures, changes, strict=True):
        fields = {"said_by": (speaker,), **shared, **change}
        made.claim(quote, Measure.KILLED, bounds, **fields)
    picture = picture_of_pages([(made.document(), made.coding(), "a")])
    sections = {one.key: one for one in make_outline(picture, wording("en")).sections}
    assert len(sections["differences"].entries) == len(picture.differences)
    return len(picture.differences)


def test_disjoint_figures_of_two_speakers_differ() -> None:
    assert differences() == 1
    assert differences(second={"said_by": (ARMY,)}) == 0
    assert differences(second={"said_by": ()}) == 0


@pytest.mark.parametrize(
    ("first", "second", "number"),
    [
        ((600, 600, 600), (620, 620, 620), 0),
        ((11000, None, 12000), (11500, 11500, 11500), 0),
        ((600, 600, None), (800, 800, 800), 0),
        ((None, 900, 900), (600, 600, 600), 0),
        ((2, 2, 2), (3, 3, 3), 1),
        ((0, 0, 0), (3, 3, 3), 0),
    ],
)
def test_bands_must_be_disjoint(
    first: tuple[int | None, ...], second: tuple[int | None, ...], number: int
) -> None:
    hedge = Hedge.EXACT
    if None in first:
        hedge = {0: Hedge.UP_TO, 1: Hedge.RANGE, 2: Hedge.MORE_THAN}[first.index(None)]
    assert differences({"hedge": hedge}, figures=(first, second)) == number


@pytest.mark.parametrize(
    "change",
    [
        {"modality": Modality.PLANNED},
        {"stance": Stance.DENIED},
        {"hedge": Hedge.VAGUE},
        {"part_of": "clm-other"},
        {"as_of": day("2025-01-02")},
        {"of_whom": CIVILIANS},
    ],
)
def test_what_differs_from_nothing(change: dict[str, object]) -> None:
    assert differences(change) == 0


def test_times_and_places_must_meet() -> None:
    one, other = day("2025-01-02"), day("2025-01-03")
    assert differences({"as_of": one}, {"as_of": one}) == 1
    assert differences({"as_of": one}, {"as_of": other}) == 0
    assert differences({"place": TOWN}, {"place": dataclasses.replace(TOWN, id="plc.2")}) == 0
    assert differences({"place": TOWN}, {"place": TOWN}) == 1


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
    ).partition("What is told and denied")[2]
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
