"""The double on a real port of this computer: HTTP, WebSocket and long polling, and what can go wrong with them."""

import asyncio
import contextlib
import json
import socket
import threading
import time
from collections.abc import Callable
from email.parser import BytesParser
from email.policy import HTTP
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import parse_qsl, unquote, urlsplit

import uvicorn

from tests.doubles.carrotquest.options import Options
from tests.doubles.carrotquest.realtime import Reader, encoded
from tests.doubles.carrotquest.site import Site
from tests.doubles.carrotquest.web_api import Asked, Failure, File, WebApi

Json = Any
T = TypeVar("T")
TOKEN = "app.4242.0123456789abcdef0123456789abcdef"


class Mishap:
    """What befalls the next calls whose path holds ``where``."""

    def __init__(self, what: str, where: str, times: int, status: int, seconds: float) -> None:
        self.what = what
        self.where = where
        self.times = times
        self.status = status
        self.seconds = seconds


class CarrotQuestDouble:
    """As a context manager it is started and, whatever happens, ended. Everything is done on its own thread's loop."""

    def __init__(self, options: Options | None = None, *, port: int = 0) -> None:
        self.options = options or Options()
        self.site = Site(self.options)
        self.api = WebApi(self.site)
        self.calls: list[tuple[str, str, dict[str, str]]] = []
        """Method, path without version, and fields of each call."""
        self.connections: list[str] = []
        """Address of each realtime connection, with its query."""
        self.tokens = {TOKEN}
        self.narrow = False
        """The token may hear no channel."""
        self._mishaps: list[Mishap] = []
        self._socket = socket.socket()
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind(("127.0.0.1", port))
        self.port = self._socket.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.site.base = self.address
        self._loop: asyncio.AbstractEventLoop | None = None
        self._server = uvicorn.Server(
            uvicorn.Config(
                self._app,
                log_level="error",
                ws="websockets-sansio",
                interface="asgi3",
                lifespan="off",
                ws_ping_interval=None,
            )
        )
        self._server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
        self._thread = threading.Thread(target=self._run, name="carrot quest double")
        self._ready = threading.Event()

    def __enter__(self) -> Self:
        self._thread.start()
        if not self._ready.wait(20):
            raise AssertionError("the double did not start")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.do(lambda: self._end_readers(1001))
        self._server.should_exit = True
        self._server.force_exit = True
        self._thread.join(20)
        self._socket.close()

    def do(self, what: Callable[[], T]) -> T:
        """Run something on the server's loop and give its answer."""
        loop = self._loop
        if loop is None:
            raise AssertionError("the double is not running")

        async def run() -> T:
            return what()

        return asyncio.run_coroutine_threadsafe(run(), loop).result(20)

    def hold_still(self, until: threading.Event) -> None:
        """Nothing is done or answered until then."""
        if self._loop is None:
            raise AssertionError("the double is not running")
        self._loop.call_soon_threadsafe(until.wait)

    # ---------------------------------------------------------------------------------------------- mishaps

    def fail(self, where: str, status: int, times: int = 1) -> None:
        """Calls are answered with a failure, and have no effect."""
        self._mishaps.append(Mishap("fail", where, times, status, 0))

    def lose_answer(self, where: str, times: int = 1) -> None:
        """Calls have their effect, and the connection breaks before the answer."""
        self._mishaps.append(Mishap("lose", where, times, 0, 0))

    def lose_request(self, where: str, times: int = 1) -> None:
        """The connection breaks, and the call has no effect."""
        self._mishaps.append(Mishap("drop", where, times, 0, 0))

    def act_late(self, where: str, seconds: float) -> None:
        """The connection breaks, and the call has its effect some time later."""
        self._mishaps.append(Mishap("late", where, 1, 0, seconds))

    def revoke(self) -> None:
        self.tokens.clear()
        self.do(lambda: self._end_readers(3401))

    def cut(self, code: int = 1012) -> None:
        """End all realtime connections; one that is between two polls is waited for."""
        deadline = time.monotonic() + 20
        while not self.do(lambda: self._end_readers(code)):
            if time.monotonic() > deadline:
                raise AssertionError("nobody is connected")
            time.sleep(0.005)

    def _end_readers(self, code: int) -> int:
        readers = tuple(self.site.frames.readers)
        for reader in readers:
            reader.end(code)
        return len(readers)

    # ----------------------------------------------------------------------------------------------- serving

    def _run(self) -> None:
        async def serve() -> None:
            self._loop = asyncio.get_running_loop()
            async with asyncio.TaskGroup() as group:
                pinging = group.create_task(self.site.frames.ping())
                self._loop.call_soon(self._ready.set)
                await self._server.serve(sockets=[self._socket])
                pinging.cancel()

        asyncio.run(serve())

    async def _app(self, scope: Json, receive: Json, send: Json) -> None:
        if scope["type"] == "websocket":
            await self._websocket(scope, receive, send)
        elif scope["path"].startswith("/longpoll/"):
            await self._longpoll(scope, receive, send)
        else:
            await self._http(scope, receive, send)

    async def _http(self, scope: Json, receive: Json, send: Json) -> None:
        body = b""
        while True:
            message = await receive()
            body += message.get("body", b"")
            if message["type"] == "http.disconnect":
                return  # half a request is none
            if not message.get("more_body"):
                break
        path = unquote(scope["path"])
        url = f"{self.address}{path}"
        if url in self.site.files:
            file = self.site.files[url]
            await _send(send, 200, file.content, file.content_type)
            return
        version, path = _version(path)
        mishap = self._mishap(path)
        if mishap is not None and mishap.what == "drop":
            await _break(send)
            return
        if mishap is not None and mishap.what == "late":
            loop = asyncio.get_running_loop()
            loop.call_later(mishap.seconds, lambda: self._answered(scope, path, body, version))
            await _break(send)
            return
        if mishap is not None and mishap.what == "fail":
            name = {429: "TooManyRequests", 401: "NotAuthenticated", 403: "PermissionDeniedError"}.get(
                mishap.status, "Error"
            )
            envelope: Json = {"meta": {"status": mishap.status, "error": name, "error_message": ""}, "data": {}}
            headers = [(b"retry-after", b"1")] if self.options.says_retry_after else []
            await _send(send, mishap.status, json.dumps(envelope).encode(), headers=headers)
            return
        status, envelope = self._answered(scope, path, body, version)
        said, self.api.after = self.api.after, []
        if mishap is not None and mishap.what == "lose":
            await _break(send)
        else:
            await _send(send, status, json.dumps(envelope, ensure_ascii=False).encode())
        for each in said:
            asyncio.get_running_loop().call_later(0.02, each)

    def _answered(self, scope: Json, path: str, body: bytes, version: int) -> tuple[int, Json]:
        try:
            asked = self._asked(scope, path, body, version)
            self.calls.append((asked.method, path, {**asked.fields}))
            self._authenticate(scope, asked)
            data, meta = self.api.answer(asked)
        except Failure as failure:
            said = {"status": failure.status, "error": failure.error, "error_message": failure.message}
            return failure.status, {"meta": {**said, "error_fields": failure.fields}, "data": {}}
        if asked.flag("id_as_string"):
            data = _ids_as_text(data)
        return 200, {"meta": {"status": 200, **meta}, "data": data}

    def _asked(self, scope: Json, path: str, body: bytes, version: int) -> Asked:
        fields = dict(parse_qsl(scope["query_string"].decode(), keep_blank_values=True))
        files: dict[str, File] = {}
        kind = _header(scope, b"content-type")
        if body:
            if kind.startswith("application/x-www-form-urlencoded"):
                fields |= dict(parse_qsl(body.decode(), keep_blank_values=True))
            elif kind.startswith("multipart/form-data"):
                told = _multipart(kind, body)
                fields |= told[0]
                files |= told[1]
            else:
                raise Failure(400, "BadRequest", "neither a form nor multipart")
        return Asked(scope["method"], path, fields, files, version)

    def _authenticate(self, scope: Json, asked: Asked) -> None:
        told = _header(scope, b"authorization")
        scheme, _, token = told.partition(" ")
        if (scheme not in {"Token", "Bearer"} or token not in self.tokens) and asked.fields.get(
            "auth_token"
        ) not in self.tokens:
            raise Failure(401, "NotAuthenticated", "token")

    def _mishap(self, path: str) -> Mishap | None:
        for each in self._mishaps:
            if each.where in path and each.times > 0:
                each.times -= 1
                return each
        return None

    # ---------------------------------------------------------------------------------------------- realtime

    def _subscribed(self, scope: Json, transport: str) -> tuple[frozenset[str], dict[str, str], int | None]:
        """The channels, the query, and the code or status that ends it before it begins."""
        query = dict(parse_qsl(scope["query_string"].decode(), keep_blank_values=True))
        self.connections.append(f"{scope['path']}?{scope['query_string'].decode()}")
        names = frozenset(unquote(scope["path"]).removeprefix(f"/{transport}/").split("/"))
        if query.keys() - {"auth_token", "tag", "time", "reconnect", "reconnect_code", "reconnect_reason"}:
            return names, query, 3500
        if query.get("auth_token") not in self.tokens:
            return names, query, 3401
        allowed = frozenset(each for each in names if self.site.frames.may_hear(each, narrow=self.narrow))
        if not allowed or len(names) > 50:
            return names, query, 3403
        return allowed, query, None

    async def _websocket(self, scope: Json, receive: Json, send: Json) -> None:
        await receive()
        if not self.options.websocket:
            await send({"type": "websocket.close", "code": 1008})  # before it is accepted: 403 for the handshake
            return
        channels, query, refused = self._subscribed(scope, "websocket")
        await send({"type": "websocket.accept"})
        if refused is not None:
            await send({"type": "websocket.close", "code": refused})
            return
        reader = Reader(channels)
        for frame in self.site.frames.missed(channels, query.get("time", ""), query.get("tag", "")):
            reader.waiting.put_nowait(frame)
        self.site.frames.readers.add(reader)
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(_until_gone(receive, reader))
                while (frame := await reader.waiting.get()) is not None:
                    await send({"type": "websocket.send", "text": encoded(frame)})
                if reader.close_code is not None:
                    with contextlib.suppress(RuntimeError):
                        await send({"type": "websocket.close", "code": reader.close_code})
        except* OSError:
            pass  # the client has gone meanwhile
        finally:
            self.site.frames.readers.discard(reader)

    async def _longpoll(self, scope: Json, receive: Json, send: Json) -> None:
        channels, query, refused = self._subscribed(scope, "longpoll")
        if refused is not None:
            status = {3401: 401, 3403: 403}.get(refused, 500)
            await _send(send, status, b"", "text/plain")
            return
        reader = Reader(channels)
        self.site.frames.readers.add(reader)
        frames = self.site.frames.missed(channels, query.get("time", ""), query.get("tag", ""))
        try:
            if not frames:
                async with asyncio.timeout(self.options.longpoll_seconds):
                    first = await reader.waiting.get()
                if first is None:
                    await _send(send, 503, b"", "text/plain")
                    return
                frames = [first]
        except TimeoutError:
            await _send(send, 304, b"", "text/plain")
            return
        finally:
            self.site.frames.readers.discard(reader)
        body = "\n".join(encoded(each) for each in frames).encode()
        last = frames[-1]
        headers = [(b"etag", last["tag"].encode()), (b"last-modified", last["time"].encode())]
        await _send(send, 200, body, "text/plain", headers)


async def _until_gone(receive: Json, reader: Reader) -> None:
    while (await receive())["type"] != "websocket.disconnect":
        pass
    reader.waiting.put_nowait(None)


async def _send(
    send: Json,
    status: int,
    body: bytes,
    kind: str = "application/json",
    headers: list[tuple[bytes, bytes]] | None = None,
) -> None:
    every = [(b"content-type", kind.encode()), (b"content-length", str(len(body)).encode()), *(headers or [])]
    await send({"type": "http.response.start", "status": status, "headers": every})
    await send({"type": "http.response.body", "body": body})


async def _break(send: Json) -> None:
    """An answer that is announced and never comes whole: the connection ends in the middle of it."""
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"1000")]})
    await send({"type": "http.response.body", "body": b"{", "more_body": True})


def _version(path: str) -> tuple[int, str]:
    for version in (1, 2):
        if path.startswith(f"/v{version}/"):
            return version, path[3:]
    return 2, path


def _header(scope: Json, name: bytes) -> str:
    return next((value.decode() for key, value in scope["headers"] if key == name), "")


def _multipart(kind: str, body: bytes) -> tuple[dict[str, str], dict[str, File]]:
    message = BytesParser(policy=HTTP).parsebytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    fields: dict[str, str] = {}
    files: dict[str, File] = {}
    for each in message.iter_parts():
        name = each.get_param("name", header="content-disposition")
        content = each.get_payload(decode=True)
        filename = each.get_filename()
        if filename is None:
            fields[str(name)] = content.decode()
        else:
            files[str(name)] = File(filename, each.get_content_type(), content)
    return fields, files


def _ids_as_text(value: Json) -> Json:
    """Primary keys only: what stands in properties is left as it is."""
    if isinstance(value, list):
        return [_ids_as_text(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        name: str(each)
        if name in {"id", "conversation", "user", "part_group", "app", "from", "message"}
        and isinstance(each, int)
        and not isinstance(each, bool)
        else each
        if name.startswith("props")
        else _ids_as_text(each)
        for name, each in value.items()
    }


def realtime_path(address: str) -> str:
    return urlsplit(address).path
