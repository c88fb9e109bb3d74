"""Every number that figures are weighed by, in one visible, versioned table.

What joins pages to copies, stories and affairs stands with what joins them. The model is
docs/weighing.md. `rujuk sensitivity` halves and doubles each number and reports what moves. A
change of any of them is a new `version`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """How an authority stands to what it counts."""

    THIRD_PARTY_INTEL = "third_party_intel"
    IGO_NGO = "igo_ngo"
    OFFICIAL = "official"  # a domestic authority whose own conduct is not at issue
    BELLIGERENT = "belligerent"
    BELLIGERENT_OWN = "belligerent_own"  # of its own losses
    MEDIA = "media"
    MEDIA_UNSOURCED = "media_unsourced"
    ANONYMOUS = "anonymous"
    VOICE = "voice"  # an outlet's own voice, where it names nobody
    WITNESS = "witness"  # residents, relatives, organisers: who was there


NEUTRAL = frozenset(
    {Role.THIRD_PARTY_INTEL, Role.IGO_NGO, Role.OFFICIAL, Role.MEDIA, Role.VOICE, Role.WITNESS}
)
"""Roles that may give the best figure; without any of them the grade is E."""

UNSOURCED = frozenset({Role.MEDIA_UNSOURCED, Role.ANONYMOUS})
"""Roles whose rumours wait for another family."""


def _roles() -> dict[Role, float]:
    return {
        Role.THIRD_PARTY_INTEL: 1.0,
        Role.IGO_NGO: 1.0,
        Role.OFFICIAL: 1.0,
        Role.BELLIGERENT: 0.5,
        Role.BELLIGERENT_OWN: 0.5,
        Role.MEDIA: 0.4,
        Role.MEDIA_UNSOURCED: 0.1,
        Role.ANONYMOUS: 0.2,
        Role.VOICE: 0.4,
        Role.WITNESS: 0.4,
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Constants:
    """Numbers of the model. Shares are of 1, times in days."""

    version: str = "3"

    slack_least: float = 0.05
    """Least share of a plain or "about" figure that its wording leaves open on each side."""
    slack_most: float = 0.25
    """Most share that the last digit of a round figure leaves open on each side."""
    counted_below: int = 100
    """An exact figure below this is taken to be counted to the last one: no slack."""
    open_top: float = 1.5
    """How many times its figure "more than" may reach before another figure excludes it."""

    role_weight: dict[Role, float] = field(default_factory=_roles)
    vague_weight: float = 0.5
    """Weight of a size told in words ("hundreds")."""
    derived_weight: float = 0.9
    """Weight of a figure that an identity gives (killed + wounded)."""
    support: float = 0.25
    """Weight gained for each other root of the family that agrees."""

    least_cycle: float = 1 / 24
    most_cycle: float = 5.0
    """Bounds of the cycle: how far apart two figures may be and still be of the same time."""
    usual_cycle: float = 5.0
    """The cycle where no family has changed its figure yet."""
    clock_cycle: float = 1 / 4
    """The same, where all figures are told with a time of day."""
    cycle_gaps: int = 3
    """From how many gaps the tempo is their median; of fewer it is the slowest."""
    window_cycles: float = 9.0
    """The window of what still stands beside the freshest, in cycles."""
    half_life_windows: float = 2.0
    """After how many windows a figure weighs half."""

    agreement: float = 0.25
    """Two figures agree within this share of the larger, or where their bands meet."""
    apart: float = 1.15
    """From what ratio on two large figures whose bands do not meet exclude each other."""
    tie: float = 0.2
    """Two families whose weights differ by less than this share: the lower figure (ACLED)."""
    garble: float = 0.02
    """A figure of deaths or wounds this near to a total of both is a garbled total."""
    garble_days: float = 21.0
    stale_days: float = 14.0
    """After how many days the very same count of an authority is an old one told as new."""
    same_band: float = 2.0
    """Highest over lowest that two agreeing families may have for grade B."""


CONSTANTS = Constants()
