"""The list itself: knows which rows are on screen, and when they may move."""

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QEnterEvent,
    QHoverEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from operator_app.domain.value import DialogId
from ui.dialog_list.model import ID_ROLE, DialogListModel
from ui.dialog_list.row_delegate import ROW_HEIGHT
from ui.row_list.row_list import RowList
from ui.theme.theme import Theme

SETTLE_MS = 1000
"""How long the pointer must have been away before rows move."""
AGE_MS = 15_000
"""How often the waiting times on screen are drawn anew."""
_EXTENDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

Index = QModelIndex | QPersistentModelIndex


class DialogListView(RowList):
    """``may_move``: False while the pointer is over the list or left it a moment ago."""

    chosen = Signal(str)
    """The operator went to this dialog, by click or key."""
    one_wanted = Signal()
    """Esc: several are chosen no more."""
    left = Signal()
    """Esc, with one or none chosen."""
    settled = Signal()
    """Rows may move now."""
    menu_asked = Signal(tuple, QPoint)
    """(dialog ids, place on the screen)"""
    several = True

    def __init__(self, theme: Theme, model: DialogListModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, model, ROW_HEIGHT, parent)
        self._model = model
        self._theme = theme
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # scrolling moves pixels, paints few rows
        self._quiet = False
        self._extending = False
        """Whether the last click or key adds to what is chosen: then no dialog is opened."""
        self.selectionModel().selectionChanged.connect(self._selection_moved)
        self.clicked.connect(self._clicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(self.tr("Dialogs"))
        self._away = QTimer(self)
        self._away.setSingleShot(True)
        self._away.setInterval(SETTLE_MS)
        self._away.timeout.connect(self.settle)
        self._age = QTimer(self)
        self._age.setInterval(AGE_MS)
        self._age.timeout.connect(self.viewport().update)
        self._age.start()
        self._pointer_inside = False
        self._look_for_pointer = QTimer(self)
        self._look_for_pointer.setInterval(SETTLE_MS)
        self._look_for_pointer.timeout.connect(self._notice_leaving)

    @property
    def dialogs(self) -> DialogListModel:
        """What it shows, by its own name."""
        return self._model

    def spoken_count(self) -> str:
        """How many there are, for those who cannot see the scroll bar."""
        return self.tr("Dialogs: {n}").format(n=self._model.rowCount())

    def key_at(self, place: int) -> str:
        return self._model.ids[place]

    def place_of(self, key: str) -> int | None:
        return self._model.place(DialogId(key))

    @property
    def may_move(self) -> bool:
        return not self._pointer_inside and not self._away.isActive()

    def settle(self) -> None:
        """Rows may move, wherever the pointer is: it has been away for long enough, or a key was used."""
        self._away.stop()
        self.settled.emit()

    def select(self, dialog_id: DialogId | None) -> None:
        """Show this one alone as chosen, without saying that the operator chose it."""
        place = None if dialog_id is None else self._model.place(dialog_id)
        with self.quietly():
            if place is None:
                self.selectionModel().clear()
            else:
                self._choose(place)
        self.selection_changed.emit()

    def keep(self, dialog_id: DialogId | None) -> None:
        """After rows have moved: the same are chosen as before, several or this one."""
        if self.selected_count > 1:
            self.selection_changed.emit()
        else:
            self.select(dialog_id)

    @property
    def selected_count(self) -> int:
        return sum(chosen.height() for chosen in self._spans())

    def selected_ids(self) -> tuple[DialogId, ...]:
        """The chosen ones from top to bottom."""
        spans = sorted((chosen.top(), chosen.bottom()) for chosen in self._spans())
        return tuple(dialog_id for top, bottom in spans for dialog_id in self._model.ids[top : bottom + 1])

    def _spans(self) -> Iterable[QItemSelectionRange]:
        """Runs of chosen rows: a few, also when all of many thousand rows are chosen."""
        return cast("Iterable[QItemSelectionRange]", self.selectionModel().selection())

    def selected(self) -> DialogId | None:
        """The chosen one, the uppermost of several."""
        return next(iter(self.selected_ids()), None)

    def step(self, by: int) -> None:
        """Go to the next or the previous dialog."""
        count = self._model.rowCount()
        if not count:
            return
        selected = self.selected()
        place = None if selected is None else self._model.place(selected)
        row = 0 if place is None else place + by
        self._extending = False
        self._choose(max(0, min(count - 1, row)))

    def _choose(self, place: int) -> None:
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self._model.index(place), flags.ClearAndSelect | flags.Rows)

    def _selection_moved(self) -> None:
        """Not the current row: Qt makes the first one current when the list gets the keyboard, and nobody chose it."""
        if self._quiet:
            return
        self.selection_changed.emit()
        if not self._extending and self.selected_count == 1 and (selected := self.selected()) is not None:
            self.chosen.emit(selected)

    def _clicked(self, index: QModelIndex) -> None:
        """Also a click on the row that is chosen already: its dialog may be out of sight."""
        if not self._extending:
            self.chosen.emit(index.data(ID_ROLE))

    def quietly(self) -> "_Quiet":
        """While rows are moved about, a changed current row is nobody's choice."""
        return _Quiet(self)

    def set_quiet(self, *, quiet: bool) -> None:
        self._quiet = quiet

    def enterEvent(self, event: QEnterEvent) -> None:
        self._pointer_inside = True
        self._away.stop()
        self._look_for_pointer.start()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._left()
        super().leaveEvent(event)

    def _left(self) -> None:
        self._pointer_inside = False
        self._look_for_pointer.stop()
        self._away.start()

    def _notice_leaving(self) -> None:
        """Nobody says so when the pointer leaves while a menu closes: the rows would stand still for ever."""
        here = QCursor.pos()
        if self.rect().contains(self.mapFromGlobal(here)):
            return
        self._left()
        nowhere = QPointF(-1, -1)
        self.viewportEvent(QHoverEvent(QEvent.Type.HoverLeave, nowhere, QPointF(here), nowhere))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.RightButton:
            return  # it asks for a menu and chooses nothing
        self._extending = bool(event.modifiers() & _EXTENDING)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.settle()
        if event.key() == Qt.Key.Key_Escape and self.selected_count > 1:
            self.one_wanted.emit()
            return
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        self._extending = bool(event.modifiers() & _EXTENDING)
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """For the chosen rows if it is asked on one of them, else for the one it is asked on."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        here = index.data(ID_ROLE)
        chosen = self.selected_ids()
        at = self.viewport().mapToGlobal(self.visualRect(index).center()) if by_key else event.globalPos()
        self.menu_asked.emit(chosen if here in chosen else (here,), at)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Rows paint all of their ground; here the rest of it, below them."""
        below = self._model.rowCount() * self.verticalHeader().defaultSectionSize() - self.verticalScrollBar().value()
        ground = self.viewport().rect()
        if below < ground.height():
            painter = QPainter(self.viewport())
            painter.fillRect(ground.adjusted(0, max(0, below), 0, 0), self._theme.colour("surface"))
            painter.end()
        super().paintEvent(event)


class _Quiet:
    def __init__(self, view: DialogListView) -> None:
        self._view = view

    def __enter__(self) -> None:
        self._view.set_quiet(quiet=True)

    def __exit__(self, *_: object) -> None:
        self._view.set_quiet(quiet=False)
