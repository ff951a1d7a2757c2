"""A D-Bus session bus of a test's own, that starts no service but those a test writes into its folder ``services``."""

import asyncio
import os
import threading
import time
from collections.abc import Callable, Coroutine, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from dbus_fast import BusType, Message, MessageType
from dbus_fast.aio import MessageBus

from tests.e2e.process import Process

Result = TypeVar("Result")

PATIENCE = 30.0
"""How long a condition may take on a busy machine, in seconds; nothing is waited for longer than it takes."""

CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{services}</servicedir>
  <limit name="service_start_timeout">120000</limit>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@dataclass(frozen=True)
class Whom:
    """An interface of an object of somebody on the bus."""

    name: str
    path: str
    interface: str


BUS = Whom("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")


class SessionBus:
    """Running from the start until ``stop``. ``folder`` must have a short path: a socket's name has 107 bytes."""

    def __init__(self, folder: Path, env: Mapping[str, str] | None = None) -> None:
        config = folder / "bus.conf"
        self.services = folder / "services"
        self.services.mkdir()
        config.write_text(CONFIG.format(socket=folder / "bus", services=self.services), encoding="utf-8")
        reader, writer = os.pipe()
        command = ["dbus-daemon", "--nofork", f"--config-file={config}", f"--print-address={writer}"]
        self._daemon = Process(command, log=folder / "bus.log", env=env or os.environ, pass_fds=(writer,))
        os.close(writer)
        with os.fdopen(reader, encoding="ascii") as address:
            self.address = address.readline().strip()
        assert self.address, self._daemon.output()

    def stop(self) -> None:
        self._daemon.stop()


MOST_AT_ONCE = 64
"""Questions on their way: dbus-fast gives up on a socket whose buffer is full."""


class BusTalk:
    """Blocking calls to a bus from any thread, also from one whose own asyncio loop is busy (Playwright's sync API)."""

    def __init__(self, address: str) -> None:
        self._loop = asyncio.new_event_loop()
        self._turns = asyncio.Semaphore(MOST_AT_ONCE)
        self._thread = threading.Thread(target=self._loop.run_forever, name="bus talk", daemon=True)
        self._thread.start()
        self.bus = self.run(self._connect(address))

    @staticmethod
    async def _connect(address: str) -> MessageBus:
        return await MessageBus(bus_address=address, bus_type=BusType.SESSION).connect()

    def run(self, coroutine: Coroutine[Any, Any, Result], seconds: float = PATIENCE) -> Result:
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(seconds)

    async def ask(self, whom: Whom, member: str, signature: str = "", body: Sequence[object] = ()) -> Any:
        """The reply's only value, or the list of them. Raises ``BusRefusal``."""
        message = Message(
            destination=whom.name,
            path=whom.path,
            interface=whom.interface,
            member=member,
            signature=signature,
            body=list(body),
        )
        async with self._turns:
            reply = await self.bus.call(message)
        if reply.message_type is MessageType.ERROR:
            raise BusRefusal(f"{member}: {reply.error_name}: {reply.body}")
        return reply.body[0] if len(reply.body) == 1 else reply.body

    def call(self, whom: Whom, member: str, signature: str = "", body: Sequence[object] = ()) -> Any:
        return self.run(self.ask(whom, member, signature, body))

    def wait_for_name(self, name: str, seconds: float = PATIENCE) -> None:
        """Return as soon as somebody owns ``name``."""
        wait_until(lambda: self.call(BUS, "NameHasOwner", "s", [name]), f"{name} on the bus", seconds)

    def close(self) -> None:
        async def disconnect() -> None:
            self.bus.disconnect()
            await self.bus.wait_for_disconnect()  # type: ignore[no-untyped-call]

        self.run(disconnect())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


class BusRefusal(Exception):
    """Whoever was asked on the bus answered with an error."""


def wait_until(
    condition: Callable[[], Result | None], what: str | Callable[[], str], seconds: float = PATIENCE
) -> Result:
    """The first true answer of ``condition``. Fails with ``what`` when the time is over; a function is asked then.

    What goes away between two questions about it, as a control of a page that is drawn anew, is looked for again.
    """
    deadline = time.monotonic() + seconds
    while True:
        with suppress(BusRefusal):
            if answer := condition():
                return answer
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {seconds:g} s in vain for {what if isinstance(what, str) else what()}")
        time.sleep(0.03)
