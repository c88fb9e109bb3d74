"""Made-up pages of made-up affairs, as many as are asked for: the same seed gives the same pages.

An affair is a flood, an earthquake, a ferry, a clash, a protest, a battle or a crash at a place
that no other affair names, in a real province or country, told for days or weeks. Its figures grow
from page to page, as two or three authorities and half a dozen outlets tell them; one page in ten
is a reprint of an earlier one. Many affairs have one page, some two hundred (`SIZES`), eleven on
the average. A page is a plain text of 60 to 130 words with a menu above and a foot below, half as
long as a short page of a newspaper. The sentences are in `made_affairs.yaml`.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
FIRST, DAYS = date(2015, 1, 1), 3_652
SIZES = ((0.40, 1, 1), (0.75, 2, 12), (0.95, 12, 30), (0.99, 30, 100), (1.0, 100, 200))
"""Share of the affairs up to here, and from how few to how many pages they have."""
REPRINTS = 0.1
COUNTED = (("killed", 3, 80), ("wounded", 10, 300), ("missing", 3, 60), ("displaced", 100, 9_000))
ENDS = ("n", "ng", "r", "s", "h", "k", "")
VOICES = 6
_ASIDE = ("who", "does", "what", "when")
_CHOICE = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A page with the number of its affair and its place there, from 0."""

    affair: int
    place: int
    text: str


class Affair:
    """One affair: what happened where, and how its figures grow."""

    def __init__(self, number: int, seed: int) -> None:
        """The affair of this number; it depends on number and seed alone."""
        self.number = number
        self.random = random.Random(f"{seed}-{number}")  # noqa: S311 - made-up pages
        choose = self.random.choice
        self.kind = WORDS["kinds"][choose(sorted(WORDS["kinds"]))]
        self.names = {
            "spot": f"{choose(self.kind['spot'])} {self.name()}",
            "town": self.name(),
            "near": self.name(),
            "where": choose(WORDS[self.kind["of"]]),
        }
        self.first = FIRST + timedelta(days=self.random.randrange(DAYS))
        self.most = {name: self.random.randint(low, high) for name, low, high in COUNTED}
        self.outlets = [f"{choose(WORDS['outlets'])} {self.name()}" for _ in range(VOICES)]
        self.printed: list[str] = []

    def name(self) -> str:
        """A made-up name of three syllables and an end: some 300,000."""
        return "".join(
            (*self.random.choices(WORDS["syllables"], k=3), self.random.choice(ENDS))
        ).capitalize()

    @property
    def size(self) -> int:
        """How many pages tell of it."""
        chance = random.Random(self.number).random()  # noqa: S311
        low, high = next((low, high) for share, low, high in SIZES if chance < share)
        return random.Random(-self.number).randint(low, high)  # noqa: S311

    def page(self, place: int, pages: int) -> str:
        """The page at this place of so many; to be asked for in order."""
        grown = (place + 1) / pages
        day = self.first + timedelta(days=int(place * min(40, pages) / pages))
        if self.printed and self.random.random() < REPRINTS:
            body = self.random.choice(self.printed[-5:])
        else:
            body = self.body(day, grown)
            self.printed.append(body)
        choose, furniture = self.random.choice, WORDS["furniture"]
        title, _, rest = body.partition("\n\n")
        weekday = WORDS["weekdays"][day.weekday()]
        printed = f"{weekday}, {self.day(day)} {self.random.randint(6, 22):02}:00 WIB"
        return "\n\n".join(
            (choose(furniture["head"]), title, f"{choose(self.outlets)} - {printed}", rest,
             choose(furniture["foot"]), "")
        )  # fmt: skip

    def body(self, day: date, grown: float) -> str:
        """Title and paragraphs of a page of this day, when the figures have grown so far."""
        yesterday = day - timedelta(days=self.random.randint(0, 1))
        words = self.names | {"day": self.day(yesterday), "part": str(self.random.randint(2, 40))}
        for name, most in self.most.items():
            figure = max(2, round(most * grown * self.random.uniform(0.85, 1)))
            words[name] = f"{figure:,}".replace(",", ".")
        choose, kind = self.random.choice, self.kind
        rest = self.random.sample(kind["rest"], self.random.randint(3, len(kind["rest"]) - 1))
        rest += [self.aside() for _ in range(self.random.randint(2, 4))]
        told = [choose(kind["lead"]), *rest[:1]]
        paragraphs = [told, *(rest[at : at + 2] for at in range(1, len(rest), 2))]
        parts = [choose(kind["titles"]), *(" ".join(each) for each in paragraphs)]
        return _CHOICE.sub(self.chosen, "\n\n".join(parts)).format_map(words)

    def aside(self) -> str:
        """A sentence of the life around it."""
        who, does, what, when = (self.random.choice(WORDS[key]) for key in _ASIDE)
        where = self.random.choice(("{town}", "{near}"))
        return f"{who} di {where} {does} {what} {when}."

    def chosen(self, match: re.Match[str]) -> str:
        """One of the words between brackets."""
        return self.random.choice(match[1].split("|"))

    @staticmethod
    def day(day: date) -> str:
        """A date in words."""
        return f"{day.day} {WORDS['months'][day.month - 1]} {day.year}"


def made_pages(count: int, seed: int) -> Iterator[Made]:
    """So many pages, affair by affair."""
    number = left = 0
    left = count
    while left:
        affair = Affair(number, seed)
        size = min(left, affair.size)
        for place in range(size):
            yield Made(affair=number, place=place, text=affair.page(place, size))
        left -= size
        number += 1


def of_size(number: int, size: int, seed: int) -> list[str]:
    """The pages of one more affair, of just this size."""
    affair = Affair(number, seed)
    return [affair.page(place, size) for place in range(size)]
