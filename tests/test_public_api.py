"""The public API: some fifteen names, imported on first use, that read well in a notebook."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path

import pytest

import made_pages
import rujuk
from rujuk.records import Statement

PACKAGES = {path.name for path in Path(rujuk.__file__).parent.iterdir() if path.is_dir()}
HOSTILE = "<img src=x onerror=alert(1)>&\"'"


def test_every_public_name_is_there() -> None:
    assert len(rujuk.__all__) <= 18
    for name in rujuk.__all__:
        assert getattr(rujuk, name) is not None
    assert dir(rujuk) == sorted(rujuk.__all__)
    with pytest.raises(AttributeError, match="nothing"):
        _ = rujuk.nothing  # type: ignore[attr-defined]


def test_no_public_name_is_a_package() -> None:
    assert not PACKAGES & set(rujuk.__all__)


def test_import_loads_nothing_heavy() -> None:
    program = "import rujuk, sys; print(*[m for m in sys.modules if m.startswith('rujuk')])"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["rujuk"]


def test_a_page_is_read_coded_and_kept(tmp_path: Path) -> None:
    page = rujuk.read_bytes(b"Sekitar 1.500 tentara tiba di Rusia.", path="page.txt")
    assert isinstance(page, rujuk.Document)
    coding = rujuk.code_document(page)
    assert coding.document == page.id
    (tmp_path / "page.txt").write_text(page.text, "utf-8")
    assert rujuk.read_page(tmp_path / "page.txt") == page
    with rujuk.Case(tmp_path / "case") as case:
        report = case.add([str(tmp_path / "page.txt")])
        assert report.run == 1
        assert [one.id for one in case.documents()] == [page.id]
        assert list(case.claims()) == list(coding.claims)


def test_a_record_shows_its_words_in_a_notebook() -> None:
    document, coding = made_pages.deployment()
    claim = coding.claims[0]._repr_html_()
    assert "<mark>Sekitar 11.000 tentara <b>Korea Utara</b></mark>" in claim
    assert "about" in claim
    event = coding.events[0]._repr_html_()
    assert "<b>mengirim</b>" in event
    assert "according to South Korea" in event
    relation = coding.relations[0]._repr_html_()
    assert "2024-06" in relation
    page = document._repr_html_()
    assert "<mark>Korea Selatan menyebut" in page
    assert "published not stated" in page


def test_a_hostile_page_stays_text_in_a_notebook() -> None:
    made = made_pages.Made(text=HOSTILE, body=(HOSTILE, HOSTILE), title=HOSTILE)
    document = dataclasses.replace(
        made.document(), publisher=Statement(text=HOSTILE, start=None, end=None, source="x")
    )
    party = made.party("src", HOSTILE, "PRK", name=HOSTILE)
    claim = made.claim(HOSTILE, made_pages.Measure.KILLED, (1, 1, 1), of_whom=party)
    event = made.event(HOSTILE, made_pages.EventType.ASSAULT, "img", actors=(party,))
    for shown in (document._repr_html_(), claim._repr_html_(), event._repr_html_()):
        assert "<img" not in shown
        assert "&lt;" in shown
