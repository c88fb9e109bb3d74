"""How contexts are told: the rules of `data/ontology/contexts.yaml`, checked."""

from __future__ import annotations

from functools import cache

import msgspec

from rujuk.code.ontology import ontology
from rujuk.code.word_classes import WordClasses, word_classes
from rujuk.errors import LexiconError
from rujuk.lexicon import line_of, load
from rujuk.records import EventType  # noqa: TC001 - msgspec reads the fields' type

_PATH = "data/ontology/contexts.yaml"
SCOPES = ("clause", "sentence", "paragraph")
SIDES = ("actors", "recipients", "any")
IGNORED = "none"  # the class of words that mislead; nothing is read from them


class OfMode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A type, and mode, that gives the context by itself."""

    context: str
    type: EventType
    mode: str | None = None


class OfParty(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A party on this side whose primary sector gives the context, for these types and modes."""

    context: str
    sector: str
    side: str
    types: list[EventType] = []
    modes: list[str] = []


class OfStates(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Governments of two states or more in one deed of this type."""

    context: str
    type: EventType


class OfWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"scope": "in"}):
    """Words of a class within the scope, for these types and sectors of the actors."""

    context: str
    words: str
    scope: str
    types: list[EventType] = []
    sector: list[str] = []
    not_places: bool = False


class Drop(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"beside": "with"}):
    """A context that is not meant beside one of these."""

    context: str
    beside: list[str]


class ContextRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All rules; what each list does stands in its file."""

    source: str
    modes: list[OfMode]
    parties: list[OfParty]
    states: list[OfStates]
    words: list[OfWords]
    drop: list[Drop]

    @property
    def classes(self) -> frozenset[str]:
        """Every class of words that a rule asks for, and the class of those that mislead."""
        return frozenset([*(rule.words for rule in self.words), IGNORED])


@cache
def context_rules() -> ContextRules:
    """The rules as packaged."""
    found = load(_PATH, ContextRules)
    for name in ("modes", "parties", "states", "words", "drop"):
        for place, rule in enumerate(getattr(found, name)):
            fault = _fault(rule)
            if fault is not None:
                raise LexiconError(fault, path=_PATH, line=line_of(_PATH, name, place))
    return found


@cache
def context_words(language: str) -> WordClasses | None:
    """The classes of words of this language that the rules ask for; null where it has none."""
    return word_classes(language, "contexts", context_rules().classes)


@cache
def rules_of_modes(kind: EventType) -> tuple[OfMode, ...]:
    """The rules of modes for one type of event."""
    return tuple(rule for rule in context_rules().modes if rule.type is kind)


@cache
def rules_of_parties(kind: EventType) -> tuple[OfParty, ...]:
    """The rules of parties for one type of event."""
    return tuple(r for r in context_rules().parties if not r.types or kind in r.types)


@cache
def rules_of_states(kind: EventType) -> tuple[OfStates, ...]:
    """The rules of two governments for one type of event."""
    return tuple(rule for rule in context_rules().states if rule.type is kind)


@cache
def rules_of_words(kind: EventType) -> dict[str, tuple[OfWords, ...]]:
    """The rules of words for one type of event, by the class of words."""
    found: dict[str, list[OfWords]] = {}
    for rule in context_rules().words:
        if not rule.types or kind in rule.types:
            found.setdefault(rule.words, []).append(rule)
    return {words: tuple(rules) for words, rules in found.items()}


def _fault(rule: OfMode | OfParty | OfStates | OfWords | Drop) -> str | None:
    vocabulary = ontology()
    told = [rule.context, *(rule.beside if isinstance(rule, Drop) else [])]
    for context in told:
        if context not in vocabulary.contexts:
            return f"unknown context {context}"
    if isinstance(rule, OfMode) and rule.mode is not None:
        return vocabulary.unknown(rule.type, [rule.mode], [])
    if isinstance(rule, OfParty) and rule.side not in SIDES:
        return f"unknown side {rule.side}"
    if isinstance(rule, OfWords) and rule.scope not in SCOPES:
        return f"unknown scope {rule.scope}"
    return None
