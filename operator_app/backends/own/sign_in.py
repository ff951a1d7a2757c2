"""How an account begins: is this a chat backend of ours, and a token for whoever asks."""

import ssl

import msgspec

from chat_backend import protocol as wire
from operator_app.backends import port
from operator_app.backends.own import decoding
from operator_app.backends.own.decoding import Malformed
from operator_app.backends.own.http import Http
from operator_app.backends.own.team import join_offer
from operator_app.domain.problems import NotABackend, OutcomeUnknown, Refused, Unreachable, UnreachableReason
from operator_app.domain.team import JoinOffer

_NAME = "chat_backend"


async def by_password(
    address: str, email: str, password: str, *, device: str, tls: ssl.SSLContext | None = None
) -> port.SignedIn:
    """Raises ``NotABackend``, ``Unreachable``, ``Refused(WRONG_PASSWORD)``, ``RateLimited``."""
    body = wire.SignIn(email=email.strip(), password=password, device=device)
    return await _sign_in(address, "/api/v1/sign-in", body, tls)


async def by_embedded_key(address: str, key: str, *, operator_name: str, device: str) -> port.SignedIn:
    """Sign in to the backend that this app started with ``key``."""
    body = wire.EmbeddedSignIn(key=key, operator_name=operator_name, device=device)
    return await _sign_in(address, "/api/v1/sign-in/embedded", body, None)


async def look_at_invitation(address: str, token: str, *, tls: ssl.SSLContext | None = None) -> JoinOffer:
    """Raises ``NotABackend``, ``Unreachable``, ``Refused(INVITATION_OVER)``, ``RateLimited``."""
    http = Http(address, tls)
    try:
        await _check(http)
        answer = await http.call("POST", "/api/v1/join/look", body=msgspec.json.encode(wire.JoinLook(token=token)))
        return join_offer(answer)
    finally:
        await http.close()


async def by_invitation(
    address: str, token: str, *, name: str, email: str, password: str, device: str, tls: ssl.SSLContext | None = None
) -> port.SignedIn:
    """Join the team. Raises as ``look_at_invitation`` does, and ``Refused`` for name, e-mail or password."""
    body = wire.Join(token=token, name=name, email=email.strip(), password=password, device=device)
    return await _sign_in(address, "/api/v1/join", body, tls, has_effect=True)


async def _sign_in(
    address: str,
    path: str,
    body: wire.SignIn | wire.EmbeddedSignIn | wire.Join,
    tls: ssl.SSLContext | None,
    *,
    has_effect: bool = False,
) -> port.SignedIn:
    http = Http(address, tls)
    try:
        await _check(http)
        # A sign-in whose answer got lost leaves an unused session behind: asking again does no harm.
        answer = await http.call("POST", path, body=msgspec.json.encode(body), has_effect=has_effect)
        found = decoding.decode(answer, wire.SignedIn)
    except Malformed as error:
        raise Unreachable(UnreachableReason.SERVER_FAULT, f"malformed answer: {error}") from None
    finally:
        await http.close()
    return port.SignedIn(token=found.token, operator=decoding.operator(found.operator), title=found.workspace.name)


async def _check(http: Http) -> None:
    """Before a password leaves: does the address speak our protocol, in a version we know?"""
    try:
        info = decoding.decode(await http.call("GET", "/api/v1/server"), wire.ServerInfo)
    except (Refused, Malformed, OutcomeUnknown) as error:
        raise NotABackend("something else answers there") from error
    if info.name != _NAME:
        raise NotABackend("something else answers there")
    if info.protocol > wire.PROTOCOL_VERSION:
        raise NotABackend(f"speaks protocol {info.protocol}, we know {wire.PROTOCOL_VERSION}")
