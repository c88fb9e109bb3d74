"""The vocabulary of PLOVER: event types, their quad class and modes, and the contexts."""

from __future__ import annotations

from functools import cache

import msgspec

from rujuk.errors import LexiconError
from rujuk.lexicon import line_of, load
from rujuk.records import EventType

# Codes of bodies of many states, in the place of a country.
BODIES = frozenset({"UNO", "NAT", "EUU", "IGO"})
_PATH = "data/ontology/plover.yaml"


class TypeEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One event type: quad class 1 to 4, whether the codebook asks for a recipient, its modes."""

    quad: int
    recipient: bool = False
    modes: list[str] = []


class Ontology(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Types with their modes, contexts with their meaning, in the order of the codebook."""

    source: str
    types: dict[EventType, TypeEntry]
    contexts: dict[str, str]
    announced: dict[EventType, dict[str, EventType]]

    @property
    def all_modes(self) -> frozenset[str]:
        """The modes of every type."""
        return frozenset(mode for entry in self.types.values() for mode in entry.modes)

    def unknown(self, kind: EventType, modes: list[str], contexts: list[str]) -> str | None:
        """What is no mode of this type, or no context, in words for an error; null for none."""
        for mode in modes:
            if mode not in self.types[kind].modes:
                return f"unknown mode {mode} of {kind.value}"
        for context in contexts:
            if context not in self.contexts:
                return f"unknown context {context}"
        return None


@cache
def ontology() -> Ontology:
    """The vocabulary as packaged; every event type must be in it."""
    found = load(_PATH, Ontology)
    missing = [kind.value for kind in EventType if kind not in found.types]
    if missing:
        raise LexiconError(f"no entry for {missing[0]}", path=_PATH, line=line_of(_PATH, "types"))
    return found
