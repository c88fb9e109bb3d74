"""One sentence as the coder sees it: tokens, names, numbers, times, phrases, predicates."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rujuk.code.asides import find_asides
from rujuk.code.attribution import find_reports
from rujuk.code.attribution_words import reporting
from rujuk.code.frames import frames_of
from rujuk.code.gates import ASIDE, CLOCK, COMPOUND, REPORT
from rujuk.code.mentions import ActorKind
from rujuk.lang.clauses import predicates
from rujuk.lang.clocks import Clock, find_clocks
from rujuk.lang.compounds import find_multiwords
from rujuk.lang.grammar import grammar
from rujuk.lang.packs import is_head_last
from rujuk.lang.phrases import NOUN, VERB, Chunk, chunk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.code.asides import Aside
    from rujuk.code.mentions import Mention
    from rujuk.code.places import PlaceMention
    from rujuk.code.report_bounds import Report
    from rujuk.lang.morphology import Word
    from rujuk.lang.numbers import Quantity
    from rujuk.lang.predicate import Predicate
    from rujuk.lang.sentences import Sentence
    from rujuk.lang.times import TimeExpression
    from rujuk.lang.tokens import Token
    from rujuk.lang.words import MultiWord
    from rujuk.records import BlockKind


_COUNTS = frozenset({"count", "part", "percent", "fraction", "none"})


_ABBREVIATION = 3  # letters; a longer name of a state or city in capitals is none
_OPENING = 4  # phrases in which a sentence may say where it is set


@lru_cache(maxsize=65536)
def _takes_clause(form: str, language: str) -> bool:
    return reporting(form, language) or any(f.speech for f in frames_of(form, language))


class Analysis:
    """Everything found in one sentence. Token indices are positions in `tokens`."""

    __slots__ = (
        "_asides",
        "_heads",
        "block",
        "chunks",
        "clocks",
        "gates",
        "language",
        "mentions",
        "multiwords",
        "paragraph",
        "places",
        "position",
        "predicates",
        "quantities",
        "reports",
        "sentence",
        "text",
        "times",
        "tokens",
    )

    def __init__(  # noqa: PLR0913 - one argument for each layer of the sentence
        self,
        sentence: Sentence,
        language: str,
        *,
        block: BlockKind,
        paragraph: int,
        position: int | None,
        mentions: Sequence[Mention],
        quantities: Sequence[Quantity],
        times: Sequence[TimeExpression],
        places: Sequence[PlaceMention],
        text: str,
        gates: int,
        headline: bool = False,
    ) -> None:
        """Parse the sentence with what was found in it."""
        self._asides: list[Aside] | None = None
        self._heads: dict[int, tuple[int, int]] = {}
        self.sentence = sentence
        self.language = language
        self.block = block
        self.paragraph = paragraph
        self.position = position
        self.gates = gates
        self.tokens: Sequence[Token] = sentence.tokens
        sums = [q for q in quantities if q.kind == "money"]
        self.mentions = (
            [m for m in mentions if not any(self._is_of_sum(m, q) for q in sums)]
            if sums
            else mentions
        )
        self.quantities = quantities
        self.multiwords: dict[int, MultiWord] = (
            {found.first: found for found in find_multiwords(sentence.tokens, language)}
            if gates & COMPOUND
            else {}
        )
        self.times = [t for t in times if not self._is_compound(t)]
        self.clocks = find_clocks(self.tokens, language) if gates & CLOCK else []
        self.places = places
        self.text = text
        units = _units(self.mentions, quantities, self.tokens)
        told = find_reports(self.tokens, language, units) if gates & REPORT else []
        self.reports: list[Report] = [
            report
            for report in told
            if report.rule != "attribution.colon" or not self._is_dateline(report)
        ]
        self.chunks: list[Chunk] = chunk(
            self.tokens,
            language,
            units=units,
            times=[(t.first, t.last) for t in self.times if t.last > t.first]
            + [(c.first, c.last) for c in self.clocks if not self._has_day(c)],
            reports=[(r.first, r.last) for r in self.reports],
            compounds=list(self.multiwords.values()),
            headline=headline,
        )
        self.predicates: list[Predicate] = predicates(
            self.chunks, self.tokens, language, takes_clause=self.takes_clause
        )

    def _is_dateline(self, report: Report) -> bool:
        """Whether a name in capitals before a colon is where the news is from ("OSLO: ...")."""
        named = self.mentions_in(report.first, report.verb_at)
        return all(
            mention.kind in (ActorKind.STATE, ActorKind.METONYM)
            and self.text_of(mention.first, mention.last).isupper()
            and len(self.text_of(mention.first, mention.last)) > _ABBREVIATION
            for mention in named
        )

    def _has_day(self, clock: Clock) -> bool:
        """Whether a clock time is part of a time with a day."""
        return any(t.first < clock.last and clock.first < t.last for t in self.times)

    def _is_compound(self, time: TimeExpression) -> bool:
        """Whether the words of a time are part of a compound that is none ("jam malam")."""
        return any(
            found.first < time.last and found.last >= time.first and found.last > found.first
            for found in self.multiwords.values()
        )

    @property
    def asides(self) -> list[Aside]:
        """What the sentence says of its own words: that they are doubted, denied, unchecked."""
        if self._asides is None:
            aside = self.gates & ASIDE
            self._asides = find_asides(self.tokens, self.language) if aside else []
        return self._asides

    @property
    def setting(self) -> str | None:
        """The country that a phrase of place opening the sentence names ("Di pihak X, ...")."""
        for item in self.chunks[:_OPENING]:
            if item.kind == NOUN and item.preposition == "place":
                for mention in self.mentions_in(item.first, item.last):
                    if mention.country is not None:
                        return mention.country
                for place in self.places:
                    if place.first < item.last and place.last > item.first:
                        return place.country
            elif item.kind in (NOUN, VERB):
                return None
        return None

    def takes_clause(self, word: Word) -> bool:
        """Whether a verb reports, orders, promises or denies: its clause is its content."""
        return _takes_clause(word.form, self.language)

    def reports_by(self, form: str) -> bool:
        """Whether this is a verb of saying."""
        return reporting(form, self.language)

    def _is_of_sum(self, mention: Mention, amount: Quantity) -> bool:
        """Whether a state only tells whose money it is ("6 juta dolar AS"), and gets none of it."""
        words = grammar(self.language)
        after = self.tokens[amount.last].lower if amount.last < len(self.tokens) else ""
        apart = words is not None and after in words.prepositions
        return amount.first <= mention.first <= amount.last + (0 if apart else 1)

    def mentions_in(self, first: int, last: int) -> list[Mention]:
        """Actor mentions that overlap this token range, in order."""
        return [m for m in self.mentions if m.first < last and m.last > first]

    def text_of(self, first: int, last: int) -> str:
        """The words of this token range as the page has them."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def head_of(self, item: Chunk) -> int:
        """Token index of the noun a phrase is about: past numbers, hedges and determiners."""
        known = self._heads.get(item.first)
        if known is not None and known[0] == item.last:
            return known[1]
        head = self._find_head(item)
        self._heads[item.first] = (item.last, head)
        return head

    def _find_head(self, item: Chunk) -> int:
        words = grammar(self.language)
        if is_head_last(self.language):
            return self._last_noun(item)
        index = item.first
        for quantity in self.quantities:
            if quantity.first <= index < quantity.last:
                index = max(index, quantity.number_last)
                if quantity.classifier is not None:
                    index = max(index, quantity.classifier[1])
        while index < item.last - 1 and (
            self.tokens[index].kind != "word"
            or (words is not None and self.tokens[index].lower in words.before_nouns)
        ):
            index += 1
        if words is not None and index < item.last - 1:
            lower = self.tokens[index].lower
            clitic = next((c for c in words.clitics if lower.endswith(c)), "")
            if clitic and lower.removesuffix(clitic) in words.adjectives:
                return index + 1  # "tingginya harga" is about the price
        return min(index, item.last - 1)

    def _last_noun(self, item: Chunk) -> int:
        """The last word of a phrase that ends in its head, before what belongs to it.

        A name may hold a preposition ("the ambassador of India"), and so may a number before the
        noun ("more than 90 troops").
        """
        words = grammar(self.language)
        last = item.last
        if words is not None:
            ahead = (q.number_last for q in self.quantities if q.first == item.first)
            within = range(max(item.first + 1, *ahead, 0), item.last)
            last = next((i for i in within if self.tokens[i].lower in words.prepositions), last)
        index = last - 1
        while index > item.first and self.tokens[index].kind != "word":
            index -= 1
        return index


def _units(
    mentions: Sequence[Mention], quantities: Sequence[Quantity], tokens: Sequence[Token]
) -> list[tuple[int, int]]:
    """What must not be cut: names, and numbers with their hedges ("lebih dari 100")."""
    units = [
        (m.first, m.last)
        for m in mentions
        if m.last - m.first > 1 or tokens[m.first].is_capitalised
    ]
    units += [(q.first, q.number_last) for q in quantities if q.kind in _COUNTS]
    return units
