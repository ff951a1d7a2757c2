"""Files: stored once, limited while they come, served so that no browser runs them."""

import os
import struct
import time
import zlib
from collections.abc import AsyncIterator

import httpx

from chat_backend.background import UNATTACHED_FOR, drop_unattached_files
from chat_backend.clock import now
from chat_backend.protocol import DEFAULT_FILE_LIMIT, File, Message, SendMessage
from chat_backend.services import build_services
from tests.integration.chat_backend.clients import OperatorClient, SiteClient, decoded, entity, refusal
from tests.integration.chat_backend.conftest import Backend
from tests.integration.chat_backend.test_commands import begun


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = zlib.compress(b"".join(b"\0" + b"\0" * width for _ in range(height)))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


async def put(who: OperatorClient, client_id: str, name: str, body: bytes, kind: str = "text/plain") -> File:
    answer = await who.http.put(
        f"/api/v1/files/{client_id}", params={"name": name}, content=body, headers={"Content-Type": kind}
    )
    return decoded(answer, File)


async def test_an_image_travels_with_a_message(anna: OperatorClient, vera: SiteClient) -> None:
    dialog_id = await begun(anna, vera)
    body = png(30, 20)
    file = await put(anna, "f-1", "кот.png", body, "application/octet-stream")
    assert (file.content_type, file.width, file.height, file.size) == ("image/png", 30, 20, len(body))
    change = await anna.do(SendMessage(dialog_id=dialog_id, text="", file_ids=(file.id,)))
    assert entity(change, Message, kind="operator").files == (file,)
    last = (await anna.dialog(dialog_id)).last_message
    assert last is not None
    assert (last.file_name, last.file_is_image, last.file_count) == ("кот.png", True, 1)
    shown = (await vera.page()).messages[-1].files[0]
    async with httpx.AsyncClient(base_url=anna.address, trust_env=False) as anybody:
        answer = await anybody.get(shown.url)
    assert answer.content == body
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["content-disposition"].startswith("inline; filename*=UTF-8''%D0%BA")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["access-control-allow-origin"] == "*"


async def test_a_page_that_claims_to_be_an_image_is_saved_not_shown(anna: OperatorClient) -> None:
    for kind in ("image/png", "text/html", "image/svg+xml"):
        file = await put(anna, f"f-{kind[-3:]}", "x.html", b"<script>alert(1)</script>", kind)
        answer = await anna.http.get(file.url)
        assert answer.headers["content-disposition"].startswith("attachment;")
        assert answer.headers["content-type"] != "image/png"


async def test_a_client_id_stores_once(anna: OperatorClient) -> None:
    first = await put(anna, "f-1", "a.txt", b"one")
    second = await put(anna, "f-1", "b.txt", b"two")
    assert first == second
    assert (await anna.http.get(first.url)).content == b"one"


async def test_limit_is_kept_while_the_bytes_come(backend: Backend, anna: OperatorClient) -> None:
    exact = await put(anna, "f-1", "big.bin", b"x" * DEFAULT_FILE_LIMIT)
    assert exact.size == DEFAULT_FILE_LIMIT

    async def without_a_length() -> AsyncIterator[bytes]:
        for _ in range(DEFAULT_FILE_LIMIT // 65_536 + 1):
            yield b"x" * 65_536

    for content in (b"x" * (DEFAULT_FILE_LIMIT + 1), without_a_length()):
        answer = await anna.http.put("/api/v1/files/f-2?name=big.bin", content=content)
        assert (answer.status_code, refusal(answer).code) == (413, "file_too_large")
    assert len([p for p in backend.settings.files.rglob("*") if p.is_file()]) == 1, "nothing is left of the refused"


async def test_names_are_made_safe(anna: OperatorClient) -> None:
    for number, (told, kept) in enumerate(
        [("../../etc/passwd", "passwd"), ("C:\\x\\y.txt", "y.txt"), ("a\u202egnp.exe", "agnp.exe"), ("..", "file")]
    ):
        assert (await put(anna, f"f-{number}", told, b"x")).name == kept


async def test_unknown_files(anna: OperatorClient, vera: SiteClient) -> None:
    dialog_id = await begun(anna, vera)
    assert (await anna.http.get("/files/guess/x.txt")).status_code == 404
    answer = await anna.put(SendMessage(dialog_id=dialog_id, text="x", file_ids=("nothing",)))
    assert (refusal(answer).code, refusal(answer).field) == ("not_found", "file_ids")
    many = await anna.put(SendMessage(dialog_id=dialog_id, text="x", file_ids=tuple("abcdefghijk")))
    assert refusal(many).code == "too_many"
    file = await put(anna, "f-1", "a.txt", b"one")
    secret = file.url.split("/")[2]
    assert len(secret) >= 43, "256 bits"


async def test_files_that_nobody_attached_are_dropped_after_a_day(
    backend: Backend, anna: OperatorClient, vera: SiteClient
) -> None:
    dialog_id = await begun(anna, vera)
    sent = await put(anna, "f-sent", "sent.txt", b"sent")
    await anna.do(SendMessage(dialog_id=dialog_id, text="", file_ids=(sent.id,)))
    left = await put(anna, "f-left", "left.txt", b"left")
    folder = backend.settings.files
    stray = folder / "zz" / "zz-half-an-upload"
    stray.parent.mkdir()
    stray.write_bytes(b"half")
    fresh = folder / "zz" / "zz-on-its-way"
    fresh.write_bytes(b"hal")
    day_ago = time.time() - UNATTACHED_FOR / 1000
    os.utime(stray, (day_ago - 60, day_ago - 60))
    services = build_services(backend.settings, clock=lambda: now() + UNATTACHED_FOR - 60_000)
    await drop_unattached_files(services)
    assert (await anna.http.get(left.url)).content == b"left"  # not a day yet
    await services.database.close()

    services = build_services(backend.settings, clock=lambda: now() + UNATTACHED_FOR + 60_000)
    await services.files.drop_unattached(services.clock() - UNATTACHED_FOR)
    await services.files.drop_strays(now() - UNATTACHED_FOR)
    await services.database.close()
    assert (await anna.http.get(sent.url)).content == b"sent"
    assert (await anna.http.get(left.url)).status_code == 404
    assert {path.name for path in folder.glob("*/*")} == {sent.id, fresh.name}

    again = await put(anna, "f-left", "left.txt", b"left")
    assert again.id != left.id
    await anna.do(SendMessage(dialog_id=dialog_id, text="", file_ids=(again.id,)))
    assert [message.files for message in (await vera.page()).messages if message.files][-1][0].name == "left.txt"
