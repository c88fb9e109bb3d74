"""The Spanish pack on gold: sentences with every event and claim, and a page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from coded_pages import coded
from rujuk.code.document import code_document
from rujuk.read.page import read_page
from rujuk.records import BlockKind, Measure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rujuk.records import Claim, Event, Party

GOLD = Path(__file__).parent / "gold/spanish"
FLOOR = 0.93  # of the records of the gold, less what is missed or too much; measured .935


def countries(parties: Iterable[Party]) -> str:
    return "+".join(sorted({party.country for party in parties if party.country}))


def of_event(event: Event, told: dict[str, Any]) -> dict[str, Any]:
    """What the coder says of an event, of the fields that the gold tells."""
    said = {
        "at": event.trigger.text,
        "type": event.type.value,
        "actors": countries(event.actors),
        "recipients": countries(event.recipients),
        "said": countries(event.attributed_to),
        "modality": event.modality.value,
        "time": event.time and event.time.edtf,
    }
    return {key: said[key] for key in told}


def of_claim(claim: Claim, told: dict[str, Any]) -> dict[str, Any]:
    """The same of a claim."""
    said = {
        "measure": claim.measure.value,
        "value": [claim.low, claim.best, claim.high],
        "of": claim.of_whom and claim.of_whom.country,
        "said": countries(claim.said_by),
    }
    return {key: said[key] for key in told}


def faults(item: dict[str, Any]) -> tuple[list[str], int]:
    """What is missed and what is too much in a sentence, and how much there is to say."""
    coding = coded(item["text"], language="es")
    wrong: list[str] = []
    told = 0
    for kind, records, read in (
        ("events", coding.events, of_event),
        ("claims", coding.claims, of_claim),
    ):
        left = list(records)
        for expected in item.get(kind, ()):
            found = next((one for one in left if read(one, expected) == expected), None)
            told += len(expected)
            if found is None:
                wrong.append(f"missed {expected}")
            else:
                left.remove(found)
        wrong += [f"too much: {one.quote}" for one in left]
        told += len(left)
    return [f"{fault} in {item['text']!r}" for fault in wrong], told


def test_the_gold_of_spanish_keeps_its_floor() -> None:
    items = yaml.safe_load((GOLD / "sentences.yaml").read_text("utf-8"))
    assert len(items) >= 20
    results = [faults(item) for item in items]
    wrong = [fault for faulty, _ in results for fault in faulty]
    records = sum(len(item.get(kind, ())) for item in items for kind in ("events", "claims"))
    assert 1 - len(wrong) / records >= FLOOR, "\n".join(wrong)


def test_a_lost_event_and_one_too_many_are_faults() -> None:
    lost, _ = faults({"text": "Israel bombardeó Siria.", "events": [{"at": "atacó"}]})
    assert len(lost) == 2
    assert faults({"text": "Israel bombardeó Siria.", "events": [{"at": "bombardeó"}]}) == ([], 1)


def test_a_page_is_read_and_coded() -> None:
    page = read_page(str(GOLD / "page.txt"))
    assert (page.language, page.publisher and page.publisher.text) == ("es", "El Vocero del Puerto")
    assert page.title is not None
    assert page.title.text.startswith("Chile envía médicos")
    assert page.published_on is not None
    assert page.published_on.edtf == "2025-03-14"
    body = [page.text[b.start : b.end] for b in page.blocks if b.kind is BlockKind.BODY]
    assert [text.split()[0] for text in body] == ["El", "Al", '"Vamos', "La"]
    coding = code_document(page)
    told = [
        {"at": "envió", "type": "AID", "actors": "CHL", "recipients": "HTI", "said": "CHL",
         "modality": "happened", "time": "2025-03-11"},
        {"at": "atacaron", "type": "ASSAULT", "said": "HTI", "time": "2025-03-09"},
        {"at": "ayudando", "type": "AID", "recipients": "HTI", "said": "CHL",
         "modality": "ongoing"},
        {"at": "condenó", "type": "ACCUSE", "actors": "UNO"},
        {"at": "pidió", "type": "REQUEST", "actors": "UNO"},
        {"at": "cerrará", "type": "COERCE", "actors": "DOM", "said": "DOM", "modality": "denied"},
    ]  # fmt: skip
    for expected in told:
        assert any(of_event(event, expected) == expected for event in coding.events), expected
    figures = {
        claim.measure: (claim.low, claim.high, countries(claim.said_by)) for claim in coding.claims
    }
    assert figures == {
        Measure.WORKERS: (40, 40, "CHL"),
        Measure.AIRCRAFT: (2, 2, ""),
        Measure.KILLED: (12, None, "HTI"),
        Measure.WOUNDED: (30, 30, "HTI"),
    }
