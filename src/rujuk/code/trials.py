"""What was tried on a sentence: which words as which deed, and what spoke against it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rujuk.code.analysis import Analysis
    from rujuk.code.candidates import Candidate
    from rujuk.records import Claim, Event, Relation


class Trial(NamedTuple):
    """One word tried as the trigger of one frame. Offsets are half-open, in the page's text.

    `frame` is null where no frame knows the word. `outcome` names the condition that failed
    (`form`, `suffix`, `object`, ...), the step that set the deed aside (`content`, `page`, ...),
    or is `made`.
    """

    start: int
    end: int
    frame: str | None
    outcome: str


class Watch:
    """Keeps what the coder does with the sentence at one offset; the other sentences cost nothing.

    `analysis` is null until the sentence was reached: an offset in no codable sentence keeps it so.
    """

    __slots__ = ("analysis", "claims", "events", "offset", "relations", "trials")

    def __init__(self, offset: int) -> None:
        """Watches the sentence that covers this offset, in code points."""
        self.offset = offset
        self.analysis: Analysis | None = None
        self.trials: list[Trial] = []
        self.events: list[Event] = []
        self.claims: list[Claim] = []
        self.relations: list[Relation] = []

    def covers(self, analysis: Analysis) -> bool:
        """Whether this is the sentence that is watched."""
        return analysis.sentence.start <= self.offset < analysis.sentence.end

    def keep(self, events: list[Event], claims: list[Claim], relations: list[Relation]) -> None:
        """Keeps what the sentence yielded."""
        self.events, self.claims, self.relations = events, claims, relations

    def note(self, first: int, last: int, frame: str | None, outcome: str) -> None:
        """Keeps one trial of tokens first..last."""
        if self.analysis is None:
            return
        tokens = self.analysis.tokens
        trial = Trial(tokens[first].start, tokens[last - 1].end, frame, outcome)
        if trial not in self.trials:
            self.trials.append(trial)

    def note_candidate(self, candidate: Candidate, outcome: str) -> None:
        """Keeps what became of a candidate."""
        self.note(candidate.trigger_first, candidate.trigger_last, candidate.frame.id, outcome)
