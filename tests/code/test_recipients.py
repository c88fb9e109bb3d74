"""Who is a recipient, and who only looks like one."""

from __future__ import annotations

import pytest

from coded_pages import coded

BEFORE = "Pertempuran terjadi pada hari itu dan menewaskan beberapa orang. "


def parties_of(sentence: str, trigger: str) -> tuple[list[str | None], list[str | None]]:
    event = next(e for e in coded(BEFORE + sentence).events if e.trigger.text == trigger)
    return [p.country for p in event.actors], [p.country for p in event.recipients]


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        # a vehicle of no known country
        ("Perompak membajak sebuah tanker di Teluk Aden.", "membajak"),
        ("Houthi menyerang kapal kargo di Laut Merah.", "menyerang"),
        # a treaty is no party
        ("India menangguhkan Traktat Sungai Gangga 1996.", "menangguhkan"),
        ("Rusia membekukan Perjanjian Laut Hitam.", "membekukan"),
        # who is to undergo what is demanded, or to gain from it
        ("Kenya menuntut para tahanan dilepaskan.", "menuntut"),
        ("Prancis meminta pasukan Rwanda ditarik.", "meminta"),
        ("Mesir mendesak warga Sudan dilindungi.", "mendesak"),
        ("Nepal meminta bantuan bagi warga Bhutan.", "meminta"),
        # one's own ground
        ("Kenya menutup pos perbatasan Namanga.", "menutup"),
        # the actor again, by a pronoun
        ("Turki siaga. Armada Turki membuntuti mereka.", "membuntuti"),
    ],
)
def test_who_only_looks_like_a_recipient(sentence: str, trigger: str) -> None:
    assert parties_of(sentence, trigger)[1] == []


@pytest.mark.parametrize(
    ("sentence", "trigger", "recipients"),
    [
        ("Perompak membajak kapal Yunani di Teluk Aden.", "membajak", ["GRC"]),
        ("Kenya menuntut Uganda melepaskan para tahanan.", "menuntut", ["UGA"]),
        ("Polandia menutup konsulat Rusia.", "menutup", ["RUS"]),
        ("Nepal meminta India menarik pasukannya.", "meminta", ["IND"]),
    ],
)
def test_who_is_a_recipient(sentence: str, trigger: str, recipients: list[str]) -> None:
    assert parties_of(sentence, trigger)[1] == recipients


@pytest.mark.parametrize(
    ("sentence", "trigger", "visitor", "host"),
    [
        ("Presiden Kenya menjamu menteri Uganda.", "menjamu", "UGA", "KEN"),
        ("Raja Yordania menerima utusan Mesir.", "menerima", "EGY", "JOR"),
        ("Delegasi Peru disambut presiden Chile.", "disambut", "PER", "CHL"),
        ("Presiden Serbia diterima Presiden Bosnia di istana.", "diterima", "SRB", "BIH"),
    ],
)
def test_who_receives_is_the_host(sentence: str, trigger: str, visitor: str, host: str) -> None:
    assert parties_of(sentence, trigger) == ([visitor], [host])
