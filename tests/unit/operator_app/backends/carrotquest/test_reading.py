"""Values of the wire: whatever comes, something sensible or nothing is made of it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_app.backends.carrotquest import dialogs, parts, people, site
from operator_app.backends.carrotquest.dialogs import Waiting, waiting
from operator_app.backends.carrotquest.reading import flag, moment, number, order_of, text_id, words
from operator_app.domain.dialogs import DialogState
from operator_app.domain.messages import FactKind, MessageKind
from operator_app.domain.people import PropertyKind, PropertySource
from operator_app.domain.value import DialogId, OperatorId, UserId

LARGE = 1_012_345_678_901_234_567

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KEYS = (
    "id", "created", "edited", "removed", "conversation", "part_group", "body", "body_json", "type", "from", "read",
    "attachments", "random_id", "assignee", "actions", "meta_data", "user", "closed", "replied", "tags", "part_last",
    "important_part_last", "reply_last", "last_update", "delayed_until", "channel", "props", "props_custom", "segments",
    "notes", "user_id", "name", "parts_count", "reply_last_type", "props_events",
)  # fmt: skip
records = st.dictionaries(st.sampled_from(KEYS), anything, max_size=12)


@pytest.mark.parametrize(("value", "wanted"), [
    (LARGE, str(LARGE)), (str(LARGE), str(LARGE)), ({"id": LARGE}, str(LARGE)), (7.0, "7"), (0, None), ("0", None),
    ("", None), (None, None), (True, None), ([], None), ({}, None), (-3, None), ("x" * 65, None),
])  # fmt: skip
def test_ids_are_text_with_all_their_digits(value: Any, wanted: str | None) -> None:
    assert text_id(value) == wanted


@pytest.mark.parametrize(("value", "wanted"), [
    (LARGE, LARGE), (str(LARGE), LARGE), (2**63, None), (2**64 - 1, None), ("abc", None), ("-5", None), ("٣", None),
])  # fmt: skip
def test_order_is_what_the_archive_can_hold(value: Any, wanted: int | None) -> None:
    assert order_of(value) == wanted


@pytest.mark.parametrize(("value", "wanted"), [
    (1_750_000_000, 1_750_000_000_000), (1_750_000_000.1234, 1_750_000_000_123), ("1750000000.5", 1_750_000_000_500),
    ("2025-06-02T09:00:00", 1_748_854_800_000), ("2025-06-02", 1_748_822_400_000),
    (None, None), ("soon", None), (float("inf"), None), (float("nan"), None), (-5, None), (True, None), (10**20, None),
])  # fmt: skip
def test_moments(value: Any, wanted: int | None) -> None:
    assert moment(value) == wanted


@pytest.mark.parametrize("value", ["false", "FALSE", "0", "", 0, None, False])
def test_no(value: Any) -> None:
    assert not flag(value)


@pytest.mark.parametrize("value", ["true", "yes", "1", "no", 1, True])
def test_yes(value: Any) -> None:
    assert flag(value)


def test_counts_and_words() -> None:
    assert [number(each) for each in (5, "7", 2.9, None, "x", -1, True, float("nan"), "9" * 30)] == [
        5,
        7,
        2,
        0,
        0,
        0,
        0,
        0,
        0,
    ]
    assert [words(each) for each in (" a ", 5, "", None, [], True)] == ["a", "5", None, None, None, None]


@given(records)
def test_no_record_is_too_odd(found: dict[str, Any]) -> None:
    entry = parts.part(found)
    if entry is not None:
        assert entry.message.id == str(entry.message.position)
        assert entry.message.kind is MessageKind.SYSTEM or entry.message.fact is None
    dialogs.dialog(found, Waiting(), 0)
    list(dialogs.seen(found))
    people.user(found, 1, whole=True)
    people.operator(found)
    people.notes(found, 1)
    site.event(found, UserId("1"))
    site.totals(found, 0)


# ------------------------------------------------------------------------------------------------- entries


def entry(kind: str, **more: Any) -> parts.Part:
    made = parts.part({"id": LARGE, "conversation": 5, "created": 1_750_000_000.25, "type": kind, **more})
    assert made is not None
    return made


@pytest.mark.parametrize(("kind", "wanted"), [
    ("reply_user", MessageKind.USER), ("reply_admin", MessageKind.OPERATOR), ("article", MessageKind.OPERATOR),
    ("auto_reply", MessageKind.OPERATOR), ("vote", MessageKind.OPERATOR), ("chat_bot_admin", MessageKind.OPERATOR),
    ("chat_bot_user", MessageKind.OPERATOR), ("note", MessageKind.NOTE), ("closed", MessageKind.SYSTEM),
    ("service", MessageKind.SYSTEM), ("invented_next_year", MessageKind.SYSTEM), (None, MessageKind.SYSTEM),
])  # fmt: skip
def test_every_type_of_entry_has_its_place(kind: Any, wanted: MessageKind) -> None:
    assert entry(kind, body="text").message.kind is wanted


@pytest.mark.parametrize(("kind", "more", "what", "tag", "whom"), [
    ("tag_added", {"body": "vip"}, FactKind.TAGGED, "vip", None),
    ("tag_added", {"body_json": {"tag": "vip"}}, FactKind.TAGGED, "vip", None),
    ("tag_deleted", {}, FactKind.UNTAGGED, None, None),
    ("assigned", {"assignee": {"id": 7, "name": "B"}}, FactKind.ASSIGNED, None, "7"),
    ("assigned", {"body_json": {"assignee": {"id": 7}}}, FactKind.ASSIGNED, None, "7"),
    ("assigned", {"assignee": None}, FactKind.UNASSIGNED, None, None),
    ("assigned", {}, FactKind.ASSIGNED, None, None),
    ("closed", {}, FactKind.CLOSED, None, None),
    ("final_closed", {}, FactKind.CLOSED, None, None),
    ("delayed", {}, FactKind.SNOOZED, None, None),
    ("channel_changed", {}, FactKind.MOVED, None, None),
    ("unheard_of", {}, FactKind.OTHER, None, None),
])  # fmt: skip
def test_what_entries_of_the_system_say(
    kind: str, more: Any, what: FactKind, tag: str | None, whom: str | None
) -> None:
    fact = entry(kind, **{"from": {"id": 3, "name": "Anna"}, **more}).message.fact
    assert fact is not None
    assert (fact.what, fact.by, fact.tag, fact.operator_id) == (what, "3", tag, whom)


def test_an_entry_has_an_author_of_either_shape() -> None:
    assert entry("reply_user", **{"from": LARGE}).message.author_id == str(LARGE)
    assert entry("reply_user", **{"from": {"id": LARGE}}).message.author_id == str(LARGE)
    assert entry("reply_admin", **{"from": {"id": 3, "name": "Anna"}}).message.author_id == "3"
    assert (
        entry("reply_admin", **{"from": {"type": "default_admin", "name": "Shop"}}).message.author_id == "default_admin"
    )


def test_removed_edited_and_answered_entries() -> None:
    removed = entry(
        "reply_admin", body="oops", removed=1_750_000_009, attachments=[{"id": 1, "url": "https://x/y"}]
    ).message
    assert (removed.kind, removed.text, removed.files) == (MessageKind.SYSTEM, "", ())
    assert removed.fact is not None
    assert removed.fact.what is FactKind.REMOVED
    edited = entry("reply_admin", body="new words", edited=1_750_000_009.5).message
    assert (edited.text, edited.edited_at) == ("new words", 1_750_000_009_500)
    assert entry("reply_admin", body="as it was").message.edited_at is None
    rated = entry("vote", body="How was it?", meta_data={"vote": 5, "comment": "quick"}).message
    assert rated.text == "How was it?\n★★★★★\nquick"
    asked = entry("chat_bot_user", body="Which?", actions=[{"type": "button", "body": "Tea"}, {"body": "Cups"}]).message
    assert asked.text == "Which?\n[Tea]\n[Cups]"


def test_whom_a_dialog_was_given_to_is_known_by_whose_it_is_where_no_field_says_it() -> None:
    older, newer = (
        parts.part({"id": which, "conversation": 1, "type": "assigned", "body": "", "from": {"id": 9, "name": "B"}})
        for which in (20, 30)
    )
    assert older is not None
    assert newer is not None
    facts = [each.message.fact for each in parts.with_assignee((newer, older), 30, OperatorId("301"))]
    assert [(fact.what, fact.operator_id) for fact in facts if fact is not None] == [
        (FactKind.ASSIGNED, "301"), (FactKind.ASSIGNED, None),
    ]  # fmt: skip
    (taken, _) = parts.with_assignee((newer, older), 30, None)
    assert taken.message.fact is not None
    assert taken.message.fact.what is FactKind.UNASSIGNED
    assert parts.with_assignee((newer, older), 25, OperatorId("301")) == (newer, older), (
        "it may be somebody else's since"
    )


def test_attachments() -> None:
    (file,) = entry("reply_user", attachments=[
        {"id": LARGE, "type": "file", "filename": "a.png", "mime_type": "image/PNG", "size": "12",
         "url": "https://files.carrotquest.io/attachments/1/a.png", "created": 1.5}, "nonsense",
    ]).message.files  # fmt: skip
    assert (file.id, file.name, file.size, file.is_image) == (str(LARGE), "a.png", 12, True)
    (odd,) = entry("reply_user", attachments=[{"url": "javascript:alert(1)"}]).message.files
    assert odd.url == ""


# ------------------------------------------------------------------------------------------------- dialogs


def test_since_when_somebody_waits() -> None:
    told = [
        entry("reply_user", id=1, created=100), entry("reply_admin", id=2, created=200, read=True),
        entry("reply_user", id=3, created=300), entry("note", id=4, created=350), entry("auto_reply", id=5, created=360),
        entry("reply_user", id=6, created=400),
    ]  # fmt: skip
    assert waiting(reversed(told)) == Waiting(since=300_000, unanswered=2, read_up_to=6)
    assert waiting([entry("reply_admin", id=2, created=200)]) == Waiting()


def test_a_dialog_of_the_current_and_of_the_older_shape() -> None:
    last = {"id": 9, "type": "closed", "created": 500.5, "from": {"id": 3, "name": "Anna"}}
    reply = {"id": 8, "type": "reply_user", "body": "<p>Hi</p>", "created": 400, "from": 77}
    found = {
        "id": LARGE, "created": 1.5, "closed": True, "user": {"id": 77}, "tags": "vip, new", "assignee": None,
        "part_last": last, "reply_last": reply, "last_update": 500.5, "delayed_until": 10**9, "replied": True,
    }  # fmt: skip
    dialog = dialogs.dialog(found, Waiting(since=1, unanswered=1), 0)
    assert dialog is not None
    assert (dialog.state, dialog.closed_at, dialog.closed_by) == (DialogState.CLOSED, 500_500, "3")
    assert (dialog.revision, dialog.tags, dialog.snoozed_until) == (9, ("vip", "new"), None)
    assert (dialog.waiting_since, dialog.unanswered) == (None, 0), "nobody waits in a closed one"
    assert dialog.last_message is not None
    assert dialog.last_message.text == "Hi", "an entry of the system is no last message"
    without_user = {name: value for name, value in found.items() if name != "user"}
    assert dialogs.dialog(without_user, Waiting(), 0) is None
    assert dialogs.dialog(without_user, Waiting(), 0, user_id=UserId("77")) == dialogs.dialog(found, Waiting(), 0)
    snoozed = dialogs.dialog({**found, "closed": False}, Waiting(), 0)
    assert snoozed is not None
    assert snoozed.snoozed_until == 10**12
    over = dialogs.dialog({**found, "closed": False}, Waiting(), 10**12)
    assert over is not None
    assert over.snoozed_until is None


def test_who_is_met_in_a_dialog() -> None:
    found = {
        "id": 1, "user": {"id": 2}, "assignee": {"id": 3, "name": "Anna", "type": "admin"}, "tags": ["vip"],
        "last_admin": {"name": "Shop", "type": "default_admin"}, "part_last": {"from": {"id": 4, "name": "Bot", "type": "bot"}},
        "channel": {"operators": [{"id": 5, "name_internal": "Boris"}, 6]},
    }  # fmt: skip
    met = list(dialogs.seen(found))
    assert [(each.id, each.name, each.removed) for each in met if hasattr(each, "id")] == [
        ("3", "Anna", False), ("default_admin", "Shop", True), ("4", "Bot", True), ("5", "Boris", False),
    ]  # fmt: skip


def test_a_campaign_is_not_listed_and_what_is_not_told_is() -> None:
    assert not dialogs.is_listed({"replied": False})
    assert dialogs.is_listed({"replied": True})
    assert dialogs.is_listed({})


def test_the_kinds_of_properties() -> None:
    user = people.user(
        {"id": 1, "props": {"$name": " Vera ", "$revenue": 12.5}, "props_custom": {
            "plan": "pro", "trial": True, "seats": 5, "since": "2025-06-02", "tags": ["a", 1], "odd": {"x": 1}, "none": None,
        }}, 1, whole=True,
    )  # fmt: skip
    assert user is not None
    kinds = {each.name: (each.kind, each.source) for each in user.properties}
    assert user.name == "Vera"
    assert kinds == {
        "plan": (PropertyKind.TEXT, PropertySource.SITE), "trial": (PropertyKind.YES_NO, PropertySource.SITE),
        "seats": (PropertyKind.NUMBER, PropertySource.SITE), "since": (PropertyKind.DATE, PropertySource.SITE),
        "tags": (PropertyKind.LIST, PropertySource.SITE), "odd": (PropertyKind.TEXT, PropertySource.SITE),
        "$revenue": (PropertyKind.NUMBER, PropertySource.SYSTEM),
    }  # fmt: skip


def test_an_entry_knows_its_dialog_from_where_it_was_asked_for() -> None:
    found = {"id": 5, "type": "note"}
    assert parts.part(found) is None
    made = parts.part(found, DialogId("9"))
    assert made is not None
    assert made.message.dialog_id == "9"
