"""Settings › About: which version this is, how newer ones come, and whose parts are in it."""

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from operator_app.domain.updates import UpdateChannel, UpdateChoice, UpdatePhase, UpdateProblem, UpdateState
from operator_app.installation.installation import InstallKind
from ui.settings.choices import Choices
from ui.settings.licences import LicencesWindow
from ui.settings.page import Page
from ui.settings.updates import Updates
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

_BY_HAND = frozenset({UpdatePhase.NOT_LOOKED, UpdatePhase.CURRENT, UpdatePhase.OFF, UpdatePhase.FAILED})


class AboutPage(Page):
    """Follows the update as it comes."""

    def __init__(self, theme: Theme, choices: Choices, updates: Updates, parent: QWidget | None = None) -> None:
        super().__init__(theme, about_title(), parent)
        self._updates = updates
        self._choices = choices
        self.licences_window: LicencesWindow | None = None
        self.version = _label(updates.installation.version, self)
        self.version.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.add_row(self.tr("Version"), self.version, self._kind_words(updates.installation.kind))
        self.choice_button = self.choice(
            self.tr("Newer versions"),
            [
                (UpdateChoice.AUTOMATIC, self.tr("Bring by itself")),
                (UpdateChoice.ASK, self.tr("Only tell me")),
                (UpdateChoice.OFF, self.tr("Never look")),
            ],
            choices.value.updates,
            lambda value: choices.change(updates=value),
        )
        self.add_row(
            self.tr("Newer versions"),
            self.choice_button,
            self.tr("What was brought is in use from the next start"),
            locked=choices.locked("updates"),
        )
        self.channel = self.choice(
            self.tr("Which ones"),
            [(UpdateChannel.STABLE, self.tr("Finished ones")), (UpdateChannel.EARLY, self.tr("Early ones too"))],
            choices.value.update_channel,
            lambda value: choices.change(update_channel=value),
        )
        self.add_row(self.tr("Which ones"), self.channel, locked=choices.locked("update_channel"))
        self.act = QPushButton(self)
        self.act.clicked.connect(self._act)
        self.add_row(self.tr("State"), self.act)
        self.state = _label("", self)
        set_role(self.state, "secondary")
        self.state.setContentsMargins(theme.px(Space.L), 0, theme.px(Space.L), theme.px(Space.M))
        self.column.addWidget(self.state)
        self.licences = QPushButton(self.tr("Show…"), self)
        self.licences.setAccessibleName(self.tr("Show the licences of others' parts"))
        self.licences.clicked.connect(self.open_licences)
        self.add_row(
            self.tr("Parts by others"), self.licences, self.tr("The app itself is free software under the MIT licence")
        )
        self.finish()
        updates.changed.connect(self._show)
        self._show()

    def open_licences(self) -> None:
        if self.licences_window is None:
            self.licences_window = LicencesWindow(self.theme, self._updates)
        self.licences_window.show()
        self.licences_window.raise_()
        self.licences_window.activateWindow()

    def close_licences(self) -> None:
        if self.licences_window is not None:
            self.licences_window.close()
            self.licences_window.deleteLater()
            self.licences_window = None

    def _act(self) -> None:
        if self._updates.state.phase is UpdatePhase.AVAILABLE:
            self._updates.bring()
        else:
            self._updates.look()

    def _show(self) -> None:
        state = self._updates.state
        brings = state.phase is UpdatePhase.AVAILABLE and not state.by_hand
        self.act.setText(self.tr("Bring it now") if brings else self.tr("Look now"))
        self.act.setEnabled(brings or state.phase in _BY_HAND)
        forbidden = state.phase in {UpdatePhase.FORBIDDEN, UpdatePhase.NOWHERE}
        for field, button in (("updates", self.choice_button), ("update_channel", self.channel)):
            button.setEnabled(not forbidden and not self._choices.locked(field))
        self.state.setText(self._words(state))

    def _words(self, state: UpdateState) -> str:
        sentence = self._phase_words(state)
        if state.given_up:
            gave_up = self.tr("Version {version} did not start here and was taken back.")
            return f"{gave_up.format(version=state.given_up)} {sentence}"
        return sentence

    def _phase_words(self, state: UpdateState) -> str:
        match state.phase:
            case UpdatePhase.NOWHERE:
                return self.tr("This build looks for newer versions nowhere.")
            case UpdatePhase.FORBIDDEN:
                return self.tr("The owner of this computer has switched this off.")
            case UpdatePhase.OFF:
                return self.tr("Newer versions are not looked for.")
            case UpdatePhase.NOT_LOOKED:
                return self.tr("Not looked for yet.")
            case UpdatePhase.LOOKING:
                return self.tr("Looking…")
            case UpdatePhase.CURRENT:
                return self.tr("This is the newest version.")
            case UpdatePhase.AVAILABLE if state.by_hand:
                return self.tr("Version {version} is there. It comes the way this one came.").format(
                    version=state.version
                )
            case UpdatePhase.AVAILABLE:
                return self.tr("Version {version} is there: {size}.").format(
                    version=state.version, size=_size(state.total)
                )
            case UpdatePhase.COMING:
                return self.tr("Version {version} is coming: {done} of {total}").format(
                    version=state.version, done=_size(state.done), total=_size(state.total)
                )
            case UpdatePhase.READY:
                return self.tr("Version {version} is here. It is in use from the next start.").format(
                    version=state.version
                )
            case UpdatePhase.FAILED:
                return self._problem_words(state.problem)

    def _problem_words(self, problem: UpdateProblem | None) -> str:
        match problem:
            case UpdateProblem.NOT_TRUSTED:
                return self.tr("What was found is not signed as it must be, so it was not taken.")
            case UpdateProblem.STALE:
                return self.tr("What was found is too old to be believed. It is tried again later.")
            case UpdateProblem.NOT_WRITABLE:
                return self.tr("There is no room for it, or the app's folder may not be written.")
            case _:
                return self.tr("The place of newer versions cannot be reached. It is tried again later.")

    def _kind_words(self, kind: InstallKind) -> str:
        match kind:
            case InstallKind.SOURCE:
                return self.tr("Run from its sources")
            case InstallKind.DEB:
                return self.tr("Installed as a package: the system's updates bring newer versions")
            case InstallKind.FLATPAK:
                return self.tr("Installed by Flatpak, which brings newer versions")
            case InstallKind.MACOS:
                return self.tr("Installed from a disk image")
            case InstallKind.PORTABLE:
                return self.tr("Unpacked into a folder of yours")
            case InstallKind.WINDOWS:
                return self.tr("Installed for you on this computer")


def about_title() -> str:
    return QCoreApplication.translate("AboutPage", "About")


def _label(words: str, parent: QWidget) -> QLabel:
    label = QLabel(words, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _size(size: int) -> str:
    return QLocale().formattedDataSize(size, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
