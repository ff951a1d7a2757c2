"""Searching everything on this computer, and what it leads to."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from operator_app.domain.dialogs import DialogState
from operator_app.domain.found import BackendFound, FoundMessage
from operator_app.domain.messages import Message, MessageKind
from operator_app.domain.value import MessageId
from tests import sample_dialogs as sample
from tests.screens.desk import Desk
from tests.screens.sample_engine import SampleEngine
from tests.screens.screen import ALL, BOTH, Arrange, Screen, dialog


def searching(typed: str) -> Arrange:
    async def arrange(desk: Desk) -> None:
        await dialog(desk)
        desk.window.search.open().field.setText(typed)
        await desk.settle(0.6)

    return arrange


async def recently(desk: Desk) -> None:
    """Nothing typed: what was in use last."""
    for row in sample.ROWS[:4]:
        desk.window.show_dialog(row.dialog.id)
        await desk.settle()
    desk.window.search.open()
    await desk.settle(0.4)


async def found_message(desk: Desk) -> None:
    await searching("чеки")(desk)
    palette = desk.window.search.palette
    assert palette is not None
    palette.list.step(1)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    await desk.settle(0.4)


async def in_the_list(desk: Desk) -> None:
    await searching("чек")(desk)
    palette = desk.window.search.palette
    assert palette is not None
    palette.in_list.click()
    await desk.settle(0.3)
    view = desk.window.list.view
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(0, 0)).center())
    await desk.settle(0.4)


def everywhere() -> SampleEngine:
    """Other dialogs say something too, and the backend knows of one more."""
    engine = SampleEngine()
    for place, row in enumerate(engine.rows.values()):
        last = row.dialog.last_message
        if last is not None and not engine.messages[row.dialog.id]:
            engine.messages[row.dialog.id].append(
                Message(
                    id=MessageId(f"last-{place}"),
                    dialog_id=row.dialog.id,
                    kind=last.kind,
                    author_id=last.author_id,
                    text=last.text,
                    at=last.at,
                    position=last.position,
                )
            )
    old = "Пришлите, пожалуйста, чек ещё раз на почту, старого уже нет"
    engine.beyond = BackendFound(
        messages=(
            FoundMessage(
                key="old",
                dialog_id=sample.MARIA_DIALOG,
                position=1,
                kind=MessageKind.USER,
                at=sample.NOW - 400 * 86_400_000,
                snippet=old,
                marks=((22, 25),),
                user=sample.MARIA,
                author=None,
                dialog_state=DialogState.CLOSED,
                from_server=True,
            ),
        )
    )
    return engine


SCREENS = (
    Screen("search", searching("чек"), engine=everywhere, looks=BOTH, languages=ALL, scales=(1.0, 2.0)),
    Screen("palette", recently, looks=BOTH, languages=ALL),
    Screen("palette-named", searching("lbfk"), looks=BOTH, languages=("ru",)),
    Screen("palette-named", searching("вшфдщп"), looks=BOTH, languages=("en",)),
    Screen("palette-nothing", searching("nowhere said"), looks=BOTH, languages=ALL),
    Screen("palette-commands", searching("диал"), languages=ALL, size=(600, 560)),
    Screen("palette-reply", searching("ljcnfdrf"), languages=ALL),
    Screen("search-people", searching("мар"), engine=everywhere, languages=ALL),
    Screen("search-760x560", searching("чек"), engine=everywhere, size=(760, 560)),
    Screen("search-600x560", searching("чек"), engine=everywhere, size=(600, 560), languages=("ru",)),
    Screen("search-begun", searching(""), looks=BOTH, languages=ALL),
    Screen("search-nothing", searching("щщщ before:soon"), languages=ALL),
    Screen("search-in-list", in_the_list, engine=everywhere, looks=BOTH, languages=ALL),
    Screen("search-opened", found_message, engine=everywhere, looks=BOTH),
)
