"""How much room an account takes on this computer."""

from operator_app.domain.value import Milliseconds, Value


class Storage(Value):
    """Sizes in bytes."""

    archive: int
    """Messages, people, drafts and the search index."""
    files: int
    """Copies of pictures and other files; those used longest ago go by themselves."""
    messages: int
    """How many are on this computer."""
    limit: int = 0
    """What the archive may take; 0: as much as it needs."""
    checked_at: Milliseconds = 0
    """When it was last looked through for damage; 0: never."""
