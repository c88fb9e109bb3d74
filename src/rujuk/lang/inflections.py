"""Word forms read by table: the forms of verbs, plurals of nouns, and nouns made of verbs.

For languages whose words change little and irregularly. `inflections.txt` (a generated table) has
every form of each verb, `inflections.yaml` what is written by hand: plurals, nouns that name what a
verb does (invasion: invade), and the classes of verbs that phrases and clauses ask for.

A line of the table: four letters (how base, -s form, past and participle, -ing form are read
first), then the forms: base, past, participle, gerund, third person, and where the language has
them future and conditional. Variants are joined by a stroke.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

import msgspec

from rujuk.lang.packs import lexicon_path
from rujuk.lang.words import Kind, Voice, Word
from rujuk.lexicon import load, resource

if TYPE_CHECKING:
    from collections.abc import Mapping


class Form:
    """What a form of a verb can be, as bits: plain numbers, asked for many times a sentence."""

    BASE: Final = 1
    THIRD: Final = 2
    PAST: Final = 4
    PARTICIPLE: Final = 8
    GERUND: Final = 16
    FUTURE: Final = 32
    CONDITIONAL: Final = 64


FINITE: Final = Form.THIRD | Form.PAST | Form.FUTURE | Form.CONDITIONAL
NOUN_FIRST, ADJECTIVE_FIRST, VERB_FIRST, VERB_ONLY = "n", "j", "v", "o"


class VerbForm(NamedTuple):
    """One word form of a verb: its lemma by what it can be, and how it is read first."""

    lemmas: tuple[tuple[int, str], ...]
    form: int
    first: str

    def lemma(self, wanted: int) -> str:
        """The verb whose form this is where it is one of those wanted; of any, the first."""
        return next((lemma for form, lemma in self.lemmas if form & wanted), self.lemmas[0][1])


class _Inflections(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`inflections.yaml`.

    `forms_tell`: the forms of verbs are seldom those of other words, so a word is a verb by its
    form (Spanish), and by what stands around it only where `read_first` says that it is a noun (n)
    or an adjective (j) as well. `subject_behind`: verbs whose subject stands behind them where none
    stands before ("murieron 12 personas").
    """

    source: str
    plural_endings: dict[str, str]
    plurals: dict[str, str]
    no_plurals: list[str]
    nominals: dict[str, str]
    object_control: list[str]
    clause_takers: list[str]
    needs_object: list[str]
    goal_verbs: list[str]
    respelt: dict[str, str]
    adverb_endings: list[str]
    forms_tell: bool = False
    read_first: dict[Literal["n", "j"], list[str]] = {}
    subject_behind: list[str] = []


class Inflections:
    """The tables of one language, ready for look-up."""

    __slots__ = (
        "adverb_endings", "clause_takers", "forms", "forms_tell", "goal_verbs", "needs_object",
        "nominals", "object_control", "plural_endings", "plurals", "subject_behind",
    )  # fmt: skip

    def __init__(self, words: _Inflections, forms: Mapping[str, VerbForm]) -> None:
        """Freeze the lists of the lexicon."""
        self.forms = forms
        self.plural_endings = words.plural_endings
        self.plurals = words.plurals | dict(zip(words.no_plurals, words.no_plurals, strict=True))
        self.nominals = words.nominals
        self.object_control = frozenset(words.object_control)
        self.clause_takers = frozenset(words.clause_takers)
        self.needs_object = frozenset(words.needs_object)
        self.adverb_endings = tuple(words.adverb_endings)
        self.goal_verbs = frozenset(words.goal_verbs)
        self.forms_tell = words.forms_tell
        self.subject_behind = frozenset(words.subject_behind)

    def singular(self, noun: str) -> str:
        """The singular of a noun; itself where it is none that the rules know as a plural."""
        told = self.plurals.get(noun)
        if told is not None:
            return told
        for ending, instead in self.plural_endings.items():
            if noun.endswith(ending) and len(noun) > len(ending) + 1:
                return noun.removesuffix(ending) + instead
        return noun


@cache
def inflections(language: str) -> Inflections | None:
    """The tables of this language; null where its pack has no `inflections.yaml`."""
    path = lexicon_path(language, "inflections")
    if path is None:
        return None
    table = resource(f"{path.rpartition('/')[0]}/inflections.txt").read_text("utf-8")
    words = load(path, _Inflections)
    forms = _forms(table, words.respelt)
    for first, written in words.read_first.items():
        forms |= {form: forms[form]._replace(first=first) for form in written}
    return Inflections(words, forms)


_COLUMNS = (
    Form.BASE, Form.PAST, Form.PARTICIPLE, Form.GERUND, Form.THIRD, Form.FUTURE, Form.CONDITIONAL,
)  # fmt: skip
_FLAG_OF = (0, 2, 2, 3, 1, 1, 1)  # of each column, which letter tells how it is read first


def _forms(table: str, respelt: Mapping[str, str]) -> dict[str, VerbForm]:
    """Every form of the table; one that two verbs share is read as either.

    `respelt` are parts of forms that are spelt in another way as well (criticized, criticised).
    """
    found: dict[str, VerbForm] = {}
    for line in table.splitlines()[1:]:
        flags, *columns = line.split(" ")
        lemma = columns[0].split("/")[0]
        for part, instead in respelt.items():
            if lemma.endswith(f"{part}e"):
                columns = [_both(column, part, instead) for column in columns]
        for column, kind, flag in zip(columns, _COLUMNS, _FLAG_OF, strict=False):
            for form in column.split("/"):
                known = found.get(form)
                if known is None:
                    found[form] = VerbForm(((kind, lemma),), kind, flags[flag])
                else:
                    first = known.first if known.first in "vo" else flags[flag]
                    found[form] = VerbForm((*known.lemmas, (kind, lemma)), known.form | kind, first)
    return found


def read_form(form: str, tables: Inflections) -> Word:
    """The reading of a word form by itself; its sentence may make another of it.

    A noun made of a verb has the verb as root and is of kind ACTION_NOUN, an -ing form as well. A
    form that is noun and verb alike is a ROOT of voice BARE; a noun has its singular as root.
    """
    deed = tables.nominals.get(form)
    if deed is None and form not in tables.forms:
        singular = tables.singular(form)
        deed = tables.nominals.get(singular)
        if deed is None:
            known = tables.forms.get(singular)
            if known is None or known.first not in (NOUN_FIRST, VERB_FIRST):
                return Word(form=form, root=singular, stem=singular)
            return Word(form=form, root=singular, stem=singular, voice=Voice.BARE, kind=Kind.ROOT)
    if deed is not None:
        return Word(form=form, root=deed, stem=deed, kind=Kind.ACTION_NOUN)
    verb = tables.forms[form]
    lemma = verb.lemma(verb.form)
    if verb.form & Form.GERUND:
        return Word(form=form, root=lemma, stem=lemma, kind=Kind.ACTION_NOUN)
    if verb.first == ADJECTIVE_FIRST:
        return Word(form=form, root=form, stem=form, kind=Kind.ROOT)
    if verb.first == NOUN_FIRST or (verb.first == VERB_FIRST and not verb.form & Form.PAST):
        return Word(form=form, root=lemma, stem=lemma, voice=Voice.BARE, kind=Kind.ROOT)
    return Word(form=form, root=lemma, stem=lemma, voice=Voice.ACTIVE, kind=Kind.VERB)


def _both(variants: str, part: str, instead: str) -> str:
    """The variants with those in the other spelling."""
    others = (instead.join(one.rsplit(part, 1)) for one in variants.split("/"))
    return "/".join(dict.fromkeys([*variants.split("/"), *others]))
