"""Modes: from which part of a clause words tell them, what an embedded deed makes of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coded_pages import coded
from rujuk.code.mode_rules import mode_rules

if TYPE_CHECKING:
    from rujuk.records import Event, EventType


def told(sentence: str, kind: str) -> Event:
    """The first event of this type on a page that tells of an attack."""
    before = "Serangan terjadi pada malam itu. "
    found = [e for e in coded(before + sentence).events if e.start >= len(before)]
    return next(e for e in found if e.type == kind)


# --- means ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "modes"),
    [
        ("Ukraina menyerang pangkalan Rusia dengan drone.", {"drone"}),
        ("Ukraina menyerang pabrik drone Rusia.", set()),
        ("Drone Ukraina menyerang kilang Rusia.", {"drone"}),
        ("Ukraina menyerang kilang Rusia menggunakan drone dan rudal.", {"drone", "heavy-weapons"}),
        ("Pasukan Israel menyerang gudang roket Hizbullah.", set()),
        ("Pasukan Israel menyerang desa itu dengan artileri.", {"heavy-weapons"}),
        ("Seorang pria menyerang polisi Prancis dengan pisau.", {"primitive"}),
        ("Jet Israel membombardir Beirut.", {"aerial"}),
        ("Israel membombardir Beirut.", {"heavy-weapons"}),
        ("Polisi Kenya memukul demonstran dengan pentungan.", {"beat", "primitive"}),
    ],
)
def test_what_a_deed_is_done_with_not_what_it_strikes(sentence: str, modes: set[str]) -> None:
    assert set(told(sentence, "ASSAULT").modes) == modes


def test_a_mode_told_takes_the_place_of_the_one_supposed() -> None:
    event = told("Jet Israel membombardir Beirut.", "ASSAULT")
    assert "mode.aerial.means" in event.rules
    assert ("modes", "Jet") in [(w.purpose, w.text) for w in event.witnesses]
    supposed = told("Israel membombardir Beirut.", "ASSAULT")
    assert "mode.heavy-weapons.frame" in supposed.rules
    assert "modes" not in [w.purpose for w in supposed.witnesses]


# --- what is moved -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "modes"),
    [
        ("Kenya mengerahkan 300 polisi ke Nairobi.", {"police"}),
        ("Kepolisian Kenya mengerahkan 300 personel ke Nairobi.", {"police"}),
        ("Kenya mengerahkan 300 tentara ke Garissa.", {"troops"}),
        ("Kenya mengerahkan tentara dan tank ke Garissa.", {"troops", "weapons"}),
        ("Hizbullah mengerahkan 300 petempur ke Litani.", {"militia"}),
        ("Hizbullah mengerahkan 300 personel ke Litani.", {"militia"}),
    ],
)
def test_what_is_moved_and_by_whom(sentence: str, modes: set[str]) -> None:
    assert set(told(sentence, "MOBILIZE").modes) == modes


@pytest.mark.parametrize(
    ("sentence", "modes"),
    [
        ("Pemberontak Kolombia menyerahkan senapan kepada pengawas.", {"disarm"}),
        ("Pasukan Armenia menyerahkan desa itu kepada Azerbaijan.", {"withdraw"}),
        ("Ukraina menyerahkan jenazah kepada Rusia.", {"release"}),
    ],
)
def test_what_is_handed_over(sentence: str, modes: set[str]) -> None:
    assert set(told(sentence, "RETREAT").modes) == modes


# --- content -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "kind", "modes", "how"),
    [
        ("Kenya meminta Uganda mengirim obat.", "REQUEST", ("assist",), "content"),
        ("Kenya meminta Uganda membebaskan sandera.", "REQUEST", ("yield",), "content"),
        ("Kenya meminta Uganda bertemu di Nairobi.", "REQUEST", ("meet",), "content"),
        ("Oposisi Kenya menuntut presiden mundur.", "REQUEST", ("change",), "content"),
        ("Kenya menuntut revisi konstitusi.", "REQUEST", ("change",), "matter"),
        ("Kenya menolak seruan gencatan senjata.", "REJECT", ("yield",), "matter"),
        ("Seruan gencatan senjata ditolak Kenya.", "REJECT", ("yield",), "matter"),
        ("Kenya mengancam akan menangkap para perusuh.", "THREATEN", ("arrest",), "content"),
        ("Kenya mengancam akan merebut kota itu.", "THREATEN", ("territory",), "content"),
        ("Kenya mengancam akan mengusir diplomat Rusia.", "THREATEN", ("expel",), "content"),
        ("Kenya mengancam embargo minyak.", "THREATEN", ("restrict",), "content"),
    ],
)
def test_the_deed_told_as_content_gives_the_mode(
    sentence: str, kind: str, modes: tuple[str, ...], how: str
) -> None:
    event = told(sentence, kind)
    assert event.modes == modes
    assert f"mode.{modes[0]}.{how}" in event.rules


def test_a_reason_is_no_content() -> None:
    event = told("Kenya menolak usul itu meski didesak membebaskan sandera.", "REJECT")
    assert event.modes == ()


# --- who meets where -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "modes"),
    [
        ("Menlu Rusia dan Menlu Ukraina berunding di Istanbul.", {"third-party"}),
        ("Menlu Rusia dan Menlu Turki berunding di Istanbul.", set()),
        ("Para menteri NATO bertemu pada Rabu.", {"multilateral"}),
        ("Pertemuan Presiden Kenya dan Presiden Uganda digelar Rabu.", set()),
        ("Presiden Kenya dan Presiden Uganda bertemu di Oslo.", {"third-party"}),
        ("Presiden Kenya berbicara dengan Presiden Uganda melalui telepon.", {"phone"}),
        ("Presiden Kenya bertemu Presiden Uganda setelah menelepon Presiden Rwanda.", set()),
    ],
)
def test_meetings(sentence: str, modes: set[str]) -> None:
    assert set(told(sentence, "CONSULT").modes) == modes


def test_every_rule_of_content_can_be_met() -> None:
    """No rule stands behind one that always answers first."""
    seen: set[tuple[EventType, EventType, str | None]] = set()
    for rule in mode_rules().content:
        for kind in rule.of:
            assert (kind, rule.type, None) not in seen, rule
            assert (kind, rule.type, rule.kind) not in seen, rule
            seen.add((kind, rule.type, rule.kind))
