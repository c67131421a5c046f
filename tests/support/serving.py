"""A built site behind HTTP, with the headers that it asks for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from support.headers import headers_of


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a site; the address has a closing slash."""
    handler = partial(_Host, headers_of(site), directory=site)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Host(SimpleHTTPRequestHandler):
    """Serves files as hosts do that read ``_headers``."""

    def __init__(self, headers: dict[str, str], *arguments: Any, **options: Any) -> None:
        self._headers = headers
        super().__init__(*arguments, **options)

    def end_headers(self) -> None:
        for name, value in self._headers.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Requests are no part of a test's output."""
