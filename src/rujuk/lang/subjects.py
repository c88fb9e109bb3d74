"""Subjects: what stands before a verb, across phrases and clauses, or is shared or controlled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.lang.grammar import grammar
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
from rujuk.lang.predicate import PASSIVE_TWO, Predicate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rujuk.lang.tokens import Token
    from rujuk.lang.words import Word

_BELONGS = frozenset({"owner", "source", "purpose", "benefit", "place"})
_OWN_OR_NONE = _BELONGS | {None}
_DEPTH = 8
_FAR = 40  # phrases that a clause inside another may hold
_PAIR = 2
_HARD_BREAKS = frozenset({";", ":", "?", "!", ".", "–", "—", "--", "|"})


class SubjectFinder:
    """Finds the subject of each verb, in order; knows the phrases that verbs have taken so far."""

    def __init__(
        self,
        chunks: Sequence[Chunk],
        tokens: Sequence[Token],
        language: str,
        takes_clause: Callable[[Word], bool],
    ) -> None:
        """A sentence of which no verb has been read yet."""
        self.chunks = chunks
        self.tokens = tokens
        self.language = language
        self.words = grammar(language)
        self.statives = stative_roots(language)
        self.object_control = object_control_roots(language)
        self.takes_clause = takes_clause
        self.found: dict[int, Predicate] = {}
        self.owner: dict[int, Predicate] = {}

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

    def _scan(self, predicate: Predicate, at: int) -> None:  # noqa: C901, PLR0912
        """Walk left from the verb to what can be its subject."""
        comma = False
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
            elif item.kind == NOUN:
                self._noun_before(predicate, at, comma=comma)
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
                before = self.found.get(at)
                if before is None:
                    return
                if comma:
                    self._share(predicate, self._sharer(predicate, before), "participial")
                elif at < predicate.chunk.index - 1 and (owed := self._owed(at)):
                    self._main_clause(predicate, owed)
                else:
                    self._share(predicate, before, "control")
                    predicate.opened_by = before.opened_by
                    predicate.opened_by_at = before.opened_by_at
                return
            elif item.kind == COORDINATOR:
                self._coordinate(predicate, at)
                return
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
            elif item.kind == MARK and item.role in _HARD_BREAKS:
                return
            at -= 1

    def _noun_before(self, predicate: Predicate, at: int, *, comma: bool) -> None:
        """A bare noun phrase stands before the verb: subject, or object of an earlier verb."""
        holder = self.owner.get(at)
        run = self._run_back(at)
        if holder is not None and self.chunks[at] in (*holder.object, *holder.agent):
            owed = [] if self._controls_object(holder) else self._owed(at)
            if owed:
                self._main_clause(predicate, owed)
                return
        if holder is not None and self.chunks[at] in holder.object:
            if comma:
                self._share(predicate, self._sharer(predicate, holder), "participial")
                return
            if holder.subject_rule == "relative" and (
                not self._controls_object(holder) or self._lacks_verb(holder)
            ):
                self._subject_is(predicate, holder.subject, "before")
                self._governor(predicate, holder.subject[0].index if holder.subject else at)
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

    def _main_clause(self, predicate: Predicate, subject: list[Chunk]) -> None:
        """The verb that a noun phrase has been waiting for since before a clause inside."""
        self._subject_is(predicate, subject, "before")
        self._governor(predicate, subject[0].index)

    def _opens_aside(self, at: int) -> bool:
        """Whether a subordinator that is a preposition stands here ("akibat")."""
        item = self.chunks[at]
        return (
            item.kind == SUBORDINATOR
            and self.words is not None
            and self.tokens[item.first].lower in self.words.prepositions
        )

    def _tells_aim(self, item: Chunk) -> bool:
        """Whether "dengan dalih" or the like opens the clause of the verb after it."""
        return (
            self.words is not None
            and item.preposition == "partner"
            and self.tokens[item.last - 1].lower in self.words.aims
        )

    def _owed(self, at: int) -> list[Chunk]:
        """The noun phrase before here that has clauses of its own inside, and no verb yet.

        "Keputusan X untuk mengirim Y" and "warga yang rumahnya hancur akibat Y" wait for theirs.
        """
        place = at
        limit = max(0, at - _FAR)
        while place > limit:
            item = self.chunks[place]
            if item.kind == COMPLEMENT or (item.kind == MARK and item.role in _HARD_BREAKS):
                return []
            opens = item.kind == RELATIVE or (item.kind == SUBORDINATOR and item.role == "purpose")
            if opens or (item.kind == NOUN and self._tells_aim(item)):
                noun = self._noun_of_clause(place)
                if noun is not None:
                    return noun
            place -= 1
        return []

    def _noun_of_clause(self, at: int) -> list[Chunk] | None:
        """The subject that a relative or purpose clause opening here interrupts, if it has no verb.

        Phrases of place, time and belonging may stand between.
        """
        place = at - 1
        if place >= 0 and self.chunks[place].kind == MARK and self.chunks[place].role == ",":
            place -= 1
        while place > 0 and (
            self.chunks[place].kind == TIME
            or (self.chunks[place].kind == NOUN and self.chunks[place].preposition is not None)
        ):
            place -= 1
        if place < 0 or self.chunks[place].kind != NOUN or self.chunks[place].preposition:
            return None
        noun = self.chunks[place]
        holder = self.owner.get(place)
        if holder is not None and (noun in holder.object or noun in holder.agent):
            return None
        if any(p.subject_rule == "before" and noun in p.subject for p in self.found.values()):
            return None
        return self._run_back(place)

    def _lacks_verb(self, relative: Predicate) -> bool:
        """Whether the noun before a relative clause opens the sentence and has no verb yet."""
        return (
            bool(relative.subject)
            and not any(
                other is not relative and relative.subject[0] in (*other.subject, *other.object)
                for other in self.found.values()
            )
            and self._verb_before(relative.subject[0].index) is None
        )

    def _controls_object(self, holder: Predicate) -> bool:
        return holder.word.root in self.object_control

    def _run_back(self, at: int) -> list[Chunk]:
        """The coordinate or appositive noun phrases that end here, in order."""
        run = [self.chunks[at]]
        place = at - 1
        while place >= 1:
            item = self.chunks[place]
            if item.kind == COORDINATOR and item.role == "and":
                place -= 1
                if self.chunks[place].kind == MARK and self.chunks[place].role == ",":
                    place -= 1
            elif item.kind == MARK and item.role == ",":
                place -= 1
            else:
                break
            before = self.chunks[place] if place >= 0 else None
            if before is None or before.kind != NOUN or before.preposition is not None:
                if (
                    before is not None
                    and before.kind == NOUN
                    and before.preposition in ("owner", "source")
                ):
                    before = self.chunks[place - 1] if place else None
                    place -= 1
                    if before is None or before.kind != NOUN or before.preposition is not None:
                        break
                else:
                    break
            holder = self.owner.get(place)
            if holder is not None:
                if before in holder.object and self.takes_clause(holder.word):
                    run.insert(0, before)
                break
            run.insert(0, before)
            place -= 1
        return run

    def _governor(self, predicate: Predicate, at: int) -> None:
        """What opens the clause that begins with this noun phrase."""
        place = at - 1
        while place >= 0:
            item = self.chunks[place]
            if item.kind == SUBORDINATOR:
                predicate.opened_by, predicate.opened_by_at = item.role, item.first
                predicate.matrix = self._verb_before(place)
                predicate.link = predicate.link or ("subordinate" if predicate.matrix else None)
                return
            if item.kind == COMPLEMENT:
                self._link(predicate, self._verb_before(place), "complement")
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
                if before is not None and not before.object and self.takes_clause(before.word):
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
            return

    def _relative(self, predicate: Predicate, at: int) -> None:
        place = at - 1
        if place >= 0 and self.chunks[place].kind == MARK and self.chunks[place].role == ",":
            place -= 1
        while place >= 0 and self.chunks[place].kind in (TIME, REPORT):
            place -= 1
        if place >= 0 and self.chunks[place].kind == NOUN:
            place = self._past_pair(place)
            self._subject_is(predicate, [self.chunks[place]], "relative")
            self._governor(predicate, place)

    def _past_pair(self, place: int) -> int:
        """From "antara A dan B" back to the noun it tells of."""
        at = place
        while (
            at >= _PAIR
            and self.chunks[at - 1].kind == COORDINATOR
            and self.chunks[at - 2].kind == NOUN
        ):
            at -= 2
        if at >= 1 and self.chunks[at].preposition == "both" and self.chunks[at - 1].kind == NOUN:
            return at - 1
        return place

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

    def _past_parenthesis(self, at: int) -> int | None:
        """At the closing comma of ', yang ..., ' or an aside: the noun phrase before it."""
        place = at - 1
        while place >= 1:
            item = self.chunks[place]
            if item.kind == MARK and item.role == ",":
                opener = self.chunks[place + 1]
                before = self.chunks[place - 1]
                inside = self.chunks[place + 1 : at]
                aside = all(
                    c.kind in (TIME, REPORT) or (c.kind == NOUN and c.preposition is not None)
                    for c in inside
                )
                parenthesis = opener.kind == RELATIVE or (bool(inside) and aside)
                if parenthesis and before.kind == NOUN and before.preposition in _OWN_OR_NONE:
                    return self._past_belonging(place - 1)
                return None
            if item.kind == MARK and item.role in _HARD_BREAKS:
                return None
            place -= 1
        return None

    def _past_belonging(self, place: int) -> int:
        """From "kapal milik X" back to the noun it belongs to."""
        while place > 0 and self.chunks[place].preposition in _BELONGS:
            if self.chunks[place - 1].kind != NOUN:
                break
            place -= 1
        return place

    def _sharer(self, predicate: Predicate, before: Predicate) -> Predicate:
        """Whose subject a verb after a comma shares.

        A consequence shares that of the deed just told, another deed in a row that of the main one.
        """
        if self.words is not None and predicate.word.root in self.words.consequence_roots:
            return before
        return self._outermost(before)

    def _outermost(self, predicate: Predicate) -> Predicate:
        seen = 0
        while predicate.matrix is not None and predicate.link == "complement" and seen < _DEPTH:
            predicate = predicate.matrix
            seen += 1
        return predicate

    def _verb_before(self, at: int) -> Predicate | None:
        for place in range(at - 1, -1, -1):
            item = self.chunks[place]
            if item.kind == MARK and item.role == ";":
                return None
            if place in self.found:
                return self.found[place]
        return None

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
