"""E-mail as screens and tests of widgets show it."""

from operator_app.domain.mail import (
    InvitationMail,
    MailChoices,
    MailFailure,
    MailOutcome,
    MailProblem,
    MailRules,
    MailState,
    MailTested,
    MailTrouble,
)
from tests.sample_dialogs import NOW

MINUTE = 60_000
CHOICES = MailChoices(rules=MailRules(unread_minutes=15), sends_mail=True, address="anton@example.com")
NO_MAIL = MailChoices(rules=MailRules(), sends_mail=False, address="anton@example.com")
NO_SUCH_USER = MailTrouble(problem=MailProblem.RECIPIENT, words="550 5.1.1 <lev@example.com>: no such user here")
GREYLISTED = MailTrouble(problem=MailProblem.DELAYED, words="451 4.7.1 Greylisted, come back in five minutes")
FAILURES = (
    MailFailure(
        id="m-1",
        is_invitation=True,
        to="vera@example.com",
        at=NOW - 2 * MINUTE,
        attempts=1,
        trouble=GREYLISTED,
        again_at=NOW + 3 * MINUTE,
    ),
    MailFailure(
        id="m-2", is_invitation=False, to="lev@example.com", at=NOW - 70 * MINUTE, attempts=1, trouble=NO_SUCH_USER
    ),
)
STATE = MailState(
    sends_mail=True,
    server="smtp.example.com:587",
    sender="Coffee shop <chat@example.com>",
    address="anton@example.com",
    waiting=1,
    last_sent_at=NOW - 12 * MINUTE,
    failures=FAILURES,
)
TESTED = MailTested(to="anton@example.com")
REFUSED = MailTested(
    to="anton@example.com", trouble=MailTrouble(problem=MailProblem.SIGN_IN, words="535 5.7.8 Authentication failed")
)
SENT = InvitationMail(invitation_id="i-1", outcome=MailOutcome.SENT)
NOT_SENT = InvitationMail(invitation_id="i-1", outcome=MailOutcome.FAILED, trouble=NO_SUCH_USER)
