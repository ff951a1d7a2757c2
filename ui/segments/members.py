"""Who is in a segment: a list that goes on at its end."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from operator_app.domain.problems import BackendError
from operator_app.domain.segments import Segment
from operator_app.engine.notices import Changes
from operator_app.engine.requests import ListPeople, Person
from ui.names import user_face, user_name
from ui.open_account import OpenAccount
from ui.sentences import failure_sentence
from ui.settings.page import scrolled
from ui.tasks import ScreenTasks
from ui.theme.avatar import Avatar
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

PAGE = 50
AGAIN_MS = 300
"""Changes of users that come within this time are looked at together."""
_SIDE = 28


class Members(QWidget):
    """Asked of the backend when shown, and again as users change; without a connection, those this computer knows."""

    left = Signal()

    def __init__(self, account: OpenAccount, theme: Theme, tasks: ScreenTasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account = account
        self._theme = theme
        self._tasks = tasks
        self._segment: Segment | None = None
        self._next: str | None = None
        self.names: list[str] = []
        self.back = QPushButton(self.tr("Back"), self)
        self.back.clicked.connect(self.left)
        self.title = QLabel(self)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self.title, "strong")
        self.said = QLabel(self)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        set_role(self.said, "secondary")
        self.more = QPushButton(self.tr("Show more"), self)
        self.more.clicked.connect(self._read_on)
        self._rows: list[QWidget] = []
        self._list = QWidget(self)
        set_role(self._list, "pane")
        self._column = QVBoxLayout(self._list)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._read_again)
        account.changes.connect(self._take_changes)
        self._lay_out()

    def show_segment(self, segment: Segment) -> None:
        self._segment, self._next = segment, None
        self.title.setText(segment.name)
        self._clear()
        self.said.setText(self.tr("Loading…"))
        self.more.hide()
        self.back.setFocus()
        self._tasks.restart("members", self._read(segment))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _read_on(self) -> None:
        if self._segment is not None:
            self._tasks.restart("members", self._read(self._segment))

    def _take_changes(self, changes: Changes) -> None:
        if self.isVisible() and (changes.users or changes.everything):
            self._again.start()

    def _read_again(self) -> None:
        """From the beginning: somebody may have come or gone anywhere."""
        if self._segment is not None and self.isVisible():
            self._next = None
            self._tasks.restart("members", self._read(self._segment))

    def _clear(self) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows, self.names = [], []

    async def _read(self, segment: Segment) -> None:
        try:
            page = await self._account.bridge.call(ListPeople(segment=segment.id, after=self._next, limit=PAGE))
        except BackendError as error:
            self.said.setText(failure_sentence(error))
            return
        if segment is not self._segment:
            return
        if self._next is None:
            self._clear()
        self._next = page.next
        for person in page.people:
            self._add(person)
        self.more.setVisible(page.next is not None)
        self.said.setText("" if self._rows else self.tr("Nobody is in this segment now."))
        if page.only_here:
            self.said.setText(self.tr("No connection: these are those known on this computer."))

    def _add(self, person: Person) -> None:
        px = self._theme.px
        row = QWidget(self._list)
        name = user_name(person.user, person.user.id)
        words = QLabel(name, row)
        words.setTextFormat(Qt.TextFormat.PlainText)
        facts = QLabel(person.user.email or person.user.phone or "", row)
        facts.setTextFormat(Qt.TextFormat.PlainText)
        set_role(facts, "secondary")
        here = QLabel(self.tr("on the site") if person.online else "", row)
        set_role(here, "secondary")
        avatar = Avatar(self._theme, _SIDE, row)
        avatar.show_face(user_face(person.user, person.user.id), online=person.online)
        line = QHBoxLayout(row)
        line.setContentsMargins(px(Space.L), px(4), px(Space.L), px(4))
        line.setSpacing(px(Space.S))
        line.addWidget(avatar)
        line.addWidget(words)
        line.addWidget(facts, 1)
        line.addWidget(here)
        self._column.insertWidget(len(self._rows), row)
        self._rows.append(row)
        self.names.append(name)

    def _lay_out(self) -> None:
        px = self._theme.px
        head = QHBoxLayout()
        head.setContentsMargins(px(Space.L), 0, px(Space.L), px(Space.S))
        head.setSpacing(px(Space.M))
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self.said.setContentsMargins(px(Space.L), 0, px(Space.L), px(Space.S))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.said)
        column.addWidget(scrolled(self._list), 1)
