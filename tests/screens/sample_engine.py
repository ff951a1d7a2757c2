"""A small engine in memory: what screens and tests of widgets ask instead of the real one.

It keeps the samples, answers every request as the contract says, applies commands at once and tells of the changes,
so that a widget lives as it does in life. Nothing of it goes to a disk or a network.
"""

from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from msgspec import UNSET
from msgspec.structs import replace

from operator_app.domain.accounts import Account
from operator_app.domain.answer_guard import Meanwhile, Seen, seen_in, since
from operator_app.domain.commands import (
    AddNote,
    AddTag,
    AddUserNote,
    Assign,
    CloseDialog,
    Command,
    DialogCommand,
    EditUser,
    MarkRead,
    Mute,
    PutSavedReply,
    PutSegment,
    PutTrigger,
    RemoveSavedReply,
    RemoveSegment,
    RemoveTag,
    RemoveTrigger,
    RemoveUserNote,
    ReopenDialog,
    SendMessage,
    SetProfileSource,
    SetProperty,
    SetSiteChat,
    SetStatus,
    SiteCommand,
    SnoozeDialog,
    StartDialog,
)
from operator_app.domain.dialogs import DialogState, Mark
from operator_app.domain.drafts import ComposerMode, Draft
from operator_app.domain.effects import on_dialog, on_saved_reply, on_user, on_user_note
from operator_app.domain.effects_on_site import on_segment, on_site, on_trigger
from operator_app.domain.found import BackendFound
from operator_app.domain.history import HistoryPart, HistoryWindow
from operator_app.domain.lists import DialogFilter, DialogList, DialogRow, DialogSort, Ownership
from operator_app.domain.messages import Message, MessageKind, MessageState, MessageWindow, Missing
from operator_app.domain.people import Operator, Role, User, UserNote
from operator_app.domain.site_events import Event, Visit
from operator_app.domain.statistics import Period, Statistics
from operator_app.domain.storage import Storage
from operator_app.domain.user_timeline import TimelinePage, TimelinePlace, has_messages, key_of, kinds_of
from operator_app.domain.value import AccountId, ClientId, DialogId, MessageId, UserId
from operator_app.engine.mail_requests import (
    ChooseMail,
    ForgetMail,
    GetMailChoices,
    GetMailState,
    RetryMail,
    SendTestMail,
)
from operator_app.engine.notices import Changes, CommandRefused, Notice, StatusChanged
from operator_app.engine.requests import (
    AccountRequest,
    CancelMessage,
    CheckArchive,
    ConnectNow,
    CountUnread,
    DiscardMessage,
    EngineRequest,
    ExportUser,
    FetchFile,
    FetchMissing,
    FetchMoreDialogs,
    FindDialogs,
    GetAlerts,
    GetDirectory,
    GetHistory,
    GetMessages,
    GetRows,
    GetSegmentCounts,
    GetStatus,
    GetStorage,
    GetTimeline,
    GetTriggerNumbers,
    GetUserCard,
    GetUserTotals,
    KeepFiles,
    KeepWithin,
    ListAccounts,
    ListDialogs,
    ListPeople,
    OpenDialog,
    OpenedDialog,
    PeoplePage,
    Perform,
    Person,
    RecordAlert,
    RetryMessage,
    SaveDraft,
    SaveFile,
    Search,
    SearchBackend,
    SendAnswer,
    SettleHeld,
    SignIn,
    SignInAgain,
    SignOut,
    StartHere,
    TellTyping,
    TellViewing,
    TellWatching,
    UserCard,
)
from operator_app.engine.status import ConnectionStatus, Phase
from operator_app.engine.team_requests import (
    ChangePassword,
    ChangeRole,
    EndSession,
    EnterService,
    GetSessions,
    GetStatistics,
    GetTeam,
    Invite,
    Join,
    LookAtInvitation,
    LookAtService,
    RemoveOperator,
    RenameOperator,
    RevokeInvitation,
    TellIdle,
)
from operator_app.engine.update_requests import BringUpdate, GetParts, LookForUpdate
from tests import sample_alerts, sample_dialogs, sample_mail, sample_parts, sample_people, sample_site, sample_team
from tests.screens import sample_search

Request = EngineRequest[Any] | AccountRequest[Any]


class SampleEngine:
    """Satisfies ``ui.bridge.EnginePort``. Answers are ready when ``submit`` returns, unless ``hold`` is set."""

    def __init__(
        self,
        rows: Iterable[DialogRow] = (*sample_dialogs.ROWS, *sample_dialogs.CLOSED_ROWS),
        *,
        accounts: tuple[Account, ...] = (sample_dialogs.ACCOUNT,),
        messages: Iterable[Message] = sample_dialogs.MARIA_MESSAGES,
        status: ConnectionStatus | None = None,
    ) -> None:
        self.accounts = accounts
        self.alerts = sample_alerts.ALERTS
        self.rows = {row.dialog.id: row for row in rows}
        self.users: dict[UserId, User] = {row.user.id: row.user for row in self.rows.values() if row.user is not None}
        self.messages: dict[DialogId, list[Message]] = {dialog_id: [] for dialog_id in self.rows}
        for message in messages:
            self.messages.setdefault(message.dialog_id, []).append(message)
        self.drafts: dict[tuple[DialogId, ComposerMode], Draft] = {}
        self.directory = sample_dialogs.DIRECTORY
        self.status = status or ConnectionStatus(phase=Phase.ONLINE, complete_up_to=sample_dialogs.NOW)
        self.team = sample_team.TEAM
        self.invited = sample_team.INVITED
        self.mail_choices = sample_mail.CHOICES
        self.mail_state = sample_mail.STATE
        self.mail_tested = sample_mail.TESTED
        self.sessions = sample_team.SESSIONS
        self.statistics: Callable[[Period], Statistics] = sample_team.statistics
        self.more_at_backend = False
        self.next_wake: int | None = None
        self.missing: dict[DialogId, Missing] = {}
        """Dialogs whose earlier messages the archive lacks."""
        self.may_lack_dialogs = False
        self.storage = Storage(
            archive=312_400_000, files=48_100_000, messages=184_203, checked_at=sample_dialogs.NOW - 86_400_000
        )
        self.beyond = BackendFound()
        self.more_found = False
        """What the backend finds, whatever is asked."""
        self.notes: list[UserNote] = list(sample_people.NOTES)
        self.events: tuple[Event, ...] = sample_people.EVENTS
        """Newest first; of Maria."""
        self.visits: tuple[Visit, ...] = sample_people.VISITS
        self.totals = sample_people.TOTALS
        self.strangers: tuple[User, ...] = ()
        """Users without a dialog."""
        self.people_only_here = False
        self.files: dict[str, Path] = {}
        """Local copies of files, by name."""
        self.asked: list[Request] = []
        """Every request, in order: what a test looks at to see what a widget asked."""
        self.performed: list[Command] = []
        self.errors: dict[type[Request], Exception] = {}
        """Requests of these kinds fail with these."""
        self.hold: set[type[Request]] = set()
        """Requests of these kinds wait for ``release``."""
        self._held: list[tuple[Request, Future[Any]]] = []
        self._notices: deque[Notice] = deque()
        self._wake: Callable[[], None] = lambda: None
        self._next_id = 1000

    # ------------------------------------------------------------------------------------------- the port

    def submit(self, request: EngineRequest[Any]) -> Future[Any]:
        return self._take(request)

    def submit_to(self, account_id: AccountId, request: AccountRequest[Any]) -> Future[Any]:
        assert account_id in {account.id for account in self.accounts}, account_id
        return self._take(request)

    def listen(self, wake: Callable[[], None]) -> None:
        self._wake = wake

    def take_notice(self) -> Notice | None:
        return self._notices.popleft() if self._notices else None

    # ------------------------------------------------------------------------------ what tests do to it

    @property
    def done(self) -> list[Command]:
        """What was performed, but for reading, which a feed does by itself when it has been looked at for a while."""
        return [command for command in self.performed if not isinstance(command, MarkRead)]

    def tell(self, notice: Notice) -> None:
        """As if the engine had noticed something."""
        self._notices.append(notice)
        self._wake()

    def put_row(self, row: DialogRow) -> None:
        """As if the backend had changed a dialog, or brought a new one."""
        self.rows[row.dialog.id] = row
        self.messages.setdefault(row.dialog.id, [])
        if row.user is not None:
            self.users[row.user.id] = row.user
        self._changed(rows={row.dialog.id})

    def answer_of(self, colleague: Operator, dialog_id: DialogId, text: str, *, at: int) -> None:
        """As if a colleague had answered from another computer."""
        kept = self.messages[dialog_id]
        row = self.rows[dialog_id]
        before = 0 if row.dialog.last_message is None else row.dialog.last_message.position
        position = max([before, *(each.position or 0 for each in kept)]) + 1
        kept.append(
            Message(
                id=MessageId(f"message-of-{colleague.id}-{position}"),
                dialog_id=dialog_id,
                kind=MessageKind.OPERATOR,
                author_id=colleague.id,
                text=text,
                at=at,
                position=position,
            )
        )
        last = sample_dialogs.last(text, at, colleague, position=position)
        dialog = replace(row.dialog, last_message=last, waiting_since=None, unanswered=0)
        self.rows[dialog_id] = replace(row, dialog=dialog, last_operator=colleague)
        self._changed(rows={dialog_id}, feeds={dialog_id})

    def set_status(self, status: ConnectionStatus) -> None:
        self.status = status
        self.tell(StatusChanged(account_id=sample_dialogs.ACCOUNT_ID, status=status))

    def remove_row(self, dialog_id: DialogId) -> None:
        """As if somebody had removed a dialog."""
        row = self.rows.pop(dialog_id)
        self.messages.pop(dialog_id, None)
        self._changed(rows={dialog_id}, feeds={dialog_id}, users={row.dialog.user_id})

    def refuse(self, command: Command, reason: str) -> None:
        """As if the backend had said no, and the archive had put the old values back."""
        self.tell(CommandRefused(account_id=sample_dialogs.ACCOUNT_ID, command=command, reason=reason))

    def release(self) -> None:
        """Answer what was held."""
        held, self._held = self._held, []
        self.hold.clear()
        for request, future in held:
            self._settle(request, future)

    # ---------------------------------------------------------------------------------------- answering

    def _take(self, request: Request) -> Future[Any]:
        self.asked.append(request)
        future: Future[Any] = Future()
        if type(request) in self.hold:
            self._held.append((request, future))
        else:
            self._settle(request, future)
        return future

    def _settle(self, request: Request, future: Future[Any]) -> None:
        if future.cancelled():
            return
        error = self.errors.get(type(request))
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(self._answer(request))

    def _answer(self, request: Request) -> Any:
        match request:
            case CountUnread():
                return self._list(DialogFilter(), 0).unread_count
            case ListAccounts():
                return self.accounts
            case StartHere() | SignIn():
                self.accounts = (sample_dialogs.ACCOUNT,)
                return sample_dialogs.ACCOUNT
            case ListDialogs(filter=chosen, first_rows=count):
                return self._list(chosen, count)
            case GetRows(dialog_ids=ids):
                return tuple(self.rows[dialog_id] for dialog_id in ids if dialog_id in self.rows)
            case FetchMoreDialogs():
                return False
            case OpenDialog(dialog_id=dialog_id, at=at):
                opened = self._open(dialog_id)
                return None if opened is None else replace(opened, at=at)
            case Search(query=query):
                told = [message for kept in self.messages.values() for message in kept]
                return sample_search.find(query, self.rows, told, self.directory.operators)
            case FindDialogs(query=query):
                told = [message for kept in self.messages.values() for message in kept]
                page = sample_search.find(query, self.rows, told, self.directory.operators)
                return replace(sample_search.find_dialogs(page), more=self.more_found)
            case SearchBackend():
                return self.beyond
            case GetMessages(dialog_id=dialog_id, before=before, after=after, limit=limit):
                return self._window(dialog_id, before, after, limit)
            case GetHistory():
                return self._history(request)
            case FetchMissing(dialog_id=dialog_id):
                return self.missing.get(dialog_id, Missing.NOTHING)
            case SaveDraft(dialog_id=dialog_id, mode=mode, draft=draft):
                self._save_draft(dialog_id, mode, draft)
                return draft.files
            case GetUserCard(user_id=user_id):
                return self._card(user_id)
            case GetUserTotals(user_id=user_id):
                return self.totals if user_id == sample_dialogs.MARIA.id else replace(self.totals, orders=0, revenue=())
            case GetTimeline():
                return self._timeline(request)
            case ListPeople():
                return self._people(request)
            case ExportUser(target=target):
                target.write_text("exported", encoding="utf-8")
                return None
            case TellWatching():
                return None
            case RecordAlert():
                return None
            case GetAlerts(dialog_id=dialog_id, limit=limit):
                return tuple(line for line in self.alerts if dialog_id in {None, line.entry.dialog_id})[:limit]
            case GetDirectory():
                return self.directory
            case Perform(command=command):
                return self._perform(command)
            case SendAnswer(command=command, seen=seen):
                return self._send_answer(command, seen)
            case GetStatus():
                return self.status
            case FetchFile(name=name):
                return self.files.get(name, Path("/nonexistent") / name)
            case RetryMessage(client_id=client_id):
                self._mend(client_id, MessageState.SENT)
                return None
            case DiscardMessage(client_id=client_id):
                self._discard(client_id)
                return None
            case KeepFiles(files=files):
                return files
            case GetStorage():
                return self.storage
            case CheckArchive():
                return True
            case KeepWithin() | SettleHeld():
                return None
            case CancelMessage(client_id=client_id):
                self._discard(client_id)
                return True
            case SaveFile(target=target, name=name):
                return target / name if target.is_dir() else target
            case SignInAgain() | SignOut() | ConnectNow() | TellTyping() | TellViewing():
                return None
            case GetSegmentCounts():
                return sample_site.COUNTS
            case GetTriggerNumbers():
                return sample_site.NUMBERS
            case GetTeam():
                is_owner = self.directory.me.role is Role.OWNER
                return self.team if is_owner else replace(self.team, invitations=())
            case Invite():
                return self.invited
            case GetSessions():
                return self.sessions
            case GetStatistics(period=period):
                return self.statistics(period)
            case LookAtService():
                return sample_team.SERVICE
            case LookAtInvitation():
                return sample_team.OFFER
            case Join() | EnterService():
                self.accounts = (sample_dialogs.ACCOUNT,)
                return sample_dialogs.ACCOUNT
            case GetMailChoices():
                return self.mail_choices
            case ChooseMail(rules=rules):
                self.mail_choices = replace(self.mail_choices, rules=rules)
                return self.mail_choices
            case GetMailState():
                return self.mail_state
            case SendTestMail():
                return self.mail_tested
            case RetryMail(id=mail_id) | ForgetMail(id=mail_id):
                left = tuple(each for each in self.mail_state.failures if each.id != mail_id)
                self.mail_state = replace(self.mail_state, failures=left)
                return None
            case ChangeRole() | RenameOperator() | RemoveOperator():
                self._change_team(request)
                return None
            case RevokeInvitation() | ChangePassword() | EndSession() | TellIdle() | LookForUpdate() | BringUpdate():
                return None
            case GetParts():
                return sample_parts.PARTS
            case _:
                raise AssertionError(f"no answer for {type(request).__name__}")

    def _change_team(self, request: ChangeRole | RenameOperator | RemoveOperator) -> None:
        def changed(operator: Operator) -> Operator:
            if operator.id != request.operator_id:
                return operator
            match request:
                case ChangeRole(role=role):
                    return replace(operator, role=role)
                case RenameOperator(name=name):
                    return replace(operator, name=name)
                case _:
                    return replace(operator, removed=True)

        operators = tuple(changed(each) for each in self.directory.operators)
        me = next(each for each in operators if each.id == self.directory.me.id)
        self.set_directory(operators=operators, me=me)

    def set_directory(self, **changes: Any) -> None:
        """As if colleagues had come, gone or changed."""
        self.directory = replace(self.directory, **changes)
        self.tell(Changes(account_id=sample_dialogs.ACCOUNT_ID, directory=True))

    def _list(self, chosen: DialogFilter, count: int) -> DialogList:
        rows = [row for row in self.rows.values() if self._matches(row, chosen)]
        rows.sort(key=lambda row: -(row.dialog.last_message.at if row.dialog.last_message else 0))
        if chosen.sort is DialogSort.LONGEST_WAITING:
            rows.sort(key=lambda row: row.dialog.waiting_since or 1 << 62)
        both = {state: replace(chosen, state=state) for state in DialogState}
        counts = {
            state: sum(self._matches(row, wanted) for row in self.rows.values()) for state, wanted in both.items()
        }
        unread = [row for row in self.rows.values() if row.dialog.state is DialogState.OPEN and row.unread]
        return DialogList(
            ids=tuple(row.dialog.id for row in rows),
            rows=tuple(rows[:count]),
            open_count=counts[DialogState.OPEN],
            closed_count=counts[DialogState.CLOSED],
            unread_count=len(unread),
            next_wake=self.next_wake,
            more=self.more_at_backend,
        )

    def _matches(self, row: DialogRow, chosen: DialogFilter) -> bool:
        dialog = row.dialog
        if dialog.state is not chosen.state or (dialog.snoozed_until is not None) is not chosen.snoozed:
            return False
        if chosen.tags and not set(chosen.tags) & set(dialog.tags):
            return False
        if chosen.untagged and dialog.tags:
            return False
        match chosen.ownership:
            case Ownership.MINE:
                return dialog.assignee_id == self.directory.me.id
            case Ownership.UNASSIGNED:
                return dialog.assignee_id is None
            case Ownership.OPERATOR:
                return dialog.assignee_id == chosen.operator_id
            case Ownership.ALL:
                return True

    def _open(self, dialog_id: DialogId) -> OpenedDialog | None:
        row = self.rows.get(dialog_id)
        if row is None:
            return None
        unread = [
            message
            for message in self.messages[dialog_id]
            if message.position is not None
            and message.position > row.mark.read_position
            and message.kind is MessageKind.USER
        ]
        answered = [message.position or 0 for message in self.messages[dialog_id] if message.kind is MessageKind.NOTE]
        fresh = [message for message in unread if (message.position or 0) > max(answered, default=0)]
        return OpenedDialog(
            row=row,
            window=self._window(dialog_id, None, None, 50),
            first_unread=fresh[0].key if fresh else None,
            reply_draft=self.drafts.get((dialog_id, ComposerMode.REPLY)),
            note_draft=self.drafts.get((dialog_id, ComposerMode.NOTE)),
        )

    def _window(self, dialog_id: DialogId, before: int | None, after: int | None, limit: int) -> MessageWindow:
        kept = self.messages.get(dialog_id, [])
        found = [
            message
            for message in kept
            if (before is None or (message.position is not None and message.position < before))
            and (after is None or message.position is None or message.position > after)
        ]
        shown = found[:limit] if after is not None else found[-limit:]
        return MessageWindow(
            messages=tuple(shown),
            has_older=bool(shown) and shown[0] is not kept[0],
            has_newer=bool(shown) and shown[-1] is not kept[-1],
        )

    def _history(self, request: GetHistory) -> HistoryWindow:
        """All of it, but for what is asked for beyond its ends."""
        if request.before is not None or request.after is not None:
            return HistoryWindow(parts=(), has_older=False, has_newer=False)
        operators = {operator.id: operator for operator in self.directory.operators}
        dialogs = [row.dialog for row in self.rows.values() if row.dialog.user_id == request.user_id]
        parts = [
            HistoryPart(
                dialog=dialog,
                messages=tuple(self.messages[dialog.id]),
                from_beginning=True,
                to_end=True,
                missing=self.missing.get(dialog.id, Missing.NOTHING),
                closed_by=operators.get(dialog.closed_by) if dialog.closed_by else None,
            )
            for dialog in sorted(dialogs, key=lambda dialog: (dialog.created_at, dialog.id))
        ]
        return HistoryWindow(
            parts=tuple(parts), has_older=False, has_newer=False, may_lack_dialogs=self.may_lack_dialogs
        )

    def _card(self, user_id: UserId) -> UserCard | None:
        strangers = {each.id: each for each in self.strangers}
        user = self.users.get(user_id) or strangers.get(user_id)
        if user is None:
            return None
        rows = [row for row in self.rows.values() if row.dialog.user_id == user_id]
        return UserCard(
            user=user,
            dialogs=tuple(row.dialog for row in rows),
            online=any(row.online for row in rows),
            page=next((row.page for row in rows if row.page), None),
            page_title=next((row.page_title for row in rows if row.page_title), None),
            notes=tuple(note for note in self.notes if note.user_id == user_id and not note.removed),
        )

    def _timeline(self, request: GetTimeline) -> TimelinePage:
        events = [
            each for each in self.events if each.user_id == request.user_id and each.kind in kinds_of(request.chosen)
        ]
        ids = {row.dialog.id for row in self.rows.values() if row.dialog.user_id == request.user_id}
        said = [
            each
            for dialog_id in ids
            for each in self.messages[dialog_id]
            if has_messages(request.chosen) and each.id is not None
        ]
        everything = sorted((*events, *said), key=key_of, reverse=True)
        begin = 0 if request.before is None else request.before.passed
        end = begin + request.limit
        return TimelinePage(
            entries=tuple(everything[begin:end]),
            visits=self.visits,
            next=TimelinePlace(passed=end) if end < len(everything) else None,
        )

    def _people(self, request: ListPeople) -> PeoplePage:
        online = {row.user.id: row for row in self.rows.values() if row.user is not None and row.online}
        words = request.search.casefold().split()
        everybody = [
            each
            for each in (*self.users.values(), *self.strangers)
            if all(word in f"{each.name}\n{each.email}\n{each.phone}".casefold() for word in words)
            and (request.segment is None or request.segment in each.segments)
        ]
        everybody.sort(key=lambda each: (each.id not in online, -each.last_seen_at, each.id))
        begin = int(request.after or 0)
        end = begin + request.limit
        return PeoplePage(
            people=tuple(
                Person(
                    user=each,
                    online=each.id in online,
                    page_title=online[each.id].page_title if each.id in online else None,
                )
                for each in everybody[begin:end]
            ),
            next=str(end) if end < len(everybody) else None,
            only_here=self.people_only_here,
        )

    def _save_draft(self, dialog_id: DialogId, mode: ComposerMode, draft: Draft) -> None:
        if draft.text or draft.files:
            self.drafts[(dialog_id, mode)] = draft
        else:
            self.drafts.pop((dialog_id, mode), None)
        if dialog_id in self.rows:
            self.rows[dialog_id] = replace(self.rows[dialog_id], draft=draft.text[:80] or None)
        self._changed(rows={dialog_id})

    # ------------------------------------------------------------------------------------------ commands

    def _perform(self, command: Command) -> ClientId:
        self.performed.append(command)
        self._next_id += 1
        client_id = ClientId(f"client-{self._next_id}")
        match command:
            case EditUser():
                self._edit_user(command)
            case SetProperty(user_id=user_id):
                self.users[user_id] = on_user(self.users[user_id], command)
                self._changed(users={user_id})
            case AddUserNote(user_id=user_id):
                note = on_user_note(None, command, self.directory.me.id, sample_dialogs.NOW)
                if note is not None:
                    self.notes.insert(0, note)
                self._changed(users={user_id})
            case RemoveUserNote(id=note_id):
                gone = {each.user_id for each in self.notes if each.id == note_id}
                self.notes = [each for each in self.notes if each.id != note_id]
                self._changed(users=gone)
            case StartDialog():
                self._start_dialog(command, client_id)
            case PutSegment() | RemoveSegment() | PutTrigger() | RemoveTrigger() | SetSiteChat() | SetProfileSource():
                self._change_site(command)
            case PutSavedReply() | RemoveSavedReply():
                self._change_reply(command)
            case SetStatus(status=status):
                self.directory = replace(self.directory, me=replace(self.directory.me, status=status))
                self._changed(directory=True)
            case SendMessage(dialog_id=dialog_id, text=text):
                self._add(dialog_id, MessageKind.OPERATOR, text, client_id)
            case AddNote(dialog_id=dialog_id, text=text):
                self._add(dialog_id, MessageKind.NOTE, text, client_id)
            case _ if isinstance(command, DialogCommand) and command.dialog_id in self.rows:
                self._change_dialog(command)
            case _:
                pass
        return client_id

    def _start_dialog(self, command: StartDialog, client_id: ClientId) -> None:
        dialog = on_dialog(None, command, self.directory.me.id, sample_dialogs.NOW)
        assert dialog is not None
        strangers = {each.id: each for each in self.strangers}
        user = self.users.setdefault(command.user_id, self.users.get(command.user_id) or strangers[command.user_id])
        self.rows[dialog.id] = DialogRow(
            dialog=dialog, user=user, mark=Mark(dialog_id=dialog.id), assignee=self.directory.me
        )
        self.messages[dialog.id] = []
        self._add(dialog.id, MessageKind.OPERATOR, command.text, client_id)

    def _change_site(self, command: SiteCommand) -> None:
        known = self.directory
        segments = {each.id: each for each in known.segments}
        triggers = {each.id: each for each in known.triggers}
        match command:
            case PutSegment(id=segment_id) | RemoveSegment(id=segment_id):
                after = on_segment(segments.pop(segment_id, None), command)
                kept = [*segments.values(), *(() if after is None or after.removed else (after,))]
                self.directory = replace(known, segments=tuple(sorted(kept, key=lambda each: each.name)))
            case PutTrigger() | RemoveTrigger():
                made = on_trigger(triggers.pop(command.trigger_id, None), command)
                left = [*triggers.values(), *(() if made is None or made.removed else (made,))]
                self.directory = replace(known, triggers=tuple(sorted(left, key=lambda each: each.name)))
            case SetSiteChat() | SetProfileSource() if known.site is not None:
                self.directory = replace(known, site=on_site(known.site, command))
        self._changed(directory=True)

    def _change_reply(self, command: PutSavedReply | RemoveSavedReply) -> None:
        there = {reply.id: reply for reply in self.directory.saved_replies}
        after = on_saved_reply(there.pop(command.id, None), command, self.directory.me.id)
        kept = (*there.values(), after) if after is not None and not after.removed else tuple(there.values())
        kept = tuple(sorted(kept, key=lambda reply: reply.name.casefold()))
        self.directory = replace(self.directory, saved_replies=kept)
        self._changed(directory=True)

    def _send_answer(self, command: SendMessage, seen: Seen) -> Meanwhile | None:
        dialog = self.rows[command.dialog_id].dialog
        later = [each for each in self.messages[dialog.id] if (each.position or 0) > seen.position]
        happenings = since(seen, dialog, later, self.directory.me.id)
        if happenings:
            return Meanwhile(happenings=happenings, seen=seen_in(dialog))
        self._perform(command)
        return None

    def _add(self, dialog_id: DialogId, kind: MessageKind, text: str, client_id: ClientId) -> None:
        self.messages[dialog_id].append(
            Message(
                id=None,
                dialog_id=dialog_id,
                kind=kind,
                author_id=self.directory.me.id,
                text=text,
                at=sample_dialogs.NOW,
                client_id=client_id,
                state=MessageState.PENDING,
            )
        )
        self._changed(rows={dialog_id}, feeds={dialog_id})

    def _mend(self, client_id: ClientId, state: MessageState) -> None:
        for dialog_id, kept in self.messages.items():
            for at, message in enumerate(kept):
                if message.client_id == client_id:
                    kept[at] = replace(message, state=state, failure=None)
                    self._changed(feeds={dialog_id})

    def _discard(self, client_id: ClientId) -> None:
        for dialog_id, kept in self.messages.items():
            if any(message.client_id == client_id for message in kept):
                kept[:] = [message for message in kept if message.client_id != client_id]
                self._changed(feeds={dialog_id})

    def _edit_user(self, command: EditUser) -> None:
        fields = {name: getattr(command, name) for name in ("name", "email", "phone", "blocked")}
        given = {name: value for name, value in fields.items() if value is not UNSET}
        user = self.users[command.user_id] = replace(self.users[command.user_id], **given)
        touched = {dialog_id for dialog_id, row in self.rows.items() if row.dialog.user_id == user.id}
        for dialog_id in touched:
            self.rows[dialog_id] = replace(self.rows[dialog_id], user=user)
        self._changed(rows=touched, users={user.id})

    def _change_dialog(self, command: DialogCommand) -> None:
        row = self.rows[command.dialog_id]
        dialog, mark, assignee = row.dialog, row.mark, row.assignee
        match command:
            case AddTag(tag=tag):
                dialog = replace(dialog, tags=tuple(sorted({*dialog.tags, tag})))
            case RemoveTag(tag=tag):
                dialog = replace(dialog, tags=tuple(kept for kept in dialog.tags if kept != tag))
            case Assign(operator_id=operator_id):
                assignee = next((one for one in self.directory.operators if one.id == operator_id), None)
                dialog = replace(dialog, assignee_id=operator_id)
            case CloseDialog() | ReopenDialog() | SnoozeDialog():
                me = self.directory.me.id
                dialog = on_dialog(dialog, command, me, sample_dialogs.NOW) or dialog
            case MarkRead(position=position):
                mark = replace(mark, read_position=position)
            case Mute(muted=muted):
                mark = replace(mark, muted=muted)
            case _:
                pass
        self.rows[command.dialog_id] = replace(row, dialog=dialog, mark=mark, assignee=assignee)
        self._changed(rows={command.dialog_id}, users={dialog.user_id})

    def _changed(
        self,
        *,
        rows: Iterable[DialogId] = (),
        feeds: Iterable[DialogId] = (),
        users: Iterable[UserId] = (),
        directory: bool = False,
    ) -> None:
        self.tell(
            Changes(
                account_id=sample_dialogs.ACCOUNT_ID,
                rows=frozenset(rows),
                feeds=frozenset(feeds),
                users=frozenset(users),
                directory=directory,
            )
        )
