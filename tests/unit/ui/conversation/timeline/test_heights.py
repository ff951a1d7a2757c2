"""Block sums agree with a plain list."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ui.conversation.timeline.heights import Heights

HEIGHTS = st.lists(st.integers(0, 400), min_size=1, max_size=200)


@settings(max_examples=80, deadline=None)
@given(HEIGHTS, st.lists(st.tuples(st.integers(0, 199), st.integers(0, 400)), max_size=20), st.integers(-50, 90_000))
def test_like_a_plain_list(heights: list[int], changes: list[tuple[int, int]], y: int) -> None:
    column = Heights(heights)
    for index, height in changes:
        heights[index % len(heights)] = height
        column.set(index % len(heights), height)
    assert column.total == sum(heights)
    for index in range(len(heights) + 1):
        assert column.top(index) == sum(heights[:index])
    index = column.index_at(y)
    tops = [sum(heights[:i]) for i in range(len(heights))]
    if y < 0:
        assert index == 0
    elif y >= sum(heights):
        assert index == len(heights) - 1
    else:
        assert tops[index] <= y < tops[index] + heights[index]
