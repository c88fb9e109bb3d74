"""What a revision makes of a claim: who rejects the figure, of what time it is, what stood before.

`rujuk.code.revisions` finds the figures; here they meet the parties and times of their sentence.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rujuk.code.times import time_of
from rujuk.code.witnesses import with_outside_words
from rujuk.lang.predicate import PASSIVE
from rujuk.records import Modality, Party, Stance, Witness

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rujuk.code.analysis import Analysis
    from rujuk.code.count_drafts import CountDraft
    from rujuk.code.discourse import Discourse
    from rujuk.code.revisions import Revision
    from rujuk.lang.predicate import Predicate
    from rujuk.lang.times import TimeExpression
    from rujuk.records import Claim, Time

RECALLED, DENIED = "recalled", "denied"
OF_PAGE = "as_of.published_on"
"""The rule of a time that only the day of the page tells."""
# Tokens behind a counted phrase at which the time of the figure may begin ("65 orang pada Senin").
_TIME_NEAR = 2


def said_so(analysis: Analysis, revision: Revision) -> Witness:
    """The words that recall or reject the figure, for its stance or its modality."""
    start = analysis.tokens[revision.first].start
    end = analysis.tokens[revision.last - 1].end
    purpose = "stance" if revision.kind == RECALLED else "modality"
    return Witness(purpose=purpose, text=analysis.text[start:end], start=start, end=end)


def denier_of(
    analysis: Analysis, verb: int, discourse: Discourse, speaker: Party | None
) -> Party | None:
    """Who rejects a figure by the verb at this token: its subject, of a passive its agent."""
    for predicate in analysis.predicates:
        if predicate.chunk.first <= verb < predicate.chunk.last:
            return subject_of(analysis, predicate, discourse, speaker)
    return None


def subject_of(
    analysis: Analysis, predicate: Predicate, discourse: Discourse, speaker: Party | None = None
) -> Party | None:
    """The party that is the subject of a verb, of a passive its agent; null where none is told."""
    for item in predicate.agent if predicate.voice == PASSIVE else predicate.subject:
        at = analysis.head_of(item)
        mentions = analysis.mentions_in(item.first, item.last)
        found = next((m for m in mentions if m.first <= at < m.last), None)
        found = found or next(iter(mentions), None)
        if found is not None:
            return discourse.party(found, analysis, speaker)
        start, end = analysis.tokens[item.first].start, analysis.tokens[item.last - 1].end
        return Party(text=analysis.text[start:end], start=start, end=end)
    return None


def told_time(analysis: Analysis, draft: CountDraft) -> Time | None:
    """The time that is told of a recalled figure itself, or of its telling; null for none."""
    told = _own_time(analysis, draft)
    return None if told is None else replace(time_of(told, analysis.text), clock=None)


def times_of_recalled(analysis: Analysis, drafts: Sequence[CountDraft]) -> frozenset[int]:
    """First tokens of the times that are those of recalled figures, and of no other."""
    found = (
        _own_time(analysis, draft)
        for draft in drafts
        if draft.revision is not None and draft.revision.kind == RECALLED
    )
    return frozenset(told.first for told in found if told is not None)


def _own_time(analysis: Analysis, draft: CountDraft) -> TimeExpression | None:
    revision = draft.revision
    if revision is None:
        return None
    end = max(draft.last, draft.phrase_last)
    for told in analysis.times:
        if told.since is None:
            continue
        behind = draft.last <= told.first <= end + _TIME_NEAR and not any(
            # "yang semula melaporkan 61 korban, kini ...": the time of what follows
            token.text == ","
            for token in analysis.tokens[draft.last : told.first]
        )
        words = revision.first < told.last and told.first < revision.last
        if behind or words or _tells_when(told, draft, revision):
            return told
    return None


def _tells_when(told: TimeExpression, draft: CountDraft, revision: Revision) -> bool:
    """As in "semula pada Senin dilaporkan 40 orang": between the word and the figure."""
    return revision.last <= told.first and told.last <= draft.first


def settled(
    claims: Sequence[Claim], revised: Mapping[str, tuple[str, str, Witness]]
) -> list[Claim]:
    """The claims with what later sentences made of them: kind, rule and witness by id."""
    return [_settled(one, revised[one.id]) if one.id in revised else one for one in claims]


def _settled(claim: Claim, how: tuple[str, str, Witness]) -> Claim:
    kind, rule, witness = how
    as_of = claim.as_of
    if as_of is not None and as_of.inferred == OF_PAGE:
        as_of = None
    told = replace(
        claim,
        rules=(*claim.rules, rule),
        witnesses=with_outside_words(claim.start, claim.end, claim.witnesses, more=(witness,)),
    )
    if kind == DENIED:
        return replace(told, modality=Modality.DENIED)
    return replace(told, stance=Stance.RECALLED, as_of=as_of)
