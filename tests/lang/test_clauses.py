"""Verbs with their arguments: voices, relatives, control, coordination, asides, copulas."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rujuk.lang.clauses import predicates
from rujuk.lang.compounds import find_multiwords
from rujuk.lang.grammar import GrammarWords, grammar
from rujuk.lang.phrases import chunk
from rujuk.lang.predicate import ACTIVE, MIDDLE, PASSIVE, PASSIVE_TWO, Predicate
from rujuk.lang.tokens import Token, tokenise
from rujuk.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.lang.phrases import Chunk

WORDS = load("lang/id/grammar.yaml", GrammarWords)


class Read:
    """A sentence with its predicates by verb form, and phrases as words."""

    def __init__(self, sentence: str) -> None:
        """Read the sentence; three verbs take clauses."""
        self.tokens: Sequence[Token] = tokenise(sentence)
        self.chunks = chunk(self.tokens, "id")
        self.all = predicates(self.chunks, self.tokens, "id", takes_clause=reports)
        self.by_form = {p.word.form: p for p in self.all}

    def words(self, items: Sequence[Chunk]) -> list[str]:
        """The words of each phrase."""
        return [" ".join(t.text for t in self.tokens[i.first : i.last]) for i in items]

    def of(self, form: str) -> tuple[Predicate, list[str], list[str], list[str]]:
        """The predicate of a form, with the words of its subject, object and agent."""
        found = self.by_form[form]
        return found, *map(self.words, (found.subject, found.object, found.agent))


def reports(word: object) -> bool:
    return getattr(word, "form", "") in {"mengatakan", "menyebut", "meminta"}


def test_active() -> None:
    verb, subject, what, agent = Read("Kota itu membangun jembatan.").of("membangun")
    assert (verb.voice, subject, what, agent) == (ACTIVE, ["Kota itu"], ["jembatan"], [])
    assert verb.subject_rule == "before"


def test_passive_with_and_without_the_preposition() -> None:
    for sentence in ("Jembatan dibangun oleh warga.", "Jembatan dibangun warga."):
        verb, subject, what, agent = Read(sentence).of("dibangun")
        assert verb.voice == PASSIVE
        assert subject == ["Jembatan"]
        assert what == []
        assert [a.removeprefix("oleh ") for a in agent] == ["warga"]


def test_passive_without_an_agent() -> None:
    _, subject, _, agent = Read("Jembatan dibangun di desa.").of("dibangun")
    assert (subject, agent) == (["Jembatan"], [])


@pytest.mark.parametrize("pronoun", WORDS.passive_two)
def test_each_pronoun_before_a_bare_verb(pronoun: str) -> None:
    read = Read(f"Jembatan itu {pronoun} bangun sendiri.")
    assert [p.voice for p in read.all] == [PASSIVE_TWO]


def test_middle() -> None:
    verb, subject, what, _ = Read("Warga berkumpul di balai desa.").of("berkumpul")
    assert (verb.voice, subject, what) == (MIDDLE, ["Warga"], [])
    assert [o.preposition for o in verb.obliques] == ["place"]


@pytest.mark.parametrize("word", WORDS.relativisers)
def test_relative_clauses(word: str) -> None:
    read = Read(f"Warga {word} membangun jembatan menanam padi.")
    inner, subject, what, _ = read.of("membangun")
    assert (inner.subject_rule, subject, what) == ("relative", ["Warga"], ["jembatan"])
    _, outer_subject, outer_what, _ = read.of("menanam")
    assert (outer_subject, outer_what) == (["Warga"], ["padi"])


@pytest.mark.parametrize("word", WORDS.complementisers)
def test_complements_hang_on_the_verb_that_takes_them(word: str) -> None:
    read = Read(f"Lurah mengatakan {word} warga membangun jembatan.")
    inner, subject, _, _ = read.of("membangun")
    assert subject == ["warga"]
    assert inner.matrix is read.by_form["mengatakan"]
    assert inner.link == "complement"


def test_complements_without_a_word() -> None:
    read = Read("Lurah mengatakan warga membangun jembatan.")
    assert read.by_form["membangun"].matrix is read.by_form["mengatakan"]


def test_control_and_object_control() -> None:
    read = Read("Warga berencana membangun jembatan.")
    inner, subject, _, _ = read.of("membangun")
    assert (inner.link, subject) == ("control", ["Warga"])
    inner, subject, _, _ = Read("Lurah mengajak warga membangun jembatan.").of("membangun")
    assert (inner.subject_rule, subject) == ("object_control", ["warga"])


def test_raising() -> None:
    _, subject, _, _ = Read("Warga diduga membangun jembatan.").of("membangun")
    assert subject == ["Warga"]


def test_purpose() -> None:
    read = Read("Warga berkumpul untuk membangun jembatan.")
    inner, subject, _, _ = read.of("membangun")
    assert (inner.link, inner.opened_by, subject) == ("purpose", "purpose", ["Warga"])
    assert inner.matrix is read.by_form["berkumpul"]


def test_coordination_of_nouns_and_of_verbs() -> None:
    read = Read("Lurah dan camat membangun jembatan, jalan, dan pasar.")
    _, subject, what, _ = read.of("membangun")
    assert subject == ["Lurah", "camat"]
    assert what == ["jembatan", "jalan", "pasar"]
    _, subject, _, _ = Read("Warga membangun jembatan dan menanam padi.").of("menanam")
    assert subject == ["Warga"]


def test_participial_clauses_after_a_comma() -> None:
    _, subject, what, _ = Read("Warga membangun jembatan, menghubungkan dua desa.").of(
        "menghubungkan"
    )
    assert what == ["dua desa"]
    assert subject


def test_asides_between_commas() -> None:
    for aside in ("Senin", "di desa itu", "menurut lurah", "ketua RT setempat"):
        _, subject, what, _ = Read(f"Warga, {aside}, membangun jembatan.").of("membangun")
        assert what == ["jembatan"], aside
        assert "Warga" in subject or aside == "ketua RT setempat", aside


@pytest.mark.parametrize(
    ("word", "role"),
    [
        (word, role)
        for word, role in sorted(WORDS.subordinators.items())
        if role in ("condition", "cause", "concession", "contrast")
    ],
)
def test_subordinators_open_a_clause(word: str, role: str) -> None:
    read = Read(f"Warga membangun jembatan {word} hujan merusak jalan.")
    inner, subject, _, _ = read.of("merusak")
    assert inner.opened_by == role
    assert subject == ["hujan"]


# Words that are of another class too are read as that before a clause.
ONLY_COORDINATORS = sorted(
    {*WORDS.coordinators, *WORDS.adversatives}
    - {*WORDS.prepositions, *WORDS.subordinators, *WORDS.adverbs}
)


@pytest.mark.parametrize("word", ONLY_COORDINATORS)
def test_each_coordinator_begins_a_new_clause(word: str) -> None:
    _, subject, what, _ = Read(f"Warga membangun jembatan {word} lurah menanam padi.").of("menanam")
    assert (subject, what) == (["lurah"], ["padi"])


def test_a_time_stands_between_verb_and_object_phrases() -> None:
    verb, _, what, _ = Read("Warga membangun jembatan di desa dengan alat.").of("membangun")
    assert what == ["jembatan"]
    assert [o.preposition for o in verb.obliques] == ["place", "partner"]


def test_a_headline_takes_bare_roots_as_verbs() -> None:
    tokens = tokenise("Warga Bangun Jembatan")
    (verb,) = predicates(chunk(tokens, "id", headline=True), tokens, "id")
    assert (verb.word.root, len(verb.subject), len(verb.object)) == ("bangun", 1, 1)


@pytest.mark.parametrize(
    ("sentence", "form", "subject"),
    [
        (
            "Keputusan itu untuk membangun jembatan di desa ditolak warga.",
            "ditolak",
            "Keputusan itu",
        ),
        ("Rombongan yang tiba di kota untuk membeli kain menemui lurah.", "menemui", "Rombongan"),
        ("Warga yang rumahnya roboh akibat banjir di desa meminta tenda.", "meminta", "Warga"),
        ("Kapal itu dengan dalih mencari ikan memasuki teluk.", "memasuki", "Kapal itu"),
        ("Ribuan murid, untuk mengenang guru itu, menanam pohon.", "menanam", "Ribuan murid"),
        ("Kapal yang dikirim guna mengawal feri menolong nelayan.", "menolong", "Kapal"),
    ],
)
def test_a_subject_waits_for_its_verb_past_clauses_inside(
    sentence: str, form: str, subject: str
) -> None:
    verb, found, _, _ = Read(sentence).of(form)
    assert found == [subject]
    assert verb.subject_rule == "before"


def test_an_object_keeps_the_verb_it_is_made_to_do() -> None:
    _, subject, _, _ = Read("Camat menemui lurah yang meminta warga menanam padi.").of("menanam")
    assert subject == ["warga"]


def test_who_comes_along_before_the_verb_does_the_deed_too() -> None:
    for word in WORDS.companions:
        _, subject, _, _ = Read(f"Lurah {word} camat menanam padi.").of("menanam")
        assert subject == ["Lurah", "camat"]
    _, subject, _, _ = Read("Lurah dengan cangkul menanam padi.").of("menanam")
    assert subject == ["Lurah"]


@pytest.mark.parametrize("word", WORDS.aims)
def test_each_noun_of_aim_opens_a_clause(word: str) -> None:
    read = Read(f"Warga dengan {word} menolong nelayan memasuki teluk.")
    assert read.of("menolong")[0].opened_by == "purpose"
    assert read.of("memasuki")[1] == ["Warga"]


def test_a_name_does_what_a_bare_verb_after_that_says() -> None:
    verb, subject, _, agent = Read("Bantuan yang Jepang kirim ke desa tiba.").of("kirim")
    assert (verb.voice, subject, agent) == (PASSIVE_TWO, ["Bantuan"], ["Jepang"])


def test_an_auxiliary_before_a_pronoun_is_of_the_verb_after_it() -> None:
    for word, said in (("akan", "future"), ("telah", "done"), ("tidak", "negated")):
        verb, _, _, agent = Read(f"Jembatan itu {word} kami bangun.").of("bangun")
        assert agent == ["kami"]
        assert [name for name, _ in verb.chunk.auxiliaries] == [said]


@pytest.mark.parametrize("word", WORDS.noun_or_verb)
def test_a_root_is_a_noun_where_no_subject_stands_before_it(word: str) -> None:
    assert word not in Read(f"Harga itu memicu {word} di kota.").by_form
    assert word in Read(f"Warga {word} di kota.").by_form


@pytest.mark.parametrize("word", WORDS.verb_tails)
def test_the_second_word_of_a_verb_is_no_phrase(word: str) -> None:
    pairs = {"baik": "disambut", "mati": "divonis", "bersalah": "divonis", "masuk": "dilarang"}
    tokens = tokenise(f"Usul itu {pairs[word]} {word} hakim.")
    chunks = chunk(tokens, "id", compounds=find_multiwords(tokens, "id"))
    (verb,) = predicates(chunks, tokens, "id")
    assert [tokens[item.first].text for item in verb.agent] == ["hakim"]


def test_no_chunks_without_a_grammar() -> None:
    assert grammar("xx") is None
    assert chunk(tokenise("The dog ran."), "xx") == []


def test_every_clause_lies_in_its_sentence() -> None:
    text = (Path(__file__).parents[1] / "lexicon/frames.id.yaml").read_text("utf-8")
    for line in text.split("\n")[:400]:
        read = Read(line)
        for verb in read.all:
            assert 0 <= verb.first <= verb.chunk.head < verb.last <= len(read.tokens)
