"""The clock time of a count, and clock times that are of a deed."""

from __future__ import annotations

import pytest

from coded_pages import coded

DAY = "2026-02-17"


def clocks(*paragraphs: str, day: str | None = DAY) -> list[tuple[int | None, str | None]]:
    """Each figure of a page of this day with the clock time that it is of."""
    claims = coded(*paragraphs, published_on=day).claims
    return [(one.best, one.as_of.clock if one.as_of else None) for one in claims]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (("BPBD Sumbawa mencatat sembilan orang meninggal dan 63 orang terluka hingga pukul 06.30 "
         "WITA."), [(9, "06:30"), (63, "06:30")]),
        ("Hingga pukul 11.00 WIB, 16 orang tewas akibat longsor itu.", [(16, "11:00")]),
        ("Per pukul 17.00 WIB, jumlah korban tewas mencapai 27 orang.", [(27, "17:00")]),
        ("Menurut data BNPB per Selasa (17/2/2026) pukul 05.00 WIB, 23 orang hilang.",
         [(23, "05:00")]),
        ("Korban meninggal bertambah menjadi 41 orang hingga jam 9 malam.", [(41, "21:00")]),
        ("Hingga pukul 3 sore, polisi menangkap 26 orang.", [(26, "15:00")]),
        ("Data sementara BPBD pukul 14.30 WIB menyebutkan 18 orang luka-luka.", [(18, "14:30")]),
        ("Pada pukul 19.00 WIB, BPBD mencatat 22 orang tewas.", [(22, "19:00")]),
        ("BPBD mencatat 22 orang tewas hingga 19.00 WIB.", [(22, "19:00")]),
        ("Sampai dengan pukul 09:15 pagi, BPBD mencatat 12 orang tewas.", [(12, "09:15")]),
        # the sentence behind says when the figures were counted
        ("Tim SAR menemukan 8 orang tewas. Data itu dihimpun BNPB sampai pukul 20.00 WITA.",
         [(8, "20:00")]),
        ("Tanah longsor menewaskan 8 orang. Angka itu dicatat hingga pukul 13.00.",
         [(8, "13:00")]),
        # one briefing: the same speaker, or none
        ("Hingga pukul 12.00 WIB, BNPB mencatat 52 orang meninggal. Sebanyak 317 orang luka-luka.",
         [(52, "12:00"), (317, "12:00")]),
        (("Hingga pukul 12.00 BNPB mencatat 52 orang tewas. Direktur rumah sakit mengatakan 17 "
         "orang tewas."), [(52, "12:00"), (17, None)]),
        (("Hingga pukul 15.00 WIB BNPB melaporkan 52 orang tewas. Pada jam yang sama, polisi "
         "melaporkan 56 orang tewas."), [(52, "15:00"), (56, "15:00")]),
        ("Hingga pukul 12.00 WIB, 52 orang tewas, sedangkan TNI mengirim 300 prajurit.",
         [(52, "12:00"), (300, None)]),
    ],
)  # fmt: skip
def test_the_clock_of_a_count(sentence: str, told: list[tuple[int | None, str | None]]) -> None:
    assert clocks(sentence) == told


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("Gempa terjadi pukul 04.47 WIB dan menewaskan 9 orang.", 9),
        ("Sebuah bom meledak pada Senin (16/2/2026) pukul 14.00 dan menewaskan lima orang.", 5),
        ("Pada pukul 14.00 WIB, sebuah bom meledak dan menewaskan lima orang.", 5),
        ("Baku tembak berlangsung hingga pukul 22.00 dan menewaskan lima orang.", 5),
        ("Baku tembak dari pukul 08.00 hingga pukul 12.00 menewaskan lima orang.", 5),
        (
            "Polisi mencatat tiga orang tewas dalam bentrokan yang berlangsung hingga pukul 22.00.",
            3,
        ),
        ("Polisi menyatakan 12 orang tewas dalam kecelakaan pukul 02.00 dini hari.", 12),
        ("Pencarian dihentikan hingga pukul 06.00 dan tiga orang masih hilang.", 3),
        # no exact hour: of the morning or the evening, a part of the day, the end of the day
        ("Hingga pukul 8, 12 orang tewas.", 12),
        ("Hingga Senin sore, 12 orang tewas.", 12),
        ("Hingga pukul 24.00 WIB, 12 orang tewas.", 12),
    ],
)
def test_the_clock_of_a_deed_is_none_of_a_count(sentence: str, figure: int) -> None:
    assert clocks(sentence) == [(figure, None)]


def test_a_new_paragraph_is_a_new_briefing() -> None:
    told = "Hingga pukul 12.00 WIB, BNPB mencatat 52 orang meninggal."
    assert clocks(told, "Sebanyak 317 orang luka-luka.") == [(52, "12:00"), (317, None)]


def test_the_day_goes_with_the_clock() -> None:
    told = (
        "BNPB mencatat 52 orang meninggal. Data itu dihimpun hingga Senin (16/2/2026) pukul 21.00. "
        "Sebanyak 317 orang luka-luka."
    )
    times = [one.as_of for one in coded(told, published_on=DAY).claims]
    assert [(one.since, one.clock, one.inferred) for one in times if one is not None] == [
        ("2026-02-16", "21:00", "as_of.briefing")
    ] * 2


def test_a_day_of_its_own_keeps_the_clock_of_another_off() -> None:
    told = (
        "Hingga pukul 12.00 WIB, BNPB mencatat 52 orang meninggal. "
        "Pada Minggu (15/2/2026), 30 orang meninggal."
    )
    assert clocks(told) == [(52, "12:00"), (30, None)]


def test_without_any_day_there_is_no_clock() -> None:
    assert clocks("Hingga pukul 12.00 WIB, 52 orang meninggal.", day=None) == [(52, None)]


def test_the_words_of_the_clock_are_a_witness() -> None:
    text = "Hingga pukul 12.00 WIB, 52 orang meninggal."
    (claim,) = coded(text, published_on=DAY).claims
    (witness,) = [one for one in claim.witnesses if one.purpose == "clock"]
    assert text[witness.start : witness.end] == witness.text == "pukul 12.00 WIB"


def test_a_deed_keeps_its_clock() -> None:
    told = "Polisi menangkap dua warga pada Senin (16/2/2026) pukul 14.30 WIB."
    (event,) = coded(told, published_on=DAY).events
    assert event.time is not None
    assert event.time.clock == "14:30"
