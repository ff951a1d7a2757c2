"""What is asked of the app from outside: later starts, links, the desktop's activation, clicks that come as links."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject

from operator_app.domain.deep_link import read_link
from operator_app.domain.value import AccountId, DialogId
from operator_app.notifications.port import Click, Target
from ui.application import Application
from ui.single_instance import SingleInstance, Wish
from ui.tasks import ScreenTasks


class Activatable(Protocol):
    """What the desktop calls; see ``operator_app.notifications.activation``."""

    async def begin(self) -> bool: ...

    def close(self) -> None: ...


MakeActivatable = Callable[[Callable[[str | None, str | None], None]], Activatable]
"""Given what to call with a link (or nothing) and the token that lets the window come to the front."""


class Wishes(QObject):
    """``begin`` on the running loop, with the screen started; ``close`` before the loop ends."""

    def __init__(self, screen: Application, clicked: Callable[[Click], None]) -> None:
        """``clicked``: takes a link that hung on a notification."""
        super().__init__(screen)
        self._screen = screen
        self._clicked = clicked
        self._tasks = ScreenTasks(self)
        self._activation: Activatable | None = None

    def begin(self, only_one: SingleInstance, make: MakeActivatable | None) -> None:
        """Hear both. ``make``: None where nothing calls. Raises ``OSError`` when later starts cannot be heard."""
        if make is not None:
            self._activation = make(lambda link, token: self.grant(Wish(open_dialog=link, activation_token=token)))
            self._tasks.start("activation", self._begin(self._activation))
        only_one.wished.connect(self.grant)
        only_one.listen()

    def grant(self, wish: Wish) -> None:
        asked = wish.open_dialog or ""
        account_id, _, dialog_id = asked.partition("/")
        link = read_link(asked)
        if link is not None and link.of_alert and link.account_id is not None:
            target = Target(account_id=link.account_id, dialog_id=link.dialog_id, position=link.position)
            self._clicked(Click(target=target, activation_token=wish.activation_token))
        elif link is not None:
            self._screen.open_link(link, wish.activation_token)
        elif account_id and dialog_id and "://" not in asked:
            self._screen.open_dialog(AccountId(account_id), DialogId(dialog_id), wish.activation_token)
        else:
            self._screen.bring_to_front(wish.activation_token)

    async def close(self) -> None:
        self._tasks.cancel()
        await self._tasks.finished()
        if self._activation is not None:
            self._activation.close()

    @staticmethod
    async def _begin(activation: Activatable) -> None:
        await activation.begin()
