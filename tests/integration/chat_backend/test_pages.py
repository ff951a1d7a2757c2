"""What browsers load, and who may ask from where."""

import html
import json
import re

import httpx

from chat_backend.protocol import Command
from tests.integration.chat_backend.clients import OperatorClient
from tests.integration.chat_backend.conftest import Backend

ORIGIN = {"Origin": "https://shop.example"}


async def test_chat_js(backend: Backend) -> None:
    async with httpx.AsyncClient(base_url=backend.address, trust_env=False) as http:
        packed = await http.get("/chat.js")
        assert packed.text == "console.log('chat');" * 50 + "console.log('end');" * 50, "its pieces in their order"
        assert packed.headers["content-encoding"] == "gzip"
        assert packed.headers["content-type"].startswith("text/javascript")
        assert packed.headers["cache-control"] == "max-age=300"
        assert packed.headers["access-control-allow-origin"] == "*"
        plain = await http.get("/chat.js", headers={"Accept-Encoding": "identity"})
        assert "content-encoding" not in plain.headers
        assert plain.text == packed.text
        unchanged = await http.get("/chat.js", headers={"If-None-Match": packed.headers["etag"]})
        assert (unchanged.status_code, unchanged.content) == (304, b"")
        for path in (
            "/secret.txt",
            "/shop.html",
            "/nothing",
            "/chat.10-begin.js",
            "/..%2Fdata%2Fchat.sqlite3",
            "/%2e%2e/data",
        ):
            assert (await http.get(path)).status_code == 404


async def test_shop(backend: Backend) -> None:
    async with httpx.AsyncClient(base_url=backend.address, trust_env=False) as http:
        none = await http.get("/shop")
        assert (none.status_code, none.json()["code"]) == (404, "not_found")
        await backend.owner()
        page = await http.get("/shop")
    assert html.escape(backend.site_key) in page.text
    assert "{{" not in page.text
    assert page.headers["content-type"].startswith("text/html")


async def test_only_the_site_answers_other_origins(backend: Backend, anna: OperatorClient) -> None:
    async with httpx.AsyncClient(base_url=backend.address, headers=ORIGIN, trust_env=False) as http:
        for path in ("/site/v1/sessions", "/site/v1/messages", "/site/v1/messages/m-1", "/site/v1/files/f-1"):
            asked = {"Access-Control-Request-Method": "PUT", "Access-Control-Request-Headers": "authorization"}
            preflight = await http.options(path, headers=asked)
            assert preflight.status_code == 204
            assert preflight.headers["access-control-allow-origin"] == "*"
            assert "PUT" in preflight.headers["access-control-allow-methods"]
            assert "authorization" in preflight.headers["access-control-allow-headers"].lower()
            assert "access-control-allow-credentials" not in preflight.headers
        refused = await http.get("/site/v1/messages")
        assert (refused.status_code, refused.headers["access-control-allow-origin"]) == (401, "*")
        for path in ("/api/v1/server", "/api/v1/snapshot", "/shop", "/health", "/schema/openapi.json"):
            assert "access-control-allow-origin" not in (await http.get(path)).headers


async def test_openapi_names_every_route(backend: Backend) -> None:
    async with httpx.AsyncClient(base_url=backend.address, trust_env=False) as http:
        document = json.loads((await http.get("/schema/openapi.json")).content)
        assert (await http.get("/health")).text == "ok"
    assert document["openapi"].startswith("3.")
    assert set(document["paths"]) == {
        "/api/v1/changed-dialogs",
        "/api/v1/changes",
        "/api/v1/commands/{client_id}",
        "/api/v1/dialogs",
        "/api/v1/dialogs/{dialog_id}",
        "/api/v1/dialogs/{dialog_id}/messages",
        "/api/v1/files/{client_id}",
        "/api/v1/invitations/{invitation_id}",
        "/api/v1/join",
        "/api/v1/join/look",
        "/api/v1/mail",
        "/api/v1/mail/failures/{mail_id}",
        "/api/v1/mail/failures/{mail_id}/retry",
        "/api/v1/mail/rules",
        "/api/v1/mail/test",
        "/api/v1/keys",
        "/api/v1/keys/identity/rotate",
        "/api/v1/keys/server",
        "/api/v1/keys/server/{key_id}",
        "/api/v1/keys/server/{key_id}/rotate",
        "/api/v1/password",
        "/api/v1/search",
        "/api/v1/segments/counts",
        "/api/v1/server",
        "/api/v1/sessions",
        "/api/v1/sessions/{session_id}",
        "/api/v1/sign-in",
        "/api/v1/sign-in/embedded",
        "/api/v1/sign-out",
        "/api/v1/snapshot",
        "/api/v1/statistics",
        "/api/v1/team",
        "/api/v1/triggers/counts",
        "/api/v1/users",
        "/api/v1/users/{user_id}",
        "/api/v1/users/{user_id}/dialogs",
        "/api/v1/users/{user_id}/events",
        "/api/v1/users/{user_id}/export",
        "/api/v1/users/{user_id}/totals",
        "/health",
        "/server/v1/identify",
        "/server/v1/set",
        "/server/v1/track",
        "/site/v1/email",
        "/site/v1/events",
        "/site/v1/files/{client_id}",
        "/site/v1/identify",
        "/site/v1/messages",
        "/site/v1/messages/{client_id}",
        "/site/v1/properties",
        "/site/v1/sessions",
    }
    schemas = document["components"]["schemas"]
    for reference in re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(document)):
        assert reference in schemas
    body = document["paths"]["/api/v1/commands/{client_id}"]["put"]["requestBody"]["content"]["application/json"]
    assert len(body["schema"]["oneOf"]) == len(Command.__args__)
