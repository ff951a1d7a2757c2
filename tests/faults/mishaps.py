"""What goes wrong in stories: each mishap by its name."""

import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from operator_app.domain import commands
from operator_app.domain.people import OperatorStatus
from operator_app.domain.value import DialogId
from operator_app.engine import requests
from tests.doubles.faulty_proxy import FaultyProxy
from tests.faults.child import Died, Failed
from tests.faults.client_process import Client
from tests.faults.deeds import Deed, Deeds
from tests.faults.house import Wire
from tests.faults.scene import Scene
from tests.faults.story import Step

Mishap = Callable[[Scene, Deeds, Step], None]

MISHAPS: Final[dict[str, Mishap]] = {}

_SITE = b"PUT /site/v1/messages/"
_FORGOTTEN: Final = 6
"""More changes than the log of a story's backend keeps."""


def _http(status: str, body: bytes, *headers: str) -> bytes:
    lines = (f"HTTP/1.1 {status}", "Content-Type: application/json", f"Content-Length: {len(body)}", *headers)
    return "\r\n".join((*lines, "Connection: close", "", "")).encode() + body


_SERVER_ERROR = _http("500 Internal Server Error", b"<html>upstream failed</html>")


def mishap(do: Mishap) -> Mishap:
    MISHAPS[do.__name__] = do
    return do


def _network(scene: Scene, step: Step) -> FaultyProxy:
    return scene.network_of(step.who % len(scene.clients))


def _visitors(scene: Scene, step: Step) -> FaultyProxy:
    return scene.network_of_visitor(step.who % len(scene.visitors))


def _client(scene: Scene, step: Step) -> Client:
    return scene.clients[step.who % len(scene.clients)]


def _on_network(name: str, do: Callable[[FaultyProxy], None]) -> None:
    MISHAPS[name] = lambda scene, _deeds, step: do(_network(scene, step))


def _on_wire(name: str, do: Callable[[FaultyProxy, Wire], None]) -> None:
    MISHAPS[name] = lambda scene, _deeds, step: do(_network(scene, step), scene.house.wire)


def _on_visitors(name: str, do: Callable[[FaultyProxy], None]) -> None:
    MISHAPS[name] = lambda scene, _deeds, step: do(_visitors(scene, step))


_on_network("cut", FaultyProxy.cut_all)
_on_network("forget", FaultyProxy.forget)
_on_network("down", FaultyProxy.go_down)
_on_network("up", FaultyProxy.come_back)
_on_network("half_open", FaultyProxy.hold)
_on_network("hold_down", lambda network: network.hold(up=False))
_on_network("hold_up", lambda network: network.hold(down=False))
_on_network("release", FaultyProxy.release)
_on_wire("cut_answer", lambda network, wire: network.cut_answers(wire.command))
_on_wire("answer_lost_500", lambda network, wire: network.spoil_answer(wire.command, _SERVER_ERROR))
_on_wire(
    "answer_lost_garbage", lambda network, wire: network.spoil_answer(wire.command, _http("200 OK", wire.spoilt_answer))
)
_on_wire(
    "answer_429",
    lambda network, wire: network.answer_instead(
        wire.command, _http("429 Too Many Requests", wire.too_many, "Retry-After: 1")
    ),
)
_on_wire("answer_500", lambda network, wire: network.answer_instead(wire.command, _SERVER_ERROR))
_on_wire(
    "answer_garbage", lambda network, wire: network.answer_instead(wire.command, b"\x00\xff not HTTP at all\r\n\r\n")
)
_on_wire("lookup_500", lambda network, wire: network.answer_instead(wire.look_up, _SERVER_ERROR))
_on_wire(
    "changes_garbage", lambda network, wire: network.spoil_answer(wire.changes, _http("200 OK", wire.spoilt_answer))
)
_on_wire("drop_frame", lambda network, wire: network.drop_frames(lambda payload: wire.news in payload))
_on_network("double_frame", lambda network: network.double_frames(2))
_on_network("swap_frames", lambda network: network.swap_frames(2))
_on_wire("garbage_frame", lambda network, wire: network.spoil_frame(wire.spoilt_frame))
_on_network("delay", lambda network: network.delay(0.01))
_on_network("slow_up", lambda network: network.slow_up(0.01))
_on_network("dribble", lambda network: network.dribble(200, 0.002))
_on_visitors("visitor_cut", FaultyProxy.cut_all)
_on_visitors("visitor_cut_answer", lambda network: network.cut_answers(_SITE))
_on_visitors("visitor_down", FaultyProxy.go_down)
_on_visitors("visitor_up", FaultyProxy.come_back)


# ---------------------------------------------------------------------------------------------- clients


@mishap
def kill_client(scene: Scene, deeds: Deeds, step: Step) -> None:
    _client(scene, step).kill()


@mishap
def kill_client_at(scene: Scene, deeds: Deeds, step: Step) -> None:
    """At a named point, some time later; the person starts the app again with the next thing he does."""
    client = _client(scene, step)
    if not client.running:
        client.start()
    with suppress(Died):
        client.arm(step.word)


@mishap
def restart_client(scene: Scene, deeds: Deeds, step: Step) -> None:
    client = _client(scene, step)
    if client.running:
        with suppress(Died):
            client.stop()
    client.start()


# ---------------------------------------------------------------------------------------------- backend


@mishap
def kill_backend(scene: Scene, deeds: Deeds, step: Step) -> None:
    scene.backend.kill()
    time.sleep(step.pause)
    scene.backend.start()


@mishap
def kill_backend_at(scene: Scene, deeds: Deeds, step: Step) -> None:
    """At a named point; whoever looks next finds it dead and starts it."""
    if not scene.backend.running:
        scene.backend.start()
    with suppress(Died):
        scene.backend.arm(step.word)


@mishap
def freeze_backend(scene: Scene, deeds: Deeds, step: Step) -> None:
    scene.backend.freeze()
    time.sleep(0.05 + step.pause)
    scene.backend.thaw()


# ----------------------------------------------------------------------------------------------- clocks


@mishap
def sleep(scene: Scene, deeds: Deeds, step: Step) -> None:
    """The computer sleeps for an hour: nothing runs, its connections are gone, its clock goes on."""
    client, network = _client(scene, step), _network(scene, step)
    if not client.running:
        return
    client.freeze()
    network.hold()
    scene.clock.move(3600)
    time.sleep(step.pause)
    client.thaw()
    network.release()
    if step.about % 2:
        network.forget()
    else:
        network.cut_all()


@mishap
def client_clock(scene: Scene, deeds: Deeds, step: Step) -> None:
    scene.clock.move(float(step.word))


@mishap
def server_clock(scene: Scene, deeds: Deeds, step: Step) -> None:
    deeds.server_clock_set = True
    scene.backend.clock.move(float(step.word))


# ------------------------------------------------------------------------------------------------- disk


@mishap
def disk_full(scene: Scene, deeds: Deeds, step: Step) -> None:
    folder = _client(scene, step).folder
    if not folder.is_mount():
        return
    with suppress(OSError), (folder / "filler").open("ab", buffering=0) as file:
        while True:
            file.write(b"x" * 4096)


@mishap
def disk_free(scene: Scene, deeds: Deeds, step: Step) -> None:
    (_client(scene, step).folder / "filler").unlink(missing_ok=True)


@mishap
def read_only(scene: Scene, deeds: Deeds, step: Step) -> None:
    """The app starts on a disk that lets nothing be written, and is told to try again when it does."""
    client = _client(scene, step)
    if not client.folder.is_mount():
        return
    client.kill()
    _mounted_again(client, "ro")
    client.start()
    with suppress(Failed, Died):
        client.ask(requests.GetStatus())
    time.sleep(step.pause)
    _mounted_again(client, "rw")
    with suppress(Failed, Died):
        client.ask(requests.ConnectNow())


def _mounted_again(client: Client, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(client.folder)], capture_output=True, check=False)


@mishap
def long_outage(scene: Scene, deeds: Deeds, step: Step) -> None:
    """Cut off for so long that the log no longer reaches back: dialogs were closed and answered meanwhile."""
    network = _network(scene, step)
    network.go_down()
    others = [client for client in scene.clients if client is not _client(scene, step) and client.running]
    visitor = scene.visitors[step.about % len(scene.visitors)]
    for turn in range(3):
        visitor.write(f"{scene.story.seed}-{step.word}-away-{turn}")
    for client in others[:1]:
        with suppress(Died, Failed):
            for dialog_id in scene.cast.dialogs:
                command = commands.CloseDialog(dialog_id=DialogId(dialog_id))
                deeds.all.append(Deed(scene.clients.index(client), command, client.perform(command)))
    time.sleep(0.1)
    with suppress(Died):
        scene.backend.shorten(scene.cast.workspace_id)
    network.come_back()


@mishap
def shorten_log(scene: Scene, deeds: Deeds, step: Step) -> None:
    with suppress(Died):
        scene.backend.shorten(scene.cast.workspace_id)


# ----------------------------------------------------------------------------------------------- endings


@mishap
def last_frame_lost(scene: Scene, deeds: Deeds, step: Step) -> None:
    """A frame gets lost and none follows it: only the backend's word of how far its log goes tells of it."""
    scene.settle()
    client, network = _client(scene, step), _network(scene, step)
    network.drop_frames(lambda payload: scene.house.wire.news in payload)
    visitor = scene.visitors[step.about % len(scene.visitors)]
    visitor.write(f"{scene.story.seed}-{step.word}-unheard")
    scene.wait(visitor.send_waiting, "the visitor's message is through")
    scene.wait(lambda: not network.drops_waiting or scene.has_all(client), "the frame is lost", client)


@mishap
def away_too_long(scene: Scene, deeds: Deeds, step: Step) -> None:
    """While one is away others close every dialog, and so much happens then that the log has forgotten it."""
    scene.settle()
    away = step.who % len(scene.clients)
    other = (away + 1) % len(scene.clients)
    scene.network_of(away).go_down()
    for dialog_id in scene.cast.dialogs:
        _done_by(scene, deeds, other, commands.CloseDialog(dialog_id=DialogId(dialog_id)))
    for number in range(_FORGOTTEN):
        chosen = (OperatorStatus.AWAY, OperatorStatus.ONLINE)[number % 2]
        _done_by(scene, deeds, other, commands.SetStatus(status=chosen))
    scene.wait(lambda: scene.nothing_waits(scene.clients[other]), "the others have done it")
    scene.backend.shorten(scene.cast.workspace_id)
    scene.network_of(away).come_back()


def _done_by(scene: Scene, deeds: Deeds, operator: int, command: commands.Command) -> None:
    since = scene.newest_number()
    deeds.all.append(Deed(operator, command, scene.clients[operator].perform(command), since=since))
