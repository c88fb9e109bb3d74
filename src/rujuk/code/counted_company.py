"""Those who are counted beside others whom the same deed befell.

Only where the noun phrase ends in its head: there a list of counted persons is read whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.counted_phrases import is_verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.code.count_drafts import CountDraft
    from rujuk.code.governors import Governors
    from rujuk.code.measures import Deed
    from rujuk.lang.quantity import Quantity

# Rules of a measure that a deed of the sentence decided.
BY_DEED = "id.count.predicate."
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
