"""The body of plain-text pages: what is cut out of it, what stays, and odd texts."""

from __future__ import annotations

import re
import textwrap

import pytest
from hypothesis import given, settings, strategies as st

from rujuk.read.plain import PlainReading, label_lines
from rujuk.records import BlockKind, Document

TITLE = "Jembatan Utama di Teluk Batu Putus Diterjang Banjir"
LEAD = (
    "Teluk Batu, Kabar Lembah - Jembatan utama di Teluk Batu putus setelah banjir menerjang "
    "kota itu pada malam hari, kata kepala dinas pekerjaan umum dalam jumpa pers di kantornya."
)
SECOND = (
    "Petugas menutup jalan menuju jembatan dan meminta warga memakai jalan lain sampai jembatan "
    "darurat yang akan dipasang oleh tentara dalam dua hari."
)
THIRD = (
    "Sedikitnya tiga kendaraan hanyut, tetapi tidak ada korban jiwa karena semua penumpang sempat "
    "keluar sebelum air naik, menurut kepolisian setempat."
)
FOURTH = "Sekolah diliburkan sampai akhir pekan, dan warga mengungsi ke balai kota. (ab/cd)"
STORY = (LEAD, SECOND, THIRD, FOURTH)


def body_of(text: str, reading: PlainReading) -> list[str]:
    document = Document(
        id="", sha256="", media_type="text/plain", language="id", text=text, blocks=reading.blocks
    )
    return [text[start:end] for start, end in document.body_spans]


def visible(text: str) -> str:
    """The text without white space, marks of width zero and NUL."""
    return re.sub("[\\s\ufeff\u200b\u200c\u200d\u2060\u00ad\\x00]+", "", text)


def check_blocks(text: str, reading: PlainReading) -> None:
    """Blocks are in order, do not overlap, and cover every visible character."""
    covered = 0
    for block in reading.blocks:
        assert covered <= block.start < block.end <= len(text)
        assert not visible(text[covered : block.start])
        assert block.rule
        covered = block.end
    assert not visible(text[covered:])
    statements = [reading.title, reading.publisher, reading.dateline, *reading.authors]
    for statement in (*statements, reading.published_on, reading.visited_on):
        if statement is not None:
            assert statement.start is not None
            assert text[statement.start : statement.end] == statement.text


@pytest.mark.parametrize(
    "inserted",
    [
        ("Baca juga: Daftar Jembatan Rawan",),
        ("Baca Juga :", "Daftar Jembatan Rawan di Provinsi"),
        ("BACA JUGA", "Apa Beda Jembatan Darurat dan Jembatan Gantung?"),
        ("ADVERTISEMENT",),
        ("ADVERTISEMENT", "SCROLL TO CONTINUE WITH CONTENT"),
        ("SCROLL UNTUK MELANJUTKAN MEMBACA",),
        ("spot_img",),
        ("(adsbygoogle = window.adsbygoogle || []).push({});",),
        ("Lihat Juga Video 'Momen Jembatan Putus'", "[Gambas:Video 20detik]"),
        ("Pilihan Redaksi", "Hujan Deras, 12 Desa Terendam"),
        ("Iklan - Lanjut scroll untuk membaca",),
        ("DONASI: salurkan lewat kami", "Baca juga: Tujuh Banjir Terbesar"),
        ("Baca Juga : Bupati Resmikan Pasar", "Baca Juga : Harga Ikan Naik"),
        ("Foto: Warga melihat jembatan yang putus. (Dok. Kabar Lembah)",),
        ("Simak Video: Begini Cara Membangun Jembatan",),
        ("Baca juga: Daftar Jembatan Rawan", "Jalan Rusak di Desa Batu"),
    ],
)
def test_furniture_in_mid_story_is_cut_out(inserted: tuple[str, ...]) -> None:
    for blank in ("", "\n"):
        text = ("\n" + blank).join((TITLE, "Kabar Lembah, 14/04/2025", LEAD, SECOND, *inserted,
                                    THIRD, FOURTH))  # fmt: skip
        reading = label_lines(text, "id")
        check_blocks(text, reading)
        first, second = body_of(text, reading)
        assert first.startswith(LEAD)
        assert first.endswith(SECOND)
        assert second.startswith(THIRD)
        assert second.endswith(FOURTH)


@pytest.mark.parametrize(
    "tail",
    [
        ("Leave a Reply", "Your email address will not be published."),
        ("TINGGALKAN KOMENTAR", "Silakan masukkan komentar anda!", "Berita Terpopuler"),
        ("Berita Terpopuler", "Tiga Pelajar Hanyut di Sungai",
         "Lembah | KL - Sebanyak tiga pelajar hanyut setelah bermain di sungai yang..."),
        ("Tag: Banjir | Jembatan", "ADVERTISEMENT"),
        ("Komentar (3)", "kode_7: semoga cepat selesai semua", "Lihat semua komentar"),
        ("Banjir", "Jembatan", "Teluk Batu"),
        ("#banjir #jembatan",),
        ("Banjir+ | Jembatan | Lembah", "Langganan Newsletter"),
        ("Post Views: 2.317", "Related Posts", "Komentar ditutup"),
        ("Editor: AB", "COPYRIGHT © KABAR LEMBAH 2025"),
        ("Penulis: AB", "Sumber foto: dok. Kabar Lembah", "Dukung jurnalisme independen"),
        ("Artikel terkait", "Nelayan Keluhkan Harga Solar"),
        ("Rekomendasi Untuk Anda", "Enam Tempat Makan Siang di Lembah"),
        ("Halaman selanjutnya ➔",),
        ("[Sumber: Kabar Selatan]", "TERPOPULER", "Kebakaran Pasar, 45 Kios Ludes"),
        ("Baca selengkapnya...",),
        (),
    ],
)  # fmt: skip
def test_what_follows_the_story_is_not_story(tail: tuple[str, ...]) -> None:
    text = "\n".join((TITLE, "Kabar Lembah, 14/04/2025", *STORY, *tail))
    reading = label_lines(text, "id")
    check_blocks(text, reading)
    assert body_of(text, reading) == ["\n".join(STORY)]


@pytest.mark.parametrize("width", [60, 76, 100])
@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_wrapped_paragraphs_are_one_block_each(width: int, blank: str) -> None:
    lines = (TITLE, "Kabar Lembah, 14/04/2025", *STORY, "Baca juga: Daftar Jembatan", SECOND)
    text = blank.join("\n".join(textwrap.wrap(line, width)) for line in lines)
    reading = label_lines(text, "id")
    check_blocks(text, reading)
    assert " ".join(body_of(text, reading)).split() == " ".join((*STORY, SECOND)).split()
    bodies = [text[b.start : b.end] for b in reading.blocks if b.kind is BlockKind.BODY]
    if blank == "\n\n":
        assert [" ".join(body.split()) for body in bodies][1:] == [SECOND, THIRD, FOURTH, SECOND]


def test_subheadings_belong_to_the_body() -> None:
    lines = (TITLE, "", LEAD, "", "Jembatan Darurat", "", SECOND, "", "Korban", "", THIRD)
    text = "\n".join(lines)
    reading = label_lines(text, "id")
    assert body_of(text, reading) == ["\n".join(lines[2:])]
    kinds = [block.kind for block in reading.blocks]
    assert kinds.count(BlockKind.SUBHEADING) == 2


def test_a_last_paragraph_that_breaks_off_is_body() -> None:
    cut = THIRD[:96].rsplit(" ", 1)[0]
    text = f"{TITLE}\n{LEAD}\n{SECOND}\n{cut}\nBagikan ini: Facebook | X\nTERPOPULER"
    assert body_of(text, label_lines(text, "id"))[0].endswith(cut)


@pytest.mark.parametrize(
    "deck",
    [
        "Banjir besar menerjang kota, tetapi siapa yang akan membangun kembali jembatan itu?",
        "Banjir besar menerjang kota pada malam hari dan memutus jalan ke pelabuhan.",
    ],
)
def test_a_deck_between_title_and_dateline(deck: str) -> None:
    text = "\n\n".join((TITLE, deck, *STORY))
    reading = label_lines(text, "id")
    assert reading.title is not None
    assert reading.title.text == TITLE
    kinds = {text[b.start : b.end]: b.kind for b in reading.blocks}
    assert kinds[deck] is BlockKind.DECK
    assert body_of(text, reading) == ["\n\n".join(STORY)]


def test_labels_around_the_title() -> None:
    lines = ("close", "Kabar Lembah", "29.5 C", "Teluk Batu", "Minggu, Juli 20, 2025", TITLE,
             "oleh Redaksi — 14 April 2025", "Foto: Jembatan yang putus. (Dok. Kabar Lembah)",
             "Iklan")  # fmt: skip
    text = "\n".join((*lines, *STORY))
    kinds = [block.kind for block in label_lines(text, "id").blocks][: len(lines) + 2]
    assert kinds == [
        BlockKind.NAVIGATION, BlockKind.PUBLISHER, BlockKind.OTHER, BlockKind.NAVIGATION,
        BlockKind.VISIT, BlockKind.TITLE, BlockKind.DATE, BlockKind.CAPTION,
        BlockKind.ADVERTISEMENT, BlockKind.DATELINE, BlockKind.BODY,
    ]  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0c", "\n\n", "\r\n\r\n", "\u2028", "\x85"])
@pytest.mark.parametrize("first", ["", "\ufeff", " \t\xa0", "\ufeff\n"])
def test_line_ends_and_margins_move_no_offset(end: str, first: str) -> None:
    lines = (TITLE, "Kabar Lembah | Senin, 14 April 2025", *STORY, "Leave a Reply")
    text = first + end.join(f"\xa0{line} " for line in lines)
    reading = label_lines(text, "id")
    check_blocks(text, reading)
    assert reading.title is not None
    assert reading.title.text == TITLE
    assert reading.published_on is not None
    assert reading.published_on.edtf == "2025-04-14"
    assert reading.dateline is not None
    assert reading.dateline.text == "Teluk Batu"
    assert [text[b.start : b.end] for b in reading.blocks if b.kind is BlockKind.BODY][1:] == [
        SECOND, THIRD, FOURTH,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["", " \n\r\n\x0c ", "\ufeff", "\ufeff\n\n", "\x00", "a", "?", "1"]
)
def test_texts_without_a_story(text: str) -> None:
    reading = label_lines(text, None)
    assert reading.publisher is None
    assert reading.published_on is None
    assert body_of(text, reading) == []
    assert sum(b.end - b.start for b in reading.blocks) == len(text.strip())


def test_the_same_page_twice_in_one_text() -> None:
    once = "\n".join((TITLE, "Kabar Lembah | Senin, 14 April 2025", *STORY))
    text = once + "\n\n" + once
    reading = label_lines(text, "id")
    check_blocks(text, reading)
    assert reading.title is not None
    assert reading.title.text == TITLE
    assert LEAD in body_of(text, reading)[0]


def test_one_huge_line_is_body() -> None:
    text = " ".join(STORY * 2000)
    reading = label_lines(text, "id")
    check_blocks(text, reading)
    assert body_of(text, reading) == [text]


@pytest.mark.parametrize(
    "text",
    ["kata " * 40_000, "a" * 200_000, "Baca juga\n" * 5_000, "- " * 100_000, "(" * 100_000,
     "Senin, 14 April 2025 " * 4_000, "Senin, 14 April 2025\n" * 4_000, "by " * 50_000,
     "A, " * 60_000, "© " * 50_000, "\r" * 200_000, "2025" * 40_000, "#a " * 40_000,
     "foto: " * 30_000, "Kota (" * 30_000],
)  # fmt: skip
def test_hostile_texts_end(text: str) -> None:
    check_blocks(text, label_lines(text, None))


def test_the_language_may_be_unknown_or_foreign() -> None:
    text = "\n".join((TITLE, "Kabar Lembah | Senin, 14 April 2025", *STORY, "Leave a Reply"))
    for language in (None, "en", "ms", "xx"):
        assert body_of(text, label_lines(text, language)) == ["\n".join(STORY)]


def test_a_script_without_spaces_or_case_is_read() -> None:
    story = "先日、不正に改造した端末を販売したとして、男性が逮捕されたという報道がありました。" * 3
    text = f"端末の改造で男性を逮捕\n{story}\n{story}\nCopyright © 2025 Valley"
    assert body_of(text, label_lines(text, None)) == [f"{story}\n{story}"]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=60),
            st.sampled_from(
                [
                    TITLE,
                    *STORY,
                    "Baca juga:",
                    "Leave a Reply",
                    "29.5 C",
                    "\ufeff",
                    "Minggu, Juli 20, 2025",
                    "Kabar Lembah | 14/04/2025",
                    "Penulis: AB",
                    "JAKARTA - ",
                    "© 2025",
                    "a - b - c",
                    "Oleh:",
                ]
            ),
        ),
        max_size=14,
    ),
    st.sampled_from(["\n", "\r\n", "\r", " "]),
)
def test_any_text_gets_its_blocks(lines: list[str], end: str) -> None:
    text = end.join(lines)
    reading = label_lines(text, "id")
    check_blocks(text, reading)
    assert reading == label_lines(text, "id")


def test_a_short_last_sentence_is_of_the_story_where_nothing_stands_below() -> None:
    story = (
        "A powerful bomb destroyed a bank branch in the town early today, injuring nine people who "
        "were on their way to work.\n\nPolice arrested three suspects.\n"
    )
    reading = label_lines(story, "en")
    assert [block.kind for block in reading.blocks] == [BlockKind.BODY, BlockKind.BODY]
    menu = label_lines(f"{story}\nMost read\nTen hurt in a bus crash\n", "en")
    assert BlockKind.BODY not in {block.kind for block in menu.blocks[1:]}
