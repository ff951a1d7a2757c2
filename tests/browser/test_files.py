"""Files: sent with progress, shown in place, refused before the upload when too large."""

import re
import struct
import zlib
from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Request, Route, expect

from tests.browser.operators_desk import OperatorsDesk
from tests.browser.site_chat import SiteChat, Visitor

pytestmark = pytest.mark.browser


def png(width: int, height: int) -> bytes:
    """A real picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\xc2\x47\x0a" * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def payload(name: str, content: bytes, content_type: str = "application/octet-stream") -> FilePayload:
    return FilePayload(name=name, mimeType=content_type, buffer=content)


def attach(chat: SiteChat, *files: FilePayload) -> None:
    chat.host.locator("input[type=file]").set_input_files(list(files))


def is_upload(request: Request) -> bool:
    return request.method == "PUT" and "/site/v1/files/" in request.url


def count_uploads(chat: SiteChat) -> Callable[[], int]:
    seen: list[str] = []
    chat.page.on("request", lambda request: seen.append(request.url) if is_upload(request) else None)
    return lambda: len(seen)


def test_a_file_and_a_picture_reach_the_operator(visitor: Visitor, desk: OperatorsDesk) -> None:
    chat = visitor.visit().open().connected()
    attach(
        chat,
        payload("receipt № 4821 <b>.pdf", b"%PDF-1.4 receipt", "application/pdf"),
        payload("cup.png", png(320, 200), "image/png"),
    )
    expect(chat.host.locator(".chip.done")).to_have_count(2)
    chat.write("Here they are")
    chat.shows("Here they are")
    (message,) = [message for message in desk.messages() if message.kind == "user"]
    assert [file.name for file in message.files] == ["receipt № 4821 <b>.pdf", "cup.png"]
    assert chat.page.request.get(desk.address + message.files[0].url).body() == b"%PDF-1.4 receipt"
    row = chat.host.locator("a.file")
    expect(row).to_contain_text("receipt № 4821 <b>.pdf")
    expect(row).to_have_attribute("href", desk.address + message.files[0].url)
    picture = chat.host.locator(".image img")
    expect(picture).to_have_js_property("naturalWidth", 320)
    expect(chat.host.locator(".chip")).to_have_count(0)


def test_a_file_may_go_without_a_word(visitor: Visitor, desk: OperatorsDesk) -> None:
    chat = visitor.visit().open().connected()
    attach(chat, payload("log.txt", b"lines", "text/plain"))
    expect(chat.host.locator(".chip.done")).to_have_count(1)
    chat.page.get_by_role("button", name="Send").click()
    expect(chat.sent.locator("a.file")).to_contain_text("log.txt")
    assert [file.name for message in desk.messages() for file in message.files] == ["log.txt"]


def test_a_file_over_the_limit_is_refused_before_the_upload(visitor: Visitor, desk: OperatorsDesk) -> None:
    chat = visitor.visit().open().connected()
    uploads = count_uploads(chat)
    limit = desk.snapshot().workspace.file_limit
    attach(chat, payload("film.mov", bytes(limit + 1)), payload("nothing.txt", b""))
    expect(chat.complaint).to_have_text("“nothing.txt” is empty.")
    attach(chat, payload("film.mov", bytes(limit + 200_000)))
    expect(chat.complaint).to_have_text(re.compile(r"^“film\.mov” is 2\.2 MB\. Files up to 2 MB can be sent\.$"))
    attach(chat, payload("fits.bin", b"\1" * limit))
    expect(chat.host.locator(".chip.done")).to_have_count(1)
    expect(chat.complaint).to_be_empty()
    assert uploads() == 1


def test_a_failed_upload_is_tried_again_and_a_running_one_is_cancelled(visitor: Visitor, desk: OperatorsDesk) -> None:
    chat = visitor.visit().open().connected()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    chat.page.route("**/site/v1/files/**", hold)
    attach(chat, payload("a.txt", b"a"))
    expect(chat.page.get_by_role("progressbar", name="a.txt")).to_be_visible()
    expect(chat.page.get_by_role("button", name="Send")).to_have_attribute("aria-disabled", "true")
    chat.page.get_by_role("button", name="Cancel: a.txt").click()
    expect(chat.host.locator(".chip")).to_have_count(0)

    attach(chat, payload("b.txt", b"b"))
    expect(chat.host.locator(".chip.uploading")).to_have_count(1)
    held[-1].abort("connectionreset")
    expect(chat.host.locator(".chip.failed")).to_contain_text("Not uploaded")
    chat.page.unroute("**/site/v1/files/**")
    chat.page.get_by_role("button", name="Try again: b.txt").click()
    expect(chat.host.locator(".chip.done")).to_have_count(1)
    chat.input.press("Enter")
    expect(chat.sent.locator("a.file")).to_contain_text("b.txt")
    assert [file.name for message in desk.messages() for file in message.files] == ["b.txt"]


@pytest.mark.parametrize("way", ["paste", "drop"])
def test_a_picture_is_pasted_or_dropped(visitor: Visitor, desk: OperatorsDesk, way: str) -> None:
    chat = visitor.visit().open().connected()
    chat.input.evaluate(
        """(node, way) => {
          const data = new DataTransfer();
          data.items.add(new File([new Uint8Array([1, 2, 3])], "pasted.png", { type: "image/png" }));
          const common = { bubbles: true, composed: true, cancelable: true };
          if (way === "paste") node.dispatchEvent(new ClipboardEvent("paste", { ...common, clipboardData: data }));
          else for (const kind of ["dragenter", "dragover", "drop"])
            node.dispatchEvent(new DragEvent(kind, { ...common, dataTransfer: data }));
        }""",
        way,
    )
    expect(chat.host.locator(".chip.done")).to_contain_text("pasted.png")
    expect(chat.host.locator(".drop")).to_be_hidden()


def test_uploaded_files_wait_through_a_reload(visitor: Visitor, desk: OperatorsDesk) -> None:
    chat = visitor.visit().open().connected()
    attach(chat, payload("kept.txt", b"kept", "text/plain"))
    expect(chat.host.locator(".chip.done")).to_have_count(1)
    chat.page.reload()
    expect(chat.host.locator(".chip.done")).to_contain_text("kept.txt")
    chat.connected().write("after the reload")
    expect(chat.sent.locator("a.file")).to_contain_text("kept.txt")
    (message,) = [message for message in desk.messages() if message.kind == "user"]
    assert [file.name for file in message.files] == ["kept.txt"]
