"""The stages of the coder that a sentence can interest, as bits: see `word_gates.py`."""

from __future__ import annotations

(
    DEED, VIOLENCE, ACCIDENT, DOMAIN, RELATION, REPORT, COMPOUND, NUMBER, TIME, ASIDE, VERDICT,
    CLOCK,
) = (1 << place for place in range(12))  # fmt: skip
