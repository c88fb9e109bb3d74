"""Language of a page: CLD2 over its body, Indonesian and Malay told apart by their own words.

CLD2 was the cheapest of seven detectors measured and knows id, ms, jv and su (docs/reading.md); it
takes one Malay page in five for Indonesian, so words that only one of the two writes decide.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec
import pycld2  # type: ignore[import-untyped]  # ships no types

from rujuk.lang.packs import languages
from rujuk.lexicon import load, resource

MAX_JUDGED_CHARACTERS = 3000
"""Characters of the body that are judged: more changes no answer on news pages."""

_TOO_SHORT = 40
_WORDS = re.compile(r"[^\W\d_]+")
# What CLD2 must not see: controls make it refuse the text.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffd-\uffff]")
# Least share of the text that CLD2 must give its first language, in percent.
_LEAST_PERCENT = 60
# Codes of ISO 639 that CLD2 still gives, and those of today.
_TODAYS = {"iw": "he", "jw": "jv"}


class _Markers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`markers.yaml` of a language: words its near kin does not write."""

    source: str
    words: list[str]


def identify_language(text: str) -> str | None:
    """ISO 639 code of the language most of this text is written in; null when unsure.

    Text shorter than 40 characters is never judged.
    """
    sample = _CONTROLS.sub(" ", text[:MAX_JUDGED_CHARACTERS]).strip()
    if len(sample) < _TOO_SHORT:
        return None
    try:
        reliable, _, guesses = pycld2.detect(
            sample.encode("utf-8", "replace"), isPlainText=True, bestEffort=True
        )
    except pycld2.error:
        return None
    code, percent = guesses[0][1], guesses[0][2]
    markers = _kin_markers()
    if code in markers:
        return _nearest_kin(sample, code, markers)
    if not reliable or percent < _LEAST_PERCENT or code == "un":
        return None
    return _TODAYS.get(code, str(code))


def _nearest_kin(sample: str, code: str, markers: dict[str, frozenset[str]]) -> str:
    words = _WORDS.findall(sample.lower())
    counts = {kin: sum(map(own.__contains__, words)) for kin, own in markers.items()}
    most = max(counts.values())
    best = [kin for kin, count in sorted(counts.items()) if count == most]
    return best[0] if len(best) == 1 else code


@cache
def _kin_markers() -> dict[str, frozenset[str]]:
    """Words by language; the languages that have such a list are kin of each other."""
    found: dict[str, frozenset[str]] = {}
    for language in languages():
        path = f"lang/{language}/markers.yaml"
        if resource(path).is_file():
            found[language] = frozenset(load(path, _Markers).words)
    return found
