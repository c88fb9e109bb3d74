"""Language packs: which there are, what each rides on, where its lexica lie."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from rujuk.lexicon import load, resource


class PackFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`pack.yaml` of a language. `rides_on` names the pack whose lexica serve where it has none.

    `order` tells where the noun phrase has its head: `head_first` ("tentara Rusia") or `head_last`
    ("Russian soldiers").
    """

    id: str
    names: dict[str, str]
    source: str
    rides_on: str | None = None
    thousands: str = "."
    decimal: str = ","
    codes_events: bool = False
    order: Literal["head_first", "head_last"] = "head_first"
    note: str | None = None


@cache
def pack_facts(language: str) -> PackFacts | None:
    """What the pack of this language says of itself; null where rujuk has no pack for it."""
    path = f"lang/{language}/pack.yaml"
    if not language.isalpha() or not resource(path).is_file():
        return None
    return load(path, PackFacts)


@cache
def lexicon_path(language: str, kind: str) -> str | None:
    """Path of the lexicon of this kind, from the pack itself or the one it rides on."""
    facts = pack_facts(language)
    while facts is not None:
        path = f"lang/{facts.id}/{kind}.yaml"
        if resource(path).is_file():
            return path
        facts = pack_facts(facts.rides_on) if facts.rides_on else None
    return None


@cache
def languages() -> tuple[str, ...]:
    """Codes of all language packs, sorted."""
    return tuple(
        sorted(
            item.name
            for item in resource("lang").iterdir()
            if item.is_dir() and item.joinpath("pack.yaml").is_file()
        )
    )


@cache
def is_head_last(language: str) -> bool:
    """Whether the noun phrase of this language ends in its head."""
    facts = pack_facts(language)
    return facts is not None and facts.order == "head_last"
