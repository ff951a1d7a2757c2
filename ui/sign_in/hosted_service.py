"""The form for the hosted service: which of its brands, the site's token, and which of its operators one is."""

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from operator_app.domain.problems import NotABackend, RefusalReason, Refused, SignedOut, Unreachable
from operator_app.domain.service import ServiceOffer, ServiceOperator
from operator_app.domain.value import OperatorId
from operator_app.engine.team_requests import EnterService, LookAtService
from ui.sentences import failure_sentence
from ui.sign_in.own_server import full_address
from ui.sign_in.token_picture import TokenPicture
from ui.theme.choice_button import ChoiceButton
from ui.theme.labelled_field import LabelledField
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

CARROT_QUEST, DASHLY, OTHER = "carrot_quest", "dashly", "other"
_DEFAULT_SENDER = OperatorId("default_admin")
_LONGEST_SITE = 20


class HostedServiceForm(QWidget):
    """``looked`` asks whose token it is, ``submitted`` enters; answers come by ``show_offer`` and ``show_error``."""

    looked = Signal(LookAtService)
    submitted = Signal(EnterService)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._brand = CARROT_QUEST
        self._asked: LookAtService | None = None
        self._offer: ServiceOffer | None = None
        self._who: ServiceOperator | None = None
        self.brand = ChoiceButton(theme, self.tr("Service"), self)
        self.api = LabelledField(theme, self.tr("Address of its Web API"), "https://api.example.com", self)
        self.realtime = LabelledField(
            theme, self.tr("Address of its realtime service"), "https://realtime.example.com", self
        )
        self.token = LabelledField(theme, self.tr("Token of the site"), "", self)
        self.token.hide_letters()
        self.site = LabelledField(theme, self.tr("Number of the site"), "1234", self)
        self.site.field.setMaxLength(_LONGEST_SITE)
        self.site.hide()
        self.go_on = QPushButton(self.tr("Continue"), self)
        set_role(self.go_on, "primary")
        self.back = QPushButton(self.tr("Back"), self)
        set_role(self.back, "quiet")
        self.who = ChoiceButton(theme, self.tr("Who are you?"), self)
        self.enter = QPushButton(self.tr("Open the dialogs"), self)
        set_role(self.enter, "primary")
        self.other = QPushButton(self.tr("Another token"), self)
        set_role(self.other, "quiet")
        self.error = QLabel(self)
        self.error.setTextFormat(Qt.TextFormat.PlainText)
        self.error.setWordWrap(True)
        set_role(self.error, "error")
        self.error.hide()
        self._pages = QStackedWidget(self)
        self._build()
        self.go_on.clicked.connect(self._look)
        self.back.clicked.connect(self.left)
        self.enter.clicked.connect(self._submit)
        self.other.clicked.connect(self.start)
        for field in (self.api, self.realtime, self.token, self.site):
            field.field.returnPressed.connect(self._look)
        self._choose_brand(CARROT_QUEST)

    def start(self) -> None:
        """At the token."""
        self._pages.setCurrentIndex(0)
        self.set_busy(busy=False)
        self.token.focus()
        self.token.field.selectAll()

    def show_offer(self, offer: ServiceOffer) -> None:
        self._offer = offer
        self.set_busy(busy=False)
        self.token.complain("")
        sender = ServiceOperator(id=_DEFAULT_SENDER, name=self.tr("None of these: the site's own sender"))
        everyone = (*offer.operators, sender)
        self._who = everyone[0] if len(everyone) == 1 else None
        self._offer_names(everyone)
        self._pages.setCurrentIndex(1)
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, *, busy: bool) -> None:
        """While the service is asked."""
        self.go_on.setEnabled(not busy)
        self.go_on.setText(self.tr("Asking the service…") if busy else self.tr("Continue"))
        self.enter.setEnabled(not busy and self._who is not None)

    def show_error(self, error: Exception) -> None:
        """At the field it is about, where there is one."""
        self.set_busy(busy=False)
        sentence = failure_sentence(error)
        match error:
            case _ if self._pages.currentIndex() == 1:
                self.error.setText(sentence)
                self.error.show()
            case SignedOut():
                words = self.tr("The service does not accept this token: it is wrong, was revoked or has expired.")
                self._complain_at(self.token, words)
            case Refused(reason=RefusalReason.FORBIDDEN):
                words = self.tr("This token may not read dialogs. Make one with all rights.")
                self._complain_at(self.token, words)
            case Refused(reason=RefusalReason.SITE_UNKNOWN):
                self.site.show()
                self._complain_at(self.site, sentence)
            case Unreachable() | NotABackend() if self._brand == OTHER:
                self._complain_at(self.api, sentence)
            case _:
                self._complain_at(self.token, sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _look(self) -> None:
        if not self.go_on.isEnabled():
            return
        api, realtime = "", ""
        if self._brand == OTHER:
            api = full_address(self.api.field.text()) or ""
            realtime = full_address(self.realtime.field.text() or api) or ""
            self.api.complain("" if api else self.tr("Write the address as https://api.example.com"))
            self.realtime.complain("" if realtime or not api else self.tr("Write the address as https://…"))
        token = "".join(self.token.field.text().split())
        self.token.complain("" if token else self.tr("Paste the token"))
        wrong = [field for field in (self.api, self.realtime, self.token) if field.complaint() and field.isVisible()]
        if wrong:
            wrong[0].focus()
            return
        self.site.complain("")
        asked = LookAtService(brand=self._brand, token=token, api=api, realtime=realtime)
        self._asked = replace(asked, site_id=self.site.field.text().strip())
        self.set_busy(busy=True)
        self.looked.emit(self._asked)

    def _submit(self) -> None:
        if self._offer is None or self._asked is None or self._who is None or not self.enter.isEnabled():
            return
        self.error.hide()
        who = self._who
        if who.id == _DEFAULT_SENDER:
            who = replace(who, name=self.tr("The site's sender"))
        self.set_busy(busy=True)
        self.submitted.emit(EnterService(offer=self._offer, token=self._asked.token, operator=who))

    def _choose_brand(self, brand: str) -> None:
        self._brand = brand
        names = ((CARROT_QUEST, "Carrot quest"), (DASHLY, "Dashly"), (OTHER, self.tr("Other addresses")))
        self.brand.offer([(words, partial(self._choose_brand, value)) for value, words in names], dict(names)[brand])
        self.api.setVisible(brand == OTHER)
        self.realtime.setVisible(brand == OTHER)

    def _offer_names(self, everyone: tuple[ServiceOperator, ...]) -> None:
        def choose(one: ServiceOperator) -> None:
            self._who = one
            self._offer_names(everyone)

        # two of one name are told apart by their number
        names = [one.name for one in everyone]
        words = [one.name if names.count(one.name) == 1 else f"{one.name} ({one.id})" for one in everyone]
        chosen = self.tr("Choose") if self._who is None else words[everyone.index(self._who)]
        self.who.offer([(said, partial(choose, one)) for said, one in zip(words, everyone, strict=True)], chosen)
        self.enter.setEnabled(self._who is not None)

    @staticmethod
    def _complain_at(field: LabelledField, sentence: str) -> None:
        field.complain(sentence)
        field.focus()

    # ------------------------------------------------------------------------------------------- building

    def _build(self) -> None:
        where = self._words(
            self.tr(
                "The token is in the service's settings: Settings → Developers → API keys. It opens the whole site, so "
                "it is kept in this computer's keyring and nowhere else."
            )
        )
        self._pages.addWidget(
            self._page(
                self.brand,
                self.api,
                self.realtime,
                where,
                TokenPicture(self._theme, self),
                self.token,
                self.site,
                self.go_on,
                self.back,
            )
        )
        asking = QLabel(self.tr("Who are you?"), self)
        set_role(asking, "title")
        why = self._words(
            self.tr(
                "The token says which site it is, not who uses it. These are the operators seen there; your answers go "
                "out under the name you choose."
            )
        )
        self._pages.addWidget(self._page(asking, why, self.who, self.error, self.enter, self.other))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _words(self, sentence: str) -> QLabel:
        label = QLabel(sentence, self)
        label.setWordWrap(True)
        set_role(label, "secondary")
        return label

    def _page(self, *parts: QWidget) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(Space.S))
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        return page
