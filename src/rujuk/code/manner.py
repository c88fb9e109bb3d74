"""Modes and contexts of an event with their rules and words: what `rujuk.code.events` asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rujuk.code.contexts import ContextFinder
from rujuk.code.modes import ModeFinder
from rujuk.records import Witness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.code.analysis import Analysis
    from rujuk.code.candidates import Candidate
    from rujuk.code.roles import Roles
    from rujuk.records import Place


class Manner(NamedTuple):
    """Modes and contexts, the rule of each ("mode.drone.means"), and their words (law 2)."""

    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    rules: list[str]
    witnesses: list[Witness]


class MannerFinder:
    """Tells how the deeds of one page were done and what they are about."""

    __slots__ = ("_contexts", "_modes", "text")

    def __init__(self, text: str, language: str, analyses: Sequence[Analysis]) -> None:
        """`analyses`: every sentence of the page, in order."""
        self.text = text
        self._contexts = ContextFinder(language, analyses)
        self._modes: ModeFinder | None = None

    def open(self, analysis: Analysis, candidates: Sequence[Candidate]) -> ModeFinder:
        """Begins a sentence; `candidates` are all deeds told in it, events or not."""
        self._modes = ModeFinder(analysis, candidates)
        return self._modes

    def of(
        self,
        analysis: Analysis,
        candidate: Candidate,
        extent: tuple[int, int],
        roles: Roles,
        place: Place | None,
    ) -> Manner:
        """The manner of a deed of the open sentence; `extent` are the tokens of its event."""
        assert self._modes is not None  # noqa: S101 - `open` comes first
        modes = self._modes.find(candidate, roles, place)
        codes = tuple(mode.code for mode in modes)
        contexts = self._contexts.find(analysis, candidate, extent, codes, roles)
        rules = [f"mode.{mode.code}.{mode.how}" for mode in modes]
        rules += [f"context.{context.code}.{context.how}" for context in contexts]
        tokens = analysis.tokens
        spans = [
            ("modes", tokens[mode.first].start, tokens[mode.last - 1].end)
            for mode in modes
            if mode.first is not None and mode.last is not None
        ]
        spans += [
            ("contexts", context.start, context.end)
            for context in contexts
            if context.start is not None and context.end is not None
        ]
        witnesses = [
            Witness(purpose=purpose, text=self.text[start:end], start=start, end=end)
            for purpose, start, end in dict.fromkeys(spans)
        ]
        return Manner(codes, tuple(context.code for context in contexts), rules, witnesses)
