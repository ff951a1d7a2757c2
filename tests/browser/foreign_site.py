"""A site of somebody else: another origin than the chat's server, with the strictest policy that lets the chat in."""

import html
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Foreign site</title></head>
<body><h1>A page</h1><a id="first" href="#here">first link</a><input id="field" aria-label="site's own field">
{scripts}</body></html>"""


def policy(chat: str) -> str:
    """The policy that chat.js promises to be enough, and trusted types on top."""
    stream = chat.replace("http", "ws", 1)
    return (
        f"default-src 'none'; script-src {chat}; connect-src {chat} {stream}; img-src {chat}; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )


@contextmanager
def serving(chat: str, site_key: str) -> Iterator[str]:
    """Serve the page while the block runs; gives its address. ``/twice`` has the script tag two times."""
    tag = f'<script async src="{chat}/chat.js" data-site="{html.escape(site_key)}"></script>'

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            if path == "/favicon.ico":
                self.send_response(204)
                self.end_headers()
                return
            body = PAGE.format(scripts=tag * (2 if path == "/twice" else 1)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", policy(chat))
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base class names it
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
