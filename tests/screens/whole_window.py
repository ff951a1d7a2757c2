"""The window as a whole, in every width, look and language, and its list and dialog in their plain states."""

from msgspec.structs import replace

from operator_app.domain.drafts import ComposerMode
from operator_app.engine.requests import ListDialogs
from tests import sample_dialogs as sample
from tests.screens.desk import Desk
from tests.screens.sample_engine import SampleEngine
from tests.screens.screen import ALL, BOTH, MINE, OFFLINE, Screen, dialog, nothing


async def reply(desk: Desk) -> None:
    await dialog(desk)
    desk.window.conversation.start_writing(ComposerMode.REPLY)
    desk.window.conversation.composer.insert("Чек отправлен повторно на maria.ivanova@example.com, пр")
    await desk.settle(0.4)


async def note(desk: Desk) -> None:
    await dialog(desk)
    desk.window.conversation.start_writing(ComposerMode.NOTE)
    desk.window.conversation.composer.insert("@Nina посмотри, пожалуйста, кассу")
    await desk.settle(0.4)


async def loading(desk: Desk) -> None:
    await desk.settle(0.3)


async def card_over(desk: Desk) -> None:
    await dialog(desk)
    desk.window.panes.toggle_card()
    await desk.settle(0.3)


async def list_in_front(desk: Desk) -> None:
    await dialog(desk)
    desk.window.panes.show_list()
    await desk.settle()


def nobody() -> SampleEngine:
    return SampleEngine(rows=(), messages=())


def slow_archive() -> SampleEngine:
    engine = SampleEngine()
    engine.hold = {ListDialogs}
    return engine


def many() -> SampleEngine:
    """A busy day: the list scrolls."""
    rows = []
    for number in range(300):
        row = sample.ROWS[number % len(sample.ROWS)]
        dialog_id = f"dialog-{number:04}"
        rows.append(replace(row, dialog=replace(row.dialog, id=dialog_id), mark=replace(row.mark, dialog_id=dialog_id)))
    return SampleEngine(rows=(*rows, *sample.ROWS))


SCREENS = (
    Screen("main", reply, looks=BOTH, languages=ALL, scales=(1.0, 2.0), filter=MINE),
    Screen("main-1920x1080", reply, size=(1920, 1080), filter=MINE),
    Screen("main-760x560", reply, size=(760, 560), languages=ALL),
    Screen("main-760x560-card", card_over, size=(760, 560)),
    Screen("main-600x560", reply, size=(600, 560), languages=ALL),
    Screen("main-600x560-list", list_in_front, size=(600, 560)),
    Screen("note", note, looks=BOTH),
    Screen("many", dialog, engine=many),
    Screen("nobody-yet", nothing, engine=nobody, looks=BOTH, languages=ALL),
    Screen("nobody-yet-offline", nothing, engine=lambda: SampleEngine(rows=(), messages=(), status=OFFLINE)),
    Screen("loading", loading, engine=slow_archive),
)
