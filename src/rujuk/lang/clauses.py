"""Who does what to whom in a sentence: each verb with subject, object, agent and obliques.

Works on the phrases of `phrases.py`. Voice decides the roles (active: subject is agent; di-:
subject is patient; pronoun before a bare verb: passive two); subjects are in `subjects.py`.
Source of the rules: the table of voices and argument order in general grammars of Indonesian.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.lang.inflections import inflections
from rujuk.lang.morphology import is_followed_by_subject
from rujuk.lang.phrases import (
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
from rujuk.lang.predicate import ACTIVE, MIDDLE, PASSIVE, PASSIVE_TWO, Predicate
from rujuk.lang.subjects import SubjectFinder
from rujuk.lang.words import Voice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rujuk.lang.morphology import Word
    from rujuk.lang.tokens import Token

_ORIGINS = frozenset({"source", "owner"})
_SUBJECT_BESIDE = frozenset({"before", "relative", "control", "object_control", "of_noun"})
_LONGEST_LIST = 9
_VOICES = {
    Voice.ACTIVE: ACTIVE,
    Voice.PASSIVE: PASSIVE,
    Voice.PASSIVE_CLITIC_AGENT: PASSIVE,
    Voice.ADVERSATIVE: PASSIVE,
}
_OPEN_VOICES = frozenset({Voice.BARE, Voice.NONE})


def predicates(
    chunks: Sequence[Chunk],
    tokens: Sequence[Token],
    language: str,
    *,
    takes_clause: Callable[[Word], bool] = lambda _: False,
) -> list[Predicate]:
    """The predicates of a sentence, in order, with their arguments.

    `takes_clause` says of a verb whether it reports or orders: a coordinate verb of that kind
    shares the subject of the reporting verb before it, not of the reported clause.
    """
    return _ClauseReader(chunks, tokens, language, takes_clause).run()


class _ClauseReader(SubjectFinder):
    """Adds voice, objects, agents and obliques."""

    def run(self) -> list[Predicate]:
        for item in self.chunks:
            if item.kind != VERB or item.word is None:
                continue
            predicate = Predicate(item, self._voice(item), item.first, item.last)
            self.found[item.index] = predicate
            self.find_subject(predicate)
            self._right(predicate)
            self._object_before(predicate)
            self._subject_after(predicate)
            self._subject_untold(predicate)
        ordered = list(self.found.values())
        for place, predicate in enumerate(ordered):
            if not predicate.subject and predicate.matrix is None and predicate.opened_by:
                self.subject_ahead(predicate, ordered[place + 1 :])
            self._extent(predicate)
        self._share_rights(ordered)
        return ordered

    def _share_rights(self, ordered: list[Predicate]) -> None:
        """Of "diserbu dan dibakar X", "menangkap dan menahan X", both verbs have the X."""
        for predicate in reversed(ordered):
            before = predicate.matrix
            if before is None or predicate.link != "coordinate" or before.voice != predicate.voice:
                continue
            between = self.chunks[before.chunk.index + 1 : predicate.chunk.index]
            if len(between) != 1 or between[0].kind != COORDINATOR:
                continue
            if before.voice == PASSIVE and not before.agent:
                before.agent = list(predicate.agent)
            elif before.voice == ACTIVE and not before.object:
                before.object = list(predicate.object)

    def _voice(self, item: Chunk) -> str:
        assert item.word is not None  # noqa: S101 - checked by the caller
        voice = item.word.voice
        told = _VOICES.get(voice)
        if told is not None:
            return told
        if voice in _OPEN_VOICES and self._pronoun_agent(item) is not None:
            return PASSIVE_TWO
        return MIDDLE

    def _pronoun_agent(self, item: Chunk) -> Chunk | None:
        """The pronoun before a bare verb that is not of state or motion; after "yang" a name."""
        before = self.chunks[item.index - 1] if item.index else None
        if before is None or before.kind != NOUN or self.words is None or before.preposition:
            return None
        opener = self.chunks[before.index - 1] if before.index else None
        names = (
            opener is not None
            and opener.kind == RELATIVE
            and self.tokens[before.first].is_capitalised
        )
        alone = before.last - before.first == 1
        pronoun = alone and self.tokens[before.first].lower in self.words.passive_two
        if not names and not pronoun:
            return None
        word = item.word
        state = word is None or (word.root in self.statives and word.suffix is None)
        return None if state else before

    def _right(self, predicate: Predicate) -> None:
        """Object or bare agent, then prepositional and time phrases, up to the next clause."""
        place = predicate.chunk.index + 1
        direct = True
        while place < len(self.chunks):
            item = self.chunks[place]
            if item.kind == NOUN and item.preposition is None:
                if not direct and not self._waits_for_object(predicate):
                    break
                run = self._run_forward(place)
                target = predicate.agent if predicate.voice == PASSIVE else predicate.object
                if not (predicate.voice == PASSIVE_TWO and not predicate.subject) or not target:
                    target.extend(run)
                for noun in run:
                    self.owner[noun.index] = predicate
                place = run[-1].index + 1
                direct = False
                continue
            if item.kind == NOUN:
                if item.preposition == "agent" and predicate.voice != ACTIVE:
                    if predicate.voice == PASSIVE and predicate.agent:
                        self._invert(predicate, predicate.agent)
                    predicate.agent = self._run_forward(place)
                    place = predicate.agent[-1].index
                else:
                    predicate.obliques.append(item)
                    self.owner[item.index] = predicate
                    more = self._run_forward(place)
                    for noun in more[1:]:
                        predicate.obliques.append(noun)
                        noun.preposition = item.preposition
                        self.owner[noun.index] = predicate
                    place = more[-1].index
                direct = False
            elif item.kind == TIME:
                predicate.times.append(item)
            elif item.kind == MARK and item.role == '"':
                pass
            elif item.kind == MARK and item.role == "," and self._more_obliques(place + 1):
                direct = False
            else:
                break
            place += 1
        predicate.last = max(predicate.last, place and self.chunks[place - 1].last)

    def _object_before(self, predicate: Predicate) -> None:
        """What a relative clause tells of is the object of its verb where that has none."""
        if predicate.voice == ACTIVE and not predicate.object:
            told = self.relative_object(predicate)
            if told is not None and predicate.word.root not in self.object_control:
                predicate.object = [told]

    def _subject_untold(self, predicate: Predicate) -> None:
        """Behind "that" a language whose verbs tell the person leaves out who was told before."""
        tables, matrix = inflections(self.language), predicate.matrix
        if tables is None or not tables.forms_tell or predicate.subject or matrix is None:
            return
        if predicate.link == "complement":
            asked = matrix.word.root in self.object_control and matrix.object
            predicate.subject = list(matrix.object if asked else matrix.subject)
            predicate.subject_rule = "control"

    def _waits_for_object(self, predicate: Predicate) -> bool:
        """Whether a verb whose goal was told first still lacks its object ("envió a X tropas")."""
        tables = inflections(self.language)
        if tables is None or predicate.voice != ACTIVE:
            return False
        if not tables.forms_tell and not all(o.preposition == "goal" for o in predicate.obliques):
            return False
        return predicate.word.root in tables.needs_object and not predicate.object

    def _subject_after(self, predicate: Predicate) -> None:
        """Without a subject before it, a verb that takes no object has it behind ("Tewas 3 orang").

        So has a verb that is made a noun by a clitic ("tewasnya tiga orang").
        """
        behind = predicate.agent if predicate.voice == PASSIVE else predicate.object
        if not behind or behind[0].preposition is not None or predicate.voice == PASSIVE_TWO:
            return
        alone = predicate.subject_rule == "none" and self._can_open(predicate, behind[0])
        if alone or self._is_nominal(predicate):
            self._invert(predicate, behind)

    def _can_open(self, predicate: Predicate, behind: Chunk) -> bool:
        """Whether the verb may stand before its subject: passives, states, verbs of being there."""
        word, index = predicate.word, predicate.chunk.index
        if index and self.chunks[index - 1].kind == RELATIVE:
            return False
        counted = self.tokens[behind.first].kind == "number"
        return (
            predicate.voice == PASSIVE
            or word.voice == "ter"
            or (
                word.prefix is None
                and word.suffix is None
                and is_followed_by_subject(word.root, self.language, counted=counted)
            )
            or (self.words is not None and word.form in self.words.existentials)
        )

    def _is_nominal(self, predicate: Predicate) -> bool:
        """Whether the pronoun at the end makes a noun of the verb, which takes no object itself."""
        word, index = predicate.word, predicate.chunk.index
        if word.clitic is None:
            return False
        if predicate.voice != ACTIVE:
            return True
        before = self.chunks[index - 1] if index else None
        return word.suffix is None and (
            before is None or before.kind in (VERB, SUBORDINATOR) or before.preposition is not None
        )

    def _invert(self, predicate: Predicate, behind: list[Chunk]) -> None:
        """What stands behind the verb is its subject."""
        self._subject_is(predicate, list(behind), "after")
        if predicate.voice == PASSIVE:
            predicate.agent = []
        else:
            predicate.object = []

    def _more_obliques(self, place: int) -> bool:
        """After a comma: a time or place phrase that still belongs to the clause before it."""
        if place >= len(self.chunks):
            return False
        item = self.chunks[place]
        if item.kind == TIME:
            following = self.chunks[place + 1] if place + 1 < len(self.chunks) else None
            return following is None or following.kind in (
                MARK,
                COORDINATOR,
                SUBORDINATOR,
                REPORT,
                RELATIVE,
            )
        return False

    def _run_forward(self, place: int) -> list[Chunk]:
        """Coordinate noun phrases from here on; the last is dropped if it begins a new clause."""
        run = [self.chunks[place]]
        at = place + 1
        while at < len(self.chunks):
            step = at
            item = self.chunks[step]
            if item.kind == NOUN and item.preposition in _ORIGINS and self._pair_follows(step + 1):
                at = step + 1
                continue
            if item.kind == MARK and item.role == ",":
                step += 1
                if step < len(self.chunks) and self.chunks[step].kind == COORDINATOR:
                    step += 1
            elif item.kind == COORDINATOR and item.role == "and":
                step += 1
            else:
                break
            if step >= len(self.chunks):
                break
            noun = self.chunks[step]
            if noun.kind != NOUN or noun.preposition is not None or self._opens_clause(step):
                break
            if item.kind == MARK and step == at + 1 and not self._list_goes_on(step):
                break
            run.append(noun)
            at = step + 1
        return run

    def _pair_follows(self, place: int) -> bool:
        """Whether "dan X" follows ("A dari negara B dan C dari negara D")."""
        return (
            place + 1 < len(self.chunks)
            and self.chunks[place].kind == COORDINATOR
            and self.chunks[place + 1].kind == NOUN
            and self.chunks[place + 1].preposition is None
            and not self._opens_clause(place + 1)
        )

    def _opens_clause(self, place: int) -> bool:
        """Whether the noun phrase here is the subject of a verb after it."""
        at = place + 1
        while at < len(self.chunks):
            item = self.chunks[at]
            if item.kind == VERB:
                return True
            if item.kind == TIME or (item.kind == NOUN and item.preposition is not None):
                at += 1
                continue
            if (
                item.kind == COORDINATOR
                and item.role == "and"
                and at + 1 < len(self.chunks)
                and self.chunks[at + 1].kind == NOUN
            ):
                at += 2
                continue
            return False
        return False

    def _list_goes_on(self, place: int) -> bool:
        """Whether a comma list ends in a coordinator (so the comma is one of a list)."""
        at = place + 1
        while at < len(self.chunks) and at < place + _LONGEST_LIST:
            item = self.chunks[at]
            if item.kind == COORDINATOR and item.role == "and":
                return at + 1 < len(self.chunks) and self.chunks[at + 1].kind == NOUN
            if (item.kind == MARK and item.role == ",") or item.kind == NOUN:
                at += 1
                continue
            return False
        return False

    def _extent(self, predicate: Predicate) -> None:
        if predicate.subject_rule in _SUBJECT_BESIDE and predicate.subject:
            predicate.first = min(predicate.first, predicate.subject[0].first)
        if predicate.voice == PASSIVE_TWO and predicate.agent:
            predicate.first = min(predicate.first, predicate.agent[0].first)
        for item in (*predicate.object, *predicate.agent):
            predicate.last = max(predicate.last, item.last)
