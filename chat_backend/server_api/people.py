"""Routes by which the site's server tells of its users, by their ids in its own system."""

from litestar import post
from litestar.params import JSONBody

from chat_backend.events import accepting
from chat_backend.open_change import OpenChange
from chat_backend.people import identity, properties
from chat_backend.people.identity import Identified
from chat_backend.protocol import ServerIdentify, ServerSet, ServerTrack, ServerUser, SetValue, Tracked
from chat_backend.refusals import Refused
from chat_backend.services import FromServer, FromServices, Services

MAX_BODY = 256 * 1024


@post("/server/v1/track", status_code=200, request_max_body_size=MAX_BODY)
async def server_track(server: FromServer, services: FromServices, data: JSONBody[ServerTrack]) -> Tracked:
    """Each event once, however often and with whatever key it comes."""
    services.limits.server.require(server.key_id, "requests in a minute")
    external_id = identity.checked_id(data.user, "user")
    fresh = accepting.from_server(data.events, now=services.clock())
    user = await _known_or_made(services, server.workspace_id, external_id, {})
    taken = await services.recorder.record(server.workspace_id, user.user_id, fresh)
    return Tracked(taken=len(taken), known=len(fresh) - len(taken))


@post("/server/v1/identify", status_code=200, request_max_body_size=MAX_BODY)
async def server_identify(server: FromServer, services: FromServices, data: JSONBody[ServerIdentify]) -> ServerUser:
    services.limits.server.require(server.key_id, "requests in a minute")
    external_id = identity.checked_id(data.user, "user")
    return await _known_or_made(services, server.workspace_id, external_id, data.properties, visitor_id=data.visitor_id)


@post("/server/v1/set", status_code=200, request_max_body_size=MAX_BODY)
async def server_set(server: FromServer, services: FromServices, data: JSONBody[ServerSet]) -> ServerUser:
    services.limits.server.require(server.key_id, "requests in a minute")
    external_id = identity.checked_id(data.user, "user")
    found: list[str] = []

    async def work(change: OpenChange) -> None:
        user = await identity.by_external_id(change.connection, change.workspace_id, external_id)
        if user is None:
            raise Refused("not_found", "There is no user with this id.", field="user")
        await change.put(properties.with_set(user, data.properties, "server"))
        found.append(user.id)

    await services.log.change(server.workspace_id, None, work)
    return ServerUser(user_id=found[0])


async def _known_or_made(
    services: Services,
    workspace_id: str,
    external_id: str,
    values: dict[str, SetValue],
    *,
    visitor_id: str | None = None,
) -> ServerUser:
    async with services.database.read() as connection:
        known = await identity.by_external_id(connection, workspace_id, external_id)
    if (
        known is not None
        and visitor_id in {None, known.id}
        and identity.is_known_already(known, external_id, values, "server")
    ):
        return ServerUser(user_id=known.id)
    done: list[Identified] = []

    async def work(change: OpenChange) -> None:
        identified = await identity.identify(change, external_id, values, "server", visitor_id=visitor_id)
        if identified.another:
            raise Refused("bad_request", "This visitor is known by another id.", field="visitor_id")
        done.append(identified)

    await services.log.change(workspace_id, None, work)
    return ServerUser(user_id=done[0].user.id, made=done[0].made)
