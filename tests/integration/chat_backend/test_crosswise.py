"""No site user reads, guesses or writes anything of another: every route, with every id of somebody else."""

import json

import httpx
import msgspec
from sqlalchemy import update

from chat_backend.database.tables import operators
from chat_backend.protocol import AddUserNote, File, MakeServerKey, SetProperty
from chat_backend.services import build_services
from tests.integration.chat_backend.clients import OperatorClient, SiteClient, decoded, refusal
from tests.integration.chat_backend.conftest import Backend

OPEN = {"/api/v1/server", "/api/v1/sign-in", "/api/v1/sign-in/embedded", "/api/v1/join", "/api/v1/join/look"}
"""What whoever is not signed in may ask."""
SECRET = "a sentence that is Vera's alone"


async def ids_of(anna: OperatorClient, vera: SiteClient) -> list[str]:
    """Whatever names something of Vera's."""
    (dialog,) = (await anna.snapshot()).page.dialogs
    entries = await anna.entries(dialog.id)
    found = await anna.events(vera.user_id)
    ids = [vera.user_id, dialog.id, "n-1", "m-vera", "e-vera", "f-vera", "42", (await anna.snapshot()).workspace.id]
    ids += [entry.id for entry in entries] + [e.id for e in found.events] + [v.id for v in found.visits]
    return ids


async def test_every_route_with_every_id_of_another(backend: Backend, anna: OperatorClient) -> None:
    vera, mallory = await backend.visitor(), await backend.visitor()
    file = decoded(await vera.http.put("/site/v1/files/f-vera?name=a.txt", content=SECRET.encode()), File)
    await vera.write(SECRET, "m-vera", file_ids=(file.id,))
    await vera.track("bought", id="e-vera", props={"what": SECRET})
    await vera.set(secret=SECRET)
    await vera.identify("42", await anna.prove("42"))
    await anna.do(AddUserNote(id="n-1", user_id=vera.user_id, text=SECRET))
    key = await anna.server_key()
    before = await anna.card(vera.user_id)
    events_before = await anna.events(vera.user_id)
    written = (await vera.page()).messages

    ids = [*await ids_of(anna, vera), file.id, key.key.id]
    paths = list(json.loads((await mallory.http.get("/schema/openapi.json")).content)["paths"].items())
    assert len(paths) > 30
    tried = 0
    for path, methods in paths:
        for method, described in methods.items():
            for one in ids if "{" in path else ids[:1]:
                url = path
                for name in [p["name"] for p in described.get("parameters", []) if p["in"] == "path"]:
                    url = url.replace(f"{{{name}}}", one)
                bodies = [{}]
                if "requestBody" in described:
                    bodies = [{}, {"id": one, "user": one, "user_id": one, "dialog_id": one, "visitor_id": one, "text": "x",
                                   "type": "send_message", "properties": {}, "events": [], "proof": one, "token": one,
                                   "site_key": backend.site_key, "file_ids": [file.id]}]  # fmt: skip
                for body in bodies:
                    answer = await mallory.http.request(
                        method.upper(), url, json=body, params={"format": "json", "state": "open", "after": 0}
                    )
                    tried += 1
                    backend.seconds.now += 60
                    assert answer.status_code < 500, (method, url, answer.text)
                    assert SECRET not in answer.text, (method, url)
                    if path.startswith(("/api/v1", "/server/v1")) and path not in OPEN:
                        assert answer.status_code in {400, 401}, (method, url, answer.status_code)
    assert tried > 300

    after = await anna.card(vera.user_id)
    assert (after.user, after.notes, after.totals) == (before.user, before.notes, before.totals)
    assert await anna.events(vera.user_id) == events_before
    assert (await vera.page()).messages == written
    assert SECRET not in (await mallory.http.get("/site/v1/messages")).text


async def test_her_ids_are_mallorys_own_when_he_uses_them(backend: Backend, anna: OperatorClient) -> None:
    vera, mallory = await backend.visitor(), await backend.visitor()
    await vera.write(SECRET, "m-1")
    await vera.track("bought", id="e-1")
    mine = await mallory.write("mine", "m-1")
    assert mine.text == "mine"
    assert (await mallory.track("bought", id="e-1")).taken == 1
    assert [m.text for m in (await vera.page()).messages] == [SECRET]
    assert len((await anna.events(vera.user_id, kinds="other")).events) == 1


async def test_tokens_do_not_fit_other_doors(backend: Backend, anna: OperatorClient, vera: SiteClient) -> None:
    key = (await anna.server_key()).secret
    doors = {
        "/api/v1/snapshot": anna.token,
        "/site/v1/messages": vera.session.token,
        "/server/v1/track": key,
    }
    for path in doors:
        for owner, token in doors.items():
            async with httpx.AsyncClient(
                base_url=backend.address, headers={"Authorization": f"Bearer {token}"}, trust_env=False
            ) as http:
                answer = await (
                    http.post(path, json={"user": "", "events": []}) if "server" in path else http.get(path)
                )
            assert (answer.status_code == 401) == (path != owner), (path, owner)


async def test_another_workspace_is_another_world(backend: Backend, anna: OperatorClient, vera: SiteClient) -> None:
    boris = await backend.colleague("Boris", "Another shop")
    await vera.identify("42", await anna.prove("42"))
    await vera.track("bought")
    await anna.do(AddUserNote(id="n-1", user_id=vera.user_id, text=SECRET))
    for path in ("", "/totals", "/events", "/export?format=csv"):
        assert refusal(await boris.http.get(f"/api/v1/users/{vera.user_id}{path}")).code == "gone"
    assert (await boris.users()).users == ()
    assert refusal(await boris.put(SetProperty(user_id=vera.user_id, name="x", value=1))).code == "gone"
    key = (await anna.server_key()).key
    assert refusal(await boris.http.delete(f"/api/v1/keys/server/{key.id}")).code == "not_found"
    assert (await boris.keys()).identity_key != (await anna.keys()).identity_key
    assert (await vera.identify("43", await boris.prove("43"))).status_code == 403
    theirs = await boris.server_key()
    async with httpx.AsyncClient(
        base_url=backend.address, headers={"Authorization": f"Bearer {theirs.secret}"}, trust_env=False
    ) as http:
        made = await http.post("/server/v1/identify", json={"user": "42", "visitor_id": vera.user_id})
        assert refusal(made).code == "gone"
        made = await http.post("/server/v1/identify", json={"user": "42"})
        assert made.json()["user_id"] != vera.user_id


async def test_only_owners_see_keys(backend: Backend, anna: OperatorClient) -> None:
    boris = await backend.colleague()
    services = build_services(backend.settings)
    async with services.database.write() as connection:
        await connection.execute(update(operators).where(operators.c.id == boris.me.id).values(role="operator"))
    await services.database.close()
    for verb, path in (
        ("GET", "/api/v1/keys"),
        ("POST", "/api/v1/keys/server"),
        ("POST", "/api/v1/keys/server/x/rotate"),
        ("DELETE", "/api/v1/keys/server/x"),
        ("POST", "/api/v1/keys/identity/rotate"),
    ):
        answer = await boris.http.request(verb, path, content=msgspec.json.encode(MakeServerKey(name="x")))
        assert refusal(answer).code == "forbidden", path
