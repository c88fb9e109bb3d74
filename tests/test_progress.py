"""What stderr tells of a long command: rate, time left, what was not read; never a result."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

from made_archives import page, record, warc
from rujuk.cli.progress import Progress
from rujuk.read.inputs import position as positions
from rujuk.read.inputs.opening import find_pages
from rujuk.read.inputs.position import Position

if TYPE_CHECKING:
    from pathlib import Path


class Clock:
    """A clock that is set by hand."""

    now = 100.0

    def __call__(self) -> float:
        """The time that was set."""
        return self.now


class Terminal(io.StringIO):
    """What is shown on a terminal."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def test_the_log_tells_rate_and_time_left(capsys: pytest.CaptureFixture[str]) -> None:
    clock, position = Clock(), Position()
    position.whole = 1000
    with Progress(log_format="json", position=position, clock=clock) as progress:
        progress.step(5)
        clock.now += 10
        position.finish(250)
        progress.step(15)
        progress.unread("a.pdf", "a PDF file, not a page")
    told = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert told == [
        {
            "event": "progress",
            "pages": 20,
            "pages_per_second": 2.0,
            "share": 0.25,
            "seconds_left": 30.0,
        },
        {"event": "unread", "path": "a.pdf", "reason": "a PDF file, not a page"},
        {"event": "finished", "pages": 20, "seconds": 10.0, "pages_per_second": 2.0},
    ]


@pytest.mark.parametrize(
    ("whole", "left"),
    [(None, ""), (1000, "about 30 s left"), (4000, "about 2 min left"), (200_000, "2.2 h left")],
)
def test_a_terminal_shows_one_line(
    monkeypatch: pytest.MonkeyPatch, whole: int | None, left: str
) -> None:
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    clock, position = Clock(), Position()
    position.whole = whole
    with Progress(position=position, clock=clock) as progress:
        clock.now += 10
        position.finish(250)
        progress.step(20)
    line = shown.getvalue().split("\r")[1]
    assert line.startswith("20 pages, 2/s")
    assert left in line


def test_a_line_of_the_result_takes_the_place_of_the_progress(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setattr(sys, "stdout", shown)
    clock = Clock()
    with Progress(clock=clock) as progress:
        clock.now += 10
        progress.step(20)
        progress.say("added")
    told, blank, line = shown.getvalue().lstrip("\r").split("\r")
    assert told.startswith("20 pages")
    assert blank == " " * len(told)
    assert line == "added\n"


def test_pages_of_an_earlier_run_say_nothing_of_the_time_left(
    capsys: pytest.CaptureFixture[str],
) -> None:
    clock, position = Clock(), Position()
    position.whole = 1000
    with Progress(log_format="json", position=position, clock=clock) as progress:
        progress.begin("begun")
        progress.pass_over(80)
        position.finish(800)
        clock.now += 10
        progress.pass_over(0)
        position.finish(100)
        clock.now += 10
        progress.step(10)
    begun, before, told, finished = map(json.loads, capsys.readouterr().err.splitlines())
    assert begun == {"event": "begun"}
    assert before["seconds_left"] is None
    assert (told["pages"], told["pages_per_second"]) == (90, 0.5)
    assert told["seconds_left"] == pytest.approx(20.0)  # ten pages in 20 s, ten are left
    assert finished["pages_per_second"] == 0.5


def test_a_terminal_shows_that_work_has_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    with Progress(clock=Clock()) as progress:
        progress.begin("begun; the first page takes a while")
    assert "\rbegun; the first page takes a while" in shown.getvalue()


def test_nothing_is_told_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    with Progress(clock=clock) as progress:
        clock.now += 10
        progress.step()
    assert capsys.readouterr().err == ""


def test_a_position_knows_how_far_reading_came(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.html").write_bytes(page(1))
    (tmp_path / "b.warc").write_bytes(b"".join(record(page(n) * 2000) for n in range(3)))
    (tmp_path / "c.warc.gz").write_bytes(warc(record(page(4))))
    paths = [tmp_path / "folder", tmp_path / "b.warc", tmp_path / "c.warc.gz"]
    position = Position(paths)
    whole = sum(one.stat().st_size for one in tmp_path.rglob("*.*"))
    assert position.whole == whole
    done = [position.done for _ in find_pages(paths, position=position)]
    assert len(done) == 5
    assert done == sorted(done)
    assert done[1] < done[3] <= whole
    assert position.done == whole


def test_a_whole_that_is_not_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Position(["-"]).whole is None
    assert Position([tmp_path / "missing"]).whole == 0
    for name in "abc":
        (tmp_path / name).write_bytes(b"x")
    monkeypatch.setattr(positions, "MAX_COUNTED", 3)
    assert Position([tmp_path]).whole is None
