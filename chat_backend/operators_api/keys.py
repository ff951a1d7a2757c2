"""Routes by which owners make, change and revoke the keys of the site's own programs."""

from litestar import delete, get, post
from litestar.params import FromPath, JSONBody

from chat_backend.accounts import OperatorSession
from chat_backend.protocol import MakeServerKey, SecretKeys, ServerKeyMade
from chat_backend.refusals import Refused
from chat_backend.services import FromOperator, FromServices


@get("/api/v1/keys")
async def secret_keys(session: FromOperator, services: FromServices) -> SecretKeys:
    return await services.keys.all(_owners(session))


@post("/api/v1/keys/server", status_code=201)
async def make_server_key(
    session: FromOperator, services: FromServices, data: JSONBody[MakeServerKey]
) -> ServerKeyMade:
    return await services.keys.make(_owners(session), data.name)


@post("/api/v1/keys/server/{key_id:str}/rotate", status_code=200)
async def rotate_server_key(session: FromOperator, services: FromServices, key_id: FromPath[str]) -> ServerKeyMade:
    return await services.keys.rotate(_owners(session), key_id)


@delete("/api/v1/keys/server/{key_id:str}", status_code=204)
async def revoke_server_key(session: FromOperator, services: FromServices, key_id: FromPath[str]) -> None:
    await services.keys.revoke(_owners(session), key_id)


@post("/api/v1/keys/identity/rotate", status_code=200)
async def rotate_identity_key(session: FromOperator, services: FromServices) -> SecretKeys:
    return await services.keys.rotate_identity(_owners(session))


def _owners(session: OperatorSession) -> str:
    """The workspace, if the operator owns it."""
    if session.operator.role != "owner":
        raise Refused("forbidden", "Only an owner may see or change keys.")
    return session.workspace_id
