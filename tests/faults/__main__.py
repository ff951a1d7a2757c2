"""``python -m tests.faults --seeds 200 --from 1``: tells the stories of these seeds one after the other."""

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

from tests.faults import child, scenario, story
from tests.faults.house import House


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--seeds", type=int, default=1000)
    parser.add_argument("--from", dest="first", type=int, default=1)
    parser.add_argument("--step", type=int, default=1, help="tell every so manieth story only")
    parser.add_argument("--keep-on", action="store_true", help="go on after a failure, without making it shorter")
    parser.add_argument("--tell", action="store_true", help="print each story")
    options = parser.parse_args()
    child.prepare("tests.faults.client_process", "tests.faults.backend_process", "tests.faults.imports")
    failed = 0
    with tempfile.TemporaryDirectory(prefix="faults-") as folder, House(Path(folder) / "house") as house:
        for seed in range(options.first, options.first + options.seeds, options.step):
            begun = time.monotonic()
            told = story.tell(seed)
            if options.tell:
                sys.stderr.write("\n".join(map(str, told.steps)) + "\n")
            found = scenario.run(house, told)
            line: dict[str, object] = {"seed": seed, "seconds": round(time.monotonic() - begun, 2)}
            if found:
                failed += 1
                line["found"] = found
                if not options.keep_on:
                    smaller, again = scenario.shrink(house, told)
                    line |= {"steps": [str(step) for step in smaller.steps], "then": again}
            sys.stdout.write(json.dumps(line) + "\n")
            sys.stdout.flush()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
