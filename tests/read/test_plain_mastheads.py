"""Mastheads, datelines and dates of plain-text pages: one page for each way portals print them."""

from __future__ import annotations

import pytest

from rujuk.read.plain import PlainReading, label_lines
from rujuk.records import BlockKind, Document

TITLE = "Pemerintah Kirim Bantuan ke Korban Banjir di Kabupaten Lembah Hijau"
LEAD = (
    "Pemerintah provinsi mengirim bantuan pangan dan obat kepada korban banjir di Kabupaten "
    "Lembah Hijau yang sudah terisolasi selama empat hari, kata kepala badan bencana."
)
SECOND = (
    "Sebanyak 12 truk berangkat dari gudang provinsi pada pagi hari dan diperkirakan tiba sebelum "
    "malam karena jembatan utama di atas sungai itu putus."
)
THIRD = (
    "Menurut dinas kesehatan setempat, belum ada laporan penyakit menular di tempat pengungsian, "
    "tetapi air bersih masih sulit didapat oleh warga."
)
BODY = (LEAD, SECOND, THIRD)


def page(*lines: str) -> str:
    """A page of these lines."""
    return "\n".join(lines)


def body_of(text: str, reading: PlainReading) -> str:
    """The body text of the reading."""
    document = Document(
        id="", sha256="", media_type="text/plain", language="id", text=text, blocks=reading.blocks
    )
    return "\n".join(text[start:end] for start, end in document.body_spans)


def published(reading: PlainReading) -> str | None:
    return reading.published_on.edtf if reading.published_on else None


def visited(reading: PlainReading) -> str | None:
    return reading.visited_on.edtf if reading.visited_on else None


def name(reading: PlainReading) -> str | None:
    return reading.publisher.text if reading.publisher else None


@pytest.mark.parametrize(
    ("line", "day", "outlet"),
    [
        ("Kabar Lembah | Senin, 14 April 2025 | 07.35 WIB", "2025-04-14", "Kabar Lembah"),
        ("Kabar Lembah - Selasa, 15/04/2025", "2025-04-15", "Kabar Lembah"),
        ("KABAR LEMBAH, Kamis, 17 April 2025 11:12 WITA", "2025-04-17", "KABAR LEMBAH"),
        ("Kabar Lembah, Selasa 13 Januari 2026, 06:50 WIB", "2026-01-13", "Kabar Lembah"),
        ("Kabar Lembah / Sabtu (7/3/2026)", "2026-03-07", "Kabar Lembah"),
        ("KabarLembah - 09 Oktober 2025, 13:05 WIB", "2025-10-09", "KabarLembah"),
        ("Kabar Lembah • Kamis, 11 September 2025 • 4 menit baca", "2025-09-11", "Kabar Lembah"),
        ("Kabar Lembah.id | Selasa, 14 Oktober 2025 / 15:20 WIB", "2025-10-14", "Kabar Lembah.id"),
        ("KABAR LEMBAH — Sabtu 18/10/2025, 12:18 WIB", "2025-10-18", "KABAR LEMBAH"),
        ("Kabar Lembah | Sabtu, 12-10-2024", "2024-10-12", "Kabar Lembah"),
        ("Kabar Lembah, 20/12/2025", "2025-12-20", "Kabar Lembah"),
        ("Kabar Lembah \u203a Jumat, 8 Agt 2025 pukul 07.05", "2025-08-08", "Kabar Lembah"),
        ("kabarlembah.example, Rabu (3/12/2025) 21:10 WIT", "2025-12-03", "kabarlembah.example"),
    ],
)
def test_masthead_line_gives_day_and_outlet(line: str, day: str, outlet: str) -> None:
    text = page(TITLE, line, *BODY)
    reading = label_lines(text, "id")
    assert published(reading) == day
    assert visited(reading) is None
    assert name(reading) == outlet
    assert reading.title is not None
    assert reading.title.text == TITLE
    assert body_of(text, reading) == page(*BODY)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Senin, 8 September 2025 05:22 WIB", "2025-09-08"),
        ("Sabtu, 02 Agt 2025 09.11", "2025-08-02"),
        ("11/07/2025 16:30", "2025-07-11"),
        ("27 Oktober 2024, 22:10 WIB", "2024-10-27"),
        ("oleh Redaksi — 19 September 2025", "2025-09-19"),
        ("3 Oktober 2025 9:05am", "2025-10-03"),
        ("Diterbitkan: Rabu, 4 Juni 2025", "2025-06-04"),
        ("Tayang: 4 Juni 2025, 10.00 WIB", "2025-06-04"),
        ("2025-06-04 10:00:00", "2025-06-04"),
        ("Jum'at, 6 Juni 2025", "2025-06-06"),
        ("Ahad, 8 Jun 2025", "2025-06-08"),
        ("Selasa, 5 Nopember 2024 | Dibaca 2.317 kali", "2024-11-05"),
        ("Published June 4, 2025 10:40 a.m.", "2025-06-04"),
        ("4 Ogos 2025", "2025-08-04"),
    ],
)
def test_date_line_without_outlet(line: str, day: str) -> None:
    reading = label_lines(page(TITLE, line, *BODY), "id")
    assert published(reading) == day
    assert name(reading) is None
    assert reading.authors == ()


@pytest.mark.parametrize(
    ("head", "place", "outlet"),
    [
        ("Lembah Hijau, Kabar Lembah – ", "Lembah Hijau", "Kabar Lembah"),
        ("LEMBAH HIJAU, kabarlembah.example - ", "LEMBAH HIJAU", "kabarlembah.example"),
        ("KABAR LEMBAH, TELUK BATU - ", "TELUK BATU", "KABAR LEMBAH"),
        ("Teluk Batu (Kabar Lembah) - ", "Teluk Batu", "Kabar Lembah"),
        ("Teluk Batu | Kabar Lembah – ", "Teluk Batu", "Kabar Lembah"),
        ("kabarlembah.example, Teluk Batu - ", "Teluk Batu", "kabarlembah.example"),
        ("KABARLEMBAH.EXAMPLE, TELUK BATU -- ", "TELUK BATU", "KABARLEMBAH.EXAMPLE"),
        ("KABAR LEMBAH - TELUK BATU. ", "TELUK BATU", "KABAR LEMBAH"),
        ("TELUK BATU, 12/5 (Kabar Lembah) - ", "TELUK BATU", "Kabar Lembah"),
        ("TELUK BATU, (KABAR LEMBAH).- ", "TELUK BATU", "KABAR LEMBAH"),
        ("Teluk al-Batu, Kabar Lembah — ", "Teluk al-Batu", "Kabar Lembah"),
        ("TELUK BATU – ", "TELUK BATU", None),
        ("TELUK BATU. ", "TELUK BATU", None),
        ("TELUK BATU: ", "TELUK BATU", None),
        ("Batu - ", "Batu", None),
        ("Batu- ", "Batu", None),
        ("BATU--", "BATU", None),
    ],
)
def test_dateline_is_split_from_the_lead(head: str, place: str, outlet: str | None) -> None:
    text = page(TITLE, "Senin, 14 April 2025 | 07.35 WIB", head + LEAD, SECOND, THIRD)
    reading = label_lines(text, "id")
    assert reading.dateline is not None
    assert reading.dateline.text == place
    assert name(reading) == outlet
    kinds = [(b.kind, text[b.start : b.end]) for b in reading.blocks]
    assert kinds[2:4] == [(BlockKind.DATELINE, head.rstrip()), (BlockKind.BODY, LEAD)]
    assert body_of(text, reading) == page(head + LEAD, SECOND, THIRD)


@pytest.mark.parametrize(
    ("masthead", "tag"),
    [("Kabar Lembah | Senin, 14 April 2025", "KL"), ("Harian Kabar Lembah, 14/04/2025", "HKL")],
)
def test_initials_in_the_dateline_are_the_outlet(masthead: str, tag: str) -> None:
    text = page(TITLE, masthead, f"Teluk Batu, {tag} – {LEAD}", SECOND, THIRD)
    reading = label_lines(text, "id")
    assert name(reading) == masthead.split(" |", maxsplit=1)[0].split(",", maxsplit=1)[0]
    assert reading.dateline is not None
    assert reading.dateline.text == "Teluk Batu"


@pytest.mark.parametrize(
    "lead",
    [
        "Banjir itu - yang terbesar sejak lama - merusak ratusan rumah dan menutup jalan raya.",
        "Gubernur: Bantuan untuk warga akan dikirim secara bertahap sampai akhir pekan ini.",
        "Bantuan—makanan, obat, dan tenda—sudah dikirim kepada warga yang terisolasi oleh banjir.",
        "PBB: jumlah korban masih akan bertambah karena banyak desa yang belum terjangkau petugas.",
    ],
)
def test_a_sentence_with_a_dash_is_no_dateline(lead: str) -> None:
    reading = label_lines(page(TITLE, "Senin, 14 April 2025", lead, SECOND, THIRD), "id")
    assert reading.dateline is None


@pytest.mark.parametrize(
    ("furniture", "visit"),
    [
        (("33.1 C", "Teluk Batu", "Kamis, Oktober 16, 2025"), "2025-10-16"),
        (("close x", "Kabar Lembah", "26.8 C", "Teluk Batu", "Rabu, April 1, 2026"), "2026-04-01"),
        (("Kabar Lembah", "Jumat, Januari 2, 2026"), "2026-01-02"),
        (("Beranda » Daerah", "Sabtu, 14 Februari 2026"), "2026-02-14"),
        (("Thursday, October 16, 2025", "Home", "Politik", "Daerah"), "2025-10-16"),
        (("Hari ini: 16 Oktober 2025",), "2025-10-16"),
    ],
)
def test_a_date_alone_in_the_furniture_is_the_visit(furniture: tuple[str, ...], visit: str) -> None:
    reading = label_lines(page(*furniture, TITLE, "Redaksi - Selasa, 15/04/2025", *BODY), "id")
    assert (published(reading), visited(reading)) == ("2025-04-15", visit)
    bare = label_lines(page(*furniture, TITLE, *BODY), "id")
    assert (published(bare), visited(bare)) == (None, visit)
    assert bare.not_after == visit
    kinds = {block.kind for block in bare.blocks}
    assert BlockKind.VISIT in kinds


def test_a_date_with_a_clock_right_above_the_title_is_the_publication() -> None:
    reading = label_lines(page("Senin, 8 September 2025 05:22 WIB", TITLE, *BODY), "id")
    assert (published(reading), visited(reading)) == ("2025-09-08", None)


def test_an_update_is_the_publication_where_no_other_day_is_told() -> None:
    reading = label_lines(page(TITLE, "Diperbarui: 4 Juni 2025, 10.00 WIB", *BODY), "id")
    assert published(reading) == "2025-06-04"
    assert reading.not_after == "2025-06-04"
    both = label_lines(page(TITLE, "Terbit 3 Juni 2025 | Diperbarui 4 Juni 2025", *BODY), "id")
    assert published(both) == "2025-06-03"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("SAN SALVADOR, 12 MAY 87 (RADIO DEL LAGO) -- ", "1987-05-12"),
        ("LIMA, 3 Feb 2004 (Harbour Wire) - ", "2004-02-03"),
        ("MANAGUA, Nov. 3, 1988 (Harbour Wire) - ", "1988-11-03"),
        ("QUITO, 3 JAN 05 -- ", "2005-01-03"),
        ("QUITO, 31 FEB 88 -- ", None),
        ("QUITO (Harbour Wire) -- ", None),
    ],
)
def test_the_day_of_a_dateline_is_the_publication_where_no_other_is_told(
    head: str, day: str | None
) -> None:
    story = (
        head + "Rebels burned two lorries on the road to the coast today, the army said.",
        "A driver was wounded and taken to a hospital, where doctors said he would live.",
    )
    reading = label_lines("\n".join(story), "en")
    assert published(reading) == day
    above = label_lines("\n".join(("Lorries Burned on the Coast", "5 May 2004", *story)), "en")
    assert published(above) == "2004-05-05"


def test_no_date_is_made_from_the_story() -> None:
    told = "Pada 12 Mei 2024 banjir serupa sudah menewaskan dua orang di sana, kata polisi."
    reading = label_lines(page(TITLE, LEAD, told, THIRD), "id")
    assert published(reading) is None
    assert visited(reading) is None
    assert reading.not_before == "2024-05-12"


def test_a_future_day_told_in_the_story_bounds_nothing() -> None:
    told = "Pembangunan jembatan itu akan selesai pada 12 Mei 2031, menurut dinas."
    assert label_lines(page(TITLE, LEAD, told, THIRD), "id").not_before is None


def test_dates_of_other_stories_are_not_the_publication() -> None:
    text = page(
        TITLE, *BODY, "Berita Terkait", "Jalan Desa Putus, 4 Januari 2023", "4 Januari 2023"
    )
    assert published(label_lines(text, "id")) is None


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Penulis: AB Desk Tujuh", ("AB Desk Tujuh",)),
        ("Oleh: Kode K.", ("Kode K.",)),
        ("Reporter: Kode | Editor: Lain", ("Kode",)),
        ("Penulis: Kode T.; Editor: Lia", ("Kode T.",)),
        ("Pewarta: Kode Beda", ("Kode Beda",)),
        ("Penulis: Kode Satu dan Kode Dua", ("Kode Satu", "Kode Dua")),
        ("Reporter: Tim Lembah | Editor: Lain", ()),
        ("Oleh: Redaksi", ()),
        ("Laporan kontributor Teluk Batu", ()),
        ("Editor: Lain", ()),
    ],
)
def test_bylines(line: str, authors: tuple[str, ...]) -> None:
    above = page(TITLE, "Kabar Lembah | Senin, 14 April 2025", line, *BODY)
    below = page(TITLE, "Kabar Lembah | Senin, 14 April 2025", *BODY, line, "Berita Terkait")
    for text in (above, below):
        reading = label_lines(text, "id")
        assert tuple(author.text for author in reading.authors) == authors
        assert body_of(text, reading) == page(*BODY)


@pytest.mark.parametrize(
    ("code", "authors"), [("(abc)", ("abc",)), ("(KL/tb)", ()), ("(2025)", ())]
)
def test_the_sign_off_is_the_author_unless_it_is_the_outlet(
    code: str, authors: tuple[str, ...]
) -> None:
    text = page(
        TITLE, f"Teluk Batu | KL – {LEAD}", SECOND, f"{THIRD} {code}", "TINGGALKAN KOMENTAR"
    )
    reading = label_lines(text, "id")
    assert tuple(author.text for author in reading.authors) == authors
    assert body_of(text, reading).endswith(code)


@pytest.mark.parametrize("line", ["Kode Satu - Kabar Lembah", "Kabar Lembah | Kode Satu"])
def test_the_name_beside_the_outlet_is_the_author(line: str) -> None:
    text = page(TITLE, line, "Senin, 14 April 2025 | 10:00 WIB", *BODY, "© Kabar Lembah 2025")
    reading = label_lines(text, "id")
    assert [author.text for author in reading.authors] == ["Kode Satu"]
    assert name(reading) == "Kabar Lembah"


def test_the_town_beside_the_date_is_not_the_outlet() -> None:
    lead = "Teluk Batu, Kabar Lembah - " + LEAD
    reading = label_lines(page(TITLE, "Teluk Batu, 14 April 2025", lead, SECOND, THIRD), "id")
    assert (name(reading), published(reading)) == ("Kabar Lembah", "2025-04-14")
    assert reading.dateline is not None
    assert reading.dateline.text == "Teluk Batu"


def test_a_weekday_right_above_the_title_far_down_the_page_is_the_publication() -> None:
    menu = [f"• Rubrik {number}" for number in range(12)]
    text = page("Kabar Lembah", *menu, "Sabtu, 7 Maret 2026", TITLE, *BODY)
    reading = label_lines(text, "id")
    assert (published(reading), visited(reading)) == ("2026-03-07", None)
    assert name(reading) == "Kabar Lembah"


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (("≡ KABAR LEMBAH",), "KABAR LEMBAH"),
        (("KABAR LEMBAH | Dekat dan Benar",), "KABAR LEMBAH"),
        (("Kabar Lembah - Beranda - Daerah",), "Kabar Lembah"),
        (("Kabar Lembah > Daerah",), "Kabar Lembah"),
        (("Kabar Lembah",), "Kabar Lembah"),
        (("BERANDA DAERAH NASIONAL DUNIA",), None),
        (("HOME - NASIONAL - DAERAH - OPINI",), None),
        (("Beranda » Daerah » Peristiwa",), None),
        (("Politik",), None),
    ],
)
def test_the_line_above_the_title_may_name_the_outlet(
    head: tuple[str, ...], outlet: str | None
) -> None:
    text = page(*head, TITLE, "Senin, 14 April 2025 | 07.35 WIB", *BODY)
    reading = label_lines(text, "id")
    assert name(reading) == outlet
    assert reading.title is not None
    assert reading.title.text == TITLE


@pytest.mark.parametrize(
    "line",
    ["© 2025 Kabar Lembah", "COPYRIGHT © KABAR LEMBAH 2025", "Copyright Kabar Lembah 2025",
     "Hak Cipta © 2025 Kabar Lembah. Dilarang menyalin."],
)  # fmt: skip
def test_the_copyright_line_names_the_outlet(line: str) -> None:
    reading = label_lines(page(TITLE, *BODY, "Berita Terkait", line), "id")
    assert (name(reading) or "").upper() == "KABAR LEMBAH"


@pytest.mark.parametrize(
    ("head", "section"),
    [
        (("Politik",), "Politik"),
        (("Beranda » Dunia » Afrika",), "Afrika"),
        (("Home > Hukum",), "Hukum"),
        (("Home / Travel / Kuliner",), "Kuliner"),
        (("HOME - NASIONAL - DAERAH - OPINI",), None),
        (("29.5 C", "Jakarta"), None),
        ((), None),
    ],
)
def test_section(head: tuple[str, ...], section: str | None) -> None:
    assert label_lines(page(*head, TITLE, *BODY), "id").section == section


def test_malay_page() -> None:
    lead = (
        "Seramai 23 sukarelawan ditahan selepas kapal mereka dipintas di perairan antarabangsa, "
        "kata kementerian dalam satu kenyataan semalam."
    )
    more = "Kementerian berkata semua tahanan selamat dan akan dihantar pulang."
    text = page("23 sukarelawan ditahan selepas kapal dipintas", "3 Ogos 2025 9:05am",
                f"TELUK BATU: {lead}", more, "Iklan", "Langgan akhbar digital kami", more,
                "Berita berkaitan", "Harga ikan naik", "Ikuti kami di Telegram")  # fmt: skip
    reading = label_lines(text, "ms")
    assert published(reading) == "2025-08-03"
    assert reading.dateline is not None
    assert reading.dateline.text == "TELUK BATU"
    assert body_of(text, reading) == page(f"TELUK BATU: {lead}", more) + "\n" + more


def test_english_page() -> None:
    lead = (
        "The province sent food and medicine to the victims of a flood that had cut off the valley "
        "for four days, the head of the disaster agency said on Monday."
    )
    more = "The trucks left the depot in the morning and were expected to arrive before night."
    text = page(
        "Valley Courier | World | Opinion",
        "Province sends aid to flooded valley",
        "By Code Seven, Stone Bay",
        "25 May 2025",
        f"STONE BAY (Valley Courier) - {lead}",
        more,
        more,
        "Share this article",
        "RELATED: Bridge closed",
        "Most viewed",
    )
    reading = label_lines(text, "en")
    assert published(reading) == "2025-05-25"
    assert name(reading) == "Valley Courier"
    assert [author.text for author in reading.authors] == ["Code Seven"]
    assert reading.dateline is not None
    assert reading.dateline.text == "STONE BAY"
    assert body_of(text, reading) == page(f"STONE BAY (Valley Courier) - {lead}", more, more)


@pytest.mark.parametrize(
    ("head", "place"),
    [("STONE BAY, Ohio — ", "STONE BAY"), ("STONE BAY, NY (AP) — ", "STONE BAY"),
     ("Stone Bay, April 14 (Valley Courier) - ", "Stone Bay")],
)  # fmt: skip
def test_an_english_dateline_may_name_the_region(head: str, place: str) -> None:
    lead = "The province sent food and medicine to the victims of the flood in the valley."
    text = page("Province sends food to flooded valley", head + lead, lead, lead)
    reading = label_lines(text, "en")
    assert reading.dateline is not None
    assert reading.dateline.text == place
    assert name(reading) not in {"Ohio", "NY"}


def test_an_english_numeric_date_is_left_alone_unless_its_weekday_decides() -> None:
    body = ("The province sent food and medicine to the victims of the flood in the valley.",) * 3
    title = "Province sends food to flooded valley"
    assert published(label_lines(page(title, "04/05/2025", *body), "en")) is None
    decided = label_lines(page(title, "Monday, 05/12/2025", *body), "en")
    assert published(decided) == "2025-05-12"
