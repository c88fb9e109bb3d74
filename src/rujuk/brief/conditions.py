"""Conditions: what may follow is told together with what it hangs on, in the page's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rujuk.records import Modality

if TYPE_CHECKING:
    from rujuk.brief.sheets import Sheet
    from rujuk.records import Event

_CLAUSE_END = re.compile(r"[,;:.!?](?=[\s”\"’']|$)|[”\"\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """The clause of a condition: `[start, end)` of the page's text, from the word that opens it."""

    start: int
    end: int
    quote: str


def condition_of(sheet: Sheet, event: Event) -> Condition | None:
    """The condition of a conditional event: from the word that the coder saw to the next stop.

    Null where the event is not conditional or no word for the condition was witnessed.
    """
    if event.modality is not Modality.CONDITIONAL:
        return None
    opener = next((one for one in event.witnesses if one.purpose == "modality"), None)
    if opener is None:
        return None
    text = sheet.document.text
    found = _CLAUSE_END.search(text, opener.end)
    end = len(text) if found is None else found.start()
    # A stop inside the event that fulfils the condition ("11/7") does not end the clause.
    if opener.start <= event.start < end < event.end:
        end = event.end
    return Condition(start=opener.start, end=end, quote=text[opener.start : end])


def is_condition(event: Event, condition: Condition) -> bool:
    """Whether the event is what the condition tells, and not what follows from it."""
    return condition.start <= event.start and event.end <= condition.end


def is_told_with_its_consequence(sheet: Sheet, event: Event) -> bool:
    """Whether another event of the page hangs on the condition that this event tells."""
    condition = condition_of(sheet, event)
    if condition is None or not is_condition(event, condition):
        return False
    others = (one for one in sheet.coding.events if one.id != event.id)
    return any(
        (hangs := condition_of(sheet, other)) is not None
        and hangs.start == condition.start
        and not is_condition(other, hangs)
        for other in others
    )
