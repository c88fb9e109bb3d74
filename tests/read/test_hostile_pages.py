"""Input that is broken, huge or meant to harm: a document or a clear loss, never a traceback."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from rujuk.errors import PageError
from rujuk.read.page import read_bytes, read_page, read_paths
from rujuk.records import Document, Loss

if TYPE_CHECKING:
    from pathlib import Path

STORY = "".join(
    f"<p>{sentence}</p>"
    for sentence in (
        "Penjaga pantai menahan 12 awak kapal pukat di dekat pulau terluar, kata juru bicaranya.",
        "Kapal itu membawa jaring sepanjang dua kilometer dan tidak memiliki izin menangkap ikan.",
        "Menurut juru bicara, sedikitnya tiga kapal lain melarikan diri ketika patroli mendekat.",
        "Kementerian menyatakan para awak akan dipulangkan setelah pemeriksaan selesai besok.",
    )
)
FIRST = "Penjaga pantai menahan 12 awak kapal pukat"


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def read(data: bytes, path: str = "page.html") -> Document:
    result = read_bytes(data, path=path)
    assert isinstance(result, Document), result
    assert all(result.text[block.start : block.end].strip() for block in result.blocks), (
        "a block without text"
    )
    return result


def loss(data: bytes, path: str = "page.html") -> str:
    result = read_bytes(data, path=path)
    assert isinstance(result, Loss), "a document where a loss was due"
    assert result.stage == "read"
    assert result.path == path
    return result.reason


def body_of(document: Document) -> str:
    return "\n".join(document.text[start:end] for start, end in document.body_spans)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty file"),
        (b" \r\n\t\n", "blank file"),
        (b"\x00" * 4000, "blank file"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG picture"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive"),
        (gzip.compress(b"<html>", mtime=0), "a gzip archive"),
        (b"SQLite format 3\x00", "an SQLite file"),
        (b"\x00\x00\x00\x18ftypmp42", "a film"),
        (bytes(range(256)) * 20, "binary file"),
        (b"<!doctype html>", "HTML without any element"),
        (b"<html><!-- nothing --></html>", "HTML without visible text"),
        (b"<html><script>var a = 1</script></html>", "HTML without visible text"),
        (b"<html><frameset><frame src=a></frameset></html>", "HTML without visible text"),
        (b"<html><meta http-equiv=refresh content='0;url=/x'></html>", "HTML without visible text"),
    ],
)
@pytest.mark.parametrize("path", ["page.html", "page.txt", "page"])
def test_what_is_no_page_is_a_loss_that_says_so(data: bytes, reason: str, path: str) -> None:
    assert loss(data, path).startswith(reason)


@pytest.mark.parametrize("path", ["page.txt", "page.html"])
def test_fifty_megabytes_in_one_line_are_a_loss(path: str) -> None:
    start = b"<html><body><p>" if path.endswith("html") else b""
    assert "bytes" in loss(start + b"kata dia " * 5_600_000, path)


def test_long_text_below_the_cap_is_read() -> None:
    document = read(b"Polisi menahan dua orang. " * 60_000, "page.txt")
    assert len(document.text) == 26 * 60_000


def test_too_many_lines_are_a_loss() -> None:
    assert "lines" in loss(b"a\n" * 100_000, "page.txt")
    assert "lines" in loss(page("<pre>" + "a\n" * 100_000))


def test_a_million_tags_are_a_loss() -> None:
    assert "1000000 tags" in loss(b"<html><body>" + b"<b>" * 999_998)


def test_many_tags_are_read_without_the_extractor() -> None:
    document = read(page("<i></i>" * 20_000 + STORY))
    assert FIRST in body_of(document)
    assert any("too much for the extractor" in item.reason for item in document.losses)


@pytest.mark.parametrize("opening", ["<div>", "<b>", "<ul><li>", "<span><a href=x>"])
def test_deep_nesting_is_read_by_lines(opening: str) -> None:
    document = read(page(opening * 500 + STORY))
    assert FIRST in body_of(document)


@pytest.mark.parametrize("opening", ["<div>", "<table><tr><td>"])
def test_bottomless_nesting_is_a_loss(opening: str) -> None:
    assert "depth" in loss(page(opening * 20_000 + STORY))


def test_what_stands_above_the_bottomless_part_is_kept() -> None:
    document = read(page(STORY + "<div>" * 20_000 + "dalam sekali"))
    assert FIRST in body_of(document)
    assert any("left out" in item.reason for item in document.losses)


def test_nul_bytes_in_html_are_nothing() -> None:
    document = read(page(STORY).replace(b"Penjaga", b"Pen\x00jaga"))
    assert FIRST in body_of(document)
    assert "\x00" not in document.text


def test_nul_bytes_in_text_are_kept() -> None:
    text = "Penjaga pantai\x00 menahan 12 awak kapal, kata juru bicaranya pada Senin.\n" * 3
    assert read(text.encode(), "page.txt").text == text


def test_unclosed_markup_is_read() -> None:
    document = read(page("<div><p>" + STORY.replace("</p>", "") + "<table><tr><td>"))
    assert FIRST in body_of(document)
    document = read(page(STORY + "<p class='tidak tertutup"))
    assert FIRST in body_of(document)


def test_a_tag_of_a_hundred_thousand_attributes_is_a_loss() -> None:
    attributes = " ".join(f"a{number}=1" for number in range(100_000))
    assert "attributes" in loss(page(f"<div {attributes}>{STORY}"))


def test_a_picture_of_megabytes_in_an_attribute_is_read() -> None:
    document = read(page(f"<img src='data:image/png;base64,{'QUJD' * 500_000}'>{STORY}"))
    assert FIRST in body_of(document)
    document = read(page(f"<div class='{'a ' * 500_000}'>{STORY}"))
    assert FIRST in body_of(document)


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ('{"@type":"NewsArticle","headline":"' + "x" * 10_000_000 + '"}', "characters"),
        ("[" * 1_000_000, "nested"),
        ('{"@type":"NewsArticle" "headline":"Judul"}', "malformed"),
        ('{"@type":"NewsArticle","n":' + "9" * 100_000 + "}", "malformed"),
        ('{"articleBody":"a\\' * 50_000, "malformed"),
    ],
)
def test_broken_json_ld_is_a_loss_and_the_page_is_read(script: str, reason: str) -> None:
    document = read(page(STORY, f"<script type='application/ld+json'>{script}</script>"))
    assert FIRST in body_of(document)
    assert any(reason in item.reason for item in document.losses)


@pytest.mark.parametrize(
    "script",
    [
        "null",
        "3",
        '[1, null, "x", {"@type": [3, "NewsArticle"], "headline": {"a": 1}}]',
        '{"@type": "NewsArticle", "author": [null, 3, {"name": null}, ["x"]], "publisher": []}',
        '{"@type": "NewsArticle", "datePublished": 5, "articleBody": [1], "articleSection": {}}',
        '{"@type": "NewsArticle", "datePublished": "2025-13-45", "headline": ""}',
        '{"@graph": {"@graph": {"mainEntity": [[[{"@type": "Article"}]]]}}}',
        '{"@type": "NewsArticle", "headline": "a",}',
        "<!-- {} -->",
    ],
)
def test_json_ld_of_odd_shape_does_no_harm(script: str) -> None:
    document = read(page(STORY, f"<script type='application/ld+json'>{script}</script>"))
    assert FIRST in body_of(document)
    assert not document.losses
    assert document.published_on is None


def test_entities_expand_to_nothing_harmful() -> None:
    bomb = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10 if n else 'ha'}'>" for n in range(12))
    document = read(f"<!DOCTYPE html [{bomb}]><html><body><p>&e11;</p>{STORY}</body>".encode())
    assert len(document.text) < 5000
    file = "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
    document = read(f"{file}<html><body><p>&x; akhir</p>{STORY}</body></html>".encode())
    assert "&x;" in document.text
    document = read(page("<p>&#xD800; &#x110000; &#0; &amp&amp &tidakada;</p>" + STORY))
    document.text.encode("utf-8")


@pytest.mark.parametrize(
    "css", ["/*" * 60_000, ".a{display:none;" * 20_000, "@media x{" * 20_000, "}" * 60_000]
)
def test_broken_style_sheets_do_no_harm(css: str) -> None:
    assert FIRST in body_of(read(page(STORY, f"<style>{css}</style>")))


def test_a_page_hidden_whole_until_a_script_runs_is_read() -> None:
    assert FIRST in body_of(read(page(STORY).replace(b"<body>", b"<body style='display:none'>")))


def test_bytes_that_cannot_be_read_are_told() -> None:
    document = read(
        "Kapal tiba — kata juru bicara, “aman”.\n".encode() + b"awak \xff pulang", "a.txt"
    )
    assert document.text.endswith("awak \ufffd pulang")
    assert [item.quote for item in document.losses] == ["\ufffd"]
    at = document.losses[0].start
    assert at is not None
    assert document.text[at] == "\ufffd"
    document = read(page(STORY + "<p>caf\u00e9 </p>") + b"<p>\xff\xfe</p>")
    assert len(document.losses) == 2
    assert all(item.start is None for item in document.losses)


def test_repetition_costs_no_more_than_its_length() -> None:
    read(page("<p>" + "2025-" * 8000 + "</p>"))
    read(page("<p>kata kata kata kata kata kata kata.</p>" * 9000))
    read(b"Senin, 1 Januari 2025\n" * 15_000, "page.txt")
    read(
        page(
            "<h1>" + "Judul - " * 9000 + "</h1>" + STORY, "<title>" + "Judul - " * 9000 + "</title>"
        )
    )


def test_a_bad_neighbour_never_stops_a_run(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").write_bytes(b"x")
    (tmp_path / "a.html").write_bytes(page(STORY))
    (tmp_path / "b" / "c.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "b" / "d.txt").write_bytes(b"")
    (tmp_path / "e.txt").write_text("Polisi menahan 12 orang di pelabuhan, kata kepala polisi.\n")
    (tmp_path / "f.html").symlink_to(tmp_path / "nowhere.html")
    missing = tmp_path / "g\x00.html"
    results = list(read_paths([tmp_path, tmp_path / "missing.html", missing]))
    kinds = [type(result).__name__ for result in results]
    assert kinds == ["tuple", "tuple", "Loss", "Loss", "Loss", "Loss", "Loss"]
    paths = [result.path if isinstance(result, Loss) else result[1].path for result in results[:4]]
    assert paths == [str(tmp_path / name) for name in ("a.html", "e.txt", "f.html", "b/c.pdf")]


def test_read_page_raises_what_a_run_would_report(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"%PDF-1.4")
    with pytest.raises(PageError, match="a PDF file, not a page"):
        read_page(target)
    with pytest.raises(PageError, match="no such file"):
        read_page(tmp_path / "b.html")
    with pytest.raises(PageError, match="not a file"):
        read_page(tmp_path)


def test_a_title_that_names_the_outlet_again_and_again() -> None:
    named = "Kapal Ditahan" + " | Warta Uji" * 3000
    head = f'<title>{named}</title><meta property="og:site_name" content="Warta Uji">'
    head += f'<meta property="og:title" content="{named}">'
    document = read(page(f"<article><h1>Kapal Ditahan</h1>{STORY}</article>", head))
    assert document.title is not None
    assert document.title.text == "Kapal Ditahan"
