"""Signing in and out, and what the server says of itself."""

import hmac
from typing import Any

from litestar import Request, get, post
from litestar.params import JSONBody

from chat_backend import __version__
from chat_backend.client_address import address_of, is_loopback
from chat_backend.commands import checks
from chat_backend.people import contact
from chat_backend.protocol import PROTOCOL_VERSION, EmbeddedSignIn, ServerInfo, SignedIn, SignIn
from chat_backend.refusals import Refused
from chat_backend.services import FromOperator, FromServices, Services

AnyRequest = Request[Any, Any, Any]


@get("/api/v1/server")
async def server_info(services: FromServices) -> ServerInfo:
    return ServerInfo(name="chat_backend", version=__version__, protocol=PROTOCOL_VERSION, time=services.clock())


@post("/api/v1/sign-in", status_code=200)
async def sign_in(request: AnyRequest, data: JSONBody[SignIn], services: FromServices) -> SignedIn:
    """Wrong e-mail and wrong password answer alike, after the same work."""
    address = address_of(request)
    pair = f"{address} {data.email[: contact.MAX_EMAIL].strip().lower()}"
    services.limits.sign_in_address.require(address, "failed sign-ins")
    services.limits.sign_in.require(pair, "failed sign-ins")
    login = await services.accounts.login(data.email)
    if not await services.passwords.matches(data.password, login.password_hash if login else None) or login is None:
        raise Refused("wrong_password", "E-mail or password is wrong.")
    services.limits.sign_in_address.give_back(address)
    services.limits.sign_in.give_back(pair)
    return await open_session(services, login.workspace_id, login.operator_id, data.device)


@post("/api/v1/sign-in/embedded", status_code=200)
async def sign_in_embedded(request: AnyRequest, data: JSONBody[EmbeddedSignIn], services: FromServices) -> SignedIn:
    """Whoever started this server signs in with the key it gave."""
    key = services.settings.embedded_key
    if key is None or not is_loopback(request):
        raise Refused("not_found", "This server was not started by an app.")
    if not hmac.compare_digest(key.encode(), data.key.encode()):
        raise Refused("forbidden", "This is not the key that the server was started with.")
    name = checks.name(data.operator_name, "operator_name") if data.operator_name.strip() else ""
    workspace_id, operator_id = await services.accounts.owner_of_embedded(name)
    return await open_session(services, workspace_id, operator_id, data.device)


@post("/api/v1/sign-out", status_code=204)
async def sign_out(session: FromOperator, services: FromServices) -> None:
    """Revoke this token and end its streams."""
    await services.accounts.close_session(session.token_digest)
    services.board.sign_out(session.token_digest)


async def open_session(services: Services, workspace_id: str, operator_id: str, device: str) -> SignedIn:
    """A new session of an operator who has shown who he is."""
    token, operator, workspace = await services.accounts.open_session(workspace_id, operator_id, device)
    return SignedIn(token=token, operator=operator, workspace=workspace)
