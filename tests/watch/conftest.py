"""A case and a made time for each test of a watch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_server import MadeTime
from rujuk.store.case import Case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def made() -> MadeTime:
    return MadeTime()


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """A new case; it obeys the laws when the test is done."""
    with Case(tmp_path / "case") as opened:
        yield opened
        assert opened.check() == []
