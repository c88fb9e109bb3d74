"""The clock times of counts: "hingga pukul 12.00 tercatat 12 korban", for the figures it is of.

A clock is that of a count where it says until when it was counted, or hangs on a verb of counting
or on the data. It holds for the figures of its sentence and for those of the same speaker that
follow in the paragraph; where its sentence is about the data, also for the sentence before. The
clock of a deed is none of a count.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from rujuk.code.gates import CLOCK
from rujuk.code.times import time_of
from rujuk.code.witnesses import with_outside_words
from rujuk.lang.packs import lexicon_path
from rujuk.lexicon import load
from rujuk.records import Measure, Modality, Stance, Time, TimePrecision, Witness

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rujuk.code.analysis import Analysis
    from rujuk.lang.clocks import Clock
    from rujuk.lang.predicate import Predicate
    from rujuk.lang.times import TimeExpression
    from rujuk.records import Claim, Party


class ClockWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`clocks.yaml` of a language."""

    source: str
    per: frozenset[str]
    until: frozenset[str]
    at: frozenset[str]
    between: frozenset[str]
    since: frozenset[str]
    counting: frozenset[str]
    standing: frozenset[str]
    data: frozenset[str]
    same: tuple[str, ...]


@cache
def clock_words(language: str) -> ClockWords | None:
    """The words of clocks of counts; null where the language has none."""
    path = lexicon_path(language, "clocks")
    return None if path is None else load(path, ClockWords)


OF_BRIEFING = "as_of.briefing"
"""The rule of a time that another sentence of the same briefing tells."""

RUNNING = frozenset(
    {Measure.KILLED, Measure.WOUNDED, Measure.KILLED_OR_WOUNDED, Measure.CASUALTIES,
     Measure.MISSING, Measure.DISPLACED, Measure.DETAINED, Measure.BUILDINGS, Measure.VILLAGES,
     Measure.HOSTAGES, Measure.CAPTURED, Measure.RELEASED}
)  # fmt: skip
"""What a running count is of; a figure of others beside it (troops that are sent) has its own time.
"""

_NO_COUNT = frozenset({Modality.PLANNED, Modality.CONDITIONAL, Modality.DENIED})
_NEAR_DATA = 5  # tokens between "data" and its clock


class _Counted(NamedTuple):
    """When a count was made: the day told with the clock, null where none is, and the words."""

    day: Time | None
    clock: str
    witness: Witness
    speakers: tuple[Party, ...]


def with_clocks(
    analyses: Sequence[Analysis], coded: Sequence[Claim], last: Sequence[int]
) -> Sequence[Claim]:
    """The claims in their order, those of a count at a clock time with that clock.

    `last` is how many claims there are up to the end of each sentence.
    """
    if not coded or not any(analysis.gates & CLOCK for analysis in analyses):
        return coded
    claims = [[*coded[start:end]] for start, end in pairwise((0, *last))]
    here: _Counted | None = None  # holds until the end of its paragraph
    latest: _Counted | None = None  # what "the same hour" means
    paragraph = -1
    for place, analysis in enumerate(analyses):
        words = clock_words(analysis.language)
        if words is None:
            continue
        if analysis.paragraph != paragraph:
            paragraph, here = analysis.paragraph, None
        held = claims[place]
        found = _counted(analysis, held, words, latest) if analysis.gates & CLOCK else None
        if found is None:
            if here is not None:
                claims[place] = [_briefed(one, here) for one in held]
            continue
        here = latest = found
        if held:
            harm = any(one.measure in RUNNING for one in held)
            claims[place] = [
                _clocked(one, found) if one.measure in RUNNING or not harm else one for one in held
            ]
        elif place and analyses[place - 1].paragraph == paragraph and _about_data(analysis, words):
            before = claims[place - 1]
            claims[place - 1] = [
                _clocked(one, found, OF_BRIEFING) if one.measure in RUNNING else one
                for one in before
            ]
            here = latest = found._replace(speakers=_speakers(before))
    return [one for held in claims for one in held]


# --- whose figures -------------------------------------------------------------------------------


def _briefed(claim: Claim, found: _Counted) -> Claim:
    """A claim of a later sentence, with the clock where the same speaker gives it."""
    other = bool(claim.said_by) and not any(
        _same(one, before) for one in claim.said_by for before in found.speakers
    )
    return claim if other or claim.measure not in RUNNING else _clocked(claim, found, OF_BRIEFING)


def _same(one: Party, other: Party) -> bool:
    """Whether two speakers are one, or one speaks for the other ("juru bicara BNPB")."""
    if one.id is not None and one.id == other.id:
        return True
    return one.text in other.text or other.text in one.text


def _speakers(claims: Iterable[Claim]) -> tuple[Party, ...]:
    """Who gives the figures."""
    return tuple(party for one in claims for party in one.said_by)


def _clocked(claim: Claim, found: _Counted, rule: str | None = None) -> Claim:
    """The claim with this clock, unless it is of another day or of no day that is known."""
    own = claim.as_of
    if claim.stance is Stance.RECALLED or claim.modality in _NO_COUNT:
        return claim
    day = found.day
    if own is not None and own.inferred is None and (day is None or own.start != day.start):
        if rule is not None or (day is not None and own.since != day.since):
            return claim  # a time of its own
        day = own
    elif day is not None and (rule or (own is not None and own.inferred)):
        inferred = rule or (own.inferred if own is not None and own.start == day.start else None)
        day = replace(day, inferred=inferred)
    elif day is None:
        day = own
    if day is None or day.precision is not TimePrecision.DAY or day.since is None:
        return claim
    return replace(
        claim,
        as_of=replace(day, clock=found.clock),
        witnesses=with_outside_words(
            claim.start, claim.end, claim.witnesses, ("as_of", (day,)), more=(found.witness,)
        ),
    )


# --- whether a clock is of a count ---------------------------------------------------------------


def _counted(
    analysis: Analysis, claims: Sequence[Claim], words: ClockWords, latest: _Counted | None
) -> _Counted | None:
    """When the count of a sentence was made; null where it tells no clock of a count."""
    clocks = analysis.clocks
    for place, clock in enumerate(clocks):
        day = _day_with(analysis, clock)
        first = min(clock.first, day.first) if day is not None else clock.first
        if place and _begins(analysis, clocks[place - 1], words):
            continue
        if not _is_of_count(analysis, first, claims, words):
            continue
        start, end = analysis.tokens[clock.first].start, analysis.tokens[clock.last - 1].end
        return _Counted(
            time_of(day, analysis.text) if day is not None else None,
            clock.text,
            Witness(purpose="clock", text=analysis.text[start:end], start=start, end=end),
            _speakers(claims),
        )
    if latest is not None and claims:
        return _same_hour(analysis, claims, words, latest)
    return None


def _same_hour(
    analysis: Analysis, claims: Sequence[Claim], words: ClockWords, latest: _Counted
) -> _Counted | None:
    lowers = [token.lower for token in analysis.tokens]
    for phrase in words.same:
        parts = phrase.split()
        for at, lower in enumerate(lowers):
            if lower == parts[0] and lowers[at : at + len(parts)] == parts:
                start = analysis.tokens[at].start
                end = analysis.tokens[at + len(parts) - 1].end
                said = analysis.text[start:end]
                witness = Witness(purpose="clock", text=said, start=start, end=end)
                return latest._replace(
                    day=replace(latest.day, inferred=OF_BRIEFING) if latest.day else None,
                    witness=witness,
                    speakers=_speakers(claims),
                )
    return None


def _day_with(analysis: Analysis, clock: Clock) -> TimeExpression | None:
    """The day that is told with a clock ("Senin (11/5/2026) pukul 20.00")."""
    return next(
        (
            one
            for one in analysis.times
            if one.day is not None
            and one.first <= clock.first <= one.last + 1
            and clock.last <= max(one.last, clock.last)
        ),
        None,
    )


def _begins(analysis: Analysis, clock: Clock, words: ClockWords) -> bool:
    """Whether a stretch of time begins with a clock ("sejak pukul 08.00")."""
    lead = clock.first - 1
    while lead > 0 and analysis.tokens[lead].lower in words.between:
        lead -= 1
    return lead >= 0 and analysis.tokens[lead].lower in words.since


def _is_of_count(
    analysis: Analysis, first: int, claims: Sequence[Claim], words: ClockWords
) -> bool:
    """Whether the clock, told with its day from token `first` on, is that of a count."""
    tokens = analysis.tokens
    at = first if tokens[first].lower in words.until | words.per else first - 1
    while at > 0 and tokens[at].lower in words.between and tokens[at].lower not in words.at:
        at -= 1
    if at > 0 and tokens[at].lower in words.at and tokens[at - 1].lower in words.until | words.per:
        at -= 1
    lead = tokens[at].lower if at >= 0 else ""
    if lead in words.per:
        return True
    before = [one for one in analysis.predicates if one.chunk.head < max(at, 0)]
    if lead in words.until:
        return not before or _may_count(analysis, before[-1], at, claims, words)
    if lead in words.since:
        return False
    near = {token.lower for token in tokens[max(0, at - _NEAR_DATA + 1) : at + 1]}
    if before:
        last = before[-1]
        told = any(tokens[last.chunk.head].end <= one.start < tokens[first].start for one in claims)
        return not told and _is_verb(analysis, last, words.counting)
    if near & words.data:
        return True
    after = [one for one in analysis.predicates if one.chunk.head > first]
    return bool(after) and _is_verb(analysis, after[0], words.counting | words.standing)


def _may_count(
    analysis: Analysis,
    verb: Predicate,
    at: int,
    claims: Sequence[Claim],
    words: ClockWords,
) -> bool:
    """Whether a clause before "until" counts, and does not tell how long something went on."""
    if _is_verb(analysis, verb, words.counting | words.standing):
        return True
    head = analysis.tokens[verb.chunk.head]
    if analysis.reports_by(head.lower):
        return True
    counts = any(
        token.lower in words.counting for token in analysis.tokens[: min(at, verb.chunk.head)]
    )
    for one in claims:
        if one.measure not in RUNNING and not counts:
            continue
        if one.start <= head.start < one.end:
            return True
        items = (*verb.subject, *verb.object) if verb.subject_rule != "relative" else verb.object
        for item in items:
            start, end = analysis.tokens[item.first].start, analysis.tokens[item.last - 1].end
            if one.start < end and start < one.end and one.measure in RUNNING:
                return True
    return False


def _is_verb(analysis: Analysis, verb: Predicate, forms: frozenset[str]) -> bool:
    chunk = verb.chunk
    return any(token.lower in forms for token in analysis.tokens[chunk.first : chunk.last])


def _about_data(analysis: Analysis, words: ClockWords) -> bool:
    """Whether a sentence without a figure of its own is about the data told before it."""
    return any(token.lower in words.data for token in analysis.tokens)
