"""What the words of a sentence can be, and what stands ahead of one, before it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.lang.inflections import FINITE, NOUN_FIRST, VERB_ONLY, Form, inflections
from rujuk.lang.words import Kind
from rujuk.lang.words_in_place import BREAKS, QUOTES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.lang.chunks import Chunk
    from rujuk.lang.grammar import Grammar
    from rujuk.lang.inflections import VerbForm
    from rujuk.lang.tokens import Token
    from rujuk.lang.words import MultiWord

_FAR = 16  # tokens among which a clause has its verb
_AUXILIARY = frozenset(
    {"done", "linking", "supporting", "future", "possible", "obliged", "negated"}
)


class WordsAhead:
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
        tables = inflections(language)
        assert tables is not None  # noqa: S101 - a pack of this order has its table of forms
        self.tables = tables
        self.units = dict(units)
        self.times = dict(times)
        self.reports = dict(reports)
        self.compounds = {c.first: c for c in compounds if c.last > c.first}
        self.inside = {i for first, last in units for i in range(first, last)}
        self.inside.update(
            i for c in compounds if c.kind is not Kind.VERB for i in range(c.first, c.last + 1)
        )
        self.chunks: list[Chunk] = []
        self.noun: Chunk | None = None
        self.headed = False
        self.preposition: tuple[str, int] | None = None
        self.auxiliaries: list[tuple[str, int]] = []
        self.denied: int | None = None
        self.first_word = next((t.index for t in tokens if t.kind == "word"), 0)

    def _lower(self, index: int) -> str:
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""

    def _is_name(self, index: int) -> bool:
        """A capital inside a sentence marks a name; in a headline every word may have one."""
        token = self.tokens[index]
        if not token.is_capitalised or index == self.first_word:
            return False
        if self.headline:
            return index in self.inside
        before = self.tokens[index - 1].text
        return before not in QUOTES and before not in {":", ".", "-"}

    def _form(self, index: int) -> VerbForm | None:
        """The verb that a word may be a form of; null for names, closed words, parts of units."""
        if index >= len(self.tokens) or index in self.inside or index in self.times:
            return None
        token = self.tokens[index]
        if token.kind != "word" or self._is_name(index):
            return None
        lower = token.lower
        if lower in self.words.closed and lower not in self.words.copulas:
            return None
        return self.tables.forms.get(lower)

    def _opens_noun(self, index: int) -> bool:
        """Whether a noun phrase begins here: a determiner, number, name, pronoun or noun."""
        if index >= len(self.tokens) or index in self.times:
            return False
        if index in self.inside:
            return True
        token = self.tokens[index]
        lower = token.lower
        if token.kind == "number":
            return True
        if token.kind == "mark":
            return (
                token.text in QUOTES
                and index + 1 < len(self.tokens)
                and (self.tokens[index + 1].kind == "word" and self._opens_noun(index + 1))
            )
        if lower in self.words.determiners or lower in self.words.pronouns:
            return True
        if lower in self.words.demonstratives:
            return True
        if lower in self.words.relativisers and lower in self.words.complementisers:
            return self._is_noun_word(index + 1) and not self._finite_ahead(index + 1)
        if lower in self.words.closed:
            return False
        form = self._form(index)
        return (
            form is None
            or form.first in (NOUN_FIRST, "j")
            or bool(form.form & Form.BASE)
            or bool(form.form & (Form.GERUND | Form.PARTICIPLE) and self._is_noun_word(index + 1))
        )

    def _is_noun_word(self, index: int) -> bool:
        """Whether a word that is part of a noun phrase, no determiner, stands here."""
        if index >= len(self.tokens) or index in self.times:
            return False
        token = self.tokens[index]
        if index in self.inside:
            return True
        if token.kind != "word" or token.lower in self.words.closed:
            return False
        form = self._form(index)
        return (
            form is None
            or form.first in (NOUN_FIRST, "j")
            or (
                not form.form & FINITE and (form.first != VERB_ONLY and not form.form & Form.GERUND)
            )
        )

    @property
    def _of_words(self) -> frozenset[str]:
        return frozenset(w for w, role in self.words.prepositions.items() if role == "owner")

    def _has_object(self, index: int) -> bool:
        """Whether an object begins right behind a verb, or stands in its phrase ("held talks")."""
        compound = self.compounds.get(index)
        at = index + 1 if compound is None else compound.last + 1
        particle = self._lower(at - 1)
        if compound is not None and not (
            particle in self.words.prepositions or particle in self.words.adverbs
        ):
            return True
        while self._lower(at) in self.words.adverbs:
            at += 1
        return self._opens_noun(at)

    def _opens_object(self, index: int) -> bool:
        """Whether a noun phrase that cannot be described by the word before begins here."""
        token = self.tokens[index] if index < len(self.tokens) else None
        return token is not None and (
            token.kind == "number"
            or index in self.inside
            or token.lower in self.words.determiners
            or token.lower in self.words.pronouns
            or token.lower in self.words.demonstratives
            or (token.is_capitalised and not self.headline)
        )

    def _agent_follows(self, index: int) -> bool:
        role = self.words.prepositions.get(self._lower(index + 1))
        if role != "agent":
            return False
        following = self._form(index + 2)
        return following is None or not following.form & Form.GERUND

    def _finite_at(self, index: int) -> bool:
        """Whether the word here is a finite verb or an auxiliary for certain."""
        lower = self._lower(index)
        kind = self.words.auxiliaries.get(lower)
        if kind is not None:
            return kind in _AUXILIARY
        form = self._form(index)
        return form is not None and form.first == VERB_ONLY and bool(form.form & FINITE)

    def _after_to(self, index: int, form: VerbForm) -> bool:
        """Whether a form that is an infinitive as well stands behind "to" ("refused to let")."""
        return bool(form.form & Form.BASE) and self._lower(index - 1) in self.words.infinitive

    def _finite_ahead(self, index: int, *, near: bool = False) -> bool:
        """Whether a finite verb follows that has no subject of its own: it is the noun's before.

        `near`: past nothing but nouns and adverbs; else prepositional phrases are passed as well.
        """
        stop = min(len(self.tokens), index + _FAR)
        prepared = not near
        for at in range(index, stop):
            token = self.tokens[at]
            lower = token.lower
            if at in self.reports or (token.kind == "mark" and token.text in BREAKS):
                return False
            if at in self.inside or at in self.times:
                continue
            if lower in self.words.auxiliaries:
                return self.words.auxiliaries[lower] != "ongoing"
            if lower in self.words.relativisers or lower in self.words.complementisers:
                return False
            if lower in self.words.coordinators or lower in self.words.adversatives:
                return False
            if lower in self.words.pronouns and self.words.pronouns[lower] != "third":
                return False
            if lower in self.words.prepositions:
                if near:
                    return False
                prepared = True
                continue
            if lower in self.words.determiners and near:
                return False
            form = self._form(at)
            if form is None or not form.form & FINITE or self._after_to(at, form):
                continue
            describes = form.form & Form.PARTICIPLE and self._is_noun_word(at + 1)
            certain = form.first == VERB_ONLY and (
                near or not describes or self._opens_object(at + 1)
            )
            if certain and at > index and prepared:
                return True
            if certain and near:
                return True
        return False
