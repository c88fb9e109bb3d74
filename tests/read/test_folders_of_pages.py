"""Folders: sorted whatever their size, no link leads out of them, saved pages are one page each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_archives import found_in, page
from rujuk.read.inputs import folder
from rujuk.read.inputs.folder import files_in
from rujuk.read.inputs.words import input_words
from rujuk.records import Loss

if TYPE_CHECKING:
    from pathlib import Path


def names_in(path: Path) -> list[str]:
    return [str(one) for one in files_in(str(path)) if not isinstance(one, Loss)]


@pytest.mark.parametrize("run", [1, 3, 7, 100])
def test_files_come_in_order_however_many(
    tmp_path: Path, run: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "RUN_NAMES", run)
    names = [f"{n * 7919 % 23:02}.html" for n in range(23)] + ["a\nb.html", "é.html"]
    for name in names:
        (tmp_path / name).write_bytes(page(1))
    assert names_in(tmp_path) == [str(tmp_path / name) for name in sorted(names)]


def test_hidden_files_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".hidden").mkdir()
    for name in (".a.html", ".hidden/b.html", "c.html"):
        (tmp_path / name).write_bytes(page(1))
    assert names_in(tmp_path) == [str(tmp_path / "c.html")]


def test_no_link_leads_out_or_round(tmp_path: Path) -> None:
    outside, inside = tmp_path / "outside", tmp_path / "inside"
    for one in (outside, inside):
        one.mkdir()
    (outside / "secret.html").write_bytes(page(1))
    (inside / "a.html").write_bytes(page(2))
    (inside / "same.html").symlink_to(inside / "a.html")
    (inside / "out.html").symlink_to(outside / "secret.html")
    (inside / "round").symlink_to(inside)
    (inside / "away").symlink_to(outside)
    found, lost = found_in(inside)
    assert {one.data for one in found} == {page(2)}
    assert len(found) == 2
    (loss,) = lost
    assert loss.path == str(inside / "out.html")
    assert "outside" in loss.reason


@pytest.mark.parametrize("ending", input_words().parts_folders)
def test_the_parts_of_a_saved_page_are_no_pages(tmp_path: Path, ending: str) -> None:
    (tmp_path / "Berita.html").write_bytes(page(1))
    for name in (f"Berita{ending}", f"Arsip{ending}"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "frame.html").write_bytes(page(2))
    found, _ = found_in(tmp_path)
    assert [one.path for one in found] == [
        str(tmp_path / "Berita.html"),
        str(tmp_path / f"Arsip{ending}" / "frame.html"),
    ]


def test_a_folder_that_cannot_be_listed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: str) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(folder.os, "scandir", refuse)
    (loss,) = files_in(str(tmp_path))
    assert isinstance(loss, Loss)
    assert loss.reason == "cannot be opened: Permission denied"
