"""The coder never raises, keeps the laws on any soup of words, and stays linear on long ones."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings, strategies as st

from coded_pages import page
from rujuk.code.attribution_words import AttributionWords
from rujuk.code.document import code_document
from rujuk.code.frames import frames
from rujuk.code.modality import modality_words
from rujuk.code.relation_words import RelationWords
from rujuk.lang.grammar import GrammarWords
from rujuk.lexicon import load
from rujuk.store.laws import check_coding
from strategies import STATES

MARKS = [",", ".", ";", ":", '"', "“", "”", "(", ")", "-", "/", "…", "?"]
SIGNS = 'aA\u0301\u200b\U0001f600 \n\t"“”.,;()-1٣\u202e'
NUMBERS = ["3", "1.500", "11.000", "sedikitnya", "puluhan", "2024", "Senin", "pada Juni 2024", "%"]


@cache
def vocabulary() -> list[str]:
    """Words of the packs' lexica, with affixes on the roots of frames, and marks."""
    grammar = load("lang/id/grammar.yaml", GrammarWords)
    said = load("lang/id/attribution.yaml", AttributionWords)
    related = load("lang/id/relations.yaml", RelationWords)
    status, deeds = modality_words("id"), frames("id")
    assert status is not None
    assert deeds is not None
    found = {*grammar.prepositions, *grammar.subordinators, *grammar.auxiliaries}
    found |= {*grammar.relativisers, *grammar.complementisers, *grammar.coordinators}
    found |= {*grammar.pronouns, *grammar.copulas, *grammar.light_verbs, *grammar.determiners}
    found |= {*said.post_verbs, *said.source_openers, *said.relays, *said.reporting_forms}
    found |= {*said.thus, *said.passive_reports, *said.unnamed, *said.speaker_nouns}
    found |= {*related.treaty_nouns, *related.treaty_marks, *related.ally_nouns, "payung nuklir"}
    found |= {*status.doubts, *status.plan_nouns, *status.more, *status.judgements}
    found |= {verb + "nya" for verb in said.post_verbs}
    for root in deeds.by_root:
        found |= {root, f"di{root}", f"{root}an", f"ber{root}", f"ter{root}", f"pe{root}an"}
    found |= {word for members in deeds.classes.values() for word in members}
    return sorted(found)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(data=st.data())
def test_any_soup_of_words_keeps_the_laws(data: st.DataObject) -> None:
    word = st.one_of(
        st.sampled_from(vocabulary()),
        st.sampled_from(STATES),
        st.sampled_from(MARKS),
        st.sampled_from(NUMBERS),
        st.sampled_from(["Presiden", "tentara", "kedua negara", "negara itu", "pasukannya"]),
    )
    paragraphs = data.draw(st.lists(st.lists(word, max_size=40).map(" ".join), max_size=3))
    title = data.draw(st.none() | st.lists(word, min_size=1, max_size=10).map(" ".join))
    published = data.draw(st.sampled_from([None, "2024-06-19", "2024-06", "2024", "XXXX-06"]))
    document = page(*(p for p in paragraphs if p.strip()), title=title, published_on=published)
    assert list(check_coding(document, code_document(document))) == []


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.text(
        alphabet=st.sampled_from('aA\u0301\u200b\U0001f600 \n\t"“”.,;()-1٣\u202e'), max_size=200
    )
)
def test_any_text_keeps_the_laws(text: str) -> None:
    document = page(text or " ")
    assert list(check_coding(document, code_document(document))) == []


def keeps_the_laws(sentence: str) -> None:
    document = page(sentence)
    assert list(check_coding(document, code_document(document))) == []


def test_long_chains_of_sources() -> None:
    keeps_the_laws("Kenya menyerang Uganda, " + "kata polisi, mengutip " * 500 + "Kenya.")
    keeps_the_laws("Menurut " * 1000 + "Kenya, Uganda menyerang Haiti.")


def test_long_chains_of_clauses() -> None:
    keeps_the_laws("Kenya mengatakan bahwa " * 400 + "Uganda menyerang Haiti.")
    keeps_the_laws("Kenya meminta Uganda " * 400 + "menyerang Haiti.")
    keeps_the_laws("jika Kenya menyerang Uganda, " * 400 + "perang pecah.")
    keeps_the_laws("Kenya yang menyerang " * 400 + "Uganda menyerang Haiti.")


def test_long_rows_and_unclosed_marks() -> None:
    keeps_the_laws("Kenya, " * 1000 + "dan Uganda menyerang Haiti.")
    keeps_the_laws('"Kenya menyerang Uganda ' * 301)
    keeps_the_laws("(" * 1500 + "Kenya menyerang Uganda")
    keeps_the_laws("perjanjian Kenya dan Uganda " * 200 + "ditandatangani.")
    keeps_the_laws("300 tentara Kenya tewas dan " * 200 + "hilang.")
