"""E-mail that the backend sends: what one wants by it, and for owners how sending goes."""

from enum import StrEnum

from operator_app.domain.value import Milliseconds, Value

UNREAD_MINUTES = (0, 5, 15, 30, 60)
"""Minutes after which one is told by e-mail of what stays unread; 0: only while one is away."""


class MailQuiet(Value):
    """When no e-mail is sent: minutes of the day, over midnight where ``until`` comes first; and whole days, 0 is Monday."""

    begin: int = 0
    until: int = 0
    days: tuple[int, ...] = ()
    zone: str = "UTC"
    """IANA name of a time zone."""


class MailRules(Value):
    """Kept by the backend: it sends also while this app does not run."""

    on: bool = True
    mine: bool = True
    unassigned: bool = True
    colleagues: bool = False
    mentions: bool = True
    unread_minutes: int = 0
    show_text: bool = True
    quiet: MailQuiet | None = None
    in_team_hours: bool = False
    """Whether e-mails wait until the team works, by the hours of the site's chat."""
    language: str = ""
    """``en`` or ``ru``; empty: the server's own."""


class MailChoices(Value):
    """``sends_mail``: whether the server sends e-mail at all. ``address``: where it goes; empty: nowhere."""

    rules: MailRules
    sends_mail: bool
    address: str


class MailProblem(StrEnum):
    """Why an e-mail was not taken by the mail server."""

    UNREACHABLE = "unreachable"
    SLOW = "slow"
    NO_TLS = "no_tls"
    BAD_CERTIFICATE = "bad_certificate"
    SIGN_IN = "sign_in"
    SENDER = "sender"
    RECIPIENT = "recipient"
    DELAYED = "delayed"
    REFUSED = "refused"
    LOST = "lost"
    """The connection broke in the middle."""
    OTHER = "other"
    """What a newer server knows."""


class MailTrouble(Value):
    """``words``: what the mail server said, a stranger's text; empty: nothing."""

    problem: MailProblem
    words: str = ""


class MailFailure(Value):
    """An e-mail that was not taken. ``again_at`` None: it was given up."""

    id: str
    is_invitation: bool
    to: str
    at: Milliseconds
    attempts: int
    trouble: MailTrouble
    again_at: Milliseconds | None = None


class MailState(Value):
    """How sending goes. ``server`` is its host and port, ``address`` where a test would go."""

    sends_mail: bool
    server: str = ""
    sender: str = ""
    address: str = ""
    waiting: int = 0
    last_sent_at: Milliseconds | None = None
    failures: tuple[MailFailure, ...] = ()


class MailTested(Value):
    """``trouble`` None: the mail server took it."""

    to: str
    trouble: MailTrouble | None = None


class MailOutcome(StrEnum):
    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"


class InvitationMail(Value):
    """What became of the e-mail with an invitation's newest link."""

    invitation_id: str
    outcome: MailOutcome
    trouble: MailTrouble | None = None
