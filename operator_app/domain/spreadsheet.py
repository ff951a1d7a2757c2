"""Tables as CSV that a spreadsheet opens without computing what strangers wrote."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

_COMPUTED: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection)."""
BYTE_ORDER_MARK: Final = "\ufeff"
"""Without it a spreadsheet on Windows takes UTF-8 for something else."""

Cell = str | int | float | None


def csv_text(rows: Iterable[Sequence[Cell]]) -> str:
    """Numbers as they are, texts never as a formula, nothing for None."""
    buffer = io.StringIO(newline="")
    buffer.write(BYTE_ORDER_MARK)
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return buffer.getvalue()


def _plain(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, str) and cell.lstrip(" ").startswith(_COMPUTED):
        return f"'{cell}"
    return cell
