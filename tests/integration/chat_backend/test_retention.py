"""The log is kept for a time only; who comes back later is told so, and no message is ever gone."""

from chat_backend.clock import now
from chat_backend.protocol import AddNote, Applied, Behind, DialogPage, MarkRead, Message, SendMessage
from chat_backend.retention import Retention
from chat_backend.services import build_services
from tests.integration.chat_backend.clients import OperatorClient, SiteClient, decoded, refusal
from tests.integration.chat_backend.conftest import Backend
from tests.integration.chat_backend.test_commands import begun

DAY = 24 * 3600 * 1000


async def shortened(backend: Backend, *, days: float, at_least: int, later: int = 0) -> None:
    """What the server does once an hour, at a time of ours."""
    services = build_services(backend.settings)
    await Retention(services.database, lambda: now() + later, days=days, at_least=at_least).shorten_all()
    await services.database.close()


async def numbers(anna: OperatorClient, after: int) -> list[int]:
    return [change.number for change in await anna.changes(after)]


async def test_a_change_goes_when_it_is_old_and_enough_newer_ones_are_there(
    backend: Backend, anna: OperatorClient, vera: SiteClient
) -> None:
    dialog_id = await begun(anna, vera)
    for turn in range(20):
        await anna.do(AddNote(dialog_id=dialog_id, text=f"note {turn}"))
    newest = (await anna.snapshot()).number
    await shortened(backend, days=30, at_least=5)
    assert await numbers(anna, 0) == list(range(1, newest + 1)), "none is a month old"
    await shortened(backend, days=30, at_least=1000, later=31 * DAY)
    assert await numbers(anna, 0) == list(range(1, newest + 1)), "a thousand are kept however old"
    await shortened(backend, days=30, at_least=5, later=31 * DAY)
    answer = await anna.http.get("/api/v1/changes", params={"after": newest - 6})
    assert (answer.status_code, refusal(answer).code) == (410, "too_old")
    assert await numbers(anna, newest - 5) == list(range(newest - 4, newest + 1))
    assert len(await anna.entries(dialog_id)) == 21, "messages stay"


async def test_a_stream_from_before_the_log_is_told_so(
    backend: Backend, anna: OperatorClient, vera: SiteClient
) -> None:
    dialog_id = await begun(anna, vera)
    await anna.do(AddNote(dialog_id=dialog_id, text="note"))
    newest = (await anna.snapshot()).number
    await shortened(backend, days=0, at_least=0, later=DAY)
    assert await numbers(anna, newest) == []
    async with anna.stream(newest - 1) as stream:
        assert (await stream.until(Behind)).oldest == newest + 1
        assert await stream.close_code() == 4410
    async with anna.following(newest) as stream:
        await anna.do(AddNote(dialog_id=dialog_id, text="next"))
        assert [change.number for change in await stream.changes_to(newest + 1)] == [newest + 1]


async def test_a_doubtful_send_is_found_also_when_its_change_has_gone(
    backend: Backend, anna: OperatorClient, vera: SiteClient
) -> None:
    dialog_id = await begun(anna, vera)
    first = await anna.do(SendMessage(dialog_id=dialog_id, text="once"), "c-1")
    await shortened(backend, days=0, at_least=0, later=DAY)
    again = decoded(await anna.put(SendMessage(dialog_id=dialog_id, text="once"), "c-1"), Applied)
    looked_up = decoded(await anna.http.get("/api/v1/commands/c-1"), Applied)
    assert again.again
    assert again.change == looked_up.change
    assert {"once"} <= {told.text for told in looked_up.change.entities if isinstance(told, Message)}
    assert set(looked_up.change.entities) <= set(first.entities), "with their ids and places"
    assert [each.text for each in await anna.entries(dialog_id) if each.kind == "operator"] == ["once"]


async def test_a_visitors_page_that_fell_behind_a_shortened_log_misses_nothing(
    backend: Backend, anna: OperatorClient, vera: SiteClient
) -> None:
    dialog_id = await begun(anna, vera)
    async with vera.stream(after=0) as stream:
        assert backend.services is not None
        heard = dict(backend.services.board.newest)
        services = build_services(backend.settings)
        for turn in range(3):  # another process writes, and this one is not woken
            await services.desk.apply(
                services_workspace(heard), anna.me, f"other-{turn}", SendMessage(dialog_id=dialog_id, text=f"t{turn}")
            )
        await services.database.close()
        await shortened(backend, days=0, at_least=0, later=DAY)
        await anna.do(SendMessage(dialog_id=dialog_id, text="last"))
        texts: list[str] = []
        while not texts or texts[-1] != "last":
            frame = await stream.next()
            if type(frame).__name__ == "SiteMessage":
                texts.append(frame.text)
    assert texts[-4:] == ["t0", "t1", "t2", "last"]


def services_workspace(newest: dict[str, int]) -> str:
    (workspace_id,) = newest
    return workspace_id


async def test_changed_dialogs_are_told_for_whom_the_log_is_too_short(
    backend: Backend, anna: OperatorClient, vera: SiteClient
) -> None:
    dialog_id = await begun(anna, vera)
    await anna.do(MarkRead(dialog_id=dialog_id, read_number=1))
    newest = (await anna.snapshot()).number

    async def changed(after: int) -> list[str]:
        page = decoded(await anna.http.get("/api/v1/changed-dialogs", params={"after": after}), DialogPage)
        assert page.next is None
        return [dialog.id for dialog in page.dialogs]

    assert await changed(newest) == []
    assert await changed(newest - 1) == [dialog_id], "a mark counts"
    assert await changed(0) == [dialog_id]
