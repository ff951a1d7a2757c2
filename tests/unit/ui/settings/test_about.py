"""The About page: says how far the next version is, asks for it by hand, shows the licences of others' parts."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from operator_app.domain.updates import UpdateChannel, UpdateChoice, UpdatePhase, UpdateProblem, UpdateState
from operator_app.engine.notices import UpdateChanged
from operator_app.engine.update_requests import BringUpdate, ChooseUpdates, LookForUpdate
from tests.screens.desk import Desk, open_desk
from ui.settings.about import AboutPage
from ui.settings.window import SettingsPage
from ui.theme.theme import Theme

pytestmark = [pytest.mark.qt_loop, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest_asyncio.fixture
async def desk(theme: Theme, tmp_path: Path) -> AsyncIterator[Desk]:
    async with open_desk(theme, tmp_path) as desk:
        yield desk


async def about(desk: Desk, state: UpdateState) -> AboutPage:
    desk.application.open_settings(SettingsPage.ABOUT)
    window = desk.application.settings_window
    assert window is not None
    desk.engine.tell(UpdateChanged(state=state))
    await desk.until(lambda: desk.updates.state == state)
    return window.about


@pytest.mark.parametrize(
    ("state", "sentence", "button"),
    [
        (UpdateState(phase=UpdatePhase.CURRENT), "This is the newest version.", "Look now"),
        (
            UpdateState(phase=UpdatePhase.AVAILABLE, version="1.5.0", total=66_000_000),
            "1.5.0 is there: 66",
            "Bring it now",
        ),
        (UpdateState(phase=UpdatePhase.AVAILABLE, version="1.5.0", by_hand=True), "the way this one came", ""),
        (UpdateState(phase=UpdatePhase.COMING, version="1.5.0", done=1_000_000, total=66_000_000), "1 MB of 66 MB", ""),
        (UpdateState(phase=UpdatePhase.READY, version="1.5.0"), "from the next start", ""),
        (UpdateState(phase=UpdatePhase.FORBIDDEN), "owner of this computer", ""),
        (UpdateState(phase=UpdatePhase.NOWHERE), "nowhere", ""),
        (
            UpdateState(phase=UpdatePhase.FAILED, problem=UpdateProblem.NOT_TRUSTED),
            "not signed as it must be",
            "Look now",
        ),
        (UpdateState(phase=UpdatePhase.FAILED, problem=UpdateProblem.STALE), "too old to be believed", "Look now"),
        (UpdateState(phase=UpdatePhase.FAILED, problem=UpdateProblem.UNREACHABLE), "cannot be reached", "Look now"),
        (UpdateState(phase=UpdatePhase.FAILED, problem=UpdateProblem.NOT_WRITABLE), "no room", "Look now"),
        (UpdateState(phase=UpdatePhase.CURRENT, given_up="1.5.0"), "1.5.0 did not start here", "Look now"),
    ],
)
async def test_it_says_how_far_the_next_version_is(desk: Desk, state: UpdateState, sentence: str, button: str) -> None:
    page = await about(desk, state)
    assert sentence in page.state.text()
    assert (page.act.text() if page.act.isEnabled() else "") == button


async def test_the_button_looks_and_then_brings(desk: Desk) -> None:
    page = await about(desk, UpdateState(phase=UpdatePhase.CURRENT))
    page.act.click()
    await desk.until(lambda: LookForUpdate() in desk.engine.asked)
    found = UpdateState(phase=UpdatePhase.AVAILABLE, version="1.5.0", total=1)
    desk.engine.tell(UpdateChanged(state=found))
    await desk.until(lambda: desk.updates.state == found)
    page.act.click()
    await desk.until(lambda: BringUpdate() in desk.engine.asked)


async def test_what_is_chosen_holds_at_once(desk: Desk) -> None:
    await about(desk, UpdateState(phase=UpdatePhase.CURRENT))
    desk.choices.change(updates=UpdateChoice.OFF, update_channel=UpdateChannel.EARLY)
    wanted = ChooseUpdates(choice=UpdateChoice.OFF, channel=UpdateChannel.EARLY)
    await desk.until(lambda: wanted in desk.engine.asked)


async def test_the_licences_of_others_can_be_read(desk: Desk) -> None:
    page = await about(desk, UpdateState(phase=UpdatePhase.CURRENT))
    page.licences.click()
    window = page.licences_window
    assert window is not None
    await desk.until(window.names.count)
    assert "MIT License" in window.text.toPlainText()
    window.names.setCurrentRow(2)
    assert "LGPL-3.0-only" in window.text.toPlainText()
    page.close_licences()
