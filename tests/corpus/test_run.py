"""A source coded into a corpus: the same parts however it is done, and nothing done twice."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest

from made_archives import page, record, warc
from made_sources import made_source, parts_of
from rujuk.corpus.coding import code_batch
from rujuk.corpus.course import Course
from rujuk.corpus.rows import SCHEMA
from rujuk.corpus.run import CorpusReport, code_corpus
from rujuk.jobs.coding import CodedPage, code_found
from rujuk.read.inputs.opening import find_pages
from rujuk.records import Loss

if TYPE_CHECKING:
    from pathlib import Path

PAGES = 14
FOUND = PAGES + 2 + 4  # a page at another address, one that is none; four files


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_source(tmp_path_factory.mktemp("made"), PAGES)


@pytest.fixture(scope="module")
def corpus(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus of the source, in parts of five pages."""
    folder = tmp_path_factory.mktemp("corpus") / "made"
    report = code_corpus([str(source)], folder, most_pages=5)
    assert report == CorpusReport(rows=FOUND, unread=2, coded=4, kept=0, removed=0)
    return folder


def test_every_page_is_a_row_and_what_is_lost_is_one(corpus: Path, source: Path) -> None:
    rows = [
        row for path in sorted(corpus.glob("part-*")) for row in pq.read_table(path).to_pylist()
    ]
    assert [row["place"] for row in rows] == list(range(FOUND))
    for row, found in zip(rows, find_pages([str(source)]), strict=True):
        assert list(row) == SCHEMA.names
        outcome = found if isinstance(found, Loss) else code_found(found)
        assert row["path"] == found.path
        if isinstance(outcome, CodedPage):
            assert row["document"] == outcome.document.id
            assert row["text"] == outcome.document.text
            assert row["sighting"] == outcome.sighting.id
            assert outcome.coding is not None
            ids = [one.id for one in outcome.coding.claims]
            assert [one["id"] for one in row["records"] if one["kind"] == "claim"] == ids
            assert ids
        else:
            assert row["document"] is None
            assert [one["reason"] for one in row["losses"]] == [outcome.reason]


@pytest.mark.parametrize("jobs", [2, 3])
def test_the_number_of_workers_changes_no_byte(
    corpus: Path, source: Path, tmp_path: Path, jobs: int
) -> None:
    code_corpus([str(source)], tmp_path / "made", most_pages=5, jobs=jobs)
    assert parts_of(tmp_path / "made") == parts_of(corpus)


def test_the_manifest_tells_what_the_corpus_is_of(corpus: Path, source: Path) -> None:
    told = json.loads((corpus / "corpus.json").read_text("utf-8"))
    assert told["sources"] == [str(source)]
    assert told["complete"] is True
    assert (told["rows"], told["unread"]) == (FOUND, 2)
    assert told["coded_by"].startswith("rujuk ")
    names = [one["name"] for one in told["parts"]]
    assert names == sorted(path.name for path in corpus.glob("part-*"))
    assert sum(one["rows"] for one in told["parts"]) == FOUND


def copied(corpus: Path, tmp_path: Path) -> Path:
    return shutil.copytree(corpus, tmp_path / "copied")


def never(*_: object) -> None:
    message = "a page was coded again"
    raise AssertionError(message)


def test_what_is_written_is_not_coded_again(
    corpus: Path, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copied(corpus, tmp_path)
    monkeypatch.setattr("rujuk.jobs.batch_pool._Worker.give", never)
    heard: list[int] = []
    report = code_corpus([str(source)], folder, most_pages=5, course=Course(kept=heard.append))
    assert report == CorpusReport(rows=FOUND, unread=2, coded=0, kept=4, removed=0)
    assert heard == [5, 5, 5, 5]
    assert parts_of(folder) == parts_of(corpus)


@pytest.mark.parametrize("how", ["gone", "cut", "empty"])
def test_a_part_that_is_missing_or_damaged_is_coded_again(
    corpus: Path, source: Path, tmp_path: Path, how: str
) -> None:
    folder = copied(corpus, tmp_path)
    part = sorted(folder.glob("part-*"))[1]
    if how == "gone":
        part.unlink()
    else:
        part.write_bytes(part.read_bytes()[:1_000] if how == "cut" else b"")
    report = code_corpus([str(source)], folder, most_pages=5)
    assert (report.coded, report.kept) == (1, 3)
    assert parts_of(folder) == parts_of(corpus)


def test_parts_of_a_source_that_has_changed_are_replaced(source: Path, tmp_path: Path) -> None:
    grown = shutil.copytree(source, tmp_path / "grown")
    folder = tmp_path / "made"
    code_corpus([str(grown)], folder, most_pages=5)
    (grown / "e.warc.gz").write_bytes(warc(record(page(77), url="http://warta.example/77")))
    report = code_corpus([str(grown)], folder, most_pages=5)
    assert report == CorpusReport(rows=FOUND + 1, unread=2, coded=1, kept=4, removed=0)
    (grown / "e.warc.gz").write_bytes(warc(record(page(78), url="http://warta.example/78")))
    assert code_corpus([str(grown)], folder, most_pages=5).removed == 1
    code_corpus([str(grown)], tmp_path / "afresh", most_pages=5)
    assert parts_of(folder) == parts_of(tmp_path / "afresh")


def test_the_corpus_itself_is_no_page_of_its_source(source: Path, tmp_path: Path) -> None:
    holder = shutil.copytree(source, tmp_path / "holder")
    for _ in range(2):
        report = code_corpus([str(holder)], holder / "made")
        assert (report.rows, report.unread) == (FOUND, 2)


def test_a_fault_of_ours_costs_one_page(monkeypatch: pytest.MonkeyPatch, source: Path) -> None:
    from rujuk.corpus.batches import as_arrow  # noqa: PLC0415
    from rujuk.jobs import coding  # noqa: PLC0415

    real = coding.code_found

    def code(found: object, **_: object) -> object:
        if found.path.endswith("a.txt"):  # type: ignore[attr-defined]
            return {}["nothing"]
        if found.path.endswith("c.txt"):  # type: ignore[attr-defined]
            raise MemoryError
        return real(found)  # type: ignore[arg-type]

    monkeypatch.setattr(coding, "code_found", code)
    rows = code_batch(as_arrow(list(find_pages([str(source)]))[:3], 0), {1: "given up"}).to_pylist()
    assert [(row["losses"] or [{}])[0].get("reason") for row in rows] == [
        "the coder failed: KeyError: 'nothing'",
        "given up",
        "it needs more memory than a page may take: given up",
    ]
    assert [row["place"] for row in rows] == [0, 1, 2]
