"""The affix analyser: a table of forms, the laws of affixation, and every entry of its lexica."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from rujuk.lang.affixes import PREFERRED, RARE, compounds_of, grammar_of
from rujuk.lang.compounds import find_multiwords
from rujuk.lang.morphology import (
    Kind,
    Voice,
    analyse,
    bare_active_roots,
    is_predicate_candidate,
    stative_roots,
)
from rujuk.lang.tokens import tokenise

GRAMMAR = grammar_of("id")
assert GRAMMAR is not None
FORMS = [
    line.split("\t")
    for line in (Path(__file__).parent / "forms_id.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
ROOTS = sorted(
    root
    for root, rank in GRAMMAR.rank.items()
    if rank > RARE
    and len(root) > 3
    and root.isalpha()
    and sum(letter in "aeiou" for letter in root) > 1
    and root not in GRAMMAR.fused
)


@pytest.mark.parametrize(("form", "root", "kind", "voice"), FORMS, ids=[row[0] for row in FORMS])
def test_form(form: str, root: str, kind: str, voice: str) -> None:
    word = analyse(form, "id")
    assert (word.root, word.kind, word.voice) == (root, kind, voice)


def test_the_table_of_forms_is_large() -> None:
    assert len({row[0] for row in FORMS}) >= 400


# --- affixation, generated -------------------------------------------------------------------

DROPPED = {"p": "mem", "t": "men", "s": "meny", "k": "meng"}
KEPT = (("bfv", "mem"), ("dcjz", "men"), ("aiueoghq", "meng"), ("lmnrwy", "me"))


def active(root: str) -> str | None:
    """meN- on a root, by the table of allomorphs; null for the letters it does not cover."""
    if root[0] in DROPPED and root[1] in "aiueo":
        return DROPPED[root[0]] + root[1:]
    for letters, prefix in KEPT:
        if root[0] in letters:
            return prefix + root
    return None


@st.composite
def affixed(draw: st.DrawFn) -> tuple[str, str]:
    root = draw(st.sampled_from(ROOTS))
    prefix = draw(st.sampled_from(("meN", "di", "ter", "ber", "peN", "ke", "memper", "")))
    suffixes = {"ber": ("", "an"), "peN": ("", "an"), "ke": ("an",), "": ("an", "kan", "i")}
    suffix = draw(st.sampled_from(suffixes.get(prefix, ("", "kan", "i"))))
    if prefix in {"meN", "peN"}:
        base = active(root)
        if base is None:
            return root, root
        form = base if prefix == "meN" else "p" + base[1:]
    elif prefix in {"ber", "ter"} and root.startswith("r"):
        form = prefix[:-1] + root
    else:
        form = prefix + root
    return root, form + suffix


@given(affixed())
def test_every_affixed_root_is_read_back(pair: tuple[str, str]) -> None:
    root, form = pair
    word = analyse(form, "id")
    known = form in GRAMMAR.rank or form in GRAMMAR.forms or form in GRAMMAR.own
    if not known and word.clitic is None:
        assert root == word.root or root in word.candidates


@given(st.text(max_size=80))
def test_any_text_is_a_word_without_crash(text: str) -> None:
    word = analyse(text, "id")
    assert word.root or not text
    assert analyse(text, "id") == word
    find_multiwords(tokenise(text), "id")


@pytest.mark.parametrize(
    "part", ["a", "me", "mem", "nya", "kan-", "-", "di", "ber-", "kah", "peng"]
)
def test_very_long_words_are_unknown_at_once(part: str) -> None:
    word = analyse(part * (100_000 // len(part)), "id")
    assert word.kind is Kind.UNKNOWN
    assert find_multiwords(tokenise(part * 100_000), "id") == []


# --- single fields ---------------------------------------------------------------------------


def test_passive_with_the_agent_in_the_word() -> None:
    word = analyse("ditangkapnya", "id")
    assert (word.voice, word.clitic) == (Voice.PASSIVE_CLITIC_AGENT, "nya")
    word = analyse("kutangkap", "id")
    assert (word.voice, word.proclitic) == (Voice.PASSIVE_CLITIC_AGENT, "ku")


def test_suffix_prefix_and_causative() -> None:
    word = analyse("mempersenjatai", "id")
    assert (word.prefix, word.suffix, word.causative) == ("memper", "i", True)
    word = analyse("pengerahan", "id")
    assert (word.prefix, word.suffix, word.causative) == ("peN", "an", False)


def test_reciprocal_and_doubled() -> None:
    assert analyse("bermusuhan", "id").reciprocal
    assert analyse("serang-menyerang", "id").reciprocal
    assert analyse("serang-menyerang", "id").reduplicated
    assert analyse("tentara-tentara", "id").reduplicated
    assert not analyse("menyerang", "id").reciprocal
    assert analyse("tentara-tentaranya", "id").clitic == "nya"


def test_superlative_is_no_passive() -> None:
    for root in GRAMMAR.verbs.superlatives:
        word = analyse("ter" + root, "id")
        assert word.voice is not Voice.TER or "ter" + root in GRAMMAR.rank, root


def test_inner_prefix_stays_in_the_stem() -> None:
    assert analyse("memberlakukan", "id").stem == "berlaku"
    assert analyse("ketidakpastian", "id").stem == "tidakpasti"


def test_dropped_letter_comes_first() -> None:
    word = analyse("mengusut", "id")
    assert (word.root, word.candidates) == ("usut", ("kusut",))
    assert analyse("penempatan", "id").root == "tempat"
    assert analyse("mengerahkan", "id").root == "kerah"


def test_case_is_ignored() -> None:
    assert analyse("Menyerang", "id") is analyse("menyerang", "id")


def test_a_frame_of_affixes_is_a_verb_though_the_root_is_unknown() -> None:
    word = analyse("mengqwertakan", "id")
    assert (word.kind, word.voice, word.guessed) == (Kind.VERB, Voice.ACTIVE, True)
    assert analyse("membraxisi", "id").voice is Voice.ACTIVE
    assert analyse("berqwertasi", "id").voice is Voice.BER
    assert analyse("membqw", "id").kind is Kind.UNKNOWN
    (name,) = tokenise("Mengqwertakan")
    assert not is_predicate_candidate(name, "id")


def test_malay_rides_on_indonesian_and_others_have_none() -> None:
    assert analyse("menyerang", "ms").root == "serang"
    assert analyse("menyerang", "en").kind is Kind.UNKNOWN
    assert bare_active_roots("en") == frozenset()
    assert find_multiwords(tokenise("unjuk rasa"), "en") == []


# --- every entry of the lexica ---------------------------------------------------------------


@pytest.mark.parametrize("form", sorted(GRAMMAR.forms))
def test_irregular_form(form: str) -> None:
    entry, word = GRAMMAR.forms[form], analyse(form, "id")
    assert (word.root, word.kind, word.voice) == (entry.root, entry.kind, entry.voice)
    with_pronoun = analyse(form + "nya", "id")
    assert with_pronoun.root == entry.root
    assert with_pronoun.clitic == "nya"


def test_words_of_their_own() -> None:
    for form in GRAMMAR.own:
        word = analyse(form, "id")
        if form not in GRAMMAR.forms:
            assert (word.root, word.kind, word.voice) == (form, Kind.ROOT, Voice.NONE)


def test_statives_are_predicates() -> None:
    for root in stative_roots("id"):
        (token,) = tokenise(root)
        assert is_predicate_candidate(token, "id"), root


def test_bare_actives_are_bare() -> None:
    for root in bare_active_roots("id"):
        assert analyse(root, "id").voice is Voice.BARE, root


def test_adversatives_one_syllable_roots_and_preferences() -> None:
    for root in GRAMMAR.verbs.adversatives:
        form = f"ke{root}an"
        if form not in GRAMMAR.forms:
            assert analyse(form, "id").voice is Voice.ADVERSATIVE, form
    for root in GRAMMAR.one_syllable:
        assert analyse(f"menge{root}", "id").root == root
    for root in (root for root, rank in GRAMMAR.rank.items() if rank == PREFERRED):
        form = active(root)
        if form is not None and form not in GRAMMAR.forms:
            assert analyse(form, "id").root == root


COMPOUNDS = [c for group in compounds_of("id").values() for c in group]


@pytest.mark.parametrize("compound", COMPOUNDS, ids=[" ".join(c.words) for c in COMPOUNDS])
def test_compound(compound: object) -> None:
    words = compound.words  # type: ignore[attr-defined]
    root = " ".join(words)
    text = f"kata mereka , {root} di sana"
    (found,) = find_multiwords(tokenise(text), "id")
    assert (found.root, found.kind) == (root, compound.kind)  # type: ignore[attr-defined]
    assert text[found.start : found.end] == root
    assert (found.first, found.last) == (3, 2 + len(words))


@pytest.mark.parametrize(
    ("text", "root", "kind", "voice"),
    [
        ("Mereka berunjuk rasa", "unjuk rasa", Kind.VERB, Voice.BER),
        ("para pengunjuk rasa", "unjuk rasa", Kind.AGENT_NOUN, Voice.NONE),
        ("unjuk rasanya", "unjuk rasa", Kind.ACTION_NOUN, Voice.NONE),
        ("Menteri menandatangani", "tanda tangan", Kind.VERB, Voice.ACTIVE),
        ("penandatanganan", "tanda tangan", Kind.ACTION_NOUN, Voice.NONE),
        ("mengambil alih", "ambil alih", Kind.VERB, Voice.ACTIVE),
        ("diambil alih", "ambil alih", Kind.VERB, Voice.PASSIVE),
        ("bertanggung jawab", "tanggung jawab", Kind.VERB, Voice.BER),
        ("penanggung jawab", "tanggung jawab", Kind.AGENT_NOUN, Voice.NONE),
        ("menembak mati", "tembak mati", Kind.VERB, Voice.ACTIVE),
        ("ditembak jatuh", "tembak jatuh", Kind.VERB, Voice.PASSIVE),
        ("menyerahkan diri", "serah diri", Kind.VERB, Voice.ACTIVE),
        ("mengundurkan diri", "undur diri", Kind.VERB, Voice.ACTIVE),
        ("pengunduran diri", "undur diri", Kind.ACTION_NOUN, Voice.NONE),
        ("kerja samanya", "kerja sama", Kind.ACTION_NOUN, Voice.NONE),
        ("bekerja sama", "kerja sama", Kind.VERB, Voice.BER),
        ("turun ke jalan", "turun ke jalan", Kind.VERB, Voice.BARE),
    ],
)
def test_compound_with_affixes(text: str, root: str, kind: Kind, voice: Voice) -> None:
    (found,) = find_multiwords(tokenise(text), "id")
    assert (found.root, found.kind, found.voice) == (root, kind, voice)
