"""Alerts without a service of the system: the bar in the window, and the balloon at the tray icon."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QSystemTrayIcon

from operator_app.domain.value import AccountId, DialogId
from operator_app.notifications.chain import MakeAdapter, NotifierChain
from operator_app.notifications.port import (
    Bubble,
    Click,
    NotificationError,
    NotShown,
    NotShownReason,
    Shown,
    Target,
)
from ui.notices.balloon import BalloonAdapter
from ui.notices.bar import NoticeBar
from ui.notices.in_window import InWindowAdapter
from ui.theme.theme import Theme
from ui.tray import Tray

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support", "systemTrayWindowChanged")]


def bubble(dialog: str, body: str = "Hello") -> Bubble:
    return Bubble(
        target=Target(account_id=AccountId("acc"), dialog_id=DialogId(dialog)), title=f"Anna {dialog}", body=body
    )


@pytest.fixture
def bar(theme: Theme) -> NoticeBar:
    return NoticeBar(theme)


async def test_the_bar_shows_the_newest_and_how_much_is_below(bar: NoticeBar) -> None:
    clicks: list[Click] = []
    adapter = InWindowAdapter(lambda: bar)
    await adapter.open(clicks.append)
    assert bar.isHidden()
    await adapter.show(bubble("d1", "one"))
    await adapter.show(bubble("d2", "<b>two</b>"))
    await adapter.show(bubble("d1", "three"))
    assert [each.body for each in bar.hanging()] == ["<b>two</b>", "three"]
    assert not bar.isHidden()
    assert bar._more.text() == "and 1 more"
    bar.button.click()
    bar.button.click()
    assert [click.target.dialog_id for click in clicks] == ["d1", "d2"]
    assert bar.isHidden()
    bar.button.click()
    assert len(clicks) == 2
    await adapter.close()
    await adapter.close()


async def test_what_is_read_is_taken_from_the_bar(bar: NoticeBar) -> None:
    adapter = InWindowAdapter(lambda: bar)
    await adapter.open(lambda _: None)
    await adapter.show(bubble("d1"))
    await adapter.show(bubble("d2"))
    for dialog in ("d2", "d2", "d1"):
        await adapter.withdraw(bubble(dialog).place)
    assert bar.hanging() == []
    assert bar.isHidden()
    await adapter.close()


async def test_another_window_gets_what_comes(bar: NoticeBar, theme: Theme) -> None:
    clicks: list[Click] = []
    bars: list[NoticeBar | None] = [None]
    chain = NotifierChain([lambda: InWindowAdapter(lambda: bars[0])], clicks.append)
    assert await chain.show(bubble("d1")) == NotShown(reason=NotShownReason.NO_SERVICE)
    bars[0] = bar
    assert await chain.show(bubble("d1")) == Shown(adapter="window")
    bars[0] = NoticeBar(theme)
    await chain.show(bubble("d2"))
    bars[0].button.click()
    assert [click.target.dialog_id for click in clicks] == ["d2"]
    await chain.close()


class SomeTray(Tray):
    """One whose host is there when the test says so, and that keeps what its balloons said."""

    def __init__(self, theme: Theme, *, there: bool = True) -> None:
        super().__init__(theme)
        self.is_there = there
        self.balloons: list[tuple[str, str]] = []
        self.icon.showMessage = lambda title, body, *_: self.balloons.append((title, body))  # type: ignore[method-assign]

    @property
    def there(self) -> bool:
        return self.is_there


async def yes() -> bool:
    return True


async def no() -> bool:
    return False


@pytest.fixture
def with_balloons(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", lambda: True)


@pytest.mark.usefixtures("with_balloons")
async def test_a_click_on_the_balloon_leads_to_what_it_said_last(theme: Theme) -> None:
    tray, clicks = SomeTray(theme), list[Click]()
    adapter = BalloonAdapter(tray, yes)
    await adapter.open(clicks.append)
    await adapter.show(bubble("d1"))
    await adapter.show(bubble("d2"))
    assert tray.balloons == [("Anna d1", "Hello"), ("Anna d2", "Hello")]
    tray.icon.messageClicked.emit()
    tray.icon.messageClicked.emit()
    assert [click.target.dialog_id for click in clicks] == ["d2"]
    await adapter.show(bubble("d3"))
    await adapter.withdraw(bubble("d3").place)
    tray.icon.messageClicked.emit()
    assert len(clicks) == 1, "what needs nobody any more leads nowhere"
    await adapter.close()
    tray.close()


@pytest.mark.usefixtures("with_balloons")
@pytest.mark.parametrize(("there", "own"), [(False, yes), (True, no)])
async def test_where_nobody_would_draw_it_there_is_no_balloon(
    theme: Theme, there: bool, own: Callable[[], object]
) -> None:
    tray = SomeTray(theme, there=there)
    with pytest.raises(NotificationError) as raised:
        await BalloonAdapter(tray, own).open(lambda _: None)  # type: ignore[arg-type]
    assert raised.value.reason is NotShownReason.NO_SERVICE
    tray.close()


@pytest.mark.usefixtures("with_balloons")
async def test_when_the_tray_goes_the_window_takes_over(theme: Theme, bar: NoticeBar) -> None:
    tray = SomeTray(theme)
    makers: list[MakeAdapter] = [lambda: BalloonAdapter(tray, yes), lambda: InWindowAdapter(lambda: bar)]
    chain = NotifierChain(makers, lambda _: None)
    assert await chain.show(bubble("d1")) == Shown(adapter="tray")
    tray.is_there = False
    assert await chain.show(bubble("d2")) == Shown(adapter="window")
    assert [each.target.dialog_id for each in bar.hanging()] == ["d1", "d2"]
    await chain.close()
    tray.close()
