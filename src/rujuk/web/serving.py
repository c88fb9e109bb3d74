"""Serving a case on this computer: the socket, the browser, the temporary folder."""

from __future__ import annotations

import secrets
import socket
import tempfile
import threading
import webbrowser
from contextlib import contextmanager
from typing import TYPE_CHECKING

import uvicorn

from rujuk.store.case import Case
from rujuk.web.app import make_app
from rujuk.web.desk import Desk
from rujuk.web.editions import Editions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from rujuk.store.adding import Addition

LOOPBACK = "127.0.0.1"
PORT = 8765
"""Where a browser finds the pages unless told otherwise; the next free ones are tried after it."""
PORTS_TRIED = 20
START_SECONDS = 10.0
"""How long the address waits for the first edition."""


def serve(
    case_path: str,
    *,
    port: int | None = None,
    language: str = "en",
    reviews: bool = True,
    ready: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve the pages of a case until interrupted. `ready` gets the address.

    It is told when the case is weighed, or after `START_SECONDS`: the pages then say that it is
    being weighed.

    Without a port the first free one from `PORT` is taken. `reviews` false: nothing is written.
    Raises OSError for a port that is taken.
    """
    with (
        listening(port) as listener,
        tempfile.TemporaryDirectory(prefix="rujuk-") as folder,
        Editions(case_path, folder) as editions,
    ):
        editions.find(wait_seconds=START_SECONDS)
        desk = Desk(case_path, secrets.token_urlsafe()) if reviews else None
        application = make_app(editions, language=language, desk=desk)
        config = uvicorn.Config(
            application, log_level="warning", access_log=False, server_header=False, lifespan="off",
            ws="none", h11_max_incomplete_event_size=MOST_HEADER_BYTES, timeout_graceful_shutdown=1,
        )  # fmt: skip
        ready(f"http://{LOOPBACK}:{listener.getsockname()[1]}/")
        uvicorn.Server(config).run(sockets=[listener])


MOST_HEADER_BYTES = 32_768
"""Of a request line with its headers."""


@contextmanager
def listening(port: int | None) -> Iterator[socket.socket]:
    """A socket on the loopback interface; null: the first free port from `PORT`."""
    tried = range(PORT, PORT + PORTS_TRIED) if port is None else (port,)
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        for one in tried:
            try:
                listener.bind((LOOPBACK, one))
                break
            except OSError:
                if one == tried[-1]:
                    raise
        listener.listen()  # from here on a browser waits, and is not turned away
        yield listener


def open_browser(address: str) -> None:
    """Open the address in the reader's browser, without waiting for it."""
    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


@contextmanager
def case_of_pages(
    paths: Sequence[str], *, progress: Callable[[Addition], None] | None = None
) -> Iterator[str]:
    """The path of a case that holds these pages, for as long as they are shown."""
    with tempfile.TemporaryDirectory(prefix="rujuk-") as folder:
        path = f"{folder}/pages.rujuk"
        with Case(path) as case:
            case.add(paths, progress=progress)
        yield path
