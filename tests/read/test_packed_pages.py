"""Pages in zip, tar and compressed files: a name is never opened, nothing swells without end."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest
from backports import zstd

from made_archives import found_in, page, tarred, zipped
from rujuk.read.inputs import compressed, packed

if TYPE_CHECKING:
    from pathlib import Path

MEMBERS = {"b/2.html": page(2), "a.html": page(1)}
ARCHIVES = {
    "deflated.zip": zipped(MEMBERS),
    "stored.zip": zipped(MEMBERS, zipfile.ZIP_STORED),
    "a.tar": tarred(MEMBERS),
    "a.tar.gz": tarred(MEMBERS, "w:gz"),
    "a.tar.bz2": tarred(MEMBERS, "w:bz2"),
    "a.tar.xz": tarred(MEMBERS, "w:xz"),
    "a.tar.zst": zstd.compress(tarred(MEMBERS)),
}
BOMB = b"<p>0</p>" * (1 << 20)


@pytest.mark.parametrize("name", ARCHIVES)
def test_every_member_is_a_page_with_its_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(ARCHIVES[name])
    found, lost = found_in(tmp_path / name)
    assert [(one.path, one.data) for one in found] == [
        (f"{tmp_path / name}!{member}", data) for member, data in MEMBERS.items()
    ]
    assert not lost


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, zstd.compress])
def test_a_page_compressed_by_itself_is_read(tmp_path: Path, pack: object) -> None:
    (tmp_path / "a.html.packed").write_bytes(pack(page(1)))  # type: ignore[operator]
    found, lost = found_in(tmp_path / "a.html.packed")
    assert [one.data for one in found] == [page(1)]
    assert not lost


def test_a_compressed_page_may_lie_in_an_archive(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"a.html.gz": gzip.compress(page(1))}))
    assert [one.data for one in found_in(tmp_path / "a.zip")[0]] == [page(1)]


@pytest.mark.parametrize("inner", [zipped(MEMBERS), tarred(MEMBERS), tarred(MEMBERS, "w:gz")])
def test_an_archive_inside_an_archive_is_told(tmp_path: Path, inner: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"in.side": inner, "a.html": page(1)}))
    (tmp_path / "a.tar").write_bytes(tarred({"in.side": inner, "a.html": page(1)}))
    for name in ("a.zip", "a.tar"):
        found, lost = found_in(tmp_path / name)
        assert [one.data for one in found] == [page(1)]
        assert lost[0].reason == "an archive inside an archive"
        assert lost[0].path == f"{tmp_path / name}!in.side"


@pytest.mark.parametrize("name", ["../../out.html", "/out.html", "a\\..\\out.html", "a\n.html"])
def test_a_name_is_a_label_and_never_a_path(tmp_path: Path, name: str) -> None:
    inside = tmp_path / "deep" / "deeper"
    inside.mkdir(parents=True)
    (tmp_path / "out.html").write_bytes(b"outside")
    before = sorted(tmp_path.rglob("*"))
    for file, data in (("a.zip", zipped({name: page(1)})), ("a.tar", tarred({name: page(1)}))):
        (inside / file).write_bytes(data)
        found, _ = found_in(inside / file)
        assert [one.data for one in found] == [page(1)]
        (inside / file).unlink()
    assert sorted(tmp_path.rglob("*")) == before


def test_links_and_devices_in_a_tar_file_are_no_pages(tmp_path: Path) -> None:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as made:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            member = tarfile.TarInfo(f"link-{kind!r}")
            member.type, member.linkname = kind, "/etc/hostname"
            made.addfile(member)
    (tmp_path / "a.tar").write_bytes(held.getvalue())
    assert found_in(tmp_path / "a.tar") == ([], [])


def test_what_programs_leave_beside_pages_is_passed_over(tmp_path: Path) -> None:
    members = {
        "__MACOSX/._a.html": b"rubbish",
        ".DS_Store": b"rubbish",
        "a_files/frame.html": page(2),
        "a.html": page(1),
    }
    (tmp_path / "a.zip").write_bytes(zipped(members))
    found, lost = found_in(tmp_path / "a.zip")
    assert [one.data for one in found] == [page(1)]
    assert not lost


@pytest.fixture
def small_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (compressed, packed):
        monkeypatch.setattr(module, "FREE_BYTES", 1 << 20)


@pytest.mark.usefixtures("small_bounds")
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html.gz", gzip.compress(BOMB)),
        ("a.html.zst", zstd.compress(BOMB)),
        ("a.tar.gz", tarred({f"{n}.html": BOMB for n in range(3)}, "w:gz")),
        ("a.zip", zipped({f"{n}.html": BOMB for n in range(3)})),
        ("b.zip", zipped({"a.html.gz": gzip.compress(BOMB)}, zipfile.ZIP_STORED)),
    ],
)
def test_what_swells_without_end_is_left(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    found, lost = found_in(tmp_path / name)
    assert len(found) <= 1
    assert any("swells" in one.reason for one in lost)


def test_a_member_longer_than_any_page_is_not_inflated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed, "MAX_PAGE_BYTES", 1000)
    for name, data in (
        ("a.zip", zipped({"a.html": b"a" * 1001, "b.html": b"b"})),
        ("a.tar", tarred({"a.html": b"a" * 1001, "b.html": b"b"})),
    ):
        (tmp_path / name).write_bytes(data)
        found, lost = found_in(tmp_path / name)
        assert [one.data for one in found] == [b"b"]
        assert "the longest page" in lost[0].reason


@pytest.mark.parametrize("name", ARCHIVES)
@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_an_archive_cut_off_is_told(tmp_path: Path, name: str, share: float) -> None:
    whole = ARCHIVES[name]
    (tmp_path / name).write_bytes(whole[: int(len(whole) * share)])
    found, lost = found_in(tmp_path / name)
    assert lost or len(found) == len(MEMBERS)
    assert all(one.data in MEMBERS.values() for one in found)


def test_a_locked_member_is_told(tmp_path: Path) -> None:
    made = bytearray(zipped({"a.html": page(1)}, zipfile.ZIP_STORED))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        made[made.index(mark) + at] |= 1
    (tmp_path / "a.zip").write_bytes(bytes(made))
    found, lost = found_in(tmp_path / "a.zip")
    assert not found
    assert "password" in lost[0].reason


def test_an_office_file_is_no_archive_of_pages(tmp_path: Path) -> None:
    made = zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"})
    (tmp_path / "a.docx").write_bytes(made)
    found, lost = found_in(tmp_path / "a.docx")
    assert not found
    assert lost[0].reason == "an office file, not a page"
