"""Statistics of what people did over real connections, as the route tells them."""

from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from chat_backend.protocol import (
    AddNote,
    CloseDialog,
    Numbers,
    ReopenDialog,
    SendMessage,
    SetSiteChat,
    SiteChat,
    SnoozeDialog,
    StartDialog,
    Statistics,
    WorkingHours,
)
from tests.integration.chat_backend.clients import OperatorClient, SiteClient, decoded, refusal
from tests.integration.chat_backend.conftest import Backend

MINUTE = 60_000
MONDAY = round(datetime(2026, 11, 23, 10, tzinfo=UTC).timestamp() * 1000)


class Clock:
    """The server's, moved by hand."""

    def __init__(self, backend: Backend, monkeypatch: pytest.MonkeyPatch) -> None:
        assert backend.services is not None
        self.now = MONDAY
        monkeypatch.setattr(backend.services.log, "_clock", lambda: self.now)

    def move(self, minutes: int) -> None:
        self.now += minutes * MINUTE


@pytest.fixture
def clock(backend: Backend, anna: OperatorClient, monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(backend, monkeypatch)


async def ask(who: OperatorClient, **params: Any) -> httpx.Response:
    asked = {"from": "2026-11-20", "to": "2026-11-26", "zone": "UTC", **params}
    return await who.http.get("/api/v1/statistics", params=asked)


async def statistics(who: OperatorClient, **params: Any) -> Statistics:
    return decoded(await ask(who, **params), Statistics)


async def only_dialog(who: OperatorClient) -> str:
    (dialog,) = (await who.snapshot()).page.dialogs
    return dialog.id


async def test_nothing_done_is_all_zeros(anna: OperatorClient) -> None:
    found = await statistics(anna)
    assert found.total == Numbers()
    assert [day.day for day in found.days] == [f"2026-11-{n}" for n in range(20, 27)]
    assert (found.open_now, found.waiting_now, found.operators) == (0, 0, ())


async def test_a_dialog_from_the_first_word_to_its_closing(
    backend: Backend, anna: OperatorClient, vera: SiteClient, clock: Clock
) -> None:
    boris = await backend.colleague()
    await vera.write("Hello?")
    clock.move(2)
    await vera.write("Anybody?")
    dialog_id = await only_dialog(anna)
    await anna.do(AddNote(dialog_id=dialog_id, text="Boris knows"))
    waiting = await statistics(anna)
    assert (waiting.open_now, waiting.waiting_now, waiting.total.new) == (1, 1, 1)
    assert waiting.total.first_answer.count == 0

    clock.move(3)
    await boris.do(SendMessage(dialog_id=dialog_id, text="Yes!"))
    await boris.do(SendMessage(dialog_id=dialog_id, text="How can I help?"))
    clock.move(1)
    await anna.do(SnoozeDialog(dialog_id=dialog_id, until=clock.now + 10**9))
    clock.move(60)
    await anna.do(SnoozeDialog(dialog_id=dialog_id, until=None))
    clock.move(4)
    await anna.do(CloseDialog(dialog_id=dialog_id))

    done = await statistics(anna)
    assert (done.open_now, done.waiting_now) == (0, 0)
    total = done.total
    assert (total.new, total.reopened, total.closed, total.closed_unanswered, total.answers) == (1, 0, 1, 0, 2)
    assert (total.first_answer.count, total.first_answer.median) == (1, 5 * MINUTE)
    assert total.closing.median == 10 * MINUTE, "an hour of it was snoozed"
    by_operator = {each.operator_id: each.numbers for each in done.operators}
    assert by_operator[boris.me.id].answers == 2
    assert by_operator[boris.me.id].first_answer.p90 == 5 * MINUTE
    assert by_operator[boris.me.id].closed == 0
    assert by_operator[anna.me.id].closed == 1
    assert {day.day: day.open_at_end for day in done.days}["2026-11-23"] == 0

    clock.move(24 * 60)
    await anna.do(ReopenDialog(dialog_id=dialog_id))
    again = await statistics(anna)
    assert (again.total.new, again.total.reopened, again.total.closed, again.open_now) == (1, 1, 1, 1)
    assert {day.day: day.open_at_end for day in again.days}["2026-11-24"] == 1


async def test_who_was_written_to_first_waits_from_his_own_first_word(
    anna: OperatorClient, vera: SiteClient, clock: Clock
) -> None:
    await anna.do(StartDialog(dialog_id="d-1", user_id=vera.user_id, text="May I help?"))
    clock.move(600)
    await vera.write("Yes")
    clock.move(7)
    await anna.do(SendMessage(dialog_id="d-1", text="With what?"))
    found = await statistics(anna)
    assert (found.total.new, found.total.answers) == (1, 2)
    assert found.total.first_answer.median == 7 * MINUTE


async def test_closed_without_an_answer(anna: OperatorClient, vera: SiteClient, clock: Clock) -> None:
    await vera.write("Buy cheap things")
    await anna.do(CloseDialog(dialog_id=await only_dialog(anna)))
    await vera.write("And more")
    found = await statistics(anna)
    assert (found.total.closed, found.total.closed_unanswered, found.total.reopened) == (1, 1, 1)


async def test_a_day_begins_where_the_asker_lives(anna: OperatorClient, vera: SiteClient, clock: Clock) -> None:
    clock.now = round(datetime(2026, 11, 23, 20, 30, tzinfo=UTC).timestamp() * 1000)
    await vera.write("Late")

    async def day_of_it(zone: str) -> str:
        return next(day.day for day in (await statistics(anna, zone=zone)).days if day.numbers.new)

    assert await day_of_it("UTC") == "2026-11-23"
    assert await day_of_it("Asia/Vladivostok") == "2026-11-24"
    assert await day_of_it("America/New_York") == "2026-11-23"


async def test_nights_count_for_nothing_where_that_is_asked_for(
    anna: OperatorClient, vera: SiteClient, clock: Clock
) -> None:
    """Written on Monday at 17:50, answered on Tuesday at 9:20 Berlin's time: half an hour of work."""
    week = tuple(WorkingHours(day=day, begin=9 * 60, until=18 * 60) for day in range(5))
    asked_too_early = await statistics(anna, hours="working")
    assert not asked_too_early.working_hours, "the team has set none yet"
    await anna.do(SetSiteChat(chat=SiteChat(hours=week, zone="Europe/Berlin")))
    clock.now = round(datetime(2026, 11, 23, 16, 50, tzinfo=UTC).timestamp() * 1000)
    await vera.write("Hello?")
    clock.move(15 * 60 + 30)
    await anna.do(SendMessage(dialog_id=await only_dialog(anna), text="Yes?"))
    by_the_clock = await statistics(anna)
    assert by_the_clock.total.first_answer.median == (15 * 60 + 30) * MINUTE
    at_work = await statistics(anna, hours="working")
    assert at_work.working_hours
    assert at_work.total.first_answer.median == 30 * MINUTE


async def test_other_teams_are_not_counted(backend: Backend, anna: OperatorClient, vera: SiteClient) -> None:
    await vera.write("Hello")
    stranger = await backend.colleague("Sven", workspace="Another team")
    found = await statistics(stranger)
    assert (found.total, found.open_now) == (Numbers(), 0)


@pytest.mark.parametrize(
    ("params", "field"),
    [
        ({"zone": "Mars/Crater"}, "zone"),
        ({"zone": "../../etc/passwd"}, "zone"),
        ({"from": "yesterday"}, "from"),
        ({"from": "0001-01-01"}, "from"),
        ({"to": "9999-12-31"}, "to"),
        ({"from": "2025-01-01"}, "to"),
        ({"from": "2026-11-27"}, "to"),
    ],
)
async def test_what_makes_no_sense_is_refused(anna: OperatorClient, params: dict[str, str], field: str) -> None:
    refused = refusal(await ask(anna, **params))
    assert (refused.code, refused.field) == ("bad_request", field)
