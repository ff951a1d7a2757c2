"""What a backend could do when it was last asked, for the time before it answers again."""

import asyncio
import logging
from pathlib import Path

import msgspec

from operator_app.backends.port import Capabilities
from operator_app.diagnostics.problem_fields import described

log = logging.getLogger(__name__)


class CapabilitiesFile:
    """A file that may be missing or broken: then nothing is known until the backend answers."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.known: Capabilities | None = None

    async def load(self) -> None:
        try:
            self.known = msgspec.json.decode(await asyncio.to_thread(self._path.read_bytes), type=Capabilities)
        except FileNotFoundError:
            return
        except (OSError, msgspec.DecodeError, RecursionError) as error:
            log.warning("the backend's capabilities cannot be read", extra=described(error))

    async def learn(self, found: Capabilities) -> bool:
        """Whether they are different from what was known."""
        if found == self.known:
            return False
        self.known = found
        try:
            await asyncio.to_thread(self._path.write_bytes, msgspec.json.encode(found))
        except OSError as error:
            log.warning("the backend's capabilities cannot be kept", extra=described(error))
        return True
