"""Durations in words, from seconds to days."""

import pytest

from ui.durations import duration

S, M, H, D = 1_000, 60_000, 3_600_000, 86_400_000


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("took", "words"),
    [
        (None, "–"),
        (0, "0 s"),
        (59_400, "59 s"),
        (59_600, "1 m"),
        (4 * M + 20 * S, "4 m 20 s"),
        (10 * M + 29 * S, "10 m"),
        (59 * M + 40 * S, "1 h"),
        (2 * H + 5 * M, "2 h 5 m"),
        (47 * H, "47 h"),
        (2 * D + 4 * H, "2 d 4 h"),
        (30 * D, "30 d"),
    ],
)
def test_words(took: int | None, words: str) -> None:
    assert duration(took) == words
