"""A watch over a made site: feeds, pages of a few sentences, and a coder in this process."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import made_server
from made_server import RSS, MadeTime, Site
from rujuk.jobs.coding import code_found
from rujuk.records import Loss
from rujuk.watch.watcher import Watcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from rujuk.jobs.coding import Outcome
    from rujuk.read.inputs.found import Found
    from rujuk.store.case import Case
    from rujuk.watch.alert_rules import Alerts
    from rujuk.watch.fetching import Fetcher


def code_here(
    pages: Iterable[Found | Loss], *, is_coded: Callable[[Found], bool]
) -> Iterator[Outcome]:
    """As worker processes do, without them."""
    for page in pages:
        if isinstance(page, Loss):
            yield page
        else:
            yield code_found(page, with_coding=not is_coded(page))


def story(*sentences: str, title: str = "Serangan", day: str = "2025-09-01") -> bytes:
    """A page of these sentences."""
    told = "".join(f"<p>{escape(one)}</p>" for one in sentences)
    return (
        f'<html><head><title>{escape(title)}</title><meta property="article:published_time"'
        f' content="{day}T08:00:00Z"></head><body><article><h1>{escape(title)}</h1>{told}'
        "</article></body></html>"
    ).encode()


def feed(*items: tuple[str, str], title: str = "Warta Uji") -> tuple[int, dict[str, str], bytes]:
    """A feed of items, each a link and its words."""
    told = "".join(
        f"<item><title>{escape(words)}</title><link>{escape(link)}</link>"
        f"<description>{escape(words)} Demikian.</description></item>"
        for link, words in items
    )
    text = f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{told}'
    return 200, RSS, f"{text}</channel></rss>".encode()


def watcher(
    case: Case,
    made: MadeTime,
    sources: Sequence[str],
    *,
    alerts: Alerts | None = None,
    log: str | None = None,
    coder: Callable[..., Iterator[Outcome]] = code_here,
    is_passed_over: Callable[[str], bool] = lambda _: False,
    fetcher: Fetcher | None = None,
) -> Watcher:
    """A watch as the command starts one."""
    return Watcher(
        case,
        sources,
        fetcher=fetcher or made_server.fetcher(case, made),
        coder=coder,
        time=made.time,
        alerts=alerts,
        log=log,
        is_passed_over=is_passed_over,
    )


def outcomes(site: Site, report: object) -> list[tuple[str, str]]:
    """What became of each page of a round, paths without the address of the site."""
    base = site.url("")
    return [
        (one.outcome.value, one.path.replace(base, ""))
        for one in report.additions  # type: ignore[attr-defined]
    ]
