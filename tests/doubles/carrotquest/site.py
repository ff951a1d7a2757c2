"""The double's site: what visitors and operators do there, and what the realtime service says of it."""

import itertools
from typing import Any

from tests.doubles.carrotquest.options import Options
from tests.doubles.carrotquest.realtime import Frames
from tests.doubles.carrotquest.records import SYSTEM, Admin, Attachment, Conversation, Part, User, ids, now

Json = Any
APP = 4242


class Site:
    """Touched on the server's loop only."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.ids = ids()
        self.admins: dict[int, Admin] = {}
        self.default = Admin(0, "Shop", "default_admin")
        self.users: dict[int, User] = {}
        self.conversations: dict[int, Conversation] = {}
        self.files: dict[str, Attachment] = {}
        self.frames = Frames(APP, options)
        self.base = ""
        self._small = itertools.count(301)
        for name in ("Anna", "Boris"):
            self.add_admin(name)

    # ----------------------------------------------------------------------------------------------- people

    def add_admin(self, name: str, kind: str = "admin") -> Admin:
        admin = Admin(next(self._small), name, kind)
        self.admins[admin.id] = admin
        return admin

    def add_user(self, name: str | None = None, **props: Json) -> User:
        user = User(next(self.ids), APP, {"$last_seen": "2026-11-23T09:00:00", "$sessions": 3, **props})
        if name is not None:
            user.props["$name"] = name
        self.users[user.id] = user
        return user

    def set_presence(self, user: User, presence: str, **details: Json) -> None:
        user.presence = presence
        told = {"user": user.id, "presence": presence, "presence_details": details}
        self.frames.say("user_presence_changed", [told])

    def track(self, user: User, name: str, /, **props: Json) -> Json:
        event = {
            "id": next(self.ids),
            "created": now(),
            "type": {"id": 1, "name": name, "score": 0, "visible": True, "active": True},
            "user": user.id,
            "props": props,
        }
        user.events.append(event)
        self.frames.say("event", event, user.id)
        return event

    # ---------------------------------------------------------------------------------------------- dialogs

    def start(self, user: User, body: str, **extra: Json) -> Conversation:
        """A visitor begins."""
        at = now()
        conversation = Conversation(next(self.ids), user, at, at)
        self.conversations[conversation.id] = conversation
        part = self._put(conversation, "reply_user", body, user.id, first=True, **extra)
        shape = conversation.shape(self.options)
        self.frames.say("conversation", shape)
        self.frames.say("conversation_started_user", shape)
        if self.options.first_part_announced:
            self.announce(conversation, part)
        return conversation

    def campaign(self, user: User, body: str) -> Conversation:
        """A message of a campaign: no dialog of the inbox until somebody answers it."""
        at = now()
        conversation = Conversation(next(self.ids), user, at, at, replied=False, message=99)
        self.conversations[conversation.id] = conversation
        self._put(conversation, "reply_admin", body, self.default, first=True)
        self.frames.say("conversation", conversation.shape(self.options))
        return conversation

    def write(self, conversation: Conversation, body: str, **extra: Json) -> Part:
        """The visitor goes on: a closed dialog is one of the inbox again, whatever becomes of ``closed``."""
        conversation.replied, conversation.closed = True, False
        part = self._put(conversation, "reply_user", body, conversation.user.id, **extra)
        self.announce(conversation, part)
        return part

    def say(
        self, conversation: Conversation, kind: str, body: str, admin: Admin, random_id: int = 0, **extra: Json
    ) -> Part:
        """An operator's entry; it is announced by whoever calls."""
        return self._put(conversation, kind, body, admin, random_id=random_id, **extra)

    def read_by_user(self, conversation: Conversation) -> None:
        for part in conversation.parts:
            part.read = True
        self.frames.say("conversation_read", {"id": conversation.id})

    def typing(self, conversation: Conversation, body: str, admin: Admin | None = None) -> None:
        told: dict[str, Json] = {"conversation": conversation.id, "body": body}
        told |= {"user": conversation.user.id} if admin is None else {"admin": admin.shape()}
        self.frames.say("conversation_typing", told)

    def assign(self, conversation: Conversation, admin: Admin | None, by: Admin, random_id: int = 0) -> Part:
        conversation.assignee = admin
        part = self.system(conversation, "assigned", by, random_id, "" if admin is None else admin.name)
        part.about = "" if admin is None else str(admin.id)
        if self.options.system_parts_name == "body_json":
            part.body_json = {"assignee": None if admin is None else admin.shape()}
        told = {"conversation": conversation.id, "admin": by.shape()}
        self.frames.say("conversation_assigned", {**told, "assignee": None if admin is None else admin.shape()})
        return part

    def close(self, conversation: Conversation, by: Admin, random_id: int = 0) -> Part:
        conversation.closed = True
        part = self.system(conversation, "closed", by, random_id, "")
        self.frames.say("conversation_closed", {"conversation": conversation.id, "admin": by.shape()})
        return part

    def tag(self, conversation: Conversation, name: str, by: Admin, random_id: int = 0, *, add: bool = True) -> Part:
        conversation.tags = [*conversation.tags, name] if add else [each for each in conversation.tags if each != name]
        part = self.system(conversation, "tag_added" if add else "tag_deleted", by, random_id, name)
        part.about = name
        if self.options.system_parts_name == "body_json":
            part.body_json = {"tag": name}
        told = {"conversation": conversation.id, "tag": name, "admin": by.shape()}
        self.frames.say("conversation_tag_added" if add else "conversation_tag_deleted", told)
        return part

    def system(self, conversation: Conversation, kind: str, by: Admin, random_id: int = 0, says: str = "") -> Part:
        body = says if self.options.system_parts_name == "body" else ""
        return self._put(conversation, kind, body, by, random_id=random_id)

    def announce(self, conversation: Conversation, part: Part) -> None:
        if part.type in SYSTEM and not self.options.system_parts_announced:
            return
        assignee = None if conversation.assignee is None else conversation.assignee.shape()
        self.frames.say("conversation_reply", {**part.shape(self.options, realtime=True), "assignee": assignee})

    def _put(
        self,
        conversation: Conversation,
        kind: str,
        body: str,
        author: Admin | int,
        *,
        random_id: int = 0,
        first: bool = False,
        attachments: list[Attachment] | None = None,
        **extra: Json,
    ) -> Part:
        part = Part(
            next(self.ids), now(), conversation.id, kind, body, None, author, random_id,
            first=first, attachments=attachments or [], extra=extra,
        )  # fmt: skip
        conversation.parts.append(part)
        if kind not in SYSTEM | {"note"} or self.options.system_parts_move_list:
            conversation.last_update = part.created
        return part
