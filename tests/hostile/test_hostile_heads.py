"""Files whose heads and lists are made to take for ever: parted within bounds."""

from __future__ import annotations

import io
import struct
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest

from made_archives import found_in, page, tarred, zipped
from read_apart import MEBIBYTE, read_apart
from rujuk.read.inputs import feed, json_record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RSS = b'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title><item><title>'
MHTML = (
    b"From: <Saved by a browser>\nMIME-Version: 1.0\n"
    b'Content-Type: multipart/related; boundary="b0"\n\n--b0\n'
)
HTML = b"Content-Type: text/html\n"
LONG = 30 * MEBIBYTE


def filled(piece: bytes, size: int, head: bytes = b"", end: bytes = b"") -> bytes:
    """The piece again and again, up to this size."""
    return head + piece * ((size - len(head) - len(end)) // len(piece)) + end


@pytest.mark.parametrize("piece", [b"<b/>", b"<item>", b"&lt;b&gt;", b'a="b" ', b"&", b"<"])
def test_a_feed_of_endless_mark_up_is_refused(tmp_path: Path, piece: bytes) -> None:
    (tmp_path / "a.xml").write_bytes(filled(piece, feed.MAX_FEED_BYTES, RSS))
    pages, lost, reason = read_apart(tmp_path / "a.xml")
    assert (pages, lost) == (0, 1)
    assert reason.endswith(f"marks of mark-up; at most {feed.MAX_FEED_MARKS} are read")


def nested(depth: int, end: bytes) -> bytes:
    """Parts in parts."""
    heads = (
        b'Content-Type: multipart/related; boundary="b%d"\n\n--b%d\n' % (n, n)
        for n in range(1, depth)
    )
    return MHTML + b"".join(heads) + end


@pytest.mark.parametrize(
    ("made", "pages"),
    [
        (lambda: filled(b"a: b\n", LONG, MHTML), 0),
        (lambda: filled(b"\n", LONG, MHTML + HTML + b"\n", page(1)), 1),
        (lambda: filled(b"A\n", LONG, MHTML + HTML + b"Content-Transfer-Encoding: base64\n\n"), 1),
        (lambda: nested(900, filled(b"x\n", LONG)), 0),
        (lambda: filled(HTML[:-1] + b";" + b"a=b;" * 900 + b"\n\nx\n--b0\n", LONG, MHTML), 1),
        (lambda: filled(HTML[:-1] + b';="' + b";" * 3500 + b"\n\nx\n--b0\n", LONG, MHTML), 1),
        (lambda: filled(b" b\n", LONG, MHTML + b"Date: a\n"), 0),
    ],
    ids=["headers", "lines", "base64", "depth", "parameters", "quotes", "folds"],
)
def test_a_page_in_one_file_is_parted_in_no_time(
    tmp_path: Path, made: Callable[[], bytes], pages: int
) -> None:
    (tmp_path / "a.mhtml").write_bytes(made())
    assert read_apart(tmp_path / "a.mhtml")[:2] == (pages, 1 - pages)


def test_an_encoding_that_nobody_writes_is_told(tmp_path: Path) -> None:
    head = MHTML + HTML + b"Content-Transfer-Encoding: x-uuencode\n\nbegin 644 a\n"
    (tmp_path / "a.mhtml").write_bytes(filled(b"A\n", LONG, head))
    pages, lost, reason = read_apart(tmp_path / "a.mhtml")
    assert (pages, lost) == (0, 1)
    assert reason == "a damaged MHTML file: an encoding that is not known: x-uuencode"


@pytest.mark.parametrize("piece", [b"{},", b"[],", b'"a",', b"0.1,"])
def test_what_a_record_holds_beside_its_parts_takes_no_memory(tmp_path: Path, piece: bytes) -> None:
    line = filled(piece, LONG, b'{"text": "Sekitar 1.500 tentara tiba.", "x": [', b"0]}\n")
    (tmp_path / "a.jsonl").write_bytes(line * 2)
    assert read_apart(tmp_path / "a.jsonl")[:2] == (2, 0)


@pytest.mark.parametrize("name", ["authors", "text", "title"])
def test_a_field_of_endless_parts_is_told_and_the_next_line_is_read(
    tmp_path: Path, name: str
) -> None:
    line = filled(b'"a",', LONG, b'{"body": "a", "%s": [' % name.encode(), b'"a"]}\n')
    (tmp_path / "a.jsonl").write_bytes(line + b'{"text": "Sekitar 1.500 tentara tiba."}\n')
    pages, lost, reason = read_apart(tmp_path / "a.jsonl")
    assert (pages, lost) == (1, 1)
    assert reason.startswith(f"field {name} of ")
    assert len(line) > json_record.MAX_FIELD_BYTES


def test_a_table_of_a_million_members_is_not_taken_in(tmp_path: Path) -> None:
    whole = zipped({"a": page(1)}, zipfile.ZIP_STORED)
    end = whole.rindex(b"PK\x05\x06")
    (at,) = struct.unpack("<I", whole[end + 16 : end + 20])
    table = whole[at:end] * 1_000_000
    tail = struct.pack("<HHIIH", 0xFFFF, 0xFFFF, len(table), at, 0)
    (tmp_path / "a.zip").write_bytes(whole[:at] + table + whole[end : end + 8] + tail)
    pages, lost, reason = read_apart(tmp_path / "a.zip")
    assert (pages, lost) == (0, 1)
    assert "a table of 47000000 bytes" in reason


def attributes(told: bytes, kind: bytes = tarfile.XHDTYPE) -> bytes:
    """A member of a tar file that tells of the next one."""
    head = tarfile.TarInfo("a")
    head.type, head.size = kind, len(told)
    return head.tobuf(tarfile.USTAR_FORMAT) + told + bytes(-len(told) % tarfile.BLOCKSIZE)


@pytest.mark.parametrize(
    ("heads", "said"),
    [
        (attributes(b"1" * MEBIBYTE), "255 digits in a row"),
        (attributes(b"13 a=" + b"1" * 300 + b"\n"), "255 digits in a row"),
        (attributes(b"3 \n" * 300_000 + b"5 a=b"), "attributes without a value"),
        (attributes(b"0 a=b\n"), "attributes without their length"),
        (attributes(b"a=b\n"), "attributes without their length"),
        (attributes(b"6 a=b\n") * 5_000, "heads without end"),
        (attributes(b"a" * 300, tarfile.GNUTYPE_LONGNAME) * 5_000, "heads without end"),
        (
            attributes(b"".join(b"%d %d=%s\n" % (9, n, b"a") for n in range(1000, 3000)), b"g"),
            "more than 1000 attributes",
        ),
    ],
    ids=["digits", "value", "no value", "zero", "no length", "chain", "names", "global"],
)
def test_attributes_that_are_not_to_be_believed_end_a_tar_file(
    tmp_path: Path, heads: bytes, said: str
) -> None:
    first = tarred({"a.html": page(1)})[:1024]
    (tmp_path / "a.tar").write_bytes(first + heads + tarred({"b.html": page(2)}))
    pages, lost, reason = read_apart(tmp_path / "a.tar")
    assert (pages, lost) == (1, 1)
    assert said in reason


@pytest.mark.parametrize(
    "told",
    [
        b"23 GNU.sparse.offset=0\n27 GNU.sparse.numbytes=100\n23 GNU.sparse.size=100\n",
        b"24 GNU.sparse.map=0,100\n",
        b"22 GNU.sparse.major=1\n22 GNU.sparse.minor=0\n",
    ],
)
def test_the_list_of_holes_of_a_file_is_not_read(tmp_path: Path, told: bytes) -> None:
    hole = tarred({"hole.html": b"9" * MEBIBYTE})
    after = tarred({"b.html": page(2)})
    (tmp_path / "a.tar").write_bytes(attributes(told) + hole[: 512 + MEBIBYTE] + after)
    found, lost = found_in(tmp_path / "a.tar")
    assert [one.data for one in found] == [page(2)]
    assert [one.reason for one in lost] == ["a file with holes, not a page"]


def test_attributes_as_programs_write_them_are_believed(tmp_path: Path) -> None:
    made = io.BytesIO()
    name = f"{'kata' * 100}/é.html"
    told = {"comment": "x", "mtime": "1700000000.123456789", "SCHILY.xattr.user.a": "=1\n2"}
    with tarfile.open(fileobj=made, mode="w", format=tarfile.PAX_FORMAT, pax_headers=told) as tar:
        for number in range(3):
            member = tarfile.TarInfo(f"{number}{name}")
            member.size, member.pax_headers = len(page(number)), {"atime": "1.5"}
            tar.addfile(member, io.BytesIO(page(number)))
    (tmp_path / "a.tar").write_bytes(made.getvalue())
    found, lost = found_in(tmp_path / "a.tar")
    assert [(one.path.partition("!")[2], one.data) for one in found] == [
        (f"{number}{name}", page(number)) for number in range(3)
    ]
    assert not lost


def test_what_is_told_of_the_members_of_a_tar_file_is_not_held(tmp_path: Path) -> None:
    wide = "\U0001f5de".encode()  # one such makes all of the text take four bytes a character
    member = attributes(b"900000 a=" + wide.ljust(899_990, b"x") + b"\n")
    member += tarred({"a.html": b""})[:512]
    with (tmp_path / "a.tar").open("wb") as made:
        for _ in range(90):
            made.write(member)
    assert read_apart(tmp_path / "a.tar")[:2] == (90, 0)
