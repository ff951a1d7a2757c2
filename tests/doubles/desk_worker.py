"""An operator at another computer: commands straight over HTTP, many in a short time."""

import httpx
import msgspec

from chat_backend.protocol import (
    Applied,
    CloseDialog,
    Command,
    Dialog,
    DialogPage,
    ReopenDialog,
    SendMessage,
    SignedIn,
    SignIn,
    StartDialog,
)


class DeskWorker:
    """Signed in as soon as it is made."""

    def __init__(self, address: str, email: str, password: str) -> None:
        self._http = httpx.Client(base_url=address, timeout=30, trust_env=False)
        answer = self._http.post("/api/v1/sign-in", content=msgspec.json.encode(SignIn(email=email, password=password)))
        answer.raise_for_status()
        signed_in = msgspec.json.decode(answer.content, type=SignedIn)
        self.operator_id = signed_in.operator.id
        self._http.headers["Authorization"] = f"Bearer {signed_in.token}"
        self._count = 0

    def newest_dialog(self) -> str:
        """Id of the open dialog with the newest activity."""
        answer = self._http.get("/api/v1/dialogs", params={"state": "open"})
        assert answer.is_success, answer.text
        return msgspec.json.decode(answer.content, type=DialogPage).dialogs[0].id

    def dialog(self, dialog_id: str) -> Dialog:
        answer = self._http.get(f"/api/v1/dialogs/{dialog_id}")
        assert answer.is_success, answer.text
        return msgspec.json.decode(answer.content, type=DialogPage).dialogs[0]

    def begin(self, dialog_id: str, user_id: str, text: str) -> None:
        self.do(StartDialog(dialog_id=dialog_id, user_id=user_id, text=text))

    def say(self, dialog_id: str, text: str) -> None:
        self.do(SendMessage(dialog_id=dialog_id, text=text))

    def say_all(self, dialog_id: str, texts: list[str]) -> None:
        """In this order."""
        for text in texts:
            self.say(dialog_id, text)

    def finish(self, dialog_id: str) -> None:
        self.do(CloseDialog(dialog_id=dialog_id))

    def reopen(self, dialog_id: str) -> None:
        self.do(ReopenDialog(dialog_id=dialog_id))

    def do(self, command: Command) -> None:
        self._count += 1
        answer = self._http.put(
            f"/api/v1/commands/desk-{self.operator_id}-{self._count}", content=msgspec.json.encode(command)
        )
        assert answer.is_success, answer.text
        msgspec.json.decode(answer.content, type=Applied)

    def close(self) -> None:
        self._http.close()
