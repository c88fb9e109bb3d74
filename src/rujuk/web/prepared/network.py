"""Who acts with and against whom: actors, pairs of them by quad class, and where each is drawn."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import TYPE_CHECKING

from rujuk.brief.wording import LANGUAGES, wording
from rujuk.code.ontology import BODIES, ontology
from rujuk.web.network_layout import settle, spread
from rujuk.web.prepared.shown_deeds import STATUSES, reports_of, shown_deeds, status_of, told
from rujuk.weigh.parties import is_named, party_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rujuk.brief.deeds import Deed
    from rujuk.brief.wording import Wording
    from rujuk.form import Json, JsonObject
    from rujuk.records import Party
    from rujuk.web.network_layout import Position
    from rujuk.web.press import Making

CLASSES = {
    1: "verbal_cooperation",
    2: "material_cooperation",
    3: "verbal_conflict",
    4: "material_conflict",
}
"""Quad classes of PLOVER, by their number in the ontology."""
COOPERATION = (1, 2)
NOT_THE_STATE = frozenset({"REB", "OPP", "CRM", "NGO", "PTY", "BUS", "JRN", "REL", "LAB"})
"""Sectors (PLOVER) of those who do not act for the state whose code they bear."""
MANY_STATES = BODIES - {"IGO"}
"""Codes of bodies that are one actor with all that belongs to them."""
DRAWN = 40
"""Actors drawn on a wide page, those of most happenings with others."""
DRAWN_NARROW = 14
WIDE, NARROW = 1160, 340
"""Width of the drawings, in points."""
LEAST_HEIGHT, HEIGHT_OF_ONE = 260, 11
"""Height of a drawing of nobody, and what each actor adds to it."""
PAIRS_TOLD = 40
"""Pairs of which happenings are told in words, those of most happenings."""
PAIRS_LISTED = 400
DEEDS_TOLD = 4


@dataclass(kw_only=True)
class _Pair:
    """Two actors and what one did to the other: class, direction and deed of each.

    The direction is 1 from the first of the pair to the second, -1 back, 0 both together.
    """

    deeds: list[tuple[int, int, Deed]] = field(default_factory=list)


def prepare(making: Making) -> None:
    """Keep "network" by language: actors with their places, pairs with counts, what is left out."""
    deeds = shown_deeds(making.picture)
    parties: dict[str, Party] = {}
    pairs: dict[tuple[str, str], _Pair] = defaultdict(_Pair)
    within: Counter[str] = Counter()
    alone = 0
    for deed in deeds:
        ties = [*_ties(deed, parties)]
        for first, second, direction in ties:
            quad = ontology().types[deed.happening.type].quad
            turned = first > second
            key = (second, first) if turned else (first, second)
            pairs[key].deeds.append((quad, -direction if turned else direction, deed))
        if not ties:
            own = _within(deed)
            within.update([own] if own else [])
            alone += not own
    strength = Counter[str]()
    for (one, other), pair in pairs.items():
        strength.update({one: len(pair.deeds), other: len(pair.deeds)})
    order = sorted(strength, key=lambda one: (-strength[one], one))
    ranked = sorted(pairs.items(), key=lambda one: (-len(one[1].deeds), one[0]))
    weights = {key: len(pair.deeds) for key, pair in pairs.items()}
    wide, narrow = (
        spread(_tied(order[:count], weights), weights) for count in (DRAWN, DRAWN_NARROW)
    )
    for language in LANGUAGES:
        say = wording(language)
        names = {key: _name(key, parties[key], say) for key in order}
        sizes = {key: strength[key] for key in order}
        actors: list[Json] = [
            {
                "name": names[key],
                "deeds": strength[key],
                "country": parties[key].country if key.startswith(STATE) else None,
                "within": within[key],
            }
            for key in order
        ]
        numbers = {key: number for number, key in enumerate(order)}
        making.keep(
            "network",
            {
                "actors": actors,
                "pairs": [
                    _pair(key, pair, numbers, number, say)
                    for number, (key, pair) in enumerate(ranked[:PAIRS_LISTED])
                ],
                "pairs_in_all": len(ranked),
                "wide": _frame(wide, names, sizes, numbers, width=WIDE),
                "narrow": _frame(narrow, names, sizes, numbers, width=NARROW),
                "alone": alone,
                "deeds": len(deeds),
            },
            language=language,
        )


STATE = "state "


def _tied(order: list[str], weights: Mapping[tuple[str, str], int]) -> list[str]:
    """Those of the actors that have to do with another of them."""
    chosen = set(order)
    tied = {one for pair in weights if chosen.issuperset(pair) for one in pair}
    return [one for one in order if one in tied]


def _frame(
    positions: Mapping[str, Position],
    names: Mapping[str, str],
    sizes: Mapping[str, int],
    numbers: Mapping[str, int],
    *,
    width: int,
) -> JsonObject:
    """A drawing: width, height, and the actors in their places."""
    height = LEAST_HEIGHT + HEIGHT_OF_ONE * len(positions)
    actors = settle(positions, names, sizes, numbers, width=width, height=height)
    return {"width": width, "height": height, "actors": actors}


def actor_of(party: Party) -> str | None:
    """What tells one actor of the network from another; null for nobody in particular.

    Whoever acts for a state, and its people, are the state; armed groups, parties, companies and
    other bodies that bear its code are themselves.
    """
    own = NOT_THE_STATE.intersection(party.sectors)
    one_actor = party.country not in BODIES or party.country in MANY_STATES
    if party.country is not None and one_actor and not own:
        return f"{STATE}{party.country}"
    if party.id is not None or own or is_named(party):
        return party_key(party)
    return None


def _actors(parties: tuple[Party, ...], known: dict[str, Party]) -> list[str]:
    found = []
    for party in parties:
        key = actor_of(party)
        if key is None:
            continue
        known.setdefault(key, party)
        if key not in found:
            found.append(key)
    return found


def _ties(deed: Deed, known: dict[str, Party]) -> Iterator[tuple[str, str, int]]:
    """Who did it to whom; of cooperation without a recipient, who did it together."""
    happening = deed.happening
    actors = _actors(happening.actors, known)
    recipients = _actors(happening.recipients, known)
    if recipients:
        for one in actors:
            yield from ((one, other, 1) for other in recipients if other != one)
    elif ontology().types[happening.type].quad in COOPERATION:
        yield from ((one, other, 0) for one, other in combinations(actors, 2))


def _within(deed: Deed) -> str | None:
    """The actor to whom all who are told belong, doer and sufferer; null where there is none."""
    happening = deed.happening
    if not happening.actors or not happening.recipients:
        return None
    keys = {actor_of(one) for one in (*happening.actors, *happening.recipients)}
    return next(iter(keys)) if len(keys) == 1 else None


def _name(key: str, party: Party, say: Wording) -> str:
    """The state, or the name; who has none is told with the state: many have rebels."""
    if key.startswith(STATE):
        return say.state(party.country) or say.party(party)
    return say.party(party if party.id is None else replace(party, country=None))


def _pair(
    key: tuple[str, str], pair: _Pair, numbers: dict[str, int], number: int, say: Wording
) -> JsonObject:
    """A pair by the numbers of its actors, the stronger one first, with counts by class.

    "counts" has for each class and status the happenings there, back and together.
    """
    turned = numbers[key[0]] > numbers[key[1]]
    first, second = key[::-1] if turned else key
    counts: dict[str, dict[str, list[int]]] = {}
    for quad, direction, deed in pair.deeds:
        by_status = counts.setdefault(CLASSES[quad], {})
        directed = by_status.setdefault(status_of(deed), [0, 0, 0])
        directed[{1: 0, -1: 1, 0: 2}[-direction if turned else direction]] += 1
    deeds = [*dict.fromkeys(deed.happening.id for _, _, deed in pair.deeds)]
    by_id = {deed.happening.id: deed for _, _, deed in pair.deeds}
    quads = {deed.happening.id: quad for quad, _, deed in pair.deeds}
    shown = deeds[:DEEDS_TOLD] if number < PAIRS_TOLD else []
    return {
        "actors": [numbers[first], numbers[second]],
        "deeds": len(deeds),
        "reports": reports_of(by_id.values()),
        "counts": {
            name: {status: [*counts[name][status]] for status in STATUSES if status in counts[name]}
            for name in CLASSES.values()
            if name in counts
        },
        "told": [told(by_id[one], say) | {"class": CLASSES[quads[one]]} for one in shown],
    }
