"""Web archives: each page with its address, day and place; damage is told and the rest is read."""

from __future__ import annotations

import gzip
import io
import tracemalloc
from typing import TYPE_CHECKING

import pytest
from backports import zstd
from fastwarc.stream_io import Lz4Writer

from made_archives import found_in, page, record, warc, zipped
from rujuk.read.inputs.found import MAX_PAGE_BYTES
from rujuk.read.inputs.gzip_members import MAX_DAMAGES
from rujuk.read.page import read_paths
from rujuk.records import Loss

if TYPE_CHECKING:
    from pathlib import Path


THREE = [record(page(n), url=f"http://warta.example/{n}") for n in range(3)]
INFO = record(b"software: made up\r\n", kind="warcinfo", media="application/warc-fields")


def lz4(data: bytes) -> bytes:
    held = io.BytesIO()
    with Lz4Writer(held) as packed:
        packed.write(data)
    return held.getvalue()


PACKINGS = {
    "plain.warc": b"".join([INFO, *THREE]),
    "gzip.warc.gz": warc(INFO, *THREE),
    "one-member.warc.gz": gzip.compress(b"".join([INFO, *THREE])),
    "zstd.warc.zst": b"".join(zstd.compress(one) for one in [INFO, *THREE]),
    "lz4.warc.lz4": b"".join(lz4(one) for one in [INFO, *THREE]),
}


@pytest.mark.parametrize("name", PACKINGS)
def test_each_page_keeps_its_address_day_and_place(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(PACKINGS[name])
    found, lost = found_in(tmp_path / name)
    assert not lost
    assert [one.data for one in found] == [page(n) for n in range(3)]
    assert [one.url for one in found] == [f"http://warta.example/{n}" for n in range(3)]
    assert {one.fetched_on for one in found} == {"2024-05-18"}
    offsets = [one.record_offset or 0 for one in found]
    assert offsets == sorted(offsets)
    assert len(set(offsets)) == (1 if name.startswith("one-member") else 3)
    assert len({one.path for one in found}) == 3
    assert all(one.path.startswith(f"{tmp_path / name}!{one.record_offset}") for one in found)
    assert {one.archive for one in found} == {str(tmp_path / name)}


def test_an_offset_is_where_the_record_begins(tmp_path: Path) -> None:
    file = tmp_path / "a.warc.gz"
    file.write_bytes(warc(INFO, *THREE))
    for one in found_in(file)[0]:
        with file.open("rb") as stream:
            stream.seek(one.record_offset or 0)
            assert gzip.GzipFile(fileobj=stream).read(8) == b"WARC/1.0"


def test_the_sighting_is_the_same_wherever_the_archive_lies(tmp_path: Path) -> None:
    for name in ("a.warc.gz", "b.warc.gz"):
        (tmp_path / name).write_bytes(warc(THREE[0]))
    read = [one for one in read_paths([tmp_path]) if not isinstance(one, Loss)]
    assert len(read) == 2
    assert len({sighting.id for _, sighting in read}) == 1
    assert {sighting.url for _, sighting in read} == {"http://warta.example/0"}


def test_what_is_no_page_leaves_nothing(tmp_path: Path) -> None:
    others = [
        record(b"", kind="request"),
        record(page(1), status="404 Not Found"),
        record(b"", status="302 Found", extra="Location: http://warta.example/b\r\n"),
        record(b"\x89PNG\r\n", media="image/png"),
        record(b"{}", media="application/json"),
        record(b"a: b\r\n", kind="metadata", media="application/warc-fields"),
    ]
    (tmp_path / "a.warc.gz").write_bytes(warc(*others))
    assert found_in(tmp_path / "a.warc.gz") == ([], [])


def test_a_visit_without_its_page_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(warc(record(b"", kind="revisit"), THREE[0]))
    found, lost = found_in(tmp_path / "a.warc.gz")
    assert len(found) == 1
    assert "another record" in lost[0].reason


def test_text_of_a_page_is_plain_text_whatever_it_looks_like(tmp_path: Path) -> None:
    text = b"<html> is how a page begins.\nSekitar 1.500 tentara tiba."
    made = record(text, kind="conversion", media="text/plain")
    (tmp_path / "a.warc.wet.gz").write_bytes(warc(made))
    ((document, sighting),) = read_paths([tmp_path / "a.warc.wet.gz"])  # type: ignore[misc]
    assert document.media_type == "text/plain"
    assert document.text == text.decode()
    assert sighting.url == "http://warta.example/a"


def test_the_charset_of_the_answer_is_used_where_bytes_prove_none(tmp_path: Path) -> None:
    body = "<html><body><p>Войска прибыли в порт.</p></body></html>".encode("cp1251")
    made = record(body, media="text/html; charset=windows-1251")
    (tmp_path / "a.warc").write_bytes(made)
    ((document, _),) = read_paths([tmp_path / "a.warc"])  # type: ignore[misc]
    assert document.text == "Войска прибыли в порт."


def test_a_page_sent_compressed_or_in_chunks_is_unpacked(tmp_path: Path) -> None:
    chunked = b"5\r\n" + page(1)[:5] + b"\r\n" + f"{len(page(1)) - 5:x}\r\n".encode()
    chunked += page(1)[5:] + b"\r\n0\r\n\r\n"
    made = [
        record(gzip.compress(page(0)), extra="Content-Encoding: gzip\r\n"),
        record(chunked, extra="Transfer-Encoding: chunked\r\n"),
    ]
    (tmp_path / "a.warc.gz").write_bytes(warc(*made))
    found, lost = found_in(tmp_path / "a.warc.gz")
    assert [one.data for one in found] == [page(0), page(1)]
    assert not lost


@pytest.mark.parametrize("packed", [True, False], ids=["gzip", "plain"])
def test_a_damaged_record_is_told_and_the_rest_is_read(tmp_path: Path, packed: bool) -> None:  # noqa: FBT001
    records = [record(page(n), url=f"http://warta.example/{n}") for n in range(5)]
    pieces = [gzip.compress(one) for one in records] if packed else records
    damaged = bytearray(pieces[2])
    middle = slice(len(damaged) // 2, len(damaged) // 2 + 60) if packed else slice(0, 40)
    damaged[middle] = b"\x00" * (middle.stop - middle.start)
    (tmp_path / "a.warc").write_bytes(b"".join([*pieces[:2], bytes(damaged), *pieces[3:]]))
    found, lost = found_in(tmp_path / "a.warc")
    assert [one.url for one in found] == [f"http://warta.example/{n}" for n in (0, 1, 3, 4)]
    (loss,) = lost
    assert loss.stage == "read"
    assert "damaged" in loss.reason
    # Of an archive that is not compressed it is the last whole record that is named.
    at = len(pieces[0]) + (len(pieces[1]) if packed else 0)
    assert loss.path == f"{tmp_path / 'a.warc'}!{at}"


def test_the_first_record_may_be_the_damaged_one(tmp_path: Path) -> None:
    pieces = [gzip.compress(one) for one in THREE]
    (tmp_path / "a.warc.gz").write_bytes(pieces[0][:60] + pieces[1] + pieces[2])
    found, lost = found_in(tmp_path / "a.warc.gz")
    assert [one.url for one in found] == ["http://warta.example/1", "http://warta.example/2"]
    assert lost


def test_an_archive_cut_off_gives_what_is_there(tmp_path: Path) -> None:
    whole = b"".join(THREE)
    (tmp_path / "a.warc").write_bytes(whole[:-60])
    found, lost = found_in(tmp_path / "a.warc")
    assert len(found) == 3
    assert found[2].data == page(2)[: len(found[2].data)]
    assert "cut off" in lost[0].reason


def test_damage_without_end_is_given_up(tmp_path: Path) -> None:
    rubbish = b"\x1f\x8b\x08\x00rubbish" * (MAX_DAMAGES + 10)
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(THREE[0]) + rubbish)
    found, lost = found_in(tmp_path / "a.warc.gz")
    assert len(found) == 1
    assert "nothing behind this place" in lost[-1].reason


def test_a_record_longer_than_any_page_is_never_held(tmp_path: Path) -> None:
    size = MAX_PAGE_BYTES * 8
    head, _, tail = record(b"@").partition(b"@")
    head = head.replace(b"Content-Length: 60", b"Content-Length: %d" % (size + 59))
    assert b"%d" % (size + 59) in head
    with gzip.open(tmp_path / "a.warc.gz", "wb", compresslevel=1) as file:
        file.write(head)
        for _ in range(size // (1 << 20)):
            file.write(b"a" * (1 << 20))
        file.write(tail + THREE[0])
    tracemalloc.start()
    found, lost = found_in(tmp_path / "a.warc.gz")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(found) == 1
    assert "the longest page" in lost[0].reason
    assert peak < MAX_PAGE_BYTES


def test_a_page_that_swells_in_its_record_is_refused(tmp_path: Path) -> None:
    bomb = gzip.compress(b"a" * (MAX_PAGE_BYTES + 2))
    made = record(bomb, extra="Content-Encoding: gzip\r\n")
    (tmp_path / "a.warc").write_bytes(made + THREE[0])
    found, lost = found_in(tmp_path / "a.warc")
    assert len(found) == 1
    assert "the longest page" in lost[0].reason


def test_the_archives_of_a_wacz_are_read_where_they_lie(tmp_path: Path) -> None:
    made = zipped(
        {
            "datapackage.json": b"{}",
            "pages/pages.jsonl": b'{"url": "http://warta.example/0", "text": "never read"}\n',
            "archive/data.warc.gz": warc(*THREE),
            "indexes/index.cdx": b"no page",
        }
    )
    (tmp_path / "a.wacz").write_bytes(made)
    found, lost = found_in(tmp_path / "a.wacz")
    assert [one.url for one in found] == [f"http://warta.example/{n}" for n in range(3)]
    assert found[0].path.startswith(f"{tmp_path / 'a.wacz'}!archive/data.warc.gz!")
    assert not lost
