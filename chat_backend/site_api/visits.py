"""Visits: a new or known user of the site, and what his browser tells of him."""

import msgspec
from litestar import post, put
from litestar.params import JSONBody
from sqlalchemy import select

from chat_backend.client_address import address_of
from chat_backend.commands import site
from chat_backend.commands.checks import clipped
from chat_backend.commands.site import MAX_ADDRESS
from chat_backend.database.tables import dialogs
from chat_backend.identifiers import new_id
from chat_backend.open_change import OpenChange
from chat_backend.operators_api.sign_in import AnyRequest
from chat_backend.protocol import Property, SiteEmail, SiteHello, SiteSession, User
from chat_backend.refusals import Refused
from chat_backend.services import FromServices, FromVisitor, Services
from chat_backend.site_api.browser import browser_name
from chat_backend.site_settings import site_settings

_SEEN_EVERY = 5 * 60 * 1000
"""Milliseconds between two changes that say no more than that a user was seen."""


@post("/site/v1/sessions", status_code=200)
async def open_site_session(request: AnyRequest, data: JSONBody[SiteHello], services: FromServices) -> SiteSession:
    """With a valid token the user of an earlier visit, otherwise a new one."""
    workspace = await services.accounts.workspace_by_site_key(data.site_key)
    if workspace is None:
        raise Refused("not_found", "There is no site with this key.", field="site_key")
    known = await services.accounts.visitor_of(data.token)
    told = _told(data, request.headers.get("user-agent"))
    if known is not None and known.workspace_id == workspace.id and data.token is not None:
        token, user_id = data.token, known.user_id
        await _seen(services, workspace.id, user_id, told)
    else:
        services.limits.new_user.require(address_of(request), "new visitors from one address")
        user_id = new_id()
        now = services.clock()
        user = User(id=user_id, number=0, created_at=now, last_seen_at=now, properties=_first(data))
        user = msgspec.structs.replace(user, **told)
        token = await services.accounts.make_visitor(workspace.id, user)
    return SiteSession(
        token=token,
        user_id=user_id,
        settings=site_settings(workspace, services.presence, services.clock()),
        number=(await services.log.reach(workspace.id)).newest,
        has_dialog=await _has_dialog(services, workspace.id, user_id),
        email_known=(await services.accounts.user(workspace.id, user_id)).email is not None,
    )


@put("/site/v1/email", status_code=204)
async def leave_email(visitor: FromVisitor, services: FromServices, data: JSONBody[SiteEmail]) -> None:
    """Where the user wants his answer, asked for when nobody is there."""
    services.limits.site_message.require(visitor.user_id, "messages in a minute")

    async def work(change: OpenChange) -> None:
        await site.leave_email(change, visitor.user_id, data.email)

    await services.log.change(visitor.workspace_id, visitor.user_id, work)


async def _has_dialog(services: Services, workspace_id: str, user_id: str) -> bool:
    async with services.database.read() as connection:
        found = await connection.execute(
            select(dialogs.c.id).where(dialogs.c.workspace_id == workspace_id, dialogs.c.user_id == user_id).limit(1)
        )
    return found.first() is not None


async def _seen(services: Services, workspace_id: str, user_id: str, told: dict[str, str]) -> None:
    old = await services.accounts.user(workspace_id, user_id)
    now = services.clock()
    if all(getattr(old, name) == value for name, value in told.items()) and now < old.last_seen_at + _SEEN_EVERY:
        return

    async def work(change: OpenChange) -> None:
        user = await change.user(user_id)
        await change.put(msgspec.structs.replace(user, last_seen_at=change.at, **told))

    await services.log.change(workspace_id, user_id, work)


def _told(data: JSONBody[SiteHello], user_agent: str | None) -> dict[str, str]:
    values = {
        "browser": browser_name(user_agent),
        "language": clipped(data.language, 100),
        "time_zone": clipped(data.time_zone, 100),
    }
    return {name: value for name, value in values.items() if value is not None}


def _first(data: JSONBody[SiteHello]) -> tuple[Property, ...]:
    values = {
        "first_page": clipped(data.page, MAX_ADDRESS),
        "first_page_title": clipped(data.page_title, 300),
        "referrer": clipped(data.referrer, MAX_ADDRESS),
    }
    return tuple(Property(name=name, value=value, system=True) for name, value in values.items() if value is not None)
