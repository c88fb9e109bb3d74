"""What an analyst accepted is weighed, whatever a guard would say of it."""

from __future__ import annotations

from dataclasses import replace

from rujuk.code.document import code_document
from rujuk.read.page import read_bytes
from rujuk.records import Document, Measure, Stance
from rujuk.weigh.constants import CONSTANTS
from rujuk.weigh.picture import weigh_reports
from rujuk.weigh.quantities import make_quantities
from rujuk.weigh.reports import make_report
from weighing import HEALTH, RUMOUR, say

TOTAL = say(900, HEALTH, "2024-10-02", measure=Measure.CASUALTIES)
GARBLED = say(900, HEALTH, "2024-10-02")
HEARD = say(4000, RUMOUR, "2024-10-02", stance=Stance.RUMOURED)


def held(*statements: object) -> set[str]:
    """Ids of the statements that are held."""
    return {
        mention.id
        for quantity in make_quantities(statements, CONSTANTS)  # type: ignore[arg-type]
        for one in quantity.assertions
        if one.id in quantity.held
        for mention in one.mentions
    }


def test_no_guard_holds_what_was_accepted() -> None:
    assert held(TOTAL, GARBLED, HEARD) == {GARBLED.id, HEARD.id}
    assert held(TOTAL, replace(GARBLED, accepted=True), HEARD) == {HEARD.id}
    assert held(TOTAL, GARBLED, replace(HEARD, accepted=True)) == {GARBLED.id}


def test_an_accepted_claim_is_an_accepted_statement() -> None:
    page = read_bytes(
        b"Sebanyak 40 warga tewas akibat gempa di Palu, kata pejabat setempat pada Senin.",
        path="a.txt",
    )
    assert isinstance(page, Document)
    coding = code_document(page)
    (claim,) = coding.claims
    for accepted in (frozenset({claim.id}), frozenset[str]()):
        report = make_report(page, coding, ["a.txt"], accepted)
        (statement,) = weigh_reports([report], CONSTANTS).statements
        assert statement.accepted is bool(accepted)
