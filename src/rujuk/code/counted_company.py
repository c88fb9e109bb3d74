"""Those who are counted beside others whom the same deed befell.

Only where the noun phrase ends in its head: there a list of counted persons is read whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.counted_phrases import is_verb
from rujuk.code.measures import OF_VICTIMS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.code.count_drafts import CountDraft
    from rujuk.code.governors import Governors
    from rujuk.code.measures import Deed, Noun, Role
    from rujuk.lang.quantity import Quantity

# Rules of a measure that a deed of the sentence decided.
BY_DEED = "id.count.predicate."
_OBJECT: frozenset[Role] = frozenset({"object"})
_ENDS = frozenset({";", ":", ".", "!", "?"})
# Words of company that lead to more victims: "along with", "together with", not "with" alone.
_LEADS = 2


def only_joined(around: Governors, first: int, end: int) -> bool:
    """Whether nothing but auxiliaries stands in `[first, end)`, or counted ones who are joined."""
    at = first
    while at < end:
        word = around.lowers[at]
        joint = word in around.words.through
        if around.head_last:
            joint = joint or word in around.words.coordinators
            if at in around.at_quantity:
                at = around.past_quantity(around.at_quantity[at])
                continue
        if not joint:
            return False
        at += 1
    return True


def deed_of_company(
    around: Governors, quantity: Quantity, drafts: Sequence[CountDraft]
) -> Deed | None:
    """The deed that befell those before "along with" and those counted behind it.

    As in "the mayor was killed in Lima along with his driver and two guards": no verb and no other
    clause stands between the deed and the words of company, none but counted persons behind them.
    """
    edge = around.left_edge(quantity)
    deed = drafts[-1].deed if drafts and around.head_last else None
    if deed is None or not drafts[-1].rules[0].startswith(BY_DEED) or deed.last > edge:
        return None
    company = around.words.with_words
    behind = edge
    while behind > deed.last and around.lowers[behind - 1] not in company:
        behind -= 1
    begin = behind
    while begin > deed.last and around.lowers[begin - 1] in company:
        begin -= 1
    if behind - begin < _LEADS or not only_joined(around, behind, edge):
        return None
    breaks = around.words.clause_breaks | around.words.relatives | _ENDS
    told = around.lowers[deed.last : begin]
    clear = not any(word in breaks or is_verb(word, around.language) for word in told)
    return deed if clear else None


def deed_of_pronoun(around: Governors, quantity: Quantity, noun: Noun) -> Deed | None:
    """The deed on a pronoun that takes up those counted: "dragged three men out and shot them".

    They are the object of another verb, and no other persons are counted before the pronoun.
    """
    lowers, words = around.lowers, around.words
    one = quantity.best == 1
    pronouns = words.him if one else words.them
    if noun.rank != "person" or not pronouns or not around.is_governed(quantity):
        return None
    if lowers[around.left_edge(quantity) - 1] in words.prepositions:
        return None
    for at in range(noun.last, len(lowers) - 1):
        if lowers[at] in _ENDS and not around.spells(at):
            return None
        other = around.at_quantity.get(at)
        if other is not None and other.single == quantity.single:
            return None
        deed = around.lexicon.deed_at(lowers, at, _OBJECT)
        if deed is not None and deed.last < len(lowers):
            found = deed.measure in OF_VICTIMS and lowers[deed.last] in pronouns
            behind = lowers[deed.last + 1 : deed.last + 2]
            owned = bool(behind) and around.lexicon.noun_at(behind, 0) is not None
            return deed if found and not owned else None
    return None
