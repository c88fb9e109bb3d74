"""Archives made for tests: web archives, zip and tar files, feeds, of pages that are made up."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile

from rujuk.read.inputs.found import Found
from rujuk.read.inputs.opening import find_pages
from rujuk.records import Loss

STORY = (
    "<!doctype html><html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
    "<p>Sekitar {count} tentara tiba di pelabuhan itu pada Senin, kata juru bicara militer.</p>"
    "<p>Pasukan tambahan akan dikirim pada pekan depan, menurut pernyataan yang sama.</p>"
    "</article></body></html>"
)


def page(number: int) -> bytes:
    """An HTML page that differs from the others in its title and its figure."""
    return STORY.format(title=f"Pasukan tiba, laporan {number}", count=1000 + number).encode()


def record(
    body: bytes,
    *,
    url: str = "http://warta.example/a",
    kind: str = "response",
    date: str = "2024-05-18T01:58:10Z",
    media: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    extra: str = "",
) -> bytes:
    """One WARC record."""
    if kind == "response":
        body = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{extra}\r\n".encode() + body
        media = "application/http; msgtype=response"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{len(body):032x}>\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: {date}\r\nContent-Type: {media}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def warc(*records: bytes) -> bytes:
    """A compressed web archive: each record a gzip member of its own."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as packed:
        for name, data in members.items():
            packed.writestr(zipfile.ZipInfo(name), data, method)
    return held.getvalue()


def tarred(members: dict[str, bytes], mode: str = "w") -> bytes:
    """A tar file, compressed as `mode` says."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode=mode) as packed:  # type: ignore[call-overload]
        for name, data in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            packed.addfile(member, io.BytesIO(data))
    return held.getvalue()


def found_in(path: object) -> tuple[list[Found], list[Loss]]:
    """The pages of an input and what was lost of it."""
    found = list(find_pages([str(path)]))
    return (
        [one for one in found if isinstance(one, Found)],
        [one for one in found if isinstance(one, Loss)],
    )
