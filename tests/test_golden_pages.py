"""Each golden page is read as a person agreed it should be; a difference is shown line by line."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import pytest

from golden import EXPECTED, SOURCES, expectation, rendered

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_a_golden_page_is_read_as_agreed(source: Path) -> None:
    agreed = expectation(source).read_text("utf-8").splitlines()
    now = rendered(source).splitlines()
    difference = "\n".join(difflib.unified_diff(agreed, now, "agreed", "now", lineterm="", n=1))
    assert not difference, f"\n{difference}\nwhere the new line is right: python tests/golden.py"


def test_no_expectation_is_left_over() -> None:
    assert {path.name for path in EXPECTED.iterdir()} == {
        expectation(source).name for source in SOURCES
    }
