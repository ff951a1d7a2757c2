"""Arrivals to try the rules with."""

from operator_app.domain.arrivals import Arrival, ArrivalReason
from operator_app.domain.lists import Ownership
from operator_app.domain.team_hours import ALWAYS, TeamHours
from operator_app.domain.value import AccountId, DialogId, MessageId, UserId

ACCOUNT = AccountId("acc")


def arrival(
    dialog: str = "d1",
    message: str = "m1",
    *,
    text: str = "Does it fit?",
    reason: ArrivalReason = ArrivalReason.NEW_MESSAGE,
    ownership: Ownership = Ownership.MINE,
    muted: bool = False,
    writer: str | None = "Anna",
    hours: TeamHours = ALWAYS,
) -> Arrival:
    return Arrival(
        account_id=ACCOUNT,
        reason=reason,
        dialog_id=DialogId(dialog),
        user_id=UserId("u1"),
        ownership=ownership,
        muted=muted,
        message_id=MessageId(message),
        writer=writer,
        text=text,
        at=1_000,
        team_hours=hours,
    )
