"""Treaties, alliances and wars that never ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.brief.entries import Entry, Section, Sentence, capital, record_words, words_at
from rujuk.records import RelationKind

if TYPE_CHECKING:
    from rujuk.brief.picture import Bond, Picture
    from rujuk.brief.wording import Wording


def bonds_section(picture: Picture, wording: Wording) -> Section:
    """Every standing relation with its day, its pledges and who tells of it."""
    return Section(
        key="bonds",
        title=wording.say("section.bonds"),
        notes=(),
        entries=tuple(_bond(bond, wording) for bond in picture.bonds),
    )


def _bond(bond: Bond, wording: Wording) -> Entry:
    """Who is bound by what since when, what it obliges to, who says so."""
    say = wording.say
    pledges: dict[str, None] = {}
    sources: dict[str, None] = {}
    words = []
    for sheet, relation in bond.mentions:
        sources[wording.source(relation.attributed_to)] = None
        words.append(record_words(sheet, relation, wording))
        for pledge in relation.pledges:
            named = say(f"pledge.{pledge.kind.value}")
            pledges[named] = None
            words.append(words_at(sheet, pledge.start, pledge.end, named))
    ids = tuple(relation.id for _, relation in bond.mentions)
    kind = bond.kind.value
    parties, signed = wording.bound(bond.parties), _signed(bond, wording)
    sentences = [Sentence(text=say(f"bond.{kind}", parties=parties, signed=signed), cites=ids)]
    if pledges:
        text = say("bond.pledges", pledges=wording.joined([*pledges]))
        told = tuple(relation.id for _, relation in bond.mentions if relation.pledges)
        sentences.append(Sentence(text=text, cites=told))
    elif bond.kind is RelationKind.TREATY:
        sentences.append(Sentence(text=say("bond.no_pledges"), cites=ids[:1]))
    carried = ""
    if len(ids) > 1:
        carried = say("carried", reports=wording.several("mentions", len(ids)))
    text = say("bond.told", sources=wording.joined([*sources]), carried=carried)
    sentences.append(Sentence(text=text, cites=ids[:1]))
    return Entry(
        text=say("bond", kind=capital(say(f"kind.{kind}")), parties=parties),
        sentences=tuple(sentences),
        words=tuple(words),
        record=ids[0],
    )


def _signed(bond: Bond, wording: Wording) -> str:
    """The days of signature that are told; a month without a year yields to one with it."""
    told = [one.signed_on for _, one in bond.mentions if one.signed_on is not None]
    whole = {(time.edtf or "")[4:7] for time in told if not (time.edtf or "XXXX").startswith("X")}
    shown = [
        wording.time(time)
        for time in told
        if not ((time.edtf or "").startswith("X") and (time.edtf or "")[4:7] in whole)
    ]
    if shown:
        return wording.say("bond.signed", times="; ".join(dict.fromkeys(shown)))
    return wording.say("bond.unsigned") if bond.kind is RelationKind.TREATY else ""
