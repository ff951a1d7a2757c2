"""States of the rooms about a person: the card, everything of him, the list of people."""

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from operator_app.domain.problems import Unreachable, UnreachableReason
from operator_app.domain.user_timeline import TimelineFilter
from operator_app.engine.requests import GetTimeline, ListPeople
from tests import sample_dialogs as sample
from tests import sample_people
from tests.screens.desk import Desk
from tests.screens.sample_engine import SampleEngine
from tests.screens.screen import ALL, BOTH, Screen


def well_known() -> SampleEngine:
    """Maria with all that can be known of somebody."""
    rows = [
        replace(row, user=sample_people.MARIA_KNOWN) if row.user is sample.MARIA else row
        for row in (*sample.ROWS, *sample.CLOSED_ROWS)
    ]
    engine = SampleEngine(rows)
    engine.directory = replace(engine.directory, segments=sample_people.SEGMENTS)
    return engine


def offline() -> SampleEngine:
    engine = well_known()
    engine.errors[GetTimeline] = Unreachable(UnreachableReason.CUT)
    engine.people_only_here = True
    return engine


async def opened(desk: Desk) -> None:
    desk.window.show_dialog(sample.MARIA_DIALOG)
    await desk.until(lambda: desk.window.card.phone.value == "+7 916 000-00-42")
    await desk.settle(0.3)


async def details(desk: Desk) -> None:
    await opened(desk)
    desk.window.rooms.show_details(sample.MARIA.id)
    await desk.settle(0.3)


async def details_of_orders(desk: Desk) -> None:
    await details(desk)
    desk.window.middle.details.choose(TimelineFilter.ORDERS)
    await desk.settle(0.3)


async def people(desk: Desk) -> None:
    await opened(desk)
    desk.window.rooms.show_people()
    await desk.settle(0.3)
    view = desk.window.middle.people.view
    view.setCurrentIndex(view.model().index(1, 0))
    await desk.settle(0.3)


async def nobody_found(desk: Desk) -> None:
    await opened(desk)
    desk.window.rooms.show_people()
    desk.window.middle.people.search.setText("zzz")
    desk.window.middle.people.reader.restart()
    await desk.settle(0.3)


async def write_first(desk: Desk) -> None:
    await people(desk)
    ekaterina = next(user for user in desk.engine.users if "lindqvist" in str(desk.engine.users[user].name).casefold())
    desk.window.card.show_user(ekaterina, None)
    await desk.settle(0.3)
    desk.engine.rows = {key: row for key, row in desk.engine.rows.items() if row.dialog.user_id != ekaterina}
    desk.window.card.write_wanted.emit(ekaterina)
    await desk.settle(0.3)


async def property_form(desk: Desk) -> None:
    await opened(desk)
    desk.window.card.properties.open_form(None).save()
    await desk.settle(0.3)


async def block(desk: Desk) -> None:
    await opened(desk)
    card = desk.window.card
    card.head.menu.ask_to_block(sample.MARIA, card.head.more)
    await desk.settle(0.3)


async def card_foot(desk: Desk) -> None:
    await opened(desk)
    card = desk.window.card
    card.area.verticalScrollBar().setValue(10_000)
    await desk.settle(0.3)


async def card_menu(desk: Desk) -> QWidget | None:
    await opened(desk)
    card = desk.window.card
    menu = card.head.menu.open(sample_people.MARIA_KNOWN, card.head.more)
    await desk.settle(0.3)
    return menu


def no_list() -> SampleEngine:
    engine = well_known()
    engine.errors[ListPeople] = Unreachable(UnreachableReason.SERVER_FAULT)
    return engine


SCREENS = (
    Screen("person-card", card_foot, engine=well_known, looks=BOTH, languages=ALL),
    Screen(
        "person-card-tall",
        opened,
        engine=well_known,
        size=(1280, 1400),
        looks=BOTH,
        languages=ALL,
    ),
    Screen("person-menu", card_menu, engine=well_known, languages=ALL),
    Screen("person-property", property_form, engine=well_known, languages=ALL),
    Screen("person-block", block, engine=well_known, looks=BOTH, languages=ALL),
    Screen(
        "person-details",
        details,
        engine=well_known,
        looks=BOTH,
        languages=ALL,
        scales=(1.0, 2.0),
    ),
    Screen("person-details-narrow", details, engine=well_known, size=(760, 560), languages=ALL),
    Screen("person-details-orders", details_of_orders, engine=well_known, looks=BOTH),
    Screen("person-details-offline", details, engine=offline, languages=ALL),
    Screen("people", people, engine=well_known, looks=BOTH, languages=ALL, scales=(1.0, 2.0)),
    Screen("people-narrow", people, engine=well_known, size=(760, 560), languages=ALL),
    Screen("people-offline", people, engine=offline, languages=ALL),
    Screen("people-none", nobody_found, engine=well_known),
    Screen("people-failed", nobody_found, engine=no_list),
    Screen("people-write", write_first, engine=well_known, looks=BOTH, languages=ALL),
)
