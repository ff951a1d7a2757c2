"""Choices that a dialog's header and the list of dialogs offer alike: whose, until when, which tags."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QCoreApplication

from operator_app.domain.people import Operator
from operator_app.domain.value import Milliseconds, OperatorId
from operator_app.engine.requests import Directory
from ui.names import operator_name
from ui.snooze_times import snooze_times
from ui.theme.popup import PopupMenu

translate = QCoreApplication.translate


def others_in(directory: Directory) -> list[Operator]:
    """Colleagues, those who are here first, then by name."""
    me = directory.me.id
    return sorted(
        (one for one in directory.operators if one.id != me and not one.removed),
        key=lambda one: (one.id not in directory.online_operators, one.name.casefold()),
    )


def operator_words(operator: Operator, directory: Directory) -> str:
    """With what one should know before giving him a dialog."""
    if operator.id == directory.me.id:
        return translate("dialog_menus", "{name} (me)").format(name=operator_name(operator))
    if operator.id in directory.online_operators:
        return operator_name(operator)
    return translate("dialog_menus", "{name} — away").format(name=operator_name(operator))


def fill_assign(
    menu: PopupMenu,
    directory: Directory,
    pick: Callable[[OperatorId | None], None],
    *,
    chosen: Collection[OperatorId | None] = (),
    with_note: Callable[[], None] | None = None,
) -> None:
    """``chosen``: whose they all are; ``with_note`` opens the way to hand over with a word about it."""
    for one in (directory.me, *others_in(directory)):
        action = menu.add_choice(operator_words(one, directory), chosen=set(chosen) == {one.id})
        action.triggered.connect(lambda _=False, value=one.id: pick(value))
    menu.addSeparator()
    action = menu.add_choice(translate("dialog_menus", "Nobody"), chosen=set(chosen) == {None})
    action.triggered.connect(lambda: pick(None))
    if with_note is not None and others_in(directory):
        menu.addSeparator()
        menu.add_entry(translate("dialog_menus", "Transfer with a note…"), icon="note").triggered.connect(with_note)


def fill_snooze(
    menu: PopupMenu, now: Milliseconds, pick: Callable[[Milliseconds | None], None], *, snoozed: bool
) -> None:
    """None picked: the snooze ends."""
    for choice in snooze_times(now):
        menu.add_entry(choice.words).triggered.connect(lambda _=False, value=choice.until: pick(value))
    if snoozed:
        menu.addSeparator()
        menu.add_entry(translate("dialog_menus", "End the snooze")).triggered.connect(lambda: pick(None))


def fill_tags(
    menu: PopupMenu, directory: Directory, on_all: Collection[str], pick: Callable[[str, bool], None]
) -> None:
    """``on_all``: tags that all the dialogs have; picking one of these takes it off (False), any other puts it on."""
    known = {tag.name for tag in directory.tags if not tag.removed}
    names = sorted(known | set(on_all), key=str.casefold)
    for name in names:
        action = menu.add_choice(name, chosen=name in on_all)
        action.triggered.connect(lambda _=False, value=name: pick(value, value not in on_all))
    if not names:
        menu.add_entry(translate("dialog_menus", "There are no tags yet")).setEnabled(False)
