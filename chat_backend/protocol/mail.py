"""E-mail: what an operator wants by it, and for owners how sending goes."""

from typing import Annotated, Literal

from msgspec import Meta

from chat_backend.protocol.site_chat import Minute
from chat_backend.protocol.wire import Wire

MOST_UNREAD_MINUTES = 24 * 60
MailLanguage = Literal["", "en", "ru"]
"""``""``: the one the server was started with."""


class MailQuiet(Wire):
    """When no e-mail is sent: every day from ``begin`` to ``until``, over midnight where ``until`` comes first, and whole days.

    Equal ends are no hours at all. What came meanwhile is sent afterwards, if it is still unread.
    """

    begin: Minute = 0
    until: Minute = 0
    days: tuple[Annotated[int, Meta(ge=0, le=6)], ...] = ()
    """0 is Monday."""
    zone: str = "UTC"
    """IANA name of the time zone that is meant."""


class MailRules(Wire):
    """What one operator wants to be told by e-mail. Kept by the backend, which sends it."""

    on: bool = True
    mine: bool = True
    unassigned: bool = True
    colleagues: bool = False
    mentions: bool = True
    unread_minutes: Annotated[int, Meta(ge=0, le=MOST_UNREAD_MINUTES)] = 0
    """Also while he is there, about what nobody has answered and he has not read for so long; 0: only when he is away."""
    show_text: bool = True
    """Whether the e-mail quotes what was written."""
    quiet: MailQuiet | None = None
    in_team_hours: bool = False
    """Whether e-mails wait until the team works, by ``SiteChat.hours``; where there are none it always does."""
    language: MailLanguage = ""


class MailChoices(Wire):
    """Answer of ``GET`` and ``PUT /api/v1/mail/rules``."""

    rules: MailRules
    sends_mail: bool
    """Whether this server sends e-mail at all."""
    address: str
    """Where it goes: what the operator signs in with; empty: nowhere."""


MailProblem = Literal[
    "unreachable",
    "slow",
    "no_tls",
    "bad_certificate",
    "sign_in",
    "sender",
    "recipient",
    "delayed",
    "refused",
    "lost",
]
"""Why an e-mail was not taken. ``lost``: the connection broke in the middle."""
MailKind = Literal["dialog", "invitation"]


class MailTrouble(Wire):
    """``words`` is what the mail server said, one line of a stranger's text; empty: it said nothing."""

    problem: MailProblem
    words: str = ""


class MailFailure(Wire):
    """An e-mail that was not taken: it will be tried again, or it was given up."""

    id: str
    kind: MailKind
    to: str
    at: int
    """When it was last tried."""
    attempts: int
    trouble: MailTrouble
    again_at: int | None = None
    """None: it was given up, and is tried again only when an owner says so."""


class MailState(Wire):
    """Answer of ``GET /api/v1/mail``, for owners."""

    sends_mail: bool
    server: str = ""
    """Host and port; never the password."""
    sender: str = ""
    address: str = ""
    """Where a test would go."""
    waiting: int = 0
    last_sent_at: int | None = None
    failures: tuple[MailFailure, ...] = ()
    """The newest first."""


class MailTested(Wire):
    """Answer of ``POST /api/v1/mail/test``. ``trouble`` None: the mail server took it."""

    to: str
    trouble: MailTrouble | None = None


class InvitationMail(Wire):
    """What became of the e-mail with an invitation's newest link."""

    invitation_id: str
    state: Literal["waiting", "sent", "failed"]
    trouble: MailTrouble | None = None
    """Why it was not sent yet, or not at all."""
