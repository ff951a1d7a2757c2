"""A source of public profiles that speaks as Gravatar's API v3 does (docs.gravatar.com, REST API), on a loopback port.

``GET /v3/profiles/{SHA-256 of the e-mail in small letters, in hex}`` answers 200 with the profile, 404 where there is none,
429 with ``X-RateLimit-…`` when asked too often. Pictures are at ``/avatar/{hash}``; ``d=404`` asks for none instead of a drawn one.
"""

import hashlib
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63fcffff3f030005fe02fea7566cf00000000049454e44ae426082"
)


class ProfileSource:
    """What is known, what was asked, and how badly it behaves."""

    def __init__(self) -> None:
        self.address = ""
        self.profiles: dict[str, dict[str, Any]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.status = 200
        self.slow = 0.0
        self.redirect: str | None = None
        self.body: bytes | None = None
        self.picture = PICTURE

    def know(self, email: str, **more: Any) -> str:
        hashed = hashlib.sha256(email.lower().encode()).hexdigest()
        self.profiles[hashed] = {
            "hash": hashed,
            "display_name": "Vera Lind",
            "profile_url": "https://gravatar.com/veralind",
            "avatar_url": f"{self.address}/avatar/{hashed}",
            "avatar_alt_text": "",
            "location": "Lund, Sweden",
            "description": "Coffee before words.",
            "job_title": "Carpenter",
            "company": "",
            "verified_accounts": [
                {"service_type": "github", "service_label": "GitHub", "service_icon": "", "url": "https://github.com/vl", "is_hidden": False},
                {"service_type": "x", "service_label": "Secret", "service_icon": "", "url": "https://x.example/", "is_hidden": True},
            ],
            "links": [{"label": "Workshop", "url": "https://lind.example"}, {"label": "Bad", "url": "javascript:alert(1)"}],
            "pronunciation": "",
            "pronouns": "she/her",
        } | more  # fmt: skip
        return hashed

    def paths(self, start: str = "/") -> list[str]:
        return [path for path, _ in self.asked if path.startswith(start)]


@contextmanager
def serving(source: ProfileSource) -> Iterator[str]:
    """Gives the address to put into the settings."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            source.asked.append((self.path, dict(self.headers)))
            parts = urlsplit(self.path)
            time.sleep(source.slow)
            if source.redirect is not None and parts.path.startswith("/v3/"):
                self._send(302, b"", {"Location": source.redirect})
            elif source.status != 200:
                self._send(source.status, b'{"error":"Too many requests"}', {"X-RateLimit-Remaining": "0"})
            elif parts.path.startswith("/avatar/"):
                known = parts.path.rpartition("/")[2] in source.profiles
                wanted = parse_qs(parts.query).get("d") == ["404"]
                self._send(200 if known or not wanted else 404, source.picture, {"Content-Type": "image/png"})
            else:
                found = source.profiles.get(parts.path.removeprefix("/v3/profiles/"))
                body = source.body if source.body is not None else json.dumps(found).encode()
                self._send(404 if found is None else 200, body, {"Content-Type": "application/json"})

        def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
            try:
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except OSError:
                return  # whoever asked has hung up

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base class names it
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    source.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield f"{source.address}/v3"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
