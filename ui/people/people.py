"""The list of all users: those on the site first, found by a word, looked at in the card, written to."""

import asyncio
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from operator_app.engine.requests import ListPeople
from ui.clock import Clock
from ui.commands import chords
from ui.commands.table import ENTRIES, Command
from ui.folded_card import FoldedCardButton
from ui.note_page import NotePage
from ui.open_account import OpenAccount
from ui.paging.model import ROW_ROLE, PagedModel
from ui.paging.reader import PageReader
from ui.people.row_delegate import ROW_HEIGHT, PersonDelegate
from ui.people.rows import PersonRow, person_row, sentence
from ui.row_list.row_list import RowList
from ui.sentences import failure_sentence
from ui.theme.choice_button import ChoiceButton
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

PAGE = 100
SEARCH_MS = 250
"""How long after the last letter the search begins."""

Index = QModelIndex | QPersistentModelIndex


class PeoplePane(QWidget):
    """A row that is gone to is shown in the card; Enter opens all of it, W writes. Esc goes back."""

    back_asked = Signal()
    looked_at = Signal(str)
    """(user id): the card is to show him."""
    details_wanted = Signal(str)
    write_wanted = Signal(str)

    def __init__(self, account: OpenAccount, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account = account
        self._theme = theme
        self._clock = clock
        self._segment: str | None = None
        self._only_here = False
        set_role(self, "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head = QFrame(self)
        self.back = QToolButton(self)
        set_role(self.back, "icon")
        self.back.setAccessibleName(self.tr("Back"))
        self.back.setToolTip(self.tr("Back (Esc)"))
        self.back.clicked.connect(self.back_asked)
        self.write = QPushButton(self.tr("Write"), self)
        self.write.setEnabled(False)
        self.write.clicked.connect(self._write)
        self.card = FoldedCardButton(theme, self)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search by name, e-mail or phone"))
        self.search.setAccessibleName(self.tr("Search people"))
        self.segments = ChoiceButton(theme, self.tr("Segment"), self)
        self.model: PagedModel[PersonRow] = PagedModel(sentence, self)
        self.view = PeopleView(theme, self.model, self)
        self.page = NotePage(theme, self)
        self.foot = QFrame(self)
        self._foot_words = QLabel(self.foot)
        self.again = QPushButton(self.tr("Try again"), self.foot)
        self._stack = QStackedWidget(self)
        self.reader: PageReader[PersonRow, str] = PageReader(
            "people", tasks=account.tasks, view=self.view, model=self.model, read=self._read, parent=self
        )
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SEARCH_MS)
        self._soon.timeout.connect(self.reader.restart)
        self._lay_out()
        self._connect()

    def open(self) -> None:
        """Anew from the first page: who is on the site changes."""
        self._offer_segments()
        self.reader.restart()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.selectAll()

    def close_up(self) -> None:
        """Nobody looks any more."""
        self._soon.stop()
        self.reader.stop()

    def chosen(self) -> PersonRow | None:
        row = self.view.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, PersonRow) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus() and self.model.rowCount():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self.model.index(0))
        else:
            super().keyPressEvent(event)

    # -------------------------------------------------------------------------------------------- reading

    async def _read(self, place: str | None, page: int) -> tuple[list[PersonRow], str | None]:
        asked = ListPeople(search=self.search.text().strip(), segment=self._segment, after=place, limit=PAGE)
        found = await self._account.bridge.call(asked)
        if page == 0:
            self._only_here = found.only_here
        now = self._clock()
        return await asyncio.to_thread(lambda: [person_row(each, now) for each in found.people]), found.next

    def _say(self) -> None:
        reader = self.reader
        if reader.begun and self.model.pages.count:
            self._stack.setCurrentWidget(self.view)
        elif reader.failure is not None:
            self.page.say(
                self.tr("The list could not be read"),
                failure_sentence(reader.failure),
                icon="warning",
                action=self.tr("Try again"),
            )
            self._stack.setCurrentWidget(self.page)
        elif reader.begun:
            searched = bool(self.search.text().strip()) or self._segment is not None
            title = self.tr("Nobody found") if searched else self.tr("Nobody has been here yet")
            self.page.say(title, icon="user")
            self._stack.setCurrentWidget(self.page)
        elif reader.loading:
            self.page.say(self.tr("Loading…"))
            self._stack.setCurrentWidget(self.page)
        self._say_below()

    def _say_below(self) -> None:
        reader = self.reader
        words = ""
        if reader.begun and reader.failure is not None:
            words = failure_sentence(reader.failure)
        elif reader.begun and self._only_here:
            words = self.tr("There is no connection: only people known on this computer are listed.")
        self._foot_words.setText(words)
        self.again.setVisible(bool(words))
        self.foot.setVisible(bool(words))

    def _try_again(self) -> None:
        if self._only_here:
            self.reader.restart()
        else:
            self.reader.try_again()

    # ---------------------------------------------------------------------------------------------- doing

    def _look_at(self, index: Index) -> None:
        row = index.data(ROW_ROLE)
        self.write.setEnabled(isinstance(row, PersonRow))
        if isinstance(row, PersonRow):
            self.looked_at.emit(row.user_id)

    def _write(self) -> None:
        row = self.chosen()
        if row is not None:
            self.write_wanted.emit(row.user_id)

    def _open_details(self) -> None:
        row = self.chosen()
        if row is not None:
            self.details_wanted.emit(row.user_id)

    def _offer_segments(self) -> None:
        """Hidden where there is none."""
        directory = self._account.directory
        known = () if directory is None else directory.segments
        self.segments.setVisible(bool(known))
        if self._segment is not None and all(each.id != self._segment for each in known):
            self._segment = None
        everybody = self.tr("Any segment")
        choices = [(everybody, partial(self._choose_segment, None))]
        choices += [(each.name, partial(self._choose_segment, each.id)) for each in known]
        chosen = next((each.name for each in known if each.id == self._segment), everybody)
        self.segments.offer(choices, chosen)

    def _choose_segment(self, segment: str | None) -> None:
        self._segment = segment
        self._offer_segments()
        self.reader.restart()

    # ------------------------------------------------------------------------------------------- building

    def _connect(self) -> None:
        self.search.textEdited.connect(self._soon.start)
        self.search.textChanged.connect(lambda text: None if text else self._soon.start())
        self.search.returnPressed.connect(self._soon.stop)
        self.search.returnPressed.connect(self.reader.restart)
        self.reader.told.connect(self._say)
        self.page.acted.connect(self._try_again)
        self.again.clicked.connect(self._try_again)
        self.view.went_to.connect(self._look_at)
        self.view.activated.connect(self._open_details)
        self.view.write_asked.connect(self._write)
        self._account.directory_changed.connect(self._offer_segments)

    def _lay_out(self) -> None:
        px = self._theme.px
        title = QLabel(self.tr("People"), self)
        set_role(title, "title")
        top = QHBoxLayout()
        top.setSpacing(px(Space.S))
        top.addWidget(self.back)
        top.addWidget(title, 1)
        top.addWidget(self.write)
        top.addWidget(self.card)
        finding = QHBoxLayout()
        finding.setSpacing(px(Space.S))
        finding.addWidget(self.search, 1)
        finding.addWidget(self.segments)
        set_role(self.head, "header")
        inside = QVBoxLayout(self.head)
        inside.setContentsMargins(px(Space.M), px(Space.M), px(Space.L), px(Space.M))
        inside.setSpacing(px(Space.S))
        inside.addLayout(top)
        inside.addLayout(finding)
        set_role(self.foot, "bar")
        set_role(self._foot_words, "secondary")
        self._foot_words.setWordWrap(True)
        set_role(self.again, "link")
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(px(Space.L), px(Space.XS), px(Space.M), px(Space.XS))
        row.addWidget(self._foot_words, 1)
        row.addWidget(self.again)
        self.foot.hide()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        column.addWidget(self.foot)
        icon = self._theme.icon("chevron-left", "muted", self.devicePixelRatioF())
        self.back.setIcon(QIcon(icon))
        self.back.setIconSize(QSize(px(18), px(18)))


class PeopleView(RowList):
    """W writes to the one the keyboard is at."""

    went_to = Signal(QModelIndex)
    write_asked = Signal()

    def __init__(self, theme: Theme, model: PagedModel[PersonRow], parent: QWidget | None = None) -> None:
        super().__init__(theme, model, ROW_HEIGHT, parent)
        self.setItemDelegate(PersonDelegate(theme, self))
        self.setAccessibleName(self.tr("People"))

    def spoken_count(self) -> str:
        return self.tr("People so far: {n}").format(n=self.row_count())

    def currentChanged(self, now: Index, before: Index) -> None:  # noqa: N802 - Qt's name
        super().currentChanged(now, before)
        self.went_to.emit(now)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if chords.chord_of(event) in ENTRIES[Command.WRITE_FIRST].keys:
            self.write_asked.emit()
        else:
            super().keyPressEvent(event)
