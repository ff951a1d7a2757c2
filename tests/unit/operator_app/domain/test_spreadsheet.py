"""Tables for spreadsheets: what strangers wrote is never computed, and everything comes back as it was."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from operator_app.domain.spreadsheet import BYTE_ORDER_MARK, csv_text

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cells(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")))


def test_numbers_stay_numbers_and_nothing_stays_nothing() -> None:
    assert csv_text([["Day", 3, -4, 1.5, None]]) == f"{BYTE_ORDER_MARK}Day,3,-4,1.5,\r\n"


def test_a_formula_is_marked_as_text() -> None:
    text = csv_text([["=HYPERLINK(1)", " =1+1", "@SUM(A1)", "-2+3", "＝1", "Anna = Boris"]])
    assert cells(text) == [["'=HYPERLINK(1)", "' =1+1", "'@SUM(A1)", "'-2+3", "'＝1", "Anna = Boris"]]


@given(st.lists(st.lists(st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0")), min_size=1)))
def test_no_cell_begins_a_formula_and_none_is_lost(rows: list[list[str]]) -> None:
    found = cells(csv_text(rows))
    assert len(found) == len(rows)
    for row, written in zip(found, rows, strict=True):
        plain = row or [""]  # a row of one empty cell is an empty line
        assert [
            cell.removeprefix("'") if cell != was else cell for cell, was in zip(plain, written, strict=True)
        ] == written
        assert not any(cell.lstrip(" ").startswith(DANGEROUS) for cell in plain)
