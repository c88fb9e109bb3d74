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
from rujuk.lang.grammar import Grammar, grammar
from rujuk.lang.morphology import (
    MultiWord,
    Word,
    bare_active_roots,
    object_voice_roots,
)
from rujuk.lang.word_shapes import ALWAYS, NEVER, NOMINAL, NOUN_TOO, plain_words, word_shapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.lang.tokens import Token

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

_QUOTES = frozenset('"“”«»„‟')
_OPEN = frozenset("([")
_CLOSE = frozenset(")]")
_BREAKS = frozenset({",", ";", ":", "–", "—", "--", "-", "/", "|", "?", "!", ".", "...", "…"})
_LONGEST_BRACKET = 12
_NEEDS_VERB_AT_ONCE = frozenset({"manner", "purpose", "negative"})


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
    return _Chunker(
        tokens, language, words, units, times, reports, compounds, headline=headline
    ).run()


class _Chunker:
    def __init__(
        self,
        tokens: Sequence[Token],
        language: str,
        words: Grammar,
        units: Sequence[tuple[int, int]],
        times: Sequence[tuple[int, int]],
        reports: Sequence[tuple[int, int]],
        compounds: Sequence[MultiWord],
        *,
        headline: bool,
    ) -> None:
        self.tokens = tokens
        self.language = language
        self.words = words
        self.headline = headline
        self.shapes = word_shapes(language)
        self.units = dict(units)
        self.times = dict(times)
        self.reports = dict(reports)
        self.verbs = {c.first for c in compounds if c.word.kind == "verb"}
        self.inside = {
            i for c in compounds if c.word.kind != "verb" for i in range(c.first + 1, c.last + 1)
        }
        self.tails = {
            i for c in compounds if c.word.kind == "verb" for i in range(c.first + 1, c.last + 1)
        }
        self.spans = {*self.reports, *self.times, *self.units}
        self.chunks: list[Chunk] = []
        self.noun: Chunk | None = None
        self.preposition: tuple[str, int] | None = None
        self.auxiliaries: list[tuple[str, int]] = []
        self.how = -1
        self.first_word = _first_word(tokens)

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
        verb = self._verb_form(index, lower)
        if verb is None:
            self._noun_words(index, index + 1)
        else:
            self._add_verb(index, verb)
        return index + 1

    def _follows_verb(self, index: int) -> bool:
        """Whether the word is the second of a verb of two words ("disambut baik"), or says how."""
        last = self.chunks[-1] if self.chunks else None
        if last is None or last.kind != VERB or index not in (last.last, self.how):
            return False
        return self.noun is None and self.preposition is None

    def _closed(self, index: int, lower: str) -> int:
        words = self.words
        verb = self._verb(index)
        if verb is not None:
            self._add_verb(index, verb)
            return index + 1
        if lower in words.subordinators and (
            lower not in words.prepositions
            or self._next_is_clause(index, words.subordinators[lower])
        ):
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
        self._noun_words(index, index + 1)
        return index + 1

    def _describes(self, index: int, lower: str) -> bool:
        """Whether an auxiliary that is an adjective too describes the noun ("pasar baru")."""
        if self.noun is None or lower not in self.words.adjectives:
            return False
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        before_verb = following is not None and (
            following.lower in self.words.auxiliaries
            or following.lower in self.words.adverbs
            or self._verb(index + 1) is not None
        )
        return not before_verb

    def _is_not_only(self, index: int) -> bool:
        following = index + 1
        return following < len(self.tokens) and self.tokens[following].lower in self.words.not_only

    def _points_back(self, index: int) -> bool:
        """Whether the demonstrative makes an adverb of the word before it ("sementara itu")."""
        if self.noun is not None or not index:
            return False
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
        if text in _QUOTES:
            return self._quote(index)
        if text == "-" and self._joins_names(index):
            self._add(Chunk(COORDINATOR, index, index + 1, index, "and"))
            return index + 1
        if text == "." and index < len(self.tokens) - 1 and self.noun is not None:
            self.noun.last = index + 1
            return index + 1
        if text in _BREAKS:
            self._add(Chunk(MARK, index, index + 1, index, text))
            return index + 1
        if self.noun is not None:
            self.noun.last = index + 1
        return index + 1

    def _quote(self, index: int) -> int:
        """A short scare quote stays inside its phrase; a longer one is a mark of its own."""
        stop = min(len(self.tokens), index + 5)
        closing = next((i for i in range(index + 1, stop) if self.tokens[i].text in _QUOTES), None)
        if (
            closing is not None
            and self.noun is not None
            and all(self._verb(i) is None for i in range(index + 1, closing))
        ):
            self.noun.last = closing + 1
            return closing + 1
        self._add(Chunk(MARK, index, index + 1, index, '"'))
        return index + 1

    def _joins_names(self, index: int) -> bool:
        if not 0 < index < len(self.tokens) - 1:
            return False
        before, after = self.tokens[index - 1], self.tokens[index + 1]
        return (
            before.end == self.tokens[index].start
            and after.start == self.tokens[index].end
            and (before.is_capitalised and after.is_capitalised)
        )

    def _is_name(self, token: Token) -> bool:
        """A capital inside a sentence marks a name; in a headline every word has one."""
        if not token.is_capitalised or self.headline or token.index == self.first_word:
            return False
        before = self.tokens[token.index - 1].text
        return before not in _QUOTES and before not in {":", "."}

    def _verb(self, index: int) -> Word | None:
        token = self.tokens[index]
        if token.kind != "word" or index in self.units or index in self.times:
            return None
        lower = token.lower
        if lower in self.words.closed and lower not in self.words.copulas:
            return None
        return None if self._is_name(token) else self._verb_form(index, lower)

    def _verb_form(self, index: int, lower: str) -> Word | None:
        """The reading of a word that is no name, where its form or place makes it a verb."""
        shape = self.shapes[lower]
        if shape.verb == NEVER or index in self.inside:
            return None
        word = shape.word
        if shape.verb == ALWAYS or (index in self.verbs and word.kind == "root"):
            return word
        if shape.verb == NOMINAL:
            return word if self._names_next(index, word) else None
        if shape.verb == NOUN_TOO:
            return None if self._is_noun_here() else word
        return word if self._bare_verb(index, word) else None

    def _is_noun_here(self) -> bool:
        """Whether a root that is a noun as well is one here: no subject stands before it."""
        if self.auxiliaries:
            return False
        noun = self.noun
        return (
            noun is None
            or noun.preposition is not None
            or self.tokens[noun.last - 1].lower in self.words.event_leads
        )

    def _names_next(self, index: int, word: Word) -> bool:
        """Whether a state with a pronoun at its end is told of what follows ("tewasnya warga")."""
        following = index + 1
        if word.clitic not in self.words.clitics or following >= len(self.tokens):
            return False
        token = self.tokens[following]
        return token.kind != "mark" and (
            token.lower in self.words.determiners or token.lower not in self.words.closed
        )

    def _bare_verb(self, index: int, word: Word) -> bool:
        """A bare root after a passive-two pronoun, or after the subject of a headline."""
        if index == 0:
            return False
        before = self.tokens[index - 1]
        if before.lower in self.words.passive_two and not self._is_name(before):
            return word.root in object_voice_roots(self.language)
        in_place = self.headline or self._names_agent(before)
        return in_place and word.root in bare_active_roots(self.language)

    def _names_agent(self, before: Token) -> bool:
        """Whether a name stands between "yang" and here ("bantuan yang Jepang kirim")."""
        last = self.chunks[-1] if self.chunks else None
        return (
            self.noun is not None
            and last is not None
            and last.kind == RELATIVE
            and self._is_name(before)
        )

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

    def _next_is_clause(self, index: int, role: str) -> bool:
        """Whether a verb follows before the next break: at once, or after its subject."""
        direct = role in _NEEDS_VERB_AT_ONCE
        stop = min(len(self.tokens), index + 14)
        for following in range(index + 1, stop):
            token = self.tokens[following]
            if token.kind == "mark":
                if token.text in _BREAKS:
                    return False
                continue
            if following in self.reports:
                return False
            lower = token.lower
            if lower in self.words.relativisers:
                return False
            if lower in self.words.subordinators and lower not in self.words.prepositions:
                return False
            if self._verb(following) is not None or lower in self.words.copulas:
                return True
            if lower in self.words.coordinators and following not in self.units:
                return False
            if direct and lower not in self.words.auxiliaries and lower not in self.words.adverbs:
                return False
        return False


def _first_word(tokens: Sequence[Token]) -> int:
    for token in tokens:
        if token.kind == "word":
            return token.index
    return 0
