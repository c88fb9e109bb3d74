"""Commands killed at any moment lose nothing they told, and come to the same end.

Ten kills of each; `RUJUK_KILLS` asks for more (`nox -s durability`: a hundred).
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

import killed_works
from killed_runs import HEAD, Moment, kill_often

if TYPE_CHECKING:
    from pathlib import Path

KILLS = int(os.environ.get("RUJUK_KILLS", "10"))
SEED = 20_250_901

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")


def test_add(tmp_path: Path) -> None:
    tally = kill_often(killed_works.Adding(tmp_path), tmp_path, KILLS, SEED)
    assert set(tally.by_moment) == set(Moment)
    assert tally.between, "no kill came between two pages"
    print(f"\n{HEAD}\n{tally.line}")  # noqa: T201 - the table of `nox -s durability`
