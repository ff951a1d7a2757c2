"""A full disk and an unforeseen failure: said cleanly, nothing half-written, and the server goes on."""

from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Connection

from chat_backend.protocol import AddNote, Change, SendMessage
from chat_backend.services import Services
from chat_backend.settings import Settings
from tests.integration.chat_backend.clients import OperatorClient, SiteClient, refusal
from tests.integration.chat_backend.conftest import KEY, Backend
from tests.integration.chat_backend.test_commands import begun


class Ceiling:
    """Lets SQLite believe that its disk has so many pages; its own error is the real one."""

    def __init__(self) -> None:
        self.pages = 1_000_000

    def put_on(self, services: Services) -> None:
        def begin(connection: Connection) -> None:
            connection.exec_driver_sql(f"PRAGMA max_page_count = {self.pages}")

        event.listen(services.database._writing.sync_engine, "begin", begin)


@pytest.fixture
def ceiling() -> Ceiling:
    return Ceiling()


@pytest.fixture
def running(tmp_path: Path, ceiling: Ceiling):
    backend = Backend(Settings(data=tmp_path / "data", embedded_key=KEY), prepare=ceiling.put_on)
    backend.start()
    yield backend
    backend.stop()


async def test_a_full_disk(ceiling: Ceiling, anna: OperatorClient, vera: SiteClient) -> None:
    dialog_id = await begun(anna, vera)
    before = (await anna.snapshot()).number
    ceiling.pages = 1  # SQLite takes the size it has as the least
    refused = None
    for turn in range(60):
        answer = await anna.put(AddNote(dialog_id=dialog_id, text="x" * 20_000), f"big-{turn}")
        if not answer.is_success:
            refused = answer
            break
    assert refused is not None
    assert (refused.status_code, refusal(refused).code) == (507, "server_error")
    lost = f"big-{turn}"
    changes = await anna.changes()
    assert [c.number for c in changes] == list(range(1, before + turn + 1))
    assert (await anna.http.get(f"/api/v1/commands/{lost}")).status_code == 404
    assert (await anna.http.get("/health")).status_code == 200
    ceiling.pages = 1_000_000
    change = await anna.do(AddNote(dialog_id=dialog_id, text="x" * 20_000), lost)
    assert change.number == before + turn + 1


async def test_an_unforeseen_failure_is_answered_without_its_words(
    running: Backend, anna: OperatorClient, vera: SiteClient, caplog: pytest.LogCaptureFixture
) -> None:
    dialog_id = await begun(anna, vera)

    async def broken(*_: object) -> Change:
        raise ZeroDivisionError("words that quote a message")

    services = running.services
    assert services is not None
    services.desk.apply = broken  # type: ignore[method-assign]
    answer = await anna.put(SendMessage(dialog_id=dialog_id, text="hi"))
    assert (answer.status_code, refusal(answer).code) == (500, "server_error")
    assert "words" not in answer.text
    assert "Traceback" not in answer.text
    request_id = refusal(answer).message.split()[-1].rstrip(".")
    assert request_id in [getattr(record, "request_id", None) for record in caplog.records]
