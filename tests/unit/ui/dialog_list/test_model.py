"""The list's model: Qt's rules hold through any change of order, and rows are read only as they are looked at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from operator_app.domain.lists import DialogRow
from operator_app.domain.value import DialogId
from tests import sample_dialogs as sample
from ui.dialog_list.model import FAILED_ROLE, ID_ROLE, WORDS_ROLE, DialogListModel

pytestmark = pytest.mark.usefixtures("qapp")

orders = st.lists(st.sampled_from([DialogId(f"d{n}") for n in range(12)]), unique=True)


def make() -> DialogListModel:
    return DialogListModel(lambda: sample.NOW)


def row(dialog_id: str) -> DialogRow:
    first = sample.ROWS[0]
    return replace(first, dialog=replace(first.dialog, id=DialogId(dialog_id)))


@given(st.lists(orders, min_size=1, max_size=6))
def test_whatever_the_order_becomes_every_index_stays_with_its_dialog(steps: list[list[DialogId]]) -> None:
    model = make()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    held: dict[DialogId, QPersistentModelIndex] = {}
    for ids in steps:
        model.set_ids(ids)
        assert list(model.ids) == ids
        assert model.rowCount() == len(ids)
        for dialog_id, index in held.items():
            if dialog_id in ids:
                assert index.data(ID_ROLE) == dialog_id
            else:
                assert not index.isValid()
        held = {dialog_id: QPersistentModelIndex(model.index(at)) for at, dialog_id in enumerate(ids)}
    del tester


def test_a_row_is_handed_out_for_reading_once_and_again_when_it_goes_stale_meanwhile() -> None:
    model = make()
    model.set_ids([DialogId("a"), DialogId("b"), DialogId("c")])
    assert model.take_missing(0, 1) == ("a", "b")
    assert model.take_missing(0, 2) == ("c",)
    assert model.take_missing(0, 2) == ()
    model.mark_stale([DialogId("a")])
    assert model.take_missing(0, 2) == ("a",)
    model.put_rows([row("a"), row("b")])
    assert model.take_missing(0, 1) == ()
    model.mark_all_stale()
    assert set(model.take_missing(0, 2)) == {"a", "b", "c"}


def test_a_stale_row_stays_on_screen_until_it_is_read_anew() -> None:
    model = make()
    model.set_ids([DialogId("a")])
    model.put_rows([row("a")])
    model.mark_stale([DialogId("a")])
    assert model.index(0).data(WORDS_ROLE).name == "Мария Иванова"


def test_a_row_that_could_not_be_read_says_so_and_is_tried_again_only_when_it_changes() -> None:
    model = make()
    model.set_ids([DialogId("a")])
    assert model.take_missing(0, 0) == ("a",)
    model.mark_failed([DialogId("a")])
    assert model.index(0).data(FAILED_ROLE)
    assert model.index(0).data() == "Could not be read"
    assert model.take_missing(0, 0) == ()
    model.mark_stale([DialogId("a")])
    assert model.take_missing(0, 0) == ("a",)


def test_only_so_many_rows_are_kept() -> None:
    model = make()
    ids = [DialogId(f"d{n}") for n in range(2100)]
    model.set_ids(ids)
    model.put_rows(row(dialog_id) for dialog_id in ids)
    assert model.words(ids[0]) is None
    assert model.words(ids[-1]) is not None
