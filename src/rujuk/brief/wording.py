"""The brief's own words, in English or Indonesian: figures, days, parties, sources.

Every word comes from `phrases/<language>.yaml`; words of a page are passed through as they are.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Protocol

import msgspec

from rujuk.brief.naming import own_words, states
from rujuk.lexicon import load
from rujuk.store.correction_words import INFERRED as ANALYST
from rujuk.weigh.moments import last_day
from rujuk.weigh.parties import holds_country, is_state, party_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.records import Hedge, Party, Place, Time

LANGUAGES = ("en", "id")
"""The languages the interface speaks."""

WHOLE_COUNTRY = 6
"""UCDP where_prec of a place of which only the country is told."""

SHARES = frozenset({"percent_of", "fraction_of"})
"""Hedges of figures worked out from a share of another figure."""

_GROUPING = {"en": ",", "id": "."}
_EDTF = re.compile(r"([0-9]{4}|XXXX)-(0[1-9]|1[0-2])(?:-([0-9]{2}))?")


class Figure(Protocol):
    """A claim or an assertion: what the words say; null for not stated."""

    @property
    def low(self) -> float | None:
        """The least."""

    @property
    def best(self) -> float | None:
        """The figure itself."""

    @property
    def high(self) -> float | None:
        """The greatest."""

    @property
    def hedge(self) -> Hedge:
        """How it is qualified."""


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of phrases: key to text with braces for what is put in."""

    language: str
    phrases: dict[str, str]


class Wording:
    """Says things in one language. `say` takes a key; the other methods make parts of sentences."""

    def __init__(self, language: str) -> None:
        """Load the phrases of `language`, one of `LANGUAGES`."""
        self.language = language
        self._phrases = load(f"brief/phrases/{language}.yaml", Phrases).phrases

    def say(self, key: str, **parts: str | int) -> str:
        """The phrase with its parts put in."""
        return self._phrases[key].format(**parts)

    def has(self, key: str) -> bool:
        """Whether there is such a phrase."""
        return key in self._phrases

    def several(self, key: str, number: int) -> str:
        """A number of things: `pages`, 2 gives "2 pages"."""
        phrase = f"{key}.one" if number == 1 else f"{key}.many"
        return self.say(phrase, n=self.number(number))

    def number(self, value: float) -> str:
        """The whole number with the thousands mark of the language."""
        return f"{round(value):,}".replace(",", _GROUPING[self.language])

    def joined(self, parts: Sequence[str]) -> str:
        """`a, b and c`."""
        if len(parts) < 2:  # noqa: PLR2004 - one part needs no conjunction
            return "".join(parts)
        return ", ".join(parts[:-1]) + self.say("conjunction") + parts[-1]

    def figure(self, claim: Figure) -> str:
        """The figure with its hedge in words: "more than 3,000", "thousands"."""
        hedge = claim.hedge.value
        if hedge == "vague":
            high = "" if claim.high is None else round(claim.high)
            size = f"vague.{round(claim.low or 0)}-{high}"
            if self.has(size):
                return self.say(size)
            hedge = "vague_open" if claim.high is None else "vague"
        if hedge in SHARES:
            hedge = self._hedge_of_share(claim)
        low, best, high_value = claim.low, claim.best, claim.high
        known = [value for value in (best, low, high_value) if value is not None]
        if not known:
            return self.say("hedge.none")
        return self.say(
            f"hedge.{hedge}",
            low=self.number(known[0] if low is None else low),
            best=self.number(known[0]),
            high=self.number(known[0] if high_value is None else high_value),
        )

    def _hedge_of_share(self, claim: Figure) -> str:
        """The hedge that the bounds of a worked out figure keep: "nearly half" is "up to"."""
        if claim.low is None and claim.high is not None:
            return "up_to"
        if claim.high is None and claim.low is not None:
            return "at_least"
        return "about"

    def party(self, party: Party | None) -> str:
        """Who: a state by its name; anyone else by name or the page's words, the state behind."""
        if party is None:
            return self.say("nobody")
        country = self.state(party.country)
        if country and is_state(party):
            return country
        words = own_words(party, self.language)
        if not words:
            return self.say("nobody.of", country=country) if country else self.say("nobody")
        code = party.country or ""
        if party.id is None and party.inferred != ANALYST and words[:1].islower():
            words = self.say("party.words", words=words)
        if not country or country.casefold() == words.casefold() or holds_country(words, code):
            return words
        return self.say("of_country", name=words, country=country)

    def country(self, party: Party) -> str:
        """The state a party belongs to, in this language; else the party itself."""
        return self.state(party.country) or self.party(party)

    def state(self, code: str | None) -> str:
        """The name of a state or of the body behind a code such as UNO; empty for neither."""
        body = f"country.{code}"
        return states(self.language).get(code or "") or (self.say(body) if self.has(body) else "")

    def in_sentence(self, code: str | None) -> str:
        """The name of a state or body behind a preposition: "of the Philippines", "in Peru"."""
        name = self.state(code)
        if name and code in self.say("state.articled").split():
            return self.say("state.with_article", name=name)
        return name

    def parties(self, parties: Sequence[Party]) -> str:
        """All parties, each once, with how they were read where the clause does not name them."""
        told: dict[str, Party] = {}
        for one in parties:  # who is named needs no pronoun beside the name
            key = party_key(one)
            if key not in told or (told[key].inferred is not None and one.inferred is None):
                told[key] = one
        parties = tuple(told.values())
        rules = {one.inferred for one in parties}
        if len(parties) > 1 and len(rules) == 1 and parties[0].inferred is not None:
            return self._inferred(self.joined([self.party(one) for one in parties]), parties[0])
        return self.joined([self._inferred(self.party(one), one) for one in parties])

    def bound(self, parties: Sequence[Party]) -> str:
        """Parties of a treaty or war: the states that are bound, whatever words stand for them."""
        names = [self.party(one) if one.id else self.country(one) for one in parties]
        return self.joined([*dict.fromkeys(names)])

    def reading(self, rule: str) -> str:
        """How a part was read that no words of the clause name, in a plain phrase."""
        key = f"inferred.{rule}"
        return self.say(key if self.has(key) else "inferred.other")

    def source(self, chain: Sequence[Party], *, hearsay: str | None = None) -> str:
        """According to whom: root first, then who relayed it; or the page's own voice.

        `hearsay` is the page's word for an unnamed report.
        """
        if not chain:
            if hearsay is None:
                return self.say("source.own")
            return self.say("source.unnamed", words=hearsay)
        root, *others = chain
        if root.inferred == ANALYST:
            return self.say("source.root", name=self._inferred(self.party(root), root))
        if root.inferred is not None:
            return self.say(
                "source.inferred", name=self.party(root), how=self.reading(root.inferred)
            )
        if others:
            relays = self.joined([self.party(one) for one in others])
            return self.say("source.relayed", name=self.party(root), others=relays)
        return self.say("source.root", name=self.party(root))

    def place(self, place: Place) -> str:
        """The place's name, else the page's word for it, else its state."""
        state = self.in_sentence(place.country) if place.country else ""
        whole = place.precision == WHOLE_COUNTRY or place.id == f"state.{place.country}".lower()
        own = place.name or place.text
        if self.language != "en" and place.inferred is None:
            own = place.text or own  # the name of a record is the English one
        name = (state if whole else "") or own or state
        return self._inferred(name or self.say("nobody"), place)

    def time(self, time: Time) -> str:
        """A time told: in words where it is a month or day, as ISO 8601-2 otherwise."""
        if time.edtf is None:
            return self.say("time.unresolved", words=time.text)
        return self.day(time.edtf)

    def day(self, edtf: str) -> str:
        """`2024-06` as "June 2024", `XXXX-06` as "June of a year the page does not tell".

        An interval is its two ends, or the month or year that it fills; what is no day, month or
        interval of them stays as it is.
        """
        first, mark, last = edtf.partition("/")
        if mark and first == last:
            return self.day(first)
        if mark and first.endswith("-01-01") and last == f"{first[:4]}-12-31":
            return first[:4]
        if mark and first.endswith("-01") and last == last_day(first[:7]):
            return self.day(first[:7])
        if mark and first and last:
            return self.say("interval", first=self.day(first), last=self.day(last))
        found = _EDTF.fullmatch(edtf)
        if found is None:
            return edtf
        year, month, day = found.groups()
        name = self.say(f"month.{month}")
        if day is not None:
            name = f"{int(day)} {name}"
        return self.say("year.unknown", month=name) if year == "XXXX" else f"{name} {year}"

    def reason(self, reason: str) -> str:
        """Why something was lost, in this language where there is a phrase for it.

        What follows a colon ("no language pack that codes: en") is put in as it is.
        """
        known, _, rest = reason.partition(": ")
        for key, parts in ((f"loss.{reason}", {}), (f"loss.{known}", {"rest": rest})):
            if self.has(key):
                return self.say(key, **parts)
        return reason

    def rule(self, rule: str) -> str | None:
        """What a rule of the coder does, by the longest beginning that has a phrase."""
        parts = rule.split(".")
        keys = (f"rule.{'.'.join(parts[:length])}" for length in range(len(parts), 0, -1))
        return next((self.say(key) for key in keys if self.has(key)), None)

    def _inferred(self, name: str, part: Party | Place) -> str:
        if part.inferred is None:
            return name
        how = self.reading(part.inferred)
        if name.endswith(")"):
            return f"{name[:-1]}; {how})"
        return f"{name} {self.say('inferred', how=how)}"


@cache
def wording(language: str) -> Wording:
    """The wording of a language, loaded once."""
    return Wording(language)
