"""The time of a deed: of its clause, or lent by its sentence."""

from __future__ import annotations

import pytest

from coded_pages import coded

BEFORE = "Pertemuan itu berlangsung pada Rabu (5/3/2025) di tempat lain. "


def time_of(sentence: str, trigger: str) -> str | None:
    event = next(e for e in coded(BEFORE + sentence).events if e.trigger.text == trigger)
    return event.time.edtf if event.time else None


@pytest.mark.parametrize(
    ("sentence", "trigger", "edtf"),
    [
        # a bare state describes its noun, a verb of course belongs to the deed
        ("Buruh Kenya menggelar pawai damai pada 9 Juni 2025.", "pawai", "2025-06-09"),
        ("Menteri Peru menyatakan mundur pada 3 Mei 2025.", "menyatakan mundur", "2025-05-03"),
        ("Mogok guru Chile bermula pada 2 Juni 2025.", "Mogok", "2025-06-02"),
        ("Perundingan Serbia dan Kosovo dimulai pada 4 Juli 2025.", "Perundingan", "2025-07-04"),
        # over a relative clause that carries the deed, and over who says so
        ("Serangan yang dilancarkan Chad, menurut Niger, dimulai pada 4 Juli 2025.", "Serangan",
         "2025-07-04"),
        ("Gempuran Turki ke Kobani, kata saksi, berakhir pada 5 Juli 2025.", "Gempuran",
         "2025-07-05"),
        ("Serangan yang dilancarkan Chad ditunda, dan Niger memulai perang pada 4 Juli 2025.",
         "Serangan", None),
        # a noun with a day of its own stands in a clause of time too
        ("Kapal itu kosong ketika pembajakan terjadi pada 6 Juli 2025.", "pembajakan",
         "2025-07-06"),
        # the aim of a going
        ("Utusan Mesir terbang pada 6 Juni 2025 untuk menemui raja Yordania.", "menemui",
         "2025-06-06"),
        ("Presiden Chad datang pada 8 Juni 2025 untuk berunding dengan Niger.", "berunding",
         "2025-06-08"),
        # a clause of the same time
        ("Polisi Peru menganiaya dua petani ketika mereka ditangkap pada 7 Mei 2025.",
         "menganiaya", "2025-05-07"),
        ("Tentara Niger membunuh dua warga saat menggeledah desa itu pada 1 Mei 2025.",
         "membunuh", "2025-05-01"),
        # behind a relative clause that only tells which thing
        ("Turki mengebom kota yang dikuasai pemberontak Suriah pada Senin (3/3/2025).",
         "mengebom", "2025-03-03"),
        ("Israel menyerang desa yang dihuni pengungsi Lebanon pada Selasa (4/3/2025).",
         "menyerang", "2025-03-04"),
        # the time that opens the sentence holds for what is joined to its main clause
        ("Pada 11 Juni 2025, tentara Gabon membelot dan menolak menembaki massa.", "menolak",
         "2025-06-11"),
        ("Pada 12 Juni 2025, polisi Nepal menggerebek kantor itu dan menangkap dua orang.",
         "menangkap", "2025-06-12"),
    ],
)  # fmt: skip
def test_the_time_of_a_deed(sentence: str, trigger: str, edtf: str) -> None:
    assert time_of(sentence, trigger) == edtf


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        # what opened a sentence does not reach a clause of its own behind a subordinator
        ("Pada 11 Juni 2025, Gabon berkabung karena tentaranya membunuh warga.", "membunuh"),
        # "since" inside a relative clause is not the time of the main one
        ("Turki menyerang kota yang dikuasai milisi sejak Maret 2024.", "menyerang"),
    ],
)
def test_times_that_belong_to_others(sentence: str, trigger: str) -> None:
    assert time_of(sentence, trigger) is None


@pytest.mark.parametrize(
    ("weekday", "edtf"),
    [("Senin", "2025-03-03"), ("Kamis", "2025-03-06"), ("Sabtu", "2025-03-08"),
     ("Minggu", "2025-03-02"), ("Rabu", "2025-03-05")],
)  # fmt: skip
def test_a_weekday_of_a_page_without_date_is_near_the_day_told_before(
    weekday: str, edtf: str
) -> None:
    assert time_of(f"Polisi Kenya menangkap dua orang pada {weekday}.", "menangkap") == edtf
