"""Triggers write first, each once, and not to whom they should not."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import insert

from chat_backend.accounts import VisitorSession
from chat_backend.database.audience_tables import trigger_dues
from chat_backend.operators_api import audience
from chat_backend.protocol import (
    CloseDialog,
    Dialog,
    EditUser,
    Fact,
    Message,
    Property,
    PropertyIs,
    PutSegment,
    PutTrigger,
    RemoveTrigger,
    StartDialog,
    When,
    WhenEvent,
    WhenPage,
    WhenSegment,
)
from chat_backend.refusals import Refused
from chat_backend.segments.conditions import DAY
from chat_backend.services import build_services
from chat_backend.triggers.open_page import OpenPage
from tests.integration.chat_backend.house import House, house


@pytest.fixture
async def shop(tmp_path: Path) -> AsyncIterator[House]:
    async with house(tmp_path) as built:
        yield built


def trigger(shop: House, when: When, **more: object) -> PutTrigger:
    return PutTrigger(id="t", name="Welcome", when=when, text="May I help?", operator_id=shop.owner.id, **more)


async def test_an_event_is_answered_once(shop: House) -> None:
    await shop.do(trigger(shop, WhenEvent(event="cart_added")))
    user = await shop.newcomer()
    await shop.happens(user.id, "product_viewed")
    await shop.settle()
    assert await shop.written_to(user.id) == []
    for _ in range(2):
        await shop.happens(user.id, "cart_added")
        await shop.settle()
    written = await shop.written_to(user.id)
    assert [(m.text, m.author_id, m.trigger_id) for m in written] == [("May I help?", shop.owner.id, "t")]


async def test_its_dialog_waits_for_the_user_unseen_by_lists(shop: House) -> None:
    """Closed and nobody's until he answers; then it is open, and he waits."""
    await shop.do(trigger(shop, WhenEvent(event="cart_added")))
    user = await shop.newcomer()
    await shop.happens(user.id, "cart_added")
    await shop.settle()
    log = await shop.services.log.after(shop.workspace.id, 0, 100)
    dialog = [e for change in log for e in change.entities if isinstance(e, Dialog)][-1]
    assert (dialog.state, dialog.assignee_id, dialog.waiting_since, dialog.message_count) == ("closed", None, None, 1)
    await shop.writes(user.id, "Yes, please")
    last = (await shop.services.log.after(shop.workspace.id, log[-1].number, 1))[0]
    dialog = next(e for e in last.entities if isinstance(e, Dialog))
    assert (dialog.state, dialog.unanswered, dialog.message_count) == ("open", 1, 2)
    assert [e.fact for e in last.entities if isinstance(e, Message) and e.fact] == [Fact(what="reopened")]


async def test_every_few_days(shop: House) -> None:
    await shop.do(trigger(shop, WhenEvent(event="product_viewed"), repeat_days=3))
    user = await shop.newcomer()
    counts = []
    for _ in range(7):
        await shop.happens(user.id, "product_viewed")
        await shop.settle()
        counts.append(len(await shop.written_to(user.id)))
        shop.later(DAY)
    assert counts == [1, 1, 1, 2, 2, 2, 3]


async def test_not_to_the_blocked(shop: House) -> None:
    await shop.do(trigger(shop, WhenEvent(event="cart_added")))
    user = await shop.newcomer()
    await shop.do(EditUser(user_id=user.id, blocked=True))
    await shop.happens(user.id, "cart_added")
    await shop.settle()
    assert await shop.written_to(user.id) == []


@pytest.mark.parametrize(("not_while_talking", "written"), [(True, 1), (False, 2)])
async def test_while_talking(shop: House, not_while_talking: bool, written: int) -> None:
    await shop.do(trigger(shop, WhenEvent(event="cart_added"), not_while_talking=not_while_talking))
    user = await shop.newcomer()
    await shop.do(StartDialog(dialog_id="d", user_id=user.id, text="Hello, this is Anna"))
    await shop.happens(user.id, "cart_added")
    await shop.settle()
    messages = await shop.written_to(user.id)
    assert len(messages) == written
    assert {m.dialog_id for m in messages} == {"d"}


async def test_a_closed_dialog_is_no_talk(shop: House) -> None:
    await shop.do(trigger(shop, WhenEvent(event="cart_added")))
    user = await shop.newcomer()
    await shop.do(StartDialog(dialog_id="d", user_id=user.id, text="Hello"))
    await shop.do(CloseDialog(dialog_id="d"))
    await shop.happens(user.id, "cart_added")
    await shop.settle()
    assert [m.trigger_id for m in await shop.written_to(user.id)] == [None, "t"]


@pytest.mark.parametrize("how", ["inactive", "removed"])
async def test_neither_off_nor_gone(shop: House, how: str) -> None:
    put = trigger(shop, WhenEvent(event="cart_added"))
    await shop.do(put)
    user = await shop.newcomer()
    await shop.happens(user.id, "cart_added")  # due already when it is switched off
    await shop.do(RemoveTrigger(id="t") if how == "removed" else msgspec.structs.replace(put, active=False))
    await shop.settle()
    assert await shop.written_to(user.id) == []


async def test_coming_into_a_segment(shop: House) -> None:
    """Not those who are in it when it is made: they did not come."""
    early = await shop.newcomer(properties=(Property(name="plan", value="gold"),))
    await shop.do(PutSegment(id="gold", name="Gold", rule=PropertyIs(name="plan", comparison="is", value="gold")))
    await shop.do(trigger(shop, WhenSegment(segment_id="gold")))
    late = await shop.newcomer()
    await shop.settle()
    assert await shop.members("gold") == {early.id}
    await shop.change_user(
        late.id, lambda user: msgspec.structs.replace(user, properties=(Property(name="plan", value="gold"),))
    )
    await shop.settle()
    assert len(await shop.written_to(late.id)) == 1
    assert await shop.written_to(early.id) == []


async def test_the_same_due_at_two_servers_at_once(shop: House, tmp_path: Path) -> None:
    """Ten servers and pages say at the same time that it is due: one message."""
    await shop.do(trigger(shop, WhenEvent(event="cart_added")))
    user = await shop.newcomer()
    other = build_services(shop.services.settings, clock=lambda: shop.now)
    async with shop.services.database.write() as connection:
        await connection.execute(
            insert(trigger_dues).values(workspace_id=shop.workspace.id, trigger_id="t", user_id=user.id, at=1)
        )
    writers = [shop.services.triggers, other.triggers] * 5
    try:
        await asyncio.gather(
            *(one.write(shop.workspace.id, "t", user.id, noted=index % 3 == 0) for index, one in enumerate(writers)),
            *(one.write_due() for one in writers),
        )
    finally:
        other.presence.close()
        await other.database.close()
    assert len(await shop.written_to(user.id)) == 1


async def test_an_open_page(shop: House) -> None:
    """At once and after seconds; leaving the page takes back what was not due yet."""
    for name, when in (
        ("at-once", WhenPage(pattern="/lamps*")),
        ("in-a-while", WhenPage(pattern="/lamps*", seconds=3_600)),
        ("elsewhere", WhenPage(pattern="/chairs*")),
    ):
        await shop.do(msgspec.structs.replace(trigger(shop, when), id=name))
    user = await shop.newcomer()
    visitor = VisitorSession(workspace_id=shop.workspace.id, user_id=user.id, blocked=False, token_digest="-")
    due: list[str] = []
    page = OpenPage(shop.services.database, visitor, due.append)
    await page.shows("https://shop.example/lamps?page=2")
    await asyncio.sleep(0.01)
    assert due == ["at-once"]
    await shop.services.triggers.write(shop.workspace.id, "at-once", user.id)
    await page.shows("https://shop.example/lamps")  # it was written already: not asked for again
    await asyncio.sleep(0.01)
    page.left()
    assert due == ["at-once"]


async def test_who_is_answered_is_counted(shop: House) -> None:
    await shop.do(trigger(shop, WhenEvent(event="cart_added")))
    first, second = await shop.newcomer(), await shop.newcomer()
    for user in (first, second):
        await shop.happens(user.id, "cart_added")
    await shop.settle()
    await shop.writes(second.id)
    async with shop.services.database.read() as connection:
        counts = await audience.sent_by_triggers(connection, shop.workspace.id)
    assert [(c.trigger_id, c.sent, c.answered) for c in counts] == [("t", 2, 1)]


async def test_what_is_refused(shop: House) -> None:
    async def refused(command: PutTrigger) -> tuple[str, str | None]:
        with pytest.raises(Refused) as refusal:
            await shop.do(command)
        return refusal.value.refusal.code, refusal.value.refusal.field

    good = trigger(shop, WhenEvent(event="cart_added"))
    assert await refused(msgspec.structs.replace(good, text=" ")) == ("text_empty", "text")
    assert await refused(msgspec.structs.replace(good, name="")) == ("invalid_name", "name")
    assert await refused(msgspec.structs.replace(good, operator_id="nobody")) == ("not_found", "operator_id")
    assert await refused(msgspec.structs.replace(good, when=WhenSegment(segment_id="x"))) == ("not_found", "when")
    assert await refused(msgspec.structs.replace(good, when=WhenPage(pattern="x" * 501))) == ("bad_request", "when")
    colleague = msgspec.structs.replace(shop.owner, id="boris")
    with pytest.raises(Refused):
        await shop.do(good, actor=colleague)
