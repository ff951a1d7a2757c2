"""What a notification service is asked, whichever system it belongs to."""

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from operator_app.domain.deep_link import DialogLink
from operator_app.domain.value import AccountId, DialogId, MessageId, Revision, Value


class Slot(Value):
    """Where a bubble hangs: one for each dialog, so that news of the same dialog replaces the old."""

    account_id: AccountId
    dialog_id: DialogId


class Target(Value):
    """Where a click leads."""

    account_id: AccountId
    dialog_id: DialogId
    message_id: MessageId | None = None
    position: Revision | None = None
    """Of that message in its dialog."""

    @property
    def slot(self) -> Slot:
        return Slot(account_id=self.account_id, dialog_id=self.dialog_id)

    @property
    def link(self) -> str:
        """For services that hand a click to the app as an address, and start it where it does not run."""
        link = DialogLink(dialog_id=self.dialog_id, account_id=self.account_id, position=self.position, of_alert=True)
        return link.written()


class Bubble(Value):
    """What is shown. Plain text: whoever shows it escapes what its service would take for markup.

    Silent: the sound is ours, so that it can be chosen, tested and heard where the service makes none.
    """

    target: Target
    title: str
    body: str
    slot: Slot | None = None
    """Only for a bubble that stands for several dialogs; otherwise its target's."""

    @property
    def place(self) -> Slot:
        return self.slot or self.target.slot


class NotShownReason(StrEnum):
    NO_SERVICE = "no_service"
    """Nothing on this system shows notifications."""
    NOT_ALLOWED = "not_allowed"
    """The system does not let this app show any."""
    SLOW = "slow"
    FAILED = "failed"


class Shown(Value):
    adapter: str
    """The name of the service's adapter."""


class NotShown(Value):
    reason: NotShownReason


class Capabilities(Value):
    """What the system's service can do; the help page shows it."""

    adapter: str
    service: str = ""
    """How the service calls itself."""
    click: bool = True
    body: bool = True
    replace: bool = True


class NotificationError(Exception):
    """An adapter cannot do its work (any more); the next one is tried."""

    def __init__(self, reason: NotShownReason, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else str(reason))
        self.reason = reason


class Click(Value):
    """Somebody clicked a bubble. The token, where there is one, lets our window come to the front."""

    target: Target
    activation_token: str | None = None


OnClick = Callable[[Click], None]
"""Called on the loop that opened the adapter."""


class Adapter(Protocol):
    """One way to show bubbles. All calls come from one loop, one at a time. Each raises ``NotificationError``."""

    @property
    def name(self) -> str: ...

    async def open(self, on_click: OnClick) -> Capabilities:
        """Reach the service. Nothing else is called before."""
        ...

    async def show(self, bubble: Bubble) -> None:
        """Show it, in place of what hangs in its slot."""
        ...

    async def rewrite(self, bubble: Bubble) -> None:
        """Say this instead, if something hangs in its slot still; a new one never comes up by it."""
        ...

    async def withdraw(self, slot: Slot) -> None:
        """Take down what hangs there; nothing there is no error."""
        ...

    async def close(self) -> None:
        """Let go of the service. Bubbles may stay. Never raises."""
        ...


class Notifier(Protocol):
    """What the rest of the app uses: never raises, always says what became of it."""

    async def show(self, bubble: Bubble) -> Shown | NotShown: ...

    async def rewrite(self, bubble: Bubble) -> None:
        """Other words for what hangs there; nothing where nothing does any more."""
        ...

    async def withdraw(self, slot: Slot) -> None: ...

    async def capabilities(self) -> Capabilities | None:
        """None when nothing on this system shows notifications."""
        ...

    async def close(self) -> None: ...
