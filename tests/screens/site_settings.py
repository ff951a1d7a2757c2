"""Pictures of what owners set for the site: the chat, segments, triggers."""

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from operator_app.domain.people import Role
from operator_app.domain.site_chat import ProfileSource
from tests import sample_dialogs as sample
from tests import sample_people, sample_site
from tests.screens.desk import Desk
from tests.screens.sample_engine import SampleEngine
from tests.screens.screen import ALL, BOTH, Screen
from ui.settings.window import SettingsPage, SettingsWindow


def full_site() -> SampleEngine:
    rows = [
        replace(row, user=sample_people.MARIA_KNOWN) if row.user is sample.MARIA else row
        for row in (*sample.ROWS, *sample.CLOSED_ROWS)
    ]
    engine = SampleEngine(rows)
    engine.directory = replace(
        engine.directory, site=sample_site.SITE, segments=sample_site.SEGMENTS, triggers=sample_site.TRIGGERS
    )
    return engine


def hidden_chat() -> SampleEngine:
    engine = full_site()
    chat = replace(sample_site.CHAT, mode="hidden", accent="#1d5fbf", hours=(), greeting="")
    site = replace(sample_site.SITE, chat=chat, profiles=ProfileSource(enabled=True))
    engine.directory = replace(engine.directory, site=site)
    return engine


def empty_site() -> SampleEngine:
    engine = full_site()
    engine.directory = replace(engine.directory, segments=(), triggers=())
    return engine


def no_owner() -> SampleEngine:
    engine = full_site()
    anton = replace(sample.ANTON, role=Role.OPERATOR)
    engine.directory = replace(engine.directory, me=anton, operators=(anton, sample.NINA, sample.LEV))
    return engine


async def _page(desk: Desk, page: SettingsPage) -> SettingsWindow:
    desk.application.open_settings(page)
    await desk.settle(0.2)
    window = desk.application.settings_window
    assert window is not None
    return window


async def site_chat(desk: Desk) -> QWidget:
    return await _page(desk, SettingsPage.SITE_CHAT)


async def site_chat_whole(desk: Desk) -> QWidget:
    window = await _page(desk, SettingsPage.SITE_CHAT)
    window.resize(window.width(), desk.theme.px(1180))
    await desk.settle(0.2)
    return window


async def segments(desk: Desk) -> QWidget:
    return await _page(desk, SettingsPage.SEGMENTS)


async def segment_form(desk: Desk) -> QWidget:
    window = await _page(desk, SettingsPage.SEGMENTS)
    window.segments.edit(sample_site.PAYING)
    await desk.settle(0.2)
    return window


async def segment_groups(desk: Desk) -> QWidget:
    window = await _page(desk, SettingsPage.SEGMENTS)
    window.segments.edit(sample_site.GROUPED)
    await desk.settle(0.2)
    return window


async def segment_people(desk: Desk) -> QWidget:
    window = await _page(desk, SettingsPage.SEGMENTS)
    window.segments.show_people(sample_site.PAYING)
    await desk.settle(0.2)
    return window


async def triggers(desk: Desk) -> QWidget:
    return await _page(desk, SettingsPage.TRIGGERS)


async def trigger_form(desk: Desk) -> QWidget:
    window = await _page(desk, SettingsPage.TRIGGERS)
    window.triggers.edit(sample_site.TRIGGERS[0])
    await desk.settle(0.2)
    return window


SCREENS = (
    Screen(
        "site-chat",
        site_chat,
        engine=full_site,
        looks=BOTH,
        languages=ALL,
        scales=(1.0, 2.0),
    ),
    Screen("site-chat-whole", site_chat_whole, engine=full_site, looks=BOTH, languages=ALL),
    Screen("site-chat-hidden", site_chat_whole, engine=hidden_chat, languages=ALL),
    Screen("site-chat-no-owner", site_chat, engine=no_owner, languages=ALL),
    Screen("segments", segments, engine=full_site, looks=BOTH, languages=ALL),
    Screen("segments-none", segments, engine=empty_site, languages=ALL),
    Screen("segments-no-owner", segments, engine=no_owner, languages=ALL),
    Screen("segments-edit", segment_form, engine=full_site, looks=BOTH, languages=ALL),
    Screen("segments-groups", segment_groups, engine=full_site, looks=BOTH, languages=ALL),
    Screen("segments-people", segment_people, engine=full_site, looks=BOTH, languages=ALL),
    Screen("triggers", triggers, engine=full_site, looks=BOTH, languages=ALL),
    Screen("triggers-none", triggers, engine=empty_site, languages=ALL),
    Screen("triggers-edit", trigger_form, engine=full_site, looks=BOTH, languages=ALL),
)
