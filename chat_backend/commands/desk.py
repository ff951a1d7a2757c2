"""The desk that takes operators' commands: which function does which, once for each client id."""

from collections.abc import Awaitable, Callable
from typing import Any, Final

from chat_backend import protocol
from chat_backend.change_log import ChangeLog, visible_to
from chat_backend.commands import (
    dialogs,
    messages,
    operators,
    profile_source,
    saved_replies,
    segments,
    site_chat,
    team,
    triggers,
    user_notes,
    users,
)
from chat_backend.database import rows
from chat_backend.identifiers import is_client_made_id
from chat_backend.open_change import OpenChange
from chat_backend.protocol import Applied, Command, Operator
from chat_backend.refusals import Refused

_Do = Callable[[OpenChange, Operator, Any], Awaitable[None]]

COMMANDS: Final[dict[type[protocol.Wire], _Do]] = {
    protocol.SendMessage: messages.send_message,
    protocol.AddNote: messages.add_note,
    protocol.StartDialog: messages.start_dialog,
    protocol.AddTag: dialogs.add_tag,
    protocol.RemoveTag: dialogs.remove_tag,
    protocol.Assign: dialogs.assign,
    protocol.CloseDialog: dialogs.close_dialog,
    protocol.ReopenDialog: dialogs.reopen_dialog,
    protocol.SnoozeDialog: dialogs.snooze_dialog,
    protocol.MarkRead: dialogs.mark_read,
    protocol.Mute: dialogs.mute,
    protocol.EditUser: users.edit_user,
    protocol.SetProperty: users.set_property,
    protocol.AddUserNote: user_notes.add_user_note,
    protocol.RemoveUserNote: user_notes.remove_user_note,
    protocol.SetProfileSource: profile_source.set_profile_source,
    protocol.PutSavedReply: saved_replies.put_saved_reply,
    protocol.RemoveSavedReply: saved_replies.remove_saved_reply,
    protocol.SetStatus: operators.set_status,
    protocol.PutSegment: segments.put_segment,
    protocol.RemoveSegment: segments.remove_segment,
    protocol.PutTrigger: triggers.put_trigger,
    protocol.RemoveTrigger: triggers.remove_trigger,
    protocol.SetSiteChat: site_chat.set_site_chat,
    protocol.ChangeRole: team.change_role,
    protocol.RemoveOperator: team.remove_operator,
    protocol.RenameOperator: team.rename_operator,
}


class CommandDesk:
    """Applies commands of operators."""

    def __init__(self, log: ChangeLog) -> None:
        self._log = log

    async def apply(self, workspace_id: str, actor: Operator, client_id: str, command: Command) -> Applied:
        """Raises ``Refused``; then nothing has happened and the same id may come again with something better."""
        if not is_client_made_id(client_id):
            raise Refused("bad_request", "This is no id for a command.", field="client_id")
        do = COMMANDS[type(command)]

        async def work(change: OpenChange) -> None:
            await _require_member(change, actor)
            await do(change, actor, command)

        change, again = await self._log.apply(workspace_id, actor.id, client_id, command, work)
        return Applied(change=visible_to(change, actor.id), again=again)

    async def look_up(self, workspace_id: str, actor: Operator, client_id: str) -> Applied:
        """Raises ``not_found`` when no command of this operator came with this id."""
        change = await self._log.look_up(workspace_id, actor.id, client_id)
        if change is None:
            raise Refused("not_found", "No command with this id was applied.")
        return Applied(change=visible_to(change, actor.id), again=True)


async def _require_member(change: OpenChange, actor: Operator) -> None:
    """He may have been removed since his request came in. Raises ``removed``."""
    me = await rows.find(change.connection, Operator, change.workspace_id, id=actor.id)
    if me is None or me.removed:
        raise Refused("removed", "You are no longer in this team.")
