"""Scores of modes and contexts against the gold of the ontology, as sets. Used by its test.

A gold event is found where a system event has its type (and, where the gold names a trigger,
holds it); of several the one that shares most of its countries is taken, first told first. The
members of the sets are counted over all gold events: what an event that was not found has, is
missed. Events beyond the gold are not counted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from coded_pages import coded

if TYPE_CHECKING:
    from rujuk.records import Coding, Event

GOLD = Path(__file__).parent / "eval" / "gold" / "ontology"


@dataclass
class Tally:
    """Members of sets: right, given in excess, missed; and events found of those there are."""

    right: int = 0
    extra: int = 0
    missed: int = 0
    found: int = 0
    events: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, text: str, wanted: dict[str, Any], told: Event | None, sets: str) -> None:
        """Counts one gold event against the system event taken for it (null: none was found)."""
        want = set(wanted[sets])
        have = set(getattr(told, sets)) if told else set()
        self.events += 1
        self.found += told is not None
        self.right += len(want & have)
        self.extra += len(have - want)
        self.missed += len(want - have)
        if want != have or told is None:
            given = f"{told.type} {sorted(have)}" if told else "no event"
            self.faults.append(f"{wanted['type']} {sorted(want)}, but {given}: {text}")

    @property
    def f1(self) -> float:
        """Micro F1 over the members, 0 to 1."""
        return 2 * self.right / max(1, 2 * self.right + self.extra + self.missed)

    @property
    def precision(self) -> float:
        """Right members of those given to found events, 0 to 1."""
        return self.right / max(1, self.right + self.extra)


@cache
def gold(file: str, part: str) -> list[dict[str, Any]]:
    """The sentences (of modes.yaml, fresh.yaml) or paragraphs (of contexts.yaml, fresh.yaml)."""
    found: list[dict[str, Any]] = yaml.safe_load((GOLD / f"{file}.yaml").read_text("utf-8"))[part]
    return found


def coded_item(item: dict[str, Any]) -> Coding:
    """The text as a page of one paragraph; what ends without a full stop is a headline."""
    text = item["text"]
    return coded(text) if text.endswith(".") else coded(title=text)


def countries(event: Event) -> tuple[set[str | None], set[str | None]]:
    """Countries of the actors and of the recipients."""
    return {p.country for p in event.actors}, {p.country for p in event.recipients}


def _shared(wanted: dict[str, Any], event: Event) -> int:
    actors, recipients = countries(event)
    return len(actors & set(wanted.get("actors", ()))) + len(
        recipients & set(wanted.get("recipients", ()))
    )


def score_modes(file: str = "modes") -> Tally:
    """The sentences of the gold, each a page by itself."""
    tally = Tally()
    for item in gold(file, "sentences"):
        left = list(coded_item(item).events)
        for wanted in item["events"]:
            fitting = [e for e in left if e.type == wanted["type"]]
            told = max(fitting, key=lambda e: _shared(wanted, e), default=None)
            if told is not None:
                left.remove(told)
            tally.add(item["text"], wanted, told, "modes")
    return tally


def score_parties(file: str = "modes") -> Tally:
    """Countries of actors and recipients of the same sentences, where the gold names them."""
    tally = Tally()
    for item in gold(file, "sentences"):
        events = coded_item(item).events
        for wanted in item["events"]:
            fitting = [e for e in events if e.type == wanted["type"]]
            told = max(fitting, key=lambda e: _shared(wanted, e), default=None)
            have = countries(told) if told else (set(), set())
            for side, name in enumerate(("actors", "recipients")):
                want = set(wanted.get(name, ()))
                tally.right += len(want & have[side])
                tally.missed += len(want - have[side])
                tally.extra += len(have[side] - want - {None}) if want else 0
    return tally


def score_contexts(file: str = "contexts") -> Tally:
    """The paragraphs of the gold, each a page by itself."""
    tally = Tally()
    for item in gold(file, "paragraphs"):
        at = item["text"].lower().index(item["at"].lower())
        told = next(
            (
                event
                for event in coded_item(item).events
                if event.type == item["type"] and event.start <= at < event.end
            ),
            None,
        )
        tally.add(item["text"], item, told, "contexts")
    return tally
