"""English pages of sport, markets, film, kitchen, health, gadgets, weather, travel and garden."""

from __future__ import annotations

from pathlib import Path

import pytest

from rujuk.code.document import code_document
from rujuk.read.page import read_bytes
from rujuk.records import Coding, Document, Measure

PAGES = sorted((Path(__file__).parent / "gold" / "quiet_english").glob("k*.txt"))
HARM = {Measure.KILLED, Measure.WOUNDED, Measure.TROOPS, Measure.DETAINED}


def _coded(path: Path) -> Coding:
    document = read_bytes(path.read_bytes(), path=path.name)
    assert isinstance(document, Document)
    assert document.language == "en"
    return code_document(document)


def test_there_are_nine_pages() -> None:
    assert len(PAGES) == 9


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_nothing_happens_on_a_quiet_page(path: Path) -> None:
    coding = _coded(path)
    assert [f"{event.type} {event.trigger.text}" for event in coding.events] == []
    assert not coding.relations
    assert not {claim.measure for claim in coding.claims} & HARM
