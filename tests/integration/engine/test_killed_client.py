"""A client that is killed at any moment loses nothing it has shown and sends nothing twice."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

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


@pytest.mark.parametrize("seed", [1, 2])
def test_killed_at_random_moments(
    seed: int, server: ServerProcess, visit: Callable[[], Visitor], tmp_path: Path
) -> None:
    random = Random(seed)
    secrets = MemorySecrets()
    visitor = visit()
    visitor.write("hello")
    with HeadlessClient(tmp_path / "anna", secrets) as client:
        client.sign_in(server.address, ANNA, PASSWORD)
        client.wait_until(lambda: client.dialogs().ids)
        dialog_id = client.dialogs().ids[0]
        token = secrets.kept[client.account_id]
    for _ in range(3):
        sure = run(tmp_path / "anna", dialog_id, token, kill_after=random.uniform(0, 0.3))
        with HeadlessClient(tmp_path / "anna", secrets) as client:
            shown = [text for text in client.texts(dialog_id) if text != "hello"]
            assert len(shown) > sure
            assert shown == [f"text {n}" for n in range(len(shown))]
    run(tmp_path / "anna", dialog_id, token, kill_after=None)
    with HeadlessClient(tmp_path / "anna", secrets) as client:
        client.wait_sent()
        assert visitor.texts() == ["hello", *(f"text {n}" for n in range(COUNT))]
        client.wait_until(lambda: client.texts(dialog_id) == visitor.texts())
