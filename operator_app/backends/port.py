"""The contract between the engine and a backend.

Promises every adapter keeps, and the contract tests check:

* Entities carry a ``revision``; of two copies the larger revision is the newer. An HTTP page may be older than
  what the stream already told, so the archive keeps the newer copy.
* ``Change.number`` grows by one within an account where ``Capabilities.numbered_changes``; a missing number is a gap.
  Elsewhere it grows, and each change names the one before it. Revisions, positions and numbers are of one scale: a
  message's position is no larger than the number of the change that told it.
* ``execute`` may be called again with the same client id only after ``look_up`` said the first call had no effect,
  unless ``Capabilities.honours_client_id``.
* Everything that can go wrong is one of the ``BackendError`` kinds below; nothing else leaves an adapter.
"""

from collections.abc import AsyncGenerator, Callable, Mapping
from pathlib import Path
from typing import Protocol

from operator_app.backends.mail_port import MailBackend
from operator_app.backends.team_port import TeamBackend
from operator_app.domain.abilities import Abilities
from operator_app.domain.changes import Change, Entity
from operator_app.domain.commands import Command
from operator_app.domain.dialogs import Dialog, DialogState, Mark, Tag
from operator_app.domain.messages import File, Message
from operator_app.domain.people import Operator, User, UserNote
from operator_app.domain.saved_replies import SavedReply
from operator_app.domain.search import SearchQuery
from operator_app.domain.segments import Segment
from operator_app.domain.site_chat import Site
from operator_app.domain.site_events import Event, EventKind, EventPage, ExportFormat, UserTotals
from operator_app.domain.triggers import Trigger, TriggerNumbers
from operator_app.domain.value import (
    ClientId,
    DialogId,
    MessageId,
    Milliseconds,
    OperatorId,
    Revision,
    SegmentId,
    TriggerId,
    UserId,
    Value,
)


class Capabilities(Value):
    """What this backend can do. The screen hides or explains what it cannot; nothing pretends."""

    honours_client_id: bool
    """The same client id sent twice has one effect."""
    numbered_changes: bool
    """It keeps a log, so that what the stream and the difference tell is all there was. False: after each reconnect
    every open dialog is looked at as well."""
    file_limit: int
    """Largest file, in bytes."""
    text_limit: int
    """Longest message, in characters."""
    site_page: str | None = None
    """Address of a page with the chat on it, to try it out; None where there is none."""
    search: bool = False
    """It finds messages in everything it has."""
    abilities: Abilities = Abilities()


Seen = Operator | Tag | Segment
"""What a backend without a list of its own is known by: what was met in dialogs and people."""


class DialogPage(Value):
    """``next`` continues with the following page; None at the end."""

    dialogs: tuple[Dialog, ...]
    users: tuple[User, ...]
    marks: tuple[Mark, ...] = ()
    next: str | None = None
    seen: tuple[Seen, ...] = ()


class MessagePage(Value):
    """Oldest first."""

    messages: tuple[Message, ...]
    has_older: bool
    seen: tuple[Seen, ...] = ()


class FoundPage(Value):
    """Newest first; ``next`` continues with the following page, None at the end."""

    messages: tuple[Message, ...]
    page: DialogPage
    """The dialogs and users they are of."""
    next: str | None = None


class UserFacts(Value):
    """A user as the backend has him, with the notes about him."""

    user: User
    notes: tuple[UserNote, ...] = ()
    seen: tuple[Seen, ...] = ()


class UserPage(Value):
    """Those on the site now first, then who was there last. ``next`` continues; None at the end."""

    users: tuple[User, ...]
    present: frozenset[UserId] = frozenset()
    """Who is on the site now."""
    next: str | None = None


class Snapshot(Value):
    """Where a new archive starts; the changes after ``number`` complete it."""

    number: int
    me: Operator
    title: str
    operators: tuple[Operator, ...]
    tags: tuple[Tag, ...] | None
    """None: the backend has no list of them. Those that were met stay."""
    saved_replies: tuple[SavedReply, ...] | None
    """None: the backend keeps none. The archive's are all there are, and stay."""
    page: DialogPage
    """First page of open dialogs, newest activity first."""
    segments: tuple[Segment, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    site: Site | None = None


class Difference(Value):
    """Changes after a number in order; ``number`` is the newest the backend has. More may follow: ask again."""

    changes: tuple[Change, ...]
    number: int


# ------------------------------------------------------------------------------------- what streams tell


class StreamStarted(Value):
    """First item, and again as often as the backend says so: the log's newest number is this, and every change before
    ``server_time`` has a number up to it."""

    number: int
    server_time: Milliseconds


class StreamQuiet(Value):
    """The backend has said nothing for longer than it ever should, and a look is being taken whether something was
    missed. The next ``StreamStarted`` ends the doubt."""


class SomeoneTyping(Value):
    """Valid until ``until``. ``person_id`` is a user's or an operator's id."""

    dialog_id: DialogId
    person_id: str
    by_user: bool
    until: Milliseconds
    text: str | None = None
    note: bool = False


class PersonPresence(Value):
    person_id: str
    is_user: bool
    online: bool
    page: str | None = None
    page_title: str | None = None
    idle: bool = False
    """An operator who has left his computers alone for a while."""


class SomeoneViewing(Value):
    """``dialog_id`` None: left it."""

    operator_id: OperatorId
    dialog_id: DialogId | None


class Happened(Value):
    """A user whom this operator has on screen did something. What is missed is in the newest page of events."""

    event: Event


class Fresh(Value):
    """Newer copies that no change tells of: what a backend without a log says, or was asked."""

    entities: tuple[Entity, ...]


StreamItem = StreamStarted | StreamQuiet | Change | Fresh | SomeoneTyping | PersonPresence | SomeoneViewing | Happened


# -------------------------------------------------------------------------------------------- the contract


class Doubt(Value):
    """What the archive knows of a command whose outcome is not known."""

    given_at: Milliseconds
    """By this computer's clock."""
    taken: frozenset[MessageId] = frozenset()
    """Messages of its dialog that other commands made."""


class SignedIn(Value):
    """What a successful sign-in yields. ``token`` goes to the keyring and nowhere else."""

    token: str
    operator: Operator
    title: str


class Backend(Protocol):
    """One signed-in account's backend. All methods are called on the engine's loop and raise ``BackendError`` kinds."""

    @property
    def capabilities(self) -> Capabilities: ...

    @property
    def team(self) -> TeamBackend | None:
        """None: this backend has no team that one could look after, and no numbers."""
        ...

    @property
    def mail(self) -> MailBackend | None:
        """None: this backend sends no e-mail."""
        ...

    async def snapshot(self) -> Snapshot: ...

    async def changes_after(self, number: int) -> Difference:
        """Raises ``CursorTooOld``."""
        ...

    def stream(self, after: int) -> AsyncGenerator[StreamItem, None]:
        """Changes after a number and what passes, as it happens; first item ``StreamStarted``.

        Ends by raising: ``Unreachable``, ``SignedOut`` or ``CursorTooOld``.
        """
        ...

    async def dialogs(self, state: DialogState, *, after: str | None = None, limit: int = 100) -> DialogPage:
        """A page of dialogs, newest activity first; ``after`` is the previous page's ``next``."""
        ...

    async def changed_dialogs(self, since: int, *, after: str | None = None, limit: int = 100) -> DialogPage:
        """A page of all dialogs of which anything changed after a number: the dialog, its user, this operator's mark."""
        ...

    async def user_dialogs(self, user_id: UserId, *, after: str | None = None, limit: int = 100) -> DialogPage:
        """A page of all dialogs with a user, newest activity first; ``after`` is the previous page's ``next``."""
        ...

    async def user(self, user_id: UserId) -> UserFacts:
        """Raises ``Refused(GONE)``. One that was merged into another answers as that other."""
        ...

    async def users(
        self, *, search: str = "", segment: str | None = None, after: str | None = None, limit: int = 100
    ) -> UserPage:
        """A page of all users whose name, e-mail, phone or id in the site's books has the words; ``segment``: its id."""
        ...

    async def segment_counts(self) -> Mapping[SegmentId, int]:
        """How many users are in each segment; those without anybody are left out."""
        ...

    async def trigger_numbers(self) -> Mapping[TriggerId, TriggerNumbers]:
        """What became of what triggers wrote; those that wrote to nobody are left out."""
        ...

    async def events(
        self, user_id: UserId, kinds: frozenset[EventKind], *, after: str | None = None, limit: int = 100
    ) -> EventPage:
        """A page of what a user did, newest first; ``after`` is the previous page's ``next``."""
        ...

    async def totals(self, user_id: UserId) -> UserTotals: ...

    async def export_user(self, user_id: UserId, form: ExportFormat, target: Path) -> None:
        """Write all that is known of a user into a file, which appears when it is whole. Raises ``Refused(OTHER)``
        when it cannot be written."""
        ...

    async def dialog(self, dialog_id: DialogId) -> DialogPage:
        """One dialog with its user. Raises ``Refused(GONE)``."""
        ...

    async def messages(self, dialog_id: DialogId, *, before: Revision | None = None, limit: int = 50) -> MessagePage:
        """The messages just before a position, or the newest."""
        ...

    async def search(self, query: SearchQuery, *, after: str | None = None, limit: int = 50) -> FoundPage:
        """Messages that may answer a search, and surely all that do: who asks looks through them once more.

        ``after`` is the previous page's ``next``. Only where ``Capabilities.search``.
        """
        ...

    async def execute(self, client_id: ClientId, command: Command) -> Change:
        """Do it. Raises ``OutcomeUnknown`` when the request left and no answer came."""
        ...

    async def look_up(self, client_id: ClientId, command: Command, doubt: Doubt) -> Change | None:
        """What an earlier ``execute`` with an unknown outcome did; None: it had no effect, or only a part of it, and the
        next ``execute`` does the rest."""
        ...

    async def upload(
        self, client_id: ClientId, path: Path, name: str, content_type: str, progress: Callable[[int], None]
    ) -> File:
        """Store a file; the same client id stores it once. ``progress`` hears how many bytes have left, as they do.

        Where files leave with their message, that is when it does; the answer names the file on this computer.
        """
        ...

    async def download(self, url: str, target: Path, limit: int) -> None:
        """Fetch a file of a message into ``target``; more than ``limit`` bytes is ``Refused(FILE_TOO_LARGE)``.

        An address that is not this backend's is ``Refused(GONE)`` and nothing is asked of it.
        """
        ...

    async def tell_typing(self, dialog_id: DialogId, *, note: bool, text: str | None) -> None:
        """Passing news, dropped without a stream; never raises for the network."""
        ...

    async def tell_viewing(self, dialog_id: DialogId | None) -> None: ...

    async def tell_idle(self, *, idle: bool) -> None:
        """Whether the operator has left this computer alone for a while; dropped without a stream."""
        ...

    async def tell_watching(self, user_id: UserId | None) -> None:
        """This user's events are wanted as they happen, until another is named. Those of the user of the dialog that
        is viewed come besides."""
        ...

    async def sign_out(self) -> None:
        """Revoke the token; best effort."""
        ...

    async def close(self) -> None: ...
