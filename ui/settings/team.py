"""Settings › Team: who answers here, who is invited, and for owners the ways to change it."""

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from operator_app.domain.accounts import BackendKind
from operator_app.domain.mail import InvitationMail
from operator_app.domain.people import Operator, Role
from operator_app.domain.problems import BackendError, RefusalReason, Refused
from operator_app.domain.team import Invitation, Member, Team
from operator_app.domain.value import OperatorId
from operator_app.engine.requests import Directory
from operator_app.engine.status import Phase
from operator_app.engine.team_requests import (
    ChangeRole,
    GetTeam,
    Invite,
    RemoveOperator,
    RenameOperator,
    RevokeInvitation,
)
from ui.clock import Clock
from ui.message_bar import MessageBar
from ui.names import operator_name
from ui.open_account import OpenAccount
from ui.sentences import failure_sentence
from ui.settings.page import Page, scrolled
from ui.tasks import ScreenTasks
from ui.team.invitation_row import InvitationRow
from ui.team.invite_form import InviteForm
from ui.team.member_row import MemberRow, Shown
from ui.team.question import Question
from ui.team.words import presence_words, until_words
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space


class TeamPage(Page):
    """Names, roles and who is there come from the archive; how much each has to do, and who is invited, from the server."""

    def __init__(self, account: OpenAccount, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(theme, team_title(), parent)
        self._account = account
        self._clock = clock
        self.tasks = ScreenTasks(self)
        self.tasks.failed.connect(account.tasks.failed)
        self._team: Team | None = None
        self._asked: Callable[[str], Coroutine[Any, Any, None]] | None = None
        self._made_of: tuple[object, ...] = ()
        self.rows: list[MemberRow] = []
        self.invitation_rows: list[InvitationRow] = []
        self.bar = MessageBar(theme, self)
        self.hint = QLabel(self)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        set_role(self.hint, "secondary")
        self.hint.setContentsMargins(theme.px(Space.L), 0, theme.px(Space.L), theme.px(Space.M))
        self.invite = QPushButton(self.tr("Invite"), self)
        self.invite.setIconSize(QSize(theme.px(14), theme.px(14)))
        set_role(self.invite, "primary")
        self.invite.clicked.connect(self.start_inviting)
        self.form = InviteForm(theme, self)
        self.form.submitted.connect(lambda asked: self._run(self._invite(asked)))
        self.form.left.connect(self._show_list)
        self.question = Question(theme, self)
        self.question.answered.connect(self._take_answer)
        self.question.left.connect(self._show_list)
        self._list = QWidget(self)
        self._whole = QWidget(self)
        self._body = QStackedWidget(self)
        self._lay_out()
        account.directory_changed.connect(self._take_directory)
        account.status_changed.connect(self._take_status)
        self._show()

    def start_inviting(self) -> None:
        self._show_instead(self.form)
        self.form.set_sends_mail(sends=self._team is not None and self._team.sends_mail)
        self.form.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Ask the server anew; what is known stays on the screen meanwhile."""
        self.tasks.restart("team", self._read())

    # -------------------------------------------------------------------------------------------- asking

    async def _read(self) -> None:
        try:
            self._team = await self._account.bridge.call(GetTeam())
        except BackendError as error:
            if self._account.status.phase is Phase.ONLINE:
                self.bar.say(failure_sentence(error))
        self._show()

    async def _invite(self, asked: Invite) -> None:
        try:
            invited = await self._account.bridge.call(asked)
        except BackendError as error:
            self._show_instead(self.form)
            self.form.show_error(error)
            return
        until = until_words(invited.invitation.expires_at, self._clock(), expired=False)
        only_here = self._account.account.kind is BackendKind.EMBEDDED
        self._show_instead(self.form)
        self.form.show_link(invited, until, only_here=only_here)
        self.refresh()

    async def _revoke(self, invitation: Invitation) -> None:
        try:
            await self._account.bridge.call(RevokeInvitation(id=invitation.id))
        except BackendError as error:
            self.bar.say(failure_sentence(error))
        self.refresh()

    async def _change_role(self, operator: Operator, role: Role) -> None:
        try:
            await self._account.bridge.call(ChangeRole(operator_id=operator.id, role=role))
        except BackendError as error:
            self.bar.say(_refused_words(error))
            self._show()

    async def _rename(self, operator: Operator, name: str) -> None:
        try:
            await self._account.bridge.call(RenameOperator(operator_id=operator.id, name=name))
        except BackendError as error:
            self.question.complain(failure_sentence(error))
            return
        self._show_list()

    async def _remove(self, operator: Operator) -> None:
        try:
            await self._account.bridge.call(RemoveOperator(operator_id=operator.id))
        except BackendError as error:
            self.question.complain(_refused_words(error))
            return
        self._show_list()

    def ask_to_rename(self, operator: Operator) -> None:
        async def rename(name: str) -> None:
            await self._rename(operator, name)

        title = self.tr("New name for {name}").format(name=operator_name(operator))
        self._ask(title, "", self.tr("Rename"), rename, written=operator.name)

    def ask_to_remove(self, operator: Operator) -> None:
        async def remove(_: str) -> None:
            await self._remove(operator)

        member = self._member(operator.id)
        if member is None:
            freed = ""  # the server has not said yet
        elif member.open_dialogs:
            freed = self.tr("Open dialogs that become nobody's: {n}.").format(n=member.open_dialogs)
        else:
            freed = self.tr("No open dialog is assigned to this operator.")
        words = self.tr("Every session ends at once; what was written stays. To come back takes a new invitation.")
        title = self.tr("Remove {name} from the team?").format(name=operator_name(operator))
        self._ask(title, f"{freed} {words}".strip(), self.tr("Remove"), remove)

    def _ask(
        self,
        title: str,
        text: str,
        yes: str,
        do: Callable[[str], Coroutine[Any, Any, None]],
        *,
        written: str | None = None,
    ) -> None:
        self._asked = do
        self._show_instead(self.question)
        self.question.ask(title, text, yes, written=written)
        self.question.take_keyboard()

    def _take_answer(self, text: str) -> None:
        if self._asked is not None:
            self.question.set_busy(busy=True)
            self._run(self._asked(text))

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        self.tasks.start("change the team", work)

    # ------------------------------------------------------------------------------------------- showing

    def _take_directory(self) -> None:
        if self.isVisible():
            self.refresh()
        self._show()

    def _take_status(self) -> None:
        if self.isVisible() and self._account.status.phase is Phase.ONLINE:
            self.refresh()
        self._show()

    def _show_instead(self, widget: QWidget) -> None:
        """In place of the list."""
        self.bar.hide()
        self._body.setCurrentWidget(widget)
        self.invite.hide()

    def _show_list(self) -> None:
        self._asked = None
        self._body.setCurrentWidget(self._whole)
        self._show()

    def _show(self) -> None:
        directory = self._account.directory
        if directory is None:
            return
        is_owner = directory.me.role is Role.OWNER and not directory.me.removed
        online = self._account.status.phase is Phase.ONLINE
        if not is_owner and self._body.currentWidget() is not self._whole:
            self._body.setCurrentWidget(self._whole)  # no longer an owner: what was begun cannot be done
        self.invite.setVisible(is_owner and self._body.currentWidget() is self._whole)
        self.invite.setEnabled(online)
        token = "on_primary" if online else "muted"
        self.invite.setIcon(QIcon(self.theme.icon("plus", token, self.devicePixelRatioF(), 14)))
        self.hint.setText(self._hint(is_owner=is_owner, online=online))
        self.hint.setVisible(bool(self.hint.text()))
        self._fill(directory, may_change=is_owner and online)

    def _hint(self, *, is_owner: bool, online: bool) -> str:
        if not is_owner:
            return self.tr("Only owners invite, remove and change roles. Ask one of them.")
        if not online:
            return self.tr("No connection: the team can be changed again once there is one.")
        return ""

    def _fill(self, directory: Directory, *, may_change: bool) -> None:
        """Rows that only say something else are kept: one may have the keyboard, or its menu open."""
        members = tuple(self._shown(directory, each) for each in directory.operators if not each.removed)
        is_owner = directory.me.role is Role.OWNER
        invitations = self._team.invitations if self._team is not None and is_owner else ()
        mails = () if self._team is None else self._team.mails
        made_of = (tuple(each.operator.id for each in members), invitations, mails, may_change)
        if made_of == self._made_of:
            for row, shown in zip(self.rows, members, strict=True):
                row.show_member(shown)
            return
        self._made_of = made_of
        focused = self._focused_row()
        column = self._list.layout()
        if not isinstance(column, QVBoxLayout):
            raise TypeError("the list is laid out by the page")
        while (item := column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows, self.invitation_rows = [], []
        for shown in members:
            column.addWidget(self.rule())
            column.addWidget(self._member_row(shown, may_change=may_change))
        if invitations:
            section = QLabel(self.tr("Invited"), self._list)
            set_role(section, "section")
            px = self.theme.px
            section.setContentsMargins(px(Space.L), px(Space.L), px(Space.L), px(Space.S))
            column.addWidget(self.rule())
            column.addWidget(section)
            for invitation in invitations:
                column.addWidget(self.rule())
                column.addWidget(self._invitation_row(invitation, may_change=may_change))
        column.addWidget(self.rule())
        column.addStretch(1)
        if focused is not None:
            self._focus_row(focused)

    def _shown(self, directory: Directory, operator: Operator) -> Shown:
        member = self._member(operator.id)
        presence = directory.presence(operator)
        return Shown(
            operator=operator,
            is_me=operator.id == directory.me.id,
            presence=presence,
            presence_words=presence_words(presence, member, self._clock()),
            member=member,
        )

    def _member_row(self, shown: Shown, *, may_change: bool) -> MemberRow:
        row = MemberRow(self.theme, shown, may_change=may_change, parent=self._list)
        row.role_chosen.connect(lambda who, role: self._run(self._change_role(who, role)))
        row.rename_asked.connect(self.ask_to_rename)
        row.remove_asked.connect(self.ask_to_remove)
        self.rows.append(row)
        return row

    def _invitation_row(self, invitation: Invitation, *, may_change: bool) -> InvitationRow:
        until = until_words(invitation.expires_at, self._clock(), expired=invitation.expired)
        row = InvitationRow(self.theme, invitation, until, self._mail_of(invitation), parent=self._list)
        row.link_asked.connect(lambda asked: self._run(self._invite(self.form.again(asked))))
        row.revoke_asked.connect(lambda asked: self._run(self._revoke(asked)))
        row.link.setEnabled(may_change)
        row.revoke.setEnabled(may_change)
        self.invitation_rows.append(row)
        return row

    def _mail_of(self, invitation: Invitation) -> InvitationMail | None:
        mails = () if self._team is None else self._team.mails
        return next((each for each in mails if each.invitation_id == invitation.id), None)

    def _member(self, operator_id: OperatorId) -> Member | None:
        members = () if self._team is None else self._team.members
        return next((each for each in members if each.operator_id == operator_id), None)

    def _focused_row(self) -> tuple[OperatorId, bool] | None:
        """Whose row has the keyboard, and whether on its role: it shall stay there when the rows are made anew."""
        for row in self.rows:
            if row.role is not None and row.more is not None and (row.role.hasFocus() or row.more.hasFocus()):
                return row.shown.operator.id, row.role.hasFocus()
        return None

    def _focus_row(self, focused: tuple[OperatorId, bool]) -> None:
        for row in self.rows:
            if row.shown.operator.id == focused[0]:
                target = row.role if focused[1] else row.more
                if target is not None:
                    target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.beside_title(self.invite)
        list_column = QVBoxLayout(self._list)
        list_column.setContentsMargins(0, 0, 0, 0)
        list_column.setSpacing(0)
        set_role(self._list, "pane")
        self._list.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        whole = QVBoxLayout(self._whole)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.hint)
        whole.addWidget(scrolled(self._list), 1)
        self._body.addWidget(self._whole)
        self._body.addWidget(self.form)
        self._body.addWidget(self.question)
        self.column.addWidget(self.bar)
        self.column.addWidget(self._body, 1)


def team_title() -> str:
    return QCoreApplication.translate("TeamPage", "Team")


def _refused_words(error: BackendError) -> str:
    if isinstance(error, Refused) and error.reason is RefusalReason.FORBIDDEN:
        return QCoreApplication.translate(
            "TeamPage",
            "This is not allowed: only owners may, and whoever's computer the server runs on stays its owner.",
        )
    return failure_sentence(error)
