"""How one sentence was read, and which words were tried as which deed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rujuk.brief.plain import harmless
from rujuk.brief.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rujuk.code.analysis import Analysis
    from rujuk.code.trials import Trial, Watch
    from rujuk.lang.phrases import Chunk
    from rujuk.lang.predicate import Predicate
    from rujuk.records import Document


def sentence_lines(watch: Watch, analysis: Analysis, document: Document) -> list[str]:
    """Lines for a terminal: names, numbers, times, places, verbs, trials, and what came of them."""
    start, end = analysis.sentence.start, analysis.sentence.end
    return [
        f"sentence {start}-{end}: “{harmless(document.text[start:end])}”",
        *_found_lines(analysis),
        *(f"  verb: {_verb(analysis, one)}" for one in analysis.predicates),
        *_trial_lines(watch, document),
        *_outcome_lines(watch),
    ]


def _found_lines(analysis: Analysis) -> Iterator[str]:
    """What was found in the sentence before it was parsed."""
    for name in analysis.mentions:
        code = " ".join(filter(None, (name.id, name.country, *name.sectors)))
        shown = f"{name.kind.value} {code}".rstrip()
        yield f"  name: {_quoted(analysis, name.first, name.last)} {shown} (rule {name.rule})"
    for number in analysis.quantities:
        bounds = "..".join("?" if one is None else str(one) for one in (number.low, number.high))
        words = _quoted(analysis, number.first, number.last)
        yield f"  number: {words} {number.kind.value} {bounds} (rule {number.rule})"
    for time in analysis.times:
        told = time.edtf or "unresolved"
        yield f"  time: {_quoted(analysis, time.first, time.last)} {told}"
    for place in analysis.places:
        country = place.country or "of no known country"
        yield f"  place: {_quoted(analysis, place.first, place.last)} {country}"


def _verb(analysis: Analysis, predicate: Predicate) -> str:
    """One verb with who, whom and how it hangs together with the others."""
    head = predicate.chunk
    parts = [
        f"{_quoted(analysis, head.first, head.last)} {predicate.voice}",
        f"root {predicate.word.root}",
    ]
    if predicate.subject:
        parts.append(f"subject {_phrases(analysis, predicate.subject)} ({predicate.subject_rule})")
    if predicate.object:
        parts.append(f"object {_phrases(analysis, predicate.object)}")
    if predicate.agent:
        parts.append(f"agent {_phrases(analysis, predicate.agent)}")
    if predicate.obliques:
        parts.append(f"beside it {_phrases(analysis, predicate.obliques)}")
    if predicate.matrix is not None:
        above = predicate.matrix.chunk
        link = predicate.link or "clause"
        parts.append(f"{link} of {_quoted(analysis, above.first, above.last)}")
    if predicate.opened_by is not None:
        parts.append(f"opened by {predicate.opened_by}")
    return "; ".join(parts)


def _trial_lines(watch: Watch, document: Document) -> Iterator[str]:
    english = wording("en")
    for trial in sorted(watch.trials, key=_place):
        words = harmless(document.text[trial.start : trial.end])
        frame = "" if trial.frame is None else f" as {trial.frame}"
        yield f"  tried: “{words}”{frame}: {english.say(f'trial.{trial.outcome}')}"
    for number in _unclaimed(watch):
        yield f"  tried: {number}: {english.say('trial.no_measure')}"


def _place(trial: Trial) -> tuple[int, int]:
    return trial.start, trial.end


def _unclaimed(watch: Watch) -> Iterator[str]:
    """The numbers that no claim stands on."""
    analysis = watch.analysis
    if analysis is None:
        return
    for number in analysis.quantities:
        if not any(one.start < number.end and number.start < one.end for one in watch.claims):
            yield f"{_quoted(analysis, number.first, number.last)} as {number.kind.value}"


def _outcome_lines(watch: Watch) -> Iterator[str]:
    for event in watch.events:
        yield f"  made: {event.id} {event.type.value} “{harmless(event.trigger.text)}”"
    for claim in watch.claims:
        yield f"  made: {claim.id} {claim.measure.value} “{harmless(claim.quote)}”"
    for relation in watch.relations:
        yield f"  made: {relation.id} {relation.kind.value} “{harmless(relation.quote)}”"
    if not (watch.events or watch.claims or watch.relations):
        yield f"  made: {wording('en').say('trial.nothing')}"


def _phrases(analysis: Analysis, items: Sequence[Chunk]) -> str:
    return ", ".join(_quoted(analysis, item.first, item.last) for item in items)


def _quoted(analysis: Analysis, first: int, last: int) -> str:
    return f"“{harmless(analysis.text_of(first, last))}”"
