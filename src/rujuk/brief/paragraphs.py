"""A quantity in sentences: best figure, its grade and why, who says so, what else was said.

Each sentence cites the estimate or the assertions that it stands on.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rujuk.brief.affairs import is_planned
from rujuk.brief.denied_counts import denial_sentences
from rujuk.brief.entries import Entry, Sentence, Words, capital
from rujuk.records import Hedge, Mode
from rujuk.weigh.constants import CONSTANTS, NEUTRAL, UNSOURCED
from rujuk.weigh.guards import agree
from rujuk.weigh.standing import until

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rujuk.brief.affairs import Node
    from rujuk.brief.voices import Voices
    from rujuk.weigh.assertions import Assertion
    from rujuk.weigh.estimates import Estimate
    from rujuk.weigh.quantities import Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sorted:
    """The assertions of a quantity that are not its best one, by what became of them."""

    agreeing: tuple[Assertion, ...]
    beside: tuple[Assertion, ...]
    superseded: tuple[Assertion, ...]
    outdated: tuple[Assertion, ...]
    flows: tuple[Assertion, ...]
    shares: tuple[Assertion, ...]
    undated: tuple[Assertion, ...]


def quantity_entry(node: Node, voices: Voices) -> Entry:
    """The paragraph of a quantity, the words it stands on, and its parts below it."""
    quantity = node.quantity
    sentences = [
        *_estimate(quantity, voices),
        *_held(quantity, voices),
        *denial_sentences(quantity, voices),
    ]
    if quantity.oversized:
        sentences.append(Sentence(text=voices.say("oversized"), cites=(quantity.id,)))
    quoted = {one.id: one for one in _quoted(quantity)}
    alone = len(quoted) == 1
    words = [each for one in quoted.values() for each in voices.quote(one, named=not alone)]
    return Entry(
        text=voices.heading(quantity),
        sentences=tuple(sentences),
        words=_once(words),
        children=tuple(quantity_entry(part, voices) for part in node.parts),
        record=quantity.id,
    )


def _once(words: Sequence[Words]) -> tuple[Words, ...]:
    return tuple({(one.document, one.start, one.end): one for one in words}.values())


def _quoted(quantity: Quantity) -> Iterator[Assertion]:
    """The assertions whose words are shown, the best first."""
    now = quantity.estimate
    if now is not None:
        known = {one.id: one for one in quantity.assertions}
        yield from (known[one.id] for one in now.drivers if one.id in known)
    yield from reversed(quantity.assertions)
    yield from quantity.denials


def _estimate(quantity: Quantity, voices: Voices) -> Iterator[Sentence]:
    now = quantity.estimate
    if now is None:
        yield from _shares(quantity, [*quantity.weighed], voices)
        return
    best = now.drivers[0]
    rest = _sort(quantity, now)
    if "undated" in now.flags:
        yield _undated_best(quantity, now, voices)
        others = [one for one in rest.undated if one.id != best.id]
        if voices.whole_of(best) is not None:
            yield _whole(best, voices)
        if others:
            yield _list("undated.beside", others, quantity, voices)
    else:
        yield _best(quantity, now, voices)
        whole = voices.whole_of(best)
        if whole is not None:
            yield _whole(best, voices)
        if best.derived_from:
            parts = voices.series([voices.told(one) for one in best.derived_from])
            yield Sentence(
                text=voices.say("derived", parts=parts),
                cites=tuple(one.id for one in best.derived_from),
            )
        if rest.agreeing:
            yield _list("agreeing", rest.agreeing, quantity, voices)
        if rest.beside:
            yield _list("beside", rest.beside, quantity, voices)
        yield from _before(rest.superseded, voices)
        if rest.outdated:
            yield _list("outdated", rest.outdated, quantity, voices)
        if rest.undated:
            yield _list("undated.beside", rest.undated, quantity, voices)
    if quantity.part and voices.whole_of(best) is None:
        yield Sentence(text=voices.say("part.alone"), cites=(best.id,))
    if rest.flows:
        yield _list("flows", rest.flows, quantity, voices)
    yield from _shares(quantity, rest.shares, voices)


def _sort(quantity: Quantity, now: Estimate) -> _Sorted:
    best, standing = now.drivers[0], now.standing
    active = [one for one in standing.active if one.id != best.id]
    opposed = _opposed(now)
    agreeing = [
        one
        for one in active
        if one.authority.family != best.authority.family and _supports(one, now)
    ]
    near = {one.id for one in agreeing} | ({opposed.id} if opposed is not None else set())
    shown = {one.id for one in (*active, *standing.superseded, *standing.outdated)}
    flows = [
        one
        for one in quantity.weighed
        if one.mode is Mode.FLOW and one.id != best.id and one.id not in shown
    ]
    return _Sorted(
        agreeing=tuple(agreeing),
        beside=tuple(one for one in reversed(active) if one.id not in near),
        superseded=standing.superseded,
        outdated=standing.outdated,
        flows=tuple(flows),
        shares=tuple(one for one in quantity.weighed if one.mode is Mode.SHARE),
        undated=standing.undated,
    )


def _supports(one: Assertion, now: Estimate) -> bool:
    """Whether a figure of about the same time is near the best one, and not excluded by it."""
    best = now.drivers[0]
    excluded = {each for pair in now.conflicts if best.id in pair.records for each in pair.records}
    fresh = until(best) - until(one) <= now.standing.tempo.window
    return fresh and one.id not in excluded and agree(one, best, CONSTANTS)


def _list(key: str, ones: Sequence[Assertion], quantity: Quantity, voices: Voices) -> Sentence:
    return Sentence(
        text=voices.say(key, figures=voices.listed(ones, quantity)),
        cites=tuple(one.id for one in ones),
    )


# --- the best figure and its grade ---------------------------------------------------------------


def _best(quantity: Quantity, now: Estimate, voices: Voices) -> Sentence:
    best = now.drivers[0]
    key = "estimate"
    if is_planned(quantity):
        key = "estimate.planned"
    elif best.vague:
        key = "estimate.vague"
    elif best.figure == 0 and not best.high:
        key = "estimate.none"
    elif len(quantity.assertions) == 1:
        key = "estimate.short"
    text = voices.say(
        key,
        status=voices.say(f"modality.{best.modality.value}"),
        figure=voices.figure(best),
        day=voices.time(best.told.text) if best.told is not None else "",
        who=voices.who(best),
        range=range_words(now, voices),
        carried=_carried(best, voices),
        grade=now.grade,
        why=why(now, voices),
    )
    opposed = _opposed(now)
    against = () if opposed is None or now.grade != "D" else (opposed.id,)
    return Sentence(text=capital(text), cites=(quantity.id, best.id, *against))


def _carried(best: Assertion, voices: Voices) -> str:
    carried = voices.carried(best)
    return voices.say("carried", reports=carried) if carried else ""


def range_words(now: Estimate, voices: Voices) -> str:
    """What the figures that stand leave open, where that is more than the best figure."""
    number = voices.wording.number
    low, high = now.low or 0, now.high or 0
    if now.open_top:
        return voices.say("range.open", low=number(low))
    best = now.drivers[0]
    told = best.hedge is Hedge.RANGE and (best.low, best.high) == (now.low, now.high)
    if told or round(low) == round(high):
        return ""
    return voices.say("range", low=number(low), high=number(high))


def _undated_best(quantity: Quantity, now: Estimate, voices: Voices) -> Sentence:
    told = [one for one in now.drivers if one.figure == now.drivers[0].figure]
    best = told[0]
    sources = [voices.who(one) for one in told]
    key = "estimate.undated.vague" if best.vague else "estimate.undated"
    text = voices.say(
        "estimate.undated.planned" if is_planned(quantity) else key,
        status=voices.say(f"modality.{best.modality.value}"),
        figure=voices.figure(best),
        who=voices.wording.joined([*dict.fromkeys(sources)]),
        carried=_carried(best, voices),
    )
    return Sentence(text=capital(text), cites=(quantity.id, *(one.id for one in told)))


def why(now: Estimate, voices: Voices) -> str:
    """Why an estimate has its grade: what drives it, in words."""
    say = voices.say
    if "held" in now.flags:
        return say("grade.held")
    if "undated" in now.flags:
        return say("grade.undated")
    if "flow" in now.flags:
        return say("grade.flow")
    best = now.drivers[0]
    if now.grade == "E":
        roles = {one.authority.role for one in now.standing.concurrent}
        return say("grade.unnamed" if roles <= UNSOURCED else "grade.belligerent")
    if now.grade == "D":
        return _against(now, voices)
    families = {
        one.authority.family
        for one in now.standing.active
        if one.id == best.id or _supports(one, now)
    }
    if now.grade == "C" and len(families) > 1:
        return say("grade.wide")
    if now.grade == "C" and now.families > 1:
        return say("grade.alone")
    return say(f"grade.{now.grade}", n=voices.wording.number(len(families)))


def _opposed(now: Estimate) -> Assertion | None:
    """The figure that excludes the best one: of a neutral authority before others, the largest."""
    best = now.drivers[0]
    found = [
        other
        for pair in now.conflicts
        for one, other in ((pair.one, pair.other), (pair.other, pair.one))
        if one.id == best.id
    ]
    return max(
        found,
        key=lambda one: (one.authority.role in NEUTRAL, one.figure, one.id),
        default=None,
    )


def _against(now: Estimate, voices: Voices) -> str:
    opposed = _opposed(now)
    if opposed is not None:
        return voices.say("grade.conflict", told=voices.told(opposed))
    return voices.say("grade.others_conflict" if now.conflicts else "grade.non_monotone")


# --- what stands beside, what was said before, what is held --------------------------------------


def _whole(best: Assertion, voices: Voices) -> Sentence:
    whole = voices.whole_of(best)
    assert whole is not None  # noqa: S101 - asked for where there is one
    text = voices.say(
        "part.of",
        whole=voices.wording.figure(whole),
        measure=voices.say(f"measure.{whole.measure.value}"),
    )
    return Sentence(text=text, cites=(best.id, whole.id))


def _before(superseded: Sequence[Assertion], voices: Voices) -> Iterator[Sentence]:
    """What each authority had said before the figure that it gives now."""
    told: dict[object, list[Assertion]] = defaultdict(list)
    for one in superseded:
        told[one.authority].append(one)
    for ones in told.values():
        figures = [
            voices.say("on_day", figure=voices.figure(one), day=voices.day(one)) for one in ones
        ]
        text = voices.say("superseded", who=voices.who(ones[0]), figures=voices.series(figures))
        yield Sentence(text=text, cites=tuple(one.id for one in ones))


def _shares(quantity: Quantity, shares: Sequence[Assertion], voices: Voices) -> Iterator[Sentence]:
    for one in shares:
        whole = voices.whole_of(one)
        key, of = "shares", ""
        if whole is not None:
            key, of = "shares.of", voices.wording.figure(whole)
        told = voices.told(one, quantity)
        text = voices.say(key, told=told) if whole is None else voices.say(key, told=told, whole=of)
        yield Sentence(text=text, cites=(one.id,))


def _held(quantity: Quantity, voices: Voices) -> Iterator[Sentence]:
    """What is kept out of the weighing, by reason."""
    for one in quantity.assertions:
        held = quantity.held.get(one.id)
        if held is None:
            continue
        cites = (one.id, *((held.because.id,) if held.because is not None else ()))
        yield Sentence(text=held_words(quantity, one, voices), cites=cites)


def held_words(quantity: Quantity, one: Assertion, voices: Voices) -> str:
    """Why a figure is held, in a sentence."""
    held = quantity.held[one.id]
    key = f"held.{held.reason}"
    told = voices.told(one, quantity)
    if not voices.wording.has(key):
        return voices.say("held", told=told, reason=held.reason.replace("_", " "))
    because = "" if held.because is None else voices.told(held.because)
    return voices.say(key, told=told, because=because)
