"""Small parts without a network: addresses, tokens, random ids, the chain, the clock, answers that are no answers."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from operator_app.backends.carrotquest import brands, errors, pieces
from operator_app.backends.carrotquest.brands import Brand
from operator_app.backends.carrotquest.chain import Chain
from operator_app.backends.carrotquest.clock import ServiceClock
from operator_app.backends.carrotquest.parts import Part
from operator_app.backends.carrotquest.realtime import Resume, frame, since
from operator_app.backends.carrotquest.sign_in import site_in
from operator_app.domain.commands import AddTag, Assign, SendMessage
from operator_app.domain.messages import File, Message, MessageKind
from operator_app.domain.problems import (
    BackendError,
    NotABackend,
    OutcomeUnknown,
    RateLimited,
    RefusalReason,
    Refused,
    SignedOut,
    TokenTooNarrow,
    Unreachable,
)
from operator_app.domain.value import ClientId, DialogId, FileId, MessageId, OperatorId


def test_each_brand_has_two_addresses() -> None:
    assert brands.place(Brand.CARROT_QUEST).api == "https://api.carrotquest.io"
    assert brands.place(Brand.DASHLY).realtime == "https://realtime-services.dashly.app"
    other = brands.place(Brand.OTHER, "api.example.com/", "rts.example.com")
    assert (other.api, other.realtime) == ("https://api.example.com", "https://rts.example.com")
    assert brands.place(Brand.OTHER, "api.example.com").realtime == "https://api.example.com"
    with pytest.raises(NotABackend):
        brands.place(Brand.OTHER, "")
    assert brands.brand_of("https://api.dashly.app") is Brand.DASHLY
    assert brands.brand_of("https://api.example.com") is Brand.OTHER


@pytest.mark.parametrize(("url", "served"), [
    ("https://files.carrotquest.app/attachments/1/x/a.png", True), ("https://files.dashly.app/a", True),
    ("https://api.carrotquest.io/a", True), ("http://files.carrotquest.io/a", False),
    ("https://files.carrotquest.io.example.com/a", False), ("https://user@files.carrotquest.io/a", False),
    ("https://files.carrotquest.io:444/a", False), ("https://files.carrotquest.io:x/a", False), ("", False),
])  # fmt: skip
def test_files_of_the_service(url: str, served: bool) -> None:
    assert brands.serves_files(url, "https://api.carrotquest.io") is served


def test_the_site_is_in_the_token_where_it_looks_as_they_do() -> None:
    assert site_in("app.4242.0123abcd") == "4242"
    assert site_in("4242-0123abcd") is None


def test_random_ids_are_the_same_at_each_try_and_never_none() -> None:
    assert pieces.random_id(ClientId("a"), 0) == pieces.random_id(ClientId("a"), 0)
    assert len({pieces.random_id(ClientId("a"), place) for place in range(50)}) == 50


@given(st.text(), st.integers(0, 100))
def test_random_ids_fit_into_32_bits(client_id: str, place: int) -> None:
    assert 0 < pieces.random_id(ClientId(client_id.encode("utf-8", "ignore").decode()), place) < 2**31


def test_a_message_with_files_takes_one_call_for_each() -> None:
    files = tuple(File(id=FileId(name), name=name, size=1, content_type="x/y", url=name) for name in "abc")
    command = SendMessage(dialog_id=DialogId("1"), text=" hi ", files=files)
    made = pieces.pieces(ClientId("c"), command)
    assert [(each.text, each.file and each.file.name) for each in made] == [("hi", "a"), ("", "b"), ("", "c")]
    assert [each.text for each in pieces.pieces(ClientId("c"), SendMessage(dialog_id=DialogId("1"), text="x"))] == ["x"]
    assert pieces.pieces(ClientId("c"), AddTag(dialog_id=DialogId("1"), tag="x")) == ()
    assert pieces.pieces(ClientId("c"), Assign(dialog_id=DialogId("1"), operator_id=None)) == ()


def a_part(position: int) -> Part:
    message = Message(
        id=MessageId(str(position)), dialog_id=DialogId("1"), kind=MessageKind.USER, author_id="u", text="", at=0,
        position=position,
    )  # fmt: skip
    return Part(message=message, type="reply_user")


@given(st.lists(st.integers(1, 50), max_size=30))
def test_changes_grow_and_name_the_one_before_whatever_order_entries_come_in(positions: list[int]) -> None:
    chain = Chain(20, OperatorId("me"))
    before = 20
    for position in positions:
        change = chain.change(a_part(position), None, None)
        assert change.follows == before
        assert change.number > before
        assert change.number >= position, "a position is no larger than the number of its change"
        before = change.number
        assert chain.knows(a_part(position))
    assert chain.number == before


def test_the_services_clock_is_followed_but_not_its_rounding() -> None:
    here = 1_000_000
    clock = ServiceClock(lambda: here)
    clock.heard(here + 900)
    assert clock.now() == here
    clock.heard(here + 300_000)
    assert clock.now() == here + 300_000
    assert clock.there(here - 5) == here + 300_000 - 5
    stamps = [clock.stamp() for _ in range(3)]
    assert stamps == sorted(set(stamps))
    clock.heard(here)
    assert clock.stamp() > stamps[-1], "a clock that is set back makes nothing older"


@pytest.mark.parametrize(("status", "meta", "effect", "kind"), [
    (401, {"error": "NotAuthenticated"}, False, SignedOut), (400, {"error": "AuthenticationFailed"}, True, SignedOut),
    (403, {"error": "PermissionDeniedError"}, False, Refused), (429, {"error": "TooManyRequests"}, True, RateLimited),
    (500, {}, False, Unreachable), (500, {}, True, OutcomeUnknown), (503, {"error": "X"}, True, OutcomeUnknown),
    (404, {}, False, NotABackend), (404, {"error": "Error404"}, False, Refused), (408, {}, True, OutcomeUnknown),
    (408, {}, False, Unreachable), (413, {}, True, Refused), (302, {}, False, NotABackend),
])  # fmt: skip
def test_what_failures_mean(status: int, meta: dict[str, object], effect: bool, kind: type[BackendError]) -> None:
    assert type(errors.from_answer(status, meta, has_effect=effect)) is kind


@pytest.mark.parametrize(("meta", "reason"), [
    ({"error": "ReplyTooBig"}, RefusalReason.TEXT_TOO_LONG), ({"error": "LookupError"}, RefusalReason.GONE),
    ({"error": "FileSizeError 413"}, RefusalReason.FILE_TOO_LARGE), ({"error": "FileTypeError"}, RefusalReason.FILE_TYPE),
    ({"error": "BadRequest", "error_message": "Invalid fields: file"}, RefusalReason.FILE_TYPE),
    ({"error": "ValidationError", "error_fields": {"body": "empty"}}, RefusalReason.TEXT_EMPTY),
    ({"error": "UserBannedError"}, RefusalReason.BLOCKED), ({"error": "MethodNotAllowed"}, RefusalReason.OTHER),
])  # fmt: skip
def test_why_it_refuses(meta: dict[str, object], reason: RefusalReason) -> None:
    found = errors.from_answer(400, meta, has_effect=True)
    assert isinstance(found, Refused)
    assert found.reason is reason


@pytest.mark.parametrize(("told", "seconds"), [(None, 5), ("2", 2), ("x", 5), ("-3", 0), ("1e9", 3600), ("nan", 5)])
def test_how_long_to_wait(told: str | None, seconds: float) -> None:
    found = errors.from_answer(429, {"error": "TooManyRequests"}, has_effect=True, retry_after=told)
    assert isinstance(found, RateLimited)
    assert found.retry_after == seconds


@pytest.mark.parametrize(
    ("code", "kind"), [(3401, SignedOut), (3403, TokenTooNarrow), (3500, Unreachable), (None, Unreachable)]
)
def test_close_codes(code: int | None, kind: type[BackendError]) -> None:
    assert type(errors.from_close(code)) is kind


def test_frames() -> None:
    told = frame(b'{"id": 51, "channel": "conversation_reply.4242", "message": {"a": 1}, "tag": 0, "time": "Mon"}')
    assert told is not None
    assert (told.topic, told.resume) == ("conversation_reply", Resume(tag="0", time="Mon"))
    for status, kind in ((401, SignedOut), (403, TokenTooNarrow), (502, Unreachable)):
        with pytest.raises(kind):
            frame(b'{"error": {"status": %d}}' % status)
    assert frame(b"{}") is None
    assert frame(b"nonsense") is None
    assert since(1_748_854_800_000) == Resume(time="Mon, 02 Jun 2025 09:00:00 GMT")
