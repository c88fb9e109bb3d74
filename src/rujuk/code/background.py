"""Deeds that a sentence only names beside the one it tells ("after the attack", "over the arrest").

In which phrases a noun of a deed is no news of its own is for each language to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.lang.grammar import grammar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.code.analysis import Analysis
    from rujuk.code.candidates import Candidate

_OBJECT = "object"


def is_background(analysis: Analysis, candidate: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether a noun only names a deed beside another that a verb of the sentence tells.

    It does in the phrases that the grammar lists as background: by the role of their preposition,
    or as the object of a verb. The subject of a verb, and who acts in a passive, never are.
    """
    words, item, governor = grammar(analysis.language), candidate.chunk, candidate.governor
    if words is None or item is None or candidate.light or not words.background:
        return False
    if not any(o.chunk is None or o.light for o in others if o is not candidate):
        return False
    if governor is not None and (item in governor.subject or item in governor.agent):
        return False
    if governor is not None and item in governor.object:
        return _OBJECT in words.background and any(o.predicate is governor for o in others)
    return item.preposition in words.background
