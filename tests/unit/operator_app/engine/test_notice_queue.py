"""Notices wait in order, changes of one account as one, and each time the queue fills there is one wake."""

from hypothesis import given
from hypothesis import strategies as st

from operator_app.domain.value import AccountId, DialogId
from operator_app.engine.notice_queue import NoticeQueue
from operator_app.engine.notices import AccountsChanged, Attended, Changes, Notice, StatusChanged
from operator_app.engine.status import ConnectionStatus, Phase

ONE, OTHER = AccountId("one"), AccountId("other")


def changes(account: AccountId, *rows: str) -> Changes:
    return Changes(account_id=account, rows=frozenset(DialogId(row) for row in rows))


def read(dialog: str) -> Attended:
    return Attended(account_id=ONE, dialog_ids=frozenset({DialogId(dialog)}))


def all_of(queue: NoticeQueue) -> list[Notice]:
    taken = []
    while (notice := queue.take()) is not None:
        taken.append(notice)
    return taken


def test_changes_of_one_account_come_as_one_where_the_first_stood() -> None:
    queue = NoticeQueue()
    for notice in (changes(ONE, "a"), changes(OTHER, "b"), read("x"), changes(ONE, "c"), read("y")):
        queue.put(notice)
    assert all_of(queue) == [changes(ONE, "a", "c"), changes(OTHER, "b"), read("x"), read("y")]


def test_only_the_newest_status_is_worth_telling() -> None:
    queue = NoticeQueue()
    for phase in (Phase.CONNECTING, Phase.SYNCING, Phase.ONLINE):
        queue.put(StatusChanged(account_id=ONE, status=ConnectionStatus(phase=phase)))
    assert all_of(queue) == [StatusChanged(account_id=ONE, status=ConnectionStatus(phase=Phase.ONLINE))]


@given(st.lists(st.sampled_from(["put", "take"]), max_size=50))
def test_one_wake_for_each_time_it_stops_being_empty(steps: list[str]) -> None:
    queue, wakes, waiting, expected = NoticeQueue(), [], 0, 0
    queue.listen(lambda: wakes.append(1))
    for step in steps:
        if step == "put":
            expected += waiting == 0
            queue.put(AccountsChanged(accounts=()))
            waiting += 1
        elif queue.take() is not None:
            waiting -= 1
    assert len(wakes) == expected


def test_who_listens_late_is_woken_for_what_waits() -> None:
    queue, wakes = NoticeQueue(), []
    queue.put(read("x"))
    queue.listen(lambda: wakes.append(1))
    assert wakes == [1]


def test_a_wake_may_take_notices_at_once() -> None:
    queue, taken = NoticeQueue(), []
    queue.listen(lambda: taken.append(queue.take()))
    queue.put(read("x"))
    queue.put(read("y"))
    assert taken == [read("x"), read("y")]
