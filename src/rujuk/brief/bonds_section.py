"""Treaties, alliances and wars that never ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.brief.entries import Entry, Section, record_words, words_at

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
    say = wording.say
    times: dict[str, None] = {}
    pledges: dict[str, None] = {}
    chains: dict[str, None] = {}
    words = []
    for sheet, relation in bond.mentions:
        if relation.signed_on is not None:
            times[wording.time(relation.signed_on)] = None
        chains[wording.source(relation.attributed_to)] = None
        words.append(record_words(sheet, relation, wording))
        for pledge in relation.pledges:
            named = say(f"pledge.{pledge.kind.value}")
            pledges[named] = None
            words.append(words_at(sheet, pledge.start, pledge.end, named))
    details = list(chains)
    if times:
        details.append(say("bond.signed", times="; ".join(times)))
    elif bond.kind.value == "treaty":
        details.append(say("bond.unsigned"))
    if pledges:
        details.append(say("bond.pledges", pledges=wording.joined(list(pledges))))
    if len(bond.mentions) > 1:
        details.append(wording.several("mentions", len(bond.mentions)))
    kind = say(f"kind.{bond.kind.value}")
    return Entry(
        text=say("bond", kind=kind, parties=wording.bound(bond.parties)),
        details=tuple(details),
        words=tuple(words),
        record=bond.mentions[0][1].id,
    )
