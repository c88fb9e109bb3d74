"""The draft of a claim, as its sentence tells it, and the ground on which its measure stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rujuk.lang.quantity import QuantityKind
from rujuk.records import Measure

if TYPE_CHECKING:
    from rujuk.code.measures import Deed
    from rujuk.code.mentions import Mention
    from rujuk.code.revisions import Revision
    from rujuk.lang.quantity import Quantity
    from rujuk.records import Hedge, Mode

# Deeds that befall persons only: with one, a noun that no list has is a noun of persons.
PERSONS_ONLY = frozenset(
    {Measure.KILLED, Measure.WOUNDED, Measure.MISSING, Measure.KILLED_OR_WOUNDED, Measure.DETAINED,
     Measure.HOSTAGES, Measure.CAPTURED, Measure.REPATRIATED}
)  # fmt: skip
# Deeds that outweigh a noun of the held ("sandera", "pengungsi").
HARM = frozenset(
    {Measure.KILLED, Measure.WOUNDED, Measure.MISSING, Measure.KILLED_OR_WOUNDED,
     Measure.REPATRIATED}
)  # fmt: skip
# What befalls no troops: they flee or go home as troops.
NOT_OF_TROOPS = frozenset({Measure.DISPLACED, Measure.PROTESTERS, Measure.REPATRIATED})


class Topic(msgspec.Struct, frozen=True):
    """The noun of a stated total ("jumlah guru yang ditangkap"), by its page offsets.

    `kind` is whether it names a kind of people; `first`, `last` are its tokens, null where it
    stands in the sentence before.
    """

    start: int
    end: int
    kind: bool
    first: int | None = None
    last: int | None = None


class CountDraft(msgspec.Struct, eq=False):
    """A claim as its sentence tells it. Token ranges are half-open; offsets are the page's.

    `noun` is the counted noun phrase, `of_whom` the words that say of whom (the noun phrase, or
    what stands behind a partitive), `country` what a mention there names, null where only context
    can tell, and `country_ground` on what it stands (`rujuk.code.count_subjects`). `whole` is the
    draft that this one is a part of, `lender` the one whose country it has. `topic` is the noun of
    the total it states, `names_kind` whether its words name a kind of people, its own or those
    taken over by `words_rule` from `named_by`. `revision` marks a figure that the sentence recalls
    or rejects, `revises` one told before that this one makes an older or a wrong one. `witnesses`
    are (purpose, start, end).
    """

    quantity: Quantity
    measure: Measure
    low: int | None
    best: int | None
    high: int | None
    hedge: Hedge
    mode: Mode
    first: int
    last: int
    start: int
    end: int
    measure_alternatives: tuple[Measure, ...] = ()
    noun: tuple[int, int] | None = None
    of_whom: tuple[int, int] | None = None
    of_whom_start: int | None = None
    of_whom_end: int | None = None
    country: str | None = None
    country_rule: str | None = None
    country_ground: str | None = None
    lender: CountDraft | None = None
    mention: Mention | None = None
    deed: Deed | None = None
    phrase_last: int = 0
    rank: str = "person"
    whole: CountDraft | None = None
    topic: Topic | None = None
    names_kind: bool = False
    words_rule: str | None = None
    named_by: CountDraft | None = None
    revision: Revision | None = None
    revises: tuple[CountDraft, Revision] | None = None
    witnesses: list[tuple[str, int, int]] = []
    rules: tuple[str, ...] = ()


def is_person_quantity(quantity: Quantity) -> bool:
    """Whether the words of the quantity itself say that persons are counted."""
    return quantity.counts_persons and quantity.kind in {QuantityKind.COUNT, QuantityKind.PART}


class Decision:
    """The measure decided for one quantity, and on what ground."""

    __slots__ = ("alternatives", "deed", "measure", "rule", "topic")

    def __init__(
        self, measure: Measure, rule: str, alternatives: tuple[Measure, ...] = (),
        deed: Deed | None = None, topic: Topic | None = None,
    ) -> None:  # fmt: skip
        """`alternatives` may repeat the measure; it is dropped from them."""
        self.topic = topic
        self.measure = measure
        self.rule = rule
        self.alternatives = tuple(dict.fromkeys(a for a in alternatives if a is not measure))
        self.deed = deed
