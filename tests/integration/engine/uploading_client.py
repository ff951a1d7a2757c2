"""A client that sends one file, or goes on sending it, and ends when it is through: run as a program by the tests.

Arguments: profile folder, dialog id, token, path of the file. Says ``uploading`` at the first progress.
"""

import sys
from pathlib import Path

from operator_app.domain.commands import SendMessage
from operator_app.domain.messages import File
from operator_app.domain.value import DialogId, FileId
from operator_app.engine.notices import UploadProgress
from tests.doubles.headless_client import HeadlessClient
from tests.integration.engine.sending_client import Given


def main() -> None:
    folder, dialog_id, token, path = sys.argv[1:]
    dialog = DialogId(dialog_id)
    with HeadlessClient(Path(folder), Given(token)) as client:
        if not any(message.files for message in client.messages(dialog)):
            file = File(id=FileId(""), name="big.bin", size=0, content_type="application/octet-stream", url=path)
            client.perform(SendMessage(dialog_id=dialog, text="", files=(file,)))
        client.wait_until(lambda: client.seen(UploadProgress) or client.status.unsent == 0, "an upload")
        sys.stdout.write("uploading\n")
        sys.stdout.flush()
        client.wait_sent()


if __name__ == "__main__":
    main()
