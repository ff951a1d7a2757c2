"""What the screen may ask of the engine, and the frozen values it gets back.

A request is answered from the archive, at once; where the network can add to the answer, it does so later and a
``Changes`` notice says that asking again is worth it. Only ``SignIn``-like requests wait for the network.
Every failure of a request is one of the ``BackendError`` kinds, an ``ArchiveError`` or a ``SecretError``.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Generic, TypeVar

from operator_app.domain.abilities import Abilities
from operator_app.domain.accounts import Account
from operator_app.domain.alerts import LedgerEntry, LedgerLine
from operator_app.domain.answer_guard import Meanwhile, Seen
from operator_app.domain.arrivals import Arrival
from operator_app.domain.commands import Command, SendMessage
from operator_app.domain.conflicts import Held
from operator_app.domain.dialogs import Dialog, DialogState, Tag
from operator_app.domain.drafts import ComposerMode, Draft
from operator_app.domain.found import BackendFound, FoundDialogs, SearchPage, SearchPlace
from operator_app.domain.history import HistoryPlace, HistoryWindow
from operator_app.domain.lists import DialogFilter, DialogList, DialogRow
from operator_app.domain.messages import File, MessageWindow, Missing
from operator_app.domain.people import Operator, OperatorStatus, User, UserNote
from operator_app.domain.saved_replies import SavedReply
from operator_app.domain.search import SearchQuery
from operator_app.domain.segments import Segment
from operator_app.domain.site_chat import Site
from operator_app.domain.site_events import ExportFormat, UserTotals
from operator_app.domain.storage import Storage
from operator_app.domain.team import Presence
from operator_app.domain.triggers import Trigger, TriggerNumbers
from operator_app.domain.user_timeline import TimelineFilter, TimelinePage, TimelinePlace
from operator_app.domain.value import (
    AccountId,
    ClientId,
    DialogId,
    Milliseconds,
    OperatorId,
    Revision,
    SegmentId,
    TriggerId,
    UserId,
    Value,
)
from operator_app.engine.status import ConnectionStatus

Answer = TypeVar("Answer")


class EngineRequest(Value, Generic[Answer]):
    """Asked of the engine as a whole."""


class AccountRequest(Value, Generic[Answer]):
    """Asked of one account."""


# ---------------------------------------------------------------------------------------------- dialogs


class ListDialogs(AccountRequest[DialogList]):
    filter: DialogFilter
    first_rows: int = 40


class GetRows(AccountRequest[tuple[DialogRow, ...]]):
    """Rows of these dialogs, in this order; those the archive does not have are left out."""

    dialog_ids: tuple[DialogId, ...]


class FetchMoreDialogs(AccountRequest[bool]):
    """Bring the next page of this state from the backend; True while there is more. Waits for the network."""

    state: DialogState


class OpenedDialog(Value):
    """A dialog as it opens: at the first unread message if there is one, else at its end."""

    row: DialogRow
    window: MessageWindow
    first_unread: str | None
    """``Message.key`` of the first unread message, in the window."""
    reply_draft: Draft | None = None
    note_draft: Draft | None = None
    at: Revision | None = None
    """The position it was asked to open at, if that is in the window."""


class OpenDialog(AccountRequest[OpenedDialog | None]):
    """None: neither the archive nor the backend has it (it was deleted). Asks the backend only if the archive lacks it."""

    dialog_id: DialogId
    limit: int = 50
    at: Revision | None = None
    """Around the message at this position instead; waits for the network where the archive lacks it, for a while."""


class GetMessages(AccountRequest[MessageWindow]):
    """The messages just before (or after) a position; neither given: the newest."""

    dialog_id: DialogId
    before: Revision | None = None
    after: Revision | None = None
    limit: int = 50


class GetHistory(AccountRequest[HistoryWindow]):
    """A stretch of all dialogs with a user. One of these: around the beginning of a dialog; just before a place (without
    a position: before the dialog begins); just after a place (without: after it ends); from one place to another, both
    included (without: from its beginning, to its end). None of them: the newest.
    """

    user_id: UserId
    around: DialogId | None = None
    before: HistoryPlace | None = None
    after: HistoryPlace | None = None
    between: tuple[HistoryPlace, HistoryPlace] | None = None
    limit: int = 50


class FetchMissing(AccountRequest[Missing]):
    """Bring the messages before what the archive has of a dialog; a ``Changes`` notice follows. What became of it."""

    dialog_id: DialogId


class SaveDraft(AccountRequest[tuple[File, ...]]):
    """Empty text without files removes the draft. Answers its files as they are kept: see ``KeepFiles``.

    A file that cannot be read any more or is too large is left out.
    """

    dialog_id: DialogId
    mode: ComposerMode
    draft: Draft


# ----------------------------------------------------------------------------------------------- search


class Search(AccountRequest[SearchPage | None]):
    """What of the archive answers. None: another search came after this one, and only that one is answered."""

    query: SearchQuery
    after: SearchPlace | None = None
    """The place up to which it was told before."""
    limit: int = 40


class FindDialogs(AccountRequest[FoundDialogs]):
    """The dialogs of the archive in which something answers."""

    query: SearchQuery
    limit: int = 100


class SearchBackend(AccountRequest[BackendFound]):
    """What the backend finds beyond the archive, newest first. Waits for the network.

    Nothing where the backend cannot search.
    """

    query: SearchQuery
    after: str | None = None
    """``BackendFound.next`` of the page before."""


# ----------------------------------------------------------------------------------------------- people


class UserCard(Value):
    user: User
    dialogs: tuple[Dialog, ...]
    """All dialogs with this user that the archive has, newest first."""
    online: bool = False
    page: str | None = None
    page_title: str | None = None
    held: tuple[Held, ...] = ()
    """Changes made here without a connection, held back for what others changed meanwhile."""
    notes: tuple[UserNote, ...] = ()
    """Newest first."""


class GetUserCard(AccountRequest[UserCard | None]):
    """None: neither the archive nor the backend has him. Asks the backend at once only if the archive lacks him.

    A user who was merged into another is answered as that other: his id is in the answer.
    """

    user_id: UserId


class GetUserTotals(AccountRequest[UserTotals]):
    """What all his visits come to. Waits for the network."""

    user_id: UserId


class GetTimeline(AccountRequest[TimelinePage]):
    """A page of what a user did on the site and what was said, newest first; ``before`` is the previous page's ``next``.

    Events are never kept in the archive: waits for the network.
    """

    user_id: UserId
    chosen: TimelineFilter = TimelineFilter.EVERYTHING
    before: TimelinePlace | None = None
    limit: int = 100


class ExportUser(AccountRequest[None]):
    """Write all that is known of a user into a file. Waits for the network. Raises ``Refused(OTHER)`` when it cannot be
    written."""

    user_id: UserId
    form: ExportFormat
    target: Path


class Person(Value):
    """A row of the list of people."""

    user: User
    online: bool = False
    page_title: str | None = None


class PeoplePage(Value):
    """``next`` continues; None at the end. ``only_here``: there is no connection, and these are those of the archive."""

    people: tuple[Person, ...]
    next: str | None = None
    only_here: bool = False


class ListPeople(AccountRequest[PeoplePage]):
    """All users with these words in name, e-mail or phone; those on the site now first. Waits for the network; without
    one, what the archive has is answered."""

    search: str = ""
    segment: str | None = None
    """A segment's id."""
    after: str | None = None
    limit: int = 100


class Directory(Value):
    """What every pane needs to know of the account: small, and asked anew when a notice says so."""

    account: Account
    me: Operator
    operators: tuple[Operator, ...]
    online_operators: tuple[OperatorId, ...]
    tags: tuple[Tag, ...]
    saved_replies: tuple[SavedReply, ...]
    file_limit: int
    text_limit: int
    site_page: str | None
    """Where the chat can be tried in a browser."""
    idle_operators: tuple[OperatorId, ...] = ()
    segments: tuple[Segment, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    site: Site | None = None
    """None until the backend has told of it."""
    abilities: Abilities = Abilities()
    """What the backend can do, as last known."""

    def presence(self, operator: Operator) -> Presence:
        """Whether he can be counted on right now; unknown (``OFFLINE``) while there is no connection."""
        if operator.id not in self.online_operators:
            return Presence.OFFLINE
        if operator.status is OperatorStatus.AWAY:
            return Presence.AWAY
        return Presence.IDLE if operator.id in self.idle_operators else Presence.ONLINE


class GetSegmentCounts(AccountRequest[Mapping[SegmentId, int]]):
    """How many users are in each segment now; those without anybody are left out. Waits for the network."""


class GetTriggerNumbers(AccountRequest[Mapping[TriggerId, TriggerNumbers]]):
    """What became of what triggers wrote; those that wrote to nobody are left out. Waits for the network."""


class GetDirectory(AccountRequest[Directory]):
    pass


# ---------------------------------------------------------------------------------------------- actions


class Perform(AccountRequest[ClientId]):
    """Do it: shown on screen and durable when this returns, sent when the network allows."""

    command: Command
    hold: Milliseconds = 0
    """A message stays here for so long before it leaves, and may be taken back (``CancelMessage``)."""


class SendAnswer(AccountRequest[Meanwhile | None]):
    """Send it, as ``Perform`` does, unless a colleague was there first: then nothing is sent, and the answer says why."""

    command: SendMessage
    seen: Seen
    """What its writer had before his eyes when he began."""
    hold: Milliseconds = 0
    """As in ``Perform``."""


class SettleHeld(AccountRequest[None]):
    """The decision about what is held back in a dialog, or about a user: do it all the same, or leave it.

    To leave messages they are taken back one by one before, by ``CancelMessage``: this leaves them where they are.
    """

    anyway: bool
    dialog_id: DialogId | None = None
    user_id: UserId | None = None
    """One of the two."""


class RetryMessage(AccountRequest[None]):
    """Send a failed message again."""

    client_id: ClientId


class DiscardMessage(AccountRequest[None]):
    """Take a failed message out of the feed and the outbox."""

    client_id: ClientId


class CancelMessage(AccountRequest[bool]):
    """Take back a message that has not left yet: its text is a draft again. False: it is too late."""

    client_id: ClientId
    files: tuple[File, ...] = ()
    """Its files, as ``KeepFiles`` answered them."""


class KeepFiles(AccountRequest[tuple[File, ...]]):
    """Copy local files into the account's folder, so that the originals may vanish; answers files that name the copies.

    Kept while a draft names them. Raises ``Refused(FILE_TOO_LARGE)``, ``Refused(OTHER)`` when one cannot be read.
    """

    files: tuple[File, ...]


class TellTyping(AccountRequest[None]):
    dialog_id: DialogId
    note: bool
    text: str | None


class TellViewing(AccountRequest[None]):
    dialog_id: DialogId | None


class TellWatching(AccountRequest[None]):
    """Whose events are wanted as they happen besides those of the user of the dialog that is viewed; None: nobody's."""

    user_id: UserId | None


class FetchFile(AccountRequest[Path]):
    """A local copy of a message's file, fetched if there is none. Waits for the network.

    Raises ``Refused(GONE)`` for an address that is not the account's backend's.
    """

    url: str
    name: str


class SaveFile(AccountRequest[Path]):
    """Save a message's file for the operator, marked as coming from the web; answers where it lies.

    Into ``target`` itself, which is replaced; or, where that is a folder, into it under a name that is safe and free.
    Raises as ``FetchFile`` does, and ``Refused(OTHER)`` when it cannot be written.
    """

    url: str
    name: str
    target: Path


# ---------------------------------------------------------------------------------------------- storage


class GetStorage(AccountRequest[Storage]):
    """How much room the account takes on this computer."""


class KeepWithin(AccountRequest[None]):
    """Let the archive take no more than so many bytes, 0: as much as it needs. Done in the background."""

    limit: int


class CheckArchive(AccountRequest[bool]):
    """Look through the whole archive now; whether it is sound. A damaged one is told by the account's status."""


# ----------------------------------------------------------------------------------------------- alerts


class RecordAlert(AccountRequest[None]):
    """Write down what became of an alert."""

    entry: LedgerEntry


class GetAlerts(AccountRequest[tuple[LedgerLine, ...]]):
    """What became of the alerts of one dialog, or of all; the newest first, for thirty days."""

    dialog_id: DialogId | None = None
    limit: int = 50


class GetWaiting(AccountRequest[tuple[Arrival, ...]]):
    """Who waits since before a moment and is this operator's or nobody's; the longest first."""

    since: Milliseconds
    limit: int = 20


# --------------------------------------------------------------------------------------------- accounts


class ListAccounts(EngineRequest[tuple[Account, ...]]):
    """The accounts of this profile; their archives can be asked at once, connections follow."""


class CountUnread(EngineRequest[int]):
    """The badge: how many open dialogs of all accounts have something unread, muted ones left out."""


class StartHere(EngineRequest[Account]):
    """Start the embedded backend on this computer and sign in to it."""

    operator_name: str


class SignIn(EngineRequest[Account]):
    """Sign in to our own backend at an address."""

    address: str
    email: str
    password: str


class SignInAgain(AccountRequest[None]):
    """Renew an account's expired token."""

    password: str


class SignOut(EngineRequest[None]):
    """End the session; ``forget`` also removes the archive with its drafts from this computer."""

    account_id: AccountId
    forget: bool


class GetStatus(AccountRequest[ConnectionStatus]):
    pass


class ConnectNow(AccountRequest[None]):
    """Do not wait for the next try; an archive that could not be opened is tried again too."""


class RebuildArchive(AccountRequest[None]):
    """Set a damaged archive aside, keep what can be read of drafts and outbox, and fetch the rest anew.

    Does nothing while the archive can be used.
    """
