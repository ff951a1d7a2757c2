"""The app on a computer whose clock is an hour ahead. For tests of what it says and does then."""

import sys
import time

AHEAD_SECONDS = 3_600

_time, _time_ns = time.time, time.time_ns
time.time = lambda: _time() + AHEAD_SECONDS
time.time_ns = lambda: _time_ns() + AHEAD_SECONDS * 1_000_000_000

from operator_app.__main__ import main  # noqa: E402 - the clock is wrong from the first import on

if __name__ == "__main__":
    sys.exit(main())
