"""Which figure is a deed's own: the words that carry it, one owner or none, no part for all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import made_pages
from made_pages import Made
from rujuk.export.weighed_case import WeighedCase
from rujuk.records import (
    Claim,
    Coding,
    DateStatement,
    Document,
    EventType,
    Measure,
    Modality,
    Party,
    Place,
    Time,
    TimePrecision,
)
from rujuk.store.case import Case

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from rujuk.export.weighed_case import Deed

ATTACK = "Tentara menyerang pasar"
DEAD = "Sembilan orang tewas"
RAID = "Pemberontak menyerbu gudang"
CHILDREN = "termasuk tiga anak"
DAY = "4 Mei 2025"
TEXT = f"Kabar\n\nSerangan di pasar\n\n{ATTACK} pada {DAY}. {DEAD} {{more}}. {RAID}. {CHILDREN}.\n"


class Page:
    """A page in the making: the market of one town, on one day unless told otherwise."""

    def __init__(self, more: str = "", day: str = "2025-05-04") -> None:
        """A page; `more` tells pages apart."""
        text = TEXT.format(more=more)
        self.made = Made(text=text, body=(ATTACK, f"{CHILDREN}."), title="Serangan di pasar")
        self.day = day

    def time(self) -> Time:
        """The day told."""
        start, end = self.made.span(DAY)
        return Time(
            text=DAY, start=start, end=end, edtf=self.day, since=self.day, until=self.day,
            precision=TimePrecision.DAY,
        )  # fmt: skip

    def place(self) -> Place:
        """The market."""
        start, end = self.made.span("pasar", ATTACK)
        return Place(
            text="pasar", start=start, end=end, id="geonames.1", name="Pasar", country="SDN",
            precision=1, within=("SDN",),
        )  # fmt: skip

    def killed(self, words: str, count: int, **more: Any) -> Claim:
        """Add a count of dead."""
        given = {"as_of": self.time(), "place": self.place(), **more}
        return self.made.claim(words, Measure.KILLED, (count, count, count), **given)

    def attack(self, words: str = ATTACK, claims: Iterable[Claim] = (), **more: Any) -> None:
        """Add an attack by soldiers, or by rebels."""
        name = words.split(" ", 1)[0]
        sector = "MIL" if words == ATTACK else "REB"
        given = {
            "actors": (self.made.party(name, words, "SDN", sectors=(sector,)),),
            "time": self.time(),
            "place": self.place(),
            "rules": ("event.assault.attack.active",),
            **more,
        }
        trigger = words.split(" ")[1]
        self.made.event(
            words, EventType.ASSAULT, trigger, claims=tuple(one.id for one in claims), **given
        )

    def deaths(self, claims: Iterable[Claim], **more: Any) -> None:
        """Add the deed of dying, which names no doer."""
        people = self.made.party("orang", DEAD, "SDN", sectors=("CVL",))
        given = {
            "recipients": (people,),
            "time": self.time(),
            "place": self.place(),
            "rules": ("event.assault.died.active",),
            **more,
        }
        self.made.event(
            DEAD, EventType.ASSAULT, "tewas", claims=tuple(one.id for one in claims), **given
        )

    def whole(self) -> tuple[Document, Coding]:
        """The page and its coding."""
        stated = DateStatement(edtf=self.day, text=self.day, start=None, end=None, source="meta")
        return self.made.document(published_on=stated), self.made.coding()


@pytest.fixture
def weigh(tmp_path: Path) -> Any:
    """Weighs pages in a case of their own."""

    def made(*pages: Page) -> tuple[Deed, ...]:
        coded = [page.whole() for page in pages]
        codings = {document.id: coding for document, coding in coded}
        items = [
            (document, made_pages.sighting(document, f"{number}.txt"))
            for number, (document, _) in enumerate(coded)
        ]
        with Case(tmp_path / "case") as case:
            case.add_pages(items, lambda document: codings[document.id])
            return WeighedCase(case).deeds

    return made


def figures(deeds: Iterable[Deed]) -> dict[str, list[float | None]]:
    """The best figures of the deeds that have some, by their first words."""
    return {
        deed.happening.tellings[0].event.quote: [
            one.estimate.best for one in deed.figures if one.estimate is not None
        ]
        for deed in deeds
        if deed.figures
    }


def test_a_figure_is_that_of_the_deed_whose_words_carry_it(weigh: Any) -> None:
    page = Page()
    page.attack(claims=[page.killed(DEAD.split(" tewas", maxsplit=1)[0], 9)])
    page.attack(RAID)
    assert figures(weigh(page)) == {ATTACK: [9]}


def test_the_dead_go_to_the_one_deed_that_says_who_killed_them(weigh: Any) -> None:
    page = Page()
    page.attack()
    page.deaths([page.killed("Sembilan orang", 9)])
    deeds = weigh(page)
    assert len(deeds) == 2
    assert figures(deeds) == {ATTACK: [9]}


def test_between_two_doers_the_dead_stay_where_they_are_told(weigh: Any) -> None:
    page = Page()
    page.attack()
    page.attack(RAID)
    page.deaths([page.killed("Sembilan orang", 9)])
    assert figures(weigh(page)) == {DEAD: [9]}


def test_a_doer_of_another_day_killed_nobody_here(weigh: Any) -> None:
    page = Page()
    start, end = page.made.span(DAY)
    earlier = Time(
        text=DAY, start=start, end=end, edtf="2025-04-01", since="2025-04-01",
        until="2025-04-01", precision=TimePrecision.DAY,
    )  # fmt: skip
    page.attack(time=earlier)
    page.deaths([page.killed("Sembilan orang", 9)])
    assert figures(weigh(page)) == {DEAD: [9]}


def test_a_figure_that_two_deeds_carry_alike_is_none_s(weigh: Any) -> None:
    page = Page()
    claim = page.killed("Sembilan orang", 9)
    page.attack(claims=[claim])
    page.attack(RAID, claims=[claim])
    assert figures(weigh(page)) == {}


def test_a_figure_of_a_day_before_the_deed_is_not_its_own(weigh: Any) -> None:
    page = Page()
    start, end = page.made.span(DAY)
    before = Time(
        text=DAY, start=start, end=end, edtf="2025-05-03", since="2025-05-03",
        until="2025-05-03", precision=TimePrecision.DAY,
    )  # fmt: skip
    page.attack(claims=[page.killed("Sembilan orang", 9, as_of=before)])
    assert figures(weigh(page)) == {}


def test_what_is_denied_or_planned_has_no_figure(weigh: Any) -> None:
    page = Page()
    claim = page.killed("Sembilan orang", 9, modality=Modality.PLANNED)
    page.attack(claims=[claim], modality=Modality.PLANNED)
    assert figures(weigh(page)) == {}


def test_a_part_is_not_all_who_died(weigh: Any) -> None:
    page = Page()
    whole = page.killed("Sembilan orang", 9)
    start, end = page.made.span("anak", CHILDREN)
    children = Party(text="anak", start=start, end=end, country="SDN", sectors=("CVL",))
    part = page.killed("tiga anak", 3, of_whom=children, part_of=whole.id)
    page.attack(claims=[part])
    page.attack(RAID, claims=[whole])
    deeds = {deed.happening.tellings[0].event.quote: deed for deed in weigh(page)}
    assert figures(deeds.values()) == {ATTACK: [3], RAID: [9]}
    assert deeds[ATTACK].dead is None
    dead = deeds[RAID].dead
    assert dead is not None
    assert (dead.low, dead.best, dead.high) == (9, 9, 9)


def test_a_deed_that_does_not_kill_has_no_dead(weigh: Any) -> None:
    page = Page()
    claim = page.killed("Sembilan orang", 9)
    page.made.event(
        DEAD,
        EventType.ACCUSE,
        "tewas",
        actors=(page.made.party("orang", DEAD, "SDN", sectors=("CVL",)),),
        claims=(claim.id,),
    )
    (deed,) = weigh(page)
    assert figures([deed]) == {DEAD: [9]}
    assert deed.dead is None


def of(code: str, words: str, page: Page, inside: str, *sectors: str) -> Party:
    """A party of these sectors."""
    return page.made.party(words, inside, code, sectors=sectors)


@pytest.mark.parametrize(
    ("doer", "target", "dead", "side"),
    [
        (("SDN", "MIL"), ("SDN", "REB"), ("SDN", "MIL"), "side_a"),
        (("SDN", "MIL"), ("SDN", "REB"), ("SDN", "REB"), "side_b"),
        (("UKR", "MIL"), ("RUS", "MIL"), ("RUS", "MIL"), "side_b"),
        (("SDN", "REB"), ("SDN", "REB"), ("SDN", "REB"), "unknown"),
        (("UKR", "MIL"), ("RUS", "MIL"), ("PRK", "MIL"), "unknown"),
        (("SDN", "MIL"), ("SDN", "CVL"), ("SDN", "CVL"), "civilians"),
        (("SDN", "MIL"), ("SDN", "REB"), ("SDN", "CVL"), "unknown"),
    ],
)
def test_the_dead_are_of_the_side_that_they_fought_for(
    doer: tuple[str, str], target: tuple[str, str], dead: tuple[str, str], side: str, weigh: Any
) -> None:
    page = Page()
    counted = page.killed("Sembilan orang", 9, of_whom=of(dead[0], "orang", page, DEAD, dead[1]))
    page.attack(
        claims=[counted],
        actors=(of(doer[0], "Tentara", page, ATTACK, doer[1]),),
        recipients=(of(target[0], "pasar", page, ATTACK, target[1]),),
    )
    (deed,) = weigh(page)
    assert deed.dead is not None
    assert deed.dead.best == 9
    for name in ("side_a", "side_b", "civilians", "unknown"):
        assert getattr(deed.dead, name) == (9 if name == side else 0), name
