"""Rates, sizes, malformed requests: always a clean refusal, never a failure."""

from typing import Any

import httpx
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chat_backend.protocol import Command, Refusal
from tests.integration.chat_backend.clients import OperatorClient, SiteClient, refusal, visit
from tests.integration.chat_backend.conftest import PASSWORD, Backend
from tests.integration.chat_backend.test_commands import begun


async def test_failed_sign_ins_are_limited(backend: Backend, anna: OperatorClient) -> None:
    await backend.colleague("Boris")
    wrong = msgspec.json.encode({"email": "boris@example.com", "password": "wrong"})
    right = msgspec.json.encode({"email": "Boris@Example.com", "password": PASSWORD})
    for _ in range(5):
        answer = await backend.post("/api/v1/sign-in", wrong)
        assert (answer.status_code, refusal(answer).code) == (401, "wrong_password")
    for body in (wrong, right):
        answer = await backend.post("/api/v1/sign-in", body)
        assert (answer.status_code, refusal(answer).code) == (429, "rate_limited")
        assert answer.headers["retry-after"] == "12" == str(refusal(answer).retry_after)
    backend.seconds.now += 12
    assert (await backend.post("/api/v1/sign-in", right)).status_code == 200
    nobody = msgspec.json.encode({"email": "nobody@example.com", "password": "wrong"})
    assert refusal(await backend.post("/api/v1/sign-in", nobody)).code == "wrong_password"


async def test_good_sign_ins_do_not_count(backend: Backend, anna: OperatorClient) -> None:
    await backend.colleague("Boris")
    right = msgspec.json.encode({"email": "boris@example.com", "password": PASSWORD})
    for _ in range(7):
        assert (await backend.post("/api/v1/sign-in", right)).status_code == 200


async def test_site_messages_are_limited_for_each_user(
    backend: Backend, anna: OperatorClient, vera: SiteClient
) -> None:
    for turn in range(20):
        await vera.write(f"{turn}")
    answer = await vera.put("one too many", "one-too-many")
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "3")
    other = await backend.visitor()
    await other.write("not me")
    backend.seconds.now += 3
    await vera.write("one too many", "one-too-many")


async def test_new_visitors_are_limited_for_each_address(backend: Backend, anna: OperatorClient) -> None:
    for _ in range(30):
        assert (await visit(backend.address, backend.site_key)).status_code == 200
    answer = await visit(backend.address, backend.site_key)
    assert (answer.status_code, refusal(answer).retry_after) == (429, 2)
    backend.seconds.now += 2
    assert (await visit(backend.address, backend.site_key)).status_code == 200


async def test_embedded_key(backend: Backend) -> None:
    for key in ("", "a key of a parent procesS", "ключ"):
        answer = await backend.post("/api/v1/sign-in/embedded", msgspec.json.encode({"key": key}))
        assert (answer.status_code, refusal(answer).code) == (403, "forbidden")


BODIES = [
    b"",
    b"{",
    b"[]",
    b"null",
    b'"text"',
    b"\xff\xfe",
    b'{"type":"send_message"}',
    b'{"type":"send_message","dialog_id":1,"text":[]}',
    b'{"type":"send_message","dialog_id":"x","text":"\\ud800"}',
    b'{"type":"unknown"}',
    b'{"type":"snooze_dialog","dialog_id":"x","until":1e400}',
    b'{"type":"snooze_dialog","dialog_id":"x","until":99999999999999999999999}',
    b"[" * 100_000,
]


@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
async def test_malformed_bodies(anna: OperatorClient, vera: SiteClient, body: bytes) -> None:
    for who, path in ((anna, "/api/v1/commands/c-1"), (vera, "/site/v1/messages/m-1")):
        answer = await who.http.put(path, content=body)
        assert 400 <= answer.status_code < 500
        assert refusal(answer).code in {"bad_request", "gone"}


async def test_large_bodies_and_odd_paths(anna: OperatorClient, vera: SiteClient) -> None:
    answer = await anna.http.put("/api/v1/commands/c-1", content=b" " * (1_048_576 + 1))
    assert (answer.status_code, refusal(answer).code) == (413, "bad_request")
    for path in ("a%2Fb", "a b", "%00", "x" * 101, "%F0%9F%92%A5"):
        for answer in (
            await anna.http.put(f"/api/v1/commands/{path}", json={"type": "set_status", "status": "away"}),
            await vera.http.put(f"/site/v1/messages/{path}", json={"text": "x"}),
            await anna.http.put(f"/api/v1/files/{path}?name=x", content=b"x"),
        ):
            assert answer.status_code in {400, 404, 405}
            assert refusal(answer).code in {"bad_request", "not_found"}
    for query in ("after=-1", "after=x", "", "after=1&limit=0", "after=1&limit=1001", "after=99999999999999999999"):
        assert (await anna.http.get(f"/api/v1/changes?{query}")).status_code == 400
    assert (await anna.http.get("/api/v1/dialogs?state=sideways")).status_code == 400
    assert (await anna.http.delete("/api/v1/snapshot")).status_code == 405


wild_text = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["", " ", "\x00", "a\x07", "x" * 20_001, "\u202e", "anna", "é" * 250, "'; --"]),
)
wild = st.one_of(st.none(), st.booleans(), st.integers(-(2**70), 2**70), st.floats(), wild_text, st.lists(wild_text))


@st.composite
def _bodies(draw: st.DrawFn, known: dict[str, Any]) -> dict[str, Any]:
    """Commands that are mostly well-formed: each field is sensible three times out of four, or missing, or wild."""
    kind = draw(st.sampled_from(Command.__args__))
    body: dict[str, Any] = {"type": kind.__struct_config__.tag}
    for name in kind.__struct_fields__:
        match draw(st.integers(0, 7)):
            case 6:
                body[name] = draw(wild)
            case 7:
                pass
            case _ if name in known:
                body[name] = known[name]
    return body


async def test_fuzzed_commands_never_fail(backend: Backend, anna: OperatorClient, vera: SiteClient) -> None:
    dialog_id = await begun(anna, vera)
    known = {
        "dialog_id": dialog_id,
        "user_id": vera.user_id,
        "operator_id": anna.me.id,
        "text": "hello",
        "tag": "t",
        "id": "r-1",
        "name": "n",
        "status": "away",
    }
    headers = {"Authorization": f"Bearer {anna.token}"}
    statuses = set()
    with httpx.Client(base_url=backend.address, headers=headers, trust_env=False) as http:

        @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
        @given(body=_bodies(known), number=st.integers(0, 10**6))
        def fuzz(body: dict[str, Any], number: int) -> None:
            try:
                content = msgspec.json.encode(body)
            except (msgspec.MsgspecError, UnicodeError, OverflowError, ValueError):
                return
            answer = http.put(f"/api/v1/commands/fuzz-{number}", content=content)
            statuses.add(answer.status_code)
            assert answer.status_code < 500, answer.text
            if not answer.is_success:
                msgspec.json.decode(answer.content, type=Refusal)

        fuzz()
    assert {200, 400} <= statuses, "the fuzz reaches the commands"
    changes = await anna.changes()
    assert [c.number for c in changes] == list(range(1, len(changes) + 1))
