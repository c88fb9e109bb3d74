"""Claims: draft counts of a sentence with their status, time, place, subject and speaker."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from rujuk.code.asides import clause_status
from rujuk.code.attribution_words import attribution_words
from rujuk.code.count_drafts import HARM
from rujuk.code.count_places import place_of_count
from rujuk.code.count_plans import plan_status
from rujuk.code.count_subjects import (
    CLAUSE,
    CONTEXT,
    COUNTRY_RULE,
    WORDS,
    name_countries,
)
from rujuk.code.counted_company import BY_DEED
from rujuk.code.mentions import ActorKind
from rujuk.code.modality import Status
from rujuk.code.parts import handled_verbs
from rujuk.code.revised_claims import (
    DENIED,
    OF_PAGE,
    RECALLED,
    denier_of,
    said_so,
    subject_of,
    times_of_recalled,
    told_time,
)
from rujuk.code.stances import figure_stance, told_stance
from rujuk.code.times import time_of, time_of_page
from rujuk.code.witnesses import with_outside_words
from rujuk.identity import claim_id
from rujuk.lang.grammar import grammar
from rujuk.lang.predicate import PASSIVE
from rujuk.records import (
    Claim,
    Hedge,
    Measure,
    Modality,
    Party,
    Stance,
    Time,
    Witness,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.code.analysis import Analysis
    from rujuk.code.context import PageContext
    from rujuk.code.counts import CountDraft
    from rujuk.code.discourse import Discourse
    from rujuk.code.mentions import Mention
    from rujuk.code.sayings import Attribution
    from rujuk.code.speakers import Speakers
    from rujuk.lang.phrases import Chunk
    from rujuk.lang.predicate import Predicate
    from rujuk.lang.times import TimeExpression
    from rujuk.records import Document, Event

# Verbs of saying over a clause, one in another.
_CHAIN = 3

# Rules that gave a country by what the page is about, or by a figure that had it so.
_BY_CONTEXT = frozenset({"home", "whole", "beside"})


class ClaimCoder:
    """Turns the drafts of the sentences of one document into claims, in order."""

    __slots__ = (
        "context",
        "discourse",
        "document",
        "earlier",
        "language",
        "made",
        "revised",
        "said",
        "speakers",
        "subjects",
        "taken",
        "text",
    )

    def __init__(
        self,
        document: Document,
        language: str,
        discourse: Discourse,
        speakers: Speakers,
        context: PageContext,
    ) -> None:
        """No claim made yet."""
        self.document = document
        self.text = document.text
        self.language = language
        self.discourse = discourse
        self.speakers = speakers
        self.context = context
        self.made: dict[int, str] = {}
        self.revised: dict[str, tuple[str, str, Witness]] = {}
        self.subjects: dict[int, Party | None] = {}
        self.taken: frozenset[int] = frozenset()
        self.said: dict[int, tuple[int, Attribution]] = {}
        self.earlier: list[CountDraft] = []

    def code(
        self, analysis: Analysis, drafts: Sequence[CountDraft], events: Sequence[Event]
    ) -> list[Claim]:
        """The claims of one sentence; `events` are those of the same sentence."""
        name_countries(
            drafts,
            analysis.tokens,
            analysis.mentions,
            analysis.places,
            self.language,
            earlier=self.earlier,
            home=self.discourse.home(analysis),
            force=partial(self.context.force_before, analysis.paragraph, analysis.position),
        )
        self.earlier += drafts
        self.taken = times_of_recalled(analysis, drafts)
        return [self._claim(analysis, draft, events) for draft in drafts]

    def _claim(self, analysis: Analysis, draft: CountDraft, events: Sequence[Event]) -> Claim:
        predicate = self._predicate(analysis, draft)
        said = self.speakers.of(analysis, draft.first, predicate)
        if not said.parties and predicate is not None and _can_be_told(draft, predicate):
            said = self.speakers.content_of(analysis, predicate) or said
        if not said.parties and predicate is not None and draft.measure in HARM:
            said = self.speakers.revised_by(analysis, predicate) or said
        if not said.parties:
            said = self.speakers.continued(analysis, draft.first) or said
        whole = self.said.get(id(draft.whole))
        if not said.parties and whole is not None and whole[0] == analysis.sentence.start:
            said = whole[1]  # who tells the whole tells its part
        self.said[id(draft)] = (analysis.sentence.start, said)
        event = self._event(draft, events)
        revision = draft.revision
        status = self._status(analysis, draft, predicate, event)
        subject, subject_rules = self._subject(analysis, draft, said.parties)
        self.subjects[id(draft)] = subject
        witnesses = [
            Witness(purpose=purpose, text=self.text[start:end], start=start, end=end)
            for purpose, start, end in draft.witnesses
        ]
        if revision is not None:
            witnesses.append(said_so(analysis, revision))
        if status.word_at is not None:
            token = analysis.tokens[status.word_at]
            witnesses.append(
                Witness(purpose="modality", text=token.text, start=token.start, end=token.end)
            )
        if said.witness is not None:
            begin, stop = said.witness
            witnesses.append(
                Witness(purpose="attribution", text=self.text[begin:stop], start=begin, end=stop)
            )
        span = (subject.start, subject.end) if subject is not None else (None, None)
        made = claim_id(self.document.id, draft.measure, (draft.start, draft.end), span)
        self.made[id(draft)] = made
        rules = [*draft.rules, status.rule, *subject_rules]
        if said.parties:
            rules.append(said.rule)
        if self._handled(draft, predicate):
            rules.append("count.part.handled")
        stance = figure_stance(
            told_stance(analysis, said.root, predicate, status), predicate, analysis
        )
        place = place_of_count(analysis, draft, predicate, event)
        if revision is not None and revision.kind == RECALLED:
            stance, as_of = Stance.RECALLED, told_time(analysis, draft)
            rules.append(revision.rule)
        else:
            as_of = self._as_of(analysis, predicate, event)
        denier = self._denier(analysis, draft, status, event, said)
        if draft.revises is not None and id(draft.revises[0]) in self.made:
            how = draft.revises[1]
            self.revised[self.made[id(draft.revises[0])]] = (
                how.kind, how.rule, said_so(analysis, how),
            )  # fmt: skip
        return Claim(
            id=made,
            document=self.document.id,
            measure=draft.measure,
            low=draft.low,
            best=draft.best,
            high=draft.high,
            hedge=draft.hedge,
            mode=draft.mode,
            modality=status.modality,
            stance=stance,
            start=draft.start,
            end=draft.end,
            quote=self.text[draft.start : draft.end],
            block=analysis.block,
            measure_alternatives=draft.measure_alternatives,
            of_whom=subject,
            place=place,
            as_of=as_of,
            said_by=said.parties,
            denied_by=denier,
            part_of=self.made.get(id(draft.whole)) if draft.whole is not None else None,
            witnesses=with_outside_words(
                draft.start,
                draft.end,
                witnesses,
                ("said_by", said.parties),
                ("of_whom", (subject,)),
                ("place", (place,)),
                ("as_of", (as_of,)),
                ("denied_by", (denier,)),
            ),
            rules=tuple(dict.fromkeys(rules)),
        )

    def _denier(
        self,
        analysis: Analysis,
        draft: CountDraft,
        status: Status,
        event: Event | None,
        said: Attribution,
    ) -> Party | None:
        """Who rejects the figure, or denies what befell those counted."""
        revision = draft.revision
        speaker = said.parties[0] if said.parties else None
        if revision is not None and revision.kind == DENIED:
            if revision.verb is not None:
                return denier_of(analysis, revision.verb, self.discourse, speaker)
            return speaker if revision.by_speaker else None
        if status.denier is not None:
            return subject_of(analysis, status.denier, self.discourse, speaker)
        return event.denied_by if event is not None else None

    def _predicate(self, analysis: Analysis, draft: CountDraft) -> Predicate | None:
        """The verb whose subject, object or agent the counted phrase is; else the one around it."""
        first, last = draft.noun or (draft.first, draft.last)
        first = min(first, draft.first)
        own = _own_deed(analysis, draft, first, last)
        if own is not None:
            return own
        for predicate in analysis.predicates:
            for item in (*predicate.subject, *predicate.object, *predicate.agent):
                if item.first < last and item.last > first:
                    if predicate.subject_rule == "relative" and item in predicate.subject:
                        continue
                    return self._told_of(analysis, predicate, item, draft)
        return next(
            (p for p in analysis.predicates if p.first < last and p.last > first),
            None,
        )

    @staticmethod
    def _told_of(
        analysis: Analysis, predicate: Predicate, item: Chunk, draft: CountDraft
    ) -> Predicate:
        """The verb that tells what became of those counted, where another governs it.

        Its clause is the content of that other ("membantah 3 orang tewas"), or its subject is
        raised ("3 orang dikhawatirkan tewas").
        """
        deed = draft.deed
        return next(
            (
                inner
                for inner in analysis.predicates
                if inner.matrix is predicate
                and item in inner.subject
                and (
                    inner.link == "complement"
                    or (
                        inner.link == "control"
                        and deed is not None
                        and deed.first <= inner.chunk.head < deed.last
                    )
                )
            ),
            predicate,
        )

    def _handled(self, draft: CountDraft, predicate: Predicate | None) -> bool:
        """Whether it counts the dead or hurt that something was done with: no total."""
        if predicate is None or draft.measure not in (Measure.KILLED, Measure.WOUNDED):
            return False
        return predicate.word.form in handled_verbs(self.document.language or "")

    @staticmethod
    def _event(draft: CountDraft, events: Sequence[Event]) -> Event | None:
        """The smallest event whose words hold the figure."""
        holding = [e for e in events if e.start <= draft.start and draft.end <= e.end]
        return min(holding, key=lambda e: (e.end - e.start, e.start), default=None)

    @staticmethod
    def _status(
        analysis: Analysis,
        draft: CountDraft,
        predicate: Predicate | None,
        event: Event | None,
    ) -> Status:
        if draft.hedge is Hedge.NONE:
            return Status(Modality.HAPPENED, "modality.stated_zero")
        if draft.revision is not None and draft.revision.kind == DENIED:
            return Status(Modality.DENIED, draft.revision.rule)
        before = _before_figure(analysis, draft)
        if before is not None:
            return before
        plan = plan_status(analysis, draft, predicate)
        if plan is not None:
            return plan
        if predicate is not None:
            status = clause_status(analysis, predicate)
            if draft.measure is Measure.MISSING and status.rule == "modality.negated":
                # whoever is not found is missing: the negation is part of the measure
                return Status(Modality.ONGOING, "modality.ongoing", status.word_at)
            if status.modality is not Modality.HAPPENED or event is None:
                return status
        if event is not None:
            return Status(event.modality, "modality.event")
        return Status(Modality.HAPPENED, "modality.default")

    def _subject(
        self,
        analysis: Analysis,
        draft: CountDraft,
        said_by: Sequence[Party],
    ) -> tuple[Party | None, tuple[str, ...]]:
        """Of whom the figure is, and the rules that gave the country."""
        start, end = self._words(analysis, draft)
        country, rule, ground = draft.country, draft.country_rule, draft.country_ground
        mention = draft.mention or self._referring(analysis, draft)
        if rule in _BY_CONTEXT and self._counts_at_home(said_by):
            country, rule, ground = said_by[0].country, "speaker", CONTEXT
        told = country is not None
        named: Party | None = None
        if mention is not None:
            named = self.discourse.party(mention, analysis, said_by[0] if said_by else None)
            if mention.country is not None or named.inferred is not None:
                country, told = named.country, True
                if mention is not draft.mention:
                    rule, ground = "referring", CLAUSE
        if start is None and not told:
            return None, ()
        if named is None and draft.named_by is not None:
            named = self.subjects.get(id(draft.named_by))
        subject = Party(
            text=self.text[start:end] if start is not None else "",
            start=start,
            end=end,
            inferred=draft.words_rule if start is not None else "of_whom.context",
            name=named.name if named is not None else None,
            country=country,
            sectors=named.sectors if named is not None else (),
            id=named.id if named is not None else None,
        )
        if country is None:
            return subject, ()
        return subject, tuple(
            f"{COUNTRY_RULE}{one}" for one in (rule, ground) if one is not None and one != WORDS
        )

    @staticmethod
    def _referring(analysis: Analysis, draft: CountDraft) -> Mention | None:
        """A definite phrase among the counted words: whose they are, it tells ("warganya")."""
        part = draft.of_whom or draft.noun
        if part is None:
            return None
        return next(
            (
                m
                for m in analysis.mentions
                if m.kind is ActorKind.DEFINITE and m.first < part[1] and m.last > part[0]
            ),
            None,
        )

    def _counts_at_home(self, said_by: Sequence[Party]) -> bool:
        """Whether the speaker is of those who count their own: health, police, rescue."""
        words = attribution_words(self.language)
        return (
            words is not None
            and bool(said_by)
            and said_by[0].country is not None
            and not words.counting_at_home.isdisjoint(said_by[0].text.lower().split())
        )

    @staticmethod
    def _words(analysis: Analysis, draft: CountDraft) -> tuple[int | None, int | None]:
        """Offsets of the words that say of whom: the counted noun, else the classifier."""
        if draft.of_whom_start is not None and draft.of_whom_end is not None:
            return draft.of_whom_start, draft.of_whom_end
        part = draft.of_whom or draft.quantity.classifier
        if part is None or part[0] >= part[1]:
            return None, None
        return analysis.tokens[part[0]].start, analysis.tokens[part[1] - 1].end

    def _as_of(
        self, analysis: Analysis, predicate: Predicate | None, event: Event | None
    ) -> Time | None:
        """The time told; else the date of the statement; else the publication date, inferred."""
        times = [t for t in analysis.times if t.since and t.first not in self.taken]
        if event is not None and event.time is not None and event.time.since is not None:
            others = {t.start for t in analysis.times if t.first in self.taken}
            if event.time.start not in others:
                return _without_clock(event.time)
        if predicate is not None:
            for item in predicate.times:
                told = next((t for t in times if t.first == item.first), None)
                if told is not None:
                    return _without_clock(time_of(told, self.text))
        told = _time_of_saying(analysis, predicate, times)
        if told is not None:
            return replace(time_of(told, self.text), inferred="as_of.statement", clock=None)
        for report in analysis.reports:
            told = next((t for t in times if report.first <= t.first < report.last), None)
            if told is not None:
                return replace(time_of(told, self.text), inferred="as_of.statement", clock=None)
        published = self.document.published_on
        if published is not None and published.edtf:
            return time_of_page(published, OF_PAGE)
        return None


def _without_clock(time: Time) -> Time:
    """The time without its time of day, which is the deed's: `count_clocks.py` gives a count's."""
    return time if time.clock is None else replace(time, clock=None)


def _time_of_saying(
    analysis: Analysis, predicate: Predicate | None, times: Sequence[TimeExpression]
) -> TimeExpression | None:
    """The time of the verb whose content the clause is ("Pada 3 Maret PBB menyebut ... tewas")."""
    step = predicate
    for _ in range(_CHAIN):
        if step is None or step.matrix is None or step.link not in ("complement", "control"):
            break
        step = step.matrix
        for item in step.times:
            told = next((t for t in times if t.first == item.first), None)
            if told is not None:
                return told
    if step is None or step is predicate:
        return None
    head = step.chunk.head
    if any(other.chunk.head < head for other in analysis.predicates):
        return None
    return next((t for t in times if t.last <= head), None)


def _own_deed(analysis: Analysis, draft: CountDraft, first: int, last: int) -> Predicate | None:
    """The verb of the deed itself, where those counted are named by it ("six who were killed")."""
    deed = draft.deed
    if deed is None or not draft.rules[0].startswith(BY_DEED):
        return None
    for predicate in analysis.predicates:
        if predicate.chunk.first < deed.last and predicate.chunk.last > deed.first:
            named = (*predicate.subject, *predicate.object, *predicate.agent)
            if any(item.first < last and item.last > first for item in named):
                return predicate
    return None


def _can_be_told(draft: CountDraft, predicate: Predicate) -> bool:
    """Whether the figure can be content of this verb: behind it, or before a passive."""
    return draft.first >= predicate.chunk.first or predicate.voice == PASSIVE


def _before_figure(analysis: Analysis, draft: CountDraft) -> Status | None:
    """What an auxiliary right before a figure says of it ("bisa melampaui 400")."""
    at = draft.quantity.first - 1
    words = grammar(analysis.language)
    if words is None or at < 0:
        return None
    kind = words.auxiliaries.get(analysis.tokens[at].lower)
    if kind == "possible":
        return Status(Modality.POSSIBLE, "modality.possible", at)
    if kind == "future":
        return Status(Modality.PLANNED, "modality.future", at)
    return None
