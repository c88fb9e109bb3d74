"""Archives, feeds and lists that are made to harm: told, with flat memory, and the rest is read."""

from __future__ import annotations

import gzip
import os
import random
import struct
import sys
import tarfile
import zipfile
import zlib
from pathlib import Path

import pytest

from made_archives import found_in, page, record, tarred, zipped
from read_apart import MEBIBYTE, read_apart
from rujuk.read.inputs import mhtml


def zeros_in_gzip(size: int, before: bytes = b"", after: bytes = b"") -> bytes:
    """A gzip member of so many zeros between these; a thousandth of them, and made at once."""
    zeros = bytes(16 * MEBIBYTE)
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    start = packing.compress(before) + packing.flush(zlib.Z_FULL_FLUSH)
    block = packing.compress(zeros) + packing.flush(zlib.Z_FULL_FLUSH)  # needs nothing before it
    end = packing.compress(after) + packing.flush()
    times, sum_of_all = size // len(zeros), zlib.crc32(before)
    for _ in range(times):
        sum_of_all = zlib.crc32(zeros, sum_of_all)
    sum_of_all = zlib.crc32(after, sum_of_all)
    length = len(before) + times * len(zeros) + len(after)
    tail = struct.pack("<II", sum_of_all, length & 0xFFFFFFFF)
    return b"\x1f\x8b\x08" + bytes(7) + start + block * times + end + tail


def test_a_record_of_two_gigabytes_is_passed_by(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    size = 2 << 30
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    head = record(b"").partition(b"\r\n\r\n")[0].rpartition(b"Content-Length: ")[0]
    length = f"Content-Length: {len(http) + size}\r\n\r\n".encode()
    huge = zeros_in_gzip(size, head + length + http, b"\r\n\r\n")
    path.write_bytes(gzip.compress(record(page(1))) + huge + gzip.compress(record(page(2))))
    assert path.stat().st_size < 4 * MEBIBYTE
    pages, lost, reason = read_apart(path)
    assert (pages, lost) == (2, 1)
    assert "the longest page" in reason


def test_two_gigabytes_of_nothing_are_left(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(zeros_in_gzip(2 << 30))
    assert read_apart(tmp_path / "a.html.gz")[:2] == (0, 1)


def test_archives_in_archives_in_archives_are_never_opened(tmp_path: Path) -> None:
    inner = zipped({"0.dll": bytes(16 * MEBIBYTE)})
    for _ in range(4):
        inner = zipped({f"lib {number}.zip": inner for number in range(16)})
    (tmp_path / "42.zip").write_bytes(inner)
    assert read_apart(tmp_path / "42.zip") == (0, 16, "an archive inside an archive")


def overlapping(member: bytes, times: int, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file whose table names one member again and again."""
    whole = zipped({"a.html": member}, method)
    end = whole.rindex(b"PK\x05\x06")
    (at,) = struct.unpack("<I", whole[end + 16 : end + 20])
    entry = whole[at:end]
    tail = struct.pack("<HHIIH", times, times, len(entry) * times, at, 0)
    return whole[:at] + entry * times + whole[end : end + 8] + tail


@pytest.mark.parametrize(
    ("member", "said"),
    [
        (b"<p>kata</p>" * 2_500_000, "swells"),
        (gzip.compress(os.urandom(2 * MEBIBYTE))[10:], "lie one over another"),
    ],
)
def test_members_that_lie_one_over_another_are_left(
    tmp_path: Path, member: bytes, said: str
) -> None:
    (tmp_path / "a.zip").write_bytes(overlapping(member, 60_000))
    pages, lost, reason = read_apart(tmp_path / "a.zip")
    assert pages <= 3
    assert lost >= 1
    assert said in reason


def header(kind: bytes, size: int, *, is_spoilt: bool = False) -> bytes:
    """The header of a tar member of this kind."""
    member = tarfile.TarInfo("a")
    member.type, member.size = kind, size
    made = bytearray(member.tobuf(tarfile.USTAR_FORMAT))
    if is_spoilt:
        made[148:156] = b"spoilt\0 "
    return bytes(made)


@pytest.mark.parametrize(
    "kind", [tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK]
)
def test_a_name_of_a_gigabyte_is_not_taken_in(tmp_path: Path, kind: bytes) -> None:
    path = tmp_path / "a.tar"
    first = tarred({"a.html": page(1)})[:1024]
    path.write_bytes(first + header(kind, 1 << 30))
    os.truncate(path, (1 << 30) + 4096)  # a file with a hole: it takes no room
    pages, lost, reason = read_apart(path)
    assert (pages, lost) == (1, 1)
    assert "a name or attributes of 1073741824 bytes" in reason


def test_a_damaged_header_of_a_tar_file_is_told(tmp_path: Path) -> None:
    first, second = (tarred({f"{n}.html": page(n)})[:1024] for n in range(2))
    for spoilt in (header(tarfile.REGTYPE, 10, is_spoilt=True), header(tarfile.REGTYPE, 10)[:300]):
        (tmp_path / "a.tar").write_bytes(first + second + spoilt)
        found, lost = found_in(tmp_path / "a.tar")
        assert [one.data for one in found] == [page(0), page(1)]
        assert [one.reason.partition(":")[0] for one in lost] == ["a damaged tar file"]


def with_holes(size: int, *, more: bool) -> bytes:
    """The header of a file of which nothing but its size is in the archive (GNU tar)."""
    member = tarfile.TarInfo("hole.html")
    member.type = tarfile.GNUTYPE_SPARSE
    made = bytearray(member.tobuf(tarfile.GNU_FORMAT))
    made[482] = more
    made[483:495] = b"%011o\0" % size
    made[148:156] = b" " * 8
    made[148:156] = b"%06o\0 " % sum(made)
    return bytes(made)


def test_files_with_holes_are_told_and_never_filled(tmp_path: Path) -> None:
    after = tarred({"a.html": page(1)})
    (tmp_path / "a.tar").write_bytes(with_holes(30 * MEBIBYTE, more=False) * 300 + after)
    assert read_apart(tmp_path / "a.tar") == (1, 300, "a file with holes, not a page")
    (tmp_path / "b.tar").write_bytes(with_holes(30 * MEBIBYTE, more=True) * 300 + after)
    assert read_apart(tmp_path / "b.tar")[:2] == (0, 1)


def test_a_feed_of_a_billion_laughs_is_refused(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    feed = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha">{entities}]>'
        "<rss><channel><item><title>&a9;</title></item></channel></rss>"
    )
    (tmp_path / "a.xml").write_text(feed)
    assert read_apart(tmp_path / "a.xml") == (0, 1, "a feed that declares entities of its own")


def test_a_list_nested_without_end_is_a_loss_and_the_next_line_is_read(tmp_path: Path) -> None:
    deep = b'{"text": "a", "more": ' + b"[" * 10_000_000 + b"\n"
    (tmp_path / "a.jsonl").write_bytes(deep + b'{"text": "Sekitar 1.500 tentara tiba."}\n')
    pages, lost, reason = read_apart(tmp_path / "a.jsonl")
    assert (pages, lost) == (1, 1)
    assert reason.startswith("record that is no JSON")


MHTML = (
    b"From: <Saved by a browser>\nMIME-Version: 1.0\n"
    b'Content-Type: multipart/related; boundary="b0"\n\n--b0\n'
)


@pytest.mark.parametrize(
    ("parts", "pages"),
    [
        (b"Content-Type: image/png\n\n--b0\n" * 400_000, 0),
        (
            b"".join(
                b'Content-Type: multipart/related; boundary="b%d"\n\n--b%d\n' % (n, n)
                for n in range(1, 5000)
            ),
            0,
        ),
        (b"Content-Type: text/html; " + b"a=b; " * 400_000 + b"\n\n" + page(1), 1),
    ],
    ids=["parts", "depth", "header"],
)
def test_a_page_in_one_file_is_bounded(tmp_path: Path, parts: bytes, pages: int) -> None:
    (tmp_path / "a.mhtml").write_bytes(MHTML + parts)
    assert read_apart(tmp_path / "a.mhtml")[:2] == (pages, 1 - pages)
    assert mhtml.MAX_PARTS < 400_000


def test_folders_may_lie_deeper_than_calls_nest(tmp_path: Path) -> None:
    deep, before = sys.getrecursionlimit() + 200, Path.cwd()
    made = 0
    os.chdir(tmp_path)  # step by step: a whole path would be too long to make at once
    try:
        for _ in range(deep):
            Path("d").mkdir()
            os.chdir("d")
            made += 1
        Path("a.html").write_bytes(page(1))
        os.chdir(tmp_path)
        found, lost = found_in(".")
        os.chdir("/".join("d" * made))
        Path("a.html").unlink()
        for _ in range(made):  # what clears up after tests is no deeper than its calls may nest
            os.chdir("..")
            Path("d").rmdir()
    finally:
        os.chdir(before)
    assert [one.data for one in found] == [page(1)]
    assert not lost


def test_a_folder_of_a_hundred_thousand_empty_files(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(100_000):
        os.close(os.open(folder / f"{number}.html", os.O_CREAT | os.O_WRONLY))
    assert read_apart(folder)[:2] == (100_000, 0)


def test_a_fuzzed_archive_never_raises(tmp_path: Path) -> None:
    chance = random.Random(4)
    members = {f"{n}.html": page(n) for n in range(3)}
    for number in range(300):
        whole = bytearray(
            (zipped(members), tarred(members), tarred(members, "w:gz"), record(page(1)) * 3)[
                number % 4
            ]
        )
        for _ in range(chance.randint(1, 4)):
            whole[chance.randrange(len(whole))] = chance.randrange(256)
        (tmp_path / "a").write_bytes(whole)
        found, lost = found_in(tmp_path / "a")
        assert found or lost
