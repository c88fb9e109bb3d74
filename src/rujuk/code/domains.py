"""What a page or a paragraph is about when it is not of public life: sport, markets, a recipe.

There strikers attack, prices explode and a side dish lays siege to the rice. A deed told in such a
place counts only where something in its sentence bears witness to public life: a word of arms,
office, law or disorder that this domain does not use for itself, or two parties that can do it.
The words are data: `lang/<code>/domains.yaml`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from rujuk.code.gates import DOMAIN
from rujuk.code.mentions import ActorKind
from rujuk.lang.packs import lexicon_path
from rujuk.lang.word_table import WordTable
from rujuk.lexicon import load
from rujuk.records import Measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.code.analysis import Analysis
    from rujuk.code.candidates import Candidate
    from rujuk.code.counts import CountDraft
    from rujuk.lang.phrases import Chunk

# Different words of a domain that make a page or a paragraph its own; fewer do where nothing bears
# witness; and how many must stand against each witness. Measured: docs/decisions.md.
_PAGE_WORDS = 6
_PARAGRAPH_WORDS = 5
_UNOPPOSED_WORDS = 4
_PER_WITNESS = 3
# A page of this many words in which nothing bears witness is of nobody's public life.
_SILENT_WORDS = 60
# Different witnesses that give a paragraph back to public life, whatever its page is about.
_OWN_WITNESSES = 2
# Parties that do deeds of public life wherever they are named; but not in a contest.
_POWERS = frozenset(
    {
        ActorKind.STATE,
        ActorKind.METONYM,
        ActorKind.GOVERNMENT,
        ActorKind.FORCE,
        ActorKind.GROUP,
    }
)
# Counted people and things that any page may tell of.
_OF_ANY_PAGE = frozenset(
    {
        Measure.PEOPLE,
        Measure.WORKERS,
        Measure.POLICE,
        Measure.CIVILIANS,
        Measure.COUNTRIES,
        Measure.BUILDINGS,
        Measure.VILLAGES,
        Measure.VEHICLES,
        Measure.SHIPS,
        Measure.AIRCRAFT,
        Measure.CREW,
        Measure.CONTAINERS,
    }
)


class Domain(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One domain of `domains.yaml`.

    `muted` are the witnesses that prove nothing in it; `contests`: states and forces meet in play.
    """

    id: str
    words: list[str]
    muted: list[str] = []
    contests: bool = False


class _DomainFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    clitics: list[str]
    witnesses: dict[str, list[str]]
    domains: list[Domain]


class Domains:
    """The domains of a language, indexed by word."""

    __slots__ = ("clitics", "domains", "muted", "of_word", "witnesses")

    def __init__(self, file: _DomainFile) -> None:
        """Index the words; a witness may be a word of a domain too."""
        self.clitics = tuple(file.clitics)
        self.domains = file.domains
        self.witnesses = frozenset(word for words in file.witnesses.values() for word in words)
        self.muted = [frozenset(domain.muted) for domain in file.domains]
        self.of_word: dict[str, list[int]] = {}
        for number, domain in enumerate(file.domains):
            for word in domain.words:
                self.of_word.setdefault(word, []).append(number)

    def telling(self, lower: str) -> str | None:
        """The word of a domain, or the witness, that this form is; null for all other words."""
        if lower in self.of_word or lower in self.witnesses:
            return lower
        for clitic in self.clitics:
            if lower.endswith(clitic):
                bare = lower[: -len(clitic)]
                return bare if bare in self.of_word or bare in self.witnesses else None
        return None

    def strongest(self, words: frozenset[str]) -> tuple[int, int, int] | None:
        """The domain with most of these words: its number, its words, its witnesses; or null."""
        counted: dict[int, int] = {}
        for word in words:
            for number in self.of_word.get(word, ()):
                counted[number] = counted.get(number, 0) + 1
        if not counted:
            return None
        best = max(counted, key=lambda number: (counted[number], -number))
        return best, counted[best], len((words & self.witnesses) - self.muted[best])


@cache
def domains(language: str) -> Domains | None:
    """The domains of this language; null where its pack has none."""
    path = lexicon_path(language, "domains")
    return Domains(load(path, _DomainFile)) if path else None


@cache
def telling_words(language: str) -> WordTable[str | None]:
    """What `Domains.telling` gives for each word in small letters."""
    lexicon = domains(language)
    return WordTable(lexicon.telling if lexicon is not None else lambda _: None)


class Surroundings:
    """Which domain each paragraph of a page belongs to, if any."""

    __slots__ = ("_by_paragraph", "_language", "_lexicon", "_silent")

    def __init__(self, analyses: Sequence[Analysis], language: str) -> None:
        """Read the words of the page, paragraph by paragraph."""
        self._language = language
        self._lexicon = domains(language)
        self._by_paragraph: dict[int, int] = {}
        self._silent = False
        if self._lexicon is None:
            return
        words: dict[int, set[str]] = {}
        telling = telling_words(language)
        for analysis in analyses:
            told = words.setdefault(analysis.paragraph, set())
            if analysis.gates & DOMAIN:
                told.update([word for t in analysis.tokens if (word := telling[t.lower])])
        whole = frozenset[str]().union(*words.values())
        self._silent = whole.isdisjoint(self._lexicon.witnesses) and _is_long(analyses)
        page = self._lexicon.strongest(whole)
        of_page = page is not None and _is_own(*page[1:], least=_PAGE_WORDS)
        for paragraph, told in words.items():
            several = len(told) >= _UNOPPOSED_WORDS
            found = self._lexicon.strongest(frozenset(told)) if several else None
            if found is not None and _is_own(*found[1:], least=_PARAGRAPH_WORDS):
                self._by_paragraph[paragraph] = found[0]
            elif of_page and page is not None:
                number = page[0]
                own = (told & self._lexicon.witnesses) - self._lexicon.muted[number]
                if len(own) < _OWN_WITNESSES:
                    self._by_paragraph[paragraph] = number

    def of(self, analysis: Analysis) -> Domain | None:
        """The domain that the paragraph of this sentence belongs to; null in public life."""
        number = self._by_paragraph.get(analysis.paragraph)
        if number is None or self._lexicon is None:
            return None
        return self._lexicon.domains[number]

    def proves(self, analysis: Analysis, candidate: Candidate) -> bool:
        """Whether a deed counts where it is told: in public life, or with a witness of it."""
        domain = self.of(analysis)
        if domain is None:
            return not self._silent or self._between_powers(analysis, candidate)
        return self._witnessed(analysis) or (
            not domain.contests and self._between_powers(analysis, candidate)
        )

    def allows(self, analysis: Analysis, draft: CountDraft) -> bool:
        """Whether a figure counts where it is told: in a contest, harm and arms are played."""
        domain = self.of(analysis)
        return (
            domain is None
            or not domain.contests
            or draft.measure in _OF_ANY_PAGE
            or self._witnessed(analysis)
        )

    def _witnessed(self, analysis: Analysis) -> bool:
        lexicon, number = self._lexicon, self._by_paragraph[analysis.paragraph]
        if lexicon is None:
            return True
        muted = lexicon.muted[number]
        telling = telling_words(self._language)
        told = {telling[token.lower] for token in analysis.tokens}
        return any(word in lexicon.witnesses and word not in muted for word in told)

    def _between_powers(self, analysis: Analysis, candidate: Candidate) -> bool:
        """Whether one power is named as the doer and another party, or what is its, as the aim."""
        return (
            self._has_power(analysis, candidate.agents)
            and not any(self._is_goods(analysis, item) for item in candidate.patients)
            and any(
                analysis.mentions_in(item.first, item.last)
                for item in (*candidate.patients, *candidate.obliques)
            )
        )

    @staticmethod
    def _has_power(analysis: Analysis, items: Sequence[Chunk]) -> bool:
        return any(
            mention.kind in _POWERS and mention.first <= analysis.head_of(item) < mention.last
            for item in items
            for mention in analysis.mentions_in(item.first, item.last)
        )

    def _is_goods(self, analysis: Analysis, item: Chunk) -> bool:
        """Whether a phrase is headed by a word of the domain itself ("pasar Indonesia")."""
        lexicon, number = self._lexicon, self._by_paragraph.get(analysis.paragraph)
        head = analysis.tokens[analysis.head_of(item)].lower
        return lexicon is not None and number in lexicon.of_word.get(head, ())


def _is_own(words: int, witnesses: int, *, least: int) -> bool:
    if not witnesses:
        return words >= min(least, _UNOPPOSED_WORDS)
    return words >= least and words >= _PER_WITNESS * witnesses


def _is_long(analyses: Sequence[Analysis]) -> bool:
    words = sum(token.kind == "word" for analysis in analyses for token in analysis.tokens)
    return words >= _SILENT_WORDS
