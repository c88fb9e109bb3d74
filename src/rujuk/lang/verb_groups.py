"""Verbs in their place, where forms do not tell: auxiliaries, participles, -ing forms.

A form like "attacks" or "held" is noun, verb, participle or adjective by what stands around it. The
rules look at the phrase that is open, the phrases before it and the words right behind; no
statistics. Source of the rules: general grammars of English; what they are asked of is data
(`grammar.yaml`, `inflections.yaml`).
"""

from __future__ import annotations

from functools import lru_cache
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
)
from rujuk.lang.inflections import NOUN_FIRST, VERB_ONLY, Form
from rujuk.lang.words import Kind, Voice, Word
from rujuk.lang.words_ahead import WordsAhead

if TYPE_CHECKING:
    from rujuk.lang.inflections import VerbForm

_CLAUSE_STARTS = frozenset({MARK, COMPLEMENT, SUBORDINATOR, COORDINATOR, RELATIVE, REPORT})


@lru_cache(maxsize=16384)
def _verb_word(form: str, lemma: str, voice: Voice) -> Word:
    return Word(form=form, root=lemma, stem=lemma, voice=voice, kind=Kind.VERB)


class VerbGroups(WordsAhead):
    """Reads a word as a verb by what stands before and behind it."""

    def _verb_here(self, index: int) -> Word | None:
        """The reading of a word as a verb where its place makes it one; null where it is none."""
        form = self._form(index)
        if form is None:
            return None
        lower = self._lower(index)
        if self.auxiliaries:
            return self._after_auxiliary(lower, form)
        if self.preposition is not None and self.noun is None:
            return self._after_preposition(index, lower, form)
        if form.form & Form.GERUND:
            return self._gerund(index, lower, form)
        if form.form & (Form.PAST | Form.PARTICIPLE):
            told = self._past(index, lower, form)
            if told is not None or not form.form & (Form.BASE | Form.THIRD):
                return told
        return self._present(index, lower, form)

    def _active(self, lower: str, form: VerbForm, wanted: int) -> Word:
        return _verb_word(lower, form.lemma(wanted), Voice.ACTIVE)

    def _passive(self, lower: str, form: VerbForm) -> Word:
        return _verb_word(lower, form.lemma(Form.PARTICIPLE), Voice.PASSIVE)

    def _after_auxiliary(self, lower: str, form: VerbForm) -> Word | None:
        """By the last auxiliary that is no negation: base after modals, participle after be."""
        kind = next(
            (k for k, _ in reversed(self.auxiliaries) if k not in ("negated", "ongoing")), None
        )
        if kind is None:
            kind = "supporting" if form.form & Form.BASE else "linking"
        if kind == "linking":
            if form.form & Form.GERUND:
                return self._active(lower, form, Form.GERUND)
            if form.form & Form.PARTICIPLE:
                return self._passive(lower, form)
            return None
        if kind == "done":
            return (
                self._active(lower, form, Form.PARTICIPLE) if form.form & Form.PARTICIPLE else None
            )
        if form.form & Form.BASE:
            return self._active(lower, form, Form.BASE)
        return None

    def _after_preposition(self, index: int, lower: str, form: VerbForm) -> Word | None:
        """An -ing form that takes an object after a preposition ("accused of bombing a town")."""
        if not form.form & Form.GERUND or self._lower(index + 1) in self._of_words:
            return None
        if form.first == NOUN_FIRST and not self._has_object(index):
            return None
        if not self._has_object(index) and self._is_noun_word(index + 1):
            return None
        verbal = self._has_object(index) or self._lower(index + 1) in self.words.prepositions
        return self._active(lower, form, Form.GERUND) if verbal else None

    def _gerund(self, index: int, lower: str, form: VerbForm) -> Word | None:
        """An -ing form without auxiliary: a clause of its own, a noun, or a word before a noun."""
        verb = self._active(lower, form, Form.GERUND)
        if self._lower(index + 1) in self._of_words:
            return None
        last = self.chunks[-1] if self.chunks else None
        if self.noun is None:
            opens = last is None or last.kind in _CLAUSE_STARTS or last.kind in (VERB, TIME)
            if not opens or (form.first == NOUN_FIRST and not self._has_object(index)):
                return None
            if last is None and (self._finite_at(index + 1) or self._headline_noun(index)):
                return None
            starts = last is None or last.kind == SUBORDINATOR
            if starts and not self._has_object(index) and self._finite_ahead(index + 1):
                return None
            return verb
        if not self.headed:
            return None
        if form.first == NOUN_FIRST and not self._has_object(index):
            return None
        return verb

    def _headline_noun(self, index: int) -> bool:
        """Whether an -ing form that opens a sentence only describes the noun behind it."""
        return not self._opens_object(index + 1) and self._is_noun_word(index + 1)

    def _past(self, index: int, lower: str, form: VerbForm) -> Word | None:
        """A past or participle without auxiliary: finite, a reduced relative, or an adjective."""
        can_be_past = bool(form.form & Form.PAST)
        participle = bool(form.form & Form.PARTICIPLE)
        last = self.chunks[-1] if self.chunks else None
        if self.noun is not None and not self.headed:
            if participle and self._is_noun_word(index + 1):
                return None
            if self.tokens[self.noun.last - 1].kind != "number" and (
                self.noun.first not in self.units
            ):
                return None
            return self._without_object(index, lower, form)
        if self.noun is None:
            if last is None or (last.kind == MARK and last.role != ","):
                describes = participle and self._is_noun_word(index + 1)
                by = self._agent_follows(index)
                return (
                    None
                    if describes and not by
                    else (self._passive(lower, form) if participle else None)
                )
            if last.kind == VERB and participle and self._is_noun_word(index + 1):
                return None
            if last.kind == COORDINATOR or last.kind in (RELATIVE, TIME):
                return self._joined_past(index, lower, form)
            if last.kind == MARK:
                return self._after_comma(index, lower, form)
            if last.kind == SUBORDINATOR:
                return self._passive(lower, form) if participle else None
            return (
                self._active(lower, form, Form.PAST) if can_be_past else self._passive(lower, form)
            )
        if not can_be_past:
            return self._passive(lower, form)
        if participle and (self._agent_follows(index) or self._described_object(index)):
            return self._passive(lower, form)
        if participle and not self._has_object(index):
            return self._without_object(index, lower, form)
        return self._active(lower, form, Form.PAST)

    def _shares_object(self, index: int) -> bool:
        """Whether a verb joined to this one has the object of both ("shot and killed X")."""
        following = self._form(index + 2)
        return (
            self._lower(index + 1) in self.words.coordinators
            and following is not None
            and bool(following.form & Form.PAST)
            and self._has_object(index + 2)
        )

    def _without_object(self, index: int, lower: str, form: VerbForm) -> Word:
        """A participle or past without object: passive where the verb needs one."""
        told_before = self._is_object_relative() or self._object_past_goal(index)
        if form.form & Form.PAST and (told_before or self._shares_object(index)):
            return self._active(lower, form, Form.PAST)
        lemma = form.lemma(Form.PARTICIPLE)
        takes_clause = lemma in self.tables.clause_takers - self.tables.needs_object
        if form.form & Form.PARTICIPLE and not self._has_object(index) and not takes_clause:
            reduced = self._finite_ahead(index + 1)
            if reduced or lemma in self.tables.needs_object:
                return self._passive(lower, form)
        return self._active(lower, form, Form.PAST)

    def _is_object_relative(self) -> bool:
        """Whether the open noun phrase is the subject of a relative clause ("that Paris rejected").

        What the verb is done to is then the noun before the relativiser.
        """
        last = self.chunks[-1] if self.chunks else None
        return last is not None and last.kind == RELATIVE

    def _object_past_goal(self, index: int) -> bool:
        """Whether a long object stands past a goal, where the clause lacks its verb.

        So in "extradited to Portugal a man who ..."; a noun phrase with an article or a number
        right behind a name is no part of it.
        """
        role = self.words.prepositions.get(self._lower(index + 1))
        if role != "goal" or not self._past_verb_waits():
            return False
        at = index + 2
        if self._lower(at) in self.words.determiners:
            at += 1
        first, size = at, len(self.tokens)
        while at < size and not self._opens_long(at) and self._is_noun_word(at):
            at += 1
        return first < at < size and at not in self.times and self._opens_long(at)

    def _opens_long(self, index: int) -> bool:
        token = self.tokens[index]
        return token.kind == "number" or token.lower in self.words.determiners

    def _joined_past(self, index: int, lower: str, form: VerbForm) -> Word:
        """After "and" or "who": of the kind of the verb before, where there is one."""
        before = next((c for c in reversed(self.chunks) if c.kind == VERB), None)
        joined = self.chunks[-1].kind == COORDINATOR
        if joined and before is not None and before.word is not None:
            passive = before.word.voice is Voice.PASSIVE and bool(form.form & Form.PARTICIPLE)
            if passive and not self._has_object(index):
                return self._passive(lower, form)
        if form.form & Form.PAST:
            return self._active(lower, form, Form.PAST)
        return self._passive(lower, form)

    def _after_comma(self, index: int, lower: str, form: VerbForm) -> Word:
        """After a comma: the main verb past an insertion, or a participle that describes."""
        if form.form & Form.PAST and self._has_object(index):
            return self._active(lower, form, Form.PAST)
        lemma = form.lemma(Form.PARTICIPLE)
        if form.form & Form.PAST and lemma not in self.tables.needs_object:
            return self._active(lower, form, Form.PAST)
        return self._passive(lower, form)

    def _described_object(self, index: int) -> bool:
        """Whether the open noun phrase is the object of a verb before, which this one describes."""
        if self.noun is None or self._has_object(index):
            return False
        if self.noun.preposition is not None and self._past_verb_waits():
            return False
        for item in reversed(self.chunks):
            if item.kind in (NOUN, TIME, COORDINATOR):
                continue
            if item.kind != VERB or item.word is None or self._past_verb_waits():
                return False
            return item.word.root not in self.tables.clause_takers
        return False

    def _past_verb_waits(self) -> bool:
        """Whether the clause still lacks its verb: none since it began but those of relatives."""
        place = len(self.chunks) - 1
        while place >= 0:
            item = self.chunks[place]
            if item.kind == VERB:
                if not place or self.chunks[place - 1].kind != RELATIVE:
                    return False
                place -= 1
            elif item.kind in _CLAUSE_STARTS:
                return True
            place -= 1
        return True

    def _present(self, index: int, lower: str, form: VerbForm) -> Word | None:
        """A base or -s form without auxiliary: the verb after its subject, or a noun."""
        if not form.form & (Form.BASE | Form.THIRD):
            return None
        word = self._active(lower, form, Form.BASE | Form.THIRD)
        last = self.chunks[-1] if self.chunks else None
        if self.noun is None:
            joined = last is not None and last.kind == COORDINATOR and self._verb_before_joint()
            if last is not None and (last.kind == RELATIVE or joined):
                return word if form.first != NOUN_FIRST or self._opens_object(index + 1) else None
            if last is not None and last.kind == TIME and self._past_verb_waits():
                return word if form.first == VERB_ONLY else None
            if (
                last is not None
                and last.kind == MARK
                and last.role == ","
                and form.first == VERB_ONLY
            ):
                return word if form.form & Form.THIRD else None
            return None
        before = self._lower(self.noun.last - 1)
        if before in self.words.pronouns:
            return word
        if not self.headed:
            return None
        if self._described_object(index) or (self.noun.preposition and not self._past_verb_waits()):
            return None
        if form.first == VERB_ONLY:
            return word
        agrees = self._agrees(form)
        if agrees and word.root in self.tables.clause_takers and self._opens_object(index + 1):
            return word  # "residents say 40 people died"
        if self._finite_ahead(index + 1, near=True):
            return None
        if form.first != NOUN_FIRST:
            return (
                word
                if agrees and (self._has_object(index) or self.headline or self._takes_more(index))
                else None
            )
        awaited = self._verb_is_due() and not self._finite_ahead(index + 1)
        return word if agrees and (awaited or self._has_content(index + 1)) else None

    def _verb_is_due(self) -> bool:
        """Whether a clause that must have a verb began right before the open noun phrase."""
        last = self.chunks[-1] if self.chunks else None
        return (
            last is not None and last.kind in (SUBORDINATOR, COMPLEMENT) and last.role != "purpose"
        )

    def _has_content(self, index: int) -> bool:
        """Whether what only a verb has follows: an object, an infinitive, a clause."""
        lower = self._lower(index)
        if lower in self.words.infinitive:
            form = self._form(index + 1)
            return form is not None and bool(form.form & Form.BASE) and form.first != NOUN_FIRST
        return self._opens_object(index) or lower in self.words.complementisers

    def _takes_more(self, index: int) -> bool:
        """Whether what follows can belong to a verb: a preposition, "to", "that"."""
        lower = self._lower(index + 1)
        return lower in self.words.prepositions or lower in self.words.complementisers

    def _agrees(self, form: VerbForm) -> bool:
        """Whether a present form fits the number of the noun before it."""
        assert self.noun is not None  # noqa: S101 - asked behind an open noun phrase only
        last = self._lower(self.noun.last - 1)
        name = self.noun.last - 1 in self.inside or self._is_name(self.noun.last - 1)
        if form.form & Form.THIRD:
            return name or self.tables.singular(last) == last or last in self.tables.plurals
        return self.headline or self.tables.singular(last) != last or last in self.tables.plurals

    def _verb_before_joint(self) -> bool:
        """Whether the phrases before "and" end a clause with a verb of its own."""
        for item in reversed(self.chunks[:-1]):
            if item.kind == VERB:
                return True
            if item.kind in _CLAUSE_STARTS and not (item.kind == MARK and item.role == ","):
                return False
        return False
