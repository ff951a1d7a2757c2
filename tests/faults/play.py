"""Plays a story on its scene, and remembers what people did."""

import time
from collections.abc import Callable
from contextlib import suppress

from operator_app.domain import commands
from operator_app.domain.commands import Command, DialogCommand
from operator_app.domain.drafts import ComposerMode, Draft
from operator_app.domain.messages import File
from operator_app.domain.people import OperatorStatus
from operator_app.domain.value import DialogId, FileId, Milliseconds, OperatorId, SavedReplyId, UserId
from operator_app.engine import requests
from operator_app.engine.status import Phase
from tests.faults.child import Died, Failed
from tests.faults.deeds import Claim, Deed, Deeds
from tests.faults.mishaps import MISHAPS
from tests.faults.reading import reading
from tests.faults.scene import Scene, status
from tests.faults.story import Step


class Player:
    """One story; ``deeds`` is what the judge compares with."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.deeds = Deeds()
        self._numbers = 0
        self._begun: dict[int, list[str]] = {}

    def play(self) -> None:
        for step in self.scene.story.steps:
            if (doing := _DOINGS.get(step.what)) is not None:
                doing(self, step)
            else:
                MISHAPS[step.what](self.scene, self.deeds, step)
            time.sleep(step.pause)

    # ---------------------------------------------------------------------------------------- what is done

    def perform(self, step: Step, command: Command, text: str = "", *, hold: int = 0) -> None:
        operator = self._operator(step)
        client = self.scene.clients[operator]
        since = self.scene.newest_number()
        try:
            if not client.running:
                client.start()
            self.deeds.all.append(Deed(operator, command, client.perform(command, hold), text, since=since))
        except Failed:
            return  # the operator was told that it is not kept: a full disk
        except Died:
            client.bury()
            self.deeds.all.append(Deed(operator, command, None, text, since=since))
        if text:
            self._forget_draft(operator, command)
        if step.about % 2:
            self._look(operator, command)
        self._note_claim(operator)

    def _look(self, operator: int, command: Command) -> None:
        client = self.scene.clients[operator]
        if isinstance(command, DialogCommand) and client.running:
            with suppress(Died, Failed):
                client.look(command.dialog_id)

    def _note_given_back(self, operator: int, command: Command) -> None:
        if isinstance(command, commands.SendMessage | commands.AddNote | commands.StartDialog):
            mode = ComposerMode.NOTE if isinstance(command, commands.AddNote) else ComposerMode.REPLY
            self.deeds.given_back.setdefault((operator, command.dialog_id, mode), []).append(command.text)

    def _forget_draft(self, operator: int, command: Command) -> None:
        mode = ComposerMode.NOTE if isinstance(command, commands.AddNote) else ComposerMode.REPLY
        if isinstance(command, commands.SendMessage | commands.AddNote | commands.StartDialog):
            key = (operator, command.dialog_id, mode)
            if self.deeds.typed.get(key) == command.text:
                del self.deeds.typed[key]

    def _note_claim(self, operator: int) -> None:
        """What the status line says now, and what the archive had just after."""
        client = self.scene.clients[operator]
        if not client.running:
            return
        with suppress(Died, Failed):
            said = status(client)
            if said.phase is Phase.ONLINE and said.complete_up_to is not None:
                with reading(client.archive) as archive:
                    (number,) = archive.execute("SELECT number FROM cursor").fetchone()
                self.deeds.claims.append(Claim(operator, said.complete_up_to, number))

    def _operator(self, step: Step) -> int:
        return step.who % len(self.scene.clients)

    def _dialog(self, step: Step) -> DialogId:
        """One that everybody knows, or that this operator began."""
        known = [*self.scene.cast.dialogs, *self._begun.get(self._operator(step), [])]
        return DialogId(known[step.about % len(known)])

    def _text(self, step: Step) -> str:
        self._numbers += 1
        return f"{self.scene.story.seed}-{step.word}-{self._numbers}"

    def answer(self, step: Step) -> None:
        text = self._text(step)
        self.perform(step, commands.SendMessage(dialog_id=self._dialog(step), text=text), text)

    def held_answer(self, step: Step) -> None:
        text = self._text(step)
        hold = (50, 150, 400)[step.about % 3]
        self.perform(step, commands.SendMessage(dialog_id=self._dialog(step), text=text), text, hold=hold)

    def burst(self, step: Step) -> None:
        for _ in range(4):
            self.answer(step)

    def answer_with_file(self, step: Step) -> None:
        text = self._text(step)
        path = self.scene.folder / f"{text}.txt"
        path.write_text(text * 50)
        file = File(id=FileId(""), name=path.name, size=path.stat().st_size, content_type="text/plain", url=str(path))
        self.perform(step, commands.SendMessage(dialog_id=self._dialog(step), text=text, files=(file,)), text)
        path.unlink()

    def note(self, step: Step) -> None:
        text = self._text(step)
        self.perform(step, commands.AddNote(dialog_id=self._dialog(step), text=text), text)

    def start_dialog(self, step: Step) -> None:
        text = self._text(step)
        person = self.scene.cast.visitors[step.about % len(self.scene.visitors)]
        dialog_id = DialogId(f"dialog-{text}")
        command = commands.StartDialog(dialog_id=dialog_id, user_id=UserId(person.id), text=text)
        self.perform(step, command, text)
        if self.deeds.all and self.deeds.all[-1].command is command and self.deeds.all[-1].client_id is not None:
            self.scene.dialogs.append(dialog_id)
            self._begun.setdefault(self._operator(step), []).append(dialog_id)

    def tag(self, step: Step) -> None:
        self.perform(step, commands.AddTag(dialog_id=self._dialog(step), tag=f"tag {step.about}"))

    def untag(self, step: Step) -> None:
        self.perform(step, commands.RemoveTag(dialog_id=self._dialog(step), tag=f"tag {step.about}"))

    def assign(self, step: Step) -> None:
        who = self.scene.cast.operators[step.about % 3]
        to = None if step.about == 5 else OperatorId(who.id)
        self.perform(step, commands.Assign(dialog_id=self._dialog(step), operator_id=to))

    def close(self, step: Step) -> None:
        self.perform(step, commands.CloseDialog(dialog_id=self._dialog(step)))

    def reopen(self, step: Step) -> None:
        self.perform(step, commands.ReopenDialog(dialog_id=self._dialog(step)))

    def snooze(self, step: Step) -> None:
        until = Milliseconds(self.scene.clock.now() + 3_600_000)
        self.perform(step, commands.SnoozeDialog(dialog_id=self._dialog(step), until=until))

    def read(self, step: Step) -> None:
        position = 0 if step.about == 5 else self.scene.newest_number()
        self.perform(step, commands.MarkRead(dialog_id=self._dialog(step), position=position))

    def mute(self, step: Step) -> None:
        self.perform(step, commands.Mute(dialog_id=self._dialog(step), muted=step.about % 2 == 0))

    def edit_user(self, step: Step) -> None:
        person = self.scene.cast.visitors[step.about % len(self.scene.visitors)]
        self.perform(step, commands.EditUser(user_id=UserId(person.id), name=f"Name {self._text(step)}"))

    def put_reply(self, step: Step) -> None:
        reply_id = SavedReplyId(f"reply-{self._operator(step)}-{step.about % 2}")
        text = self._text(step)
        shared = step.about < 3
        self.perform(step, commands.PutSavedReply(id=reply_id, name=f"Reply {text}", text=text, shared=shared))

    def remove_reply(self, step: Step) -> None:
        reply_id = SavedReplyId(f"reply-{self._operator(step)}-{step.about % 2}")
        self.perform(step, commands.RemoveSavedReply(id=reply_id))

    def status(self, step: Step) -> None:
        chosen = OperatorStatus.AWAY if step.about % 2 else OperatorStatus.ONLINE
        self.perform(step, commands.SetStatus(status=chosen))

    def draft(self, step: Step) -> None:
        operator = self._operator(step)
        client = self.scene.clients[operator]
        mode = ComposerMode.NOTE if step.about % 2 else ComposerMode.REPLY
        dialog_id, text = self._dialog(step), f"typed {self._text(step)}"
        self.deeds.typed.pop((operator, dialog_id, mode), None)
        self.deeds.given_back.pop((operator, dialog_id, mode), None)  # what he types now stands in its place
        try:
            if not client.running:
                client.start()
            client.ask(requests.SaveDraft(dialog_id=dialog_id, mode=mode, draft=Draft(text=text)))
        except Failed:
            return
        except Died:
            client.bury()
        else:
            self.deeds.typed[operator, dialog_id, mode] = text

    def cancel(self, step: Step) -> None:
        """The operator's last message, if it can still be had."""
        operator = self._operator(step)
        client = self.scene.clients[operator]
        last = next((deed for deed in reversed(self.deeds.of(operator)) if deed.text), None)
        if last is None or last.client_id is None or last.taken_back or not client.running:
            return
        try:
            last.taken_back = client.ask(requests.CancelMessage(client_id=last.client_id)) or last.taken_back
            if last.taken_back:
                self._note_given_back(operator, last.command)
        except Failed:
            return
        except Died:
            client.bury()
            last.client_id = None  # taken back or not: he will see
        if isinstance(last.command, commands.StartDialog) and (last.taken_back or last.client_id is None):
            self._begun[operator].remove(last.command.dialog_id)

    def visitor(self, step: Step) -> None:
        self.scene.visitors[step.who % len(self.scene.visitors)].write(self._text(step))


_DOINGS: dict[str, Callable[[Player, Step], None]] = {
    name: getattr(Player, name)
    for name in (
        "answer",
        "burst",
        "held_answer",
        "answer_with_file",
        "note",
        "start_dialog",
        "tag",
        "untag",
        "assign",
        "close",
        "reopen",
        "snooze",
        "read",
        "mute",
        "edit_user",
        "put_reply",
        "remove_reply",
        "status",
        "draft",
        "cancel",
        "visitor",
    )
}
