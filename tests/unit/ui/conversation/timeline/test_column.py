"""The view keeps its place whatever comes, goes or turns out to be of another height."""

from hypothesis import assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from ui.conversation.timeline.column import AT_END, Column, Extent, Place


class ColumnMachine(RuleBasedStateMachine):
    """Items with a true height that the column learns only when it measures them."""

    def __init__(self) -> None:
        super().__init__()
        self.true: dict[str, int] = {}
        self.keys: list[str] = []
        self.view = 400
        self.next = 0
        self.width = 1.0
        self.column = Column(lambda index: Extent(self.height(self.keys[index]), 10), foot=12)

    def height(self, key: str) -> int:
        return int(self.true[key] * self.width)

    def new_keys(self, heights: list[int]) -> list[str]:
        keys = []
        for height in heights:
            key = f"k{self.next}"
            self.next += 1
            self.true[key] = height
            keys.append(key)
        return keys

    def show(self) -> None:
        # every item is forgotten and estimated badly: the hardest case
        self.column.set_places([Place(key, holds=True, extent=Extent(60, 10), exact=False) for key in self.keys])
        self.column.arrange()

    def held_place(self) -> tuple[str, float] | None:
        anchor = self.column.anchor
        return None if anchor is None or self.column.at_end else (anchor.key, self.column.edge_in_view(anchor.key) or 0)

    def check(self, place: tuple[str, float] | None) -> None:
        if place is None:
            assert self.column.scroll >= self.column.limit - AT_END
            return
        key, y = place
        now = self.column.edge_in_view(key)
        assert now is not None
        # the only excuse for moving is that the column ends
        clamped = self.column.scroll in {0, self.column.limit} or self.column.limit <= 0
        assert abs(now - y) <= 1 or clamped

    heights = st.lists(st.integers(20, 500), min_size=1, max_size=20)

    @initialize(heights=heights)
    def begin(self, heights: list[int]) -> None:
        self.keys = self.new_keys(heights)
        self.column.set_view(self.view)
        self.show()
        assert self.column.at_end

    @rule(heights=heights)
    def append(self, heights: list[int]) -> None:
        place = self.held_place()
        self.keys += self.new_keys(heights)
        self.show()
        self.check(place)

    @rule(heights=heights)
    def prepend(self, heights: list[int]) -> None:
        place = self.held_place()
        self.keys = self.new_keys(heights) + self.keys
        self.show()
        self.check(place)

    @rule(width=st.sampled_from([0.5, 0.8, 1.0, 1.4, 2.0]))
    def resize_width(self, width: float) -> None:
        place = self.held_place()
        self.width = width
        self.show()
        self.check(place)

    @rule(view=st.integers(60, 1200))
    def resize_height(self, view: int) -> None:
        place = self.held_place()
        self.view = view
        self.column.set_view(view)
        self.column.arrange()
        self.check(place)

    @rule(share=st.floats(0, 1))
    def scroll(self, share: float) -> None:
        target = max(self.column.limit, 0) * share
        self.column.scroll_to(target)
        self.column.arrange()

    @rule(which=st.integers(0, 400))
    def remove(self, which: int) -> None:
        assume(len(self.keys) > 1)
        anchor = self.column.anchor
        key = self.keys[which % len(self.keys)]
        place = None if anchor is not None and anchor.key == key else self.held_place()
        at_end = self.column.at_end
        self.keys.remove(key)
        self.show()
        if place is not None or at_end:
            self.check(place)

    @invariant()
    def what_is_in_view_is_exact(self) -> None:
        for index in self.column.in_view():
            assert self.column.height(index) == self.height(self.keys[index])

    @invariant()
    def the_view_is_within_the_column(self) -> None:
        assert self.column.scroll <= max(self.column.limit, 0)
        assert self.column.limit <= 0 or self.column.scroll >= 0


TestColumn = ColumnMachine.TestCase
TestColumn.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)


def test_a_short_column_stands_at_the_bottom() -> None:
    column = Column(lambda _index: Extent(50), foot=12)
    column.set_view(400)
    column.set_places([Place("a", holds=True, extent=Extent(50), exact=True)])
    assert column.top_in_view(0) == 400 - 12 - 50
    assert column.index_at(10) is None
    assert column.index_at(345) == 0


def test_the_nearest_item_holds_the_view_when_the_anchor_goes() -> None:
    column = Column(lambda _index: Extent(100))
    column.set_view(300)
    places = [Place(f"k{n}", holds=True, extent=Extent(100), exact=True) for n in range(20)]
    column.set_places(places)
    column.scroll_to(500)
    assert column.edge_in_view("k5") == 0
    column.set_places([place for place in places if place.key != "k5"])
    assert column.edge_in_view("k4") == -100
