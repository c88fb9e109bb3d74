"""What a word is where it stands: a verb, a name, or a part of the phrase before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.lang.bare_verbs import is_headline_verb
from rujuk.lang.chunks import COMPLEMENT, NOUN, RELATIVE, SUBORDINATOR, TIME, VERB, Chunk
from rujuk.lang.morphology import object_voice_roots
from rujuk.lang.word_shapes import ALWAYS, NEVER, NOMINAL, NOUN_TOO, SUFFERED, word_shapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.lang.grammar import Grammar
    from rujuk.lang.tokens import Token
    from rujuk.lang.words import MultiWord, Word

QUOTES = frozenset('"“”«»„‟')
BREAKS = frozenset({",", ";", ":", "–", "—", "--", "-", "/", "|", "?", "!", ".", "...", "…"})
_NEEDS_VERB_AT_ONCE = frozenset({"manner", "purpose", "negative"})
_NEAR = 12  # phrases before a preposition in which its clause has its verb
_FAR = 14  # tokens after a subordinator among which its verb stands


class WordsInPlace:
    """The words of a sentence with the phrases read so far, and the phrase that is still open."""

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
        """A sentence of which nothing has been read yet."""
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

    def _counts_occasions(self, index: int) -> bool:
        """Makes a time of the counted or ordinal noun phrase that ends here ("pertama kalinya")."""
        noun = self.noun
        if noun is None or noun.last != index:
            return False
        token = self.tokens[noun.first]
        if (
            token.kind != "number"
            and noun.first not in self.units
            and token.lower not in self.words.determiners
            and token.lower not in self.words.which_time
        ):
            return False
        held, self.noun = self.auxiliaries, None
        self.chunks.append(Chunk(TIME, noun.first, index + 1, noun.first))
        self.auxiliaries = held
        return True

    def _opens_pair(self, index: int, lower: str) -> bool:
        """Whether the word only announces two that are joined ("baik X maupun Y")."""
        joiner = self.words.pair_openers[lower]
        return self.noun is None and any(t.lower == joiner for t in self.tokens[index + 1 :])

    def _follows_verb(self, index: int) -> bool:
        """Whether the word is the second of a verb of two words ("disambut baik"), or says how."""
        last = self.chunks[-1] if self.chunks else None
        if last is None or last.kind != VERB or index not in (last.last, self.how):
            return False
        return self.noun is None and self.preposition is None

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

    def _is_joint(self, index: int) -> bool:
        """Whether a hyphen or stroke without blanks makes one word of two ("AK-47", "II/2007")."""
        if index + 1 >= len(self.tokens):
            return False
        before, mark, after = self.tokens[index - 1], self.tokens[index], self.tokens[index + 1]
        if before.end != mark.start or after.start != mark.end:
            return False
        return mark.text == "/" or before.text == after.text or not after.is_capitalised

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
        return before not in QUOTES and before not in {":", "."}

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
        if shape.verb == SUFFERED:
            return None if self._is_object_here(index) else word
        if shape.verb == NOMINAL:
            return word if self._names_next(index, word) else None
        if shape.verb == NOUN_TOO:
            return None if self._is_noun_here() else word
        return word if self._bare_verb(index, word) else None

    def _is_noun_here(self) -> bool:
        """Whether a root that is a noun as well is one here: no subject stands before it.

        A subject may be followed by the name of a place ("Para dokter di Zimbabwe mogok").
        """
        if self.auxiliaries:
            return False
        noun = self.noun
        if noun is not None and noun.preposition is not None and self.chunks:
            before, named = self.chunks[-1], self._is_name(self.tokens[noun.last - 1])
            return not (named and before.kind == NOUN and before.preposition is None)
        return (
            noun is None
            or noun.preposition is not None
            or self.tokens[noun.last - 1].lower in self.words.event_leads
        )

    def _is_object_here(self, index: int) -> bool:
        """Whether a verb or preposition right before makes a noun of it ("mengatasi kesulitan")."""
        last = self.chunks[-1] if self.chunks else None
        follows = last is not None and (last.kind, last.last) == (VERB, index)
        return self.noun is None and (self.preposition is not None or follows)

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
        return in_place and word.clitic is None and is_headline_verb(word.root, index, self)

    def _names_agent(self, before: Token) -> bool:
        """Whether a name stands between "yang" and here ("bantuan yang Jepang kirim")."""
        last = self.chunks[-1] if self.chunks else None
        return (
            self.noun is not None
            and last is not None
            and last.kind == RELATIVE
            and self._is_name(before)
        )

    def _closes_time(self, index: int, at: int) -> bool:
        """Whether only a time stands between a preposition and the verb here ("sampai Mei")."""
        return index + 1 in self.times and at == self.times[index + 1] and self._may_be_verb(at)

    def _may_be_verb(self, at: int) -> bool:
        return self.tokens[at].lower in self.words.auxiliaries or self._verb(at) is not None

    def _opens_clause(self, index: int, lower: str) -> bool:
        """Whether a subordinator opens a clause: it may be a preposition or an object as well."""
        role = self.words.subordinators[lower]
        if role == "where" and self._follows_verb(index):
            return False
        return lower not in self.words.prepositions or self._next_is_clause(index, role)

    def _acts(self) -> bool:
        """Whether "melawan" is the verb of its clause: none goes before, and no noun of a deed."""
        if self.auxiliaries:
            return True
        noun = self.noun
        if noun is None or noun.preposition is not None:
            return False
        for item in reversed(self.chunks[-_NEAR:]):
            if item.kind == VERB:
                return False
            if item.kind in (COMPLEMENT, SUBORDINATOR) or item.role in BREAKS:
                break
        head = self.tokens[noun.head].lower
        deed = str(self.shapes[head].word.kind).endswith("_noun")
        return not deed and head not in self.words.contests

    def _next_is_clause(self, index: int, role: str) -> bool:
        """Whether a verb follows before the next break: at once, or after its subject."""
        direct = role in _NEEDS_VERB_AT_ONCE
        stop = min(len(self.tokens), index + _FAR)
        for following in range(index + 1, stop):
            token = self.tokens[following]
            if token.kind == "mark":
                if token.text in BREAKS:
                    return False
                continue
            if following in self.reports or self._closes_time(index, following):
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
