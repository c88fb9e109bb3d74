"""Events of a sentence: candidates that stand, with parties, place, time, status and speaker."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from rujuk.code.asides import clause_status, none_before
from rujuk.code.candidates import Candidate, find_candidates
from rujuk.code.event_places import place_of
from rujuk.code.event_times import closing_date, times_of
from rujuk.code.frames import frames
from rujuk.code.mentions import ActorKind
from rujuk.code.modality import Status, modality_words
from rujuk.code.pruning import prune
from rujuk.code.roles import RoleFinder, Roles
from rujuk.code.stances import told_stance
from rujuk.code.times import time_of
from rujuk.code.witnesses import with_outside_words
from rujuk.identity import event_id
from rujuk.lang.grammar import grammar
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
    from rujuk.code.speakers import Attribution, Speakers
    from rujuk.code.trials import Watch
    from rujuk.lang.predicate import Predicate
    from rujuk.lang.times import TimeExpression
    from rujuk.lang.tokens import Token
    from rujuk.records import Relation

_PLAN_WINDOW = 3
_FIGHTERS = frozenset({ActorKind.STATE, ActorKind.METONYM, ActorKind.FORCE, ActorKind.GROUP})
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
        self.violent = violent
        self.surroundings = surroundings
        self._tokens: Sequence[Token] = ()
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
        self._tokens = analysis.tokens
        events = []
        found = find_candidates(analysis, watch)
        proven = [c for c in found if self.surroundings.proves(analysis, c)]
        fitting = [c for c in proven if self._fits_page(analysis, c)]
        if watch is not None:
            for candidate in found:
                if candidate not in proven:
                    watch.note_candidate(candidate, "domain")
                elif candidate not in fitting:
                    watch.note_candidate(candidate, "page")
        for candidate in prune(analysis, fitting, watch):
            if _stands_as_relation(analysis, candidate, relations):
                if watch is not None:
                    watch.note_candidate(candidate, "relation")
                continue
            finder.conditions = [
                c
                for c in fitting
                if c.predicate is not None and c.predicate.opened_by == "condition"
            ]
            event = self._event(analysis, candidate, finder)
            if watch is not None:
                watch.note_candidate(candidate, event if isinstance(event, str) else "made")
            if not isinstance(event, str):
                events.append(event)
                if event.type in _FORCES_ABROAD and event.actors:
                    self._last = (analysis.paragraph, event)
        return _without_denials(events)

    def _fits_page(self, analysis: Analysis, candidate: Candidate) -> bool:
        """Whether the page or the agent tells of violence, where the frame asks for that."""
        return (
            not candidate.frame.violence
            or (self.violent and not self._tells_of_accident(analysis))
            or _by_fighters(analysis, candidate)
        )

    def _tells_of_accident(self, analysis: Analysis) -> bool:
        """Whether the sentence tells of accident, disaster or illness."""
        if self._accident is None or self._accident[0] is not analysis:
            self._accident = (
                analysis,
                any(
                    _accidental(token.lower, self.language)
                    and not analysis.mentions_in(index, index + 1)
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
        status = self._status(analysis, candidate)
        roles = finder.find(candidate)
        self._inherit(analysis, candidate, roles)
        self._after_report(analysis, candidate, roles)
        if frame.negated:
            if status.modality is not Modality.DENIED:
                return "not_negated"
            status = Status(Modality.HAPPENED, "modality.refusal", status.word_at)
        if frame.weak and not roles.actors and not roles.recipients:
            return "no_party"
        named = any(party.inferred is None for party in roles.actors)
        if frame.by_actor and not named:
            return "no_named_actor"
        if not self._stands(candidate, roles):
            return "aside"
        if (
            frame.speech
            and not roles.actors
            and candidate.predicate is not None
            and candidate.predicate.voice == ACTIVE
        ):
            return "no_speaker"
        times = times_of(candidate, analysis)
        place = place_of(candidate, analysis, self.discourse)
        if (
            candidate.chunk is not None
            and not candidate.light
            and not roles.actors
            and not roles.recipients
            and place is None
            and not times
            and not self._counted(analysis, candidate)
        ):
            return "bare_noun"
        if candidate.light and not roles.actors and not roles.recipients and place is None:
            opened = candidate.predicate.opened_by if candidate.predicate else None
            if opened is not None and opened != "condition":
                return "aside"
        return self._record(analysis, candidate, roles, status, said, times, place)

    def _stands(self, candidate: Candidate, roles: Roles) -> bool:
        """Whether a deed stands by itself: in a clause of time only with a party."""
        predicate = candidate.predicate
        aside = predicate is not None and predicate.opened_by in ("while", "after")
        return not aside or bool(roles.actors or roles.recipients)

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
        dated = times or closing_date(candidate, analysis)
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
        stance = told_stance(analysis, said.root, candidate.predicate, status)
        time = time_of(dated[0], self.text) if dated else None
        rules = [*candidate.rules, *roles.rules, status.rule]
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
            modes=tuple(candidate.frame.modes),
            contexts=tuple(candidate.frame.contexts),
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
            ),
            rules=tuple(dict.fromkeys(rules)),
        )

    # --- status ----------------------------------------------------------------------------------

    def _status(self, analysis: Analysis, candidate: Candidate) -> Status:
        if candidate.chunk is None and candidate.predicate is not None:
            none = self._of_none(analysis, candidate.predicate)
            if none is not None:
                return none
            status = self._conditioned(analysis, candidate, candidate.predicate)
            return status or self._softened(
                candidate, clause_status(analysis, candidate.predicate)
            )
        words = modality_words(self.language)
        tokens = analysis.tokens
        if words is not None and candidate.chunk is not None:
            none = none_before(analysis, candidate.chunk.first, candidate.trigger_first)
            if none is not None:
                return none
            if any(
                q.best == 0 and candidate.chunk.first <= q.first < candidate.trigger_first
                for q in analysis.quantities
            ):
                return Status(Modality.DENIED, "modality.none", candidate.chunk.first)
            begin = max(0, candidate.trigger_first - _PLAN_WINDOW)
            for index in range(candidate.trigger_first - 1, begin - 1, -1):
                lower = tokens[index].lower
                if lower in words.plan_nouns:
                    return Status(Modality.PLANNED, "modality.plan_noun", index)
                if lower in words.doubts:
                    return Status(Modality.POSSIBLE, "modality.doubt", index)
            for index in range(candidate.trigger_last, candidate.chunk.last):
                if tokens[index].lower in words.more:
                    return Status(Modality.PLANNED, "modality.more", index)
        named = self._governed(analysis, candidate)
        undergone = candidate.governor is not None and candidate.governor.voice == PASSIVE
        if named is not None and undergone and not candidate.light:
            return named
        if candidate.governor is not None and (
            candidate.light
            or (candidate.chunk is not None and candidate.chunk in candidate.governor.subject)
        ):
            status = self._conditioned(analysis, candidate, candidate.governor) or self._softened(
                candidate, clause_status(analysis, candidate.governor)
            )
            told = status.modality is not Modality.HAPPENED or named is None
            return status if told or not candidate.light else named
        if named is not None:
            return named
        return Status(Modality(candidate.frame.modality or "happened"), "modality.default")

    def _governed(self, analysis: Analysis, candidate: Candidate) -> Status | None:
        """What a verb says of the deed that is its object, or its subject as a passive.

        A plan that is none, or holds under a condition, makes its deed so.
        """
        words = modality_words(self.language)
        governor = candidate.governor
        if governor is None or words is None:
            return None
        named = words.embedding.get(governor.word.root)
        ahead = governor.chunk.head < candidate.trigger_first
        if named is None or not (ahead or governor.voice == PASSIVE):
            return None
        if named == Modality.PLANNED:
            own = self._conditioned(analysis, candidate, governor)
            own = own or clause_status(analysis, governor)
            if own.modality in (Modality.DENIED, Modality.CONDITIONAL):
                return own
        denier = governor if governor.word.root in words.denials else None
        rule = f"modality.embedding.{governor.word.root}"
        return Status(Modality(named), rule, governor.chunk.head, denier)

    @staticmethod
    def _of_none(analysis: Analysis, predicate: Predicate) -> Status | None:
        """What befell nobody did not happen ("tidak ada warga yang tewas")."""
        for item in (*predicate.subject, *predicate.object):
            for quantity in analysis.quantities:
                if quantity.best == 0 and item.first <= quantity.first < item.last:
                    return Status(Modality.DENIED, "modality.none", quantity.first)
        return None

    def _conditioned(
        self, analysis: Analysis, candidate: Candidate, predicate: Predicate
    ) -> Status | None:
        """The main clause of a condition is conditional, unless it is a speech act, itself done.

        Readiness is there only under its condition ("siap mengakui ... apabila").
        """
        promise = candidate.frame.governs and candidate.frame.type is EventType.AGREE
        if candidate.frame.speech and not promise:
            return None
        if predicate.opened_by not in (None, "condition"):
            return None
        for other in analysis.predicates:
            if other is predicate or other.opened_by != "condition" or other.link == "coordinate":
                continue
            if (
                other.matrix is predicate
                or (promise and other.matrix is not None and _hangs_on(other.matrix, predicate))
            ) or (
                other.matrix is None and predicate.matrix is None and other.first < predicate.first
            ):
                return Status(Modality.CONDITIONAL, "modality.condition", other.opened_by_at)
        return None

    def _softened(self, candidate: Candidate, status: Status) -> Status:
        """The frame's own modality where nothing else says one; a plan told by a noun before it."""
        predicate = candidate.predicate
        words = modality_words(self.language)
        if predicate is not None and predicate.link == "of_noun" and words is not None:
            for item in predicate.subject:
                for index in range(item.first, item.last):
                    if self._tokens[index].lower in words.plan_nouns:
                        return Status(Modality.PLANNED, "modality.plan_noun", index)
        if candidate.frame.modality and status.rule == "modality.default":
            return Status(Modality(candidate.frame.modality), "modality.frame")
        return status

    def _denier(self, predicate: Predicate, analysis: Analysis) -> Party | None:
        for item in predicate.agent if predicate.voice == PASSIVE else predicate.subject:
            for mention in analysis.mentions_in(item.first, item.last):
                return self.discourse.party(mention, analysis)
        return None

    # --- time, place, extent ---------------------------------------------------------------------

    def _extent(
        self, analysis: Analysis, candidate: Candidate, times: list[TimeExpression]
    ) -> tuple[int, int]:
        first, last = candidate.first, candidate.last
        if candidate.frame.speech and candidate.predicate is not None:
            for predicate in analysis.predicates:
                if _hangs_on(predicate, candidate.predicate):
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


def _by_fighters(analysis: Analysis, candidate: Candidate) -> bool:
    """Whether a state or an armed body did it: no accident, whatever else the page tells."""
    return candidate.frame.roles != "undergoer" and any(
        mention.kind in _FIGHTERS and mention.sectors[:1] != ("COP",)
        for item in candidate.agents
        for mention in analysis.mentions_in(item.first, item.last)
    )


@lru_cache(maxsize=65536)
def _accidental(lower: str, language: str) -> bool:
    lexicon = frames(language)
    return lexicon is not None and lower in lexicon.classes.get("accident", frozenset())


def _stands_as_relation(
    analysis: Analysis, candidate: Candidate, relations: Sequence[Relation]
) -> bool:
    """A war that never ended is a standing relation, no battle."""
    start = analysis.tokens[candidate.trigger_first].start
    return any(
        r.kind is RelationKind.TECHNICALLY_AT_WAR and r.start <= start < r.end for r in relations
    )


def _hangs_on(predicate: Predicate, matrix: Predicate) -> bool:
    step: Predicate | None = predicate
    for _ in range(_PLAN_WINDOW):
        if step is None or step.link not in ("complement", "control", "purpose"):
            return False
        step = step.matrix
        if step is matrix:
            return True
    return False


def codable(kind: BlockKind) -> bool:
    """Whether blocks of this kind may yield records (law 4)."""
    return kind in _CODABLE


_CODABLE = frozenset({BlockKind.BODY, BlockKind.TITLE, BlockKind.DECK, BlockKind.CAPTION})
