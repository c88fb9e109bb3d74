"""What opens a clause, or goes on with a verb, where forms do not tell: a look ahead."""

from __future__ import annotations

from rujuk.lang.chunks import COORDINATOR, MARK, NOUN, TIME, VERB
from rujuk.lang.inflections import NOUN_FIRST, VERB_ONLY, Form
from rujuk.lang.verb_groups import VerbGroups
from rujuk.lang.words_in_place import BREAKS

_FAR = 14  # tokens among which a clause has its verb
_MODALS = frozenset({"future", "possible", "obliged", "supporting"})


class ClauseOpeners(VerbGroups):
    """Reads no phrase: only tells what the words from here on can be."""

    def _after_adverbs(self, index: int) -> int:
        """Past adverbs and negations behind an auxiliary, and a pronoun set between."""
        at = index
        while at < len(self.tokens) and at < index + _FAR and at not in self.times:
            lower = self._lower(at)
            kind = self.words.auxiliaries.get(lower)
            if lower in self.words.adverbs or kind in ("negated", "ongoing"):
                at += 1
                continue
            break
        return at

    def _may_be_verb(self, at: int) -> bool:
        """Whether a verb of this group, or another auxiliary of it, stands here."""
        if at >= len(self.tokens):
            return False
        lower = self._lower(at)
        kind = self.words.auxiliaries.get(lower)
        if kind is not None:
            return True
        form = self._form(at)
        if form is None:
            return False
        last = self.auxiliaries[-1][0] if self.auxiliaries else None
        if form.form & (Form.PARTICIPLE | Form.GERUND):
            return form.first != "j" or not self._is_noun_word(at + 1) or last == "done"
        return (bool(form.form & Form.BASE) and form.first != NOUN_FIRST) or last in _MODALS

    def _is_base(self, index: int) -> bool:
        at = self._after_adverbs(index)
        if self.words.auxiliaries.get(self._lower(at)) in ("linking", "done", "supporting"):
            return True
        form = self._form(at)
        return form is not None and bool(form.form & Form.BASE)

    def _there_is(self, index: int) -> bool:
        at = self._after_adverbs(index + 1)
        while self.words.auxiliaries.get(self._lower(at)) not in (None, "linking"):
            at = self._after_adverbs(at + 1)
        return self.words.auxiliaries.get(self._lower(at)) == "linking"

    def _is_determiner(self, index: int) -> bool:
        """Whether "that" only points at the noun behind it ("that attack", "in that year")."""
        if self.noun is not None and self.headed:
            return False
        last = self.chunks[-1] if self.chunks else None
        if self.preposition is not None or last is None or last.kind in (MARK, COORDINATOR):
            return self._is_noun_word(index + 1)
        return self._is_noun_word(index + 1) and not self._clause_follows(index + 1)

    def _is_content(self) -> bool:
        """Whether the clause behind "that" is what a verb or noun before it says."""
        noun = self.noun
        if noun is None:
            return True
        if self._lower(noun.last - 1) in self.words.clause_nouns:
            return True
        for item in reversed(self.chunks):
            if item.kind == VERB and item.word is not None:
                told = item.word.root in self.tables.object_control
                return told and item.word.root in self.tables.clause_takers
            if item.kind not in (NOUN, TIME):
                return False
        return False

    def _opens_clause(self, index: int, lower: str) -> bool:
        """Whether a subordinator opens a clause: it may be a preposition or an adverb as well."""
        role = self.words.subordinators[lower]
        if self.auxiliaries and lower in self.words.adverbs:
            return False  # "is once again sending"
        following = self._form(index + 1)
        gerund = following is not None and bool(following.form & Form.GERUND)
        if gerund and self._lower(index + 2) not in self._of_words:
            assert following is not None  # noqa: S101 - told by `gerund`
            if self._has_object(index + 1) or following.first == VERB_ONLY:
                return True
        if role in ("manner", "negative"):
            return False
        if (
            following is not None
            and following.form & Form.PARTICIPLE
            and role in ("while", "after")
        ):
            return lower not in self.words.prepositions or not self._is_noun_word(index + 2)
        if lower not in self.words.prepositions:
            return True
        return self._clause_follows(index + 1)

    def _clause_follows(self, index: int) -> bool:
        """Whether a subject and its finite verb stand before the next break."""
        stop = min(len(self.tokens), index + _FAR)
        seen = False
        for at in range(index, stop):
            token = self.tokens[at]
            lower = token.lower
            if at in self.inside or at in self.times:
                seen = seen or at in self.inside
                continue
            if at in self.reports or (token.kind == "mark" and token.text in BREAKS):
                return False
            if lower in self.words.relativisers and lower not in self.words.complementisers:
                return False
            kind = self.words.auxiliaries.get(lower)
            if kind is not None and kind != "ongoing":
                return seen
            form = self._form(at)
            if form is not None and seen and form.form & Form.PAST | form.form & Form.THIRD:
                if form.first == VERB_ONLY and not self._agent_follows(at):
                    return not self._is_noun_word(at + 1) or self._has_object(at)
                if form.first != "n" and self._opens_object(at + 1):
                    return True
            if token.kind == "word" and lower not in self.words.adverbs:
                seen = True
        return False
