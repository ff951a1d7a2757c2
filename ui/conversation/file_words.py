"""Sizes of files in words."""

from PySide6.QtCore import QCoreApplication, QLocale


def size_in_words(count: int) -> str:
    """``180 kB``, ``2.4 MB``: as people write it, in steps of 1,024."""
    if count < 1024:
        return _exactly(max(count, 0))
    decimals = 0 if count < 1024 * 1024 else 1
    return QLocale().formattedDataSize(count, decimals, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def sizes_in_words(one: int, other: int) -> tuple[str, str]:
    """Two different sizes that can be told apart: to the byte where they are nearly the same."""
    first, second = size_in_words(one), size_in_words(other)
    if first == second and one != other:
        return _exactly(one), _exactly(other)
    return first, second


def _exactly(count: int) -> str:
    return QCoreApplication.translate("file_words", "{count} bytes").format(count=QLocale().toString(count))
