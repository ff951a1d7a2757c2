"""How newer versions of the app come: what the person chose, and how far the one on its way is."""

from enum import StrEnum

from operator_app.domain.value import Value


class UpdateChoice(StrEnum):
    AUTOMATIC = "automatic"
    """Looked for and brought by itself; in use from the next start."""
    ASK = "ask"
    """Looked for; brought when the person says so."""
    OFF = "off"


class UpdateChannel(StrEnum):
    STABLE = "stable"
    EARLY = "early"
    """Release candidates too."""


class UpdatePhase(StrEnum):
    NOT_LOOKED = "not_looked"
    NOWHERE = "nowhere"
    """This build knows no place to look at."""
    FORBIDDEN = "forbidden"
    """By the owner of the computer."""
    OFF = "off"
    LOOKING = "looking"
    CURRENT = "current"
    AVAILABLE = "available"
    COMING = "coming"
    READY = "ready"
    """In use from the next start."""
    FAILED = "failed"


class UpdateProblem(StrEnum):
    """Why there is no update. The screen has a sentence for each."""

    UNREACHABLE = "unreachable"
    NOT_TRUSTED = "not_trusted"
    """A signature, a hash or a version is not what it has to be."""
    STALE = "stale"
    """What is said there is too old to be believed."""
    NOT_WRITABLE = "not_writable"
    """No room, or the app's folder may not be written."""


class UpdateState(Value):
    phase: UpdatePhase
    version: str = ""
    """The newer one."""
    by_hand: bool = False
    """The system's own means, or the person, bring it: the app can only tell."""
    done: int = 0
    total: int = 0
    """Bytes."""
    problem: UpdateProblem | None = None
    given_up: str = ""
    """A version that never reached its first window here and was taken back."""


class UpdateFailed(Exception):
    """``detail`` is for the log."""

    def __init__(self, problem: UpdateProblem, detail: str = "") -> None:
        super().__init__(detail)
        self.problem = problem
        self.detail = detail
