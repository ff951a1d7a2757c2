"""One command on the keyboard page: its name, its keys, and what is said when others are recorded."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.commands import chords
from ui.commands.bindings import Bindings
from ui.commands.table import ENTRIES, Entry
from ui.settings.locked import locked_words
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

_KEYS_WIDTH = 150


class KeyButton(QPushButton):
    """Shows keys; pressed, it waits for others. Esc gives up, Backspace leaves the command without any."""

    recorded = Signal(str)
    emptied = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAutoDefault(False)
        self._shown = ""
        self.recording = False
        self.clicked.connect(self.record)

    def show_keys(self, words: str) -> None:
        self._shown = words
        if not self.recording:
            self.setText(words)

    def record(self) -> None:
        self.recording = True
        self.setFocus()  # a click gives a button no focus on a Mac
        self.setText(self.tr("Press the keys…"))

    def end(self) -> None:
        self.recording = False
        self.setText(self._shown)

    def event(self, event: QEvent) -> bool:
        if self.recording and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if self.recording and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            self.keyPressEvent(event)  # Tab too, which would go on to the next button
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.recording:
            super().keyPressEvent(event)
            return
        event.accept()
        chord = chords.chord_of(event)
        if chord == "Esc":
            self.end()
            self.given_up.emit()
        elif chord in {"Backspace", "Del"}:
            self.end()
            self.emptied.emit()
        elif chord is not None:
            self.end()
            self.recorded.emit(chord)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self.recording:
            self.end()
            self.given_up.emit()
        super().focusOutEvent(event)


class KeyRow(QFrame):
    """Binds what is recorded, unless another command has it: then it asks first, and names the other."""

    def __init__(self, theme: Theme, bindings: Bindings, entry: Entry, parent: QWidget) -> None:
        super().__init__(parent)
        self._bindings = bindings
        self._entry = entry
        self._wanted = ""
        self._name = QLabel(entry.name, self)
        self._name.setWordWrap(True)
        self.keys = KeyButton(self)
        self.keys.setFixedWidth(theme.px(_KEYS_WIDTH))
        self.default = QPushButton(self.tr("Default"), self)
        set_role(self.default, "link")
        self.default.setAccessibleName(self.tr("Default keys of “{command}”").format(command=entry.name))
        policy = self.default.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.default.setSizePolicy(policy)
        self.warning = QFrame(self)
        set_role(self.warning, "bar-warn")
        self.words = QLabel(self.warning)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.take = QPushButton(self.tr("Use it here"), self.warning)
        self.leave = QPushButton(self.tr("Leave it"), self.warning)
        for button in (self.take, self.leave):
            set_role(button, "link")
        self._lay_out(theme)
        self.warning.hide()
        self.keys.recorded.connect(self._take_recorded)
        self.keys.emptied.connect(self._bind)
        self.keys.clicked.connect(self.warning.hide)
        self.default.clicked.connect(self._restore)
        self.take.clicked.connect(lambda: self._bind(self._wanted))
        self.leave.clicked.connect(self._leave)
        bindings.changed.connect(self._show)
        if bindings.locked:
            self.keys.setEnabled(False)
            self.keys.setAccessibleDescription(locked_words())
        self._show()

    def _take_recorded(self, chord: str) -> None:
        said = chords.words(chord)
        if not chords.can_be_bound(chord):
            self._warn(self.tr("{keys} is needed in text fields and lists.").format(keys=said), can_take=False)
            return
        other = self._bindings.whose(chord, but=self._entry.command)
        if other is None:
            self._bind(chord)
            return
        words = self.tr("{keys} is the key of “{command}”.").format(keys=said, command=ENTRIES[other].name)
        self._wanted = chord
        self._warn(words, can_take=not ENTRIES[other].fixed)

    def _warn(self, words: str, *, can_take: bool) -> None:
        self.words.setText(words)
        self.take.setVisible(can_take)
        self.warning.show()
        (self.take if can_take else self.leave).setFocus()

    def _bind(self, *chord: str) -> None:
        self.warning.hide()
        self._bindings.bind(self._entry.command, *chord)
        self.keys.setFocus()

    def _leave(self) -> None:
        self.warning.hide()
        self.keys.setFocus()

    def _restore(self) -> None:
        self.warning.hide()
        self._bindings.restore(self._entry.command)
        self.keys.setFocus()

    def _show(self) -> None:
        words = "   ".join(self._bindings.all_words(self._entry.command)) or self.tr("No key")
        self.keys.show_keys(words)
        self.keys.setAccessibleName(f"{self._entry.name}: {words}")
        self.default.setVisible(not self._bindings.is_default(self._entry.command) and not self._bindings.locked)

    def _lay_out(self, theme: Theme) -> None:
        px = theme.px
        line = QHBoxLayout()
        line.setContentsMargins(px(Space.L), px(Space.XS), px(Space.L), px(Space.XS))
        line.setSpacing(px(Space.M))
        line.addWidget(self._name, 1)
        line.addWidget(self.default)
        line.addWidget(self.keys)
        said = QHBoxLayout(self.warning)
        said.setContentsMargins(px(Space.L), px(Space.XS), px(Space.L), px(Space.XS))
        said.setSpacing(px(Space.M))
        said.addWidget(self.words, 1)
        said.addWidget(self.take)
        said.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.warning)
