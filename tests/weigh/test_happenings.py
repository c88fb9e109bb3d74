"""Mentions of one deed over pages are one happening, and reports are never counted as deeds."""

from __future__ import annotations

import random  # noqa: TC003 - Hypothesis reads the annotation

import pytest
from hypothesis import given, settings, strategies as st

from told_pages import happenings, report

STRIKE = "Israel menyerang Rafah pada Minggu (2/3/2025), kata Hamas."
AGAIN = "Pasukan Israel menyerang Rafah pada Minggu (2/3/2025), kata PBB."


def sizes(*pages: tuple[str, str], one_affair: bool = True) -> list[int]:
    """How many mentions each happening of these pages (day, text) holds, most first."""
    told = [report(f"{number}.txt", day, text) for number, (day, text) in enumerate(pages)]
    found = happenings(told, one_affair=one_affair)
    return sorted((len(one.tellings) for one in found), reverse=True)


def test_two_pages_that_tell_one_deed_are_one_happening_of_two_reports() -> None:
    told = [report("a", "2025-03-03", STRIKE), report("b", "2025-03-04", AGAIN)]
    (one,) = happenings(told)
    assert one.reports == 2
    assert (one.since, one.until) == ("2025-03-02", "2025-03-02")
    assert one.reported == ("2025-03-03", "2025-03-04")
    assert one.place is not None
    assert one.place.text == "Rafah"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # another day, place, victim, doer, status, or kind of deed
        (STRIKE, "Israel menyerang Rafah pada Senin (3/3/2025)."),
        (STRIKE, "Israel menyerang Beirut pada Minggu (2/3/2025)."),
        ("Rusia mengirim gandum ke Mali pada 2 Maret 2025.",
         "Rusia mengirim gandum ke Niger pada 2 Maret 2025."),
        ("Turki mengebom Kobani pada Minggu (2/3/2025).",
         "Rusia mengebom Kobani pada Minggu (2/3/2025)."),
        ("Rusia akan menyerang Kyiv pada Minggu (2/3/2025).",
         "Rusia menyerang Kyiv pada Minggu (2/3/2025)."),
        ("Rusia membantah menyerang Kyiv pada Minggu (2/3/2025).",
         "Rusia menyerang Kyiv pada Minggu (2/3/2025)."),
        ("Polisi Kenya menangkap lima warga Somalia.", "Polisi Kenya memukuli lima warga Somalia."),
        # nothing but roles that are everywhere
        ("Polisi menangkap seorang warga.", "Polisi menangkap seorang warga."),
    ],
)  # fmt: skip
def test_other_deeds_stay_apart(first: str, second: str) -> None:
    assert sizes(("2025-03-01", first), ("2025-03-04", f"{second} Demikian.")) == [1, 1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Polisi Kenya menahan 37 warga Somalia.", "Polisi Kenya menangkap 37 warga Somalia."),
        ("Warga berunjuk rasa di Nairobi pada Minggu (2/3/2025).",
         "Warga berdemonstrasi di Nairobi pada Minggu (2/3/2025)."),
        ("Iran menyerang Israel.", "Garda Revolusi Iran menyerang Israel."),
        ("Israel membunuh enam warga di Jalur Gaza pada 2 Maret 2025.",
         "Tentara Israel membunuh enam warga di Rafah pada 2 Maret 2025."),
    ],
)  # fmt: skip
def test_one_deed_in_other_words_is_one(first: str, second: str) -> None:
    assert sizes(("2025-03-03", first), ("2025-03-04", f"{second} Demikian.")) == [2]


def test_a_title_and_its_story_tell_one_deed() -> None:
    told = report("a", "2025-03-03", STRIKE, title="Israel Serang Rafah")
    (one,) = happenings([told])
    assert len(one.tellings) == 2
    assert one.reports == 1


def test_a_deed_that_a_later_page_only_names_is_the_one_told_in_full() -> None:
    named = ("2025-03-04", "Serangan Israel itu berlangsung lama, kata PBB.")
    assert sizes(("2025-03-03", STRIKE), named) == [2]
    assert sizes(("2025-03-03", STRIKE), named, one_affair=False) == [1, 1]
    other = ("2025-03-03", "Israel menyerang Beirut pada Minggu (2/3/2025).")
    assert sizes(("2025-03-03", STRIKE), other, named) == [1, 1, 1]


def test_a_noun_with_its_day_names_the_deed_of_that_day() -> None:
    clash = ("2025-03-03", "Unjuk rasa itu berakhir bentrok di Klaten pada Minggu (2/3/2025).")
    named = ("2025-03-09", "Komnas HAM menyelidiki bentrokan pada 2 Maret 2025.")
    other = ("2025-03-09", "Komnas HAM menyelidiki bentrokan pada 4 Maret 2025.")
    assert len(sizes(clash, named)) + 1 == len(sizes(clash, other))


def test_a_title_in_another_word_is_another_deed() -> None:
    page = report("a", "2025-03-03", "Rwanda menyiagakan satu batalion.", title="Rwanda Kerahkan "
                  "Tentara ke Mozambik")  # fmt: skip
    assert len(happenings([page])) == len(page.events)


def test_a_reprint_adds_mentions_and_no_report() -> None:
    pages = [report("a", "2025-03-03", STRIKE), report("b", "2025-03-05", f"{STRIKE} (red)")]
    (one,) = happenings(pages, {"b": "a"})
    assert len(one.tellings) == 2
    assert one.reports == 1
    (alone,) = happenings(pages[:1])
    assert one.id == alone.id


PAGES = (
    ("2025-03-03", STRIKE),
    ("2025-03-04", AGAIN),
    ("2025-03-04", "Israel menyerang Rafah pada Senin (3/3/2025)."),
    ("2025-03-05", "Serangan Israel di Rafah dimulai pada Sabtu (1/3/2025), kata warga."),
    (None, "Israel menyerang Gaza. Hamas membantah menyerang Israel."),
    ("2025-03-06", "Israel menyerang Jalur Gaza sejak Minggu (2/3/2025). 40 orang tewas."),
    ("2025-03-06", "40 orang tewas di Gaza. Iran mengirim bantuan ke Gaza."),
)


@settings(deadline=None, max_examples=40, derandomize=True)
@given(st.randoms(use_true_random=False), st.lists(st.sampled_from(range(len(PAGES)))))
def test_order_and_repetition_of_pages_change_nothing(rng: random.Random, twice: list[int]) -> None:
    told = [report(f"{number}", day, text) for number, (day, text) in enumerate(PAGES)]
    shuffled = [*told, *(told[number] for number in twice)]
    rng.shuffle(shuffled)
    assert happenings(shuffled) == happenings(told)
