"""Commands killed at any moment lose nothing they told, and come to the same end.

Ten kills of each; `RUJUK_KILLS` asks for more (`nox -s durability`: a hundred).
"""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

import killed_works
from killed_runs import HEAD, kill_often
from made_server import served
from rujuk.cli import rujuk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from killed_runs import Work

KILLS = int(os.environ.get("RUJUK_KILLS", "10"))
SEED = 20_250_901

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")


@pytest.fixture
def work(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Work]:
    """The command of this name, where the program has it."""
    name = request.param
    if name not in rujuk.commands:
        pytest.skip(f"this program has no command {name}")
    with ExitStack() as stack:
        if name == "add":
            yield killed_works.Adding(tmp_path)
        elif name == "watch":
            yield killed_works.Watching(stack.enter_context(served()))
        else:
            pytest.importorskip("pyarrow", reason="needs rujuk[cluster]")
            yield killed_works.Coding(tmp_path)


@pytest.mark.parametrize("work", ["add", "watch", "code-corpus"], indirect=True)
def test_a_command_killed_at_any_moment_loses_nothing(work: Work, tmp_path: Path) -> None:
    tally = kill_often(work, tmp_path, KILLS, SEED)
    assert tally.kills == KILLS
    assert tally.by_moment
    assert set(tally.by_moment) <= set(work.moments)
    print(f"\n{HEAD}\n{tally.line}")  # noqa: T201 - the table of `nox -s durability`
