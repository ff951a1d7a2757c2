"""Routes that write: commands and files."""

from typing import Annotated

from litestar import get, put
from litestar.params import FromPath, JSONBody, QueryParameter

from chat_backend.crash_points import crash_point
from chat_backend.operators_api.sign_in import AnyRequest
from chat_backend.protocol import Applied, Command, File, SetStatus
from chat_backend.services import FromOperator, FromServices


@put("/api/v1/commands/{client_id:str}")
async def apply_command(
    session: FromOperator, services: FromServices, client_id: FromPath[str], data: JSONBody[Command]
) -> Applied:
    """Applied once, however often it comes."""
    applied = await services.desk.apply(session.workspace_id, session.operator, client_id, data)
    if isinstance(data, SetStatus) and not applied.again:
        services.presence.status_chosen(session.workspace_id, session.operator.id, data.status)
    crash_point("command.answer")
    return applied


@get("/api/v1/commands/{client_id:str}")
async def look_up_command(session: FromOperator, services: FromServices, client_id: FromPath[str]) -> Applied:
    return await services.desk.look_up(session.workspace_id, session.operator, client_id)


@put("/api/v1/files/{client_id:str}", request_max_body_size=None)
async def upload(
    request: AnyRequest,
    session: FromOperator,
    services: FromServices,
    client_id: FromPath[str],
    file_name: Annotated[str, QueryParameter(name="name")] = "file",
) -> File:
    services.limits.upload.require(session.operator.id, "files in a minute")
    workspace = await services.accounts.workspace(session.workspace_id)
    return await services.files.put(
        workspace_id=session.workspace_id,
        owner_id=session.operator.id,
        client_id=client_id,
        name=file_name,
        content_type=request.headers.get("content-type", ""),
        body=request.stream(),
        limit=workspace.file_limit,
    )
