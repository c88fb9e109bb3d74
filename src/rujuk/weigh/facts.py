"""Rows of figures made elsewhere (CSV) as statements.

Columns: claim_id, report_date, as_of, quantity, category, low, best, high, qualifier, mode,
window_start, window_end, scope, modality, authority, authority_type, via, outlet, lang. Others are
not read. An empty cell is "not told"; times are ISO 8601, with a clock time where there is one. A
figure without a time of its own is of the time of its report, unless it only recalls.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from rujuk.code.actor_lexicon import actor_lexicon
from rujuk.errors import FactsError
from rujuk.lang.number_grammar import HedgeWords
from rujuk.lang.number_words import number_words
from rujuk.lang.packs import lexicon_path
from rujuk.lexicon import load
from rujuk.records import Hedge, Measure, Modality, Mode, Stance
from rujuk.weigh.constants import Role
from rujuk.weigh.moments import Span, read_span
from rujuk.weigh.statements import Authority, Scope, Statement, Subject

if TYPE_CHECKING:
    from collections.abc import Mapping

NEEDED = ("claim_id", "category", "best", "authority", "authority_type")


class FactWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the words of the columns stand for: `data/facts.yaml`."""

    source: str
    measures: dict[str, Measure]
    roles: dict[str, Role]
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


def _told(qualifier: str, language: str) -> Hedge | None:
    """What a qualifier says in a language; a size in words may have several."""
    known = qualifiers(language)
    found = known.get(qualifier)
    if found is None and known.get(qualifier.partition(" ")[0]) is Hedge.VAGUE:
        return Hedge.VAGUE
    return found


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
    kind = cell.get("authority_type", "")
    role = words.roles.get(kind)
    if role is None:
        raise FactsError(path, number, f"authority_type: {kind!r} is none of {[*words.roles]}")
    qualifier = cell.get("qualifier", "").casefold()
    hedge = words.hedges.get(qualifier) or _told(qualifier, cell.get("lang", ""))
    told = (read("low"), read("best"), read("high"))
    if told == (None, None, None):
        raise FactsError(path, number, "no figure in low, best or high")
    low, best, high = _bounds(hedge, *told)
    modality = words.modalities.get(cell.get("modality", "")) or words.modalities.get(category)
    stance = words.stances.get(cell.get("modality", ""), Stance.STATED)
    reported_at = read_span(cell.get("report_date"))
    window = None
    if cell.get("window_start") and cell.get("window_end"):
        window = read_span(f"{cell['window_start']}/{cell['window_end']}")
    mode = words.modes.get(cell.get("mode", ""), Mode.UNKNOWN)
    return Statement(
        id=cell["claim_id"],
        report=cell.get("url") or cell["claim_id"],
        outlet=cell.get("outlet") or None,
        language=cell.get("lang") or None,
        authority=_authority(cell.get("authority") or cell.get("outlet", ""), role, words),
        measure=measure,
        subject=Subject(),
        scope=_scope(cell.get("scope", "")),
        low=low,
        best=best,
        high=high,
        hedge=_hedge(hedge or Hedge.EXACT, low, best, high),
        mode=mode,
        modality=modality or Modality.HAPPENED,
        stance=stance,
        as_of=_time(read_span(cell.get("as_of")), reported_at, stance),
        reported_at=reported_at,
        window=window if mode is Mode.FLOW else None,
    )


def _time(told: Span | None, reported_at: Span | None, stance: Stance) -> Span | None:
    """The time of a figure: that told, no later than its report; else that of the report."""
    if told is None:
        return None if stance is Stance.RECALLED else reported_at
    if reported_at is not None and told.since <= reported_at.until < told.until:
        return Span(told.since, reported_at.until, told.text)
    return told


def _bounds(
    hedge: Hedge | None, low: float | None, best: float | None, high: float | None
) -> tuple[float | None, float | None, float | None]:
    """What the words leave open where the columns repeat one figure: "at least" has no top."""
    if low == high == best:
        if hedge in (Hedge.AT_LEAST, Hedge.MORE_THAN):
            return low, best, None
        if hedge in (Hedge.UP_TO, Hedge.LESS_THAN):
            return None, best, high
    return low, best, high


def _hedge(told: Hedge, low: float | None, best: float | None, high: float | None) -> Hedge:
    """The wording that the bounds show, where they show one; else what the qualifier says."""
    if low is not None and high is not None and low != high:
        return Hedge.VAGUE if best is None and told is Hedge.VAGUE else Hedge.RANGE
    if high is None:
        return told if told in (Hedge.AT_LEAST, Hedge.MORE_THAN) else Hedge.AT_LEAST
    return told


def _authority(name: str, role: Role, words: FactWords) -> Authority:
    """`ROK-NIS` is NIS, of the family and country KOR; so is a NIS of the actor lexicon."""
    prefix, dash, rest = name.partition("-")
    country = words.countries.get(prefix)
    if country is None and dash and prefix.isalpha() and prefix.isupper():
        if len(prefix) == len("ISO"):
            country = prefix
        else:
            return Authority(name=rest or name, family=prefix, role=role)
    if country is None and role not in _UNTIED:
        return Authority(
            name=name, family=_country(name) or name, role=role, country=_country(name)
        )
    if country is None:
        return Authority(name=name, family=name, role=role)
    return Authority(name=rest or name, family=country, role=role, country=country)


_UNTIED = frozenset({Role.MEDIA, Role.MEDIA_UNSOURCED, Role.ANONYMOUS})
"""Roles that no country speaks through."""
_SPEAKING = frozenset({"state", "organisation", "metonym"})
"""Kinds of entries that may speak for their country: groups and persons may stand against it."""
_PUBLIC = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG"})
"""Sectors of public bodies."""


def _country(name: str) -> str | None:
    """The country of a state or public body of this whole name, by the actor lexicon."""
    first, *rest = name.casefold().split() or [""]
    return next(
        (
            found.actor.country
            for found in actor_lexicon().names.get(first, ())
            if found.rest == rest
            and not found.adjective
            and found.actor.kind in _SPEAKING
            and _PUBLIC.intersection(found.actor.sectors[:1])
        ),
        None,
    )


def _scope(text: str) -> Scope:
    """`RUS (Kursk, Marino)` is Marino in Kursk in RUS; behind a code of a state no word counts."""
    whole, _, inner = text.partition("(")
    words = whole.replace("/", " ").split()
    parts = inner.rstrip(") ").replace(";", ",").split(",") if inner else []
    root = " ".join(words)
    if words and len(words[0]) == len("ISO") and words[0].isalpha() and words[0].isupper():
        root = words[0]
    elif root:
        root = _country(root) or root
    return Scope(
        path=(*([root] if root else []), *(part.strip() for part in parts if part.strip()))
    )
