"""A case of an older form is brought to this one and kept; one that cannot be written is read."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from older_cases import CODING, DOCUMENT, as_form_1, case_of_one_page
from rujuk.cli import main
from rujuk.errors import CaseError
from rujuk.records import Verdict
from rujuk.store import connection, migration
from rujuk.store.case import Case
from rujuk.store.schema import MIGRATIONS, SCHEMA_VERSION, is_case

CLAIM = CODING.claims[0]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case of this form with one page."""
    return case_of_one_page(tmp_path / "one.rujuk")


@pytest.fixture
def old(case: Path, tmp_path: Path) -> Path:
    """The same case as the program of form 1 would have written it."""
    return as_form_1(case, tmp_path / "old.rujuk")


def tables_of(path: Path) -> list[tuple[str, str]]:
    """Name and columns of each table and index, without what is said of them and is derived."""
    with closing(sqlite3.connect(path)) as opened:
        rows = opened.execute(
            "SELECT name, sql FROM sqlite_master"
            " WHERE sql IS NOT NULL AND name NOT LIKE 'kin%' ORDER BY name"
        ).fetchall()
    return [(name, " ".join(re.sub("--[^\n]*", "", sql).split())) for name, sql in rows]


def form_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as opened:
        return migration.form_of(opened)


def test_every_older_form_has_a_way_to_this_one() -> None:
    assert sorted(MIGRATIONS) == list(range(1, SCHEMA_VERSION))


def test_an_older_case_is_brought_to_this_form_and_kept_beside(old: Path, case: Path) -> None:
    with Case(case) as made:
        pages = list(made.pages())
    with Case(old) as opened:
        assert opened.backup == f"{old}.form-1"
        assert list(opened.pages()) == pages
        assert opened.review(CLAIM.id, Verdict.ACCEPT, by="desk").number == 2
        assert opened.check() == []
    with Case(old) as opened:
        assert opened.backup is None
    assert tables_of(old) == tables_of(case)
    backup = Path(f"{old}.form-1")
    assert is_case(backup)
    assert form_of(backup) == 1
    assert {name for name, _ in tables_of(backup)} >= {"records", "reviews"}
    with closing(sqlite3.connect(backup)) as kept:
        assert kept.execute("SELECT count(*) FROM records").fetchone()[0] == sum(
            len(one) for one in (CODING.claims, CODING.events, CODING.relations, CODING.losses)
        )


def test_the_command_line_tells_where_the_old_case_is(
    old: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def run(*arguments: str) -> tuple[str, str]:
        with pytest.raises(SystemExit) as left:
            main(arguments)
        assert left.value.code == 0
        return capfd.readouterr()

    backup = f"{old}.form-1"
    assert backup in run("brief", str(old))[1]
    assert run("brief", str(old))[1] == ""
    (tmp_path / "page.txt").write_text("Sekitar 1.500 tentara tiba di Rusia.", "utf-8")
    (tmp_path / "one.rujuk").unlink()
    assert run("add", str(old), str(tmp_path))[1] == "", "the backup is no page"
    assert f"{backup} was kept" in run("forget", str(old), DOCUMENT.id)[1]


def test_a_backup_is_never_written_over(old: Path) -> None:
    backup = Path(f"{old}.form-1")
    backup.write_text("mine")
    with pytest.raises(CaseError, match="move it away first"):
        Case(old)
    assert backup.read_text() == "mine"
    assert form_of(old) == 1
    assert not Path(f"{backup}.part").exists()


def test_a_backup_of_the_case_as_it_was_before_is_refused(old: Path) -> None:
    backup = Path(f"{old}.form-1")
    with closing(sqlite3.connect(old)) as opened, closing(sqlite3.connect(backup)) as kept:
        opened.backup(kept)
        opened.execute("CREATE TABLE later (page)")
    before = backup.read_bytes()
    with pytest.raises(CaseError, match="holds something else"):
        Case(old)
    assert backup.read_bytes() == before


def test_without_a_backup_nothing_is_changed(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tables_of(old)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(CaseError, match="no backup"):
        Case(old)
    assert (form_of(old), tables_of(old)) == (1, before)
    monkeypatch.undo()
    with Case(old) as opened:
        assert opened.backup is not None


def test_a_migration_that_fails_leaves_the_old_case(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tables_of(old)
    monkeypatch.setitem(MIGRATIONS, 1, f"{MIGRATIONS[1]}\nCREATE NONSENSE;\n")
    with pytest.raises(CaseError):
        Case(old)
    assert (form_of(old), tables_of(old)) == (1, before)


def test_two_programs_that_open_an_older_case_bring_it_up_once(old: Path) -> None:
    with closing(sqlite3.connect(old, isolation_level=None)) as waiting, Case(old) as first:
        assert first.backup is not None
        assert migration.migrate(waiting, str(old)) is None
    with Case(old) as opened:
        assert opened.check() == []


@pytest.mark.parametrize(("form", "said"), [(0, "no version of rujuk"), (99, "newer rujuk")])
def test_a_case_of_another_form_is_refused(case: Path, form: int, said: str) -> None:
    with closing(sqlite3.connect(case)) as other:
        other.execute(f"PRAGMA user_version={form}")
    with pytest.raises(CaseError, match=said):
        Case(case)
    assert [path.name for path in case.parent.iterdir()] == [case.name]


# --- cases that cannot be written ----------------------------------------------------------------


@pytest.fixture
def sealed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system on which nothing may be written, as the program sees it."""
    monkeypatch.setattr(connection, "is_writable", lambda _: False)


@pytest.mark.usefixtures("sealed")
def test_a_case_for_reading_only_is_read_and_left_alone(case: Path) -> None:
    before = case.read_bytes()
    with Case(case) as opened:
        assert [page.coding for page in opened.pages(with_reviews=True)] == [CODING]
        assert opened.check() == []
        assert sorted(path.name for path in case.parent.iterdir()) == [case.name]
        with pytest.raises(CaseError, match="for reading only"):
            opened.review(CLAIM.id, Verdict.ACCEPT, by="desk")
        with pytest.raises(CaseError, match="for reading only"):
            opened.forget(DOCUMENT.id)
    assert case.read_bytes() == before


def test_a_case_for_reading_only_shows_what_another_program_has_just_written(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Case(case) as writer:
        writer.review(CLAIM.id, Verdict.REJECT, by="desk", note="no")
        assert Path(f"{case}-wal").stat().st_size > 0
        monkeypatch.setattr(connection, "is_writable", lambda _: False)
        with Case(case) as reader:
            assert len(reader.replies()) == 1


def test_an_older_case_for_reading_only_is_refused(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "is_writable", lambda _: False)
    before = old.read_bytes()
    with pytest.raises(CaseError, match="copy it where you may write"):
        Case(old)
    assert old.read_bytes() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="who may do all may write here too")
def test_what_may_be_written_is_asked_of_the_system(case: Path) -> None:
    assert connection.is_writable(str(case))
    case.chmod(0o444)
    assert not connection.is_writable(str(case))
