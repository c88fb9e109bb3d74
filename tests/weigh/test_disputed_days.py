"""Days of one deed that authorities tell differently, and days of two deeds."""

from __future__ import annotations

import pytest

from told_pages import contradictions, happenings, report

Pages = tuple[tuple[str, str], ...]
HIJACK = ("2025-03-03", "Perompak membajak tanker di lepas pantai Somalia, Sabtu (1/3/2025).")
OWNER = ("2025-03-06", "Pembajakan terjadi pada Jumat (28/2/2025), kata pemilik kapal.")
SINCE = ("2025-03-03", "RSF menyerang El Fasher sejak Sabtu (1/3/2025), kata PBB.")
ARMY = ("2025-03-05", "Serangan RSF, kata tentara Sudan, dimulai pada Jumat (28/2/2025).")


def days(*pages: tuple[str, str]) -> list[list[str]]:
    made = [report(f"{number}", day, text) for number, (day, text) in enumerate(pages)]
    return [[side.says for side in one.sides] for one in contradictions(made) if one.why == "days"]


@pytest.mark.parametrize("pages", [(HIJACK, OWNER), (SINCE, ARMY)])
def test_two_days_of_one_deed_contradict_and_are_one_happening(pages: Pages) -> None:
    assert days(*pages) == [["2025-02-28", "2025-03-01"]]
    assert days(*reversed(pages)) == days(*pages)
    made = [report(f"{number}", day, text) for number, (day, text) in enumerate(pages)]
    (one,) = happenings(made)
    assert one.reports == 2


@pytest.mark.parametrize(
    "pages",
    [
        # attacks of two days, each its own deed
        (("2025-03-03", "RSF menyerang El Fasher pada Sabtu (1/3/2025), kata PBB."), ARMY),
        # days too far apart
        (HIJACK, ("2025-03-06", "Pembajakan terjadi pada Senin (10/2/2025), kata pemilik.")),
        # one page that tells both
        (HIJACK, (OWNER[0], f"{OWNER[1]} Perompak membajak tanker pada Sabtu (1/3/2025).")),
        # the same day
        (HIJACK, ("2025-03-06", "Pembajakan terjadi pada Sabtu (1/3/2025), kata pemilik kapal.")),
        # one voice
        ((HIJACK[0], f"{HIJACK[1][:-1]}, kata pemilik kapal."), OWNER),
    ],
)
def test_no_dispute_about_a_day(pages: Pages) -> None:
    assert days(*pages) == []


def test_pages_of_unknown_affairs_dispute_no_day() -> None:
    made = [report(f"{number}", day, text) for number, (day, text) in enumerate((HIJACK, OWNER))]
    assert contradictions(made, one_affair=False) == ()
