"""One style sheet for Qt's own widgets, made from the tokens.

Widgets say what they are by the dynamic property ``role``: buttons ``primary``, ``accent``, ``quiet``, ``icon``, ``link``,
``chip``, ``chip-on``, ``segment``, ``tag``, ``tag-add``, ``search``, ``value``, ``value-empty``, ``name``; labels ``headline``, ``title``,
``strong``, ``secondary``, ``muted``, ``meta``, ``section``, ``error``, ``tag``; fields ``inline``, ``bare``; lists ``popup``, ``popup-lines``; tables ``numbers``; buttons of a window
``group``, ``page``; frames ``pane``, ``feed``, ``header``, ``over``, ``bar``, ``bar-warn``, ``card``, ``segments``, ``rule``, ``rule-group``, ``ruled``, ``proof``,
``proof-ok``, ``proof-bad``, ``person-note``; labels on notes ``on-note``, ``on-note-meta``; small signs ``icon-small``. Give it with ``set_role`` before the widget is shown or after.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.theme.tokens import (
    BODY,
    BODY_STRONG,
    HEADLINE,
    HIT_TARGET,
    META,
    META_STRONG,
    SECONDARY,
    TITLE,
    Palette,
    Radius,
    Space,
    TypeStyle,
)


def set_role(widget: QWidget, role: str) -> None:
    """What the style sheet shall take the widget for."""
    if widget.property("role") == role:
        return
    widget.setProperty("role", role)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def stylesheet(palette: Palette, px: Callable[[float], int]) -> str:
    """The sheet in a palette's colours; ``px`` turns a size at 100 % into pixels."""
    return "\n".join((_buttons(palette, px), _labels(palette, px), _fields(palette, px), _popups(palette, px)))


def _type(style: TypeStyle, px: Callable[[float], int]) -> str:
    return f"font-size: {px(style.size)}px; font-weight: {style.weight};"


def _buttons(p: Palette, px: Callable[[float], int]) -> str:
    # A border takes two pixels from the height that min-height names.
    height = px(HIT_TARGET) - 2
    return f"""
QPushButton, QToolButton {{
    background: {p.raised}; color: {p.text}; border: 1px solid {p.line}; border-radius: {px(Radius.CONTROL)}px;
    padding: 0 {px(Space.M)}px; min-height: {height}px; font-weight: 500;
}}
QPushButton:hover, QToolButton:hover {{ background: {p.window}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {p.chip}; }}
QPushButton:checked {{ background: {p.accent_soft}; color: {p.accent_text}; border-color: {p.accent_soft}; }}
QPushButton:focus, QToolButton:focus {{ border-color: {p.accent}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {p.faint}; }}
QPushButton::menu-indicator, QToolButton::menu-indicator {{ image: none; width: 0; }}
QPushButton[role="primary"] {{ background: {p.primary}; color: {p.on_primary}; border-color: {p.primary}; font-weight: 600; }}
QPushButton[role="primary"]:hover {{ background: {p.accent}; }}
QPushButton[role="primary"]:focus {{ border: 2px solid {p.text}; }}
QPushButton[role="primary"]:disabled {{ background: {p.chip}; color: {p.muted}; border-color: {p.chip}; }}
QPushButton[large="true"] {{ min-height: {px(38)}px; }}
QPushButton[role="accent"] {{ color: {p.accent_text}; }}
QPushButton[role="quiet"], QToolButton[role="quiet"] {{
    background: transparent; border: 1px solid transparent; padding: 0 {px(Space.S)}px; color: {p.muted};
}}
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover {{ background: {p.chip}; color: {p.text}; }}
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus {{ border-color: {p.accent}; }}
QToolButton[role="icon-small"] {{
    background: transparent; border: 1px solid transparent; padding: 0; min-width: {px(18)}px; max-width: {px(18)}px; min-height: {px(18)}px; max-height: {px(18)}px;
    border-radius: {px(Radius.CHIP)}px;
}}
QToolButton[role="icon-small"]:focus {{ border-color: {p.accent}; }}
QToolButton[role="icon"] {{
    background: transparent; border: 1px solid transparent; padding: 0; min-width: {height}px; max-width: {height}px;
}}
QToolButton[role="icon"]:hover {{ background: {p.chip}; }}
QToolButton[role="icon"]:focus {{ border-color: {p.accent}; }}
QPushButton[role="search"] {{ background: {p.window}; color: {p.muted}; text-align: left; font-weight: 400; }}
QPushButton[role="search"]:hover {{ background: {p.chip}; }}
QPushButton[role="link"] {{
    background: transparent; border: 1px solid transparent; padding: 0 2px; color: {p.accent_text}; text-align: left;
}}
QPushButton[role="link"]:hover {{ text-decoration: underline; }}
QPushButton[role="link"]:focus {{ border-color: {p.accent}; border-radius: {px(Radius.CHIP)}px; }}
QPushButton[role="chip"], QPushButton[role="chip-on"] {{
    border-radius: {px(HIT_TARGET) // 2}px; padding: 0 {px(10)}px; {_type(SECONDARY, px)} color: {p.muted}; background: {p.surface};
}}
QPushButton[role="chip"]:hover {{ background: {p.window}; color: {p.text}; }}
QPushButton[role="chip-on"] {{ background: {p.accent_soft}; color: {p.accent_text}; border-color: {p.accent_soft}; }}
QPushButton[role="chip"]:focus, QPushButton[role="chip-on"]:focus {{ border-color: {p.accent}; }}
QFrame[role="segments"] {{ background: {p.chip}; border: none; border-radius: {px(Radius.CONTROL)}px; }}
QPushButton[role="segment"] {{
    background: transparent; border: 1px solid transparent; color: {p.muted}; border-radius: {px(Radius.CONTROL - 1)}px;
    min-height: {height}px; padding: 0 {px(Space.S)}px;
}}
QPushButton[role="segment"]:checked {{ background: {p.surface}; color: {p.text}; border-color: {p.line}; font-weight: 600; }}
QPushButton[role="segment"]:focus {{ border-color: {p.accent}; }}
QPushButton[role="tag"] {{
    background: {p.chip}; color: {p.muted}; border: 1px solid {p.chip}; border-radius: {px(Radius.CHIP)}px;
    padding: 0 {px(6)}px; min-height: {px(20)}px; {_type(SECONDARY, px)}
}}
QPushButton[role="tag"]:hover {{ color: {p.text}; }}
QPushButton[role="tag"]:focus, QPushButton[role="tag-add"]:focus {{ border-color: {p.accent}; }}
QPushButton[role="tag-add"] {{
    background: transparent; color: {p.muted}; border: 1px solid transparent; border-radius: {px(Radius.CHIP)}px;
    padding: 0 {px(4)}px; min-height: {px(20)}px; {_type(SECONDARY, px)}
}}
QListWidget[role="names"] {{ background: {p.surface}; border: 1px solid {p.line}; border-radius: {px(Radius.CONTROL)}px; outline: none; }}
QListWidget[role="names"]::item {{ color: {p.text}; padding: {px(6)}px {px(8)}px; }}
QListWidget[role="names"]::item:selected {{ background: {p.selected}; color: {p.text}; }}
QListWidget[role="names"]:focus {{ border-color: {p.accent}; }}
QPushButton[role="tag-add"]:hover {{ color: {p.text}; background: {p.chip}; }}
QPushButton[role="value"] {{
    background: transparent; border: 1px solid transparent; border-radius: {px(Radius.CHIP)}px; color: {p.text};
    padding: 0 {px(4)}px; min-height: {px(20)}px; text-align: left; font-weight: 400;
}}
QPushButton[role="value"]:hover {{ background: {p.chip}; }}
QPushButton[role="value"]:focus {{ border-color: {p.accent}; }}
QPushButton[role="value-empty"] {{
    background: transparent; border: 1px solid transparent; border-radius: {px(Radius.CHIP)}px; color: {p.muted};
    padding: 0 {px(4)}px; min-height: {px(20)}px; text-align: left; font-weight: 400;
}}
QPushButton[role="value-empty"]:hover {{ background: {p.chip}; color: {p.text}; }}
QPushButton[role="value-empty"]:focus {{ border-color: {p.accent}; }}
QPushButton[role="name"] {{
    background: transparent; border: 1px solid transparent; border-radius: {px(Radius.CHIP)}px; color: {p.accent_text};
    padding: 0 {px(2)}px; min-height: {px(22)}px; text-align: left; {_type(TITLE, px)}
}}
QPushButton[role="name"]:hover {{ background: {p.chip}; }}
QPushButton[role="name"]:focus {{ border-color: {p.accent}; }}
QToolButton[role="group"] {{ font-size: {px(17)}px;
    background: transparent; border: 1px solid transparent; padding: 0; min-width: {height}px; max-width: {height}px;
}}
QToolButton[role="group"]:hover {{ background: {p.chip}; }}
QToolButton[role="group"]:checked {{ background: {p.selected}; border-color: {p.accent_soft}; }}
QPushButton[role="page"] {{
    background: transparent; border: 1px solid transparent; text-align: left; color: {p.text}; font-weight: 400;
    padding: 0 {px(10)}px; min-height: {px(32)}px;
}}
QPushButton[role="page"]:hover {{ background: {p.chip}; }}
QPushButton[role="page"]:checked {{ background: {p.selected}; font-weight: 600; }}
QPushButton[role="page"]:focus {{ border-color: {p.accent}; }}
"""


def _labels(p: Palette, px: Callable[[float], int]) -> str:
    return f"""
QLabel {{ color: {p.text}; background: transparent; }}
QLabel[role="headline"] {{ {_type(HEADLINE, px)} }}
QLabel[role="title"] {{ {_type(TITLE, px)} }}
QLabel[role="name"] {{ {_type(TITLE, px)} color: {p.accent_text}; }}
QLabel[role="secondary"] {{ {_type(SECONDARY, px)} color: {p.muted}; }}
QLabel[role="strong"] {{ {_type(BODY_STRONG, px)} }}
QLabel[role="muted"] {{ {_type(BODY, px)} color: {p.muted}; }}
QLabel[role="meta"] {{ {_type(META, px)} color: {p.muted}; }}
QLabel[role="section"] {{ {_type(META_STRONG, px)} color: {p.muted}; }}
QLabel[role="error"] {{ {_type(SECONDARY, px)} color: {p.bad_text}; }}
QLabel[role="tag"] {{
    {_type(SECONDARY, px)} color: {p.muted}; background: {p.chip}; border-radius: {px(Radius.CHIP)}px; padding: {px(3)}px {px(6)}px;
}}
QLabel[found="true"] {{ background: {p.accent_soft}; color: {p.accent_text}; border-radius: {px(Radius.CHIP)}px; }}
QFrame[role="rule"] {{ background: {p.line}; border: none; }}
QFrame[role="pane"], QWidget[role="pane"] {{ background: {p.surface}; border: none; }}
QFrame[role="feed"], QWidget[role="feed"] {{ background: {p.window}; border: none; }}
QWidget[role="raised"], QScrollArea[role="raised"] {{ background: {p.raised}; border: none; }}
QFrame[role="ruled"] {{ background: transparent; border: none; border-top: 1px solid {p.line}; }}
QFrame[role="header"] {{ background: {p.surface}; border: none; border-bottom: 1px solid {p.line}; }}
QFrame[role="over"] {{ background: {p.surface}; border: none; border-left: 1px solid {p.line}; }}
QFrame[role="bar"] {{ background: {p.window}; border: none; border-top: 1px solid {p.line}; }}
QFrame[role="bar-warn"] {{ background: {p.note}; border: none; border-top: 1px solid {p.note_line}; }}
QFrame[role="bar-warn"] QLabel {{ color: {p.on_note}; }}
QFrame[role="bar-warn"] QPushButton[role="link"] {{ color: {p.on_note}; font-weight: 600; text-decoration: underline; }}
QFrame[role="bar-notice"] {{ background: {p.accent_soft}; border: none; border-bottom: 1px solid {p.line}; }}
QFrame[role="proof"] {{ background: {p.chip}; border: none; border-radius: {px(Radius.CONTROL)}px; }}
QFrame[role="proof-ok"] {{ background: {p.ok_soft}; border: none; border-radius: {px(Radius.CONTROL)}px; }}
QFrame[role="proof-bad"] {{ background: {p.bad_soft}; border: none; border-radius: {px(Radius.CONTROL)}px; }}
QFrame[role="person-note"] {{ background: {p.note}; border: 1px solid {p.note_line}; border-radius: {px(Radius.CONTROL)}px; }}
QLabel[role="on-note"] {{ {_type(SECONDARY, px)} color: {p.on_note}; }}
QLabel[role="on-note-meta"] {{ {_type(META, px)} color: {p.on_note}; }}
QFrame[role="rule-group"] {{ background: {p.window}; border: 1px solid {p.line}; border-radius: {px(Radius.POPUP)}px; }}
QFrame[role="card"] {{ background: {p.raised}; border: 1px solid {p.line}; border-radius: {px(Radius.POPUP)}px; }}
"""


def _fields(p: Palette, px: Callable[[float], int]) -> str:
    return f"""
QLineEdit, QPlainTextEdit, QTextEdit {{
    background: {p.window}; color: {p.text}; border: 1px solid {p.line}; border-radius: {px(Radius.CONTROL)}px;
    padding: 0 {px(10)}px; min-height: {px(30)}px; selection-background-color: {p.primary}; selection-color: {p.on_primary};
}}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {{ border-color: {p.accent}; background: {p.surface}; }}
QLineEdit[wrong="true"] {{ border-color: {p.bad}; }}
QLineEdit[role="inline"] {{ min-height: {px(20)}px; padding: 0 {px(4)}px; border-radius: {px(Radius.CHIP)}px; }}
QLineEdit[role="bare"], QLineEdit[role="bare"]:focus {{ background: transparent; border: none; padding: 0; }}
QLineEdit > QToolButton {{ min-width: 0; min-height: 0; padding: 0; border: none; background: transparent; }}
QListView[role="popup"], QListView[role="popup-lines"] {{ background: {p.raised}; }}
QListView[role="popup"]::item {{
    min-height: {px(HIT_TARGET)}px; padding: 0 {px(Space.S)}px; border-radius: {px(6)}px; color: {p.text};
}}
QListView[role="popup"]::item:selected {{ background: {p.selected}; color: {p.text}; }}
QScrollArea, QListView, QTableView {{ background: {p.surface}; border: none; outline: none; }}
QTableView[role="numbers"] {{ background: transparent; selection-background-color: {p.selected}; selection-color: {p.text}; }}
QTableView[role="numbers"]:focus {{ border: 1px solid {p.accent}; border-radius: {px(Radius.CHIP)}px; }}
QTableView[role="numbers"]::item {{ padding: 0 {px(Space.S)}px; border-bottom: 1px solid {p.line}; }}
QTableView[role="numbers"]::item:selected {{ background: {p.selected}; color: {p.text}; }}
QTableView[role="numbers"] QHeaderView {{ background: transparent; border: none; }}
QTableView[role="numbers"] QHeaderView::section {{
    background: transparent; color: {p.muted}; {_type(SECONDARY, px)} border: none; border-bottom: 1px solid {p.line};
    padding: {px(4)}px {px(Space.S)}px;
}}
QScrollBar:vertical {{ background: transparent; width: {px(10)}px; margin: 0; }}
QScrollBar::handle:vertical {{
    background: {p.line}; border-radius: {px(3)}px; min-height: {px(32)}px; margin: {px(2)}px;
}}
QScrollBar::handle:vertical:hover {{ background: {p.faint}; }}
QScrollBar::handle:vertical:disabled {{ background: transparent; }}
QScrollBar:horizontal {{ background: transparent; height: {px(10)}px; margin: 0; }}
QScrollBar::handle:horizontal {{
    background: {p.line}; border-radius: {px(3)}px; min-width: {px(32)}px; margin: {px(2)}px;
}}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSplitter::handle {{ background: {p.line}; }}
QProgressBar {{ background: {p.chip}; border: none; border-radius: {px(2)}px; max-height: {px(4)}px; min-height: {px(4)}px; }}
QProgressBar::chunk {{ background: {p.accent}; border-radius: {px(2)}px; }}
"""


def _popups(p: Palette, px: Callable[[float], int]) -> str:
    return f"""
QMenu {{
    background: {p.raised}; color: {p.text}; border: 1px solid {p.line}; border-radius: {px(Radius.POPUP)}px; padding: {px(6)}px;
}}
QMenu::item {{ padding: {px(6)}px {px(Space.M)}px; border-radius: {px(6)}px; min-height: {px(18)}px; }}
QMenu::item:selected {{ background: {p.selected}; }}
QMenu::item:disabled {{ color: {p.muted}; }}
QMenu::icon {{ padding-left: {px(Space.S)}px; }}
QMenu::separator {{ height: 1px; background: {p.line}; margin: {px(6)}px {px(Space.S)}px; }}
QToolTip {{ background: {p.raised}; color: {p.text}; border: 1px solid {p.line}; padding: {px(4)}px {px(6)}px; }}
"""
