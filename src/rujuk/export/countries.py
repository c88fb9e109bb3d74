"""What other data sets call a country, and the codes for those who are of none."""

from __future__ import annotations

from functools import cache

import msgspec

from rujuk.lexicon import load

CODES = "export/codes"


class Country(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A state in the lists of others; null where a list has none such.

    `code` is ISO 3166-1 alpha-3 (KOS for Kosovo), `cow` its number with Correlates of War, `gw`
    with Gleditsch and Ward (which UCDP uses), `fips` FIPS 10-4, `ucdp` and `acled` its region.
    """

    code: str
    alpha_2: str
    name: str
    cow: int | None
    gw: int | None
    fips: str | None
    numeric: int | None
    ucdp: str | None
    acled: str | None


@cache
def countries() -> dict[str, Country]:
    """Every country by its code."""
    return {one.code: one for one in load(f"{CODES}/countries.yaml", tuple[Country, ...])}


def country(code: str | None) -> Country | None:
    """The country of a code; null for codes that stand for no state (EUU, UNO, IGO)."""
    return countries().get(code or "")
