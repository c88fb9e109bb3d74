"""Commands killed at chosen moments, again and again: what they told must be there, then the end.

A `Work` is a command with its input: how it is run, what it tells as done, what must hold of what
it left, and the bytes its results come to. `kill_often` starts it, kills it, and looks.
"""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LONGEST = 120.0
"""Seconds after which a run is held to be stuck."""
MOST_KILLS_OF_ONE = 3
"""Kills of what one target is made by, before it is brought to its end and a new one is begun."""
_LOOKS = 0.0005  # seconds between two looks at a file


class Moment(StrEnum):
    """What a kill waits for, beside a chosen time."""

    TIME = "a time, over the length of a whole run"
    MADE = "the file or folder is being made"
    GROWN = "what it writes has grown some times"
    TOLD = "some lines were told"


MOMENTS = (Moment.TIME, Moment.MADE, Moment.GROWN, Moment.TIME, Moment.TOLD)


class Work(Protocol):
    """A command with its input."""

    name: str
    moments: tuple[Moment, ...]
    """What kills wait for, in turn."""

    def command(self, target: Path) -> list[str]:
        """The arguments of `rujuk`; the result goes to `target`."""

    def growing(self, target: Path) -> Path:
        """The file or folder that grows while the command writes."""

    def told(self, line: str) -> str | None:
        """What this line of the standard output tells to be kept; null for other lines."""

    def must_hold(self, target: Path, told: set[str]) -> None:
        """Assert that the target is whole and holds what was told; there may be no target."""

    def final(self, target: Path) -> dict[str, bytes]:
        """The results of a target that was brought to its end."""


@dataclass(kw_only=True)
class Tally:
    """What became of the kills of one command."""

    name: str
    kills: int = 0
    before: int = 0
    between: int = 0
    after: int = 0
    told: int = 0
    ends: int = 0
    by_moment: dict[Moment, int] = field(default_factory=dict)

    @property
    def line(self) -> str:
        """A row of the table."""
        cells = (self.name, self.kills, self.before, self.between, self.after, self.told, self.ends)
        return "| " + " | ".join(map(str, cells)) + " |"


HEAD = (
    "| command | kills | before a page was told | between pages | after the last page "
    "| pages told, all there | runs to the end, same bytes |\n|---|---|---|---|---|---|---|"
)


def kill_often(work: Work, folder: Path, kills: int, seed: int) -> Tally:
    """Kill the command so often; each target is brought to its end and compared with a whole one.

    Half of the kills are of the program alone, half of it with its workers.
    """
    chance = random.Random(seed)
    whole = folder / "whole"
    whole.mkdir()
    begun = time.monotonic()
    told_whole = _run(work, whole / "target")
    length = time.monotonic() - begun
    expected = work.final(whole / "target")
    tally = Tally(name=work.name)
    trial = tries = 0
    while tally.kills < kills:
        trial += 1
        assert trial <= 3 * kills + 3, "hardly any run lasts until it is killed"
        target = folder / f"killed{trial}" / "target"
        target.parent.mkdir()
        held: set[str] = set()
        for number in range(chance.randint(1, MOST_KILLS_OF_ONE)):
            moment = work.moments[tries % len(work.moments)]
            if number and moment is Moment.MADE:
                break  # a new one is to be made
            tries += 1
            told, killed = _killed(work, target, moment, chance, length, with_workers=_even(tally))
            held |= told
            work.must_hold(target, held)
            if not killed:
                break
            tally.kills += 1
            tally.by_moment[moment] = tally.by_moment.get(moment, 0) + 1
            tally.told += len(told)
            if not held:
                tally.before += 1
            elif held >= told_whole:
                tally.after += 1
            else:
                tally.between += 1
            if tally.kills == kills:
                break
        held |= _run(work, target)
        work.must_hold(target, held)
        final = work.final(target)
        assert final.keys() == expected.keys()
        assert [name for name in final if final[name] != expected[name]] == []
        tally.ends += 1
    return tally


def _even(tally: Tally) -> bool:
    return tally.kills // len(MOMENTS) % 2 == 0


def _start(work: Work, target: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "rujuk.cli", *work.command(target)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )


def _run(work: Work, target: Path) -> set[str]:
    """Run it to its end; what it told."""
    with _start(work, target) as run:
        out, _ = run.communicate(timeout=LONGEST)
    assert run.returncode in {0, 3}, out  # 3: an input that cannot be read is among them
    return _told(work, out)


def _told(work: Work, out: str) -> set[str]:
    """What whole lines tell; the last one may be cut."""
    lines = out[: out.rfind("\n") + 1].splitlines()
    return {told for line in lines if (told := work.told(line)) is not None}


def _killed(
    work: Work,
    target: Path,
    moment: Moment,
    chance: random.Random,
    length: float,
    *,
    with_workers: bool,
) -> tuple[set[str], bool]:
    """What the run told, and whether it was killed before it came to its end."""
    run = _start(work, target)
    assert run.stdout is not None
    early = ""
    begun = time.monotonic()
    if moment is Moment.TIME:
        _wait(run, lambda: False, chance.random() * length)
    elif moment is Moment.MADE:
        _wait(run, target.exists, LONGEST)
        time.sleep(chance.random() * 0.02)
    elif moment is Moment.GROWN:
        _wait(run, _grown(work.growing(target), chance.randint(1, 8)), LONGEST)
        time.sleep(chance.random() * 0.005)
    else:
        early = "".join(run.stdout.readline() for _ in range(chance.randint(1, 80)))
        time.sleep(chance.random() * 0.1)
    assert time.monotonic() - begun < LONGEST, "stuck"
    with contextlib.suppress(ProcessLookupError):
        if with_workers:
            os.killpg(run.pid, signal.SIGKILL)
        else:
            run.kill()
    out = early + run.communicate(timeout=LONGEST)[0]
    _await_workers(run.pid)
    return _told(work, out), run.returncode == -signal.SIGKILL


def _wait(run: subprocess.Popen[str], is_there: Callable[[], bool], seconds: float) -> None:
    """Wait so long, or until the run has ended or this holds."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and not is_there() and run.poll() is None:
        time.sleep(_LOOKS)


def _grown(path: Path, times: int) -> Callable[[], bool]:
    """Whether what is at this path was seen to change so often, since the first look."""
    seen: list[tuple[int, int] | None] = []

    def look() -> bool:
        try:
            found = path.stat()
            now = (found.st_size, found.st_mtime_ns)
        except OSError:
            now = None
        if not seen or now != seen[-1]:
            seen.append(now)
        return len(seen) > times

    return look


def _await_workers(group: int) -> None:
    """Wait until no process of the run is left: workers end by themselves when it is gone."""
    until = time.monotonic() + LONGEST
    while _lives(group):
        assert time.monotonic() < until, "a worker outlives its run"
        time.sleep(0.005)


def _lives(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
