"""The application: routes, who is asked for what, and how every failure is answered."""

import logging
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from litestar import Litestar, Response
from litestar.datastructures import MutableScopeHeaders
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.openapi import OpenAPIConfig
from litestar.types import Message, Scope
from sqlalchemy.exc import DBAPIError

from chat_backend import __version__, mail_pages, pages, tokens
from chat_backend.accounts import OperatorSession, VisitorSession
from chat_backend.background import background
from chat_backend.database import schema
from chat_backend.database.connection import is_full
from chat_backend.keys import ServerSession
from chat_backend.operators_api import (
    audience,
    keys,
    mail,
    people,
    reading,
    searching,
    sign_in,
    statistics,
    team,
    writing,
)
from chat_backend.operators_api.sign_in import AnyRequest
from chat_backend.protocol import MAX_FRAME, Refusal, RefusalCode
from chat_backend.refusals import Refused
from chat_backend.server_api import people as server_people
from chat_backend.services import FromServices, Services
from chat_backend.site_api import messages as site_messages
from chat_backend.site_api import tracking, visits
from chat_backend.streams.operator_stream import operator_stream
from chat_backend.streams.site_stream import site_stream

_log = logging.getLogger(__name__)

_CODES: dict[int, RefusalCode] = {401: "signed_out", 403: "forbidden", 404: "not_found", 405: "not_found"}
_LEFT = "client disconnected prematurely"
"""What the framework raises when a request ends in the middle: nobody is there to be answered, and nothing is wrong here."""
_ANY_ORIGIN = ("/site/", "/files/", "/chat.js", "/chat-panel.js", "/chat-behaviour.js")
_CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, POST, PUT, OPTIONS",
    "Access-Control-Allow-Headers": "Authorization, Content-Type",
    "Access-Control-Expose-Headers": "Retry-After",
    "Access-Control-Max-Age": "86400",
}


def build_app(services: Services) -> Litestar:
    """A server on the database of these services. They are closed when it ends."""
    site = pages.read_pages(services.settings.site_folder)

    @asynccontextmanager
    async def running(_app: Litestar) -> AsyncIterator[None]:
        try:
            await schema.upgrade(services.database)
            async with background(services):
                yield
        finally:
            services.presence.close()
            await services.database.close()

    return Litestar(
        route_handlers=[
            sign_in.server_info,
            sign_in.sign_in,
            sign_in.sign_in_embedded,
            sign_in.sign_out,
            reading.snapshot,
            reading.changes,
            reading.dialogs,
            reading.changed_dialogs,
            reading.dialog,
            reading.messages,
            reading.user_dialogs,
            searching.search,
            people.user_list,
            people.user_card,
            people.user_totals,
            people.user_events,
            people.user_export,
            keys.secret_keys,
            keys.make_server_key,
            keys.rotate_server_key,
            keys.revoke_server_key,
            keys.rotate_identity_key,
            writing.apply_command,
            writing.look_up_command,
            writing.upload,
            statistics.statistics,
            team.team,
            team.invite,
            team.revoke_invitation,
            team.look_at_invitation,
            team.join,
            team.change_password,
            team.sessions,
            team.end_session,
            mail.mail_rules,
            mail.choose_mail_rules,
            mail.mail_state,
            mail.test_mail,
            mail.try_mail_again,
            mail.forget_mail,
            operator_stream,
            visits.open_site_session,
            visits.leave_email,
            audience.segment_counts,
            audience.trigger_counts,
            site_messages.site_messages,
            site_messages.write_site_message,
            site_messages.upload_from_site,
            tracking.track,
            tracking.identify,
            tracking.set_properties,
            server_people.server_track,
            server_people.server_identify,
            server_people.server_set,
            site_stream,
            pages.health,
            pages.shop,
            pages.join_page,
            pages.open_page,
            mail_pages.ask_to_turn_off,
            mail_pages.turn_off,
            pages.page,
            pages.stored_file,
        ],
        dependencies={
            "services": Provide(lambda: services, sync_to_thread=False),
            "pages": Provide(lambda: site, sync_to_thread=False),
            "session": Provide(_operator),
            "visitor": Provide(_visitor),
            "server": Provide(_server),
        },
        exception_handlers={
            Refused: _refused,
            HTTPException: _http_error,
            DBAPIError: _database_error,
            RecursionError: _too_deep,
            Exception: _unexpected,
        },
        lifespan=[running],
        before_send=[_headers],
        request_max_body_size=MAX_FRAME,
        openapi_config=OpenAPIConfig(title="chat_backend", version=__version__, path="/schema"),
        logging_config=None,
        debug=False,
        pdb_on_exception=False,
    )


async def _operator(request: AnyRequest, services: FromServices) -> OperatorSession:
    session = await services.accounts.operator_of(tokens.bearer(request.headers.get("authorization")))
    if session is None:
        raise Refused("signed_out", "Sign in.")
    return session


async def _visitor(request: AnyRequest, services: FromServices) -> VisitorSession:
    session = await services.accounts.visitor_of(tokens.bearer(request.headers.get("authorization")))
    if session is None:
        raise Refused("signed_out", "This visitor is not known.")
    return session


async def _server(request: AnyRequest, services: FromServices) -> ServerSession:
    session = await services.keys.session_of(tokens.bearer(request.headers.get("authorization")))
    if session is None:
        raise Refused("signed_out", "This key is not known.")
    return session


def _refused(_request: AnyRequest, error: Refused) -> Response[Refusal]:
    wait = error.refusal.retry_after
    return Response(error.refusal, status_code=error.status, headers={} if wait is None else {"Retry-After": str(wait)})


def _http_error(_request: AnyRequest, error: HTTPException) -> Response[Refusal]:
    """What the framework refuses by itself: unknown paths, bodies and parameters that do not decode."""
    if error.detail == _LEFT:
        return Response(Refusal(code="bad_request", message="Gone before all was said."), status_code=400)
    if error.status_code >= 500:
        return _unexpected(_request, error)
    field = None
    extra: Any = error.extra
    if isinstance(extra, list) and extra and isinstance(extra[0], dict):
        field = str(extra[0].get("key") or "")[:100] or None
    refusal = Refusal(
        code=_CODES.get(error.status_code, "bad_request"), message=f"Not understood: {_kind(error)}.", field=field
    )
    return Response(refusal, status_code=error.status_code)


def _too_deep(_request: AnyRequest, _error: RecursionError) -> Response[Refusal]:
    """A body of brackets within brackets."""
    return Response(Refusal(code="bad_request", message="Not understood: nested too deeply."), status_code=400)


def _kind(error: HTTPException) -> str:
    """Status in words; never the detail, which may quote the body."""
    names = {400: "malformed request", 404: "no such path", 405: "no such method here", 413: "body too large"}
    return names.get(error.status_code, f"status {error.status_code}")


def _database_error(request: AnyRequest, error: DBAPIError) -> Response[Refusal]:
    if not is_full(error):
        return _unexpected(request, error)
    _log.error("the disk is full", extra={"route": request.url.path[:100], "method": request.method})
    refusal = Refusal(code="server_error", message="The server's disk is full; nothing was stored.")
    return Response(refusal, status_code=507)


def _unexpected(request: AnyRequest, error: Exception) -> Response[Refusal]:
    request_id = uuid.uuid4().hex
    _log.error(
        "a request failed",
        exc_info=error,
        extra={"request_id": request_id, "route": _route(request), "method": request.method},
    )
    return Response(Refusal(code="server_error", message=f"Failed; in the log as {request_id}."), status_code=500)


def _route(request: AnyRequest) -> str:
    """The path as it is declared: an address in full may hold a file's secret."""
    return str(request.scope.get("path_template", ""))


async def _headers(message: Message, scope: Scope) -> None:
    if message["type"] != "http.response.start":
        return
    headers = MutableScopeHeaders.from_message(message)
    headers.setdefault("X-Content-Type-Options", "nosniff")
    path = scope["path"]
    if path.startswith(_ANY_ORIGIN):
        for name, value in _CORS.items():
            headers[name] = value
    if path.startswith(("/api/", "/site/", "/server/")):
        headers.setdefault("Cache-Control", "no-store")
