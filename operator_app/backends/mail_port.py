"""The part of a backend's contract that is about e-mail; not every backend sends any.

All of it waits for the network and raises ``BackendError`` kinds.
"""

from typing import Protocol

from operator_app.domain.mail import MailChoices, MailRules, MailState, MailTested


class MailBackend(Protocol):
    async def choices(self) -> MailChoices:
        """One's own."""
        ...

    async def choose(self, rules: MailRules) -> MailChoices: ...

    async def state(self) -> MailState:
        """For owners: others are ``Refused(FORBIDDEN)``."""
        ...

    async def test(self) -> MailTested:
        """Send one e-mail to oneself. For owners."""
        ...

    async def retry(self, mail_id: str) -> None: ...

    async def forget(self, mail_id: str) -> None:
        """It is neither tried again nor told of."""
        ...
