"""A case of any number of made-up pages for tests and measurements of scale, from a seed.

Affairs of a dozen pages each about a place and two sides of their own, told over weeks, with
records at the words that say them; one page in ten is a reprint. Nothing is coded: the records are
made with the pages.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING

from rujuk import identity
from rujuk.records import (
    Block,
    BlockKind,
    Claim,
    Coding,
    DateStatement,
    Document,
    Event,
    EventType,
    Hedge,
    Measure,
    Modality,
    Mode,
    Party,
    Place,
    Sighting,
    Stance,
    Statement,
    Time,
    TimePrecision,
    Trigger,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rujuk.store.case import Case

AFFAIR, DAYS, REPRINTS = 12, 30, 0.1
MEASURES = (Measure.KILLED, Measure.WOUNDED, Measure.CAPTURED, Measure.TROOPS, Measure.DISPLACED)
MODES = ("drone", "heavy-weapons", "firearms", "explosives")
STATES = ("UKR", "RUS", "SDN", "MMR", "YEM", "COD", "SOM", "ISR", "SYR", "MLI", "NGA", "PAK")
SYLLABLES = ("ba", "de", "gi", "ko", "lu", "ma", "ne", "po", "ra", "si", "ta", "wu")
VOCABULARY = [
    "".join(syllables) for syllables in product(SYLLABLES, repeat=3) if len({*syllables}) > 1
]
"""Some 1,700 words that every page draws from."""
KINDS = (EventType.ASSAULT, EventType.ASSAULT, EventType.AID, EventType.ACCUSE, EventType.MOBILIZE)


class Affair:
    """A dozen pages about one place and two sides."""

    def __init__(self, number: int, seed: int, claims: int) -> None:
        """The affair of this number."""
        self.random = random.Random(f"{seed}-{number}")
        self.claims = claims
        self.names = [self.name() for _ in range(6)]
        self.sides = self.random.sample(STATES, 2)
        self.first = date(2025, 1, 1) + timedelta(days=self.random.randrange(300))
        self.size = self.random.randrange(11, 9_000)
        self.at = (self.random.uniform(-40, 60), self.random.uniform(-20, 140))

    def name(self) -> str:
        """A made-up name of four syllables."""
        return "".join(self.random.choices(SYLLABLES, k=4)).capitalize()

    def page(self, place: int) -> tuple[Document, Coding]:
        """The page at this place of the affair."""
        day = self.first + timedelta(days=place * DAYS // AFFAIR)
        writer = _Writer(self, day)
        for number in range(self.claims):
            writer.sentence(number, place)
        return writer.whole()


class _Writer:
    """A page in the making: its sentences and the records that stand on them."""

    def __init__(self, affair: Affair, day: date) -> None:
        self.affair, self.day = affair, day
        self.random = affair.random
        self.title = f"{affair.names[0]} {affair.names[1]} {self.random.randrange(10**6)}"
        self.parts = [f"{self.title}\n\n"]
        self.length = len(self.parts[0])
        self.drafts: list[tuple[int, int, int]] = []

    def sentence(self, number: int, place: int) -> None:
        """A sentence with a count that grows from page to page, and its start."""
        count = (number + 1) * self.affair.size + place * 3
        filling = " ".join(self.random.choices(VOCABULARY, k=6))
        doer, target, deed, people = self.affair.names[2:]
        words = f"{doer} {deed.lower()} {target} {count} {people.lower()} {filling}. "
        self.drafts.append((self.length, number, count))
        self.parts.append(words)
        self.length += len(words)

    def whole(self) -> tuple[Document, Coding]:
        """The page and its coding."""
        text = "".join(self.parts)
        sha256 = identity.document_id(text)
        document_id = identity.document_id(sha256)
        end = len(self.title)
        document = Document(
            id=document_id,
            sha256=sha256,
            media_type="text/plain",
            language="id",
            text=text,
            blocks=(
                Block(kind=BlockKind.TITLE, start=0, end=end, rule="made"),
                Block(kind=BlockKind.BODY, start=end + 2, end=len(text), rule="made"),
            ),
            title=Statement(text=self.title, start=0, end=end),
            publisher=Statement(text=f"Kabar {self.random.randrange(40)}", start=None, end=None),
            published_on=DateStatement(
                edtf=self.day.isoformat(), text="", start=None, end=None, source="made"
            ),
        )
        records = [self.records(document_id, text, *draft) for draft in self.drafts]
        coding = Coding(
            document=document_id,
            coded_by="made",
            claims=tuple(claim for claim, _ in records),
            events=tuple(event for _, event in records if event is not None),
        )
        return document, coding

    def records(
        self, document: str, text: str, start: int, number: int, count: int
    ) -> tuple[Claim, Event | None]:
        """A claim, and for half of them an event that carries it."""
        doer, target, deed, people = self.affair.names[2:]
        end = text.index(people.lower(), start) + len(people)
        at = text.index(target, start)
        spot = Place(
            text=target, start=at, end=at + len(target), id=f"town.{target.lower()}", name=target,
            country=self.affair.sides[1], latitude=self.affair.at[0], longitude=self.affair.at[1],
            precision=1, within=(self.affair.sides[1],),
        )  # fmt: skip
        told = self.affair.first + timedelta(days=number)
        day = Time(
            text="", start=None, end=None, edtf=told.isoformat(), since=told.isoformat(),
            until=told.isoformat(), precision=TimePrecision.DAY, inferred="made",
        )  # fmt: skip
        measure = MEASURES[number % len(MEASURES)]
        soldiers = Party(
            text=target, start=at, end=at + len(target), country=self.affair.sides[1],
            sectors=("MIL",),
        )  # fmt: skip
        voice = self.random.choice(self.affair.sides)
        claim = Claim(
            id=identity.claim_id(document, measure.value, (start, end), (at, at + len(target))),
            document=document, measure=measure, low=count, best=count, high=count,
            hedge=Hedge.EXACT, mode=Mode.STOCK, modality=Modality.HAPPENED, stance=Stance.STATED,
            start=start, end=end, quote=text[start:end], block=BlockKind.BODY, of_whom=soldiers,
            place=spot, as_of=day, rules=("made",),
            said_by=(Party(text="", start=None, end=None, inferred="made", country=voice,
                           sectors=("GOV",), id=f"state.{voice.lower()}", name=voice),),
        )  # fmt: skip
        if number % 2:
            return claim, None
        kind = KINDS[number // 2 % len(KINDS)]
        trigger = text.index(deed.lower(), start)
        event = Event(
            id=identity.event_id(document, kind.value, (start, end),
                                 (trigger, trigger + len(deed))),
            document=document, type=kind,
            trigger=Trigger(text=deed.lower(), start=trigger, end=trigger + len(deed)),
            start=start, end=end, quote=text[start:end], block=BlockKind.BODY,
            modality=Modality.HAPPENED, stance=Stance.STATED, modes=(
                (self.random.choice(MODES),) if kind is EventType.ASSAULT else ()
            ),
            actors=(Party(text=doer, start=start, end=start + len(doer), sectors=("MIL",),
                          country=self.affair.sides[0]),),
            recipients=(soldiers,), place=spot, time=day, claims=(claim.id,),
            rules=(f"event.made.{number}.active",),
        )  # fmt: skip
        return claim, event


def made_pages(pages: int, claims: int, seed: int) -> Iterator[tuple[Document, Coding]]:
    """So many pages; of reprints the same text with another head."""
    for number in range(pages):
        affair = Affair(number // AFFAIR, seed, claims)
        place = number % AFFAIR
        if place and affair.random.random() < REPRINTS:
            place -= 1
        affair.random.seed(f"{seed}-{number // AFFAIR}-{place}")
        yield affair.page(place)


def add_made_pages(case: Case, pages: int, claims: int, seed: int = 5) -> None:
    """Add so many pages with so many claims each to a case."""
    codings = {}
    items = []
    for number, (document, coding) in enumerate(made_pages(pages, claims, seed)):
        codings[document.id] = coding
        path = f"p{number:05}.txt"
        sighting = identity.sighting_id(document.id, path)
        items.append((document, Sighting(id=sighting, document=document.id, path=path)))
    case.add_pages(items, lambda document: codings[document.id])
