"""Settings › Triggers: messages that are written first, by themselves."""

from collections.abc import Mapping

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from operator_app.domain.commands import PutTrigger, RemoveTrigger
from operator_app.domain.problems import BackendError
from operator_app.domain.triggers import Trigger, TriggerNumbers
from operator_app.domain.value import TriggerId
from operator_app.engine.notices import CommandRefused
from operator_app.engine.requests import GetTriggerNumbers
from ui.note_page import NotePage
from ui.open_account import OpenAccount
from ui.sentences import refused_command_sentence
from ui.settings.owner_page import OwnerPage
from ui.settings.page import scrolled
from ui.tasks import ScreenTasks
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.triggers.trigger_form import TriggerForm
from ui.triggers.trigger_row import TriggerRow


class TriggersPage(OwnerPage):
    """The list, or in its place the form for one."""

    def __init__(self, account: OpenAccount, theme: Theme, parent: QWidget | None = None) -> None:
        hint = QCoreApplication.translate(
            "TriggersPage",
            "A trigger writes first, in an operator's name. Nobody gets the same twice, and the blocked get nothing.",
        )
        super().__init__(account, theme, triggers_title(), hint, parent)
        self.tasks = ScreenTasks(self)
        self.tasks.failed.connect(account.tasks.failed)
        self._numbers: Mapping[TriggerId, TriggerNumbers] | None = None
        self._made_of: tuple[object, ...] | None = None
        self.rows: list[TriggerRow] = []
        self.new = QPushButton(self.tr("New trigger"), self)
        self.new.setIcon(QIcon(theme.icon("plus", "on_primary", self.devicePixelRatioF(), 14)))
        self.new.setIconSize(QSize(theme.px(14), theme.px(14)))
        set_role(self.new, "primary")
        self.new.clicked.connect(self.start_new)
        self.beside_title(self.new)
        self.form = TriggerForm(theme, self)
        self.form.saved.connect(self._save)
        self.form.deleted.connect(self._remove)
        self.form.left.connect(self._show_list)
        self._list = QWidget(self)
        set_role(self._list, "pane")
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._nothing = NotePage(theme, self)
        self._whole = scrolled(self._list)
        self._body = QStackedWidget(self)
        for widget in (self._whole, self._nothing, self.form):
            self._body.addWidget(widget)
        self.column.addWidget(self._body, 1)
        account.directory_changed.connect(self._show_rows)
        account.refused.connect(self._take_refusal)
        self._show_list()

    def start_new(self) -> None:
        self._show_form(None)

    def edit(self, trigger: Trigger) -> None:
        self._show_form(trigger)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.tasks.restart("numbers", self._read_numbers())

    async def _read_numbers(self) -> None:
        try:
            self._numbers = await self.account.bridge.call(GetTriggerNumbers())
        except BackendError:
            self._numbers = None  # the connection's own bar says why; the rows do without
        self._show_rows()

    def _show_form(self, trigger: Trigger | None) -> None:
        directory = self.directory
        if directory is None:
            return
        self.form.show_trigger(trigger, directory.me.id, directory.operators, directory.segments)
        self.new.hide()
        self._body.setCurrentWidget(self.form)

    def _save(self, command: PutTrigger) -> None:
        self.bar.hide()
        self.account.perform(command)
        self._show_list()

    def _remove(self, trigger: Trigger) -> None:
        self.bar.hide()
        self.account.perform(RemoveTrigger(trigger_id=trigger.id))
        self._show_list()

    def _switch(self, trigger: Trigger, on: bool) -> None:
        self.bar.hide()
        self.account.perform(PutTrigger(trigger=replace(trigger, active=on)))

    def _show_list(self) -> None:
        self._body.setCurrentWidget(self._whole)
        self._made_of = None
        self._show_rows()

    def _show_rows(self) -> None:
        self.show_rights()
        if self._body.currentWidget() is self.form:
            return
        self.new.setVisible(self.may_change)
        directory = self.directory
        triggers = () if directory is None else directory.triggers
        segments = {} if directory is None else {each.id: each.name for each in directory.segments}
        made_of = (triggers, segments, self.may_change, None if self._numbers is None else dict(self._numbers))
        if made_of != self._made_of:
            self._made_of = made_of
            self._clear()
            for trigger in triggers:
                numbers = None if self._numbers is None else self._numbers.get(trigger.id, TriggerNumbers())
                row = TriggerRow(self.theme, trigger, numbers, segments, may_change=self.may_change, parent=self._list)
                row.edit_asked.connect(self.edit)
                row.switched.connect(self._switch)
                self._column.insertWidget(self._column.count() - 1, self.rule())
                self._column.insertWidget(self._column.count() - 1, row)
                self.rows.append(row)
        if not triggers:
            self._nothing.say(
                self.tr("No triggers yet"),
                self.tr("Offer help on the page of the cart, greet who comes back, ask who is about to leave."),
                icon="send",
            )
        self._body.setCurrentWidget(self._whole if triggers else self._nothing)

    def _clear(self) -> None:
        while self._column.count() > 1:
            item = self._column.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []

    def _take_refusal(self, refusal: CommandRefused) -> None:
        reason = refused_command_sentence(refusal.reason)
        match refusal.command:
            case PutTrigger(trigger=trigger):
                self.bar.say(self.tr("“{name}” was not saved. {reason}").format(name=trigger.name, reason=reason))
                self._made_of = None
                self._show_rows()
            case RemoveTrigger():
                self.bar.say(self.tr("The trigger was not deleted. {reason}").format(reason=reason))
            case _:
                pass


def triggers_title() -> str:
    return QCoreApplication.translate("TriggersPage", "Triggers")
