"""Which record a review holds for after another coding, and what it does to the page's records."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings, strategies as st

import made_pages
from rujuk.identity import expected_claim_id, expected_event_id
from rujuk.records import Coding, EventType, Measure, Modality, Party, Verdict
from rujuk.store.laws import check_coding
from rujuk.store.reviewed import Standing, reviewed, words_in
from rujuk.store.reviews import make_review

if TYPE_CHECKING:
    from rujuk.records import Claim, Document, Event, Review
    from rujuk.store.corrections import Record

DOCUMENT, CODING = made_pages.deployment()
TROOPS, KILLED, AGAIN = CODING.claims[:3]
PLAN, LOST, CAPTURE = CODING.events[:3]
RECORDS: tuple[Record, ...] = (*CODING.claims, *CODING.events, *CODING.relations)


def review(
    record: Record,
    verdict: str = "reject",
    number: int = 2,
    coding: Coding = CODING,
    **fields: str,
) -> Review:
    made = make_review(
        DOCUMENT,
        coding,
        record,
        Verdict(verdict),
        by="desk",
        note="as the page says",
        settings=fields.items(),
    )
    return replace(made, number=number)


def with_claims(*claims: Claim) -> Coding:
    """The coding of a later program that gives these claims, each with the id it then has."""
    named = tuple(replace(one, id=expected_claim_id(one)) for one in claims)
    events = tuple(replace(one, claims=()) for one in CODING.events)
    return replace(CODING, coded_by="0.2.0 made", claims=named, events=events)


def with_events(*events: Event) -> Coding:
    named = tuple(replace(one, id=expected_event_id(one)) for one in events)
    return replace(CODING, coded_by="0.2.0 made", events=named)


def widened(record: Any, before: int, after: int) -> Any:
    """The record on a longer or shorter span of the same text."""
    start, end = record.start - before, record.end + after
    return replace(record, start=start, end=end, quote=DOCUMENT.text[start:end])


def holder(one: Review, coding: Coding, document: Document = DOCUMENT) -> str | None:
    (reply,) = reviewed(document, coding, [one]).replies
    return reply.record.id if reply.record is not None else None


# --- what a review does --------------------------------------------------------------------------


def test_a_rejected_record_is_left_out_with_what_refers_to_it() -> None:
    made = reviewed(DOCUMENT, CODING, [review(KILLED)])
    assert KILLED in CODING.claims
    assert KILLED not in made.coding.claims
    assert all(KILLED.id not in event.claims for event in made.coding.events)
    assert [one.review.by for one in made.rejected] == ["desk"]
    assert made.rejected[0].record == KILLED


def test_a_rejected_first_mention_hands_its_place_to_the_next() -> None:
    second, third = (replace(one, same_as=PLAN.id) for one in (LOST, CAPTURE))
    coding = replace(CODING, events=(PLAN, second, third))
    made = reviewed(DOCUMENT, coding, [review(PLAN, coding=coding)]).coding
    assert [(one.id, one.same_as) for one in made.events] == [
        (LOST.id, None),
        (CAPTURE.id, LOST.id),
    ]


def test_the_part_of_a_rejected_whole_is_no_part_any_more() -> None:
    part = replace(AGAIN, part_of=KILLED.id)
    coding = replace(CODING, claims=(TROOPS, KILLED, part, *CODING.claims[3:]))
    made = reviewed(DOCUMENT, coding, [review(KILLED)]).coding
    assert {one.part_of for one in made.claims} == {None}


def test_a_corrected_record_keeps_its_id_and_names_the_review() -> None:
    one = review(TROOPS, "correct", 7, low="none", best="11500", high="12000", measure="people")
    made = reviewed(DOCUMENT, CODING, [one])
    (claim,) = (claim for claim in made.coding.claims if claim.id == TROOPS.id)
    assert (claim.measure, claim.low, claim.best, claim.high) == (
        Measure.PEOPLE,
        None,
        11500,
        12000,
    )
    assert claim.rules == (*TROOPS.rules, "review.7")
    assert claim.quote == TROOPS.quote
    assert [reply.review.number for reply in made.corrected] == [7]


def test_a_deed_that_was_done_is_denied_by_nobody() -> None:
    denied = replace(PLAN, modality=Modality.DENIED, denied_by=PLAN.actors[0])
    coding = replace(CODING, events=(denied, *CODING.events[1:]))
    one = review(denied, "correct", coding=coding, modality="happened")
    event = reviewed(DOCUMENT, coding, [one]).coding.events[0]
    assert (event.modality, event.denied_by) == (Modality.HAPPENED, None)


def test_modes_of_another_type_go_with_the_type() -> None:
    one = review(CAPTURE, "correct", type="COERCE")
    event = reviewed(DOCUMENT, CODING, [one]).coding.events[2]
    assert CAPTURE.modes == ("abduct",)
    assert (event.type, event.modes) == (EventType.COERCE, ())


def test_a_correction_agrees_with_itself_whatever_a_later_program_reads() -> None:
    one = review(TROOPS, "correct", low="10500")
    later = with_claims(replace(TROOPS, low=9000, best=9000, high=9000))
    (claim,) = reviewed(DOCUMENT, later, [one]).coding.claims
    assert (claim.low, claim.best, claim.high) == (10500, 11000, 11000)
    one = review(CAPTURE, "correct", modes="beat")
    other = with_events(replace(CAPTURE, type=EventType.AGREE, modes=()))
    (event,) = reviewed(DOCUMENT, other, [one]).coding.events
    assert (event.type, event.modes) == (EventType.ASSAULT, ("beat",))


def test_who_sets_the_measure_leaves_no_other_open() -> None:
    unsure = replace(TROOPS, measure_alternatives=(Measure.PEOPLE, Measure.POLICE))
    coding = replace(CODING, claims=(unsure, *CODING.claims[1:]))
    one = review(unsure, "correct", coding=coding, measure="people")
    claim = reviewed(DOCUMENT, coding, [one]).coding.claims[0]
    assert (claim.measure, claim.measure_alternatives) == (Measure.PEOPLE, ())


def test_an_accepted_record_stays_and_is_vouched_for() -> None:
    made = reviewed(DOCUMENT, CODING, [review(TROOPS, "accept")])
    assert made.coding == CODING
    assert made.accepted == {TROOPS.id}


def test_the_last_review_of_a_record_decides_and_the_others_stay() -> None:
    told = [review(TROOPS, "reject", 2), review(TROOPS, "accept", 3)]
    made = reviewed(DOCUMENT, CODING, told)
    assert made.coding == CODING
    assert [one.standing for one in made.replies] == [Standing.REPLACED, Standing.HOLDS]
    assert made.rejected == ()
    assert made.accepted == {TROOPS.id}


# --- after another coding ------------------------------------------------------------------------


def test_another_measure_or_subject_on_the_same_words_is_the_same_record() -> None:
    changed = replace(TROOPS, measure=Measure.PEOPLE, of_whom=None)
    later = with_claims(changed, KILLED)
    assert later.claims[0].id != TROOPS.id
    assert holder(review(TROOPS), later) == later.claims[0].id
    (reply,) = reviewed(DOCUMENT, later, [review(TROOPS)]).replies
    assert reply.reread


def test_an_acceptance_vouches_for_no_figure_that_nobody_saw() -> None:
    changed = replace(TROOPS, low=1, best=1, high=1)
    later = with_claims(changed)
    made = reviewed(DOCUMENT, later, [review(TROOPS, "accept")])
    assert made.replies[0].reread
    assert made.accepted == frozenset()
    wider = with_claims(widened(TROOPS, 0, 23))
    assert reviewed(DOCUMENT, wider, [review(TROOPS, "accept")]).accepted == {wider.claims[0].id}


def test_a_longer_or_shorter_span_with_the_same_figure_is_the_same_record() -> None:
    for before, after in ((0, 12), (-8, 0), (0, -6)):
        later = with_claims(widened(TROOPS, before, after), KILLED, AGAIN)
        assert holder(review(TROOPS), later) == later.claims[0].id


def test_another_figure_beside_it_is_another_record() -> None:
    other = widened(replace(KILLED, low=5, best=5, high=5, measure=Measure.MISSING), 0, 20)
    assert holder(review(KILLED), with_claims(other)) is None
    assert holder(review(KILLED), with_claims(TROOPS, AGAIN)) is None


def test_a_share_is_another_record_than_its_whole() -> None:
    whole = replace(KILLED, low=6000, best=6000, high=6000)
    longer = widened(replace(whole, start=KILLED.start), 17, 0)
    assert holder(review(KILLED), with_claims(longer)) is None
    nearly = widened(whole, 1, 0)
    later = with_claims(nearly)
    assert holder(review(KILLED), later) == later.claims[0].id


def test_two_records_on_one_span_are_told_apart() -> None:
    seven = replace(TROOPS, measure=Measure.WOUNDED, low=7, best=7, high=7)
    both = with_claims(TROOPS, seven)
    first, second = both.claims
    only_second = with_claims(seven)
    assert holder(review(first, coding=both), both) == first.id
    assert holder(review(second, coding=both), both) == second.id
    assert holder(review(first, coding=both), only_second) is None
    assert holder(review(second, coding=both), only_second) == second.id


def test_an_event_is_known_by_its_trigger() -> None:
    later = with_events(widened(LOST, 10, 0), widened(replace(PLAN, type=EventType.MOBILIZE), 0, 1))
    assert holder(review(LOST), later) == later.events[0].id
    assert holder(review(PLAN), later) == later.events[1].id
    start = DOCUMENT.text.index("tambahan", PLAN.start)
    elsewhere = replace(PLAN.trigger, text="tambahan", start=start, end=start + len("tambahan"))
    assert (
        holder(review(PLAN), with_events(widened(replace(PLAN, trigger=elsewhere), 0, 1))) is None
    )


def test_records_of_another_kind_never_take_the_place() -> None:
    (treaty,) = CODING.relations
    assert holder(review(treaty), replace(CODING, relations=())) is None
    assert holder(review(treaty), replace(CODING, claims=(), events=())) == treaty.id


# --- another reading of the page -----------------------------------------------------------------


def shifted(text: str, by: int) -> tuple[Document, Coding]:
    """The page read with other words before it, its claims where they then stand."""
    document = replace(DOCUMENT, text=text)
    claims = []
    for one in CODING.claims:
        start, end = one.start + by, one.end + by
        subject = one.of_whom
        if isinstance(subject, Party) and subject.start is not None and subject.end is not None:
            subject = replace(subject, start=subject.start + by, end=subject.end + by)
        moved = replace(one, start=start, end=end, quote=text[start:end], of_whom=subject)
        claims.append(replace(moved, id=expected_claim_id(moved)))
    return document, Coding(document=document.id, coded_by="0.2.0 made", claims=tuple(claims))


def test_words_are_found_again_in_another_reading_of_the_page() -> None:
    head = "Beranda\n\n"
    document, coding = shifted(head + DOCUMENT.text, len(head))
    for one, moved in zip(CODING.claims, coding.claims, strict=True):
        assert holder(review(one), coding, document) == moved.id


def test_of_equal_words_those_in_the_same_surroundings_are_meant() -> None:
    text = f"Sekitar 11.000 tentara Korea Utara lain.\n{DOCUMENT.text}"
    start = text.index(TROOPS.quote, 20)
    assert words_in(review(TROOPS), text) == (start, start + len(TROOPS.quote))
    alone = f"{TROOPS.quote}\n{TROOPS.quote}\n"
    assert words_in(review(TROOPS), alone) is None, "twice, and neither as it stood"


def test_words_that_are_gone_orphan_the_review() -> None:
    document = replace(DOCUMENT, text=DOCUMENT.text.replace("11.000", "12.000"))
    made = reviewed(document, CODING, [review(TROOPS), review(KILLED, number=3)])
    assert [one.standing for one in made.replies] == [Standing.ORPHANED, Standing.HOLDS]
    assert [one.review.record for one in made.orphaned] == [TROOPS.id]
    assert TROOPS in made.coding.claims


# --- laws ----------------------------------------------------------------------------------------

VERDICTS = st.lists(
    st.tuples(st.sampled_from(RECORDS), st.sampled_from(["accept", "reject", "correct"])),
    max_size=8,
)


def reviews_of(drawn: list[tuple[Record, str]]) -> list[Review]:
    told = []
    for number, (record, verdict) in enumerate(drawn, 2):
        fields = {"stance": "assessed"} if record.id[:3] != "rel" else {"kind": "alliance"}
        told.append(review(record, verdict, number, **(fields if verdict == "correct" else {})))
    return told


@given(VERDICTS, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=60, derandomize=True)
def test_reviews_in_any_order_of_any_codings_give_the_same(
    drawn: list[tuple[Record, str]], chance: Any
) -> None:
    told = reviews_of(drawn)
    shuffled = list(told)
    chance.shuffle(shuffled)
    claims = [replace(one, measure=Measure.PEOPLE) for one in CODING.claims]
    for coding in (CODING, with_claims(*claims), with_events(*CODING.events[1:])):
        made = reviewed(DOCUMENT, coding, told)
        assert reviewed(DOCUMENT, coding, shuffled) == made
        assert [one.review for one in made.replies] == told, "no review is ever lost"
        assert not [
            one for one in check_coding(DOCUMENT, made.coding) if one.where in {"claims", "same_as"}
        ]
        kept = {one.id for one in (*made.coding.claims, *made.coding.events)}
        gone = {one.record.id for one in made.rejected if one.record is not None}
        assert not kept & gone
        assert made.accepted <= kept | {one.id for one in made.coding.relations}


@given(st.sampled_from(CODING.claims), st.integers(-6, 40), st.integers(-6, 12))
@settings(deadline=None, max_examples=60, derandomize=True)
def test_a_review_of_a_longer_span_is_one_of_the_shorter(
    claim: Claim, before: int, after: int
) -> None:
    """Who replies to either of two readings of the same words replies to both."""
    other = widened(claim, before, after)
    other = replace(other, id=expected_claim_id(other))
    there = holder(review(claim), replace(CODING, claims=(other,)))
    back = holder(review(other, coding=replace(CODING, claims=(other,))), CODING)
    if there is not None:
        assert there == other.id
        assert back is not None
