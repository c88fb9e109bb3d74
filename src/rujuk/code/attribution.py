"""Who says it: reporting clauses of a sentence, and the speakers of quotations.

Patterns: "S, kata X", "Menurut X, S", '"Q," ujar X', "S, kata X mengutip Y", "Demikian disampaikan
X". "X mengatakan (bahwa) S" is read from the predicates (`reporting`). The outlet itself is never a
source. Words are in `lang/<code>/attribution.yaml`; where the speaker stands before his verb
("S, X said") the clause is read in `speaker_first.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.code.attribution_words import AttributionLexicon, attribution_words
from rujuk.code.quotations import QUOTE_MARKS
from rujuk.code.report_bounds import (
    Report,
    end_before_clause,
    ends_at,
    is_main_verb,
    opens_contrast,
    part_scopes,
)
from rujuk.code.speaker_first import SpeakerFirst, speaker_first
from rujuk.lang.grammar import grammar
from rujuk.lang.morphology import analyse, is_predicate_candidate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.lang.tokens import Token

_SENTENCE_MARKS = frozenset({".", ";", "?", "!", "…", "..."})
_APPOSITION = 12
_SHORTEST_CLAUSE = 3


def find_reports(
    tokens: Sequence[Token], language: str, units: Sequence[tuple[int, int]] = ()
) -> list[Report]:
    """The reporting clauses of a sentence, in order, not overlapping."""
    words = attribution_words(language)
    if words is None:
        return []
    triggers = words.triggers
    before = speaker_first(tokens, language, words, units)
    told = [index for index, token in enumerate(tokens) if token.lower in triggers]
    reports: list[Report] = []
    after = 0
    for index in told:
        if index < after or any(first <= index < last for first, last in units):
            continue
        ahead = before.clause(index) if before is not None else None
        if ahead is not None and ahead.first < after:
            ahead = None
        report = (
            (ahead and _citing(ahead, tokens, words, language))
            or _post_verb(tokens, index, words, language, before)
            or _opener(tokens, index, words, language, units)
            or _version(tokens, index, words, language, units)
        )
        if report is not None:
            reports.append(report)
            after = report.last
    headed = _headed(tokens, units)
    if headed is not None and (not reports or reports[0].first >= headed.last):
        reports.insert(0, headed)
    tail = before.tail() if before is not None and not reports else None
    if tail is not None:
        reports.append(tail)
    for report in reports:
        _set_scope(report, reports, tokens)
    part_scopes(reports, tokens, language)
    return reports


def _headed(tokens: Sequence[Token], units: Sequence[tuple[int, int]]) -> Report | None:
    """A party and a colon before all else: the form of headlines ("NIS: 300 tentara tewas")."""
    for first, last in units:
        if (
            first == 0
            and tokens[0].kind == "word"
            and last + _SHORTEST_CLAUSE < len(tokens)
            and tokens[last].text == ":"
            and tokens[last + 1].text not in QUOTE_MARKS
        ):
            report = Report(0, last + 1, last, "", "attribution.colon")
            report.sources = [(0, last)]
            return report
    return None


def _citing(
    report: Report, tokens: Sequence[Token], words: AttributionLexicon, language: str
) -> Report:
    """With whom the speaker cites, or who passes it on, behind a comma ("X said, citing Y")."""
    comma = report.last
    if (
        comma + 1 < len(tokens)
        and tokens[comma].text == ","
        and tokens[comma + 1].lower in (words.relays)
    ):
        speaker = report.sources
        report.last = _fill_sources(report, tokens, comma, words, language)
        cites = tokens[comma + 1].lower not in words.passed_on
        cited = [part for part in report.sources if part[0] > comma]
        report.sources = [*cited, *speaker] if cites else [*speaker, *cited]
    return report


def _post_verb(
    tokens: Sequence[Token],
    index: int,
    words: AttributionLexicon,
    language: str,
    ahead: SpeakerFirst | None,
) -> Report | None:
    token = tokens[index]
    lower = token.lower
    clitic = bool(words.clitic) and lower.endswith(words.clitic)
    clitic = clitic and lower[: -len(words.clitic)] in words.post
    before = tokens[index - 1] if index else None
    opens = before is None or before.text == "," or before.text in QUOTE_MARKS
    at = index
    if lower in words.thus:
        if index + 1 >= len(tokens) or tokens[index + 1].lower not in words.thus_followers:
            return None
        at = index + 1
    elif not opens or (lower not in words.post and not clitic):
        return None
    if ahead is not None and not ahead.inverted(index):
        return None
    root = lower[: -len(words.clitic)] if clitic else lower
    if ahead is not None:
        root = analyse(lower, language).root
    report = Report(index, at + 1, at, root, f"attribution.post.{root}")
    if clitic:
        report.last = _skip_setting(tokens, at + 1, language)
        return report
    closed = grammar(language)
    unclear = before is None or (closed is not None and lower in closed.pronouns)
    if unclear and at == index and not _speaker_follows(tokens, at + 1, words):
        return None
    source = _with_its_noun(tokens, at + 1, words)
    report.last = _fill_sources(report, tokens, source, words, language)
    return report if report.sources else None


def _speaker_follows(tokens: Sequence[Token], index: int, words: AttributionLexicon) -> bool:
    if index >= len(tokens):
        return False
    token = tokens[index]
    return token.is_capitalised or token.lower in words.speakers or token.lower in words.unnamed


def _opener(
    tokens: Sequence[Token],
    index: int,
    words: AttributionLexicon,
    language: str,
    units: Sequence[tuple[int, int]],
) -> Report | None:
    token = tokens[index]
    stem = token.lower.removesuffix(words.clitic)
    if stem != token.lower and stem in words.openers:
        return Report(index, index + 1, index, stem, f"attribution.opener.{stem}")
    if token.lower not in words.openers or index + 1 >= len(tokens):
        return None
    if is_main_verb(tokens, index, words.relays, language):
        return None
    first = index
    if index and tokens[index - 1].lower in words.relays:
        first = index - 1
    report = Report(first, index + 1, index, token.lower, f"attribution.opener.{token.lower}")
    at = index + 1
    while at < len(tokens) and tokens[at].lower in words.fillers:
        at += 1
    if at < len(tokens) and tokens[_head_at(tokens, at, words, language)].lower in words.texts:
        return None
    at = _with_its_noun(tokens, at, words)
    report.last = _fill_sources(report, tokens, at, words, language)
    if words.speaker_first is None:
        end_before_clause(report, tokens, units, language)
    return report if report.sources else None


def _head_at(tokens: Sequence[Token], at: int, words: AttributionLexicon, language: str) -> int:
    """The noun that a source phrase is about: its first word, or the last before a preposition."""
    closed = grammar(language)
    if words.speaker_first is None or closed is None:
        return at
    end = at + 1
    while (
        end < len(tokens)
        and tokens[end].kind == "word"
        and tokens[end].lower not in closed.prepositions
        and tokens[end].lower not in closed.relativisers
    ):
        end += 1
    return end - 1


def _version(
    tokens: Sequence[Token],
    index: int,
    words: AttributionLexicon,
    language: str,
    units: Sequence[tuple[int, int]],
) -> Report | None:
    """As in "versi pemerintah, 61 orang tewas": a clause opens with whose figure it is."""
    lower = tokens[index].lower
    opens = index == 0 or opens_contrast(tokens, index, language) is not None
    if lower not in words.versions or not opens:
        return None
    last = next((at for at in range(index + 2, len(tokens)) if tokens[at].text in ",:"), None)
    if last is None or last - index > _APPOSITION or last + _SHORTEST_CLAUSE >= len(tokens):
        return None
    named = any(first == index + 1 and end <= last for first, end in units)
    if not named and tokens[index + 1].lower not in words.speakers | words.unnamed:
        return None
    if any(tokens[at].kind == "number" for at in range(index + 1, last)):
        return None
    report = Report(index, last + 1, index, lower, f"attribution.opener.{lower}")
    report.sources = [(index + 1, last)]
    return report


def _fill_sources(
    report: Report, tokens: Sequence[Token], at: int, words: AttributionLexicon, language: str
) -> int:
    """Reads the speaker phrases from `at`; returns where the reporting clause ends."""
    closed = grammar(language)
    relativisers = closed.relativisers if closed is not None else frozenset()
    opens = report.first == 0 and report.rule.startswith("attribution.opener")
    start, index, bracket, passes_on = at, at, False, False
    chain: list[tuple[int, int]] = []
    while index < len(tokens):
        token = tokens[index]
        if token.text == "(":
            bracket = True
        elif token.text == ")":
            bracket = False
        elif bracket:
            pass
        elif token.text in QUOTE_MARKS or token.text in _SENTENCE_MARKS:
            if token.text == "." and _initial(tokens, index):
                index += 1
                continue
            break
        elif token.lower in words.relays and index > at:
            _add_source(chain, (start, index), passes_on=passes_on)
            passes_on = False
            while index < len(tokens) and tokens[index].lower in (
                words.fillers | words.relays | words.openers
            ):
                lower = tokens[index].lower
                passes_on = lower not in words.origins and (passes_on or lower in words.passed_on)
                index += 1
            start = _with_its_noun(tokens, index, words)
            continue
        elif token.text == "," and not _apposition(tokens, index + 1, words, language, opens=opens):
            break
        elif not opens and token.lower in relativisers and not _relays_at(tokens, index + 1, words):
            report.aside = True
            break
        index += 1
    stop = index
    _add_source(chain, (start, stop), passes_on=passes_on)
    report.sources = [_trim(tokens, part, language) for part in chain]
    report.sources = [part for part in report.sources if part[0] < part[1]]
    return stop


def _relays_at(tokens: Sequence[Token], at: int, words: AttributionLexicon) -> bool:
    """Whether "yang" opens the name of who passes it on ("kata X yang dikutip Y")."""
    return at < len(tokens) and tokens[at].lower in words.relays


def _with_its_noun(tokens: Sequence[Token], at: int, words: AttributionLexicon) -> int:
    """Where a source phrase begins: with "sumber" in "menurut sumber keamanan"."""
    before = tokens[at - 1].lower if at and words.speaker_first is None else ""
    if at >= len(tokens) or before not in words.unnamed or tokens[at].kind != "word":
        return at
    named = tokens[at].is_capitalised or tokens[at].lower in words.speakers | words.unnamed
    return at if named else at - 1


def _add_source(chain: list[tuple[int, int]], part: tuple[int, int], *, passes_on: bool) -> None:
    """Root authority first: whom somebody cites comes before him, who passes on comes last."""
    if part[0] < part[1]:
        chain.insert(len(chain) if passes_on else 0, part)


def _initial(tokens: Sequence[Token], index: int) -> bool:
    """A full stop inside the sentence stands after an initial or an abbreviation."""
    return index + 1 < len(tokens) and tokens[index + 1].text not in QUOTE_MARKS


def _apposition(
    tokens: Sequence[Token], at: int, words: AttributionLexicon, language: str, *, opens: bool
) -> bool:
    """Whether a comma is followed by words that only tell more of the speaker, time or place.

    Before the end of a sentence that the report opens stands what is reported, no apposition.
    """
    closed = grammar(language)
    relative = False
    for index in range(at, min(len(tokens), at + _APPOSITION)):
        token = tokens[index]
        if token.text in _SENTENCE_MARKS and opens:
            return False
        if index == at and token.kind == "number" and not ends_at(tokens, at + 1):
            return False
        if token.text == "," or token.text in _SENTENCE_MARKS or token.text == "(":
            return index > at
        if token.text in QUOTE_MARKS:
            return False
        if token.lower in words.relays:
            return True
        if closed is not None:
            if index == at and token.lower in closed.complementisers:
                return False
            if token.lower in closed.relativisers:
                relative = True
            elif token.lower in closed.adversatives or (
                index == at and token.lower in closed.subordinators
            ):
                return False
        if not relative and token.text[0].islower() and is_predicate_candidate(token, language):
            return False
    return True


def _trim(tokens: Sequence[Token], part: tuple[int, int], language: str) -> tuple[int, int]:
    """The speaker phrase without what tells where and when it was said."""
    first, last = part
    closed = grammar(language)
    if closed is None:
        return part
    for index in range(first + 1, last):
        role = closed.prepositions.get(tokens[index].lower)
        if tokens[index].text[0].islower() and (
            role in ("at", "within", "means", "time", "target", "after")
            or tokens[index].lower in closed.relativisers
        ):
            return first, index
    while last > first and tokens[last - 1].kind == "mark" and tokens[last - 1].text != ")":
        last -= 1
    return first, last


def _skip_setting(tokens: Sequence[Token], at: int, language: str) -> int:
    """After "katanya": the words that tell where and when, up to the next comma, quote or end."""
    closed = grammar(language)
    index = at
    if index < len(tokens) and closed is not None and tokens[index].lower in closed.prepositions:
        while index < len(tokens) and tokens[index].text not in QUOTE_MARKS | _SENTENCE_MARKS:
            index += 1
    return index


def _set_scope(report: Report, reports: list[Report], tokens: Sequence[Token]) -> None:
    """What the clause reports: the words before it, after it, or on both sides."""
    before = [other for other in reports if other.last <= report.first]
    begin = before[-1].last if before and before[-1].rule.startswith("attribution.post") else 0
    for index in range(begin, report.first):
        if tokens[index].text == ";":
            begin = index + 1
    quote_before = report.first > 0 and any(
        tokens[i].text in QUOTE_MARKS for i in range(max(0, report.first - 3), report.first)
    )
    report.covers_quote = quote_before
    end = report.last
    rest = [t for t in tokens[report.last :] if t.kind != "mark"]
    opens = all(token.kind == "mark" for token in tokens[begin : report.first])
    if opens or (rest and not quote_before and not report.aside):
        end = len(tokens)
        for index in range(report.last, len(tokens)):
            if tokens[index].text == ";":
                end = index
                break
    report.scope = (begin, end)
