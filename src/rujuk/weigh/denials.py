"""Deeds that some tell and others deny: contradictions of events.

A denial is a deed told as untrue by somebody who answers a telling ("X membantah menyerang"), or a
telling on which a page sets a denial ("klaim itu dibantah X"), or a page's own "did not" that meets
another's "did". Not yet, will not, cannot and failed are none (`rujuk.code.negations`); nor is what
the denier itself tells later. A denial that meets no telling stays a contradiction where its words
answer one: the other side is then nobody that the pages name.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rujuk.code.negations import Negation, negation_of
from rujuk.records import EventType, Modality, content_id
from rujuk.weigh.deed_kinds import denied_together, frame_of
from rujuk.weigh.event_contradictions import EventContradiction, Side, once, parties_once
from rujuk.weigh.opposition import answers, denier_of, in_time, opposes
from rujuk.weigh.parties import holds_country, party_key, speaker_key
from rujuk.weigh.sameness import status_of
from rujuk.weigh.tellings import (
    akin,
    same_voice,
    share_named,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rujuk.records import Party
    from rujuk.weigh.happenings import Happening
    from rujuk.weigh.tellings import Telling

SOON = 300
"""Code points between an accusation and the denial of the accused on one page."""
NEAR = 120
"""Code points between an accusation and the denial of one whom it only mentions."""

DENYING = "reject.deny"
"""The frame of saying that it is not so."""
ALLEGING = "allege"
"""PLOVER mode of ACCUSE: somebody is said to have done it."""


@dataclass(kw_only=True)
class _Dispute:
    """A denial and what it answers, in the making. `denier` null: the page's own "did not"."""

    denier: Party | None
    told: list[Telling]
    denied: list[Telling]
    accused: bool = False


class _Held:
    """The happenings of one thread, by what a denial looks for."""

    def __init__(self, happenings: Sequence[Happening]) -> None:
        """Look at each telling once."""
        self._happenings = happenings
        self._of_kind: dict[str, set[int]] = defaultdict(set)
        """Places of the happenings that tell a deed of a kind."""
        self.denying: dict[str, list[Telling]] = defaultdict(list)
        """Words of denial, by the id of their page."""
        self.alleging: list[Telling] = []
        """Who is said to have accused somebody."""
        for at, happening in enumerate(happenings):
            for one in happening.tellings:
                self._of_kind[one.kind].add(at)
                if frame_of(one.event) == DENYING:
                    self.denying[one.report.id].append(one)
                if ALLEGING in one.event.modes and one.event.modality is Modality.HAPPENED:
                    self.alleging.append(one)

    def like(self, denied: Sequence[Telling]) -> list[Happening]:
        """The happenings that tell a deed of a kind that these may deny, in order."""
        kinds = {no.kind for no in denied}
        found = {
            at
            for kind, places in self._of_kind.items()
            if kind in kinds or any(denied_together(kind, other) for other in kinds)
            for at in places
        }
        return [self._happenings[at] for at in sorted(found)]


def find_denials(
    happenings: Iterable[Happening], thread_of: Mapping[str, str]
) -> tuple[EventContradiction, ...]:
    """The deeds that are told and denied, one for each denier and deed, in order of id."""
    threads: dict[str, list[Happening]] = defaultdict(list)
    for happening in happenings:
        threads[thread_of.get(happening.tellings[0].original, "")].append(happening)
    found = []
    for thread, happened in sorted(threads.items()):
        held = _Held(happened)
        disputes = [
            dispute
            for happening in happened
            for dispute in (
                _denials(happening, held, one_affair=bool(thread))
                if status_of(happening.tellings[0].event) == "denied"
                else _answers(happening, held)
            )
        ]
        found += [_contradiction(dispute) for dispute in _joined(disputes)]
    return tuple(sorted(found, key=lambda one: one.id))


# --- tellings on which a page sets a denial ------------------------------------------------------


def _answers(happening: Happening, held: _Held) -> list[_Dispute]:
    """Those who deny what this happening's tellings tell, each with who tells it."""
    found = []
    for one in happening.tellings:
        denier = one.event.denied_by
        if denier is None or _own_word(one, denier):
            continue
        told = [other for other in happening.tellings if not _own_word(other, denier)]
        denied = _denying_words(one, denier, held) or [one]
        found.append(
            _Dispute(
                denier=denier,
                told=told,
                denied=denied,
                accused=one.event.type is EventType.ACCUSE,
            )
        )
    return found


def _denying_words(one: Telling, denier: Party, held: _Held) -> list[Telling]:
    """The words of denial after a telling on its page ("Z membantah laporan tersebut")."""
    after = [
        other
        for other in held.denying.get(one.report.id, ())
        if other.event.start >= one.event.end
        and any(_same(actor, denier) for actor in other.event.actors)
    ]
    return [min(after, key=lambda other: other.order)] if after else []


def _same(one: Party, other: Party) -> bool:
    return akin(one, other) or one.text == other.text


def _own_word(one: Telling, denier: Party) -> bool:
    """Whether it is the denier who tells it."""
    if one.event.type is EventType.ACCUSE:
        return any(akin(actor, denier) for actor in one.event.actors)
    return one.speaker is not None and akin(one.speaker, denier)


# --- deeds told as untrue ------------------------------------------------------------------------


def _denials(happening: Happening, held: _Held, *, one_affair: bool) -> list[_Dispute]:
    """What the tellings of a denied happening deny, by denier; a bare "did not" needs its match."""
    by_denier: dict[str, list[Telling]] = defaultdict(list)
    for one in happening.tellings:
        if negation_of(one.event, one.report.language) is Negation.UNTRUE:
            by_denier[speaker_key(denier_of(one))].append(one)
    found = []
    for denied in by_denier.values():
        denier = denier_of(denied[0])
        opposed = [
            other
            for other in held.like(denied)
            if any(
                opposes(one, no, one_affair=one_affair) for one in other.tellings for no in denied
            )
        ]
        told = [one for other in opposed for one in other.tellings]
        if denier is None:
            told = [one for one in told if not any(same_voice(one, no) for no in denied)]
            if told:
                found.append(_Dispute(denier=None, told=told, denied=denied))
            continue
        own = [one for one in told if _own_word(one, denier)]
        if any(_later(one, denied) for one in own):
            continue  # who tells it by now denies it no longer
        told = [one for one in told if one not in own]
        accusers = [] if told else _accusers(denier, denied, held)
        if not told and not accusers and not any(map(answers, denied)):
            continue
        found.append(
            _Dispute(denier=denier, told=told or accusers, denied=denied, accused=bool(accusers))
        )
    return found


def _later(one: Telling, denied: Sequence[Telling]) -> bool:
    """Whether it was reported after every denial."""
    return one.reported is not None and all(
        no.reported is not None and one.reported.since > no.reported.since for no in denied
    )


def _accusers(denier: Party, denied: Sequence[Telling], held: _Held) -> list[Telling]:
    """Who accuses the denier of what it denies.

    On the page of the denial who accuses it soon before, or mentions it right before; on other
    pages who accuses it in the word that it denies.
    """
    return [
        one
        for one in held.alleging
        if not any(akin(actor, denier) for actor in one.event.actors)
        and any(_accuses(one, no, denier) for no in denied)
    ]


def _accuses(one: Telling, no: Telling, denier: Party) -> bool:
    blamed = share_named(one.event.recipients, (denier,))
    if one.report.id != no.report.id:
        word = no.event.trigger.text.casefold()
        return blamed and word in one.event.quote.casefold().split() and in_time(one, no)
    behind = no.event.start - one.event.end
    if blamed:
        return 0 <= behind <= SOON
    return 0 <= behind <= NEAR and holds_country(one.event.quote, denier.country or "")


# --- records -------------------------------------------------------------------------------------


def _joined(disputes: Sequence[_Dispute]) -> list[_Dispute]:
    """Disputes of one denier over one deed as one."""
    by_denier: dict[str, list[tuple[_Dispute, set[str]]]] = defaultdict(list)
    for one in disputes:
        held = by_denier[_denier_key(one)]
        events = {telling.event.id for telling in (*one.told, *one.denied)}
        same = [each for each in held if not events.isdisjoint(each[1])]
        parts = [*(other for other, _ in same), one]
        joined = _Dispute(
            denier=one.denier,
            told=[telling for each in parts for telling in each.told],
            denied=[telling for each in parts for telling in each.denied],
            accused=all(each.accused for each in parts),
        )
        kept = [each for each in held if events.isdisjoint(each[1])]
        kept.append((joined, events.union(*(told for _, told in same))))
        by_denier[_denier_key(one)] = kept
    return [one for held in by_denier.values() for one, _ in held]


def _denier_key(one: _Dispute) -> str:
    return "" if one.denier is None else party_key(one.denier)


def _contradiction(dispute: _Dispute) -> EventContradiction:
    told, denied = once(dispute.told), once(dispute.denied)
    why = "denied_accusation" if dispute.accused else "denied"
    deniers = (dispute.denier,) if dispute.denier is not None else [one.speaker for one in denied]
    return EventContradiction(
        id=content_id("con", "event", "denied", _denier_key(dispute), denied[0].event.id),
        why=why if told else "denied_report",
        sides=(
            Side(says="told", parties=parties_once(map(_teller, told)), tellings=told),
            Side(says="denied", parties=parties_once(deniers), tellings=denied),
        ),
    )


def _teller(one: Telling) -> Party | None:
    """Who tells it: the speaker, or who accuses."""
    if one.speaker is None and one.event.type is EventType.ACCUSE and one.event.actors:
        return one.event.actors[0]
    return one.speaker
