"""What a server sends, an older or newer one too, becomes domain values; what is no answer is told apart."""

import logging
from typing import Any

import msgspec
import pytest

from operator_app.backends import port
from operator_app.backends.own.decoding import Decoder, Malformed
from operator_app.domain.changes import Change, Gone
from operator_app.domain.dialogs import Dialog, DialogState
from operator_app.domain.messages import FactKind, Message
from operator_app.domain.people import User
from operator_app.domain.segments import EventCount, NotOf, Segment
from operator_app.domain.site_chat import Site, SiteChat
from operator_app.domain.triggers import Trigger, WhenPage
from operator_app.domain.value import OperatorId, SegmentId, TriggerId

DIALOG = {"type": "dialog", "id": "d", "number": 7, "user_id": "u", "state": "open", "created_at": 1}
USER = {"type": "user", "id": "u", "number": 7, "created_at": 1, "last_seen_at": 2, "properties": []}
MESSAGE = {
    "type": "message",
    "id": "m",
    "number": 7,
    "dialog_id": "d",
    "kind": "system",
    "author_id": None,
    "text": "said in words",
    "at": 5,
}


@pytest.fixture
def decoder() -> Decoder:
    return Decoder("https://chat.example.com/")


def changed(*entities: dict[str, Any]) -> bytes:
    change = {"number": 7, "at": 5, "by": "o", "client_id": "c", "entities": entities, "of_a_newer_server": 1}
    return msgspec.json.encode({"type": "changed", "change": change})


def test_known_entities_come_in_order(decoder: Decoder) -> None:
    item = decoder.frame(changed(DIALOG, USER, {"type": "removed", "kind": "message", "id": "gone"}))
    assert isinstance(item, Change)
    assert (item.number, item.at, item.by, item.client_id) == (7, 5, "o", "c")
    assert [type(each) for each in item.entities] == [Dialog, User, Gone]
    assert item.entities[0].state is DialogState.OPEN


def test_unknown_entities_are_skipped_and_counted(decoder: Decoder, caplog: pytest.LogCaptureFixture) -> None:
    hologram = {"type": "hologram", "secret": "do not log me"}
    with caplog.at_level(logging.DEBUG):
        item = decoder.frame(changed(hologram, DIALOG, hologram))
    assert isinstance(item, Change)
    assert [type(each) for each in item.entities] == [Dialog]
    assert decoder.skipped == {"entity hologram": 2}
    assert len(caplog.records) == 1
    assert "do not log me" not in caplog.text


def test_unknown_frames_are_skipped_and_counted(decoder: Decoder) -> None:
    assert decoder.frame(b'{"type": "fireworks", "colour": "red"}') is None
    assert decoder.skipped == {"frame fireworks": 1}


def test_an_unknown_fact_keeps_its_message(decoder: Decoder) -> None:
    item = decoder.frame(changed(MESSAGE | {"fact": {"what": "levitated", "by": "o"}}))
    assert isinstance(item, Change)
    message = item.entities[0]
    assert isinstance(message, Message)
    assert message.fact is not None
    assert (message.fact.what, message.text) == (FactKind.OTHER, "said in words")


@pytest.mark.parametrize(
    "frame",
    [
        b"",
        b"\xff\x00",
        b"[]",
        b'"hello"',
        b'{"type": 1}',
        b'{"type": "changed"}',
        changed(DIALOG | {"state": 3}),
        changed(MESSAGE | {"text": None}),
        changed(MESSAGE | {"fact": {"what": "closed", "until": "tomorrow"}}),
        changed({"id": "without a type"}),
    ],
)
def test_malformed_frames_say_where_and_not_what(decoder: Decoder, frame: bytes) -> None:
    with pytest.raises(Malformed) as malformed:
        decoder.frame(frame)
    assert "said in words" not in str(malformed.value)


@pytest.mark.parametrize(
    ("url", "absolute"),
    [
        ("/files/secret/a.png", "https://chat.example.com/files/secret/a.png"),
        ("https://cdn.example.com/a.png", "https://cdn.example.com/a.png"),
        ("//evil.example/a.png", ""),
        ("file:///etc/passwd", ""),
        ("javascript:alert(1)", ""),
        ("a.png", ""),
    ],
)
def test_files_have_web_addresses_or_none(decoder: Decoder, url: str, absolute: str) -> None:
    found = {"id": "f", "name": "a.png", "size": 1, "content_type": "image/png", "url": url}
    assert decoder.file(msgspec.json.encode(found)).url == absolute


def test_the_workspace_is_remembered_for_its_limits(decoder: Decoder) -> None:
    workspace = {"type": "workspace", "id": "w", "number": 7, "name": "Shop", "site_key": "k", "file_limit": 99}
    item = decoder.frame(changed(workspace))
    assert isinstance(item, Change)
    (site,) = item.entities
    assert isinstance(site, Site)
    assert (site.revision, site.chat) == (7, SiteChat())
    assert site.script_tag == '<script async src="https://chat.example.com/chat.js" data-site="k"></script>'
    assert decoder.workspace is not None
    assert decoder.workspace.file_limit == 99


def test_segments_and_triggers(decoder: Decoder) -> None:
    """What a newer backend added to them is left out."""
    rule = {"type": "not", "rule": {"type": "event_count", "event": "order_paid", "at_least": 2, "days": 30, "new": 1}}
    segment = {"type": "segment", "id": "s", "number": 4, "name": "Lost", "rule": rule, "ready": False}
    when = {"type": "page", "pattern": "/cart*", "seconds": 20}
    trigger = {"type": "trigger", "id": "t", "number": 5, "name": "Help", "when": when, "text": "?", "operator_id": "o"}
    for given, meant in (
        (
            segment,
            Segment(
                id=SegmentId("s"),
                revision=4,
                name="Lost",
                rule=NotOf(rule=EventCount(event="order_paid", at_least=2, days=30)),
                ready=False,
            ),
        ),
        (
            trigger,
            Trigger(
                id=TriggerId("t"),
                revision=5,
                name="Help",
                when=WhenPage(pattern="/cart*", seconds=20),
                text="?",
                operator_id=OperatorId("o"),
            ),
        ),
    ):
        item = decoder.frame(changed(given))
        assert isinstance(item, Change)
        assert item.entities == (meant,)


def test_what_passes(decoder: Decoder) -> None:
    assert decoder.frame(b'{"type": "hello", "number": 3, "time": 5}') == port.StreamStarted(number=3, server_time=5)
    assert decoder.frame(b'{"type": "viewing", "operator_id": "o", "dialog_id": null}') == port.SomeoneViewing(
        operator_id="o", dialog_id=None
    )
