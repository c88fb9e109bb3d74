"""Who a party is: when two are the same, and when one acts for the other.

A state, its seat of government and a bare name of a state are one; everyone else is an entry of the
actor lexicon, or the page's own words without the name of the state.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from rujuk.code.actor_lexicon import actor_lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.records import Party

STATES = ("state.", "capital.")
"""Entries of the actor lexicon that stand for a state as such."""

SEATS = "metonym."
"""Buildings and nicknames: they act for their state, and are shown by their own name."""


def is_state(party: Party) -> bool:
    """Whether the party is a state, its capital, or words that are a state's name and no more."""
    if party.country is None:
        return False
    if party.id is not None:
        return party.id.startswith(STATES)
    return (party.name or party.text).casefold() in _bare_names(party.country)


def is_named(party: Party) -> bool:
    """Whether the party is somebody in particular, and not a role ("police", "residents")."""
    return party.id is not None or is_state(party) or (party.name or "")[:1].isupper()


def is_somebody(party: Party) -> bool:
    """Whether a reader knows whose they are: somebody named, or a role with its state's name."""
    return is_named(party) or holds_country(party.name or party.text, party.country or "")


def party_key(party: Party) -> str:
    """What tells one party from another: a state and its seats are one.

    A role is its words without its state's name: "tentara Korea Utara" of North Korea is "tentara".
    """
    if is_state(party) or (party.id or "").startswith(SEATS):
        return f"state {party.country}"
    return party.id if party.id is not None else _role(party.name or party.text, party.country)


@lru_cache(maxsize=16384)  # a case tells the same few roles again and again
def _role(words: str, country: str | None) -> str:
    pattern = _patterns().get(country or "")
    role = " ".join(pattern.sub(" ", words).split()) if pattern is not None else words
    return f"{country or ''} {(role or words).casefold()}"


def party_keys(parties: Sequence[Party]) -> tuple[str, ...]:
    """The keys of all, in order of the alphabet: the order of words tells no party apart."""
    return tuple(sorted({party_key(party) for party in parties}))


def subject_key(party: Party | None) -> str:
    """What tells one counted group from another: its country, else its entry, name or words."""
    if party is None:
        return ""
    return party.country or party.id or (party.name or party.text).casefold()


def speaker_key(party: Party | None) -> str:
    """What tells one speaker from another; nobody is the empty text."""
    return "" if party is None else party_key(party)


def holds_country(words: str, country: str) -> bool:
    """Whether the words name the country: "pasukan Ukraina" needs no "Ukraine" behind it."""
    pattern = _patterns().get(country)
    return pattern is not None and pattern.search(words) is not None


@cache
def _bare_names(country: str) -> frozenset[str]:
    return frozenset(form.casefold() for form, _ in _forms().get(country, ()))


@cache
def _forms() -> dict[str, list[tuple[str, bool]]]:
    """Country code to the written forms of its state and whether their case matters."""
    forms: dict[str, list[tuple[str, bool]]] = {}
    for first, names in actor_lexicon().names.items():
        for name in names:
            if name.actor.id.startswith("state.") and name.actor.country is not None:
                exact = " ".join(name.exact) if name.exact else ""
                words = exact or " ".join([first, *name.rest])
                forms.setdefault(name.actor.country, []).append((words, bool(exact)))
    return forms


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    made = {}
    for country, forms in _forms().items():
        exact = [re.escape(words) for words, matters in forms if matters]
        free = [f"(?i:{re.escape(words)})" for words, matters in forms if not matters]
        made[country] = re.compile(rf"\b(?:{'|'.join(exact + free)})\b")
    return made
