"""What changed since a day: steps of estimates, contradictions, stories, in words and as JSON."""

from __future__ import annotations

import dataclasses
import json

import pytest

import made_pages
from rujuk import form
from rujuk.brief.outline import make_outline
from rujuk.brief.plain import as_text
from rujuk.brief.sources import picture_of_pages
from rujuk.brief.summary import as_object
from rujuk.brief.wording import LANGUAGES, wording
from rujuk.records import DateStatement, Measure, Party, Time, TimePrecision
from rujuk.weigh.quantities import Change

ARMY = Party(text="militer", start=None, end=None, country="KOR", id="org.kor_army", name="Army",
             sectors=("MIL",))  # fmt: skip
OTHER = Party(text="Kyiv", start=None, end=None, country="UKR", id="capital.ukr", sectors=("GOV",))
SOLDIERS = Party(text="tentara", start=None, end=None, country="PRK", sectors=("MIL",))


def _time(day: str) -> Time:
    return Time(
        text=day, start=None, end=None, edtf=day, since=day, until=day,
        precision=TimePrecision.DAY,
    )  # fmt: skip


def pages(*told: tuple[str, Party, int]) -> list:  # type: ignore[type-arg]
    """One page a day: who gives which number of dead."""
    found = []
    for number, (day, speaker, figure) in enumerate(told):
        words = f"Pada hari ke-{number} {figure} tentara Korea Utara tewas di Kursk, kata militer."
        made = made_pages.Made(text=words, body=(words, words), title="Pada hari")
        made.claim(f"{figure} tentara", Measure.KILLED, (figure,) * 3, of_whom=SOLDIERS,
                   said_by=(speaker,), as_of=_time(day))  # fmt: skip
        published = DateStatement(edtf=day, text="", start=None, end=None, source="meta")
        document = dataclasses.replace(made.document(), published_on=published)
        found.append((document, made.coding(), f"{number}.txt"))
    return found


GROWING = pages(("2025-01-02", ARMY, 300), ("2025-03-02", ARMY, 600), ("2025-03-03", OTHER, 4000))


def changes(since: str) -> list[dict[str, object]]:
    made = as_object(picture_of_pages(GROWING), wording("en"), since=since)
    told: list[dict[str, object]] = json.loads(form.encode(made))["changes"]
    return told


def text(since: str | None, language: str = "en") -> str:
    outline = make_outline(picture_of_pages(GROWING), wording(language), since=since)
    return " ".join(as_text(outline).split())


def test_steps_after_the_day_are_told_with_who_caused_them() -> None:
    said = text("2025-01-31")
    assert "What changed since 31 January 2025" in said
    assert (
        "On 2 March 2025 300 (band 250 to 350) was revised upward to 600 (band 550 to 650), on the "
        "word of Army (South Korea); grade C." in said
    )
    assert "On 3 March 2025 a contradiction opened, with 4,000 according to Ukraine" in said
    assert "Contradictions that opened" in said
    assert "First told on" not in said
    assert "First told on 2 January 2025: 300" in text("2024-12-31")
    assert "What changed" not in text(None)


def test_nothing_new_says_so() -> None:
    assert "Nothing that became known after 4 March 2025 changed a figure." in text("2025-03-04")
    assert changes("2025-03-04") == []


def test_changes_as_json() -> None:
    steps = [one for one in changes("2025-01-31") if one["kind"] == "estimate"]
    assert [(one["known_at"], one["change"]) for one in steps] == [
        ("2025-03-02", "revision_up"),
        ("2025-03-03", "conflict_opened"),
    ]
    assert steps[0]["before"] == {
        "low": 250, "best": 300, "high": 350, "open_top": False, "grade": "C",
    }  # fmt: skip
    (opened,) = [one for one in changes("2025-01-31") if one["kind"] == "contradiction"]
    assert (opened["change"], opened["of"], opened["measure"]) == (
        "conflict_opened", "count", "killed",
    )  # fmt: skip
    made = as_object(picture_of_pages(GROWING), wording("en"))
    assert "changes" not in made


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_change_has_words(language: str) -> None:
    for change in Change:
        assert wording(language).has(f"since.{change.value}")
