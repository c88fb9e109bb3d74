"""A case holds what was added, once, and says so only when it is on the disk."""

from __future__ import annotations

import dataclasses
import sqlite3
from typing import TYPE_CHECKING

import pytest

import made_pages
from rujuk.errors import CaseError, UnknownRecordError
from rujuk.records import Coding, Document, Loss
from rujuk.store.case import Case
from rujuk.store.schema import is_case

if TYPE_CHECKING:
    from pathlib import Path

    from rujuk.store.adding import Addition, AddReport, Item

MADE = {
    document.id: (document, coding)
    for document, coding in (made_pages.deployment(), made_pages.parts())
}


def coder(document: Document) -> Coding:
    return MADE[document.id][1]


def items(*paths: str) -> list[Item]:
    """The two made pages at these paths, in turn."""
    documents = [document for document, _ in MADE.values()]
    return [
        (documents[number % 2], made_pages.sighting(documents[number % 2], path))
        for number, path in enumerate(paths)
    ]


def add(path: Path, pages: list[Item], **more: object) -> AddReport:
    with Case(path) as case:
        return case.add_pages(pages, coder, **more)  # type: ignore[arg-type]


def test_a_case_gives_back_what_was_added(tmp_path: Path) -> None:
    path = tmp_path / "one.rujuk"
    report = add(path, items("a.txt", "b.txt"))
    assert report.run == 1
    assert report.counts["added"] == 2
    assert is_case(path)
    with Case(path, must_exist=True) as case:
        pages = list(case.pages())
        assert [page.document.id for page in pages] == sorted(MADE)
        for page in pages:
            assert (page.document, page.coding) == MADE[page.document.id]
            assert [seen.seen_at for seen in page.sightings] == [1]
        claim = next(case.claims())
        assert case.record(claim.id) == claim
        assert case.check() == []
        assert case.last_run() == 1
        assert [run.closed for run in case.runs()] == [True]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["one.rujuk"]


def test_the_same_page_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "case"
    add(path, items("a.txt", "b.txt"))
    before = path.read_bytes()
    report = add(path, items("a.txt", "b.txt"))
    assert report.run is None
    assert report.counts["unchanged"] == 2
    assert path.read_bytes() == before


def test_the_same_bytes_at_another_path_are_a_new_sighting(tmp_path: Path) -> None:
    path = tmp_path / "case"
    add(path, items("a.txt", "b.txt"))
    report = add(path, items("copy-of-a.txt"))
    assert report.run == 2
    assert report.counts["sighted"] == 1
    with Case(path) as case:
        document = items("x")[0][0].id  # type: ignore[index, union-attr]
        assert [seen.path for seen in case.page(document).sightings] == ["a.txt", "copy-of-a.txt"]
        assert len(list(case.documents())) == 2
        assert [len(page.sightings) for page in case.pages(as_of_run=1)] == [1, 1]


def test_another_program_or_lexicon_gives_a_new_coding_and_keeps_the_old(tmp_path: Path) -> None:
    path = tmp_path / "case"
    add(path, items("a.txt"))
    document, coding = next(iter(MADE.values()))
    newer = dataclasses.replace(coding, coded_by="0.2.0 made", events=coding.events[:1])
    with Case(path) as case:
        report = case.add_pages(items("a.txt"), lambda _: newer)
        assert report.counts["recoded"] == 1
        assert len(list(case.events())) == 1
        old = next(case.pages(as_of_run=1))
        assert old.coding == coding
        assert old.document == document
        new = case.page(document.id)
        assert new.coding == newer
        assert new.document.text == document.text
        assert new.coded_in == 2
        assert case.check() == []
    holders = sqlite3.connect(path).execute("SELECT text IS NULL FROM codings").fetchall()
    assert holders == [(0,), (1,)]  # the text is stored once


def test_a_page_that_cannot_be_read_is_listed_once(tmp_path: Path) -> None:
    path = tmp_path / "case"
    loss = Loss(stage="read", reason="no text", path="x.bin")
    report = add(path, [loss, *items("a.txt")])
    assert report.losses == (loss,)
    assert report.counts["unread"] == 1
    assert report.counts["added"] == 1
    assert add(path, [loss]).run is None
    with Case(path) as case:
        assert list(case.unread()) == [loss]
        assert loss in list(case.losses())


def test_a_page_that_was_read_at_last_is_no_loss_any_more(tmp_path: Path) -> None:
    path = tmp_path / "case"
    lost = [Loss(stage="read", reason="no permission", path=name) for name in ("a.txt", "z.txt")]
    add(path, lost)
    add(path, items("a.txt"))
    with Case(path) as case:
        assert list(case.unread(as_of_run=1)) == lost
        assert list(case.unread()) == lost[1:]


def test_order_of_input_gives_the_same_pages(tmp_path: Path) -> None:
    pages = items("a.txt", "b.txt", "c.txt", "d.txt")
    add(tmp_path / "one", pages)
    add(tmp_path / "two", pages[::-1])
    with Case(tmp_path / "one") as one, Case(tmp_path / "two") as two:
        assert list(one.pages()) == list(two.pages())


def test_forgotten_words_are_gone_from_the_file_and_refused(tmp_path: Path) -> None:
    path = tmp_path / "case"
    add(path, items("secret-folder/a.txt", "b.txt"))
    document = items("x")[0][0]  # type: ignore[index]
    assert isinstance(document, Document)
    assert b"11.000" in path.read_bytes()
    with Case(path) as case:
        run = case.forget(document.id)
        assert run == 2
        assert case.forget(document.id) == 2
        with pytest.raises(UnknownRecordError):
            case.page(document.id)
        assert [page.document.id for page in case.pages()] != [document.id]
        assert case.check() == []
    for word in (b"11.000", b"secret-folder", b"Siapkan Pasukan"):
        assert word not in path.read_bytes()
    assert document.id.encode() in path.read_bytes()
    report = add(path, items("a.txt"))
    assert report.run is None
    assert [refused.document for refused in report.refused] == [document.id]
    with Case(path) as case, pytest.raises(UnknownRecordError):
        case.forget("doc-nothing")


def test_nothing_is_reported_before_it_is_on_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "case"
    heard: list[tuple[Addition, bool]] = []

    def progress(addition: Addition) -> None:
        with Case(path) as other:
            there = {page.document.id for page in other.pages()}
        heard.append((addition, addition.document in there))

    add(path, items("a.txt", "b.txt"), progress=progress)
    assert [(addition.path, there) for addition, there in heard] == [
        ("a.txt", True),
        ("b.txt", True),
    ]


def test_an_interrupt_keeps_what_was_coded_and_leaves_a_whole_case(tmp_path: Path) -> None:
    path = tmp_path / "case"

    def interrupted() -> object:
        yield items("a.txt")[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add(path, interrupted())  # type: ignore[arg-type]
    with Case(path) as case:
        assert len(list(case.pages())) == 1
        assert case.check() == []
        assert [run.closed for run in case.runs()] == [True]


def test_a_second_writer_fails_clearly_when_it_cannot_wait(tmp_path: Path) -> None:
    path = tmp_path / "case"
    add(path, [])
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with Case(path, wait_seconds=0.05) as case, pytest.raises(CaseError, match="another program"):
        case.add_pages(items("a.txt"), coder)
    holder.execute("ROLLBACK")
    holder.close()
    report = add(path, items("a.txt"))
    assert report.run == 1


def test_two_writers_take_turns_under_numbers_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "case"

    def first() -> object:
        for number in range(33):  # the 32nd fills a batch
            document, coding = made_pages.plain(f"Kalimat {number}.")
            MADE[document.id] = (document, coding)
            yield document, made_pages.sighting(document, f"{number:02}.txt")
        add(path, items("a.txt"))

    report = add(path, first())  # type: ignore[arg-type]
    with Case(path) as case:
        runs = case.runs()
        assert [run.documents for run in runs] == [32, 1, 1]
        assert all(run.closed for run in runs)
        assert report.run == 3
        assert case.check() == []


@pytest.mark.parametrize("content", [b"Korea Utara mengirim pasukan.", b"\x00" * 100])
def test_a_page_is_no_case(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(content)
    with pytest.raises(CaseError, match="not a rujuk case"):
        Case(path)
    assert path.read_bytes() == content


def test_another_database_is_no_case(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE t (x)")
    other.close()
    with pytest.raises(CaseError, match="not a rujuk case"):
        Case(path)


def test_a_missing_case_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="no such case"):
        Case(tmp_path / "none", must_exist=True)
    assert not (tmp_path / "none").exists()
    with pytest.raises(CaseError, match="folder"):
        Case(tmp_path)


def test_a_case_of_a_newer_form_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "case"
    add(path, items("a.txt"))
    other = sqlite3.connect(path)
    other.execute("PRAGMA user_version=99")
    other.close()
    with pytest.raises(CaseError, match="newer rujuk"):
        Case(path)


def test_a_damaged_case_is_told(tmp_path: Path) -> None:
    path = tmp_path / "case"
    add(path, items("a.txt", "b.txt"))
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(CaseError), Case(path) as case:
        list(case.pages())
