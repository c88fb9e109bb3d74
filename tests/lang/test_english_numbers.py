"""English numbers: what is read, of what kind, with what bounds. Every entry is exercised."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from rujuk.lang.number_grammar import HedgeWords, KindWords, number_grammar
from rujuk.lang.number_words import NumberWords, number_words
from rujuk.lang.numbers import Quantity, QuantityKind, find_quantities
from rujuk.lang.packs import lexicon_path
from rujuk.lang.tokens import tokenise
from rujuk.lexicon import load
from rujuk.records import Hedge

# Sentence; each quantity as quote, kind, low, best, high, hedge. Null is "not stated".
CASES: list[tuple[str, list[tuple[object, ...]]]] = [
    (
        "About 11,000 North Korean troops were sent to Russia.",
        [("About 11,000", "count", 11000, 11000, 11000, "about")],
    ),
    (
        "Fifteen hundred soldiers arrived; another 15-hundred are on the way.",
        [
            ("Fifteen hundred", "count", 1500, 1500, 1500, "exact"),
            ("another", "count", 1, 1, 1, "exact"),
            ("15-hundred", "count", 1500, 1500, 1500, "exact"),
        ],
    ),
    (
        "At least 1.5 million people fled, and 10k stayed.",
        [
            ("At least 1.5 million", "count", 1500000, 1500000, None, "at_least"),
            ("10k", "count", 10000, 10000, 10000, "exact"),
        ],
    ),
    (
        "Dozens of people were hurt, and several hundred were arrested.",
        [
            ("Dozens of", "count", 24, None, 99, "vague"),
            ("several hundred", "count", 200, None, 999, "vague"),
        ],
    ),
    (
        "Hundreds of thousands of protesters marched; tens of thousands of them stayed.",
        [
            ("Hundreds of thousands of", "count", 100000, None, 999999, "vague"),
            ("tens of thousands of them", "part", 20000, None, 99999, "vague"),
        ],
    ),
    (
        "A third of the 12,000 troops were killed, two-thirds of the rest fled.",
        [
            ("A third", "fraction", 4000, 4000, 4000, "fraction_of"),
            ("12,000", "count", 12000, 12000, 12000, "exact"),
            ("two-thirds of the", "fraction", None, None, None, "fraction_of"),
        ],
    ),
    (
        "Half of the soldiers and 40 percent of the 11,000 recruits died, or 40 per cent of the 500.",  # noqa: E501
        [
            ("Half of the", "fraction", None, None, None, "fraction_of"),
            ("40 percent", "percent", 4400, 4400, 4400, "percent_of"),
            ("11,000", "count", 11000, 11000, 11000, "exact"),
            ("40 per cent", "percent", 200, 200, 200, "percent_of"),
            ("500", "count", 500, 500, 500, "exact"),
        ],
    ),
    (
        "As many as 300 died, no fewer than 20 were hurt, up to 5 are missing.",
        [
            ("As many as 300", "count", None, 300, 300, "up_to"),
            ("no fewer than 20", "count", 20, 20, None, "at_least"),
            ("up to 5", "count", None, 5, 5, "up_to"),
        ],
    ),
    (
        "Between 10,000 and 12,000 troops, or from 10,000 to 12,000, or 10,000-12,000 men.",
        [
            ("Between 10,000 and 12,000", "count", 10000, None, 12000, "range"),
            ("from 10,000 to 12,000", "count", 10000, None, 12000, "range"),
            ("10,000-12,000", "count", 10000, None, 12000, "range"),
        ],
    ),
    (
        "The toll rose from 3 to 5.",
        [("3", "count", 3, 3, 3, "exact"), ("5", "count", 5, 5, 5, "exact")],
    ),
    (
        "More than a dozen were killed. A hundred and five were hurt. Two hundred and twelve fled.",
        [
            ("More than a dozen", "count", 12, 12, None, "more_than"),
            ("A hundred and five", "count", 105, 105, 105, "exact"),
            ("Two hundred and twelve", "count", 212, 212, 212, "exact"),
        ],
    ),
    (
        "No one was hurt. No soldiers were killed. Nobody died.",
        [
            ("No one", "none", 0, 0, 0, "none"),
            ("No", "none", 0, 0, 0, "none"),
            ("Nobody", "none", 0, 0, 0, "none"),
        ],
    ),
    (
        "No. 5 on the list, Resolution 1701, Flight 370, Article 5, in 1989, on May 5 and on Sept. 12.",  # noqa: E501
        [
            ("5", "name", 5, 5, 5, "exact"),
            ("1701", "name", 1701, 1701, 1701, "exact"),
            ("370", "name", 370, 370, 370, "exact"),
            ("5", "name", 5, 5, 5, "exact"),
            ("1989", "year", 1989, 1989, 1989, "exact"),
            ("5", "date", 5, 5, 5, "exact"),
            ("12", "date", 12, 12, 12, "exact"),
        ],
    ),
    (
        "Sorensen, 34, a soldier, and a 12-year-old boy died at 9:30 a.m. and 10 p.m.",
        [
            ("34", "age", 34, 34, 34, "exact"),
            ("a", "count", 1, 1, 1, "exact"),
            ("a", "count", 1, 1, 1, "exact"),
            ("12-year", "version", 0, 0, 0, "exact"),
            ("9:30", "clock", 0, 0, 0, "exact"),
            ("10", "clock", 10, 10, 10, "exact"),
        ],
    ),
    (
        "A soldier was killed and another was wounded; two more were missing.",
        [
            ("A", "count", 1, 1, 1, "exact"),
            ("another", "count", 1, 1, 1, "exact"),
            ("two more", "count", 2, 2, 2, "exact"),
        ],
    ),
    (
        "Twenty-five men, one hundred twenty five women and two thousand five hundred others.",
        [
            ("Twenty-five", "count", 25, 25, 25, "exact"),
            ("one hundred twenty five", "count", 125, 125, 125, "exact"),
            ("two thousand five hundred others", "count", 2500, 2500, 2500, "exact"),
        ],
    ),
    (
        "The team won 2-1. It cost $1.5 million, or 3 million dollars.",
        [
            ("2", "score", 2, 2, 2, "exact"),
            ("1", "score", 1, 1, 1, "exact"),
            ("1.5 million", "money", 1500000, 1500000, 1500000, "exact"),
            ("3 million", "money", 3000000, 3000000, 3000000, "exact"),
        ],
    ),
    (
        "2000 troops left in 2000. Half a million fled. A few hundred stayed. Two or three men.",
        [
            ("2000", "count", 2000, 2000, 2000, "exact"),
            ("2000", "year", 2000, 2000, 2000, "exact"),
            ("Half a million", "count", 500000, 500000, 500000, "exact"),
            ("A few hundred", "count", 200, None, 999, "vague"),
            ("Two or three", "count", 2, None, 3, "range"),
        ],
    ),
    (
        "Six others were hurt. 12 of them died. Two of the 20 hostages escaped. Three of the soldiers died.",  # noqa: E501
        [
            ("Six others", "count", 6, 6, 6, "exact"),
            ("12 of them", "part", 12, 12, 12, "exact"),
            ("Two", "part", 2, 2, 2, "exact"),
            ("20", "count", 20, 20, 20, "exact"),
            ("Three of the", "part", 3, 3, 3, "exact"),
        ],
    ),
    (
        "It was 12 more than last year. A total of 37 people, an estimated 12 men, a group of 30 rebels.",  # noqa: E501
        [
            ("12", "count", 12, 12, 12, "exact"),
            ("37", "count", 37, 37, 37, "exact"),
            ("an estimated 12", "count", 12, 12, 12, "about"),
            ("30", "count", 30, 30, 30, "exact"),
        ],
    ),
    (
        "Half a dozen died; a score of men; two dozen; several dozen; 5 hundred.",
        [
            ("Half a dozen", "count", 6, 6, 6, "exact"),
            ("a score", "count", 20, 20, 20, "exact"),
            ("two dozen", "count", 24, 24, 24, "exact"),
            ("several dozen", "count", 24, None, 99, "vague"),
            ("5 hundred", "count", 500, 500, 500, "exact"),
        ],
    ),
    (
        "The 12 may be dead and 12 march on.",
        [("12", "count", 12, 12, 12, "exact"), ("12", "count", 12, 12, 12, "exact")],
    ),
]


def only(sentence: str) -> Quantity:
    found = find_quantities(tokenise(sentence), "en")
    assert len(found) == 1, (sentence, found)
    return found[0]


def words() -> NumberWords:
    found = number_words("en")
    assert found is not None
    return found


def hedges() -> list[HedgeWords]:
    path = lexicon_path("en", "hedges")
    assert path is not None
    return load(path, list[HedgeWords])


def kinds() -> KindWords:
    path = lexicon_path("en", "classifiers")
    assert path is not None
    return load(path, KindWords)


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[case[0] for case in CASES])
def test_sentence(sentence: str, expected: list[tuple[object, ...]]) -> None:
    assert [
        (sentence[q.start : q.end], q.kind.value, q.low, q.best, q.high, q.hedge.value)
        for q in find_quantities(tokenise(sentence), "en")
    ] == expected


def test_share_of_a_whole_has_its_value() -> None:
    part, whole = find_quantities(tokenise("A third of the 12,000 troops were killed."), "en")
    assert part.of == whole
    assert (part.best, part.hedge) == (4000, Hedge.FRACTION_OF)


def test_former_figure_is_superseded() -> None:
    former, figure = find_quantities(tokenise("The toll rose from 65 to 78."), "en")
    assert (former.best, former.superseded) == (65, True)
    assert (figure.best, figure.superseded) == (78, False)


# --- every entry of the lexica -------------------------------------------------------------------


@pytest.mark.parametrize("entry", hedges(), ids=lambda entry: entry.words)
def test_every_hedge(entry: HedgeWords) -> None:
    expected = entry.hedge or Hedge.EXACT
    if entry.before:
        assert only(f"Later {entry.words} 120 people left.").hedge is expected
    if entry.after:
        assert only(f"Later 120 {entry.words} left.").hedge is expected


def test_every_classifier_and_counted_noun() -> None:
    for word in sorted(kinds().persons):
        assert only(f"Later 7 {word} left.").counts_persons
    for word in sorted(kinds().counted):
        assert only(f"Later 2010 {word} left.").kind is QuantityKind.COUNT, word
    assert only("It was closed in 2010.").kind is QuantityKind.YEAR


def test_every_unit_and_currency() -> None:
    for word in sorted(kinds().units - kinds().money_after):
        assert only(f"That is 7 {word} only.").kind is QuantityKind.MEASURE, word
    for word in sorted(kinds().money_after):
        assert only(f"That is 7 {word} only.").kind is QuantityKind.MONEY, word
    for word in sorted(kinds().money_before):
        if "$" not in word:
            assert only(f"It cost {word} 7 only.").kind is QuantityKind.MONEY, word
    assert only("It cost US$7 only.").kind is QuantityKind.MONEY


def test_every_name_age_and_clock() -> None:
    data = kinds()
    assert only("That is No. 7 only.").kind is QuantityKind.NAME
    for word in sorted(data.names_before - data.ages_before - {"no"}):
        assert only(f"That is {word} 7 only.").kind is QuantityKind.NAME, word
    for word in sorted(data.ages_before):
        assert only(f"A man {word} 7 only.".replace("A man", "Men")).kind is QuantityKind.AGE, word
    for word in sorted(data.clock_after):
        assert only(f"It began 7 {word} only.").kind is QuantityKind.CLOCK, word
    for phrase in data.clock_after_phrases:
        written = phrase.replace(" ", "")
        assert only(f"It began 7 {written}. only.").kind is QuantityKind.CLOCK, phrase


def test_every_partitive_and_zero() -> None:
    for phrase in kinds().parts:
        assert only(f"Later 7 {phrase} left.").kind is QuantityKind.PART, phrase
    for word in sorted(kinds().others):
        assert only(f"Later 7 {word} left.").others, word
    for word in sorted(kinds().not_others):
        assert not only(f"Later 7 more {word} that left.").others, word
    for phrase in words().none:
        assert only(f"Later {phrase} soldier left.").kind is QuantityKind.NONE, phrase


def test_every_guard() -> None:
    for word, guards in words().not_before.items():
        for guard in guards:
            found = find_quantities(tokenise(f"There {word} {guard} was."), "en")
            assert all(quantity.first != 1 for quantity in found), (word, guard)


def test_every_number_word() -> None:
    data = words()
    for word, value in (data.units | data.wholes | data.fused_packs).items():
        assert only(f"There were {word} trees.").best == value, word
    for word, value in (data.scales | data.packs).items():
        assert only(f"There were 3 {word} trees.").best == 3 * value, word
        assert only(f"There was a {word} trees.").best == value, word
    for suffix, value in data.fused_scales.items():
        assert only(f"There were 3{suffix} trees.").best == 3 * value, suffix
    for word in data.articles:
        assert only(f"There was {word} tree.").single, word
    for word, (low, high) in data.vague.items():
        quantity = only(f"There were {word} of trees.")
        assert (quantity.low, quantity.high) == (low, high), word
    for word, scale in data.vague_scales.items():
        assert only(f"There were hundreds of {word} of trees.").low == 100 * scale, word
    for word, parts in data.fractions.items():
        assert only(f"Later {word} fell.").share == pytest.approx(1 / parts), word
    for word, parts in data.denominators.items():
        assert only(f"Later two {word} fell.").share == pytest.approx(2 / parts), word
        assert only(f"Later two-{word} fell.").share == pytest.approx(2 / parts), word
    for word in data.percent:
        assert only(f"Later 7 {word} fell.").kind is QuantityKind.PERCENT, word
    for several in data.several:
        for word in data.several_of:
            assert only(f"Later {several} {word} trees fell.").hedge is Hedge.VAGUE, word


# --- laws ----------------------------------------------------------------------------------------

UNITS = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
         "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
         "nineteen"]  # fmt: skip
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(number: int) -> str:
    """The number in English words, with hyphens and "and"."""
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if number >= size:
            return f"{spelled(number // size)} {name} {spelled(number % size)}".strip()
    if number >= 100:
        rest = spelled(number % 100)
        return f"{UNITS[number // 100]} hundred{' and ' if rest else ''}{rest}"
    if number >= 20:
        return f"{TENS[number // 10]}-{UNITS[number % 10]}".removesuffix("-")
    return UNITS[number]


@given(st.integers(min_value=2, max_value=10**12 - 1))
def test_number_in_words_is_read_back(number: int) -> None:
    assert only(f"There were {spelled(number)} trees.").best == number


@given(st.integers(min_value=2101, max_value=10**12))
def test_number_in_digits_is_read_back(number: int) -> None:
    assert only(f"There were {number:,} trees.").best == number


def vocabulary() -> list[str]:
    grammar = number_grammar("en")
    assert grammar is not None
    hedge_words = [part for entry in hedges() for part in entry.words.split()]
    return sorted({*grammar.triggers, *hedge_words, *grammar.kinds.units, *grammar.words.scales,
                   *grammar.words.ranges, "from", "to", "of", "the", "them", "people", "12",
                   "1,000", "2024", "14:30", "(", ")", ",", "3-5", "twenty-five", "and",
                   "hundred", "15-hundred", "10k", "per", "cent"})  # fmt: skip


@given(st.lists(st.sampled_from(vocabulary()), max_size=24))
def test_any_soup_of_number_words_gives_spans_inside(soup: list[str]) -> None:
    text = " ".join(soup)
    tokens = tokenise(text)
    for quantity in find_quantities(tokens, "en"):
        assert 0 <= quantity.first <= quantity.number_first < quantity.number_last <= len(tokens)
        assert quantity.first < quantity.last <= len(tokens)
        assert text[quantity.start : quantity.end].strip()
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high


@given(st.text(max_size=80))
def test_any_text_is_read_without_failure(text: str) -> None:
    find_quantities(tokenise(text), "en")


@pytest.mark.parametrize(
    "text",
    [
        "They handed over 303 prisoners",
        "The army turned over 12 men",
        "Rebels took over 3 villages",
        "Togo gave over 40 trucks",
    ],
)
def test_a_particle_of_a_verb_is_no_hedge(text: str) -> None:
    (found,) = find_quantities(tokenise(text), "en")
    assert (found.low, found.high) == (found.best, found.best)


def test_the_same_word_before_a_number_is_a_hedge() -> None:
    (found,) = find_quantities(tokenise("They killed over 300 men"), "en")
    assert (found.low, found.high) == (300, None)
