"""Calls to the Web API: the version pinned, the token in its header, the envelope checked, failures as ``BackendError`` kinds."""

import asyncio
import logging
import os
import ssl
from collections.abc import AsyncIterator, Callable, Mapping
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Final, Literal
from urllib.parse import urlsplit

import httpx

from operator_app.backends.carrotquest import errors
from operator_app.backends.carrotquest.multipart import Attachment, multipart
from operator_app.backends.carrotquest.reading import Json, parsed, record
from operator_app.backends.own import address as addresses
from operator_app.backends.own.errors import from_request
from operator_app.domain.problems import (
    BackendError,
    NotABackend,
    OutcomeUnknown,
    RefusalReason,
    Refused,
    Unreachable,
    UnreachableReason,
)
from operator_app.domain.value import Milliseconds, Value

VERSION: Final = "/v2"
"""No version in the address follows the service's newest one, which may be another tomorrow."""
MAX_ANSWER: Final = 16 * 1024 * 1024
"""Largest answer, in bytes: a page of fifty dialogs with their people."""
_PIECE: Final = 64 * 1024
_SECONDS: Final = 20.0

Method = Literal["GET", "POST", "DELETE"]


class Answer(Value):
    """``meta`` and ``data`` of an envelope that says all is well."""

    meta: dict[str, Json]
    data: Json


class Http:
    """One client with its pool of connections. ``heard`` is told the service's clock with each answer."""

    def __init__(
        self,
        address: str,
        tls: ssl.SSLContext | None,
        *,
        token: str,
        heard: Callable[[Milliseconds], None] = lambda _: None,
    ) -> None:
        """``tls`` may be None only for an address without TLS."""
        for name in ("httpx", "httpcore"):  # they log addresses
            logging.getLogger(name).setLevel(logging.WARNING)
        self._token = token
        self._heard = heard
        self._client = httpx.AsyncClient(
            base_url=address,
            headers={"Accept-Encoding": "identity"},  # so that a small answer cannot unpack into a huge one
            verify=tls if tls is not None else False,
            timeout=httpx.Timeout(_SECONDS, connect=5.0, pool=_SECONDS),
            limits=httpx.Limits(max_connections=8, max_keepalive_connections=4, keepalive_expiry=4.0),
            follow_redirects=False,
            trust_env=not addresses.is_on_this_computer(address),
        )

    async def get(self, path: str, **params: str | int | None) -> Answer:
        return await self._call("GET", path, params=_given(params))

    async def post(self, path: str, *, attachment: Attachment | None = None, **fields: str | int | None) -> Answer:
        """A write; a failure after it left is ``OutcomeUnknown``."""
        given = _given(fields)
        if attachment is None:
            return await self._call("POST", path, form=given, has_effect=True)
        size, kind, content = await asyncio.to_thread(multipart, given, attachment)
        headers = {"Content-Type": kind, "Content-Length": str(size)}
        return await self._call("POST", path, content=content, headers=headers, has_effect=True)

    async def delete(self, path: str, **params: str | int | None) -> Answer:
        return await self._call("DELETE", path, params=_given(params), has_effect=True)

    async def download(self, url: str, target: Path, limit: int) -> None:
        """Fetch a file without the token: its address is all it takes."""
        partial = target.with_name(target.name + ".part")
        try:
            async with self._client.stream("GET", url) as answer:
                if not answer.is_success:
                    raise _no_file(answer.status_code)
                received = 0
                file = await asyncio.to_thread(open, partial, "wb", opener=_for_us_only)
                try:
                    async for piece in answer.aiter_bytes(_PIECE):
                        received += len(piece)
                        if received > limit:
                            raise Refused(RefusalReason.FILE_TOO_LARGE, f"more than {limit} bytes")
                        await asyncio.to_thread(file.write, piece)
                finally:
                    await asyncio.to_thread(file.close)
            await asyncio.to_thread(partial.replace, target)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise from_request(error, has_effect=False) from error
        except OSError as error:
            raise Refused(RefusalReason.OTHER, f"file cannot be kept: {type(error).__name__}") from error
        finally:
            await asyncio.to_thread(partial.unlink, missing_ok=True)

    async def close(self) -> None:
        await self._client.aclose()

    async def _call(
        self,
        method: Method,
        path: str,
        *,
        params: Mapping[str, str] | None = None,
        form: Mapping[str, str] | None = None,
        content: AsyncIterator[bytes] | None = None,
        headers: Mapping[str, str] | None = None,
        has_effect: bool = False,
    ) -> Answer:
        asked = {**(params or {}), "id_as_string": "true"}
        every = {"Authorization": f"Token {self._token}", **(headers or {})}
        try:
            async with self._client.stream(
                method, VERSION + path, params=asked, data=form, content=content, headers=every
            ) as answer:
                body = await _read(answer)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise from_request(error, has_effect=has_effect) from error
        self._hear(answer.headers.get("Date"))
        return _opened(answer, body, has_effect=has_effect)

    def _hear(self, date: str | None) -> None:
        if date is None:
            return
        try:
            self._heard(round(parsedate_to_datetime(date).timestamp() * 1000))
        except (ValueError, OverflowError):
            return


def _opened(answer: httpx.Response, body: bytes | None, *, has_effect: bool) -> Answer:
    envelope = None if body is None else parsed(body)
    meta = record(record(envelope).get("meta"))
    status = meta.get("status", answer.status_code)
    if answer.is_success and meta and status == 200:
        return Answer(meta=meta, data=record(envelope).get("data"))
    if not answer.is_success or (meta and isinstance(status, int)):
        told = answer.status_code if not answer.is_success or not isinstance(status, int) else status
        raise errors.from_answer(told, meta, has_effect=has_effect, retry_after=answer.headers.get("Retry-After"))
    # a 200 that is no envelope: a hotel's page, or an answer cut in the middle
    raise _unreadable(has_effect=has_effect)


def _unreadable(*, has_effect: bool) -> BackendError:
    return OutcomeUnknown("no envelope") if has_effect else NotABackend("no envelope")


def _no_file(status: int) -> BackendError:
    if status in {401, 403, 404, 410}:
        return Refused(RefusalReason.GONE, f"file: {status}")
    return Unreachable(UnreachableReason.SERVER_FAULT, f"file: {status}")


def _given(fields: Mapping[str, str | int | None]) -> dict[str, str]:
    return {name: str(value) for name, value in fields.items() if value is not None}


async def _read(answer: httpx.Response) -> bytes | None:
    """None: longer than any answer."""
    body = bytearray()
    async for piece in answer.aiter_bytes():
        body += piece
        if len(body) > MAX_ANSWER:
            return None
    return bytes(body)


def _for_us_only(path: str, flags: int) -> int:
    return os.open(path, flags, mode=0o600)


def host(address: str) -> str:
    """Whose address it is, as the screen may call it."""
    return urlsplit(address).hostname or address
