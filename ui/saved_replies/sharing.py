"""Whose a saved reply is: everybody's or one's own."""

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import BODY_STRONG, Space


class SharingChoice(QFrame):
    """Two buttons of which one is down."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "segments")
        self.everybody = QPushButton(self.tr("For everybody"), self)
        self.own = QPushButton(self.tr("Only mine"), self)
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(2), theme.px(2), theme.px(2), theme.px(2))
        row.setSpacing(theme.px(2))
        for button in (self.everybody, self.own):
            set_role(button, "segment")
            button.setCheckable(True)
            button.setAutoDefault(False)
            # the one that is down is bold, and must not be cut for it
            words = QFontMetrics(theme.font(BODY_STRONG)).horizontalAdvance(button.text())
            button.setMinimumWidth(words + 2 * theme.px(Space.S) + 4)
            group.addButton(button)
            row.addWidget(button)
        self.everybody.setChecked(True)
        self._here = QLabel(self.tr("Kept on this computer"), self)
        self._here.setToolTip(self.tr("The service keeps no saved replies: colleagues do not see it."))
        set_role(self._here, "secondary")
        self._here.hide()
        row.addWidget(self._here)

    def offer(self, *, sharing: bool) -> None:
        """``sharing``: the backend keeps saved replies; else there is nothing to choose, and it is said where they are."""
        for button in (self.everybody, self.own):
            button.setVisible(sharing)
        self._here.setVisible(not sharing)
        if not sharing:
            self.own.setChecked(True)

    @property
    def shared(self) -> bool:
        return self.everybody.isChecked()

    def set_shared(self, *, shared: bool) -> None:
        shared = shared and self._here.isHidden()
        (self.everybody if shared else self.own).setChecked(True)
