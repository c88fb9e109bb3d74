"""The exported folder: opened from the disk, every link leads somewhere, nobody is asked."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from click.testing import CliRunner

from rujuk.cli import rujuk
from rujuk.store.case import Case
from rujuk.web import folder as folder_module
from web_site import PHONE, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LINK = re.compile(r'<a [^>]*href="([^"]*)"')
NAMED = re.compile(r'\bid="([^"]*)"')


@pytest.fixture(scope="module")
def folder(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("folder") / "pages"
    done = CliRunner().invoke(rujuk, ["export", str(samples), "html", "-o", str(made)])
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith(str(made / "index.html"))
    return made


def test_every_link_leads_to_a_place_in_the_folder(folder: Path) -> None:
    texts = {path: path.read_text("utf-8") for path in folder.rglob("*.html")}
    named = {path: set(NAMED.findall(text)) for path, text in texts.items()}
    assert len(texts) > 20
    for path, text in texts.items():
        for href in LINK.findall(text):
            address, _, fragment = unquote(href).partition("#")
            assert "?" not in address
            target = (path.parent / address).resolve() if address else path
            assert target in named, f"{path.name}: {href}"
            assert not fragment or fragment in named[target], f"{path.name}: {href}"


def test_no_file_names_an_address_or_another_file(folder: Path) -> None:
    for path in folder.rglob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r"<(?:script|img|link|iframe)[^>]+(?:src|href)=\"(?!data:)", text), (
            path
        )


def test_pages_open_from_the_disk_without_a_fault(chromium_browser: Browser, folder: Path) -> None:
    records = sorted((folder / "records").iterdir())
    chosen = [
        *sorted(folder.glob("*.html")), *sorted((folder / "reader").iterdir())[:2], *records[:1],
        *sorted((folder / "record").glob("est-*"))[:1],
    ]  # fmt: skip
    for size in ({"width": 1280, "height": 900}, PHONE):
        with visit(chromium_browser, viewport=size) as seen:
            for path in chosen:
                seen.open(path.as_uri())
                seen.check(f"file-{path.stem[:12]}-{size['width']}")


def test_its_scripts_run_and_no_other(chromium_browser: Browser, folder: Path) -> None:
    path = next(one for one in (folder / "reader").iterdir() if "m claim" in one.read_text("utf-8"))
    with visit(chromium_browser) as seen:
        page = seen.open(path.as_uri())
        page.keyboard.press("j")
        assert page.is_visible("#card")
        ran = page.evaluate(
            """() => { const one = document.createElement("script");
                 one.textContent = "window.foreign = 1"; document.body.append(one);
                 return "foreign" in window; }"""
        )
        assert not ran
        page.click(".text a.m.claim.first >> nth=0")
        page.wait_for_url("**/records/**#clm-*")
        assert page.inner_text(".record:target .mark")


def test_a_folder_speaks_the_language_asked_for(samples: Path, tmp_path: Path) -> None:
    made = str(tmp_path / "halaman")
    done = CliRunner().invoke(rujuk, ["export", str(samples), "html", "-o", made, "--lang", "id"])
    assert done.exit_code == 0
    assert '<html lang="id">' in Path(made, "index.html").read_text("utf-8")


def test_the_same_case_gives_the_same_bytes(folder: Path, samples: Path, tmp_path: Path) -> None:
    CliRunner().invoke(rujuk, ["export", str(samples), "html", "-o", str(tmp_path / "again")])
    again = {path.relative_to(tmp_path / "again"): path for path in tmp_path.rglob("*.html")}
    first = {path.relative_to(folder): path for path in folder.rglob("*.html")}
    assert again.keys() == first.keys()
    assert all(first[name].read_bytes() == path.read_bytes() for name, path in again.items())


def test_an_empty_case_has_pages_that_say_so(tmp_path: Path) -> None:
    path = str(tmp_path / "empty.rujuk")
    with Case(path):
        pass
    done = CliRunner().invoke(rujuk, ["export", path, "html", "-o", str(tmp_path / "pages")])
    assert done.exit_code == 0, done.output
    assert "no page yet" in (tmp_path / "pages" / "reader.html").read_text("utf-8")


def test_several_processes_write_the_same(
    folder: Path, samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_module, "FILES_IN_PROCESS", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    made = tmp_path / "pages"
    CliRunner().invoke(rujuk, ["export", str(samples), "html", "-o", str(made)])
    first = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.html")}
    assert {path.relative_to(made): path.read_bytes() for path in made.rglob("*.html")} == first


@pytest.mark.parametrize(
    ("name", "rows", "word"),
    [("ledger", "table.ledger tbody tr", "sekitar"), ("timeline", "ol.happenings > li", "tewas")],
)
def test_rows_of_a_file_are_narrowed_without_a_server(
    chromium_browser: Browser, folder: Path, name: str, rows: str, word: str
) -> None:
    with visit(chromium_browser) as seen:
        page = seen.open((folder / f"{name}.html").as_uri())
        everything = page.locator(f"{rows}:visible").count()
        page.fill("[data-sift]", f"NIS {word.upper()}")
        shown = page.locator(f"{rows}:visible")
        assert 0 < shown.count() < everything
        assert all(word in text.lower() for text in shown.all_text_contents())
        assert str(shown.count()) in page.inner_text("#sifted")
        page.fill("[data-sift]", "")
        assert page.locator(f"{rows}:visible").count() == everything
        seen.check(f"sift-{name}")


def test_a_file_without_scripts_shows_every_row_and_no_dead_field(
    chromium_browser: Browser, folder: Path
) -> None:
    with visit(chromium_browser, java_script_enabled=False) as seen:
        page = seen.open((folder / "ledger.html").as_uri())
        assert page.locator("[data-sift]:visible").count() == 0
        assert page.locator("table.ledger tbody tr:visible").count() > 1
        assert "rujuk serve" in page.inner_text(".sift")
        assert "address" not in page.inner_text(".standfirst")
