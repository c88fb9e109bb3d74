"""Bytes of a file as text: which kind of file, in which encoding, and what was lost on the way.

Plain text keeps everything as it stands: line ends, NUL, a UTF-8 byte-order mark as U+FEFF at 0.
A byte that is no character of the encoding becomes one U+FFFD, told in one `Loss`.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from enum import StrEnum

from rujuk.records import Loss

MAX_TEXT_BYTES = 2 * 1024 * 1024
"""Longest plain-text file read, in bytes. A news page is 2-20 kB; a book is about 1 MB."""

MAX_TEXT_LINES = 20_000
"""Most lines of a plain-text file that is read. A news page has 10 to 400."""

MAX_HTML_BYTES = 32 * 1024 * 1024
"""Longest HTML file read, in bytes. Pages saved whole with their pictures inside reach 20 MB."""

_SNIFFED_BYTES = 4096
_BINARY_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
# Share of control bytes above which a file is no text: text has none but tab, line ends and form
# feed; a scrape with a few stray ones is still text.
_BINARY_SHARE = 0.02
# Share of NUL bytes at even or odd places that tells UTF-16 without a mark (Latin script).
_UTF16_SHARE = 0.4
# Share of NUL above which a file that is not UTF-16 is no text.
_NUL_SHARE = 0.1

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive or office file"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x04\x22\x4d\x18", "an LZ4 archive"),
    (b"SQLite format 3\x00", "an SQLite file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office file"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound or film file"),
    (b"RIFF", "a sound, film or WebP file"),
    (b"PAR1", "a Parquet file"),
    (b"WARC/1.", "a web archive"),
    (b"From: <Saved by", "an MHTML archive"),
    (b"{\\rtf", "an RTF file"),
)

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_WHOLE_PAGE = re.compile(r"(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])", re.IGNORECASE)
_HTML_START = re.compile(
    r"(?:<meta\s|<title[\s>]|<script[\s>]|<article[\s>]|<div[\s>]|<table[\s>]|<h1[\s>]|<p[\s>]"
    r"|<!--|<link\s|<style[\s>])",
    re.IGNORECASE,
)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_HTML_ANYWHERE = re.compile(r"<(?:html|head|body)[\s>]", re.IGNORECASE)
_META_CHARSET = re.compile(
    rb"<meta\s[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE
)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding=[\"']([A-Za-z0-9_:.-]{2,40})[\"']")

# What browsers read instead of the declared encoding (WHATWG Encoding Standard, section 4.2).
_READ_INSTEAD = {"iso8859-1": "windows-1252", "ascii": "windows-1252", "cp1252": "windows-1252"}
# Encodings of that standard that a page may declare, by the names of Python's codecs.
_DECLARABLE = re.compile(
    r"utf-8|utf-16(?:-le|-be)?|ascii|iso8859-\d+|cp125\d|cp87[0-9]|cp866|koi8-[ru]|mac-roman"
    r"|gbk|gb2312|gb18030|big5(?:hkscs)?|shift_jis|cp932|euc_(?:jp|kr)|cp949|iso2022_jp"
)
# Bytes that are no letters but stand in windows-1252 text: euro, ellipsis, quotes, dashes, bullet,
# trade mark, no-break space, pound, copyright, guillemets, registered, degree, middle dot, halves.
_SIGNS_1252 = frozenset(
    b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa3\xa9\xab\xae\xb0\xb7\xbb\xbc\xbd"
)
# Encodings told by the bytes alone, by the names of Python's codecs.
_GUESSABLE = re.compile(
    r"gbk|gb2312|gb18030|big5|shift_jis|cp932|euc_(?:jp|kr)|cp949|cp1251|koi8-[ru]"
)
_GUESSED_LEAST = 8  # broken pieces of UTF-8 below which nothing is guessed
# Japanese in seven bits (RFC 1468), and what shifts to its characters.
_SHIFTED, _SHIFT = "iso2022_jp", b"\x1b$"
# Broken bytes that one whole UTF-8 sequence outweighs in Latin text, where none is so by accident.
_OUTWEIGHS = 3
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_JUDGED_BYTES = 2000
_TOLD_LOSSES = 20


def _each_byte(error: UnicodeError) -> tuple[str, int]:
    """One U+FFFD for each byte that cannot be read (the codec's own way: one for each run)."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "\ufffd" * (error.end - error.start), error.end


codecs.register_error("rujuk.each_byte", _each_byte)


class FileKind(StrEnum):
    """What a file holds, told from its bytes and, where those do not tell, its name."""

    TEXT = "text/plain"
    HTML = "text/html"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text of a file, the kind of file, the encoding that was used, and what was lost in it."""

    text: str
    kind: FileKind
    encoding: str
    losses: tuple[Loss, ...] = ()


def decode(
    data: bytes, *, path: str, kind: FileKind | None = None, charset: str | None = None
) -> Decoded | Loss:
    """The text in these bytes, or the `Loss` that says why there is none.

    `kind` and `charset` are what their holder says: the first is believed, the second where the
    bytes do not prove another encoding.

    HTML is told by its first mark-up (or by the name `.html`), never by a mark-up sign somewhere
    in a plain text. A file without a single character that can be read is a loss.
    """
    if not data.strip(b"\x00 \t\r\n\x0b\x0c"):
        return Loss(stage="read", reason="empty file" if not data else "blank file", path=path)
    refused = _refusal(data, path)
    if refused is not None:
        return refused
    encoding = _unicode_encoding(data)
    if encoding is None and _looks_binary(data):
        return Loss(stage="read", reason="binary file, no text", path=path)
    kind = kind or _kind(data, encoding, path)
    cap = MAX_HTML_BYTES if kind is FileKind.HTML else MAX_TEXT_BYTES
    if len(data) > cap:
        reason = f"file of {len(data)} bytes; the longest {kind.value} file read has {cap} bytes"
        return Loss(stage="read", reason=reason, path=path)
    if encoding is None:
        encoding = _single_byte_or_utf8(data, kind, charset)
    text = _characters(data, encoding, kind)
    if kind is FileKind.TEXT and max(text.count("\n"), text.count("\r")) > MAX_TEXT_LINES:
        reason = f"file of more than {MAX_TEXT_LINES} lines"
        return Loss(stage="read", reason=reason, path=path)
    return Decoded(text, kind, encoding, _decoding_losses(text, data, encoding, path))


def _refusal(data: bytes, path: str) -> Loss | None:
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            return Loss(stage="read", reason=f"{name}, not a page", path=path)
    if data[4:8] == b"ftyp":
        return Loss(stage="read", reason="a film or picture file, not a page", path=path)
    return None


def _unicode_encoding(data: bytes) -> str | None:
    """UTF-8 or UTF-16 where a mark or the pattern of NUL bytes proves it."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    head = data[:_SNIFFED_BYTES]
    half = len(head) // 2
    if half < 2:  # noqa: PLR2004 - one character is no pattern
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > half * _UTF16_SHARE and even < half * _NUL_SHARE:
        return "utf-16-le"
    if even > half * _UTF16_SHARE and odd < half * _NUL_SHARE:
        return "utf-16-be"
    return None


def _looks_binary(data: bytes) -> bool:
    head = data[:_SNIFFED_BYTES]
    controls = len(_BINARY_CONTROLS.findall(head))
    return controls > len(head) * _BINARY_SHARE or head.count(0) > len(head) * _NUL_SHARE


def _kind(data: bytes, encoding: str | None, path: str) -> FileKind:
    head = data[:_SNIFFED_BYTES].decode(encoding or "latin-1", "replace")
    head = head.lstrip("\ufeff\xef\xbb\xbf\x00 \t\r\n")
    if _WHOLE_PAGE.match(head) or (head.startswith("<?xml") and _HTML_ANYWHERE.search(head)):
        return FileKind.HTML
    name = path.lower()
    if name.endswith(".txt"):
        return FileKind.TEXT
    if name.endswith((".html", ".htm", ".xhtml", ".shtml")):
        return FileKind.HTML if "<" in head else FileKind.TEXT
    if _HTML_START.match(head) or _HTML_ANYWHERE.search(head):
        return FileKind.HTML
    return FileKind.TEXT


def _single_byte_or_utf8(data: bytes, kind: FileKind, charset: str | None) -> str:
    """UTF-8 where the bytes are UTF-8; else what holder or page declares; else windows-1252.

    Of a page of HTML that declares nothing the encoding of an East Asian or Cyrillic script is told
    by its bytes.

    The bytes outrank the declaration: whole UTF-8 is never an accident, and a declared UTF-8 that
    is mostly broken is windows-1252. A few broken bytes in good UTF-8 stay UTF-8, and so do bytes
    that would be no words in windows-1252.
    """
    declared = _known_encoding(charset) if charset is not None else None
    if declared is None and kind is FileKind.HTML:
        declared = _declared(data)
    if declared == _SHIFTED and _SHIFT in data:
        return declared  # its bytes are those of ASCII
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8"
    if declared is not None and not declared.startswith("utf-"):
        return declared
    decoded = data.decode("utf-8", "replace")
    broken = decoded.count("\ufffd")
    whole = len(_NOT_ASCII.findall(decoded)) - broken
    if whole > broken:
        return "utf-8"
    if _reads_as_1252(data):
        return "utf-8" if whole * _OUTWEIGHS > broken else "windows-1252"
    if declared is None and kind is FileKind.HTML and broken >= _GUESSED_LEAST:
        return _guessed(data) or "utf-8"
    return "utf-8"


def _guessed(data: bytes) -> str | None:
    """The encoding of another script that the bytes look like and are throughout; null for none."""
    from resiliparse.parse.encoding import detect_encoding  # noqa: PLC0415 - few pages need it

    guessed = detect_encoding(data)
    encoding = _known_encoding(guessed) if guessed is not None else None
    if encoding is None or not _GUESSABLE.fullmatch(encoding):
        return None
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return encoding


def _reads_as_1252(data: bytes) -> bool:
    """Whether most high bytes are signs of windows-1252, or letters that touch a Latin letter."""
    judged = plausible = 0
    for found in _HIGH_BYTE.finditer(data):
        at = found.start()
        byte = data[at]
        judged += 1
        if byte in _SIGNS_1252:
            plausible += 1
        elif 0xC0 <= byte < 0xFE:  # noqa: PLR2004 - letters; thorn and y with dots are in no news
            around = data[max(0, at - 1) : at] + data[at + 1 : at + 2]
            plausible += any(65 <= b <= 90 or 97 <= b <= 122 for b in around)  # noqa: PLR2004
        if judged >= _JUDGED_BYTES:
            break
    return plausible * 2 > judged


def _declared(data: bytes) -> str | None:
    head = data[:_SNIFFED_BYTES]
    found = _XML_CHARSET.search(head) or _META_CHARSET.search(head)
    return _known_encoding(found.group(1).decode("ascii")) if found else None


def _known_encoding(declared: str) -> str | None:
    """The encoding that browsers read for this name; null for one that pages cannot have."""
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return None
    if not _DECLARABLE.fullmatch(name):
        return None
    return _READ_INSTEAD.get(name, name)


def _characters(data: bytes, encoding: str, kind: FileKind) -> str:
    # cp1252 leaves five bytes undefined: those are what cannot be read in it.
    text = data.decode("cp1252" if encoding == "windows-1252" else encoding, "rujuk.each_byte")
    return text.removeprefix("\ufeff") if kind is FileKind.HTML else text


def _decoding_losses(text: str, data: bytes, encoding: str, path: str) -> tuple[Loss, ...]:
    """One loss for each byte that was not read; beyond twenty, one for all that are left."""
    count = text.count("\ufffd")
    if not count or (encoding == "utf-8" and count == data.count(b"\xef\xbf\xbd")):
        return ()
    losses: list[Loss] = []
    for found in re.finditer("\ufffd", text):
        left = count - len(losses)
        if len(losses) < _TOLD_LOSSES:
            reason = f"a byte that is no {encoding} character"
        else:
            reason = f"{left} more bytes that are no {encoding} characters, the first here"
        losses.append(
            Loss(
                stage="read",
                reason=reason,
                start=found.start(),
                end=found.end(),
                quote=found.group(),
                path=path,
            )
        )
        if len(losses) > _TOLD_LOSSES:
            break
    return tuple(losses)
