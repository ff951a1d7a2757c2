"""Faults put into the product on purpose, each in a copy of it: stories that do not find one prove nothing.

``python -m tests.faults.mutations [NAME …] [--seeds N]`` prints for each which seed finds it, and by what.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent.parent
_COPIED: Final = ("operator_app", "chat_backend", "tests", "resources")
_SEED: Final = re.compile(r"^seed (\d+): .*\n(.*)", re.MULTILINE)
_TOLD: Final = re.compile(r"^\d+ of \d+ stories at \w+ in", re.MULTILINE)


@dataclass(frozen=True)
class Mutation:
    """``before`` stands once in the file ``of``; ``first`` is the seed at which the search begins."""

    name: str
    of: str
    before: str
    after: str
    first: int = 1
    backend: str = "own"
    """Whose stories are told."""


MUTATIONS: Final = (
    Mutation(
        "a gap of the stream is passed over",
        "operator_app/engine/order.py",
        "while (change := self._held.pop(self.number, None)) is not None:",
        "while self._held and (change := self._held.pop(min(self._held))) is not None:",
    ),
    Mutation(
        "how far the log goes is not listened to",
        "operator_app/engine/order.py",
        "self._announced = max(self._announced, number)",
        "self._announced = self.number",
        first=10,
    ),
    Mutation(
        "no reconciling after a snapshot",
        "operator_app/engine/sync.py",
        "page = await backend.changed_dialogs(since)\n        await self._put_page(page)\n",
        "page = await backend.changed_dialogs(since)\n",
        first=8,
    ),
    Mutation(
        "the cursor moves before the changes are in",
        "operator_app/engine/sync.py",
        "outcome = await self._database.write(arriving.apply_changes, changes, self._reader)",
        "await self._database.write(cursor.write, changes[-1].number, changes[-1].at)\n"
        "            outcome = await self._database.write(arriving.apply_changes, changes, self._reader)",
    ),
    Mutation(
        "each try has a new client id",
        "operator_app/backends/own/adapter.py",
        'answer = await self._http.call("PUT", f"/api/v1/commands/{_part(client_id)}", body=body, has_effect=True)',
        'import uuid\n        answer = await self._http.call("PUT", f"/api/v1/commands/{uuid.uuid4()}", body=body, has_effect=True)',
    ),
    Mutation(
        "a doubtful command is sent again without looking",
        "operator_app/engine/outbox.py",
        "if job.state is MessageState.DOUBTFUL or job.client_id in self._left:",
        "if job.state is MessageState.READ:",
    ),
    Mutation(
        "what was leaving when the app ended is sent again without looking",
        "operator_app/archive/outbox.py",
        "set_state(c, client_id, MessageState.DOUBTFUL)",
        "set_state(c, client_id, MessageState.PENDING)",
    ),
    Mutation(
        "nothing is noted before the first byte leaves",
        "operator_app/engine/outbox.py",
        "await self._mark(job, MessageState.SENDING)  # before",
        "pass  # before",
    ),
    Mutation(
        "the newest command of a lane goes first",
        "operator_app/archive/outbox.py",
        "(SELECT min(sequence) FROM outbox",
        "(SELECT max(sequence) FROM outbox",
    ),
    Mutation(
        "a message on the wire can be taken back",
        "operator_app/archive/outbox.py",
        "(pending and state is MessageState.PENDING)",
        "(pending and state is MessageState.SENDING)",
    ),
    Mutation(
        "what was taken back is no draft again",
        "operator_app/archive/outbox.py",
        "    touched = drafts.save(c, pending.dialog_id, mode, draft, now)\n",
        "    touched = Touched()\n",
    ),
    Mutation(
        "a draft is not written",
        "operator_app/archive/drafts.py",
        "if draft.text or draft.files:",
        "if draft.files:",
    ),
    Mutation(
        "a snapshot forgets drafts",
        "operator_app/archive/incoming.py",
        'c.execute("DELETE FROM tags")',
        'c.execute("DELETE FROM tags")\n    c.execute("DELETE FROM drafts")',
        first=8,
    ),
    Mutation(
        "a snapshot forgets the outbox",
        "operator_app/archive/incoming.py",
        'c.execute("DELETE FROM tags")',
        'c.execute("DELETE FROM tags")\n    c.execute("DELETE FROM outbox")',
        first=8,
    ),
    Mutation(
        "a command is said to be kept before it is",
        "operator_app/engine/outbox.py",
        "touched = await self._database.write(outbox.add, client_id, command, self._me, now, leaves_at=leaves_at)",
        "from operator_app.archive.touched import Touched\n            touched = Touched()\n            self._tasks.start("
        "self._database.write(outbox.add, client_id, command, self._me, now, leaves_at=leaves_at), 'kept later')",
        first=4,
    ),
    Mutation(
        "an echo does not end the job it came from",
        "operator_app/archive/incoming.py",
        "own = change.client_id is not None and self.finish(change.client_id)",
        "own = False",
    ),
    Mutation(
        "an older copy wins over a newer one",
        "operator_app/archive/incoming.py",
        'if not self._is_newer("dialogs", "id", dialog.id, dialog.revision):\n            return',
        "pass",
    ),
    Mutation(
        "complete is said by this computer's clock",
        "operator_app/engine/sync.py",
        "self._telling.standing(complete_up_to=up_to)",
        "self._telling.standing(complete_up_to=self._now())",
        first=7,
    ),
    Mutation(
        "complete is said before what was announced is here",
        "operator_app/engine/sync.py",
        "if start is not None and order.number >= start.number:",
        "if start is not None:",
    ),
    Mutation(
        "the screen is not told what a change brought",
        "operator_app/engine/sync.py",
        "self._telling.touched(outcome.touched)\n        self._live.arrived",
        "self._live.arrived",
    ),
    Mutation(
        "the badge counts what was read",
        "operator_app/archive/dialogs.py",
        "FROM dialogs INDEXED BY dialogs_unread WHERE unread AND listed AND state = 'open'\"",
        "FROM dialogs WHERE last_at IS NOT NULL AND listed AND state = 'open'\"",
    ),
    Mutation(
        "a forgotten connection is not noticed",
        "operator_app/backends/own/stream.py",
        "elif pong is not None and clock() - pinged > PING_EVERY:",
        "elif pong is not None and clock() - pinged > 1_000 * PING_EVERY:",
        first=7,
    ),
    Mutation(
        "the backend applies a client id twice",
        "chat_backend/change_log.py",
        "if applied is not None:\n                raise _AppliedBefore(applied)",
        "client_id += self._database.__class__.__name__ + str(id(opened)) if applied is not None else ''",
    ),
    Mutation(
        "the backend notes a client id after its change is committed",
        "chat_backend/change_log.py",
        "            change = await self.append(opened)\n            await connection.execute(",
        '            change = await self.append(opened)\n            crash_point("log.commit")\n'
        '        crash_point("log.committed")\n        async with self._database.write() as connection:\n'
        "            await connection.execute(",
        first=5,
    ),
    Mutation(
        "a stream goes on behind its place",
        "chat_backend/streams/operator_stream.py",
        "self._cursor = change.number\n",
        "self._cursor = change.number + (change.number % 7 == 0)\n",
    ),
    Mutation(
        "what may have arrived at the hosted service is not looked up",
        "operator_app/backends/carrotquest/sending.py",
        "found = await self._look(client_id, command, doubt)\n        if found is None and self._grace:",
        "found = None\n        if self._grace < 0:",
        backend="carrotquest",
    ),
    Mutation(
        "each try has a random id of its own at the hosted service",
        "operator_app/backends/carrotquest/pieces.py",
        'digest = hashlib.sha256(f"{client_id}/{place}".encode()).digest()',
        'import uuid\n    digest = hashlib.sha256(f"{uuid.uuid4()}/{place}".encode()).digest()',
        backend="carrotquest",
    ),
    Mutation(
        "nothing is pulled once the hosted service is connected",
        "operator_app/backends/carrotquest/stream.py",
        "found, copies = await self._puller.pull(chain, chain.number)",
        "found: list[Change] = []\n        copies: list[Entity] = []",
        backend="carrotquest",
    ),
    Mutation(
        "the hosted service's silence is not noticed",
        "operator_app/backends/carrotquest/stream.py",
        "if now - pinged >= self._pulse.dead:",
        "if now - pinged >= 1_000 * self._pulse.dead:",
        backend="carrotquest",
    ),
)


def mutated(text: str, mutation: Mutation) -> str:
    """Raises ``ValueError`` when the product no longer has what the mutation changes."""
    if text.count(mutation.before) != 1:
        raise ValueError(f"{mutation.name}: not once in {mutation.of}")
    return text.replace(mutation.before, mutation.after)


def try_out(mutation: Mutation, seeds: int) -> str:
    """Which story found it, and by what; or that none did."""
    with tempfile.TemporaryDirectory(prefix="mutation-") as name:
        copy = Path(name)
        for part in _COPIED:
            shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__", ".cache"))
        changed = copy / mutation.of
        changed.write_text(mutated(changed.read_text(encoding="utf-8"), mutation), encoding="utf-8")
        asked = (
            "--backend",
            mutation.backend,
            "--seeds",
            str(seeds),
            "--from",
            str(mutation.first),
            "--stop-after",
            "1",
            "--as-told",
        )
        told = subprocess.run(
            [sys.executable, "-m", "tests.faults", *asked], cwd=copy, capture_output=True, text=True, check=False
        )
    found = _SEED.search(told.stderr)
    if found is not None:
        return f"seed {found[1]}: {found[2][:200]}"
    return "not found" if _TOLD.search(told.stderr) else f"could not be tried: {told.stderr[-300:]}"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.mutations", description=__doc__)
    parser.add_argument("names", nargs="*", help="those whose name has one of these words; none: all")
    parser.add_argument("--seeds", type=int, default=200)
    options = parser.parse_args()
    survived = 0
    for mutation in MUTATIONS:
        if options.names and not any(word in mutation.name for word in options.names):
            continue
        found = try_out(mutation, options.seeds)
        survived += not found.startswith("seed")
        sys.stdout.write(f"{mutation.name} | {found}\n")
        sys.stdout.flush()
    return 1 if survived else 0


if __name__ == "__main__":
    sys.exit(main())
