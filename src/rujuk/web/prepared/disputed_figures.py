"""Figures that exclude each other, as the page of contradictions shows them: sides and pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.records import Modality
from rujuk.web.prepared.gravity import stake_of_measure
from rujuk.web.prepared.quoted import carried, carriers, quoted
from rujuk.web.strings import strings
from rujuk.weigh.constants import Role
from rujuk.weigh.measures import PRESENT
from rujuk.weigh.sides import cycle_between
from rujuk.weigh.summary import assertion_form, conflict_form, number

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from rujuk.brief.voices import Voices
    from rujuk.form import Json, JsonObject
    from rujuk.web.prepared.past_disputes import Closed, Past
    from rujuk.weigh.assertions import Assertion
    from rujuk.weigh.conflicts import Conflict
    from rujuk.weigh.picture import Weighed
    from rujuk.weigh.quantities import Quantity

MOST_SIDES = 6
"""Figures of one dispute that are shown; how many more there are is said."""
MOST_QUOTES = 3
"""Quotes of one side: a sum has one for each of its parts."""


def groups(conflicts: Iterable[Conflict]) -> list[list[Conflict]]:
    """The pairs that hang together by a figure that is in several, in the order of the first."""
    leader: dict[str, str] = {}

    def find(one: str) -> str:
        while leader.setdefault(one, one) != one:
            leader[one] = one = leader[leader[one]]
        return one

    pairs = [*conflicts]
    for pair in pairs:
        first, second = (find(one) for one in pair.records)
        leader[max(first, second)] = min(first, second)
    found: dict[str, list[Conflict]] = {}
    for pair in pairs:
        found.setdefault(find(pair.records[0]), []).append(pair)
    return [*found.values()]


def figures_dispute(
    quantity: Quantity, pairs: Sequence[Conflict], past: Past | None, voices: Voices
) -> JsonObject:
    """A dispute that stands open: every figure that another excludes, and each pair of them."""
    ids = [str(conflict_form(quantity, pair)["id"]) for pair in pairs]
    since = [day for one in ids if past is not None and (day := past.opened.get(one)) is not None]
    opened = min(since, default=None) or min(
        (day for pair in pairs if (day := _both_public(pair, voices.weighed)) is not None),
        default=None,
    )
    return _dispute(quantity, pairs, ids, voices) | {
        "id": min(ids),
        "open": True,
        "opened": opened,
        "closed": None,
        "goes_on": False,
    }


def closed_dispute(one: Closed, standing: Container[str], voices: Voices) -> JsonObject:
    """A dispute that a later report has set right, with what became of both figures.

    What is not among `standing` (ids of quantities and assertions) has no record to lead to.
    """
    made = _dispute(one.quantity, [one.conflict], [None], voices)
    fates = dict(zip((one.conflict.one.id, one.conflict.other.id), one.fates, strict=True))
    for side in _objects(made["sides"]):
        side["fate"] = fates[str(side["id"])]
        if side["id"] not in standing:
            side["assertion"] = None
    if one.quantity.id not in standing:
        made["quantity"] = None
    return made | {
        "id": str(conflict_form(one.quantity, one.conflict)["id"]),
        "open": False,
        "opened": one.opened,
        "closed": one.closed,
        "goes_on": one.goes_on,
    }


def _dispute(
    quantity: Quantity, pairs: Sequence[Conflict], ids: Sequence[str | None], voices: Voices
) -> JsonObject:
    denials = {one.id for one in quantity.denials}
    sides = _shown(pairs, denials)
    places = {one.id: at for at, one in enumerate(sides)}
    made: list[Json] = [_side(one, quantity, denials, voices) for one in sides]
    told = [one for one in made if isinstance(one, dict)]
    figures = [one.figure for one in sides if one.id not in denials]
    ratio = max(figures) / max(min(figures), 1.0) if figures else 1.0
    estimate = quantity.estimate
    shown: list[Json] = [
        _pair(pair, record, quantity, places, voices)
        for pair, record in zip(pairs, ids, strict=True)
        if pair.one.id in places and pair.other.id in places
    ]
    return {
        "kind": "count",
        "type": quantity.measure.value,
        "heading": voices.heading(quantity),
        "affair": voices.affair(quantity),
        "counts": voices.number_of(quantity),
        "quantity": quantity.id,
        "grade": estimate.grade if estimate is not None else None,
        "modality": quantity.modality.value,
        "stake": int(stake_of_measure(quantity.measure)),
        "reports": sum(int(str(one["reports"])) for one in told),
        "ratio": round(ratio, 3),
        "sides": made,
        "hidden": len({one.id for pair in pairs for one in (pair.one, pair.other)}) - len(sides),
        "pairs": shown,
        "hidden_pairs": len(pairs) - len(shown),
    }


def _shown(pairs: Sequence[Conflict], denials: set[str]) -> list[Assertion]:
    """The sides, the greatest figure first; of very many the extremes and the most often told."""
    sides = {one.id: one for pair in pairs for one in (pair.one, pair.other)}
    ordered = sorted(sides.values(), key=lambda one: (-one.figure, one.id in denials, one.id))
    if len(ordered) <= MOST_SIDES:
        return ordered
    inner = sorted(ordered[1:-1], key=lambda one: (-len(one.mentions), one.id))
    kept = {ordered[0].id, ordered[-1].id, *(one.id for one in inner[: MOST_SIDES - 2])}
    return [one for one in ordered if one.id in kept]


def _side(one: Assertion, quantity: Quantity, denials: set[str], voices: Voices) -> JsonObject:
    weighed = voices.weighed
    denied = one.id in denials
    mentions = [weighed.claims[mention.id] for mention in one.sources]
    told = [(voices.sheets[report.id], claim.start) for report, claim in mentions]
    band = one.band
    made = assertion_form(one, quantity, weighed.places)
    quotes: list[Json] = []
    parts = one.derived_from or (one,)
    for part in parts[:MOST_QUOTES]:
        mention = voices.mentions(part)[0]
        sheet = voices.sheets[weighed.claims[mention.id][0].id]
        by = voices.who(part, sided=False) if one.derived_from else ""
        quotes.append(quoted(voices.claim_words(mention.id, by), sheet, mention.id))
    return {
        "id": one.id,
        "assertion": one.id,
        "denied": denied,
        "named": not denied or (one.low, one.best, one.high) != (None, None, None),
        "figure": voices.figure(one),
        "low": number(one.low),
        "best": number(one.best),
        "high": number(one.high),
        "band": [number(band.low), number(band.high)],
        "open_top": band.open_top,
        "who": voices.who(one, sided=False),
        "role": f"explain.role.{one.authority.role.value}",
        "family": one.authority.family,
        "authority": one.authority.name,
        "spots": _spots(one, quantity, voices),
        "whom": _whom(one, voices),
        "as_of": one.as_of.text if one.as_of is not None else None,
        "time": _time(one, voices),
        "place": voices.where(one.scope) if one.scope != quantity.scope else "",
        "modality": one.modality.value,
        "stance": one.stance.value,
        "status": made["status"],
        "sum": bool(one.derived_from),
        "fate": None,
        "quotes": quotes,
        **carried(carriers(told, weighed.originals)),
    }


def _spots(one: Assertion, quantity: Quantity, voices: Voices) -> list[Json]:
    """The places that its own words name, but for that of the quantity; by the alphabet."""
    whole = voices.where(quantity.scope)
    claims = [voices.weighed.claims[mention.id][1] for mention in one.sources]
    told = [claim.place for claim in claims if claim.place is not None]
    names = {voices.wording.place(place) for place in told if place.inferred is None}
    return [*sorted(names - {whole})]


def _whom(one: Assertion, voices: Voices) -> list[Json]:
    """The words for whom or what it counts, in order of the alphabet."""
    claims = [voices.weighed.claims[mention.id][1] for mention in one.sources]
    told = [claim.of_whom for claim in claims if claim.of_whom is not None]
    return [*sorted({party.text.casefold() for party in told if party.inferred is None})]


def _time(one: Assertion, voices: Voices) -> str:
    """The day that a figure is of, with the time of day where one is told."""
    day, text = voices.day(one), one.as_of.text if one.as_of is not None else ""
    _, clock, time = text.partition("T")
    if not clock or "/" in text:
        return day
    hour, minute = time[:5].split(":")
    words = strings(voices.wording.language)
    return words.say("disputes.clock", day=day, hour=hour, minute=minute)


def _pair(
    pair: Conflict, record: str | None, quantity: Quantity, places: dict[str, int], voices: Voices
) -> JsonObject:
    """What two figures have in common and what parts them: times, places, wording, sources."""
    first, second = sorted((pair.one, pair.other), key=lambda one: places[one.id])
    lower, higher = sorted((first, second), key=lambda one: (one.figure, one.id))
    made: JsonObject = {
        "id": record,
        "why": pair.why.value,
        "sides": [places[first.id], places[second.id]],
        "lower": places[lower.id],
        "loose": places[lower.id] if lower.band.open_top else None,
        "bands": [[number(one.band.low), number(one.band.high)] for one in (lower, higher)],
        "apart": None,
        "cycle": None,
        "later": None,
        "growing": quantity.measure not in PRESENT,
        "wider": None,
        "possible": next(
            (places[one.id] for one in (first, second) if one.modality is Modality.POSSIBLE), None
        ),
        "one_state": first.authority.country is not None
        and first.authority.country == second.authority.country,
        "party": [places[one.id] for one in (first, second) if one.authority.role in _PARTIES],
        "outlet": [places[one.id] for one in (first, second) if one.authority.role in _UNSOURCED],
    }
    if pair.one.told is not None and pair.other.told is not None:
        made["apart"] = round(pair.one.told.apart(pair.other.told), 3)
        if quantity.estimate is not None:
            made["cycle"] = round(
                cycle_between(
                    pair.one, pair.other, quantity.estimate.standing.tempo,
                    voices.weighed.constants,
                ), 3
            )  # fmt: skip
        if first.told is not None and second.told is not None and first.told != second.told:
            after = first.told.until - second.told.until
            made["later"] = None if not after else places[(first if after > 0 else second).id]
    if first.scope != second.scope:
        made["wider"] = places[(first if second.scope.within(first.scope) else second).id]
    return made


_PARTIES = frozenset({Role.BELLIGERENT, Role.BELLIGERENT_OWN})
_UNSOURCED = frozenset({Role.VOICE, Role.MEDIA_UNSOURCED, Role.ANONYMOUS})


def _both_public(pair: Conflict, weighed: Weighed) -> str | None:
    """The first day by which both figures had been reported; null where one has no day."""
    days = []
    for one in (pair.one, pair.other):
        told = [weighed.claims[mention.id][0].reported_at for mention in one.sources]
        known = [day for day in told if day is not None]
        if not known:
            return None
        days.append(min(known))
    return max(days)


def _objects(values: Json) -> list[JsonObject]:
    return [one for one in values if isinstance(one, dict)] if isinstance(values, list) else []
