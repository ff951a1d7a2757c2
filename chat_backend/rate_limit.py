"""Token buckets in memory: how often one key may do one thing."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from chat_backend.refusals import Refused


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float


class RateLimit:
    """``burst`` at once, refilled evenly over ``seconds``. ``clock`` gives seconds and never runs backwards."""

    def __init__(self, burst: int, seconds: float, clock: Callable[[], float], *, most_keys: int = 50_000) -> None:
        self._burst = burst
        self._rate = burst / seconds
        self._clock = clock
        self._most_keys = most_keys
        self._buckets: dict[str, _Bucket] = {}

    def take(self, key: str) -> float:
        """Take one. Returns 0.0, or the seconds until there is one again (then nothing was taken)."""
        bucket = self._refilled(key)
        if bucket.tokens >= 1:
            bucket.tokens -= 1
            return 0.0
        return (1 - bucket.tokens) / self._rate

    def give_back(self, key: str) -> None:
        """What was taken turned out not to count."""
        bucket = self._refilled(key)
        bucket.tokens = min(self._burst, bucket.tokens + 1)

    def require(self, key: str, what: str) -> None:
        """Take one or raise ``Refused`` with the time to wait. ``what`` names the limit in words."""
        wait = self.take(key)
        if wait > 0:
            raise Refused("rate_limited", f"Too many {what}.", retry_after=max(1, math.ceil(wait)))

    def _refilled(self, key: str) -> _Bucket:
        now = self._clock()
        bucket = self._buckets.get(key)
        if bucket is None:
            if len(self._buckets) >= self._most_keys:
                self._forget_full(now)
            bucket = self._buckets[key] = _Bucket(float(self._burst), now)
        else:
            bucket.tokens = min(self._burst, bucket.tokens + (now - bucket.at) * self._rate)
            bucket.at = now
        return bucket

    def _forget_full(self, now: float) -> None:
        """A full bucket says nothing that a new one would not say; when all are in use, the oldest half goes."""
        self._buckets = {
            key: bucket
            for key, bucket in self._buckets.items()
            if bucket.tokens + (now - bucket.at) * self._rate < self._burst
        }
        if len(self._buckets) >= self._most_keys:
            newest = sorted(self._buckets.items(), key=lambda item: item[1].at)[len(self._buckets) // 2 :]
            self._buckets = dict(newest)
