"""Draws every screen and state into a folder as PNG files, for eyes. People, messages and the moment are samples."""

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

import qasync
from msgspec.structs import replace
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from operator_app.domain.answer_guard import Closed
from operator_app.domain.commands import CloseDialog, SendMessage
from operator_app.domain.conflicts import Held, WroteAgain
from operator_app.domain.dialogs import DialogState
from operator_app.domain.drafts import ComposerMode
from operator_app.domain.found import BackendFound, FoundMessage
from operator_app.domain.lists import DialogFilter, Ownership, TypingNow
from operator_app.domain.messages import File, Message, MessageKind, MessageState, Missing
from operator_app.domain.problems import NotABackend, RefusalReason, Refused, Unreachable, UnreachableReason
from operator_app.domain.value import ClientId, FileId, MessageId
from operator_app.engine.notices import UploadProgress
from operator_app.engine.requests import FetchMoreDialogs, ListDialogs, SignIn, StartHere
from operator_app.engine.status import ConnectionStatus, Phase
from operator_app.notifications.port import NotShownReason
from tests import sample_dialogs as sample
from tests import sample_pictures
from tests.sample_history import HISTORY_MESSAGES, HISTORY_ROWS, OCTOBER, SEPTEMBER
from tests.screens import person_states, site_settings, team
from tests.screens.desk import Desk
from tests.screens.sample_engine import SampleEngine
from ui.conversation.timeline.file_states import FileAction
from ui.emoji.picker import EmojiPicker
from ui.saved_replies.picker import SavedReplyPicker
from ui.saved_replies.save_reply import SaveReply
from ui.settings.alert_test import ProofNotShown, ProofShown
from ui.settings.window import SettingsPage, SettingsWindow
from ui.theme.theme import Appearance, Theme
from ui.translation import Translations

MINE = DialogFilter(ownership=Ownership.MINE)


Arrange = Callable[[Desk], Awaitable[QWidget | None]]


@dataclass(frozen=True)
class Screen:
    """One picture. ``arrange`` brings the window into the state and may name another widget to draw."""

    name: str
    arrange: Arrange
    engine: Callable[[], SampleEngine] = SampleEngine
    size: tuple[int, int] = (1280, 800)
    looks: tuple[str, ...] = ("light",)
    languages: tuple[str, ...] = ("en",)
    scales: tuple[float, ...] = (1.0,)
    filter: DialogFilter = field(default=DialogFilter())


async def dialog(desk: Desk) -> None:
    desk.window.show_dialog(sample.MARIA_DIALOG)
    await desk.settle()


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


async def history(desk: Desk) -> None:
    await dialog(desk)
    desk.window.conversation.toggle_history()
    await desk.settle(0.3)


def searching(typed: str) -> Arrange:
    async def arrange(desk: Desk) -> None:
        await dialog(desk)
        desk.window.search.open().field.setText(typed)
        await desk.settle(0.6)

    return arrange


def held_back(*held: Held) -> Callable[[], SampleEngine]:
    """An engine in which something done offline waits for a decision."""

    def make() -> SampleEngine:
        engine = SampleEngine()
        row = engine.rows[sample.MARIA_DIALOG]
        engine.rows[sample.MARIA_DIALOG] = replace(row, held=held)
        return engine

    return make


HELD_ANSWER = Held(
    client_id=ClientId("held"),
    command=SendMessage(dialog_id=sample.MARIA_DIALOG, text="Чек отправлен"),
    conflicts=(Closed(by=sample.NINA.id, at=sample.NOW - 12 * 60_000),),
)
HELD_CLOSE = Held(
    client_id=ClientId("held"),
    command=CloseDialog(dialog_id=sample.MARIA_DIALOG),
    conflicts=(WroteAgain(text="Да, оплатила картой, но чек не пришёл", at=sample.NOW - 4 * 60_000),),
)


async def sign_out(desk: Desk) -> QWidget | None:
    await dialog(desk)
    desk.engine.set_status(replace(desk.engine.status, unsent=2))
    await desk.settle()
    question = desk.application.ask_to_sign_out()
    await desk.settle()
    return question


async def found_message(desk: Desk) -> None:
    await searching("чеки")(desk)
    palette = desk.window.search.palette
    assert palette is not None
    palette.list.step(1)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
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


async def nothing(desk: Desk) -> None:
    await desk.settle()


async def loading(desk: Desk) -> None:
    await desk.settle(0.3)


async def closed_list(desk: Desk) -> None:
    desk.window.list.filter_bar.set_filter(DialogFilter(state=DialogState.CLOSED))
    await desk.settle()


async def no_match(desk: Desk) -> None:
    desk.window.list.filter_bar.set_filter(DialogFilter(tags=("nowhere",)))
    await desk.settle()


async def card_over(desk: Desk) -> None:
    await dialog(desk)
    desk.window.panes.toggle_card()
    await desk.settle(0.3)


async def list_in_front(desk: Desk) -> None:
    await dialog(desk)
    desk.window.panes.show_list()
    await desk.settle()


async def refused(desk: Desk) -> None:
    from operator_app.domain.commands import AddTag, EditUser  # noqa: PLC0415 - only this state needs them

    await dialog(desk)
    desk.engine.refuse(AddTag(dialog_id=sample.MARIA_DIALOG, tag="vip"), RefusalReason.FORBIDDEN)
    desk.engine.refuse(EditUser(user_id=sample.MARIA.id, email="maria@"), RefusalReason.INVALID_EMAIL)
    await desk.settle()


async def editing(desk: Desk) -> None:
    await dialog(desk)
    desk.window.card.email.start_editing()
    desk.window.conversation.header.add_tag()
    await desk.settle()


async def ownership_menu(desk: Desk) -> QWidget:
    await desk.settle()
    menu = desk.window.list.filter_bar.open_ownership()
    await desk.settle()
    return menu


async def assign_menu(desk: Desk) -> QWidget | None:
    await dialog(desk)
    menu = desk.window.conversation.header.open_assign_menu()
    await desk.settle()
    return menu


async def snooze_menu(desk: Desk) -> QWidget | None:
    await dialog(desk)
    menu = desk.window.conversation.header.open_snooze_menu()
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


async def transfer(desk: Desk) -> None:
    await dialog(desk)
    form = desk.window.open_transfer((sample.MARIA_DIALOG,), desk.window.conversation.header.assignee)
    assert form is not None
    form.note.setText("Просит счёт на юрлицо")
    await desk.settle()


async def viewers(desk: Desk) -> None:
    row = desk.engine.rows[sample.MARIA_DIALOG]
    nina = TypingNow(person_id=sample.NINA.id, by_user=False, text="Нашла второй чек, сей", until=sample.NOW + 5_000)
    desk.engine.put_row(replace(row, viewers=(sample.NINA.id, sample.LEV.id), also_typing=(nina,)))
    await dialog(desk)


async def stale(desk: Desk) -> None:
    await dialog(desk)
    desk.window.conversation.start_writing(ComposerMode.REPLY)
    desk.window.conversation.composer.insert("Чек отправлен повторно, проверьте почту")
    answer = "Мария, нашла ваш чек и отправила ещё раз на maria.ivanova@example.com"
    desk.engine.answer_of(sample.NINA, sample.MARIA_DIALOG, answer, at=sample.NOW - 10_000)
    await desk.settle()
    desk.window.conversation.composer.submit()
    await desk.settle(0.4)


async def mention(desk: Desk) -> None:
    await dialog(desk)
    desk.window.conversation.start_writing(ComposerMode.NOTE)
    desk.window.conversation.composer.insert("Посмотри, пожалуйста, @")
    await desk.settle()


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


async def signed_out(desk: Desk) -> None:
    await dialog(desk)
    desk.window.sign_in_again.open()
    await desk.settle()


async def password(desk: Desk) -> QWidget | None:
    await signed_out(desk)
    return desk.window.sign_in_again.dialog


async def start_error(desk: Desk) -> None:
    desk.first.sign_in.name.clear()
    desk.first.sign_in.start_here.click()
    await desk.settle()


async def saved_replies(desk: Desk) -> None:
    await dialog(desk)
    desk.window.conversation.popups.open_saved_replies(by_slash=True)
    picker = desk.window.conversation.popups.shown
    assert isinstance(picker, SavedReplyPicker)
    picker.search.setText("дост")
    await desk.settle()


async def no_saved_reply(desk: Desk) -> None:
    await dialog(desk)
    desk.window.conversation.popups.open_saved_replies()
    picker = desk.window.conversation.popups.shown
    assert isinstance(picker, SavedReplyPicker)
    picker.search.setText("квитанция")
    await desk.settle()


async def unfilled(desk: Desk) -> None:
    await dialog(desk)
    composer = desk.window.conversation.composer
    composer.start(ComposerMode.REPLY)
    composer.insert_reply("Мария, трек-номер: {номер}. Отследить можно на сайте {служба}.")
    composer.submit()
    await desk.settle(0.4)


async def save_reply(desk: Desk) -> None:
    await dialog(desk)
    composer = desk.window.conversation.composer
    composer.start(ComposerMode.REPLY)
    composer.insert("Чек отправлен повторно, проверьте, пожалуйста, почту.")
    desk.window.conversation.popups.open_save_reply(composer.text)
    await desk.settle(0.3)


async def replace_reply(desk: Desk) -> None:
    await save_reply(desk)
    form = desk.window.conversation.popups.shown
    assert isinstance(form, SaveReply)
    form.name.setText("Доставка срок")
    form.save()
    await desk.settle()


async def emoji(desk: Desk) -> None:
    await dialog(desk)
    desk.memory.remember(replace(desk.memory.memory, recent_emoji=("👍", "🙏", "🚚", "😀")))
    desk.window.conversation.popups.open_emoji()
    await desk.settle()


async def emoji_found(desk: Desk) -> None:
    await emoji(desk)
    picker = desk.window.conversation.popups.shown
    assert isinstance(picker, EmojiPicker)
    picker.search.setText("heart")
    await desk.settle()


def settings_page(page: SettingsPage) -> Arrange:
    async def arrange(desk: Desk) -> QWidget:
        desk.application.open_settings(page)
        await desk.settle()
        return settings_of(desk)

    return arrange


async def proof_shown(desk: Desk) -> QWidget:
    desk.application.open_settings(SettingsPage.NOTIFICATIONS)
    desk.alert_test.ended.emit(ProofShown(milliseconds=40))
    desk.alert_test.clicked.emit()
    await desk.settle()
    return settings_of(desk)


async def ledger(desk: Desk) -> QWidget:
    desk.application.open_settings(SettingsPage.NOTIFICATIONS)
    settings = settings_of(desk)
    settings.resize(settings.width(), 900)
    await desk.settle()
    bar = settings.findChildren(QScrollArea)[1].verticalScrollBar()
    bar.setValue(bar.maximum())
    await desk.settle()
    return settings


async def proof_not_shown(desk: Desk) -> QWidget:
    desk.application.open_settings(SettingsPage.NOTIFICATIONS)
    desk.alert_test.ended.emit(ProofNotShown(reason=NotShownReason.NO_SERVICE))
    await desk.settle()
    return settings_of(desk)


async def edited_reply(desk: Desk) -> QWidget:
    desk.application.open_settings(SettingsPage.SAVED_REPLIES)
    settings_of(desk).saved_replies.edit(sample.SAVED_REPLIES[0])
    await desk.settle()
    return settings_of(desk)


async def deleted_reply(desk: Desk) -> QWidget:
    desk.application.open_settings(SettingsPage.SAVED_REPLIES)
    settings_of(desk).saved_replies.delete(sample.SAVED_REPLIES[1])
    await desk.settle()
    return settings_of(desk)


def settings_of(desk: Desk) -> SettingsWindow:
    assert desk.application.settings_window is not None
    return desk.application.settings_window


def no_replies() -> SampleEngine:
    engine = SampleEngine()
    engine.directory = replace(engine.directory, saved_replies=())
    return engine


async def starting(desk: Desk) -> None:
    desk.first.sign_in.start_here.click()
    await desk.settle()


async def own_server(desk: Desk) -> None:
    desk.first.sign_in.show_form()
    await desk.settle()


async def wrong_form(desk: Desk) -> None:
    desk.first.sign_in.show_form()
    desk.first.sign_in.form.button.click()
    await desk.settle()


async def server_says_no(desk: Desk) -> None:
    form = desk.first.sign_in.form
    desk.first.sign_in.show_form()
    form.address.field.setText("chat.example.com")
    form.email.field.setText("anton@example.com")
    form.password.field.setText("secret")
    form.button.click()
    await desk.settle()


async def welcome(desk: Desk) -> None:
    desk.first.sign_in.start_here.click()
    await desk.settle()


def nobody() -> SampleEngine:
    return SampleEngine(rows=(), messages=())


def no_account() -> SampleEngine:
    return SampleEngine(accounts=())


def slow_start() -> SampleEngine:
    engine = no_account()
    engine.hold = {StartHere}
    return engine


def refusing(error: Exception) -> Callable[[], SampleEngine]:
    def make() -> SampleEngine:
        engine = no_account()
        engine.errors = {SignIn: error}
        return engine

    return make


def slow_archive() -> SampleEngine:
    engine = SampleEngine()
    engine.hold = {ListDialogs}
    return engine


def with_status(status: ConnectionStatus) -> Callable[[], SampleEngine]:
    return lambda: SampleEngine(status=status)


def held_message() -> SampleEngine:
    """Sent a moment ago with undo switched on: it can still be taken back."""
    held = Message(
        id=None,
        dialog_id=sample.MARIA_DIALOG,
        kind=MessageKind.OPERATOR,
        author_id=sample.ANTON.id,
        text="Сегодня до 19:00 успеем, заказ уже собран.",
        at=sample.NOW,
        client_id=ClientId("client-7"),
        state=MessageState.PENDING,
        leaves_at=sample.NOW + 4_000,
    )
    return SampleEngine(messages=(*sample.MARIA_MESSAGES, held))


def failed_message() -> SampleEngine:
    sent = sample.MARIA_MESSAGES[2]
    failed = replace(
        sent,
        id=None,
        position=None,
        client_id=ClientId("client-7"),
        text="Чек отправлен повторно.",
        at=sample.moment("10:45"),
        state=MessageState.FAILED,
        failure=RefusalReason.BLOCKED.value,
    )
    pending = replace(
        failed, client_id=ClientId("client-8"), text="Проверьте почту.", state=MessageState.PENDING, failure=None
    )
    return SampleEngine(messages=(*sample.MARIA_MESSAGES, failed, pending))


def with_files() -> SampleEngine:
    """A photo and a list of the user's, one upload under way, one refused, one waiting behind it."""
    engine = SampleEngine()
    folder = Path(tempfile.mkdtemp(prefix="screens-"))
    photo = sample_pictures.photo(folder / "чек.png", 1200, 800)
    engine.files = {photo.name: Path(photo.url)}
    theirs = replace(photo, id=FileId("file-photo"), url="https://chat.example.com/files/s/photo")
    words = sample.MARIA_MESSAGES[0]
    shown = replace(
        words,
        id=MessageId("m-photo"),
        client_id=None,
        position=50,
        text="Вот чек",
        files=(theirs,),
        page=None,
        at=sample.moment("10:42"),
    )
    mine = replace(sample.MARIA_MESSAGES[2], id=None, position=None, page=None, text="")
    offer = File(
        id=FileId(""), name="Счёт на оплату № 1048.pdf", size=1_240_000, content_type="application/pdf", url="/x"
    )
    failed = replace(
        mine,
        client_id=ClientId("c-1"),
        at=sample.moment("10:44"),
        state=MessageState.FAILED,
        files=(offer,),
        failure=RefusalReason.BLOCKED.value,
    )
    upload = replace(
        mine,
        client_id=ClientId("c-2"),
        at=sample.moment("10:45"),
        state=MessageState.PENDING,
        files=(offer, replace(photo, width=600, height=300)),
    )
    behind = replace(upload, client_id=ClientId("c-3"), text="Прикладываю счёт и схему проезда.", files=())
    listed = replace(shown, id=MessageId("m-list"), position=51, text="", files=(sample.PRICE_LIST,))
    for message in (shown, listed, failed, upload, behind):
        engine.messages[sample.MARIA_DIALOG].append(message)
    return engine


async def files(desk: Desk) -> None:
    await dialog(desk)
    desk.engine.tell(UploadProgress(account_id=sample.ACCOUNT_ID, client_id=ClientId("c-2"), place=0, sent=560_000))
    timeline = desk.window.conversation.timeline
    timeline.files.saved(sample.PRICE_LIST, Path(__file__))
    timeline.show_end()
    await desk.settle(0.5)


async def chips(desk: Desk) -> None:
    await dialog(desk)
    folder = Path(tempfile.mkdtemp(prefix="screens-"))
    paths = [folder]
    for name, size in (
        ("Счёт на оплату № 1048 от 23 ноября.pdf", 1_240_000),
        ("notes.txt", 900),
        ("big.zip", 2_097_153),
    ):
        (folder / name).write_bytes(b"x" * size)
        paths.insert(0, folder / name)
    paths.insert(0, Path(sample_pictures.photo(folder / "схема проезда.png", 300, 200).url))
    conversation = desk.window.conversation
    conversation.composer.insert("Вот счёт и схема")
    conversation.attach(paths)
    await desk.settle(0.4)


async def drop(desk: Desk) -> None:
    await dialog(desk)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(__file__)])
    event = QDragEnterEvent(
        QPoint(300, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(desk.window.windowHandle(), event)
    await desk.settle()


async def viewer(desk: Desk) -> None:
    await files(desk)
    timeline = desk.window.conversation.timeline
    photo = next(message.files[0] for message in desk.engine.messages[sample.MARIA_DIALOG] if message.files)
    timeline.file_asked.emit(photo, FileAction.VIEW)
    await desk.settle(0.5)


async def viewer_looking_back(desk: Desk) -> None:
    """At the first of the pictures that are here; earlier ones are on their way."""
    await viewer(desk)
    shown = desk.window.conversation.files.viewer
    assert shown is not None
    while shown.file is not None and shown._place > 0:
        shown.step(-1)
    shown.put_earlier((), more=True)
    shown.step(-1)
    await desk.until(lambda: not shown.canvas.pixmap.isNull())
    await desk.settle()


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


def many() -> SampleEngine:
    """A busy day: the list scrolls."""
    rows = []
    for number in range(300):
        row = sample.ROWS[number % len(sample.ROWS)]
        dialog_id = f"dialog-{number:04}"
        rows.append(replace(row, dialog=replace(row.dialog, id=dialog_id), mark=replace(row.mark, dialog_id=dialog_id)))
    return SampleEngine(rows=(*rows, *sample.ROWS))


OFFLINE = ConnectionStatus(
    phase=Phase.WAITING, problem=UnreachableReason.TIMED_OUT.value, retry_at=sample.NOW + 5000, unsent=2
)
SIGNED_OUT = ConnectionStatus(phase=Phase.SIGNED_OUT)


def cut_off() -> SampleEngine:
    engine = SampleEngine(status=OFFLINE)
    engine.more_at_backend = True
    engine.errors = {FetchMoreDialogs: Unreachable(UnreachableReason.CUT)}
    return engine


BOTH = ("light", "dark")
ALL = ("en", "ru")

SCREENS = (
    Screen("main", reply, looks=BOTH, languages=ALL, scales=(1.0, 2.0), filter=MINE),
    Screen("main-1920x1080", reply, size=(1920, 1080), filter=MINE),
    Screen("main-760x560", reply, size=(760, 560), languages=ALL),
    Screen("main-760x560-card", card_over, size=(760, 560)),
    Screen("main-600x560", reply, size=(600, 560), languages=ALL),
    Screen("main-600x560-list", list_in_front, size=(600, 560)),
    Screen("note", note, looks=BOTH),
    Screen("rows", nothing, engine=tokens_of_rows, looks=BOTH),
    Screen("many", dialog, engine=many),
    Screen("failed-message", dialog, engine=failed_message),
    Screen("held-message", dialog, engine=held_message, looks=BOTH, languages=ALL),
    Screen("held-message-600x560", dialog, engine=held_message, size=(600, 560), languages=ALL),
    Screen("files", files, engine=with_files, looks=BOTH, languages=ALL, size=(1280, 1000)),
    Screen("chips", chips, looks=BOTH, languages=ALL),
    Screen("chips-760x560", chips, size=(760, 560)),
    Screen("drop", drop, looks=BOTH, languages=ALL),
    Screen("viewer", viewer, engine=with_files, looks=BOTH, languages=ALL),
    Screen("viewer-looking-back", viewer_looking_back, engine=with_files, languages=ALL),
    Screen("viewer-760x560", viewer, engine=with_files, size=(760, 560)),
    Screen("refused", refused, looks=BOTH),
    Screen("editing", editing),
    Screen("offline", dialog, engine=with_status(OFFLINE), looks=BOTH, languages=ALL),
    Screen("signed-out", dialog, engine=with_status(SIGNED_OUT)),
    Screen("password", password, engine=with_status(SIGNED_OUT)),
    Screen("nobody-yet", nothing, engine=nobody, looks=BOTH, languages=ALL),
    Screen("nobody-yet-offline", nothing, engine=lambda: SampleEngine(rows=(), messages=(), status=OFFLINE)),
    Screen("loading", loading, engine=slow_archive),
    Screen("history", history, engine=several_dialogs, looks=BOTH, languages=ALL, scales=(1.0, 2.0)),
    Screen("history-760x560", history, engine=several_dialogs, size=(760, 560), languages=ALL),
    Screen("history-1920x1080", history, engine=several_dialogs, size=(1920, 1080)),
    Screen("history-gap", history, engine=holes(Missing.COMING), languages=ALL),
    Screen("history-offline", history, engine=holes(Missing.OFFLINE), looks=BOTH, languages=ALL),
    Screen("search", searching("чек"), engine=everywhere, looks=BOTH, languages=ALL, scales=(1.0, 2.0)),
    Screen("search-people", searching("мар"), engine=everywhere, languages=ALL),
    Screen("search-760x560", searching("чек"), engine=everywhere, size=(760, 560)),
    Screen("search-600x560", searching("чек"), engine=everywhere, size=(600, 560), languages=("ru",)),
    Screen("search-begun", searching(""), looks=BOTH, languages=ALL),
    Screen("search-nothing", searching("щщщ before:soon"), languages=ALL),
    Screen("search-opened", found_message, engine=everywhere, looks=BOTH),
    Screen("held-answer", dialog, engine=held_back(HELD_ANSWER), looks=BOTH, languages=ALL),
    Screen("held-answer-760x560", dialog, engine=held_back(HELD_ANSWER), size=(760, 560), languages=("ru",)),
    Screen("held-close", dialog, engine=held_back(HELD_CLOSE), languages=ALL),
    Screen("settings-storage", settings_page(SettingsPage.STORAGE), looks=BOTH, languages=ALL),
    Screen("sign-out", sign_out, looks=BOTH, languages=ALL),
    Screen("closed", closed_list),
    Screen("no-match", no_match, languages=ALL),
    Screen("menu-ownership", ownership_menu, looks=BOTH),
    Screen("menu-assign", assign_menu),
    Screen("menu-snooze", snooze_menu, languages=ALL),
    Screen("menu-own", own_menu),
    Screen("menu-row", row_menu, looks=BOTH, languages=ALL),
    Screen("several-rows", several_rows, looks=BOTH, languages=ALL),
    Screen("transfer", transfer, looks=BOTH, languages=ALL),
    Screen("viewers", viewers, looks=BOTH, languages=ALL),
    Screen("stale-answer", stale, looks=BOTH, languages=ALL),
    Screen("stale-answer-760", stale, size=(760, 560), languages=("ru",)),
    Screen("mention", mention, looks=BOTH),
    Screen("closed-undo", closed_just_now, looks=BOTH, languages=ALL),
    Screen("closed-offline", no_more_pages, engine=cut_off, languages=ALL),
    Screen("saved-replies", saved_replies, looks=BOTH, languages=ALL),
    Screen("saved-replies-760x560", saved_replies, size=(760, 560), scales=(1.0, 2.0)),
    Screen("saved-replies-no-match", no_saved_reply),
    Screen("saved-replies-none", no_saved_reply, engine=no_replies, languages=ALL),
    Screen("unfilled", unfilled, looks=BOTH, languages=ALL),
    Screen("save-reply", save_reply, looks=BOTH, languages=ALL),
    Screen("save-reply-replace", replace_reply, languages=ALL),
    Screen("emoji", emoji, looks=BOTH, languages=ALL),
    Screen("emoji-found", emoji_found, looks=BOTH),
    Screen("person-card", person_states.card_foot, engine=person_states.well_known, looks=BOTH, languages=ALL),
    Screen(
        "person-card-tall",
        person_states.opened,
        engine=person_states.well_known,
        size=(1280, 1400),
        looks=BOTH,
        languages=ALL,
    ),
    Screen("person-menu", person_states.card_menu, engine=person_states.well_known, languages=ALL),
    Screen("person-property", person_states.property_form, engine=person_states.well_known, languages=ALL),
    Screen("person-block", person_states.block, engine=person_states.well_known, looks=BOTH, languages=ALL),
    Screen(
        "person-details",
        person_states.details,
        engine=person_states.well_known,
        looks=BOTH,
        languages=ALL,
        scales=(1.0, 2.0),
    ),
    Screen(
        "person-details-narrow", person_states.details, engine=person_states.well_known, size=(760, 560), languages=ALL
    ),
    Screen("person-details-orders", person_states.details_of_orders, engine=person_states.well_known, looks=BOTH),
    Screen("person-details-offline", person_states.details, engine=person_states.offline, languages=ALL),
    Screen(
        "people", person_states.people, engine=person_states.well_known, looks=BOTH, languages=ALL, scales=(1.0, 2.0)
    ),
    Screen("people-narrow", person_states.people, engine=person_states.well_known, size=(760, 560), languages=ALL),
    Screen("people-offline", person_states.people, engine=person_states.offline, languages=ALL),
    Screen("people-none", person_states.nobody_found, engine=person_states.well_known),
    Screen("people-failed", person_states.nobody_found, engine=person_states.no_list),
    Screen("people-write", person_states.write_first, engine=person_states.well_known, looks=BOTH, languages=ALL),
    Screen("settings-general", settings_page(SettingsPage.GENERAL), looks=BOTH, languages=ALL, scales=(1.0, 2.0)),
    Screen("settings-notifications", settings_page(SettingsPage.NOTIFICATIONS), looks=BOTH, languages=ALL),
    Screen("settings-notifications-shown", proof_shown, looks=BOTH, languages=ALL),
    Screen("settings-notifications-ledger", ledger, looks=BOTH, languages=ALL),
    Screen("settings-notifications-none", proof_not_shown, looks=BOTH, languages=ALL),
    Screen("settings-replies", settings_page(SettingsPage.SAVED_REPLIES), looks=BOTH, languages=ALL),
    Screen("settings-replies-none", settings_page(SettingsPage.SAVED_REPLIES), engine=no_replies, languages=ALL),
    Screen("settings-replies-edit", edited_reply, looks=BOTH, languages=ALL),
    Screen("settings-replies-deleted", deleted_reply, languages=ALL),
    Screen(
        "site-chat",
        site_settings.site_chat,
        engine=site_settings.full_site,
        looks=BOTH,
        languages=ALL,
        scales=(1.0, 2.0),
    ),
    Screen("site-chat-whole", site_settings.site_chat_whole, engine=site_settings.full_site, looks=BOTH, languages=ALL),
    Screen("site-chat-hidden", site_settings.site_chat_whole, engine=site_settings.hidden_chat, languages=ALL),
    Screen("site-chat-no-owner", site_settings.site_chat, engine=site_settings.no_owner, languages=ALL),
    Screen("segments", site_settings.segments, engine=site_settings.full_site, looks=BOTH, languages=ALL),
    Screen("segments-none", site_settings.segments, engine=site_settings.empty_site, languages=ALL),
    Screen("segments-no-owner", site_settings.segments, engine=site_settings.no_owner, languages=ALL),
    Screen("segments-edit", site_settings.segment_form, engine=site_settings.full_site, looks=BOTH, languages=ALL),
    Screen("segments-people", site_settings.segment_people, engine=site_settings.full_site, looks=BOTH, languages=ALL),
    Screen("triggers", site_settings.triggers, engine=site_settings.full_site, looks=BOTH, languages=ALL),
    Screen("triggers-none", site_settings.triggers, engine=site_settings.empty_site, languages=ALL),
    Screen("triggers-edit", site_settings.trigger_form, engine=site_settings.full_site, looks=BOTH, languages=ALL),
    Screen("team", team.team_page, looks=BOTH, languages=ALL, scales=(1.0, 2.0)),
    Screen("team-no-owner", team.team_page, engine=team.no_owner, languages=ALL),
    Screen("team-offline", team.team_page, engine=team.cut_off, languages=ALL),
    Screen("team-inviting", team.inviting, looks=BOTH, languages=ALL),
    Screen("team-invited", team.invited, looks=BOTH, languages=ALL),
    Screen("team-removing", team.removing, looks=BOTH, languages=ALL),
    Screen("team-removed", dialog, engine=team.removed, looks=BOTH, languages=ALL),
    Screen("account", team.account_page, looks=BOTH, languages=ALL),
    Screen("account-password", team.password_page, languages=ALL),
    Screen("statistics", team.numbers, looks=BOTH, languages=ALL, scales=(1.0, 2.0)),
    Screen("statistics-month", team.numbers_of_a_month, looks=BOTH, languages=ALL),
    Screen("statistics-narrow", team.narrow_numbers, languages=ALL),
    Screen("statistics-none", team.numbers, engine=team.fresh_team, languages=ALL),
    Screen("statistics-offline", team.numbers, engine=team.numberless, languages=ALL),
    Screen("statistics-loading", team.numbers, engine=team.counting),
    Screen("join", team.joining, engine=no_account, size=(760, 560), languages=ALL),
    Screen("join-over", team.over, engine=no_account, size=(760, 560), languages=ALL),
    Screen("join-offer", team.offered, engine=no_account, size=(760, 560), looks=BOTH, languages=ALL),
    Screen("join-weak", team.weak, engine=no_account, size=(760, 560), languages=ALL),
    Screen("sign-in", nothing, engine=no_account, size=(760, 560), looks=BOTH, languages=ALL, scales=(1.0, 2.0)),
    Screen("sign-in-no-name", start_error, engine=no_account, size=(760, 560)),
    Screen("sign-in-starting", starting, engine=slow_start, size=(760, 560)),
    Screen("sign-in-server", own_server, engine=no_account, size=(760, 560), languages=ALL),
    Screen("sign-in-server-wrong", wrong_form, engine=no_account, size=(760, 560), languages=ALL),
    Screen(
        "sign-in-server-password",
        server_says_no,
        engine=refusing(Refused(RefusalReason.WRONG_PASSWORD)),
        size=(760, 560),
    ),
    Screen(
        "sign-in-server-unreachable",
        server_says_no,
        engine=refusing(Unreachable(UnreachableReason.TLS)),
        size=(760, 560),
    ),
    Screen("sign-in-server-other", server_says_no, engine=refusing(NotABackend()), size=(760, 560)),
    Screen("welcome", welcome, engine=no_account, size=(760, 560), looks=BOTH, languages=ALL),
)


async def draw(screen: Screen, look: str, language: str, scale: float, folder: Path) -> Path:
    """One picture of one screen."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    translations = Translations(application)
    translations.use(language)
    theme = Theme(application, appearance=Appearance(look), scale=scale)
    theme.install()
    with tempfile.TemporaryDirectory() as scratch:
        desk = Desk(screen.engine(), theme, Path(scratch), chosen=screen.filter)
        desk.application.start()
        await desk.settle()
        window: QWidget = desk.application.main_window or desk.first
        window.resize(round(screen.size[0] * scale), round(screen.size[1] * scale))
        await desk.settle()
        drawn = await screen.arrange(desk) or window
        name = "-".join([screen.name, look, language, *([f"{scale:.0%}".rstrip("%")] if scale != 1 else [])])
        path = folder / f"{name}.png"
        drawn.grab().save(str(path))
        if drawn is not window:
            drawn.close()
        window.close()
        await desk.application.close()
        window.deleteLater()
        await asyncio.sleep(0)
    return path


async def draw_all(folder: Path, words: list[str]) -> int:
    """How many were drawn."""
    count = 0
    for screen in SCREENS:
        if words and not any(word in screen.name for word in words):
            continue
        for language in screen.languages:
            for look in screen.looks:
                for scale in screen.scales:
                    await draw(screen, look, language, scale, folder)
                    count += 1
    return count


def run(arguments: list[str]) -> None:
    """``arguments``: the folder, then words to choose by."""
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    count = qasync.run(draw_all(folder, arguments[1:]))
    sys.stdout.write(f"{count} pictures in {folder}\n")
