"""Wire to domain. What a newer server sends and we do not know is skipped and counted, never an error."""

import logging
from collections import Counter
from collections.abc import Mapping
from typing import TypeVar, get_args

import msgspec

from chat_backend import protocol as wire
from operator_app.backends import port
from operator_app.backends.own import decoding_people as people
from operator_app.backends.own import decoding_site as site
from operator_app.domain.changes import Change, Entity, Gone
from operator_app.domain.dialogs import BeforeClosing, Dialog, DialogState, LastMessage, Mark, Tag
from operator_app.domain.messages import Fact, FactKind, File, Message, MessageKind
from operator_app.domain.people import Operator, OperatorStatus, Role
from operator_app.domain.saved_replies import SavedReply
from operator_app.domain.site_events import EventPage, UserTotals
from operator_app.domain.triggers import TriggerNumbers
from operator_app.domain.value import (
    ClientId,
    DialogId,
    FileId,
    MessageId,
    OperatorId,
    SavedReplyId,
    SegmentId,
    TriggerId,
    UserId,
)

T = TypeVar("T")

log = logging.getLogger(__name__)


class Malformed(Exception):
    """An answer or a frame that is not what the protocol says. Holds a position, never a content."""


class _Tagged(wire.Wire):
    type: str


class _ChangeIn(wire.Wire):
    """A change whose entities are looked at one by one, so that an unknown one does not cost the others."""

    number: int
    at: int
    entities: tuple[msgspec.Raw, ...]
    by: str | None = None
    client_id: str | None = None


class _ChangedIn(wire.Wire):
    change: _ChangeIn


class _ChangePageIn(wire.Wire):
    changes: tuple[_ChangeIn, ...]
    number: int


class _AppliedIn(wire.Wire):
    change: _ChangeIn


class _EventPageIn(wire.Wire):
    """Of events of a kind that a newer backend knows one takes what is understood."""

    events: tuple[people.EventIn, ...]
    visits: tuple[wire.Visit, ...] = ()
    next: str | None = None
    ordinals: dict[str, int] = msgspec.field(default_factory=dict)


class _HappenedIn(wire.Wire):
    event: people.EventIn


_ENTITIES: dict[str, type[wire.Entity]] = {str(each.__struct_config__.tag): each for each in get_args(wire.Entity)}
"""By the tag each has on the wire."""
_KNOWN_FACTS = frozenset(FactKind)


class Decoder:
    """Turns the bytes of one account's backend into domain values.

    Remembers what the workspace was last said to be: its file limit travels with the changes.
    """

    def __init__(self, address: str) -> None:
        self._address = address.rstrip("/")
        self.workspace: wire.Workspace | None = None
        self.skipped: Counter[str] = Counter()
        """How often each unknown tag was skipped."""

    # ------------------------------------------------------------------------------------------ answers

    def snapshot(self, body: bytes) -> port.Snapshot:
        found = decode(body, wire.Snapshot)
        self.workspace = found.workspace
        return port.Snapshot(
            number=found.number,
            me=operator(found.me),
            title=found.workspace.name,
            operators=tuple(operator(each) for each in found.operators),
            tags=tuple(tag(each) for each in found.tags),
            saved_replies=tuple(saved_reply(each) for each in found.saved_replies),
            page=self._dialog_page(found.page),
            segments=tuple(site.segment(each) for each in found.segments),
            triggers=tuple(site.trigger(each) for each in found.triggers),
            site=site.site(found.workspace, self._address),
        )

    def dialog_page(self, body: bytes) -> port.DialogPage:
        return self._dialog_page(decode(body, wire.DialogPage))

    def found_page(self, body: bytes) -> port.FoundPage:
        found = decode(body, wire.SearchPage)
        of_them = wire.DialogPage(dialogs=found.dialogs, users=found.users, marks=found.marks)
        return port.FoundPage(
            messages=tuple(self.message(each) for each in found.messages),
            page=self._dialog_page(of_them),
            next=found.next,
        )

    def message_page(self, body: bytes) -> port.MessagePage:
        found = decode(body, wire.MessagePage)
        return port.MessagePage(
            messages=tuple(self.message(each) for each in found.messages), has_older=found.has_older
        )

    def difference(self, body: bytes) -> port.Difference:
        found = decode(body, _ChangePageIn)
        return port.Difference(changes=tuple(self._change(each) for each in found.changes), number=found.number)

    def applied(self, body: bytes) -> Change:
        return self._change(decode(body, _AppliedIn).change)

    def file(self, body: bytes) -> File:
        return self._file(decode(body, wire.File))

    def segment_counts(self, body: bytes) -> Mapping[SegmentId, int]:
        return site.segment_counts(decode(body, wire.SegmentCounts))

    def trigger_numbers(self, body: bytes) -> Mapping[TriggerId, TriggerNumbers]:
        return site.trigger_numbers(decode(body, wire.TriggerCounts))

    def user_facts(self, body: bytes) -> port.UserFacts:
        found = decode(body, wire.UserCard)
        notes = tuple(people.user_note(each) for each in found.notes)
        return port.UserFacts(user=people.user(found.user, self._absolute), notes=notes)

    def user_page(self, body: bytes) -> port.UserPage:
        found = decode(body, wire.UserPage)
        return port.UserPage(
            users=tuple(people.user(each, self._absolute) for each in found.users),
            present=frozenset(UserId(each) for each in found.present),
            next=found.next,
        )

    def totals(self, body: bytes) -> UserTotals:
        return people.totals(decode(body, wire.UserTotals))

    def event_page(self, body: bytes) -> EventPage:
        found = decode(body, _EventPageIn)
        return EventPage(
            events=tuple(people.event(each) for each in found.events),
            visits=tuple(people.visit(each, found.ordinals.get(each.id, 0)) for each in found.visits),
            next=found.next,
        )

    # ----------------------------------------------------------------------------------------- stream

    def frame(self, data: bytes) -> port.StreamItem | wire.Behind | None:
        """What a frame says; None for one we do not know. Raises ``Malformed``."""
        kind = decode(data, _Tagged).type
        match kind:
            case "hello":
                hello = decode(data, wire.Hello)
                return port.StreamStarted(number=hello.number, server_time=hello.time)
            case "changed":
                return self._change(decode(data, _ChangedIn).change)
            case "behind":
                return decode(data, wire.Behind)
            case "typing":
                typing = decode(data, wire.Typing)
                return port.SomeoneTyping(
                    dialog_id=DialogId(typing.dialog_id),
                    person_id=typing.id,
                    by_user=typing.who == "user",
                    until=typing.until,
                    text=typing.text,
                    note=typing.note,
                )
            case "presence":
                presence = decode(data, wire.Presence)
                return port.PersonPresence(
                    person_id=presence.id,
                    is_user=presence.who == "user",
                    online=presence.online,
                    page=presence.page,
                    page_title=presence.page_title,
                    idle=presence.idle,
                )
            case "happened":
                return port.Happened(event=people.event(decode(data, _HappenedIn).event))
            case "viewing":
                viewing = decode(data, wire.Viewing)
                return port.SomeoneViewing(
                    operator_id=OperatorId(viewing.operator_id), dialog_id=_dialog_id(viewing.dialog_id)
                )
            case _:
                self._skip(f"frame {kind}")
                return None

    # ----------------------------------------------------------------------------------------- entities

    def _change(self, found: _ChangeIn) -> Change:
        entities = (self._entity(raw) for raw in found.entities)
        return Change(
            number=found.number,
            at=found.at,
            entities=tuple(each for each in entities if each is not None),
            by=found.by,
            client_id=None if found.client_id is None else ClientId(found.client_id),
        )

    def _entity(self, raw: msgspec.Raw) -> Entity | None:
        kind = decode(bytes(raw), _Tagged).type
        if (known := _ENTITIES.get(kind)) is None:
            self._skip(f"entity {kind}")
            return None
        try:
            entity = msgspec.json.decode(raw, type=known)
        except msgspec.ValidationError as error:
            if known is not wire.Message:
                raise Malformed(f"entity {kind}: {error}") from None
            return self._message_with_unknown_fact(raw)
        return self._known(entity)

    def _known(self, entity: wire.Entity) -> Entity | None:
        match entity:
            case wire.UserNote():
                return people.user_note(entity)
            case wire.Merged():
                return people.merged(entity)
            case wire.Segment():
                return site.segment(entity)
            case wire.Trigger():
                return site.trigger(entity)
            case wire.Dialog():
                return dialog(entity)
            case wire.Message():
                return self.message(entity)
            case wire.User():
                return people.user(entity, self._absolute)
            case wire.Operator():
                return operator(entity)
            case wire.Tag():
                return tag(entity)
            case wire.SavedReply():
                return saved_reply(entity)
            case wire.Mark():
                return mark(entity)
            case wire.Removed():
                return Gone(kind=entity.kind, id=entity.id)
            case wire.Workspace():
                self.workspace = entity
                return site.site(entity, self._address)

    def _message_with_unknown_fact(self, raw: msgspec.Raw) -> Message:
        fields = decode(bytes(raw), dict[str, object])
        fact = fields.pop("fact", None)
        if not isinstance(fact, dict) or fact.get("what") in _KNOWN_FACTS:
            raise Malformed("entity message")
        self._skip("fact")
        try:
            found = msgspec.convert(fields, wire.Message)
        except msgspec.ValidationError as error:
            raise Malformed(f"entity message: {error}") from None
        return msgspec.structs.replace(self.message(found), fact=Fact(what=FactKind.OTHER))

    def _dialog_page(self, found: wire.DialogPage) -> port.DialogPage:
        return port.DialogPage(
            dialogs=tuple(dialog(each) for each in found.dialogs),
            users=tuple(people.user(each, self._absolute) for each in found.users),
            marks=tuple(mark(each) for each in found.marks),
            next=found.next,
        )

    def message(self, found: wire.Message) -> Message:
        return Message(
            id=MessageId(found.id),
            dialog_id=DialogId(found.dialog_id),
            kind=MessageKind(found.kind),
            author_id=found.author_id,
            text=found.text,
            at=found.at,
            position=found.number,
            client_id=None if found.client_id is None else ClientId(found.client_id),
            files=tuple(self._file(each) for each in found.files),
            page=found.page,
            fact=None if found.fact is None else _fact(found.fact),
            mentions=tuple(OperatorId(each) for each in found.mentions),
        )

    def _file(self, found: wire.File) -> File:
        return File(
            id=FileId(found.id),
            name=found.name,
            size=found.size,
            content_type=found.content_type,
            url=self._absolute(found.url),
            width=found.width,
            height=found.height,
        )

    def _absolute(self, url: str) -> str:
        """A web address, or nothing: a backend must not make us open what is on this computer."""
        if url.startswith("/") and not url.startswith("//"):
            return self._address + url
        return url if url.startswith(("https://", "http://")) else ""

    def _skip(self, what: str) -> None:
        self.skipped[what] += 1
        if self.skipped[what] == 1:
            log.warning("the backend sends what this version does not know")


def decode(body: bytes, kind: type[T]) -> T:
    """Raises ``Malformed`` with msgspec's position, which names fields and types but no contents."""
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.DecodeError as error:  # ValidationError is one
        raise Malformed(str(error)[:200]) from None


def operator(found: wire.Operator) -> Operator:
    return Operator(
        id=OperatorId(found.id),
        revision=found.number,
        name=found.name,
        email=found.email,
        role=Role(found.role),
        status=OperatorStatus(found.status),
        removed=found.removed,
    )


def dialog(found: wire.Dialog) -> Dialog:
    return Dialog(
        id=DialogId(found.id),
        revision=found.number,
        user_id=UserId(found.user_id),
        state=DialogState(found.state),
        created_at=found.created_at,
        assignee_id=_operator_id(found.assignee_id),
        tags=found.tags,
        snoozed_until=found.snoozed_until,
        closed_at=found.closed_at,
        closed_by=_operator_id(found.closed_by),
        before_closing=None if found.before_closing is None else _before_closing(found.before_closing),
        last_message=None if found.last_message is None else _last_message(found.last_message),
        message_count=found.message_count,
        waiting_since=found.waiting_since,
        unanswered=found.unanswered,
        user_read_position=found.user_read_number,
    )


def _before_closing(found: wire.BeforeClosing) -> BeforeClosing:
    return BeforeClosing(
        waiting_since=found.waiting_since, unanswered=found.unanswered, snoozed_until=found.snoozed_until
    )


def tag(found: wire.Tag) -> Tag:
    return Tag(name=found.name, revision=found.number, removed=found.removed)


def saved_reply(found: wire.SavedReply) -> SavedReply:
    return SavedReply(
        id=SavedReplyId(found.id),
        name=found.name,
        text=found.text,
        revision=found.number,
        owner_id=_operator_id(found.owner_id),
        removed=found.removed,
    )


def mark(found: wire.Mark) -> Mark:
    return Mark(
        dialog_id=DialogId(found.dialog_id),
        revision=found.number,
        read_position=found.read_number,
        muted=found.muted,
    )


def _last_message(found: wire.LastMessage) -> LastMessage:
    return LastMessage(
        kind=MessageKind(found.kind),
        author_id=found.author_id,
        text=found.text,
        at=found.at,
        position=found.number,
        file_name=found.file_name,
        file_is_image=found.file_is_image,
        file_count=found.file_count,
    )


def _fact(found: wire.Fact) -> Fact:
    return Fact(
        what=FactKind(found.what),
        by=_operator_id(found.by),
        operator_id=_operator_id(found.operator_id),
        tag=found.tag,
        until=found.until,
    )


def _operator_id(found: str | None) -> OperatorId | None:
    return None if found is None else OperatorId(found)


def _dialog_id(found: str | None) -> DialogId | None:
    return None if found is None else DialogId(found)
