"""Who says it: reporting clauses, reporting verbs, quotations; what is no source."""

from __future__ import annotations

import pytest

from coded_pages import coded
from rujuk.code.attribution import find_reports
from rujuk.code.attribution_words import AttributionWords
from rujuk.code.quotations import find_quotations
from rujuk.lang.tokens import tokenise
from rujuk.lexicon import load
from rujuk.records import Event, EventType, Stance

WORDS = load("lang/id/attribution.yaml", AttributionWords)
DEED = "Uganda menyerang desa itu"
SPEECH_ACTS = {"menduga", "mempercayai", "menampik", "menepis", "menuduh", "menuding", "mengiyakan"}
HEADLINE = {
    *("sebut", "klaim", "ungkap", "bantah", "akui", "catat", "laporkan", "umumkan", "nyatakan"),
    *("tegaskan", "perkirakan", "yakini", "prediksi"),
}


def attack(*paragraphs: str, title: str | None = None) -> Event:
    (event,) = [e for e in coded(*paragraphs, title=title).events if e.type == EventType.ASSAULT]
    return event


def said_by(*paragraphs: str) -> list[str | None]:
    return [party.country for party in attack(*paragraphs).attributed_to]


def rule(event: Event) -> str:
    return next(r for r in event.rules if r.startswith("attribution."))


# --- the words -----------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", WORDS.post_verbs)
def test_each_verb_after_a_quotation(verb: str) -> None:
    event = attack(f'"{DEED}," {verb} Presiden Kenya.')
    assert [p.country for p in event.attributed_to] == ["KEN"]
    assert rule(event) == f"attribution.post.{verb}"
    assert any(w.purpose == "attribution" and w.text == verb for w in event.witnesses)


@pytest.mark.parametrize("verb", WORDS.post_verbs)
def test_each_verb_with_its_pronoun(verb: str) -> None:
    event = attack(f'Presiden Kenya tiba di Nairobi. "{DEED}," {verb}{WORDS.post_clitic}.')
    assert [p.country for p in event.attributed_to] == ["KEN"]
    assert rule(event) == f"attribution.post.{verb}"
    assert event.attributed_to[0].inferred


@pytest.mark.parametrize("verb", WORDS.post_verbs)
def test_each_verb_between_two_parts_of_a_quotation(verb: str) -> None:
    assert said_by(f'"Hujan sudah reda," {verb} Presiden Kenya, "dan {DEED}."') == ["KEN"]


@pytest.mark.parametrize("opener", WORDS.source_openers)
@pytest.mark.parametrize("filler", ["", *WORDS.source_fillers])
def test_each_opener_with_each_filler(opener: str, filler: str) -> None:
    event = attack(f"{opener.capitalize()} {filler} pemerintah Kenya, {DEED}.".replace("  ", " "))
    assert [p.country for p in event.attributed_to] == ["KEN"]
    assert rule(event) == f"attribution.opener.{opener}"


@pytest.mark.parametrize("word", WORDS.thus)
@pytest.mark.parametrize("follower", WORDS.thus_followers)
def test_thus_and_each_word_after_it(word: str, follower: str) -> None:
    assert said_by(f"{DEED}, {word} {follower} pemerintah Kenya.") == ["KEN"]


@pytest.mark.parametrize("noun", WORDS.not_sources)
def test_each_text_that_speaks_not(noun: str) -> None:
    assert said_by(f"Menurut {noun} itu, {DEED}.") == []


@pytest.mark.parametrize("verb", WORDS.passive_reports)
def test_each_passive_report_by_its_agent(verb: str) -> None:
    assert said_by(f"Uganda {verb} pemerintah Kenya menyerang desa itu.") == ["KEN"]
    if verb != "disampaikan":  # a light verb: its agent does the deed
        assert said_by(f"Serangan di Mogadishu {verb} oleh pemerintah Kenya.") == ["KEN"]


@pytest.mark.parametrize("verb", WORDS.relays)
def test_each_relay_puts_the_root_authority_first(verb: str) -> None:
    event = attack(f"{DEED}, kata stasiun televisi, {verb} pemerintah Kenya.")
    assert [p.text for p in event.attributed_to] == ["pemerintah Kenya", "stasiun televisi"]


@pytest.mark.parametrize("noun", WORDS.unnamed)
def test_each_unnamed_source(noun: str) -> None:
    event = attack(f"{noun.capitalize()} mengatakan bahwa {DEED}.")
    assert [p.text for p in event.attributed_to] == [noun.capitalize()]


@pytest.mark.parametrize("noun", WORDS.speaker_nouns)
def test_each_noun_of_speakers(noun: str) -> None:
    assert len(attack(f"{noun.capitalize()} mengatakan bahwa {DEED}.").attributed_to) == 1


@pytest.mark.parametrize("form", sorted({*WORDS.reporting_forms} - SPEECH_ACTS - HEADLINE))
def test_each_verb_that_reports_a_clause(form: str) -> None:
    event = attack(f"Juru bicara pemerintah Kenya {form} bahwa {DEED}.")
    assert [p.country for p in event.attributed_to] == ["KEN"]
    assert rule(event).startswith("attribution.verb.")


@pytest.mark.parametrize("form", sorted(SPEECH_ACTS))
def test_verbs_that_are_deeds_of_their_own(form: str) -> None:
    """Their clause is the content of a deed of words; of a noun they only report."""
    (event,) = coded(f"Juru bicara pemerintah Kenya {form} bahwa {DEED}.").events
    assert event.type != EventType.ASSAULT
    assert event.actors[0].country == "KEN"


@pytest.mark.parametrize("form", sorted(HEADLINE))
def test_bare_verbs_report_in_headlines(form: str) -> None:
    title = f"Kenya {form.capitalize()} Uganda Menyerang Desa"
    assert [p.country for p in attack(title=title).attributed_to] == ["KEN"]


# --- quotations ----------------------------------------------------------------------------------


def test_a_quotation_over_two_sentences_keeps_its_speaker() -> None:
    assert said_by(f'"Hujan sudah reda," kata Presiden Kenya. "Jalan kering. {DEED}."') == ["KEN"]
    assert said_by(f'"Hujan reda. {DEED}," kata Presiden Kenya.') == ["KEN"]


def test_the_speaker_before_a_quotation() -> None:
    assert said_by(f'Presiden Kenya mengatakan, "{DEED}."') == ["KEN"]


def test_what_follows_a_quotation_is_not_said_by_its_speaker() -> None:
    assert said_by(f'"Hujan sudah reda di sini," kata Presiden Kenya. {DEED}.') == []


def test_a_lost_speaker_is_the_next_one_and_says_so() -> None:
    event = attack(f'"{DEED}."', '"Kami sudah siap di sini," kata Presiden Kenya.')
    assert [p.country for p in event.attributed_to] == ["KEN"]
    assert event.attributed_to[0].inferred == "attribution.next_speaker"


def test_a_lost_speaker_of_nobody_is_nobody() -> None:
    assert said_by(f'"{DEED}."', "Hujan turun di kota itu.") == []


def test_curved_marks() -> None:
    assert said_by(f"“{DEED},” kata Presiden Kenya.") == ["KEN"]


def test_words_outside_the_quotation_are_not_the_speakers() -> None:
    assert said_by(f'{DEED} dan "kami hanya melihat dari jauh," kata Presiden Kenya.') == []


def test_quotations_of_a_text() -> None:
    text = (
        'Ia berkata "satu dua tiga" dan "empat", lalu “lima enam tujuh” dan "delapan sembilan nol'
    )
    found = [text[q.start : q.end] for q in find_quotations(text, 0, len(text))]
    assert found == ["satu dua tiga", "lima enam tujuh", "delapan sembilan nol"]


# --- chains, places, sentences -------------------------------------------------------------------


def test_a_chain_of_relays_has_its_root_first() -> None:
    event = attack(f"{DEED}, kata polisi Kenya, mengutip militer Etiopia.")
    assert [p.country for p in event.attributed_to] == ["ETH", "KEN"]


def test_where_and_when_it_was_said_is_not_the_speaker() -> None:
    event = attack(f"{DEED}, kata Presiden Kenya di Nairobi pada Senin.")
    assert [p.text for p in event.attributed_to] == ["Presiden Kenya"]


def test_according_to_in_the_middle() -> None:
    assert said_by("Uganda, menurut pemerintah Kenya, menyerang desa itu.") == ["KEN"]


def test_a_semicolon_ends_what_is_reported() -> None:
    assert said_by(f"Hujan turun, kata pemerintah Kenya; {DEED}.") == []


def test_stance_of_the_speaker() -> None:
    told = {
        "mengatakan": Stance.STATED,
        "membenarkan": Stance.CONFIRMED,
        "mengakui": Stance.ADMITTED,
        "menilai": Stance.ASSESSED,
        "menaksir": Stance.ESTIMATED,
        "mengabarkan": Stance.RUMOURED,
        "membantah": Stance.DENIED,
    }
    for verb, stance in told.items():
        assert attack(f"Pemerintah Kenya {verb} bahwa {DEED}.").stance == stance


def test_the_outlet_is_no_source() -> None:
    assert said_by(f"{DEED}.") == []


def test_a_deep_chain_ends() -> None:
    chain = ", mengutip pejabat Kenya" * 400
    assert attack(f"{DEED}, kata polisi Kenya{chain}.").attributed_to


def test_no_reports_without_a_lexicon() -> None:
    assert find_reports(tokenise("The bridge is closed, said the mayor."), "xx") == []


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Uganda menurut Presiden Kenya akan menyerang desa itu.", "KEN"),
        ("Menurut Presiden Kenya pada Senin Uganda menyerang desa itu.", "KEN"),
        ("Menurut Presiden Kenya, Uganda menyerang desa itu.", "KEN"),
        ("Desa itu menurut Presiden Kenya diserang Uganda pada Senin.", "KEN"),
        ("Menurut polisi Kenya kemarin Uganda menyerang desa itu.", "KEN"),
    ],
)
def test_a_source_without_a_comma_ends_before_the_clause(sentence: str, source: str) -> None:
    assert said_by(sentence) == [source]


@pytest.mark.parametrize(
    "sentence",
    [
        "Laporan itu merujuk pada serangan Uganda di desa tersebut.",
        "Istilah ini mengacu pada serangan Uganda di desa tersebut.",
        "Nama itu merujuk kepada serangan Uganda di desa tersebut.",
    ],
)
def test_what_refers_to_something_is_no_report(sentence: str) -> None:
    assert find_reports(tokenise(sentence), "id") == []


def test_an_aside_that_refers_to_a_source_is_a_report() -> None:
    (report,) = find_reports(tokenise("Uganda menyerang, merujuk pada polisi Kenya."), "id")
    assert report.rule == "attribution.opener.merujuk"


def test_a_source_with_a_clause_of_its_own_between_commas_does_no_deed() -> None:
    event = attack("Uganda, menurut pejabat Kenya yang mengetahui rencana itu, menyerang desa itu.")
    assert [party.country for party in event.actors] == ["UGA"]
