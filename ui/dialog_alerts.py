"""What became of the alerts of one dialog, in a small window beside the main one."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from operator_app.domain.lists import DialogRow
from ui.clock import Clock
from ui.names import user_name
from ui.open_account import OpenAccount
from ui.settings.alert_ledger import AlertLedger
from ui.settings.page import scrolled
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

WIDTH, HEIGHT = 560, 420


class DialogAlerts(QDialog):
    """Esc closes it. Follows what comes to the ledger while it is open."""

    def __init__(self, account: OpenAccount, theme: Theme, clock: Clock, row: DialogRow, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name = user_name(row.user, row.dialog.user_id)
        self.setWindowTitle(self.tr("Alerts of the dialog with {name}").format(name=name))
        set_role(self, "pane")
        title = QLabel(self.windowTitle(), self)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        set_role(title, "title")
        title.setContentsMargins(theme.px(Space.L), theme.px(Space.L), theme.px(Space.L), theme.px(Space.M))
        self.ledger = AlertLedger(account, theme, dialog_id=row.dialog.id, clock=clock, parent=self)
        page = QWidget(self)
        set_role(page, "pane")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.ledger)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(title)
        whole.addWidget(scrolled(page), 1)
        account.changes.connect(self.ledger.read)
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))


def alerts_entry() -> str:
    """What menus call the way here."""
    return QCoreApplication.translate("dialog_menus", "Alerts of this dialog…")
