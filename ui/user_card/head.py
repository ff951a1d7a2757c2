"""The top of the card: picture, name, place and local time, and what can be done about the person."""

import asyncio

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from operator_app.domain.people import User
from operator_app.domain.problems import BackendError
from operator_app.engine.requests import FetchFile
from ui.clock import Clock
from ui.names import user_face
from ui.open_account import OpenAccount
from ui.pictures import read_picture
from ui.theme.avatar import Avatar
from ui.theme.elided import ElidedLabel
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.user_card.card_menu import CardMenu
from ui.user_card.card_words import where_and_when
from ui.user_card.editable import EditableValue

_CLOCK_MS = 30_000
_AVATAR = 52
_PICTURE_SIDE = 256
"""Longest side of a picture that is kept, in pixels."""


class CardHead(QWidget):
    """``name`` is laid out here and filled elsewhere."""

    write_wanted = Signal()

    def __init__(
        self, account: OpenAccount, theme: Theme, clock: Clock, name: EditableValue, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._account = account
        self._theme = theme
        self._clock = clock
        self._user: User | None = None
        self.avatar = Avatar(theme, _AVATAR, self)
        self._where = ElidedLabel(self)
        set_role(self._where, "secondary")
        self.more = QToolButton(self)
        set_role(self.more, "icon")
        self.more.setAccessibleName(self.tr("More about this person"))
        self.more.setToolTip(self.tr("More"))
        self.menu = CardMenu(account, theme, self)
        self.menu.edit_name_asked.connect(name.start_editing)
        self.menu.write_asked.connect(self.write_wanted)
        self.more.clicked.connect(lambda: self.menu.open(self._user, self.more))
        self._minute = QTimer(self)
        self._minute.setInterval(_CLOCK_MS)
        self._minute.timeout.connect(self._show_where)
        self._minute.start()
        self._lay_out(name)
        self._draw_icons()
        theme.changed.connect(self._draw_icons)

    def where(self) -> str:
        """Place and local time as shown."""
        return self._where.whole_text

    def show_user(self, user: User, *, online: bool) -> None:
        before, self._user = self._user, user
        self.avatar.show_face(user_face(user, user.id), online=online)
        if not user.avatar_url:
            self.avatar.show_picture(None)
        elif before is None or (before.id, before.avatar_url) != (user.id, user.avatar_url):
            self._account.tasks.restart("avatar", self._read_picture(user, user.avatar_url))
        self._show_where()

    async def _read_picture(self, user: User, url: str) -> None:
        """Silent where there is none: initials do."""
        try:
            path = await self._account.bridge.call(FetchFile(url=url, name="avatar"))
        except (BackendError, OSError):
            return
        image = await asyncio.to_thread(read_picture, str(path), _PICTURE_SIDE)
        if self._user is not None and user.id == self._user.id and not image.isNull():
            self.avatar.show_picture(QPixmap.fromImage(image))

    def _show_where(self) -> None:
        if self._user is not None:
            words = where_and_when(self._user, self._clock())
            self._where.show_text(words)
            self._where.setVisible(bool(words))

    def _lay_out(self, name: EditableValue) -> None:
        px = self._theme.px
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(name)
        words.addWidget(self._where)
        words.addStretch(1)
        self._where.setContentsMargins(px(3), 0, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(10))
        row.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignVCenter)

    def _draw_icons(self) -> None:
        self.more.setIcon(QIcon(self._theme.icon("more", "muted", self.devicePixelRatioF())))
        side = self._theme.px(18)
        self.more.setIconSize(QSize(side, side))
