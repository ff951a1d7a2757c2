"""Parts of the app by others: their names on the left, the chosen one's licence on the right. The build makes the list."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from operator_app.installation.licences import Part
from ui.settings.updates import Updates
from ui.tasks import ScreenTasks
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

WIDTH, HEIGHT = 820, 560
_NAMES_WIDTH = 260


class LicencesWindow(QWidget):
    """A window of its own; Esc closes it."""

    def __init__(self, theme: Theme, updates: Updates) -> None:
        super().__init__()
        self._updates = updates
        self.setWindowTitle(self.tr("Parts by others"))
        set_role(self, "feed")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        px = theme.px
        self.names = QListWidget(self)
        self.names.setAccessibleName(self.tr("Parts by others"))
        self.names.setFixedWidth(px(_NAMES_WIDTH))
        self.names.setUniformItemSizes(True)
        set_role(self.names, "names")
        self.names.currentItemChanged.connect(lambda item, _before: self._show(item))
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Licence"))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(Space.L), px(Space.L), px(Space.L), px(Space.L))
        row.setSpacing(px(Space.M))
        row.addWidget(self.names)
        row.addWidget(self.text, 1)
        self.resize(px(WIDTH), px(HEIGHT))
        self.tasks = ScreenTasks(self)
        self.tasks.start("read licences", self._read())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.tasks.cancel()
        super().closeEvent(event)

    async def _read(self) -> None:
        for part in await self._updates.parts():
            item = QListWidgetItem(f"{part.name} {part.version}".strip(), self.names)
            item.setData(Qt.ItemDataRole.UserRole, part)
        self.names.setCurrentRow(0)

    def _show(self, item: QListWidgetItem | None) -> None:
        part = None if item is None else item.data(Qt.ItemDataRole.UserRole)
        self.text.setPlainText(_words(part) if isinstance(part, Part) else "")


def _words(part: Part) -> str:
    head = "\n".join(line for line in (f"{part.name} {part.version}".strip(), part.licence, part.homepage) if line)
    return "\n\n".join((head, *part.texts))
