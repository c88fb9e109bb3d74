"""Phrases of a sentence where auxiliaries make the voice and a table tells the forms of verbs.

The counterpart of `phrases.py` for packs with a table of forms (`inflections.py`): determiners
before the noun, prepositional phrases behind it, be and have before participles, "to" before an
infinitive. It yields the same phrases. Source of the order: general grammars of English.
"""

from __future__ import annotations

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
from rujuk.lang.clause_openers import ClauseOpeners
from rujuk.lang.inflections import NOUN_FIRST, Form
from rujuk.lang.number_grammar import number_grammar
from rujuk.lang.numbers import may_begin_number
from rujuk.lang.words import Kind, Voice, Word
from rujuk.lang.words_in_place import BREAKS, QUOTES

_OPEN = frozenset("([")
_CLOSE = frozenset(")]")
_JOINTS = frozenset({"-", "/"})
_LONGEST_BRACKET = 12
_LONGEST_QUOTE = 6


class InflectedPhrases(ClauseOpeners):
    """Reads one sentence from left to right."""

    head_first = False

    def run(self) -> list[Chunk]:
        """The phrases, in order."""
        index, count = 0, len(self.tokens)
        while index < count:
            if index in self.reports:
                self._add(Chunk(REPORT, index, self.reports[index], index))
                index = self.reports[index]
            elif index in self.times:
                self._time(index)
                index = self.times[index]
            elif index in self.units:
                self._unit(index)
                index = self.units[index]
            else:
                index = self._step(index)
        self._flush()
        for position, item in enumerate(self.chunks):
            item.index = position
        return self.chunks

    # --- building --------------------------------------------------------------------------------

    def _add(self, item: Chunk) -> None:
        self._flush()
        self.chunks.append(item)

    def _close_noun(self) -> None:
        if self.noun is not None:
            self.chunks.append(self.noun)
            self.noun = None
        self.headed = False

    def _flush(self) -> None:
        self._close_noun()
        self.preposition = None
        self.auxiliaries = []

    def _time(self, index: int) -> None:
        self._close_noun()
        self.preposition = None
        self.chunks.append(Chunk(TIME, index, self.times[index], index))

    def _unit(self, index: int) -> None:
        """A name or a number with its words: a number opens a phrase of its own."""
        last = self.units[index]
        unit = self.tokens[index:last]
        numbers = number_grammar(self.language)
        counted = any(t.kind == "number" for t in unit) or (
            numbers is not None and may_begin_number(unit[-1].lower, numbers)
        )
        if not unit[0].is_capitalised and self.noun is not None and self.headed:
            self._close_noun()
        self._noun_words(index, last, head=not counted)

    def _noun_words(self, first: int, last: int, *, head: bool) -> None:
        if self.noun is None:
            self.noun = Chunk(NOUN, first, last, first)
            told = self._lower(first) in self.words.negative_nouns
            if told and first not in self.inside:  # "no fewer than 12" only counts
                self._negate(first)
            if self.preposition is not None:
                self.noun.preposition, self.noun.preposition_at = self.preposition
                self.preposition = None
        self.noun.last = last
        if not (self.headed and self.head_first):
            self.noun.head = last - 1
        self.headed = head or (self.headed and self.head_first)
        self.auxiliaries = [one for one in self.auxiliaries if one[0] == "negated"]

    def _negate(self, index: int) -> None:
        """A phrase like "no soldiers" negates the verb before it, or the one it is subject of."""
        last = self.chunks[-1] if self.chunks else None
        if self.preposition is not None:
            return
        if last is not None and last.kind == VERB:
            last.auxiliaries = [*last.auxiliaries, ("negated", index)]
        else:
            self.denied = index

    def _add_verb(self, index: int, word: Word) -> int:
        """Closes the phrase before and adds the verb with its particles; where to go on."""
        self._close_noun()
        compound = self.compounds.get(index)
        if compound is not None and compound.kind is not Kind.VERB:
            compound = None
        last = compound.last + 1 if compound is not None else index + 1
        item = Chunk(VERB, index, last, index)
        item.auxiliaries = self.auxiliaries
        if item.auxiliaries:
            item.first = min(item.first, item.auxiliaries[0][1])
        if self.denied is not None:
            item.auxiliaries = [*item.auxiliaries, ("negated", self.denied)]
            self.denied = None
        if compound is not None:
            word = Word(
                form=word.form, root=compound.root, stem=compound.root,
                voice=word.voice, kind=Kind.VERB,
            )  # fmt: skip
        item.word = word
        self.auxiliaries = []
        self.preposition = None
        self.chunks.append(item)
        return last

    # --- one word --------------------------------------------------------------------------------

    def _step(self, index: int) -> int:
        token = self.tokens[index]
        lower = token.lower
        if token.kind == "mark":
            return self._mark(index)
        if token.kind == "number":
            if self.noun is not None and self.headed and not self._is_name(index - 1):
                self._close_noun()
            self._noun_words(index, index + 1, head=False)
            return index + 1
        if lower in self.words.possessives:
            return self._possessive(index)
        if self._is_name(index) and lower not in self.words.prepositions:
            self._noun_words(index, index + 1, head=True)
            return index + 1
        joined = self._joined_words(index) if lower in self.words.joined else None
        if joined is not None:
            return joined
        if lower in self.words.closed and lower not in self.words.copulas:
            return self._closed(index, lower)
        verb = self._verb_here(index)
        if verb is not None:
            if self._opens_relative(index):
                self._add(Chunk(RELATIVE, index, index, index))
            elif self._opens_sentence(index):
                self.chunks.append(Chunk(SUBORDINATOR, index, index, index, "while"))
            return self._add_verb(index, verb)
        if lower in self.words.copulas:
            self._close_noun()
            self.preposition = None
            self.chunks.append(Chunk(MARK, index, index + 1, index, "copula"))
            self.auxiliaries = []
            return index + 1
        if lower in self.words.adjectives and self._is_predicate(index):
            return self._add_verb(
                index,
                Word(form=lower, root=lower, stem=lower, voice=Voice.BARE, kind=Kind.VERB),
            )
        return self._open(index, lower)

    def _open(self, index: int, lower: str) -> int:
        """A word of no closed class that is no verb here."""
        if self._says_how(index, lower):
            return self._adverb(index)
        last = self.chunks[-1] if self.chunks else None
        describes = lower in self.words.adjectives
        if describes and self.noun is None and self.preposition is None:
            adjacent = last is not None and last.kind == VERB and last.last == index
            if adjacent and not self._is_noun_word(index + 1):
                return index + 1  # says how the subject or object is ("was found dead")
        self._noun_words(index, index + 1, head=not describes)
        return index + 1

    def _is_predicate(self, index: int) -> bool:
        """Whether an adjective is told of the subject ("is ready to", "were missing")."""
        if not any(kind == "linking" for kind, _ in self.auxiliaries):
            return False
        following = self._lower(index + 1)
        return not self._is_noun_word(index + 1) or following in self.words.prepositions

    def _opens_relative(self, index: int) -> bool:
        """Whether a participle describes the noun before it: a clause of its own without "who"."""
        if self.noun is None or self.auxiliaries:
            return False
        form = self._form(index)
        if form is None:
            return False
        verb = self._verb_here(index)
        if verb is None:
            return False
        if form.form & Form.GERUND:
            return True
        return verb.voice is Voice.PASSIVE and (
            self._described_object(index) or self._finite_ahead(index + 1)
        )

    def _opens_sentence(self, index: int) -> bool:
        """Whether a participle begins a sentence whose subject comes later ("Accused of ...")."""
        if self.chunks or self.noun is not None:
            return False
        form = self._form(index)
        perfect = any(kind == "done" for kind, _ in self.auxiliaries)
        return (
            form is not None
            and bool(form.form & (Form.GERUND | Form.PARTICIPLE))
            and (perfect or not self.auxiliaries)
        )

    def _possessive(self, index: int) -> int:
        """The 's behind a noun keeps the phrase open; behind a pronoun it is a verb."""
        if self.noun is not None and self._lower(self.noun.last - 1) not in self.words.pronouns:
            self._noun_words(index, index + 1, head=False)
        else:
            self._auxiliary(index, "linking")
        return index + 1

    def _joined_words(self, index: int) -> int | None:
        """A preposition of several words ("because of"): where to go on; null where none is."""
        for words, role in self.words.joined.get(self._lower(index), ()):
            last = index + len(words)
            if tuple(t.lower for t in self.tokens[index:last]) == words:
                if role == "and":
                    self._add(Chunk(COORDINATOR, index, last, index, role))
                elif role == "purpose":
                    self._add(Chunk(SUBORDINATOR, index, last, index, role))
                else:
                    self._close_noun()
                    self.preposition = (role, last - 1)
                    self.auxiliaries = []
                return last
        return None

    def _closed(self, index: int, lower: str) -> int:
        words = self.words
        if lower in words.infinitive:
            told = self._infinitive(index)
            if told is not None:
                return told
        if lower in words.there_is and self._there_is(index):
            return self._exists(index)
        if lower in words.relativisers or lower in words.complementisers:
            return self._that(index, lower)
        if lower in words.subordinators and self._opens_clause(index, lower):
            self._add(Chunk(SUBORDINATOR, index, index + 1, index, words.subordinators[lower]))
            return index + 1
        if lower in words.auxiliaries:
            return self._auxiliary_or_verb(index, lower)
        if lower in words.prepositions:
            self._close_noun()
            self.preposition = (words.prepositions[lower], index)
            return index + 1
        if lower in words.pair_openers and self._opens_pair(index, lower):
            return index + 1
        if lower in words.coordinators or lower in words.adversatives:
            role = "but" if lower in words.adversatives else "and"
            self._add(Chunk(COORDINATOR, index, index + 1, index, role))
            return index + 1
        if lower in words.adverbs and not self._inside_noun(index) and not self._is_last(index):
            return self._adverb(index)
        if lower in words.pronouns:
            if self.noun is not None:
                self._close_noun()
            self._noun_words(index, index + 1, head=True)
            return index + 1
        if self.noun is not None and self.headed and lower not in words.adverbs:
            self._close_noun()
        self._noun_words(index, index + 1, head=False)
        return index + 1

    def _opens_pair(self, index: int, lower: str) -> bool:
        joiner = self.words.pair_openers[lower]
        return self.noun is None and any(t.lower == joiner for t in self.tokens[index + 1 :])

    def _adverb(self, index: int) -> int:
        """Closes the phrase before; what is to come of the verb stays as it is."""
        self._close_noun()
        return index + 1

    def _says_how(self, index: int, lower: str) -> bool:
        """Whether a word that no table knows says how, by its ending, right before a verb."""
        if not lower.endswith(self.tables.adverb_endings) or self._form(index) is not None:
            return False
        following = self._form(index + 1)
        in_noun = self.noun is not None and not self.headed
        return not in_noun and (following is not None or self.noun is None)

    def _is_last(self, index: int) -> bool:
        """Whether a determiner stands right before and nothing of its phrase behind."""
        open_noun = self.noun is not None and not self.headed and self.noun.last == index
        return open_noun and not self._is_noun_word(index + 1)

    def _inside_noun(self, index: int) -> bool:
        """Whether an adverb stands before an adjective inside its phrase ("the newly sent men")."""
        return self.noun is not None and not self.headed and self._is_noun_word(index + 2)

    # --- auxiliaries, infinitives ----------------------------------------------------------------

    def _auxiliary(self, index: int, kind: str) -> None:
        self._close_noun()
        self.preposition = None
        self.auxiliaries.append((kind, index))

    def _auxiliary_or_verb(self, index: int, lower: str) -> int:
        """An auxiliary, or "have" and "do" as verbs of their own, or "be" before no verb."""
        kind = self.words.auxiliaries[lower]
        if kind == "negated" and self._lower(index + 1) in self.words.not_only:
            return index + 2
        following = self._after_adverbs(index + 1)
        to_come = self._lower(following) in self.words.infinitive
        if (
            kind == "negated"
            and self.noun is None
            and not (to_come or self._may_be_verb(following))
        ):
            told = any(one == "linking" for one, _ in self.auxiliaries)
            if told and self._lower(following) in self.words.adjectives:
                self._auxiliary(index, kind)
            elif self._is_noun_word(following):
                self._noun_words(index, index + 1, head=False)
            return index + 1
        form = self.tables.forms.get(lower)
        negated = kind == "supporting" and self._is_base(following) and following > index + 1
        verbal = negated or self._may_be_verb(following)
        if form is not None and kind in ("done", "supporting") and not verbal:
            if self._lower(following) in self.words.infinitive and kind == "done":
                between = {self._lower(at) for at in range(index + 1, following)}
                unmet = not between.isdisjoint(self.words.unmet)
                self._auxiliary(index, "negated" if unmet else "obliged")
                return following + 1
            lemma = form.lemmas[0][1]
            return self._add_verb(
                index,
                Word(form=lower, root=lemma, stem=lemma, voice=Voice.ACTIVE, kind=Kind.VERB),
            )
        self._auxiliary(index, kind)
        if kind == "linking" and not self._may_be_verb(following):
            return self._linking(index, following)
        return index + 1

    def _linking(self, index: int, following: int) -> int:
        """A form of be before no verb: of a noun, an adjective, or an infinitive to come."""
        lower = self._lower(following)
        if lower in self.words.infinitive and self._is_base(following + 1):
            self.auxiliaries = [*self.auxiliaries[:-1], ("future", index)]
            return following + 1
        if lower in self.words.adjectives:
            return index + 1
        negated = [one for one in self.auxiliaries if one[0] == "negated"]
        self.chunks.append(Chunk(MARK, index, index + 1, index, "copula"))
        self.auxiliaries = negated
        return index + 1

    def _infinitive(self, index: int) -> int | None:
        """Reads "to" before a base form, and what its clause is; null for the preposition."""
        at = self._after_adverbs(index + 1)
        if not self._is_base(at):
            return None
        form = self._form(at)
        last = self.chunks[-1] if self.chunks else None
        held = self.noun
        if form is not None and form.first == NOUN_FIRST and not self._has_object(at):
            before = next((c for c in reversed(self.chunks) if c.kind == VERB), None)
            root = before.word.root if before is not None and before.word is not None else ""
            if root in self.tables.goal_verbs:
                return None
        negated = [one for one in self.auxiliaries if one[0] == "negated"]
        self._close_noun()
        self.preposition = None
        if self.headline and held is not None and self._past_verb_waits():
            self.auxiliaries = [("future", index)]
            return index + 1
        if held is not None or last is None or last.kind != VERB:
            self._add(Chunk(SUBORDINATOR, index, index + 1, index, "purpose"))
        self.auxiliaries = [*negated, ("supporting", index)]
        return index + 1

    def _exists(self, index: int) -> int:
        """Reads "there were": a verb of being there, with the auxiliaries behind it."""
        self._flush()
        at = index + 1
        while at < len(self.tokens) and (
            self._lower(at) in self.words.auxiliaries or self._lower(at) in self.words.adverbs
        ):
            kind = self.words.auxiliaries.get(self._lower(at))
            if kind is not None and kind != "linking":
                self.auxiliaries.append((kind, at))
            at += 1
        lower = self._lower(index)
        item = Chunk(VERB, index, at, index)
        item.word = Word(form=lower, root=lower, stem=lower, voice=Voice.BARE, kind=Kind.VERB)
        item.auxiliaries, self.auxiliaries = self.auxiliaries, []
        self.chunks.append(item)
        return at

    # --- clauses ---------------------------------------------------------------------------------

    def _that(self, index: int, lower: str) -> int:
        """Reads "that", "which", "whether": relative, content of a verb, or a determiner."""
        words = self.words
        both = lower in words.relativisers and lower in words.complementisers
        if both and self._is_determiner(index):
            if self.noun is not None and self.headed:
                self._close_noun()
            self._noun_words(index, index + 1, head=False)
            return index + 1
        if lower in words.relativisers and not (both and self._is_content()):
            if self.preposition is not None and self.noun is None:
                self._add(Chunk(SUBORDINATOR, index, index + 1, index, "where"))
            else:
                self._add(Chunk(RELATIVE, index, index + 1, index))
            return index + 1
        self._add(Chunk(COMPLEMENT, index, index + 1, index))
        return index + 1

    # --- marks -----------------------------------------------------------------------------------

    def _mark(self, index: int) -> int:
        text = self.tokens[index].text
        if text in _OPEN:
            stop = min(len(self.tokens), index + _LONGEST_BRACKET)
            for end in range(index + 1, stop):
                if self.tokens[end].text in _CLOSE:
                    return end + 1
            return index + 1
        if text in QUOTES:
            return self._quote(index)
        if text in _JOINTS and self.noun is not None and self._is_joint(index):
            self._noun_words(index, index + 1, head=False)
            return index + 1
        if text == "." and index < len(self.tokens) - 1 and self.noun is not None:
            self.noun.last = index + 1
            return index + 1
        if text in BREAKS:
            if self.denied == index - 1:
                self.denied = None  # an answer: "No, ..."
            self._add(Chunk(MARK, index, index + 1, index, text))
            return index + 1
        if self.noun is not None:
            self._noun_words(index, index + 1, head=False)
        return index + 1

    def _quote(self, index: int) -> int:
        """A short scare quote stays inside its phrase; a longer one is a mark of its own."""
        stop = min(len(self.tokens), index + _LONGEST_QUOTE)
        closing = next((i for i in range(index + 1, stop) if self.tokens[i].text in QUOTES), None)
        if closing is not None and (self.noun is not None or self.preposition is not None):
            return index + 1
        if index and self.tokens[index - 1].kind == "word" and self.noun is not None:
            opened = any(
                self.tokens[i].text in QUOTES for i in range(max(0, index - _LONGEST_QUOTE), index)
            )
            if opened and self.tokens[index - 1].end == self.tokens[index].start:
                return index + 1
        self._add(Chunk(MARK, index, index + 1, index, '"'))
        return index + 1

    def _is_joint(self, index: int) -> bool:
        """Whether a hyphen or stroke without blanks makes one word of two ("AK-47", "US-led")."""
        if not 0 < index < len(self.tokens) - 1:
            return False
        before, mark, after = self.tokens[index - 1], self.tokens[index], self.tokens[index + 1]
        return before.end == mark.start and after.start == mark.end
