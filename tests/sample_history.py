"""Three dialogs with one user, as the design draws them."""

from msgspec.structs import replace

from operator_app.domain.dialogs import Dialog, DialogState
from operator_app.domain.history import HistoryPart, HistoryWindow
from operator_app.domain.lists import DialogRow
from operator_app.domain.messages import Message, MessageKind
from operator_app.domain.value import DialogId, MessageId
from tests.sample_dialogs import ANTON, CLOSED_ROWS, MARIA, MARIA_DIALOG, MARIA_MESSAGES, NINA, ROWS, last, moment, row

SEPTEMBER = DialogId("dialog-september")
OCTOBER = DialogId("dialog-october")


def _closed(dialog_id: DialogId, day: str, count: int, closed_by: str, tags: tuple[str, ...] = ()) -> DialogRow:
    begun = row(MARIA, last("Спасибо, всё пришло!", moment("12:10", day)), tags=tags, state=DialogState.CLOSED)
    dialog: Dialog = replace(
        begun.dialog, id=dialog_id, created_at=moment("12:00", day), closed_by=closed_by, message_count=count
    )
    return replace(begun, dialog=dialog, mark=replace(begun.mark, dialog_id=dialog_id), user_dialogs=3)


def _said(number: int, dialog_id: DialogId, text: str, day: str, *, operator: str | None = None) -> Message:
    return Message(
        id=MessageId(f"{dialog_id}-{number}"),
        dialog_id=dialog_id,
        kind=MessageKind.USER if operator is None else MessageKind.OPERATOR,
        author_id=operator or MARIA.id,
        text=text,
        at=moment(f"12:0{number}", day),
        position=number,
    )


EARLIER_ROWS = (
    _closed(SEPTEMBER, "2026-09-12", 6, NINA.id, ("доставка",)),
    _closed(OCTOBER, "2026-10-03", 2, ANTON.id),
)
HISTORY_ROWS = (replace(ROWS[0], user_dialogs=3), *ROWS[1:], *CLOSED_ROWS, *EARLIER_ROWS)
EARLIER_MESSAGES = (
    _said(1, SEPTEMBER, "А самовывоз есть?", "2026-09-12"),
    _said(2, SEPTEMBER, "Да, ул. Ленина 5, с 10 до 20.", "2026-09-12", operator=NINA.id),
    _said(1, OCTOBER, "Спасибо, всё пришло!", "2026-10-03"),
)
HISTORY_MESSAGES = (*EARLIER_MESSAGES, *MARIA_MESSAGES)


def history_window(**more: bool) -> HistoryWindow:
    """All of it, around Maria's open dialog."""
    operators = {operator.id: operator for operator in (ANTON, NINA)}
    dialogs = [each.dialog for each in (*EARLIER_ROWS, HISTORY_ROWS[0])]
    parts = tuple(
        HistoryPart(
            dialog=dialog,
            messages=tuple(message for message in HISTORY_MESSAGES if message.dialog_id == dialog.id),
            from_beginning=True,
            to_end=True,
            closed_by=operators.get(dialog.closed_by) if dialog.closed_by else None,
        )
        for dialog in dialogs
    )
    assert dialogs[-1].id == MARIA_DIALOG
    return HistoryWindow(parts=parts, has_older=False, has_newer=False, **more)
