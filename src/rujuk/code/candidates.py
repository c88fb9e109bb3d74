"""Candidate deeds of a sentence: a frame, its trigger, and the phrases that fill its roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rujuk.code.frame_conditions import (
    LOOK_AHEAD,
    any_headed,
    content_told,
    follower,
    headed,
    lower_at,
    range_has,
    told_after,
)
from rujuk.code.frames import ALL_FORMS, Frame, frame_table, frames, frames_of
from rujuk.lang.changed import changed
from rujuk.lang.grammar import grammar
from rujuk.lang.morphology import Word, analyse
from rujuk.lang.packs import is_head_last
from rujuk.lang.phrases import COORDINATOR, NOUN, TIME, Chunk
from rujuk.lang.predicate import ACTIVE, MIDDLE, PASSIVE, PASSIVE_TWO, Predicate
from rujuk.lang.words import Kind
from rujuk.records import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rujuk.code.analysis import Analysis
    from rujuk.code.trials import Watch

_NOUN_FORM = {
    "action_noun": "action",
    "result_noun": "result",
    "state_noun": "state",
    "root": "noun",
    "unknown": "noun",
}
_ACTION_PREFIXES = frozenset({"per", "pe", "perN"})
_VERB_FORMS = {"ter": "ter", "ber": "ber"}


class Candidate(msgspec.Struct, eq=False):
    """One possible deed. `agents` and `patients` are phrases by voice; `goals` by preposition.

    `predicate` is the verb (of a noun: the verb that governs it, or null), `chunk` the noun phrase
    of a nominal trigger. `inner` is the token range inside the noun phrase after a nominal trigger,
    or before it where the phrase ends in its head.
    """

    frame: Frame
    word: Word
    trigger_first: int
    trigger_last: int
    first: int
    last: int
    predicate: Predicate | None = None
    governor: Predicate | None = None
    light: bool = False
    chunk: Chunk | None = None
    inner: tuple[int, int] | None = None
    agents: list[Chunk] = []
    patients: list[Chunk] = []
    receivers: list[Chunk] = []
    obliques: list[Chunk] = []
    times: list[Chunk] = []
    absorbed: list[Candidate] = []
    extra: list[Chunk] = []
    rules: list[str] = []

    def absorb(self, other: Candidate) -> None:
        """Takes in another mention of the same deed: its words become part of this one's span."""
        self.absorbed.append(other)
        self.first = min(self.first, other.first)
        self.last = max(self.last, other.last)
        self.times += [t for t in other.times if t not in self.times]
        self.obliques += [o for o in other.obliques if o not in self.obliques]

    def __repr__(self) -> str:
        """Short form for debugging."""
        return f"<{self.frame.type} {self.word.form} A{self.agents} P{self.patients}>"


def find_candidates(analysis: Analysis, watch: Watch | None = None) -> list[Candidate]:
    """The candidates of a sentence in order of their triggers; no clean-up yet.

    `watch` keeps which frames were tried on which words, and what spoke against them.
    """
    lexicon = frames(analysis.language)
    if lexicon is None:
        return []
    found: list[Candidate] = []
    taken: set[int] = set()
    for predicate in analysis.predicates:
        if predicate.chunk.head in taken:
            continue
        verbal = _verbal(analysis, predicate, watch)
        if verbal is not None:
            found.append(verbal)
            taken.update(range(verbal.trigger_first, verbal.trigger_last))
    framed, opening = frame_table(analysis.language), analysis.multiwords
    told = [i for i, t in enumerate(analysis.tokens) if framed[t.lower] or i in opening]
    for item in analysis.chunks:
        if item.kind == NOUN and any(item.first <= at < item.last for at in told):
            nominal = _nominal(analysis, item, taken, watch)
            if nominal is not None:
                found.append(nominal)
    found.sort(key=lambda c: c.trigger_first)
    return found


def unknown_verbs(analysis: Analysis) -> tuple[str, ...]:
    """Roots of the verbs that no frame knows and that report, carry or govern nothing."""
    words = grammar(analysis.language)
    roots: dict[str, None] = {}
    for predicate in analysis.predicates:
        head = predicate.chunk.head
        compound = analysis.multiwords.get(head)
        form = analysis.tokens[head].lower
        root = compound.root if compound is not None else predicate.word.root
        plain = words is None or (form not in words.light_verbs and form not in words.existentials)
        if plain and not frames_of(root, analysis.language) and not analysis.reports_by(form):
            roots[root] = None
    return tuple(roots)


# --- verbs ---------------------------------------------------------------------------------------


def _verbal(analysis: Analysis, predicate: Predicate, watch: Watch | None) -> Candidate | None:
    at = predicate.chunk.head
    compound = analysis.multiwords.get(at)
    word = predicate.word
    options = frames_of(compound.root, analysis.language) if compound is not None else ()
    last = compound.last + 1 if options and compound is not None else predicate.chunk.last
    options = options or frames_of(analysis.tokens[at].lower, analysis.language)
    if watch is not None and not options:
        watch.note(at, predicate.chunk.last, None, "no_frame")
    for frame in options:
        end = last + 1 if frame.follow else last
        misfit = _verb_misfit(analysis, predicate, word, frame, last)
        if misfit is not None:
            if watch is not None:
                watch.note(at, last, frame.id, misfit)
            continue
        candidate = Candidate(
            frame, word, at, end, predicate.first, max(predicate.last, end), predicate
        )
        if predicate.voice in (PASSIVE, PASSIVE_TWO) or word.voice == "ter":
            candidate.agents = predicate.agent
            candidate.patients = predicate.subject or predicate.object
        else:
            candidate.agents = predicate.subject
            candidate.patients = predicate.object
        candidate.obliques = list(predicate.obliques)
        candidate.times = list(predicate.times)
        candidate.rules = [f"event.{frame.id}.{predicate.voice}"]
        if frame.follow or end > predicate.chunk.last:
            _take_follower(analysis, candidate, predicate)
        return candidate
    return None


def _take_follower(analysis: Analysis, candidate: Candidate, predicate: Predicate) -> None:
    """A verb of two words ("menembak jatuh"): what stands after the second belongs to both."""
    for other in analysis.predicates:
        if other is predicate or other.chunk.head != candidate.trigger_last - 1:
            continue
        after = [*other.object, *other.agent]
        if predicate.voice == PASSIVE:
            candidate.agents = candidate.agents or after
        elif predicate.voice != PASSIVE_TWO:
            candidate.patients = candidate.patients or after
        candidate.obliques += other.obliques
        candidate.times += other.times
        candidate.last = max(candidate.last, other.last)


def _verb_misfit(
    analysis: Analysis, predicate: Predicate, word: Word, frame: Frame, last: int
) -> str | None:
    """The condition of the frame that this verb does not meet; null where it fits."""
    if not _form_fits(analysis, predicate, word, frame):
        return "form"
    end = last
    if frame.follow:
        if lower_at(analysis, last) not in frame.follow:
            return "follow"
        end = last + 1
    if frame.not_follow and follower(analysis, end) in frame.not_follow:
        return "not_follow"
    if frame.governs and not any(p.matrix is predicate for p in analysis.predicates):
        return "governs"
    if frame.alone and any(
        p.matrix is predicate and p.link == "complement" for p in analysis.predicates
    ):
        return "alone"
    if frame.not_governing and any(
        p.matrix is predicate and (p.link == "control" or p.opened_by == "manner")
        for p in analysis.predicates
    ):
        return "governs"
    told = frame.blame or frame.after
    if told and not content_told(analysis, frame, predicate, end):
        return "after"
    return _argument_misfit(analysis, predicate, frame)


def _form_fits(analysis: Analysis, predicate: Predicate, word: Word, frame: Frame) -> bool:
    """Whether voice and affixes of the verb are among those of the frame.

    In a headline a bare verb between subject and object is active ("KPK Periksa Menteri").
    """
    forms = frame.forms or ALL_FORMS
    voice = word.voice
    if analysis.block is BlockKind.TITLE and voice in ("bare", "none"):
        headline = bool(predicate.subject and predicate.object) and "active" in forms
    else:
        headline = False
    if "verb" not in forms and not (
        headline
        or (predicate.voice == ACTIVE and "active" in forms)
        or (predicate.voice in (PASSIVE, PASSIVE_TWO) and "passive" in forms)
        or _VERB_FORMS.get(voice) in forms
        or (voice in ("bare", "none") and "bare" in forms)
        or ("active" in forms and _is_clipped(predicate, word))
    ):
        return False
    if frame.only and word.form not in frame.only:
        return False
    if frame.undone and any(name == "done" for name, _ in predicate.chunk.auxiliaries):
        return False
    if frame.suffix and (word.suffix or "-") not in frame.suffix:
        return False
    if frame.causative is not None and word.causative is not frame.causative:
        return False
    return not frame.negated or any(name == "negated" for name, _ in predicate.chunk.auxiliaries)


def _is_clipped(predicate: Predicate, word: Word) -> bool:
    """An active verb without its prefix, between its subject and its object ("kerahkan")."""
    return (
        predicate.voice == MIDDLE
        and word.voice == "bare"
        and word.kind == "verb"
        and word.suffix is not None
        and bool(predicate.subject and predicate.object)
    )


def _argument_misfit(analysis: Analysis, predicate: Predicate, frame: Frame) -> str | None:
    """Which of object and subject is not headed by what the frame asks for, or by what it bars."""
    undergone = predicate.voice in (PASSIVE, PASSIVE_TWO)
    what = (predicate.subject or predicate.object) if undergone else predicate.object
    if not what and predicate.voice in (ACTIVE, MIDDLE) and frame.object:
        what = predicate.obliques[:1]
    doer = predicate.agent if undergone else predicate.subject
    if frame.object and not any_headed(analysis, what, frame.object):
        return "object"
    if frame.subject and not any_headed(analysis, doer, frame.subject):
        return "subject"
    if frame.not_object and any_headed(analysis, what, frame.not_object):
        return "not_object"
    if frame.not_subject and any_headed(analysis, predicate.subject, frame.not_subject):
        return "not_subject"
    return None


# --- nouns ---------------------------------------------------------------------------------------


def _nominal(
    analysis: Analysis, item: Chunk, taken: set[int], watch: Watch | None
) -> Candidate | None:
    words, framed = grammar(analysis.language), frame_table(analysis.language)
    for index in _noun_starts(analysis, item):
        token = analysis.tokens[index]
        if token.kind != "word":
            continue
        if index not in taken and (framed[token.lower] or index in analysis.multiwords):
            found = _noun_at(analysis, item, index, watch)
            ends = found is not None and is_head_last(analysis.language)
            named = found.trigger_last - 1 if found is not None and ends else index
            if found is not None and not _is_in_name(analysis, named):
                return found
            if found is not None and watch is not None:
                watch.note_candidate(found, "in_name")
        if index == analysis.head_of(item) and (
            words is None
            or not (token.lower in words.event_leads or token.lower in words.existentials)
        ):
            return None
    return None


def _noun_starts(analysis: Analysis, item: Chunk) -> Iterable[int]:
    """Where the words of a deed may start in a noun phrase: at its head, or past what leads it.

    A phrase that ends in its head ends in all words of a compound noun ("air strike").
    """
    head = analysis.head_of(item)
    if not is_head_last(analysis.language):
        return range(head, item.last)
    ending = [m.first for m in analysis.multiwords.values() if m.first < head == m.last]
    return [*(first for first in ending if first >= item.first), head]


def _is_in_name(analysis: Analysis, index: int) -> bool:
    """Whether a token is inside a name: no trigger (a treaty's or ministry's name is no deed)."""
    return any(mention.first <= index < mention.last for mention in analysis.mentions)


def _noun_at(analysis: Analysis, item: Chunk, index: int, watch: Watch | None) -> Candidate | None:
    token = analysis.tokens[index]
    ends = is_head_last(analysis.language)
    compound = analysis.multiwords.get(index)
    if ends and compound is not None and compound.kind is Kind.VERB:
        compound = None  # a verb and its particle; here the noun is told ("a call for talks")
    options = frames_of(compound.root, analysis.language) if compound is not None else ()
    last = compound.last + 1 if options and compound is not None else index + 1
    if not options:
        options = frames_of(token.lower, analysis.language)
    if not options:
        return None
    word = analyse(token.lower, analysis.language)
    form = _NOUN_FORM.get(word.kind)
    deverbal = form == "result" and word.prefix in _ACTION_PREFIXES
    if form is None and not (compound is not None and options):
        return None
    named_by = {form or "noun"}
    if deverbal:
        named_by.add("action")
    if compound is not None:
        named_by.add("noun")
    for frame in options:
        misfit = _noun_misfit(analysis, item, frame, named_by, (index, last))
        if misfit is not None:
            if watch is not None:
                watch.note(index, last, frame.id, misfit)
            continue
        end = last + 1 if frame.follow else last
        candidate = Candidate(frame, word, index, end, index, item.last)
        candidate.chunk = item
        candidate.inner = (item.first, index) if ends else (end, item.last)
        _noun_arguments(analysis, candidate, item)
        candidate.rules.insert(0, f"event.{frame.id}.{form or 'noun'}")
        return candidate
    return None


def _noun_misfit(
    analysis: Analysis, item: Chunk, frame: Frame, named_by: set[str], trigger: tuple[int, int]
) -> str | None:
    """The condition of the frame that a noun of these forms does not meet; null where it fits."""
    last = trigger[1]
    if frame.only or frame.governs or frame.subject:
        return "verb_only"
    if named_by.isdisjoint(frame.forms or ALL_FORMS):
        return "form"
    end = last
    if frame.follow:
        if last >= len(analysis.tokens) or analysis.tokens[last].lower not in frame.follow:
            return "follow"
        end = last + 1
    if frame.object and not _noun_tells(analysis, item, (trigger[0], end), frame.object):
        return "object"
    if frame.not_object and _noun_tells(analysis, item, (trigger[0], end), frame.not_object):
        return "not_object"
    if not told_after(analysis, frame, end, item.last):
        return "after"
    return None


def _noun_tells(
    analysis: Analysis, item: Chunk, trigger: tuple[int, int], conditions: list[str]
) -> bool:
    """Whether a noun of these classes stands inside the phrase of a deed's noun.

    It follows the noun; where the phrase ends in its head, it stands before the noun or belongs to
    it ("troop withdrawal", "withdrawal of troops").
    """
    first, end = trigger
    inside = (item.first, first)
    if not is_head_last(analysis.language):
        inside = (end, min(item.last, end + LOOK_AHEAD))
    if range_has(analysis, *inside, conditions):
        return True
    following = analysis.chunks[item.index + 1 : item.index + 2]
    return any(
        one.preposition == "owner" and headed(analysis, one, conditions) for one in following
    )


def _noun_arguments(analysis: Analysis, candidate: Candidate, item: Chunk) -> None:
    """Phrases after the noun, and the verb that governs it."""
    place = item.index + 1
    chunks = analysis.chunks
    while place < len(chunks):
        following = chunks[place]
        if following.kind == TIME:
            candidate.times.append(following)
        elif following.kind == NOUN and following.preposition is not None:
            candidate.obliques.append(following)
        elif following.kind == COORDINATOR and _goes_on(analysis, place):
            last = candidate.obliques[-1].preposition if candidate.obliques else None
            place += 1
            following = changed(chunks[place], preposition=last)
            candidate.obliques.append(following)
        else:
            break
        candidate.last = max(candidate.last, following.last)
        place += 1
    for predicate in analysis.predicates:
        if item not in predicate.subject and any(
            item in other.subject and _is_light(analysis, other) for other in analysis.predicates
        ):
            continue
        if item in predicate.subject:
            if predicate.subject_rule == "of_noun" and any(
                item in other.subject for other in analysis.predicates if other is not predicate
            ):
                continue
            if _is_light(analysis, predicate):
                candidate.governor = predicate
                candidate.light = True
                _take_clause(analysis, candidate, predicate, agent=predicate.agent)
                continue
            candidate.governor = candidate.governor or predicate
            break
        if item in predicate.object or (
            item in predicate.obliques and item.preposition == "purpose"
        ):
            candidate.governor = predicate
            if _is_light(analysis, predicate):
                candidate.light = True
                _take_clause(analysis, candidate, predicate, agent=predicate.subject)
            elif candidate.frame.carried and predicate.voice == ACTIVE:
                candidate.agents = predicate.subject
            break
        if item in predicate.obliques:
            candidate.governor = predicate
            if candidate.frame.carried:
                undergone = predicate.voice in (PASSIVE, PASSIVE_TWO)
                candidate.patients = predicate.subject if undergone else predicate.object
                candidate.agents = predicate.agent if undergone else predicate.subject
            break


def _goes_on(analysis: Analysis, place: int) -> bool:
    """Whether names go on behind "and" after a preposition ("talks between Peru and Chile")."""
    if place + 1 >= len(analysis.chunks):
        return False
    before, after = analysis.chunks[place - 1], analysis.chunks[place + 1]
    shared = is_head_last(analysis.language) or before.preposition in ("both", "owner")
    return (
        shared
        and before.preposition is not None
        and after.kind == NOUN
        and after.preposition in (None, before.preposition)
        and all(
            any(m.country is not None for m in analysis.mentions_in(one.first, one.last))
            for one in (before, after)
        )
    )


def _is_light(analysis: Analysis, predicate: Predicate) -> bool:
    words = grammar(analysis.language)
    form = analysis.tokens[predicate.chunk.head].lower
    return words is not None and (form in words.light_verbs or form in words.existentials)


def _receives(analysis: Analysis, predicate: Predicate) -> bool:
    """Whether the deed of the noun befalls the subject of this verb ("menerima bantuan")."""
    words = grammar(analysis.language)
    form = analysis.tokens[predicate.chunk.head].lower
    return words is not None and form in words.receiving_verbs


def _take_clause(
    analysis: Analysis, candidate: Candidate, predicate: Predicate, agent: list[Chunk]
) -> None:
    """A light verb lends the noun its agent, its other phrases, its times and its status.

    The agent of a verb of receiving is who undergoes the deed.
    """
    candidate.predicate = predicate
    own = candidate.chunk
    if _receives(analysis, predicate):
        candidate.receivers, agent = [item for item in agent if item is not own], []
    candidate.agents = candidate.agents or [item for item in agent if item is not own]
    known = {id(item) for item in candidate.obliques}
    candidate.obliques += [o for o in predicate.obliques if id(o) not in known and o is not own]
    candidate.times += [t for t in predicate.times if t not in candidate.times]
    candidate.first = min(candidate.first, predicate.first)
    candidate.last = max(candidate.last, predicate.last)
    candidate.rules.append("event.light_verb")
