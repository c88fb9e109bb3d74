"""Why the weighed picture says so, in words: votes, statuses, contradictions, history."""

from __future__ import annotations

import dataclasses

import pytest

import made_pages
from rujuk.brief.reasons import explain_weighed, is_cut, whole_ids
from rujuk.brief.sources import picture_of_pages
from rujuk.brief.summary import as_object
from rujuk.brief.wording import LANGUAGES, wording
from rujuk.records import DateStatement, Measure, Party, Stance, Time, TimePrecision
from rujuk.weigh.assertions import Status
from rujuk.weigh.constants import Role

ARMY = Party(text="militer", start=None, end=None, country="KOR", id="org.kor_army", name="Army",
             sectors=("MIL",))  # fmt: skip
OTHER = Party(text="Kyiv", start=None, end=None, country="UKR", id="capital.ukr", sectors=("GOV",))
NOBODY = Party(text="sumber", start=None, end=None)
SOLDIERS = Party(text="tentara", start=None, end=None, country="PRK", sectors=("MIL",))
TEXT = "Ada 300 tentara, lalu 600 tentara, atau 4.000 tentara, konon 90 tentara tewas."


def time(day: str) -> Time:
    return Time(
        text=day, start=None, end=None, edtf=day, since=day, until=day,
        precision=TimePrecision.DAY,
    )  # fmt: skip


def made() -> made_pages.Made:
    page = made_pages.Made(text=TEXT, body=(TEXT, TEXT), title="Ada 300")
    told = (
        ("300 tentara", 300, ARMY, "2025-01-02", Stance.STATED),
        ("600 tentara", 600, ARMY, "2025-03-02", Stance.STATED),
        ("4.000 tentara", 4000, OTHER, "2025-03-02", Stance.STATED),
        ("90 tentara", 90, NOBODY, "2025-03-02", Stance.RUMOURED),
    )
    for quote, figure, speaker, day, stance in told:
        page.claim(quote, Measure.KILLED, (figure,) * 3, of_whom=SOLDIERS, said_by=(speaker,),
                   as_of=time(day), stance=stance)  # fmt: skip
    return page


PAGE = made()
DATE = DateStatement(edtf="2025-03-04", text="", start=None, end=None, source="meta")
PICTURE = picture_of_pages(
    [(dataclasses.replace(PAGE.document(), published_on=DATE), PAGE.coding(), "a.txt")]
)
FORM = as_object(PICTURE, wording("en"))


def ids(kind: str) -> list[str]:
    records = FORM[kind]
    assert isinstance(records, list)
    return [str(one["id"]) for one in records if isinstance(one, dict)]


def told(record: str) -> str:
    lines = explain_weighed(PICTURE, record)
    assert lines is not None
    assert lines[0].startswith(record)
    return "\n".join(lines)


def test_an_estimate_tells_votes_statuses_and_history() -> None:
    (estimate,) = ids("estimates")
    said = told(estimate)
    assert "Killed: soldiers of North Korea" in said
    assert "it gives the best figure; weight" in said
    assert "its authority has given a later figure" in said
    assert "Held back as a rumour until another family of sources supports it: 90" in said
    assert "figures less than " in said
    assert "history:\n    First told on 4 March 2025: 600" in said
    assert "“300 tentara” a.txt 4-15" in said


def test_an_assertion_tells_role_family_and_status() -> None:
    said = [told(one) for one in ids("assertions")]
    assert len(said) == 4
    assert any(
        "family of sources: South Korea" in one and "a state or service that is no party" in one
        for one in said
    )
    assert any("nobody who can be known" in one for one in said)


def test_a_contradiction_tells_bands_and_days_apart() -> None:
    (conflict,) = ids("contradictions")
    said = told(conflict)
    assert "contradicts" in said
    assert "told 0 days apart" in said
    assert "bands 550 - 650 and 3,500 - 4,500" in said or "3,500 - 4,500 and 550 - 650" in said


def test_ids_may_be_cut() -> None:
    (estimate,) = ids("estimates")
    assert is_cut(estimate[:12])
    assert not is_cut(estimate)
    assert not is_cut("est-")
    assert whole_ids(PICTURE, estimate[:12]) == [estimate]
    assert len(whole_ids(PICTURE, "a")) == 4
    assert explain_weighed(PICTURE, "est-aaaaaaaaaaaaaaaa") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_role_and_status_has_words(language: str) -> None:
    for role in Role:
        assert wording(language).has(f"explain.role.{role.value}")
    for status in Status:
        assert wording(language).has(f"explain.status.{status.value}")
    told = ("conflict", "derived", "floor", "non_monotone", "revision_down", "scope_mismatch")
    held = ("garble", "rumour", "stale", "misprint", "subset", "retracted", "denied")
    for flag in (*told, *held, "undated", "flow", "held"):
        assert wording(language).has(f"explain.flag.{flag}")
