"""Whole pages of Malay: its numbers, words and names on the pack that it rides on."""

from __future__ import annotations

import pytest

from coded_pages import coded
from rujuk.read.language import identify_language
from rujuk.records import Coding, Measure

TROOPS = (
    (
        "Sekurang-kurangnya 11,000 askar Korea Utara telah dihantar ke Rusia, kata jurucakap "
        "Perisikan Korea Selatan pada Isnin. Seramai 1,500 anggota tentera Korea Utara terbunuh "
        "dalam pertempuran di wilayah Kursk."
    ),
    "Kementerian Pertahanan Rusia menafikan dakwaan tersebut.",
)
RAID = (
    (
        "Polis Malaysia memberkas dua lelaki berhampiran Kuala Lumpur kerana memiliki senjata api, "
        "kata Ketua Polis. Sebuah kereta turut dirampas."
    ),
    "Pihak berkuasa Thailand membebaskan 12 nelayan Malaysia pada hari Khamis.",
)
STRIKE = (
    (
        "Tentera Israel melancarkan serangan udara di Gaza, mengorbankan 27 orang awam dan "
        "mencederakan 45 orang, menurut Reuters. Amerika Syarikat menggesa Israel menghentikan "
        "serangan itu."
    ),
    "Kira-kira 3,500 penduduk melarikan diri selepas serangan tersebut.",
)


def figures(coding: Coding) -> set[tuple[str, int | float | None, str | None]]:
    return {
        (str(c.measure), c.best or c.low, c.of_whom.country if c.of_whom is not None else None)
        for c in coding.claims
    }


def deeds(coding: Coding) -> set[tuple[str, str | None, str | None]]:
    return {
        (
            str(event.type),
            event.actors[0].country if event.actors else None,
            event.recipients[0].country if event.recipients else None,
        )
        for event in coding.events
    }


@pytest.mark.parametrize("page", [TROOPS, RAID, STRIKE])
def test_pages_are_known_as_malay(page: tuple[str, ...]) -> None:
    assert identify_language("\n".join(page)) == "ms"


def test_troops_and_their_dead() -> None:
    coding = coded(*TROOPS, language="ms")
    assert figures(coding) == {
        (str(Measure.TROOPS), 11000, "PRK"), (str(Measure.KILLED), 1500, "PRK"),
    }  # fmt: skip
    first = coding.claims[0]
    assert [p.country for p in first.said_by] == ["KOR"]
    assert ("REJECT", "RUS", None) in deeds(coding)


def test_arrests_and_releases() -> None:
    coding = coded(*RAID, language="ms")
    assert ("detained", 2, "MYS") in figures(coding)
    assert ("released", 12, "MYS") in figures(coding)
    assert ("vehicles", 1) in {told[:2] for told in figures(coding)}
    assert {("COERCE", "MYS", "MYS"), ("RETREAT", "THA", "MYS")} <= deeds(coding)


def test_a_strike_its_victims_and_who_asks_to_stop_it() -> None:
    coding = coded(*STRIKE, language="ms")
    assert {("killed", 27), ("wounded", 45), ("people", 3500)} <= {
        told[:2] for told in figures(coding)
    } | {("people", told[1]) for told in figures(coding) if told[0] == "displaced"}
    assert ("REQUEST", "USA", "ISR") in deeds(coding)
    assert "ASSAULT" in {kind for kind, _, _ in deeds(coding)}


def test_a_comma_parts_thousands_and_a_point_a_fraction() -> None:
    (claim,) = coded("Seramai 11,500 askar Rusia tiba di situ.", language="ms").claims
    assert (claim.best, claim.of_whom and claim.of_whom.country) == (11500, "RUS")
    (share,) = coded("Kira-kira 1.5 juta pelarian Ukraine tiba di situ.", language="ms").claims
    assert share.best == 1_500_000
