"""Phrases of a sentence where the form of a verb tells what it is: finite, infinitive, participle.

For packs whose `inflections.yaml` says `forms_tell` (Spanish): nouns before their adjectives, verbs
with their subject before or behind them, infinitives behind any preposition, a preposition before
an object that is a person. It yields the phrases of `phrases.py`. Source of the order: general
grammars of Spanish.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.lang.chunks import MARK, RELATIVE, SUBORDINATOR, VERB, Chunk
from rujuk.lang.inflected_phrases import InflectedPhrases
from rujuk.lang.inflections import FINITE, VERB_ONLY, Form
from rujuk.lang.words import Voice

if TYPE_CHECKING:
    from rujuk.lang.inflections import VerbForm
    from rujuk.lang.words import Word

_OF_FORM = ((Form.FUTURE, "future"), (Form.CONDITIONAL, "possible"))
_OPENING = frozenset({"after", "before", "cause", "concession", "negative", "purpose", "while"})
_BEFORE_PARTICIPLES = frozenset({"done", "linking"})
_BEFORE_INFINITIVES = frozenset({"future", "possible", "obliged", "supporting"})


class FormPhrases(InflectedPhrases):
    """Reads one sentence from left to right; a verb is known by its form."""

    head_first = True

    def _time(self, index: int) -> None:
        """A time; an article before it is its own ("el martes")."""
        if self.noun is not None and not self.headed and self._only_determiner():
            self.noun = None
        super()._time(index)

    # --- verbs -----------------------------------------------------------------------------------

    def _verb_here(self, index: int) -> Word | None:
        """The reading of a word as a verb where its place lets it be one; null where it is none."""
        form = self._form(index)
        if form is None:
            return None
        lower = self._lower(index)
        kind = next((k for k, _ in reversed(self.auxiliaries) if k != "negated"), None)
        if form.form & Form.BASE:
            return self._infinitive_here(lower, form)
        if form.form & Form.GERUND:
            return self._active(lower, form, Form.GERUND) if form.first == VERB_ONLY else None
        if form.form & Form.PARTICIPLE and kind in _BEFORE_PARTICIPLES:
            if kind == "done":
                return self._active(lower, form, Form.PARTICIPLE)
            return self._passive(lower, form)
        if form.form & FINITE and self._may_be_finite(index, form):
            return self._finite(index, lower, form)
        if form.form & Form.PARTICIPLE:
            return self._describing(index, lower, form)
        return None

    def _finite(self, index: int, lower: str, form: VerbForm) -> Word:
        """A finite verb; its own form may say that the deed is still to come, or only possible."""
        self.auxiliaries = [
            *(one for one in self.auxiliaries if one[0] == "negated"),
            *((kind, index) for told, kind in _OF_FORM if form.form & told),
        ]
        self.preposition = None
        return self._active(lower, form, FINITE)

    def _may_be_finite(self, index: int, form: VerbForm) -> bool:
        """Whether a finite form is a verb here: no noun behind a determiner or preposition."""
        negated = any(kind == "negated" for kind, _ in self.auxiliaries)
        if form.first == VERB_ONLY:
            if self.preposition is not None and self.noun is None:
                return False
            if self.noun is not None and not self.headed and self._only_determiner():
                self.noun = None  # a pronoun of the verb: "los atacaron"
            return True
        if self.noun is None:
            return negated or (self.preposition is None and self._follows_verb_opener(index))
        return self.headed and (self._opens_object(index + 1) or self._has_complement(index + 1))

    def _only_determiner(self) -> bool:
        assert self.noun is not None  # noqa: S101 - asked behind an open noun phrase only
        first, last = self.noun.first, self.noun.last
        return last - first == 1 and self._lower(first) in self.words.determiners

    def _follows_verb_opener(self, index: int) -> bool:
        """Whether a clause without subject goes on here, before an object ("que visita Cuba")."""
        last = self.chunks[-1] if self.chunks else None
        opened = last is not None and last.kind == RELATIVE
        return opened and (self._opens_object(index + 1) or self._has_complement(index + 1))

    def _has_complement(self, index: int) -> bool:
        """Whether what belongs to a verb follows: a person as object, a companion, a clause."""
        lower = self._lower(index)
        if lower in self.words.complementisers or lower in self.words.persons_marked:
            return True
        return self.words.prepositions.get(lower) in ("partner", "target", "goal")

    def _infinitive_here(self, lower: str, form: VerbForm) -> Word | None:
        """An infinitive behind an auxiliary, a verb or a preposition; else it is a noun."""
        behind_verb = bool(self.chunks) and self.chunks[-1].kind == VERB and self.noun is None
        kinds = {kind for kind, _ in self.auxiliaries}
        if kinds & _BEFORE_INFINITIVES or self.preposition is not None or behind_verb:
            if self.noun is not None and not self.headed:
                return None
            return self._active(lower, form, Form.BASE)
        opened = bool(self.chunks) and self.chunks[-1].kind == SUBORDINATOR
        return self._active(lower, form, Form.BASE) if opened else None

    def _describing(self, index: int, lower: str, form: VerbForm) -> Word | None:
        """A participle without auxiliary: a clause of its own where something hangs on it."""
        if form.first != VERB_ONLY:
            return None
        following = self._lower(index + 1)
        role = self.words.prepositions.get(following)
        told = (role is not None and role != "owner") or index + 1 in self.times
        if self.noun is None:
            last = self.chunks[-1] if self.chunks else None
            opens = last is None or last.kind in (MARK, RELATIVE, SUBORDINATOR)
            return self._passive(lower, form) if opens and (told or role == "owner") else None
        if not self.headed or not told:
            return None
        return self._passive(lower, form)

    def _opens_relative(self, index: int) -> bool:
        """Whether a participle describes the noun before it: a clause of its own without "que"."""
        if self.noun is None or self.auxiliaries:
            return False
        form = self._form(index)
        verb = self._verb_here(index) if form is not None else None
        return verb is not None and verb.voice is Voice.PASSIVE

    # --- small words -----------------------------------------------------------------------------

    def _closed(self, index: int, lower: str) -> int:
        """Reads a closed-class word; before an object that is a person a preposition is none."""
        if lower in self.words.persons_marked and self._marks_object(index):
            return index + 1
        if lower in self.words.prepositions and self._opens_infinitive(index):
            role = self.words.infinitives_behind[lower]
            self._add(Chunk(SUBORDINATOR, index, index + 1, index, role))
            return index + 1
        return super()._closed(index, lower)

    def _that(self, index: int, lower: str) -> int:
        """Reads "que": behind a preposition it opens what that says ("después de que")."""
        role = self.preposition[0] if self.preposition is not None and self.noun is None else None
        if lower in self.words.complementisers and role in _OPENING:
            self._add(Chunk(SUBORDINATOR, index, index + 1, index, role))
            return index + 1
        return super()._that(index, lower)

    def _is_determiner(self, index: int) -> bool:
        """Never: the word that opens clauses points at no noun here."""
        del index
        return False

    def _is_content(self) -> bool:
        """Whether the clause behind "que" is what a verb, noun or preposition before it tells."""
        if self.noun is not None:
            return super()._is_content()
        last = self.chunks[-1] if self.chunks else None
        return self.preposition is not None or last is None or last.kind != MARK

    def _opens_infinitive(self, index: int) -> bool:
        """Whether a preposition before an infinitive opens a clause ("para atacar")."""
        if self._lower(index) not in self.words.infinitives_behind:
            return False
        form = self._form(self._after_adverbs(index + 1))
        return form is not None and bool(form.form & Form.BASE)

    def _marks_object(self, index: int) -> bool:
        """Whether the preposition stands right behind a verb that takes what follows as object."""
        if self.noun is not None or not self.chunks or index + 1 >= len(self.tokens):
            return False
        last = self.chunks[-1]
        if last.kind != VERB or last.word is None or last.word.voice is Voice.PASSIVE:
            return False
        if any(self._lower(at) not in self.words.adverbs for at in range(last.last, index)):
            return False
        if self._is_infinitive(index + 1):
            return False
        if last.word.root not in self.tables.goal_verbs:
            return True
        return last.word.root in self.tables.needs_object and not self._is_name(index + 1)

    def _is_infinitive(self, index: int) -> bool:
        form = self._form(self._after_adverbs(index))
        return form is not None and bool(form.form & Form.BASE)

    def _auxiliary(self, index: int, kind: str) -> None:
        """An auxiliary; its own form may say that the deed is still to come."""
        super()._auxiliary(index, kind)
        form = self.tables.forms.get(self._lower(index))
        for told, also in _OF_FORM:
            if form is not None and form.form & told:
                self.auxiliaries.insert(-1, (also, index))

    def _auxiliary_or_verb(self, index: int, lower: str) -> int:
        """An auxiliary before its verb, with the small word between ("va a enviar")."""
        kind = self.words.auxiliaries[lower]
        if kind == "negated":
            self._auxiliary(index, kind)
            return index + 1
        at = self._after_adverbs(index + 1)
        if kind in _BEFORE_INFINITIVES:
            joined = at + 1 if self._lower(at) in self.words.infinitive else at
            if self._is_infinitive(joined) or self._lower(joined) in self.words.auxiliaries:
                self._auxiliary(index, kind)
                return joined
        elif self._may_be_verb(at) or (kind == "linking" and self._is_adjective(at)):
            self._auxiliary(index, kind)
            return at
        form = self._form(index) or self.tables.forms.get(lower)
        if form is not None and form.form & FINITE and kind != "linking":
            return self._add_verb(index, self._finite(index, lower, form))
        negated = [one for one in self.auxiliaries if one[0] == "negated"]
        self._close_noun()
        self.chunks.append(Chunk(MARK, index, index + 1, index, "copula"))
        self.auxiliaries, self.preposition = negated, None
        return index + 1

    def _is_adjective(self, at: int) -> bool:
        return self._lower(at) in self.words.adjectives

    def _may_be_verb(self, at: int) -> bool:
        """Whether a participle, a gerund or another auxiliary of the group stands here."""
        if self._lower(at) in self.words.auxiliaries:
            return True
        form = self._form(at)
        return form is not None and bool(form.form & (Form.PARTICIPLE | Form.GERUND))
