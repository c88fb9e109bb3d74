"""Pages in encodings of many kinds: sensible text where it is told, never a crash."""

# ruff: noqa: RUF001 - letters of other scripts are what this is about

from __future__ import annotations

import pytest

from rujuk.code.document import code_document
from rujuk.read.inputs.found import Found
from rujuk.read.page import read_bytes, read_found
from rujuk.records import Document, Loss

RUSSIAN = "В понедельник в город прибыли двенадцать солдат. Об этом вчера сообщила полиция. "
JAPANESE = (
    "月曜日に十二人の兵士が町に到着した。警察が昨日そう発表した。住民は静かに見守っていたという。"
)
CHINESE = "星期一有十二名士兵抵达这座城市。警方昨天公布了这一消息。"
TAIWANESE = "星期一有十二名士兵抵達這座城市。警方昨天公布了這一消息。"
INDONESIAN = "Sekitar 1.500 tentara tiba di Rusia – “kami siap”, kata juru bicara militer itu. "
HTML = "<!doctype html><html><head>{}<title>Laporan</title></head><body><p>{}</p></body></html>"

ENCODED = [
    ("euc_jp", "euc-jp", JAPANESE),
    ("shift_jis", "shift_jis", JAPANESE),
    ("iso2022_jp", "iso-2022-jp", JAPANESE),
    ("gbk", "gbk", CHINESE),
    ("gb18030", "gb18030", CHINESE),
    ("big5", "big5", TAIWANESE),
    ("euc_kr", "euc-kr", "월요일에 군인 열두 명이 도시에 도착했다. 경찰이 어제 그렇게 밝혔다."),
    ("koi8_r", "koi8-r", RUSSIAN),
    ("cp1251", "windows-1251", RUSSIAN),
    ("iso8859_5", "iso-8859-5", RUSSIAN),
    ("cp866", "ibm866", RUSSIAN),
    ("cp1252", "windows-1252", INDONESIAN),
    ("utf-16-le", "utf-16", INDONESIAN),
    ("utf-16-be", "utf-16", INDONESIAN),
]


def read(data: bytes, path: str = "page.html", charset: str | None = None) -> Document | Loss:
    """Read and code it; every record stands on the words it quotes."""
    result = read_found(Found(data=data, path=path, charset=charset))
    if isinstance(result, Loss):
        return result
    coding = code_document(result[0])
    for record in (*coding.claims, *coding.events, *coding.relations):
        assert result[0].text[record.start : record.end] == record.quote
    return result[0]


@pytest.mark.parametrize(("codec", "declared", "words"), ENCODED)
def test_text_is_sensible_where_page_or_server_declare_it(
    codec: str, declared: str, words: str
) -> None:
    words = words.strip() * 4
    told = HTML.format(f'<meta charset="{declared}">', words).encode(codec)
    untold = HTML.format("", words).encode(codec)
    for data, charset in ((told, None), (untold, declared)):
        page = read(data, charset=charset)
        assert isinstance(page, Document)
        assert words in page.text
        assert not page.losses


@pytest.mark.parametrize(("codec", "declared", "words"), ENCODED)
@pytest.mark.parametrize("wrong", ["", "utf-8", "windows-1252", "koi8-r", "big5", "klingon"])
@pytest.mark.parametrize("path", ["page.html", "page.txt"])
def test_a_wrong_declaration_or_none_is_read_or_told(
    codec: str, declared: str, words: str, wrong: str, path: str
) -> None:
    del declared
    head = f'<meta charset="{wrong}">' if wrong else ""
    text = HTML.format(head, words * 4) if path.endswith("html") else words * 4
    page = read(text.encode(codec), path)
    assert isinstance(page, (Document, Loss))
    if isinstance(page, Document) and words not in page.text and words != INDONESIAN:
        coding = code_document(page)
        assert not coding.claims
        assert not coding.events


@pytest.mark.parametrize("path", ["page.html", "page.txt"])
def test_half_in_one_encoding_and_half_in_another(path: str) -> None:
    first, second = INDONESIAN * 3, INDONESIAN.replace("siap", "belum siap") * 3
    data = first.encode() + second.encode("cp1252")
    if path.endswith("html"):
        head, tail = HTML.format('<meta charset="utf-8">', "\x00").encode().split(b"\x00")
        data = head + data + tail
    page = read(data, path)
    assert isinstance(page, Document)
    assert "1.500 tentara tiba di Rusia – “kami siap”" in page.text
    assert "kami belum siap" in page.text
    assert any("no utf-8 character" in loss.reason for loss in page.losses)


def test_bytes_of_no_encoding_are_a_loss() -> None:
    result = read_bytes(bytes(range(1, 256)) * 40, path="page.txt")
    assert isinstance(result, Loss)
