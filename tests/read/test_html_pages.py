"""Saved pages in manners of our own: tables, frames of scripts, lists, British and Malay pages."""

from __future__ import annotations

import pytest

from rujuk.read.page import read_bytes
from rujuk.records import BlockKind, Document

PARAGRAPHS = """\
BATAM, SK – Kapal patroli mengusir enam perahu pukat asing dari perairan dekat pulau terluar, \
Senin (3/2/2025), kata kepala pangkalan setempat.
Petugas memeriksa dokumen 42 awak sebelum perahu-perahu itu diminta meninggalkan perairan. \
Tidak ada yang ditahan.
Menurut kepala pangkalan, perahu serupa sudah dua kali terlihat sejak Desember. Ia mengatakan \
patroli akan ditambah pekan depan apabila cuaca mendukung.
Nelayan setempat menyambut baik tindakan itu, tetapi meminta pemerintah memasang rambu di \
batas perairan agar tidak terjadi salah paham lagi.""".splitlines()
TITLE = "Kapal Patroli Usir Enam Perahu Pukat di Selat"
HIDDEN = "Sebanyak 400 tentara dikirim, kata naskah yang tidak tampil."


def read(body: str, head: str = "", title: str = f"{TITLE} - Suar Khatulistiwa") -> Document:
    source = (
        f"<!doctype html><html lang='id'><head><meta charset='utf-8'><title>{title}</title>{head}"
        f"</head><body>{body}</body></html>"
    )
    result = read_bytes(source.encode(), path="page.html")
    assert isinstance(result, Document), result
    return result


def body_of(document: Document) -> str:
    return "\n".join(document.text[start:end] for start, end in document.body_spans)


def kind_of(document: Document, words: str) -> BlockKind:
    at = document.text.index(words)
    return next(block.kind for block in document.blocks if block.start <= at < block.end)


def paragraphs(before: str = "<p>", after: str = "</p>") -> str:
    return "".join(f"{before}{text}{after}" for text in PARAGRAPHS)


WHOLE = "\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>", "</p>"),
        ("<p>", ""),
        ("", "<br><br>"),
        ("<div>", "</div>"),
        ("<div><span>", "</span></div><div><br></div>"),
        ("<section><div class='css-1'><p class='css-2'>", "</p></div></section>"),
    ],
)
def test_a_body_is_found_in_any_kind_of_paragraph(before: str, after: str) -> None:
    story = f"<h1>{TITLE}</h1><div class='story'>{paragraphs(before, after)}</div>"
    document = read(f"<div class='menu'><a>Beranda</a><a>Daerah</a></div>{story}<footer>x</footer>")
    assert body_of(document) == WHOLE
    assert document.title is not None
    assert document.title.text == TITLE
    assert document.dateline is not None
    assert document.dateline.text == "BATAM"
    assert document.language == "id"


@pytest.mark.parametrize(
    "hide",
    [
        "hidden",
        "hidden=''",
        "style='display:none'",
        "style='color:red; DISPLAY : NONE !important'",
        "style='visibility:hidden'",
        "style='height:0;overflow:hidden'",
        "style='position:absolute;left:-9999px'",
        "style='font-size:0'",
        "class='tutup besar'",
        "id='gerbang'",
        "aria-hidden='true'",
        "layout='nodisplay'",
    ],
)
@pytest.mark.parametrize("tag", ["div", "section", "p"])
def test_what_a_browser_would_not_show_is_no_text(hide: str, tag: str) -> None:
    css = "<style>/* x */ .a, .tutup{display:none}#gerbang{color:red;display:none}</style>"
    unseen = f"<{tag} {hide}><b>{HIDDEN}</b></{tag}>"
    document = read(f"<h1>{TITLE}</h1>{paragraphs()}{unseen}{paragraphs()}", css)
    assert HIDDEN not in document.text


@pytest.mark.parametrize("tag", ["script", "style", "template", "noscript", "dialog", "textarea"])
def test_elements_that_show_nothing_are_no_text(tag: str) -> None:
    document = read(f"<h1>{TITLE}</h1>{paragraphs()}<{tag}><p>{HIDDEN}</p></{tag}>")
    assert HIDDEN not in document.text
    assert HIDDEN not in read(f"<h1>{TITLE}</h1>{paragraphs()}<!-- <p>{HIDDEN}</p> -->").text


@pytest.mark.parametrize(
    "css",
    [
        ".isi{display:none}.isi{display:block}",
        "@media print{.isi{display:none}}",
        ".lain .isi:hover{display:none}",
        ".isi{--display:none}",
    ],
)
def test_rules_that_do_not_hide_here_hide_nothing(css: str) -> None:
    document = read(
        f"<h1>{TITLE}</h1><div class='isi'>{paragraphs()}</div>x", f"<style>{css}</style>"
    )
    assert body_of(document) == WHOLE


def test_words_read_aloud_otherwise_stay_visible() -> None:
    document = read(
        f"<h1>{TITLE}</h1>{paragraphs()}<p><span aria-hidden='true'>12</span> kapal</p>"
    )
    assert "12 kapal" in document.text


def test_layout_follows_the_browser() -> None:
    document = read(
        "<p>TA<b>NPA</b> spa&shy;si&nbsp;ganda\n\n   dan<br>baris</p><ul><li>satu<li>dua</ul>"
        "<a>Satu</a><a>Dua</a><pre>a\nb</pre>"
    )
    assert document.text == "TANPA spasi ganda dan\nbaris\nsatu\ndua\nSatu Dua\na\nb"


def test_words_between_paragraphs_are_not_the_story() -> None:
    story = f"""<h1>{TITLE}</h1><p class="subtitle">Petugas menyita jaring dan mencatat nama.</p>
    <figure><figcaption>Perahu pukat ditarik ke dermaga. Foto: arsip</figcaption></figure>
    <p>{PARAGRAPHS[0]}</p><p>Baca juga: <a href="/1">Harga ikan turun di tiga pasar</a></p>
    <p>{PARAGRAPHS[1]}</p><div class="ads">ADVERTISEMENT</div>
    <p><strong><a href="/2">Dua Feri Bertabrakan di Dermaga, Delapan Luka</a></strong></p>
    <h2>Nelayan menyambut</h2><p>{PARAGRAPHS[2]}</p>
    <aside><blockquote>perahu serupa sudah dua kali terlihat sejak Desember.</blockquote></aside>
    <p>{PARAGRAPHS[3]}</p>"""
    document = read(story)
    parts = [*PARAGRAPHS[:2], "Nelayan menyambut", *PARAGRAPHS[2:]]
    assert body_of(document).split("\n") == parts
    assert kind_of(document, "Petugas menyita") is BlockKind.DECK
    assert kind_of(document, "Perahu pukat ditarik") is BlockKind.CAPTION
    assert kind_of(document, "Harga ikan") is BlockKind.RELATED
    assert kind_of(document, "Dua Feri") is BlockKind.RELATED
    assert kind_of(document, "Nelayan menyambut") is BlockKind.SUBHEADING


def test_the_next_story_on_the_page_is_not_this_one() -> None:
    other = (
        "<h1>Pasar Ikan Pindah ke Gedung Baru</h1><p>MANGGALA - Sebanyak 214 pedagang pindah ke "
        "gedung baru, Selasa. Wali kota menjanjikan bantuan modal kepada para pedagang.</p>"
    )
    for wrapped in (f"<article>{other}</article>", other):
        document = read(f"<article><h1>{TITLE}</h1>{paragraphs()}</article>{wrapped}")
        assert body_of(document) == WHOLE
        assert "214 pedagang" in document.text


def test_captions_of_other_stories_are_never_coded() -> None:
    cards = "".join(
        f"<figure><img><figcaption><a href='/{n}'>Polisi tahan {n} orang di pelabuhan</a>"
        "</figcaption></figure>"
        for n in range(3, 9)
    )
    document = read(f"<h1>{TITLE}</h1>{paragraphs()}<div class='populer'>{cards}</div>{cards}")
    assert all(block.kind is not BlockKind.CAPTION for block in document.blocks)


# --- the page's own facts ------------------------------------------------------------------------

DATE_LINE = "<div class='waktu'>Selasa, 04/02/2025 06:10 WIB</div>"


def json_ld(**fields: str) -> str:
    inner = ",".join(f'"{key}":{value}' for key, value in fields.items())
    return f'<script type="application/ld+json">{{"@type":"NewsArticle",{inner}}}</script>'


def published(head: str = "", line: str = "") -> tuple[str | None, str | None]:
    document = read(f"<h1>{TITLE}</h1>{line}{paragraphs()}", head)
    if document.published_on is None:
        return None, None
    return document.published_on.edtf, document.published_on.source


def test_dates_of_publication_and_where_they_stand() -> None:
    ld = json_ld(datePublished='"2025-02-04T06:10:00+07:00"')
    meta = '<meta property="article:published_time" content="2025-02-04T06:10:00+07:00">'
    assert published() == (None, None)
    assert published(ld) == ("2025-02-04", "json-ld datePublished")
    assert published(meta) == ("2025-02-04", "meta article:published_time")
    assert published(line=DATE_LINE) == ("2025-02-04", None)
    assert published(ld, DATE_LINE) == ("2025-02-04", "json-ld datePublished")
    time = "<time datetime='2025-02-04T06:10:00+07:00'>2 jam lalu</time>"
    assert published(line=time) == ("2025-02-04", "time datetime")


def test_a_time_in_utc_is_the_day_at_home() -> None:
    late = json_ld(datePublished='"2025-02-03T23:10:00Z"')
    assert published(late) == ("2025-02-04", "json-ld datePublished")
    assert published(late, DATE_LINE) == ("2025-02-04", "json-ld datePublished")


def test_the_shown_day_outranks_a_hidden_one_that_differs() -> None:
    moved = json_ld(datePublished='"2025-03-01T06:10:00+07:00"')
    assert published(moved, DATE_LINE) == ("2025-02-04", None)


def test_updates_are_no_publication() -> None:
    meta = '<meta property="article:modified_time" content="2025-02-09T06:10:00+07:00">'
    assert published(meta) == (None, None)
    assert published(line="<p>Diperbarui: 9 Februari 2025</p>") == (None, None)


@pytest.mark.parametrize("header", ["Kamis, 6 Februari 2025", "Hari ini: 6 Februari 2025"])
def test_the_day_of_the_visit_is_never_the_publication(header: str) -> None:
    head = f"<div class='top'>{header}</div><ul><li>Beranda<li>Daerah<li>Opini</ul>"
    for line, day in (("", None), (DATE_LINE, "2025-02-04")):
        document = read(f"{head}<h1>{TITLE}</h1>{line}{paragraphs()}")
        assert (document.published_on.edtf if document.published_on else None) == day
        assert document.visited_on is not None
        assert document.visited_on.edtf == document.not_after == "2025-02-06"
        assert kind_of(document, header) is BlockKind.VISIT
        assert document.not_before == "2025-02-03"


def authors(line: str = "", head: str = "") -> list[str]:
    head += '<meta property="og:site_name" content="Suar Khatulistiwa">'
    document = read(f"<h1>{TITLE}</h1>{line}{paragraphs()}", head)
    for author in document.authors:
        if author.start is not None:
            assert document.text[author.start : author.end] == author.text
    return [author.text for author in document.authors]


def test_authors_are_who_the_byline_names() -> None:
    # Bylines of made-up desk codes: no person is invented here.
    assert authors("<p>Penulis: Desk Selat Tujuh; Editor: Meja Dua</p>") == []
    assert authors("<p>Oleh: Kode Selat | Editor: Kode Dua</p>") == ["Kode Selat"]
    assert authors("<div class='author'>Kode Selat - Suar Khatulistiwa</div>") == ["Kode Selat"]
    person = json_ld(author='[{"@type":"Person","name":"Kode Selat"}]')
    assert authors(head=person) == ["Kode Selat"]
    assert authors("<p>Oleh: Kode Lain</p>", person) == ["Kode Lain"]
    assert authors("<p>By Kode Selat February 4, 2025 10:40</p>") == ["Kode Selat"]


@pytest.mark.parametrize("name", ["Suar Khatulistiwa", "suarkhatulistiwa", "ANTARA", "Redaksi"])
def test_outlets_and_desks_are_no_authors(name: str) -> None:
    assert authors(head=f'<meta name="author" content="{name}">') == []
    assert authors(head=json_ld(author=f'{{"@type":"Person","name":"{name}"}}')) == []
    assert authors(f"<div class='byline'>{name}</div>") == []
    organisation = json_ld(author='{"@type":"Organization","name":"Kode Selat"}')
    assert authors(head=organisation) == []


@pytest.mark.parametrize(
    "title",
    [
        f"{TITLE} - Suar Khatulistiwa",
        f"{TITLE} | Suar Khatulistiwa",
        f"Suar Khatulistiwa: {TITLE}",
        f"{TITLE} - Daerah - Suar Khatulistiwa",
        TITLE,
    ],
)
@pytest.mark.parametrize("heading", ["h1", "h2", "h3"])
def test_titles_are_as_the_page_shows_them(title: str, heading: str) -> None:
    menu = "<h2><a href='/'>Suar Khatulistiwa</a></h2><h3>Kabar Utama Hari Ini di Sini</h3>"
    document = read(f"{menu}<{heading}>{TITLE}</{heading}>{paragraphs()}", title=title)
    assert document.title is not None
    assert document.title.text == TITLE
    assert document.title.start is not None
    assert kind_of(document, TITLE) is BlockKind.TITLE


def test_a_title_that_is_not_shown_has_no_place() -> None:
    document = read(paragraphs(), "<meta property='og:site_name' content='Suar Khatulistiwa'>")
    assert document.title is not None
    assert (document.title.text, document.title.start) == (TITLE, None)
    assert document.title.source == "title"


def test_a_body_in_metadata_alone_is_appended_and_says_so() -> None:
    body = WHOLE.replace("\n", "\\n\\n")
    document = read(f"<h1>{TITLE}</h1><p>Memuat artikel...</p>", json_ld(articleBody=f'"{body}"'))
    assert body_of(document) == WHOLE
    rules = {block.rule for block in document.blocks if block.kind is BlockKind.BODY}
    assert rules == {"html.json-ld.articleBody"}
    shown = read(f"<h1>{TITLE}</h1>{paragraphs()}", json_ld(articleBody=f'"{body}"'))
    assert shown.text.count(PARAGRAPHS[1]) == 1


def test_broken_json_ld_still_tells_the_day() -> None:
    broken = json_ld(datePublished='"2025-02-04T06:10:00+07:00" "x":1')
    document = read(f"<h1>{TITLE}</h1>{paragraphs()}", broken)
    assert document.published_on is not None
    assert document.published_on.edtf == "2025-02-04"
    assert [item.reason for item in document.losses] == ["malformed JSON-LD"]


def test_an_english_and_a_malay_page() -> None:
    english = (
        "<h1>Peacekeepers report 14 violations in one week</h1><p class=dek>Both sides moved heavy "
        "weapons towards the line.</p><p>GENEVA (Harbour Sentinel) - The mission recorded 14 "
        "violations of the ceasefire in one week, its spokesman said on Tuesday.</p><p>At least "
        "three soldiers were wounded and a village school was hit, the mission said.</p>"
    )
    document = read(
        english, title="The Harbour Sentinel: Peacekeepers report 14 violations in one week"
    )
    assert document.language == "en"
    assert document.publisher is not None
    assert document.publisher.text == "The Harbour Sentinel"
    malay = (
        "<h1>Polis tahan tujuh nelayan di perairan sempadan</h1><p>KUALA LUMPUR: Polis menahan "
        "tujuh nelayan kerana memasuki perairan sempadan tanpa dokumen, kata jurucakap.</p><p>"
        "Mereka dibawa ke jeti selepas diperiksa, manakala dua bot disita oleh pihak berkuasa.</p>"
    )
    assert read(malay).language == "ms"
