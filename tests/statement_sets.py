"""Scores the coder on the gold of statements (tests/eval/gold/constructions/statements)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec
import yaml

from coded_pages import coded
from rujuk.code.groups import group_of
from rujuk.records import Claim

if TYPE_CHECKING:
    from pathlib import Path

    from rujuk.records import Coding, Event, Party, Relation

_CODE = re.compile(r"[A-Z]{3}$")
_FIELDS = (
    "modality", "stance", "denied_by", "said", "kind", "parties", "signed_on", "pledges", "treaty",
    "measure", "as_of", "group", "country", "sector", "from_",
)  # fmt: skip


class Told(msgspec.Struct, forbid_unknown_fields=True):
    """What one record of an item must say; UNSET fields are not scored."""

    at: str
    nth: int = 1
    modality: str | list[str] | msgspec.UnsetType = msgspec.UNSET
    stance: str | list[str] | msgspec.UnsetType = msgspec.UNSET
    denied_by: str | msgspec.UnsetType | None = msgspec.UNSET
    said: list[str] | msgspec.UnsetType = msgspec.UNSET
    kind: str | msgspec.UnsetType = msgspec.UNSET
    parties: list[str] | msgspec.UnsetType = msgspec.UNSET
    signed_on: str | msgspec.UnsetType = msgspec.UNSET
    pledges: dict[str, str] | msgspec.UnsetType = msgspec.UNSET
    treaty: str | msgspec.UnsetType = msgspec.UNSET
    measure: str | msgspec.UnsetType = msgspec.UNSET
    as_of: str | msgspec.UnsetType | None = msgspec.UNSET
    group: str | msgspec.UnsetType | None = msgspec.UNSET
    country: str | msgspec.UnsetType | None = msgspec.UNSET
    sector: str | msgspec.UnsetType | None = msgspec.UNSET
    from_: str | msgspec.UnsetType | None = msgspec.field(default=msgspec.UNSET, name="from")


class Item(msgspec.Struct, forbid_unknown_fields=True):
    """A text and what a reader takes from it."""

    text: str
    published_on: str | None = None
    events: list[Told] = []
    claims: list[Told] = []
    relations: list[Told] = []
    nothing: list[Told] = []


class GoldSet(msgspec.Struct, forbid_unknown_fields=True):
    """The items of one construction, and the share of points that may not fall."""

    floor: float
    items: list[Item]
    language: str = "id"


def read_set(path: Path) -> GoldSet:
    """The set of this file."""
    return msgspec.convert(yaml.safe_load(path.read_text("utf-8")), GoldSet)


def missed_points(gold: GoldSet) -> tuple[list[str], int]:
    """What is not as the gold says, one line for each point, and the number of all points."""
    missed: list[str] = []
    points = 0
    for item in gold.items:
        paragraphs = item.text.split("\n\n")
        coding = coded(*paragraphs, published_on=item.published_on, language=gold.language)
        wrong: list[str] = []
        for kind, wanted in _wanted(item):
            for one in wanted:
                found, told = _score(item.text, kind, one, coding)
                points += told
                wrong += [f"{kind} <{one.at}> {line}" for line in found]
        missed += [f"{item.text[:90]}\n    {line}" for line in wrong]
    return missed, points


def _wanted(item: Item) -> list[tuple[str, list[Told]]]:
    return [
        ("event", item.events),
        ("claim", item.claims),
        ("relation", item.relations),
        ("nothing", item.nothing),
    ]


def _score(text: str, kind: str, one: Told, coding: Coding) -> tuple[list[str], int]:
    begin = -1
    for _ in range(one.nth):
        begin = text.index(one.at, begin + 1)
    end = begin + len(one.at)
    if kind == "nothing":
        of_kind = one.kind if isinstance(one.kind, str) else "event"
        found = (
            [c for c in coding.claims if c.start < end and c.end > begin and c.stance == of_kind]
            if of_kind == "recalled"
            else _records(coding, of_kind, begin, end)
        )
        return ([f"is coded: {found[0].quote}"] if found else []), 1
    checks = _checks(one)
    found = _records(coding, kind, begin, end)
    if not found:
        return [f"not found ({len(checks)})"] * len(checks), len(checks)
    best = min(([*_wrong(one, record)] for record in found), key=len)
    return best, len(checks)


def _checks(one: Told) -> list[str]:
    named = [name for name in _FIELDS if getattr(one, name) is not msgspec.UNSET]
    return named or ["found"]


def _records(
    coding: Coding, kind: str, begin: int, end: int
) -> list[Event] | list[Claim] | list[Relation]:
    if kind == "event":
        return [e for e in coding.events if e.trigger.start < end and e.trigger.end > begin]
    if kind == "claim":
        return [c for c in coding.claims if c.start < end and c.end > begin]
    return [r for r in coding.relations if r.start < end and r.end > begin]


def _wrong(one: Told, record: Event | Claim | Relation) -> list[str]:
    wrong = []
    for name in _checks(one):
        wanted = getattr(one, name, None)
        have, right = _field(name, wanted, record)
        if not right:
            wrong.append(f"{name}: {wanted} wanted, {have} found")
    return wrong


def _field(name: str, wanted: object, record: object) -> tuple[object, bool]:
    if name == "found":
        return None, True
    if name in ("modality", "stance"):
        have = str(getattr(record, name))
        return have, have in (wanted if isinstance(wanted, list) else [wanted])
    if name == "as_of":
        told = getattr(record, name)
        have = told.edtf if told is not None else None
        return have, have == wanted
    if name in ("sector", "from_"):
        speaker = next(iter(getattr(record, "said_by", ())), None)
        sector = next(iter(speaker.sectors), None) if speaker else None
        have = sector if name == "sector" else speaker and speaker.country
        return have, speaker is not None and have == wanted
    if name in ("group", "country"):
        assert isinstance(record, Claim)
        whose = record.of_whom
        have = group_of(record, "id") if name == "group" else whose and whose.country
        return have, have == wanted
    if name == "denied_by":
        denier = getattr(record, name)
        if wanted is None or denier is None:
            return denier and denier.text, denier is wanted
        return denier.text, _is(denier, str(wanted))
    if name == "said":
        said = getattr(record, "said_by", None) or getattr(record, "attributed_to", ())
        assert isinstance(wanted, list)
        right = len(said) == len(wanted) and all(map(_is, said, wanted))
        return [party.text for party in said], right
    if name == "parties":
        have = sorted(str(party.country) for party in getattr(record, name))
        assert isinstance(wanted, list)
        return have, have == sorted(wanted)
    if name == "signed_on":
        signed = getattr(record, name)
        return signed and signed.edtf, signed is not None and signed.edtf == wanted
    if name == "pledges":
        pledges = {str(pledge.kind): pledge.text for pledge in getattr(record, name)}
        assert isinstance(wanted, dict)
        right = pledges.keys() == wanted.keys() and all(
            words in pledges[kind] or pledges[kind] in words for kind, words in wanted.items()
        )
        return pledges, right
    return getattr(record, name), str(getattr(record, name)) == wanted


def _is(party: Party, wanted: str) -> bool:
    if _CODE.match(wanted) and party.country == wanted:
        return True
    return wanted.lower() in party.text.lower()
