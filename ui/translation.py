"""Which language the screen speaks."""

from importlib.resources import files

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

LANGUAGES = ("en", "ru")
SYSTEM = "system"


class Translations:
    """Holds the translator in use; Qt keeps no reference of its own."""

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application
        self._translator: QTranslator | None = None

    def use(self, language: str) -> str:
        """``system``, or one of ``LANGUAGES``; returns what is spoken now. English needs no file: it is in the source."""
        chosen = language if language in LANGUAGES else _system_language()
        if self._translator is not None:
            self._application.removeTranslator(self._translator)
            self._translator = None
        QLocale.setDefault(_locale(chosen))
        translator = QTranslator()
        path = files("resources").joinpath("i18n", f"operator_{chosen}.qm")
        if translator.load(str(path)):
            self._application.installTranslator(translator)
            self._translator = translator
        return chosen


def _locale(language: str) -> QLocale:
    """The system's own where it speaks the language, with all its customs; else the language in the same country."""
    system = QLocale.system()
    spoken = QLocale(language).language()
    return system if system.language() == spoken else QLocale(spoken, system.territory())


def _system_language() -> str:
    for name in QLocale.system().uiLanguages():
        language = name.split("-")[0]
        if language in LANGUAGES:
            return language
    return LANGUAGES[0]
