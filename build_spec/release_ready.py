"""Whether a release can be made of this checkout: asked first by the release workflow, so that it fails with a sentence.

Standard library only: it runs before anything is installed.
"""

import argparse
import json
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from operator_app import __version__

UPDATE_ROOT = Path(__file__).with_name("update-root.json")
_LEFT = timedelta(days=60)
"""So long at least the root must hold: apps that are installed today must find the next one in time."""


def missing(root: Path, tag: str, env: Mapping[str, str], now: datetime) -> list[str]:
    """A sentence for each thing that is not as it must be; none: go."""
    said = []
    if tag != f"v{__version__}":
        said.append(f"The tag is {tag}, the code's version is {__version__}: name the tag v{__version__}.")
    said += [
        f"The variable {name} is not set to an https address: builds would not know where updates are."
        for name in ("UPDATES_METADATA_URL", "UPDATES_TARGETS_URL")
        if not env.get(name, "").startswith("https://")
    ]
    return [*said, *_of_root(root, now)]


def _of_root(root: Path, now: datetime) -> list[str]:
    if not root.exists():
        return [f"There is no build_spec/{root.name}: make the updates' keys first, as docs/packaging.md says."]
    try:
        read = json.loads(root.read_text(encoding="utf-8"))
        expires = datetime.fromisoformat(read["signed"]["expires"])
        is_root = read["signed"]["_type"] == "root" and bool(read["signatures"])
    except (ValueError, KeyError, TypeError):
        return [f"build_spec/{root.name} is no signed root of updates."]
    if not is_root:
        return [f"build_spec/{root.name} is no signed root of updates."]
    if expires < now + _LEFT:
        return [f"build_spec/{root.name} expires on {expires:%Y-%m-%d}: renew it first (--renew root)."]
    return []


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(prog="python -m build_spec.release_ready", description=missing.__doc__)
    parser.add_argument("--tag", required=True)
    said = missing(UPDATE_ROOT, parser.parse_args(arguments).tag, os.environ, datetime.now(UTC))
    for sentence in said:
        print(sentence, file=sys.stderr)
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
