"""The folder of a corpus: never another's, one writer at a time, nothing half written."""

from __future__ import annotations

import errno
import json
import os
from typing import TYPE_CHECKING

import pytest

from made_sources import made_source, parts_of
from rujuk.corpus.corpus import Corpus
from rujuk.corpus.folder import (
    FORM,
    Folder,
    Manifest,
    Part,
    is_corpus,
    read_manifest,
    without_slash,
)
from rujuk.corpus.run import code_corpus
from rujuk.errors import CorpusError

if TYPE_CHECKING:
    from pathlib import Path

OWN = Manifest(
    corpus=FORM, coded_by="rujuk 1+a", sources=("pages",), fields={"text": "body"}, complete=False
)


PART = "part-000000-0123456789abcdef.parquet"


def taken(path: Path, manifest: Manifest = OWN) -> Folder:
    with Folder(path, manifest) as folder:
        folder.write(PART, b"rows")
        return folder


def test_a_folder_is_made_and_says_what_it_is_of(tmp_path: Path) -> None:
    taken(tmp_path / "deep" / "made")
    assert is_corpus(tmp_path / "deep" / "made")
    assert read_manifest(tmp_path / "deep" / "made") == OWN


@pytest.mark.parametrize("name", ["thesis.pdf", "part-000000-0123456789abcdef.parquet", ".notes"])
def test_a_folder_with_something_else_is_refused_and_kept(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"precious")
    with pytest.raises(CorpusError, match=f"holds something else \\({name}\\)"):
        taken(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_the_corpus_of_other_sources_or_fields_is_refused(tmp_path: Path) -> None:
    taken(tmp_path)
    other = Manifest(**(read_fields(OWN) | {"sources": ("other",)}))
    with pytest.raises(CorpusError, match=r"is the corpus of other sources \(pages\)"):
        taken(tmp_path, other)
    other = Manifest(**(read_fields(OWN) | {"fields": {}}))
    with pytest.raises(CorpusError, match=r"is the corpus of other fields \(text=body\)"):
        taken(tmp_path, other)


def read_fields(manifest: Manifest) -> dict[str, object]:
    return {name: getattr(manifest, name) for name in manifest.__struct_fields__}


def test_a_file_a_newer_form_and_a_damaged_manifest_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CorpusError, match="is no folder"):
        taken(tmp_path / "file")
    taken(tmp_path / "made")
    manifest = tmp_path / "made" / "corpus.json"
    told = json.loads(manifest.read_text("utf-8"))
    manifest.write_text(json.dumps(told | {"corpus": FORM + 1}), "utf-8")
    with pytest.raises(CorpusError, match=f"has form {FORM + 1}; this program knows form {FORM}"):
        taken(tmp_path / "made")
    for damaged in ("{", "[1]", json.dumps({"corpus": FORM})):
        manifest.write_text(damaged, "utf-8")
        with pytest.raises(CorpusError, match=r"corpus\.json is damaged"):
            taken(tmp_path / "made")
    with pytest.raises(CorpusError, match="is no corpus"):
        read_manifest(tmp_path)


def test_what_a_killed_run_left_is_removed(tmp_path: Path) -> None:
    (tmp_path / ".part-000000-0123456789abcdef.parquet.unfinished").write_bytes(b"half")
    (tmp_path / ".corpus.json.unfinished").write_bytes(b"{")
    taken(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"corpus.json", PART}


def test_a_run_that_writes_nothing_leaves_everything_as_it_was(tmp_path: Path) -> None:
    with Folder(tmp_path / "new", OWN):
        pass
    assert not (tmp_path / "new").exists()
    (tmp_path / "empty").mkdir()
    with Folder(tmp_path / "empty", OWN):
        pass
    assert list((tmp_path / "empty").iterdir()) == []
    taken(tmp_path / "made")
    with Folder(tmp_path / "made", OWN) as folder:
        folder.finish([Part(PART, 1, 0)])
    before = read_manifest(tmp_path / "made")
    with Folder(tmp_path / "made", OWN):
        pass
    assert before.complete
    assert read_manifest(tmp_path / "made") == before


def test_a_slash_at_the_end_names_the_same_source(tmp_path: Path) -> None:
    taken(tmp_path, Manifest(**(read_fields(OWN) | {"sources": ("pages//",)})))
    taken(tmp_path)
    assert [without_slash(one) for one in ("a/b/", "/", "-", "")] == ["a/b", "/", "-", ""]


def test_two_programs_do_not_write_one_corpus(tmp_path: Path) -> None:
    with Folder(tmp_path, OWN), pytest.raises(CorpusError, match="another program is writing"):
        taken(tmp_path)
    taken(tmp_path)


def test_a_full_disk_is_told_and_what_is_written_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = made_source(tmp_path, 6)
    whole, folder = tmp_path / "whole", tmp_path / "made"
    code_corpus([str(source)], whole, most_pages=5)
    real, synced = os.fsync, 0

    def fsync(descriptor: int) -> None:
        nonlocal synced
        synced += 1
        if synced > 4:  # the manifest and the first part are written, each with its folder
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(descriptor)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fsync)
        with pytest.raises(CorpusError, match="No space left on device; nothing written is lost"):
            code_corpus([str(source)], folder, most_pages=5)
    names = [path.name for path in folder.iterdir()]
    assert sorted(name[:5] for name in names) == ["corpu", "part-"]
    assert read_manifest(folder).complete is False
    with Corpus(folder) as corpus:
        assert len(list(corpus.pages())) == 4
        assert [run.finished for run in corpus.runs()] == [False]
    code_corpus([str(source)], folder, most_pages=5)
    assert parts_of(folder) == parts_of(whole)
