"""An Indonesian and an English page of one affair: one happening, one assertion, one dispute."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reported_pages import reported
from rujuk.records import EventType, Measure
from rujuk.weigh.constants import CONSTANTS
from rujuk.weigh.picture import Weighed, weigh_reports

if TYPE_CHECKING:
    from rujuk.weigh.assertions import Assertion
    from rujuk.weigh.happenings import Happening
    from rujuk.weigh.reports import Report


def indonesian(*said: str, title: str, day: str = "06-14") -> Report:
    return reported(
        "Hujan turun di kota itu sejak pagi.", *said, title=title, day=day, outlet="Warta Uji"
    )


def english(*said: str, title: str, day: str = "06-14") -> Report:
    market = "The market in the city had been open since the morning."
    return reported(market, *said, title=title, day=day, outlet="Harbour Ledger", language="en")


def assertions(picture: Weighed, measure: Measure) -> list[Assertion]:
    return [
        one
        for quantity in picture.quantities
        if quantity.measure is measure
        for one in quantity.assertions
    ]


def happenings(picture: Weighed, kind: EventType) -> list[Happening]:
    return [one for one in picture.happenings if one.type is kind]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (
            "NIS memperkirakan 600 tentara Korea Utara tewas di Kursk, Rusia.",
            "The NIS estimated that 600 North Korean soldiers had been killed in Kursk, Russia.",
        ),
        (
            "Sebanyak 600 tentara Korea Utara tewas di Kursk, kata Badan Intelijen Nasional.",
            "Six hundred North Korean soldiers have been killed in Kursk, the NIS said.",
        ),
        (
            "Sebanyak 600 tentara Korea Utara tewas di Kursk, kata Zelenskyy.",
            "About 600 North Korean soldiers were killed in Kursk, Zelenskyy said.",
        ),
        (
            "Kementerian Pertahanan Ukraina menyatakan 600 tentara Korea Utara tewas di Kursk.",
            "Ukraine's defence ministry said 600 North Korean soldiers had been killed in Kursk.",
        ),
        (
            "Menurut PBB, 600 tentara Korea Utara tewas di Kursk, Rusia.",
            "According to the United Nations, 600 North Korean soldiers were killed in Kursk.",
        ),
    ],
)
def test_the_same_claim_of_one_authority_is_one_assertion(ours: str, theirs: str) -> None:
    picture = weigh_reports(
        [
            indonesian(ours, title="Tentara Korea Utara Tewas di Kursk"),
            english(theirs, title="North Korean Soldiers Killed in Kursk"),
        ],
        CONSTANTS,
    )
    (one,) = assertions(picture, Measure.KILLED)
    assert one.low == 600
    assert {mention.language for mention in one.mentions} == {"id", "en"}


def test_another_figure_of_the_authority_is_another_assertion() -> None:
    picture = weigh_reports(
        [
            indonesian(
                "NIS memperkirakan 600 tentara Korea Utara tewas di Kursk, Rusia.",
                title="Tentara Korea Utara Tewas di Kursk",
            ),
            english(
                "The NIS estimated that 700 North Korean soldiers had been killed in Kursk.",
                title="North Korean Soldiers Killed in Kursk",
            ),
        ],
        CONSTANTS,
    )
    assert sorted(one.low or 0 for one in assertions(picture, Measure.KILLED)) == [600, 700]


@pytest.mark.parametrize(
    ("ours", "theirs", "titles", "kind"),
    [
        (
            "Pasukan Rusia menyerang Kharkiv pada 13 Juni 2026, dan jalan di kota itu sepi.",
            "Russian forces attacked Kharkiv on June 13, 2026, and the roads were empty.",
            ("Jalan Sepi di Kharkiv, Ukraina", "Empty Roads in Kharkiv, Ukraine"),
            EventType.ASSAULT,
        ),
        (
            "Menteri Luar Negeri Kenya mengunjungi Baku, Azerbaijan, pada 13 Juni 2026.",
            "The Kenyan foreign minister visited Baku, Azerbaijan, on June 13, 2026.",
            ("Menteri Kenya di Baku, Azerbaijan", "Kenyan Minister in Baku, Azerbaijan"),
            EventType.CONSULT,
        ),
        (
            "Polisi Kenya menangkap 120 demonstran di Nairobi pada 13 Juni 2026, dan jalan sepi.",
            "Kenyan police arrested 120 protesters in Nairobi on June 13, 2026.",
            ("Polisi Kenya di Nairobi", "Kenyan Police in Nairobi"),
            EventType.COERCE,
        ),
        (
            "Korea Utara mengirim 3.000 tentara ke Rusia.",
            "North Korea sent 3,000 soldiers to Russia.",
            ("Tentara Korea Utara di Rusia", "North Korean Soldiers in Russia"),
            EventType.AID,
        ),
    ],
)
def test_the_same_deed_is_one_happening(
    ours: str, theirs: str, titles: tuple[str, str], kind: EventType
) -> None:
    picture = weigh_reports(
        [indonesian(ours, title=titles[0]), english(theirs, title=titles[1])], CONSTANTS
    )
    (one,) = happenings(picture, kind)
    assert one.reports == 2
    assert len(one.actors) == 1  # shown once, not in each language


def test_a_deed_of_another_place_is_another_happening() -> None:
    picture = weigh_reports(
        [
            indonesian(
                "Pasukan Rusia menyerang Kharkiv, Ukraina, pada 13 Juni 2026, dan jalan sepi.",
                title="Serangan di Kharkiv",
            ),
            english(
                "Russian forces attacked Odesa, Ukraine, on June 13, 2026, it was told.",
                title="Attack on Odesa",
            ),
        ],
        CONSTANTS,
    )
    assert [one.reports for one in happenings(picture, EventType.ASSAULT)] == [1, 1]


def test_who_denies_in_one_language_contradicts_who_says_so_in_the_other() -> None:
    picture = weigh_reports(
        [
            indonesian(
                "Ukraina mengatakan Korea Utara mengirim 3.000 tentara ke Rusia.",
                title="Tentara Korea Utara ke Rusia",
            ),
            english(
                "North Korea denied that it had sent soldiers to Russia.",
                title="North Korea Denies Sending Soldiers to Russia",
            ),
        ],
        CONSTANTS,
    )
    assert picture.event_contradictions


def test_the_order_of_the_languages_changes_nothing() -> None:
    pages = [
        indonesian(
            "NIS memperkirakan 600 tentara Korea Utara tewas di Kursk, Rusia.",
            title="Tentara Korea Utara Tewas di Kursk",
        ),
        english(
            "The NIS estimated that 600 North Korean soldiers had been killed in Kursk.",
            title="North Korean Soldiers Killed in Kursk",
        ),
    ]
    one, other = weigh_reports(pages, CONSTANTS), weigh_reports(pages[::-1], CONSTANTS)
    assert [a.id for a in assertions(one, Measure.KILLED)] == [
        a.id for a in assertions(other, Measure.KILLED)
    ]
