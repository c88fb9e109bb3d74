"""Standing relations between states: who, what kind, signed when, pledging what, in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.brief.entries import record_words, words_at
from rujuk.code.relation_words import treaties
from rujuk.web.prepared.quoted import carried, carriers, quoted
from rujuk.weigh.parties import subject_key

if TYPE_CHECKING:
    from rujuk.brief.picture import Bond
    from rujuk.brief.sheets import Sheet
    from rujuk.brief.voices import Voices
    from rujuk.form import Json, JsonObject
    from rujuk.records import Party, Relation
    from rujuk.web.press import Making

MOST_QUOTES = 6
"""Quotes of one relation that are shown; how many more there are is said."""

Mention = tuple["Sheet", "Relation"]


def prepare(making: Making) -> None:
    """Keep "bonds" by language: a list, those of one kind together, the most often told first."""
    kinds = [*dict.fromkeys(bond.kind for bond in making.picture.bonds)]
    bonds = sorted(
        making.picture.bonds,
        key=lambda one: (kinds.index(one.kind), -len(one.mentions), one.mentions[0][1].id),
    )
    for language, voices in making.voices.items():
        making.keep("bonds", [_bond(one, voices) for one in bonds], language=language)


def _bond(bond: Bond, voices: Voices) -> JsonObject:
    wording, originals = voices.wording, voices.weighed.originals
    own = [one for one in bond.mentions if one[0].document.id not in originals]
    shown = [*(own or bond.mentions)]
    named = any(relation.treaty for _, relation in bond.mentions)
    shown.sort(key=lambda one: one[1].treaty is None)
    quotes: list[Json] = [
        quoted(record_words(sheet, relation, wording), sheet, relation.id)
        | {"which": not named or relation.treaty is not None}
        for sheet, relation in shown[:MOST_QUOTES]
    ]
    told = carriers(((sheet, relation.start) for sheet, relation in bond.mentions), originals)
    sources = dict.fromkeys(wording.source(relation.attributed_to) for _, relation in bond.mentions)
    parties: list[Json] = [_party(one, voices) for one in bond.parties]
    return {
        "kind": bond.kind.value,
        "id": bond.mentions[0][1].id,
        "names": wording.bound(bond.parties),
        "parties": parties,
        "treaties": _treaties(bond, voices),
        "signed": _signed(bond, voices),
        "pledges": _pledges(bond, voices),
        "sources": [*sources],
        "quotes": quotes,
        "more_quotes": len(shown) - len(quotes),
        **carried(told),
    }


def _party(party: Party, voices: Voices) -> JsonObject:
    """The state that is bound, whoever stands for it; else the party itself."""
    wording = voices.wording
    return {
        "key": subject_key(party),
        "name": wording.country(party),
        "inferred": party.inferred is not None,
    }


def _treaties(bond: Bond, voices: Voices) -> list[Json]:
    """The treaties that are told, by their names in the language of the interface, with pages."""
    named = {one.id: one.names for one in treaties()}
    found: dict[str, list[Mention]] = {}
    for sheet, relation in bond.mentions:
        names = named.get(relation.treaty or "", {})
        own = names.get(voices.wording.language) or next(iter(names.values()), [])
        for name in own[:1]:
            found.setdefault(name, []).append((sheet, relation))
    return [{"name": name, "pages": _pages(told, signed=False)} for name, told in found.items()]


def _signed(bond: Bond, voices: Voices) -> list[Json]:
    """The days of signature that are told, the fullest first, with the pages that tell each."""
    found: dict[tuple[str, str | None], list[Mention]] = {}
    for sheet, relation in bond.mentions:
        if relation.signed_on is not None:
            key = voices.wording.time(relation.signed_on), relation.signed_on.inferred
            found.setdefault(key, []).append((sheet, relation))
    made: list[JsonObject] = []
    for (time, inferred), mentions in found.items():
        signed = mentions[0][1].signed_on
        edtf = (signed.edtf if signed is not None else None) or ""
        made.append(
            {
                "time": time,
                "edtf": edtf,
                "how": voices.wording.reading(inferred) if inferred is not None else "",
                "year": bool(edtf) and not edtf.startswith("X"),
                "precise": len(edtf.replace("X", "")),
                "pages": _pages(mentions, signed=True),
            }
        )
    return [*sorted(made, key=lambda one: (-int(str(one["precise"])), str(one["edtf"])))]


def _pledges(bond: Bond, voices: Voices) -> list[Json]:
    """What the parties oblige themselves to: each kind once, with the words of each page for it."""
    found: dict[str, dict[int, Json]] = {}
    for sheet, relation in bond.mentions:
        for pledge in relation.pledges:
            words = words_at(sheet, pledge.start, pledge.end)
            quotes = found.setdefault(pledge.kind.value, {})
            quotes.setdefault(sheet.number, quoted(words, sheet, relation.id))
    return [
        {
            "kind": kind,
            "name": voices.say(f"pledge.{kind}"),
            "quotes": [*quotes.values()][:MOST_QUOTES],
        }
        for kind, quotes in found.items()
    ]


def _pages(mentions: list[Mention], *, signed: bool) -> list[Json]:
    """The pages, at the words for the day of signature or at those of the relation."""
    pages: dict[int, JsonObject] = {}
    for sheet, relation in mentions:
        day = relation.signed_on if signed else None
        start = day.start if day is not None and day.start is not None else relation.start
        found: JsonObject = {"page": sheet.number, "document": sheet.document.id, "start": start}
        pages.setdefault(sheet.number, found)
    return [pages[number] for number in sorted(pages)]
