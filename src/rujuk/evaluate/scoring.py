"""The metrics: one annotated page against what was coded from it, and the sums over pages."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from rujuk.evaluate.tally import (
    NOBODY,
    UNITS,
    CommonWords,
    Item,
    Span,
    Tally,
    bounds_agree,
    countries,
    country,
    date_agrees,
    gold_span,
    inside,
    match,
    overlap,
    system_span,
    tally_matches,
    tally_speaker,
    tokens,
    union,
    unit,
    value_agrees,
)
from rujuk.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

METRICS = (
    "count_span", "count_value", "count_value_unit", "count_bounds", "count_subject",
    "count_attribution", "event_detect", "event_type", "actor", "recipient", "place", "date",
    "modality", "attribution", "relation", "body", "page_facts",
)  # fmt: skip
"""Every metric, in the order of the report."""

_Condition: TypeAlias = "Callable[[Item, Item], bool]"
_PairScore: TypeAlias = "Callable[[Item, Item], list[float] | None]"
Scores: TypeAlias = dict[str, Tally]

SHORTER_OVERLAP = 0.5
"""An event is found where it shares at least this much of the shorter of the two spans ..."""
UNION_OVERLAP = 0.1
"""... and of their union: neither the bare trigger nor the whole page is the event."""
SAME_SPAN = 0.999

_WORD = re.compile(r"\w+")


class _SpeakerWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    offices: frozenset[str]
    states: frozenset[str]


@cache
def common_words() -> CommonWords:
    """Words that do not tell one speaker from another."""
    words = load("evaluate/speaker_words.yaml", _SpeakerWords)
    return CommonWords(offices=words.offices, states=words.states)


def score_pages(
    gold: Iterable[Item], system: Iterable[Item], *, strict_types: bool = False
) -> tuple[Scores, dict[str, Scores]]:
    """Sums over all pages, and the scores of each page by its id."""
    coded = {page["id"]: page for page in system}
    totals = {metric: Tally() for metric in METRICS}
    pages = {}
    for page in gold:
        scores = score_page(page, coded.get(page["id"], {}), strict_types=strict_types)
        pages[page["id"]] = scores
        for metric in METRICS:
            totals[metric].add(scores[metric])
    return totals, pages


def score_page(gold: Item, system: Item, *, strict_types: bool = False) -> Scores:
    """All metrics of one page. `system` is empty where the page was not coded."""
    scores = {metric: Tally() for metric in METRICS}
    ignored = [(start, end) for start, end in gold.get("dont_care_spans", [])]
    _score_counts(scores, gold, system, ignored)
    _score_events(scores, gold, system, ignored, strict_types=strict_types)
    _score_relations(scores["relation"], gold, system)
    if "body_spans" in gold:
        _score_body(scores["body"], gold, system, ignored)
    _score_page_facts(scores["page_facts"], gold, system.get("page"))
    return scores


# --- counts --------------------------------------------------------------------------------------


def _touches(gold: Item, system: Item) -> bool:
    return overlap(gold_span(gold), system_span(system)) > 0


def _unit_agrees(gold: Item, system: Item) -> bool:
    return unit(system.get("unit")) in {gold["unit"], *gold.get("unit_ok", [])}


def _value_and_unit_agree(gold: Item, system: Item) -> bool:
    return value_agrees(gold, system) and _unit_agrees(gold, system)


def _count_pairs(
    condition: Callable[[Item, Item], bool],
) -> Callable[[Item, Item], list[float] | None]:
    def score(gold: Item, system: Item) -> list[float] | None:
        if not _touches(gold, system) or not condition(gold, system):
            return None
        one, other = gold_span(gold), system_span(system)
        shared = overlap(one, other) / max(1, union(one, other))
        return [value_agrees(gold, system), _unit_agrees(gold, system), shared]

    return score


def _score_counts(scores: Scores, gold: Item, system: Item, ignored: Sequence[Span]) -> None:
    wanted = gold.get("counts", [])
    given = [
        count
        for count in system.get("counts", [])
        if count.get("quote_start") is not None and unit(count.get("unit")) in UNITS
    ]
    conditions: tuple[tuple[str, _Condition], ...] = (
        ("count_span", lambda _, __: True),
        ("count_value", value_agrees),
        (
            "count_value_unit",
            lambda one, other: value_agrees(one, other) & _unit_agrees(one, other),
        ),
    )
    matched: list[tuple[int, int]] = []
    for metric, condition in conditions:
        matched = match(wanted, given, _count_pairs(condition))
        tally_matches(
            scores[metric],
            wanted,
            given,
            matched,
            ignored=ignored,
            exhaustive=gold.get("counts_exhaustive", True),
            touches=_touches,
        )
    for gold_index, system_index in matched:
        one, other = wanted[gold_index], given[system_index]
        if one.get("optional"):
            continue
        scores["count_bounds"].judge(good=bounds_agree(one, other))
        tally_speaker(scores["count_attribution"], one, other, common_words())
        subject = country((one.get("of_whom") or {}).get("iso3") or "")
        if subject and subject != NOBODY:
            good = country(other.get("of_whom") or "") == subject
            scores["count_subject"].judge(good=good, given=bool(other.get("of_whom")))


# --- events --------------------------------------------------------------------------------------


def _types(gold: Item, *, strict: bool) -> set[str]:
    return {gold["event_type"]} | (set() if strict else set(gold.get("alt_types", [])))


def _given_type(system: Item) -> str:
    return str(system.get("type", "")).upper()


def _event_pairs(*, typed: bool, strict: bool) -> _PairScore:
    def score(gold: Item, system: Item) -> list[float] | None:
        one, other = gold_span(gold), system_span(system)
        shared = overlap(one, other)
        if shared / max(1, min(one[1] - one[0], other[1] - other[0])) < SHORTER_OVERLAP:
            return None
        if shared < UNION_OVERLAP * union(one, other):
            return None
        types, given = _types(gold, strict=strict), _given_type(system)
        if typed and given not in types:
            return None
        has_trigger = other[0] <= gold["trigger_start"] < other[1]
        wanted, allowed = countries(gold["actors"]), countries(gold.get("actors_ok"))
        actors = countries(system.get("actors"))
        agreement = len(actors & wanted) - len(actors - wanted - allowed)
        ratio = shared / max(1, union(one, other))
        status = str(system.get("modality", "")).lower() == gold["modality"]
        return [
            ratio > SAME_SPAN,
            given == gold["event_type"],
            given in types,
            status,
            has_trigger,
            agreement,
            ratio,
        ]

    return score


def _score_events(
    scores: Scores, gold: Item, system: Item, ignored: Sequence[Span], *, strict_types: bool
) -> None:
    wanted = gold.get("events", [])
    given = [one for one in system.get("events", []) if one.get("quote_start") is not None]
    exhaustive = gold.get("events_exhaustive", True)

    def same_type(one: Item, other: Item) -> bool:
        return _touches(one, other) and _given_type(other) in _types(one, strict=strict_types)

    matched: list[tuple[int, int]] = []
    for metric, typed, touches in (
        ("event_detect", False, _touches),
        ("event_type", True, same_type),
    ):
        matched = match(wanted, given, _event_pairs(typed=typed, strict=strict_types))
        tally_matches(
            scores[metric],
            wanted,
            given,
            matched,
            ignored=ignored,
            exhaustive=exhaustive,
            touches=touches,
        )
    pairs = [(wanted[one], given[other]) for one, other in matched]
    required = [pair for pair in pairs if not pair[0].get("optional")]
    for one, other in required:
        _score_event(scores, one, other)
    asked = sum(1 for one in wanted if not one.get("optional"))
    scores["modality"].missed += asked - len(required)


def _score_event(scores: Scores, gold: Item, system: Item) -> None:
    for metric, wanted, allowed in (
        ("actor", "actors", "actors_ok"),
        ("recipient", "recipients", "recipients_ok"),
    ):
        scores[metric].compare(
            countries(gold[wanted]), countries(system.get(wanted)), countries(gold.get(allowed))
        )
    status = str(system.get("modality", "")).lower()
    good = status in {gold["modality"], *gold.get("modality_ok", [])}
    scores["modality"].judge(good=good)
    tally_speaker(scores["attribution"], gold, system, common_words())
    if gold.get("time") and gold["time"].get("norm"):
        date = system.get("date")
        good = bool(date) and date_agrees(gold["time"], date)
        scores["date"].judge(good=good, given=bool(date))
    if gold.get("place"):
        scores["place"].judge(
            good=_place_agrees(gold["place"], system.get("place")),
            given=bool(system.get("place")),
        )


def _place_agrees(gold: Item, given: object) -> bool:
    if not given:
        return False
    place = given if isinstance(given, dict) else {"surface": given, "iso3": given}
    common = common_words()
    names = tokens(gold["surface"], common) | tokens(gold["norm"], common)
    return (
        bool(tokens(place.get("surface", ""), common) & names)
        or country(place.get("iso3") or "") == gold["iso3"]
    )


# --- relations, body, page facts -----------------------------------------------------------------


def _relation_pair(gold: Item, system: Item) -> list[float] | None:
    shared = overlap(gold_span(gold), system_span(system))
    same_kind = str(system.get("kind")) == gold["kind"]
    if (
        shared <= 0
        or not same_kind
        or countries(system.get("parties")) != countries(gold["parties"])
    ):
        return None
    return [shared]


def _score_relations(tally: Tally, gold: Item, system: Item) -> None:
    """Recall; precision only over relations that overlap one of the gold's."""
    wanted = gold.get("relations", [])
    given = [one for one in system.get("relations", []) if one.get("quote_start") is not None]
    matched = match(wanted, given, _relation_pair)
    system_matched = {index for _, index in matched}
    gold_matched = {index for index, _ in matched}
    tally.right += sum(1 for index in gold_matched if not wanted[index].get("optional"))
    tally.missed += sum(
        1
        for index, one in enumerate(wanted)
        if index not in gold_matched and not one.get("optional")
    )
    tally.wrong += sum(
        1
        for index, one in enumerate(given)
        if index not in system_matched and any(_touches(other, one) for other in wanted)
    )


def _score_body(tally: Tally, gold: Item, system: Item, ignored: Sequence[Span]) -> None:
    """Words inside the body spans of both, of one only; titles and bylines count neither way."""
    spans = system.get("body_spans")
    if spans is None:
        start, end = system.get("body_start"), system.get("body_end")
        spans = [] if start is None or end is None else [[start, end]]
    for found in _WORD.finditer(page_text(gold)):
        word = found.span()
        if inside(word, ignored):
            continue
        wanted, given = inside(word, gold["body_spans"]), inside(word, spans)
        tally.right += wanted and given
        tally.wrong += given and not wanted
        tally.missed += wanted and not given


def page_text(gold: Item) -> str:
    """The text of a gold page: its excerpt, or its file with line ends as they are."""
    if "excerpt" in gold:
        return str(gold["excerpt"])
    with Path(gold["file"]).open(encoding="utf-8", newline="") as file:
        return file.read()


_DAY = 10
"""Characters of an ISO day."""


def _score_page_facts(tally: Tally, gold: Item, page: Item | None) -> None:
    """Dates and publisher as the page states them; what it does not state must stay null."""
    stated = page or {}
    for asked, answered in (("publication_date", "published_on"), ("visit_date", "visited_on")):
        from_elsewhere = asked == "publication_date" and gold.get("publication_date_source")
        if asked not in gold or from_elsewhere:
            continue
        have = stated.get(answered)
        good = page is not None and str(have or "")[:_DAY] == str(gold[asked] or "")[:_DAY]
        tally.judge(good=good, given=bool(have))
    if gold.get("publisher"):
        name = str(stated.get("publisher") or "")
        tally.judge(good=gold["publisher"].lower() in name.lower(), given=bool(name))
