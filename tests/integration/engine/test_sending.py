"""What an operator sends arrives once and in order, whatever happens on the way."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from operator_app.domain.commands import AddTag, CloseDialog, EditUser, MarkRead, SendMessage
from operator_app.domain.dialogs import DialogState
from operator_app.domain.messages import File, MessageState
from operator_app.domain.problems import RefusalReason, Refused
from operator_app.domain.value import ClientId, DialogId, FileId
from operator_app.engine import requests
from operator_app.engine.notices import CommandRefused
from operator_app.engine.status import Phase
from tests.doubles.faulty_proxy import FaultyProxy
from tests.doubles.headless_client import HeadlessClient
from tests.doubles.visitor import Visitor
from tests.integration.engine.conftest import ANNA, PASSWORD
from tests.servers import ServerProcess

Visit = Callable[[], Visitor]


@pytest.fixture
def proxy(server: ServerProcess) -> Iterator[FaultyProxy]:
    with FaultyProxy(server.address) as proxy:
        yield proxy


@pytest.fixture
def through(proxy: FaultyProxy, tmp_path: Path) -> Iterator[HeadlessClient]:
    """Anna's client, whose network is the proxy."""
    with HeadlessClient(tmp_path / "through") as client:
        client.come_online(proxy.address, ANNA, PASSWORD)
        client.wait_phase(Phase.ONLINE)
        yield client


def a_dialog(client: HeadlessClient, visitor: Visitor) -> DialogId:
    """The visitor writes "hello"; where it came in."""
    visitor.write("hello")
    client.wait_until(lambda: client.dialogs().ids, "the visitor's dialog")
    dialog_id = client.dialogs().ids[0]
    # where the first look at the list tells of the dialog, its message comes a moment later
    client.wait_until(lambda: client.texts(dialog_id) == ["hello"], "what was written")
    return dialog_id


def state_of(client: HeadlessClient, dialog_id: DialogId, client_id: ClientId) -> MessageState:
    return next(each.state for each in client.messages(dialog_id) if each.client_id == client_id)


def test_an_answer_lost_after_the_commit_is_looked_up(
    through: HeadlessClient, proxy: FaultyProxy, visit: Visit
) -> None:
    visitor = visit()
    dialog_id = a_dialog(through, visitor)
    proxy.drop_frames(lambda frame: b'"changed"' in frame and b'"once"' in frame)
    proxy.cut_answers(b"PUT /api/v1/commands/")
    client_id = through.perform(SendMessage(dialog_id=dialog_id, text="once"))
    through.wait_sent()
    assert proxy.answers_cut == 1
    assert f"GET /api/v1/commands/{client_id} HTTP/1.1".encode() in proxy.requests
    assert sum(each.startswith(b"PUT /api/v1/commands/") for each in proxy.requests) == 1
    assert visitor.texts() == ["hello", "once"]
    assert through.texts(dialog_id) == ["hello", "once"]
    assert state_of(through, dialog_id, client_id) is MessageState.SENT


def test_every_second_answer_is_lost_and_nothing_twice(
    through: HeadlessClient, proxy: FaultyProxy, visit: Visit
) -> None:
    visitor = visit()
    dialog_id = a_dialog(through, visitor)
    texts = [f"text {n}" for n in range(8)]
    for n, text in enumerate(texts):
        client_id = through.perform(SendMessage(dialog_id=dialog_id, text=text))
        if n % 2:
            proxy.cut_answers(f"/api/v1/commands/{client_id}".encode())
    through.wait_sent()
    assert visitor.texts() == ["hello", *texts]
    through.wait_until(lambda: through.texts(dialog_id) == ["hello", *texts])


def test_what_is_written_offline_is_shown_at_once_and_leaves_in_order(
    through: HeadlessClient, proxy: FaultyProxy, visit: Visit
) -> None:
    visitor = visit()
    dialog_id = a_dialog(through, visitor)
    proxy.go_down()
    through.wait_phase(Phase.WAITING)
    texts = [f"text {n}" for n in range(5)]
    for text in texts:
        through.perform(SendMessage(dialog_id=dialog_id, text=text))
    through.perform(AddTag(dialog_id=dialog_id, tag="later"))
    through.perform(CloseDialog(dialog_id=dialog_id))
    assert through.texts(dialog_id) == ["hello", *texts]
    assert through.dialogs(state=DialogState.CLOSED).ids == (dialog_id,)
    assert through.status.unsent == 7
    proxy.come_back()
    through.ask_account(requests.ConnectNow())
    through.wait_sent()
    assert visitor.texts() == ["hello", *texts]
    row = through.dialogs(state=DialogState.CLOSED).rows[0]
    assert (row.dialog.tags, row.dialog.state) == (("later",), DialogState.CLOSED)


def test_the_outbox_survives_a_restart(through: HeadlessClient, proxy: FaultyProxy, visit: Visit) -> None:
    visitor = visit()
    dialog_id = a_dialog(through, visitor)
    proxy.go_down()
    through.perform(SendMessage(dialog_id=dialog_id, text="kept"))
    through.restart()
    assert through.texts(dialog_id) == ["hello", "kept"]
    assert through.status.unsent == 1
    proxy.come_back()
    through.ask_account(requests.ConnectNow())
    through.wait_sent()
    assert visitor.texts() == ["hello", "kept"]


def test_the_server_is_killed_while_sending(client: HeadlessClient, server: ServerProcess, visit: Visit) -> None:
    visitor = visit()
    dialog_id = a_dialog(client, visitor)
    texts = [f"text {n}" for n in range(20)]
    for n, text in enumerate(texts):
        client.perform(SendMessage(dialog_id=dialog_id, text=text))
        if n == 10:
            server.kill()
    server.start()
    client.ask_account(requests.ConnectNow())
    client.wait_sent()
    assert visitor.texts() == ["hello", *texts]
    client.wait_until(lambda: client.texts(dialog_id) == ["hello", *texts])


def test_a_refused_command_is_put_back_and_told(client: HeadlessClient, visit: Visit) -> None:
    visitor = visit()
    dialog_id = a_dialog(client, visitor)
    user = client.dialogs().rows[0].user
    assert user is not None
    command = EditUser(user_id=user.id, email="no address")
    client.perform(command)
    client.wait_until(lambda: client.seen(CommandRefused))
    assert client.seen(CommandRefused) == [
        CommandRefused(account_id=client.account_id, command=command, reason=RefusalReason.INVALID_EMAIL.value)
    ]
    assert client.dialogs().rows[0].user == user
    assert client.texts(dialog_id) == ["hello"]


def test_a_refused_message_fails_in_place_and_can_be_discarded(client: HeadlessClient, visit: Visit) -> None:
    dialog_id = a_dialog(client, visit())
    client_id = client.perform(SendMessage(dialog_id=dialog_id, text="x" * 20_001))
    client.wait_until(lambda: state_of(client, dialog_id, client_id) is MessageState.FAILED)
    failed = client.messages(dialog_id)[-1]
    assert failed.failure == RefusalReason.TEXT_TOO_LONG.value
    client.perform(SendMessage(dialog_id=dialog_id, text="short"))
    client.wait_sent()
    client.ask_account(requests.DiscardMessage(client_id=client_id))
    assert client.texts(dialog_id) == ["hello", "short"]
    assert client.seen(CommandRefused) == []


def test_two_clients_of_one_operator_agree(client: HeadlessClient, server: ServerProcess, visit: Visit) -> None:
    with HeadlessClient(client.folder.with_name("second")) as second:
        second.sign_in(server.address, ANNA, PASSWORD)
        visitor = visit()
        dialog_id = a_dialog(client, visitor)
        second.wait_until(lambda: second.dialogs().ids == (dialog_id,))
        for n in range(5):
            client.perform(SendMessage(dialog_id=dialog_id, text=f"first {n}"))
            second.perform(SendMessage(dialog_id=dialog_id, text=f"second {n}"))
        client.perform(AddTag(dialog_id=dialog_id, tag="both"))
        position = client.dialogs().rows[0].dialog.last_message
        assert position is not None
        second.perform(MarkRead(dialog_id=dialog_id, position=position.position))
        client.wait_sent()
        second.wait_sent()
        client.wait_until(lambda: client.dialogs().rows == second.dialogs().rows, "the same rows")
        client.wait_until(lambda: client.messages(dialog_id) == second.messages(dialog_id), "the same messages")
        assert len(client.texts(dialog_id)) == 11
        assert visitor.texts() == client.texts(dialog_id)


# ------------------------------------------------------------------------------------------------- files


def a_file(path: Path, size: int, content_type: str = "text/plain") -> File:
    path.write_bytes(b"f" * size)
    return File(id=FileId(""), name=path.name, size=size, content_type=content_type, url=str(path))


def test_a_file_is_sent_even_if_the_original_vanishes(
    through: HeadlessClient, proxy: FaultyProxy, visit: Visit, tmp_path: Path
) -> None:
    dialog_id = a_dialog(through, visit())
    proxy.go_down()
    through.wait_phase(Phase.WAITING)
    file = a_file(tmp_path / "offer.txt", 100_000)
    through.perform(SendMessage(dialog_id=dialog_id, text="see", files=(file,)))
    (tmp_path / "offer.txt").unlink()
    shown = through.messages(dialog_id)[-1].files[0]
    assert Path(shown.url).read_bytes() == b"f" * 100_000
    proxy.cut_answers(b"PUT /api/v1/files/", b"PUT /api/v1/commands/")
    proxy.come_back()
    through.ask_account(requests.ConnectNow())
    through.wait_sent()
    stored = through.messages(dialog_id)[-1].files[0]
    assert (stored.name, stored.size, stored.content_type) == ("offer.txt", 100_000, "text/plain")
    copy = through.ask_account(requests.FetchFile(url=stored.url, name=stored.name))
    assert copy.read_bytes() == b"f" * 100_000
    outgoing = through.folder / "accounts" / through.account_id / "outgoing"
    through.wait_until(lambda: list(outgoing.iterdir()) == [], "the copy is gone")


def test_too_large_a_file_is_refused_before_anything_is_shown(
    client: HeadlessClient, visit: Visit, tmp_path: Path
) -> None:
    dialog_id = a_dialog(client, visit())
    limit = client.ask_account(requests.GetDirectory()).file_limit
    with pytest.raises(Refused) as refused:
        client.perform(SendMessage(dialog_id=dialog_id, text="", files=(a_file(tmp_path / "big", limit + 1),)))
    assert refused.value.reason is RefusalReason.FILE_TOO_LARGE
    assert client.texts(dialog_id) == ["hello"]
    assert not (client.folder / "accounts" / client.account_id / "outgoing").exists()


def test_no_local_path_but_our_own_is_given_out(client: HeadlessClient) -> None:
    with pytest.raises(Refused):
        client.ask_account(requests.FetchFile(url="/etc/passwd", name="passwd"))
