"""What a sentence says of what was told before it: "Moskow membantah tuduhan itu".

The earlier record keeps its status, which is what its speaker said; who denies it stands in
`denied_by`, and what nobody could check has the stance `unverified`. Words are data:
`lang/<code>/verdicts.yaml` and `unverified` of `modality.yaml`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from rujuk.code.asides import stance_aside
from rujuk.code.gates import VERDICT
from rujuk.code.modality import modality_words
from rujuk.code.verdict_words import (
    VerdictWords,
    noun_class,
    pointed_at,
    points_back,
    verdict_words,
)
from rujuk.code.witnesses import with_outside_words
from rujuk.lang.grammar import grammar
from rujuk.lang.morphology import analyse
from rujuk.lang.predicate import PASSIVE
from rujuk.records import Claim, Event, EventType, Modality, Stance

if TYPE_CHECKING:
    from rujuk.code.analysis import Analysis
    from rujuk.code.discourse import Discourse
    from rujuk.code.speakers import Speakers
    from rujuk.lang.phrases import Chunk
    from rujuk.lang.predicate import Predicate
    from rujuk.records import Party

_BACK = 3  # sentences before that a verdict by a noun may reach; one by a bare verb reaches one
_FALSE_REACH = 6  # words between what is said and that it is false
_REPORTED = frozenset({Stance.STATED, Stance.RUMOURED, Stance.ESTIMATED, Stance.ASSESSED})

Told = TypeVar("Told", Claim, Event)


class Verdict:
    """Who denies (null: nobody could check it), and what: words before a place in the page.

    `noun` is the class of the noun that takes them up (null: none does), `back` how many sentences
    before its own may hold them.
    """

    __slots__ = ("at", "back", "denier", "noun", "rule")

    def __init__(
        self, denier: Party | None, at: int, rule: str, *, noun: str | None, back: int
    ) -> None:
        """`at` is the page offset before which the words stand that are judged."""
        self.denier = denier
        self.at = at
        self.rule = rule
        self.noun = noun
        self.back = back


class Verdicts:
    """Reads verdicts in the order of the page and writes them into the records before them."""

    __slots__ = ("discourse", "earlier", "language", "speakers")

    def __init__(self, language: str, discourse: Discourse, speakers: Speakers) -> None:
        """No sentence read yet."""
        self.language = language
        self.discourse = discourse
        self.speakers = speakers
        self.earlier: list[tuple[int, int, int]] = []

    def judge(self, analysis: Analysis, events: list[Event], claims: list[Claim]) -> None:
        """Writes what this sentence says of the records so far, which are changed in place."""
        self.earlier.append((analysis.sentence.start, analysis.sentence.end, analysis.paragraph))
        words = verdict_words(self.language)
        if words is None or not analysis.gates & VERDICT:
            return
        for verdict in self._verdicts(analysis, words):
            self._apply(verdict, analysis, events, claims)

    # --- reading ---------------------------------------------------------------------------------

    def _verdicts(self, analysis: Analysis, words: VerdictWords) -> list[Verdict]:
        matrix = modality_words(self.language)
        found = []
        for predicate in analysis.predicates:
            if matrix is not None and predicate.word.root in matrix.denials:
                verdict = self._denial(analysis, predicate, words)
                if verdict is not None:
                    found.append(verdict)
        return found or self._falsehood(analysis, words) or self._unchecked(analysis, words)

    def _denial(
        self, analysis: Analysis, predicate: Predicate, words: VerdictWords
    ) -> Verdict | None:
        """A verb of denial whose object, or as a passive subject, takes up what was said."""
        if any(name == "negated" for name, _ in predicate.chunk.auxiliaries):
            return None
        undergone = predicate.voice == PASSIVE
        what = predicate.subject if undergone else predicate.object
        noun = None
        if what:
            noun = self._taken_up(analysis, what[0], words) or (
                _set_behind(analysis, predicate, what[0], words)
                if what[0].last <= predicate.chunk.first
                else None
            )
            if noun is None and not (
                self._involvement(analysis, predicate, words)
                or self._all_told(analysis, what[0], words)
            ):
                return None
        elif undergone or not self._bare(analysis, predicate, words):
            return None
        denier = self._party(analysis, predicate.agent if undergone else predicate.subject)
        if denier is None:
            return None
        at = analysis.tokens[predicate.first].start
        rule = f"verdict.{predicate.word.root}"
        back = self._reach(analysis, predicate.first, noun)
        return Verdict(denier, at, rule, noun=noun, back=back)

    def _reach(self, analysis: Analysis, first: int, noun: str | None) -> int:
        """None before its sentence where a clause of the same sentence stands before it."""
        closed = grammar(self.language)
        contrast = closed.adversatives if closed is not None else frozenset()
        exists = closed.there_is if closed is not None else frozenset()
        if any(
            other.chunk.head < first and other.word.form not in exists
            for other in analysis.predicates
        ) or any(token.lower in contrast for token in analysis.tokens[1:first]):
            return 0
        return 1 if noun is None else _BACK

    def _taken_up(self, analysis: Analysis, item: Chunk, words: VerdictWords) -> str | None:
        """Whether a phrase takes up a saying or a figure ("tuduhan itu", "klaim Israel")."""
        closed = grammar(self.language)
        head = analysis.tokens[analysis.head_of(item)].lower
        bare = (
            head.removesuffix(_clitic(self.language)) if noun_class(head, words) is None else head
        )
        kind = noun_class(bare, words)
        if kind is None or closed is None:
            return None
        if words.pointers:
            return kind if points_back(analysis, item, words) else None
        last = analysis.tokens[item.last - 1].lower
        if bare != head or last in closed.demonstratives:
            return kind
        after = analysis.head_of(item) + 1
        owner = next((m for m in analysis.mentions if m.first == after), None)
        told = owner is not None and any(
            owner.first in range(s.first, s.last) for p in analysis.predicates for s in p.subject
        )
        return kind if owner is not None and not told else None

    @staticmethod
    def _all_told(analysis: Analysis, item: Chunk, words: VerdictWords) -> bool:
        """Whether what is denied is all that was told, or a part in it: "it", "involvement"."""
        head = analysis.tokens[analysis.head_of(item)].lower
        alone = item.last - item.first == 1 and head in words.whole
        return alone or head in words.involved

    def _involvement(self, analysis: Analysis, predicate: Predicate, words: VerdictWords) -> bool:
        """Whether what is denied is to have had a part in it ("membantah terlibat")."""
        return any(
            other.matrix is predicate and other.word.root in words.involved
            for other in analysis.predicates
        )

    def _bare(self, analysis: Analysis, predicate: Predicate, words: VerdictWords) -> bool:
        """Whether the verb denies all that was said: "membantahnya", or nothing after it."""
        if self._involvement(analysis, predicate, words):
            return True
        closed = grammar(self.language)
        after = predicate.chunk.head + 1
        if closed is None or any(other.matrix is predicate for other in analysis.predicates):
            return False
        if after < len(analysis.tokens) and analysis.tokens[after].lower in closed.complementisers:
            return False
        return bool(predicate.word.clitic) or not predicate.obliques

    def _falsehood(self, analysis: Analysis, words: VerdictWords) -> list[Verdict]:
        """What is said to be false: "menyebut tuduhan itu tidak benar", "itu bohong, kata X"."""
        closed = grammar(self.language)
        tokens = analysis.tokens
        falsehoods = _falsehoods(self.language)
        if closed is None or not any(t.lower in falsehoods for t in tokens):
            return []
        pointing = closed.demonstratives | words.pointers | words.whole
        for index, token in enumerate(tokens):
            if token.lower not in pointing:
                continue
            at = _false_after(analysis, index + 1)
            if at is None:
                continue
            noun, first = pointed_at(analysis, index, words)
            if noun is None and not self._stands_alone(analysis, index, words):
                continue
            caller = self._caller(analysis, index, words)
            if caller is not None:
                start = tokens[first].start
                return [Verdict(caller, start, "verdict.false", noun=noun, back=_BACK)]
            said = self.speakers.of(analysis, at, None)
            if not said.parties:
                said = self.speakers.continued(analysis, at) or said
            for _, told in self.speakers.reports.get(analysis.sentence.start, ()):
                said = said if said.parties else told  # of words too few to be a quotation
            if said.parties:
                return [
                    Verdict(
                        said.parties[0],
                        tokens[first].start,
                        "verdict.false",
                        noun=noun,
                        back=_BACK,
                    )
                ]
        return []

    @staticmethod
    def _stands_alone(analysis: Analysis, index: int, words: VerdictWords) -> bool:
        """Whether a demonstrative without a noun takes up what was told: "that is a lie".

        It opens its clause, or is the object of a verb ("called it a lie").
        """
        tokens = analysis.tokens
        if words.whole and tokens[index].lower not in words.whole:
            return False
        if not index or tokens[index - 1].kind == "mark":
            return True
        return bool(words.whole) and any(p.chunk.head == index - 1 for p in analysis.predicates)

    def _caller(self, analysis: Analysis, index: int, words: VerdictWords) -> Party | None:
        """Who calls it so: the subject of a verb right before ("X called the claim a lie")."""
        for predicate in reversed(analysis.predicates):
            if predicate.chunk.head < index and predicate.word.root in words.calling:
                return self._party(analysis, predicate.subject)
        return None

    def _unchecked(self, analysis: Analysis, words: VerdictWords) -> list[Verdict]:
        aside = stance_aside(analysis)
        if aside is None or aside.says is not Stance.UNVERIFIED:
            return []
        tokens = analysis.tokens
        place = next(
            (
                i
                for i in range(aside.first - 1, -1, -1)
                if noun_class(tokens[i].lower, words) is not None
            ),
            aside.first,
        )
        figures = noun_class(tokens[place].lower, words) == "figures"
        back = self._reach(analysis, place, None)
        noun = "figures" if figures else None
        return [Verdict(None, tokens[place].start, "verdict.unverified", noun=noun, back=back)]

    def _party(self, analysis: Analysis, items: list[Chunk]) -> Party | None:
        for item in items:
            for mention in analysis.mentions_in(item.first, item.last):
                return self.discourse.party(mention, analysis)
        return None

    # --- writing ---------------------------------------------------------------------------------

    def _apply(
        self, verdict: Verdict, analysis: Analysis, events: list[Event], claims: list[Claim]
    ) -> None:
        """Writes the verdict into the records of the nearest sentence that has some it fits.

        An accusation is looked for first, where the noun takes one up.
        """
        reach = [
            (start, min(end, verdict.at))
            for start, end, paragraph in reversed(self.earlier[-verdict.back - 1 :])
            if paragraph >= analysis.paragraph - 1
        ]
        if verdict.noun == "accusations":
            for start, stop in reach:
                accused = [
                    i
                    for i, event in enumerate(events)
                    if start <= event.trigger.start < stop and _accuses(event, verdict)
                ]
                for index in accused:
                    events[index] = _judge(events[index], verdict)
                if accused:
                    return
        for start, stop in reach:
            told = []
            if verdict.noun != "figures":
                told = [
                    i
                    for i, event in enumerate(events)
                    if start <= event.trigger.start < stop
                    and (
                        _fits(event, event.attributed_to, verdict)
                        or ("allege" in event.modes and _accuses(event, verdict))
                    )
                ]
            counted = [
                i
                for i, claim in enumerate(claims)
                if start <= claim.start < stop and _fits(claim, claim.said_by, verdict)
            ]
            for index in told:
                events[index] = _judge(events[index], verdict)
            for index in counted:
                claims[index] = _judge(claims[index], verdict)
            if told or counted:
                return


def _set_behind(
    analysis: Analysis, predicate: Predicate, item: Chunk, words: VerdictWords
) -> str | None:
    """What takes up the clause before it with a relative ("..., hal yang disangkal X").

    Its subject may stand inside: "a charge that X rejected".
    """
    before = analysis.tokens[item.first - 1].text if item.first else ""
    told = item in predicate.object and predicate.subject_rule == "before"
    goes_back = told or predicate.subject_rule == "relative"
    if not goes_back or before != ",":
        return None
    return noun_class(analysis.tokens[analysis.head_of(item)].lower, words)


def _accuses(event: Event, verdict: Verdict) -> bool:
    """Whether the deed is an accusation by somebody else than who denies it."""
    return (
        event.type is EventType.ACCUSE
        and verdict.denier is not None
        and event.denied_by is None
        and not any(_same(party, verdict.denier) for party in event.actors)
    )


def _fits(record: Claim | Event, said: tuple[Party, ...], verdict: Verdict) -> bool:
    """Whether somebody else says it, or it is only heard ("dikabarkan"), and not denied yet."""
    hearsay = record.modality is Modality.POSSIBLE and not said
    if verdict.denier is None:
        figure = verdict.noun == "figures"  # a figure may be nobody's and still unchecked
        return record.stance in _REPORTED and (hearsay or bool(said) or figure)
    if record.denied_by is not None or record.modality is Modality.DENIED:
        return False
    return hearsay or (bool(said) and not any(_same(party, verdict.denier) for party in said))


def _same(one: Party, other: Party) -> bool:
    return one.text == other.text or (one.id is not None and one.id == other.id)


def _judge(record: Told, verdict: Verdict) -> Told:
    rules = (*record.rules, verdict.rule)
    if verdict.denier is None:
        return replace(record, stance=Stance.UNVERIFIED, rules=rules)
    return replace(
        record,
        denied_by=verdict.denier,
        rules=rules,
        witnesses=with_outside_words(
            record.start, record.end, record.witnesses, ("denied_by", (verdict.denier,))
        ),
    )


def may_judge(lower: str, language: str) -> bool:
    """Whether a sentence with this word may judge what was told before it."""
    matrix = modality_words(language)
    return (
        lower in _falsehoods(language)
        or lower in _unchecked_words(language)
        or (matrix is not None and analyse(lower, language).root in matrix.denials)
    )


@cache
def _unchecked_words(language: str) -> frozenset[str]:
    matrix = modality_words(language)
    return frozenset(p.split()[-1] for p in matrix.unverified) if matrix else frozenset()


def _false_after(analysis: Analysis, first: int) -> int | None:
    """Where soon after these words it is said that they are not so; the first phrase counts."""
    lowers = [t.lower for t in analysis.tokens[first : first + _FALSE_REACH]]
    falsehoods = _falsehoods(analysis.language)
    found = (
        (order, place)
        for place, lower in enumerate(lowers)
        for order, parts in falsehoods.get(lower, ())
        if lowers[place : place + len(parts)] == parts
    )
    best = min(found, default=None)
    return None if best is None else first + best[1]


@cache
def _falsehoods(language: str) -> dict[str, list[tuple[int, list[str]]]]:
    """The phrases that call something false by their first word, numbered in their order."""
    words = verdict_words(language)
    found: dict[str, list[tuple[int, list[str]]]] = {}
    for order, phrase in enumerate(words.falsehoods if words is not None else ()):
        parts = phrase.split()
        found.setdefault(parts[0], []).append((order, parts))
    return found


@cache
def _clitic(language: str) -> str:
    """The pronoun of the third person that is written to its noun ("tuduhannya")."""
    closed = grammar(language)
    clitics = closed.clitics if closed is not None else {}
    return next((clitic for clitic, person in clitics.items() if person == "third"), "\0")
