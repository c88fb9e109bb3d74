"""The laws of docs/laws.md as properties over generated pages and over the sample pages."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from loss_detector import must_not_pass_in_silence, sentences
from rujuk import form, identity
from rujuk.code.document import code_document
from rujuk.read.page import read_bytes
from rujuk.records import BlockKind, Coding, Document, Event, Loss
from strategies import Page, pages, rough_text

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES = sorted((Path(__file__).parents[1] / "examples" / "pages").iterdir())
DEVELOPMENT = Path(__file__).parents[1] / ".." / "shared" / "eval" / "dev"
MAY_YIELD = {
    BlockKind.BODY,
    BlockKind.SUBHEADING,
    BlockKind.DATELINE,
    BlockKind.TITLE,
    BlockKind.DECK,
    BlockKind.CAPTION,
}
# What no reader of a page can see: white space, byte-order mark, NUL, zero-width and soft hyphen.
INVISIBLE = "".join(c for c in map(chr, range(0x3001)) if c.isspace()) + "\ufeff\0\u200b\u00ad"
# Pages are long and coding one takes milliseconds: fewer examples, no deadline on a busy machine.
few = settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],  # explaining a failure takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def read(data: bytes, path: str = "page.txt") -> Document:
    document = read_bytes(data, path=path)
    assert isinstance(document, Document), document
    return document


def parts(record: object, where: str = "") -> Iterator[tuple[str, Any]]:
    """Every dataclass inside a record, itself included, with its place in it."""
    if isinstance(record, tuple):
        for index, item in enumerate(record):
            yield from parts(item, f"{where}[{index}]")
    elif dataclasses.is_dataclass(record) and not isinstance(record, type):
        yield where, record
        for field in dataclasses.fields(record):
            yield from parts(getattr(record, field.name), f"{where}.{field.name}")


def records(coding: Coding) -> tuple[Any, ...]:
    return (*coding.claims, *coding.events, *coding.relations)


def check_spans(document: Document, coding: Coding) -> None:
    """Law 1: each part that has offsets has the words that stand there."""
    for where, part in (*parts(document, "document"), *parts(coding, "coding")):
        start = getattr(part, "start", None)
        if not isinstance(start, int):
            continue
        words = getattr(part, "quote", None) or getattr(part, "text", None)
        assert 0 <= start <= part.end <= len(document.text), where
        if words is not None:
            assert document.text[start : part.end] == words, where


def check_witnesses(coding: Coding) -> None:
    """Law 2: each part has words or a rule; words outside the record are listed as witnesses."""
    for record in records(coding):
        assert record.rules, record
        heard = [(w.start, w.end) for w in record.witnesses] + [(record.start, record.end)]
        for where, part in parts(record):
            if not where or not hasattr(part, "start"):
                continue
            if part.start is None:
                assert part.inferred, f"{record.id}{where}: neither words nor a rule"
            elif not getattr(part, "inferred", None):
                inside = any(a <= part.start and part.end <= b for a, b in heard)
                assert inside, f"{record.id}{where}: {part} stands outside and has no witness"
        if isinstance(record, Event):
            check_manner(record)


WITHOUT_WORDS = {"frame", "mode", "states", "body", "elsewhere", "sector", "party"}


def check_manner(event: Event) -> None:
    """Each mode and context has its rule; what words told has those words as a witness."""
    for field, told in (("mode", event.modes), ("context", event.contexts)):
        rules = dict(r.split(".", 2)[1:] for r in event.rules if r.startswith(f"{field}."))
        assert tuple(rules) == told, event
        if any(how not in WITHOUT_WORDS for how in rules.values()):
            assert any(w.purpose == f"{field}s" for w in event.witnesses), event


def check_page_is_kept(document: Document) -> None:
    """Law 4: the blocks hold every visible character, in order and without overlap."""
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end, block
        assert block.rule, block
        lost = document.text[end : block.start]
        assert not lost.strip(INVISIBLE), f"in no block: {lost!r}"
        end = block.end
    assert not document.text[end:].strip(INVISIBLE)


def check_furniture_is_silent(document: Document, coding: Coding) -> None:
    """Law 4: a record stands in one block that may yield records, and names its kind."""
    yielding = [block for block in document.blocks if block.kind in MAY_YIELD]
    for record in records(coding):
        homes = [b for b in yielding if b.start <= record.start and record.end <= b.end]
        assert homes, f"{record.id} {record.quote!r} stands in furniture"
        assert record.block in {home.kind for home in homes}, record


def check_ids(document: Document, coding: Coding) -> None:
    """Law 5: an id is the hash of the content it stands for, and no two records share one."""
    made = [record.id for record in records(coding)]
    assert [claim.id for claim in coding.claims] == [
        identity.expected_claim_id(claim) for claim in coding.claims
    ]
    assert [event.id for event in coding.events] == [
        identity.expected_event_id(event) for event in coding.events
    ]
    assert [relation.id for relation in coding.relations] == [
        identity.expected_relation_id(relation) for relation in coding.relations
    ]
    assert len(made) == len(set(made))
    assert document.id == identity.document_id(document.sha256)


def check_losses(document: Document, coding: Coding) -> tuple[int, int]:
    """Law 3 for one page; gives the number of body sentences and of losses of the coder."""
    losses = [loss for loss in coding.losses if loss.start is not None and loss.end is not None]
    if len(losses) < len(coding.losses):
        return 0, 0  # a loss without a span stands for the whole page: no pack codes its language
    spoken = [(r.start, r.end) for r in records(coding)] + [(x.start, x.end) for x in losses]
    total = 0
    for block in document.blocks:
        if block.kind is not BlockKind.BODY:
            continue
        for start, end in sentences(document.text, block.start, block.end):
            total += 1
            why = must_not_pass_in_silence(document.text[start:end])
            if why and not any(a < end and start < b for a, b in spoken):
                pytest.fail(f"silence on {why!r} in {document.text[start:end]!r}")
    return total, len(losses)


def check_all(document: Document, coding: Coding) -> None:
    check_spans(document, coding)
    check_witnesses(coding)
    check_page_is_kept(document)
    check_furniture_is_silent(document, coding)
    check_ids(document, coding)


@given(pages())
@few
def test_generated_pages_keep_the_laws(page: Page) -> None:
    document = read(page.data)
    check_all(document, code_document(document))


@given(pages())
@few
def test_generated_pages_lose_nothing_in_silence(page: Page) -> None:
    document = read(page.data)
    check_losses(document, code_document(document))


@given(rough_text())
@few
def test_any_text_at_all_keeps_the_laws(text: str) -> None:
    document = read_bytes(text.encode("utf-8", "surrogatepass"), path="rough.txt")
    if isinstance(document, Loss):
        assert document.reason
        assert document.path == "rough.txt"
        return
    check_all(document, code_document(document))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_sample_pages_keep_the_laws(path: Path) -> None:
    document = read(path.read_bytes(), str(path))
    coding = code_document(document)
    check_all(document, coding)
    check_losses(document, coding)
    assert records(coding) or document.language == "en", "a sample page must show something"


@given(pages(), st.sampled_from(["a.txt", "folder/b.txt"]))
@few
def test_the_same_bytes_give_the_same_records(page: Page, path: str) -> None:
    first, second = read(page.data), read(page.data, path)
    assert first == second
    lines = [
        form.encode(form.document_line(d, code_document(d), path="p", text=True))
        for d in (first, second)
    ]
    assert lines[0] == lines[1]


@given(pages())
@few
def test_the_text_is_the_decoded_file(page: Page) -> None:
    assert read(page.data).text == page.text


@given(pages())
@few
def test_a_page_without_a_date_has_none(page: Page) -> None:
    stated = read(page.data).published_on
    if page.published_on is None:
        assert stated is None
    else:
        assert stated is not None
        assert stated.edtf == page.published_on


@pytest.mark.skipif(not DEVELOPMENT.exists(), reason="the shared evaluation pages are not here")
def test_losses_are_few_on_the_development_pages() -> None:
    counted = lost = 0
    for path in sorted(DEVELOPMENT.glob("*.txt")):
        document = read(path.read_bytes(), path.name)
        if document.language != "id":
            continue
        sentences_here, losses_here = check_losses(document, code_document(document))
        counted += sentences_here
        lost += losses_here
    assert counted > 100
    assert lost <= counted / 2, f"{lost} losses on {counted} body sentences"
