"""The figures of a brief in prose: wholes and parts, what is disputed, held, denied, planned."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

import made_pages
from rujuk.brief.affairs import affairs_of
from rujuk.brief.entries import short_id
from rujuk.brief.outline import make_outline
from rujuk.brief.plain import as_text
from rujuk.brief.sources import picture_of_pages
from rujuk.brief.wording import LANGUAGES, wording
from rujuk.code.groups import GroupWords
from rujuk.lang.packs import lexicon_path
from rujuk.lexicon import load
from rujuk.records import (
    DateStatement,
    EventType,
    Hedge,
    Measure,
    Modality,
    Mode,
    Party,
    Place,
    Stance,
    Time,
    TimePrecision,
)
from rujuk.weigh.done_to import DESTROYED, STILL_HELD
from rujuk.weigh.measures import LEAVING

if TYPE_CHECKING:
    from rujuk.brief.entries import Entry, Section
    from rujuk.brief.picture import Picture

ARMY = Party(text="militer", start=None, end=None, country="KOR", id="org.kor_army", name="Army",
             sectors=("MIL",))  # fmt: skip
OTHER = Party(text="Kyiv", start=None, end=None, country="UKR", id="capital.ukr", sectors=("GOV",))
SOLDIERS = Party(text="tentara", start=None, end=None, country="PRK", sectors=("MIL",))
CIVILIANS = dataclasses.replace(SOLDIERS, text="warga", sectors=("CVL",))
TOWN = Place(text="Kota Anu", start=None, end=None, id="plc.1", country="RUS")
TEXT = (
    "Yang satu 600 tentara tewas. Yang lain 4.000 tentara tewas. Dari 48 sandera, 28 di antaranya."
)


def day(edtf: str) -> Time:
    return Time(
        text=edtf, start=None, end=None, edtf=edtf, since=edtf, until=edtf,
        precision=TimePrecision.DAY,
    )  # fmt: skip


def page(words: str = TEXT) -> made_pages.Made:
    return made_pages.Made(text=words, body=(words, words), title=words[:9])


def picture(*pages: made_pages.Made, published: str | None = None) -> Picture:
    dated = None
    if published is not None:
        dated = DateStatement(edtf=published, text="", start=None, end=None, source="meta")
    return picture_of_pages(
        [
            (dataclasses.replace(one.document(), published_on=dated), one.coding(), f"{number}")
            for number, one in enumerate(pages)
        ]
    )


def section(found: Picture, key: str, language: str = "en") -> Section:
    sections = {one.key: one for one in make_outline(found, wording(language)).sections}
    return sections[key]


def told(entry: Entry) -> str:
    return " ".join(sentence.text for sentence in entry.sentences)


def text(found: Picture, language: str = "en") -> str:
    return " ".join(as_text(make_outline(found, wording(language))).split())


def two(
    first: dict[str, object] | None = None,
    second: dict[str, object] | None = None,
    figures: tuple[tuple[int | None, ...], ...] = ((600, 600, 600), (4000, 4000, 4000)),
    published: str | None = "2025-01-02",
) -> Picture:
    """A page with two claims of two speakers, each changed by its fields."""
    made = page()
    parts = zip(
        ("600 tentara", "4.000 tentara"), (ARMY, OTHER), figures, (first or {}, second or {}),
        strict=True,
    )  # fmt: skip
    for quote, speaker, bounds, change in parts:
        fields = {"of_whom": SOLDIERS, "said_by": (speaker,), "as_of": day("2025-01-02"), **change}
        made.claim(quote, Measure.KILLED, bounds, **fields)
    return picture(made, published=published)


def disputes(*args: object, **more: object) -> int:
    found = two(*args, **more)  # type: ignore[arg-type]
    entries = section(found, "disputes").entries
    return sum(len(entry.sentences) for entry in entries)


def test_a_dispute_is_told_with_both_figures_and_both_quotes() -> None:
    (entry,) = section(two(), "disputes").entries
    (sentence,) = entry.sentences
    assert "4,000 according to Ukraine" in sentence.text
    assert "contradicts 600 according to Army" in sentence.text
    assert [one.quote for one in entry.words] == ["600 tentara", "4.000 tentara"]
    assert [one.partition("-")[0] for one in sentence.cites] == ["con", "ast", "ast"]
    known = section(two(), "counts").entries[0]
    assert "Grade D: contradicted by" in told(known)


def test_figures_that_all_exclude_each_other_are_told_once() -> None:
    made = page("Ada 600 tentara, ada 4.000 tentara, ada 48 tentara tewas.")
    third = Party(text="Paris", start=None, end=None, country="FRA", id="capital.fra")
    for quote, figure, speaker in (("600", 600, ARMY), ("4.000", 4000, OTHER), ("48", 48, third)):
        made.claim(f"{quote} tentara", Measure.KILLED, (figure,) * 3, of_whom=SOLDIERS,
                   said_by=(speaker,), as_of=day("2025-01-02"))  # fmt: skip
    (entry,) = section(picture(made, published="2025-01-02"), "disputes").entries
    (sentence,) = entry.sentences
    assert sentence.text.startswith("4,000 according to Ukraine")
    assert sentence.text.endswith("contradict each other.")
    assert [one[:3] for one in sentence.cites] == ["con"] * 3 + ["ast"] * 3


@pytest.mark.parametrize(
    ("first", "second", "number"),
    [
        ((600, 600, 600), (620, 620, 620), 0),
        ((11000, None, 12000), (11500, 11500, 11500), 0),
        ((600, 600, None), (800, 800, 800), 0),
        ((None, 900, 900), (600, 600, 600), 0),
        ((2, 2, 2), (3, 3, 3), 1),
    ],
)
def test_bands_must_be_disjoint(
    first: tuple[int | None, ...], second: tuple[int | None, ...], number: int
) -> None:
    hedge = Hedge.EXACT
    if None in first:
        hedge = {0: Hedge.UP_TO, 1: Hedge.RANGE, 2: Hedge.MORE_THAN}[first.index(None)]
    assert disputes({"hedge": hedge}, figures=(first, second)) == number


@pytest.mark.parametrize(
    ("change", "number"),
    [
        ({}, 1),
        ({"said_by": (OTHER,)}, 0),
        ({"modality": Modality.PLANNED}, 0),
        ({"of_whom": dataclasses.replace(SOLDIERS, country="UKR")}, 0),
        ({"as_of": day("2024-06-02")}, 0),
        ({"hedge": Hedge.VAGUE, "low": 100, "best": None, "high": 9999}, 0),
    ],
)
def test_what_contradicts_nothing(change: dict[str, object], number: int) -> None:
    bounds = tuple(change.pop(name, 600) for name in ("low", "best", "high"))
    assert disputes(change, figures=(bounds, (4000, 4000, 4000))) == number


def test_undated_figures_stand_side_by_side() -> None:
    found = two({"as_of": None}, {"as_of": None}, published=None)
    assert section(found, "disputes").entries == ()
    entry = section(found, "counts").entries[0]
    assert "undated (grade E)." in told(entry)
    assert "only set beside it: 4,000 according to Ukraine" in told(entry)


def test_a_quantity_tells_figure_band_grade_source_and_what_was_said_before() -> None:
    second = {"said_by": (ARMY,), "as_of": day("2025-02-02")}
    (entry,) = section(two(second=second, published="2025-03-01"), "counts").entries
    assert entry.text == "Killed: soldiers of North Korea"
    said = told(entry)
    assert "The best figure is 4,000 (band 3,500 to 4,500) as of 2 February 2025" in said
    assert "according to Army (South Korea)" in said
    assert "Grade C: one family of sources only." in said
    assert "Before that Army (South Korea) had given 600 (2 January 2025)." in said


def test_every_sentence_of_figures_cites_records() -> None:
    found = two()
    for language in LANGUAGES:
        outline = make_outline(found, wording(language))
        entries = [
            entry
            for one in outline.sections
            if one.key in ("counts", "disputes", "gaps")
            for entry in one.entries
        ]
        assert entries
        for sentence in (*outline.short, *(each for one in entries for each in one.sentences)):
            assert sentence.cites, sentence
            assert short_id(sentence.cites[0]) in text(found, language)


def part(whole: Measure, **more: object) -> made_pages.Made:
    made = page()
    of = made.claim("48 sandera", whole, (48, 48, 48), of_whom=SOLDIERS)
    made.claim("28 di antaranya", Measure.KILLED, (28,) * 3, **{
        "of_whom": SOLDIERS, "part_of": of.id, "rules": ("id.count.part",), **more,
    })  # fmt: skip
    return made


def test_a_part_says_of_what_and_stands_under_its_whole() -> None:
    found = picture(part(Measure.KILLED))
    (whole,) = section(found, "counts").entries
    (inner,) = whole.children
    assert inner.text.endswith("(a part)")
    assert "It is a part of 48 (killed)." in told(inner)
    assert "28" not in told(whole)
    hostages = picture(part(Measure.HOSTAGES))
    assert "It is a part of 48 (hostages)." in text(hostages)


def test_a_part_without_a_whole_says_so_with_its_words() -> None:
    made = page()
    made.claim("28 di antaranya", Measure.KILLED, (28,) * 3, of_whom=SOLDIERS)
    said = text(picture(made))
    assert "28 (“di antaranya”)" in said
    assert "It is a part of the whole; no page says of how many." in said


@pytest.mark.parametrize(
    ("bounds", "said"),
    [
        ((None, 24, 24), "up to 24, worked out from “28 di antaranya”"),
        ((24, 24, None), "at least 24, worked out from"),
        ((24, 24, 24), "about 24, worked out from"),
    ],
)
def test_a_share_keeps_the_hedge_of_its_words(bounds: tuple[int | None, ...], said: str) -> None:
    made = part(Measure.KILLED)
    whole, share = made.claims
    low, best, high = bounds
    made.claims[1] = dataclasses.replace(
        share, low=low, best=best, high=high, mode=Mode.SHARE, hedge=Hedge.FRACTION_OF
    )
    told_of = text(picture(made))
    assert said in told_of
    assert "out of 48." in told_of
    assert whole.best == 48


def test_a_plan_is_told_apart_from_what_is_so() -> None:
    made = page()
    made.claim("600 tentara", Measure.TROOPS, (600,) * 3, of_whom=SOLDIERS, said_by=(ARMY,),
               modality=Modality.PLANNED)  # fmt: skip
    found = picture(made)
    assert section(found, "counts").entries == ()
    (entry,) = section(found, "planned_counts").entries
    assert "600, spoken of as planned, according to Army (South Korea);" in told(entry)


def test_a_denial_stands_beside_what_it_denies() -> None:
    found = two(second={"modality": Modality.DENIED, "stance": Stance.DENIED})
    entry = section(found, "counts").entries[0]
    assert "Ukraine denies it: 4,000 (2 January 2025)." in told(entry)
    (denied,) = section(found, "denials").entries
    assert [one.quote for one in denied.words] == ["4.000 tentara"]


def test_a_rumour_is_held_and_says_why() -> None:
    nobody = Party(text="sumber", start=None, end=None)
    change = {"said_by": (nobody,), "stance": Stance.RUMOURED}
    entry = section(two(second=change), "counts").entries[0]
    assert "Held back as a rumour until another family of sources supports it: 4,000" in told(entry)


def gaps(found: Picture) -> dict[str, str]:
    return {entry.text.lower(): told(entry) for entry in section(found, "gaps").entries}


def test_gaps_tell_what_no_page_says() -> None:
    found = two(second={"said_by": (ARMY,)})
    silent = wording("en").say("gap.no_belligerent")
    assert silent not in gaps(found)  # nobody fights on these pages
    made = page()
    made.claim("600 tentara", Measure.KILLED, (600,) * 3, of_whom=SOLDIERS, said_by=(ARMY,))
    made.event("600 tentara tewas", EventType.ASSAULT, "tewas", actors=(OTHER,))
    said = gaps(picture(made))
    assert said[silent] == "Killed: soldiers of North Korea."
    assert wording("en").say("gap.undated") in said
    assert wording("en").say("gap.one_family") in said
    own = dataclasses.replace(ARMY, country="PRK", id=None, name="Army of its own")
    made.claim("4.000 tentara", Measure.KILLED, (600,) * 3, of_whom=SOLDIERS, said_by=(own,))
    assert silent not in gaps(picture(made))


def test_affairs_are_told_apart_with_the_title_of_the_page_that_counts_most() -> None:
    first, second = page(), page("Kapal Anu karam. Dari 48 orang, 28 hilang di Laut Anu.")
    first.claim("600 tentara", Measure.KILLED, (600,) * 3, of_whom=SOLDIERS)
    second.claim("28 hilang", Measure.MISSING, (28,) * 3)
    found = picture(first, second)
    affairs = affairs_of(found.weighed, found.weighed.quantities)
    assert {one.title for one in affairs} == {"Yang satu", "Kapal Anu"}
    assert "How many: “Kapal Anu”" in text(found)
    assert (
        "The pages tell of 2 affairs, below in the order of how many pages tell them. [est-"
        in text(found)
    )
    assert "Berapa banyak: “Kapal Anu”" in text(found, "id")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_people_has_a_name(language: str) -> None:
    words = wording(language)
    for code in LANGUAGES:
        path = lexicon_path(code, "groups")
        assert path is not None
        for group in load(path, GroupWords).groups:
            assert words.has(f"group.{group.id}"), group.id
    for done in (DESTROYED, LEAVING, STILL_HELD):
        assert words.has(f"group.{done}"), done
    for measure in Measure:
        assert words.has(f"number.{measure.value}")


def test_roles_in_the_words_of_a_page_are_quoted_where_they_are_foreign() -> None:
    role = Party(text="juru bicara militer", start=None, end=None, country="KOR", sectors=("MIL",))
    found = two(second={"said_by": (role,)})
    assert "“juru bicara militer” (South Korea)" in text(found)
    assert "“juru bicara militer”" not in text(found, "id")


@pytest.mark.parametrize(
    ("code", "english", "indonesian"),
    [
        ("PHL", "the Philippines", "Filipina"),
        ("USA", "the United States", "Amerika Serikat"),
        ("UNO", "the United Nations", "PBB"),
        ("PER", "Peru", "Peru"),
        (None, "", ""),
    ],
)
def test_a_state_inside_a_sentence(code: str | None, english: str, indonesian: str) -> None:
    assert wording("en").in_sentence(code) == english
    assert wording("id").in_sentence(code) == indonesian
