"""Bytes to text: encodings, wrong declarations, what a file is."""

from __future__ import annotations

import codecs

import pytest

from rujuk.read.align import align
from rujuk.read.decode import Decoded, FileKind, decode
from rujuk.read.page import read_bytes
from rujuk.records import Document

TEXT = "Juru bicara — “aman” — menyebut 12 awak, termasuk dua dari Curaçao.\n"
HTML = f'<!doctype html><html><head><meta charset="{{}}"></head><body><p>{TEXT}</p></body></html>'


def decoded(data: bytes, path: str) -> Decoded:
    result = decode(data, path=path)
    assert isinstance(result, Decoded), result
    return result


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("cp1252", b""),
    ],
)
@pytest.mark.parametrize("declared", ["utf-8", "windows-1252", "iso-8859-1", "utf-16", "klingon"])
def test_every_encoding_reads_the_same_whatever_is_declared(
    encoding: str, mark: bytes, declared: str
) -> None:
    page = decoded(mark + HTML.format(declared).encode(encoding), "page.html")
    assert page.kind is FileKind.HTML
    assert TEXT in page.text
    assert page.losses == ()
    plain = decoded(mark + TEXT.encode(encoding), "page.txt")
    assert plain.text.removeprefix("\ufeff") == TEXT
    assert plain.kind is FileKind.TEXT


def test_a_declared_encoding_is_used_where_the_bytes_are_no_utf_8() -> None:
    source = HTML.format("iso-8859-2").replace("Curaçao", "Łódź").replace("—", "-")
    source = source.replace("“", '"').replace("”", '"')
    assert "Łódź" in decoded(source.encode("iso-8859-2"), "page.html").text


def test_plain_text_is_kept_as_it_is() -> None:
    text = "\ufeffSatu\r\ndua\rtiga\n\n\x00empat\x0c\n"
    document = read_bytes(text.encode(), path="page.txt")
    assert isinstance(document, Document)
    assert document.text == text
    assert document.losses == ()


def test_each_byte_that_cannot_be_read_is_one_sign_and_one_loss() -> None:
    data = "Café — ".encode() + b"a\xffb\xe2\x82c" + "—".encode()
    page = decoded(data, "page.txt")
    assert page.text == "Café — a\ufffdb\ufffd\ufffdc—"
    assert [page.text[loss.start : loss.end] for loss in page.losses] == ["\ufffd"] * 3


def test_many_unread_bytes_are_told_in_sum() -> None:
    page = decoded("—".encode() * 900 + b"a \xff" * 300, "page.txt")
    assert page.text.count("\ufffd") == 300
    assert len(page.losses) == 21
    assert "280 more" in page.losses[-1].reason


def test_a_replacement_sign_in_the_file_is_no_loss() -> None:
    assert decoded("sudah \ufffd rusak\n".encode(), "page.txt").losses == ()


@pytest.mark.parametrize(
    ("source", "path", "kind"),
    [
        ("<!DOCTYPE HTML>\n<p>x", "a", FileKind.HTML),
        ("\n\n  <html lang=id>", "a.txt", FileKind.HTML),
        ('<?xml version="1.0"?>\n<html>', "a", FileKind.HTML),
        ("<p>Satu baris</p>", "a.htm", FileKind.HTML),
        ("<p>Satu baris</p>", "a.txt", FileKind.TEXT),
        ("Suhu < 3 derajat dan > 1", "a", FileKind.TEXT),
        ("Suhu 3 derajat", "a.html", FileKind.TEXT),
        ("<div>x</div>", "a", FileKind.HTML),
    ],
)
def test_what_a_file_is(source: str, path: str, kind: FileKind) -> None:
    assert decoded(source.encode(), path).kind is kind


def test_alignment_takes_the_place_of_the_longest_run() -> None:
    story = "satu dua tiga empat lima enam tujuh delapan"
    visible = f"satu dua tiga empat lima...\nmenu\n{story}\nsatu dua tiga"
    found = align(story, visible)
    assert found.share == 1
    kept = [span for span, on in zip(found.spans, found.kept, strict=True) if on]
    assert visible[kept[0][0] : kept[-1][1]] == story


def test_alignment_tells_what_is_not_there() -> None:
    assert align("satu dua tiga sembilan", "nol satu dua tiga").share == pytest.approx(0.75)
    assert align("", "satu").share == 1
    assert align("satu", "").share == 0


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        (
            "euc_jp",
            "防衛省は火曜日、沖縄県の近くで中国の船を確認したと発表した。乗組員は無事だった。",
        ),
        (
            "shift_jis",
            "防衛省は火曜日、沖縄県の近くで中国の船を確認したと発表した。乗組員は無事だった。",
        ),
        ("gbk", "中国国防部星期二宣布两艘船只在南海相撞造成五人受伤没有人死亡。"),
        ("cp1251", "Министерство обороны сообщило во вторник, что два корабля столкнулись в море."),
        ("koi8-r", "Министерство обороны сообщило во вторник, что два корабля столкнулись в море."),
    ],
)
def test_a_page_that_declares_nothing_is_read_by_its_bytes(encoding: str, text: str) -> None:
    source = f"<html><head><title>-</title></head><body><p>{text}</p></body></html>"
    page = decoded(source.encode(encoding), "page.html")
    assert text in page.text
    assert page.losses == ()


@pytest.mark.parametrize("word", ["é", "été 2024", "Curaçao, Łódź"])
def test_few_bytes_tell_no_encoding(word: str) -> None:
    data = f"<html><body><p>{word}</p></body></html>".encode("cp1250", "replace")
    assert decoded(data, "page.html").encoding in ("utf-8", "windows-1252")
