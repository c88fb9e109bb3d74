"""Happenings for the timeline: who to whom, of which type, on which day, told by how many reports.

A happening is counted once, however many pages tell it. Denied ones are kept as denied.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from rujuk.brief.deeds_section import deed_entry
from rujuk.brief.wording import LANGUAGES, wording
from rujuk.code.ontology import ontology
from rujuk.records import Modality, Stance
from rujuk.web.brief_entries import Room, cut
from rujuk.weigh.parties import party_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rujuk.brief.deeds import Deed
    from rujuk.brief.picture import Picture
    from rujuk.brief.wording import Wording
    from rujuk.form import Json, JsonObject
    from rujuk.records import Party
    from rujuk.web.press import Making

TO_COME = frozenset({Modality.PLANNED, Modality.POSSIBLE, Modality.CONDITIONAL})
KEPT = Room(words=6, below=0, cites=0)
"""What is kept of the words of a happening; how many more there are is said."""


def prepare(making: Making) -> None:
    """Keep "timeline", "timeline.names" by language, "timeline.deed" by language and id.

    The first is a list of happenings, newest first (`_happening`); names are those of the parties
    by their keys; a deed is an entry of the brief (`rujuk.brief.entries`), cut to `KEPT`.
    """
    picture = making.picture
    disputes = _disputes(picture)
    dated = {one.document.id for one in picture.sheets if one.published_day is not None}
    found = [_happening(deed, disputes, dated) for deed in picture.deeds]
    found.sort(key=lambda one: str(one["id"]))
    found.sort(key=lambda one: str(one["day"] or ""), reverse=True)
    making.keep("timeline", [*found])
    for language in LANGUAGES:
        say = wording(language)
        making.keep("timeline.names", _names(picture.deeds, say), language=language)
        for deed in picture.deeds:
            told = msgspec.to_builtins(deed_entry(deed, say))
            making.keep("timeline.deed", cut(told, KEPT), language=language, key=deed.happening.id)


def _happening(deed: Deed, disputes: dict[str, list[Json]], dated: set[str]) -> JsonObject:
    """One happening. Days are ISO; `day` is where it stands: told, else first reported, else null.

    `from` and `until` are null where no page tells them; `state` is `done`, `to_come` or `denied`;
    `quad` the class of its type (1 to 4), `who` and `whom` keys of parties, `reports` independent
    ones; `disputes` ids of contradictions. `dated` is false where the first report tells no day of
    its own and only is not younger than `first_reported`; `dated` as given has the pages that do.
    """
    one = deed.happening
    first, last = one.reported
    return {
        "id": one.id,
        "type": one.type.value,
        "quad": ontology().types[one.type].quad,
        "state": state_of(deed),
        "modality": one.modality.value,
        "who": [*_keys(one.actors)],
        "whom": [*_keys(one.recipients)],
        "day": one.since or first,
        "from": one.since,
        "until": one.until,
        "first_reported": first,
        "last_reported": last,
        "dated": any(
            each.report.id in dated and each.report.reported_at == first for each in one.tellings
        ),
        "reports": one.reports,
        "disputes": [
            *dict.fromkeys(each for event in one.events for each in disputes.get(event, []))
        ],
    }


def state_of(deed: Deed) -> str:
    """How a happening is drawn: `denied`, `to_come` (planned, possible, conditional), `done`."""
    if deed.happening.modality is Modality.DENIED or deed.event.stance is Stance.DENIED:
        return "denied"
    return "to_come" if deed.happening.modality in TO_COME else "done"


def _disputes(picture: Picture) -> dict[str, list[Json]]:
    found: dict[str, list[Json]] = defaultdict(list)
    for one in picture.weighed.event_contradictions:
        for event in one.records:
            found[event].append(one.id)
    return found


def _key(party: Party) -> str:
    """Its state or the body of states behind it where that has a name, else itself."""
    named = bool(wording(LANGUAGES[0]).state(party.country))
    return party.country if named and party.country else party_key(party).strip()


def _keys(parties: Iterable[Party]) -> list[str]:
    return [*dict.fromkeys(_key(one) for one in parties)]


def _names(deeds: Iterable[Deed], say: Wording) -> JsonObject:
    parties = (
        party for deed in deeds for party in (*deed.happening.actors, *deed.happening.recipients)
    )
    names: JsonObject = {}
    for party in parties:
        names.setdefault(_key(party), say.country(party))
    return names
