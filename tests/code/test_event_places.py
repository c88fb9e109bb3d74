"""The place of a deed: told in its clause, by its object or its court, or on the way to it."""

from __future__ import annotations

import pytest

from coded_pages import coded

BEFORE = "Pertempuran terjadi pada hari itu dan menewaskan beberapa orang. "


def place_of(sentence: str, trigger: str) -> str | None:
    event = next(e for e in coded(BEFORE + sentence).events if e.trigger.text == trigger)
    return event.place.name if event.place else None


@pytest.mark.parametrize(
    ("sentence", "trigger", "name"),
    [
        # the way to the deed
        ("Presiden Mesir terbang ke Doha untuk menemui emir Qatar.", "menemui", "Doha"),
        ("Utusan Kenya bertolak ke Kampala untuk berunding dengan Uganda.", "berunding", "Kampala"),
        ("Menteri Jepang datang ke Manila untuk membahas kerja sama dengan Filipina.",
         "membahas", "Manila"),
        # where a launch came from, when nothing tells where it went
        ("Korea Utara menembakkan rudal dari Pyongyang.", "menembakkan", "Pyongyang"),
        ("Houthi meluncurkan drone dari Sanaa.", "meluncurkan", "Sanaa"),
        # property and ground that are attacked bear a town's name
        ("Israel mengebom kilang Haifa milik pesaingnya.", "mengebom", "Haifa"),
        ("Pemberontak menyerang pangkalan udara Khartoum.", "menyerang", "Khartoum"),
        ("Tentara Suriah menggempur pasar Aleppo.", "menggempur", "Aleppo"),
        # a court rules where it sits
        ("Pengadilan Negeri Surabaya memvonis dua polisi.", "memvonis", "Surabaya"),
        ("Pengadilan Mumbai menghukum tiga perompak.", "menghukum", "Mumbai"),
    ],
)  # fmt: skip
def test_the_place_of_a_deed(sentence: str, trigger: str, name: str) -> None:
    assert place_of(sentence, trigger) == name


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("Menteri luar negeri Jepang mengecam serangan itu.", "mengecam"),
        ("Polisi menangkap pedagang dari Surabaya.", "menangkap"),
    ],
)
def test_no_place_is_told(sentence: str, trigger: str) -> None:
    assert place_of(sentence, trigger) is None
