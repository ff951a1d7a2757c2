"""A dialog: its header, refusals, colleagues in it, an answer that was overtaken, mentions."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from operator_app.domain.answer_guard import Closed
from operator_app.domain.commands import AddTag, CloseDialog, EditUser, SendMessage
from operator_app.domain.conflicts import Held, WroteAgain
from operator_app.domain.drafts import ComposerMode
from operator_app.domain.lists import TypingNow
from operator_app.domain.messages import Message, MessageKind, MessageState
from operator_app.domain.problems import RefusalReason
from operator_app.domain.value import ClientId
from tests import sample_dialogs as sample
from tests.screens.desk import Desk
from tests.screens.sample_engine import SampleEngine
from tests.screens.screen import (
    ALL,
    BOTH,
    Screen,
    dialog,
)
from ui.connection_bar import SAY_AFTER_MS


async def refused(desk: Desk) -> None:
    await dialog(desk)
    tagging = AddTag(dialog_id=sample.MARIA_DIALOG, tag="постоянный клиент")
    desk.engine.refuse(tagging, RefusalReason.TOO_MANY)
    desk.engine.refuse(EditUser(user_id=sample.MARIA.id, email="maria@"), RefusalReason.INVALID_EMAIL)
    await desk.settle()


async def quiet(desk: Desk) -> None:
    await dialog(desk)
    await desk.settle(SAY_AFTER_MS / 1_000 + 0.1)


async def gone(desk: Desk) -> None:
    await dialog(desk)
    desk.window.conversation.start_writing(ComposerMode.REPLY)
    desk.window.conversation.composer.insert("Чек отправлен повторно, проверьте")
    desk.engine.remove_row(sample.MARIA_DIALOG)
    await desk.settle(0.4)


async def editing(desk: Desk) -> None:
    await dialog(desk)
    desk.window.card.email.start_editing()
    desk.window.conversation.header.add_tag()
    await desk.settle()


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


def edited_message() -> SampleEngine:
    """The service tells that texts were changed later; it has been quiet for a while, too."""
    first, second, third, *rest = sample.MARIA_MESSAGES
    engine = SampleEngine(
        messages=(
            replace(first, edited_at=first.at + 60_000),
            second,
            replace(third, edited_at=third.at + 60_000),
            *rest,
        )
    )
    engine.status = replace(engine.status, quiet=True)
    return engine


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


SCREENS = (
    Screen("held-message", dialog, engine=held_message, looks=BOTH, languages=ALL),
    Screen("held-message-600x560", dialog, engine=held_message, size=(600, 560), languages=ALL),
    Screen("refused", refused, looks=BOTH, languages=ALL),
    Screen("refused-760x560", refused, size=(760, 560), languages=ALL),
    Screen("gone", gone, looks=BOTH, languages=ALL),
    Screen("editing", editing),
    Screen("menu-assign", assign_menu),
    Screen("menu-snooze", snooze_menu, languages=ALL),
    Screen("transfer", transfer, looks=BOTH, languages=ALL),
    Screen("viewers", viewers, looks=BOTH, languages=ALL),
    Screen("stale-answer", stale, looks=BOTH, languages=ALL),
    Screen("stale-answer-760", stale, size=(760, 560), languages=("ru",)),
    Screen("mention", mention, looks=BOTH),
    Screen("failed-message", dialog, engine=failed_message),
    Screen("edited-message", quiet, engine=edited_message, looks=BOTH, languages=ALL),
    Screen("held-answer", dialog, engine=held_back(HELD_ANSWER), looks=BOTH, languages=ALL),
    Screen("held-answer-760x560", dialog, engine=held_back(HELD_ANSWER), size=(760, 560), languages=("ru",)),
    Screen("held-close", dialog, engine=held_back(HELD_CLOSE), languages=ALL),
)
