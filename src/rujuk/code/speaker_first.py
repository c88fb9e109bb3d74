"""Reporting clauses whose speaker stands before the verb: "S, X said", "X was quoted as saying".

For languages whose `attribution.yaml` has `speaker_first`. A verb of saying at the head of the
sentence ("X said that S") is read from the predicates, not here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.quotations import QUOTE_MARKS
from rujuk.code.report_bounds import Report
from rujuk.lang.grammar import grammar
from rujuk.lang.morphology import analyse, is_predicate_candidate
from rujuk.lang.time_grammar import time_grammar
from rujuk.lang.words import Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.code.attribution_words import AttributionLexicon
    from rujuk.lang.grammar import Grammar
    from rujuk.lang.tokens import Token

_STOPS = frozenset(",.;:?!…–—()") | {"--", "..."} | QUOTE_MARKS
_DASHES = frozenset("–—-") | {"--"}
_LONGEST = 16  # words of a speaker phrase
_SHORT_FORM = 3  # words of a short form in brackets
_TAIL = 6  # words of the source behind a headline


class SpeakerFirst:
    """A sentence in which reporting clauses with the speaker before the verb are looked for."""

    __slots__ = ("closed", "language", "tokens", "units", "words")

    def __init__(
        self,
        tokens: Sequence[Token],
        language: str,
        words: AttributionLexicon,
        closed: Grammar,
        units: Sequence[tuple[int, int]],
    ) -> None:
        """`units` are the token ranges of names."""
        self.tokens = tokens
        self.language = language
        self.words = words
        self.closed = closed
        self.units = units

    def clause(self, index: int) -> Report | None:
        """The reporting clause whose verb stands at `index`; null where it reports nothing."""
        words = self.words.speaker_first
        lower = self.tokens[index].lower
        if words is None:
            return None
        relayed = self._quoted(index) if lower in words.quoted else None
        if relayed is not None:
            return relayed
        if lower not in words.verbs and lower not in words.told:
            return None
        end = self._setting_end(index)
        if end is None:
            return None
        source = self._source(index - 1)
        if source is None or source[0] == 0:
            return None
        first, last = source
        outside = [*range(first), *range(end, len(self.tokens))]
        if not self._is_told(outside):
            return None
        return self._report(first, end, index, (first, last))

    def inverted(self, index: int) -> bool:
        """Whether a verb after a comma stands before its speaker ("S, said X"), not behind him.

        "Ivan Petrov, head of the agency, said two died" has its speaker before the comma.
        """
        stop = self._next_stop(index + 1)
        after = range(index + 1, stop)
        if not after or any(self._opens_clause(at) for at in after):
            return False
        told = self.tokens[index + 1]
        named = (
            told.is_capitalised
            or told.kind == "number"
            or told.lower in self.closed.determiners
            or self._names_speaker(index + 1, stop)
        )
        return named and self._is_told(range(index - 1))

    def tail(self) -> Report | None:
        """The source behind a headline: "Two killed in attack: police"."""
        count = len(self.tokens)
        for at in range(count - 2, max(0, count - _TAIL - 2), -1):
            token = self.tokens[at]
            if token.kind != "mark":
                continue
            if token.text != ":" and token.text not in _DASHES:
                return None
            whole = any(unit == (at + 1, count) for unit in self.units)
            named = whole or self._names_speaker(at + 1, count)
            plain = all(t.kind == "word" for t in self.tokens[at + 1 :])
            if not named or not plain or not any(self._is_verb(i) for i in range(at)):
                return None
            report = Report(at, count, at, "", "attribution.colon.after")
            report.sources = [(at + 1, count)]
            return report
        return None

    # --- parts -----------------------------------------------------------------------------------

    def _report(self, first: int, end: int, verb: int, source: tuple[int, int]) -> Report:
        root = analyse(self.tokens[verb].lower, self.language).root
        report = Report(first, end, verb, root, f"attribution.post.{root}")
        if not self._takes_up(source):
            report.sources = [source]
        return report

    def _takes_up(self, source: tuple[int, int]) -> bool:
        """Whether the speaker is one told before: a pronoun, or his statement."""
        first, last = source
        words = self.words.speaker_first
        if last - first == 1 and self.tokens[first].lower in self.closed.pronouns:
            return True
        named = any(first <= unit[0] and unit[1] <= last for unit in self.units)
        return words is not None and not named and self.tokens[last - 1].lower in words.own_words

    def _quoted(self, index: int) -> Report | None:
        """As in "X was quoted as saying by Y", "X was quoted by Y as saying that"."""
        words = self.words.speaker_first
        at = index - 1
        while at > 0 and self.tokens[at].lower in self.closed.auxiliaries:
            at -= 1
        source = self._source(at)
        if words is None or at == index - 1 or source is None:
            return None
        relay, at = self._by(index + 1)
        if [t.lower for t in self.tokens[at : at + 2]] not in words.as_saying:
            return None
        verb, at = at + 1, at + 2
        if relay is None:
            relay, at = self._by(at)
        if source[0] == 0 and at < len(self.tokens) and self._completes(at):
            at += 1
        elif source[0] == 0 and relay is None:
            return None  # "X was quoted as saying S" has its verb in the clause itself
        else:
            at = self._next_stop(at)
        report = self._report(source[0], at, verb, source)
        if relay is not None and report.sources:
            report.sources.append(relay)
        return report

    def _by(self, at: int) -> tuple[tuple[int, int] | None, int]:
        """The source phrase after the preposition of the agent at `at`, and where it ends."""
        if at >= len(self.tokens) or self.closed.prepositions.get(self.tokens[at].lower) != "agent":
            return None, at
        end = at + 1
        while end < len(self.tokens) and self.tokens[end].text not in _STOPS:
            role = self.closed.prepositions.get(self.tokens[end].lower)
            if role is not None or self._completes(end):
                break
            end += 1
        return ((at + 1, end) if end > at + 1 else None), end

    def _completes(self, at: int) -> bool:
        return self.tokens[at].lower in self.closed.complementisers

    def _setting_end(self, index: int) -> int | None:
        """Where the words end that tell when, where and to whom it was said; null: a clause does.

        "S, X said on Monday in Kyiv", "S, X told reporters"; not "X said on Monday two had died".
        """
        words, stop = self.words.speaker_first, self._next_stop(index + 1)
        after = range(index + 1, stop)
        if any(self._opens_clause(at) for at in after):
            return None
        if not after or words is None:
            return stop
        opener = self.tokens[index + 1].lower
        times = time_grammar(self.language)
        hearer = self.tokens[index].lower in words.told
        setting = (
            hearer
            or opener in self.closed.prepositions
            or opener in self.closed.adverbs
            or opener in self.closed.demonstratives
            or (times is not None and opener in times.gate)
        )
        return stop if setting else None

    def _source(self, at: int) -> tuple[int, int] | None:
        """The speaker phrase that ends at token `at`: a name or a role, with its apposition."""
        while at >= 0 and self._stands_between(at):
            at -= 1
        if at < 0:
            return None
        last = at + 1
        if self.tokens[at].text == ")":  # "the UN Office for X (OCHA) said"
            return self._before_short_form(at)
        if self.tokens[at].text == ",":  # "Ivan Petrov, head of the agency, said"
            begin = self._previous_stop(at - 1)
            if begin < 0 or self.tokens[begin].text != ",":
                return None
            relative = self.tokens[begin + 1].lower in self.closed.relativisers
            if not relative and not self._is_phrase(begin + 1, at):
                return None
            last = begin
        first = self._previous_stop(last - 1) + 1
        words = self.words.speaker_first
        if words is not None and self.tokens[first].lower in words.openers:
            first += 1
        if not 0 < last - first <= _LONGEST or not self._is_phrase(first, last):
            return None
        return (first, last) if self._names_speaker(first, last) else None

    def _before_short_form(self, at: int) -> tuple[int, int] | None:
        """The speaker whose name is followed by its short form in brackets, which close at `at`."""
        begin = self._previous_stop(at - 1)
        if begin <= 0 or self.tokens[begin].text != "(" or at - begin - 1 > _SHORT_FORM:
            return None
        first = self._previous_stop(begin - 1) + 1
        named = 0 < begin - first <= _LONGEST and self._is_phrase(first, begin)
        return (first, at + 1) if named and self._names_speaker(first, begin) else None

    def _stands_between(self, at: int) -> bool:
        """Whether a word may stand between the speaker and the verb: "also", "has"."""
        lower = self.tokens[at].lower
        kind = self.closed.auxiliaries.get(lower)
        return lower in self.closed.adverbs or kind == "done"

    def _is_phrase(self, first: int, last: int) -> bool:
        """Whether the words are a phrase and no clause: a verb only in a relative or before a noun.

        "A wounded soldier" is a phrase, "a soldier who was wounded" too.
        """
        opener = self.tokens[first].lower
        if (
            opener in self.closed.coordinators
            or opener in self.closed.adversatives
            or opener in self.closed.relativisers - self.closed.complementisers
            or (opener in self.closed.subordinators and opener not in self.closed.determiners)
        ):
            return False
        for at in range(first, last):
            lower = self.tokens[at].lower
            if lower in self.closed.relativisers and at > first:
                return True
            if lower in self.closed.auxiliaries:
                return False
            inside = at > first and self.tokens[at - 1].lower in self.closed.before_nouns
            if self._is_verb(at) and not inside and at < last - 1:
                return False
        return True

    def _names_speaker(self, first: int, last: int) -> bool:
        words, own = self.words, self.words.speaker_first
        if last - first == 1 and self.tokens[first].lower in self.closed.pronouns:
            return True
        if any(unit[0] < last and first < unit[1] for unit in self.units):
            return True
        return any(
            token.lower in words.unnamed
            or token.lower in words.speakers
            or (own is not None and token.lower in own.own_words)
            or (token.is_capitalised and token.index > 0 and token.kind == "word")
            for token in self.tokens[first:last]
        )

    def _opens_clause(self, at: int) -> bool:
        described = self.tokens[at - 1].lower in self.closed.before_nouns  # "a televised address"
        return self._completes(at) or (self._is_verb(at) and not described)

    def _is_verb(self, at: int) -> bool:
        """Whether a word is an auxiliary or a verb by its form; names and relays are none."""
        token = self.tokens[at]
        if token.lower in self.closed.auxiliaries:
            return True
        closed = token.lower in self.closed.closed or token.lower in self.words.relays
        return (
            not closed
            and token.text[0].islower()
            and is_predicate_candidate(token, self.language)
            and not any(first <= at < last for first, last in self.units)
        )

    def _is_told(self, inside: Sequence[int]) -> bool:
        """Whether these words can be what somebody says: a clause or a quotation.

        In a headline, which has no full stop, a word that is noun and verb may be the verb.
        """
        headline = self.tokens[-1].kind != "mark"
        return any(
            self.tokens[at].text in QUOTE_MARKS
            or self._is_verb(at)
            or (headline and analyse(self.tokens[at].lower, self.language).voice is Voice.BARE)
            for at in inside
        )

    def _next_stop(self, at: int) -> int:
        while at < len(self.tokens) and self.tokens[at].text not in _STOPS:
            at += 1
        return at

    def _previous_stop(self, at: int) -> int:
        while at >= 0 and self.tokens[at].text not in _STOPS:
            at -= 1
        return at


def speaker_first(
    tokens: Sequence[Token],
    language: str,
    words: AttributionLexicon,
    units: Sequence[tuple[int, int]],
) -> SpeakerFirst | None:
    """The reader of one sentence; null where the language does not put the speaker first."""
    closed = grammar(language)
    if words.speaker_first is None or closed is None:
        return None
    return SpeakerFirst(tokens, language, words, closed, units)
