"""Settings › Saved replies: find, change, delete and undo that, or write a new one."""

import uuid

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from operator_app.domain.commands import PutSavedReply, RemoveSavedReply
from operator_app.domain.likeness import MOST_QUERY
from operator_app.domain.problems import RefusalReason
from operator_app.domain.reply_search import find_replies
from operator_app.domain.saved_replies import SavedReply
from operator_app.domain.value import SavedReplyId
from operator_app.engine.notices import CommandRefused
from ui.message_bar import MessageBar
from ui.note_page import NotePage
from ui.open_account import OpenAccount
from ui.saved_replies.reply_form import ReplyForm
from ui.saved_replies.reply_list import ReplyList
from ui.sentences import refused_command_sentence
from ui.settings.page import Page
from ui.theme.elided import ElidedLabel
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space


class SavedRepliesPage(Page):
    """The list, or in its place the form for one reply. What is deleted can be brought back while the line says so."""

    def __init__(self, account: OpenAccount, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, saved_replies_title(), parent)
        self._account = account
        self._deleted: SavedReply | None = None
        self._hidden: set[SavedReplyId] = set()
        """Deleted here; the archive may not have said so yet."""
        self._refused: list[CommandRefused] = []
        """Replies that were not saved, to be shown again."""
        self.bar = MessageBar(theme, self)
        self.search = QLineEdit(self)
        self.search.setMaxLength(MOST_QUERY)
        self.search.setPlaceholderText(self.tr("Search by name or text"))
        self.search.setAccessibleName(self.tr("Search saved replies"))
        self.search.textChanged.connect(self._show)
        self.search.installEventFilter(self)
        self.new = QPushButton(self.tr("New reply"), self)
        self.new.setIcon(QIcon(theme.icon("plus", "on_primary", self.devicePixelRatioF(), 14)))
        self.new.setIconSize(QSize(theme.px(14), theme.px(14)))
        self.new.setAutoDefault(False)
        set_role(self.new, "primary")
        self.new.clicked.connect(self.start_new)
        self.list = ReplyList(theme, inset=Space.L, parent=self)
        self.list.activated.connect(self._open_index)
        self.list.clicked.connect(self._open_index)
        self._nothing = NotePage(theme, self)
        self.form = ReplyForm(theme, self)
        self.form.saved.connect(self._save)
        self.form.deleted.connect(self.delete)
        self.form.left.connect(self._show_list)
        self.undo_bar = QFrame(self)
        self._undo_words = ElidedLabel(self.undo_bar)
        self.undo = QPushButton(self.tr("Undo"), self.undo_bar)
        self.undo.clicked.connect(self.bring_back)
        self._whole = QWidget(self)
        self._body = QStackedWidget(self)
        self._rows = QStackedWidget(self._whole)
        self._lay_out()
        account.directory_changed.connect(self._show)
        account.refused.connect(self._take_refusal)
        self._show()

    def edit(self, reply: SavedReply) -> None:
        """Open the form with this reply."""
        self.bar.hide()
        self.form.show_reply(reply, self._replies(), text_limit=self._text_limit())
        self._body.setCurrentWidget(self.form)

    def start_new(self) -> None:
        self.bar.hide()
        self.form.show_new(self._replies(), text_limit=self._text_limit())
        self._body.setCurrentWidget(self.form)

    def delete(self, reply: SavedReply) -> None:
        """At once; the line below brings it back."""
        self._deleted = reply
        self._hidden.add(reply.id)
        self._account.perform(RemoveSavedReply(id=reply.id))
        self._undo_words.show_text(self.tr("“{name}” was deleted.").format(name=reply.name))
        self.undo_bar.show()
        self._show_list()

    def bring_back(self) -> None:
        """As a new reply of the same words: the old one is gone at the backend, perhaps for others already."""
        reply, self._deleted = self._deleted, None
        self.undo_bar.hide()
        if reply is not None:
            fresh = replace(reply, id=SavedReplyId(str(uuid.uuid4())))
            self._account.perform(
                PutSavedReply(id=fresh.id, name=fresh.name, text=fresh.text, shared=fresh.owner_id is None)
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Down:
                    self.list.step(1)
                    return True
                case Qt.Key.Key_Up:
                    self.list.step(-1)
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._open_index(self.list.currentIndex())
                    return True
                case _:
                    pass
        return super().eventFilter(watched, event)

    def _open_index(self, index: QModelIndex) -> None:
        reply = self.list.reply_at(index)
        if reply is not None:
            self.edit(reply)

    def _save(self, command: PutSavedReply) -> None:
        self._account.perform(command)
        self._show_list()

    def _show_list(self) -> None:
        if self._refused:
            self._show_refused(self._refused.pop(0))
            return
        self._body.setCurrentWidget(self._whole)
        self._show()
        self.search.setFocus()

    def _show(self) -> None:
        if self._account.directory is not None:
            self.form.sharing.offer(sharing=self._account.abilities.sharing)
        replies = self._replies()
        found = find_replies(replies, self.search.text())
        chosen = self.list.chosen
        self.list.show_replies(found)
        if chosen is not None:
            self.list.choose(chosen.id)
        if found:
            self._rows.setCurrentWidget(self.list)
            return
        if replies:
            self._nothing.say(self.tr("No saved reply is like this"), "", icon="saved-reply")
        else:
            self._nothing.say(
                self.tr("No saved replies yet"),
                self.tr("Keep here what you write again and again, and take it with / in the field."),
                icon="saved-reply",
            )
        self._rows.setCurrentWidget(self._nothing)

    def _replies(self) -> tuple[SavedReply, ...]:
        directory = self._account.directory
        there = () if directory is None else directory.saved_replies
        self._hidden &= {reply.id for reply in there}
        return tuple(reply for reply in there if reply.id not in self._hidden)

    def _text_limit(self) -> int:
        directory = self._account.directory
        return 20_000 if directory is None else directory.text_limit

    def _take_refusal(self, refusal: CommandRefused) -> None:
        command = refusal.command
        reason = refused_command_sentence(refusal.reason)
        match command:
            case PutSavedReply():
                self._refused.append(refusal)
                if self._body.currentWidget() is self._whole:  # else when one has done with what is in the form
                    self._show_list()
            case RemoveSavedReply():
                self._hidden.discard(command.id)
                self.undo_bar.hide()
                words = self.tr("The saved reply was not deleted.")
                self.bar.say(f"{words} {reason}")
                self._show()
            case _:
                pass

    def _show_refused(self, refusal: CommandRefused) -> None:
        """What was typed, in the form again; the keyboard stays where it is."""
        if not isinstance(command := refusal.command, PutSavedReply):
            return
        words = self.tr("“{name}” was not saved.").format(name=command.name)
        why = f"{words} {refused_command_sentence(refusal.reason)}"
        others_now = refusal.reason in {RefusalReason.FORBIDDEN, RefusalReason.GONE}
        self.form.show_refused(command, self._replies(), why, text_limit=self._text_limit(), as_new=others_now)
        self._body.setCurrentWidget(self.form)

    def _lay_out(self) -> None:
        px = self.theme.px
        line = QHBoxLayout()
        line.setContentsMargins(px(Space.L), 0, px(Space.L), px(Space.M))
        line.setSpacing(px(Space.S))
        line.addWidget(self.search, 1)
        line.addWidget(self.new)
        self._rows.addWidget(self.list)
        self._rows.addWidget(self._nothing)
        whole = QVBoxLayout(self._whole)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(line)
        whole.addWidget(self.rule())
        whole.addWidget(self._rows, 1)
        self._body.addWidget(self._whole)
        self._body.addWidget(self.form)
        set_role(self.undo_bar, "bar")
        set_role(self.undo, "link")
        row = QHBoxLayout(self.undo_bar)
        row.setContentsMargins(px(Space.L), px(Space.XS), px(Space.L), px(Space.XS))
        row.addWidget(self._undo_words)
        row.addWidget(self.undo)
        row.addStretch(1)
        self.undo_bar.hide()
        self.column.addWidget(self.bar)
        self.column.addWidget(self._body, 1)
        self.column.addWidget(self.undo_bar)


def saved_replies_title() -> str:
    return QCoreApplication.translate("SavedRepliesPage", "Saved replies")
