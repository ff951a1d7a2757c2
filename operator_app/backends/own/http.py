"""Requests to one backend: time-outs, size limits, the token in its header, and failures as ``BackendError`` kinds."""

import asyncio
import logging
import os
import ssl
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from pathlib import Path
from typing import Literal

import httpx

from operator_app.backends.own import address as addresses
from operator_app.backends.own import errors
from operator_app.domain.problems import (
    BackendError,
    OutcomeUnknown,
    RefusalReason,
    Refused,
    Unreachable,
    UnreachableReason,
)

MAX_ANSWER = 8 * 1024 * 1024
"""Largest JSON answer, in bytes. Pages of dialogs with their users are larger than a frame may be."""
_PIECE = 64 * 1024

Method = Literal["GET", "POST", "PUT", "DELETE"]
Params = Mapping[str, str | int | Sequence[str]]


class Http:
    """One client with its pool of connections to one backend."""

    def __init__(self, address: str, tls: ssl.SSLContext | None, *, token: str | None = None) -> None:
        """``tls`` may be None only for an address without TLS."""
        for name in ("httpx", "httpcore"):  # they log addresses, and the address of a file is its secret
            logging.getLogger(name).setLevel(logging.WARNING)
        self._token = token
        self._client = httpx.AsyncClient(
            base_url=address,
            headers={"Accept-Encoding": "identity"},  # so that a small answer cannot unpack into a huge one
            verify=tls if tls is not None else False,
            timeout=httpx.Timeout(20.0, connect=5.0, pool=20.0),
            limits=httpx.Limits(max_connections=16, max_keepalive_connections=8, keepalive_expiry=4.0),
            follow_redirects=False,
            trust_env=not addresses.is_on_this_computer(address),
        )

    async def call(
        self,
        method: Method,
        path: str,
        *,
        params: Params | None = None,
        body: bytes | None = None,
        has_effect: bool = False,
    ) -> bytes:
        """The body of a 2xx answer.

        ``has_effect``: the request must not be repeated blindly, so a failure after it left is ``OutcomeUnknown``.
        """
        headers = {} if body is None else {"Content-Type": "application/json"}
        return await self._exchange(method, path, params=params, content=body, headers=headers, has_effect=has_effect)

    async def upload(
        self, path: str, source: Path, *, name: str, content_type: str, progress: Callable[[int], None]
    ) -> bytes:
        """PUT a file's bytes; ``progress`` hears how many have left. Repeating it does no harm."""
        try:
            size = (await asyncio.to_thread(source.stat)).st_size
        except OSError as error:
            raise Refused(RefusalReason.OTHER, f"file cannot be read: {type(error).__name__}") from None
        headers = {"Content-Type": content_type, "Content-Length": str(size)}
        content = _pieces(source, progress)
        return await self._exchange("PUT", path, params={"name": name}, content=content, headers=headers)

    async def download(self, url: str, target: Path, limit: int) -> None:
        """Fetch a file without the token: its address is the secret."""
        await self._fetch(url, target, limit=limit)

    async def save(self, path: str, target: Path, *, params: Mapping[str, str | int]) -> None:
        """Fetch an answer of any length into a file."""
        headers = {} if self._token is None else {"Authorization": f"Bearer {self._token}"}
        await self._fetch(path, target, params=params, headers=headers)

    async def _fetch(
        self,
        url: str,
        target: Path,
        *,
        limit: int | None = None,
        params: Mapping[str, str | int] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        partial = target.with_name(target.name + ".part")
        try:
            async with self._client.stream("GET", url, params=params, headers=headers) as answer:
                if not answer.is_success:
                    body = await _read(answer, MAX_ANSWER)
                    raise errors.from_answer(answer.status_code, body, has_effect=False)
                received = 0
                file = await asyncio.to_thread(open, partial, "wb", opener=_for_us_only)
                try:
                    async for piece in answer.aiter_bytes(_PIECE):
                        received += len(piece)
                        if limit is not None and received > limit:
                            raise Refused(RefusalReason.FILE_TOO_LARGE, f"more than {limit} bytes")
                        await asyncio.to_thread(file.write, piece)
                finally:
                    await asyncio.to_thread(file.close)
            await asyncio.to_thread(partial.replace, target)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise errors.from_request(error, has_effect=False) from error
        except _TooLarge:
            raise self._unreadable("too large an answer", has_effect=False) from None
        except OSError as error:
            raise Refused(RefusalReason.OTHER, f"file cannot be kept: {type(error).__name__}") from error
        finally:
            await asyncio.to_thread(partial.unlink, missing_ok=True)

    async def close(self) -> None:
        await self._client.aclose()

    async def _exchange(
        self,
        method: Method,
        path: str,
        *,
        params: Params | None,
        content: bytes | AsyncIterator[bytes] | None,
        headers: dict[str, str],
        has_effect: bool = False,
    ) -> bytes:
        if self._token is not None:
            headers["Authorization"] = f"Bearer {self._token}"
        try:
            async with self._client.stream(method, path, params=params, content=content, headers=headers) as answer:
                body = await _read(answer, MAX_ANSWER)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise errors.from_request(error, has_effect=has_effect) from error
        except _TooLarge:
            raise self._unreadable("too large an answer", has_effect=has_effect) from None
        if not answer.is_success:
            raise errors.from_answer(answer.status_code, body, has_effect=has_effect)
        return body

    @staticmethod
    def _unreadable(detail: str, *, has_effect: bool) -> BackendError:
        return OutcomeUnknown(detail) if has_effect else Unreachable(UnreachableReason.SERVER_FAULT, detail)


def _for_us_only(path: str, flags: int) -> int:
    return os.open(path, flags, mode=0o600)


class _TooLarge(Exception):
    pass


async def _read(answer: httpx.Response, limit: int) -> bytes:
    body = bytearray()
    async for piece in answer.aiter_bytes():
        body += piece
        if len(body) > limit:
            raise _TooLarge
    return bytes(body)


async def _pieces(source: Path, progress: Callable[[int], None]) -> AsyncIterator[bytes]:
    file = await asyncio.to_thread(source.open, "rb")
    sent = 0
    try:
        while piece := await asyncio.to_thread(file.read, _PIECE):
            yield piece
            sent += len(piece)  # asked for the next one: this one has gone to the system
            progress(sent)
    finally:
        await asyncio.to_thread(file.close)
