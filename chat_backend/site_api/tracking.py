"""Routes by which a page tells what its user does and who he is."""

import msgspec
from litestar import post, put
from litestar.params import JSONBody

from chat_backend import tokens
from chat_backend.accounts import VisitorSession
from chat_backend.events import accepting
from chat_backend.open_change import OpenChange
from chat_backend.people import identity, properties
from chat_backend.people.identity import Identified
from chat_backend.protocol import SiteEvents, SiteIdentify, SiteIdentity, SiteProperties, Tracked
from chat_backend.refusals import Refused
from chat_backend.services import FromServices, FromVisitor, Services

MAX_BODY = 64 * 1024


@post("/site/v1/events", status_code=200, request_max_body_size=MAX_BODY)
async def track(visitor: FromVisitor, services: FromServices, data: JSONBody[SiteEvents]) -> Tracked:
    """Each event once, however often it comes."""
    _refuse_blocked(visitor)
    services.limits.track.require(visitor.user_id, "requests with events in a minute")
    # by token, not by user: whoever the visitor turns out to be, what is sent again is known
    fresh = accepting.from_site(data.events, scope=visitor.token_digest, now=services.clock())
    taken = await services.recorder.record(visitor.workspace_id, visitor.user_id, fresh)
    ours = len({each.id for each in fresh} & {event.id for event in taken})
    return Tracked(taken=ours, known=len(fresh) - ours)


@post("/site/v1/identify", status_code=200, request_max_body_size=MAX_BODY)
async def identify(visitor: FromVisitor, services: FromServices, data: JSONBody[SiteIdentify]) -> SiteIdentity:
    """Who is somebody else already stays that: the browser gets the token of another user then."""
    _refuse_blocked(visitor)
    services.limits.identify.require(visitor.user_id, "identifications in a minute")
    external_id = identity.checked_id(data.id)
    key = await services.keys.identity_key(visitor.workspace_id)
    if not identity.is_proven(key, external_id, data.proof):
        raise Refused("forbidden", "The proof is not right.", field="proof")
    user = await services.accounts.user(visitor.workspace_id, visitor.user_id)
    if identity.is_known_already(user, external_id, data.properties, "site"):
        return SiteIdentity(user_id=user.id)
    token = tokens.new_token()
    done: list[Identified] = []

    async def work(change: OpenChange) -> None:
        identified = await identity.identify(change, external_id, data.properties, "site", visitor_id=visitor.user_id)
        if identified.another:
            await services.accounts.let_in(change, identified.user.id, token)
        done.append(identified)

    await services.log.change(visitor.workspace_id, visitor.user_id, work)
    return SiteIdentity(user_id=done[0].user.id, token=token if done[0].another else None)


@put("/site/v1/properties", status_code=204, request_max_body_size=MAX_BODY)
async def set_properties(visitor: FromVisitor, services: FromServices, data: JSONBody[SiteProperties]) -> None:
    _refuse_blocked(visitor)
    services.limits.identify.require(visitor.user_id, "changes of properties in a minute")
    await _set(services, visitor, data)


async def _set(services: Services, visitor: VisitorSession, data: SiteProperties) -> None:
    user = await services.accounts.user(visitor.workspace_id, visitor.user_id)
    if properties.with_set(user, data.properties, "site") == user:
        return

    async def work(change: OpenChange) -> None:
        user = await change.user(visitor.user_id)
        changed = properties.with_set(user, data.properties, "site")
        await change.put(msgspec.structs.replace(changed, last_seen_at=change.at))

    await services.log.change(visitor.workspace_id, visitor.user_id, work)


def _refuse_blocked(visitor: VisitorSession) -> None:
    if visitor.blocked:
        raise Refused("blocked", "This visitor is blocked.")
