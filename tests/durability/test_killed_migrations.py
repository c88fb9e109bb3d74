"""A program killed while it brings a case to a newer form: the next one goes on as if it were none.

The kill is the program's own, at moments that no clock could hit.
"""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from older_cases import CODING, as_form_1, case_of_one_page
from rujuk.store import migration
from rujuk.store.case import Case
from rujuk.store.schema import MIGRATIONS, SCHEMA_VERSION, statements

STEPS = sum(len(list(statements(one))) for one in MIGRATIONS.values())

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")

KILLED = """
import os, signal, sys
from pathlib import Path
from rujuk.store import migration
from rujuk.store.case import Case
path, moment = sys.argv[1], sys.argv[2]
def die():
    os.kill(os.getpid(), signal.SIGKILL)
real, rename = migration.statements, Path.rename
done = 0
def statements(told):
    global done
    for one in real(told):
        if moment == str(done):
            die()
        done += 1
        yield one
    if moment == "all" and done == int(sys.argv[3]):
        die()
def renamed(self, target):
    if moment == "copied":
        die()
    rename(self, target)
    if moment == "kept":
        die()
migration.statements, Path.rename = statements, renamed
Case(path)
"""


def killed(path: Path, moment: str) -> None:
    """Open the case in a program that is killed at this moment."""
    run = subprocess.run(
        [sys.executable, "-c", KILLED, str(path), moment, str(STEPS)],
        stderr=subprocess.DEVNULL,
        check=False,
    )
    assert run.returncode == -signal.SIGKILL


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    return as_form_1(case_of_one_page(folder / "new"), folder / "old")


@pytest.mark.parametrize("moments", [
    ("copied",), ("kept",), ("0",), (str(STEPS // 2),), ("all",), ("all", "copied", "kept", "1"),
], ids=" ".join)  # fmt: skip
def test_the_next_program_goes_on(old: Path, tmp_path: Path, moments: tuple[str, ...]) -> None:
    path, whole = (Path(shutil.copy(old, tmp_path / name)) for name in ("case", "whole"))
    for moment in moments:
        if moment in {"copied", "kept"} and Path(f"{path}.form-1").exists():
            continue  # there is nothing to rename any more
        killed(path, moment)
        with closing(sqlite3.connect(path)) as opened:
            assert migration.form_of(opened) == 1
    with Case(whole) as never_killed, Case(path) as opened:
        assert opened.backup == f"{path}.form-1"
        assert opened.check() == []
        assert [page.coding for page in opened.pages()] == [CODING]
        assert list(opened.pages()) == list(never_killed.pages())
    kept = Path(f"{path}.form-1")
    assert kept.read_bytes() == Path(f"{whole}.form-1").read_bytes()
    assert not Path(f"{kept}.part").exists()
    with closing(sqlite3.connect(path)) as opened:
        assert migration.form_of(opened) == SCHEMA_VERSION
