"""When a deed was done: the times of its clause, or one that its sentence lends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.lang.grammar import grammar
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
)
from rujuk.lang.predicate import MIDDLE, PASSIVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.code.analysis import Analysis
    from rujuk.code.candidates import Candidate
    from rujuk.lang.phrases import Chunk
    from rujuk.lang.times import TimeExpression

_PLAIN = ("time.date", "time.weekday", "time.day")  # rules of days, not of "since" or "until"
_JOINED = 6  # verbs of one subject, joined by commas and "dan"


def times_of(candidate: Candidate, analysis: Analysis) -> list[TimeExpression]:
    """The time expressions of the candidate's clause, those after the trigger first."""
    verb = candidate.chunk or (candidate.predicate.chunk if candidate.predicate else None)
    if verb is None:
        return []
    if not analysis.times:
        return []
    own = _own_verbs(candidate, analysis)
    left, right = -1, len(analysis.chunks)
    for item in analysis.chunks:
        if item.kind == VERB and item is not verb and item.index not in own:
            if item.index < verb.index:
                left = item.index
            elif item.index > verb.index:
                right = item.index
                break
    begin = left + 1
    first = min((at for at in own if at > left), default=verb.index)
    for item in analysis.chunks[begin : min(first, verb.index)]:
        former = left >= 0 and item.kind == COORDINATOR and _ends_with_time(analysis, item)
        if item.kind in (SUBORDINATOR, COMPLEMENT) or former:
            begin = item.index + 1
    found = _told(analysis, analysis.chunks[begin:right])
    found.sort(key=lambda t: (t.since is None, t.first < candidate.trigger_first, t.first))
    return found


def _ends_with_time(analysis: Analysis, joint: Chunk) -> bool:
    """Whether the clause before this "and" ends with a time: it is not that of the next clause."""
    before = joint.index - 1
    if before > 0 and analysis.chunks[before].kind == MARK:
        before -= 1
    return analysis.chunks[before].kind == TIME


def lent_times(candidate: Candidate, analysis: Analysis) -> list[TimeExpression]:
    """The time that a deed whose own clause tells none has from elsewhere in its sentence.

    That of the verb whose aim it is ("terbang pada Jumat untuk menemui ..."), of a clause of the
    same time ("tewas ketika ditangkap tahun lalu"), the one behind a relative clause ("wilayah
    yang dikuasai X pada 7 Mei"), the one that opens the sentence for what is joined to its main
    clause, the date that a sentence closes with.
    """
    return (
        _of_aim(candidate, analysis)
        or _of_same_time(candidate, analysis)
        or _behind_relative(candidate, analysis)
        or _opening(candidate, analysis)
        or _closing_date(candidate, analysis)
    )


def of_a_day(times: Sequence[TimeExpression]) -> bool:
    """Whether one of these names a day ("pada Sabtu (10/1)"), and not only about when."""
    return any(time.anchors and time.since is not None for time in times)


def _told(analysis: Analysis, items: Sequence[Chunk]) -> list[TimeExpression]:
    found = []
    for item in items:
        if item.kind == TIME:
            told = next((t for t in analysis.times if t.first == item.first), None)
            if told is not None:
                found.append(told)
    return found


def _of_aim(candidate: Candidate, analysis: Analysis) -> list[TimeExpression]:
    """The times of the verb that the deed is the aim of."""
    predicate = candidate.predicate
    if predicate is None or predicate.link != "purpose" or predicate.matrix is None:
        return []
    return _told(analysis, predicate.matrix.times)


def _of_same_time(candidate: Candidate, analysis: Analysis) -> list[TimeExpression]:
    """The time of a clause that tells what was going on when the deed was done."""
    for predicate in analysis.predicates:
        if predicate.opened_by == "while" and predicate.matrix is candidate.predicate is not None:
            return _told(analysis, predicate.times)
    return []


def _behind_relative(candidate: Candidate, analysis: Analysis) -> list[TimeExpression]:
    """A day behind a passive clause that only tells which thing the deed is done to."""
    predicate = candidate.predicate
    if predicate is None or predicate.opened_by is not None or predicate.matrix is not None:
        return []
    after = [p for p in analysis.predicates if p.chunk.index > predicate.chunk.index]
    if not after or after[0].subject_rule != "relative" or after[0].voice != PASSIVE:
        return []
    told = _told(analysis, after[0].times) if after[0].agent else []
    return [t for t in told if t.anchors and t.rule.startswith(_PLAIN)]


def _opening(candidate: Candidate, analysis: Analysis) -> list[TimeExpression]:
    """The time set before all else and a comma, for a verb joined to that of the main clause."""
    step = candidate.predicate
    for _ in range(_JOINED):
        if step is None or step.matrix is None:
            break
        if step.link not in ("coordinate", "shared") or step.opened_by is not None:
            return []
        step = step.matrix
    if step is None or step.opened_by is not None or step.subject_rule == "relative":
        return []
    opening, after = analysis.chunks[0], analysis.chunks[1:2]
    set_apart = opening.kind == TIME and any(item.role == "," for item in after)
    return _told(analysis, [opening]) if set_apart else []


def _closing_date(candidate: Candidate, analysis: Analysis) -> list[TimeExpression]:
    """The date a sentence closes with after a comma is that of its main clause."""
    predicate = candidate.predicate
    if predicate is None or predicate.matrix is not None or predicate.opened_by is not None:
        return []
    if predicate.subject_rule == "relative":
        return []
    rest = len(analysis.tokens) - 1
    return [
        time
        for time in analysis.times[-1:]
        if time.anchors and time.last >= rest and analysis.tokens[time.first - 1].text == ","
    ]


def _own_verbs(candidate: Candidate, analysis: Analysis) -> set[int]:
    """Verb phrases (their indices) that are part of the deed.

    Light and merged verbs, the second word of a verb of two ("menyatakan mundur"), a verb that
    only tells that the deed began or lasts ("mogok bermula"), a bare state that describes its noun
    ("pawai damai").
    """
    parts = [
        candidate.predicate,
        candidate.governor if _tells_course(candidate, analysis) else None,
    ]
    parts += [absorbed.predicate for absorbed in candidate.absorbed]
    whole = [part for part in parts if part is not None]
    own = {part.chunk.index for part in whole}
    for predicate in analysis.predicates:
        chunk = predicate.chunk
        inside = candidate.trigger_first <= chunk.head < candidate.trigger_last
        describes = (
            predicate.voice == MIDDLE
            and predicate.link in ("control", "complement")
            and any(predicate.matrix is part for part in whole)
            and not predicate.object
        )
        if inside or describes or _follows_noun(candidate, analysis, chunk):
            own.add(chunk.index)
    return own


def _tells_course(candidate: Candidate, analysis: Analysis) -> bool:
    """Whether the verb that governs a nominal deed carries it, or tells only how it went."""
    if candidate.light or candidate.governor is None or candidate.chunk is None:
        return candidate.light
    return candidate.chunk in candidate.governor.subject and _is_course(
        analysis, candidate.governor.chunk
    )


def _follows_noun(candidate: Candidate, analysis: Analysis, verb: Chunk) -> bool:
    """Whether a verb of course follows a nominal deed and its phrases ("... dimulai").

    A relative clause that carries the deed may stand between, and who says so between commas
    ("serangan yang dilancarkan X itu, menurut Y, dimulai").
    """
    noun = candidate.chunk
    if noun is None or verb.index <= noun.index or not _is_course(analysis, verb):
        return False
    carrier = candidate.predicate or (candidate.governor if candidate.light else None)
    between = analysis.chunks[noun.index + 1 : verb.index]
    reported = {item.index for item in between if item.kind == REPORT}
    for item in between:
        if item.kind in (NOUN, COORDINATOR, TIME, RELATIVE, REPORT):
            continue
        if carrier is not None and item is carrier.chunk:
            continue
        if item.kind == MARK and not reported.isdisjoint((item.index - 1, item.index + 1)):
            continue
        return False
    return True


def _is_course(analysis: Analysis, verb: Chunk) -> bool:
    words = grammar(analysis.language)
    return words is not None and analysis.tokens[verb.head].lower in words.existentials
