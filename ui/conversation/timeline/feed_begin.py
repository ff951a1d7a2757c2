"""Where begins what a feed holds: for whoever looks for what comes before."""

from operator_app.domain.history import HistoryPlace
from operator_app.domain.value import DialogId, UserId, Value


class FeedBegin(Value):
    """A place in the history of a user."""

    user_id: UserId
    place: HistoryPlace
    within: DialogId | None = None
    """The feed is of this dialog alone."""
