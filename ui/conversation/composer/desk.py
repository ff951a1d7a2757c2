"""What lies written in each dialog, for a reply and for a note, while the app runs. Knows no Qt."""

from operator_app.domain.drafts import ComposerMode, Draft
from operator_app.domain.messages import File
from operator_app.domain.value import DialogId, Value


class Written(Value):
    """``cursor`` counts UTF-16 units, as the text field does."""

    text: str = ""
    cursor: int = 0
    files: tuple[File, ...] = ()

    @property
    def draft(self) -> Draft:
        """As it is kept."""
        return Draft(text=self.text, cursor=self.cursor, files=self.files)


NOTHING = Written()


class Desk:
    """Each sheet belongs to one dialog and one mode and never moves to another."""

    def __init__(self) -> None:
        self._sheets: dict[tuple[DialogId, ComposerMode], Written] = {}
        self._modes: dict[DialogId, ComposerMode] = {}

    def begin(self, dialog_id: DialogId, reply: Draft | None, note: Draft | None) -> None:
        """The drafts the archive has. A dialog that was here before keeps what is here: it is as new or newer."""
        if dialog_id in self._modes:
            return
        for mode, draft in ((ComposerMode.REPLY, reply), (ComposerMode.NOTE, note)):
            if draft is not None:
                self._sheets[dialog_id, mode] = Written(text=draft.text, cursor=draft.cursor, files=draft.files)
        only_note = _holds_something(note) and not _holds_something(reply)
        self._modes[dialog_id] = ComposerMode.NOTE if only_note else ComposerMode.REPLY

    def mode(self, dialog_id: DialogId) -> ComposerMode:
        return self._modes.get(dialog_id, ComposerMode.REPLY)

    def set_mode(self, dialog_id: DialogId, mode: ComposerMode) -> None:
        self._modes[dialog_id] = mode

    def get(self, dialog_id: DialogId, mode: ComposerMode) -> Written:
        return self._sheets.get((dialog_id, mode), NOTHING)

    def put(self, dialog_id: DialogId, mode: ComposerMode, written: Written) -> None:
        if written == NOTHING:
            self._sheets.pop((dialog_id, mode), None)
        else:
            self._sheets[dialog_id, mode] = written


def _holds_something(draft: Draft | None) -> bool:
    return draft is not None and bool(draft.text or draft.files)
