"""A program killed in the middle of `add` loses nothing it reported, leaves nothing half done."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from rujuk.store.case import Case

TESTS = Path(__file__).parents[1]
PAGES = 500
# Adds made pages for ever smaller reasons to stop: the parent kills it when it likes.
ADDING = """
import sys, time
sys.path.insert(0, sys.argv[3])
import made_pages
from rujuk.store.case import Case

first, number = int(sys.argv[2]), int(sys.argv[4])
made = {}

def pages():
    for index in range(first, first + number):
        document, coding = made_pages.plain(f"Kalimat nomor {index}.")
        made[document.id] = coding
        time.sleep(0.001)
        yield document, made_pages.sighting(document, f"{index}.txt")

with Case(sys.argv[1]) as case:
    case.add_pages(
        pages(),
        lambda document: made[document.id],
        progress=lambda addition: print(addition.document, flush=True),
    )
"""


def adding(path: Path, first: int, number: int = PAGES) -> subprocess.Popen[str]:
    arguments = [str(path), str(first), str(TESTS), str(number)]
    return subprocess.Popen(
        [sys.executable, "-c", ADDING, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A suite that runs in the background ignores the signal, and its children with it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )


def kept(path: Path) -> set[str]:
    with Case(path, must_exist=True) as case:
        assert case.check() == []
        return {page.document.id for page in case.pages()}


def test_a_kill_loses_nothing_reported_and_leaves_nothing_half_there(tmp_path: Path) -> None:
    path = tmp_path / "case"
    child = adding(path, 0)
    assert child.stdout is not None
    reported = {child.stdout.readline().strip() for _ in range(70)}
    os.kill(child.pid, signal.SIGKILL)
    reported |= {line.strip() for line in child.stdout if line.endswith("\n")}
    child.communicate()  # what is left, past what was read ahead: the end
    assert child.returncode == -signal.SIGKILL
    there = kept(path)
    assert reported <= there
    assert len(there) < PAGES
    with Case(path) as case:
        assert [run.closed for run in case.runs()] == [False]
    again = adding(path, 0)
    again.communicate()
    assert again.returncode == 0
    assert len(kept(path)) == PAGES
    with Case(path) as case:
        assert [run.closed for run in case.runs()] == [True, True]


def test_an_interrupt_leaves_a_whole_case(tmp_path: Path) -> None:
    path = tmp_path / "case"
    child = adding(path, 0)
    assert child.stdout is not None
    reported = {child.stdout.readline().strip()}
    os.kill(child.pid, signal.SIGINT)
    rest = child.communicate()[0]
    assert child.returncode != 0
    reported |= set(rest.split())
    assert reported <= kept(path)
    with Case(path) as case:
        assert [run.closed for run in case.runs()] == [True]


def test_two_adds_at_once_both_finish(tmp_path: Path) -> None:
    path = tmp_path / "case"
    children = [adding(path, 0, 150), adding(path, 100, 150)]
    for child in children:
        child.communicate()
        assert child.returncode == 0
    assert len(kept(path)) == 250
    with Case(path) as case:
        runs = case.runs()
        assert sum(run.documents for run in runs) == 250
        assert all(run.closed for run in runs)


def test_reading_never_waits_for_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "case"
    child = adding(path, 0, 200)
    assert child.stdout is not None
    child.stdout.readline()
    with Case(path, wait_seconds=0.01) as case, case.snapshot():
        first = len(list(case.pages()))
        child.stdout.readline()
        assert len(list(case.pages())) == first
    child.communicate()
    assert len(kept(path)) == 200
