"""What browsers load: the site chat, the shop page, stored files; and whether the server is well."""

import gzip
import hashlib
import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

from litestar import MediaType, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, SkipValidation
from litestar.response import Stream
from sqlalchemy import literal, select

from chat_backend.operators_api.sign_in import AnyRequest
from chat_backend.refusals import Refused
from chat_backend.services import FromServices

_TYPES: Final[dict[str, str]] = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".json": "application/json",
    ".map": "application/json",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
}
_COMPRESSED = frozenset({".js", ".css", ".html", ".svg", ".json", ".map"})
_IN_PLACE = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
_PIECE = re.compile(r"\.\d\d-[a-z-]+\.js$")
_SHOP = "shop.html"
_JOIN = "join.html"
_OPEN = "open.html"


@dataclass(frozen=True)
class Page:
    """One static file, ready to be sent."""

    body: bytes
    compressed: bytes | None
    content_type: str
    etag: str


Pages = Mapping[str, Page]


def read_pages(folder: Path) -> Pages:
    """Every file of the site's folder by its path in it: read once, at start, and nothing else is ever served.

    A script may lie there in pieces, ``chat.10-place.js`` and so on: they are ``chat.js``, in this order.
    """
    if not folder.is_dir():
        return {}
    bodies: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in _TYPES:
            name = _PIECE.sub(".js", path.relative_to(folder).as_posix())
            bodies[name] = bodies.get(name, b"") + path.read_bytes()
    return {name: _page(body, Path(name).suffix) for name, body in bodies.items()}


def _page(body: bytes, suffix: str) -> Page:
    return Page(
        body=body,
        compressed=gzip.compress(body, mtime=0) if suffix in _COMPRESSED else None,
        content_type=_TYPES[suffix],
        etag=f'"{hashlib.sha256(body).hexdigest()[:32]}"',
    )


@get("/health", media_type=MediaType.TEXT)
async def health(services: FromServices) -> str:
    """200 when the database answers."""
    async with services.database.read() as connection:
        await connection.execute(select(literal(1)))
    return "ok"


@get("/shop", include_in_schema=False)
async def shop(
    request: AnyRequest, services: FromServices, pages: SkipValidation[NamedDependency[Pages]]
) -> Response[bytes]:
    """The shop page, with the first workspace's chat on it."""
    template = pages.get(_SHOP)
    workspace = await services.accounts.first_workspace()
    if template is None or workspace is None:
        raise Refused("not_found", "There is no site yet: sign in once, or make an owner with `create-owner`.")
    body = template.body.replace(b"{{site_key}}", html.escape(workspace.site_key).encode())
    return _send(request, _page(body, ".html"), "no-cache")


@get("/join", include_in_schema=False)
async def join_page(request: AnyRequest, pages: SkipValidation[NamedDependency[Pages]]) -> Response[bytes]:
    """How to join, for whoever opens an invitation's link in a browser."""
    found = pages.get(_JOIN)
    if found is None:
        raise Refused("not_found", "There is nothing here.")
    return _send(request, found, "no-cache")


@get("/open", include_in_schema=False)
async def open_page(request: AnyRequest, pages: SkipValidation[NamedDependency[Pages]]) -> Response[bytes]:
    """Leads from an e-mail to a dialog in the app; which one stands behind the ``#``."""
    found = pages.get(_OPEN)
    if found is None:
        raise Refused("not_found", "There is nothing here.")
    return _send(request, found, "no-cache")


@get("/{file_name:str}", include_in_schema=False)
async def page(
    request: AnyRequest, pages: SkipValidation[NamedDependency[Pages]], file_name: FromPath[str]
) -> Response[bytes]:
    """The site chat and what belongs to it."""
    found = pages.get(file_name)
    if found is None or file_name in {_SHOP, _JOIN, _OPEN}:
        raise Refused("not_found", "There is nothing here.")
    return _send(request, found, "max-age=300")


def _send(request: AnyRequest, page: Page, cache: str) -> Response[bytes]:
    headers = {
        "ETag": page.etag,
        "Cache-Control": cache,
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
    }
    if page.etag in request.headers.get("if-none-match", ""):
        return Response(b"", status_code=304, headers=headers, media_type=page.content_type)
    body = page.body
    if page.compressed is not None and "gzip" in request.headers.get("accept-encoding", ""):
        body = page.compressed
        headers["Content-Encoding"] = "gzip"
    return Response(body, headers=headers, media_type=page.content_type)


@get("/files/{secret:str}/{file_name:str}", include_in_schema=False)
async def stored_file(services: FromServices, secret: FromPath[str], file_name: FromPath[str]) -> Stream:  # noqa: ARG001
    """The bytes of a file. Only true raster images open in place; everything else is saved."""
    content = await services.files.by_secret(secret)
    if content is None:
        raise Refused("not_found", "There is no such file.")
    file = content.file
    how = "inline" if file.content_type in _IN_PLACE else "attachment"
    return Stream(
        content.chunks(),
        media_type=file.content_type,
        headers={
            "Content-Length": str(file.size),
            "Content-Disposition": f"{how}; filename*=UTF-8''{quote(file.name, safe='')}",
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "cross-origin",
            "Referrer-Policy": "no-referrer",
            "Cache-Control": "private, max-age=31536000, immutable",
        },
    )
