"""How the live stream's connection ends, with a server that says no goodbye."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from websockets.http11 import Request
from websockets.server import ServerProtocol

from operator_app.backends.own.decoding import Decoder
from operator_app.backends.own.stream import Stream
from operator_app.domain.problems import NotABackend, Unreachable, UnreachableReason


@pytest.fixture
async def deaf() -> AsyncIterator[str]:
    """The address of a server that opens the stream and then neither hears nor says anything."""
    over = asyncio.Event()
    talks: list[asyncio.Task[None]] = []

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        protocol = ServerProtocol()
        asked: list[Request] = []
        while not asked:
            protocol.receive_data(await reader.read(65_536))
            asked = [event for event in protocol.events_received() if isinstance(event, Request)]
        protocol.send_response(protocol.accept(asked[0]))
        writer.write(b"".join(protocol.data_to_send()))
        await over.wait()
        writer.transport.abort()

    def begin(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talks.append(asyncio.create_task(talk(reader, writer)))  # noqa: TID251 - awaited when the server ends

    server = await asyncio.start_server(begin, "127.0.0.1", 0)
    yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    over.set()
    await asyncio.gather(*talks)
    server.close()
    await server.wait_closed()


async def test_who_is_cancelled_twice_leaves_no_connection_open(deaf: str) -> None:
    """As at the app's end: first whoever follows is told to end, then all that still runs."""
    stream = Stream(deaf, None, "token", Decoder(deaf))

    async def follow() -> None:
        async for _ in stream.items(0):
            pass

    following = asyncio.create_task(follow())  # noqa: TID251 - cancelled as an owner would
    while (socket := stream._socket) is None:
        await asyncio.sleep(0.01)
    transport = socket.transport
    for _ in range(2):
        following.cancel()
        for _turn in range(3):
            await asyncio.sleep(0)
    with pytest.raises(asyncio.CancelledError):
        await following
    assert transport.is_closing()


@pytest.mark.parametrize(
    ("said", "is_backend"), [(b"", True), (b"HTTP/1.1 101 Swi", True), (b"SSH-2.0-Some\r\n\r\n", False)]
)
async def test_a_server_killed_before_it_answered_is_no_stranger(said: bytes, is_backend: bool) -> None:
    """Only what answers something else is: "this is no chat server" would be a wrong and frightening word."""

    def hang_up(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(said)
        writer.close()

    async with await asyncio.start_server(hang_up, "127.0.0.1", 0) as server:
        address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        stream = Stream(address, None, "token", Decoder(address))
        with pytest.raises(Unreachable if is_backend else NotABackend) as ended:
            await anext(stream.items(0))
    if is_backend:
        assert isinstance(ended.value, Unreachable)
        assert ended.value.reason is UnreachableReason.CUT
