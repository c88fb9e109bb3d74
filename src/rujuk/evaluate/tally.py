"""Counting right and wrong: tallies, greedy one-to-one matching, agreement of values.

Gold and system are JSON objects: gold offsets are `char_start` and `char_end`, system offsets
`quote_start` and `quote_end`. `docs/evaluation.md` describes the gold and every metric.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from rujuk.records import Measure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Item: TypeAlias = dict[str, Any]
Span: TypeAlias = tuple[int, int]

_UNIT_ALIASES = {
    "soldiers": "troops", "soldier": "troops", "personnel": "troops", "troop": "troops",
    "military": "troops", "dead": "killed", "deaths": "killed", "death": "killed",
    "fatalities": "killed", "injured": "wounded", "injuries": "wounded",
    "casualty": "killed_or_wounded", "killed_wounded": "killed_or_wounded",
    "killed or wounded": "killed_or_wounded", "arrested": "detained", "arrests": "detained",
    "pow": "captured", "pows": "captured", "person": "people", "persons": "people",
    "refugees": "displaced", "evacuees": "displaced", "worker": "workers", "vessels": "ships",
    "boats": "ships", "planes": "aircraft", "demonstrators": "protesters",
    "returned": "repatriated", "freed": "released",
}  # fmt: skip
_COUNTRY_ALIASES = {
    "EU": "EUU", "EUR": "EUU", "IGOEUR": "EUU", "EUE": "EUU", "UN": "UNO", "IGOUNO": "UNO",
    "UNN": "UNO", "NATO": "NAT", "IGONAT": "NAT", "PS": "PSE", "PAL": "PSE",
}  # fmt: skip
UNITS = frozenset(measure.value for measure in Measure)
NOBODY = "XXX"
"""The gold's code for a party of no single country; never required."""


@dataclass
class Tally:
    """True positives, false positives and false negatives of one metric."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def values(self) -> tuple[float, float, float]:
        """Precision, recall and F1, each 0 where nothing was given."""
        precision = self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0
        recall = self.right / (self.right + self.missed) if self.right + self.missed else 0.0
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0

    def add(self, other: Tally) -> None:
        """Take in the counts of another page."""
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed

    def judge(self, *, good: bool, given: bool = True) -> None:
        """A value that the gold asks for: right, or missed and (where one was given) wrong."""
        self.right += good
        self.missed += not good
        self.wrong += (not good) and given

    def compare(self, required: set[str], given: set[str], allowed: set[str]) -> None:
        """Sets of codes: what is required, what was given, what may be given besides."""
        self.right += len(required & given)
        self.missed += len(required - given)
        self.wrong += len(given - required - allowed)


def country(value: object) -> str:
    """The country code of a code, a party or a place, upper case, aliases resolved."""
    if isinstance(value, dict):
        value = value.get("iso3") or value.get("iso") or ""
    code = str(value).strip().upper().split("/")[0].split(":")[0]
    return _COUNTRY_ALIASES.get(code, code)


def countries(values: Iterable[object] | None) -> set[str]:
    """The country codes of several parties, those of nobody left out."""
    return {country(value) for value in values or [] if country(value) not in ("", NOBODY)}


def unit(name: object) -> str:
    """The measure by its name or an alias."""
    plain = str(name or "").strip().lower().replace("-", "_")
    return _UNIT_ALIASES.get(plain, plain)


def overlap(one: Span, other: Span) -> int:
    """Code points that two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def union(one: Span, other: Span) -> int:
    """Code points from the first start to the last end."""
    return max(one[1], other[1]) - min(one[0], other[0])


def system_span(item: Item) -> Span:
    """Offsets of a system item."""
    return item["quote_start"], item["quote_end"]


def gold_span(item: Item) -> Span:
    """Offsets of a gold item."""
    return item["char_start"], item["char_end"]


def inside(span: Span, spans: Iterable[Span]) -> bool:
    """Whether the span lies in one of the spans."""
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def match(
    gold: Sequence[Item],
    system: Sequence[Item],
    pair_score: Callable[[Item, Item], list[float] | None],
) -> list[tuple[int, int]]:
    """Greedy one-to-one pairs (gold index, system index): required gold first, best pairs first."""
    pairs = []
    for gold_index, one in enumerate(gold):
        for system_index, other in enumerate(system):
            scores = pair_score(one, other)
            if scores is not None:
                order = [-score for score in scores]
                pairs.append((bool(one.get("optional")), order, gold_index, system_index))
    pairs.sort()
    gold_used: set[int] = set()
    system_used: set[int] = set()
    matched = []
    for _, _, gold_index, system_index in pairs:
        if gold_index not in gold_used and system_index not in system_used:
            gold_used.add(gold_index)
            system_used.add(system_index)
            matched.append((gold_index, system_index))
    return matched


def tally_matches(
    tally: Tally,
    gold: Sequence[Item],
    system: Sequence[Item],
    matched: Sequence[tuple[int, int]],
    *,
    ignored: Sequence[Span],
    exhaustive: bool,
    touches: Callable[[Item, Item], bool],
) -> None:
    """Count pairs; extra system items are wrong unless ignored or about optional gold."""
    system_matched = {index for _, index in matched}
    gold_matched = {index for index, _ in matched}
    tally.right += sum(1 for index, _ in matched if not gold[index].get("optional"))
    tally.missed += sum(
        1 for index, one in enumerate(gold) if index not in gold_matched and not one.get("optional")
    )
    if not exhaustive:
        return
    for index, item in enumerate(system):
        if index in system_matched or inside(system_span(item), ignored):
            continue
        if not any(one.get("optional") and touches(one, item) for one in gold):
            tally.wrong += 1


# --- counts --------------------------------------------------------------------------------------

_EXACT_TOLERANCE = 0.005
_SHARE_TOLERANCE = 0.03


def _close(value: object, wanted: object, tolerance: float = _EXACT_TOLERANCE) -> bool:
    if value is None or wanted is None:
        return False
    target = _number(wanted)
    return abs(_number(value) - target) <= max(1e-9, tolerance * abs(target))


def _number(value: object) -> float:
    return float(str(value))


def _representative(item: Item) -> float | None:
    if item.get("best") is not None:
        return _number(item["best"])
    low, high = item.get("low"), item.get("high")
    if low is not None and high is not None:
        return (_number(low) + _number(high)) / 2
    value = low if low is not None else high
    return None if value is None else _number(value)


def value_agrees(gold: Item, system: Item) -> bool:
    """Whether the figure is that of the gold, in the tolerance of its hedge."""
    figure = _representative(system)
    if figure is None:
        return False
    if gold["hedge"] == "vague":
        high = gold["high"] if gold["high"] is not None else float("inf")
        given = [_number(system[k]) for k in ("low", "best", "high") if system.get(k) is not None]
        best = system.get("best")
        return any(gold["low"] <= value <= high for value in given) and (
            best is None or gold["low"] <= _number(best) <= high
        )
    if gold["hedge"] == "range":
        return _close(system.get("low"), gold["low"]) and _close(system.get("high"), gold["high"])
    if gold["best"] is None:
        return False
    loose = gold.get("approx") or gold["hedge"] in ("percent_of", "fraction_of")
    best = figure if system.get("best") is None else system["best"]
    return _close(best, gold["best"], _SHARE_TOLERANCE if loose else _EXACT_TOLERANCE)


def bounds_agree(gold: Item, system: Item) -> bool:
    """Whether low and high are those of the gold's hedge or of one it allows."""
    return any(
        _bounds_of_hedge(hedge, gold, system)
        for hedge in [gold["hedge"], *gold.get("hedge_ok", [])]
    )


def _bounds_of_hedge(hedge: str, gold: Item, system: Item) -> bool:
    best = gold["best"]
    low, high = system.get("low"), system.get("high")
    if hedge == "vague":
        return (
            low is not None
            and _number(low) >= 0.99 * gold["low"]
            and (gold["high"] is None or high is None or _number(high) <= 1.01 * (gold["high"] + 1))
        )
    if hedge == "range":
        return _close(low, gold["low"]) and _close(high, gold["high"])
    if hedge in ("at_least", "more_than"):
        return _one_bound(low, best) and (high is None or _number(high) > best)
    if hedge in ("up_to", "nearly"):
        return _one_bound(high, best) and (low is None or _number(low) < best)
    if low is None or high is None:
        return False
    if hedge in ("about", "percent_of", "fraction_of"):
        return bool(
            0.7 * best <= _number(low) <= best * 1.03 and 0.97 * best <= _number(high) <= 1.3 * best
        )
    return _close(low, best) and _close(high, best)


def _one_bound(bound: object, best: float) -> bool:
    return bound is not None and abs(_number(bound) - best) <= max(1, 0.005 * best)


# --- speakers and dates --------------------------------------------------------------------------

_WORD = re.compile(r"\w+")
_CODE = re.compile(r"[A-Z]{2,6}")
SPEAKERS_READ = 3
"""Only the first speakers of an answer count: a list of everybody on the page earns nothing."""


@dataclass(frozen=True, slots=True)
class CommonWords:
    """Words that do not tell one speaker from another, from `speaker_words.yaml`."""

    offices: frozenset[str]
    states: frozenset[str]


def tokens(words: object, common: CommonWords) -> set[str]:
    """The telling words of a name: longer than two letters, no word of office."""
    found = _WORD.findall(str(words).lower())
    return {word for word in found if len(word) > 2 and word not in common.offices}  # noqa: PLR2004


def speakers(given: object) -> list[tuple[str, str]]:
    """Speakers as (words, country), from parties, names or codes."""
    if given is None or given in ("", []):
        return []
    found = []
    for one in given if isinstance(given, list) else [given]:
        if isinstance(one, dict):
            words = str(one.get("surface") or one.get("name") or "")
            found.append((words, country(one.get("iso3") or "")))
        else:
            words = str(one)
            code = country(words) if _CODE.fullmatch(words.strip()) else ""
            found.append((words, code))
    return [one for one in found if one != ("", "")]


def speaker_agrees(
    gold: Sequence[Item], system: Sequence[tuple[str, str]], common: CommonWords
) -> bool:
    """Whether one of the first speakers is one of the gold's: same country, shared name word."""
    return any(
        _same_speaker(words, code, one, common)
        for words, code in system[:SPEAKERS_READ]
        for one in gold
    )


def _same_speaker(words: str, code: str, gold: Item, common: CommonWords) -> bool:
    wanted = country(gold["iso3"])
    if code and wanted and NOBODY not in (code, wanted) and code != wanted:
        return False
    shared = tokens(words, common) & tokens(gold["surface"], common)
    if shared if (code and wanted) else shared - common.states:
        return True
    return bool(code and code == wanted and not tokens(words, common) - {code.lower()})


def tally_speaker(tally: Tally, gold: Item, system: Item, common: CommonWords) -> None:
    """Count an attribution; a lenient gold also takes the reporter's own voice."""
    wanted, given = gold.get("attributed_to", []), speakers(system.get("attributed_to"))
    required = bool(wanted) and not gold.get("attribution_lenient", gold.get("lenient_by"))
    if given and wanted and speaker_agrees(wanted, given, common):
        tally.right += 1
        return
    tally.wrong += bool(given)
    tally.missed += required


def date_agrees(gold: Item, given: object) -> bool:
    """Whether the date is that of the gold, as finely; intervals agree when they overlap."""
    wanted, precision, date = gold["norm"], gold["precision"], str(given)
    if precision in ("year", "month", "day"):
        first = date.partition("/")[0]
        return first[: len(wanted)] == wanted and len(first) >= len(wanted)
    start, end = _days(wanted)
    given_start, given_end = _days(date)
    return not (given_end < start or given_start > end)


_YEAR, _MONTH = 4, 7


def _days(norm: str) -> tuple[str, str]:
    first, _, last = norm.partition("/")
    last = last or first
    start = {_YEAR: first + "-01-01", _MONTH: first + "-01"}.get(len(first), first)[:10]
    end = {_YEAR: last + "-12-31", _MONTH: last + "-31"}.get(len(last), last[:10])
    return start, end
