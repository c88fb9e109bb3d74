"""Reviews are kept beside the machine's records, said twice once, and forgotten with their page."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import made_pages
from rujuk.errors import ReviewError, UnknownRecordError
from rujuk.identity import expected_claim_id
from rujuk.records import Measure, Verdict
from rujuk.store.case import Case
from rujuk.store.reviewed import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rujuk.records import Coding

DOCUMENT, CODING = made_pages.deployment()
TROOPS, KILLED = CODING.claims[:2]
PLAN, CAPTURE = CODING.events[0], CODING.events[2]
TREATY = CODING.relations[0]


def add(case: Case, coding: Coding = CODING) -> None:
    case.add_pages([(DOCUMENT, made_pages.sighting(DOCUMENT, "a.txt"))], lambda _: coding)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case(tmp_path / "case") as made:
        add(made)
        yield made


def correct(case: Case, record: str, *settings: str) -> None:
    pairs = [(one.partition("=")[0], one.partition("=")[2]) for one in settings]
    case.review(record, Verdict.CORRECT, by="desk", note="read again", settings=pairs)


def test_a_review_is_a_run_and_leaves_the_record_as_it_is(case: Case) -> None:
    made = case.review(KILLED.id, Verdict.REJECT, by="desk", note="rumour")
    assert made.number == 2
    assert [(run.kind, run.reviews, run.closed) for run in case.runs()] == [
        ("add", 0, True),
        ("review", 1, True),
    ]
    assert case.record(KILLED.id) == KILLED
    assert next(case.pages()).coding == CODING
    (page,) = case.pages(with_reviews=True)
    assert KILLED not in page.coding.claims
    assert page.reviewed is not None
    assert [one.review for one in page.reviewed.rejected] == [made]
    assert case.check() == []


def test_a_review_says_what_it_stands_on(case: Case) -> None:
    made = case.review(TROOPS.id, Verdict.ACCEPT, by=" desk ")
    assert (made.document, made.record, made.kind, made.type) == (
        DOCUMENT.id,
        TROOPS.id,
        "claim",
        "troops",
    )
    assert (made.start, made.end, made.quote) == (TROOPS.start, TROOPS.end, TROOPS.quote)
    assert made.before == DOCUMENT.text[TROOPS.start - 32 : TROOPS.start]
    assert made.after == DOCUMENT.text[TROOPS.end : TROOPS.end + 32]
    assert (made.by, made.note, made.changes) == ("desk", "", None)
    assert [one.review for one in case.replies()] == [made]


def test_the_same_review_again_changes_nothing(case: Case) -> None:
    for _ in range(2):
        correct(case, TROOPS.id, "best=11200", "low=11000", "high=11500")
    assert case.last_run() == 2
    case.review(TROOPS.id, Verdict.ACCEPT, by="desk")
    correct(case, TROOPS.id, "best=11200", "low=11000", "high=11500")
    assert case.last_run() == 4, "what was said before another review is news again"


def test_earlier_reviews_are_kept(case: Case) -> None:
    case.review(TROOPS.id, Verdict.REJECT, by="desk", note="no")
    case.review(TROOPS.id, Verdict.ACCEPT, by="chief", note="yes")
    assert [(one.review.by, one.standing) for one in case.replies()] == [
        ("desk", Standing.REPLACED),
        ("chief", Standing.HOLDS),
    ]
    (then,) = case.pages(as_of_run=2, with_reviews=True)
    assert TROOPS not in then.coding.claims
    (now,) = case.pages(with_reviews=True)
    assert now.coding == CODING


def test_a_review_outlives_the_id_of_its_record(case: Case) -> None:
    case.review(KILLED.id, Verdict.REJECT, by="desk", note="no")
    read_anew = replace(KILLED, measure=Measure.CASUALTIES)
    read_anew = replace(read_anew, id=expected_claim_id(read_anew))
    add(case, replace(CODING, coded_by="0.2.0 made", claims=(TROOPS, read_anew), events=()))
    (reply,) = case.replies()
    assert reply.record == read_anew
    assert reply.ids == {KILLED.id, read_anew.id, DOCUMENT.id}
    (page,) = case.pages(with_reviews=True)
    assert page.coding.claims == (TROOPS,)
    (then,) = case.replies(as_of_run=2)
    assert then.record == KILLED
    assert case.check() == []


def test_an_orphaned_review_changes_nothing_and_comes_back_with_its_words(case: Case) -> None:
    case.review(KILLED.id, Verdict.REJECT, by="desk", note="no")
    add(case, replace(CODING, coded_by="0.2.0 made", claims=(TROOPS,), events=()))
    (reply,) = case.replies()
    assert reply.standing is Standing.ORPHANED
    (page,) = case.pages(with_reviews=True)
    assert page.coding.claims == (TROOPS,)
    assert case.check() == []
    add(case, replace(CODING, coded_by="0.3.0 made"))
    assert [one.standing for one in case.replies()] == [Standing.HOLDS]


def test_an_older_record_can_be_reviewed(case: Case) -> None:
    add(case, replace(CODING, coded_by="0.2.0 made", claims=(TROOPS,), events=()))
    case.review(KILLED.id, Verdict.REJECT, by="desk", note="no")
    assert [one.standing for one in case.replies()] == [Standing.ORPHANED]
    assert case.page_of(KILLED.id).coding == CODING
    assert case.check() == []


@pytest.mark.parametrize(
    ("record", "settings", "field", "said"),
    [
        (TROOPS, (), "", "sets something"),
        (
            TROOPS,
            ("weight=3",),
            "weight",
            "no field of a claim that can be set; these are: measure",
        ),
        (PLAN, ("low=3",), "low", "no field of an event"),
        (TREATY, ("stance=stated",), "stance", "no field of a relation"),
        (TROOPS, ("best=1.500",), "best", "plain digits"),
        (TROOPS, ("best=-5",), "best", "plain digits"),
        (TROOPS, ("best=1" + "0" * 16,), "best", "plain digits"),
        (TROOPS, ("best=5", "best=6"), "best", "set twice"),
        (TROOPS, ("low=12000",), "bounds", "low 12000, best 11000, high 11000 are not in order"),
        (TROOPS, ("low=none", "best=", "high=null"), "bounds", "reject it"),
        (TROOPS, ("measure=men",), "measure", "'men' is none of: troops, killed"),
        (TROOPS, ("stance=sure",), "stance", "is none of: stated"),
        (TROOPS, ("as_of=June",), "as_of", "is no time"),
        (TROOPS, ("as_of=2025-02-30",), "as_of", "is no time"),
        (TROOPS, ("as_of=2025-05/2025-04",), "as_of", "is no time"),
        (TROOPS, ("said_by=somebody/XQX",), "said_by", "no country has the code XQX"),
        (TROOPS, ("said_by=XQX",), "said_by", "no country has the code XQX"),
        (TROOPS, ("said_by=/KOR",), "said_by", "is no party"),
        (TROOPS, ("said_by=the governor/IDN/",), "said_by", "is no party"),
        (TROOPS, ("said_by=the governor/IDN/XQX",), "said_by", "XQX is none of the sectors"),
        (TROOPS, ("of_whom=PRK; RUS",), "of_whom", "more than one"),
        (TROOPS, ("measure=troops",), "", "says so already"),
        (CAPTURE, ("type=AGREE", "modes=abduct"), "modes", "abduct is no mode of AGREE"),
        (PLAN, ("contexts=weather",), "contexts", "weather is none of"),
        (TREATY, ("parties=PRK",), "parties", "two parties"),
    ],
)
def test_a_correction_that_cannot_be_kept_is_told(
    case: Case, record: made_pages.Claim, settings: tuple[str, ...], field: str, said: str
) -> None:
    with pytest.raises(ReviewError, match=said) as told:
        correct(case, record.id, *settings)
    assert told.value.field == field
    assert case.last_run() == 1
    assert case.replies() == []


def test_what_is_no_record_cannot_be_reviewed(case: Case) -> None:
    with pytest.raises(ReviewError, match="only these are reviewed"):
        case.review("est-aaaaaaaaaaaaaaaa", Verdict.ACCEPT, by="desk")
    with pytest.raises(UnknownRecordError):
        case.review("clm-aaaaaaaaaaaaaaaa", Verdict.ACCEPT, by="desk")
    with pytest.raises(ReviewError, match="--by NAME"):
        case.review(TROOPS.id, Verdict.ACCEPT, by=" ")
    with pytest.raises(ReviewError, match="--note TEXT"):
        case.review(TROOPS.id, Verdict.REJECT, by="desk")
    with pytest.raises(ReviewError, match="only `correct` sets"):
        case.review(TROOPS.id, Verdict.ACCEPT, by="desk", settings=[("low", "1")])
    assert case.last_run() == 1


def test_parties_and_times_of_a_correction_say_whence_they_are(case: Case) -> None:
    correct(case, TROOPS.id, "said_by=nis; the governor/IDN/GOV; KOR", "as_of=2024-10/2024-12-05")
    (page,) = case.pages(with_reviews=True)
    claim = page.coding.claims[0]
    assert [(one.name, one.country, one.sectors, one.id) for one in claim.said_by] == [
        ("NIS", "KOR", ("SPY",), "org.nis"),
        ("the governor", "IDN", ("GOV",), None),
        ("South Korea", "KOR", ("GOV",), "state.kor"),
    ]
    assert claim.as_of is not None
    assert (claim.as_of.since, claim.as_of.until) == ("2024-10-01", "2024-12-05")
    for part in (*claim.said_by, claim.as_of):
        assert (part.start, part.end, part.inferred) == (None, None, "review")


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2024", ("2024-01-01", "2024-12-31", "year")),
        ("2024-02", ("2024-02-01", "2024-02-29", "month")),
        ("2024-02-07", ("2024-02-07", "2024-02-07", "day")),
        ("XXXX-02-29", (None, None, "unresolved")),
        ("2023/2024-03", ("2023-01-01", "2024-03-31", "interval")),
    ],
)
def test_times_of_a_correction(case: Case, edtf: str, days: tuple[str | None, ...]) -> None:
    correct(case, TROOPS.id, f"as_of={edtf}")
    (page,) = case.pages(with_reviews=True)
    told = page.coding.claims[0].as_of
    assert told is not None
    assert (told.since, told.until, told.precision.value) == days
    assert told.edtf == edtf


def test_forgetting_a_page_forgets_what_reviews_tell_of_it(case: Case) -> None:
    path = case.path
    case.review(KILLED.id, Verdict.REJECT, by="desk", note="the name Wordless Witness is wrong")
    correct(case, TROOPS.id, "said_by=Wordless Witness")
    journal = Path(f"{path}-wal")
    assert b"Wordless Witness" in Path(path).read_bytes() + journal.read_bytes()
    case.forget(DOCUMENT.id)
    case.close()
    content = Path(path).read_bytes()
    for word in (b"Wordless", b"3.000", b"11.000", b"read again"):
        assert word not in content
    with Case(path) as again:
        assert [one.standing for one in again.replies()] == [Standing.FORGOTTEN] * 2
        told = again.replies()[0].review
        assert (told.number, told.record, told.verdict, told.by) == (
            2,
            KILLED.id,
            Verdict.REJECT,
            "desk",
        )
        assert (told.note, told.quote, told.changes, told.said) == (None, None, None, None)
        assert again.check() == []
        with pytest.raises(UnknownRecordError):
            again.review(KILLED.id, Verdict.ACCEPT, by="desk")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("quote = 'other words'", "its quote is not what the page says there"),
        ("before = 'other words'", "the words around its quote"),
        ("span_start = NULL", "says not which words"),
        ("coding = NULL", "says not which words"),
        ("changes = '{'", "its fields cannot be read"),
        ('changes = \'{"best": "many"}\'', "its fields cannot be read"),
        ("changes = '{\"weight\": 3}'", "weight is no field"),
        ("changes = NULL", "its fields cannot be read"),
        ("kind = 'loss'", "its fields cannot be read"),
        ("verdict = 'accept'", "sets fields and is no correction"),
        ("verdict = 'perhaps'", "cannot be read"),
        ("said = 'x'", "its fields cannot be read"),
    ],
)
def test_check_finds_what_is_wrong_with_a_review(case: Case, change: str, said: str) -> None:
    correct(case, TROOPS.id, "best=11200", "low=11000", "high=11500")
    assert case.check() == []
    with sqlite3.connect(case.path) as other:
        other.execute(f"UPDATE reviews SET {change}")  # noqa: S608 - the test's own words
    other.close()
    found = case.check()
    assert [(one.record, one.where) for one in found] == [("review.2", "review")]
    assert said in found[0].message


def test_check_finds_a_review_of_no_page_and_one_that_forgets_too_little(case: Case) -> None:
    case.review(TROOPS.id, Verdict.REJECT, by="desk", note="no")
    case.forget(DOCUMENT.id)
    with sqlite3.connect(case.path) as other:
        other.execute("UPDATE reviews SET note = 'what the page says'")
    assert [one.message for one in case.check()] == ["keeps words of a forgotten page"]
    with other:
        other.execute("UPDATE reviews SET note = NULL, document = 'doc-nothing'")
    other.close()
    messages = [one.message for one in case.check()]
    assert "is of a page that the case does not hold" in messages
