"""Phrases of a sentence: noun phrases with their prepositions, verbs with their auxiliaries.

A flat, deterministic chunker over closed-class words and morphology; no tree, no statistics.
Source of the phrase order: head-initial noun phrases closed by a demonstrative, auxiliaries before
the verb (Sneddon et al., Indonesian: A Comprehensive Grammar, as summed up in general grammars).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.lang.chunks import (
    COMPLEMENT,
    COORDINATOR,
    MARK,
    NOUN,
    RELATIVE,
    REPORT,
    SUBORDINATOR,
    TIME,
    VERB,
    Chunk,
)
from rujuk.lang.form_phrases import FormPhrases
from rujuk.lang.grammar import grammar
from rujuk.lang.inflected_phrases import InflectedPhrases
from rujuk.lang.inflections import inflections
from rujuk.lang.word_shapes import plain_words
from rujuk.lang.words_in_place import BREAKS, QUOTES, WordsInPlace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.lang.tokens import Token
    from rujuk.lang.words import MultiWord, Word

__all__ = [
    "COMPLEMENT",
    "COORDINATOR",
    "MARK",
    "NOUN",
    "RELATIVE",
    "REPORT",
    "SUBORDINATOR",
    "TIME",
    "VERB",
    "Chunk",
    "chunk",
]

_OPEN = frozenset("([")
_CLOSE = frozenset(")]")
_JOINTS = frozenset({"-", "/"})
_LONGEST_BRACKET = 12


def chunk(
    tokens: Sequence[Token],
    language: str,
    *,
    units: Sequence[tuple[int, int]] = (),
    times: Sequence[tuple[int, int]] = (),
    reports: Sequence[tuple[int, int]] = (),
    compounds: Sequence[MultiWord] = (),
    headline: bool = False,
) -> list[Chunk]:
    """The phrases of one sentence, in order.

    `units` are token ranges of names that must not be cut, `times` of time expressions (taken out
    of noun phrases), `reports` of reporting clauses set between commas or at the end, `compounds`
    the words of several tokens ("angkat kaki", "nota protes"). In a headline a bare root after a
    noun phrase is an active verb.
    """
    words = grammar(language)
    if words is None:
        return []
    tables = inflections(language)
    if tables is not None:
        reader = FormPhrases if tables.forms_tell else InflectedPhrases
        return reader(
            tokens, language, words, units, times, reports, compounds, headline=headline
        ).run()
    return _Chunker(
        tokens, language, words, units, times, reports, compounds, headline=headline
    ).run()


class _Chunker(WordsInPlace):
    def run(self) -> list[Chunk]:
        index, count = 0, len(self.tokens)
        tokens, spans, plain = self.tokens, self.spans, plain_words(self.language)
        while index < count:
            if index not in spans:
                token = tokens[index]
                if plain[token.lower] and token.kind != "mark":
                    self._noun_words(index, index + 1)
                    index += 1
                else:
                    index = self._step(index)
            elif index in self.reports:
                self._add(Chunk(REPORT, index, self.reports[index], index))
                index = self.reports[index]
            elif index in self.times:
                self._time(index)
                index = self.times[index]
            else:
                if (
                    self.noun is not None
                    and self.tokens[self.noun.last - 1].lower in self.words.clause_nouns
                ):
                    self._flush()
                self._noun_words(index, self.units[index])
                index = self.units[index]
        self._flush()
        for position, item in enumerate(self.chunks):
            item.index = position
        return self.chunks

    def _add(self, item: Chunk) -> None:
        self._flush()
        self.chunks.append(item)

    def _flush(self) -> None:
        if self.noun is not None:
            self.chunks.append(self.noun)
            self.noun = None
        self.preposition = None
        self.auxiliaries = []

    def _time(self, index: int) -> None:
        if self.noun is not None:
            self.chunks.append(self.noun)
            self.noun = None
        held = self.auxiliaries
        self.preposition = None
        self.chunks.append(Chunk(TIME, index, self.times[index], index))
        self.auxiliaries = held

    def _noun_words(self, first: int, last: int) -> None:
        if self.noun is None:
            self.noun = Chunk(NOUN, first, last, first)
            if self.preposition is not None:
                self.noun.preposition, self.noun.preposition_at = self.preposition
                self.preposition = None
        self.noun.last = last
        if self.auxiliaries and self.tokens[first].lower not in self.words.passive_two:
            self.auxiliaries = []

    def _step(self, index: int) -> int:
        token = self.tokens[index]
        if token.kind == "mark":
            return self._mark(index)
        lower = token.lower
        words = self.words
        if token.kind == "number" or (
            token.is_capitalised and self._is_name(token) and lower not in words.prepositions
        ):
            self._noun_words(index, index + 1)
            return index + 1
        if lower not in words.closed:
            return self._open(index, lower)
        if lower in words.relativisers:
            self._add(Chunk(RELATIVE, index, index + 1, index))
            return index + 1
        if lower in words.complementisers:
            self._add(Chunk(COMPLEMENT, index, index + 1, index))
            return index + 1
        if lower in words.demonstratives:
            if self._points_back(index):
                return index + 1
            if self.noun is not None:
                self.noun.last = index + 1
                self.chunks.append(self.noun)
                self.noun = None
            else:
                self._noun_words(index, index + 1)
            return index + 1
        return self._closed(index, lower)

    def _open(self, index: int, lower: str) -> int:
        """A word of no closed class: a verb, or a part of a noun phrase."""
        if lower in self.words.verb_tails and index in self.tails and self._follows_verb(index):
            return index + 1
        if lower in self.words.adjectives and self._follows_verb(index):
            self.how = index + 1
            return index + 1
        if lower in self.words.occasions and self._counts_occasions(index):
            return index + 1
        if lower in self.words.pair_openers and self._opens_pair(index, lower):
            return index + 1
        verb = self._verb_form(index, lower)
        if verb is None:
            self._noun_words(index, index + 1)
        else:
            self._add_verb(index, verb)
        return index + 1

    def _closed(self, index: int, lower: str) -> int:
        words = self.words
        verb = self._verb(index)
        if verb is not None:
            self._add_verb(index, verb)
            return index + 1
        if lower in words.subordinators and self._opens_clause(index, lower):
            self._add(Chunk(SUBORDINATOR, index, index + 1, index, words.subordinators[lower]))
            return index + 1
        if lower in words.auxiliaries and not self._describes(index, lower):
            if words.auxiliaries[lower] == "negated" and self._is_not_only(index):
                return index + 2
            if self.noun is not None:
                self.chunks.append(self.noun)
                self.noun = None
            self.preposition = None
            self.auxiliaries.append((words.auxiliaries[lower], index))
            return index + 1
        if lower in words.verb_prepositions and self._acts():
            self._add_verb(index, self.shapes[lower].word)
            return index + 1
        if lower in words.prepositions:
            self._preposition(index, words.prepositions[lower])
            return index + 1
        if lower in words.coordinators or lower in words.adversatives:
            role = "but" if lower in words.adversatives else "and"
            self._add(Chunk(COORDINATOR, index, index + 1, index, role))
            return index + 1
        if lower in words.copulas:
            self._add(Chunk(MARK, index, index + 1, index, "copula"))
            return index + 1
        if lower in words.adverbs and not self._inside_noun(index):
            self._adverb(index)
            return index + 1
        if (
            lower in words.determiners
            and self.noun is not None
            and self.noun.last > self.noun.first + 1
        ):
            held = self.auxiliaries
            self._flush()
            self.auxiliaries = held
        if lower in words.subject_pronouns and self.noun is not None:
            self.chunks.append(self.noun)
            self.noun = None
        self._noun_words(index, index + 1)
        return index + 1

    def _points_back(self, index: int) -> bool:
        """Whether the demonstrative makes an adverb of the word before it ("sementara itu")."""
        if self.noun is not None or not index:
            return False
        if self.chunks and (self.chunks[-1].kind, self.chunks[-1].last) == (TIME, index):
            self.chunks[-1].last = index + 1
            return True
        if self.preposition is not None and self.preposition[1] == index - 1:
            self.preposition = None
            return True
        last = self.chunks[-1] if self.chunks else None
        if last is not None and last.kind == SUBORDINATOR and last.last == index:
            self.chunks.pop()
            return True
        return False

    def _preposition(self, index: int, role: str) -> None:
        held = self.auxiliaries
        if self.noun is not None:
            self.chunks.append(self.noun)
            self.noun = None
        self.preposition = (role, index)
        self.auxiliaries = held

    def _adverb(self, index: int) -> None:
        del index
        if self.noun is not None:
            self.chunks.append(self.noun)
            self.noun = None

    def _inside_noun(self, index: int) -> bool:
        """Whether an adverb-like word stands between two noun words ("lebih banyak")."""
        following = index + 1
        return (
            self.noun is None
            and following < len(self.tokens)
            and self.tokens[following].kind != "mark"
            and self._verb(following) is None
            and self.tokens[following].lower not in self.words.closed
            and self.preposition is not None
        )

    def _mark(self, index: int) -> int:
        text = self.tokens[index].text
        if text in _OPEN:
            stop = min(len(self.tokens), index + _LONGEST_BRACKET)
            for end in range(index + 1, stop):
                if self.tokens[end].text in _CLOSE:
                    if self.noun is not None:
                        self.noun.last = end + 1
                    return end + 1
            return index + 1
        if text in QUOTES:
            return self._quote(index)
        if text in _JOINTS and self.noun is not None and self._is_joint(index):
            self.noun.last = index + 1
            return index + 1
        if text == "-" and self._joins_names(index):
            self._add(Chunk(COORDINATOR, index, index + 1, index, "and"))
            return index + 1
        if text == "." and index < len(self.tokens) - 1 and self.noun is not None:
            self.noun.last = index + 1
            return index + 1
        if text in BREAKS:
            self._add(Chunk(MARK, index, index + 1, index, text))
            return index + 1
        if self.noun is not None:
            self.noun.last = index + 1
        return index + 1

    def _quote(self, index: int) -> int:
        """A short scare quote stays inside its phrase; a longer one is a mark of its own."""
        stop = min(len(self.tokens), index + 5)
        closing = next((i for i in range(index + 1, stop) if self.tokens[i].text in QUOTES), None)
        if (
            closing is not None
            and self.noun is not None
            and all(self._verb(i) is None for i in range(index + 1, closing))
        ):
            self.noun.last = closing + 1
            return closing + 1
        self._add(Chunk(MARK, index, index + 1, index, '"'))
        return index + 1

    def _add_verb(self, index: int, word: Word) -> None:
        item = Chunk(VERB, index, index + 1, index)
        if self.noun is not None:
            self.chunks.append(self.noun)
            self.noun = None
        item.auxiliaries = self.auxiliaries
        if item.auxiliaries:
            item.first = min(item.first, item.auxiliaries[0][1])
        item.word = word
        self.auxiliaries = []
        self.preposition = None
        self.chunks.append(item)
