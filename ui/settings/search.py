"""Finds settings by their words: which pages have them, and which lines of these."""

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtWidgets import QLabel, QWidget

from operator_app.domain.likeness import likeness, spellings

Page = TypeVar("Page")


class SettingsSearch:
    """Reads the words that stand on the pages; marks what answers until something else is looked for."""

    def __init__(self) -> None:
        self._marked: list[QLabel] = []

    def find(self, typed: str, pages: Mapping[Page, tuple[str, QWidget]]) -> dict[Page, QLabel | None] | None:
        """Pages that answer, by title or by a line, with the first such line; None where nothing is looked for."""
        for label in self._marked:
            _mark(label, found=False)
        self._marked = []
        wanted = spellings(typed)
        if not wanted:
            return None
        found: dict[Page, QLabel | None] = {}
        for page, (title, widget) in pages.items():
            lines = [label for label in _lines(widget) if likeness(label.text(), "", wanted) > 0]
            if lines or likeness(title, "", wanted) > 0:
                found[page] = next(iter(lines), None)
            self._marked += lines
        for label in self._marked:
            _mark(label, found=True)
        return found


def _lines(page: QWidget) -> list[QLabel]:
    """Also those that are folded away now: what opens them is on the same page."""
    return [label for label in page.findChildren(QLabel) if label.text() and label.property("role") != "title"]


def _mark(label: QLabel, *, found: bool) -> None:
    label.setProperty("found", found)
    label.style().unpolish(label)
    label.style().polish(label)
