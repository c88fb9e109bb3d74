"""One browser and one server over the shipped samples for all tests of the web pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rujuk.store.case import Case
from web_site import ROOT, browser, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def chromium_browser() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of the shipped sample pages. Tests do not write to it."""
    path = tmp_path_factory.mktemp("samples") / "samples.rujuk"
    with Case(path) as case:
        case.add([str(ROOT / "examples" / "pages")])
    return path


@pytest.fixture(scope="session")
def site(samples: Path) -> Iterator[str]:
    """The address of a server over the samples."""
    with served(str(samples)) as address:
        yield address
