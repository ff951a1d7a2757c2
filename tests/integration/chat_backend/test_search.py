"""The server finds messages in all of a workspace."""

from typing import Any

import httpx
import pytest

from chat_backend.protocol import AddNote, CloseDialog, SearchPage
from tests.integration.chat_backend.clients import OperatorClient, decoded, refusal
from tests.integration.chat_backend.conftest import Backend


async def begun(backend: Backend, anna: OperatorClient, text: str) -> str:
    """A dialog that a new visitor began."""
    await (await backend.visitor()).write(text)
    return (await anna.snapshot()).page.dialogs[0].id


async def answered(anna: OperatorClient, *words: str, **params: Any) -> httpx.Response:
    return await anna.http.get("/api/v1/search", params={"words": list(words), **params})


async def found(anna: OperatorClient, *words: str, **params: Any) -> list[str]:
    page = decoded(await answered(anna, *words, **params), SearchPage)
    assert {message.dialog_id for message in page.messages} == {dialog.id for dialog in page.dialogs}
    assert {dialog.user_id for dialog in page.dialogs} == {user.id for user in page.users}
    return [message.text for message in page.messages]


async def test_parts_of_words_without_case_and_accents_newest_first(backend: Backend, anna: OperatorClient) -> None:
    dialog = await begun(backend, anna, "Ёлка с доставкой")
    await anna.do(AddNote(dialog_id=dialog, text="ДОСТАВКА завтра, café"))
    await begun(backend, anna, "другое")
    assert await found(anna, "оставк") == ["ДОСТАВКА завтра, café", "Ёлка с доставкой"]
    assert await found(anna, "елка", "доставк") == ["Ёлка с доставкой"]
    assert await found(anna, "CAFE") == ["ДОСТАВКА завтра, café"]
    assert await found(anna, "нет такого") == []


async def test_narrowed_by_kind_state_and_time(backend: Backend, anna: OperatorClient) -> None:
    dialog = await begun(backend, anna, "вопрос про чек")
    note = await anna.do(AddNote(dialog_id=dialog, text="чек нашёлся"))
    await begun(backend, anna, "ещё чек")
    await anna.do(CloseDialog(dialog_id=dialog))
    assert await found(anna, "чек", kind="note") == ["чек нашёлся"]
    assert await found(anna, "чек", state="open") == ["ещё чек"]
    assert await found(anna, "чек", state="closed") == ["чек нашёлся", "вопрос про чек"]
    assert await found(anna, "чек", after=note.at + 60_000) == []
    assert len(await found(anna, "чек", until=note.at + 60_000)) == 3


async def test_pages_hold_everything_once(backend: Backend, anna: OperatorClient) -> None:
    dialog = await begun(backend, anna, "чек 0")
    for number in range(1, 8):
        await anna.do(AddNote(dialog_id=dialog, text=f"чек {number}"))
    told: list[str] = []
    before: str | None = None
    while True:
        params: dict[str, Any] = {"limit": 3} | ({} if before is None else {"before": before})
        page = decoded(await answered(anna, "чек", **params), SearchPage)
        told += [message.text for message in page.messages]
        before = page.next
        if before is None:
            break
    assert told == [f"чек {number}" for number in reversed(range(8))]


async def test_signs_mean_themselves(backend: Backend, anna: OperatorClient) -> None:
    await begun(backend, anna, "скидка 10% \\ a_b")
    await begun(backend, anna, "скидка 100 acb")
    for sign in ("10%", "a_b", "\\"):
        assert await found(anna, sign) == ["скидка 10% \\ a_b"]


async def test_another_workspace_is_never_looked_into(backend: Backend, anna: OperatorClient) -> None:
    await begun(backend, anna, "секрет")
    other = await backend.colleague("Stranger", workspace="Other team")
    assert await found(other, "секрет") == []


@pytest.mark.parametrize("words", [[], [""], ["x" * 101], ["x"] * 13])
async def test_a_search_has_limits(anna: OperatorClient, words: list[str]) -> None:
    answer = await answered(anna, *words)
    assert (answer.status_code, refusal(answer).code) == (400, "bad_request")


async def test_searches_are_limited(backend: Backend, anna: OperatorClient) -> None:
    for _ in range(60):
        assert (await answered(anna, "x")).status_code == 200
    assert refusal(await answered(anna, "x")).code == "rate_limited"
    backend.seconds.now += 1
    assert (await answered(anna, "x")).status_code == 200
