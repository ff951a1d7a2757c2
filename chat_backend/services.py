"""Everything one running server is made of, wired together once."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from litestar.di import NamedDependency
from litestar.params import SkipValidation

from chat_backend.accounts import Accounts, OperatorSession, VisitorSession
from chat_backend.change_log import ChangeLog
from chat_backend.clock import Clock, now
from chat_backend.commands.desk import CommandDesk
from chat_backend.database.connection import Database
from chat_backend.events.recording import EventRecorder
from chat_backend.invitations import Invitations
from chat_backend.keys import Keys, ServerSession
from chat_backend.mail import dues as mail_dues
from chat_backend.mail.room import MailRoom
from chat_backend.nudge import Nudge
from chat_backend.open_change import OpenChange
from chat_backend.passwords import Passwords
from chat_backend.presence import PresenceBook
from chat_backend.profiles.lookup import ProfileLookup
from chat_backend.rate_limit import RateLimit
from chat_backend.retention import Retention
from chat_backend.segments.membership import Membership, SegmentUpkeep
from chat_backend.sessions import SessionBook
from chat_backend.settings import Settings
from chat_backend.stored_files import StoredFiles
from chat_backend.streams.recent_changes import RecentChanges
from chat_backend.streams.switchboard import Switchboard
from chat_backend.triggers.firing import Triggers


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How often anybody may do what. Keys are named at each use."""

    sign_in: RateLimit
    sign_in_address: RateLimit
    new_user: RateLimit
    site_message: RateLimit
    site_file: RateLimit
    upload: RateLimit
    search: RateLimit
    track: RateLimit
    identify: RateLimit
    server: RateLimit
    mail_test: RateLimit
    mail_off: RateLimit
    invitation: RateLimit
    join: RateLimit


@dataclass(frozen=True, kw_only=True)
class Services:
    settings: Settings
    clock: Clock
    database: Database
    log: ChangeLog
    retention: Retention
    accounts: Accounts
    invitations: Invitations
    sessions: SessionBook
    desk: CommandDesk
    files: StoredFiles
    keys: Keys
    profiles: ProfileLookup
    recorder: EventRecorder
    passwords: Passwords
    board: Switchboard
    recent: RecentChanges
    presence: PresenceBook
    limits: Limits
    segments: SegmentUpkeep
    triggers: Triggers
    mail: MailRoom


FromServices = SkipValidation[NamedDependency[Services]]
FromOperator = SkipValidation[NamedDependency[OperatorSession]]
FromVisitor = SkipValidation[NamedDependency[VisitorSession]]
FromServer = SkipValidation[NamedDependency[ServerSession]]


def build_services(
    settings: Settings, *, clock: Clock = now, seconds: Callable[[], float] = time.monotonic
) -> Services:
    """``clock`` gives the time that is stored, ``seconds`` the one that rate limits count by."""
    database = Database(settings.url)
    board = Switchboard()
    presence = PresenceBook(board, clock=clock)
    noted = Nudge()
    membership = Membership(presence.is_present, noted)
    mail = MailRoom(database, presence, settings.mail, clock, public_url=settings.public_url)

    async def settle(change: OpenChange) -> None:
        await membership.settle(change)
        if mail.delivery is not None:
            await mail_dues.note(change)

    log = ChangeLog(database, clock, board, settle)
    files = StoredFiles(database, settings.files, clock)
    segments = SegmentUpkeep(database, log, membership, clock, presence.moves)
    return Services(
        settings=settings,
        clock=clock,
        database=database,
        log=log,
        retention=Retention(database, clock, days=settings.keep_log_days, at_least=settings.keep_log_changes),
        accounts=Accounts(database, log, clock),
        invitations=Invitations(database, log, clock, mail),
        sessions=SessionBook(database, clock),
        desk=CommandDesk(log),
        files=files,
        keys=Keys(database, clock),
        profiles=ProfileLookup(database, log, files, clock),
        recorder=EventRecorder(database, log, board, segments.events_happened),
        passwords=Passwords(),
        board=board,
        recent=RecentChanges(log, board),
        presence=presence,
        limits=Limits(
            sign_in=RateLimit(5, 60, seconds),
            sign_in_address=RateLimit(30, 60, seconds),
            new_user=RateLimit(30, 60, seconds),
            site_message=RateLimit(20, 60, seconds),
            site_file=RateLimit(20, 60, seconds),
            upload=RateLimit(120, 60, seconds),
            search=RateLimit(60, 60, seconds),
            track=RateLimit(60, 60, seconds),
            identify=RateLimit(30, 60, seconds),
            server=RateLimit(600, 60, seconds),
            mail_test=RateLimit(10, 600, seconds),
            mail_off=RateLimit(30, 60, seconds),
            invitation=RateLimit(100, 3600, seconds),
            join=RateLimit(20, 60, seconds),
        ),
        segments=segments,
        triggers=Triggers(database, log, noted),
        mail=mail,
    )
