"""All dialogs with one user in one scroll."""

from collections.abc import Callable

from operator_app.domain.messages import Missing
from tests.sample_history import HISTORY_MESSAGES, HISTORY_ROWS, OCTOBER, SEPTEMBER
from tests.screens.desk import Desk
from tests.screens.sample_engine import SampleEngine
from tests.screens.screen import ALL, BOTH, OFFLINE, Screen, dialog


async def history(desk: Desk) -> None:
    await dialog(desk)
    desk.window.conversation.toggle_history()
    await desk.settle(0.3)


def several_dialogs() -> SampleEngine:
    return SampleEngine(rows=HISTORY_ROWS, messages=HISTORY_MESSAGES)


def holes(missing: Missing) -> Callable[[], SampleEngine]:
    def make() -> SampleEngine:
        engine = SampleEngine(
            rows=HISTORY_ROWS,
            messages=[message for message in HISTORY_MESSAGES if message.dialog_id != SEPTEMBER],
            status=OFFLINE if missing is Missing.OFFLINE else None,
        )
        engine.missing = {SEPTEMBER: missing, OCTOBER: missing}
        engine.may_lack_dialogs = missing is Missing.OFFLINE
        return engine

    return make


SCREENS = (
    Screen("history", history, engine=several_dialogs, looks=BOTH, languages=ALL, scales=(1.0, 2.0)),
    Screen("history-760x560", history, engine=several_dialogs, size=(760, 560), languages=ALL),
    Screen("history-1920x1080", history, engine=several_dialogs, size=(1920, 1080)),
    Screen("history-gap", history, engine=holes(Missing.COMING), languages=ALL),
    Screen("history-offline", history, engine=holes(Missing.OFFLINE), looks=BOTH, languages=ALL),
)
