"""Which language the screen speaks."""

from importlib.resources import files

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

LANGUAGES = ("en", "ru")
"""English is in the source and needs no file."""
SYSTEM = "system"


class Translations:
    """Holds the translators in use; Qt keeps no reference of its own."""

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application
        self._translators: list[QTranslator] = []

    def use(self, language: str) -> str:
        """``system``, or one of ``LANGUAGES``; returns what is spoken now. Widgets made before keep their words."""
        chosen = language if language in LANGUAGES else _system_language()
        for translator in self._translators:
            self._application.removeTranslator(translator)
        self._translators.clear()
        QLocale.setDefault(_locale(chosen))
        self._load(str(files("resources").joinpath("i18n", f"operator_{chosen}.qm")))
        # Qt's own words, such as those of the menu of a text field.
        self._load(f"{QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)}/qtbase_{chosen}.qm")
        return chosen

    def _load(self, file: str) -> None:
        translator = QTranslator()
        if translator.load(file):
            self._application.installTranslator(translator)
            self._translators.append(translator)


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
