"""Puts a changed setting in force: light and dark at once, another language or size by making the windows anew."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from operator_app.settings.settings import Settings
from operator_app.settings.settings import Theme as ChosenTheme
from ui.settings.choices import Choices
from ui.theme.theme import Appearance, Theme
from ui.translation import Translations


class InForce(QObject):
    """What was chosen for this start only, on the command line, holds until it is chosen anew in the window."""

    def __init__(
        self,
        choices: Choices,
        theme: Theme,
        translations: Translations,
        make_windows_anew: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._translations = translations
        self._make_windows_anew = make_windows_anew
        choices.changed.connect(self._take)

    def _take(self, before: Settings, now: Settings) -> None:
        if now.theme is not before.theme:
            self._theme.set_appearance(appearance_of(now.theme))
        if now.language is not before.language:
            self._translations.use(now.language)
        if now.scale != before.scale:
            self._theme.set_scale(now.scale)
        if now.language is not before.language or now.scale != before.scale:
            self._make_windows_anew()


def appearance_of(chosen: ChosenTheme) -> Appearance:
    match chosen:
        case ChosenTheme.AUTO:
            return Appearance.SYSTEM
        case ChosenTheme.LIGHT:
            return Appearance.LIGHT
        case ChosenTheme.DARK:
            return Appearance.DARK
