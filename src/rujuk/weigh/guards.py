"""What is kept out of the weighing, with the reason; nothing is deleted."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from rujuk.records import Hedge, Measure, Mode, Stance
from rujuk.weigh.bands import last_unit
from rujuk.weigh.constants import UNSOURCED
from rujuk.weigh.measures import PRESENT
from rujuk.weigh.standing import until

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rujuk.weigh.assertions import Assertion
    from rujuk.weigh.constants import Constants

KINDS = frozenset({Measure.KILLED, Measure.WOUNDED})
POWERS = (10, 100, 1000)
"""By what a slip of digits makes a figure another."""
TOTALS = frozenset({Measure.KILLED_OR_WOUNDED, Measure.CASUALTIES})


class Hold(NamedTuple):
    """Why an assertion is not weighed: a reason, and the assertion that shows it, if one does."""

    reason: str
    because: Assertion | None = None

    @property
    def why(self) -> str | None:
        """What shows it, in a word of the form."""
        return _WHY.get(self.reason)


_WHY = {
    "category_garble": "figure_of_a_total",
    "rumour": "no_other_family_near_it",
    "stale_date": "old_count_told_as_new",
    "misprint": "power_of_ten_from_one_borne_out",
}
"""Why each reason holds a figure."""


def hold(
    assertions: Sequence[Assertion], constants: Constants, sums: Sequence[Assertion] = ()
) -> dict[str, Hold]:
    """The held assertions by id.

    `category_garble`: deaths or wounds with the figure that the same family gives, about the same
    time, for dead and wounded together. `rumour`: from nobody who can know, or told as a rumour,
    until another family gives a figure that is near. `stale_date`: an old count of an authority
    that has since given a higher one, told as new. `misprint`: beside another figure of the same
    authority and time, a power of ten away, that others bear out;
    or told only by copies with misread letters. What an analyst accepted is held for none of
    these.
    """
    told = _Told([*assertions, *sums])
    held: dict[str, Hold] = {}
    for one in assertions:
        if any(mention.accepted for mention in one.mentions):
            continue
        if one.mentions and all(mention.misread for mention in one.mentions):
            held[one.id] = Hold("misprint")
        elif (total := _garbled(one, told, constants)) is not None:
            held[one.id] = Hold("category_garble", total)
        elif _rumour(one) and not any(
            _supports(other, one, constants) for other in told.of_kind(one)
        ):
            held[one.id] = Hold("rumour")
        elif (old := _stale(one, told, constants)) is not None:
            held[one.id] = Hold("stale_date", old)
        elif (right := _misprinted(one, told, constants)) is not None:
            held[one.id] = Hold("misprint", right)
    return held


class _Told:
    """The assertions by what they are of, by who gives them, and by their figures.

    What a figure is of is a key of many words: each is numbered, and its number stands for it.
    """

    def __init__(self, assertions: Sequence[Assertion]) -> None:
        """File each assertion."""
        self._assertions = assertions
        self._people: dict[str, int] = {}
        """The number of the people, place and status that an assertion is of, by its id."""
        self._voices: dict[str, int] = {}
        """The number of its authority for just what it is of, by its id."""
        self._of_kind: dict[object, list[Assertion]] = defaultdict(list)
        self._totals: dict[object, list[tuple[float, int]]] = defaultdict(list)
        self._of_family: dict[object, list[Assertion]] = defaultdict(list)
        self._of_voice: dict[int, list[Assertion]] = defaultdict(list)
        self._counts: dict[object, int] = defaultdict(int)
        self._figures: dict[object, list[tuple[float, int]]] = defaultdict(list)
        self._moments: dict[object, list[tuple[float, int]]] = defaultdict(list)
        people: dict[object, int] = {}
        voices: dict[object, int] = {}
        for place, one in enumerate(assertions):
            whose = one.subject, one.scope.root, one.modality
            number = self._people[one.id] = people.setdefault(whose, len(people))
            family = one.authority.family
            self._of_kind[one.measure, number].append(one)
            self._figures[one.measure, number].append((one.figure, place))
            self._of_family[family, one.measure, number].append(one)
            voiced = one.authority, one.scope, one.mode, one.measure, number
            voice = self._voices[one.id] = voices.setdefault(voiced, len(voices))
            self._of_voice[voice].append(one)
            self._counts[voice, one.figure] += 1
            if one.as_of is not None:
                self._moments[voice, _ends(one)].append((one.figure, place))
            if one.measure in TOTALS and one.mode is not Mode.FLOW:
                self._totals[family, number].append((one.figure, place))
        for filed in (self._figures, self._moments, self._totals):
            for places in filed.values():
                places.sort()

    def of_kind(self, one: Assertion) -> list[Assertion]:
        """All figures of its measure, of the same people, place and status, itself too."""
        return self._of_kind[one.measure, self._people[one.id]]

    def of_family(self, one: Assertion, measure: Measure) -> list[Assertion]:
        """What the family of an assertion says of a measure, of the same people and place."""
        return self._of_family.get((one.authority.family, measure, self._people[one.id]), [])

    def line(self, one: Assertion) -> list[Assertion]:
        """All figures of its authority for what it is of, itself too."""
        return self._of_voice[self._voices[one.id]]

    def again(self, one: Assertion) -> bool:
        """Whether its authority gives its figure as another assertion too."""
        return self._counts[self._voices[one.id], one.figure] > 1

    def slips(self, one: Assertion) -> Iterator[Assertion]:
        """Figures of its authority for what it is of and its very time, a power of ten away."""
        figures = self._moments[self._voices[one.id], _ends(one)]
        places: set[int] = set()
        for factor in POWERS:
            for middle, room in ((one.figure * factor, factor), (one.figure / factor, 1)):
                # one more than there may be between them: the comparison decides
                first = bisect_left(figures, (middle - room - 1, 0))
                last = bisect_left(figures, (middle + room + 1, 0))
                places.update(place for _, place in figures[first:last])
        for place in sorted(places):
            if _power_of_ten(one.figure, self._assertions[place].figure):
                yield self._assertions[place]

    def borne_out(self, one: Assertion, without: frozenset[str], constants: Constants) -> bool:
        """Whether a figure of its kind, but these, is near it.

        Its neighbours are asked first: of figures that stand alone there can only be few.
        """
        figures = self._figures[one.measure, self._people[one.id]]
        at = bisect_left(figures, (one.figure, 0))
        about = figures[max(0, at - 3) : at + 3]  # the next on each side beyond those two
        return any(
            near(each, one, constants)
            for each in chain((self._assertions[place] for _, place in about), self.of_kind(one))
            if each.id not in without
        )

    def totals(self, one: Assertion, constants: Constants) -> Iterator[Assertion]:
        """Totals of dead and wounded by its family that may be its figure."""
        places = self._totals.get((one.authority.family, self._people[one.id]))
        if places is None:
            return
        room = 2 * constants.garble  # more than the guard allows: it is the guard that compares
        first = bisect_left(places, (one.figure / (1 + room), 0))
        last = len(places)
        if room < 1:
            last = bisect_left(places, (one.figure / (1 - room), len(self._assertions)))
        yield from (self._assertions[place] for place in sorted(at for _, at in places[first:last]))


def _garbled(one: Assertion, told: _Told, constants: Constants) -> Assertion | None:
    """The total of dead and wounded that a figure of the dead (the wounded) repeats.

    It is none where one report gives both figures, where the family gives a figure near it for
    another time, or where its figure of the other kind alone exceeds that "total" by then.
    """
    if one.measure not in KINDS or one.mode is Mode.FLOW or not one.figure or one.as_of is None:
        return None
    reports = {mention.report for mention in one.mentions}
    return next(
        (
            total
            for total in told.totals(one, constants)
            if _about_then(total, one, constants)
            and abs(total.figure - one.figure) <= constants.garble * total.figure
            and (not total.derived_from or _is_no_chance(one, constants))
            and reports.isdisjoint(mention.report for mention in total.mentions)
            and not _borne_out(one, total, told, constants)
        ),
        None,
    )


def _is_no_chance(one: Assertion, constants: Constants) -> bool:
    """Whether a sum that nobody states may be what a figure repeats: small ones meet by chance."""
    return one.measure is Measure.KILLED and one.figure >= constants.counted_below


def _about_then(other: Assertion, one: Assertion, constants: Constants) -> bool:
    return (
        other.mode is not Mode.FLOW
        and other.as_of is not None
        and one.as_of is not None
        and other.as_of.apart(one.as_of) <= constants.garble_days
    )


def _ends(one: Assertion) -> tuple[float, float] | None:
    """The time of a figure without the words of it."""
    return None if one.as_of is None else one.as_of[:2]


def _borne_out(one: Assertion, total: Assertion, told: _Told, constants: Constants) -> bool:
    if any(
        _about_then(other, one, constants)
        and _ends(other) != _ends(one)
        and near(other, one, constants)
        for other in told.of_family(one, one.measure)
    ):
        return True
    (kind,) = KINDS - {one.measure}
    return any(
        _about_then(other, one, constants)
        and until(other) <= until(total)
        and other.band.low > total.band.high
        for other in told.of_family(one, kind)
    )


def _rumour(one: Assertion) -> bool:
    unsure = one.stance is Stance.UNVERIFIED and one.authority.role in UNSOURCED
    return unsure or one.stance is Stance.RUMOURED


def _supports(other: Assertion, one: Assertion, constants: Constants) -> bool:
    return (
        other.authority.family != one.authority.family
        and other.authority.role not in UNSOURCED
        and other.stance is not Stance.RUMOURED
        and (other.mode is Mode.FLOW) is (one.mode is Mode.FLOW)
        and near(other, one, constants)
    )


def _stale(one: Assertion, told: _Told, constants: Constants) -> Assertion | None:
    """The same count of the same authority, long before, that it has since replaced by a higher."""
    if one.measure in PRESENT or one.as_of is None or not _counted(one, constants):
        return None
    if one.stance is Stance.CONFIRMED:
        return None
    if not told.again(one):
        return None
    before = [
        other
        for other in told.line(one)
        if other.told is not None and one.as_of.until - other.told.until > 0
    ]
    return next(
        (
            old
            for old in before
            if old.figure == one.figure
            and one.as_of.until - (old.told or one.as_of).until > constants.stale_days
            and any(
                other.figure > one.figure and (other.told or one.as_of) > (old.told or one.as_of)
                for other in before
            )
        ),
        None,
    )


def _counted(one: Assertion, constants: Constants) -> bool:
    """Whether a figure is told to its last digit and large enough not to recur by chance."""
    exact = one.hedge is Hedge.EXACT and last_unit(one.figure) == 1
    return exact and one.figure >= constants.counted_below


def _misprinted(one: Assertion, told: _Told, constants: Constants) -> Assertion | None:
    """The figure of the same authority and time that a slip of digits made this one of."""
    if not one.figure or one.as_of is None:
        return None
    for other in told.slips(one):
        both = frozenset((one.id, other.id))
        if not told.borne_out(one, both, constants) and told.borne_out(other, both, constants):
            return other
    return None


def _power_of_ten(one: float, other: float) -> bool:
    larger, smaller = max(one, other), min(one, other)
    if smaller <= 0 or smaller * 10 - larger > 10:  # noqa: PLR2004 - nor any higher power, then
        return False
    return any(abs(larger - smaller * factor) <= factor for factor in POWERS)


def near(one: Assertion, other: Assertion, constants: Constants) -> bool:
    """Whether two figures are near: bands that meet, or a difference within a quarter."""
    if one.band.meets(other.band):
        return True
    larger = max(one.figure, other.figure)
    return abs(one.figure - other.figure) <= constants.agreement * larger


def exclude(one: Assertion, other: Assertion, constants: Constants) -> bool:
    """Whether two figures cannot both be right: bands apart, small counts to the last one."""
    if one.band.meets(other.band):
        return False
    lower, higher = sorted((one.figure, other.figure))
    return lower < constants.counted_below or higher >= constants.apart * lower


def agree(one: Assertion, other: Assertion, constants: Constants) -> bool:
    """Whether two figures bear each other out: near, and not excluding each other."""
    return near(one, other, constants) and not exclude(one, other, constants)
