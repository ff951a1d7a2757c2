"""The double's Web API. It refuses what the public pages do not allow."""

import json
from collections.abc import Callable
from typing import Any

from tests.doubles.carrotquest.records import Admin, Attachment, Conversation, User, now
from tests.doubles.carrotquest.site import APP, Site

Json = Any
COMMON = frozenset({"id_as_string", "auth_token", "version"})
PAGING = frozenset({
    "paginate_position", "paginate_count", "paginate_direction", "paginate_including", "paginate_page_order",
})  # fmt: skip
OLD_PAGING = frozenset({"after", "count"})
FILE_TYPES = frozenset({
    "jpg", "jpeg", "png", "gif", "pdf", "rar", "zip", "html", "csv", "docx", "doc", "xlsx", "xls", "txt", "sig",
})  # fmt: skip
MOST_BYTES = 10_485_760


class Failure(Exception):
    def __init__(self, status: int, error: str, message: str = "", **fields: str) -> None:
        super().__init__(error)
        self.status = status
        self.error = error
        self.message = message
        self.fields = fields


class File:
    def __init__(self, name: str, content_type: str, content: bytes) -> None:
        self.name = name
        self.content_type = content_type
        self.content = content


class Asked:
    """One call: where, and with what."""

    def __init__(self, method: str, path: str, fields: dict[str, str], files: dict[str, File], version: int) -> None:
        self.method = method
        self.path = path
        self.fields = fields
        self.files = files
        self.version = version

    def only(self, *names: str, files: tuple[str, ...] = ()) -> None:
        for name in self.fields:
            if name not in COMMON and name not in names:
                raise Failure(400, "BadRequest", f"unexpected parameter {name}")
        for name in self.files:
            if name not in files:
                raise Failure(400, "BadRequest", f"unexpected file {name}")

    def text(self, name: str, *, longest: int | None = None, required: bool = False) -> str | None:
        value = self.fields.get(name)
        if value is None and required:
            raise Failure(400, "ValidationError", "missing", **{name: "required"})
        if value is not None and longest is not None and not 0 < len(value) <= longest:
            raise Failure(400, "ValidationError", "length", **{name: "length"})
        return value

    def flag(self, name: str) -> bool | None:
        value = self.fields.get(name)
        return None if value is None else value.lower() not in {"", "0", "false"}

    def number(self, name: str, most: int) -> int:
        value = self.fields.get(name, "0")
        if not value.isdigit() or int(value) > most:
            raise Failure(400, "ValidationError", "number", **{name: "number"})
        return int(value)


class WebApi:
    def __init__(self, site: Site) -> None:
        self.site = site
        self.after: list[Callable[[], None]] = []
        """What is said by the realtime service once the answer is out."""

    def answer(self, asked: Asked) -> tuple[Json, dict[str, Json]]:
        """``data``, and what stands in ``meta`` besides the status."""
        match asked.method, asked.path.strip("/").split("/"):
            case "GET", ["apps", app, "conversations"]:
                return self._conversations(asked, self._of_app(app))
            case "GET", ["apps", app, "channels"]:
                self._of_app(app)
                if not self.site.options.channels_readable:
                    raise Failure(403, "PermissionDeniedError", "no right")
                asked.only()
                operators = [each.shape() for each in self.site.admins.values()]
                return [{"id": 7, "name": "Site", "type": "manual", "operators": operators}], {}
            case "GET", ["conversations", which]:
                asked.only()
                return self._conversation(which).shape(self.site.options, single=True), {}
            case "GET", ["conversations", which, "parts"]:
                return self._parts(asked, self._conversation(which))
            case "POST", ["conversations", which, "reply"]:
                return self._reply(asked, self._conversation(which)), {}
            case (("POST" | "DELETE"), ["conversations", which, "tag"]):
                return self._tag(asked, self._conversation(which)), {}
            case "POST", ["conversations", which, "assign"]:
                return self._assign(asked, self._conversation(which)), {}
            case "POST", ["conversations", which, "close"]:
                return self._close(asked, self._conversation(which)), {}
            case "POST", ["conversations", which, "settyping"]:
                asked.only("body", "from_admin", "from_user")
                self.site.typing(self._conversation(which), asked.text("body") or "", self._admin(asked, required=True))
                return {}, {}
            case "POST", ["conversations", which, "markread"]:
                asked.only()
                self.site.read_by_user(self._conversation(which))
                return {}, {}
            case "GET", ["users", which]:
                return self._user_record(asked, self._user(which)), {}
            case "POST", ["users", which, "props"]:
                return self._props(asked, self._user(which))
            case "GET", ["users", which, "events"]:
                asked.only(*PAGING, "filter_name", "props_as_string", "by_user_id")
                found = sorted(self._user(which).events, key=lambda each: -each["id"])
                return self._page(asked, found, lambda each: [each["id"]])
            case "GET", ["users", which, "conversations"]:
                user = self._user(which)
                found = [each for each in self._by_update() if each.user is user and each.replied]
                return self._shaped(asked, found, with_user=asked.version != 1, more=("with_user_replies_only",))
            case _, ["conversations", *_] | ["apps", *_] | ["users", *_]:
                raise Failure(405, "MethodNotAllowed")
            case _:
                raise Failure(404, "Error404")

    # ------------------------------------------------------------------------------------------------ reading

    def _conversations(self, asked: Asked, _: int) -> tuple[Json, dict[str, Json]]:
        names = ("closed", "answered", "delayed", "assigned", "include_not_assigned", "tags", "channel")
        found = [each for each in self._by_update() if each.replied and each.removed is None]
        closed = asked.flag("closed")
        if closed is not None:
            found = [each for each in found if each.closed is closed]
        return self._shaped(asked, found, more=names)

    def _shaped(
        self, asked: Asked, found: list[Conversation], *, with_user: bool = True, more: tuple[str, ...] = ()
    ) -> tuple[Json, dict[str, Json]]:
        asked.only(*(OLD_PAGING if asked.version == 1 else PAGING), *more)
        page, meta = self._page(asked, found, lambda each: [each.last_update, each.id])
        return [each.shape(self.site.options, with_user=with_user) for each in page], meta

    def _by_update(self) -> list[Conversation]:
        return sorted(self.site.conversations.values(), key=lambda each: (-each.last_update, -each.id))

    def _parts(self, asked: Asked, conversation: Conversation) -> tuple[Json, dict[str, Json]]:
        asked.only(*(OLD_PAGING if asked.version == 1 else PAGING))
        found = sorted(conversation.parts, key=lambda each: -each.id)
        page, meta = self._page(asked, found, lambda each: [each.id])
        return [each.shape(self.site.options) for each in page], meta

    def _page(
        self, asked: Asked, found: list[Any], place: Callable[[Any], list[Json]]
    ) -> tuple[list[Any], dict[str, Json]]:
        old = asked.version == 1
        count_name, position_name = ("count", "after") if old else ("paginate_count", "paginate_position")
        count = int(asked.fields.get(count_name, "20"))
        if not 1 <= count <= 50:
            raise Failure(400, "ValidationError", "count", **{count_name: "1…50"})
        if asked.fields.get("paginate_direction", "before") != "before":
            raise Failure(400, "ValidationError", "direction", paginate_direction="only before here")
        position = asked.fields.get(position_name)
        if position is not None:
            try:
                at = [float(position)] if old else [_number(each) for each in json.loads(position)]
            except (ValueError, TypeError):
                raise Failure(400, "ValidationError", "position", **{position_name: "a JSON array"}) from None
            if not old and found and len(at) != len(place(found[0])):
                raise Failure(400, "ValidationError", "position", **{position_name: "of another list"})
            found = [each for each in found if place(each)[: len(at)] < at]
        page = found[:count]
        end = len(found) <= count
        told = None if end else place(page[-1])
        return page, ({"next_after": None if told is None else told[0]} if old else {"next_before_position": told})

    # ------------------------------------------------------------------------------------------------ writing

    def _reply(self, asked: Asked, conversation: Conversation) -> Json:
        asked.only(
            "body", "body_json", "attachment_file_name", "attachment_type", "from_admin", "from_user", "type",
            "external_id", "random_id", "auto_assign", "auto_assign_random_id", "referrer", "actions",
            files=("attachment",),
        )  # fmt: skip
        body, kind = asked.text("body") or "", asked.text("type") or "reply_admin"
        if kind not in {"reply_admin", "note", "article"}:
            raise Failure(400, "ValidationError", "type", type="unknown")
        if not body and not asked.files:
            raise Failure(400, "ValidationError", "empty", body="empty")
        if len(body) > self.site.options.text_limit:
            raise Failure(400, "ReplyTooBig")
        admin = self._admin(asked) or self.site.default
        random_id = asked.number("random_id", 2**32 - 1)
        attachments = [self._attachment(asked, each) for each in asked.files.values()]
        data: dict[str, Json] = {}
        if "auto_assign" in asked.fields:
            to = self._known_admin(asked.fields["auto_assign"])
            if conversation.assignee is not to:
                number = asked.number("auto_assign_random_id", 2**32 - 1)
                given = self.site.assign(conversation, to, admin, number)
                self._announce(conversation, given)
                data["id_assign_part"] = given.id
        part = self.site.say(conversation, kind, body, admin, random_id, attachments=attachments)
        self._announce(conversation, part)
        whole = part.shape(self.site.options) if self.site.options.reply_tells_whole_part else {"id": part.id}
        return {**whole, **data}

    def _tag(self, asked: Asked, conversation: Conversation) -> Json:
        asked.only("tag", "from_admin", "random_id", "action")
        name = asked.text("tag", longest=255, required=True) or ""
        if "," in name:
            raise Failure(400, "ValidationError", "comma", tag="no comma")
        action = asked.text("action") or "add"
        add = asked.method == "POST" and action == "add"
        if add == (name in conversation.tags):
            if asked.version == 1:
                return {}
            raise Failure(400, "ConversationTagAlreadyAssigned" if add else "ConversationTagIsNotAssigned")
        by, number = self._admin(asked) or self.site.default, asked.number("random_id", 2**32 - 1)
        part = self.site.tag(conversation, name, by, number, add=add)
        self._announce(conversation, part)
        return {} if asked.version == 1 else {"id": part.id, "part_group": conversation.id}

    def _assign(self, asked: Asked, conversation: Conversation) -> Json:
        asked.only("admin", "from_admin", "random_id")
        by = self._admin(asked, required=True)
        told = asked.text("admin")
        to = self._known_admin(told) if told else None
        if conversation.assignee is to:
            return {}
        part = self.site.assign(conversation, to, by or self.site.default, asked.number("random_id", 2**32 - 1))
        self._announce(conversation, part)
        return {"id": part.id, "part_group": conversation.id}

    def _close(self, asked: Asked, conversation: Conversation) -> Json:
        asked.only("from_admin", "random_id")
        by = self._admin(asked, required=True)
        if conversation.closed:
            return {}
        part = self.site.close(conversation, by or self.site.default, asked.number("random_id", 2**32 - 1))
        self._announce(conversation, part)
        return {"id": part.id, "part_group": conversation.id}

    def _props(self, asked: Asked, user: User) -> tuple[Json, dict[str, Json]]:
        asked.only("operations", "by_user_id", "double_subscribe", "parse_custom_props_type", "source")
        try:
            operations = json.loads(asked.text("operations", required=True) or "")
        except ValueError:
            raise Failure(400, "ValidationError", "operations", operations="JSON") from None
        if not isinstance(operations, list) or not 0 < len(operations) <= 250:
            raise Failure(400, "ValidationError", "operations", operations="1…250")
        affected, same, ignored = [], [], []
        for each in operations:
            key, value, how = str(each.get("key", "")), each.get("value"), each.get("op")
            known = {"$name", "$email", "$phone"}
            if how not in {"update_or_create", "set_once", "add", "delete", "append", "union", "exclude"}:
                ignored.append({"operation": each, "reason": "unknown operation"})
            elif key.startswith("$") and key not in known:
                ignored.append({"operation": each, "reason": "reserved name"})
            elif key == "$email" and how != "delete" and "@" not in str(value):
                ignored.append({"operation": each, "reason": "not an e-mail"})
            elif isinstance(value, str) and len(value) > 255:
                ignored.append({"operation": each, "reason": "too long"})
            else:
                there = user.props if key in known else user.props_custom
                before = there.get(key)
                if how == "delete":
                    there.pop(key, None)
                else:
                    there[key] = value
                (affected if before != there.get(key) else same).append(key)
        self.site.frames.say("user_props_changed", {"user": user.id}, user.id)
        return {}, {"affected_props": affected, "not_changed_props": same, "ignored_operations": ignored}

    def _user_record(self, asked: Asked, user: User) -> Json:
        wanted = (
            "props", "props_custom", "props_events", "presence_details", "events", "segments", "notes", "tags",
            "email_status", "timezone_offset", "convert_props_types", "app", "by_user_id",
        )  # fmt: skip
        asked.only(*wanted)
        return user.shape(**{name: flag for name in wanted if (flag := asked.flag(name)) is not None})

    def _attachment(self, asked: Asked, file: File) -> Attachment:
        name = asked.text("attachment_file_name", longest=255) or file.name
        if len(file.content) >= MOST_BYTES:
            raise Failure(413, "FileSizeError 413")
        if name.rpartition(".")[2].lower() not in FILE_TYPES:
            raise Failure(400, "FileTypeError")
        made = Attachment(next(self.site.ids), name, file.content_type, file.content, now())
        made.url = f"{self.site.base}/attachments/{APP}/{made.id}/{made.id}.{name.rpartition('.')[2]}"
        self.site.files[made.url] = made
        return made

    def _announce(self, conversation: Conversation, part: Any) -> None:
        if self.site.options.echo == "before":
            self.site.announce(conversation, part)
        else:
            self.after.append(lambda: self.site.announce(conversation, part))

    # ------------------------------------------------------------------------------------------------ finding

    def _of_app(self, app: str) -> int:
        if app not in {str(APP), "$self_app"}:
            raise Failure(403, "PermissionDeniedError", "another app")
        return APP

    def _conversation(self, which: str) -> Conversation:
        found = self.site.conversations.get(_id(which))
        if found is None:
            raise Failure(400, "LookupError", "no such conversation")
        return found

    def _user(self, which: str) -> User:
        found = self.site.users.get(_id(which))
        if found is None:
            raise Failure(400, "LookupError", "no such user")
        return found

    def _admin(self, asked: Asked, *, required: bool = False) -> Admin | None:
        told = asked.text("from_admin", required=required)
        if told is None or told == "default_admin":
            return None if told is None else self.site.default
        return self._known_admin(told)

    def _known_admin(self, told: str) -> Admin:
        found = self.site.admins.get(_id(told))
        if found is None:
            raise Failure(400, "LookupError", "no such admin")
        return found


def _id(text: str) -> int:
    if not text.isdigit() or not 0 < int(text) < 2**64:
        raise Failure(400, "ValidationError", "id", id="a positive number")
    return int(text)


def _number(value: Json) -> int | float:
    if isinstance(value, str):
        return float(value) if "." in value else int(value)
    return value
