"""An overlay that shows the pictures of a dialog one by one, over the window it belongs to."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from operator_app.domain.messages import File
from ui.conversation.file_words import size_in_words
from ui.image_viewer.canvas import STEP, Canvas
from ui.image_viewer.decoding import Decoding
from ui.theme.elided import ElidedLabel
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import ICON_SIZE, SECONDARY, Space

VEIL = 0.92


class ImageViewer(QWidget):
    """Covers its parent and nothing else; the window goes on living below it. Asks for what it shows."""

    wanted = Signal(File)
    """A local copy is needed; answer with ``fetched``."""
    earlier_wanted = Signal()
    """Pictures before the first one; answer with ``put_earlier`` or ``say_no_earlier``. Once until answered."""
    save_asked = Signal(File)
    closed = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._pictures: tuple[File, ...] = ()
        self._place = 0
        self._more_before = False
        self._looking_back = False
        self._before: QWidget | None = None
        self._decoding = Decoding(self)
        self._decoding.decoded.connect(self._show_image)
        self.canvas = Canvas(theme, self)
        self._name = ElidedLabel(self)
        self._detail, self._zoom = QLabel(self), QLabel(self)
        for label in (self._detail, self._zoom):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._buttons: list[QToolButton] = []
        self._previous = self._button("chevron-left", self.tr("Previous picture"), lambda: self.step(-1))
        self._next = self._button("chevron-right", self.tr("Next picture"), lambda: self.step(1))
        self._lay_out()
        self.canvas.zoomed.connect(self._show_zoom)
        self.canvas.clicked_beside.connect(self.close_viewer)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self._dress)
        self._dress()
        window.installEventFilter(self)
        self.hide()

    @property
    def file(self) -> File | None:
        """The picture shown."""
        return self._pictures[self._place] if self._pictures else None

    def show_pictures(self, pictures: Sequence[File], shown: File, *, more_before: bool = False) -> None:
        """Open at one of them. ``more_before``: there may be others before the first."""
        self._pictures = tuple(pictures) if shown in pictures else (shown,)
        self._more_before, self._looking_back = more_before and shown in pictures, False
        if not self.isVisible():
            self._before = self._window.focusWidget()
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self._show(self._pictures.index(shown))

    def step(self, by: int) -> None:
        """To the next (1) or the one before (-1); at the ends it stays, and asks for what may be before the first."""
        place = self._place + by
        if 0 <= place < len(self._pictures):
            self._show(place)
        elif place < 0 and self._more_before and not self._looking_back:
            self._looking_back = True
            self._follow_place()
            self.earlier_wanted.emit()

    def put_earlier(self, pictures: Sequence[File], *, more: bool) -> None:
        """What comes before the first; goes on to the nearest, if one is still waiting at the first."""
        waiting = self._looking_back and self._place == 0
        self._looking_back, self._more_before = False, more
        self._pictures = (*pictures, *self._pictures)
        self._place += len(pictures)
        if pictures and waiting:
            self._show(self._place - 1)
        else:
            self._follow_place()

    def say_no_earlier(self) -> None:
        """They cannot be had now."""
        self._looking_back = False
        self._follow_place()
        self._detail.setText(self.tr("Earlier pictures can't be fetched now"))

    def fetched(self, file: File, path: str | None) -> None:
        """The local copy of a picture that was wanted; None: it cannot be had now."""
        if file != self.file:
            return
        if path is None:
            self.canvas.say(self.tr("The picture can't be fetched now."))
        else:
            self._decoding.begin(file.url, path)

    def close_viewer(self) -> None:
        """Away, and the keyboard back to where it was."""
        self.hide()
        self.canvas.say("")
        self._pictures = ()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None
        self.closed.emit()

    def finish(self) -> None:
        """Wait for the decoder; for the end of the program."""
        self._decoding.finish()

    # -------------------------------------------------------------------------------------------- events

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # no key of the window below acts while it is covered
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Save):
            self._ask_to_save()
        else:
            self._key(Qt.Key(event.key()))
        event.accept()

    def focusNextPrevChild(self, following: bool) -> bool:
        """The keyboard stays in the viewer."""
        stops: list[QWidget] = [self, *(button for button in self._buttons if button.isEnabled())]
        here = next((place for place, stop in enumerate(stops) if stop.hasFocus()), 0)
        stops[(here + (1 if following else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and watched is self._window:
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        veil = QColor(self._theme.colour("veil"))
        veil.setAlphaF(VEIL)
        painter.fillRect(self.rect(), veil)
        painter.end()

    # ---------------------------------------------------------------------------------------- inner life

    def _key(self, key: Qt.Key) -> None:
        match key:
            case Qt.Key.Key_Escape:
                self.close_viewer()
            case Qt.Key.Key_Left | Qt.Key.Key_PageUp:
                self.step(-1)
            case Qt.Key.Key_Right | Qt.Key.Key_PageDown:
                self.step(1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.canvas.zoom_by(STEP)
            case Qt.Key.Key_Minus:
                self.canvas.zoom_by(1 / STEP)
            case Qt.Key.Key_0:
                self.canvas.fit()

    def _show(self, place: int) -> None:
        self._place = place
        self._zoom.clear()
        self._follow_place()
        self.canvas.say(self.tr("Loading…"))
        self.wanted.emit(self._pictures[place])

    def _follow_place(self) -> None:
        """The words and the ways on follow which picture is shown."""
        place, file = self._place, self._pictures[self._place]
        more = "+" if self._more_before else ""
        count = self.tr("{number} of {count}").format(number=place + 1, count=f"{len(self._pictures)}{more}")
        several = len(self._pictures) > 1 or self._more_before
        size = size_in_words(file.size)
        self._name.show_text(file.name)
        self._detail.setText(f"{count} · {size}" if several else size)
        if self._looking_back:
            self._detail.setText(self.tr("Looking for earlier pictures…"))
        self._previous.setEnabled(place > 0 or (self._more_before and not self._looking_back))
        self._next.setEnabled(place < len(self._pictures) - 1)
        for button in (self._previous, self._next):
            button.setVisible(several)
        self.setAccessibleName(self.tr("Picture {name}, {count}").format(name=file.name, count=count))

    @Slot(str, QImage)
    def _show_image(self, url: str, image: QImage) -> None:
        file = self.file
        if file is None or file.url != url:
            return
        if image.isNull():
            self.canvas.say(self.tr("The picture can't be shown. It can be saved."))
        else:
            self.canvas.show_pixmap(QPixmap.fromImage(image))

    def _show_zoom(self, zoom: float) -> None:
        self._zoom.setText("" if self.canvas.pixmap.isNull() else f"{zoom:.0%}")

    def _copy(self) -> None:
        if not self.canvas.pixmap.isNull():
            QGuiApplication.clipboard().setPixmap(self.canvas.pixmap)

    def _ask_to_save(self) -> None:
        if self.file is not None and self.file.id:
            self.save_asked.emit(self.file)

    def _lay_out(self) -> None:
        px = self._theme.px
        bar = QHBoxLayout()
        bar.setContentsMargins(px(Space.L), px(Space.S), px(Space.S), px(Space.S))
        bar.setSpacing(px(Space.XS))
        bar.addWidget(self._name, 1)
        bar.addWidget(self._detail)
        bar.addSpacing(px(Space.L))
        bar.addWidget(self._zoom)
        for icon, words, act in (
            ("minus", self.tr("Smaller (-)"), lambda: self.canvas.zoom_by(1 / STEP)),
            ("plus", self.tr("Larger (+)"), lambda: self.canvas.zoom_by(STEP)),
            ("fit", self.tr("Fit into the window (0)"), self.canvas.fit),
            ("copy", self.tr("Copy picture"), self._copy),
            ("download", self.tr("Save as…"), self._ask_to_save),
            ("x", self.tr("Close (Esc)"), self.close_viewer),
        ):
            bar.addWidget(self._button(icon, words, act))
        middle = QHBoxLayout()
        middle.setContentsMargins(px(Space.S), 0, px(Space.S), px(Space.L))
        middle.addWidget(self._previous)
        middle.addWidget(self.canvas, 1)
        middle.addWidget(self._next)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(bar)
        whole.addLayout(middle, 1)

    def _button(self, icon: str, words: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        set_role(button, "on-veil")
        button.setProperty("icon_name", icon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda _checked=False: act())
        self._buttons.append(button)
        return button

    def _dress(self) -> None:
        theme, px = self._theme, self._theme.px
        for button in self._buttons:
            name = button.property("icon_name")
            button.setIcon(QIcon(theme.icon(name, "on_veil", self.devicePixelRatioF())))
            button.setIconSize(QSize(px(ICON_SIZE), px(ICON_SIZE)))
        for label in (self._name, self._detail, self._zoom):
            label.setFont(theme.font(SECONDARY))
        on_veil = theme.colour("on_veil")
        light = QColor(on_veil)
        self.setStyleSheet(
            f"QLabel {{ color: {on_veil.name()}; }}"
            f"QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: {px(8)}px; padding: {px(6)}px; }}"
            f"QToolButton:hover {{ background: rgba({light.red()}, {light.green()}, {light.blue()}, 36); }}"
            f"QToolButton:focus {{ border-color: {theme.palette.accent}; }}"
        )
