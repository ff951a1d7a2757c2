"""The list of dialogs: rows in every state, filters, menus, several rows at once, what follows closing."""

from msgspec.structs import replace
from PySide6.QtCore import QItemSelectionModel, QPoint
from PySide6.QtWidgets import QWidget

from operator_app.domain.dialogs import DialogState
from operator_app.domain.lists import DialogFilter
from operator_app.domain.messages import MessageKind, MessageState
from operator_app.domain.problems import Unreachable, UnreachableReason
from operator_app.engine.requests import FetchMoreDialogs
from tests import sample_dialogs as sample
from tests.screens.desk import Desk
from tests.screens.sample_engine import SampleEngine
from tests.screens.screen import ALL, BOTH, OFFLINE, Screen, dialog, nothing


async def closed_list(desk: Desk) -> None:
    desk.window.list.filter_bar.set_filter(DialogFilter(state=DialogState.CLOSED))
    await desk.settle()


async def no_match(desk: Desk) -> None:
    desk.window.list.filter_bar.set_filter(DialogFilter(tags=("nowhere",)))
    await desk.settle()


async def ownership_menu(desk: Desk) -> QWidget:
    await desk.settle()
    menu = desk.window.list.filter_bar.open_ownership()
    await desk.settle()
    return menu


async def several_rows(desk: Desk) -> None:
    await dialog(desk)
    view = desk.window.list.view
    flags = QItemSelectionModel.SelectionFlag
    for row in (0, 2, 3):
        view.selectionModel().select(desk.window.list.model.index(row), flags.Select | flags.Rows)
    await desk.settle()


async def row_menu(desk: Desk) -> QWidget:
    await dialog(desk)
    menu = desk.window.list.row_actions.open_menu((sample.MARIA_DIALOG,), QPoint(20, 20))
    await desk.settle()
    return menu


async def closed_just_now(desk: Desk) -> None:
    await dialog(desk)
    desk.window.conversation.header.close_or_reopen()
    await desk.settle(0.3)


async def no_more_pages(desk: Desk) -> None:
    desk.window.list.filter_bar.set_filter(DialogFilter(state=DialogState.CLOSED))
    await desk.settle(0.3)


async def own_menu(desk: Desk) -> QWidget:
    await desk.settle()
    menu = desk.window.list.own_row.open_menu()
    await desk.settle()
    return menu


def tokens_of_rows() -> SampleEngine:
    """Rows in every state a row can be in."""
    first, second, third, *others = sample.ROWS
    return SampleEngine(
        rows=(
            first,
            second,
            replace(third, draft="Трек-номер отправлен, посмотрите"),
            replace(others[0], outgoing=MessageState.PENDING),
            replace(others[1], outgoing=MessageState.FAILED),
            replace(others[2], mark=replace(others[2].mark, muted=True)),
            replace(
                others[3],
                dialog=replace(
                    others[3].dialog,
                    tags=("b2b", "vip", "возврат", "оплата"),
                    last_message=replace(
                        sample.last("Счёт во вложении", sample.moment("15:02"), sample.NINA), kind=MessageKind.NOTE
                    ),
                ),
            ),
        )
    )


def cut_off() -> SampleEngine:
    engine = SampleEngine(status=OFFLINE)
    engine.more_at_backend = True
    engine.errors = {FetchMoreDialogs: Unreachable(UnreachableReason.CUT)}
    return engine


SCREENS = (
    Screen("rows", nothing, engine=tokens_of_rows, looks=BOTH),
    Screen("closed", closed_list),
    Screen("no-match", no_match, languages=ALL),
    Screen("menu-ownership", ownership_menu, looks=BOTH),
    Screen("menu-own", own_menu),
    Screen("menu-row", row_menu, looks=BOTH, languages=ALL),
    Screen("several-rows", several_rows, looks=BOTH, languages=ALL),
    Screen("closed-undo", closed_just_now, looks=BOTH, languages=ALL),
    Screen("closed-offline", no_more_pages, engine=cut_off, languages=ALL),
)
