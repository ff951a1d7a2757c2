"""The links of the chain from a message to a person's eye and ear, and which of them fail now."""

from enum import StrEnum

from operator_app.domain.team_hours import ALWAYS, TeamHours
from operator_app.domain.value import Value
from operator_app.notifications.port import NotShown, NotShownReason, Shown
from operator_app.notifications.rules import Clock, Suppressed, is_kept_for_later
from operator_app.notifications.surroundings.state import Surroundings
from operator_app.settings.settings import Settings


class Link(StrEnum):
    PERMISSION = "permission"
    """The system lets this app show notifications."""
    SERVICE = "service"
    """There is a notification service and it answers."""
    DO_NOT_DISTURB = "do_not_disturb"
    FOCUS = "focus"
    """A focus mode, which the system does not tell of: said only when a test was shown and nobody saw it."""
    SOUND = "sound"
    """What this computer plays can be heard."""
    VOLUME = "volume"
    """Our own sound is neither switched off nor at nothing."""
    QUIET_HOURS = "quiet_hours"
    """Our own."""
    TEAM_HOURS = "team_hours"
    """The team does not work now."""


class Findings(Value):
    """What a test found out."""

    failing: tuple[Link, ...]

    def __bool__(self) -> bool:
        return bool(self.failing)


def failing(
    result: Shown | NotShown,
    *,
    by_system: bool,
    because: NotShownReason | None,
    around: Surroundings,
    muted: bool | None,
    settings: Settings,
    clock: Clock,
    hours: TeamHours = ALWAYS,
) -> Findings:
    """In the order of the chain.

    ``by_system``: the system's own service has shown it; ``because``: why not, where another way had to do;
    ``hours``: of the team whose dialogs are on screen.
    """
    reason = result.reason if isinstance(result, NotShown) else because
    found: list[Link] = []
    if not by_system:
        found.append(Link.PERMISSION if reason is NotShownReason.NOT_ALLOWED else Link.SERVICE)
    if around.do_not_disturb:
        found.append(Link.DO_NOT_DISTURB)
    match is_kept_for_later(settings, [hours], clock):
        case Suppressed.QUIET_HOURS:
            found.append(Link.QUIET_HOURS)
        case Suppressed.TEAM_HOURS:
            found.append(Link.TEAM_HOURS)
    if muted:
        found.append(Link.SOUND)
    rules = settings.alert_rules
    if not settings.alert_volume or not any(ways.sound for ways in (rules.mine, rules.unassigned)):
        found.append(Link.VOLUME)
    return Findings(failing=tuple(found))
