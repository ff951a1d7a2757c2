"""Tells the stories whose seeds it reads from standard input; one line of JSON each on standard output.

``python -m tests.faults.worker BACKEND``, which is one of ``HOUSES``.
"""

import json
import sys
import tempfile
from pathlib import Path
from typing import Final

from tests.faults import child, scenario, story
from tests.faults.hosted_house import HostedHouse
from tests.faults.house import House
from tests.faults.own_house import OwnHouse

HOUSES: Final[dict[str, type[House]]] = {"own": OwnHouse, "carrotquest": HostedHouse}
_IMPORTED: Final = (
    "tests.faults.client_process",
    "tests.faults.backend_process",
    "tests.faults.hosted_house",
    "tests.faults.own_house",
    "tests.faults.scenario",
    "tests.faults.imports",
)
"""What children run and also what this module imports, since each child imports this module again: then that costs nothing."""


def main() -> None:
    child.prepare(*_IMPORTED)
    with tempfile.TemporaryDirectory(prefix="faults-") as folder, HOUSES[sys.argv[1]](Path(folder) / "house") as house:
        for line in sys.stdin:
            told = story.tell(int(line), house.lacks)
            found = scenario.run(house, told)
            answer: dict[str, object] = {"found": found, "steps": [], "then": []}
            if found and "--as-told" not in sys.argv:
                smaller, then = scenario.shrink(house, told)
                answer |= {"steps": [str(step) for step in smaller.steps], "then": then}
            sys.stdout.write(json.dumps(answer) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
