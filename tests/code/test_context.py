"""The home country of a page and of its paragraphs; short names; what context supplies."""

from rujuk.code.aliases import document_mentions
from rujuk.code.context import PageContext, page_context
from rujuk.code.document import code_document
from rujuk.code.mentions import ActorKind, Mention
from rujuk.lang.sentences import split_sentences
from rujuk.lang.tokens import Token, tokenise
from rujuk.read.page import read_bytes


def context(*paragraphs: str, title: str = "", dateline: str | None = None) -> PageContext:
    split = [[list(s.tokens) for s in split_sentences(p, "id")] for p in paragraphs]
    head: list[list[Token]] = [tokenise(title)] if title else []
    return page_context(split, "id", title=head, dateline=dateline)


def resolved(page: PageContext, word: str) -> list[str | None]:
    """The countries of the mentions by this word: told, of the antecedent, or of the page."""

    def country(mention: Mention, p: int, s: int) -> str | None:
        if mention.kind in {ActorKind.PRONOUN, ActorKind.DEFINITE}:
            named = page.antecedent(mention, p, s)
        else:
            named = page.same_noun(mention, p, s)
        told = mention.country or (named.country if named is not None else None)
        return told or page.home(p)[0]

    return [
        country(mention, p, s)
        for p, sentences in enumerate(page.mentions)
        for s, found in enumerate(sentences)
        for mention in found
        if mention.word == word
    ]


def test_a_local_protest_names_no_country() -> None:
    page = context(
        "Ratusan warga berunjuk rasa di depan kantor bupati, Senin.",
        "Polisi membubarkan massa dengan gas air mata.",
    )
    assert page.home(0)[0] == "IDN"
    assert page.home(1)[0] == "IDN"
    assert resolved(page, "massa") == ["IDN"]


def test_a_coup_abroad_told_from_its_capital() -> None:
    page = context(
        "Tentara merebut istana dan membubarkan parlemen, kata Kolonel Contoh Nama.",
        "Presiden Madagaskar meninggalkan negaranya.",
        "Polisi bergabung dengan massa.",
        title="Kudeta di Madagaskar",
        dateline="Antananarivo",
    )
    assert {page.home(p)[0] for p in range(3)} == {"MDG"}
    assert resolved(page, "polisi") == ["MDG"]


def test_a_dateline_at_home_is_weak_when_the_story_is_abroad() -> None:
    page = context(
        "Perompak Somalia membajak kapal di lepas pantai Somalia.",
        "Pemerintah mengerahkan angkatan laut Somalia.",
        dateline="Jakarta",
    )
    assert page.home(0)[0] == "SOM"


def test_a_kidnapping_in_a_federal_state() -> None:
    page = context(
        "Gerombolan bersenjata menculik murid di Contohan, Negara Bagian Niger.",
        "Pemerintah Nigeria mengerahkan tentara. Polisi menutup sekolah.",
    )
    assert resolved(page, "polisi") == ["NGA"]
    assert resolved(page, "murid") == ["NGA"]


def test_each_paragraph_has_a_home_of_its_own() -> None:
    page = context(
        "Kapal penjaga pantai China menabrak kapal Filipina di Beting Scarborough.",
        "Di Beijing, juru bicara Kementerian Luar Negeri China menyalahkan Filipina. "
        "Tentara China bersiaga di Hainan.",
        "Nelayan di Luzon takut melaut. Polisi Filipina berjaga di Manila.",
    )
    assert page.home(1)[0] == "CHN"
    assert page.home(2)[0] == "PHL"


def test_a_noun_keeps_the_state_it_was_given() -> None:
    page = context("Tentara Thailand menembak.", "Kamboja mengatakan tentara mundur.")
    assert resolved(page, "tentara") == ["THA", "THA"]


def test_foreigners_and_their_ships_stay_unknown() -> None:
    page = "Petugas Indonesia menahan sebuah kapal dan warga asing di Natuna pada Senin.\n"
    coding = code_document(read_bytes(page.encode(), path="page.txt"))
    recipients = [party for event in coding.events for party in event.recipients]
    assert {party.text for party in recipients} == {"warga asing"}  # a ship of no flag is a thing
    assert {party.country for party in recipients} == {None}


def test_pronouns_take_up_the_speaker() -> None:
    page = context(
        'Menteri Luar Negeri Kenya menolak usul itu. "Kami tidak diajak bicara," katanya.'
    )
    assert resolved(page, "kami") == ["KEN"]


def test_the_group_is_the_last_armed_group() -> None:
    page = context("Hizbullah menembakkan roket ke Israel. Kelompok itu berjanji berhenti.")
    assert resolved(page, "kelompok itu") == ["LBN"]


def test_short_names_hold_from_their_introduction() -> None:
    sentences = [
        tokenise(s)
        for s in (
            "Hal itu dikatakan Menteri Pertahanan Peru Contoh Namanya.",
            "Namanya menolak.",
            "Front Rakyat Contoh (FRC) menyerang Namibia.",
            "FRC membantah. Pejabat FRC diam.",
        )
    ]
    mentions = document_mentions(sentences, "id")
    assert [(m.kind.value, m.country, m.rule) for m in mentions[1]] == [
        ("person", "PER", "actor.short_name")
    ]
    assert next(m.name for m in mentions[3]) == "Front Rakyat Contoh"


def test_two_persons_of_one_surname() -> None:
    sentences = [
        tokenise(s)
        for s in (
            "Presiden Gabon Alfa Contohan datang.",
            "Contohan diam.",
            "Presiden Togo Beta Contohan datang.",
            "Contohan bicara.",
        )
    ]
    mentions = document_mentions(sentences, "id")
    assert mentions[1][0].country == "GAB"
    assert mentions[3][0].country == "TGO"


def test_an_empty_page() -> None:
    page = page_context([], "id")
    assert page.home(0)[0] == "IDN"
    assert page_context([], "xx").home(0) == (None, "context.none")
