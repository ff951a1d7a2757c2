"""A dialog with everything that may stand in a feed, for drawings and tests."""

from msgspec.structs import replace

from operator_app.domain.messages import File, Message, MessageKind, MessageState, MessageWindow
from operator_app.domain.value import ClientId, FileId, MessageId
from operator_app.engine.requests import OpenedDialog
from tests.sample_dialogs import ANTON, MARIA, MARIA_DIALOG, MARIA_MESSAGES, NINA, PRICE_LIST, ROWS, moment

PHOTO = File(
    id=FileId("file-photo"),
    name="чек.png",
    size=48_200,
    content_type="image/png",
    url="sample:photo",
    width=900,
    height=600,
)


def said(
    number: int,
    text: str,
    at: str,
    *,
    kind: MessageKind = MessageKind.USER,
    author: str = MARIA.id,
    day: str = "2026-11-23",
    **more: object,
) -> Message:
    """A confirmed message of Maria's dialog."""
    return Message(
        id=MessageId(f"message-{number}"),
        dialog_id=MARIA_DIALOG,
        kind=kind,
        author_id=author,
        text=text,
        at=moment(at, day),
        position=number,
        **more,  # type: ignore[arg-type]
    )


def sending(name: str, text: str, at: str, state: MessageState = MessageState.PENDING, **more: object) -> Message:
    """A message of Anton's that is not confirmed."""
    return Message(
        id=None,
        dialog_id=MARIA_DIALOG,
        kind=MessageKind.OPERATOR,
        author_id=ANTON.id,
        text=text,
        at=moment(at),
        client_id=ClientId(name),
        state=state,
        **more,  # type: ignore[arg-type]
    )


MIXED_MESSAGES = (
    said(1, "А самовывоз есть?", "18:02", day="2026-11-21"),
    said(
        2,
        "Да, ул. Ленина 5, с 10 до 20. Карта: https://maps.example.com/lenina-5?zoom=17, вход со двора.",
        "18:04",
        kind=MessageKind.OPERATOR,
        author=NINA.id,
        day="2026-11-21",
    ),
    said(3, "مرحبا، هل يمكنني الدفع نقدا؟ order 4821", "09:10", day="2026-11-22", page="https://shop.example.com/cart"),
    said(4, "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 ok", "09:11", day="2026-11-22"),
    said(
        5,
        "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 3,
        "09:12",
        kind=MessageKind.OPERATOR,
        author=ANTON.id,
        day="2026-11-22",
    ),
    said(6, "Вот фото чека", "10:30", files=(PHOTO,)),
    said(7, "", "10:31", files=(PRICE_LIST,)),
    said(8, "Напишите на help@example.com или +7 916 000-00-42\nили сюда:\nhttp://xn--80ak6aa92e.com", "10:34"),
    said(9, "Посмотрю и отвечу.", "10:35", kind=MessageKind.OPERATOR, author=ANTON.id),
    said(10, "@Nina посмотри, пожалуйста", "10:36", kind=MessageKind.NOTE, author=ANTON.id),
    sending("client-failed", "Чек отправлен повторно", "10:44", MessageState.FAILED, failure="blocked"),
    sending("client-doubtful", "Проверьте почту", "10:45", MessageState.DOUBTFUL),
    sending("client-pending", "И папку «Спам»", "10:46"),
)


def window(messages: tuple[Message, ...], *, has_older: bool = False, has_newer: bool = False) -> MessageWindow:
    return MessageWindow(messages=messages, has_older=has_older, has_newer=has_newer)


def as_in_the_picture() -> OpenedDialog:
    """Maria's dialog as the design draws it."""
    row = replace(
        ROWS[0], dialog=replace(ROWS[0].dialog, user_read_position=3), mark=replace(ROWS[0].mark, read_position=4)
    )
    return OpenedDialog(row=row, window=window(MARIA_MESSAGES), first_unread="message-5")


def mixed() -> OpenedDialog:
    """Everything at once; nothing unread."""
    row = replace(
        ROWS[0],
        typing=None,
        dialog=replace(ROWS[0].dialog, user_read_position=5),
        mark=replace(ROWS[0].mark, read_position=10),
    )
    return OpenedDialog(row=row, window=window(MIXED_MESSAGES), first_unread=None)
