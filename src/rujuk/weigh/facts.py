"""Rows of figures made elsewhere (CSV) as statements.

Columns: claim_id, report_date, as_of, quantity, category, low, best, high, qualifier, mode,
window_start, window_end, scope, modality, authority, authority_type, via, outlet, lang. Others are
not read. An empty cell is "not told"; times are ISO 8601, with a clock time where there is one.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from rujuk.errors import FactsError
from rujuk.lang.number_grammar import HedgeWords
from rujuk.lang.number_words import number_words
from rujuk.lang.packs import lexicon_path
from rujuk.lexicon import load
from rujuk.records import Hedge, Measure, Modality, Mode, Stance
from rujuk.weigh.constants import Role
from rujuk.weigh.moments import read_span
from rujuk.weigh.statements import Authority, Scope, Statement, Subject

if TYPE_CHECKING:
    from collections.abc import Mapping

NEEDED = ("claim_id", "category", "best", "authority", "authority_type")


class FactWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the words of the columns stand for: `data/facts.yaml`."""

    source: str
    measures: dict[str, Measure]
    stances: dict[str, Stance]
    hedges: dict[str, Hedge]
    modes: dict[str, Mode]
    modalities: dict[str, Modality]
    countries: dict[str, str]


@cache
def fact_words() -> FactWords:
    """The table, loaded once."""
    return load("data/facts.yaml", FactWords)


@cache
def qualifiers(language: str) -> dict[str, Hedge]:
    """What the words around a figure say of it, by the pack of the row's language; none: empty."""
    path, numbers = lexicon_path(language, "hedges"), number_words(language)
    if path is None or numbers is None:
        return {}
    found = {one.words: one.hedge for one in load(path, list[HedgeWords]) if one.hedge is not None}
    return {**dict.fromkeys(numbers.vague, Hedge.VAGUE), **found}


def read_facts(path: str | Path) -> list[Statement]:
    """The statements of a CSV file, one a row; a row given again is one.

    Raises `FactsError`, naming file, row and column, for what cannot be read.
    """
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [name for name in NEEDED if name not in (reader.fieldnames or ())]
            if missing:
                raise FactsError(str(path), 1, f"no column {', '.join(missing)}")
            found: dict[str, Statement] = {}
            for number, row in enumerate(reader, 2):
                one = _statement(row, str(path), number)
                if found.setdefault(one.id, one) != one:
                    raise FactsError(str(path), number, f"claim_id {one.id} tells two things")
    except UnicodeDecodeError as error:
        raise FactsError(str(path), 0, "no CSV: it is no UTF-8 text") from error
    except (OSError, csv.Error) as error:
        raise FactsError(str(path), 0, str(error)) from error
    return [found[key] for key in sorted(found)]


def _statement(row: Mapping[str, str | None], path: str, number: int) -> Statement:
    words = fact_words()
    cell = {key: (value or "").strip() for key, value in row.items() if key is not None}

    def read(column: str) -> float | None:
        text = cell.get(column, "")
        if not text:
            return None
        try:
            value = float(text)
        except ValueError:
            raise FactsError(path, number, f"{column}: {text!r} is no number") from None
        if not 0 <= value < float("inf"):
            raise FactsError(path, number, f"{column}: {text!r} is no count")
        return value

    category, quantity = cell.get("category", ""), cell.get("quantity", "")
    future = category in words.modalities
    named = quantity if future or category not in words.measures else category
    measure = words.measures.get(named)
    if measure is None:
        raise FactsError(path, number, f"category: {category or quantity!r} is no measure")
    try:
        role = Role(cell.get("authority_type", ""))
    except ValueError as error:
        raise FactsError(path, number, f"authority_type: {error}") from error
    qualifier = cell.get("qualifier", "").casefold()
    hedge = words.hedges.get(qualifier) or qualifiers(cell.get("lang", "")).get(qualifier)
    low, best, high = read("low"), read("best"), read("high")
    if (low, best, high) == (None, None, None):
        raise FactsError(path, number, "no figure in low, best or high")
    window = None
    if cell.get("window_start") and cell.get("window_end"):
        window = read_span(f"{cell['window_start']}/{cell['window_end']}")
    mode = words.modes.get(cell.get("mode", ""), Mode.UNKNOWN)
    return Statement(
        id=cell["claim_id"],
        report=cell.get("url") or cell["claim_id"],
        outlet=cell.get("outlet") or None,
        language=cell.get("lang") or None,
        authority=_authority(cell.get("authority", ""), role, words),
        measure=measure,
        subject=Subject(),
        scope=_scope(cell.get("scope", "")),
        low=low,
        best=best,
        high=high,
        hedge=_hedge(hedge or Hedge.EXACT, low, best, high),
        mode=mode,
        modality=words.modalities.get(category, Modality.HAPPENED),
        stance=words.stances.get(cell.get("modality", ""), Stance.STATED),
        as_of=read_span(cell.get("as_of")),
        reported_at=read_span(cell.get("report_date")),
        window=window if mode is Mode.FLOW else None,
    )


def _hedge(told: Hedge, low: float | None, best: float | None, high: float | None) -> Hedge:
    """The wording that the bounds show, where they show one; else what the qualifier says."""
    if low is not None and high is not None and low != high:
        return Hedge.VAGUE if best is None and told is Hedge.VAGUE else Hedge.RANGE
    if high is None:
        return told if told in (Hedge.AT_LEAST, Hedge.MORE_THAN) else Hedge.AT_LEAST
    return told


def _authority(name: str, role: Role, words: FactWords) -> Authority:
    """`ROK-NIS` is NIS, of the family and country KOR."""
    prefix, dash, rest = name.partition("-")
    country = words.countries.get(prefix)
    if country is None and dash and len(prefix) == len("ISO") and prefix.isupper():
        country = prefix
    if country is None:
        return Authority(name=name, family=name, role=role)
    return Authority(name=rest or name, family=country, role=role, country=country)


def _scope(text: str) -> Scope:
    """`RUS (Kursk, Marino)` is Marino in Kursk in RUS; what is no path is its first word."""
    whole, _, inner = text.partition("(")
    words = whole.replace("/", " ").split()
    parts = inner.rstrip(") ").replace(";", ",").split(",") if inner else []
    return Scope(path=(*words[:1], *(part.strip() for part in parts if part.strip())))
