"""Pages to statements: affairs, who says so, of whom, where, when, parts, copies."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from reported_pages import reported
from rujuk.records import Measure
from rujuk.weigh.constants import CONSTANTS, Role
from rujuk.weigh.picture import Weighed, weigh_reports

if TYPE_CHECKING:
    from rujuk.weigh.quantities import Quantity
    from rujuk.weigh.reports import Report

QUAKE = "Gempa Kabupaten Randu Alas"
PLACE = "Gempa mengguncang Kabupaten Randu Alas, Sulawesi Tengah, Indonesia."


def report(
    said: str, day: str = "03-02", *, title: str = QUAKE, outlet: str = "Warta Uji"
) -> Report:
    """A page of the earthquake that tells this."""
    return reported(f"{PLACE} {said}", title=title, day=day, outlet=outlet)


def weighed(*reports: Report) -> Weighed:
    return weigh_reports(reports, CONSTANTS)


def quantity(picture: Weighed, measure: Measure, group: str | None = None) -> Quantity:
    found = [
        one
        for one in picture.quantities
        if one.measure is measure and one.subject.group == group and not one.part
    ]
    assert len(found) == 1, [(one.subject, one.scope) for one in found]
    return found[0]


def best(picture: Weighed, measure: Measure, group: str | None = None) -> float | None:
    estimate = quantity(picture, measure, group).estimate
    assert estimate is not None
    return estimate.best


def test_another_disaster_of_the_same_days_is_another_affair() -> None:
    here = report("Sebanyak 40 orang tewas, kata BNPB.")
    later = report("Sebanyak 52 orang tewas, kata BNPB.", "03-03", outlet="Kabar Uji")
    other = reported(
        "Gempa mengguncang Kota Tanjung Selasih, Maluku. Sebanyak 7 orang tewas, kata BNPB.",
        title="Gempa Kota Tanjung Selasih",
        day="03-03",
        outlet="Pos Uji",
    )
    picture = weighed(here, later, other)
    assert len(set(picture.threads.values())) == 2
    killed = [one for one in picture.quantities if one.measure is Measure.KILLED]
    assert sorted(one.estimate.best or 0 for one in killed if one.estimate) == [7, 52]


def test_a_later_figure_replaces_and_neither_contradicts() -> None:
    picture = weighed(
        report("Sebanyak 40 orang tewas, kata BNPB."),
        report("Sebanyak 52 orang tewas, kata juru bicara BNPB.", "03-03", outlet="Kabar Uji"),
    )
    assert best(picture, Measure.KILLED) == 52
    assert quantity(picture, Measure.KILLED).contradictions == ()
    (family,) = {one.authority.family for one in quantity(picture, Measure.KILLED).assertions}
    assert family == "IDN"


def test_a_kind_of_people_is_a_part_beside_more_and_a_description_alone() -> None:
    alone = weighed(report("Seorang guru tewas, kata BNPB."))
    assert best(alone, Measure.KILLED) == 1
    beside = weighed(report("Sebanyak 40 orang tewas, kata BNPB. Sembilan guru tewas, kata BNPB."))
    assert best(beside, Measure.KILLED) == 40
    assert best(beside, Measure.KILLED, "teachers") == 9


def test_nobody_hurt_or_killed_is_nobody_killed() -> None:
    picture = weighed(report("Tidak ada korban dalam gempa itu, kata BNPB."))
    assert best(picture, Measure.KILLED) == 0


def test_a_copy_is_a_mention_and_a_corrected_copy_the_later_figure() -> None:
    told = "Sebanyak 40 orang tewas dan 12 orang hilang, kata BNPB."
    first = reported(f"{PLACE} {told}", title=QUAKE, day="03-02", seed="one text")

    def reprint(said: str, day: str) -> Report:
        outlet = "Cetak Uji"
        return reported(f"{PLACE} {said}", title=QUAKE, day=day, outlet=outlet, seed="one text")

    picture = weighed(first, reprint(told, "03-03"))
    assert len(picture.copies) == 1
    (killed,) = quantity(picture, Measure.KILLED).assertions
    assert len(killed.mentions) == 2
    assert killed.told is not None
    assert killed.told.text == "2026-03-02"
    corrected = weighed(first, reprint(told.replace("40", "41"), "03-03"))
    assert best(corrected, Measure.KILLED) == 41


def test_an_outlets_own_voice_passes_on_what_an_authority_has_given() -> None:
    picture = weighed(
        report("Sebanyak 40 orang tewas, kata BNPB."),
        report("Gempa itu menewaskan 40 orang.", "03-04", outlet="Kabar Uji"),
    )
    (killed,) = quantity(picture, Measure.KILLED).assertions
    assert killed.authority.role is Role.OFFICIAL
    assert len(killed.mentions) == 2
    alone = weighed(report("Gempa itu menewaskan 40 orang."))
    assert quantity(alone, Measure.KILLED).assertions[0].authority.role is Role.VOICE


def test_people_of_a_figure_that_is_taken_up_are_those_it_counted() -> None:
    picture = weighed(
        report("Sebanyak 58 orang tewas, kata BNPB."),
        report(
            "BNPB meralat jumlah korban meninggal. Angka 58 orang diralat menjadi 52 orang.",
            "03-03",
            outlet="Kabar Uji",
        ),
    )
    assert 52 in {one.figure for one in quantity(picture, Measure.KILLED).assertions}


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_pages_changes_nothing(seed: int) -> None:
    pages = [
        report("Sebanyak 40 orang tewas, kata BNPB."),
        report("Sebanyak 52 orang tewas dan 300 terluka.", "03-03", outlet="Kabar Uji"),
        report("Sebanyak 90 orang tewas, kata Amnesty International.", "03-03", outlet="Pos Uji"),
    ]
    mixed = [*pages, pages[0]]
    random.Random(seed).shuffle(mixed)
    assert weighed(*mixed[:], *mixed).quantities == weighed(*pages).quantities
