"""How long something took, in words short enough for a table."""

from PySide6.QtCore import QCoreApplication

from operator_app.domain.value import Milliseconds

translate = QCoreApplication.translate


def duration(took: Milliseconds | None) -> str:
    """``40 s``, ``4 m 20 s``, ``2 h 5 m``, ``3 d 4 h``; a dash where there is none."""
    if took is None:
        return "–"
    seconds = round(took / 1000)
    if seconds < 60:
        return translate("durations", "{n} s").format(n=seconds)
    minutes = seconds // 60
    if minutes < 10:
        return _two(translate("durations", "{n} m").format(n=minutes), seconds % 60, "s")
    minutes = round(seconds / 60)
    if minutes < 60:
        return translate("durations", "{n} m").format(n=minutes)
    if minutes < 48 * 60:
        return _two(translate("durations", "{n} h").format(n=minutes // 60), minutes % 60, "m")
    hours = round(minutes / 60)
    return _two(translate("durations", "{n} d").format(n=hours // 24), hours % 24, "h")


def _two(large: str, rest: int, unit: str) -> str:
    if rest == 0:
        return large
    words = {
        "s": translate("durations", "{n} s"),
        "m": translate("durations", "{n} m"),
        "h": translate("durations", "{n} h"),
    }
    return f"{large} {words[unit].format(n=rest)}"
