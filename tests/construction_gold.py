"""The gold of clause constructions and how the coder scores on it.

The gold lies in `tests/eval/gold/constructions/clauses`; its README tells how it is written. A fact
is an event (its type and trigger), one of its actors, one of its recipients, its modality, one of
its speakers, or a count. The score of a construction is the F1 of its facts.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from coded_pages import coded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rujuk.records import Claim, Coding, Event, Party

FOLDER = Path(__file__).parent / "eval" / "gold" / "constructions" / "clauses"
_PARTIES = re.compile(r"\(([^)]*)\)")
_FILLER = "Foto arsip."


@dataclass(frozen=True)
class Parties:
    """Countries that must be given and countries that may be."""

    required: frozenset[str]
    allowed: frozenset[str]

    @classmethod
    def read(cls, words: str) -> Parties:
        """`A,(B,C)`: A is required, B and C are allowed; `-` is nobody."""
        allowed = {code for group in _PARTIES.findall(words) for code in _codes(group)}
        return cls(frozenset(_codes(_PARTIES.sub("", words))), frozenset(allowed))

    def compare(self, given: set[str]) -> tuple[int, list[str], list[str]]:
        """How many of the required are given, those that are not, and those given in error."""
        missing = sorted(self.required - given)
        wrong = sorted(given - self.required - self.allowed)
        return len(self.required & given), missing, wrong


@dataclass(frozen=True)
class GoldEvent:
    """One expected event."""

    types: frozenset[str]
    triggers: tuple[tuple[int, int], ...]
    actors: Parties
    recipients: Parties
    either_side: bool
    modalities: frozenset[str]
    speakers: Parties | None
    optional: bool
    words: str

    def fits(self, event: Event) -> bool:
        """Whether the record is this event: a type that is right, and words of the trigger."""
        return event.type in self.types and any(
            event.trigger.start < last and first < event.trigger.end
            for first, last in self.triggers
        )


@dataclass(frozen=True)
class GoldCount:
    """One expected claim."""

    measures: frozenset[str]
    low: int | None
    high: int | None
    of_whom: str | None
    speakers: Parties | None
    optional: bool
    words: str

    def fits(self, claim: Claim) -> bool:
        """Whether the record has this measure and these bounds."""
        return claim.measure in self.measures and (claim.low, claim.high) == (self.low, self.high)


@dataclass
class Tally:
    """Facts that are right, in error and missing, and what is amiss in words."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    amiss: list[str] = field(default_factory=list)

    def score(self) -> float:
        """F1 of the facts, 0 to 1."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)

    def parties(self, what: str, wanted: Parties, given: set[str]) -> None:
        """Adds the parties of one side."""
        right, missing, wrong = wanted.compare(given)
        self.right += right
        self.missed += len(missing)
        self.wrong += len(wrong)
        if missing or wrong:
            self.amiss.append(f"{what}: missing {missing}, in error {wrong}")

    def value(self, what: str, wanted: Iterable[str], given: str | None) -> None:
        """Adds one value that can be right or not."""
        if given in wanted:
            self.right += 1
            return
        self.missed += 1
        self.wrong += given is not None
        self.amiss.append(f"{what}: {given}, not {'/'.join(sorted(wanted))}")

    def add(self, other: Tally, name: str) -> None:
        """Adds the facts of another tally, its complaints under a name."""
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed
        self.amiss += [f"{name}: {words}" for words in other.amiss]


def constructions() -> list[str]:
    """The names of the constructions, sorted."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def gold_of(name: str) -> dict[str, Any]:
    """What the file of a construction says."""
    told: dict[str, Any] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    return told


def score_construction(name: str) -> Tally:
    """The tally of the coder over all sentences of a construction."""
    whole = Tally()
    for row in gold_of(name)["sentences"]:
        whole.add(score_sentence(row), row["text"])
    return whole


def score_sentence(row: dict[str, Any]) -> Tally:
    """The tally of the coder on one sentence or paragraph."""
    text = row["text"]
    coding = coded(_FILLER, title=text) if row.get("title") else coded(text)
    tally = Tally()
    _score_events(tally, [gold_event(words, text) for words in row["events"]], coding)
    if "counts" in row:
        _score_counts(tally, [gold_count(words) for words in row["counts"]], coding)
    return tally


def gold_event(words: str, text: str) -> GoldEvent:
    """Reads `TYPE/TYPE trigger | actors > recipients | modality | by speakers`."""
    what, *rest = (part.strip() for part in words.split("|"))
    types, _, trigger = what.removeprefix("?").partition(" ")
    sides = rest.pop(0) if rest else "-"
    either = "<>" in sides
    left, _, right = sides.partition("<>" if either else ">")
    speakers = next((Parties.read(part[3:]) for part in rest if part.startswith("by ")), None)
    modalities = next((part for part in rest if not part.startswith("by ")), "happened")
    return GoldEvent(
        types=frozenset(types.split("/")),
        triggers=tuple(_found(one, text) for one in trigger.split("+")),
        actors=Parties.read(left),
        recipients=Parties.read(right),
        either_side=either,
        modalities=frozenset(modalities.split("/")),
        speakers=speakers,
        optional=what.startswith("?"),
        words=words,
    )


def gold_count(words: str) -> GoldCount:
    """Reads `measure/measure low..high | of whom | by speakers`."""
    what, *rest = (part.strip() for part in words.split("|"))
    measures, _, bounds = what.removeprefix("?").partition(" ")
    low, dots, high = bounds.partition("..")
    speakers = next((Parties.read(part[3:]) for part in rest if part.startswith("by ")), None)
    of_whom = next((part for part in rest if not part.startswith("by ")), None)
    return GoldCount(
        measures=frozenset(measures.split("/")),
        low=int(low) if low else None,
        high=(int(high) if high else None) if dots else int(low),
        of_whom=of_whom,
        speakers=speakers,
        optional=what.startswith("?"),
        words=words,
    )


def _score_events(tally: Tally, wanted: list[GoldEvent], coding: Coding) -> None:
    left = list(coding.events)
    for gold in sorted(wanted, key=lambda one: one.optional):
        event = next((e for e in left if gold.fits(e)), None)
        if event is not None:
            left.remove(event)
        if gold.optional:
            continue
        if event is None:
            speakers = len(gold.speakers.required) if gold.speakers else 0
            sides = len(gold.actors.required) + len(gold.recipients.required)
            tally.missed += 2 + sides + speakers
            tally.amiss.append(f"no event {gold.words}")
            continue
        tally.right += 1
        _score_sides(tally, gold, event)
        tally.value(f"{event.trigger.text} modality", gold.modalities, event.modality)
        if gold.speakers is not None:
            tally.parties(
                f"{event.trigger.text} speakers", gold.speakers, _countries(event.attributed_to)
            )
    for event in left:
        tally.wrong += 1
        tally.amiss.append(f"false event {event.type} {event.trigger.text!r}")


def _score_sides(tally: Tally, gold: GoldEvent, event: Event) -> None:
    actors, recipients = _countries(event.actors), _countries(event.recipients)
    if gold.either_side:
        both = Parties(
            gold.actors.required | gold.recipients.required,
            gold.actors.allowed | gold.recipients.allowed,
        )
        tally.parties(f"{event.trigger.text} parties", both, actors | recipients)
        return
    tally.parties(f"{event.trigger.text} actors", gold.actors, actors)
    tally.parties(f"{event.trigger.text} recipients", gold.recipients, recipients)


def _score_counts(tally: Tally, wanted: list[GoldCount], coding: Coding) -> None:
    left = list(coding.claims)
    for gold in sorted(wanted, key=lambda one: one.optional):
        claim = next((c for c in left if gold.fits(c)), None)
        if claim is not None:
            left.remove(claim)
        if gold.optional:
            continue
        if claim is None:
            told = Counter((c.measure, c.low, c.high) for c in coding.claims)
            tally.missed += 1 + (gold.of_whom is not None) + (gold.speakers is not None)
            tally.amiss.append(f"no count {gold.words} among {list(told)}")
            continue
        tally.right += 1
        if gold.of_whom is not None:
            country = claim.of_whom.country if claim.of_whom else None
            tally.value(f"{claim.quote!r} of whom", {gold.of_whom}, country)
        if gold.speakers is not None:
            tally.parties(f"{claim.quote!r} speakers", gold.speakers, _countries(claim.said_by))
    for claim in left:
        tally.wrong += 1
        tally.amiss.append(f"false count {claim.measure} {claim.quote!r}")


def _codes(words: str) -> list[str]:
    return [code.strip() for code in words.split(",") if code.strip() not in ("", "-")]


def _found(trigger: str, text: str) -> tuple[int, int]:
    """Where the words of a trigger stand; `word@2` is the second occurrence."""
    word, _, nth = trigger.partition("@")
    spots = [found.span() for found in re.finditer(rf"\b{re.escape(word)}\b", text)]
    place = int(nth or 1) - 1
    if place >= len(spots):
        message = f"{trigger!r} is not in {text!r}"
        raise ValueError(message)
    return spots[place]


def _countries(parties: Iterable[Party]) -> set[str]:
    return {party.country for party in parties if party.country is not None}
