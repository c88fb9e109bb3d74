"""When two mentions are one deed, and when they are not."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

import made_pages
from rujuk.brief.deeds_section import deed_entry, deed_line
from rujuk.brief.sources import picture_of_pages
from rujuk.brief.wording import wording
from rujuk.records import (
    BlockKind,
    EventType,
    Measure,
    Modality,
    Party,
    Place,
    Time,
    TimePrecision,
    Witness,
)

if TYPE_CHECKING:
    from rujuk.brief.deeds import Deed
    from rujuk.records import Event

SENDER = Party(text="Korut", start=None, end=None, country="PRK", id="state.prk")
RECEIVER = Party(text="Rusia", start=None, end=None, country="RUS", id="state.rus")
CROWD = Party(text="massa", start=None, end=None, country="IDN")
POLICE = Party(text="polisi", start=None, end=None, country="IDN")
TOWN = Place(text="Kota Anu", start=None, end=None, id="plc.1", country="IDN", precision=1)
OTHER_TOWN = dataclasses.replace(TOWN, text="Kota Lain", id="plc.2")
STATE = Place(text="Rusia", start=None, end=None, id="state.rus", country="RUS", precision=6)
TEXT = "Satu mengirim ini. Dua mengirim itu. Tiga menjual sana. Empat mengirim 30 orang sini."


def day(edtf: str) -> Time:
    return Time(
        text=edtf, start=None, end=None, edtf=edtf, since=edtf, until=edtf,
        precision=TimePrecision.DAY,
    )  # fmt: skip


def deeds(*events: dict[str, object], pages: int = 1) -> list[Deed]:
    """Deeds of these events, the first on page one, the others on it or on a page of their own."""
    sheets = []
    made = [
        made_pages.Made(text=f"{TEXT} {number}", body=("Satu", "sini."), title="Satu")
        for number in range(pages)
    ]
    for number, fields in enumerate(events):
        page = made[number % pages]
        quote = str(fields.pop("quote"))
        page.event(quote, EventType.AID, quote.split()[1], **fields)
    for number, page in enumerate(made):
        sheets.append((page.document(), page.coding(), f"{number}.txt"))
    return list(picture_of_pages(sheets).deeds)


def both(pages: int = 1, first: object = (), **more: object) -> int:
    """Number of deeds of two events that share `more`; `first` adds to the first alone."""
    one = {"quote": "Satu mengirim ini", "actors": (SENDER,), "recipients": (RECEIVER,), **more}
    other = {**one, "quote": "Dua mengirim itu"}
    return len(deeds({**one, **dict(first)}, other, pages=pages))  # type: ignore[call-overload]


def test_a_named_pair_on_one_page_is_one_deed() -> None:
    assert both() == 1
    assert both(first={"place": STATE}.items()) == 1
    assert both(first={"block": BlockKind.TITLE}.items()) == 1


def test_sending_and_supplying_are_two_deeds() -> None:
    pair = {"actors": (SENDER,), "recipients": (RECEIVER,)}
    send: dict[str, object] = {"rules": ("event.aid.send.active",), **pair}
    one: dict[str, object] = {"quote": "Satu mengirim ini", **send}
    other = {**one, "quote": "Tiga menjual sana"}
    assert len(deeds(dict(one), dict(other))) == 1
    assert len(deeds(dict(one), {**other, "rules": ("event.aid.supply.active",)})) == 2


def test_two_who_act_together_are_a_pair() -> None:
    together = {"actors": (SENDER, RECEIVER), "recipients": ()}
    assert both(**together) == 1
    assert both(actors=(SENDER,), recipients=()) == 1  # in the same words
    one: dict[str, object] = {"quote": "Satu mengirim ini", **together}
    assert len(deeds(dict(one), {**one, "quote": "Tiga menjual sana"})) == 1


def test_another_status_or_party_is_another_deed_and_another_speaker_is_not() -> None:
    assert both(first={"modality": Modality.PLANNED}.items()) == 2
    assert both(first={"actors": (RECEIVER,)}.items()) == 2
    assert both(first={"attributed_to": (POLICE,)}.items()) == 1


def test_all_who_tell_a_deed_are_named() -> None:
    one: dict[str, object] = {
        "quote": "Satu mengirim ini", "actors": (SENDER,), "recipients": (RECEIVER,),
    }  # fmt: skip
    other = {**one, "quote": "Dua mengirim itu", "attributed_to": (SENDER,)}
    (deed,) = deeds(one, other)
    details = deed_entry(deed, wording("en")).details
    assert "the page's own voice and according to North Korea" in details


def test_pages_need_a_place_a_day_or_a_figure() -> None:
    assert both(pages=2) == 2
    assert both(pages=2, place=TOWN) == 1
    assert both(pages=2, time=day("2025-01-02")) == 1
    assert both(pages=2, place=STATE) == 2


def test_another_place_or_day_parts_mentions() -> None:
    assert both(place=TOWN, first={"place": OTHER_TOWN}.items()) == 2
    assert both(time=day("2025-01-02"), first={"time": day("2025-01-03")}.items()) == 2


def test_roles_across_pages_need_place_and_day() -> None:
    roles = {"actors": (CROWD,), "recipients": (POLICE,)}
    assert both(pages=2, place=TOWN, **roles) == 2
    assert both(pages=2, time=day("2025-01-02"), **roles) == 2
    assert both(pages=2, place=TOWN, time=day("2025-01-02"), **roles) == 1
    assert both(place=TOWN, **roles) == 1
    assert both(pages=1, **roles) == 1


def test_roles_on_one_page_need_more_than_the_page() -> None:
    roles = {"actors": (), "recipients": (CROWD,)}
    one: dict[str, object] = {"quote": "Satu mengirim ini", **roles}
    other: dict[str, object] = {"quote": "Tiga menjual sana", **roles}
    assert len(deeds(dict(one), dict(other))) == 2
    assert len(deeds({**one, "place": TOWN}, {**other, "place": TOWN})) == 1


def test_a_deed_has_the_source_of_the_counts_it_carries() -> None:
    made = made_pages.Made(
        text="Menurut laporan, 30 orang tewas di sana.", body=("Menurut", "sana."), title="Menurut"
    )
    claim = made.claim("30 orang", Measure.KILLED, (30, 30, 30))
    event: Event = made.event("30 orang tewas", EventType.ASSAULT, "tewas", claims=(claim.id,))
    (deed,) = picture_of_pages([(made.document(), made.coding(), "a")]).deeds
    assert deed.first.hearsay == "laporan"
    said = dataclasses.replace(claim, said_by=(POLICE,))
    coding = dataclasses.replace(made.coding(), claims=(said,))
    (deed,) = picture_of_pages([(made.document(), coding, "a")]).deeds
    assert deed.first.chain == (POLICE,)
    heard = dataclasses.replace(
        event,
        claims=(),
        witnesses=(Witness(purpose="attribution", text="laporan", start=8, end=15),),
    )
    coding = dataclasses.replace(made.coding(), events=(heard,))
    (deed,) = picture_of_pages([(made.document(), coding, "a")]).deeds
    assert deed.first.hearsay == "laporan"


def test_other_figures_part_mentions() -> None:
    made = made_pages.Made(
        text="Ada 30 orang tewas. Lalu 40 orang tewas.", body=("Ada", "tewas."), title="Ada"
    )
    for figure in (30, 40):
        quote = f"{figure} orang"
        claim = made.claim(quote, Measure.KILLED, (figure,) * 3)
        made.event(
            f"{quote} tewas", EventType.ASSAULT, "tewas", recipients=(CROWD,), claims=(claim.id,)
        )
    assert len(picture_of_pages([(made.document(), made.coding(), "a")]).deeds) == 2


@pytest.mark.parametrize(
    ("rules", "fields", "line"),
    [
        (("event.aid.send.active",), {}, "North Korea → Russia: sends men, arms or aid"),
        (("event.aid.made.active",), {}, "North Korea → Russia: gives men, arms, money or shelter"),
        (("event.light_verb", "event.aid.send.action"), {}, "North Korea → Russia: sends men"),
        (("event.assault.attack.passive",), {"actors": ()}, "Russia: is attacked"),
        (("event.aid.send.passive",), {"actors": ()}, "(not named) → Russia: sends men"),
    ],
)
def test_a_verb_of_the_lexicon_has_its_own_phrase(
    rules: tuple[str, ...], fields: dict[str, object], line: str
) -> None:
    pair = {"actors": (SENDER,), "recipients": (RECEIVER,)}
    (deed,) = deeds({"quote": "Satu mengirim ini", "rules": rules, **pair, **fields})
    assert deed_line(deed, wording("en")).startswith(line)


def test_a_party_named_and_meant_by_a_pronoun_is_shown_once() -> None:
    again = dataclasses.replace(SENDER, text="mereka", inferred="discourse.antecedent")
    (deed,) = deeds({"quote": "Satu mengirim ini", "actors": (again, SENDER)})
    assert deed_line(deed, wording("en")).startswith("North Korea: ")
