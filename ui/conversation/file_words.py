"""Sizes of files in words."""

from PySide6.QtCore import QLocale


def size_in_words(count: int) -> str:
    """``180 kB``, ``2.4 MB``: as people write it, in steps of 1,024."""
    decimals = 0 if count < 1024 * 1024 else 1
    return QLocale().formattedDataSize(max(count, 0), decimals, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
