"""What is known of users, what they do and what operators do about them: real engines on a real server."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from operator_app.domain.commands import AddUserNote, EditUser, RemoveUserNote, SetProperty, StartDialog
from operator_app.domain.messages import Message
from operator_app.domain.people import Moment, PropertyKind, PropertySource, User
from operator_app.domain.problems import RefusalReason, Refused, Unreachable
from operator_app.domain.site_events import Event, EventKind, ExportFormat
from operator_app.domain.user_timeline import Entry, TimelineFilter, TimelinePage, key_of
from operator_app.domain.value import DialogId, UserId, UserNoteId
from operator_app.engine import requests
from operator_app.engine.notices import Changes, CommandRefused
from operator_app.engine.requests import UserCard
from operator_app.engine.status import Phase
from tests.doubles.headless_client import HeadlessClient
from tests.doubles.visitor import Visitor
from tests.servers import ServerProcess

Visit = Callable[[], Visitor]


def card(client: HeadlessClient, user_id: str) -> UserCard:
    found = client.ask_account(requests.GetUserCard(user_id=UserId(user_id)))
    assert found is not None
    return found


def user(client: HeadlessClient, user_id: str) -> User:
    return card(client, user_id).user


def all_pages(
    client: HeadlessClient, user_id: str, chosen: TimelineFilter = TimelineFilter.EVERYTHING, limit: int = 7
) -> list[Entry]:
    found: list[Entry] = []
    page = TimelinePage(entries=())
    while not found or page.next is not None:
        page = client.ask_account(
            requests.GetTimeline(user_id=UserId(user_id), chosen=chosen, before=page.next, limit=limit)
        )
        found += page.entries
        if not page.entries:
            break
    return found


def test_an_edit_reaches_the_colleague_and_a_refused_one_is_put_back(
    client: HeadlessClient, colleague: HeadlessClient, visit: Visit
) -> None:
    vera = visit()
    vera.write("Hello")
    client.wait_until(lambda: client.dialogs().ids, "the dialog")
    client.perform(EditUser(user_id=UserId(vera.user_id), name="Vera", phone="+79160000042", email="v@example.com"))
    assert user(client, vera.user_id).phone == "+79160000042", "shown before the server has answered"
    colleague.wait_until(lambda: user(colleague, vera.user_id).name == "Vera", "the colleague sees it")
    assert user(colleague, vera.user_id).phone == "+79160000042"
    client.perform(EditUser(user_id=UserId(vera.user_id), email="no address"))
    client.wait_until(lambda: client.seen(CommandRefused), "the refusal")
    assert client.seen(CommandRefused)[-1].reason == RefusalReason.INVALID_EMAIL
    assert user(client, vera.user_id).email == "v@example.com"


def test_properties_keep_their_kind_and_say_who_set_them(
    client: HeadlessClient, colleague: HeadlessClient, visit: Visit
) -> None:
    vera = visit()
    vera.write("Hello")
    vera.tell(plan="Standard", seats=3, vip=True, tags=("a", "b"))
    client.wait_until(lambda: client.dialogs().ids, "the dialog")
    mine = SetProperty(user_id=UserId(vera.user_id), name="renewal", value=Moment(at=1_800_000_000_000))
    client.perform(mine)
    client.perform(SetProperty(user_id=UserId(vera.user_id), name="plan", value="Premium"))
    client.perform(SetProperty(user_id=UserId(vera.user_id), name="seats", value=None))

    def known() -> dict[str, tuple[object, PropertyKind, PropertySource]]:
        return {one.name: (one.value, one.kind, one.source) for one in user(colleague, vera.user_id).properties}

    colleague.wait_until(lambda: "renewal" in known() and "seats" not in known(), "the colleague sees it")
    assert known()["renewal"] == (1_800_000_000_000, PropertyKind.DATE, PropertySource.OPERATOR)
    assert known()["plan"] == ("Premium", PropertyKind.TEXT, PropertySource.OPERATOR)
    assert known()["vip"] == (True, PropertyKind.YES_NO, PropertySource.SITE)
    assert known()["tags"] == (("a", "b"), PropertyKind.LIST, PropertySource.SITE)
    client.perform(SetProperty(user_id=UserId(vera.user_id), name="referrer", value="x"))
    client.wait_until(lambda: client.seen(CommandRefused), "what the backend found out is not ours to change")


def test_notes_are_shared_signed_and_removed(client: HeadlessClient, colleague: HeadlessClient, visit: Visit) -> None:
    vera = visit()
    vera.write("Hello")
    for each in (client, colleague):
        each.wait_until(lambda each=each: each.dialogs().ids, "the dialog")
    note = UserNoteId("note-1")
    client.perform(AddUserNote(id=note, user_id=UserId(vera.user_id), text="Call after six"))
    assert [each.text for each in card(client, vera.user_id).notes] == ["Call after six"]
    colleague.wait_until(lambda: card(colleague, vera.user_id).notes, "the colleague sees it")
    signed = card(colleague, vera.user_id).notes[0]
    assert signed.author_id == client.ask_account(requests.GetDirectory()).me.id
    colleague.perform(RemoveUserNote(id=note))
    client.wait_until(lambda: not card(client, vera.user_id).notes, "it is gone for all")


def test_one_scroll_of_what_was_done_and_said_without_a_gap(client: HeadlessClient, visit: Visit) -> None:
    vera = visit()
    vera.track(*["page_viewed"] * 60, age=60_000, page="https://shop.example/a", page_title="A")
    vera.write("one")
    vera.track("cart_added", id="s-1", name="Socks", price=3.5, currency="EUR")
    vera.write("two")
    vera.track("order_paid", id="77", total=7, currency="EUR")
    vera.track(*["own_event"] * 20)
    vera.write("three")
    client.wait_until(lambda: client.dialogs().ids, "the dialog")
    client.wait_until(lambda: len(client.texts(client.dialogs().ids[0])) == 3, "all messages")
    found = all_pages(client, vera.user_id)
    assert [key_of(each)[0] for each in found] == sorted((key_of(each)[0] for each in found), reverse=True)
    assert len({key_of(each) for each in found}) == len(found), "none twice"
    events = [each for each in found if isinstance(each, Event)]
    assert sum(each.kind is EventKind.PAGE for each in events) == 60
    assert sum(each.name == "own_event" for each in events) == 20
    said = [each.text for each in found if isinstance(each, Message) and each.fact is None]
    assert said == ["three", "two", "one"]
    assert found == all_pages(client, vera.user_id, limit=500), "whatever the pages"
    orders = all_pages(client, vera.user_id, TimelineFilter.ORDERS)
    assert [each.props.get("total") for each in orders if isinstance(each, Event)] == [7]
    assert all(isinstance(each, Event) for each in all_pages(client, vera.user_id, TimelineFilter.ACTIVITY))
    page = client.ask_account(requests.GetTimeline(user_id=UserId(vera.user_id)))
    assert {each.visit_id for each in events} == {each.id for each in page.visits}
    totals = client.ask_account(requests.GetUserTotals(user_id=UserId(vera.user_id)))
    assert (totals.visits, totals.pages, totals.orders) == (1, 60, 1)
    assert [(each.amount, each.currency) for each in totals.revenue] == [(700, "EUR")]


def test_the_cart_is_live_and_what_happens_is_told_while_one_looks(client: HeadlessClient, visit: Visit) -> None:
    vera = visit()
    vera.write("Hello")
    client.wait_until(lambda: client.dialogs().ids, "the dialog")
    client.ask_account(requests.TellWatching(user_id=UserId(vera.user_id)))
    client.wait_phase(Phase.ONLINE)
    client.forget_notices()

    def told() -> bool:
        vera.track("looked_around")
        return any(vera.user_id in each.events for each in client.seen(Changes))

    client.wait_until(told, "events are told")
    vera.track("cart_added", id="s-1", name="Socks", price=3.5, currency="EUR", quantity=2)
    client.wait_until(lambda: user(client, vera.user_id).cart, "the cart")
    item = user(client, vera.user_id).cart[0]
    assert (item.name, item.quantity, item.price, item.currency) == ("Socks", 2, 350, "EUR")


def test_people_are_listed_searched_and_written_to_first(client: HeadlessClient, visit: Visit) -> None:
    many = [visit() for _ in range(5)]
    for number, each in enumerate(many):
        each.tell(name=f"Visitor {number}", email=f"v{number}@example.com")
    client.wait_phase(Phase.ONLINE)
    names: list[str | None] = []
    page = client.ask_account(requests.ListPeople(search="visitor", limit=2))
    while True:
        names += [each.user.name for each in page.people]
        assert not page.only_here
        if page.next is None:
            break
        page = client.ask_account(requests.ListPeople(search="visitor", limit=2, after=page.next))
    assert sorted(filter(None, names)) == [f"Visitor {number}" for number in range(5)]
    found = client.ask_account(requests.ListPeople(search="v3@example.com")).people
    assert [each.user.id for each in found] == [many[3].user_id]
    assert user(client, many[3].user_id).name == "Visitor 3", "the card of somebody without a dialog"
    client.perform(StartDialog(dialog_id=DialogId("begun-here"), user_id=UserId(many[3].user_id), text="Hello there"))
    client.wait_until(lambda: many[3].texts() == ["Hello there"], "it arrives on the site")


def test_without_a_connection_people_of_the_archive_are_listed_and_events_are_not_known(
    client: HeadlessClient, server: ServerProcess, visit: Visit
) -> None:
    vera = visit()
    vera.write("Hello")
    vera.tell(name="Vera")
    client.wait_until(lambda: client.dialogs().ids and user(client, vera.user_id).name == "Vera", "Vera")
    server.kill()
    client.wait_until(lambda: client.status.phase is Phase.WAITING, "offline")
    page = client.ask_account(requests.ListPeople(search="ver"))
    assert page.only_here
    assert [each.user.name for each in page.people] == ["Vera"]
    with pytest.raises(Unreachable):
        client.ask_account(requests.GetTimeline(user_id=UserId(vera.user_id)))


@pytest.mark.parametrize("form", list(ExportFormat))
def test_all_that_is_known_is_written_into_a_file(
    client: HeadlessClient, visit: Visit, tmp_path: Path, form: ExportFormat
) -> None:
    vera = visit()
    vera.write("Hello")
    vera.tell(name="Vera")
    vera.track(*["page_viewed"] * 120, page="https://shop.example/a")
    client.wait_until(lambda: client.dialogs().ids, "the dialog")
    target = tmp_path / f"vera.{form.value}"
    client.ask_account(requests.ExportUser(user_id=UserId(vera.user_id), form=form, target=target))
    text = target.read_text(encoding="utf-8-sig")
    assert text.count("page_viewed") == 120
    assert json.loads(text) if form is ExportFormat.JSON else len(list(csv.reader(text.splitlines()))) > 120
    assert not list(tmp_path.glob("*.part"))
    with pytest.raises(Refused):
        client.ask_account(
            requests.ExportUser(user_id=UserId(vera.user_id), form=form, target=tmp_path / "nowhere" / "x")
        )


def test_two_who_turn_out_to_be_one_are_one_in_the_archive(
    client: HeadlessClient, server: ServerProcess, visit: Visit
) -> None:
    first, second = visit(), visit()
    for each, text in ((first, "from the phone"), (second, "from the desk")):
        each.write(text)
    client.wait_until(lambda: len(client.dialogs().ids) == 2, "both dialogs")
    client.perform(AddUserNote(id=UserNoteId("note-1"), user_id=UserId(second.user_id), text="Likes tea"))
    client.wait_sent()
    headers = {"Authorization": f"Bearer {server.sign_in().token}"}
    with httpx.Client(base_url=server.address, headers=headers, trust_env=False) as owner:
        made = owner.post("/api/v1/keys/server", json={"name": "shop"})
        made.raise_for_status()
        owner.headers["Authorization"] = f"Bearer {made.json()['secret']}"
        for each in (first, second):
            answer = owner.post("/server/v1/identify", json={"user": "42", "visitor_id": each.user_id})
            assert answer.is_success, answer.text
    client.wait_until(lambda: len(card(client, first.user_id).dialogs) == 2, "both dialogs are one person's")
    survivor = user(client, first.user_id)
    assert user(client, second.user_id) == survivor
    assert [each.text for each in card(client, second.user_id).notes] == ["Likes tea"]
    assert {row.dialog.user_id for row in client.dialogs().rows} == {survivor.id}
