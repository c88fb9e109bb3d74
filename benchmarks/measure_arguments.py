"""Measures verbs and their arguments against trees.

How many gold verbs the affix analyser knows and in which voice, and how many agents and patients
the clause analysis finds.

    python benchmarks/measure_arguments.py [--gold FILE ...] [--out FILE] [--show N]

Needs the shared evaluation set beside the tree; says so and ends where it is not there. `--out`
writes the system's arguments in the gold's form, for the scorer that lies beside the gold; `--show`
prints sentences with errors.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from rujuk.code.actors import find_actors
from rujuk.code.analysis import Analysis
from rujuk.lang.grammar import grammar
from rujuk.lang.morphology import (
    Kind,
    Voice,
    Word,
    analyse,
    bare_active_roots,
    find_multiwords,
    stative_roots,
)
from rujuk.lang.numbers import find_quantities
from rujuk.lang.phrases import NOUN, Chunk
from rujuk.lang.predicate import PASSIVE, PASSIVE_TWO, Predicate
from rujuk.lang.sentences import Sentence, split_sentences
from rujuk.lang.times import find_times
from rujuk.lang.tokens import Token, tokenise
from rujuk.records import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

UD = Path(__file__).parents[1] / "../shared/eval/ud"
FILES = ("csui_train.jsonl", "gsd_dev.jsonl")
AGENT, PATIENT = "agent", "patient"
# The gold has only subjects that stand with their verb: none that is shared or controlled.
WITH_ITS_VERB = frozenset({"before", "relative", "object_control", "after", "none"})
LONGEST_HEAD = 8  # tokens after a copula among which the noun stands
UNDERGOES = frozenset({Voice.PASSIVE, Voice.PASSIVE_CLITIC_AGENT, Voice.TER, Voice.ADVERSATIVE})


class Argument(NamedTuple):
    """A role of a verb: offsets of the verb's and the argument's head in the text."""

    verb: int
    role: str
    head: int


def recognised(word: Word, *, compound: bool) -> str:
    """Why a form counts as a verb: its affixes, a list of roots, a compound; or "missed"."""
    if word.kind is Kind.VERB:
        return "guessed" if word.guessed else "verb form"
    if word.kind is Kind.ROOT and word.root in stative_roots("id"):
        return "stative root"
    if word.kind is Kind.ROOT and word.root in bare_active_roots("id"):
        return "bare root"
    return "compound" if compound else "missed"


def measure_verbs(gold: Iterable[dict[str, Any]], *, show: int) -> None:
    """Print the share of gold verbs recognised, and of those whether the voice fits the gold roles.

    The voice fits where the argument before the verb has the role that the voice gives the subject.
    """
    how, voices, missed = Counter[str](), Counter[str](), Counter[str]()
    for form, roles, is_compound in gold_verbs(gold):
        word = analyse(form, "id")
        reason = recognised(word, compound=is_compound)
        how[reason] += 1
        if reason == "missed":
            missed[form] += 1
        if len(roles) == 1 and word.kind is Kind.VERB:
            expected = PATIENT if word.voice in UNDERGOES else AGENT
            voices[f"{word.voice} {'fits' if roles == {expected} else 'does not fit'}"] += 1
    total = sum(how.values())
    print(f"gold verbs {total}: recognised {1 - how['missed'] / total:.3f}")
    for reason, count in how.most_common():
        print(f"  {reason:20s} {count:5d} {count / total:.3f}")
    fits = sum(count for name, count in voices.items() if name.endswith(" fits"))
    print(f"voice fits the role of what stands before: {fits / max(1, sum(voices.values())):.3f}")
    for name, count in sorted(voices.items()):
        print(f"  {name:32s} {count}")
    if show:
        print("missed:", " ".join(f"{form}:{count}" for form, count in missed.most_common(show)))


def gold_verbs(gold: Iterable[dict[str, Any]]) -> Iterator[tuple[str, set[str], bool]]:
    """Each gold verb: form, roles of the arguments before it, whether a compound begins there."""
    for sentence in gold:
        tokens = {token.start: token for token in tokenise(sentence["text"])}
        compounds = {found.start for found in find_multiwords(list(tokens.values()), "id")}
        before: dict[int, set[str]] = {}
        for verb, role, head in sentence["arguments"]:
            before.setdefault(verb, set()).update({role} if head < verb else ())
        for verb, roles in before.items():
            token = tokens.get(verb)  # none where the gold cuts words otherwise
            yield "" if token is None else token.lower, roles, verb in compounds


# --- arguments -------------------------------------------------------------------------------


def nearest_words(text: str) -> list[Argument]:
    """A floor: the words beside a verb form are its arguments; voice decides which is which."""
    tokens = tokenise(text)
    found: list[Argument] = []
    for index, token in enumerate(tokens):
        word = analyse(token.lower, "id")
        if word.kind is not Kind.VERB:
            continue
        before, after = (PATIENT, AGENT) if word.voice in UNDERGOES else (AGENT, PATIENT)
        if index and tokens[index - 1].kind == "word":
            found.append(Argument(token.start, before, tokens[index - 1].start))
        if index + 1 < len(tokens) and tokens[index + 1].kind == "word":
            found.append(Argument(token.start, after, tokens[index + 1].start))
    return found


def clause_analysis(text: str) -> list[Argument]:
    """Arguments by `rujuk.lang.clauses`, over names, numbers and times as the coder finds them."""
    found: list[Argument] = []
    for sentence in split_sentences(text, "id", 0, len(text)):
        found += clause_arguments(sentence, text)
    return found


def clause_arguments(sentence: Sentence, text: str) -> list[Argument]:
    """Agent and patient heads of every verb of one sentence.

    The coder keeps reports, copulas and existentials apart from predicates; the gold counts them as
    verbs, so they are read from where they stand. A pronoun in the verb is its own argument.
    """
    tokens: list[Token] = list(sentence.tokens)
    analysis = Analysis(
        sentence,
        "id",
        block=BlockKind.BODY,
        paragraph=0,
        mentions=find_actors(tokens, "id"),
        quantities=find_quantities(tokens, "id"),
        times=find_times(tokens, "id", None),
        places=(),
        text=text,
    )
    found: list[Argument] = []
    done: set[int] = set()
    for predicate in analysis.predicates:
        done.add(predicate.chunk.head)
        found += predicate_arguments(predicate, analysis)
    for report in analysis.reports:
        if report.verb_at in done:
            continue
        done.add(report.verb_at)
        verb = tokens[report.verb_at]
        heads = [tokens[first].start for first, _ in report.sources[:1]]
        if not heads and analyse(verb.lower, "id").clitic is not None:
            heads = [verb.start]
        found += [Argument(verb.start, AGENT, head) for head in heads]
    return found + linking_arguments(analysis, done)


def predicate_arguments(predicate: Predicate, analysis: Analysis) -> list[Argument]:
    """By voice; the gold names the first of coordinate heads, and pronouns in the verb itself."""
    verb = analysis.tokens[predicate.chunk.head].start
    voice, clitic = predicate.word.voice, predicate.word.clitic
    undergoes = predicate.voice in {PASSIVE, PASSIVE_TWO} or voice is Voice.TER
    own = {AGENT: voice is Voice.PASSIVE_CLITIC_AGENT, PATIENT: voice is Voice.ACTIVE and clitic}
    agents = [item for item in predicate.agent if item.preposition]  # the gold has no bare ones
    subject, other = (PATIENT, AGENT) if undergoes else (AGENT, PATIENT)
    sides = (
        (subject, predicate.subject if predicate.subject_rule in WITH_ITS_VERB else []),
        (other, agents if undergoes else predicate.object),
    )
    found: list[Argument] = []
    for role, phrases in sides:
        heads = [analysis.tokens[analysis.head_of(phrase)].start for phrase in phrases[:1]]
        if not heads and own[role] and clitic == "nya":
            heads = [verb]
        found += [Argument(verb, role, head) for head in heads]
    return found


def linking_arguments(analysis: Analysis, done: set[int]) -> list[Argument]:
    """Copulas that are verbs by form, and existentials: the nouns beside them."""
    words = grammar("id")
    if words is None:
        return []
    tokens, nouns = analysis.tokens, [item for item in analysis.chunks if item.kind == NOUN]
    found: list[Argument] = []
    for index, token in enumerate(tokens):
        copula = token.lower in words.copulas and analyse(token.lower, "id").kind is Kind.VERB
        if index in done or not (copula or token.lower in words.existentials):
            continue
        heads: list[tuple[str, int]] = []
        if index + 1 < len(tokens) and tokens[index + 1].kind != "mark":
            after = Chunk(NOUN, index + 1, min(index + LONGEST_HEAD, len(tokens)))
            heads.append((PATIENT if copula else AGENT, analysis.head_of(after)))
        if copula or not heads:
            since = max((at for at in done if at < index), default=-1)
            free = [n for n in nouns if n.first > since and n.last <= index and not n.preposition]
            heads += [(AGENT, analysis.head_of(item)) for item in free[:1]]
        found += [Argument(token.start, role, tokens[head].start) for role, head in heads]
        done.add(index)
    return found


SYSTEMS: dict[str, Callable[[str], list[Argument]]] = {
    "nearest words": nearest_words,
    "clause analysis": clause_analysis,
}


def measure_arguments(
    gold: list[dict[str, Any]],
    system: Callable[[str], list[Argument]],
    *,
    out: Path | None,
    show: int,
) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 by role: verb, role and head exact; only verbs of the gold count."""
    tallies = {role: [0, 0, 0] for role in (AGENT, PATIENT)}
    lines: list[str] = []
    for sentence in gold:
        wanted = {Argument(*item) for item in sentence["arguments"]}
        verbs = {item.verb for item in wanted}
        given = system(sentence["text"])
        had = {item for item in given if item.verb in verbs}
        for role, tally in tallies.items():
            want = {item for item in wanted if item.role == role}
            have = {item for item in had if item.role == role}
            tally[0] += len(want & have)
            tally[1] += len(have - want)
            tally[2] += len(want - have)
        lines.append(
            json.dumps({"id": sentence["id"], "text": sentence["text"], "arguments": given})
        )
        if show and wanted != had:
            show -= 1
            show_errors(sentence["text"], wanted, had)
    if out is not None:
        out.write_text("\n".join(lines) + "\n", "utf-8")
    tallies["all"] = [sum(column) for column in zip(*tallies.values(), strict=True)]
    return {role: scores(*tally) for role, tally in tallies.items()}


def scores(right: int, extra: int, missed: int) -> tuple[float, float, float]:
    """Precision, recall, F1; 0 where nothing was given or wanted."""
    precision, recall = right / max(1, right + extra), right / max(1, right + missed)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def show_errors(text: str, wanted: set[Argument], had: set[Argument]) -> None:
    """Print a sentence with what was missed (-) and what was given wrongly (+)."""
    words = {token.start: token.text for token in tokenise(text)}
    print(f"\n{text}")
    for sign, items in (("-", wanted - had), ("+", had - wanted)):
        for item in sorted(items):
            verb, head = words.get(item.verb, "?"), words.get(item.head, "?")
            print(f"  {sign} {verb} {item.role} {head}")


def main() -> None:
    """Measure each gold file: verbs, then each system."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", nargs="*", type=Path, default=[UD / name for name in FILES])
    parser.add_argument("--out", type=Path, help="folder for the arguments that the systems give")
    parser.add_argument("--show", type=int, default=0, help="sentences with errors to print")
    options = parser.parse_args()
    for path in options.gold:
        if not path.is_file():
            sys.exit(f"{path.name}: the shared evaluation set is not here")
        gold = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        print(f"\n== {path.name}: {len(gold)} sentences")
        measure_verbs(gold, show=options.show)
        for name, system in SYSTEMS.items():
            out = None
            if options.out is not None:
                options.out.mkdir(parents=True, exist_ok=True)
                out = options.out / f"{path.stem}-{name.replace(' ', '-')}.jsonl"
            began = time.perf_counter()
            show = options.show if system is clause_analysis else 0
            result = measure_arguments(gold, system, out=out, show=show)
            took = time.perf_counter() - began
            print(f"{name} ({took / len(gold) * 1000:.1f} ms a sentence)")
            for role, (precision, recall, f1) in result.items():
                print(f"  {role:8s} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")


if __name__ == "__main__":
    main()
