"""Events of a sentence: candidates that stand, with parties, place, time, status and speaker."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rujuk.code.announced import announced
from rujuk.code.candidates import Candidate, find_candidates
from rujuk.code.event_places import place_of
from rujuk.code.event_status import TOLD_FALSE, event_status, hangs_on
from rujuk.code.event_times import lent_times, of_a_day, times_of
from rujuk.code.figurative import is_figurative
from rujuk.code.gates import ACCIDENT
from rujuk.code.modality import Status
from rujuk.code.obligations import with_obligations
from rujuk.code.pruning import prune
from rujuk.code.roles import RoleFinder, Roles
from rujuk.code.stances import told_stance
from rujuk.code.tie_breaks import settle
from rujuk.code.times import time_of
from rujuk.code.violence import by_fighters, soldiers_fell
from rujuk.code.witnesses import with_outside_words
from rujuk.code.word_gates import word_gates
from rujuk.identity import event_id
from rujuk.lang.predicate import ACTIVE, PASSIVE
from rujuk.records import (
    BlockKind,
    Event,
    EventType,
    Modality,
    Party,
    Place,
    RelationKind,
    Trigger,
    Witness,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.code.analysis import Analysis
    from rujuk.code.discourse import Discourse
    from rujuk.code.domains import Surroundings
    from rujuk.code.manner import MannerFinder
    from rujuk.code.sayings import Attribution
    from rujuk.code.speakers import Speakers
    from rujuk.code.trials import Watch
    from rujuk.lang.predicate import Predicate
    from rujuk.lang.times import TimeExpression
    from rujuk.records import Relation

_FORCES_ABROAD = frozenset({EventType.AID, EventType.MOBILIZE})


class EventCoder:
    """Codes the events of the sentences of one document, in order."""

    def __init__(
        self,
        document: str,
        text: str,
        language: str,
        discourse: Discourse,
        speakers: Speakers,
        manner: MannerFinder,
        *,
        violent: bool,
        surroundings: Surroundings,
    ) -> None:
        """`violent`: the page tells of violence, not of accident only."""
        self.document = document
        self.text = text
        self.language = language
        self.discourse = discourse
        self.speakers = speakers
        self.manner = manner
        self.violent = violent
        self.surroundings = surroundings
        self._last: tuple[int, Event] | None = None
        self._accident: tuple[Analysis, bool] | None = None

    def code(
        self,
        analysis: Analysis,
        relations: Sequence[Relation] = (),
        watch: Watch | None = None,
    ) -> list[Event]:
        """The events of one sentence, in order of their triggers; `relations` are its relations.

        `watch` keeps what was tried on the sentence, and why it came to nothing.
        """
        finder = RoleFinder(analysis, self.discourse, relations)
        events = []
        found = with_obligations(
            analysis, find_candidates(analysis, watch), self.speakers, self.discourse
        )
        if not found:
            return []
        fitting = self._fitting(analysis, found, watch)
        modes = self.manner.open(analysis, fitting)
        disaster = bool(fitting) and self._tells_of_accident(analysis)
        settled = settle(analysis, fitting, modes, disaster=disaster)
        if watch is not None:
            for candidate in fitting:
                if candidate not in settled:
                    watch.note_candidate(candidate, "tie_break")
        finder.conditions = [
            c for c in fitting if c.predicate is not None and c.predicate.opened_by == "condition"
        ]
        for candidate in prune(analysis, settled, watch):
            if _stands_as_relation(analysis, candidate, relations):
                if watch is not None:
                    watch.note_candidate(candidate, "relation")
                continue
            event = self._event(analysis, candidate, finder)
            if watch is not None:
                watch.note_candidate(candidate, event if isinstance(event, str) else "made")
            if not isinstance(event, str):
                events.append(event)
                if event.type in _FORCES_ABROAD and event.actors:
                    self._last = (analysis.paragraph, event)
        return _without_denials(events)

    def _fitting(
        self, analysis: Analysis, found: Sequence[Candidate], watch: Watch | None
    ) -> list[Candidate]:
        """The candidates that are meant as they stand, on a page where they can happen."""
        fitting = []
        for candidate in found:
            if not self._fits_page(analysis, candidate):
                outcome = "page"
            elif not self.surroundings.proves(analysis, candidate):
                outcome = "domain"
            elif is_figurative(analysis, candidate):
                outcome = "figurative"
            else:
                fitting.append(candidate)
                continue
            if watch is not None:
                watch.note_candidate(candidate, outcome)
        return fitting

    def _fits_page(self, analysis: Analysis, candidate: Candidate) -> bool:
        """Whether the page or the agent tells of violence, where the frame asks for that."""
        if candidate.frame.no_disaster and self._tells_of_accident(analysis):
            return False
        return (
            not candidate.frame.violence
            or (self.violent and not self._tells_of_accident(analysis))
            or by_fighters(analysis, candidate)
            or (soldiers_fell(analysis, candidate) and not self._tells_of_accident(analysis))
        )

    def _tells_of_accident(self, analysis: Analysis) -> bool:
        """Whether the sentence tells of accident, disaster or illness."""
        gates = word_gates(self.language)
        if self._accident is None or self._accident[0] is not analysis:
            self._accident = (
                analysis,
                bool(analysis.gates & ACCIDENT)
                and any(
                    gates[token.lower] & ACCIDENT and not analysis.mentions_in(index, index + 1)
                    for index, token in enumerate(analysis.tokens)
                ),
            )
        return self._accident[1]

    def _event(self, analysis: Analysis, candidate: Candidate, finder: RoleFinder) -> Event | str:
        """The event of a candidate, or what it lacks to stand."""
        frame = candidate.frame
        predicate = candidate.predicate or candidate.governor
        said = self.speakers.of(analysis, candidate.trigger_first, predicate)
        if (
            not said.parties
            and candidate.chunk is not None
            and candidate.governor is not None
            and not candidate.light
        ):
            said = self.speakers.content_of(analysis, candidate.governor) or said
        finder.speaker = said.parties[0] if said.parties else None
        status = event_status(analysis, candidate)
        roles = finder.find(candidate)
        self._inherit(analysis, candidate, roles)
        self._after_report(analysis, candidate, roles)
        if frame.negated:
            if status.modality is not Modality.DENIED:
                return "not_negated"
            status = Status(Modality.HAPPENED, "modality.refusal", status.word_at)
        frame = announced(candidate, roles, status, said, analysis.language)
        if frame is not candidate.frame:
            candidate.frame = frame
            roles.rules.append("tie_break.announced")
            status = Status(Modality.HAPPENED, "modality.announced", status.word_at)
        if frame.obliging and said.parties:
            roles.actors = [replace(said.parties[0], inferred="role.speaker")]
            status = Status(Modality.HAPPENED, "modality.asked", status.word_at)
        if frame.weak and not roles.actors and not roles.recipients:
            return "no_party"
        named = any(party.inferred is None for party in roles.actors)
        if frame.by_actor and not named:
            return "no_named_actor"
        times = times_of(candidate, analysis)
        if not self._stands(candidate, roles, times):
            return "aside"
        if (
            frame.speech
            and not roles.actors
            and candidate.predicate is not None
            and candidate.predicate.voice == ACTIVE
        ):
            return "no_speaker"
        place = place_of(candidate, analysis, self.discourse)
        if (
            candidate.chunk is not None
            and not candidate.light
            and not roles.actors
            and not roles.recipients
            and place is None
            and not times
            and status.denier is None
            and not self._counted(analysis, candidate)
        ):
            return "bare_noun"
        if (
            candidate.light
            and not roles.actors
            and not roles.recipients
            and place is None
            and not of_a_day(times)
        ):
            opened = candidate.predicate.opened_by if candidate.predicate else None
            if opened is not None and opened != "condition":
                return "aside"
        return self._record(analysis, candidate, roles, status, said, times, place)

    def _stands(self, candidate: Candidate, roles: Roles, times: Sequence[TimeExpression]) -> bool:
        """Whether a deed stands by itself: in a clause of time only with a party or its day."""
        predicate = candidate.predicate
        aside = predicate is not None and predicate.opened_by in ("while", "after")
        named = candidate.chunk is not None and of_a_day(times)
        return not aside or named or bool(roles.actors or roles.recipients)

    def _after_report(self, analysis: Analysis, candidate: Candidate, roles: Roles) -> None:
        """A clause after "kata X, seraya ...": its subject is the speaker."""
        predicate = candidate.predicate
        if roles.actors or predicate is None or predicate.subject or predicate.voice != ACTIVE:
            return
        for report, said in self.speakers.reports.get(analysis.sentence.start, ()):
            if report.aside and predicate.link == "coordinate":
                continue
            if report.last <= candidate.trigger_first and said.parties:
                roles.actors = [replace(said.parties[0], inferred="role.speaker")]
                roles.rules.append("role.speaker")
                return

    def _inherit(self, analysis: Analysis, candidate: Candidate, roles: Roles) -> None:
        """A further sending told without parties ("penempatan tambahan"): those of the last one."""
        if (
            candidate.chunk is None
            or roles.actors
            or roles.recipients
            or candidate.frame.type not in _FORCES_ABROAD
            or self._last is None
            or self._last[0] != analysis.paragraph
        ):
            return
        last = self._last[1]
        roles.actors = [replace(p, inferred="role.same_deed") for p in last.actors]
        roles.recipients = [replace(p, inferred="role.same_deed") for p in last.recipients]
        roles.rules.append("role.same_deed")

    def _counted(self, analysis: Analysis, candidate: Candidate) -> bool:
        item = candidate.chunk
        return item is not None and any(
            item.first <= q.first < item.last and q.kind == "count" for q in analysis.quantities
        )

    def _record(
        self,
        analysis: Analysis,
        candidate: Candidate,
        roles: Roles,
        status: Status,
        said: Attribution,
        times: list[TimeExpression],
        place: Place | None,
    ) -> Event:
        tokens = analysis.tokens
        dated = times or lent_times(candidate, analysis)
        first, last = self._extent(analysis, candidate, times)
        start, end = tokens[first].start, tokens[last - 1].end
        trigger = Trigger(
            text=self.text[
                tokens[candidate.trigger_first].start : tokens[candidate.trigger_last - 1].end
            ],
            start=tokens[candidate.trigger_first].start,
            end=tokens[candidate.trigger_last - 1].end,
        )
        witnesses = []
        if status.word_at is not None:
            token = tokens[status.word_at]
            witnesses.append(
                Witness(purpose="modality", text=token.text, start=token.start, end=token.end)
            )
        if said.witness is not None:
            begin, stop = said.witness
            witnesses.append(
                Witness(purpose="attribution", text=self.text[begin:stop], start=begin, end=stop)
            )
        denier: Party | None = None
        attributed = said.parties
        if status.denier is not None:
            denier = self._denier(status.denier, analysis)
            if denier is not None and not attributed:
                attributed = (denier,)
        elif status.rule == TOLD_FALSE and attributed:
            denier = attributed[0]
        stance = told_stance(analysis, said.root, candidate.predicate, status)
        time = time_of(dated[0], self.text) if dated else None
        manner = self.manner.of(analysis, candidate, (first, last), roles, place)
        rules = [*candidate.rules, *roles.rules, *manner.rules, status.rule]
        if said.parties:
            rules.append(said.rule)
        return Event(
            id=event_id(
                self.document, candidate.frame.type, (start, end), (trigger.start, trigger.end)
            ),
            document=self.document,
            type=candidate.frame.type,
            trigger=trigger,
            start=start,
            end=end,
            quote=self.text[start:end],
            block=analysis.block,
            modality=status.modality,
            stance=stance,
            modes=manner.modes,
            contexts=manner.contexts,
            actors=tuple(roles.actors),
            recipients=tuple(roles.recipients),
            place=place,
            time=time,
            denied_by=denier,
            attributed_to=attributed,
            witnesses=with_outside_words(
                start,
                end,
                witnesses,
                ("actors", roles.actors),
                ("recipients", roles.recipients),
                ("attributed_to", attributed),
                ("place", (place,)),
                ("time", (time,)),
                ("denied_by", (denier,)),
                more=manner.witnesses,
            ),
            rules=tuple(dict.fromkeys(rules)),
        )

    def _denier(self, predicate: Predicate, analysis: Analysis) -> Party | None:
        for item in predicate.agent if predicate.voice == PASSIVE else predicate.subject:
            for mention in analysis.mentions_in(item.first, item.last):
                return self.discourse.party(mention, analysis)
        if predicate.subject or predicate.voice != ACTIVE:
            return None
        for report, said in self.speakers.reports.get(analysis.sentence.start, ()):
            if report.last <= predicate.first and said.parties:  # "kata X, membantah tuduhan Y"
                return replace(said.parties[0], inferred="role.speaker")
        return None

    # --- time, place, extent ---------------------------------------------------------------------

    def _extent(
        self, analysis: Analysis, candidate: Candidate, times: list[TimeExpression]
    ) -> tuple[int, int]:
        first, last = candidate.first, candidate.last
        if candidate.frame.speech and candidate.predicate is not None:
            for predicate in analysis.predicates:
                if hangs_on(predicate, candidate.predicate):
                    last = max(last, predicate.last)
        if candidate.frame.roles == "request":
            for predicate in analysis.predicates:
                told = predicate.subject_rule == "relative" and predicate.subject
                if told and predicate.subject[0] in candidate.patients:
                    last = max(last, predicate.last)
        for time in times[:1]:
            first, last = min(first, time.first), max(last, time.last)
        for report in analysis.reports:
            if report.first >= candidate.trigger_last and report.first < last:
                last = report.first
            if report.last <= candidate.trigger_first and report.last > first:
                first = report.last
        while last - 1 > candidate.trigger_last and analysis.tokens[last - 1].kind == "mark":
            last -= 1
        while first < candidate.trigger_first and analysis.tokens[first].kind == "mark":
            first += 1
        return first, last


def _without_denials(events: list[Event]) -> list[Event]:
    """The events without the denial that makes another of them denied ("X membantah menyerang")."""
    denying = {
        witness.start
        for event in events
        if event.modality is Modality.DENIED
        for witness in event.witnesses
        if witness.purpose == "modality"
    }
    return [event for event in events if event.trigger.start not in denying]


def _stands_as_relation(
    analysis: Analysis, candidate: Candidate, relations: Sequence[Relation]
) -> bool:
    """A war that never ended is a standing relation, no battle."""
    start = analysis.tokens[candidate.trigger_first].start
    return any(
        r.kind is RelationKind.TECHNICALLY_AT_WAR and r.start <= start < r.end for r in relations
    )


def codable(kind: BlockKind) -> bool:
    """Whether blocks of this kind may yield records (law 4)."""
    return kind in _CODABLE


_CODABLE = frozenset({BlockKind.BODY, BlockKind.TITLE, BlockKind.DECK, BlockKind.CAPTION})
