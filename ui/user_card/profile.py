"""What is published of a user under his e-mail: said with where it comes from, since nobody has confirmed it."""

from urllib.parse import urlsplit

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from operator_app.domain.people import ProfileLink, PublicProfile, User
from ui import times
from ui.clock import Clock
from ui.conversation.timeline.plain_text import one_line
from ui.theme.flow import FlowLayout
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.user_card.facts import FactGrid

LONGEST = 300
MOST_LINKS = 12


class ProfileView(QWidget):
    """``link_chosen`` carries an address that is http or https."""

    link_chosen = Signal(str)

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._shown: PublicProfile | None = None
        self._links = QWidget(self)
        self._flow = FlowLayout(theme.px(2), self._links)
        self._facts = FactGrid(theme, self)
        self._about = QLabel(self)
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._about.setWordWrap(True)
        self._source = QLabel(self)
        self._source.setTextFormat(Qt.TextFormat.PlainText)
        self._source.setWordWrap(True)
        set_role(self._source, "meta")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(Space.XS))
        for widget in (self._facts, self._about, self._links, self._source):
            column.addWidget(widget)

    def buttons(self) -> list[QPushButton]:
        """One for each link."""
        found = [self._flow.itemAt(at) for at in range(self._flow.count())]
        widgets = [item.widget() for item in found if item is not None]
        return [widget for widget in widgets if isinstance(widget, QPushButton)]

    def source(self) -> str:
        return self._source.text()

    def show_user(self, user: User) -> None:
        profile = user.profile
        if profile is None or profile == self._shown:
            return
        self._shown = profile
        facts = [(self.tr("Name"), profile.name), (self.tr("Place"), profile.place)]
        self._facts.show_facts((words, one_line(value, LONGEST)) for words, value in facts if value)
        self._facts.setVisible(bool(self._facts.facts))
        self._about.setText(one_line(profile.about or "", LONGEST))
        self._about.setVisible(bool(profile.about))
        when = times.day(profile.fetched_at, self._clock())
        self._source.setText(
            self.tr("From {source} · {when} · confirmed by nobody").format(source=profile.source, when=when)
        )
        self._show_links(profile)

    def _show_links(self, profile: PublicProfile) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        page = (ProfileLink(title=self.tr("Profile"), url=profile.page),) if profile.page else ()
        for link in [each for each in (*page, *profile.links) if is_web_address(each.url)][:MOST_LINKS]:
            button = QPushButton(one_line(link.title, 40).replace("&", "&&") or link.url, self._links)
            set_role(button, "link")
            button.setToolTip(link.url)
            button.setAccessibleName(self.tr("{title}, opens {host}").format(title=link.title, host=_host(link.url)))
            button.clicked.connect(lambda _=False, value=link.url: self.link_chosen.emit(value))
            self._flow.addWidget(button)
            button.show()
        self._links.setVisible(self._flow.count() > 0)


def is_web_address(url: str) -> bool:
    """Whether it may be opened: http or https, with a host."""
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""
