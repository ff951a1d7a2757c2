"""Requests about e-mail: asked of the backend, kept nowhere."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from operator_app.backends.mail_port import MailBackend
from operator_app.domain.mail import MailChoices, MailRules, MailState, MailTested
from operator_app.domain.problems import RefusalReason, Refused
from operator_app.engine import mail_requests as requests
from operator_app.engine.account_session import AccountSession
from operator_app.engine.requests import AccountRequest


async def get_choices(session: AccountSession, _asked: requests.GetMailChoices) -> MailChoices:
    """Of a backend that sends no e-mail as of one that has no mail server."""
    mail = (await session.backend()).mail
    if mail is None:
        return MailChoices(rules=MailRules(), sends_mail=False, address="")
    return await mail.choices()


async def choose(session: AccountSession, asked: requests.ChooseMail) -> MailChoices:
    return await (await _mail(session)).choose(asked.rules)


async def get_state(session: AccountSession, _asked: requests.GetMailState) -> MailState:
    return await (await _mail(session)).state()


async def test(session: AccountSession, _asked: requests.SendTestMail) -> MailTested:
    return await (await _mail(session)).test()


async def retry(session: AccountSession, asked: requests.RetryMail) -> None:
    await (await _mail(session)).retry(asked.id)


async def forget(session: AccountSession, asked: requests.ForgetMail) -> None:
    await (await _mail(session)).forget(asked.id)


async def _mail(session: AccountSession) -> MailBackend:
    mail = (await session.backend()).mail
    if mail is None:
        raise Refused(RefusalReason.OTHER, "this backend sends no e-mail")
    return mail


ANSWERS: Final[Mapping[type[AccountRequest[Any]], Callable[[AccountSession, Any], Awaitable[Any]]]] = {
    requests.GetMailChoices: get_choices,
    requests.ChooseMail: choose,
    requests.GetMailState: get_state,
    requests.SendTestMail: test,
    requests.RetryMail: retry,
    requests.ForgetMail: forget,
}
