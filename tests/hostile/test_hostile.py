"""Input that breaks readers: each gives a document or a loss, and no neighbour is lost."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from rujuk.code.document import code_document
from rujuk.read.page import read_bytes, read_paths
from rujuk.records import Document, Loss

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = "Sekitar 1.500 tentara Korea Utara telah tiba di Rusia untuk berlatih bersama. "
GOOD = (
    "Pasukan Korea Utara Tiba di Rusia\n\n" + "\n\n".join([SENTENCE * 3, SENTENCE * 2, SENTENCE])
).encode()
HTML = "<html><head><title>Judul Berita</title></head><body><article>{}</article></body></html>"
PARAGRAPHS = f"<h1>Pasukan Tiba di Rusia</h1><p>{SENTENCE * 3}</p><p>{SENTENCE * 2}</p>"

SMALL = {
    "empty": b"",
    "one byte": b"a",
    "white space": b" \n\t \n",
    "only a byte-order mark": b"\xef\xbb\xbf",
    "NUL bytes": b"\x00".join([GOOD[:200], GOOD[200:400], GOOD[400:]]),
    "all NUL": b"\x00" * 5000,
    "a picture": b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(20_000),
    "an archive": b"PK\x03\x04" + random.Random(2).randbytes(20_000),
    "a document of another kind": b"%PDF-1.7\n" + random.Random(3).randbytes(20_000),
    "UTF-8 with a mark": b"\xef\xbb\xbf" + GOOD,
    "UTF-16 with a mark": GOOD.decode().encode("utf-16"),
    "UTF-16 without a mark": GOOD.decode().encode("utf-16-le"),
    "windows-1252": GOOD.decode().replace("-", "–").encode("cp1252"),
    "half a character at the end": GOOD + "“".encode()[:2],
    "a wrong meta charset": HTML.format(PARAGRAPHS + "<p>“Kami siap”</p>")
    .replace("<head>", '<head><meta charset="iso-8859-5">')
    .encode("utf-8"),
    "an unknown meta charset": HTML.format(PARAGRAPHS)
    .replace("<head>", '<head><meta charset="x-nothing">')
    .encode(),
    "unclosed markup": f"<html><body><div><p>{SENTENCE}<p>{SENTENCE}<b><table><td".encode(),
    "markup cut inside a comment": f"<html><body><p>{SENTENCE}</p><!-- {SENTENCE}".encode(),
    "markup cut inside a script": f"<html><body><p>{SENTENCE}</p><script>var a = '".encode(),
    "no body": b"<html><head><title>x</title></head></html>",
    "broken JSON-LD": HTML.format(PARAGRAPHS)
    .replace("<head>", '<head><script type="application/ld+json">{"@type": ["</script>')
    .encode(),
    "entities without end": HTML.format("&#x;&#99999999;&am" + PARAGRAPHS).encode(),
}


def read(data: bytes, path: str = "page.html") -> Document | Loss:
    """Read and, where it can be read, code."""
    document = read_bytes(data, path=path)
    if isinstance(document, Document):
        coding = code_document(document)
        for record in (*coding.claims, *coding.events, *coding.relations):
            assert document.text[record.start : record.end] == record.quote
    else:
        assert document.reason
        assert document.path == path
    return document


@pytest.mark.parametrize("name", SMALL)
def test_small_and_broken(name: str) -> None:
    read(SMALL[name], "page.txt" if not SMALL[name].lstrip().startswith(b"<") else "page.html")


@pytest.mark.parametrize(
    "name",
    [
        "UTF-8 with a mark",
        "UTF-16 with a mark",
        "windows-1252",
        "NUL bytes",
        "half a character at the end",
    ],
)
def test_encodings_keep_the_text(name: str) -> None:
    document = read(SMALL[name], "page.txt")
    assert isinstance(document, Document)
    assert "tentara Korea Utara" in document.text


def test_a_wrong_charset_does_not_garble() -> None:
    document = read(SMALL["a wrong meta charset"])
    assert isinstance(document, Document)
    assert "“Kami siap”" in document.text


def test_a_million_tags() -> None:
    read(HTML.format("<i></i>" * 1_000_000 + PARAGRAPHS).encode())


def test_markup_nested_deeply() -> None:
    read(HTML.format("<div>" * 50_000 + PARAGRAPHS).encode())


def test_fifty_megabytes_in_one_line() -> None:
    read((SENTENCE * (50_000_000 // len(SENTENCE))).encode(), "page.txt")


def test_a_long_run_of_one_character() -> None:
    for character in ("a", "1", "(", "“", ".", "-", "1."):
        read((character * 200_000).encode(), "page.txt")


def test_no_neighbour_is_lost(tmp_path: Path) -> None:
    for number, (_, data) in enumerate(sorted(SMALL.items())):
        (tmp_path / f"page{number:02}.html").write_bytes(data)
    (tmp_path / "zz.txt").write_bytes(GOOD)
    (tmp_path / "aa.txt").write_bytes(GOOD + b"\n")
    read_names = set()
    for item in read_paths([str(tmp_path)]):
        if not isinstance(item, Loss):
            read_names.add(item[1].path.rsplit("/", 1)[-1])
    assert {"aa.txt", "zz.txt"} <= read_names
