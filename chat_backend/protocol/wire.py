"""What all types of the wire share: their base, the limits, the version."""

from typing import dataclass_transform

import msgspec

PROTOCOL_VERSION = 1
MAX_TEXT = 20_000
"""Longest text of a message, in characters. Longer is refused with ``text_too_long``."""
MAX_NAME = 200
"""Longest name of a person, tag, file or saved reply, in characters."""
MAX_TAGS = 20
"""Most tags on one dialog."""
MAX_FILES = 10
"""Most files on one message."""
MAX_FRAME = 1_048_576
"""Largest WebSocket frame or JSON body either side accepts, in bytes."""
DEFAULT_FILE_LIMIT = 2 * 1024 * 1024
"""Largest file by default, in bytes. The workspace says its own limit in ``Workspace.file_limit``."""
LAST_TEXT = 200
"""How much of a dialog's last message travels with the dialog, in characters."""


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Wire(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all wire types: immutable, keyword only, unknown fields ignored."""


def is_text_allowed(text: str) -> bool:
    """Whether a message's text may be stored: control characters other than line ends and tabs may not."""
    return not any((ord(c) < 32 and c not in "\n\t\r") or ord(c) == 127 for c in text)
