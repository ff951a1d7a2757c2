"""Which keys a command has now: the table's own, unless the person chose others."""

from PySide6.QtCore import QObject, Signal

from operator_app.settings.settings import Settings
from ui.commands import chords
from ui.commands.table import CHANGEABLE, ENTRIES, TABLE, Command
from ui.settings.choices import Choices


class Bindings(QObject):
    """A view of the settings: what is bound here is in force, and in the file, when the call returns."""

    changed = Signal()

    def __init__(self, choices: Choices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        choices.changed.connect(self._follow)

    @property
    def locked(self) -> bool:
        """By the computer's owner: nothing that is bound here holds."""
        return self._choices.locked("keys")

    def keys(self, command: Command) -> tuple[str, ...]:
        """Its chords; what a settings file says and nobody can press is left out."""
        entry = ENTRIES[command]
        if entry.fixed:
            return entry.keys
        chosen = self._choices.value.keys.get(command.value)
        return entry.keys if chosen is None else tuple(filter(None, map(chords.understood, chosen)))

    def words(self, command: Command) -> str:
        """Its first chord as people write it; empty where it has none."""
        return next((chords.words(chord) for chord in self.keys(command)), "")

    def all_words(self, command: Command) -> tuple[str, ...]:
        return tuple(chords.words(chord) for chord in self.keys(command))

    def with_keys(self, text: str, command: Command) -> str:
        """``Close (E)``; the text alone where there are no keys."""
        said = self.words(command)
        return f"{text} ({said})" if said else text

    def is_default(self, command: Command) -> bool:
        return self.keys(command) == ENTRIES[command].keys

    def whose(self, chord: str, but: Command | None = None) -> Command | None:
        """Who has this chord already, besides ``but``."""
        return next(
            (each.command for each in TABLE if each.command is not but and chord in self.keys(each.command)), None
        )

    def command_of(self, chord: str) -> Command | None:
        """What it does in the window; None where nothing is bound to it."""
        return next((each.command for each in CHANGEABLE if chord in self.keys(each.command)), None)

    def bind(self, command: Command, *wanted: str) -> None:
        """These and no others. Whoever had one of them loses it."""
        chosen = dict(self._choices.value.keys)
        for each in CHANGEABLE:
            has = self.keys(each.command)
            if each.command is not command and set(has) & set(wanted):
                chosen[each.command.value] = tuple(chord for chord in has if chord not in wanted)
        chosen[command.value] = wanted
        self._keep(chosen)

    def restore(self, command: Command) -> None:
        """The table's keys; taken back from whoever has them meanwhile."""
        self.bind(command, *ENTRIES[command].keys)

    def restore_all(self) -> None:
        known = {each.command.value for each in CHANGEABLE}
        self._choices.change(keys={name: keys for name, keys in self._choices.value.keys.items() if name not in known})

    def _keep(self, chosen: dict[str, tuple[str, ...]]) -> None:
        """Only what differs is kept, so that a better default of a newer version reaches those who chose none."""
        defaults = {each.command.value: each.keys for each in CHANGEABLE}
        self._choices.change(keys={name: keys for name, keys in chosen.items() if keys != defaults.get(name)})

    def _follow(self, before: Settings, now: Settings) -> None:
        if before.keys != now.keys:
            self.changed.emit()
