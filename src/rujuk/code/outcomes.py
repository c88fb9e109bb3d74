"""What became of machines that are counted, by the words that follow them in their clause.

"268 drones were shot down, 31 went off the radar": both are parts of those launched. The words are
data, `lang/<code>/outcomes.yaml`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from rujuk.lang.packs import lexicon_path
from rujuk.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rujuk.records import Claim, Document

AROUND = 60
"""Code points after a claim in which its predicate stands, and before it."""

_SENTENCE_END = re.compile(r"[.!?]\s|\n")


class Outcome(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that becomes of machines: said after them, or by a verb right before them."""

    id: str
    words: tuple[str, ...]
    before: tuple[str, ...] = ()


class OutcomeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`outcomes.yaml` of a pack. `stops`: what the clause of the counted machines ends at."""

    source: str
    outcomes: tuple[Outcome, ...]
    stops: tuple[str, ...]


class _Patterns(msgspec.Struct, frozen=True):
    """How the words of a pack are found: after the counted ones, before them, the clause's end."""

    after: re.Pattern[str]
    before: re.Pattern[str]
    stop: re.Pattern[str]


def outcome_of(claim: Claim, document: Document) -> str | None:
    """Id of what became of the counted machines; null where no word beside them tells it."""
    patterns = _patterns(document.language) if document.language else None
    if patterns is None:
        return None
    text = document.text
    after = _SENTENCE_END.split(text[claim.end : claim.end + AROUND], 1)[0]
    end = patterns.stop.search(after)
    found = patterns.after.search(
        f"{claim.quote}{after[: end.start()] if end is not None else after}"
    ) or patterns.before.search(text[max(0, claim.start - AROUND) : claim.start])
    return found.lastgroup if found is not None else None


@cache
def _patterns(language: str) -> _Patterns | None:
    path = lexicon_path(language, "outcomes")
    if path is None:
        return None
    words = load(path, OutcomeWords)
    after = "|".join(f"(?P<{one.id}>{_any_of(one.words)})" for one in words.outcomes)
    verbs = [one for one in words.outcomes if one.before]
    before = "|".join(f"(?P<{one.id}>{_any_of(one.before)})" for one in verbs)
    marks = [one for one in words.stops if not one[0].isalpha()]
    said = [one for one in words.stops if one[0].isalpha()]
    return _Patterns(
        after=re.compile(rf"\b(?:{after})\b", re.IGNORECASE),
        before=re.compile(rf"\b(?:{before})(?: \w+)? ?\Z", re.IGNORECASE),
        stop=re.compile(rf"[{re.escape(''.join(marks))}]|\b(?:{_any_of(said)})\b", re.IGNORECASE),
    )


def _any_of(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in longest_first)
