"""How the composer looks: frame, field, chips, sentences and the row of buttons. Decides nothing."""

from collections.abc import Iterable
from enum import Enum, auto

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from operator_app.domain.drafts import ComposerMode
from operator_app.settings.settings import SendKey
from ui.conversation.composer.chips import Chips
from ui.conversation.composer.counter_words import CounterWords
from ui.conversation.composer.frame import GLOW, ComposerFrame
from ui.conversation.composer.send_button import SendButton
from ui.conversation.composer.text_field import TextField
from ui.conversation.timeline.plain_text import one_line
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import ICON_SIZE, META_STRONG, Radius, Space

MOST_OF_A_NAME = 40
"""Characters of a name that the empty field has room for."""
LEAST_WIDTH = 320
"""As narrow as it may become, in pixels at 100 %: what is not needed gives way before."""


class ComposerAction(Enum):
    """What the composer offers only where somebody has connected it."""

    SAVED_REPLIES = auto()
    ATTACH = auto()
    EMOJI = auto()
    SAVE_REPLY = auto()


class ComposerPanel(QWidget):
    """The composer's widgets in their places; the mode can't be mistaken."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter_words = CounterWords(self)
        self._theme = theme
        self._frame = ComposerFrame(theme, self)
        self._field = TextField(theme, self._frame)
        self._chips = Chips(theme, self._frame)
        self._note_bar, self._note_icon, self._note_words = self._made_note_bar()
        self._complaint = self._label("error")
        self._complaint.setWordWrap(True)
        self._complaint.hide()
        self._anyway = QPushButton(self.tr("Send as it is"), self._frame)
        set_role(self._anyway, "link")
        self._anyway.hide()
        self._counter, self._saved = self._label("meta"), self._label("meta")
        self._counter.hide()
        self._note_button = self._icon_button(self.tr("Note: only operators see it"))
        self._note_button.setCheckable(True)
        self._saved_replies = self._icon_button(self.tr("Saved replies"))
        self._attach = self._icon_button(self.tr("Attach files"))
        self._emoji = self._icon_button(self.tr("Emoji"))
        self._save_reply = QPushButton(self.tr("Save reply"), self._frame)
        set_role(self._save_reply, "link")
        self._send = SendButton(theme, self._frame)
        self._optional: dict[ComposerAction, QAbstractButton] = {
            ComposerAction.SAVED_REPLIES: self._saved_replies,
            ComposerAction.ATTACH: self._attach,
            ComposerAction.EMOJI: self._emoji,
            ComposerAction.SAVE_REPLY: self._save_reply,
        }
        self._lay_out()
        self._field.focused.connect(self._frame.set_lit)
        theme.changed.connect(self._dress)
        self.set_available(())
        self._dress()

    @property
    def frame(self) -> QWidget:
        """What popups open above."""
        return self._frame

    def set_available(self, actions: Iterable[ComposerAction]) -> None:
        """Only these are shown: the others lead nowhere yet."""
        self._available = frozenset(actions)
        for action, button in self._optional.items():
            button.setVisible(action in self._available)
        self._field.offer_slash(offered=ComposerAction.SAVED_REPLIES in self._available)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("surface"))
        painter.fillRect(0, 0, self.width(), 1, self._theme.colour("line"))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(LEAST_WIDTH), super().minimumSizeHint().height())

    # ------------------------------------------------------------------------ for the composer itself

    def _show_mode(self, mode: ComposerMode, recipient: str, send_key: SendKey, *, bound: bool) -> None:
        """Frame, label, placeholder and button say which of the two it is."""
        note = mode is ComposerMode.NOTE
        self._frame.set_mode(mode)
        self._note_bar.setVisible(note)
        self._note_button.setChecked(note)
        name = one_line(recipient, MOST_OF_A_NAME)
        reply = self.tr("Reply to {name}…").format(name=name) if name else self.tr("Reply…")
        placeholder = self.tr("Note to your colleagues…") if note else reply
        self._field.setPlaceholderText(placeholder if bound else "")
        self._field.setAccessibleName(self.tr("Note — only operators see it") if note else reply.removesuffix("…"))
        self._send.show_words(self.tr("Add note") if note else self.tr("Send"), _key_words(send_key))
        self._dress()
        self._fit()

    def _complain(self, words: str, *, anyway: bool = False) -> None:
        """A sentence in place, about what was refused; empty to take it away. ``anyway`` offers to send all the same."""
        self._anyway.setVisible(anyway)
        self._complaint.setText(words)
        self._complaint.setVisible(bool(words))

    def _show_left(self, left: int, *, near: bool) -> None:
        """How many characters may still be typed, near the limit."""
        if near:
            words = self._counter_words.left(left) if left >= 0 else self._counter_words.excess(-left)
            self._counter.setText(words)
            set_role(self._counter, "meta" if left >= 0 else "error")
        self._counter.setVisible(near)
        self._fit()

    def _show_saved(self, *, saved: bool) -> None:
        self._saved.setText(self.tr("Draft saved") if saved else "")
        self._fit()

    # ---------------------------------------------------------------------------------- inner life

    def _lay_out(self) -> None:
        px = self._theme.px
        row = QHBoxLayout()
        row.setSpacing(px(Space.S))
        icons = QHBoxLayout()
        icons.setSpacing(px(Space.XS))
        for button in (self._note_button, self._saved_replies, self._attach, self._emoji, self._save_reply):
            icons.addWidget(button)
        row.addLayout(icons)
        row.addStretch(1)
        for widget in (self._counter, self._saved, self._send):
            row.addWidget(widget)
        inside = QVBoxLayout(self._frame)
        edge = px(GLOW)
        inside.setContentsMargins(edge + px(9), edge + px(7), edge + px(8), edge + px(7))
        inside.setSpacing(px(6))
        for part in (self._note_bar, self._field, self._chips):
            inside.addWidget(part)
        refusal = QHBoxLayout()
        refusal.setSpacing(px(Space.S))
        refusal.addWidget(self._complaint, 1)
        refusal.addWidget(self._anyway)
        inside.addLayout(refusal)
        inside.addLayout(row)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(px(Space.L) - edge, px(10) - edge, px(Space.L) - edge, px(Space.M) - edge)
        outside.addWidget(self._frame)
        order = (self._field, self._note_button, self._saved_replies, self._attach, self._emoji, self._save_reply)
        for first, second in zip(order, (*order[1:], self._send), strict=True):
            self.setTabOrder(first, second)

    def _made_note_bar(self) -> tuple[QWidget, QLabel, QLabel]:
        bar = QWidget(self._frame)
        icon, words = QLabel(bar), QLabel(self.tr("Note — only operators see it"), bar)
        words.setFont(self._theme.font(META_STRONG))
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, self._theme.px(2))
        row.setSpacing(self._theme.px(4))
        row.addWidget(icon)
        row.addWidget(words, 1)
        return bar, icon, words

    def _label(self, role: str) -> QLabel:
        label = QLabel(self._frame)
        label.setTextFormat(Qt.TextFormat.PlainText)
        set_role(label, role)
        return label

    def _icon_button(self, words: str) -> QToolButton:
        button = QToolButton(self._frame)
        set_role(button, "icon")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(words)
        button.setToolTip(words)
        return button

    def _fit(self) -> None:
        """In a narrow window the word about the draft, the key, and last the offer to save the reply give way."""
        px = self._theme.px
        gap = px(Space.S)
        room = self.width() - 2 * px(Space.L) - px(9) - px(8) - 2 * gap
        icons = (self._note_button, self._saved_replies, self._attach, self._emoji)
        fixed = sum(button.sizeHint().width() + px(Space.XS) for button in icons if not button.isHidden())
        if not self._counter.isHidden():
            fixed += self._counter.sizeHint().width() + gap
        keep = ComposerAction.SAVE_REPLY in self._available
        save_reply = self._save_reply.sizeHint().width() if keep else 0
        room -= fixed
        keep = keep and save_reply + self._send.width_with(hint=False) <= room
        self._save_reply.setVisible(keep)
        room -= (save_reply if keep else 0) + self._send.width_with(hint=True)
        self._send.show_hint(shown=room >= 0)
        self._saved.setVisible(bool(self._saved.text()) and self._saved.sizeHint().width() + gap <= room)

    def _dress(self) -> None:
        theme, px, palette = self._theme, self._theme.px, self._theme.palette
        note = self._frame.mode is ComposerMode.NOTE
        ratio, size = self.devicePixelRatioF(), px(ICON_SIZE)
        icons = {
            self._note_button: "note",
            self._saved_replies: "saved-reply",
            self._attach: "attach",
            self._emoji: "emoji",
        }
        for button, name in icons.items():
            button.setIcon(QIcon(theme.icon(name, "on_note" if note else "muted", ratio)))
            button.setIconSize(QSize(size, size))
        self._note_icon.setPixmap(theme.icon("lock", "on_note", ratio, 14))
        text, quiet = (palette.on_note, palette.on_note) if note else (palette.text, palette.muted)
        sheet = (
            f"TextField, TextField:focus {{ background: transparent; border: none; padding: 0; min-height: 0;"
            f" color: {text}; placeholder-text-color: {quiet}; }}"
            f"QToolButton[role='icon']:checked {{ background: {palette.note}; border: 1px solid {palette.note_line}; }}"
            f"QToolButton[role='icon']:checked:focus {{ border: 1px solid {palette.accent}; }}"
            f"QFrame[role='file-chip'] {{ background: {palette.chip}; border-radius: {px(Radius.CONTROL)}px; }}"
        )
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
            self._note_words.setStyleSheet(f"color: {palette.on_note};")


def _key_words(send_key: SendKey) -> str:
    """``⏎``, ``Ctrl ⏎``, or the sign of the command key on a Mac."""
    if send_key is SendKey.ENTER:
        return "⏎"
    control = QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_A).toString(QKeySequence.SequenceFormat.NativeText)[:-1]
    return control.replace("+", " ") + "⏎"
