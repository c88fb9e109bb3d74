"""Names of outlets: to tell them from authors, and to name the outlet of an address."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

import msgspec

from rujuk.errors import LexiconError
from rujuk.lexicon import load

OUTLET_LEXICON = "data/outlets.yaml"
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")


class Outlet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One outlet; the first of `names` is as its masthead writes it."""

    id: str
    names: list[str]
    domains: list[str]
    source: str


def bare_name(name: str) -> str:
    """The name without case, spaces and marks, to compare: "Warta-Kini" is "wartakini"."""
    return _NOT_ALPHANUMERIC.sub("", name.casefold())


def is_outlet(name: str) -> bool:
    """Whether the lexicon knows an outlet of this name, in whole."""
    return bare_name(name) in _by_name()


def outlet_of_url(url: str) -> str | None:
    """Name of the outlet at this address; null where the lexicon does not know its domain."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    labels = host.lower().split(".")
    for first in range(len(labels) - 1):
        name = _by_domain().get(".".join(labels[first:]))
        if name is not None:
            return name
    return None


def host_name(url: str) -> str:
    """The part of the address that names its owner: "wartakini" of `www.wartakini.example`."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    labels = [label for label in host.lower().split(".") if label not in ("www", "m", "amp")]
    return max(labels[:-1], key=len, default="")


@cache
def _outlets() -> tuple[Outlet, ...]:
    return tuple(load(OUTLET_LEXICON, list[Outlet]))


@cache
def _by_name() -> dict[str, str]:
    names: dict[str, str] = {}
    for outlet in _outlets():
        for name in outlet.names:
            owner = names.setdefault(bare_name(name), outlet.id)
            if owner != outlet.id:
                raise LexiconError(f"{name!r} names {owner} and {outlet.id}", path=OUTLET_LEXICON)
    return names


@cache
def _by_domain() -> dict[str, str]:
    return {domain: outlet.names[0] for outlet in _outlets() for domain in outlet.domains}
