"""Alerts and the screen together: attention, words about the way they take, permission, the test and what it finds."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from operator_app.domain.alerts import Outcome
from operator_app.domain.value import DialogId
from operator_app.engine.requests import RecordAlert
from operator_app.notifications.links import Findings, Link
from operator_app.notifications.port import (
    Bubble,
    Capabilities,
    Click,
    NotificationError,
    NotShownReason,
    OnClick,
    Slot,
)
from operator_app.notifications.surroundings.state import Surroundings
from operator_app.settings.alert_rules import AlertSound
from tests import sample_dialogs as sample
from tests.screens.desk import Desk, open_desk
from tests.unit.operator_app.notifications.arrivals import arrival
from ui.alert_words import AlertWords
from ui.alerting import PROOF, Alerting
from ui.bridge import EngineBridge
from ui.notices.in_window import InWindowAdapter
from ui.settings.alert_test import ProofShown
from ui.single_instance import Wish
from ui.theme.theme import Theme
from ui.wishes import Wishes

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support"), pytest.mark.qt_loop]


class Service:
    """The system's way, in memory."""

    name = "memory"

    def __init__(self) -> None:
        self.hanging: dict[Slot, Bubble] = {}
        self.reason: NotShownReason | None = None
        self.click: OnClick = lambda _: None

    async def open(self, on_click: OnClick) -> Capabilities:
        self._may()
        self.click = on_click
        return Capabilities(adapter=self.name)

    async def show(self, bubble: Bubble) -> None:
        self._may()
        self.hanging[bubble.place] = bubble

    async def rewrite(self, bubble: Bubble) -> None:
        self.hanging[bubble.place] = bubble

    async def withdraw(self, slot: Slot) -> None:
        self.hanging.pop(slot, None)

    async def close(self) -> None:
        pass

    def _may(self) -> None:
        if self.reason is not None:
            raise NotificationError(self.reason)


def nobody() -> None:
    """Is told of no lock yet."""


class Around:
    def __init__(self) -> None:
        self.now = Surroundings()
        self.is_muted: bool | None = None
        self.changed: Callable[[], None] = nobody

    async def look(self) -> Surroundings:
        return self.now

    async def watch(self, changed: Callable[[], None]) -> None:
        self.changed = changed

    async def muted(self) -> bool | None:
        return self.is_muted

    def close(self) -> None:
        pass


class Silence:
    async def play(self, sound: AlertSound, volume: int) -> bool:
        return True


class Permission:
    def __init__(self, service: Service, *, gives: bool) -> None:
        self._service = service
        self._gives = gives
        self.asked = 0

    async def given(self) -> bool:
        return self._service.reason is None

    async def ask(self) -> bool:
        self.asked += 1
        if self._gives:
            self._service.reason = None
        return self._gives


class Scene:
    def __init__(self, desk: Desk, gives: bool) -> None:
        self.desk = desk
        self.service = Service()
        self.around = Around()
        self.permission = Permission(self.service, gives=gives)
        self.bridge = EngineBridge(desk.engine)
        self.alerting = Alerting(
            self.bridge,
            desk.application,
            lambda: desk.choices.value,
            desk.alert_test,
            Silence(),
            words=AlertWords(),
            ways=[lambda: self.service, lambda: InWindowAdapter(desk.application.notice_bar)],
            surroundings=self.around,
            permission=self.permission,
        )

    def words(self) -> str:
        return self.desk.window.bar.words()

    async def news(self, dialog: str) -> None:
        self.bridge.arrival.emit(replace(arrival(dialog), account_id=sample.ACCOUNT_ID))
        await self.alerting._alerts.settled()


@asynccontextmanager
async def scene(theme: Theme, folder: Path, *, gives: bool = True) -> AsyncIterator[Scene]:
    async with open_desk(theme, folder) as desk:
        set_up = Scene(desk, gives)
        yield set_up
        await set_up.alerting.close()
        assert not set_up.service.hanging, "nothing stays behind"


async def test_when_the_systems_way_fails_the_window_takes_over_and_says_so(theme: Theme, tmp_path: Path) -> None:
    async with scene(theme, tmp_path) as there:
        await there.news("d1")
        assert there.words() == ""
        there.service.hanging.clear()  # it has ended, and its bubbles with it
        there.service.reason = NotShownReason.NO_SERVICE
        await there.news("d2")
        bar = there.desk.window.notices
        assert [each.target.dialog_id for each in bar.hanging()] == ["d1", "d2"], "what hung comes along"
        assert "appear here, in the window" in there.words()
        there.service.reason = None
        await there.alerting._notifier.begin_anew()
        await there.news("d3")
        assert there.words() == "The system shows notifications again."


async def test_a_click_in_the_window_opens_the_dialog(theme: Theme, tmp_path: Path) -> None:
    async with scene(theme, tmp_path) as there:
        there.service.reason = NotShownReason.SLOW
        wanted = sample.ROWS[2].dialog.id
        await there.news(wanted)
        there.desk.window.notices.button.click()
        await there.desk.until(
            lambda: there.desk.application._wanted is None and not there.desk.window.notices.hanging()
        )


async def test_a_lock_takes_the_words_out_of_what_hangs(theme: Theme, tmp_path: Path) -> None:
    async with scene(theme, tmp_path) as there:
        await there.news("d1")
        await there.desk.until(lambda: there.around.changed is not nobody)
        there.around.now = Surroundings(locked=True)
        there.around.changed()
        await there.alerting._alerts.settled()
        (hanging,) = there.service.hanging.values()
        assert (hanging.title, hanging.body) == ("New message", "")


async def test_a_click_that_comes_as_a_link_opens_the_dialog_and_takes_its_bubble_down(
    theme: Theme, tmp_path: Path
) -> None:
    async with scene(theme, tmp_path) as there:
        wanted = sample.ROWS[2].dialog.id
        await there.news(wanted)
        (hanging,) = there.service.hanging.values()
        wishes = Wishes(there.desk.application, there.alerting.take_click)
        wishes.grant(Wish(open_dialog=hanging.target.link, activation_token=None))
        await there.desk.until(lambda: there.desk.application._wanted is None and not there.service.hanging)
        await there.desk.until(lambda: there.desk.window.shown_dialog() == wanted)
        clicked = [each.entry for each in there.desk.engine.asked if isinstance(each, RecordAlert)]
        assert clicked[-1].outcome is Outcome.CLICKED
        await wishes.close()


async def test_each_alert_wants_attention_and_never_the_keyboard(
    theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[object] = []
    monkeypatch.setattr(QApplication, "alert", lambda window, *_: called.append(window))
    async with scene(theme, tmp_path) as there:
        await there.news("d1")
        assert called == [], "whoever is at the window needs no sign on the task bar"
        monkeypatch.setattr(there.desk.window, "isActiveWindow", lambda: False)
        await there.news("d2")
        assert called == [there.desk.window]


@pytest.mark.parametrize("gives", [True, False])
async def test_permission_is_asked_for_in_front_with_the_reason(theme: Theme, tmp_path: Path, gives: bool) -> None:
    async with scene(theme, tmp_path, gives=gives) as there:
        there.service.reason = NotShownReason.NOT_ALLOWED
        await there.alerting.look_for_permission()
        assert there.words().startswith("To tell you when somebody writes")
        assert there.permission.asked == 0, "not before the person has read why"
        button = there.desk.window.bar.button
        assert button.text() == "Allow notifications"
        button.click()
        await there.desk.until(lambda: there.permission.asked)
        if gives:
            await there.desk.until(lambda: there.service.reason is None)
            assert there.words() == ""
        else:
            await there.desk.until(lambda: "does not let this app" in there.words())


async def test_where_permission_is_given_nobody_is_bothered(theme: Theme, tmp_path: Path) -> None:
    async with scene(theme, tmp_path) as there:
        await there.alerting.look_for_permission()
        assert there.words() == ""


async def test_the_test_names_what_fails_and_focus_only_when_no_click_comes(theme: Theme, tmp_path: Path) -> None:
    async with scene(theme, tmp_path) as there:
        test, found, ended = there.desk.alert_test, list[Findings](), list[object]()
        test.found.connect(found.append)
        test.ended.connect(ended.append)
        there.around.now = Surroundings(do_not_disturb=True)
        there.around.is_muted = True
        test.asked.emit()
        await there.desk.until(lambda: found)
        assert found[-1].failing == (Link.DO_NOT_DISTURB, Link.SOUND)
        assert isinstance(ended[-1], ProofShown)
        assert ended[-1].by_system
        test.no_click.emit()
        assert found[-1].failing == (Link.DO_NOT_DISTURB, Link.SOUND, Link.FOCUS)
        clicked: list[bool] = []
        test.clicked.connect(lambda: clicked.append(True))
        there.service.click(Click(target=PROOF))
        assert clicked == [True]

        there.service.reason = NotShownReason.NOT_ALLOWED
        test.asked.emit()
        await there.desk.until(lambda: len(ended) == 2)
        await there.desk.until(lambda: found[-1].failing[0] is Link.PERMISSION)
        assert isinstance(ended[-1], ProofShown)
        assert not ended[-1].by_system
        there.service.reason = None
        await there.alerting._notifier.withdraw(PROOF.slot)
        there.service.hanging.clear()


def test_the_proof_leads_to_no_dialog() -> None:
    assert PROOF.dialog_id == DialogId("proof")
