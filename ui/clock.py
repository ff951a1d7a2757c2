"""What time it is, as something that can be given another value in a test or a picture."""

import time
from collections.abc import Callable

from operator_app.domain.value import Milliseconds

Clock = Callable[[], Milliseconds]


def system_clock() -> Milliseconds:
    return time.time_ns() // 1_000_000
