"""The stage of one story: clients, visitors and the networks between them and the backend."""

import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from operator_app.domain.value import DialogId, UserId
from operator_app.engine import requests
from operator_app.engine.status import ConnectionStatus, Phase
from tests.doubles.faulty_proxy import FaultyProxy
from tests.faults.child import Died, Failed
from tests.faults.client_process import Client, prepare_profile
from tests.faults.house import Backend, Cast, House, Visitor, mount_memory, unmount
from tests.faults.moved_clock import MovedClock
from tests.faults.reading import reading
from tests.faults.story import Story

SETTLE_SECONDS = 60.0


class NotSettled(AssertionError):
    """Long after the last fault something is still not through."""


class Scene:
    """Everything is up and everybody online when it begins; whatever happens, all of it ends."""

    def __init__(self, house: House, story: Story) -> None:
        self.house = house
        self.story = story
        self.cast: Cast = house.cast(story)
        self.backend: Backend = house.backend
        self.folder = house.folder / "scene"
        self.dialogs: list[str] = list(self.cast.dialogs)
        self.clock_file = self.folder / "clock"
        self.networks: list[FaultyProxy] = []
        self.clients: list[Client] = []
        self.visitors: list[Visitor] = []
        self.decided: set[str] = set()
        """Commands that were held back until their operator decided: what he did after them did not wait."""
        self._mounted: list[Path] = []
        self._settled_once = False

    def __enter__(self) -> Self:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.clock = MovedClock(self.clock_file)
        if not self.backend.running:
            self.backend.start()
        try:
            self._raise_curtain()
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def _raise_curtain(self) -> None:
        for person in self.cast.operators[: self.story.operators]:
            network = self._network()
            folder = self.folder / person.id
            folder.mkdir()
            if self.story.small_disk and self.house.may_mount and mount_memory(folder, "6m"):
                self._mounted.append(folder)
            prepare_profile(folder, self.house.account(network.address, person), self.house.empty_archive)
            client = Client(folder, person.token, self.clock_file, self.story.seed)
            self.clients.append(client)
            client.start()
        for place in range(len(self.cast.visitors)):
            follows = self.story.seed % 3 == place
            self.visitors.append(self.house.visitor(self.cast, place, self._network().address, follows=follows))
        for client in self.clients:
            self.wait(lambda client=client: status(client).phase is Phase.ONLINE, "online at first")

    def _network(self) -> FaultyProxy:
        network = FaultyProxy(self.backend.address)
        network.__enter__()
        self.networks.append(network)
        return network

    def network_of(self, operator: int) -> FaultyProxy:
        return self.networks[operator]

    def network_of_visitor(self, visitor: int) -> FaultyProxy:
        return self.networks[len(self.clients) + visitor]

    def _close(self) -> None:
        for client in self.clients:
            with suppress(Died):
                client.thaw()
            client.kill()
        for network in self.networks:
            network.heal()
            network.cut_all()
        for visitor in self.visitors:
            visitor.close()
        for network in self.networks:
            network.__exit__(None, None, None)
        for folder in self._mounted:
            unmount(folder)
        shutil.rmtree(self.folder, ignore_errors=True)

    # ------------------------------------------------------------------------------------------- settling

    def newest_number(self) -> int:
        return self.house.newest_number(self.cast)

    def settle(self) -> int:
        """No fault any more: whatever is missing comes, whatever waits leaves. Raises ``NotSettled``.

        The number of the backend's newest change that every archive has. Nobody has opened a dialog for that.
        """
        for network in self.networks:
            network.heal()
        self.backend.thaw()
        self._revive_backend()
        if not self._settled_once and self.house.needs_new_connections(self.story):
            for network in self.networks:
                network.cut_all()
        self._settled_once = True
        for client in self.clients:
            (client.folder / "filler").unlink(missing_ok=True)
            self._bring_back(client)
        for visitor in self.visitors:
            self.wait(visitor.send_waiting, "visitors' messages are through")
        for client in self.clients:
            self.wait(lambda client=client: self.nothing_waits(client), "the outbox is empty", client)
        number = self.newest_number()
        for client in self.clients:
            self.wait(lambda client=client: self.has_all(client), "the archive has all", client)
        return number

    def look_around(self) -> None:
        """Every operator opens every dialog, and every visitor his page. Raises ``NotSettled``."""
        for client in self.clients:
            for dialog_id in self.dialogs:
                self._look_at(client, DialogId(dialog_id))
        for visitor in self.visitors:
            if visitor.follows:
                shown = visitor.shown()
                self.wait(
                    lambda visitor=visitor, shown=shown: len(visitor.heard) >= len(shown),
                    "the visitor's stream told all",
                )

    def _revive_backend(self) -> None:
        try:
            if not self.backend.running:
                self.backend.start()
            self.backend.arm("")
        except Died:
            self.backend.start()

    def _bring_back(self, client: Client) -> None:
        if not client.running:
            client.start()
        try:
            client.thaw()
            client.arm("")
            client.ask(requests.ConnectNow())
        except Died:
            client.start()

    def nothing_waits(self, client: Client) -> bool:
        if status(client).phase is not Phase.ONLINE:
            return False
        with reading(client.archive) as archive:
            found = archive.execute("SELECT client_id, state, lane, conflict IS NOT NULL FROM outbox").fetchall()
        for client_id, state, lane, is_held in found:
            if is_held:  # others did something meanwhile: a person is asked, and wants it all the same
                about, _, name = lane.partition(":")
                of = {"dialog_id": DialogId(name)} if about == "dialog" else {"user_id": UserId(name)}
                client.ask(requests.SettleHeld(anyway=True, **of))
                self.decided.add(client_id)
            elif state == 40:  # refused: a person would try again
                client.ask(requests.RetryMessage(client_id=client_id))
        return not found

    def has_all(self, client: Client) -> bool:
        with reading(client.archive) as archive:
            row = archive.execute("SELECT number, reconcile_after FROM cursor").fetchone()
        if row is None or row[1] is not None or not self.house.has_all(self.cast, row[0]):
            return False
        return status(client).phase is Phase.ONLINE

    def _look_at(self, client: Client, dialog_id: DialogId) -> None:
        """As an operator who scrolls up to the beginning."""

        def whole() -> bool:
            with reading(client.archive) as archive:
                row = archive.execute("SELECT complete, through FROM coverage WHERE dialog_id = ?", (dialog_id,))
                known = row.fetchone()
            if known is not None and known[0] and known[1] is None:
                return True
            with suppress(Failed):
                if client.ask(requests.OpenDialog(dialog_id=dialog_id)) is None:
                    return True
                client.ask(requests.FetchMissing(dialog_id=dialog_id))
            return False

        self.wait(whole, f"all of dialog {dialog_id} is here", client)

    def wait(self, holds: Callable[[], bool], what: str, client: Client | None = None) -> None:
        deadline = time.monotonic() + SETTLE_SECONDS
        pause = 0.002
        while not holds():
            if time.monotonic() > deadline:
                state = "" if client is None else f"; {status(client)}; {self._outbox(client)}"
                raise NotSettled(f"never came true: {what}{state}")
            time.sleep(pause)
            pause = min(0.02, pause * 1.3)

    @staticmethod
    def _outbox(client: Client) -> list[tuple[object, ...]]:
        with reading(client.archive) as archive:
            return archive.execute("SELECT client_id, lane, command, state, attempts FROM outbox").fetchall()


def status(client: Client) -> ConnectionStatus:
    return client.ask(requests.GetStatus())
