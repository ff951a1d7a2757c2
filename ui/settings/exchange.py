"""Settings in a file: saved, and taken in after one has seen what that changes."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from operator_app.settings.exchange import CannotImport, Difference, Import, ImportProblem, exported, read_import
from ui.settings.choices import Choices
from ui.settings.setting_words import setting_name, value_words
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space

_WIDTH, _LIST_HEIGHT = 460, 220
FILE_NAME = "operator-app-settings.json"
_MOST_NAMED = 8


class ExchangeButtons(QWidget):
    """The control of a row of settings. Nothing changes before the question was answered."""

    told = Signal(str)
    """A sentence about what became of it; empty: nothing to say."""

    def __init__(self, theme: Theme, choices: Choices, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._choices = choices
        self.save = QPushButton(self.tr("Save…"), self)
        self.save.setAccessibleName(self.tr("Save the settings in a file"))
        self.save.clicked.connect(self.ask_where_to_save)
        self.load = QPushButton(self.tr("Load…"), self)
        self.load.setAccessibleName(self.tr("Load settings from a file"))
        self.load.clicked.connect(self.ask_what_to_load)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(Space.S))
        row.addWidget(self.save)
        row.addWidget(self.load)

    def ask_where_to_save(self) -> QFileDialog:
        dialog = self._dialog(self.tr("Save the settings"), QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(FILE_NAME)
        dialog.fileSelected.connect(lambda chosen: self.save_in(Path(chosen)))
        dialog.open()
        return dialog

    def ask_what_to_load(self) -> QFileDialog:
        dialog = self._dialog(self.tr("Load settings"), QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.load_from(Path(chosen)))
        dialog.open()
        return dialog

    def save_in(self, file: Path) -> None:
        try:
            file.write_bytes(exported(self._choices.value))
        except OSError:
            self.told.emit(self.tr("The file could not be written."))
            return
        self.told.emit(self.tr("Saved: {name}").format(name=file.name))

    def load_from(self, file: Path) -> "ImportQuestion | None":
        """The open question; None where there is nothing to ask, which is said."""
        try:
            wanted = read_import(file, self._choices.value, self._choices.imposed)
        except CannotImport as error:
            self.told.emit(_problem_words(error.problem))
            return None
        if not wanted.changes:
            words = [self.tr("Nothing would change."), *skipped_words(wanted)]
            self.told.emit(" ".join(words))
            return None
        self.told.emit("")
        question = ImportQuestion(wanted, self._theme, self.window())
        choices = self._choices  # these buttons may go with the change: the windows are made anew
        question.accepted.connect(lambda: choices.take_in(wanted.settings))
        question.open()
        return question

    def _dialog(self, title: str, mode: QFileDialog.AcceptMode) -> QFileDialog:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, title, folder, "JSON (*.json)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(mode)
        dialog.setDefaultSuffix("json")
        return dialog


class ImportQuestion(QDialog):
    """Open it with ``open``; it deletes itself. Esc changes nothing."""

    def __init__(self, wanted: Import, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Load settings"))
        set_role(self, "pane")
        px = theme.px
        head = QLabel(self.tr("This will change"), self)
        set_role(head, "title")
        self.lines = tuple(_difference_words(each) for each in wanted.changes)
        self.take = QPushButton(self.tr("Change"), self)
        set_role(self.take, "primary")
        self.take.setDefault(True)
        self.take.clicked.connect(self.accept)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        buttons.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(Space.XL), px(Space.L), px(Space.XL), px(Space.L))
        column.setSpacing(px(Space.M))
        column.addWidget(head)
        column.addWidget(self._list(theme))
        self.skipped = tuple(skipped_words(wanted))
        for words in self.skipped:
            label = QLabel(words, self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            set_role(label, "secondary")
            column.addWidget(label)
        column.addLayout(buttons)
        self.setMinimumWidth(px(_WIDTH))

    def _list(self, theme: Theme) -> QScrollArea:
        holder = QWidget(self)
        set_role(holder, "pane")
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.px(Space.S))
        for words in self.lines:
            label = QLabel(words, holder)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            rows.addWidget(label)
        rows.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        holder.ensurePolished()
        area.setFixedHeight(min(holder.sizeHint().height() + theme.px(Space.S), theme.px(_LIST_HEIGHT)))
        return area


def skipped_words(wanted: Import) -> list[str]:
    """Why not all of the file is taken in."""
    translate = QCoreApplication.translate
    words = []
    if wanted.locked:
        words.append(
            translate("ExchangeButtons", "Stays, set by your organisation: {names}.").format(
                names=_named(wanted.locked)
            )
        )
    if wanted.unknown:
        words.append(
            translate("ExchangeButtons", "Not understood here and left out: {names}.").format(
                names=_named(wanted.unknown)
            )
        )
    return words


def _named(names: tuple[str, ...]) -> str:
    return ", ".join(map(setting_name, names[:_MOST_NAMED])) + (" …" if len(names) > _MOST_NAMED else "")


def _difference_words(each: Difference) -> str:
    name = setting_name(each.name)
    before, after = value_words(each.name, each.before), value_words(each.name, each.after)
    return f"{name}: {before} → {after}" if before and after else name


def _problem_words(problem: ImportProblem) -> str:
    translate = QCoreApplication.translate
    match problem:
        case ImportProblem.NOT_READABLE:
            return translate("ExchangeButtons", "The file could not be read.")
        case ImportProblem.TOO_LARGE:
            return translate("ExchangeButtons", "This file is too large to be settings.")
        case ImportProblem.NOT_SETTINGS:
            return translate("ExchangeButtons", "There are no settings of this app in this file.")
