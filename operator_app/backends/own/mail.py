"""E-mail of our own backend."""

from collections.abc import Callable
from typing import TypeVar
from urllib.parse import quote

import msgspec

from chat_backend import protocol as wire
from operator_app.backends.own import decoding
from operator_app.backends.own.decoding import Malformed
from operator_app.backends.own.http import Http
from operator_app.domain import mail as domain
from operator_app.domain.problems import Unreachable, UnreachableReason

Made = TypeVar("Made")


class OwnMail:
    """``MailBackend`` over HTTP."""

    def __init__(self, http: Http) -> None:
        self._http = http

    async def choices(self) -> domain.MailChoices:
        return _choices(await self._http.call("GET", "/api/v1/mail/rules"))

    async def choose(self, rules: domain.MailRules) -> domain.MailChoices:
        body = msgspec.json.encode(_rules_to_wire(rules))
        return _choices(await self._http.call("PUT", "/api/v1/mail/rules", body=body))

    async def state(self) -> domain.MailState:
        body = await self._http.call("GET", "/api/v1/mail")
        return _checked(lambda: _state(decoding.decode(body, wire.MailState)))

    async def test(self) -> domain.MailTested:
        body = await self._http.call("POST", "/api/v1/mail/test")
        found = _checked(lambda: decoding.decode(body, wire.MailTested))
        return domain.MailTested(to=found.to, trouble=trouble(found.trouble))

    async def retry(self, mail_id: str) -> None:
        await self._http.call("POST", f"/api/v1/mail/failures/{quote(mail_id, safe='')}/retry")

    async def forget(self, mail_id: str) -> None:
        await self._http.call("DELETE", f"/api/v1/mail/failures/{quote(mail_id, safe='')}")


def trouble(found: wire.MailTrouble | None) -> domain.MailTrouble | None:
    return None if found is None else _trouble(found)


def invitation_mail(found: wire.InvitationMail) -> domain.InvitationMail:
    """Raises ``ValueError`` for a state that nobody knows."""
    return domain.InvitationMail(
        invitation_id=found.invitation_id,
        outcome=domain.MailOutcome(found.state),
        trouble=trouble(found.trouble),
    )


def _trouble(found: wire.MailTrouble) -> domain.MailTrouble:
    known = found.problem in {each.value for each in domain.MailProblem}
    problem = domain.MailProblem(found.problem) if known else domain.MailProblem.OTHER
    return domain.MailTrouble(problem=problem, words=found.words)


def _choices(body: bytes) -> domain.MailChoices:
    found = _checked(lambda: decoding.decode(body, wire.MailChoices))
    rules, quiet = found.rules, found.rules.quiet
    return domain.MailChoices(
        sends_mail=found.sends_mail,
        address=found.address,
        rules=domain.MailRules(
            on=rules.on,
            mine=rules.mine,
            unassigned=rules.unassigned,
            colleagues=rules.colleagues,
            mentions=rules.mentions,
            unread_minutes=rules.unread_minutes,
            show_text=rules.show_text,
            quiet=None
            if quiet is None
            else domain.MailQuiet(begin=quiet.begin, until=quiet.until, days=quiet.days, zone=quiet.zone),
            in_team_hours=rules.in_team_hours,
            language=rules.language,
        ),
    )


def _rules_to_wire(rules: domain.MailRules) -> wire.MailRules:
    quiet = rules.quiet
    return wire.MailRules(
        on=rules.on,
        mine=rules.mine,
        unassigned=rules.unassigned,
        colleagues=rules.colleagues,
        mentions=rules.mentions,
        unread_minutes=rules.unread_minutes,
        show_text=rules.show_text,
        quiet=None
        if quiet is None
        else wire.MailQuiet(begin=quiet.begin, until=quiet.until, days=quiet.days, zone=quiet.zone),
        in_team_hours=rules.in_team_hours,
        language=language(rules.language),
    )


def language(chosen: str) -> wire.MailLanguage:
    return "ru" if chosen == "ru" else "en" if chosen == "en" else ""


def _state(found: wire.MailState) -> domain.MailState:
    return domain.MailState(
        sends_mail=found.sends_mail,
        server=found.server,
        sender=found.sender,
        address=found.address,
        waiting=found.waiting,
        last_sent_at=found.last_sent_at,
        failures=tuple(
            domain.MailFailure(
                id=each.id,
                is_invitation=each.kind == "invitation",
                to=each.to,
                at=each.at,
                attempts=each.attempts,
                trouble=_trouble(each.trouble),
                again_at=each.again_at,
            )
            for each in found.failures
        ),
    )


def _checked(make: Callable[[], Made]) -> Made:
    try:
        return make()
    except (Malformed, ValueError) as error:
        raise Unreachable(UnreachableReason.SERVER_FAULT, f"malformed answer: {error}") from None
