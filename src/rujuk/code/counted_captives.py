"""Whom a deed took: combatants are captured, persons are detained by police, or held hostage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.records import Measure

if TYPE_CHECKING:
    from rujuk.code.governors import Governors
    from rujuk.code.measures import Noun

Told = tuple[Measure, str]


def captured_or_detained(
    around: Governors, told: Told, noun: Noun | None, own: Measure = Measure.PEOPLE
) -> Told:
    """The measure and the rule of `told`, as who was taken and by whom decides it.

    `own` is the measure of the counted noun. Combatants taken by a force are captured, persons
    taken by police are detained.
    """
    measure, _ = told
    words = around.words
    arrested = not words.arresters.isdisjoint(around.lowers)
    if measure is Measure.CAPTURED and words.combatants:
        if noun is None or noun.words in words.combatants:
            return told
        if own is not Measure.TROOPS and arrested:
            return Measure.DETAINED, "predicate.detained"
    if measure is Measure.CAPTURED and own is not Measure.TROOPS:
        return Measure.HOSTAGES, "predicate.hostages.held"
    if measure is Measure.DETAINED and own is Measure.TROOPS:
        if arrested or noun is None:
            return told
        if not (_taken_by_force(around, noun) or _foreign(around, noun)):
            return told
        return Measure.CAPTURED, "predicate.captured.combatants"
    return told


def _taken_by_force(around: Governors, noun: Noun) -> bool:
    """Whether a force is named outside the counted noun."""
    captors = around.words.captors
    return any(
        word in captors and not noun.first <= at < noun.last
        for at, word in enumerate(around.lowers)
    )


def _foreign(around: Governors, noun: Noun) -> bool:
    """Whether a name of a state, no abbreviation, follows the noun."""
    if noun.last >= len(around.tokens):
        return False
    after = around.tokens[noun.last]
    return after.kind == "word" and after.is_capitalised and not after.text.isupper()
