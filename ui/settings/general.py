"""Settings › General: language, look, size, and the key that sends."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QWidget

from operator_app.settings.settings import Language, SendKey
from operator_app.settings.settings import Theme as ChosenTheme
from ui.commands import chords
from ui.settings.choices import Choices
from ui.settings.exchange import ExchangeButtons
from ui.settings.page import Page
from ui.theme.theme import Theme
from ui.theme.tokens import Space

UNDO_SECONDS = (0, 3, 5, 10)
SCALES = (0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)


class GeneralPage(Page):
    """Each choice holds at once."""

    def __init__(self, theme: Theme, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(theme, general_title(), parent)
        self._choices = choices
        now = choices.value
        # languages are called as their speakers call them
        languages = [
            (Language.AUTO, self.tr("As the system")),
            (Language.ENGLISH, "English"),
            (Language.RUSSIAN, "Русский"),
        ]
        self.language = self.choice(
            self.tr("Language"), languages, now.language, lambda value: choices.change(language=value)
        )
        themes = [
            (ChosenTheme.AUTO, self.tr("As the system")),
            (ChosenTheme.LIGHT, self.tr("Light")),
            (ChosenTheme.DARK, self.tr("Dark")),
        ]
        self.look = self.choice(self.tr("Look"), themes, now.theme, lambda value: choices.change(theme=value))
        scales = [(scale, f"{scale:.0%}".replace("%", " %")) for scale in sorted({*SCALES, now.scale})]
        self.scale = self.choice(self.tr("Size"), scales, now.scale, lambda value: choices.change(scale=value))
        keys = [(SendKey.ENTER, "Enter"), (SendKey.CTRL_ENTER, chords.words("Ctrl+Return"))]
        self.send_key = self.choice(
            self.tr("Send with"), keys, now.send_key, lambda value: choices.change(send_key=value)
        )
        seconds = [(each, self._undo_words(each)) for each in sorted({*UNDO_SECONDS, now.undo_seconds})]
        self.undo = self.choice(
            self.tr("Undo sending"), seconds, now.undo_seconds, lambda value: choices.change(undo_seconds=value)
        )
        self.next = self.switch(
            self.tr("Open the next dialog after closing one"),
            lambda on: choices.change(next_after_close=on),
            on=now.next_after_close,
        )
        self.stay = self.switch(
            self.tr("Go on in the background when the window is closed"),
            lambda on: choices.change(stay_when_closed=on),
            on=now.stay_when_closed,
        )
        self.add_row(self.tr("Language"), self.language, locked=choices.locked("language"))
        self.add_row(self.tr("Look"), self.look, locked=choices.locked("theme"))
        self.add_row(
            self.tr("Size"),
            self.scale,
            self.tr("Of text and everything else, on top of the system's own"),
            locked=choices.locked("scale"),
        )
        self.add_row(
            self.tr("Send with"),
            self.send_key,
            self.tr("Shift+Enter always begins a new line"),
            locked=choices.locked("send_key"),
        )
        self.add_row(
            self.tr("Undo sending"),
            self.undo,
            self.tr("So long a message waits here and can be taken back"),
            locked=choices.locked("undo_seconds"),
        )
        self.add_row(
            self.tr("Open the next dialog after closing one"),
            self.next,
            self.tr("The one in which somebody waits"),
            locked=choices.locked("next_after_close"),
        )
        self.add_row(
            self.tr("Go on in the background when the window is closed"),
            self.stay,
            self.tr("You still hear of new messages"),
            locked=choices.locked("stay_when_closed"),
        )
        self.exchange = ExchangeButtons(theme, choices, self)
        self.add_row(
            self.tr("All settings as a file"),
            self.exchange,
            self.tr("To carry them to another computer, with keys and alert rules; passwords are not in it"),
        )
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self._told_room = self.inset(self.told, below=Space.S)
        self._told_room.hide()
        self.column.addWidget(self._told_room)
        self.exchange.told.connect(self._tell)
        self.finish()

    def _tell(self, words: str) -> None:
        self.told.setText(words)
        self._told_room.setVisible(bool(words))

    def _undo_words(self, seconds: int) -> str:
        return self.tr("for %n s", None, seconds) if seconds else self.tr("Off")


def general_title() -> str:
    return QCoreApplication.translate("GeneralPage", "General")
