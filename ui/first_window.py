"""The window before there is an account: the sign-in, then perhaps the welcome, or a reason why neither can be shown."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.bridge import EngineBridge
from ui.note_page import NotePage
from ui.sign_in.sign_in import SignInScreen, WelcomePanel
from ui.theme.theme import Theme

_SIZE = (760, 560)


class FirstWindow(QStackedWidget):
    """``closed`` when the person has closed it."""

    closed = Signal()

    def __init__(self, engine: EngineBridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.sign_in = SignInScreen(engine, theme, parent=self)
        self.page = NotePage(theme, self)
        self.addWidget(self.sign_in)
        self.addWidget(self.page)
        self.setWindowTitle(self.tr("Sign in"))
        self.resize(theme.px(_SIZE[0]), theme.px(_SIZE[1]))

    def show_welcome(self, site_page: str) -> WelcomePanel:
        panel = WelcomePanel(self._theme, site_page, self)
        self.addWidget(panel)
        self.setCurrentWidget(panel)
        panel.setFocus(Qt.FocusReason.OtherFocusReason)
        return panel

    def show_failure(self, sentence: str) -> None:
        self.page.say(self.tr("The app could not start"), sentence, icon="warning")
        self.setCurrentWidget(self.page)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)
