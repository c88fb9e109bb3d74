"""Feeds and lists of records: each item is a page, with what its holder says of it."""

from __future__ import annotations

import gzip
import io
import json
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from made_archives import found_in
from rujuk.read.inputs import json_file, json_lines
from rujuk.read.inputs.composed import day_of
from rujuk.read.inputs.opening import find_pages
from rujuk.read.inputs.words import input_words
from rujuk.read.page import read_paths
from rujuk.records import Document, Loss, Sighting

if TYPE_CHECKING:
    from pathlib import Path

WORDS = (
    "Sekitar 1.500 tentara tiba di pelabuhan itu pada Senin, kata juru bicara militer. "
    "Pasukan tambahan akan dikirim pada pekan depan, menurut pernyataan yang sama."
)
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Warta Selat</title><link>http://warta.example/</link>
<item><title>Pasukan tiba</title><link>http://warta.example/a</link>
<pubDate>Tue, 04 Feb 2025 08:00:00 +0700</pubDate><dc:creator>desk-1</dc:creator>
<description>Pendek.</description><content:encoded><![CDATA[<p>{WORDS}</p>]]></content:encoded></item>
<item><title>Hanya judul</title><link>http://warta.example/b</link></item>
<item><link>http://warta.example/c</link></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Warta Selat</title>
<entry><title>Pasukan tiba</title><link href="http://warta.example/a"/>
<updated>2025-02-04T08:00:00+07:00</updated><author><name>desk-1</name></author>
<content type="text">{WORDS}</content></entry></feed>"""


def read_all(path: object) -> list[tuple[Document, Sighting]]:
    return [one for one in read_paths([str(path)]) if not isinstance(one, Loss)]


@pytest.mark.parametrize(("name", "feed"), [("rss.xml", RSS), ("atom", ATOM)])
def test_an_item_is_a_page_with_what_the_feed_says(tmp_path: Path, name: str, feed: str) -> None:
    (tmp_path / name).write_text(feed)
    document, sighting = read_all(tmp_path / name)[0]
    assert WORDS in document.text
    assert document.title is not None
    assert document.title.text == "Pasukan tiba"
    assert document.published_on is not None
    assert (document.published_on.edtf, document.published_on.source) == ("2025-02-04", "feed")
    assert document.publisher is not None
    assert document.publisher.text == "Warta Selat"
    assert [author.text for author in document.authors] == ["desk-1"]
    assert sighting.url == "http://warta.example/a"
    assert sighting.archive == str(tmp_path / name)


def test_an_item_without_words_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text(RSS)
    found, lost = found_in(tmp_path / "a.rss")
    assert [one.url for one in found] == ["http://warta.example/a", "http://warta.example/b"]
    assert [one.reason for one in lost] == ["an item of a feed without words"]


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]><rss><channel><item><title>&j;</title></item></channel></rss>"
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    "<rss><channel><item><title>&a;</title></item></channel></rss>"
)


@pytest.mark.parametrize("feed", [LAUGHS, OUTSIDE])
def test_entities_of_a_feed_are_never_expanded(tmp_path: Path, feed: str) -> None:
    (tmp_path / "a.rss").write_text(feed)
    found, lost = found_in(tmp_path / "a.rss")
    assert all(b"ha" not in one.data for one in found)
    assert "entities" in lost[0].reason


def test_a_broken_feed_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text(RSS.replace("</item>", "", 1)[:-20].replace("&", "&bad "))
    assert found_in(tmp_path / "a.rss")[0]


def lines(*records: object) -> bytes:
    return b"".join(json.dumps(one).encode() + b"\n" for one in records)


RECORD = {
    "maintext": WORDS,
    "title": "Pasukan tiba",
    "url": "http://warta.example/a",
    "date_publish": "2025-02-04 08:00:00",
    "source_domain": "Warta Selat",
    "authors": ["desk-1"],
    "date_download": "2025-02-06 01:00:00",
}


def test_a_record_is_a_page_with_what_the_list_says(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines(RECORD))
    ((document, sighting),) = read_all(tmp_path / "a.jsonl")
    assert document.text == f"Pasukan tiba\n\n{WORDS}"
    assert document.media_type == "text/plain"
    assert document.title is not None
    assert (document.title.text, document.title.start) == ("Pasukan tiba", 0)
    assert document.published_on is not None
    assert document.published_on.edtf == "2025-02-04"
    assert document.publisher is not None
    assert document.publisher.text == "Warta Selat"
    assert sighting.url == "http://warta.example/a"
    assert sighting.fetched_on == "2025-02-06"


@pytest.mark.parametrize(
    ("part", "name"),
    [(part, name) for part, names in input_words().fields.items() for name in names],
)
def test_every_usual_field_is_known(tmp_path: Path, part: str, name: str) -> None:
    day = part in {"published", "fetched"}
    value = "2025-02-04" if day else "<p>halo</p>" if part == "html" else "http://halo.example"
    record = {"text": WORDS} if part not in {"html", "text"} else {}
    (tmp_path / "a.jsonl").write_bytes(lines({**record, name: value}))
    (found,), lost = found_in(tmp_path / "a.jsonl")
    assert not lost
    given = found.given
    assert given is not None
    told = {
        "html": found.data.decode(),
        "text": found.data.decode(),
        "title": given.title,
        "url": found.url,
        "published": given.published_on,
        "publisher": given.publisher,
        "authors": " ".join(given.authors),
        "fetched": found.fetched_on,
    }
    assert value in (told[part] or "")


def test_other_fields_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(
        lines({"isi": {"teks": WORDS}, "tautan": "http://w.example"})
    )
    fields = {"text": "isi.teks", "url": "tautan"}
    (found,) = find_pages([tmp_path / "a.jsonl"], fields=fields)
    assert not isinstance(found, Loss)
    assert (found.data.decode(), found.url) == (WORDS, "http://w.example")


def test_a_list_may_be_compressed(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines(RECORD, RECORD)))
    assert len(found_in(tmp_path / "a.jsonl.gz")[0]) == 2


def test_the_same_item_in_two_lists_is_one_page(tmp_path: Path) -> None:
    other = dict(reversed(RECORD.items())) | {"url": "http://lain.example/b"}
    (tmp_path / "a.jsonl").write_bytes(lines(RECORD, other))
    read = read_all(tmp_path / "a.jsonl")
    assert len({document.id for document, _ in read}) == 1
    assert len({sighting.id for _, sighting in read}) == 2


def test_a_bad_line_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    bad = b'{"text": \n[1, 2]\n{"title": "no words"}\n' + b'{"a":' * 100_000 + b"\n"
    (tmp_path / "a.jsonl").write_bytes(b"\xef\xbb\xbf" + lines(RECORD) + bad + lines(RECORD))
    found, lost = found_in(tmp_path / "a.jsonl")
    assert len(found) == 2
    assert [one.path for one in lost] == [f"{tmp_path / 'a.jsonl'}!{n}" for n in (2, 3, 4, 5)]


def test_a_line_without_end_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_lines, "_MAX_LINE", 1000)
    endless = b'{"text": "' + b"a" * 5000 + b'"}\n'
    (tmp_path / "a.jsonl").write_bytes(lines({"text": "a"}) + endless + lines({"text": "b"}))
    found, lost = found_in(tmp_path / "a.jsonl")
    assert [one.data for one in found] == [b"a", b"b"]
    assert "longer" in lost[0].reason
    at = (tmp_path / "a.jsonl").read_bytes().index(b'{"text": "b"')
    assert found[1].record_offset == at


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2025-02-04T23:30:00+07:00", "2025-02-04"),
        ("20250204T080000", "2025-02-04"),
        ("2025-02", "2025-02"),
        ("2025", "2025"),
        ("Tue, 04 Feb 2025 08:00:00 GMT", "2025-02-04"),
        (1738627200, "2025-02-04"),
        ("2025-02-31", None),
        ("kemarin", None),
        (True, None),
        (1e300, None),
    ],
)
def test_days_as_lists_write_them(said: object, day: str | None) -> None:
    assert day_of(said) == day


@pytest.mark.parametrize("data", [lines(RECORD), RSS.encode(), gzip.compress(RSS.encode())])
def test_the_standard_input_is_an_input(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    class Pipe(io.BytesIO):
        def seek(self, *_: object) -> int:
            raise io.UnsupportedOperation

    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=Pipe(data)))
    found = [one for one in find_pages(["-"]) if not isinstance(one, Loss)]
    assert found
    assert found[0].url == "http://warta.example/a"


MHTML = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: http://warta.example/a\r\n"
    b"Subject: Pasukan tiba\r\nDate: Tue, 4 Feb 2025 08:00:00 -0000\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----x"\r\n\r\n'
    b"------x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    b"Content-Location: http://warta.example/a\r\n\r\n<html><body><p>Sekitar 1=2E500 tentara "
    b"ti=\r\nba.</p></body></html>\r\n------x\r\nContent-Type: image/png\r\n"
    b"Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------x--\r\n"
)


def test_a_page_saved_in_one_file(tmp_path: Path) -> None:
    (tmp_path / "a.mhtml").write_bytes(MHTML)
    ((document, sighting),) = read_all(tmp_path / "a.mhtml")
    assert document.text == "Sekitar 1.500 tentara tiba."
    assert (sighting.url, sighting.fetched_on) == ("http://warta.example/a", "2025-02-04")


def test_one_file_without_its_page_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.mht").write_bytes(MHTML.replace(b"text/html", b"text/css"))
    found, lost = found_in(tmp_path / "a.mht")
    assert not found
    assert lost[0].reason == "an MHTML file without a page"


@pytest.mark.parametrize("number", ["&#x110000;", "&#55555555555;", "&#xD800;", "&#-1;", "&#;"])
def test_a_number_that_is_no_character_does_not_end_a_feed(tmp_path: Path, number: str) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(RSS.replace("Pendek.", f"Pendek.{number}"), "utf-8")
    pages = [one for one in read_paths([str(path)]) if not isinstance(one, Loss)]
    assert any(WORDS[:40] in document.text for document, _ in pages)


@pytest.mark.parametrize(
    ("changed", "into"),
    [("UTF-8", "UTF-99"), ("UTF-8", "U\0"), ("UTF-8", "UTF-16"), ("<channel>", "<channel>\0&#")],
)
def test_a_broken_feed_is_read_or_lost(tmp_path: Path, changed: str, into: str) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(RSS.replace(changed, into), "utf-8")
    assert list(read_paths([str(path)]))


def test_a_hostile_item_takes_no_longer_than_its_length(tmp_path: Path) -> None:
    """Openers of comments that never end: the square of these would be minutes."""
    path = tmp_path / "feed.xml"
    path.write_text(RSS.replace(WORDS, "<!--" * 90_000), "utf-8")
    assert len(list(find_pages([str(path)]))) == 3


def piped(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the bytes on the standard input."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))


UNUSUAL = {"isi": WORDS, "judul": "Pasukan tiba", "tautan": "http://warta.example/a"}
NAMED = {"text": "isi", "title": "judul", "url": "tautan"}


@pytest.mark.parametrize("name", ["-", "bagus.txt", "bagus.json", "bagus"])
def test_a_list_is_one_whatever_its_name_and_its_fields(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    data = lines(UNUSUAL, {**UNUSUAL, "isi": "Lain."})
    path = name if name == "-" else str(tmp_path / name)
    if name == "-":
        piped(data, monkeypatch)
    else:
        (tmp_path / name).write_bytes(data)
    found = list(find_pages([path], fields=NAMED))
    assert [one.url for one in found if not isinstance(one, Loss)] == ["http://warta.example/a"] * 2


def test_a_record_without_words_says_how_to_name_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(lines(UNUSUAL, UNUSUAL))
    _, lost = found_in(tmp_path / "a.txt")
    assert len(lost) == 2
    assert "--field text=NAME" in lost[0].reason


@pytest.mark.parametrize("indent", [None, 2])
def test_a_long_record_of_a_list_without_name(
    monkeypatch: pytest.MonkeyPatch, indent: int | None
) -> None:
    piped(json.dumps({**RECORD, "maintext": WORDS * 900}, indent=indent).encode(), monkeypatch)
    (found,) = find_pages(["-"])
    assert not isinstance(found, Loss)
    assert found.url == "http://warta.example/a"


def test_an_array_of_articles_is_its_elements(tmp_path: Path) -> None:
    path = tmp_path / "larik.json"
    path.write_text(json.dumps([RECORD, {"other": 1}, 5, {**RECORD, "url": "http://b.example/"}]))
    found, lost = found_in(path)
    assert [one.url for one in found] == ["http://warta.example/a", "http://b.example/"]
    assert [one.path for one in lost] == [f"{path}!2", f"{path}!3"]


@pytest.mark.parametrize("value", ["[]", "{}", '{"type": "FeatureCollection", "features": []}'])
def test_json_that_is_no_article_is_no_page(tmp_path: Path, value: str) -> None:
    (tmp_path / "a.json").write_text(value)
    found, lost = found_in(tmp_path / "a.json")
    assert found == []
    assert len(lost) == 1


@pytest.mark.parametrize("words", ["[Foto] Pasukan tiba di Kursk.", "{Kursk} Pasukan tiba."])
def test_a_page_may_begin_with_a_bracket(tmp_path: Path, words: str) -> None:
    (tmp_path / "a.txt").write_text(words)
    (found,), _ = found_in(tmp_path / "a.txt")
    assert found.data.decode() == words


def test_json_of_nothing_but_marks_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_file, "MAX_COMMAS", 50)
    (tmp_path / "a.json").write_text("[" + "1," * 60 + "1]")
    found, (lost,) = found_in(tmp_path / "a.json")
    assert found == []
    assert "commas" in lost.reason
