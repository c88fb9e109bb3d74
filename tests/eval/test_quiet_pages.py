"""Pages of sport, markets, lifestyle, science and weather yield no events and no tolls."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

from rujuk.code.document import code_document
from rujuk.read.page import read_bytes
from rujuk.records import Coding, Document, Measure

QUIET = Path(__file__).parent / "gold" / "quiet"
PAGES = 30
# False events over all the pages. The issue allows one in two pages; this is what is reached.
EVENTS_AT_MOST = 0
# What may really be counted on such pages; everything else is a false claim.
COUNTED = {Measure.PEOPLE, Measure.WORKERS, Measure.VEHICLES, Measure.VILLAGES, Measure.BUILDINGS}


@cache
def coded() -> dict[str, Coding]:
    made = {}
    for path in sorted(QUIET.glob("q*.txt")):
        document = read_bytes(path.read_bytes(), path=path.name)
        assert isinstance(document, Document)
        assert document.language == "id"
        made[path.stem] = code_document(document)
    return made


def test_there_are_thirty_pages_with_text_to_code() -> None:
    assert len(coded()) == PAGES
    lengths = [len(path.read_text("utf-8")) for path in QUIET.glob("q*.txt")]
    assert 1_200 <= min(lengths) <= max(lengths) <= 3_000


def test_nothing_happens_on_quiet_pages() -> None:
    found = [
        f"{name}: {event.type} {event.trigger.text}: {event.quote}"
        for name, coding in coded().items()
        for event in coding.events
    ]
    assert len(found) <= EVENTS_AT_MOST, found
    assert not [name for name, coding in coded().items() if coding.relations]


def test_nobody_is_hurt_or_sent_on_quiet_pages() -> None:
    found = (
        Counter(claim.measure for coding in coded().values() for claim in coding.claims).keys()
        - COUNTED
    )
    assert not found


def test_people_are_still_counted_on_quiet_pages() -> None:
    told = {claim.best for coding in coded().values() for claim in coding.claims}
    assert {30_000, 38_400, 410_000, 1_500} <= told
