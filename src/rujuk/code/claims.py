"""Claims: draft counts of a sentence with their status, time, place, subject and speaker."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rujuk.code.events import time_of
from rujuk.code.modality import Status, predicate_status, stance_of
from rujuk.identity import claim_id
from rujuk.records import (
    Claim,
    Hedge,
    Measure,
    Modality,
    Party,
    Place,
    Stance,
    Time,
    TimePrecision,
    Witness,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.code.analysis import Analysis
    from rujuk.code.context import PageContext
    from rujuk.code.counts import CountDraft
    from rujuk.code.discourse import Discourse
    from rujuk.code.speakers import Speakers
    from rujuk.lang.clauses import Predicate
    from rujuk.records import Document, Event

_OF_ACTORS = frozenset({
    Measure.TROOPS, Measure.POLICE, Measure.SHIPS, Measure.AIRCRAFT, Measure.VEHICLES, Measure.DRONES,
    Measure.MISSILES, Measure.SHELLS, Measure.WEAPONS, Measure.PROTESTERS, Measure.OBSERVERS,
    Measure.CONTAINERS,
})


class ClaimCoder:
    """Turns the drafts of the sentences of one document into claims, in order."""

    __slots__ = ("context", "discourse", "document", "language", "made", "speakers", "text")

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

    def code(
        self, analysis: Analysis, drafts: Sequence[CountDraft], events: Sequence[Event]
    ) -> list[Claim]:
        """The claims of one sentence; `events` are those of the same sentence."""
        return [self._claim(analysis, draft, events) for draft in drafts]

    def _claim(self, analysis: Analysis, draft: CountDraft, events: Sequence[Event]) -> Claim:
        predicate = self._predicate(analysis, draft)
        said = self.speakers.of(analysis, draft.first, predicate)
        if not said.parties and predicate is not None:
            said = self.speakers.content_of(analysis, predicate) or said
        event = self._event(draft, events)
        status = self._status(draft, predicate, event)
        subject, subject_rule = self._subject(analysis, draft, event, said.parties)
        witnesses = [
            Witness(purpose=purpose, text=self.text[start:end], start=start, end=end)
            for purpose, start, end in draft.witnesses
        ]
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
        rules = [*draft.rules, status.rule, *([subject_rule] if subject_rule else [])]
        if said.parties:
            rules.append(said.rule)
        stance = stance_of(said.root, self.language)
        if stance is Stance.STATED and draft.hedge is Hedge.ABOUT and said.root:
            stance = Stance.STATED
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
            place=self._place(analysis, predicate, event),
            as_of=self._as_of(analysis, predicate, event),
            said_by=said.parties,
            denied_by=event.denied_by if event is not None else None,
            part_of=self.made.get(id(draft.whole)) if draft.whole is not None else None,
            witnesses=tuple(witnesses),
            rules=tuple(dict.fromkeys(rules)),
        )

    def _predicate(self, analysis: Analysis, draft: CountDraft) -> Predicate | None:
        """The verb that has the counted phrase as subject, object or agent; else the one around it."""
        first, last = draft.noun or (draft.first, draft.last)
        first = min(first, draft.first)
        for predicate in analysis.predicates:
            for item in (*predicate.subject, *predicate.object, *predicate.agent):
                if item.first < last and item.last > first:
                    if predicate.subject_rule == "relative" and item in predicate.subject:
                        continue
                    return predicate
        return next(
            (p for p in analysis.predicates if p.first < last and p.last > first),
            None,
        )

    @staticmethod
    def _event(draft: CountDraft, events: Sequence[Event]) -> Event | None:
        """The smallest event whose words hold the figure."""
        holding = [e for e in events if e.start <= draft.start and draft.end <= e.end]
        return min(holding, key=lambda e: (e.end - e.start, e.start), default=None)

    def _status(
        self, draft: CountDraft, predicate: Predicate | None, event: Event | None
    ) -> Status:
        if draft.hedge is Hedge.NONE:
            return Status(Modality.HAPPENED, "modality.stated_zero")
        if predicate is not None:
            status = predicate_status(predicate, self.language)
            if status.modality is not Modality.HAPPENED or event is None:
                return status
        if event is not None:
            return Status(event.modality, "modality.event")
        return Status(Modality.HAPPENED, "modality.default")

    def _subject(
        self,
        analysis: Analysis,
        draft: CountDraft,
        event: Event | None,
        said_by: Sequence[Party],
    ) -> tuple[Party | None, str | None]:
        start, end = draft.of_whom_start, draft.of_whom_end
        if start is None or end is None:
            if draft.of_whom is None:
                return None, None
            first, last = draft.of_whom
            start, end = analysis.tokens[first].start, analysis.tokens[last - 1].end
        words = Party(text=self.text[start:end], start=start, end=end)
        mention = draft.mention
        if mention is not None:
            speaker = said_by[0] if said_by else None
            party = self.discourse.party(mention, analysis, speaker)
            words = replace(words, sectors=party.sectors, name=party.name, id=party.id)
            if mention.country is not None or party.inferred is not None:
                return replace(words, country=party.country), draft.country_rule
        if draft.country is not None:
            return replace(words, country=draft.country), draft.country_rule
        if event is not None:
            side = event.actors if draft.measure in _OF_ACTORS else event.recipients
            told = next((p for p in side if p.country), None)
            if told is not None:
                rule = "of_whom.actor" if draft.measure in _OF_ACTORS else "of_whom.recipient"
                return replace(words, country=told.country), rule
        country, rule = self.context.home(analysis.paragraph)
        return replace(words, country=country), f"of_whom.home.{rule}" if country else None

    def _place(
        self, analysis: Analysis, predicate: Predicate | None, event: Event | None
    ) -> Place | None:
        if event is not None and event.place is not None:
            return event.place
        if predicate is not None:
            for told in analysis.places:
                for item in predicate.obliques:
                    if told.first < item.last and told.last > item.first:
                        return told.place(self.text)
        return None

    def _as_of(
        self, analysis: Analysis, predicate: Predicate | None, event: Event | None
    ) -> Time | None:
        """The time told; else the date of the statement; else the publication date, inferred."""
        if event is not None and event.time is not None and event.time.since is not None:
            return event.time
        if predicate is not None:
            for item in predicate.times:
                told = next((t for t in analysis.times if t.first == item.first and t.since), None)
                if told is not None:
                    return time_of(told, self.text)
        for report in analysis.reports:
            told = next(
                (t for t in analysis.times if report.first <= t.first < report.last and t.since), None
            )
            if told is not None:
                return replace(time_of(told, self.text), inferred="as_of.statement")
        published = self.document.published_on
        if published is not None and published.edtf:
            return Time(
                text=published.text,
                start=published.start,
                end=published.end,
                edtf=published.edtf,
                since=None if "X" in published.edtf else _first_day(published.edtf),
                until=None if "X" in published.edtf else _last_day(published.edtf),
                precision=_precision(published.edtf),
                inferred="as_of.published_on",
            )
        return None


_DAY, _MONTH = 10, 7


def _precision(edtf: str) -> TimePrecision:
    if "X" in edtf:
        return TimePrecision.UNRESOLVED
    length = len(edtf)
    return TimePrecision.DAY if length == _DAY else TimePrecision.MONTH if length == _MONTH else TimePrecision.YEAR


def _first_day(edtf: str) -> str:
    return edtf if len(edtf) == _DAY else f"{edtf}-01" if len(edtf) == _MONTH else f"{edtf}-01-01"


def _last_day(edtf: str) -> str:
    import calendar  # noqa: PLC0415

    if len(edtf) == _DAY:
        return edtf
    if len(edtf) == _MONTH:
        year, month = int(edtf[:4]), int(edtf[5:7])
        return f"{edtf}-{calendar.monthrange(year, month)[1]:02d}"
    return f"{edtf}-12-31"
