"""Settings of the site's chat, segments and triggers over a sample engine, by pointer and keyboard."""

from pathlib import Path
from typing import TypeVar

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from operator_app.domain.commands import (
    PutSegment,
    PutTrigger,
    RemoveSegment,
    RemoveTrigger,
    SetProfileSource,
    SetSiteChat,
)
from operator_app.domain.problems import RefusalReason
from operator_app.domain.segments import AllOf, AnyOf, EventCount, FieldIs, IsPresent, NotOf, PropertyIs, Rule
from operator_app.domain.site_chat import ProfileSource
from operator_app.domain.triggers import WhenEvent, WhenPage, WhenSegment
from operator_app.engine.notices import Changes
from operator_app.engine.requests import ListPeople, Perform
from tests import sample_dialogs as sample
from tests import sample_site
from tests.screens.desk import Desk, open_desk
from tests.screens.sample_engine import SampleEngine
from tests.screens.site_settings import empty_site, full_site, no_owner
from ui.segments.condition_row import ConditionRow
from ui.segments.rule_group import RuleGroup
from ui.segments.segment_form import SegmentForm
from ui.settings.window import SettingsPage, SettingsWindow
from ui.theme.theme import Theme

pytestmark = [pytest.mark.qt_loop, pytest.mark.qt_log_ignore("This plugin does not support")]
Command = TypeVar("Command")
PLAN = PropertyIs(name="plan", comparison="is", value="gold")


async def settings_at(desk: Desk, page: SettingsPage) -> SettingsWindow:
    desk.application.open_settings(page)
    window = desk.application.settings_window
    assert window is not None
    await desk.settle(0.05)
    return window


def performed(engine: SampleEngine, kind: type[Command]) -> list[Command]:
    commands = [each.command for each in engine.asked if isinstance(each, Perform)]
    return [command for command in commands if isinstance(command, kind)]


def first_condition(form: SegmentForm) -> ConditionRow:
    row = form.group.parts[0]
    assert isinstance(row, ConditionRow)
    return row


def typed(field: QLineEdit, text: str) -> None:
    field.setText(text)
    field.textEdited.emit(text)


async def test_each_mode_is_chosen_at_once(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, full_site()) as desk:
        page = (await settings_at(desk, SettingsPage.SITE_CHAT)).site_chat
        assert [card.isChecked() for card in page.modes.cards] == [True, False, False]
        for index, mode in ((2, "hidden"), (1, "with_dialog"), (0, "visible")):
            page.modes.cards[index].click()
            await desk.until(lambda mode=mode: page.chat.mode == mode)
            assert page.modes.cards[index].isChecked()
        assert len(performed(desk.engine, SetSiteChat)) == 3


async def test_colour_language_hours_and_texts(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, full_site()) as desk:
        page = (await settings_at(desk, SettingsPage.SITE_CHAT)).site_chat
        typed(page.colour.field, "#12")
        assert performed(desk.engine, SetSiteChat) == [], "half a colour is none"
        typed(page.colour.field, "#123ABC")
        await desk.until(lambda: page.chat.accent == "#123abc")
        page.colour.swatches[2].click()
        await desk.until(lambda: page.chat.accent == page.colour.swatches[2].colour)
        page.hours.days[6].switch.click()
        await desk.until(lambda: {one.day for one in page.chat.hours} == {0, 1, 2, 3, 4, 6})
        page.hours.days[0].begin.setText("10:30")
        page.hours.days[0].begin.editingFinished.emit()
        await desk.until(lambda: page.chat.hours[0].begin == 10 * 60 + 30)
        page.hours_on.click()
        await desk.until(lambda: page.chat.hours == () and not page.hours.isVisible())
        page.ask_email.click()
        await desk.until(lambda: not page.chat.ask_email)
        page.greeting.setPlainText("  Good day  ")
        page._keep_texts()
        await desk.until(lambda: page.chat.greeting == "Good day")
        page.copy.click()
        assert QGuiApplication.clipboard().text() == sample_site.SITE.script_tag


async def test_public_profiles_are_switched_on_and_asked_for_elsewhere(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, full_site()) as desk:
        page = (await settings_at(desk, SettingsPage.SITE_CHAT)).site_chat
        profiles = page.profiles
        assert not profiles.enabled.isChecked(), "off until an owner wants it"
        assert not profiles.isVisible()
        profiles.enabled.click()
        usual = ProfileSource().address
        await desk.until(lambda: performed(desk.engine, SetProfileSource))
        assert performed(desk.engine, SetProfileSource)[0] == SetProfileSource(enabled=True, address=usual)
        await desk.until(profiles.isVisible)
        assert profiles.address.text() == usual
        typed(profiles.address, "profiles.example")
        profiles.address.editingFinished.emit()
        assert profiles.wrong.isVisible()
        assert len(performed(desk.engine, SetProfileSource)) == 1, "nothing is asked of what is no address"
        typed(profiles.address, "https://profiles.example/v3/")
        assert not profiles.wrong.isVisible()
        profiles.address.editingFinished.emit()
        await desk.until(lambda: len(performed(desk.engine, SetProfileSource)) == 2)
        await desk.until(lambda: profiles.address.text() == "https://profiles.example/v3")
        desk.engine.refuse(SetProfileSource(enabled=True, address="x"), RefusalReason.FORBIDDEN)
        await desk.until(page.bar.isVisible)
        profiles.enabled.click()
        await desk.until(lambda: not profiles.isVisible())


async def test_whoever_is_no_owner_reads_and_is_told_why(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, no_owner()) as desk:
        window = await settings_at(desk, SettingsPage.SITE_CHAT)
        assert window.site_chat.only_owners.isVisible()
        assert not window.site_chat.modes.isEnabled()
        assert not window.site_chat.profiles.enabled.isEnabled()
        window.show_page(SettingsPage.SEGMENTS)
        assert window.segments.only_owners.isVisible()
        assert not window.segments.new.isVisible()
        window.show_page(SettingsPage.TRIGGERS)
        assert not window.triggers.new.isVisible()
        assert not window.triggers.rows[0].active.isEnabled()
        window.triggers.rows[0].active.click()
        assert performed(desk.engine, PutTrigger) == []


async def test_a_segment_is_made_changed_and_deleted(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, empty_site()) as desk:
        page = (await settings_at(desk, SettingsPage.SEGMENTS)).segments
        page.new.click()
        form = page.form
        assert not form.save_button.isEnabled(), "it has no name yet"
        form.name.setText("Gold")
        row = first_condition(form)
        row._set("_kind", "property")
        assert not form.save_button.isEnabled(), "nothing is compared yet"
        row.name.setText("plan")
        row._set("_comparison", "is")
        row.value.setText("gold")
        form.group.add.click()
        form.group.choose("any")
        second = form.group.parts[1]
        assert isinstance(second, ConditionRow)
        second._set("_kind", "present")
        second._set("_present", False)
        assert form.sentence.text() == "Users: “plan” is “gold” or not on the site now."
        form.save_button.click()
        await desk.until(lambda: performed(desk.engine, PutSegment))
        made = performed(desk.engine, PutSegment)[0]
        rule = AnyOf(rules=(PropertyIs(name="plan", comparison="is", value="gold"), NotOf(rule=IsPresent())))
        assert (made.name, made.rule) == ("Gold", rule)
        await desk.until(lambda: len(page.rows) == 1)
        page.edit(page.directory.segments[0])
        form.group.parts[1].remove.click()
        assert not form.group.parts[0].remove.isEnabled(), "a segment of everybody is no segment"
        form.save_button.click()
        await desk.until(lambda: page.directory.segments[0].rule == AnyOf(rules=rule.rules[:1]))
        page.edit(page.directory.segments[0])
        form.delete_button.click()
        await desk.until(lambda: page.rows == [])
        assert performed(desk.engine, RemoveSegment)[0].id == made.id
        assert {each.id for each in performed(desk.engine, PutSegment)} == {made.id}


async def test_who_is_in_a_segment(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, full_site()) as desk:
        page = (await settings_at(desk, SettingsPage.SEGMENTS)).segments
        await desk.until(
            lambda: [row.people.text() for row in page.rows] == ["12 users", "Being counted…", "1204 users"]
        )
        row = page.rows[2]
        desk.engine.set_directory(segments=(*sample_site.SEGMENTS[:2], replace(sample_site.PAYING, name="Customers")))
        await desk.until(lambda: page.rows[2].people.accessibleName() == "Who is in Customers")
        assert page.rows[2] is row, "what one is about to press stays"
        page.rows[2].people.click()
        await desk.until(lambda: page.members.names == [sample.MARIA.name])
        assert [each.segment for each in desk.engine.asked if isinstance(each, ListPeople)] == [sample_site.PAYING.id]
        joined = replace(sample.JOHN, segments=(sample_site.PAYING.id,))
        desk.engine.users[joined.id] = joined
        desk.engine.tell(Changes(account_id=sample.ACCOUNT_ID, users=frozenset({joined.id})))
        await desk.until(lambda: sorted(page.members.names) == sorted([sample.MARIA.name, sample.JOHN.name]))
        page.members.back.click()
        await desk.until(page.rows[0].isVisible)


@pytest.mark.parametrize(
    "rule",
    [
        *sample_site.PAYING.rule.rules,
        *sample_site.ABANDONED.rule.rules,
        EventCount(event="visit", at_most=3),
        EventCount(event="visit", at_least=2, at_most=5, days=30),
        FieldIs(field="time_zone", comparison="starts_with", value="Europe/"),
        IsPresent(),
        PropertyIs(name="age", comparison="more", value=30),
        PropertyIs(name="vip", comparison="is", value=True),
    ],
    ids=lambda rule: type(rule).__name__,
)
async def test_a_row_gives_back_what_it_was_given(theme: Theme, rule: Rule) -> None:
    row = ConditionRow(theme, rule)
    assert row.rule() == rule
    row.deleteLater()


DEEP = AllOf(
    rules=(
        AnyOf(rules=(IsPresent(), NotOf(rule=AllOf(rules=(IsPresent(), PLAN))))),
        NotOf(rule=AnyOf(rules=(PLAN, NotOf(rule=IsPresent())))),
        NotOf(rule=PLAN),
        PLAN,
    )
)


async def test_a_rule_of_groups_is_shown_and_saved_as_it_was(theme: Theme, tmp_path: Path) -> None:
    engine = full_site()
    engine.set_directory(segments=(replace(sample_site.PAYING, rule=DEEP),))
    async with open_desk(theme, tmp_path, engine) as desk:
        page = (await settings_at(desk, SettingsPage.SEGMENTS)).segments
        page.edit(page.directory.segments[0])
        assert "not (“plan” is “gold” or not on the site now)" in page.form.sentence.text()
        page.form.name.setText("Renamed")
        page.form.save_button.click()
        await desk.until(lambda: performed(desk.engine, PutSegment))
        assert performed(desk.engine, PutSegment)[0].rule == DEEP


async def test_groups_are_made_changed_and_taken_away(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, empty_site()) as desk:
        page = (await settings_at(desk, SettingsPage.SEGMENTS)).segments
        page.new.click()
        form = page.form
        form.name.setText("Gold or here")
        whole = form.group
        whole.add_group.click()
        inner = whole.parts[1]
        assert isinstance(inner, RuleGroup)
        assert form.save_button.isEnabled(), "what is added means something at once"
        inner.choose("none")
        known = FieldIs(field="email", comparison="known")
        assert form.rule() == AllOf(rules=(known, NotOf(rule=AnyOf(rules=(known, known)))))
        inner.parts[1].remove.click()
        assert form.rule() == AllOf(rules=(known, NotOf(rule=known)))
        deeper = inner
        for _ in range(2):
            deeper.add_group.click()
            further = deeper.parts[-1]
            assert isinstance(further, RuleGroup)
            deeper = further
        assert deeper.add_group.isHidden(), "as deep as it goes"
        assert not form.save_button.isEnabled(), "with its “none” it is too deep"
        assert form.sentence.text() == "A rule has at most 50 conditions and groups, 5 within each other."
        inner.choose("any")
        assert form.save_button.isEnabled()
        deeper.parts[0].remove.click()
        deeper.parts[0].remove.click()
        inner.remove.click()
        assert form.rule() == AllOf(rules=(known,))
        while whole.add.isEnabled():
            whole.add.click()
        assert len(whole.parts) == 49, "with the group itself as many as a rule may have"
        assert form.save_button.isEnabled()


async def test_a_trigger_is_made_switched_and_deleted(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, full_site()) as desk:
        page = (await settings_at(desk, SettingsPage.TRIGGERS)).triggers
        page.new.click()
        form = page.form
        form.name.setText("Hello")
        form.text.setPlainText("May I help?")
        form.pattern.setText("/lamps*")
        form.seconds.setText("15")
        form.save_button.click()
        await desk.until(lambda: performed(desk.engine, PutTrigger))
        made = performed(desk.engine, PutTrigger)[0].trigger
        assert (made.name, made.text, made.when) == ("Hello", "May I help?", WhenPage(pattern="/lamps*", seconds=15))
        assert (made.operator_id, made.repeat_days, made.not_while_talking) == (sample.ANTON.id, None, True)
        await desk.until(lambda: len(page.rows) == 4)
        page.rows[0].active.click()
        await desk.until(lambda: len(performed(desk.engine, PutTrigger)) == 2)
        assert not performed(desk.engine, PutTrigger)[1].trigger.active
        page.edit(sample_site.TRIGGERS[2])
        assert form.when() == WhenSegment(segment_id=sample_site.ABANDONED.id)
        form._choose_kind("event")
        assert not form.save_button.isEnabled(), "an event has a name"
        form.event_name.setText("cart_added")
        form._choose_repeat(again=True)
        form.days.setText("7")
        form.save_button.click()
        await desk.until(lambda: len(performed(desk.engine, PutTrigger)) == 3)
        changed = performed(desk.engine, PutTrigger)[2].trigger
        assert (changed.when, changed.repeat_days) == (WhenEvent(event="cart_added"), 7)
        page.edit(sample_site.TRIGGERS[1])
        form.delete_button.click()
        await desk.until(lambda: performed(desk.engine, RemoveTrigger))
        assert performed(desk.engine, RemoveTrigger)[0].trigger_id == sample_site.TRIGGERS[1].id
