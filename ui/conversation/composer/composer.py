"""Where an operator writes a reply or a note to one dialog."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QHideEvent, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from operator_app.domain.drafts import ComposerMode, Draft
from operator_app.domain.messages import File
from operator_app.domain.templates import left_over
from operator_app.domain.value import DialogId
from operator_app.settings.settings import SendKey
from ui.conversation.composer.attachment_words import AttachmentWords
from ui.conversation.composer.attachments import Problem, Refusal, gathered, keep_picture
from ui.conversation.composer.desk import Desk, Written
from ui.conversation.composer.draft_times import DraftTimes
from ui.conversation.composer.panel import ComposerPanel
from ui.conversation.composer.text_field import TextField
from ui.theme.theme import Theme

COUNTER_SHARE = 0.9
"""From this share of the longest text on, the characters left are shown."""


class Composer(ComposerPanel):
    """Bound to one dialog at every keystroke: what is typed belongs to it, whatever is opened next."""

    send = Signal(str, ComposerMode, str, tuple)
    """(dialog id, mode, text, files): to be sent; it has left the field. Files are local, not uploaded."""
    draft_changed = Signal(str, ComposerMode, Draft)
    """(dialog id, mode, draft): within ``draft_times.SAVE_MS``, and at once before another dialog is bound or when a file is
    attached; after ``send``, when that is what emptied it. Answer with ``files_kept`` where it has files."""
    typing = Signal(str, ComposerMode, str)
    """(dialog id, mode, text): at the same moments; empty text: no longer typing."""
    saved_replies_wanted = Signal()
    slash_typed = Signal()
    """Saved replies are wanted by ``/``: whoever does not choose one gets it back as text."""
    emoji_wanted = Signal()
    save_reply_wanted = Signal(str)
    """(text typed)"""
    mode_changed = Signal(ComposerMode)

    def __init__(
        self, theme: Theme, *, pasted_folder: Path, desk: Desk | None = None, parent: QWidget | None = None
    ) -> None:
        """``pasted_folder`` is where pasted pictures are kept until they are sent; made when needed.

        ``desk``: what lay written in a composer before this one.
        """
        super().__init__(theme, parent)
        self._pasted_folder = pasted_folder
        self._desk = Desk() if desk is None else desk
        self._dialog: DialogId | None = None
        self._mode = ComposerMode.REPLY
        self._recipient = ""
        self._text_limit, self._file_limit = 20_000, 2 * 1024 * 1024
        self._send_key = SendKey.CTRL_ENTER
        self._loading = False
        self._attachment_words = AttachmentWords(self)
        self._times = DraftTimes(self)
        self._times.due.connect(self.flush)
        self._times.due_again.connect(self._hand_over_again)
        self._field.textChanged.connect(self._typed)
        self._field.submitted.connect(self.submit)
        self._field.slash_typed.connect(self.slash_typed)
        self._field.files_offered.connect(self.attach)
        self._field.picture_offered.connect(self.attach_picture)
        self._field.focused.connect(self._follow_focus)
        self._chips.removed.connect(self._remove)
        self._note_button.clicked.connect(self._toggle_note)
        self._saved_replies.clicked.connect(self.saved_replies_wanted)
        self._attach.clicked.connect(self._choose_files)
        self._emoji.clicked.connect(self.emoji_wanted)
        self._save_reply.clicked.connect(lambda: self.save_reply_wanted.emit(self.text))
        self._send.clicked.connect(self.submit)
        self._anyway.clicked.connect(self._hand_over)
        self._follow_mode()
        self._follow_text()
        self.setEnabled(False)

    # ------------------------------------------------------------------------------------ binding

    @property
    def dialog_id(self) -> DialogId | None:
        return self._dialog

    @property
    def mode(self) -> ComposerMode:
        return self._mode

    @property
    def field(self) -> TextField:
        """Where the text is typed: for whoever gives it the keyboard, or opens a popup at its cursor."""
        return self._field

    @property
    def text(self) -> str:
        return self._field.toPlainText()

    @property
    def files(self) -> tuple[File, ...]:
        """Attached to what is being written."""
        return () if self._dialog is None else self._desk.get(self._dialog, self._mode).files

    @property
    def replying(self) -> bool:
        """Whether an answer to this dialog has been begun."""
        there = Written() if self._dialog is None else self._desk.get(self._dialog, ComposerMode.REPLY)
        return bool(there.text.strip() or there.files)

    def bind(self, dialog_id: DialogId, reply: Draft | None, note: Draft | None, recipient: str) -> None:
        """Write to this dialog from now on. What was typed for another one has been handed over before."""
        self._recipient = recipient
        if dialog_id != self._dialog:
            self._let_go()
            self._desk.begin(dialog_id, reply, note)
            self._dialog = dialog_id
            self._mode = self._desk.mode(dialog_id)
            self._load()
        self.setEnabled(True)
        self._follow_mode()

    def lay_out(self, dialog_id: DialogId, reply: Draft | None, note: Draft | None) -> None:
        """What the archive has of a dialog that may not have been written to yet."""
        self._desk.begin(dialog_id, reply, note)

    def unbind(self) -> None:
        """No dialog is open."""
        self._let_go()
        self._dialog = None
        self._mode = ComposerMode.REPLY
        self._load()
        self._follow_mode()
        self.setEnabled(False)

    def set_limits(self, *, text: int, file: int) -> None:
        """Longest text in characters, largest file in bytes."""
        self._text_limit, self._file_limit = text, file
        self._follow_text()

    def set_send_key(self, key: SendKey) -> None:
        self._send_key = key
        self._field.set_send_key(key)
        self._follow_mode()

    def set_mode(self, mode: ComposerMode) -> None:
        """Reply or note, for this dialog only. Each has its own text."""
        if self._dialog is None or mode is self._mode:
            self._follow_mode()
            return
        self._let_go()
        self._desk.set_mode(self._dialog, mode)
        self._mode = mode
        self._load()
        self._follow_mode()
        self.mode_changed.emit(mode)

    def start(self, mode: ComposerMode) -> None:
        """Begin to write: the mode, and the keyboard in the field."""
        self.set_mode(mode)
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def insert(self, text: str) -> None:
        """At the cursor, as if typed."""
        if self._dialog is not None:
            self._field.textCursor().insertText(text)

    def insert_reply(self, text: str) -> None:
        """A saved reply at the cursor; what is left to fill in is selected."""
        if self._dialog is None:
            return
        start = self._field.textCursor().selectionStart()
        self.insert(text)
        self._field.setFocus()
        if left_over(text):
            self._field.select_variable(start)

    def give_back(self, dialog_id: DialogId, mode: ComposerMode, text: str, files: Sequence[File] = ()) -> None:
        """Put text that could not be sent, or is to be edited, before what is written there; nothing is lost."""
        there = self._desk.get(dialog_id, mode)
        joined = "\n".join(part for part in (text, there.text) if part)
        written = Written(text=joined, cursor=len(text.encode("utf-16-le")) // 2, files=(*files, *there.files))
        self._desk.put(dialog_id, mode, written)
        if (dialog_id, mode) == (self._dialog, self._mode):
            self._load()
            self._times.changed(soon=False)
            self.flush()
        else:
            self.draft_changed.emit(dialog_id, mode, written.draft)

    def draft_saved(self, dialog_id: DialogId, mode: ComposerMode, draft: Draft) -> None:
        """The archive has this draft, which counts only if it is what is written there now.

        On a full disk emptying a draft can succeed where keeping the text that came back afterwards fails.
        """
        there = self._desk.get(dialog_id, mode)
        if (there.text, there.files) != (draft.text, draft.files):
            return
        was_unkept = self._times.kept(dialog_id, mode)
        if (dialog_id, mode) != (self._dialog, self._mode):
            return
        if was_unkept:
            self._complain("")
        if not self._times.waiting and self.text:
            self._show_saved(saved=True)

    def files_kept(
        self, dialog_id: DialogId, mode: ComposerMode, attached: tuple[File, ...], kept: tuple[File, ...]
    ) -> None:
        """Copies of the files of a draft; from now on they are what is sent. Those that could not be read are missing."""
        there = self._desk.get(dialog_id, mode)
        if there.files != attached or attached == kept:
            return
        self._desk.put(dialog_id, mode, Written(text=there.text, cursor=there.cursor, files=kept))
        if (dialog_id, mode) == (self._dialog, self._mode):
            self._chips.show_files(kept)
            self._follow_text()
            lost = sorted({file.name for file in attached} - {file.name for file in kept})
            if lost:
                self._complain_of(Refusal(name=", ".join(lost), problem=Problem.UNREADABLE))

    def say_not_sent(self, dialog_id: DialogId, mode: ComposerMode, why: str) -> None:
        """At the text that was given back."""
        if (dialog_id, mode) == (self._dialog, self._mode):
            self._complain(self.tr("Not sent. {why}").format(why=why))

    def draft_not_saved(self, dialog_id: DialogId, mode: ComposerMode, why: str) -> None:
        """What was typed stays here, is said to be nowhere else, and is handed over again until it is kept."""
        self._times.not_kept(dialog_id, mode)
        if (dialog_id, mode) == (self._dialog, self._mode):
            self._complain(self.tr("This can't be saved or sent now. {why}").format(why=why))

    def flush(self) -> None:
        """Hand over what was typed since the last time."""
        if self._times.take() and self._dialog is not None:
            written = self._desk.get(self._dialog, self._mode)
            self.draft_changed.emit(self._dialog, self._mode, written.draft)
            self.typing.emit(self._dialog, self._mode, written.text)

    # ------------------------------------------------------------------------------------ sending

    def submit(self) -> None:
        """Send what is written, or say in place why not."""
        if self._dialog is None:
            return
        QGuiApplication.inputMethod().commit()
        text, files = self.text.strip(), self.files
        if not text and not files:
            return
        excess = len(text) - self._text_limit
        if excess > 0:
            self._complain(self.tr("Too long by %n. Shorten the text or send it in parts.", None, excess))
            return
        if self._mode is ComposerMode.REPLY and (places := left_over(self.text)):
            self._complain(self.tr("Fill in {variable} first.").format(variable=f"{{{places[0].name}}}"), anyway=True)
            self._field.setFocus()
            self._field.select_variable(0)
            return
        self._hand_over()

    def _hand_over(self) -> None:
        if self._dialog is None:
            return
        text, files = self.text.strip(), self.files
        dialog, mode = self._dialog, self._mode
        self._set_files(())
        self._field.clear_undoably()
        # first what is sent, then that nothing is left to send: whatever happens in between, one of the two has it
        self.send.emit(dialog, mode, text, files)
        self.flush()

    def attach(self, paths: Sequence[Path]) -> None:
        """Attach what may be attached, and say of the rest why not."""
        if self._dialog is None:
            return
        files, refusals = gathered(self.files, paths, self._file_limit)
        self._set_files(files)
        self.flush()
        if refusals:
            self._complain_of(*refusals)

    def attach_picture(self, image: QImage) -> None:
        path = keep_picture(image, self._pasted_folder)
        if path is None:
            self._complain(self.tr("The picture could not be kept on this computer."))
        else:
            self.attach([path])

    # -------------------------------------------------------------------------------------- events

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.flush()
        super().closeEvent(event)

    # ---------------------------------------------------------------------------------- inner life

    def _let_go(self) -> None:
        """Before another dialog or mode: hand over the draft and stop saying that somebody types."""
        self.flush()
        if self._dialog is not None and self.text:
            self.typing.emit(self._dialog, self._mode, "")

    def _hand_over_again(self, dialog_id: DialogId, mode: ComposerMode) -> None:
        self.draft_changed.emit(dialog_id, mode, self._desk.get(dialog_id, mode).draft)

    def _load(self) -> None:
        """Show what is written in the dialog and mode bound now."""
        written = Written() if self._dialog is None else self._desk.get(self._dialog, self._mode)
        self._loading = True
        self._field.put(written.text, written.cursor)
        self._loading = False
        self._chips.show_files(written.files)
        self._show_saved(saved=False)
        self._complain("")
        self._follow_text()

    def _typed(self) -> None:
        if self._loading or self._dialog is None:
            return
        there = self._desk.get(self._dialog, self._mode)
        cursor = self._field.textCursor().position()
        self._desk.put(self._dialog, self._mode, Written(text=self.text, cursor=cursor, files=there.files))
        self._show_saved(saved=False)
        if not self._times.is_unkept(self._dialog, self._mode):
            self._complain("")
        self._follow_text()
        self._times.changed(soon=True)

    def _set_files(self, files: tuple[File, ...]) -> None:
        if self._dialog is None:
            return
        there = self._desk.get(self._dialog, self._mode)
        self._desk.put(self._dialog, self._mode, Written(text=there.text, cursor=there.cursor, files=files))
        self._chips.show_files(files)
        self._complain("")
        self._follow_text()
        if files != there.files:
            self._times.changed(soon=False)

    def _remove(self, file: File) -> None:
        self._set_files(tuple(each for each in self.files if each != file))
        self.flush()
        self._field.setFocus()

    def _follow_text(self) -> None:
        """Counter and Send follow the text."""
        length = len(self.text.strip())
        near = length >= self._text_limit * COUNTER_SHARE
        self._show_left(self._text_limit - length, near=near)
        self._send.setEnabled(bool(length or self.files))
        self._save_reply.setEnabled(bool(length))

    def _complain_of(self, *refusals: Refusal) -> None:
        """Each sentence once."""
        said = (self._attachment_words.refused(each, self._file_limit) for each in refusals)
        self._complain("\n".join(dict.fromkeys(said)))

    def _follow_mode(self) -> None:
        self._show_mode(self._mode, self._recipient, self._send_key, bound=self._dialog is not None)

    def _choose_files(self) -> None:
        dialog = QFileDialog(self, self.tr("Attach files"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        bound = self._dialog
        dialog.filesSelected.connect(
            # chosen for the dialog that was open then: into no other
            lambda paths: self.attach([Path(path) for path in paths]) if self._dialog == bound else None
        )
        dialog.open()

    def _toggle_note(self) -> None:
        self.set_mode(ComposerMode.REPLY if self._mode is ComposerMode.NOTE else ComposerMode.NOTE)
        self._field.setFocus()

    def _follow_focus(self, inside: bool) -> None:
        if not inside:
            self.flush()
