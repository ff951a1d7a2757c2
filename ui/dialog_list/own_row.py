"""The top of the left pane: who one is, whether one is here for the users, and the way to search."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from operator_app.domain.commands import SetStatus
from operator_app.domain.people import OperatorStatus
from operator_app.engine.status import Phase
from ui.commands.bindings import Bindings
from ui.commands.menu_keys import show_keys
from ui.commands.table import Command
from ui.names import operator_face, operator_name
from ui.open_account import OpenAccount
from ui.theme.avatar import Face, paint_avatar
from ui.theme.popup import PopupMenu
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

_SIDE = 32


class OwnRow(QWidget):
    """The search button is there only once something is connected to it by ``offer_search``."""

    sign_out_asked = Signal()
    settings_asked = Signal()
    statistics_asked = Signal()
    people_asked = Signal()
    quit_asked = Signal()
    keys_asked = Signal()

    def __init__(self, account: OpenAccount, theme: Theme, bindings: Bindings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bindings = bindings
        self._account = account
        self._theme = theme
        self.avatar = _AvatarButton(theme, self)
        self.avatar.clicked.connect(self.open_menu)
        self._name = QLabel(self)
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._name, "title")
        self._account_name = QLabel(self)
        self.people = QToolButton(self)
        set_role(self.people, "icon")
        self.people.setAccessibleName(self.tr("People"))
        self.people.clicked.connect(self.people_asked)
        self.people.hide()
        self._search = QPushButton(self)
        self._search.hide()
        set_role(self._search, "search")
        self._account_name.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._account_name, "secondary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(Space.S))
        row.addWidget(self.avatar)
        row.addWidget(self._name)
        row.addStretch(1)
        row.addWidget(self._account_name)
        row.addWidget(self._search, 1)
        row.addWidget(self.people)
        theme.changed.connect(self._draw_icon)
        bindings.changed.connect(self._show_keys)
        self._show_keys()
        self._draw_icon()
        account.directory_changed.connect(self._show)
        account.status_changed.connect(self._show)

    def offer_search(self, search: Callable[[], object]) -> None:
        """Show the search field; it only looks like one, and opens what does the searching."""
        self._search.clicked.connect(search)
        self._search.show()
        self._name.hide()
        self._account_name.hide()

    def open_menu(self) -> PopupMenu:
        """Here or away, the settings, and the way out."""
        menu = PopupMenu(self._theme, self)
        directory = self._account.directory
        if directory is not None and directory.abilities.operator_status:
            for status, words in (
                (OperatorStatus.ONLINE, self.tr("Online")),
                (OperatorStatus.AWAY, self.tr("Away")),
            ):
                action = menu.add_choice(words, chosen=directory.me.status is status)
                action.triggered.connect(lambda _=False, value=status: self._account.perform(SetStatus(status=value)))
            menu.addSeparator()
        if directory is not None and directory.abilities.people:
            people = menu.add_entry(self.tr("People"))
            show_keys(people, self._bindings, Command.PEOPLE)
            people.triggered.connect(self.people_asked)
        if directory is None or directory.abilities.team:
            menu.add_entry(self.tr("Statistics…")).triggered.connect(self.statistics_asked)
        settings = menu.add_entry(self.tr("Settings…"))
        show_keys(settings, self._bindings, Command.SETTINGS)
        settings.triggered.connect(self.settings_asked)
        keys = menu.add_entry(self.tr("Keys"))
        show_keys(keys, self._bindings, Command.KEYS)
        keys.triggered.connect(self.keys_asked)
        menu.add_entry(self.tr("Sign out")).triggered.connect(self.sign_out_asked)
        quit_entry = menu.add_entry(self.tr("Quit"))
        show_keys(quit_entry, self._bindings, Command.QUIT)
        quit_entry.triggered.connect(self.quit_asked)
        menu.popup(self.avatar.mapToGlobal(QPoint(0, self.avatar.height() + self._theme.px(4))))
        return menu

    def _show_keys(self) -> None:
        self.people.setToolTip(self._bindings.with_keys(self.tr("All people"), Command.PEOPLE))
        words, keys = self.tr("Search"), self._bindings.words(Command.SEARCH)
        self._search.setText(f"{words}   {keys}".rstrip())

    def _show(self) -> None:
        directory = self._account.directory
        if directory is None:
            return
        me = directory.me
        name = operator_name(me)
        phase, chosen = self._account.status.phase, me.status
        lost = phase in {Phase.SIGNED_OUT, Phase.WAITING, Phase.STOPPED}
        self.avatar.show_face(operator_face(me), online=chosen is OperatorStatus.ONLINE and not lost)
        words = self.tr("online") if chosen is OperatorStatus.ONLINE else self.tr("away")
        if lost:  # whatever one has chosen, one is there for nobody
            words = self.tr("signed out") if phase is Phase.SIGNED_OUT else self.tr("no connection")
        self.avatar.setAccessibleName(self.tr("{name}, {status}").format(name=name, status=words))
        self.avatar.setToolTip(f"{name} · {words}")
        self._name.setText(name)
        self._account_name.setText(directory.account.title)
        self.people.setVisible(directory.abilities.people)

    def _draw_icon(self) -> None:
        side = self._theme.px(18)
        self.people.setIcon(QIcon(self._theme.icon("user", "muted", self.devicePixelRatioF())))
        self.people.setIconSize(QSize(side, side))


class _AvatarButton(QAbstractButton):
    """One's own avatar; a press opens the menu."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._face: Face | None = None
        self._online = False
        self.setFixedSize(self.sizeHint())
        theme.changed.connect(self.update)

    def show_face(self, face: Face, *, online: bool) -> None:
        self._face = face
        self._online = online
        self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.px(_SIDE + 2)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = self._theme.px(_SIDE)
        if self._face is not None:
            paint_avatar(
                painter,
                self._theme,
                QRectF(0, 0, side, side),
                self._face,
                background=self._theme.colour("surface"),
                online=self._online,
            )
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self._theme.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(0.5, 0.5, side - 1, side - 1))
        painter.end()
