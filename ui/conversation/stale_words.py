"""What a colleague did while an answer was being written, in a sentence."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from operator_app.domain.answer_guard import Answered, Closed, Happening, Reassigned
from operator_app.domain.people import Operator
from operator_app.domain.value import Milliseconds, OperatorId
from ui import times
from ui.names import first_name

translate = QCoreApplication.translate

SHOWN_TEXT = 140
"""Characters of a colleague's answer."""
_MINUTE, _HOUR = 60_000, 3_600_000


def happening_words(happening: Happening, operators: Iterable[Operator], now: Milliseconds) -> str:
    """``Nina answered 10 s ago: “…”``."""
    known = {one.id: one for one in operators}
    when = ago(happening.at, now)
    match happening:
        case Answered(by=by, text=text, file_name=file_name):
            said = _one_line(text) or _one_line(file_name or "")
            words = translate("stale", "{name} answered {ago}: “{text}”")
            return words.format(name=_name(by, known), ago=when, text=said)
        case Closed(by=None):
            return translate("stale", "The dialog was closed {ago}.").format(ago=when)
        case Closed(by=by):
            return translate("stale", "{name} closed the dialog {ago}.").format(name=_name(by, known), ago=when)
        case Reassigned(to=to, by=None):
            return translate("stale", "The dialog went to {name} {ago}.").format(name=_name(to, known), ago=when)
        case Reassigned(to=to, by=by) if to == by:
            return translate("stale", "{name} took the dialog {ago}.").format(name=_name(by, known), ago=when)
        case Reassigned(to=to, by=by):
            words = translate("stale", "{name} gave the dialog to {colleague} {ago}.")
            return words.format(name=_name(by, known), colleague=_name(to, known), ago=when)


def ago(at: Milliseconds, now: Milliseconds) -> str:
    """In seconds, then minutes; a clock time after an hour."""
    passed = max(0, now - at)
    if passed < _MINUTE:
        return translate("stale", "{n} s ago").format(n=passed // 1000)
    if passed < _HOUR:
        return translate("stale", "{n} min ago").format(n=passed // _MINUTE)
    return translate("stale", "at {time}").format(time=times.list_time(at, now))


def _name(operator_id: OperatorId | None, known: dict[OperatorId, Operator]) -> str:
    found = None if operator_id is None else known.get(operator_id)
    return translate("stale", "A colleague") if found is None else first_name(found)


def _one_line(text: str) -> str:
    line = " ".join(text[: SHOWN_TEXT * 2].split())
    return line if len(line) <= SHOWN_TEXT else line[: SHOWN_TEXT - 1].rstrip() + "…"
