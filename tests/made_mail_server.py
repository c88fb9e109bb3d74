"""A mail server on loopback that keeps what it is sent, or refuses it: the least of RFC 5321."""

from __future__ import annotations

import socketserver
import threading
from contextlib import contextmanager
from email import message_from_bytes, policy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterator
    from email.message import EmailMessage


class MailServer:
    """What came: messages, recipients, and who logged in. `refuse` maps a command to its answer."""

    def __init__(self) -> None:
        """Nothing came yet."""
        self.messages: list[EmailMessage] = []
        self.recipients: list[str] = []
        self.logged_in: list[str] = []
        self.safe: list[bool] = []
        self.refuse: dict[str, str] = {}
        self.port = 0


@contextmanager
def mail_server(
    trust: ssl.SSLContext | None = None, *, at_once: bool = False
) -> Iterator[MailServer]:
    """A server as long as the block lasts; with `trust` it offers STARTTLS, or TLS `at_once`."""
    kept = MailServer()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            connection = self.connection
            safe = False
            if trust is not None and at_once:
                connection, safe = trust.wrap_socket(connection, server_side=True), True
            lines = connection.makefile("rb")
            connection.sendall(b"220 made\r\n")
            while line := lines.readline():
                command = line.split()[0].decode().upper() if line.split() else ""
                refused = kept.refuse.get(command)
                if refused is not None:
                    connection.sendall(f"{refused}\r\n".encode())
                elif command == "EHLO":
                    offers = b"250-STARTTLS\r\n" if trust is not None and not safe else b""
                    connection.sendall(b"250-made\r\n" + offers + b"250 AUTH PLAIN\r\n")
                elif command == "STARTTLS" and trust is not None:
                    connection.sendall(b"220 go\r\n")
                    connection, safe = trust.wrap_socket(connection, server_side=True), True
                    lines = connection.makefile("rb")
                elif command == "AUTH":
                    kept.logged_in.append(line.split()[2].decode())
                    connection.sendall(b"235 yes\r\n")
                elif command == "RCPT":
                    kept.recipients.append(line.decode().partition(":")[2].strip())
                    connection.sendall(b"250 yes\r\n")
                elif command == "DATA":
                    connection.sendall(b"354 go\r\n")
                    body = b""
                    while (line := lines.readline()) not in {b".\r\n", b""}:
                        body += line.removeprefix(b".") if line.startswith(b"..") else line
                    message = message_from_bytes(body, policy=policy.default)
                    kept.messages.append(message)
                    kept.safe.append(safe)
                    connection.sendall(b"250 yes\r\n")
                elif command == "QUIT":
                    connection.sendall(b"221 bye\r\n")
                    break
                else:
                    connection.sendall(b"250 yes\r\n")
            lines.close()
            if safe:
                connection.close()

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """Nothing: clients that break off are what the tests are about."""

    with Server(("127.0.0.1", 0), Handler) as server:
        kept.port = server.server_address[1]
        thread = threading.Thread(target=lambda: server.serve_forever(0.01), daemon=True)
        thread.start()
        try:
            yield kept
        finally:
            server.shutdown()
            thread.join()
