"""How the double behaves where the service's public pages leave it open: both readings of each must work."""

from dataclasses import dataclass
from typing import Literal


@dataclass
class Options:
    """The defaults are the readings thought to be the likelier ones."""

    parts_carry_random_id: bool = False
    """Whether ``GET …/parts`` tells ``random_id``, or the realtime service alone."""
    reply_tells_whole_part: bool = False
    """Whether ``reply`` answers with the whole entry, or with its id."""
    system_parts_move_list: bool = True
    """Whether notes, tags, assignments and closing change ``last_update``, or replies only."""
    system_parts_name: Literal["body", "body_json", "nothing"] = "body"
    """Where a system entry says which tag, and who it was given to."""
    system_parts_announced: bool = True
    """Whether system entries come through ``conversation_reply``."""
    first_part_announced: bool = True
    """Whether the first entry of a dialog comes through ``conversation_reply`` as well."""
    channels_readable: bool = True
    """Whether a token may ask for the site's channels."""
    whole_seconds: bool = False
    """Moments as whole seconds, or broken ones."""
    echo: Literal["before", "after"] = "before"
    """Whether the realtime entry comes before the answer to the call that made it, or after it."""
    says_retry_after: bool = False
    websocket: bool = True
    """False: something on the way refuses the upgrade."""
    remembers_frames: bool = True
    """False: nothing that was missed is told again."""
    important_parts: bool = True
    """Whether ``important_part_last`` is there."""
    list_has_channel: bool = True
    text_limit: int = 20_000
    ping_every: float = 10.0
    longpoll_seconds: float = 25.0
