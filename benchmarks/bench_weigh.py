"""How fast a million mentions are weighed: the last state of each quantity, on one core.

Run `python benchmarks/bench_weigh.py [--mentions 1000000] [--quantities 2000] [--single]
[--history 40]`. The mentions are made up and follow from the seed: places in fifty countries, each
with eight measures, told over a year by authorities of every role. A figure grows as those of a
war or a disaster do, is told by eight outlets on the average, in several wordings, and comes back
late; some are rumours, undated, planned, of a part of the place, or of what a week added.
`--single` is the hardest case: one subject for all, and each mention a figure of its own.

The history is that of the first quantities alone. Making the mentions is not timed; times are of
the processor.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from rujuk.records import Hedge, Measure, Modality, Mode, Stance
from rujuk.weigh.constants import CONSTANTS, UNSOURCED, Role
from rujuk.weigh.history import history
from rujuk.weigh.moments import Span
from rujuk.weigh.quantities import make_quantities
from rujuk.weigh.statements import Authority, Scope, Statement, Subject

MEASURES = (
    Measure.KILLED,
    Measure.WOUNDED,
    Measure.KILLED_OR_WOUNDED,
    Measure.TROOPS,
    Measure.DISPLACED,
    Measure.MISSING,
    Measure.PRISONERS,
    Measure.CASUALTIES,
)
COUNTRIES, VOICES, DAYS, LATE, OUTLETS = 50, 12, 365, 30, 60
RETOLD = 8  # mentions of a figure after its first one, on the average
FLOWS, PARTS, STOCKS, PLANS, UNDATED, RUMOURS = 0.08, 0.1, 0.7, 0.03, 0.02, 0.5  # shares
HEDGES = (Hedge.EXACT, Hedge.EXACT, Hedge.EXACT, Hedge.ABOUT, Hedge.AT_LEAST)
WORLD = (
    Authority(name="OCHA", family="UNO", role=Role.IGO_NGO, country="UNO"),
    Authority(name="OHCHR", family="UNO", role=Role.IGO_NGO, country="UNO"),
    Authority(name="ICRC", family="ICRC", role=Role.IGO_NGO),
    Authority(name="NIS", family="KOR", role=Role.THIRD_PARTY_INTEL, country="KOR"),
    Authority(name="JCS", family="KOR", role=Role.THIRD_PARTY_INTEL, country="KOR"),
    Authority(name="DIA", family="USA", role=Role.THIRD_PARTY_INTEL, country="USA"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A figure of an authority for a day, however often it is told. `day` counts from the first."""

    authority: Authority
    measure: Measure
    subject: Subject
    scope: Scope
    figure: float
    mode: Mode
    modality: Modality
    stance: Stance
    day: int
    undated: bool


class World:
    """Makes mentions, quantity by quantity."""

    def __init__(self, seed: int, *, single: bool = False) -> None:
        """A world that follows from its seed."""
        self.random = random.Random(seed)  # noqa: S311 - made-up figures
        self.single = single
        first = date(2024, 1, 1)
        self.days = [span_of(first + timedelta(days=number)) for number in range(DAYS + LATE)]

    def statements(self, mentions: int, quantities: int) -> list[Statement]:
        """About so many mentions of so many quantities, in no order."""
        made: list[Statement] = []
        for number in range(quantities):
            made += self.quantity(number, mentions // quantities)
        self.random.shuffle(made)
        return made

    def quantity(self, number: int, mentions: int) -> list[Statement]:
        """Mentions of one quantity."""
        place, which = divmod(number, len(MEASURES))
        voices = self.random.sample([*WORLD, *authorities_of(place % COUNTRIES)], VOICES)
        size = 10 ** self.random.uniform(1.5, 4)
        made: list[Statement] = []
        while len(made) < mentions:
            told = self.told(place, MEASURES[which], size, self.random.choice(voices))
            times = 1 if self.single else 1 + int(self.random.expovariate(1 / RETOLD))
            for _ in range(min(times, mentions - len(made))):
                made.append(self.mention(f"q{number}-{len(made)}", told))
        return made

    def told(self, place: int, measure: Measure, size: float, voice: Authority) -> Told:
        """A figure as one authority gives it."""
        chance = self.random.random
        day = self.random.randrange(DAYS)
        figure = size * (0.1 + day / DAYS) * self.random.lognormvariate(0, 0.1)
        digits = 1 if self.single else 10 ** max(0, len(str(int(figure))) - 2)
        path = (f"P{place:03}", *([f"part{int(chance() * 4)}"] if chance() < PARTS else []))
        mode = Mode.STOCK if chance() < STOCKS else Mode.UNKNOWN
        rumour = voice.role in UNSOURCED and chance() < RUMOURS
        return Told(
            authority=voice,
            measure=measure,
            subject=Subject() if self.single else Subject(country=f"C{place % COUNTRIES:02}"),
            scope=Scope(path=path),
            figure=float(round(figure / digits) * digits),
            mode=Mode.FLOW if chance() < FLOWS else mode,
            modality=Modality.PLANNED if chance() < PLANS else Modality.HAPPENED,
            stance=Stance.RUMOURED if rumour else Stance.STATED,
            day=day,
            undated=chance() < UNDATED,
        )

    def mention(self, name: str, told: Told) -> Statement:
        """A figure as one outlet prints it."""
        hedge = self.random.choice(HEDGES)
        day = self.days[told.day]
        week = Span(day.until - 7, day.until, f"week to {day.text}")
        late = min(LATE - 1, int(self.random.expovariate(1 / 2)))
        return Statement(
            id=name,
            report=name,
            outlet=f"o{self.random.randrange(OUTLETS)}",
            language="id",
            authority=told.authority,
            measure=told.measure,
            subject=told.subject,
            scope=told.scope,
            low=told.figure,
            best=told.figure,
            high=None if hedge is Hedge.AT_LEAST else told.figure,
            hedge=hedge,
            mode=told.mode,
            modality=told.modality,
            stance=told.stance,
            as_of=None if told.undated else day,
            reported_at=self.days[told.day + late],
            window=week if told.mode is Mode.FLOW else None,
        )


def span_of(day: date) -> Span:
    """The span of a day."""
    return Span(float(day.toordinal()), float(day.toordinal() + 1), day.isoformat())


def authorities_of(country: int) -> list[Authority]:
    """Those that speak of one country alone."""
    own, enemy = f"C{country:02}", f"E{country:02}"
    return [
        Authority(name=f"{own} agency", family=own, role=Role.OFFICIAL, country=own),
        Authority(name=f"{own} ministry", family=own, role=Role.OFFICIAL, country=own),
        Authority(name=f"{own} army", family=own, role=Role.BELLIGERENT_OWN, country=own),
        Authority(name=f"{enemy} army", family=enemy, role=Role.BELLIGERENT, country=enemy),
        Authority(name=f"{enemy} ministry", family=enemy, role=Role.BELLIGERENT, country=enemy),
        Authority(name=f"{own} post", family=f"{own} post", role=Role.MEDIA),
        Authority(name=f"{own} times", family=f"{own} times", role=Role.MEDIA),
        Authority(name=f"{own} blog", family=f"{own} blog", role=Role.MEDIA_UNSOURCED),
        Authority(name=f"{own} source", family=f"{own} source", role=Role.ANONYMOUS),
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--mentions", type=int, default=1_000_000)
    parser.add_argument("--quantities", type=int, default=2_000)
    parser.add_argument("--single", action="store_true", help="one subject, every figure new")
    parser.add_argument("--history", type=int, default=40, help="of so many quantities; 0: none")
    options = parser.parse_args()
    world = World(4, single=options.single)
    statements = world.statements(options.mentions, options.quantities)
    print(f"mentions              {len(statements):9}")
    print(f"memory before         {peak():9.0f} MB")
    start = time.process_time()
    found = make_quantities(statements, CONSTANTS)
    print(f"last state of each    {time.process_time() - start:9.1f} s")
    print(f"peak memory           {peak():9.0f} MB")
    grades = Counter(one.estimate.grade for one in found if one.estimate is not None)
    print(f"  quantities          {len(found):9} {dict(sorted(grades.items()))}")
    print(f"  assertions          {sum(len(one.assertions) for one in found):9}")
    print(f"  held                {sum(len(one.held) for one in found):9}")
    if options.history:
        chosen = {f"q{number}" for number in range(options.history)}
        some = [one for one in statements if one.id.partition("-")[0] in chosen]
        start = time.process_time()
        steps = history(some, None, CONSTANTS)
        print(f"history of {options.history:<4}       {time.process_time() - start:9.1f} s")
        print(f"  mentions, steps     {len(some):9} {sum(map(len, steps.values()))}")


def peak() -> float:
    """Most resident memory of this process so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024


if __name__ == "__main__":
    main()
