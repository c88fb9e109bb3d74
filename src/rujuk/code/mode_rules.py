"""How modes are told: the rules of `data/ontology/modes.yaml`, checked against the vocabulary."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import msgspec

from rujuk.code.ontology import ontology
from rujuk.code.word_classes import WordClasses, word_classes
from rujuk.errors import LexiconError
from rujuk.lexicon import line_of, load
from rujuk.records import EventType  # noqa: TC001 - msgspec reads the fields' type

_PATH = "data/ontology/modes.yaml"


class Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"part": "in"}):
    """A word of class `words` in this part of the clause gives the mode.

    `instead_of`: only where the frame supposes one of these. `weak`: only where nothing else does.
    """

    type: EventType
    mode: str
    words: str
    part: str
    instead_of: list[str] = []
    weak: bool = False


class Beside(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A mode that is not meant where one of these is told too."""

    mode: str
    not_with: list[str]


class OfSector(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A party of this sector gives the mode to what it sends."""

    type: EventType
    mode: str
    sector: str


class ByParties(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who meets where gives the mode."""

    type: EventType
    mode: str


class Content(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A deed asked for, refused or threatened (of this `kind`, a mode of it) gives the mode."""

    of: list[EventType]
    type: EventType
    mode: str
    kind: str | None = None


class Matter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word of this class in what is asked for, refused or threatened gives the mode."""

    of: list[EventType]
    words: str
    mode: str


class ModeRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All rules, in order; what each list does stands in its file."""

    source: str
    told: list[Told]
    instead: list[list[str]]
    beside: list[Beside]
    sectors: list[OfSector]
    bodies: list[ByParties]
    elsewhere: list[ByParties]
    content: list[Content]
    matter: list[Matter]
    tool_words: str
    truce_words: str

    @property
    def classes(self) -> frozenset[str]:
        """Every class of words that a rule asks for."""
        words = [*(rule.words for rule in self.told), *(rule.words for rule in self.matter)]
        return frozenset([*words, self.tool_words, self.truce_words])


@cache
def mode_words(language: str) -> WordClasses | None:
    """The classes of words of this language that the rules ask for; null where it has none."""
    return word_classes(language, "modes", mode_rules().classes)


@cache
def told_rules(kind: EventType) -> tuple[Told, ...]:
    """The rules of told words for one type, in order."""
    return tuple(rule for rule in mode_rules().told if rule.type is kind)


class PartyRules(NamedTuple):
    """The rules by which the parties of one type of event tell its mode."""

    bodies: tuple[ByParties, ...]
    elsewhere: tuple[ByParties, ...]
    sectors: tuple[OfSector, ...]


@cache
def party_rules(kind: EventType) -> PartyRules | None:
    """The rules of parties for one type, in order; null where it has none."""
    rules = mode_rules()
    found = PartyRules(
        tuple(rule for rule in rules.bodies if rule.type is kind),
        tuple(rule for rule in rules.elsewhere if rule.type is kind),
        tuple(rule for rule in rules.sectors if rule.type is kind),
    )
    return found if any(found) else None


PARTS = frozenset({"means", "moved", "clause", "object", "done_to"})


@cache
def mode_rules() -> ModeRules:
    """The rules as packaged."""
    found = load(_PATH, ModeRules)
    vocabulary = ontology()
    for name in ("told", "sectors", "bodies", "elsewhere", "content", "matter"):
        for place, rule in enumerate(getattr(found, name)):
            for kind in getattr(rule, "of", None) or [rule.type]:
                fault = vocabulary.unknown(kind, [rule.mode], [])
                if fault is None and name == "told" and rule.part not in PARTS:
                    fault = f"unknown part {rule.part}"
                if fault is not None:
                    raise LexiconError(fault, path=_PATH, line=line_of(_PATH, name, place))
    return found
