"""``python -m tests.faults --seeds 200 --from 1``: tells the stories of these seeds, a few side by side."""

import argparse
import sys

from tests.faults import workers


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--backend", choices=workers.SEEDS, default="own")
    parser.add_argument("--seeds", type=int)
    parser.add_argument("--from", dest="first", type=int, default=1)
    parser.add_argument("--workers", type=int, default=workers.WORKERS)
    parser.add_argument("--stop-after", type=int, default=3, help="failures after which no new story begins")
    parser.add_argument(workers.AS_TOLD, action="store_true", help="do not look for a shorter story")
    options = parser.parse_args()
    failures = workers.run(
        options.backend,
        options.first,
        options.seeds or workers.SEEDS[options.backend],
        count=options.workers,
        most=options.stop_after,
        shorten=not options.as_told,
    )
    for failure in failures:
        sys.stdout.write(f"{failure}\n")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
