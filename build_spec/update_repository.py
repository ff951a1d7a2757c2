"""The signed repository that installed apps look for updates in: made once, published to with every release.

Keys: ``root`` and ``targets`` stay off the network (a release is signed on the maintainer's machine or by the release job's
secret store); ``snapshot`` and ``timestamp`` sign every few days, since their metadata expire on purpose: nobody can freeze
an app at an old version for longer than ``EXPIRE_DAYS["timestamp"]``.
"""

import argparse
import contextlib
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from tuf.api.exceptions import UnsignedMetadataError
from tufup.repo import DEFAULT_KEY_MAP, Repository

EXPIRE_DAYS: Final = {"root": 365, "targets": 90, "snapshot": 14, "timestamp": 14}
OFTEN: Final = ("snapshot", "timestamp")
"""What expires soonest, and whose keys may be where a clock starts the work."""


class KeysMissing(Exception):
    """In one sentence, for whoever starts a release."""


def open_repository(folder: Path, keys: Path) -> Any:
    """Made if it is new, with new keys; then ``folder/metadata/root.json`` is what builds must trust.

    An existing one is opened as it is: no key is made, none is asked for before something has to be signed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    repository = Repository(
        app_name="operator-app",
        repo_dir=folder.resolve(),
        keys_dir=keys.resolve(),
        key_map={role: list(names) for role, names in DEFAULT_KEY_MAP.items()},
        expiration_days=dict(EXPIRE_DAYS),
    )
    with contextlib.chdir(folder):
        repository.save_config()
        if (Path(repository.metadata_dir) / "root.json").exists():
            return Repository.from_config()
        repository.initialize()
    return repository


def publish(repository: Any, archives: Sequence[Path], keys: Path) -> None:
    """Add these archives, sign, and write the metadata. Archives are named ``PROGRAM-SYSTEM-MACHINE-VERSION.tar.gz``.

    Raises ``KeysMissing``.
    """
    need(keys, "targets", "snapshot", "timestamp")
    for archive in archives:
        target = Path(repository.targets_dir) / archive.name
        if archive.resolve() != target.resolve():
            shutil.copyfile(archive, target)
        repository.roles.add_or_update_target(local_path=target, custom={"user": None, "tufup": {"required": False}})
    _sign(repository, keys)


def renew(repository: Any, keys: Path, days: float | None = None, roles: Sequence[str] = OFTEN) -> None:
    """New dates for these roles; for ``OFTEN`` at least every ``EXPIRE_DAYS["timestamp"]`` days. Raises ``KeysMissing``."""
    need(keys, *roles, *OFTEN)
    for role in dict.fromkeys((*roles, *OFTEN)):
        repository.refresh_expiration_date(role_name=role, days=EXPIRE_DAYS[role] if days is None else days)
    _sign(repository, keys)


def need(keys: Path, *roles: str) -> None:
    """Raises ``KeysMissing`` unless there is a private key for each of these roles."""
    if missing := [role for role in dict.fromkeys(roles) if not (keys / role).is_file()]:
        raise KeysMissing(
            f"The updates' keys are missing: {', '.join(missing)}. docs/packaging.md says how they are made."
        )


def _sign(repository: Any, keys: Path) -> None:
    with contextlib.chdir(repository.repo_dir):
        repository.publish_changes(private_key_dirs=[keys.resolve()])
    root = repository.roles.root
    for role in EXPIRE_DAYS:
        try:
            root.verify_delegate(role, getattr(repository.roles, role))
        except UnsignedMetadataError as error:
            raise KeysMissing(f"The key of {role} is not the one that the installed apps trust.") from error


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m build_spec.update_repository", description="Publish signed updates."
    )
    parser.add_argument("--repository", type=Path, required=True, help="folder with metadata/ and targets/")
    parser.add_argument("--keys", type=Path, required=True, help="folder of the private keys; made if it is new")
    parser.add_argument("archives", nargs="*", type=Path, help="*.tar.gz of this release; none: renew the dates only")
    parser.add_argument(
        "--renew", nargs="*", choices=("root", "targets"), default=[], help="renew these roles' dates too (rarely)"
    )
    options = parser.parse_args(arguments)
    repository = open_repository(options.repository, options.keys)
    try:
        if options.archives:
            publish(repository, options.archives, options.keys)
        if options.renew or not options.archives:
            renew(repository, options.keys, roles=options.renew)
    except KeysMissing as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Builds trust {Path(repository.metadata_dir) / 'root.json'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
