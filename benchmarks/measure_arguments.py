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

import yaml

from rujuk.code.actors import find_actors
from rujuk.code.analysis import Analysis
from rujuk.code.word_gates import gates_of
from rujuk.lang.compounds import find_multiwords
from rujuk.lang.grammar import grammar
from rujuk.lang.morphology import Kind, Voice, Word, analyse, bare_active_roots, stative_roots
from rujuk.lang.numbers import find_quantities
from rujuk.lang.phrases import NOUN, RELATIVE, Chunk
from rujuk.lang.predicate import ACTIVE, PASSIVE, PASSIVE_TWO, Predicate
from rujuk.lang.sentences import Sentence, split_sentences
from rujuk.lang.times import find_times
from rujuk.lang.tokens import Token, tokenise
from rujuk.records import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from rujuk.code.attribution import Report

CONVENTIONS = Path(__file__).with_name("treebanks.yaml")
UD = Path(__file__).parents[1] / "../shared/eval/ud"
FILES = ("csui_train.jsonl", "gsd_dev.jsonl")
AGENT, PATIENT = "agent", "patient"
# The gold has only subjects that stand with their verb: none that is shared or controlled.
WITH_ITS_VERB = frozenset({"before", "relative", "object_control", "after"})
LONGEST_HEAD = 8  # tokens after a copula among which the noun stands
UNDERGOES = frozenset({Voice.PASSIVE, Voice.PASSIVE_CLITIC_AGENT, Voice.TER, Voice.ADVERSATIVE})


class Treebank(NamedTuple):
    """Conventions of one treebank (`treebanks.yaml`)."""

    agents: bool
    bare_agent: str | None
    existential: str
    clitic_alone: str
    raising: frozenset[str]
    content: frozenset[str]
    saying: frozenset[str]


def treebank_of(path: Path, gold: Sequence[dict[str, Any]]) -> Treebank:
    """The conventions of the treebank that the file or its sentences are named after."""
    data = yaml.safe_load(CONVENTIONS.read_text("utf-8"))
    named = f"{path.stem} {gold[0]['id'] if gold else ''}".lower()
    known = data["treebanks"]
    name = next((name for name in known if name in named), next(reversed(known)))
    lists = {key: frozenset(data[key]) for key in ("raising", "content", "saying")}
    return Treebank(**lists, **known[name])


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


def nearest_words(text: str, _: Treebank) -> list[Argument]:
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


def clause_analysis(text: str, treebank: Treebank) -> list[Argument]:
    """Arguments by `rujuk.lang.clauses`, over names, numbers and times as the coder finds them."""
    found: list[Argument] = []
    for sentence in split_sentences(text, "id", 0, len(text)):
        found += SentenceArguments(sentence, text, treebank).read()
    return found


class SentenceArguments:
    """Agent and patient heads of every verb of one sentence.

    The coder keeps reports, copulas and words that describe a noun apart from predicates; the gold
    counts them as verbs, so they are read from where they stand.
    """

    def __init__(self, sentence: Sentence, text: str, treebank: Treebank) -> None:
        """Analyse the sentence as the coder does."""
        tokens: list[Token] = list(sentence.tokens)
        self.tokens = tokens
        self.treebank = treebank
        self.words = grammar("id")
        self.found: list[Argument] = []
        self.done: set[int] = set()
        self.analysis = Analysis(
            sentence,
            "id",
            block=BlockKind.BODY,
            paragraph=0,
            position=None,
            mentions=find_actors(tokens, "id"),
            quantities=find_quantities(tokens, "id"),
            times=find_times(tokens, "id", None),
            places=(),
            text=text,
            gates=gates_of(tokens, "id"),
        )

    def read(self) -> list[Argument]:
        """All arguments: of predicates, of reports, of copulas, of verbs inside noun phrases."""
        for predicate in self.analysis.predicates:
            self.done.add(predicate.chunk.head)
            self._predicate(predicate)
        for report in self.analysis.reports:
            if report.verb_at not in self.done:
                self._report(report)
        self._copulas()
        self._attributives()
        return self.found

    def _add(self, verb: int, role: str, head: int) -> None:
        self.found.append(Argument(self.tokens[verb].start, role, self.tokens[head].start))

    def _head(self, phrases: Sequence[Chunk]) -> int | None:
        """The gold names the head of the first of coordinate phrases."""
        return self.analysis.head_of(phrases[0]) if phrases else None

    def _predicate(self, predicate: Predicate) -> None:
        """By voice; a pronoun in the verb is an argument of its own."""
        verb, word = predicate.chunk.head, predicate.word
        voice, clitic = word.voice, word.clitic == "nya"
        undergoes = predicate.voice in {PASSIVE, PASSIVE_TWO} or voice is Voice.TER
        own = {
            AGENT: voice is Voice.PASSIVE_CLITIC_AGENT
            and clitic
            and predicate.subject_rule != "after",
            PATIENT: voice is Voice.ACTIVE and clitic and predicate.subject_rule != "after",
        }
        subject, other = (PATIENT, AGENT) if undergoes else (AGENT, PATIENT)
        after = [] if self._is_content(predicate) else predicate.object
        beside = next((o for o in predicate.obliques if o.index == predicate.chunk.index + 1), None)
        if beside is not None and beside.preposition == "measure" and not (after or undergoes):
            self._add(verb, PATIENT, beside.preposition_at or beside.first)
        if undergoes:
            told = predicate.agent
            after = [item for item in told if item.preposition] if self.treebank.agents else []
            if predicate.voice == PASSIVE_TWO:
                after = told
            elif told and not told[0].preposition and self.treebank.bare_agent is not None:
                self._add(verb, self.treebank.bare_agent, self.analysis.head_of(told[0]))
        if predicate.subject_rule == "after" and voice is not Voice.TER:
            existential = predicate.voice not in {PASSIVE, ACTIVE}
            subject = self.treebank.existential if existential else subject
        shown = predicate.subject_rule in WITH_ITS_VERB
        holder = self._raising(predicate)
        for role, head in (
            (subject, self._head(predicate.subject) if shown else None),
            (other, self._head(after)),
        ):
            if role == subject and head is not None and holder != verb:
                self._add(holder, AGENT, head)
            elif head is not None:
                self._add(verb, role, head)
            elif own[role]:
                alone = undergoes and not predicate.subject
                self._add(verb, self.treebank.clitic_alone if alone else role, verb)

    def _is_content(self, predicate: Predicate) -> bool:
        """Whether the object is the subject of the verb after it, and the clause the argument."""
        word = predicate.word
        if word.root in self.treebank.saying:
            return True
        tells = self.analysis.takes_clause(word) or word.root in self.treebank.content
        return tells and any(
            other.matrix is predicate
            and other.link == "complement"
            and other.subject[:1] == predicate.object[:1]
            for other in self.analysis.predicates
        )

    def _raising(self, predicate: Predicate) -> int:
        """The word that the treebanks take for the verb of the clause: the subject is its own."""
        words, at = self.words, predicate.chunk.head - 1
        holder = predicate.chunk.head
        while words is not None and at >= 0:
            lower = self.tokens[at].lower
            if lower not in words.auxiliaries and lower not in words.adverbs:
                break
            if lower in self.treebank.raising:
                holder = at
            at -= 1
        return holder

    def _report(self, report: Report) -> None:
        """The speaker is the agent of a verb of saying; what a text is based on its patient."""
        self.done.add(report.verb_at)
        verb = self.tokens[report.verb_at]
        word = analyse(verb.lower, "id")
        if report.rule.startswith("attribution.opener"):
            if report.verb_at + 1 < len(self.tokens):
                self._add(report.verb_at, PATIENT, report.verb_at + 1)
        elif report.sources:
            self._add(
                report.verb_at,
                AGENT,
                self.analysis.head_of(Chunk(NOUN, *report.sources[0], report.sources[0][0])),
            )
        elif word.clitic is not None:
            self._add(report.verb_at, AGENT, report.verb_at)

    def _copulas(self) -> None:
        """Copulas that are verbs by form: the nouns beside them."""
        words, tokens = self.words, self.tokens
        nouns = [item for item in self.analysis.chunks if item.kind == NOUN]
        for index, token in enumerate(tokens):
            if words is None or index in self.done or token.lower not in words.copulas:
                continue
            if analyse(token.lower, "id").kind is not Kind.VERB:
                continue
            if index + 1 < len(tokens) and tokens[index + 1].kind != "mark":
                after = Chunk(NOUN, index + 1, min(index + LONGEST_HEAD, len(tokens)), index + 1)
                self._add(index, PATIENT, self.analysis.head_of(after))
            since = max((at for at in self.done if at < index), default=-1)
            free = [n for n in nouns if n.first > since and n.last <= index and not n.preposition]
            if free:
                self._add(index, AGENT, self.analysis.head_of(free[0]))
            self.done.add(index)

    def _attributives(self) -> None:
        """Verbs that only describe the noun before them, inside its phrase for the coder."""
        for item in self.analysis.chunks:
            if item.kind != NOUN or self.words is None:
                continue
            head = self.analysis.head_of(item)
            for index in range(item.first, item.last):
                token = self.tokens[index]
                if token.lower not in self.words.attributives or index in self.done:
                    continue
                self.done.add(index)
                before = self.analysis.chunks[item.index - 1] if item.index else None
                if index > head:
                    self._add(index, AGENT, head)
                elif before is not None and before.kind == RELATIVE and item.index > 1:
                    named = self.analysis.chunks[item.index - 2]
                    if named.kind == NOUN:
                        self._add(index, AGENT, self.analysis.head_of(named))
                if index + 1 < item.last:
                    after = Chunk(NOUN, index + 1, item.last, index + 1)
                    self._add(index, PATIENT, self.analysis.head_of(after))


SYSTEMS: dict[str, Callable[[str, Treebank], list[Argument]]] = {
    "nearest words": nearest_words,
    "clause analysis": clause_analysis,
}


def measure_arguments(
    gold: list[dict[str, Any]],
    system: Callable[[str, Treebank], list[Argument]],
    treebank: Treebank,
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
        given = system(sentence["text"], treebank)
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
        treebank = treebank_of(path, gold)
        print(f"\n== {path.name}: {len(gold)} sentences")
        measure_verbs(gold, show=options.show)
        for name, system in SYSTEMS.items():
            out = None
            if options.out is not None:
                options.out.mkdir(parents=True, exist_ok=True)
                out = options.out / f"{path.stem}-{name.replace(' ', '-')}.jsonl"
            began = time.perf_counter()
            show = options.show if system is clause_analysis else 0
            result = measure_arguments(gold, system, treebank, out=out, show=show)
            took = time.perf_counter() - began
            print(f"{name} ({took / len(gold) * 1000:.1f} ms a sentence)")
            for role, (precision, recall, f1) in result.items():
                print(f"  {role:8s} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")


if __name__ == "__main__":
    main()
