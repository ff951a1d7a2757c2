"""The wire: every type that crosses between chat_backend and its clients.

``docs/protocol.md`` says how the types are used, which routes carry them and what each promise means.
This is the only module of ``chat_backend`` that a client may import.

Conventions: every ``at``/``until`` is Unix time in milliseconds, UTC. Ids are opaque text. ``number`` is a
position in the workspace's change log; on an entity it is the number of the last change that touched it, so of
two copies of an entity the one with the larger number is the newer. Unknown fields are ignored by every
decoder; an unknown tag of a union is a newer server's and is skipped by the reader, never an error.
"""

from typing import Literal, dataclass_transform

import msgspec
from msgspec import UNSET, UnsetType

PROTOCOL_VERSION = 1

MAX_TEXT = 20_000
"""Longest text of a message, in characters. Longer is refused with ``text_too_long``."""
MAX_NAME = 200
"""Longest name of a person, tag, file or saved reply, in characters."""
MAX_TAGS = 20
"""Most tags on one dialog."""
MAX_FILES = 10
"""Most files on one message."""
MAX_FRAME = 1_048_576
"""Largest WebSocket frame or JSON body either side accepts, in bytes."""
DEFAULT_FILE_LIMIT = 2 * 1024 * 1024
"""Largest file by default, in bytes. The workspace says its own limit in ``Workspace.file_limit``."""
LAST_TEXT = 200
"""How much of a dialog's last message travels with the dialog, in characters."""


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Wire(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all wire types: immutable, keyword only, unknown fields ignored."""


# --------------------------------------------------------------------------------------------- entities


class File(Wire):
    """A stored file. ``url`` is unguessable and absolute-path relative to the backend's address."""

    id: str
    name: str
    size: int
    content_type: str
    url: str
    width: int | None = None
    height: int | None = None


MessageKind = Literal["user", "operator", "note", "system"]
FactKind = Literal["assigned", "unassigned", "closed", "reopened", "snoozed", "woken", "tagged", "untagged"]


class Fact(Wire):
    """What a system message tells. ``by`` is None when the backend itself did it."""

    what: FactKind
    by: str | None = None
    operator_id: str | None = None
    tag: str | None = None
    until: int | None = None


class Message(Wire, tag="message"):
    """One entry of a dialog. Within a dialog, ``number`` orders the entries."""

    id: str
    number: int
    dialog_id: str
    kind: MessageKind
    author_id: str | None
    """User id for kind ``user``, operator id for ``operator`` and ``note``, None for ``system``."""
    text: str
    at: int
    client_id: str | None = None
    files: tuple[File, ...] = ()
    page: str | None = None
    """Address of the page the user wrote from."""
    fact: Fact | None = None
    mentions: tuple[str, ...] = ()
    """Operator ids named in a note."""


class LastMessage(Wire):
    """The newest message of a dialog that a row shows (never of kind ``system``)."""

    kind: MessageKind
    author_id: str | None
    text: str
    at: int
    number: int
    file_name: str | None = None
    file_is_image: bool = False
    file_count: int = 0


class BeforeClosing(Wire):
    """What closing a dialog ended."""

    waiting_since: int | None = None
    unanswered: int = 0
    snoozed_until: int | None = None


class Dialog(Wire, tag="dialog"):
    """One conversation thread with one user."""

    id: str
    number: int
    user_id: str
    state: Literal["open", "closed"]
    created_at: int
    assignee_id: str | None = None
    tags: tuple[str, ...] = ()
    snoozed_until: int | None = None
    closed_at: int | None = None
    closed_by: str | None = None
    before_closing: BeforeClosing | None = None
    """What ``ReopenDialog.undo`` brings back; None once an operator has answered or reopened it."""
    last_message: LastMessage | None = None
    message_count: int = 0
    waiting_since: int | None = None
    """When the first user message without an operator's answer was written; None when nobody waits."""
    unanswered: int = 0
    """User messages since the last answer of an operator."""
    user_read_number: int = 0
    """The user has seen every message up to this number."""


class Property(Wire):
    """Something known about a user. ``system`` ones are set by the backend itself (browser, first page, ...)."""

    name: str
    value: str | int | float | bool | tuple[str, ...]
    system: bool = False


class User(Wire, tag="user"):
    """A person on the site."""

    id: str
    number: int
    created_at: int
    last_seen_at: int
    name: str | None = None
    email: str | None = None
    phone: str | None = None
    external_id: str | None = None
    avatar_url: str | None = None
    place: str | None = None
    time_zone: str | None = None
    """IANA name as the browser tells it, e.g. ``Europe/Moscow``."""
    language: str | None = None
    browser: str | None = None
    properties: tuple[Property, ...] = ()
    segments: tuple[str, ...] = ()
    blocked: bool = False


OperatorStatus = Literal["online", "away"]


class Operator(Wire, tag="operator"):
    """Who answers."""

    id: str
    number: int
    name: str
    email: str
    role: Literal["owner", "operator"]
    status: OperatorStatus = "online"
    """What the operator chose; whether a client is connected is told by ``Presence``."""
    removed: bool = False


class Tag(Wire, tag="tag"):
    """A known tag of the workspace; dialogs carry its name."""

    name: str
    number: int
    removed: bool = False


class SavedReply(Wire, tag="saved_reply"):
    """A stored answer. ``owner_id`` None: shared by all operators."""

    id: str
    number: int
    name: str
    text: str
    owner_id: str | None = None
    removed: bool = False


class Mark(Wire, tag="mark"):
    """What one operator has read of one dialog and whether he muted it. Sent to that operator only."""

    dialog_id: str
    operator_id: str
    number: int
    read_number: int = 0
    muted: bool = False


class Workspace(Wire, tag="workspace"):
    """One team with its site. ``site_key`` names it publicly in the site's script tag."""

    id: str
    number: int
    name: str
    site_key: str
    file_limit: int = DEFAULT_FILE_LIMIT


class Removed(Wire, tag="removed"):
    """An entity that is gone for good."""

    kind: Literal["dialog", "message", "user"]
    id: str


Entity = Dialog | Message | User | Operator | Tag | SavedReply | Mark | Workspace | Removed


class Change(Wire):
    """One committed transaction: every entity it touched, as it stood after it."""

    number: int
    at: int
    entities: tuple[Entity, ...]
    by: str | None = None
    """Operator or user id of whoever caused it; None for the backend itself."""
    client_id: str | None = None
    """Id of the command it came from."""


# --------------------------------------------------------------------------------------------- commands


class SendMessage(Wire, tag="send_message"):
    """Answer the user."""

    dialog_id: str
    text: str
    file_ids: tuple[str, ...] = ()


class AddNote(Wire, tag="add_note"):
    """Write a note that operators only see."""

    dialog_id: str
    text: str
    file_ids: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()


class StartDialog(Wire, tag="start_dialog"):
    """Write to a user first. The client chooses the dialog's id, so that it can show the dialog before the answer."""

    dialog_id: str
    user_id: str
    text: str
    file_ids: tuple[str, ...] = ()


class AddTag(Wire, tag="add_tag"):
    dialog_id: str
    tag: str


class RemoveTag(Wire, tag="remove_tag"):
    dialog_id: str
    tag: str


class Assign(Wire, tag="assign"):
    """Give the dialog to an operator, or to nobody; a transfer may carry a note."""

    dialog_id: str
    operator_id: str | None
    note: str = ""


class CloseDialog(Wire, tag="close_dialog"):
    dialog_id: str


class ReopenDialog(Wire, tag="reopen_dialog"):
    """``undo``: it was closed by mistake; who waited waits since then, and a snooze goes on."""

    dialog_id: str
    undo: bool = False


class SnoozeDialog(Wire, tag="snooze_dialog"):
    """Out of the way until a time or until the user writes; None ends a snooze."""

    dialog_id: str
    until: int | None


class MarkRead(Wire, tag="mark_read"):
    """Read up to a number; a smaller number than before marks the rest unread again."""

    dialog_id: str
    read_number: int


class Mute(Wire, tag="mute"):
    dialog_id: str
    muted: bool


class EditUser(Wire, tag="edit_user"):
    """Change what is given, leave what is not; None clears a field."""

    user_id: str
    name: str | UnsetType | None = UNSET
    email: str | UnsetType | None = UNSET
    phone: str | UnsetType | None = UNSET
    blocked: bool | UnsetType = UNSET


class PutSavedReply(Wire, tag="put_saved_reply"):
    """Make or change a saved reply; its id is the client's."""

    id: str
    name: str
    text: str
    shared: bool


class RemoveSavedReply(Wire, tag="remove_saved_reply"):
    id: str


class SetStatus(Wire, tag="set_status"):
    status: OperatorStatus


Command = (
    SendMessage
    | AddNote
    | StartDialog
    | AddTag
    | RemoveTag
    | Assign
    | CloseDialog
    | ReopenDialog
    | SnoozeDialog
    | MarkRead
    | Mute
    | EditUser
    | PutSavedReply
    | RemoveSavedReply
    | SetStatus
)


# ------------------------------------------------------------------------------- operators' HTTP bodies


class SignIn(Wire):
    """Body of ``POST /api/v1/sign-in``. ``device`` names the session in a list of sessions."""

    email: str
    password: str
    device: str = ""


class EmbeddedSignIn(Wire):
    """Body of ``POST /api/v1/sign-in/embedded``: the key that the parent process gave on standard input."""

    key: str
    operator_name: str = ""
    device: str = ""


class SignedIn(Wire):
    token: str
    operator: Operator
    workspace: Workspace


class ServerInfo(Wire):
    """Answer of ``GET /api/v1/server``, open to all: is this a chat backend, and does it speak our version?"""

    name: str
    version: str
    protocol: int
    time: int


class DialogPage(Wire):
    """A page of dialogs with the users they name. ``next`` is passed back as ``before``; None at the end."""

    dialogs: tuple[Dialog, ...]
    users: tuple[User, ...]
    marks: tuple[Mark, ...] = ()
    next: str | None = None


class Snapshot(Wire):
    """Everything a client needs to start; changes after ``number`` complete it."""

    number: int
    me: Operator
    workspace: Workspace
    operators: tuple[Operator, ...]
    tags: tuple[Tag, ...]
    saved_replies: tuple[SavedReply, ...]
    page: DialogPage


class MessagePage(Wire):
    """Messages in order, oldest first. ``has_older`` tells whether more come before the first."""

    messages: tuple[Message, ...]
    has_older: bool


class ChangePage(Wire):
    """Changes after a number, in order. ``number`` is the log's newest at that moment."""

    changes: tuple[Change, ...]
    number: int


class Applied(Wire):
    """A command's outcome: the change it made. ``again`` tells that it had been applied before."""

    change: Change
    again: bool = False


RefusalCode = Literal[
    "bad_request",
    "signed_out",
    "wrong_password",
    "forbidden",
    "not_found",
    "gone",
    "client_id_reused",
    "text_too_long",
    "text_empty",
    "file_too_large",
    "too_many",
    "invalid_email",
    "invalid_phone",
    "invalid_name",
    "rate_limited",
    "too_old",
    "blocked",
    "server_error",
]


class Refusal(Wire):
    """Body of every answer that is not 2xx. ``code`` is for programs, ``message`` for logs and developers."""

    code: RefusalCode | str
    message: str
    field: str | None = None
    retry_after: int | None = None
    """Seconds to wait before another try, with ``rate_limited``."""


# ------------------------------------------------------------------------- operators' stream (WebSocket)


class Hello(Wire, tag="hello"):
    """First frame: the log's newest number now, and the server's clock."""

    number: int
    time: int


class Changed(Wire, tag="changed"):
    change: Change


class Behind(Wire, tag="behind"):
    """The log no longer reaches back to the number asked for: take a new snapshot. The stream ends after it."""

    oldest: int


class Typing(Wire, tag="typing"):
    """Somebody is typing; valid until ``until``. ``text`` is what he has typed so far, where it may be shown."""

    dialog_id: str
    who: Literal["user", "operator"]
    id: str
    until: int
    text: str | None = None
    note: bool = False


class Presence(Wire, tag="presence"):
    """Who is connected now. A frame replaces what earlier ones said of the same id."""

    id: str
    who: Literal["user", "operator"]
    online: bool
    page: str | None = None
    page_title: str | None = None


class Viewing(Wire, tag="viewing"):
    """An operator has this dialog on screen; None: he left it. Valid for 60 s, renewed every 30 s."""

    operator_id: str
    dialog_id: str | None


StreamFrame = Hello | Changed | Behind | Typing | Presence | Viewing


class TypingNow(Wire, tag="typing_now"):
    """Client's frame: typing in this dialog. ``text`` is for colleagues, never for the user."""

    dialog_id: str
    note: bool = False
    text: str | None = None


class ViewingNow(Wire, tag="viewing_now"):
    dialog_id: str | None


ClientFrame = TypingNow | ViewingNow


# --------------------------------------------------------------------------------------- site users' API


class SiteHello(Wire):
    """Body of ``POST /site/v1/sessions``. ``token`` is the visitor's own from an earlier visit, if he has one."""

    site_key: str
    token: str | None = None
    page: str | None = None
    page_title: str | None = None
    referrer: str | None = None
    time_zone: str | None = None
    language: str | None = None


class SiteSettings(Wire):
    team_name: str
    file_limit: int
    online: bool
    """Whether any operator is online."""


class SiteSession(Wire):
    """``token`` is the visitor's secret: kept by the browser, sent as ``Authorization: Bearer``."""

    token: str
    user_id: str
    settings: SiteSettings
    number: int
    """Position to follow the stream from, when the messages of ``GET /site/v1/messages`` are taken after it."""


class SiteMessage(Wire, tag="message"):
    """What the site may see of a message: never notes, never system facts, never ids of operators."""

    id: str
    number: int
    mine: bool
    text: str
    at: int
    client_id: str | None = None
    author: str | None = None
    """The operator's name."""
    files: tuple[File, ...] = ()


class SiteMessagePage(Wire):
    messages: tuple[SiteMessage, ...]
    has_older: bool
    number: int
    """The log's number at the moment of the answer."""
    read_number: int = 0
    """Operators have seen the user's messages up to here."""


class SiteWrite(Wire):
    """Body of ``PUT /site/v1/messages/{client_id}``: same client id, same message, however often it is sent."""

    text: str
    file_ids: tuple[str, ...] = ()
    page: str | None = None


class SiteRead(Wire, tag="read"):
    """Operators have seen the user's messages up to this number."""

    number: int


class SiteTyping(Wire, tag="typing"):
    """An operator is typing an answer."""

    author: str
    until: int


class SiteOnline(Wire, tag="online"):
    online: bool


class SiteStart(Wire, tag="start"):
    """Server's first frame after ``SiteFollow``."""

    number: int


SiteFrame = SiteStart | SiteMessage | SiteRead | SiteTyping | SiteOnline


class SiteFollow(Wire, tag="follow"):
    """First frame of the site's stream: the token travels here, not in an address that ends up in logs."""

    token: str
    after: int
    page: str | None = None
    page_title: str | None = None


class SiteTypingNow(Wire, tag="typing_now"):
    text: str


class SiteSeen(Wire, tag="seen"):
    """The user has seen the messages up to this number."""

    number: int


class SitePage(Wire, tag="page"):
    """The user went to another page of the site without a reload."""

    page: str
    page_title: str | None = None


SiteClientFrame = SiteFollow | SiteTypingNow | SiteSeen | SitePage


def is_text_allowed(text: str) -> bool:
    """Whether a message's text may be stored: control characters other than line ends and tabs may not."""
    return not any((ord(c) < 32 and c not in "\n\t\r") or ord(c) == 127 for c in text)
