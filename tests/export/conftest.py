"""The made case of the export tests, weighed once; each format written with and without text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import exported_case
from rujuk.export.formats import FORMATS, write
from rujuk.export.weighed_case import WeighedCase

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def weighed(tmp_path_factory: pytest.TempPathFactory) -> WeighedCase:
    """The made case, read and weighed."""
    with exported_case.made_case(tmp_path_factory.mktemp("case") / "case") as case:
        return WeighedCase(case)


@pytest.fixture(scope="session")
def written(weighed: WeighedCase, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every format of the made case in a folder of its own."""
    return _all(weighed, tmp_path_factory.mktemp("with"), text=True)


@pytest.fixture(scope="session")
def wordless(weighed: WeighedCase, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same without words of pages."""
    return _all(weighed, tmp_path_factory.mktemp("without"), text=False)


def _all(weighed: WeighedCase, folder: Path, *, text: bool) -> Path:
    for name in FORMATS:
        write(weighed, name, str(folder / name), text=text)
    return folder
