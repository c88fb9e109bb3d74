"""For which place a local authority speaks: the town or region at the end of its name.

"The governor of Voronezh" counts the dead of Voronezh, "BPBD Cianjur" those of Cianjur. Its words
are read, and the gazetteer tells which place of its own country they name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from rujuk.code.gazetteer import gazetteer
from rujuk.code.place_table import fold
from rujuk.records import Place

if TYPE_CHECKING:
    from rujuk.records import Party

_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_LOCAL = frozenset({"GOV", "COP"})
_MOST_WORDS = 4  # in the name of a place
_STATE = "state."
_REMEMBERED = 4096


def jurisdiction_of(party: Party | None) -> Place | None:
    """The place in its own country that the last words of a government or police body name.

    Null for a body of the whole state, for one that an entry of the lexicon knows, and where no
    table knows the place. It has no offsets: no word of the page tells it of what is counted.
    """
    if party is None or party.id is not None or party.country is None:
        return None
    if not _LOCAL.intersection(party.sectors[:1]):
        return None
    return _place(party.name or party.text, party.country)


@lru_cache(maxsize=_REMEMBERED)
def _place(words: str, country: str) -> Place | None:
    told = _WORD.findall(words)
    names: list[str] = []
    while told and told[-1][:1].isupper() and len(names) < _MOST_WORDS:
        names.insert(0, told.pop())
    if not told and len(names) > 1:
        names = names[1:]  # the first word is what the body is
    elif not told:
        return None
    elif not names:  # "Medellin police": the place stands first, the words in small letters last
        names = list(takewhile(lambda word: word[:1].isupper(), told))[:_MOST_WORDS]
    for first in range(len(names)):
        text = " ".join(names[first:])
        found = gazetteer().choose(fold(text), {country: 1.0})
        if found is None or found.country != country:
            continue
        if found.id.startswith(_STATE):
            return None
        return Place(
            text=text, start=None, end=None, inferred=None, id=found.id, name=found.name,
            country=country, admin1=found.region, latitude=found.latitude,
            longitude=found.longitude, geonames_id=found.geonames_id, precision=found.precision,
            within=found.within,
        )  # fmt: skip
    return None
