"""`kill -9` of a run at any moment: what was told as done is there, and the end is the same."""

from __future__ import annotations

import random
import signal
import time
from typing import TYPE_CHECKING

import pytest

from made_sources import code_whole, coding, made_source, parts_of
from rujuk.corpus.corpus import Corpus

if TYPE_CHECKING:
    from pathlib import Path

PAGES, KILLS = 30, 5  # ten of the command itself: tests/durability


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_source(tmp_path_factory.mktemp("made"), PAGES)


def test_a_run_that_is_killed_again_and_again_comes_to_the_same_end(
    source: Path, tmp_path: Path
) -> None:
    chance = random.Random(7)
    folder, whole = tmp_path / "made", tmp_path / "whole"
    code_whole(source, whole, most=2)
    most = 0
    for _ in range(KILLS):
        told = killed(source, folder, chance)
        most = max(most, told)
        if not (folder / "corpus.json").exists():
            assert told == 0
            continue
        with Corpus(folder) as corpus:
            rows = sum(1 for _ in corpus.pages()) + sum(1 for _ in corpus.unread())
            run = corpus.runs()
        # Two pages have the bytes of another one: they are no page more.
        assert rows >= told - 2
        assert all(one.documents <= PAGES + 2 for one in run)
    assert most > 0, "every run was killed before it had done anything"
    code_whole(source, folder, most=2)
    assert parts_of(folder) == parts_of(whole)
    assert not [path for path in folder.iterdir() if path.name.endswith("unfinished")]


def killed(source: Path, folder: Path, chance: random.Random) -> int:
    """How many pages a run had told as done when it was killed, at some moment of its work."""
    with coding(source, folder, most=2) as run:
        assert run.stdout is not None
        told = 0
        for _ in range(chance.randrange(6)):
            line = run.stdout.readline()
            told = int(line or told)
        time.sleep(chance.random() * 0.3)
        run.send_signal(signal.SIGKILL)
        rest = run.stdout.read().split()
    return int(rest[-1]) if rest else told
