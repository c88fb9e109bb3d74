"""Batches: cut in bounds, named by what they hold, and the same after they were sent."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings, strategies as st

from rujuk.corpus.batches import Batch, Item, as_arrow, cut, from_bytes, items_of, to_bytes
from rujuk.read.decode import FileKind
from rujuk.read.inputs.found import Found, Given
from rujuk.records import Loss

WHOLE = Found(
    data=b"<p>a\x00</p>",
    path="crawl.warc.gz!17",
    url="http://warta.example/a",
    fetched_on="2024-05-18",
    archive="crawl.warc.gz",
    record_offset=17,
    charset="utf-8",
    kind=FileKind.HTML,
    given=Given(source="feed", title="Judul", authors=("Seorang penulis",), outranks=True),
    identity=b"known by this",
)
LOST = Loss(stage="read", reason="a damaged record", path="crawl.warc.gz!99")


def made(number: int, size: int = 10) -> Found:
    return Found(data=bytes([number % 256]) * size, path=f"{number}.txt")


def batches(*items: Item, pages: int = 4, size: int = 100) -> list[Batch]:
    return list(cut(items, "rujuk 1+a", most_pages=pages, most_bytes=size))


def test_batches_are_consecutive_and_within_their_bounds() -> None:
    items = [*map(made, range(10)), LOST, made(11, 95), made(12, 1_000), made(13), LOST]
    found = batches(*items)
    assert [one for batch in found for one in batch.items] == items
    assert [batch.number for batch in found] == list(range(len(found)))
    assert [len(batch.items) for batch in found] == [4, 4, 3, 1, 1, 2]
    assert [batch.place for batch in found] == [0, 4, 8, 11, 12, 13]


def test_no_pages_no_batches() -> None:
    assert batches() == []


@pytest.mark.parametrize(
    "other",
    [
        replace(WHOLE, data=b"other", identity=None),
        replace(WHOLE, data=b"other"),
        replace(WHOLE, path="other"),
        replace(WHOLE, url=None),
        replace(WHOLE, fetched_on="2024-05-19"),
        replace(WHOLE, archive=None),
        replace(WHOLE, record_offset=18),
        replace(WHOLE, charset=None),
        replace(WHOLE, kind=None),
        replace(WHOLE, given=None),
        replace(WHOLE, identity=b"other"),
        LOST,
    ],
)
def test_a_batch_is_named_by_all_that_it_holds(other: Item) -> None:
    (own,), (named_otherwise,) = batches(WHOLE), batches(other)
    assert own.name != named_otherwise.name
    assert own.name == batches(WHOLE)[0].name


def test_a_batch_is_named_by_who_codes_it_and_where_it_stands() -> None:
    (own,) = batches(WHOLE)
    (other,) = cut([WHOLE], "rujuk 1+b")
    assert own.name != other.name
    assert batches(made(1), WHOLE, pages=1)[1].name != own.name
    assert batches(LOST)[0].name != batches(replace(LOST, reason="other"))[0].name


TEXT = st.text(st.characters(codec="utf-8"), max_size=8)
FOUND = st.builds(
    Found,
    data=st.binary(max_size=20),
    path=TEXT,
    url=TEXT | st.none(),
    fetched_on=TEXT | st.none(),
    archive=TEXT | st.none(),
    record_offset=st.integers(0, 2**62) | st.none(),
    charset=TEXT | st.none(),
    kind=st.sampled_from(FileKind) | st.none(),
    given=st.builds(Given, source=TEXT, title=TEXT | st.none(), authors=st.tuples(TEXT))
    | st.none(),
    identity=st.binary(max_size=5) | st.none(),
)
LOSS = st.builds(Loss, stage=TEXT, reason=TEXT, path=TEXT | st.none(), verbs=st.tuples(TEXT))


@settings(max_examples=50, deadline=None)
@given(st.lists(FOUND | LOSS, max_size=5), st.integers(0, 2**40), st.booleans())
def test_what_is_sent_arrives(items: list[Item], place: int, compressed: bool) -> None:  # noqa: FBT001
    sent = to_bytes(as_arrow(items, place), compressed=compressed)
    arrived = list(items_of(from_bytes(sent)))
    assert arrived == list(enumerate(items, place))


def test_names_of_files_that_are_no_text_are_told_in_text() -> None:
    name = b"saved-\xff.html".decode("utf-8", "surrogateescape")
    (batch,) = batches(replace(WHOLE, path=name), replace(LOST, path=name))
    assert [one.path for one in batch.items] == ["saved-\\udcff.html"] * 2
    assert len(to_bytes(as_arrow(batch.items, 0))) > 0
