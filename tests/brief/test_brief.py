"""The brief of two made pages: what it says, that it says it always alike, that it is harmless."""

from __future__ import annotations

import dataclasses
import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

import made_pages
from rujuk import form
from rujuk.brief.entries import CONTEXT_CHARACTERS, words_at
from rujuk.brief.outline import make_outline
from rujuk.brief.page import as_html
from rujuk.brief.plain import as_markdown, as_text, escaped, harmless
from rujuk.brief.sheets import Sheet
from rujuk.brief.sources import picture_of_case, picture_of_pages
from rujuk.brief.summary import as_object
from rujuk.brief.wording import LANGUAGES, Phrases, wording
from rujuk.code.hearsay import hearsay_words
from rujuk.code.parts import is_part
from rujuk.lexicon import load
from rujuk.records import (
    BlockKind,
    DateStatement,
    EventType,
    Hedge,
    Loss,
    Measure,
    Modality,
    Mode,
    PledgeKind,
    RelationKind,
    Stance,
    Statement,
)
from rujuk.store.case import Case
from rujuk.weigh.moments import last_day

if TYPE_CHECKING:
    from pathlib import Path

    from rujuk.brief.picture import Picture
    from rujuk.records import Claim

BOTH = [(*made_pages.deployment(), "b.txt"), (*made_pages.parts(), "a.txt")]
HOSTILE = "<script>alert(1)</script>\"'&<img src=x onerror=alert(1)>\x1b[31m\u202e\x00`*_[x](y)"


def picture(*more: Loss, pages: list = BOTH) -> Picture:  # type: ignore[type-arg]
    return picture_of_pages(pages, more)


def text(language: str = "en") -> str:
    return as_text(make_outline(picture(), wording(language)))


def test_the_brief_says_what_the_pages_say() -> None:
    said = " ".join(text().split())
    for line in (
        "* Troops: North Korea About 11,000, according to page [2] itself",
        "About 1,500 (“pasukan khusus”), according to page [1] itself",
        "It is a part of the whole; no page says of how many.",
        "Undated, and so only set beside it: thousands according to page [1] itself.",
        "More than 3,000, according to unnamed reports (“laporan”) (2 mentions); undated",
        " 2, according to page [2] itself; undated (grade E).",
        "Ukraine → North Korea: captures or abducts",
        "planned; according to South Korea",
        "hangs on: “jika Korea Utara diserang”; speaker only inferred, read from the context: Hong",
        "North Korea and Russia are bound by a treaty, signed June 2024.",
        "It obliges them to mutual defence.",
        "North Korea and South Korea are technically still at war.",
        "No page carries a publication date.",
        "a number of people without a fate: 1 place",
        "“Sekitar 11.000 tentara Korea Utara” [2] 135-169",
    ):
        assert line in said, line
    assert "contradiction" not in said


def test_the_brief_speaks_indonesian() -> None:
    said = " ".join(text("id").split())
    for line in ("sekitar 11.000", "lebih dari 3.000", "Korea Utara", "menurut Korea Selatan"):
        assert line in said, line
    assert "about" not in said


def test_order_and_repetition_do_not_matter() -> None:
    shuffled = picture(pages=[*BOTH[::-1], *BOTH])
    for language in LANGUAGES:
        one, other = (
            make_outline(picture(), wording(language)),
            make_outline(shuffled, wording(language)),
        )
        assert as_text(one) == as_text(other)
        assert as_html(one) == as_html(other)
        assert as_markdown(one) == as_markdown(other)
    assert as_object(picture(), wording("en")) == as_object(shuffled, wording("en"))


def test_a_case_and_its_pages_give_the_same_brief(tmp_path: Path) -> None:
    codings = {document.id: coding for document, coding, _ in BOTH}
    with Case(tmp_path / "case") as case:
        case.add_pages(
            [(document, made_pages.sighting(document, path)) for document, _, path in BOTH],
            lambda document: codings[document.id],
        )
        stored = picture_of_case(case)
        assert picture_of_case(case, as_of_run=1) == stored
    assert dataclasses.replace(stored, run=None) == picture()
    assert stored.run == 1


def test_a_second_address_changes_mentions_and_no_figure() -> None:
    twice = picture(pages=[*BOTH, (*made_pages.deployment(), "copy.txt")])
    one, other = (as_object(each, wording("en")) for each in (picture(), twice))
    assert other["sightings"] == 3
    for key in ("estimates", "assertions", "contradictions", "gaps"):
        assert one[key] == other[key]


def test_the_object_has_the_keys_of_the_form() -> None:
    made = json.loads(form.encode(as_object(picture(), wording("en"))))
    assert list(made) == [
        "form", "model", "documents", "sightings", "independent_reports", "known_at", "run",
        "copies", "assertions", "estimates", "contradictions", "quarantined", "happenings",
        "stories", "relations", "gaps", "losses", "reviews",
    ]  # fmt: skip
    whole, part = (
        next(one for one in made["estimates"] if one["measure"] == "troops" and one["part"] is told)
        for told in (False, True)
    )
    assert (whole["low"], whole["best"], whole["high"]) == (11000, 11000, 11000)
    assert (part["low"], part["best"], part["high"]) == (1500, 1500, 1500)
    assert whole["grade"] == "E"
    assert len(whole["undated"]) == len(whole["claims"]) == 2
    killed = next(one for one in made["estimates"] if one["measure"] == "killed_or_wounded")
    assert (killed["low"], killed["best"], killed["open_top"]) == (3000, 3000, True)
    kinds = {one["kind"] for one in made["assertions"] if one["measure"] == "troops"}
    assert {"whole", "part"} <= kinds
    assert any(one["unnamed"] for one in made["assertions"])
    assert {path for one in made["assertions"] for path in one["paths"]} == {"a.txt", "b.txt"}
    assert made["contradictions"] == []
    (lost,) = made["losses"]
    assert lost["reason"] == "a number of people without a fate"
    assert (lost["count"], lost["paths"]) == (1, ["b.txt"])
    assert made["relations"][0]["signed_on"] == ["XXXX-06", "2024-06"]
    assert {gap["kind"] for gap in made["gaps"]} >= {"undated", "no_place"}


def test_known_at_is_the_newest_day_a_page_proves() -> None:
    assert picture().known_at == "2025-06-02"
    undated = picture(pages=BOTH[:1])
    assert undated.known_at is None
    document, coding, path = BOTH[0]
    dated = dataclasses.replace(
        document,
        published_on=DateStatement(edtf="2025-07", text="", start=None, end=None, source="meta"),
    )
    pages = [(dated, coding, path), BOTH[1]]
    assert picture_of_pages(pages).known_at == "2025-07-31"
    earlier = picture_of_pages(pages, known_at="2025-06-30")
    assert [sheet.path for sheet in earlier.sheets] == ["a.txt"]
    assert earlier.known_at == "2025-06-30"
    said = as_text(make_outline(picture_of_pages(pages), wording("en")))
    assert "1 page without a publication date" in said


def test_last_day_of_partial_dates() -> None:
    assert last_day("2024-02") == "2024-02-29"
    assert last_day("2024-02-03") == "2024-02-03"
    assert last_day("2024-01-01/2024-03") == "2024-03-31"
    assert last_day("0000") == "0000-12-31"
    assert last_day("XXXX-06") is last_day("2024-13") is last_day("") is None


class Tags(HTMLParser):
    """Collects what a browser would see as tags and attributes."""

    def __init__(self) -> None:
        """Nothing seen yet."""
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag, its attributes and its links."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]


def hostile_picture() -> Picture:
    """A page whose every free text is hostile: title, publisher, path, quote, names, reasons."""
    document, coding = made_pages.plain(HOSTILE)
    made = made_pages.Made(text=HOSTILE, body=(HOSTILE, HOSTILE), title=HOSTILE)
    party = made.party(HOSTILE, HOSTILE, "PRK", name=HOSTILE)
    claim = made.claim(HOSTILE, Measure.KILLED, (1, 1, 1), of_whom=party, said_by=(party,))
    event = made.event(HOSTILE, EventType.ASSAULT, HOSTILE, actors=(party,))
    document = dataclasses.replace(
        document,
        title=Statement(text=HOSTILE, start=0, end=len(HOSTILE)),
        publisher=Statement(text=HOSTILE, start=None, end=None, source=HOSTILE),
    )
    coding = dataclasses.replace(
        coding,
        claims=(claim,),
        events=(event,),
        losses=(Loss(stage="code", reason=HOSTILE, start=0, end=5, quote=HOSTILE[:5]),),
    )
    unread = Loss(stage="read", reason=HOSTILE, path=HOSTILE)
    return picture_of_pages([(document, coding, HOSTILE)], [unread])


def test_a_hostile_page_stays_text_in_html() -> None:
    html = as_html(make_outline(hostile_picture(), wording("en")))
    seen = Tags()
    seen.feed(html)
    assert not seen.tags & {"script", "img", "iframe", "object", "form", "link", "base"}
    assert not [name for name in seen.attributes if name.startswith("on")]
    assert all(link.startswith("#") for link in seen.links)
    assert "default-src &#x27;none&#x27;" in html
    assert "\x00" not in html
    body = html[html.index("<body>") :]
    assert "http" not in body
    assert "url(" not in html


def test_a_hostile_page_stays_text_in_a_terminal() -> None:
    said = as_text(make_outline(hostile_picture(), wording("en")))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said)
    assert harmless("a\x1b[2Jb\n\tc\u202e") == "a\ufffd[2Jb c\ufffd"


def test_a_hostile_page_stays_text_in_markdown() -> None:
    said = as_markdown(make_outline(hostile_picture(), wording("en")))
    assert not re.search(r"(?<!\\)[<`]", said)
    assert not re.search(r"(?<!\\)\]\(", said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_record_has_a_phrase(language: str) -> None:
    words = wording(language)
    for prefix, kinds in (
        ("measure", Measure), ("modality", Modality), ("stance", Stance), ("mode", Mode),
        ("hedge", Hedge), ("type", EventType), ("kind", RelationKind), ("pledge", PledgeKind),
    ):  # fmt: skip
        for kind in kinds:
            assert words.has(f"{prefix}.{kind.value}"), f"{prefix}.{kind.value}"
    for kind in (BlockKind.TITLE, BlockKind.DECK, BlockKind.CAPTION, BlockKind.SUBHEADING):
        assert words.has(f"block.{kind.value}")


def test_both_languages_have_the_same_phrases_with_the_same_parts() -> None:
    english, indonesian = (
        load(f"brief/phrases/{language}.yaml", Phrases).phrases for language in ("en", "id")
    )
    assert english.keys() == indonesian.keys()
    braces = re.compile(r"{(\w+)}")
    for key, phrase in english.items():
        assert sorted(braces.findall(phrase)) == sorted(braces.findall(indonesian[key])), key


@pytest.mark.parametrize(
    ("hedge", "bounds", "said"),
    [
        (Hedge.EXACT, (2, 2, 2), "2"),
        (Hedge.ABOUT, (11000, 11000, 11000), "about 11,000"),
        (Hedge.AT_LEAST, (10, 10, None), "at least 10"),
        (Hedge.MORE_THAN, (3000, 3000, None), "more than 3,000"),
        (Hedge.NEARLY, (None, 40, 40), "nearly 40"),
        (Hedge.UP_TO, (None, 40, 40), "up to 40"),
        (Hedge.LESS_THAN, (None, None, 40), "fewer than 40"),
        (Hedge.RANGE, (10000, None, 12000), "10,000 to 12,000"),
        (Hedge.VAGUE, (1000, None, 9999), "thousands"),
        (Hedge.VAGUE, (1000000, None, None), "millions"),
        (Hedge.VAGUE, (3, None, 9), "3 to 9, in words"),
        (Hedge.VAGUE, (3, None, None), "3 or more, in words"),
        (Hedge.NONE, (0, 0, 0), "none"),
        (Hedge.EXACT, (None, None, None), "none"),
    ],
)
def test_figures_in_words(hedge: Hedge, bounds: tuple[int | None, ...], said: str) -> None:
    made = made_pages.Made(text="x y", body=("x", "y"), title="x")
    assert wording("en").figure(made.claim("x", Measure.TROOPS, bounds, hedge=hedge)) == said


def counted(sentence: str, quote: str) -> Claim:
    made = made_pages.Made(text=sentence, body=(sentence, sentence), title=sentence)
    return made.claim(quote, Measure.TROOPS, (5, 5, 5))


@pytest.mark.parametrize(
    ("language", "quote"),
    [
        ("id", "Lima anggota pasukan khusus"),
        ("id", "lima pasukan elite"),
        ("id", "lima di antaranya"),
        ("id", "lima diantaranya"),
        ("id", "lima di antara mereka"),
        ("id", "lima prajurit gelombang pertama"),
        ("id", "lima orang dari satuan khusus"),
        ("id", "lima orang dari unit khusus"),
        ("ms", "lima anggota pasukan khusus"),
        ("en", "five of them"),
        ("en", "five among them"),
        ("en", "five special forces"),
        ("en", "five special operations soldiers"),
        ("en", "five men of a special unit"),
        ("en", "five elite troops"),
        ("en", "a first wave of five"),
    ],
)
def test_words_of_a_part(language: str, quote: str) -> None:
    assert is_part(counted(f"Kata mereka {quote}.", quote), language)
    assert not is_part(counted("Lima tentara tiba.", "Lima tentara"), language)
    assert not is_part(counted(quote, quote), None)


def test_a_claim_that_names_its_whole_is_a_part() -> None:
    whole = counted("Lima tentara tiba.", "Lima tentara")
    assert is_part(dataclasses.replace(whole, part_of="clm-x"), "id")


@pytest.mark.parametrize(
    ("language", "sentence", "quote", "words"),
    [
        (
            "id",
            "Dengan adanya laporan korban yang melampaui 30, duka meluas.",
            "melampaui 30",
            "laporan",
        ),
        ("id", "Sebanyak 30 tentara dilaporkan tewas.", "30 tentara", "dilaporkan"),
        ("id", "Konon 30 tentara tewas.", "30 tentara", "Konon"),
        ("id", "Ada kabar 30 tentara tewas.", "30 tentara", "kabar"),
        ("id", "Kabarnya 30 tentara tewas.", "30 tentara", "Kabarnya"),
        ("id", "30 tentara dikabarkan tewas.", "30 tentara", "dikabarkan"),
        ("id", "30 tentara diberitakan tewas.", "30 tentara", "diberitakan"),
        ("id", "Laporan itu dibantah. Ada 30 tentara di sana.", "30 tentara", None),
        ("id", "Ada 30 tentara di sana. Laporan lain menyusul.", "30 tentara", None),
        ("en", "Reportedly 30 soldiers died.", "30 soldiers", "Reportedly"),
        ("en", "30 soldiers were reported dead.", "30 soldiers", "reported"),
        ("en", "Reports of 30 soldiers killed spread.", "30 soldiers", "Reports"),
        ("en", "30 soldiers are said to have died.", "30 soldiers", "are said to"),
        ("en", "At least 30 is said to be the toll.", "At least 30", "is said to"),
        ("en", "30 soldiers allegedly died.", "30 soldiers", "allegedly"),
        ("xx", "30 laporan", "30", None),
    ],
)
def test_words_of_unnamed_reports(
    language: str, sentence: str, quote: str, words: str | None
) -> None:
    made = made_pages.Made(text=sentence, body=(sentence, sentence), title=sentence)
    claim = made.claim(quote, Measure.KILLED, (30, 30, 30))
    document = made.document(language=language)
    assert hearsay_words(claim, document) == words
    speaker = made.party(quote, quote, "KOR")
    assert hearsay_words(dataclasses.replace(claim, said_by=(speaker,)), document) is None


def test_the_short_brief_stands_first_in_every_form() -> None:
    for language in LANGUAGES:
        outline = make_outline(picture(), wording(language))
        assert 3 <= len(outline.short) <= 7
        assert as_text(outline).index(outline.short_title) < 300
        assert outline.short_title in as_markdown(outline)
        assert as_html(outline).index(outline.short_title) < as_html(outline).index("<nav>")
    short = " ".join(one.text for one in make_outline(picture(), wording("en")).short)
    assert "the number killed or wounded among soldiers of North Korea is more than 3,000" in short
    assert "Ukraine → North Korea: captures or abducts (happened;" in short
    assert "(planned; according to South Korea)" in short
    assert short.endswith("and none replaces or contradicts another.")


def test_an_empty_picture_has_no_short_brief() -> None:
    outline = make_outline(picture(pages=[]), wording("en"))
    assert outline.short == ()
    assert "In short" not in as_text(outline) + as_markdown(outline) + as_html(outline)


@pytest.mark.parametrize(
    ("words", "literal"),
    [
        ("Lebih dari 3.000 tewas (dan luka-luka)!", "Lebih dari 3.000 tewas (dan luka-luka)!"),
        ("# judul", "\\# judul"),
        ("- butir", "\\- butir"),
        ("+ butir", "\\+ butir"),
        ("=====", "\\====="),
        ("12. butir", "12\\. butir"),
        ("3.000 tewas", "3.000 tewas"),
        ("*tebal* _miring_ `kode`", "\\*tebal\\* \\_miring\\_ \\`kode\\`"),
        ("![a](http://b) <i> &amp;", "!\\[a\\](http\\://b) \\<i\\> \\&amp;"),
        ("www.contoh.id a@b.id", "www\\.contoh.id a\\@b.id"),
        ("pukul 10:30", "pukul 10:30"),
    ],
)
def test_markdown_escapes_what_markdown_needs(words: str, literal: str) -> None:
    assert escaped(words) == literal


def test_what_stands_around_a_quote_is_cut_between_words() -> None:
    text = " ".join(f"kata{number:03}" for number in range(60))
    document, coding = made_pages.plain(text)
    sheet = Sheet(document=document, coding=coding, paths=("a",), number=1)
    start = text.index("kata030")
    words = words_at(sheet, start, start + 7)
    assert re.fullmatch(r"…( kata0\d\d)+ ", words.before)
    assert re.fullmatch(r"( kata0\d\d)+ …", words.after)
    assert len(words.before) <= CONTEXT_CHARACTERS + 1
    first = words_at(sheet, 8, 15)
    assert first.before == "kata000 "
    last = words_at(sheet, len(text) - 7, len(text))
    assert last.after == ""


def test_days_are_told_in_words() -> None:
    english, indonesian = wording("en"), wording("id")
    assert english.day("2024-12-24") == "24 December 2024"
    assert indonesian.day("2024-08") == "Agustus 2024"
    assert english.day("2025-04-11/2025-04-14") == "11 April 2025 to 14 April 2025"
    assert indonesian.day("XXXX-06") == "Juni, tahunnya tidak disebut halaman"
    assert english.day("2024") == "2024"


def test_an_earlier_path_changes_no_deed_and_no_assertion() -> None:
    first = picture()
    again = picture(pages=[*BOTH, (*made_pages.deployment(), "0.txt")])

    def records(one: Picture) -> set[frozenset[str]]:
        deeds = {frozenset(each.event.id for each in deed.mentions) for deed in one.deeds}
        return deeds | {
            frozenset([assertion.id, *(each.id for each in assertion.mentions)])
            for quantity in one.weighed.quantities
            for assertion in quantity.assertions
        }

    assert records(first) == records(again)


def test_a_page_that_proves_itself_younger_is_not_known_before() -> None:
    document, coding = made_pages.plain("satu dua tiga")
    later = dataclasses.replace(document, not_before="2026-01-11")
    for day, pages in (("2025-01-01", 0), ("2026-01-11", 1)):
        picture = picture_of_pages([(later, coding, "a.txt")], known_at=day)
        assert len(picture.sheets) == pages
