"""The top of the detailed card: who it is, what all of it comes to, what is shown of it, and the ways out."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from operator_app.domain.people import User
from operator_app.domain.site_events import ExportFormat, UserTotals
from operator_app.domain.user_timeline import TimelineFilter
from ui import times
from ui.clock import Clock
from ui.event_words import source_words
from ui.folded_card import FoldedCardButton
from ui.money import money
from ui.names import user_face, user_name
from ui.theme.avatar import Avatar
from ui.theme.elided import ElidedLabel
from ui.theme.flow import FlowLayout
from ui.theme.popup import PopupMenu
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

_AVATAR = 40


class DetailsHeader(QFrame):
    """Filters are one of several; the chosen one is checked."""

    back_asked = Signal()
    write_asked = Signal()
    export_asked = Signal(ExportFormat)
    filter_chosen = Signal(TimelineFilter)

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock = clock
        set_role(self, "header")
        self.back = QToolButton(self)
        set_role(self.back, "icon")
        self.back.setAccessibleName(self.tr("Back"))
        self.back.setToolTip(self.tr("Back (Esc)"))
        self.back.clicked.connect(self.back_asked)
        self._avatar = Avatar(theme, _AVATAR, self)
        self._name = ElidedLabel(self)
        set_role(self._name, "title")
        self._totals = QLabel(self)
        self._totals.setTextFormat(Qt.TextFormat.PlainText)
        self._totals.setWordWrap(True)
        set_role(self._totals, "secondary")
        self.write = QPushButton(self.tr("Write"), self)
        self.write.clicked.connect(self.write_asked)
        self.export = QPushButton(self.tr("Export"), self)
        self.export.clicked.connect(self.open_export_menu)
        self.card = FoldedCardButton(theme, self)
        self._filters = QWidget(self)
        self.chips = {each: self._chip(each, words) for each, words in self._filter_words().items()}
        self._lay_out()
        self.choose(TimelineFilter.EVERYTHING)
        theme.changed.connect(self._draw_icons)
        self._draw_icons()

    def totals(self) -> str:
        return self._totals.text()

    def show_user(self, user: User, *, online: bool) -> None:
        self._avatar.show_face(user_face(user, user.id), online=online)
        self._name.show_text(user_name(user, user.id))

    def show_totals(self, totals: UserTotals | None) -> None:
        """None: not known."""
        self._totals.setText("" if totals is None else self._totals_words(totals))
        self._totals.setVisible(totals is not None)

    def choose(self, chosen: TimelineFilter) -> None:
        for each, chip in self.chips.items():
            chip.setChecked(each is chosen)
            set_role(chip, "chip-on" if each is chosen else "chip")

    def open_export_menu(self) -> PopupMenu:
        menu = PopupMenu(self._theme, self)
        for form, words in ((ExportFormat.CSV, self.tr("As a table (CSV)…")), (ExportFormat.JSON, self.tr("As JSON…"))):
            menu.add_entry(words, icon="download").triggered.connect(
                lambda _=False, value=form: self.export_asked.emit(value)
            )
        menu.popup_under(self.export)
        return menu

    def _totals_words(self, totals: UserTotals) -> str:
        since = times.day(totals.first_seen_at, self._clock())
        parts = [self.tr("visits: {n} since {day}").format(n=totals.visits, day=since)]
        if totals.orders:
            parts.append(self.tr("orders: {n}").format(n=totals.orders))
        parts += [money(each.amount / 100, each.currency) for each in totals.revenue if each.amount]
        if totals.first_source:
            parts.append(self.tr("first time {source}").format(source=source_words(totals.first_source)))
        return " · ".join(parts)

    def _filter_words(self) -> dict[TimelineFilter, str]:
        return {
            TimelineFilter.EVERYTHING: self.tr("Everything"),
            TimelineFilter.PAGES: self.tr("Pages"),
            TimelineFilter.ORDERS: self.tr("Orders"),
            TimelineFilter.CART: self.tr("Cart"),
            TimelineFilter.SOURCES: self.tr("Sources"),
            TimelineFilter.DIALOGS: self.tr("Dialogs"),
            TimelineFilter.OTHER: self.tr("Other events"),
        }

    def _chip(self, chosen: TimelineFilter, words: str) -> QPushButton:
        chip = QPushButton(words, self._filters)
        chip.setCheckable(True)
        chip.setAutoDefault(False)
        chip.clicked.connect(lambda: self._press(chosen))
        return chip

    def _press(self, chosen: TimelineFilter) -> None:
        self.choose(chosen)
        self.filter_chosen.emit(chosen)

    def _lay_out(self) -> None:
        px = self._theme.px
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(self._name)
        words.addWidget(self._totals)
        top = QHBoxLayout()
        top.setSpacing(px(Space.S))
        top.addWidget(self.back)
        top.addWidget(self._avatar)
        top.addLayout(words, 1)
        top.addWidget(self.write)
        top.addWidget(self.export)
        top.addWidget(self.card)
        flow = FlowLayout(px(6), self._filters)
        for chip in self.chips.values():
            flow.addWidget(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(Space.M), px(Space.M), px(Space.L), px(Space.S))
        column.setSpacing(px(Space.S))
        column.addLayout(top)
        column.addWidget(self._filters)

    def _draw_icons(self) -> None:
        self.back.setIcon(QIcon(self._theme.icon("chevron-left", "muted", self.devicePixelRatioF())))
        side = self._theme.px(18)
        self.back.setIconSize(QSize(side, side))
