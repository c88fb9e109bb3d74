"""Where a reporting clause and what it covers ends, and what only looks like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.measures import measure_lexicon
from rujuk.lang.grammar import grammar
from rujuk.lang.morphology import is_predicate_candidate

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from rujuk.lang.tokens import Token


class Report:
    """A reporting clause: token range, its source phrases (root authority first), what it covers.

    `aside` says that a relative clause about the speaker follows, which is no part of the report.
    `sources` are token ranges; empty for "katanya" (the speaker is an antecedent). `scope` is the
    token range of what is reported; `covers_quote` says that only quoted words are reported.
    """

    __slots__ = (
        "aside",
        "covers_quote",
        "first",
        "last",
        "root",
        "rule",
        "scope",
        "sources",
        "verb_at",
    )

    def __init__(self, first: int, last: int, verb_at: int, root: str, rule: str) -> None:
        """A reporting clause over tokens first..last."""
        self.first = first
        self.last = last
        self.verb_at = verb_at
        self.root = root
        self.rule = rule
        self.sources: list[tuple[int, int]] = []
        self.scope = (first, first)
        self.covers_quote = False
        self.aside = False

    def __repr__(self) -> str:
        """Short form for debugging."""
        return f"<Report {self.rule} {self.first}-{self.last} sources {self.sources}>"


def ends_at(tokens: Sequence[Token], at: int) -> bool:
    """Whether a comma or the end stands here (a number before it is an age)."""
    return at >= len(tokens) or tokens[at].kind == "mark"


def is_main_verb(
    tokens: Sequence[Token], index: int, relays: Collection[str], language: str
) -> bool:
    """Whether "merujuk pada" has its subject right before it, and opens no aside."""
    closed = grammar(language)
    before = tokens[index - 1] if index else None
    return (
        closed is not None
        and before is not None
        and before.kind == "word"
        and before.lower not in relays
        and closed.prepositions.get(tokens[index + 1].lower) in ("at", "target")
        and is_predicate_candidate(tokens[index], language)
    )


def end_before_clause(
    report: Report, tokens: Sequence[Token], units: Sequence[tuple[int, int]], language: str
) -> None:
    """Cuts off the clause that follows a source without a comma ("menurut X akan dikirim").

    It begins with its verb, with the phrase of time or place before that, or with the name that
    stands right before the verb behind another name.
    """
    closed = grammar(language)
    if closed is None or not report.sources:
        return
    first, last = report.sources[0]
    for index in range(first + 1, report.last):
        token = tokens[index]
        if token.kind == "mark" or token.lower in closed.relativisers:
            return
        figure = _figure_at(tokens, index, language)
        if figure is not None:
            last = max(first + 1, min(last, figure))
            report.sources, report.last, report.aside = [(first, last)], last, False
            return
        verb = token.lower in closed.auxiliaries or (
            token.lower not in closed.attributives
            and token.lower not in closed.closed
            and is_predicate_candidate(token, language)
        )
        if verb and token.text[0].islower() and not ends_at(tokens, index + 1):
            named = [unit for unit in units if first <= unit[0] and unit[1] <= index]
            if last >= index:
                last = index
                if len(named) > 1 and named[-1][1] == index and named[-2][1] == named[-1][0]:
                    last = named[-1][0]
            report.sources, report.last, report.aside = [(first, last)], last, False
            return


def _figure_at(tokens: Sequence[Token], index: int, language: str) -> int | None:
    """Where a figure begins the clause behind a source ("menurut polisi hanya 12 orang tewas")."""
    lexicon = measure_lexicon(language)
    if lexicon is None or index + 1 >= len(tokens):
        return None
    if tokens[index].lower in lexicon.words.its_totals:
        return index
    after = tokens[index + 1]
    if tokens[index].kind != "number" or after.kind != "word" or not after.text[0].islower():
        return None
    while tokens[index - 1].lower in lexicon.words.between:
        index -= 1
    return index


def opens_contrast(tokens: Sequence[Token], index: int, language: str) -> int | None:
    """The conjunction right before a token that sets its clause against the one before it."""
    closed = grammar(language)
    if closed is None or index < 1:
        return None
    before = tokens[index - 1].lower
    set_apart = closed.subordinators.get(before) == "contrast" or before in closed.adversatives
    return index - 1 if set_apart else None


def part_scopes(reports: Sequence[Report], tokens: Sequence[Token], language: str) -> None:
    """Ends what one source reports where another is set against it ("sedangkan menurut X ...")."""
    for report in reports:
        if not report.rule.startswith("attribution.opener"):
            continue
        opened = opens_contrast(tokens, report.first, language)
        if opened is None or opened == 0:
            continue
        report.scope = (report.first, report.scope[1])
        for other in reports:
            if other is not report and other.last <= opened < other.scope[1]:
                other.scope = (other.scope[0], opened)


def is_name(tokens: Sequence[Token]) -> bool:
    """Whether a phrase that no lexicon knows is a name: two words or more, all with a capital."""
    return len(tokens) > 1 and all(t.kind == "word" and t.is_capitalised for t in tokens)
