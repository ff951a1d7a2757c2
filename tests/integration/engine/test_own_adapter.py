"""The adapter of our own backend against servers that misbehave, on real sockets."""

import asyncio
import http.server
import logging
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import aclosing, asynccontextmanager
from http import HTTPStatus
from pathlib import Path

import pytest
from websockets.asyncio.server import ServerConnection, serve
from websockets.http11 import Request, Response

from chat_backend.protocol import MAX_FRAME
from operator_app.backends.own import stream
from operator_app.backends.own.adapter import OwnBackend
from operator_app.backends.port import StreamItem, StreamStarted
from operator_app.domain.commands import CloseDialog
from operator_app.domain.problems import (
    BackendError,
    CursorTooOld,
    NotABackend,
    OutcomeUnknown,
    RateLimited,
    RefusalReason,
    Refused,
    SignedOut,
    Unreachable,
    UnreachableReason,
)
from operator_app.domain.value import ClientId, DialogId

TOKEN = "a-very-secret-token"
HELLO = '{"type": "hello", "number": 5, "time": 1000}'


@asynccontextmanager
async def streaming(
    talk: Callable[[ServerConnection], Awaitable[None]],
    answer: Callable[[ServerConnection, Request], Response | None] | None = None,
) -> AsyncIterator[OwnBackend]:
    async with serve(talk, "127.0.0.1", 0, process_request=answer) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        backend = OwnBackend(f"http://127.0.0.1:{port}", TOKEN)
        yield backend
        await backend.close()


async def follow(backend: OwnBackend) -> tuple[list[StreamItem], BackendError]:
    """What a stream told, and how it ended."""
    items: list[StreamItem] = []
    try:
        async with aclosing(backend.stream(5)) as told:
            async for item in told:
                items.append(item)
    except BackendError as error:
        return items, error
    raise AssertionError("the stream ended without a word")


async def test_the_token_goes_in_the_header_and_into_no_log(caplog: pytest.LogCaptureFixture) -> None:
    seen: list[tuple[str, str | None]] = []

    async def talk(socket: ServerConnection) -> None:
        assert socket.request is not None
        seen.append((socket.request.path, socket.request.headers.get("Authorization")))
        await socket.send(HELLO)

    with caplog.at_level(logging.DEBUG):
        async with streaming(talk) as backend:
            items, ended = await follow(backend)
    assert seen == [("/api/v1/stream?after=5", f"Bearer {TOKEN}")]
    assert items == [StreamStarted(number=5, server_time=1000)]
    assert isinstance(ended, Unreachable)
    ours = [record.getMessage() for record in caplog.records if not record.name.startswith("websockets.server")]
    assert not any(TOKEN in line for line in ours)


@pytest.mark.parametrize("frame", ["{", '{"type": "changed"}', "[1]", "x" * 1_100_000])
async def test_a_malformed_frame_ends_the_stream_so_that_the_difference_is_pulled(
    frame: str, caplog: pytest.LogCaptureFixture
) -> None:
    async def talk(socket: ServerConnection) -> None:
        await socket.send(HELLO)
        await socket.send(frame)
        await socket.wait_closed()

    async with streaming(talk) as backend:
        items, ended = await follow(backend)
    assert len(items) == 1
    assert isinstance(ended, Unreachable)
    assert ended.reason is (UnreachableReason.CUT if len(frame) > MAX_FRAME else UnreachableReason.SERVER_FAULT)
    assert frame not in caplog.text


@pytest.mark.parametrize(
    ("code", "kind"), [(4401, SignedOut), (4410, CursorTooOld), (4408, Unreachable), (1012, Unreachable)]
)
async def test_close_codes(code: int, kind: type[BackendError]) -> None:
    async def talk(socket: ServerConnection) -> None:
        await socket.close(code)

    async with streaming(talk) as backend:
        assert type((await follow(backend))[1]) is kind


async def test_behind_is_too_old() -> None:
    async def talk(socket: ServerConnection) -> None:
        await socket.send('{"type": "behind", "oldest": 9}')
        await socket.wait_closed()

    async with streaming(talk) as backend:
        assert type((await follow(backend))[1]) is CursorTooOld


@pytest.mark.parametrize(
    ("status", "kind"), [(401, SignedOut), (404, NotABackend), (502, Unreachable), (302, NotABackend)]
)
async def test_a_handshake_that_is_refused(status: int, kind: type[BackendError]) -> None:
    asked = 0

    async def talk(socket: ServerConnection) -> None:
        raise AssertionError("the handshake was refused")

    def answer(socket: ServerConnection, request: Request) -> Response:
        nonlocal asked
        asked += 1
        response = socket.respond(HTTPStatus(status), "")
        response.headers["Location"] = "/elsewhere"
        return response

    async with streaming(talk, answer) as backend:
        assert type((await follow(backend))[1]) is kind
    assert asked == 1


async def test_a_server_that_answers_pings_is_followed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "PING_EVERY", 0.05)
    monkeypatch.setattr(stream, "_LOOK_FOR_PONG", 0.01)

    async def talk(socket: ServerConnection) -> None:
        await socket.send(HELLO)
        await asyncio.sleep(0.4)
        await socket.send(HELLO)
        await socket.wait_closed()

    async with streaming(talk) as backend, aclosing(backend.stream(5)) as told:
        kinds = [type(await anext(told)) for _ in range(2)]
    assert kinds == [StreamStarted, StreamStarted]


async def test_what_is_told_without_a_stream_is_dropped() -> None:
    backend = OwnBackend("http://127.0.0.1:1", TOKEN)
    await backend.tell_typing(DialogId("d"), note=False, text="x")
    await backend.tell_viewing(None)
    await backend.close()


# -------------------------------------------------------------------------------------------------- HTTP


class Answering:
    """A web server that answers everything the same way and remembers what it was asked."""

    def __init__(self) -> None:
        self.status, self.headers, self.body = 200, {}, b"{}"
        self.asked: list[tuple[str, str, str | None]] = []
        answering = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def answer(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                answering.asked.append((self.command, self.path, self.headers.get("Authorization")))
                self.send_response(answering.status)
                for name, value in answering.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(answering.body)))
                self.end_headers()
                self.wfile.write(answering.body)

            do_GET = do_PUT = do_POST = answer  # noqa: N815 - the base looks for these names

            def log_message(self, format: str, *args: object) -> None: ...  # noqa: A002 - the base's name

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"


@pytest.fixture
def web() -> Iterator[Answering]:
    web = Answering()
    thread = threading.Thread(target=web.server.serve_forever)
    thread.start()
    yield web
    web.server.shutdown()
    thread.join()
    web.server.server_close()


@pytest.fixture
async def backend(web: Answering) -> AsyncIterator[OwnBackend]:
    backend = OwnBackend(web.address, TOKEN)
    yield backend
    await backend.close()
    await asyncio.sleep(
        0.01
    )  # httpx leaves a body that was given up half way to the loop, which closes it in its own time


async def test_redirects_are_not_followed(web: Answering, backend: OwnBackend) -> None:
    web.status, web.headers = 307, {"Location": f"{web.address}/elsewhere"}
    with pytest.raises(NotABackend):
        await backend.snapshot()
    assert web.asked == [("GET", "/api/v1/snapshot", f"Bearer {TOKEN}")]


async def test_a_malformed_answer_is_a_fault_for_reads_and_a_doubt_for_commands(backend: OwnBackend) -> None:
    with pytest.raises(Unreachable) as fault:
        await backend.changes_after(0)
    assert fault.value.reason is UnreachableReason.SERVER_FAULT
    with pytest.raises(OutcomeUnknown):
        await backend.execute(ClientId("c"), CloseDialog(dialog_id=DialogId("d")))


async def test_an_endless_answer_is_cut_off(web: Answering, backend: OwnBackend) -> None:
    web.body = b'"' + b"x" * (9 * 1024 * 1024)
    with pytest.raises(Unreachable):
        await backend.snapshot()


async def test_a_rate_limit_says_how_long(web: Answering, backend: OwnBackend) -> None:
    web.status, web.body = 429, b'{"code": "rate_limited", "message": "", "retry_after": 7}'
    with pytest.raises(RateLimited) as limited:
        await backend.execute(ClientId("c"), CloseDialog(dialog_id=DialogId("d")))
    assert limited.value.retry_after == 7


async def test_ids_cannot_lead_to_other_routes(web: Answering, backend: OwnBackend) -> None:
    with pytest.raises(BackendError):
        await backend.dialog(DialogId("../../sign-out?x="))
    assert [path for _, path, _ in web.asked] == ["/api/v1/dialogs/..%2F..%2Fsign-out%3Fx%3D"]


async def test_a_download_has_a_limit_leaves_nothing_half_and_needs_no_token(
    web: Answering, backend: OwnBackend, tmp_path: Path
) -> None:
    web.body = b"x" * 1000
    await backend.download(f"{web.address}/files/s/a", tmp_path / "a", limit=1000)
    assert (tmp_path / "a").stat().st_size == 1000
    with pytest.raises(Refused) as refused:
        await backend.download(f"{web.address}/files/s/a", tmp_path / "b", limit=999)
    assert refused.value.reason is RefusalReason.FILE_TOO_LARGE
    assert not (tmp_path / "b").exists()
    assert not (tmp_path / "b.part").exists()
    assert {token for _, _, token in web.asked} == {None}
