"""What the screen may ask about e-mail. All of it waits for the network and raises ``BackendError`` kinds."""

from operator_app.domain.mail import MailChoices, MailRules, MailState, MailTested
from operator_app.engine.requests import AccountRequest


class GetMailChoices(AccountRequest[MailChoices]):
    """One's own rules, and whether they come to anything."""


class ChooseMail(AccountRequest[MailChoices]):
    rules: MailRules


class GetMailState(AccountRequest[MailState]):
    """For owners."""


class SendTestMail(AccountRequest[MailTested]):
    """Send one to oneself; for owners."""


class RetryMail(AccountRequest[None]):
    id: str


class ForgetMail(AccountRequest[None]):
    id: str
