"""What a number counts: the measure of a noun, the measure a deed makes of those it befalls."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

import msgspec

from rujuk.lang.packs import lexicon_path
from rujuk.lexicon import load
from rujuk.records import Measure

if TYPE_CHECKING:
    from collections.abc import Sequence

# The deeds whose single victims are counted without a number ("the mayor was killed").
OF_VICTIMS = frozenset(
    {Measure.KILLED, Measure.WOUNDED, Measure.KILLED_OR_WOUNDED, Measure.HOSTAGES}
)
Rank = Literal["thing", "held", "person", "toll"]
Role = Literal["subject", "object", "nominal", "bare"]


class NounEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns of one measure. `needs` names a list of words one of which the sentence must have."""

    measure: Measure
    rank: Rank
    words: tuple[str, ...]
    needs: str | None = None


class DeedEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of one deed, by what of them is counted."""

    measure: Measure
    subject: tuple[str, ...]
    object: tuple[str, ...]
    nominal: tuple[str, ...]
    bare: tuple[str, ...]


class MeasureWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`measures.yaml` of a language."""

    source: str
    nouns: tuple[NounEntry, ...]
    possessive: str
    before_noun: frozenset[str]
    deeds: tuple[DeedEntry, ...]
    together: dict[Measure, frozenset[Measure]]
    joiners: frozenset[str]
    through: frozenset[str]
    clause_takers: frozenset[str]
    between: frozenset[str]
    stops: frozenset[str]
    clause_breaks: frozenset[str]
    totals: frozenset[str]
    contrary: frozenset[str]
    handing: frozenset[str]
    handed: frozenset[str]
    receiving: frozenset[str]
    given_to: frozenset[str]
    headline_totals: frozenset[str]
    total_verbs: frozenset[str]
    restating: frozenset[str]
    including: frozenset[str]
    of_them: frozenset[str]
    captors: frozenset[str]
    arresters: frozenset[str]
    police_words: frozenset[str]
    vague_troops: frozenset[str]
    animals: frozenset[str]
    sanction_words: frozenset[str]
    origins: frozenset[str]
    stock_words: frozenset[str]
    flow_words: frozenset[str]
    prepositions: frozenset[str]
    rescues: frozenset[str]
    with_words: frozenset[str]
    participants: frozenset[str]
    protest_words: frozenset[str]
    coordinators: frozenset[str]
    relatives: frozenset[str]
    speakers_after: frozenset[str]
    not_alone: frozenset[Measure]
    its_totals: frozenset[str]
    beside: frozenset[str]
    attended: frozenset[str]
    quotes: frozenset[str]
    passive_marks: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    between_phrases: tuple[str, ...] = ()
    total_links: frozenset[str] = frozenset()
    combatants: frozenset[str] = frozenset()
    plurals: tuple[str, ...] = ()
    no_plurals: tuple[str, ...] = ()
    definites: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()
    both: frozenset[str] = frozenset()
    pairs: frozenset[str] = frozenset()
    collectives: frozenset[str] = frozenset()
    other_one: frozenset[str] = frozenset()
    them: frozenset[str] = frozenset()
    him: frozenset[str] = frozenset()


class Noun(msgspec.Struct, frozen=True):
    """A counted noun as found: tokens `[first, last)`, its measure and rank."""

    first: int
    last: int
    measure: Measure
    rank: Rank
    words: str


class Deed(msgspec.Struct, frozen=True):
    """A deed as found: tokens `[first, last)`, its measure, and what of it is counted."""

    first: int
    last: int
    measure: Measure
    role: Role


class MeasureLexicon:
    """The measures of one language, made ready for look-up."""

    __slots__ = ("deeds", "deeds_by_last", "language", "nouns", "victim_words", "words")

    def __init__(self, language: str, words: MeasureWords) -> None:
        """Index nouns and deeds by their first word, deeds also by their last."""
        self.language = language
        self.words = words
        self.nouns: dict[str, list[tuple[tuple[str, ...], NounEntry]]] = {}
        self.deeds: dict[str, list[tuple[tuple[str, ...], Measure, Role]]] = {}
        self.deeds_by_last: dict[str, list[tuple[tuple[str, ...], Measure, Role]]] = {}
        for entry in words.nouns:
            for noun in entry.words:
                parts = tuple(noun.lower().split())
                self.nouns.setdefault(parts[0], []).append((parts, entry))
        for deed in words.deeds:
            groups: tuple[tuple[Role, tuple[str, ...]], ...] = (
                ("subject", deed.subject), ("object", deed.object),
                ("nominal", deed.nominal), ("bare", deed.bare),
            )  # fmt: skip
            for role, phrases in groups:
                for phrase in phrases:
                    parts = tuple(phrase.split())
                    item = (parts, deed.measure, role)
                    self.deeds.setdefault(parts[0], []).append(item)
                    self.deeds_by_last.setdefault(parts[-1], []).append(item)
        self.victim_words = frozenset(
            word
            for word, deeds in self.deeds.items()
            if any(measure in OF_VICTIMS for _, measure, _ in deeds)
        )
        for nouns in self.nouns.values():
            nouns.sort(key=lambda pair: -len(pair[0]))
        for table in (self.deeds, self.deeds_by_last):
            for deeds in table.values():
                deeds.sort(key=lambda item: -len(item[0]))

    def may_have_lone_victims(self, lowers: Sequence[str]) -> bool:
        """Whether a sentence tells a deed whose victims may be counted without a number."""
        return bool(self.words.definites) and not self.victim_words.isdisjoint(lowers)

    def noun_at(self, lowers: Sequence[str], at: int) -> Noun | None:
        """The longest counted noun that begins at `at`."""
        if at >= len(lowers):
            return None
        word = lowers[at]
        possessive = self.words.possessive
        if possessive and word not in self.nouns and word.endswith(possessive):
            owned = self._single_noun(word.removesuffix(self.words.possessive), at)
            if owned is not None:
                return owned
        if word not in self.nouns and "rn" in word:
            return self._single_noun(word.replace("rn", "m"), at)  # as scanners misread it
        for parts, noun in self.nouns.get(word, ()):
            if tuple(lowers[at : at + len(parts)]) != parts:
                continue
            if noun.needs is not None and not any(w in self.words.sanction_words for w in lowers):
                continue
            return Noun(at, at + len(parts), noun.measure, noun.rank, " ".join(parts))
        return None

    def _single_noun(self, word: str, at: int) -> Noun | None:
        """A counted noun of one word, as standing at `at`."""
        for parts, noun in self.nouns.get(word, ()):
            if len(parts) == 1:
                return Noun(at, at + 1, noun.measure, noun.rank, word)
        return None

    def deed_at(
        self, lowers: Sequence[str], at: int, roles: frozenset[Role] | None = None
    ) -> Deed | None:
        """The longest deed that begins at `at`, of one of these roles."""
        for parts, measure, role in self.deeds.get(lowers[at], ()):
            if roles is not None and role not in roles:
                continue
            if tuple(lowers[at : at + len(parts)]) == parts:
                return Deed(at, at + len(parts), measure, role)
        return None

    def deed_before(self, lowers: Sequence[str], end: int, roles: frozenset[Role]) -> Deed | None:
        """The longest deed that ends right before `end`, of one of these roles."""
        if end <= 0:
            return None
        for parts, measure, role in self.deeds_by_last.get(lowers[end - 1], ()):
            begin = end - len(parts)
            if role in roles and begin >= 0 and tuple(lowers[begin:end]) == parts:
                return Deed(begin, end, measure, role)
        return None


@cache
def measure_lexicon(language: str) -> MeasureLexicon | None:
    """The measures of this language; null where its pack has none."""
    path = lexicon_path(language, "measures")
    return None if path is None else MeasureLexicon(language, load(path, MeasureWords))
