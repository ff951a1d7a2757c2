"""Routes by which a site user reads and writes."""

from dataclasses import replace
from typing import Annotated

import msgspec
from litestar import get, put
from litestar.params import FromPath, JSONBody, QueryParameter

from chat_backend.change_log import read_reach
from chat_backend.commands import site
from chat_backend.database import rows
from chat_backend.identifiers import is_client_made_id
from chat_backend.open_change import OpenChange
from chat_backend.operators_api.reading import Before, PageSize
from chat_backend.operators_api.sign_in import AnyRequest
from chat_backend.protocol import File, SiteMessage, SiteMessagePage, SiteWrite
from chat_backend.refusals import Refused
from chat_backend.services import FromServices, FromVisitor
from chat_backend.site_api import shown


@get("/site/v1/messages")
async def site_messages(
    visitor: FromVisitor, services: FromServices, before: Before = None, limit: PageSize = 50
) -> SiteMessagePage:
    """All dialogs of the user in one scroll."""
    async with services.database.read() as connection:
        reach = await read_reach(connection, visitor.workspace_id)
        names = await shown.operator_names(connection, visitor.workspace_id)
        found, has_older = await shown.page(connection, visitor, before=before, limit=limit)
        return SiteMessagePage(
            messages=tuple(shown.shown(message, names) for message in found),
            has_older=has_older,
            number=reach.newest,
            read_number=await shown.read_number(connection, visitor),
            seen_number=await shown.seen_number(connection, visitor),
        )


@put("/site/v1/messages/{client_id:str}")
async def write_site_message(
    visitor: FromVisitor, services: FromServices, client_id: FromPath[str], data: JSONBody[SiteWrite]
) -> SiteMessage:
    """Written once, however often it comes."""
    services.limits.site_message.require(visitor.user_id, "messages in a minute")
    if not is_client_made_id(client_id):
        raise Refused("bad_request", "This is no id for a message.", field="client_id")

    async def work(change: OpenChange) -> None:
        await site.write(change, visitor.user_id, data)

    # a repeated send from another page is the same message
    same = msgspec.structs.replace(data, page=None)
    await services.log.apply(visitor.workspace_id, visitor.user_id, client_id, same, work)
    async with services.database.read() as connection:
        message = await shown.written(connection, visitor, client_id)
        if message is None:  # merged between the look at his token and the writing
            now = await rows.user_now(connection, visitor.workspace_id, visitor.user_id)
            visitor = replace(visitor, user_id=now.id if now else visitor.user_id)
            message = await shown.written(connection, visitor, client_id)
    if message is None:
        raise AssertionError("a message that was applied is stored")
    return shown.shown(message, {})


@put("/site/v1/files/{client_id:str}", request_max_body_size=None)
async def upload_from_site(
    request: AnyRequest,
    visitor: FromVisitor,
    services: FromServices,
    client_id: FromPath[str],
    file_name: Annotated[str, QueryParameter(name="name")] = "file",
) -> File:
    if visitor.blocked:
        raise Refused("blocked", "This visitor is blocked.")
    services.limits.site_file.require(visitor.user_id, "files in a minute")
    workspace = await services.accounts.workspace(visitor.workspace_id)
    return await services.files.put(
        workspace_id=visitor.workspace_id,
        owner_id=visitor.user_id,
        client_id=client_id,
        name=file_name,
        content_type=request.headers.get("content-type", ""),
        body=request.stream(),
        limit=workspace.file_limit,
    )
