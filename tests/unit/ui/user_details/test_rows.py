"""Rows of a timeline: headings where visits and days begin, once, however the pages fall; every event in words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from operator_app.domain.messages import Fact, FactKind, MessageKind
from operator_app.domain.site_events import Event, EventKind, Visit
from operator_app.domain.user_timeline import Entry, key_of
from operator_app.domain.value import EventId, OperatorId, UserId, VisitId
from tests import sample_dialogs as sample
from tests import sample_people
from tests.doubles.entities import ANNA, a_message
from ui.event_words import event_words
from ui.money import money
from ui.user_details.rows import Above, Heading, Line, Row, TimelineRows, sentence

NOW = sample.NOW
HOUR = 3_600_000


def rows_of(entries: list[Entry], visits: tuple[Visit, ...], size: int) -> list[Row]:
    made = TimelineRows({ANNA: "Anna"}, NOW)
    found: list[Row] = []
    above: Above | None = None
    for begin in range(0, len(entries), size):
        rows, above = made.rows(entries[begin : begin + size], visits, above)
        found += rows
    return found


acts = st.lists(st.tuples(st.integers(0, 80), st.sampled_from([None, "a", "b"]), st.booleans()), max_size=30)


@pytest.mark.usefixtures("qapp")
@settings(deadline=None)
@given(acts, st.integers(1, 7))
def test_pages_of_any_size_make_the_same_rows(done: list[tuple[int, str | None, bool]], size: int) -> None:
    visits = (
        Visit(
            id=VisitId("a"), user_id=UserId("u"), started_at=NOW - 60 * HOUR, ended_at=NOW - 50 * HOUR, source="direct"
        ),
        Visit(id=VisitId("b"), user_id=UserId("u"), started_at=NOW - 20 * HOUR, ended_at=NOW, source="google.com"),
    )
    entries: list[Entry] = [
        a_message(n + 1, at=NOW - hours * HOUR)
        if said
        else Event(
            id=EventId(f"e{n:03}"),
            user_id=UserId("u"),
            kind=EventKind.PAGE,
            name="page_viewed",
            at=NOW - hours * HOUR,
            visit_id=None if visit is None else VisitId(visit),
        )
        for n, (hours, visit, said) in enumerate(done)
    ]
    entries.sort(key=key_of, reverse=True)
    rows = rows_of(entries, visits, size)
    assert rows == rows_of(entries, visits, 1_000)
    assert sum(isinstance(row, Line) for row in rows) == len(entries)
    assert not rows or (isinstance(rows[0], Heading) and isinstance(rows[-1], Line))
    assert not any(isinstance(one, Heading) and isinstance(next_, Heading) for one, next_ in zip(rows, rows[1:]))  # noqa: B905, RUF007


@pytest.mark.usefixtures("qapp")
def test_the_samples_read_as_the_pictures_do() -> None:
    rows, _ = TimelineRows({}, NOW).rows(sample_people.EVENTS, sample_people.VISITS, None)
    assert [sentence(row) for row in rows] == [
        "Today · 10:13 · visit 9 · 23 min · pages: 6 · from google.com · cpc · coffee-autumn",
        "10:35, Viewed “Order complete”, /checkout/done · 1 min",
        "10:34, Paid order №4821, 7,480 ₽",
        "10:21, Added “Кофемолка X2” to cart, 4,990 ₽",
        "10:16, Viewed “Кофемолка X2”, /coffee/x2 · 19 min",
        "10:15, video_watched, seconds: 42 · title_shown: yes",
        "10:13, Came from google.com, utm: cpc / coffee-autumn",
        "Friday · 17:58 · visit 8 · 4 min · pages: 2 · direct",
        "18:02, Viewed “Кофемолка X2”, /coffee/x2",
        "18:01, Joined segment “Abandoned cart”",
        "17:58, Came directly",
    ]


@pytest.mark.usefixtures("qapp")
def test_what_was_said_names_who_said_it_and_leads_to_its_dialog() -> None:
    said: list[Entry] = [
        a_message(7, kind=MessageKind.SYSTEM, author_id=None, fact=Fact(what=FactKind.TAGGED, by=ANNA, tag="vip")),
        a_message(6, kind=MessageKind.SYSTEM, author_id=None, fact=Fact(what=FactKind.CLOSED, by=ANNA)),
        a_message(5, kind=MessageKind.NOTE, author_id=ANNA, text="careful"),
        a_message(4, kind=MessageKind.OPERATOR, author_id=OperatorId("gone"), text="on its way"),
        a_message(3, text="where\nis it?"),
    ]
    rows, _ = TimelineRows({ANNA: "Anna"}, NOW).rows(said, (), None)
    lines = [row for row in rows if isinstance(row, Line)]
    assert [line.text for line in lines] == [
        "Anna added tag “vip”",
        "Dialog closed by Anna",
        "Anna noted: “careful”",
        "an operator answered: “on its way”",
        "Wrote: “where is it?”",
    ]
    assert all(line.said and line.dialog_id == "d1" for line in lines)
    assert isinstance(rows[0], Heading)
    assert rows[0].text.endswith("not on the site")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("kind", "name", "props", "words"),
    [
        (EventKind.ORDER, "order_placed", {"id": "7"}, "Placed order №7"),
        (EventKind.ORDER, "order_refunded", {}, "Refunded an order"),
        (EventKind.CART, "cart_removed", {"name": "Cup"}, "Removed “Cup” from cart"),
        (EventKind.CART, "cart_cleared", {}, "Emptied the cart"),
        (EventKind.SEGMENT, "segment_left", {"name": "Paying"}, "Left segment “Paying”"),
        (EventKind.DIALOG, "dialog_started", {"by": "operator"}, "Dialog begun by an operator"),
        (EventKind.OTHER, "product_viewed", {"name": "Cup", "price": True}, "Looked at “Cup”"),
        (EventKind.OTHER, "own\nname", {}, "own name"),
        (EventKind.PAGE, "page_viewed", {}, "Viewed a page"),
    ],
)
def test_every_kind_has_words(kind: EventKind, name: str, props: dict[str, str | bool], words: str) -> None:
    event = Event(id=EventId("e"), user_id=UserId("u"), kind=kind, name=name, at=NOW, props=dict(props))
    found = event_words(event)
    assert (found.text, found.detail) == (words, "")


@pytest.mark.usefixtures("qapp")
def test_money_is_written_as_people_write_it() -> None:
    assert [money(7480, "RUB"), money(12.5, "usd"), money(100, "CHF"), money(3, None)] == [
        "7,480 ₽",
        "$12.50",
        "100 CHF",
        "3",
    ]
