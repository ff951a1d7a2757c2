"""Whether public profiles of users are looked up by their e-mail, and where."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from operator_app.domain.site_chat import MAX_SOURCE_ADDRESS, ProfileSource, is_source
from ui.theme.stylesheet import set_role
from ui.theme.switch import Switch
from ui.theme.theme import Theme
from ui.theme.tokens import Space


class ProfileChoice(QWidget):
    """The switch is given out, so that it stands in a row of its page; here is the address, taken when the field is left."""

    chosen = Signal(ProfileSource)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = ProfileSource()
        self.enabled = Switch(theme, self.tr("Public profiles by e-mail"), self)
        self.enabled.toggled.connect(self._choose)
        self.address = QLineEdit(self)
        self.address.setMaxLength(MAX_SOURCE_ADDRESS)
        self.address.setAccessibleName(self.tr("Address of the profile service"))
        self.address.textEdited.connect(self._mark)
        self.address.editingFinished.connect(self._choose)
        label = QLabel(self.tr("Address of the profile service"), self)
        set_role(label, "secondary")
        self.wrong = QLabel(self.tr("This is no address of a service: it begins with https:// or http://"), self)
        self.wrong.setWordWrap(True)
        set_role(self.wrong, "error")
        line = QHBoxLayout()
        line.setSpacing(theme.px(Space.S))
        line.addWidget(label)
        line.addWidget(self.address, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(Space.L), 0, theme.px(Space.L), theme.px(Space.M))
        column.setSpacing(theme.px(Space.XS))
        column.addLayout(line)
        column.addWidget(self.wrong)
        self.show_source(self._source)

    def show_source(self, source: ProfileSource) -> None:
        self._source = source
        self.enabled.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.enabled.setChecked(source.enabled)
        self.enabled.blockSignals(False)  # noqa: FBT003
        if not self.address.hasFocus() and is_source(self.address.text() or source.address):
            self.address.setText(source.address)
        self.setVisible(source.enabled)
        self._mark()

    def _mark(self) -> None:
        wrong = not is_source(self.address.text())
        self.wrong.setVisible(wrong)
        self.address.setProperty("wrong", wrong)
        self.address.style().polish(self.address)

    def _choose(self) -> None:
        address = self.address.text().strip().rstrip("/")
        if not is_source(address):
            if self.enabled.isChecked() == self._source.enabled:
                return  # the field says what is wrong
            address = self._source.address
        wanted = ProfileSource(enabled=self.enabled.isChecked(), address=address)
        if wanted != self._source:
            self.chosen.emit(wanted)
