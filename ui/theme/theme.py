"""What a widget asks for colours, fonts, sizes and icons; follows the system's light or dark as it changes."""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from ui.theme.icons import IconStore
from ui.theme.stylesheet import stylesheet
from ui.theme.tokens import BODY, DARK, ICON_SIZE, LIGHT, Palette, TypeStyle

FAMILIES = ("Inter", "Segoe UI Variable Text", "Segoe UI", "Noto Sans", "Ubuntu", "Cantarell", "DejaVu Sans")
"""Tried in order where the system names no interface font of its own that holds Latin and Cyrillic."""
EMOJI_FAMILIES = ("Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji")


class Appearance(StrEnum):
    """What the operator chose; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """The one source of looks. ``scale`` (1.0 = 100 %) multiplies every size; widgets keep the one they were made with."""

    changed = Signal()
    """Colours are others now: repaint, and forget what was drawn with the old ones."""

    def __init__(
        self,
        application: QApplication,
        *,
        appearance: Appearance = Appearance.SYSTEM,
        scale: float = 1.0,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._appearance = appearance
        self._scale = scale
        self._families = _families()
        self._fonts: dict[tuple[TypeStyle, bool], QFont] = {}
        self._colours: dict[str, QColor] = {}
        self._icons = IconStore()
        self._palette = self._chosen_palette()
        application.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def palette(self) -> Palette:
        return self._palette

    @property
    def dark(self) -> bool:
        return self._palette is DARK

    @property
    def appearance(self) -> Appearance:
        return self._appearance

    @property
    def scale(self) -> float:
        return self._scale

    def set_appearance(self, appearance: Appearance) -> None:
        self._appearance = appearance
        self._use(self._chosen_palette())

    def set_scale(self, scale: float) -> None:
        """For the widgets made from now on."""
        self._scale = scale
        self._fonts.clear()
        self._icons.clear()
        self._dress()

    def install(self) -> None:
        """Dress the application: Fusion, its palette, font and style sheet."""
        self._application.setStyle("Fusion")
        self._dress()

    def colour(self, token: str) -> QColor:
        """The colour of a token of ``Palette``, by its name."""
        found = self._colours.get(token)
        if found is None:
            found = self._colours[token] = QColor(getattr(self._palette, token))
        return found

    def font(self, style: TypeStyle, *, italic: bool = False) -> QFont:
        """The interface font in a style of ``tokens``, figures of one width."""
        found = self._fonts.get((style, italic))
        if found is None:
            found = QFont()
            found.setFamilies(self._families)
            found.setPixelSize(self.px(style.size))
            found.setWeight(QFont.Weight(style.weight))
            found.setItalic(italic)
            found.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[(style, italic)] = found
        return QFont(found)  # whoever changes it changes his own

    def px(self, size: float) -> int:
        """A size given at 100 %, in pixels at this scale."""
        return round(size * self._scale)

    def icon(self, name: str, token: str, device_ratio: float, size: int = ICON_SIZE) -> QPixmap:
        """The line icon ``name`` of resources/icons in a token's colour; ``size`` is at 100 % scale."""
        return self._icons.pixmap(name, self.colour(token), self.px(size), device_ratio)

    def _chosen_palette(self) -> Palette:
        match self._appearance:
            case Appearance.LIGHT:
                return LIGHT
            case Appearance.DARK:
                return DARK
            case Appearance.SYSTEM:
                return DARK if self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT

    def _follow_system(self) -> None:
        self._use(self._chosen_palette())

    def _use(self, palette: Palette) -> None:
        if palette is self._palette:
            return
        self._palette = palette
        self._colours.clear()
        self._icons.clear()
        self._dress()
        self.changed.emit()

    def _dress(self) -> None:
        self._application.setPalette(_qt_palette(self._palette))
        self._application.setFont(self.font(BODY))
        self._application.setStyleSheet(stylesheet(self._palette, self.px))


def _families() -> list[str]:
    """The font families in order of preference that this system has."""
    present = set(QFontDatabase.families())
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    if QGuiApplication.platformName() in {"windows", "cocoa"}:
        text = [system]
    else:
        text = [family for family in FAMILIES if family in present][:1] or [system]
    return text + [family for family in EMOJI_FAMILIES if family in present]


def _qt_palette(tokens: Palette) -> QPalette:
    """The tokens where Fusion looks for its own colours."""
    role = QPalette.ColorRole
    palette = QPalette()
    for which, colour in (
        (role.Window, tokens.surface),
        (role.WindowText, tokens.text),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.window),
        (role.Text, tokens.text),
        (role.PlaceholderText, tokens.muted),
        (role.Button, tokens.raised),
        (role.ButtonText, tokens.text),
        (role.BrightText, tokens.bad_text),
        (role.Highlight, tokens.primary),
        (role.HighlightedText, tokens.on_primary),
        (role.ToolTipBase, tokens.raised),
        (role.ToolTipText, tokens.text),
        (role.Link, tokens.accent_text),
        (role.LinkVisited, tokens.accent_text),
        (role.Light, tokens.raised),
        (role.Midlight, tokens.line),
        (role.Mid, tokens.line),
        (role.Dark, tokens.line),
        (role.Shadow, tokens.shadow),
        (role.Accent, tokens.accent),
    ):
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.faint))
    return palette
