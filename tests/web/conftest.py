"""What all tests of the web pages share: a browser, two cases, each weighed and served once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from rujuk.store.case import Case
from rujuk.web.press import make_edition
from web_site import ROOT, brief_of, browser, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def chromium_browser() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


def case_of(pages: Path, folder: Path) -> Path:
    """The path of a case of these pages."""
    path = folder / "case.rujuk"
    with Case(path) as case:
        case.add([str(pages)])
    return path


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of the shipped sample pages. Tests do not write to it."""
    return case_of(ROOT / "examples" / "pages", tmp_path_factory.mktemp("samples"))


@pytest.fixture(scope="session")
def samples_edition(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of an edition of the samples."""
    path = str(tmp_path_factory.mktemp("edition") / "edition.sqlite")
    make_edition(str(samples), path)
    return path


@pytest.fixture(scope="session")
def site(samples: Path) -> Iterator[str]:
    """The address of a server over the samples."""
    with served(str(samples)) as address:
        yield address


@pytest.fixture(scope="session")
def disputed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of several affairs: copies, disputes of figures and deeds, a denial, a misprint.

    Tests do not write to it.
    """
    pages = ROOT / "tests" / "eval" / "reconcile" / "second" / "pages"
    return case_of(pages, tmp_path_factory.mktemp("disputed"))


@pytest.fixture(scope="session")
def disputed_site(disputed: Path) -> Iterator[str]:
    """The address of a server over that case."""
    with served(str(disputed)) as address:
        yield address


@pytest.fixture(scope="session")
def disputed_brief(disputed: Path) -> dict[str, Any]:
    """The brief of that case. Tests do not change it."""
    return brief_of(disputed)
