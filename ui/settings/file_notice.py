"""Says once, in the first window there is, what is wrong with the settings file or the computer's policy."""

from collections.abc import Callable

from PySide6.QtCore import QObject, SignalInstance

from operator_app.settings.settings import SettingsNotice
from ui.settings.choices import Choices
from ui.settings.policy_words import policy_words


class FileNotice(QObject):
    """``say`` puts a sentence where the person looks; ``window_opened`` comes when there is a place for it."""

    def __init__(
        self, choices: Choices, window_opened: SignalInstance, say: Callable[[str], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._notice = choices.notice
        self._policy = policy_words(choices.imposed)
        self._say = say
        window_opened.connect(self._tell)

    def _tell(self) -> None:
        notice, self._notice = self._notice, None
        policy, self._policy = self._policy, ""
        sentences = [each for each in (policy, self._words(notice)) if each]
        if sentences:
            self._say(" ".join(sentences))

    def _words(self, notice: SettingsNotice | None) -> str:
        if notice is SettingsNotice.SET_ASIDE:
            return self.tr(
                "The settings could not be understood and begin anew. The old file lies beside the new one: settings.broken.json."
            )
        if notice is SettingsNotice.NOT_READABLE:
            return self.tr("The settings could not be read from disk: what you see is as after installing.")
        return ""
