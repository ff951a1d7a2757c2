"""People and their events from the wire: what is newer than this program costs nothing else, addresses stay the backend's."""

import msgspec
import pytest

from operator_app.backends import port
from operator_app.backends.own.decoding import Decoder, Malformed
from operator_app.domain.changes import Change
from operator_app.domain.people import CartItem, Merged, PropertyKind, PropertySource, User, UserNote
from operator_app.domain.site_events import EventKind, Money

EVENT = {"id": "e", "user_id": "u", "kind": "page", "name": "page_viewed", "at": 5}
USER = {"type": "user", "id": "u", "number": 3, "created_at": 1, "last_seen_at": 2}


@pytest.fixture
def decoder() -> Decoder:
    return Decoder("https://chat.example.com")


def told(decoder: Decoder, *entities: dict[str, object]) -> tuple[object, ...]:
    change = {"number": 7, "at": 9, "entities": entities}
    item = decoder.frame(msgspec.json.encode({"type": "changed", "change": change}))
    assert isinstance(item, Change)
    return item.entities


def test_what_happens_on_the_site_passes(decoder: Decoder) -> None:
    item = decoder.frame(msgspec.json.encode({"type": "happened", "event": EVENT}))
    assert isinstance(item, port.Happened)
    assert (item.event.kind, item.event.name, item.event.at) == (EventKind.PAGE, "page_viewed", 5)


def test_an_event_newer_than_this_program_is_another_event_and_keeps_what_is_understood(decoder: Decoder) -> None:
    strange = EVENT | {"kind": "dream", "props": {"depth": 3, "of": {"a": 1}, "who": ["x"], "deep": True}}
    page = decoder.event_page(msgspec.json.encode({"events": [strange, EVENT], "visits": [], "next": "c"}))
    assert [each.kind for each in page.events] == [EventKind.OTHER, EventKind.PAGE]
    assert page.events[0].props == {"depth": 3, "deep": True}
    assert page.next == "c"
    with pytest.raises(Malformed):
        decoder.event_page(b'{"events": [{"id": 1}]}')


def test_a_visit_tells_its_source_and_campaign(decoder: Decoder) -> None:
    visit = {"id": "v", "user_id": "u", "started_at": 1, "ended_at": 2, "source": "google"}
    utm = {"source": "google", "medium": "cpc", "content": "b"}
    page = decoder.event_page(msgspec.json.encode({"events": [], "visits": [visit | {"utm": utm}, visit]}))
    assert [each.campaign for each in page.visits] == [("cpc", "b"), ()]


def test_a_user_with_all_that_is_known(decoder: Decoder) -> None:
    known = USER | {
        "properties": [
            {"name": "renewal", "value": 5, "kind": "date", "source": "server"},
            {"name": "first_page", "value": "/", "system": True},
        ],
        "avatar_url": "/files/secret/a.png",
        "profile": {
            "source": "api.gravatar.com",
            "fetched_at": 4,
            "avatar_url": "file:///etc/passwd",
            "links": [{"title": "GitHub", "url": "https://github.com/x"}],
        },
        "filled_by_profile": ["name"],
        "cart": [{"id": "s", "name": "Socks", "quantity": 2, "price": 350, "currency": "EUR"}],
    }
    (user,) = told(decoder, known)
    assert isinstance(user, User)
    assert [(one.kind, one.source) for one in user.properties] == [
        (PropertyKind.DATE, PropertySource.SERVER),
        (PropertyKind.TEXT, PropertySource.SYSTEM),
    ]
    assert user.avatar_url == "https://chat.example.com/files/secret/a.png"
    assert user.profile is not None
    assert user.profile.avatar_url is None, "never what is on this computer"
    assert [link.url for link in user.profile.links] == ["https://github.com/x"]
    assert user.filled_by_profile == ("name",)
    assert user.cart == (CartItem(id="s", name="Socks", quantity=2, price=350, currency="EUR"),)


def test_notes_and_merging_are_told(decoder: Decoder) -> None:
    note = {"type": "user_note", "id": "n", "number": 4, "user_id": "u", "author_id": "o", "text": "tea", "at": 5}
    found = told(decoder, {"type": "merged", "id": "a", "into_id": "u"}, note)
    assert found[0] == Merged(id="a", into_id="u")
    assert isinstance(found[1], UserNote)
    assert (found[1].revision, found[1].text) == (4, "tea")


def test_visits_of_a_page_are_numbered_where_that_is_told(decoder: Decoder) -> None:
    visits = [
        {"id": name, "user_id": "u", "started_at": 1, "ended_at": 2, "source": "direct", "pages": 3} for name in "ab"
    ]
    page = decoder.event_page(msgspec.json.encode({"events": [], "visits": visits, "ordinals": {"a": 12}}))
    assert [(each.id, each.ordinal, each.pages) for each in page.visits] == [("a", 12, 3), ("b", 0, 3)]


def test_pages_of_people_and_totals(decoder: Decoder) -> None:
    page = decoder.user_page(msgspec.json.encode({"users": [USER], "present": ["u"], "next": None}))
    assert [each.id for each in page.users] == ["u"]
    assert page.present == {"u"}
    sums = {"user_id": "u", "first_seen_at": 1, "last_seen_at": 2, "orders": 3, "revenue": 700, "currency": "EUR"}
    other = {"other_revenue": [{"amount": 5, "currency": "USD"}]}
    found = decoder.totals(msgspec.json.encode(sums | other))
    assert found.revenue == (Money(amount=700, currency="EUR"), Money(amount=5, currency="USD"))
    assert not decoder.totals(msgspec.json.encode({"user_id": "u", "first_seen_at": 1, "last_seen_at": 2})).revenue
