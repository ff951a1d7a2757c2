"""Team and numbers of our own backend."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar
from urllib.parse import quote

import msgspec

from chat_backend import protocol as wire
from operator_app.backends.own import decoding, mail
from operator_app.backends.own.decoding import Malformed
from operator_app.backends.own.http import Http
from operator_app.domain import statistics as numbers
from operator_app.domain import team as domain
from operator_app.domain.people import Role
from operator_app.domain.problems import Unreachable, UnreachableReason
from operator_app.domain.value import ClientId, OperatorId

T = TypeVar("T", bound=wire.Wire)


class OwnTeam:
    """``TeamBackend`` over HTTP."""

    def __init__(self, http: Http, address: str) -> None:
        self._http = http
        self._address = address

    async def team(self) -> domain.Team:
        found = _read(await self._http.call("GET", "/api/v1/team"), wire.Team)
        return domain.Team(
            members=tuple(
                domain.Member(
                    operator_id=OperatorId(each.operator_id),
                    open_dialogs=each.open_dialogs,
                    last_seen_at=each.last_seen_at,
                )
                for each in found.members
            ),
            invitations=tuple(_invitation(each) for each in found.invitations),
            sends_mail=found.sends_mail,
            mails=_checked(lambda: tuple(mail.invitation_mail(each) for each in found.mails)),
        )

    async def invite(
        self, invitation_id: str, *, email: str, name: str, role: Role, language: str = ""
    ) -> domain.Invited:
        body = wire.Invite(email=email, name=name, role=role.value, language=mail.language(language))
        answer = await self._http.call("PUT", f"/api/v1/invitations/{_part(invitation_id)}", body=_json(body))
        found = _read(answer, wire.Invited)
        return domain.Invited(
            invitation=_invitation(found.invitation),
            link=f"{self._address}{found.link}" if found.link.startswith("/") else found.link,
            mail=_checked(lambda: None if found.mail is None else mail.invitation_mail(found.mail)),
        )

    async def revoke_invitation(self, invitation_id: str) -> None:
        await self._http.call("DELETE", f"/api/v1/invitations/{_part(invitation_id)}")

    async def change_role(self, client_id: ClientId, operator_id: OperatorId, role: Role) -> None:
        await self._command(client_id, wire.ChangeRole(operator_id=operator_id, role=role.value))

    async def rename(self, client_id: ClientId, operator_id: OperatorId, name: str) -> None:
        await self._command(client_id, wire.RenameOperator(operator_id=operator_id, name=name))

    async def remove(self, client_id: ClientId, operator_id: OperatorId) -> None:
        await self._command(client_id, wire.RemoveOperator(operator_id=operator_id))

    async def change_password(self, old: str, new: str) -> None:
        await self._http.call("POST", "/api/v1/password", body=_json(wire.ChangePassword(old=old, new=new)))

    async def sessions(self) -> tuple[domain.Session, ...]:
        found = _read(await self._http.call("GET", "/api/v1/sessions"), wire.Sessions)
        return tuple(
            domain.Session(
                id=each.id,
                device=each.device,
                created_at=each.created_at,
                used_at=each.used_at,
                current=each.current,
            )
            for each in found.sessions
        )

    async def end_session(self, session_id: str) -> None:
        await self._http.call("DELETE", f"/api/v1/sessions/{_part(session_id)}")

    async def statistics(self, period: numbers.Period) -> numbers.Statistics:
        params: dict[str, str | int] = {
            "from": period.first.isoformat(),
            "to": period.last.isoformat(),
            "zone": period.zone,
            "hours": "working" if period.working_hours else "all",
        }
        found = _read(await self._http.call("GET", "/api/v1/statistics", params=params), wire.Statistics)
        return _checked(lambda: _statistics(found, period))

    async def _command(self, client_id: ClientId, command: wire.Command) -> None:
        await self._http.call("PUT", f"/api/v1/commands/{_part(client_id)}", body=_json(command))


def join_offer(body: bytes) -> domain.JoinOffer:
    """What a link is worth. Raises ``Unreachable`` for an answer that is none."""
    found = _read(body, wire.JoinOffer)
    return domain.JoinOffer(
        team=found.workspace,
        invited_by=found.invited_by,
        email=found.email,
        name=found.name,
        role=Role(found.role),
        expires_at=found.expires_at,
    )


def _invitation(found: wire.Invitation) -> domain.Invitation:
    return domain.Invitation(
        id=found.id,
        email=found.email,
        name=found.name,
        role=Role(found.role),
        invited_by=OperatorId(found.invited_by),
        expires_at=found.expires_at,
        expired=found.state == "expired",
    )


def _statistics(found: wire.Statistics, period: numbers.Period) -> numbers.Statistics:
    return numbers.Statistics(
        period=msgspec.structs.replace(period, working_hours=found.working_hours),
        total=_numbers(found.total),
        days=tuple(
            numbers.DayNumbers(
                day=date.fromisoformat(each.day), numbers=_numbers(each.numbers), open_at_end=each.open_at_end
            )
            for each in found.days
        ),
        operators=tuple(
            numbers.OperatorNumbers(operator_id=OperatorId(each.operator_id), numbers=_numbers(each.numbers))
            for each in found.operators
        ),
        open_now=found.open_now,
        waiting_now=found.waiting_now,
    )


def _numbers(found: wire.Numbers) -> numbers.Numbers:
    return numbers.Numbers(
        new=found.new,
        reopened=found.reopened,
        closed=found.closed,
        closed_unanswered=found.closed_unanswered,
        answers=found.answers,
        first_answer=_durations(found.first_answer),
        closing=_durations(found.closing),
    )


def _durations(found: wire.Durations) -> numbers.Durations:
    return numbers.Durations(count=found.count, median=found.median, p90=found.p90, mean=found.mean)


def _part(text: str) -> str:
    return quote(text, safe="")


def _json(body: wire.Wire) -> bytes:
    return msgspec.json.encode(body)


def _read(body: bytes, kind: type[T]) -> T:
    return _checked(lambda: decoding.decode(body, kind))


Made = TypeVar("Made")


def _checked(make: Callable[[], Made]) -> Made:
    try:
        return make()
    except (Malformed, ValueError) as error:
        raise Unreachable(UnreachableReason.SERVER_FAULT, f"malformed answer: {error}") from None
