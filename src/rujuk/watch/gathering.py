"""What one round finds in its sources: pages that are new or changed, and what could not be had.

Feeds come first, then the pages they point to, always of the host that may be asked soonest, so
that the wait for one host is used for another. What was learnt of an address is kept once its
pages are in the case, never before.
"""

from __future__ import annotations

import hashlib
from collections import deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin

import msgspec

from rujuk import form
from rujuk.errors import FetchError
from rujuk.jobs.coding import CodedPage
from rujuk.read.decode import FileKind
from rujuk.read.inputs.feed import is_feed, items_of_feed
from rujuk.read.inputs.found import Found, sha256_of
from rujuk.records import Loss
from rujuk.watch.addresses import parse_target
from rujuk.watch.fetching import Fetched, Fetcher, Miss
from rujuk.watch.files import changed_files, pages_of_file
from rujuk.watch.states import Ledger, PageState, State, file_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from rujuk.jobs.coding import Coder, Outcome
    from rujuk.read.inputs.feed import Item
    from rujuk.watch.times import Time

MOST_ITEMS = 1_000
"""Pages that feeds point to, asked for in one round; real feeds hold 10 to 200."""
MOST_FAILURES = 3
"""Rounds in which a page is asked for in vain until the feed's own words must do."""

_HEAD = 8192
_NO_FEED = "was a feed, is none now; nothing of it was added, it is asked for again"
_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})


def is_address(source: str) -> bool:
    """Whether a source is an address rather than a path."""
    return "://" in source


@dataclass(slots=True)
class _Task:
    """A page to ask for: what is known of it, and what the feed gives of it, if one names it."""

    address: str
    known: PageState | None
    item: str | None = None
    given: Found | None = None


@dataclass(slots=True)
class Gathering:
    """One round. `losses` are sources that could not be had: they are asked for again anyway.

    `is_passed_over`: files in watched folders that are no pages.
    """

    fetcher: Fetcher
    ledger: Ledger
    time: Time
    is_passed_over: Callable[[str], bool]
    fields: Mapping[str, str] | None = None
    losses: list[Loss] = field(default_factory=list)
    is_cut_short: bool = False
    """Whether the watch was stopped before all was asked for and read."""
    _sources: dict[str, None] = field(default_factory=dict)
    """In their order."""
    _learnt: dict[str, tuple[str, PageState]] = field(default_factory=dict)
    _tasks: dict[str, _Task] = field(default_factory=dict)
    _hosts: dict[str, deque[str]] = field(default_factory=dict)
    """Addresses of tasks in their order, by the server that is asked."""
    _done: dict[str, State] = field(default_factory=dict)
    """Files that were read to their end."""
    _feeds: dict[str, State] = field(default_factory=dict)
    """Feeds, to be kept once all their items are."""

    def find(self, sources: Iterable[str]) -> Iterator[Found | Loss]:
        """Every new or changed page, one after another; ends early where the watch is stopped."""
        self._sources.update(dict.fromkeys(sources))
        for source in self._sources:
            if self._ends():
                break
            if is_address(source):
                yield from self._source(source)
            else:
                yield from self._local(source)
        for address, known in self.ledger.wanted().items():
            if not self._is_asked_for(address):
                self._add(_Task(address, known, known.item))
        while self._tasks and not self._ends():
            soonest = min(self._hosts, key=self.fetcher.hosts.ready_in)
            address = self._hosts[soonest].popleft()
            if not self._hosts[soonest]:
                del self._hosts[soonest]
            yield from self._page(self._tasks.pop(address))
        if self.is_cut_short:
            self._feeds.clear()

    def _ends(self) -> bool:
        """Whether the watch is stopped though there is more to do."""
        self.is_cut_short = self.is_cut_short or self.time.stopped()
        return self.is_cut_short

    def _is_asked_for(self, address: str) -> bool:
        """Whether this round asks for it anyway."""
        return address in self._tasks or address in self._sources

    def _add(self, task: _Task) -> None:
        self._tasks[task.address] = task
        origin = parse_target(task.address).origin
        self._hosts.setdefault(origin, deque()).append(task.address)

    def coded(self, coder: Coder) -> Coder:
        """The same coder, without pages that read as they did when they were last fetched."""

        def code(
            pages: Iterable[Found | Loss], *, is_coded: Callable[[Found], bool]
        ) -> Iterator[Outcome]:
            for outcome in coder(pages, is_coded=is_coded):
                if isinstance(outcome, CodedPage) and self._reads_the_same(outcome):
                    self.keep(outcome.sighting.path)
                    continue
                yield outcome

        return code

    def keep(self, path: str) -> None:
        """Keep what was learnt of the address of a page that is now in the case."""
        learnt = self._learnt.pop(path, None)
        if learnt is not None:
            self.ledger.keep(dict([learnt]))

    def keep_all(self) -> None:
        """Keep what was learnt of files and feeds: all that stood in them is in the case."""
        self.ledger.keep({**self._done, **self._feeds})

    # --- files ---------------------------------------------------------------------------------

    def _local(self, source: str) -> Iterator[Found | Loss]:
        for changed in changed_files(source, self.ledger, self.is_passed_over):
            if self._ends():
                return
            if isinstance(changed, Loss):
                self.losses.append(changed)
                continue
            path, state = changed
            yield from pages_of_file(path, self.fields)
            self._done[file_key(path)] = state

    # --- addresses -----------------------------------------------------------------------------

    def _source(self, source: str) -> Iterator[Found | Loss]:
        """The page at an address, or the tasks that a feed there makes."""
        known = self.ledger.find(source, PageState)
        answer = self.fetcher.fetch(source, known)
        if isinstance(answer, Miss):
            if not self._ends():
                self.losses.append(Loss(stage="read", reason=answer.reason, path=source))
        elif isinstance(answer, Fetched):
            if is_feed(answer.data[:_HEAD]):
                yield from self._feed(source, known, answer)
            elif known is not None and known.is_feed:
                self.losses.append(Loss(stage="read", reason=_NO_FEED, path=source))
            else:
                yield from self._fetched(_Task(source, known), answer)

    def _feed(
        self, source: str, known: PageState | None, answer: Fetched
    ) -> Iterator[Found | Loss]:
        """Tasks for new items and items that are told otherwise; those without a link are pages."""
        content = _digest(answer.data)
        known = known or PageState()
        if known.is_feed and known.content == content:
            return
        if not known.is_feed:  # whatever becomes of its items, and of this round
            self.ledger.keep({source: PageState(is_feed=True)})
        rest, is_read = 0, True
        for item in items_of_feed(answer.data, source):
            task = self._task(source, answer.url, item)
            if task is None:
                if isinstance(item.page, Loss):
                    self.losses.append(item.page)
                    is_read = is_read and item.page.path != source  # the fault is that of the feed
                else:
                    yield from self._wordy(source, item.page)
            elif not self._is_asked_for(task.address) and _is_news(task):
                if len(self._tasks) < MOST_ITEMS:
                    self._add(task)
                else:
                    rest += 1
        if rest:
            message = f"{rest} more items wait for the next round"
            self.losses.append(Loss(stage="read", reason=message, path=source))
        elif is_read:  # every item has a task or is kept: until these are done it is asked again
            state = _state_of(answer, content)
            self._feeds[source] = msgspec.structs.replace(state, is_feed=True)

    def _task(self, source: str, url: str, item: Item) -> _Task | None:
        """What to ask for, for an item of a feed; null where it points to nothing that can be."""
        if item.link is None:
            return None
        try:
            address = parse_target(urldefrag(urljoin(url, item.link)).url).url
        except (FetchError, ValueError):
            return None
        given = None
        if isinstance(item.page, Found):
            given = self._given(source, address, item.page)
        said = sha256_of(given) if given is not None else address
        return _Task(address, self.ledger.find(address, PageState), said, given)

    def _given(self, source: str, address: str | None, page: Found) -> Found:
        """The page as the feed gives it; its place is its address, wherever the item stood."""
        where = address or sha256_of(page)
        path = f"{source}!{where}"
        return replace(page, path=path, url=address, fetched_on=self.time.day())

    def _wordy(self, source: str, page: Found) -> Iterator[Found | Loss]:
        """An item that points nowhere, if it is new."""
        given = self._given(source, None, page)
        if self.ledger.find(given.path, PageState) is None:
            self._learnt[given.path] = given.path, PageState(item=sha256_of(given))
            yield given

    def _page(self, task: _Task) -> Iterator[Found | Loss]:
        answer = self.fetcher.fetch(task.address, task.known)
        if isinstance(answer, Miss) and self._ends():
            return
        if isinstance(answer, Miss):
            yield from self._missed(task, answer)
        elif isinstance(answer, Fetched):
            yield from self._fetched(task, answer)
        elif task.known is not None:
            same = msgspec.structs.replace(task.known, item=task.item, wanted=False, failures=0)
            self.ledger.keep({task.address: same})

    def _fetched(self, task: _Task, answer: Fetched) -> Iterator[Found | Loss]:
        """The page, unless its bytes are those that were fetched before."""
        content = _digest(answer.data)
        state = _state_of(answer, content, item=task.item)
        if task.known is not None and task.known.content == content:
            self.ledger.keep({task.address: msgspec.structs.replace(state, reads=task.known.reads)})
            return
        if task.known is not None:
            state = msgspec.structs.replace(state, reads=task.known.reads)
        self._learnt[task.address] = task.address, state
        yield Found(
            data=answer.data,
            path=task.address,
            url=answer.url,
            fetched_on=self.time.day(),
            charset=answer.charset,
            kind=FileKind.HTML if answer.media_type in _HTML_TYPES else None,
        )

    def _missed(self, task: _Task, miss: Miss) -> Iterator[Found | Loss]:
        """The page as the feed gives it, and why it is not the page itself.

        What may pass is asked for again in later rounds, what was not even asked for as long as it
        takes. The reason stays with the case once nothing more is tried.
        """
        known = task.known or PageState()
        failures = known.failures + (0 if miss.held else 1)
        wanted = miss.passing and failures < MOST_FAILURES
        state = msgspec.structs.replace(known, item=task.item, wanted=wanted, failures=failures)
        loss = Loss(stage="read", reason=f"not fetched: {miss.reason}", path=task.address)
        is_new = task.given is not None and known.item != task.item
        if is_new and task.given is not None:
            self._learnt[task.given.path] = task.address, state
            yield task.given
        if wanted:
            if is_new or not miss.held:
                self.losses.append(loss)
            if not is_new:
                self.ledger.keep({task.address: state})
            return
        if not is_new:
            self._learnt[task.address] = task.address, state
        yield loss

    def _reads_the_same(self, page: CodedPage) -> bool:
        """Whether a page reads as at its last fetch; what it reads as is kept with the rest."""
        learnt = self._learnt.get(page.sighting.path)
        if learnt is None:
            return False
        address, state = learnt
        line = form.document_line(page.document, None, path="", text=True)
        reads = _digest(form.encode({**line, "id": None, "sha256": None}))
        self._learnt[page.sighting.path] = address, msgspec.structs.replace(state, reads=reads)
        return reads == state.reads


def _is_news(task: _Task) -> bool:
    """Whether a feed tells something of a page that was not known; what is wanted comes anyway."""
    return task.known is None or task.known.item != task.item


def _state_of(answer: Fetched, content: str, item: str | None = None) -> PageState:
    return PageState(
        url=answer.url, etag=answer.etag, modified=answer.modified, content=content, item=item
    )


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
