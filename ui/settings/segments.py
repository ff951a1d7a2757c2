"""Settings › Segments: sets of users by a rule; how many are in each, and who."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from operator_app.domain.commands import PutSegment, RemoveSegment
from operator_app.domain.problems import BackendError
from operator_app.domain.segments import Segment
from operator_app.domain.value import SegmentId
from operator_app.engine.notices import CommandRefused
from operator_app.engine.requests import GetSegmentCounts
from ui.note_page import NotePage
from ui.open_account import OpenAccount
from ui.segments.members import Members
from ui.segments.segment_form import SegmentForm
from ui.segments.segment_row import SegmentRow
from ui.sentences import refused_command_sentence
from ui.settings.owner_page import OwnerPage
from ui.settings.page import scrolled
from ui.tasks import ScreenTasks
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme


class SegmentsPage(OwnerPage):
    """The list, or in its place the form for one, or who is in one."""

    def __init__(self, account: OpenAccount, theme: Theme, parent: QWidget | None = None) -> None:
        hint = QCoreApplication.translate("SegmentsPage", "Users who fulfil a rule. They come and go by themselves.")
        super().__init__(account, theme, segments_title(), hint, parent)
        self.tasks = ScreenTasks(self)
        self.tasks.failed.connect(account.tasks.failed)
        self._counts: Mapping[SegmentId, int] | None = None
        self._made_of: tuple[object, ...] | None = None
        self.rows: list[SegmentRow] = []
        self.new = QPushButton(self.tr("New segment"), self)
        self.new.setIcon(QIcon(theme.icon("plus", "on_primary", self.devicePixelRatioF(), 14)))
        self.new.setIconSize(QSize(theme.px(14), theme.px(14)))
        set_role(self.new, "primary")
        self.new.clicked.connect(self.start_new)
        self.beside_title(self.new)
        self.form = SegmentForm(theme, self)
        self.form.saved.connect(self._save)
        self.form.deleted.connect(self._remove)
        self.form.left.connect(self._show_list)
        self.members = Members(account, theme, self.tasks, self)
        self.members.left.connect(self._show_list)
        self._list = QWidget(self)
        set_role(self._list, "pane")
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._nothing = NotePage(theme, self)
        self._whole = scrolled(self._list)
        self._body = QStackedWidget(self)
        for widget in (self._whole, self._nothing, self.form, self.members):
            self._body.addWidget(widget)
        self.column.addWidget(self._body, 1)
        account.directory_changed.connect(self._directory_changed)
        account.refused.connect(self._take_refusal)
        self._show_list()

    def start_new(self) -> None:
        self.form.show_new()
        self._show_instead(self.form)

    def edit(self, segment: Segment) -> None:
        self.form.show_segment(segment)
        self._show_instead(self.form)

    def show_people(self, segment: Segment) -> None:
        self.members.show_segment(segment)
        self._show_instead(self.members)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._count()

    def _count(self) -> None:
        self.tasks.restart("counts", self._read_counts())

    async def _read_counts(self) -> None:
        try:
            self._counts = await self.account.bridge.call(GetSegmentCounts())
        except BackendError:
            self._counts = None  # the connection's own bar says why; the rows do without
        self._show_rows()

    def _directory_changed(self) -> None:
        self._show_rows()
        if self.isVisible():
            self._count()

    def _save(self, command: PutSegment) -> None:
        self.bar.hide()
        self.account.perform(command)
        self._show_list()

    def _remove(self, segment: Segment) -> None:
        self.bar.hide()
        self.account.perform(RemoveSegment(id=segment.id))
        self._show_list()

    def _show_instead(self, widget: QWidget) -> None:
        self.new.hide()
        self._body.setCurrentWidget(widget)

    def _show_list(self) -> None:
        self._body.setCurrentWidget(self._whole)
        self._made_of = None
        self._show_rows()

    def _show_rows(self) -> None:
        self.show_rights()
        if self._body.currentWidget() in (self.form, self.members):
            return
        self.new.setVisible(self.may_change)
        segments = () if self.directory is None else self.directory.segments
        made_of = (segments, self.may_change, None if self._counts is None else dict(self._counts))
        if made_of != self._made_of:
            self._made_of = made_of
            self._make_rows(segments)
        if not segments:
            self._nothing.say(
                self.tr("No segments yet"),
                self.tr("A segment gathers users by what they are and do: customers, lost carts, newcomers."),
                icon="user",
            )
        self._body.setCurrentWidget(self._whole if segments else self._nothing)

    def _make_rows(self, segments: tuple[Segment, ...]) -> None:
        """Those that are there stay: whoever is about to press one must not lose it to a new count."""
        wanted = [(segment.id, self.may_change) for segment in segments]
        if wanted == [(row.segment.id, row.may_change) for row in self.rows]:
            for row, segment in zip(self.rows, segments, strict=True):
                row.show_segment(segment, self._count_of(segment))
            return
        while self._column.count() > 1:
            item = self._column.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        for segment in segments:
            count = self._count_of(segment)
            row = SegmentRow(self.theme, segment, count, may_change=self.may_change, parent=self._list)
            row.edit_asked.connect(self.edit)
            row.people_asked.connect(self.show_people)
            self._column.insertWidget(self._column.count() - 1, self.rule())
            self._column.insertWidget(self._column.count() - 1, row)
            self.rows.append(row)

    def _count_of(self, segment: Segment) -> int | None:
        return None if self._counts is None else self._counts.get(segment.id, 0)

    def _take_refusal(self, refusal: CommandRefused) -> None:
        reason = refused_command_sentence(refusal.reason)
        match refusal.command:
            case PutSegment(name=name):
                self.bar.say(self.tr("“{name}” was not saved. {reason}").format(name=name, reason=reason))
            case RemoveSegment():
                self.bar.say(self.tr("The segment was not deleted. {reason}").format(reason=reason))
            case _:
                pass


def segments_title() -> str:
    return QCoreApplication.translate("SegmentsPage", "Segments")
