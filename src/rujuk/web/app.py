"""The web application: pages by their addresses, static files by their names, reviews."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from rujuk.errors import CaseError, ReviewError, UnknownRecordError
from rujuk.lexicon import resource
from rujuk.web.asked import Address, Asked, read_day
from rujuk.web.guards import Guarded
from rujuk.web.links import FRONT, LiveLinks
from rujuk.web.pages import PAGES, record as record_page
from rujuk.web.rendering import fill, show
from rujuk.web.strings import LANGUAGES, strings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request
    from starlette.types import ASGIApp

    from rujuk.web.desk import Desk
    from rujuk.web.editions import Editions
    from rujuk.web.page import Page

TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
"""Static files that are served, by ending."""
MOST_VALUES = 60
"""Names that a form or an address may hold."""


def make_app(editions: Editions, *, language: str = "en", desk: Desk | None = None) -> ASGIApp:
    """The application over the editions of one case.

    `language` is that of an address that names none; without a desk nothing can be reviewed.
    """
    site = Site(editions, language, desk)
    routes = [Route("/static/{name:path}", _static)]
    front = next((page for page in PAGES if page.key == FRONT), PAGES[0])
    routes.append(Route("/", site.answering(front)))
    routes += [Route(f"/{page.path or page.key}", site.answering(page)) for page in PAGES]
    routes.append(Route("/record/{key}", site.review, methods=["POST"]))
    handlers: dict[Any, Any] = {
        HTTPException: site.told_as_page,
        UnknownRecordError: site.told_as_page,
        CaseError: site.told_as_page,
        Exception: site.told_as_page,
    }
    return Guarded(Starlette(routes=routes, exception_handlers=handlers))


class Site:
    """Answers requests for the pages of one case."""

    def __init__(self, editions: Editions, language: str, desk: Desk | None) -> None:
        """As `make_app` gets them."""
        self._editions = editions
        self._language = language
        self._desk = desk

    def answering(self, page: Page) -> Callable[[Request], Response]:
        """What answers requests for a page. Starlette calls it in a thread."""

        def answer(request: Request) -> Response:
            return self._answer(page, request)

        return answer

    def _answer(
        self, page: Page, request: Request, form: Mapping[str, str] | None = None, error: str = ""
    ) -> Response:
        """The page; `form` is one that could not be kept, for the reason `error`."""
        known_at, since = (read_day(request.query_params.get(one, "")) for one in DAYS)
        found = self._editions.find(known_at)
        changes = None
        if found is not None and since is not None and page.key == "brief":
            changes = self._editions.find(known_at, since)
            found = None if changes is None else found
        if found is None:
            return _html(fill("waiting.html", self._address(request), None, {}), 202)
        address = self._address(request)
        asked = Asked(
            **{one.name: getattr(address, one.name) for one in fields(address)}
            | {"query": {**address.query, **(form or {})}},
            edition=found.edition,
            since=None if changes is None else changes.edition,
            desk=self._desk,
            behind=found.behind,
            error=error,
        )
        return _html(show(page, asked), 422 if error else 200)

    def _address(self, request: Request) -> Address:
        query = dict(request.query_params.multi_items()[:MOST_VALUES])
        language = query.get("lang", "")
        language = language if language in LANGUAGES else self._language
        kept = {"known_at": read_day(query.get("known_at", ""))}
        kept["lang"] = None if language == self._language else language
        return Address(
            strings=strings(language),
            links=LiveLinks(kept={name: value for name, value in kept.items() if value}),
            path=request.url.path,
            key=str(request.path_params.get("key", "")),
            query=query,
            default_language=self._language,
        )

    async def review(self, request: Request) -> Response:
        """Keep a review and show the record; what cannot be kept is told above the form."""
        pairs = parse_qsl(
            (await request.body()).decode("utf-8", "replace"),
            keep_blank_values=True,
            max_num_fields=MOST_VALUES,
        )
        return await run_in_threadpool(self._review, request, dict(pairs))

    def _review(self, request: Request, form: Mapping[str, str]) -> Response:
        desk, key = self._desk, str(request.path_params["key"])
        if desk is None or not desk.is_ours(form):
            raise HTTPException(403)
        try:
            desk.review(key, form)
        except ReviewError as error:
            return self._answer(record_page.PAGE, request, form, str(error))
        address = self._address(request).links.record(key) or "/"
        return RedirectResponse(address, status_code=303)

    def told_as_page(self, request: Request, error: Exception) -> Response:
        """What went wrong, in words, with the status that says so."""
        status, detail = 500, ""
        if isinstance(error, HTTPException):
            status = error.status_code
        elif isinstance(error, UnknownRecordError):
            status = 404
        elif isinstance(error, CaseError):
            status, detail = 503, str(error)
        shown = {"status": status, "detail": detail}
        return _html(fill("error.html", self._address(request), None, shown), status)


DAYS = ("known_at", "since")
"""Days in an address that choose the edition."""


def _html(text: str, status: int) -> Response:
    body = text.encode("utf-8", "replace")
    headers = {"cache-control": "no-store"}
    return Response(body, status, headers, media_type="text/html")


def _static(request: Request) -> Response:
    """A script or style sheet of the package; nothing else has an address."""
    name = str(request.path_params["name"])
    kind = TYPES.get(f".{name.rpartition('.')[2]}")
    if kind is None or name not in static_names():
        raise HTTPException(404)
    body = resource(f"web/static/{name}").read_bytes()
    return Response(body, headers={"cache-control": "max-age=600", "content-type": kind})


def static_names() -> frozenset[str]:
    """The names of all files below `static/`."""
    folder = resource("web/static")
    found = {file.name for file in folder.iterdir() if file.is_file()}
    vendored = folder.joinpath("vendor")
    return frozenset(found | {f"vendor/{file.name}" for file in vendored.iterdir()})
