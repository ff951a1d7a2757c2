"""People, dialogs and messages that screens and tests show: the same few everywhere, at one fixed moment."""

from datetime import UTC, datetime

from operator_app.domain.abilities import Abilities
from operator_app.domain.accounts import Account, BackendKind
from operator_app.domain.dialogs import Dialog, DialogState, LastMessage, Mark, Tag
from operator_app.domain.lists import DialogRow, TypingNow
from operator_app.domain.messages import Fact, FactKind, File, Message, MessageKind
from operator_app.domain.people import Operator, OperatorStatus, Property, PropertySource, Role, User
from operator_app.domain.saved_replies import SavedReply
from operator_app.domain.value import (
    AccountId,
    ClientId,
    DialogId,
    FileId,
    MessageId,
    Milliseconds,
    OperatorId,
    SavedReplyId,
    UserId,
)
from operator_app.engine.requests import Directory


def moment(clock: str, day: str = "2026-11-23") -> Milliseconds:
    """``10:42`` UTC of a day as Unix milliseconds."""
    return int(datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=UTC).timestamp() * 1000)


NOW = moment("10:46:20")
ACCOUNT_ID = AccountId("sample")
ANTON = Operator(id=OperatorId("op-anton"), revision=1, name="Anton Kozlov", email="anton@example.com", role=Role.OWNER)
NINA = Operator(id=OperatorId("op-nina"), revision=1, name="Nina Serova", email="nina@example.com")
LEV = Operator(id=OperatorId("op-lev"), revision=1, name="Lev Orlov", status=OperatorStatus.AWAY)
ACCOUNT = Account(
    id=ACCOUNT_ID,
    kind=BackendKind.EMBEDDED,
    address="",
    title="Coffee shop",
    operator_id=ANTON.id,
    operator_name=ANTON.name,
)
TAGS = tuple(Tag(name=name, revision=1) for name in ("b2b", "billing", "vip", "возврат", "доставка", "оплата"))
SAVED_REPLIES = (
    SavedReply(
        id=SavedReplyId("reply-1"),
        name="доставка срок",
        text="{Имя}, заказ приедет в течение 3 рабочих дней. Курьер позвонит за час.",
    ),
    SavedReply(
        id=SavedReplyId("reply-2"),
        name="доставка цена",
        text="Доставка по Москве — 350 ₽, при заказе от 5 000 ₽ бесплатно.",
    ),
    SavedReply(
        id=SavedReplyId("reply-3"),
        name="доставка трек",
        text="Трек-номер: {номер}. Отследить можно на сайте службы доставки.",
        owner_id=ANTON.id,
    ),
)
DIRECTORY = Directory(
    account=ACCOUNT,
    me=ANTON,
    operators=(ANTON, NINA, LEV),
    online_operators=(ANTON.id, NINA.id),
    tags=TAGS,
    saved_replies=SAVED_REPLIES,
    file_limit=2 * 1024 * 1024,
    text_limit=10_000,
    site_page="http://127.0.0.1:8199/shop",
    abilities=Abilities(
        site_events=True,
        user_notes=True,
        user_properties=True,
        people=True,
        blocking=True,
        site=True,
        reopening=True,
        snoozing=True,
        operator_status=True,
        team=True,
        sharing=True,
        exporting=True,
        mail=True,
    ),
)


def person(user_id: str, name: str | None, **known: object) -> User:
    """A user first seen in September."""
    given: dict[str, object] = {"created_at": moment("09:12", "2026-09-12"), "last_seen_at": moment("10:42"), **known}
    return User(id=UserId(user_id), revision=1, name=name, **given)  # type: ignore[arg-type]


MARIA = person(
    "user-maria",
    "Мария Иванова",
    email="maria.ivanova@example.com",
    phone="+79160000042",
    place="Moscow",
    time_zone="Europe/Moscow",
    language="ru",
    browser="Firefox 141 on Windows",
    segments=("Abandoned cart", "Paying", "Active 7 d"),
    properties=(
        Property(name="Orders", value=3),
        Property(name="Last order", value="№4821 · 7 480 ₽"),
        Property(name="Plan", value="Standard"),
        Property(name="first_page", value="/coffee/x2", source=PropertySource.SYSTEM),
        Property(name="referrer", value="google / cpc", source=PropertySource.SYSTEM),
    ),
)
JOHN = person("user-john", "John Doe", email="john@example.com", place="Austin", time_zone="America/Chicago")
OLEG = person("user-oleg", "Олег Петров", last_seen_at=moment("10:31"))
VISITOR = person("user-7f3a", None, place="Berlin", time_zone="Europe/Berlin", last_seen_at=moment("10:05"))
EKATERINA = person("user-ekaterina", "Екатерина Котова", last_seen_at=moment("09:48"))
ANNA = person("user-anna", "Anna Lindqvist", last_seen_at=moment("17:20", "2026-11-22"))
TECHSNAB = person("user-techsnab", "ООО «ТехСнаб»", last_seen_at=moment("15:02", "2026-11-22"))


def last(
    text: str, at: Milliseconds, author: Operator | None = None, *, position: int = 100, file_name: str | None = None
) -> LastMessage:
    return LastMessage(
        kind=MessageKind.USER if author is None else MessageKind.OPERATOR,
        author_id=None if author is None else author.id,
        text=text,
        at=at,
        position=position,
        file_name=file_name,
        file_count=0 if file_name is None else 1,
    )


def row(
    user: User,
    message: LastMessage,
    *,
    tags: tuple[str, ...] = (),
    waiting_since: Milliseconds | None = None,
    unanswered: int = 0,
    assignee: Operator | None = ANTON,
    state: DialogState = DialogState.OPEN,
    online: bool = False,
    page_title: str | None = None,
    typing: str | None = None,
    draft: str | None = None,
    muted: bool = False,
    read: bool = True,
) -> DialogRow:
    """A dialog of a user, named after him: ``dialog-maria`` for ``user-maria``."""
    dialog_id = DialogId(user.id.replace("user-", "dialog-"))
    writers = {operator.id: operator for operator in (ANTON, NINA, LEV)}
    return DialogRow(
        dialog=Dialog(
            id=dialog_id,
            revision=1,
            user_id=user.id,
            state=state,
            created_at=moment("10:36"),
            assignee_id=None if assignee is None else assignee.id,
            tags=tags,
            closed_at=moment("10:40") if state is DialogState.CLOSED else None,
            last_message=message,
            message_count=5,
            waiting_since=waiting_since,
            unanswered=unanswered,
        ),
        user=user,
        mark=Mark(dialog_id=dialog_id, read_position=message.position if read else 0, muted=muted),
        assignee=assignee,
        last_operator=writers.get(OperatorId(message.author_id)) if message.author_id else None,
        draft=draft,
        typing=None
        if typing is None
        else TypingNow(person_id=user.id, by_user=True, text=typing or None, until=NOW + 5000),
        online=online,
        page="/checkout" if page_title else None,
        page_title=page_title,
    )


ROWS = (
    row(
        MARIA,
        last("Да, оплатила картой, но чек не пришёл 🙁", moment("10:42"), position=6),
        tags=("оплата", "vip"),
        waiting_since=moment("10:42"),
        unanswered=2,
        online=True,
        page_title="Checkout",
        typing="и ещё вопрос про дост",
        read=False,
    ),
    row(
        JOHN,
        last("Is the yearly plan refundable?", moment("10:44")),
        tags=("billing",),
        waiting_since=moment("10:44"),
        unanswered=1,
        online=True,
        typing="",
        read=False,
    ),
    row(OLEG, last("Отправили трек-номер на почту", moment("10:31"), ANTON), tags=("доставка",)),
    row(VISITOR, last("", moment("10:05"), NINA, file_name="price-2026.pdf"), assignee=NINA),
    row(EKATERINA, last("Спасибо, что написали! Проверим и ответим", moment("09:48"), ANTON), tags=("возврат",)),
    row(ANNA, last("Perfect, that solved it. Thank you!", moment("17:20", "2026-11-22"))),
    row(TECHSNAB, last("Счёт во вложении", moment("15:02", "2026-11-22"), NINA), tags=("b2b",), assignee=NINA),
)
CLOSED_ROWS = (
    row(
        person("user-pavel", "Павел Лисин"),
        last("Всё получилось, спасибо", moment("12:00", "2026-11-20")),
        tags=("доставка", "vip", "b2b"),
        state=DialogState.CLOSED,
    ),
    row(
        person("user-iris", "Iris Berg", email="iris@example.com"),
        last("Great!", moment("11:00", "2026-11-19")),
        state=DialogState.CLOSED,
        assignee=None,
    ),
)
MARIA_DIALOG = ROWS[0].dialog.id


def message(
    number: int,
    kind: MessageKind,
    text: str,
    at: str,
    author: str | None = None,
    *,
    dialog_id: DialogId = MARIA_DIALOG,
    **more: object,
) -> Message:
    return Message(
        id=MessageId(f"message-{number}"),
        dialog_id=dialog_id,
        kind=kind,
        author_id=author,
        text=text,
        at=moment(at),
        position=number,
        **more,  # type: ignore[arg-type]
    )


MARIA_MESSAGES = (
    message(
        1,
        MessageKind.USER,
        "Здравствуйте! Оформила заказ №4821, а письмо с подтверждением не приходит.",
        "10:36",
        MARIA.id,
        page="/checkout/done",
    ),
    message(2, MessageKind.SYSTEM, "", "10:36", fact=Fact(what=FactKind.ASSIGNED, operator_id=ANTON.id)),
    message(
        3,
        MessageKind.OPERATOR,
        "Мария, добрый день! Сейчас проверю статус заказа.",
        "10:37",
        ANTON.id,
        client_id=ClientId("client-3"),
    ),
    message(
        4,
        MessageKind.NOTE,
        "@Nina у неё вторая оплата за неделю без чека — похоже на ту же ошибку в кассе.",
        "10:38",
        ANTON.id,
        mentions=(NINA.id,),
    ),
    message(5, MessageKind.USER, "Хорошо, жду", "10:41", MARIA.id),
    message(6, MessageKind.USER, "Да, оплатила картой, но чек не пришёл 🙁", "10:42", MARIA.id),
)
PRICE_LIST = File(
    id=FileId("file-1"),
    name="price-2026.pdf",
    size=184_320,
    content_type="application/pdf",
    url="http://127.0.0.1:8199/files/secret/price-2026.pdf",
)
