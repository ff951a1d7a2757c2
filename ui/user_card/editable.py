"""A value that turns into a field where it stands: Enter saves, Escape leaves it as it was."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ui.theme.popup import PopupMenu
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme

LINE = 24
"""Height of the value, in pixels at 100 %."""


class EditableValue(QWidget):
    """``saved`` carries the new text, None when it was emptied. A refusal is said below, by ``show_refusal``."""

    saved = Signal(object)
    opened = Signal()
    """The value was pressed, where that opens something instead of editing it."""

    def __init__(
        self,
        theme: Theme,
        what: str,
        *,
        empty: str,
        role: str = "value",
        limit: int = 256,
        opens: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """``what`` names the value for a screen reader; ``empty`` stands where there is none.

        ``opens``: what a press opens, in words; then editing begins by F2 or ``start_editing``, else by the press.
        """
        super().__init__(parent)
        self._what = what
        self._empty = empty
        self._role = role
        self._opens = opens
        self._note = ""
        self._value: str | None = None
        self._editing = False
        self.button = QPushButton(self)
        self.button.setSizePolicy(self.button.sizePolicy().Policy.Ignored, self.button.sizePolicy().Policy.Fixed)
        self.button.clicked.connect(self.opened if opens else self.start_editing)
        self.button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.button.customContextMenuRequested.connect(lambda at: self._offer(theme, at))
        again = QShortcut(QKeySequence(Qt.Key.Key_F2), self.button)
        again.setContext(Qt.ShortcutContext.WidgetShortcut)
        again.activated.connect(self.start_editing)
        self.field = QLineEdit(self)
        self.field.setMaxLength(limit)
        self.field.setAccessibleName(what)
        set_role(self.field, "inline")
        self.field.returnPressed.connect(self._save)
        self._refusal = QLabel(self)
        self._refusal.setWordWrap(True)
        self._refusal.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._refusal, "error")
        self._refusal.hide()
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.button)
        self._stack.addWidget(self.field)
        self._stack.setFixedHeight(theme.px(LINE))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(self._stack)
        column.addWidget(self._refusal)
        self.field.installEventFilter(self)
        self._show()

    @property
    def editing(self) -> bool:
        return self._editing

    @property
    def value(self) -> str | None:
        return self._value

    def show_value(self, value: str | None, *, empty: str | None = None, note: str = "") -> None:
        """As it stands in the archive, with other words for none. A field being edited keeps what is typed.

        ``note`` says more of it, such as where it comes from."""
        self._value = value or None
        self._note = note
        self._empty = empty if empty is not None else self._empty
        self._show()

    def show_refusal(self, sentence: str) -> None:
        """The old value is back; say why. Gone with the next edit."""
        self._refusal.setText(sentence)
        self._refusal.show()

    def clear_refusal(self) -> None:
        self._refusal.hide()

    def refusal(self) -> str:
        """What is said below the value; empty when all is well."""
        return self._refusal.text() if not self._refusal.isHidden() else ""

    def start_editing(self) -> None:
        self.clear_refusal()
        self._editing = True
        self.field.setText(self._value or "")
        self._stack.setCurrentWidget(self.field)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def stop_editing(self) -> None:
        """Leave the value as it was."""
        if self._editing:
            self._editing = False  # before the field loses the keyboard, which would save
            self._stack.setCurrentWidget(self.button)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape gives up; leaving the field saves, so that nothing typed is lost to a click elsewhere."""
        if watched is self.field:
            if (
                isinstance(event, QKeyEvent)
                and event.type() is QEvent.Type.KeyPress
                and event.key() == Qt.Key.Key_Escape
            ):
                self.stop_editing()
                self.button.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if event.type() is QEvent.Type.FocusOut and self.editing and self.isVisible():
                self._save()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def _offer(self, theme: Theme, at: QPoint) -> None:
        """What can be done besides: copy it, edit it."""
        menu = PopupMenu(theme, self)
        if self._value is not None:
            value = self._value
            menu.add_entry(self.tr("Copy"), icon="copy").triggered.connect(
                lambda: QGuiApplication.clipboard().setText(value)
            )
        menu.add_entry(self.tr("Edit"), icon="edit").triggered.connect(self.start_editing)
        menu.popup(self.button.mapToGlobal(at))

    def _save(self) -> None:
        if not self.editing:
            return
        typed = " ".join(self.field.text().split()) or None
        self.stop_editing()
        if typed != self._value:
            self.saved.emit(typed)

    def _show(self) -> None:
        sign = " ›" if self._opens else ""
        room = max(0, self.width() - 12 - self.button.fontMetrics().horizontalAdvance(sign))
        words = self._value or self._empty
        shown = self.button.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        self.button.setText(shown.replace("&", "&&") + sign)
        told = [words if shown != words else "", self._note, self._opens]
        self.button.setToolTip("\n".join(each for each in told if each))
        spoken = [f"{self._what}: {words}", self._note, self._opens]
        self.button.setAccessibleName(", ".join(each for each in spoken if each))
        set_role(
            self.button, self._role if self._value else f"{self._role}-empty" if self._role == "value" else self._role
        )
