"""Texts of strangers in a file that a spreadsheet opens."""

import pytest

from chat_backend.events.export import guarded


@pytest.mark.parametrize("text", ["=1+1", "+7 900", "-2", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_a_spreadsheet_would_compute_is_marked(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=b", "https://shop.example/?a=1", "Вера", "'quoted"])
def test_everything_else_stays(text: str) -> None:
    assert guarded(text) == text
