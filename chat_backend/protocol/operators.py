"""Bodies and answers of the operators' HTTP calls."""

from typing import Literal

from chat_backend.protocol.changes import Change
from chat_backend.protocol.dialogs import Dialog, Mark, Message, Tag
from chat_backend.protocol.people import Operator, User
from chat_backend.protocol.segments import Segment
from chat_backend.protocol.triggers import Trigger
from chat_backend.protocol.wire import Wire
from chat_backend.protocol.workspace import SavedReply, Workspace


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


class SearchPage(Wire):
    """Answer of ``GET /api/v1/search``: messages, newest first, with the dialogs and users they are of.

    ``next`` is passed back as ``before``; None at the end.
    """

    messages: tuple[Message, ...]
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
    segments: tuple[Segment, ...] = ()
    triggers: tuple[Trigger, ...] = ()


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
    "removed",
    "last_owner",
    "email_taken",
    "weak_password",
    "invitation_over",
    "server_error",
]


class Refusal(Wire):
    """Body of every answer that is not 2xx. ``code`` is for programs, ``message`` for logs and developers."""

    code: RefusalCode | str
    message: str
    field: str | None = None
    retry_after: int | None = None
    """Seconds to wait before another try, with ``rate_limited``."""
