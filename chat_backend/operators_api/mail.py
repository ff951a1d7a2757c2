"""Routes of e-mail: what one wants by it, and for owners how sending goes."""

from litestar import delete, get, post, put
from litestar.params import FromPath, JSONBody

from chat_backend.accounts import OperatorSession
from chat_backend.mail import letters
from chat_backend.protocol import MailChoices, MailRules, MailState, MailTested
from chat_backend.refusals import Refused
from chat_backend.services import FromOperator, FromServices, Services


@get("/api/v1/mail/rules")
async def mail_rules(session: FromOperator, services: FromServices) -> MailChoices:
    """One's own."""
    return await _choices(session, services)


@put("/api/v1/mail/rules")
async def choose_mail_rules(session: FromOperator, services: FromServices, data: JSONBody[MailRules]) -> MailChoices:
    await services.mail.rules.choose(session.workspace_id, session.operator.id, data)
    return await _choices(session, services)


@get("/api/v1/mail")
async def mail_state(session: FromOperator, services: FromServices) -> MailState:
    workspace_id = _owners(session)
    delivery = services.mail.delivery
    if delivery is None:
        return MailState(sends_mail=False)
    async with services.database.read() as connection:
        waiting, last = await services.mail.queue.standing(connection, workspace_id)
        failures = await services.mail.queue.failures(connection, workspace_id)
    return MailState(
        sends_mail=True,
        server=delivery.server.name,
        sender=str(delivery.server.sender),
        address=_address(session),
        waiting=waiting,
        last_sent_at=last,
        failures=failures,
    )


@post("/api/v1/mail/test", status_code=200)
async def test_mail(session: FromOperator, services: FromServices) -> MailTested:
    """To the owner who asks, past the queue: what the mail server says is the answer."""
    workspace_id = _owners(session)
    address = _address(session)
    if services.mail.delivery is None or not address:
        raise Refused("not_found", "This server sends no e-mail, or has no address of yours.")
    services.limits.mail_test.require(workspace_id, "tests of e-mail")
    workspace = await services.accounts.workspace(workspace_id)
    rules = await services.mail.rules.of(workspace_id, session.operator.id)
    return await services.mail.test(address, team=workspace.name, language=rules.language)


@post("/api/v1/mail/failures/{mail_id:str}/retry", status_code=204)
async def try_mail_again(session: FromOperator, services: FromServices, mail_id: FromPath[str]) -> None:
    await services.mail.queue.try_again(_owners(session), mail_id)


@delete("/api/v1/mail/failures/{mail_id:str}", status_code=204)
async def forget_mail(session: FromOperator, services: FromServices, mail_id: FromPath[str]) -> None:
    """It is neither tried again nor shown."""
    await services.mail.queue.forget(_owners(session), mail_id)


async def _choices(session: OperatorSession, services: Services) -> MailChoices:
    return MailChoices(
        rules=await services.mail.rules.of(session.workspace_id, session.operator.id),
        sends_mail=services.mail.delivery is not None,
        address=_address(session),
    )


def _address(session: OperatorSession) -> str:
    return session.operator.email if letters.reachable(session.operator.email) else ""


def _owners(session: OperatorSession) -> str:
    """The workspace, if the operator owns it."""
    if session.operator.role != "owner":
        raise Refused("forbidden", "Only an owner may see how e-mail goes.")
    return session.workspace_id
