"""What the site holds: people, dialogs and their entries, and their shape on the wire."""

import itertools
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.doubles.carrotquest.options import Options

Json = Any
SYSTEM = frozenset({"tag_added", "tag_deleted", "assigned", "closed", "delayed", "channel_changed", "service"})
UNSEEN_BY_USERS = SYSTEM | {"note"}


def ids() -> Iterator[int]:
    """Beyond what a double-precision number holds, growing with time, not one by one."""
    return itertools.count(1_000_000_000_000_000_007, 13)


@dataclass
class Admin:
    id: int
    name: str
    kind: str = "admin"

    def shape(self) -> Json:
        record = {"name": self.name, "name_internal": f"{self.name} (team)", "avatar": "", "type": self.kind}
        return record if self.kind == "default_admin" else {"id": self.id, **record}


@dataclass
class Attachment:
    id: int
    name: str
    content_type: str
    content: bytes
    created: float
    url: str = ""

    def shape(self) -> Json:
        return {
            "id": self.id,
            "type": "file",
            "filename": self.name,
            "mime_type": self.content_type,
            "size": len(self.content),
            "url": self.url,
            "created": self.created,
        }


@dataclass
class Part:
    id: int
    created: float
    conversation: int
    type: str
    body: str = ""
    body_json: Json = None
    author: Admin | int | None = None
    random_id: int = 0
    read: bool = False
    first: bool = False
    removed: float | None = None
    edited: float | None = None
    attachments: list[Attachment] = field(default_factory=list)
    extra: dict[str, Json] = field(default_factory=dict)
    about: str = ""
    """The tag of a system entry, or the id of the operator; whether any field tells it is open."""

    @property
    def seen_by_user(self) -> bool:
        return self.type not in UNSEEN_BY_USERS

    def shape(self, options: Options, *, realtime: bool = False) -> Json:
        whole = options.whole_seconds
        record = {
            "id": self.id,
            "created": int(self.created) if whole else self.created,
            "edited": self.edited,
            "removed": self.removed,
            "conversation": self.conversation,
            "part_group": self.conversation,
            "body": self.body,
            "direction": "u2a" if self.type == "reply_user" else "a2u",
            "type": self.type,
            "sent_via": "web_user" if self.type == "reply_user" else "app_chrome",
            "from": self.author.shape() if isinstance(self.author, Admin) else self.author,
            "read": self.read,
            "first": self.first,
            **self.extra,
        }
        if self.body_json is not None:
            record["body_json"] = self.body_json
        if self.attachments:
            record["attachments"] = [each.shape() for each in self.attachments]
        if realtime or options.parts_carry_random_id:
            record["random_id"] = self.random_id
        return record


@dataclass
class User:
    id: int
    app: int
    props: dict[str, Json] = field(default_factory=dict)
    props_custom: dict[str, Json] = field(default_factory=dict)
    props_events: dict[str, Json] = field(default_factory=dict)
    segments: list[Json] = field(default_factory=list)
    notes: list[Json] = field(default_factory=list)
    events: list[Json] = field(default_factory=list)
    user_id: str | None = None
    presence: str = "offline"

    def shape(self, **wanted: bool) -> Json:
        record: dict[str, Json] = {
            "id": self.id,
            "app": self.app,
            "user_id": self.user_id,
            "removed": None,
            "map_url": None,
            "presence": self.presence,
        }
        if wanted.get("props", True):
            record["props"] = dict(self.props)
        for name in ("props_custom", "props_events", "segments", "notes"):
            if wanted.get(name):
                record[name] = getattr(self, name)
        return record


@dataclass
class Conversation:
    id: int
    user: User
    created: float
    last_update: float
    replied: bool = True
    closed: bool = False
    message: int | None = None
    assignee: Admin | None = None
    tags: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    delayed_until: float | None = None
    removed: float | None = None

    def reply_last(self) -> Part | None:
        return next(
            (each for each in reversed(self.parts) if each.type in {"reply_user", "reply_admin", "article"}), None
        )

    def shape(self, options: Options, *, single: bool = False, with_user: bool = True) -> Json:
        reply = self.reply_last()
        important = next((each for each in reversed(self.parts) if each.type not in SYSTEM), None)
        record: dict[str, Json] = {
            "id": self.id,
            "created": int(self.created) if options.whole_seconds else self.created,
            "replied": self.replied,
            "delayed_until": self.delayed_until,
            "closed": self.closed,
            "message": self.message,
            "type": "popup_chat",
            "reply_type": "text",
            "removed": self.removed,
            "reply_last_type": None if reply is None else "reply_user" if reply.type == "reply_user" else "reply_admin",
            "parts_count": len(self.parts),
            "assignee": None if self.assignee is None else self.assignee.shape(),
            "last_update": self.last_update,
            "tags": list(self.tags),
            "unread_parts_count": sum(not each.read for each in self.parts if each.type == "reply_admin"),
            "read": all(each.read for each in self.parts if each.type == "reply_admin"),
            "recipient_type": "web",
            "part_last": self.parts[-1].shape(options) if self.parts else None,
            "reply_last": None if reply is None else reply.shape(options),
        }
        if options.important_parts:
            record["important_part_last"] = None if important is None else important.shape(options)
        if with_user:
            record["user"] = self.user.shape()
        if single or options.list_has_channel:
            record["channel"] = {"id": 7, "name": "Site"} if single else 7
        return record


def now() -> float:
    return round(time.time(), 3)
