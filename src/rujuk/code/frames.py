"""Frames: which words name which PLOVER event, and who is actor and recipient.

What a frame means is written once, in `data/ontology/frames.yaml`; the words that name it in a
language are in `lang/<code>/frames/*.yaml`, by the same id. Adding a verb is adding its root to a
wording, or one wording, with a test sentence in `tests/lexicon/frames.<code>.yaml`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from rujuk.code.ontology import ontology
from rujuk.errors import LexiconError
from rujuk.lang.morphology import analyse
from rujuk.lang.packs import lexicon_path, pack_facts
from rujuk.lang.word_table import WordTable
from rujuk.lexicon import line_of, load, resource
from rujuk.records import EventType  # noqa: TC001 - msgspec reads the field's type

if TYPE_CHECKING:
    from collections.abc import Container, Mapping


class _Meaning(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a frame means in any language: the fields of `Frame` that no word tells."""

    id: str
    type: EventType
    roles: str = "transitive"
    nominal: str = "patient"
    modes: list[str] = []
    contexts: list[str] = []
    content: str | None = None
    speech: bool = False
    violence: bool = False
    modality: str | None = None
    negated: bool = False
    blame: bool = False
    governs: bool = False
    alone: bool = False
    carried: bool = False
    by_actor: bool = False
    weak: bool = False
    no_disaster: bool = False
    joint: EventType | None = None
    undone: bool = False
    not_governing: bool = False
    taken_from: bool = False
    obliging: bool = False
    object: list[str] = []
    not_object: list[str] = []
    subject: list[str] = []


class Frame(_Meaning, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One way of naming a deed: what it means, and the words of one language for it.

    - `roots`: roots as the morphology gives them (with a space for compounds), or whole words.
    - `forms`: verb, passive_only, action, result, state, noun (the bare root as a noun), ter, ber.
    - `suffix`: the verb must carry this suffix (kan, i), or none of them ("-").
    - `follow`: one of these words must come next; it becomes part of the trigger.
    - `object`, `not_object`: classes of `noun_classes.yaml` (or words) that the object (of a
      passive: the subject; of a noun: what follows) must, or must not, be headed by.
    - `roles`: transitive, theme, undergoer, reciprocal, visit, host, target, request, self.
    - `nominal`: what the bare noun phrase after the noun is: agent, patient, none.
    - `speech`: the deed is words; deeds told in its clause are not events of their own.
    - `joint`: the type where several states do it together ("latihan militer").
    - `no_disaster`: counts not in a sentence that tells of accident, disaster or illness.
    - `violence`: counts only on pages that tell of violence, never of accident or illness.
    - `modality`: modality when nothing else says one.
    - `causative`: the verb must (not) carry memper-/diper-.
    - `negated`: counts only under a negation, and then as done ("tidak bersedia").
    - `blame`: counts only with a word of blame in the clause (class `blame`).
    - `subject`: classes that the subject must be headed by.
    - `governs`: counts only when a verb hangs on it ("siap bernegosiasi").
    - `alone`: counts only when no clause hangs on it ("melaporkan X", not "melaporkan X lari").
    - `not_follow`, `not_subject`: the next word, the subject, must not be of these.
    - `carried`: the verb that carries the noun lends its object ("masuk daftar hitam"), or its
      subject, where the noun is its object ("mengumumkan darurat militer").
    - `only`: whole word forms, where the root's other forms mean something else.
    - `by_actor`: counts only with an actor that its own words name.
    - `weak`: counts only with a party of its own.
    - `modes`, `contexts`: those of the vocabulary that the words alone suppose.
    - `content`: mode of a demand, refusal or threat whose content is this deed, where its type
      does not tell it (`data/ontology/modes.yaml`).
    - `undone`: does not count where the verb says that it is done ("sudah kami balas").
    - `not_governing`: does not count where it only helps another verb ("membantu membangun X").
    - `obliging`: the root is a word of obligation, and counts where one says what another must do.
    - `taken_from`: whom it is taken or bought from ("merebut kota dari X") undergoes it.

    A condition on the object or subject may also name what the coder knows of its head:
    "@place" a place, "@person" a person of the lexicon or by title, "@force" an armed force,
    "@group" an armed group or organisation. Those of the meaning are classes, which every language
    fills; a wording may add classes and words.
    """

    roots: list[str]
    source: str
    forms: list[str] = []
    suffix: list[str] = []
    follow: list[str] = []
    after: list[str] = []
    only: list[str] = []
    not_follow: list[str] = []
    causative: bool | None = None
    not_subject: list[str] = []
    note: str | None = None


class _Meanings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    frames: list[_Meaning]


class _Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one language for a frame: the fields of `Frame` that its grammar fills."""

    id: str
    roots: list[str]
    source: str
    forms: list[str] = []
    suffix: list[str] = []
    follow: list[str] = []
    after: list[str] = []
    only: list[str] = []
    not_follow: list[str] = []
    causative: bool | None = None
    object: list[str] = []
    not_object: list[str] = []
    subject: list[str] = []
    not_subject: list[str] = []
    note: str | None = None


_MEANINGS = "data/ontology/frames.yaml"
_CONDITIONS = ("object", "not_object", "subject")


@cache
def meanings() -> dict[str, _Meaning]:
    """Every meaning of a frame by its id."""
    found: dict[str, _Meaning] = {}
    for place, meaning in enumerate(load(_MEANINGS, _Meanings).frames):
        fault = _fault(meaning, found)
        if fault is not None:
            raise LexiconError(fault, path=_MEANINGS, line=line_of(_MEANINGS, "frames", place))
        found[meaning.id] = meaning
    return found


def _frame(meaning: _Meaning, wording: _Wording) -> Frame:
    """The frame that a wording makes of a meaning: the conditions of both hold."""
    told = msgspec.structs.asdict(meaning) | msgspec.structs.asdict(wording)
    for name in _CONDITIONS:
        told[name] = [*getattr(meaning, name), *getattr(wording, name)]
    return Frame(**told)


ALL_FORMS = frozenset({"verb", "action", "result", "state", "noun", "ter", "ber"})
_ROLES = frozenset(
    {
        "transitive",
        "theme",
        "undergoer",
        "reciprocal",
        "visit",
        "host",
        "target",
        "request",
        "self",
        "flight",
    }
)
_FORMS = ALL_FORMS | {"active", "passive", "bare"}


class Frames:
    """All frames of a language, by root and by whole word, most particular first."""

    __slots__ = ("by_root", "classes", "phrases", "words")

    def __init__(self, frames: list[Frame], classes: Mapping[str, list[str]]) -> None:
        """Index the frames; frames with conditions come before those without."""
        self.by_root: dict[str, tuple[Frame, ...]] = {}
        self.classes = {name: frozenset(members) for name, members in classes.items()}
        self.words: frozenset[str] = frozenset()
        collected: dict[str, list[tuple[int, int, Frame]]] = {}
        for order, frame in enumerate(frames):
            rank = -_particular(frame)
            for root in frame.roots:
                collected.setdefault(root, []).append((rank, order, frame))
        for root, entries in collected.items():
            self.by_root[root] = tuple(
                frame for _, _, frame in sorted(entries, key=lambda e: e[:2])
            )
        self.phrases = frozenset(root.split()[0] for root in self.by_root if " " in root)

    def meets(self, word: str, root: str) -> frozenset[str]:
        """The conditions that a noun (its form or root) meets: its classes, and the noun itself."""
        classes = {
            name for name, members in self.classes.items() if word in members or root in members
        }
        return frozenset(classes | ({word, root} - self.classes.keys()))

    def headed_by(self, word: str, root: str, conditions: list[str]) -> bool:
        """Whether a noun (its form or root) is one of the classes or words of a condition."""
        for condition in conditions:
            members = self.classes.get(condition)
            if members is None:
                if condition in (word, root):
                    return True
            elif word in members or root in members:
                return True
        return False


class _WordingFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    frames: list[_Wording]


class _ClassFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    classes: dict[str, list[str]]


def _particular(frame: Frame) -> int:
    """How many conditions a frame makes; what it asks for weighs more than what it excludes."""
    asked = (
        frame.follow,
        frame.object,
        frame.subject,
        frame.after,
        frame.only,
        frame.governs,
        frame.negated,
        frame.blame,
    )
    return 3 * sum(map(bool, asked)) + frame.negated + bool(frame.not_object) + bool(frame.suffix)


@cache
def frames(language: str) -> Frames | None:
    """All frames of this language; null where its pack has none."""
    folder = _frame_folder(language)
    if folder is None:
        return None
    found: dict[str, Frame] = {}
    for name in sorted(item.name for item in resource(folder).iterdir()):
        path = f"{folder}/{name}"
        for place, wording in enumerate(load(path, _WordingFile).frames):
            fault = _wording_fault(wording, found)
            if fault is not None:
                raise LexiconError(fault, path=path, line=line_of(path, "frames", place))
            found[wording.id] = _frame(meanings()[wording.id], wording)
    classes_path = lexicon_path(language, "noun_classes")
    classes = load(classes_path, _ClassFile).classes if classes_path else {}
    return Frames(list(found.values()), classes)


def _fault(meaning: _Meaning, seen: Container[str]) -> str | None:
    """What is wrong with a meaning that its types do not tell."""
    if meaning.id in seen:
        return f"frame {meaning.id} stands twice"
    if meaning.roles not in _ROLES:
        return f"frame {meaning.id}: unknown roles {meaning.roles}"
    vocabulary = ontology()
    told = vocabulary.unknown(meaning.type, meaning.modes, meaning.contexts)
    if told is None and meaning.content not in (None, *vocabulary.all_modes):
        told = f"unknown mode {meaning.content}"
    return f"frame {meaning.id}: {told}" if told else None


def _wording_fault(wording: _Wording, seen: Container[str]) -> str | None:
    """What is wrong with a wording that its types do not tell."""
    if wording.id in seen:
        return f"frame {wording.id} stands twice"
    if wording.id not in meanings():
        return f"frame {wording.id} has no meaning in {_MEANINGS}"
    unknown = sorted(set(wording.forms) - _FORMS)
    return f"frame {wording.id}: unknown form {unknown[0]}" if unknown else None


def _frame_folder(language: str) -> str | None:
    facts = pack_facts(language)
    while facts is not None:
        folder = f"lang/{facts.id}/frames"
        if resource(folder).is_dir():
            return folder
        facts = pack_facts(facts.rides_on) if facts.rides_on else None
    return None


def frames_of(lower: str, language: str) -> tuple[Frame, ...]:
    """The frames a word form can open, by its whole form first, then by its root."""
    return frame_table(language)[lower]


@cache
def frame_table(language: str) -> WordTable[tuple[Frame, ...]]:
    """What `frames_of` gives for each word: for who asks for many."""
    return WordTable(lambda lower: _frames_of(lower, language))


@cache
def conditions_met(language: str) -> WordTable[frozenset[str]]:
    """What `Frames.meets` gives for each word: its form, its root, its form without a clitic."""
    lexicon = frames(language)

    def meets(lower: str) -> frozenset[str]:
        if lexicon is None:
            return frozenset()
        word = analyse(lower, language)
        plain = lower.removesuffix(word.clitic) if word.clitic is not None else lower
        return lexicon.meets(lower, word.root) | lexicon.meets(plain, word.root)

    return WordTable(meets)


def _frames_of(lower: str, language: str) -> tuple[Frame, ...]:
    lexicon = frames(language)
    if lexicon is None:
        return ()
    direct = lexicon.by_root.get(lower)
    if direct is not None:
        return direct
    word = analyse(lower, language)
    found = lexicon.by_root.get(word.root, ())
    if not found:
        for root in word.candidates:
            if root in lexicon.by_root:
                return lexicon.by_root[root]
    return found
