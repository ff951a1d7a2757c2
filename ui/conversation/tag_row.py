"""The tags of a dialog in its header: taken off by their cross, put on from the known ones or a new word."""

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.theme.flow import FlowLayout
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme

TAG_LENGTH = 64
"""Longest tag, in characters."""


class TagRow(QWidget):
    """Shows what it is given; what the operator wants comes by ``added`` and ``removed``."""

    added = Signal(str)
    removed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tags: tuple[str, ...] = ()
        self._chips: list[QPushButton] = []
        self._flow = FlowLayout(theme.px(6))
        self.add_button = QPushButton(self.tr("+ Add tag"), self)
        set_role(self.add_button, "tag-add")
        self.add_button.clicked.connect(self.start_adding)
        self.field = QLineEdit(self)
        set_role(self.field, "inline")
        self.field.setFixedWidth(theme.px(140))
        self.field.setPlaceholderText(self.tr("Tag"))
        self.field.setAccessibleName(self.tr("New tag"))
        self.field.returnPressed.connect(self._add_typed)
        self.field.hide()
        self._complaint = QLabel(self)
        self._complaint.setTextFormat(Qt.TextFormat.PlainText)
        self._complaint.setWordWrap(True)
        set_role(self._complaint, "error")
        self._complaint.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addLayout(self._flow)
        column.addWidget(self._complaint)
        self._suggestions = QStringListModel(self)
        self._completer = QCompleter(self._suggestions, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.activated.connect(self._add)
        self.field.setCompleter(self._completer)
        self.field.installEventFilter(self)
        self._show()

    def show_tags(self, tags: tuple[str, ...], known: tuple[str, ...]) -> None:
        """``known``: all tags of the account, for suggestions."""
        self._suggestions.setStringList([tag for tag in known if tag not in tags])
        if tags != self._tags:
            self._tags = tags
            self._show()

    def start_adding(self) -> None:
        """Turn the button into a field. One in which a refused tag stands keeps it."""
        if self.field.isHidden():
            self.field.clear()
            self._show_field()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)  # a shortcut's would select what stands there

    def stop_adding(self) -> None:
        self._complain("")
        self.field.hide()
        self.add_button.show()
        self._flow.invalidate()

    def give_back(self, tag: str, why: str) -> None:
        """A tag that was refused: it stands in the field again, unless another is being typed; the reason below.

        The keyboard stays where it is: whoever types elsewhere goes on typing there.
        """
        if self.field.isHidden():
            self._show_field()
            self.field.setText(tag)
        self._complain(why)

    def complaint(self) -> str:
        """What it says below the tags; empty while it says nothing."""
        return "" if self._complaint.isHidden() else self._complaint.text()

    def _show_field(self) -> None:
        self.add_button.hide()
        self.field.show()
        self._flow.invalidate()

    def _complain(self, why: str) -> None:
        self._complaint.setText(why)
        self._complaint.setVisible(bool(why))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape and a lost focus give up."""
        if watched is not self.field:
            return super().eventFilter(watched, event)
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.stop_adding()
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        popup = self._completer.popup()
        if event.type() is QEvent.Type.FocusOut and not (popup is not None and popup.isVisible()):
            self.stop_adding()
        return super().eventFilter(watched, event)

    def _add_typed(self) -> None:
        self._add(self.field.text())

    def _add(self, text: str) -> None:
        if self.field.isHidden():
            return  # Enter in the list of suggestions comes twice: from the list and from the field
        tag = " ".join(text.split())
        if len(tag) > TAG_LENGTH:
            excess = len(tag) - TAG_LENGTH
            self._complain(
                self.tr("Too long by {n}: a tag has at most {most} characters.").format(n=excess, most=TAG_LENGTH)
            )
            return
        self.stop_adding()
        if tag and tag not in self._tags:
            self.added.emit(tag)

    def _show(self) -> None:
        for widget in (*self._chips, self.add_button, self.field):
            self._flow.removeWidget(widget)
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(tag) for tag in self._tags]
        for widget in (*self._chips, self.add_button, self.field):
            self._flow.addWidget(widget)
        self._flow.invalidate()
        self.updateGeometry()

    def _chip(self, tag: str) -> QPushButton:
        words = tag.replace("&", "&&")
        chip = QPushButton(f"{words}  ×", self)
        set_role(chip, "tag")
        chip.setToolTip(self.tr("Remove the tag “{tag}”").format(tag=tag))
        chip.setAccessibleName(self.tr("Remove the tag “{tag}”").format(tag=tag))
        chip.clicked.connect(lambda: self.removed.emit(tag))
        chip.show()
        return chip
