"""Deeds in a manner of speaking: storms attack, prices explode, cameras catch a smile.

`rujuk.code.domains` asks what a page is about; this asks, in any sentence, who does what to whom.
The words are data: `lang/<code>/figurative.yaml`.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

import msgspec

from rujuk.code.domains import domains
from rujuk.code.frames import frames_of
from rujuk.lang.packs import lexicon_path
from rujuk.lexicon import load
from rujuk.records import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.code.analysis import Analysis
    from rujuk.code.candidates import Candidate
    from rujuk.lang.phrases import Chunk


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    frames: list[str]
    words: dict[str, frozenset[str]]  # by class, which is for the reader of the file


class Figures(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of `figurative.yaml`: who harms, and what is harmed, in a manner of speaking."""

    source: str
    doers: _Part
    targets: _Part
    after: frozenset[str]


@cache
def figures(language: str) -> Figures | None:
    """The figures of speech of this language; null where its pack has none."""
    path = lexicon_path(language, "figurative")
    return load(path, Figures) if path else None


def is_figurative(analysis: Analysis, candidate: Candidate) -> bool:
    """Whether a deed is only spoken of so: by who does it, or by what it is done to."""
    doers, targets = _words(candidate.frame.id, analysis.language)
    words = figures(analysis.language)
    if words is None or not (doers or targets):
        return False
    if doers and candidate.inner is not None and _is_at(analysis, *candidate.inner, words.after):
        return True
    for item in candidate.agents[:1]:
        if doers and _is_at(analysis, analysis.head_of(item) + 1, item.last, words.after):
            return True
    return _headed(analysis, candidate.agents, doers) or _headed(
        analysis, candidate.patients, targets
    )


def _is_at(analysis: Analysis, first: int, last: int, words: frozenset[str]) -> bool:
    return first < last and analysis.tokens[first].lower in words


@lru_cache(maxsize=1024)
def _words(frame: str, language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The doers and the targets that this frame has in a manner of speaking only."""
    found = figures(language)
    if found is None:
        return frozenset(), frozenset()
    doers, targets = (
        frozenset[str]().union(*part.words.values())
        if any(frame == name or frame.startswith(f"{name}.") for name in part.frames)
        else frozenset[str]()
        for part in (found.doers, found.targets)
    )
    return doers, targets


def _headed(analysis: Analysis, items: Sequence[Chunk], words: frozenset[str]) -> bool:
    """Whether the first of these phrases is headed by such a word, and no deed or arms follow."""
    if not items or not words:
        return False
    item = items[0]
    head = analysis.head_of(item)
    token = analysis.tokens[head]
    if token.lower not in words:
        return False
    if head and token.is_capitalised and analysis.block is not BlockKind.TITLE:
        return False  # a name: the town of Hama is no pest
    after = analysis.tokens[head + 1].lower if head + 1 < item.last else ""
    return not _is_of_violence(after, analysis.language)


@lru_cache(maxsize=65536)
def _is_of_violence(lower: str, language: str) -> bool:
    lexicon = domains(language)
    return bool(frames_of(lower, language)) or (lexicon is not None and lower in lexicon.witnesses)
