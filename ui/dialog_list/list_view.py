"""The list itself: knows which rows are on screen, and when they may move."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from operator_app.domain.value import DialogId
from ui.dialog_list.model import ID_ROLE, DialogListModel
from ui.dialog_list.row_delegate import ROW_HEIGHT
from ui.theme.theme import Theme

SETTLE_MS = 1000
"""How long the pointer must have been away before rows move."""
AGE_MS = 15_000
"""How often the waiting times on screen are drawn anew."""


class DialogListView(QTableView):
    """A table of one column: QListView lays out all rows anew at every change (1 s for 100,000), a table none.

    ``may_move``: False while the pointer is over the list or left it a moment ago."""

    chosen = Signal(str)
    """The operator went to this dialog, by click or key."""
    settled = Signal()
    """Rows may move now."""
    looked = Signal()
    """Other rows are on screen."""
    menu_asked = Signal(str)

    def __init__(self, theme: Theme, model: DialogListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._quiet = False
        self.setModel(model)
        self.selectionModel().selectionChanged.connect(self._selection_moved)
        self.clicked.connect(self._clicked)
        self._shape(theme)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
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
        self.verticalScrollBar().valueChanged.connect(self.looked)
        theme.changed.connect(self.viewport().update)

    def _shape(self, theme: Theme) -> None:
        """One column as wide as the pane, rows of one height, and nothing of a table to be seen."""
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.setMinimumSectionSize(theme.px(ROW_HEIGHT))
        rows.setDefaultSectionSize(theme.px(ROW_HEIGHT))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        rows.hide()
        columns.hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def may_move(self) -> bool:
        return not self._pointer_inside and not self._away.isActive()

    def settle(self) -> None:
        """Rows may move, wherever the pointer is: it has been away for long enough, or a key was used."""
        self._away.stop()
        self.settled.emit()

    def visible_rows(self) -> tuple[int, int]:
        """First and last row on screen; last is smaller than first for an empty list."""
        count = self._model.rowCount()
        height = self.verticalHeader().defaultSectionSize()
        top = self.verticalScrollBar().value()
        return top // height, min(count - 1, (top + self.viewport().height()) // height)

    def select(self, dialog_id: DialogId | None) -> None:
        """Show this one as chosen, without saying that the operator chose it."""
        place = None if dialog_id is None else self._model.place(dialog_id)
        self._quiet = True
        try:
            if place is None:
                self.selectionModel().clear()
            else:
                self.setCurrentIndex(self._model.index(place))
        finally:
            self._quiet = False

    def selected(self) -> DialogId | None:
        found = next((index.data(ID_ROLE) for index in self.selectionModel().selectedIndexes()), None)
        return DialogId(found) if isinstance(found, str) else None

    def step(self, by: int) -> None:
        """Go to the next or the previous dialog."""
        count = self._model.rowCount()
        if not count:
            return
        selected = self.selected()
        place = None if selected is None else self._model.place(selected)
        row = 0 if place is None else place + by
        self.setCurrentIndex(self._model.index(max(0, min(count - 1, row))))

    def _selection_moved(self) -> None:
        """Not the current row: Qt makes the first one current when the list gets the keyboard, and nobody chose it."""
        selected = self.selected()
        if not self._quiet and selected is not None:
            self.chosen.emit(selected)

    def _clicked(self, index: QModelIndex) -> None:
        """Also a click on the row that is chosen already: its dialog may be out of sight."""
        self.chosen.emit(index.data(ID_ROLE))

    def quietly(self) -> "_Quiet":
        """While rows are moved about, a changed current row is nobody's choice."""
        return _Quiet(self)

    def set_quiet(self, *, quiet: bool) -> None:
        self._quiet = quiet

    def enterEvent(self, event: QEnterEvent) -> None:
        self._pointer_inside = True
        self._away.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._pointer_inside = False
        self._away.start()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.settle()
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.looked.emit()


class _Quiet:
    def __init__(self, view: DialogListView) -> None:
        self._view = view

    def __enter__(self) -> None:
        self._view.set_quiet(quiet=True)

    def __exit__(self, *_: object) -> None:
        self._view.set_quiet(quiet=False)
