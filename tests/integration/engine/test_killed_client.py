"""A client that is killed at any moment loses nothing it has shown and sends nothing twice."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Protocol

import pytest

from operator_app.domain.value import DialogId
from operator_app.engine.team_requests import EnterService, LookAtService
from tests.doubles.carrotquest.options import Options
from tests.doubles.carrotquest.server import TOKEN, CarrotQuestDouble
from tests.doubles.headless_client import HeadlessClient
from tests.doubles.memory_secrets import MemorySecrets
from tests.doubles.visitor import Visitor
from tests.integration.engine.conftest import ANNA, PASSWORD
from tests.servers import ServerProcess

ROOT = Path(__file__).parents[3]
COUNT = 50


def run(folder: Path, dialog_id: str, token: str, kill_after: float | None) -> int:
    """Let a child send; kill it so many seconds after its first message. The last number it was sure of, or -1."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.integration.engine.sending_client", str(folder), dialog_id, token, str(COUNT)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    try:
        told = [child.stdout.readline()]
        if kill_after is not None:
            time.sleep(kill_after)
            child.kill()
        told += child.stdout.readlines()
        child.wait()
        return max((int(line) for line in told if line.endswith("\n")), default=-1)
    finally:
        child.kill()
        child.wait()
        child.stdout.close()


class Service(Protocol):
    """A backend on which somebody has written ``hello``."""

    def enter(self, client: HeadlessClient) -> None: ...

    def texts(self) -> list[str]:
        """What the user has been told, and told himself."""
        ...


class Own:
    def __init__(self, server: ServerProcess, visitor: Visitor) -> None:
        self._server = server
        self._visitor = visitor
        visitor.write("hello")

    def enter(self, client: HeadlessClient) -> None:
        client.sign_in(self._server.address, ANNA, PASSWORD)

    def texts(self) -> list[str]:
        return self._visitor.texts()


class CarrotQuest:
    def __init__(self, double: CarrotQuestDouble) -> None:
        self._double = double
        self._conversation = double.do(lambda: double.site.start(double.site.add_user("Vera"), "hello"))

    def enter(self, client: HeadlessClient) -> None:
        address = self._double.address
        offer = client.ask(LookAtService(brand="other", token=TOKEN, api=address, realtime=address))
        client.account_id = client.ask(EnterService(offer=offer, token=TOKEN, operator=offer.operators[0])).id

    def texts(self) -> list[str]:
        return [each.body for each in self._conversation.parts if each.type.startswith("reply")]


@pytest.fixture(params=["own", "carrotquest", "carrotquest, entries carry random ids"])
def service(request: pytest.FixtureRequest) -> Iterator[Service]:
    """Each backend there is, the hosted one in both readings of what may prove a send."""
    if request.param == "own":
        yield Own(request.getfixturevalue("server"), request.getfixturevalue("visit")())
        return
    with CarrotQuestDouble(Options(parts_carry_random_id="random ids" in request.param)) as double:
        yield CarrotQuest(double)


def shown_in(client: HeadlessClient, dialog_id: DialogId) -> list[str]:
    return [text for text in client.texts(dialog_id) if text != "hello"]


@pytest.mark.parametrize("seed", [1, 2])
def test_killed_at_random_moments(seed: int, service: Service, tmp_path: Path) -> None:
    random = Random(seed)
    secrets = MemorySecrets()
    with HeadlessClient(tmp_path / "anna", secrets) as client:
        service.enter(client)
        client.wait_until(lambda: client.dialogs().ids)
        dialog_id = client.dialogs().ids[0]
        token = secrets.kept[client.account_id]
    for _ in range(3):
        sure = run(tmp_path / "anna", dialog_id, token, kill_after=random.uniform(0, 0.3))
        with HeadlessClient(tmp_path / "anna", secrets) as client:
            # the hosted service's entry may be here a moment before it is looked up and known to be our own
            client.wait_until(
                lambda client=client: (shown := shown_in(client, dialog_id)) == [f"text {n}" for n in range(len(shown))]
            )
            assert len(shown_in(client, dialog_id)) > sure
    run(tmp_path / "anna", dialog_id, token, kill_after=None)
    with HeadlessClient(tmp_path / "anna", secrets) as client:
        client.wait_sent()
        assert service.texts() == ["hello", *(f"text {n}" for n in range(COUNT))]
        client.wait_until(lambda: client.texts(dialog_id) == service.texts())
