"""Pages of rows: every row has one place however pages grow and are let go, and few of them are in memory."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ui.paging.pages import Pages

Change = tuple[str, int, int]

changes = st.lists(
    st.one_of(
        st.tuples(st.just("append"), st.integers(0, 5), st.just(0)),
        st.tuples(st.just("put"), st.integers(0, 12), st.integers(0, 6)),
        st.tuples(st.just("look"), st.integers(0, 40), st.just(0)),
    ),
    max_size=60,
)


@settings(deadline=None)
@given(changes, st.integers(2, 4))
def test_rows_are_where_a_plain_list_of_all_pages_has_them(done: list[Change], kept: int) -> None:
    pages: Pages[str] = Pages(kept)
    model: list[list[str]] = []
    for turn, (what, number, length) in enumerate(done):
        if what == "append":
            model.append([f"{turn}.{n}" for n in range(number)])
            pages.append(model[-1])
        elif what == "put" and number < len(model):
            longer = length - len(model[number])
            model[number] = [f"{turn}.{n}" for n in range(length)]
            assert pages.put(number, model[number]) == longer
        everything = [row for page in model for row in page]
        assert pages.count == len(everything)
        assert pages.in_memory <= kept
        for place, row in enumerate(everything):
            found = pages.row(place)
            page = pages.page_at(place)
            assert found in {None, row}
            assert pages.begin_of(page) <= place < pages.begin_of(page) + pages.length_of(page)
            assert (found is None) == (page in pages.missing(place, place))
        if model and model[0]:
            assert pages.row(0) == model[0][0], "the first page is never let go"


def test_a_hundred_thousand_rows_keep_few_in_memory() -> None:
    pages: Pages[int] = Pages()
    for page in range(1_000):
        pages.append(range(page * 100, page * 100 + 100))
    assert pages.count == 100_000
    assert pages.in_memory <= 16
    assert pages.row(99_999) == 99_999
    assert pages.missing(50_000, 50_150) == (500, 501)
    pages.clear()
    assert pages.count == pages.pages == pages.in_memory == 0
    assert pages.missing(0, 10) == ()
