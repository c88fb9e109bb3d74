"""CAMEO codes of PLOVER deeds, as GDELT has them: `codes/gdelt.yaml`. A lossy table."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from rujuk.export.countries import CODES, country
from rujuk.export.plover import as_plover
from rujuk.lexicon import load
from rujuk.records import EventType  # noqa: TC001 - msgspec reads the type

if TYPE_CHECKING:
    from rujuk.export.weighed_case import Deed
    from rujuk.records import Party

_ROOT, _BASE = 2, 3  # digits of a root code and of a base code


class CameoRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A code for a type, where mode and context are told that it names."""

    type: EventType
    code: str
    mode: str | None = None
    context: str | None = None


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A body of many states: a known group or a country's code, and the code of its role."""

    role: str
    group: str | None = None
    country: str | None = None


class GdeltCodes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`codes/gdelt.yaml`."""

    source: str
    rules: tuple[CameoRule, ...]
    goldstein: dict[str, float]
    quad: dict[str, int]
    sectors: dict[str, str | None]
    bodies: dict[str, Body]


class Actor(msgspec.Struct, frozen=True):
    """The codes of an actor: all in one, its country, its known group, up to three roles."""

    code: str | None
    country: str | None
    group: str | None
    roles: tuple[str, ...]


class Cameo(msgspec.Struct, frozen=True):
    """The code of a deed with what hangs on it."""

    code: str
    goldstein: float
    quad: int

    @property
    def base(self) -> str:
        """The code above it, of three digits."""
        return self.code[:_BASE]

    @property
    def root(self) -> str:
        """The top one, of two digits."""
        return self.code[:_ROOT]


@cache
def gdelt_codes() -> GdeltCodes:
    """The table, loaded once."""
    return load(f"{CODES}/gdelt.yaml", GdeltCodes)


def cameo_of(deed: Deed) -> Cameo:
    """The code of a deed: by its type as the codebook asks, its modes and contexts."""
    kind, modes = as_plover(deed.happening)
    codes = gdelt_codes()
    code = next(
        rule.code
        for rule in codes.rules
        if rule.type is kind
        and (rule.mode is None or rule.mode in modes)
        and (rule.context is None or rule.context in deed.contexts)
    )
    return Cameo(code, codes.goldstein[code], codes.quad[code[:_ROOT]])


def actor_of(party: Party) -> Actor:
    """The codes of a party: its state, or the body that it is, then the roles of its sectors."""
    codes = gdelt_codes()
    body = codes.bodies.get(party.country or "")
    told = [codes.sectors.get(one) for one in party.sectors]
    roles = [one for one in ([body.role] if body is not None else []) + told if one is not None]
    roles = list(dict.fromkeys(roles))[:3]
    state = country(party.country)
    where = body.country if body is not None else state.code if state is not None else None
    group = body.group if body is not None else None
    first = where or group or ""
    return Actor("".join((first, *roles)) or None, where, group, tuple(roles))
