"""Visits: a new or known user of the site, and what his browser tells of him."""

import msgspec
from litestar import post
from litestar.params import JSONBody

from chat_backend.client_address import address_of
from chat_backend.commands.checks import clipped
from chat_backend.commands.site import MAX_ADDRESS
from chat_backend.identifiers import new_id
from chat_backend.open_change import OpenChange
from chat_backend.operators_api.sign_in import AnyRequest
from chat_backend.protocol import Property, SiteHello, SiteSession, SiteSettings, User
from chat_backend.refusals import Refused
from chat_backend.services import FromServices, Services
from chat_backend.site_api.browser import browser_name

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
        settings=SiteSettings(
            team_name=workspace.name,
            file_limit=workspace.file_limit,
            online=services.presence.is_anyone_online(workspace.id),
        ),
        number=(await services.log.reach(workspace.id)).newest,
    )


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
