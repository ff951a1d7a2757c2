"""What keeps alerts from being seen or heard, in words, each with the way to the setting that mends it."""

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from operator_app.notifications.links import Findings, Link
from operator_app.notifications.system_settings import Way, start, way_to
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space


class FailingLinks(QFrame):
    """Hidden while nothing is known to fail."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.shown: tuple[Link, ...] = ()
        self.buttons: dict[Link, QPushButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(Space.S), 0, 0)
        self._column.setSpacing(theme.px(Space.S))
        self.hide()

    def show_links(self, findings: Findings) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.deleteLater()
        self.buttons = {}
        self.shown = findings.failing
        for link in findings.failing:
            self._column.addWidget(self._row(link))
        self.setVisible(bool(findings))

    def words(self) -> list[str]:
        """What it says, from the top."""
        return [link_words(link) for link in self.shown]

    def _row(self, link: Link) -> QWidget:
        px = self._theme.px
        row = QFrame(self)
        set_role(row, "proof")
        words = QLabel(link_words(link), row)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        line = QHBoxLayout(row)
        line.setContentsMargins(px(Space.M), px(6), px(Space.M), px(6))
        line.setSpacing(px(Space.M))
        line.addWidget(words, 1)
        if (way := way_to(link)) is not None:
            button = QPushButton(self.tr("Open the system’s settings"), row)
            set_role(button, "link")
            button.clicked.connect(lambda: self._go(way))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
            self.buttons[link] = button
        return row

    def _go(self, way: Way) -> None:
        if way.address is not None:
            QDesktopServices.openUrl(QUrl(way.address))
        else:
            start(way.command)


def link_words(link: Link) -> str:
    """What fails, and what to do about it."""
    translate = QCoreApplication.translate
    match link:
        case Link.PERMISSION:
            return translate(
                "failing_links",
                "Permission: the system does not let this app show notifications. Allow it in the system’s settings, under Notifications.",
            )
        case Link.SERVICE:
            return translate(
                "failing_links",
                "Notification service: nothing on this system shows notifications. Start the notification service of your desktop, or install one.",
            )
        case Link.DO_NOT_DISTURB:
            return translate(
                "failing_links",
                "Do not disturb is on in the system: notifications go into its list unseen, and no sound is made. Switch it off in the system’s notification menu.",
            )
        case Link.FOCUS:
            return translate(
                "failing_links",
                "If you have not seen it, a focus mode or full-screen program may keep it back. Allow this app in the system’s focus settings.",
            )
        case Link.SOUND:
            return translate(
                "failing_links", "Sound: this computer’s sound is muted. Switch it on in the system’s sound settings."
            )
        case Link.VOLUME:
            return translate("failing_links", "Sound: it is switched off below, in this app’s own rules or volume.")
        case Link.QUIET_HOURS:
            return translate("failing_links", "Quiet hours of this app are now: real alerts wait. Change them below.")
        case Link.TEAM_HOURS:
            return translate(
                "failing_links",
                "The team does not work now, by its working hours: real alerts wait. Change that below.",
            )
