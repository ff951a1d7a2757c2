"""The service's clock, as its answers and its pings tell it."""

from collections.abc import Callable

from operator_app.domain.value import Milliseconds, Revision


class ServiceClock:
    """``now`` is this computer's clock: how far the service's is ahead is learned, and taken to be nothing until then."""

    def __init__(self, now: Callable[[], Milliseconds]) -> None:
        self._now = now
        self._ahead = 0
        self._stamp: Revision = 0

    def heard(self, at: Milliseconds) -> None:
        """The service just said what time it is, to the second."""
        ahead = at - self._now()
        if abs(ahead - self._ahead) > 1_500:  # a date of whole seconds and a slow network are no news
            self._ahead = ahead

    def now(self) -> Milliseconds:
        return self._now() + self._ahead

    def there(self, here: Milliseconds) -> Milliseconds:
        """A moment of this computer's clock by the service's."""
        return here + self._ahead

    def stamp(self) -> Revision:
        """Larger each time: which of two copies that carry no version was asked for later."""
        self._stamp = max(self._stamp + 1, self.now())
        return self._stamp
