"""``python -m tests.screens FOLDER [WORD…]``: draw the screens whose names hold one of the words, or all of them."""

import os
import sys
import time


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_API"] = "pyside6"
    os.environ["TZ"] = "UTC"  # the samples' times are of this zone
    time.tzset()
    from tests.screens.draw import run  # noqa: PLC0415 - Qt reads the environment as it is imported

    run(sys.argv[1:])


main()
