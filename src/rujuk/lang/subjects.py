"""Subjects: what stands before a verb, across phrases and clauses, or is shared or controlled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.lang.antecedents import HARD_BREAKS, Antecedents
from rujuk.lang.morphology import object_control_roots, stative_roots
from rujuk.lang.phrases import (
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
from rujuk.lang.predicate import MIDDLE, PASSIVE, PASSIVE_TWO, Predicate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rujuk.lang.tokens import Token
    from rujuk.lang.words import Word

_DEPTH = 8
_ORIGINS = frozenset({"owner", "source"})


class SubjectFinder(Antecedents):
    """Finds the subject of each verb, in order; knows the phrases that verbs have taken so far."""

    def __init__(
        self,
        chunks: Sequence[Chunk],
        tokens: Sequence[Token],
        language: str,
        takes_clause: Callable[[Word], bool],
    ) -> None:
        """A sentence of which no verb has been read yet."""
        super().__init__(chunks, tokens, language, takes_clause)
        self.language = language
        self.statives = stative_roots(language)
        self.object_control = object_control_roots(language)

    def subject_ahead(self, predicate: Predicate, later: list[Predicate]) -> None:
        """A clause before the main one ("Dengan mengirim ..., X ..."): its subject comes later."""
        for other in later:
            if other.subject and other.subject_rule == "before" and other.opened_by is None:
                predicate.subject = list(other.subject)
                predicate.subject_rule = "ahead"
                return

    def find_subject(self, predicate: Predicate) -> None:
        """Sets subject, its rule, and what the clause hangs on; verbs come in order."""
        index = predicate.chunk.index
        if predicate.voice == PASSIVE_TWO:
            pronoun = self.chunks[index - 1]
            predicate.agent = [pronoun]
            self.owner[pronoun.index] = predicate
            index -= 1
        self._scan(predicate, index - 1)
        self._join_companions(predicate)
        for item in predicate.subject:
            self.owner.setdefault(item.index, predicate)

    def _join_companions(self, predicate: Predicate) -> None:
        """Who is told with "bersama" before the verb does the deed as well."""
        words = self.words
        if words is None or predicate.subject_rule != "before" or not predicate.obliques:
            return
        start = predicate.subject[-1].index
        for item in [o for o in predicate.obliques if o.preposition == "partner"]:
            at = item.preposition_at
            told = at is not None and self.tokens[at].lower in words.companions
            if told and start < item.index < predicate.chunk.index:
                predicate.obliques.remove(item)
                predicate.subject = [*predicate.subject, item]

    def _joins_behind(self, predicate: Predicate, first: int, last: int) -> int:
        """Noun phrases joined to one with a preposition have it too ("navies of X and Y").

        Returns where that one stands.
        """
        item = self.chunks[first]
        joined = self.chunks[first + 1 : last + 1] if item.preposition in _ORIGINS else ()
        for noun in joined:
            if noun.kind == NOUN and noun.preposition is None and not self.owner.get(noun.index):
                noun.preposition = item.preposition
                predicate.obliques.append(noun)
        return first

    def _scan(self, predicate: Predicate, at: int) -> None:  # noqa: C901, PLR0912
        """Walk left from the verb to what can be its subject."""
        comma, adverb = False, -1
        topic: Chunk | None = None
        while at >= 0:
            item = self.chunks[at]
            if item.kind == TIME:
                predicate.times.append(item)
            elif item.kind == NOUN and item.preposition is not None:
                if at == predicate.chunk.index - 1 and self._tells_aim(item):
                    self._subordinate(predicate, at)
                    predicate.opened_by = "purpose"
                    return
                if not comma:
                    predicate.obliques.append(item)
                    if item.preposition == "partner" and not self._is_name(item):
                        topic = item
            elif item.kind == NOUN:
                beyond = self._past_noun(at)
                if beyond != at:
                    at = self._joins_behind(predicate, beyond, at)
                    continue
                if adverb >= 0 and at in self.owner:
                    self._coordinate(predicate, adverb)
                    return
                self._noun_before(predicate, at, comma=comma, topic=topic)
                return
            elif item.kind == RELATIVE:
                self._relative(predicate, at)
                return
            elif item.kind == COMPLEMENT:
                self._link(predicate, self._verb_before(at), "complement")
                return
            elif item.kind == SUBORDINATOR:
                self._subordinate(predicate, at)
                return
            elif item.kind == VERB:
                self._verb_ahead(predicate, at, comma=comma, adverb=adverb, topic=topic)
                return
            elif item.kind == COORDINATOR:
                if not self._is_adverb(at):
                    self._coordinate(predicate, at)
                    return
                adverb = at
            elif item.kind == REPORT or item.role == ",":
                past = self._past_parenthesis(at)
                if past is not None and self.chunks[past].preposition is None:
                    run = self._run_back(past)
                    self._subject_is(predicate, run, "before")
                    self._governor(predicate, run[0].index)
                    return
                if past is not None:
                    at = past - 1
                    continue
                if comma:
                    return
                comma = True
            elif item.kind == MARK and item.role == '"':
                pass
            elif item.kind == MARK and item.role in HARD_BREAKS:
                return
            at -= 1

    def _verb_ahead(
        self, predicate: Predicate, at: int, *, comma: bool, adverb: int, topic: Chunk | None
    ) -> None:
        """A verb stands before this one, with no noun phrase between that could be its subject."""
        before = self.found.get(at)
        if before is None:
            return
        inner = self._described(before)
        if self._ends_relative(predicate, inner, comma=comma):
            self._subject_is(predicate, list(inner.subject), "before")
            self._governor(predicate, inner.subject[0].index)
        elif adverb >= 0:
            self._coordinate(predicate, adverb)
        elif (
            not self._is_infinitive(predicate)
            and self.relative_object(before) is not None
            and (owed := self._owed(at))
        ):
            self._main_clause(predicate, owed)
        elif comma:
            self._share(predicate, self._sharer(predicate, before), "participial")
        elif topic is not None and self._tells_of_topic(predicate):
            self._subject_is(predicate, [topic], "before")
            self._link(predicate, before, "shared")
        elif at < predicate.chunk.index - 1 and (owed := self._owed(at)):
            self._main_clause(predicate, owed)
        else:
            self._share(predicate, before, "control")
            predicate.opened_by = before.opened_by
            predicate.opened_by_at = before.opened_by_at
            if before.subject_rule == "before" and (
                inner is not before
                or (predicate.chunk.auxiliaries and self._only_describes(before))
            ):
                predicate.subject_rule = "before"

    def _is_infinitive(self, verb: Predicate) -> bool:
        return self.words is not None and any(
            self.tokens[at].lower in self.words.infinitive for _, at in verb.chunk.auxiliaries
        )

    def _only_describes(self, verb: Predicate) -> bool:
        """Whether a verb may be part of the noun phrase before it ("pasar berkembang")."""
        return (
            verb.voice == MIDDLE
            and not verb.chunk.auxiliaries
            and verb.chunk.index > 0
            and self.chunks[verb.chunk.index - 1].kind == NOUN
            and not self._controls_subject(verb)
        )

    def _described(self, verb: Predicate) -> Predicate:
        """The verb before one that only describes the noun of a prepositional phrase."""
        if self._only_describes(verb) and self.chunks[verb.chunk.index - 1].preposition:
            return self._verb_before(verb.chunk.index) or verb
        return verb

    def _tells_of_topic(self, predicate: Predicate) -> bool:
        """Whether the noun after "with" is what the verb tells of ("dengan nilai mencapai X")."""
        return self.words is not None and (
            predicate.voice == PASSIVE or predicate.word.root in self.words.measuring_roots
        )

    def _ends_relative(self, predicate: Predicate, before: Predicate, *, comma: bool) -> bool:
        """Whether the verb before closes a relative clause whose noun still lacks its own verb."""
        if before.subject_rule != "relative" or not self._lacks_verb(before):
            return False
        if comma:
            return not self._is_consequence(predicate)
        apart = predicate.chunk.index - before.chunk.index > 1
        return apart or not self._controls_subject(before)

    def _controls_subject(self, before: Predicate) -> bool:
        """Whether a verb directly after this one is its content (planned to, is said to)."""
        root = before.word.root
        return (
            root in self.object_control
            or (self.words is not None and root in self.words.subject_control)
            or self.takes_clause(before.word)
        )

    def _noun_before(
        self, predicate: Predicate, at: int, *, comma: bool, topic: Chunk | None
    ) -> None:
        """A bare noun phrase stands before the verb: subject, or object of an earlier verb."""
        holder = self.owner.get(at)
        before = self._verb_before(at)
        if holder is None and before is not None and self._becomes_measure(predicate, at):
            self._share(predicate, before, "shared")
            return
        run = self._run_back(at)
        if holder is not None and (
            self.chunks[at] in holder.object + holder.agent or holder.subject_rule == "after"
        ):
            owed = [] if self._controls_object(holder) else self._owed(at)
            if owed:
                self._main_clause(predicate, owed)
                return
        if holder is not None and self.chunks[at] in holder.object:
            if comma:
                self._share(predicate, self._sharer(predicate, holder), "participial")
                return
            if topic is not None and self._tells_of_topic(predicate):
                self._subject_is(predicate, [topic], "before")
                self._link(predicate, holder, "shared")
                return
            if holder.subject_rule == "relative" and (
                not self._controls_object(holder)
                or (self._lacks_verb(holder) and self._verb_before(holder.subject[0].index) is None)
            ):
                self._subject_is(predicate, holder.subject, "before")
                self._governor(predicate, holder.subject[0].index if holder.subject else at)
                return
            if self._is_measure(at) and not self.takes_clause(holder.word):
                self._share(predicate, holder, "shared")
                predicate.opened_by, predicate.opened_by_at = holder.opened_by, holder.opened_by_at
                return
            predicate.matrix, predicate.link = holder, "complement"
            predicate.opened_by, predicate.opened_by_at = holder.opened_by, holder.opened_by_at
            self._subject_is(predicate, [self.chunks[at]], "object_control")
            return
        if holder is not None and self.chunks[at] in holder.agent:
            if holder.subject_rule == "relative":
                self._subject_is(predicate, holder.subject, "before")
                return
            self._share(predicate, holder, "participial" if comma else "shared")
            return
        if run[0].index and self._opens_aside(run[0].index - 1) and (owed := self._owed(at)):
            self._main_clause(predicate, owed)
            return
        self._subject_is(predicate, run, "before")
        told = self.owner.get(run[0].index)
        if told is not None and self.takes_clause(told.word):
            self._link(predicate, told, "complement")
            return
        self._governor(predicate, run[0].index)

    def _becomes_measure(self, predicate: Predicate, at: int) -> bool:
        """Whether only a number stands before "menjadi" ("dari 12 ton atau 3 persen menjadi")."""
        return (
            self.words is not None
            and predicate.word.form in self.words.copulas
            and self._is_measure(at)
        )

    def _main_clause(self, predicate: Predicate, subject: list[Chunk]) -> None:
        """The verb that a noun phrase has been waiting for since before a clause inside.

        The phrases between are those of that clause; only where it was is true of both.
        """
        predicate.obliques = [
            o for o in predicate.obliques if o.preposition == "place" or o.index not in self.owner
        ]
        self._subject_is(predicate, subject, "before")
        self._governor(predicate, subject[0].index)

    def _lacks_verb(self, relative: Predicate) -> bool:
        """Whether the noun before a relative clause opens the sentence and has no verb yet."""
        return (
            bool(relative.subject)
            and not relative.subject[0].preposition
            and not any(
                other is not relative
                and (
                    (relative.subject[0] in other.subject and other.subject_rule != "relative")
                    or (relative.subject[0] in other.object and not self.takes_clause(other.word))
                )
                for other in self.found.values()
            )
        )

    def _controls_object(self, holder: Predicate) -> bool:
        return holder.word.root in self.object_control

    def _governor(self, predicate: Predicate, at: int) -> None:
        """What opens the clause that begins with this noun phrase."""
        place = at - 1
        while place >= 0:
            item = self.chunks[place]
            if item.kind == SUBORDINATOR:
                if item.role != "where":
                    predicate.opened_by, predicate.opened_by_at = item.role, item.first
                predicate.matrix = self._verb_before(place)
                predicate.link = predicate.link or ("subordinate" if predicate.matrix else None)
                return
            if item.kind == COMPLEMENT:
                self._link(predicate, self._verb_before(place), "complement")
                return
            if item.kind == RELATIVE and self.has_object_relatives:
                self._content_of_noun(predicate, self._antecedent(place))
                return
            if item.kind in (TIME, REPORT) or (item.kind == NOUN and item.preposition is not None):
                place -= 1
                continue
            if item.kind == COORDINATOR and item.role == "and":
                before = self._verb_before(place)
                if before is not None and before.link == "complement":
                    self._link(predicate, before.matrix, "complement")
                return
            if item.kind == VERB:
                before = self.found.get(place)
                if before is not None and (
                    (not before.object and self.takes_clause(before.word))
                    or (self.words is not None and before.word.form in self.words.there_is)
                ):
                    self._link(predicate, before, "complement")
                return
            if item.kind == MARK and item.role in (",", '"'):
                before_mark = self._verb_before(place)
                if (
                    item.role == '"'
                    and before_mark is not None
                    and self.takes_clause(before_mark.word)
                ):
                    self._link(predicate, before_mark, "complement")
                    return
                place -= 1
                continue
            self._told_to(predicate, place)
            return

    def _content_of_noun(self, predicate: Predicate, at: int) -> None:
        """A whole clause behind "that" is what its noun says ("a charge that X killed Y")."""
        holder = self.owner.get(at)
        behind = self.chunks[predicate.chunk.index + 1 : predicate.chunk.index + 2]
        has_object = any(one.kind == NOUN and one.preposition is None for one in behind)
        if holder is not None and has_object and self.chunks[at] in holder.object:
            self._link(predicate, holder, "complement")

    def _told_to(self, predicate: Predicate, place: int) -> None:
        """Behind a verb of telling and who hears it, a clause is what is told ("told X Y left")."""
        told = self.found.get(place - 1)
        hearer = self.chunks[place]
        hears = self.words is not None and told is not None and told.word.root in self.words.hearers
        if told is not None and hears and told.object == [hearer]:
            self._link(predicate, told, "complement")

    def _relative(self, predicate: Predicate, at: int) -> None:
        place = self._antecedent(at)
        if place != at:
            past = self._past_noun(place)
            if self.chunks[past].kind == NOUN:
                place = past
            named = self._past_name(place, at)
            if named != place:
                predicate.obliques.append(self.chunks[place])
            place = named
            place = self._past_pair(place)
            joined = self._joined(place)
            self._subject_is(predicate, joined, "relative")
            self._governor(predicate, joined[0].index)

    def _subordinate(self, predicate: Predicate, at: int) -> None:
        """A clause without a subject of its own, opened by a subordinator."""
        item = self.chunks[at]
        predicate.opened_by, predicate.opened_by_at = item.role, item.first
        before = self._verb_before(at)
        noun = self.chunks[at - 1] if at else None
        if noun is not None and noun.kind == MARK and noun.role == "," and before is None:
            noun = self.chunks[at - 2] if at > 1 else None
        if (
            (item.role == "purpose" or item.kind == NOUN)
            and noun is not None
            and noun.kind == NOUN
            and noun.preposition is None
            and noun.index not in self.owner
        ):
            self._subject_is(predicate, [noun], "of_noun")
            self._link(predicate, None, "of_noun")
            return
        if before is not None:
            self._share(predicate, before, "purpose" if item.role == "purpose" else "shared")
            if item.role == "purpose" and self._controls_object(before) and before.object:
                predicate.subject = list(before.object)
            return
        self._link(predicate, None, "subordinate")

    def _coordinate(self, predicate: Predicate, at: int) -> None:
        before = self._verb_before(at)
        if before is None:
            nouns = self.chunks[at - 1] if at else None
            if nouns is not None and nouns.kind == NOUN and nouns.preposition is None:
                self._subject_is(predicate, self._run_back(at - 1), "before")
            return
        if self.takes_clause(predicate.word):
            holder: Predicate | None = before
            while holder is not None and not self.takes_clause(holder.word):
                holder = holder.matrix
            before = holder or before
        elif before.subject_rule == "relative" and before.matrix is None:
            inner = self._main_of(before)
            before = inner or before
        self._share(predicate, before, "coordinate")
        predicate.opened_by, predicate.opened_by_at = before.opened_by, before.opened_by_at

    def _main_of(self, relative: Predicate) -> Predicate | None:
        """The main verb that has the antecedent's clause, when it stands before the relative."""
        antecedent = relative.subject[0].index if relative.subject else -1
        holder = self.owner.get(antecedent)
        return holder if holder is not None and holder is not relative else None

    def _sharer(self, predicate: Predicate, before: Predicate) -> Predicate:
        """Whose subject a verb after a comma shares.

        A consequence shares that of the deed just told, another deed in a row that of the main one.
        """
        return before if self._is_consequence(predicate) else self._outermost(before)

    def _is_consequence(self, predicate: Predicate) -> bool:
        return self.words is not None and predicate.word.root in self.words.consequence_roots

    def _outermost(self, predicate: Predicate) -> Predicate:
        seen = 0
        while predicate.matrix is not None and predicate.link == "complement" and seen < _DEPTH:
            predicate = predicate.matrix
            seen += 1
        return predicate

    def _share(self, predicate: Predicate, before: Predicate, link: str) -> None:
        predicate.subject = list(before.subject)
        predicate.subject_rule = {"purpose": "control", "coordinate": "shared"}.get(link, link)
        self._link(predicate, before, link)

    def _link(self, predicate: Predicate, before: Predicate | None, link: str) -> None:
        predicate.matrix = before
        predicate.link = link

    def _subject_is(self, predicate: Predicate, run: list[Chunk], rule: str) -> None:
        predicate.subject = run
        predicate.subject_rule = rule
