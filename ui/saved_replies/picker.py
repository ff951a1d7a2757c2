"""The popup above the composer in which a saved reply is searched and taken."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from operator_app.domain.likeness import MOST_QUERY
from operator_app.domain.people import Operator, User
from operator_app.domain.reply_search import find_replies
from operator_app.domain.saved_replies import SavedReply
from operator_app.domain.templates import fill
from ui.saved_replies.preview import ReplyPreview
from ui.saved_replies.reply_list import ROW, ReplyList
from ui.theme.overlay import Overlay
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

WIDTH = 600
MOST_ROWS = 6


class SavedReplyPicker(Overlay):
    """Arrows choose, Enter takes, Esc closes; the keyboard stays in the search line."""

    picked = Signal(str)
    """The text, filled in for this user as far as things are known."""
    given_up = Signal(str)
    """Esc: what was typed into the search line."""

    def __init__(
        self,
        theme: Theme,
        anchor: QWidget,
        replies: Sequence[SavedReply],
        *,
        user: User | None,
        user_name: str,
        me: Operator | None,
    ) -> None:
        super().__init__(theme, anchor, width=WIDTH)
        self._all = tuple(replies)
        self._user = user
        self._me = me
        self.search = QLineEdit(self)
        self.search.setMaxLength(MOST_QUERY)
        self.search.setAccessibleName(self.tr("Search saved replies"))
        self.search.setPlaceholderText(self.tr("Search by name or text"))
        set_role(self.search, "bare")
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._find)
        self.list = ReplyList(theme, hint="⏎", parent=self)
        set_role(self.list, "popup")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(lambda _: self._take())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_preview())
        self._nothing = QLabel(self)
        self._nothing.setWordWrap(True)
        set_role(self._nothing, "muted")
        self._below = QWidget(self)
        self.preview = ReplyPreview(theme, self._below)
        self._lay_out(self.tr("Preview for {name}").format(name=user_name))
        self._find()

    def open_up(self) -> None:
        super().open_up()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def take_over(self, replies: Sequence[SavedReply]) -> None:
        """The replies are others now: somebody has saved or removed one."""
        self._all = tuple(replies)
        self._find()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._press(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Down:
                self.list.step(1)
            case Qt.Key.Key_Up:
                self.list.step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._take()
            case Qt.Key.Key_Escape:
                typed = self.search.text()
                self.close_up()
                self.given_up.emit(typed)
            case Qt.Key.Key_Backspace if not self.search.text():
                self.close_up()
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                pass  # there is nowhere else to go in here
            case _:
                return False
        return True

    def _take(self) -> None:
        reply = self.list.chosen
        if reply is None:
            return
        filled = fill(reply.text, self._user, self._me)
        self.close_up()
        self.picked.emit(filled.text)

    def _find(self) -> None:
        found = find_replies(self._all, self.search.text())
        self.list.show_replies(found)
        self.list.setFixedHeight(self._theme.px(ROW) * min(len(found), MOST_ROWS))
        self.list.setVisible(bool(found))
        self._below.setVisible(bool(found))
        self._nothing.setText(
            self.tr("No saved reply is like this.")
            if self._all
            else self.tr("There are no saved replies yet. Write an answer and press “Save reply”.")
        )
        self._nothing.setVisible(not found)
        self._show_preview()
        if self.isVisible():
            self.place()

    def _show_preview(self) -> None:
        reply = self.list.chosen
        if reply is not None:
            self.preview.show_filled(fill(reply.text, self._user, self._me))
            if self.isVisible():
                self.place()

    def _lay_out(self, title: str) -> None:
        px = self._theme.px
        line = QHBoxLayout()
        line.setContentsMargins(px(Space.M), px(5), px(Space.M), px(5))
        line.setSpacing(px(Space.XS))
        slash = QLabel("/", self)
        set_role(slash, "muted")
        line.addWidget(slash)
        line.addWidget(self.search, 1)
        self._nothing.setContentsMargins(px(Space.M), px(Space.M), px(Space.M), px(Space.M))
        words = QLabel(self._below)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setText(title)
        set_role(words, "secondary")
        inside = QVBoxLayout()
        inside.setContentsMargins(px(Space.M), px(Space.S), px(Space.M), px(Space.M))
        inside.setSpacing(px(6))
        inside.addWidget(words)
        inside.addWidget(self.preview)
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self._rule())
        below.addLayout(inside)
        self.column.addLayout(line)
        self.column.addWidget(self._rule())
        self.column.addWidget(self.list)
        self.column.addWidget(self._nothing)
        self.column.addWidget(self._below)

    def _rule(self) -> QFrame:
        rule = QFrame(self)
        set_role(rule, "rule")
        rule.setFixedHeight(1)
        return rule
