"""What kind of deed an event tells: frames that may name one and the same deed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from rujuk.lexicon import load

if TYPE_CHECKING:
    from rujuk.records import Event


class DeedKinds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`data/ontology/deed_kinds.yaml`."""

    source: str
    kinds: dict[str, tuple[str, ...]]
    denied_together: dict[str, frozenset[str]]
    by_means: frozenset[str]
    harm: frozenset[str]
    once: frozenset[str]


def frame_of(event: Event) -> str:
    """The frame of the lexicon by which the deed was read ("aid.send"); empty for none."""
    rules = (rule for rule in event.rules if rule.startswith("event."))
    found = (rule.split(".")[1:3] for rule in rules if rule != "event.light_verb")
    return ".".join(next(found, []))


def kind_of(event: Event) -> str:
    """The kind of the deed: that of its frame, else the frame itself."""
    frame = frame_of(event)
    return _kinds().get(frame, frame)


def denied_together(one: str, other: str) -> bool:
    """Whether who denies a deed of one kind denies one of the other too, if it is to be its own."""
    return any(one in kinds and other in kinds for kinds in _lexicon().denied_together.values())


def is_by_means(kind: str) -> bool:
    """Whether deeds of this kind are told apart by what they are done with."""
    return kind in _lexicon().by_means


def is_harm(kind: str) -> bool:
    """Whether deeds of this kind befall people of themselves: they die, they are hurt."""
    return kind in _lexicon().harm


def is_once(kind: str) -> bool:
    """Whether a deed of this kind befalls one object once in an affair."""
    return kind in _lexicon().once


@cache
def _lexicon() -> DeedKinds:
    return load("data/ontology/deed_kinds.yaml", DeedKinds)


@cache
def _kinds() -> dict[str, str]:
    return {frame: kind for kind, frames in _lexicon().kinds.items() for frame in frames}
