"""English times: dates, relative times, ranges, clock times. Every entry is exercised."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, strategies as st

from rujuk.lang.calendar_words import calendar_words
from rujuk.lang.clocks import find_clocks
from rujuk.lang.sentences import split_sentences
from rujuk.lang.spans_of_time import a_year as year_span, ago, third
from rujuk.lang.times import TimeExpression, find_times
from rujuk.lang.tokens import tokenise

TODAY = "2025-03-12"  # a Wednesday
WORDS = calendar_words("en")

# Sentence, each time as quote, EDTF, precision.
CASES: list[tuple[str, list[tuple[str, str | None, str]]]] = [
    ("The talks were held on February 4, 2025.", [("February 4, 2025", "2025-02-04", "day")]),
    (
        "The talks were held on 4 February 2025, or on Feb. 4, or on 4 Feb 2025.",
        [
            ("4 February 2025", "2025-02-04", "day"),
            ("Feb. 4", "2025-02-04", "day"),
            ("4 Feb 2025", "2025-02-04", "day"),
        ],
    ),
    (
        "The talks were held Tuesday, February 4, 2025 at 9:30 a.m. local time.",
        [("Tuesday, February 4, 2025 at 9:30 a.m. local time", "2025-02-04", "day")],
    ),
    (
        "The talks will be held May 5-7, 2025.",
        [("May 5-7, 2025", "2025-05-05/2025-05-07", "interval")],
    ),
    (
        "It happened on Monday and again last Tuesday; they meet next Friday.",
        [
            ("Monday", "2025-03-10", "day"),
            ("last Tuesday", "2025-03-11", "day"),
            ("next Friday", "2025-03-14", "day"),
        ],
    ),
    (
        "Yesterday he left; today he is here; tomorrow he goes; last night it rained.",
        [
            ("Yesterday", "2025-03-11", "day"),
            ("today", "2025-03-12", "day"),
            ("tomorrow", "2025-03-13", "day"),
            ("last night", "2025-03-11", "day"),
        ],
    ),
    (
        "Two days earlier he left. Three weeks ago he came. A week later he went. A month ago.",
        [
            ("Two days earlier", None, "unresolved"),
            ("Three weeks ago", "2025-02-17/2025-02-23", "interval"),
            ("A week later", None, "unresolved"),
            ("A month ago", "2025-02", "month"),
        ],
    ),
    (
        "This week and last week, next month, this year.",
        [
            ("This week", "2025-03-10/2025-03-16", "interval"),
            ("last week", "2025-03-03/2025-03-09", "interval"),
            ("next month", "2025-04", "month"),
            ("this year", "2025", "year"),
        ],
    ),
    (
        "In early June 2024, in late May, in mid-2023, at the end of last year, early this month.",
        [
            ("early June 2024", "2024-06-01/2024-06-10", "interval"),
            ("late May", "2024-05-21/2024-05-31", "interval"),
            ("end of last year", "2024-09/2024-12", "interval"),
            ("early this month", "2025-03-01/2025-03-10", "interval"),
        ],
    ),
    (
        "Since June 2024 and until January.",
        [
            ("Since June 2024", "2024-06/2025-03-12", "interval"),
            ("until January", "2025-01", "month"),
        ],
    ),
    (
        "From Monday to Friday; between May 3 and May 7; from 2014 to 2022.",
        [
            ("Monday to Friday", "2025-03-03/2025-03-07", "interval"),
            ("May 3 and May 7", "2024-05-03/2024-05-07", "interval"),
            ("2014 to 2022", "2014/2022", "interval"),
        ],
    ),
    (
        "Over the past three days and in the next two weeks; during the past week.",
        [
            ("past three days", "2025-03-09/2025-03-12", "interval"),
            ("next two weeks", "2025-03-12/2025-03-30", "interval"),
            ("past week", "2025-03-05/2025-03-12", "interval"),
        ],
    ),
    ("The blast came at 10 p.m. on Monday at 12 places.", [("Monday", "2025-03-10", "day")]),
    (
        "In May 2024 he may go. They march in March. The summit in June of last year.",
        [
            ("May 2024", "2024-05", "month"),
            ("March", "2025-03", "month"),
            ("June of last year", "2024-06", "month"),
        ],
    ),
    (
        "The following day he left. The same day he came. A few days ago, several weeks ago.",
        [
            ("following day", None, "unresolved"),
            ("same day", None, "unresolved"),
            ("few days ago", None, "unresolved"),
            ("several weeks ago", None, "unresolved"),
        ],
    ),
    (
        "He was born in 1980 and the 2024 election was held in November.",
        [("1980", "1980", "year"), ("November", "2024-11", "month")],
    ),
    (
        "On Sunday night, early Monday, Monday morning.",
        [
            ("Sunday night", "2025-03-09", "day"),
            ("early Monday", "2025-03-10", "day"),
            ("Monday morning", "2025-03-10", "day"),
        ],
    ),
    # Which part is the month is not told: a weekday, or the day of the page, decides, or nothing.
    ("The attack on 1/2/2025.", [("1/2/2025", "2025", "year")]),
    ("The attack on 5/4/2025.", [("5/4/2025", "2025", "year")]),
    ("The attack on Sunday, 5/4/2025.", [("Sunday, 5/4/2025", "2025-05-04", "day")]),
    ("The attack on Saturday, 5/4/2025.", [("Saturday, 5/4/2025", "2025-04-05", "day")]),
    ("The attack on 2/11/2025.", [("2/11/2025", "2025-02-11", "day")]),
    ("The attack on 11/2/2025.", [("11/2/2025", "2025-02-11", "day")]),
    ("The attack on 5/13/2024.", [("5/13/2024", "2024-05-13", "day")]),
    ("The attack on 13/5/2024.", [("13/5/2024", "2024-05-13", "day")]),
    # What has lasted since a weekday has begun, whatever the clause says of the future.
    (
        "They will go on with the strike that has lasted since Monday.",
        [("since Monday", "2025-03-10/2025-03-12", "interval")],
    ),
    ("In March 12 people died. On March 12 people died.", [("March", "2025-03", "month")]),
]


def only(sentence: str) -> TimeExpression:
    found = find_times(tokenise(sentence), "en", TODAY)
    assert len(found) == 1, (sentence, found)
    return found[0]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[case[0] for case in CASES])
def test_sentence(sentence: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert [
        (sentence[t.start : t.end], t.edtf, t.precision.value)
        for t in find_times(tokenise(sentence), "en", TODAY)
    ] == expected


def test_days_are_told_from_the_day_told_before() -> None:
    before = only("The talks opened on March 6.")
    for told, day in (("Two days later", 8), ("A day earlier", 5), ("The following day", 7)):
        found = find_times(tokenise(f"{told} they left."), "en", TODAY, before)
        assert [t.edtf for t in found] == [f"2025-03-{day:02d}"], told


@pytest.mark.parametrize(
    ("sentence", "clocks"),
    [
        ("It began at 9:30 a.m. and ended at 10 p.m. on Monday.", ["09:30", "22:00"]),
        ("It began at 14:30 GMT.", ["14:30"]),
        ("They met at 12 places, at 8 and again at 12 a.m.", []),
        ("It was held from 8 a.m. to 10 a.m.", []),
    ],
)
def test_clock_times(sentence: str, clocks: list[str]) -> None:
    assert [clock.text for clock in find_clocks(tokenise(sentence), "en")] == clocks


def test_sentences_end_behind_abbreviations_only_where_one_opens() -> None:
    text = (
        "He lives in the U.S. The mayor met Gen. Smith and Mr. J. R. Brown at 9 a.m. Monday. "
        "The U.S. Army sent No. 5 to St. Louis. On Sept. 5 he left."
    )
    openers = [
        text[one.start : one.end].split(maxsplit=1)[0] for one in split_sentences(text, "en")
    ]
    assert openers == ["He", "The", "The", "On"]


# --- every entry of the lexicon ------------------------------------------------------------------


def test_every_month_and_day() -> None:
    for name, number in WORDS.months.items():
        assert only(f"Talks were held {name.title()} 5, 2024.").edtf == f"2024-{number:02d}-05", (
            name
        )
    for name, number in WORDS.days.items():
        day = only(f"Talks were held {name.capitalize()}.").day
        assert day is not None, name
        assert date.fromisoformat(day).weekday() == number, name


def test_every_word_that_says_which_period() -> None:
    today = date.fromisoformat(TODAY)
    for word, shift in WORDS.shifts_before.items():
        found = only(f"Talks were held {word} month.").edtf
        expected = ago(today, -shift, "month").edtf
        assert found == (f"2025-02-12/{TODAY}" if word in WORDS.spans_before else expected), word
        assert only(f"Talks were held {word} weekend.").edtf is not None, word
        monday = only(f"Talks were held {word} Monday.").day
        assert monday is not None, word
        assert (date.fromisoformat(monday) > today) == (shift > 0), word


def test_every_deictic_word() -> None:
    today = date.fromisoformat(TODAY)
    for phrase, days in WORDS.deictic.items():
        day = only(f"Talks were held {phrase} there.").day
        assert day is not None, phrase
        assert (date.fromisoformat(day) - today).days == days, phrase
    for phrase in WORDS.now:
        assert only(f"Talks are held {phrase} there.").edtf == TODAY, phrase
    for phrase in WORDS.unresolved:
        assert only(f"Talks were held {phrase} there.").since is None, phrase


def test_every_anchored_word() -> None:
    before = only("He arrived on March 6.")
    for phrase in WORDS.same_day:
        found = find_times(tokenise(f"He left on {phrase}."), "en", TODAY, before)
        assert [t.edtf for t in found] == ["2025-03-06"], phrase
    for phrase, days in WORDS.next_day.items():
        found = find_times(tokenise(f"He left the {phrase}."), "en", TODAY, before)
        assert [t.edtf for t in found] == [f"2025-03-{6 + days:02d}"], phrase
    for phrase in WORDS.later | WORDS.after:
        found = find_times(tokenise(f"Two days {phrase} he left."), "en", TODAY, before)
        assert [t.edtf for t in found] == ["2025-03-08"], phrase
    for phrase in (*WORDS.earlier, *WORDS.before):
        found = find_times(tokenise(f"Two days {phrase} he left."), "en", TODAY, before)
        assert [t.edtf for t in found] == ["2025-03-04"], phrase


def test_every_period_word() -> None:
    today = date.fromisoformat(TODAY)
    for word, unit in WORDS.periods.items():
        assert only(f"Talks were held two {word} ago.").edtf == ago(today, 2, unit).edtf, word
    for word, stage in WORDS.stages.items():
        assert only(f"Talks were held {word} 2023.").edtf == third(year_span(2023), stage).edtf
    for phrase in WORDS.parts_of_day:
        sentence = f"Talks were held Monday {phrase}."
        assert sentence[: only(sentence).end].endswith(phrase), phrase


# --- laws ----------------------------------------------------------------------------------------

DAYS = st.dates(min_value=date(1800, 1, 1), max_value=date(2099, 12, 31))
NAMES = ["January", "February", "March", "April", "May", "June", "July", "August", "September",
         "October", "November", "December"]  # fmt: skip


@given(DAYS)
def test_a_full_date_is_read_back(day: date) -> None:
    name = NAMES[day.month - 1]
    for written in (f"{name} {day.day}, {day.year}", f"{day.day} {name} {day.year}"):
        assert only(f"Talks were held on {written}.").edtf == day.isoformat()


def vocabulary() -> list[str]:
    return sorted({*NAMES, *WORDS.periods, *WORDS.before_bare, *WORDS.shifts_before, *WORDS.stages,
                   *WORDS.through, *WORDS.parts_of_day, "Monday", "5", "2024", "5/4/2025", ",",
                   "a", "two", "ago", "later", "a.m.", "9:30", "Sept.", "the",
                   "weekend"})  # fmt: skip


@given(
    st.lists(st.sampled_from(vocabulary()), max_size=20),
    st.sampled_from([None, TODAY, "2025-03", "2025"]),
)
@example(["early", "past", "week"], None)
def test_any_soup_of_time_words_gives_ordered_spans(soup: list[str], reference: str | None) -> None:
    text = " ".join(soup)
    last = 0
    for time in find_times(tokenise(text), "en", reference):
        assert last <= time.start < time.end <= len(text)
        last = time.end
        if time.since and time.until:
            assert time.since <= time.until
