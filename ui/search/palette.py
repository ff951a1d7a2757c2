"""The search palette: a field over the window, and below it what is found as one types."""

import time
from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from operator_app.domain.found import BackendFound, FoundDialog, FoundMessage, SearchPage
from operator_app.domain.keyboard_layout import other_layout
from operator_app.domain.problems import ArchiveError, BackendError
from operator_app.domain.saved_replies import SavedReply
from operator_app.domain.search import MOST_QUERY, SearchQuery, parse
from operator_app.engine.requests import Search, SearchBackend
from ui.clock import Clock
from ui.commands import chords
from ui.commands.table import Command
from ui.open_account import OpenAccount
from ui.search.goals import Asked, Goal
from ui.search.lines import (
    CommandLine,
    DialogLine,
    Line,
    MessageLine,
    PersonLine,
    Remark,
    ReplyLine,
    section,
    without_doubles,
)
from ui.search.named import FoundNames, Names
from ui.search.recent import Recent
from ui.search.result_list import ResultList
from ui.sentences import failure_sentence
from ui.theme.overlay import SHADOW, Overlay
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

WIDTH = 680
_FROM_TOP = 56
_BACKEND_AFTER_MS = 400
"""How long one must not type before the backend is asked too."""
_PAGE = 8
_FIELD = 48


class SearchPalette(Overlay):
    """Arrows choose, Enter opens, Ctrl+Enter lists, Esc closes; the keyboard stays in the field."""

    picked = Signal(Goal)
    list_asked = Signal(Asked)
    command_picked = Signal(Command)
    reply_picked = Signal(SavedReply)

    def __init__(
        self,
        account: OpenAccount,
        theme: Theme,
        clock: Clock,
        window: QWidget,
        *,
        zone: tzinfo,
        names: Names,
        recent: Recent,
    ) -> None:
        """``zone`` is the operator's: dates typed are days of it."""
        super().__init__(theme, window, width=WIDTH)
        self._account = account
        self._clock = clock
        self._zone = zone
        self._names = names
        self._recent = recent
        self._named = FoundNames()
        self._before = FoundNames()
        """What was in use last."""
        self._meant = ""
        """What was searched for, where it was typed in the other layout."""
        self._query = SearchQuery()
        self._page = SearchPage()
        self._messages: tuple[FoundMessage, ...] = ()
        self._took_ms = 0.0
        self._beyond: tuple[FoundMessage, ...] = ()
        self._beyond_words = ""
        self._more_asked = False
        self.field = self._made_field()
        self.list = ResultList(theme, clock, self)
        self.list.setAccessibleName(self.tr("Found"))
        set_role(self.list, "popup-lines")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(lambda _: self._take())
        self.list.end_near.connect(self._want_more)
        self.help = QLabel(self)
        self.help.setTextFormat(Qt.TextFormat.PlainText)
        self.help.setWordWrap(True)
        set_role(self.help, "meta")
        self.in_list = QPushButton(self)
        self.in_list.setText(self.tr("Show in the list of dialogs"))
        self.in_list.setToolTip(chords.words("Ctrl+Return"))
        self.in_list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_role(self.in_list, "link")
        self.in_list.clicked.connect(self._list_all)
        self._rule = QFrame(self)
        set_role(self._rule, "rule")
        self._rule.setFixedHeight(1)
        self._ask_backend = QTimer(self)
        self._ask_backend.setSingleShot(True)
        self._ask_backend.setInterval(_BACKEND_AFTER_MS)
        self._ask_backend.timeout.connect(self._search_beyond)
        self._lay_out()
        self._show()

    def _made_field(self) -> QLineEdit:
        field = QLineEdit(self)
        field.setMaxLength(MOST_QUERY)
        field.setAccessibleName(self.tr("Search"))
        field.setPlaceholderText(self.tr("Search messages, people, dialogs and commands"))
        field.setClearButtonEnabled(True)
        set_role(field, "bare")
        field.installEventFilter(self)
        field.textChanged.connect(self._search)
        return field

    def open_up(self) -> None:
        super().open_up()
        self._account.tasks.restart("search names", self._read_names())
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def place(self) -> None:
        """In the middle of the window's upper part, as high as what it holds needs."""
        px, edge = self._theme.px, self._theme.px(SHADOW)
        room = self.window().rect()
        width = min(px(WIDTH), room.width() - 2 * px(Space.M)) + 2 * edge
        top = min(px(_FROM_TOP), room.height() // 10)
        most = room.height() - top - px(Space.XL)
        shown = len(self.list.results.lines)
        lines = sum(self.list.sizeHintForRow(row) for row in range(min(shown, 14)))
        self.list.setVisible(shown > 0)
        self._rule.setVisible(shown > 0 or self.help.isVisible())
        borders = 2 + self._rule.height()
        around = px(_FIELD) + borders + (0 if self.help.isHidden() else self._help_height(width)) + px(Space.S)
        self.list.setFixedHeight(max(0, min(lines, most - around)))
        height = around + (self.list.height() if shown else 0) + 2 * edge
        self.setGeometry((room.width() - width) // 2, top - edge, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._press(event)
        return super().eventFilter(watched, event)

    # ----------------------------------------------------------------------------------------- searching

    def _search(self) -> None:
        self._query = parse(self.field.text(), zone=self._zone, now=self._clock())
        self._beyond, self._beyond_words, self._meant = (), "", ""
        self._ask_backend.stop()
        if self._query.empty:
            self._page, self._messages, self._named = SearchPage(), (), self._before
            self._account.tasks.restart("search", _nothing())
            self._show()
            return
        self._account.tasks.restart("search", self._read(self._query))
        if self._query.terms:
            self._ask_backend.start()

    async def _read(self, query: SearchQuery) -> None:
        named = await self._names.find(self.field.text())
        begun = time.perf_counter()
        try:
            page = await self._account.bridge.call(Search(query=query))
            if page is not None and not page.messages and not page.people:
                page = await self._read_meant() or page
        except ArchiveError as error:
            self._page, self._messages, self._named = SearchPage(), (), named
            self._beyond_words = failure_sentence(error)
            self._show()
            return
        if page is None or not self._asked_now(query):
            return
        self._took_ms = (time.perf_counter() - begun) * 1_000
        self._page, self._messages, self._named, self._more_asked = page, page.messages, named, False
        self._show()

    async def _read_meant(self) -> SearchPage | None:
        """Nothing answers: perhaps the other keyboard layout was on."""
        meant = other_layout(self.field.text())
        if meant is None:
            return None
        query = parse(meant, zone=self._zone, now=self._clock())
        page = await self._account.bridge.call(Search(query=query))
        if page is None or not (page.messages or page.people):
            return None
        self._query, self._meant = query, meant
        return page

    async def _read_names(self) -> None:
        """What can be found by name; until something is typed, what was in use last is shown."""
        try:
            await self._names.read()
            self._before = await self._names.recent(self._recent.dialogs, self._recent.commands)
        except ArchiveError:
            return  # the search itself says what is wrong with it
        if self._query.empty:
            self._named = self._before
            self._show()

    def _want_more(self) -> None:
        if self._page.next is not None and not self._more_asked:
            self._more_asked = True
            self._account.tasks.restart("search", self._read_more(self._query))

    async def _read_more(self, query: SearchQuery) -> None:
        page = await self._account.bridge.call(Search(query=query, after=self._page.next))
        if page is None or query != self._query:
            return
        self._page = page
        self._messages += page.messages
        self._more_asked = False
        if self._beyond or self._beyond_words:
            self._show(keep=True)
        else:
            self.list.results.add([MessageLine(found=found) for found in page.messages])

    def _search_beyond(self) -> None:
        self._account.tasks.restart("search beyond", self._read_beyond(self._query))

    async def _read_beyond(self, query: SearchQuery) -> None:
        self._beyond_words = self.tr("Looking further at the server…")
        self._show(keep=True)
        try:
            found = await self._account.bridge.call(SearchBackend(query=query))
        except BackendError:
            found = BackendFound()
            said = self.tr("No connection: only what is on this computer was searched.")
        else:
            said = ""
        if query == self._query:
            self._beyond, self._beyond_words = found.messages, said
            self._show(keep=True)

    # ------------------------------------------------------------------------------------------- showing

    def _show(self, *, keep: bool = False) -> None:
        """``keep``: the chosen line stays so."""
        chosen = self.list.currentIndex().row() if keep else -1
        self.list.results.show(self._lines())
        self.in_list.setVisible(self._has_found)
        words = self._help_words()
        self.help.setText(words)
        self.help.setVisible(bool(words))
        if chosen >= 0:
            self.list.setCurrentIndex(self.list.results.index(chosen, 0))
        else:
            self.list.choose_first()
        self.place()

    def _lines(self) -> Sequence[Line]:
        people = [PersonLine(found=found) for found in self._page.people]
        beyond = without_doubles(self._beyond, self._messages)
        lines = [
            *section(self.tr("Recent") if self._query.empty else self.tr("Dialogs"), self._dialogs()),
            *section(self.tr("People"), people),
            *section(self.tr("Commands"), self._named.commands),
            *section(self.tr("Saved replies"), self._named.replies),
            *section(self._heading(), [MessageLine(found=found) for found in self._messages]),
            *section(self.tr("At the server"), [MessageLine(found=found) for found in beyond]),
        ]
        if self._beyond_words:
            lines.append(Remark(words=self._beyond_words))
        elif not lines and not self._query.empty:
            lines.append(Remark(words=self.tr("Nothing found.")))
        return lines

    def _dialogs(self) -> list[DialogLine]:
        """A person that the search found stands for his newest dialog: not twice."""
        told = {found.dialog_id for found in self._page.people}
        return [line for line in self._named.dialogs if line.row.dialog.id not in told]

    def _asked_now(self, query: SearchQuery) -> bool:
        return query == self._query or bool(self._meant)

    def _heading(self) -> str:
        count = f"{len(self._messages)}+" if self._page.next is not None else f"{len(self._messages)}"
        words = self.tr("Messages · {count} in {ms} ms")
        return words.format(count=count, ms=max(1, round(self._took_ms)))

    def _help_words(self) -> str:
        if self._query.not_understood:
            return self.tr("Not understood: {words}").format(words=" ".join(self._query.not_understood))
        if self._query.empty:
            return self.tr(
                "Narrow it: from:name  tag:vip  in:open  in:closed  is:note  is:mine  is:unread  has:file  has:image"
                "  has:link  before:2026-11-01  after:yesterday  “exact words”"
            )
        if self._meant:
            return self.tr("Found for “{words}”: the other keyboard layout.").format(words=self._meant)
        if self._page.unfilled > 1:
            return self.tr("{count} older messages are still being added to the search.").format(
                count=self._page.unfilled
            )
        return ""

    def _help_height(self, width: int) -> int:
        return self.help.heightForWidth(width - 2 * self._theme.px(SHADOW) - 2)

    # -------------------------------------------------------------------------------------------- choosing

    def _press(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Down:
                self.list.step(1)
            case Qt.Key.Key_Up:
                self.list.step(-1)
            case Qt.Key.Key_PageDown:
                self.list.step(_PAGE)
            case Qt.Key.Key_PageUp:
                self.list.step(-_PAGE)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._list_all()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._take()
            case Qt.Key.Key_Escape:
                self.close_up()
            case _:
                return False
        return True

    def _take(self) -> None:
        line = self.list.chosen
        if line is None:
            return
        terms = self._query.terms
        self.close_up()
        match line:
            case CommandLine(command=command):
                self.command_picked.emit(command)
            case ReplyLine(reply=reply):
                self.reply_picked.emit(reply)
            case DialogLine(row=row):
                self.picked.emit(Goal(dialog_id=row.dialog.id))
            case PersonLine(found=person):
                self.picked.emit(Goal(dialog_id=person.dialog_id))
            case MessageLine(found=message):
                self.picked.emit(Goal(dialog_id=message.dialog_id, position=message.position, terms=terms))

    @property
    def _has_found(self) -> bool:
        return bool(self._page.people or self._messages or self._beyond)

    def _list_all(self) -> None:
        if not self._has_found:
            return
        beyond = {
            found.dialog_id: FoundDialog(dialog_id=found.dialog_id, position=found.position) for found in self._beyond
        }
        asked = Asked(query=self._query, typed=self.field.text(), beyond=tuple(beyond.values()))
        self.close_up()
        self.list_asked.emit(asked)

    def _lay_out(self) -> None:
        px = self._theme.px
        top = QWidget(self)
        top.setFixedHeight(px(_FIELD))
        head = QHBoxLayout(top)
        head.setContentsMargins(px(Space.L), 0, px(Space.M), 0)
        icon = QLabel(self)
        icon.setPixmap(self._theme.icon("search", "muted", self.devicePixelRatioF()))
        head.setSpacing(px(Space.S))
        head.addWidget(icon)
        head.addWidget(self.field, 1)
        head.addWidget(self.in_list)
        self.help.setContentsMargins(px(Space.L), px(Space.S), px(Space.L), 0)
        self.column.addWidget(top)
        self.column.addWidget(self._rule)
        self.column.addWidget(self.list)
        self.column.addWidget(self.help)
        self.column.addStretch(1)


async def _nothing() -> None:
    """In place of a search that nobody wants any more."""
