"""Both Linux adapters against a real notification daemon on a real screen, clicked with the pointer, on Qt's loop."""

import asyncio
from collections.abc import Callable

import pytest

from operator_app.domain.value import AccountId, DialogId, MessageId
from operator_app.notifications.desktop import DesktopNotifierAdapter
from operator_app.notifications.freedesktop import FreedesktopAdapter
from operator_app.notifications.port import Adapter, Bubble, Click, Target
from tests.e2e.bubbles import Bubbles
from tests.e2e.desktop import Desktop

pytestmark = [pytest.mark.e2e, pytest.mark.qt_loop]

ADAPTERS = [lambda: FreedesktopAdapter("Operator", "operator-app"), lambda: DesktopNotifierAdapter("Operator")]


def bubble(dialog: str, text: str) -> Bubble:
    target = Target(account_id=AccountId("acc"), dialog_id=DialogId(dialog), message_id=MessageId(text))
    return Bubble(target=target, title=f"Анна {dialog}", body=text)


@pytest.fixture(autouse=True)
def this_process_is_on_the_desktop(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desktop.env["DBUS_SESSION_BUS_ADDRESS"])


@pytest.mark.parametrize("make", ADAPTERS)
async def test_shown_replaced_clicked_and_withdrawn(make: Callable[[], Adapter], bubbles: Bubbles) -> None:
    clicked: asyncio.Queue[Click] = asyncio.Queue()
    adapter = make()
    able = await adapter.open(clicked.put_nowait)
    assert able.click
    assert able.body

    await adapter.show(bubble("d1", "one & <b>two</b>"))
    await asyncio.to_thread(bubbles.wait_for, "Анна d1", "^one &amp; &lt;b&gt;two&lt;/b&gt;$")
    await adapter.show(bubble("d1", "three"))
    await adapter.show(bubble("d2", "four"))
    first = await asyncio.to_thread(bubbles.wait_for, "Анна d1", "^three$")
    second = await asyncio.to_thread(bubbles.wait_for, "Анна d2", "^four$")
    assert len(bubbles.hanging()) == 2

    await asyncio.to_thread(bubbles.click, first)
    async with asyncio.timeout(10):
        click = await clicked.get()
    assert click.target == bubble("d1", "three").target
    await asyncio.to_thread(bubbles.wait_gone, first)

    await adapter.withdraw(second_slot := bubble("d2", "four").place)
    await asyncio.to_thread(bubbles.wait_gone, second)
    await adapter.withdraw(second_slot)
    assert clicked.empty()
    await adapter.close()
