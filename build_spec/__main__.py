"""``./dev package``: builds what this system can build, and says how large each file is and how fast the app starts."""

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from build_spec.bill_of_materials import write_bill_of_materials, write_licence_list
from build_spec.bundle import SYSTEM, BuildFailed, make_bundle
from build_spec.checksums import write_checksums
from build_spec.description import APP, ROOT, UpdateSource
from build_spec.moments import source_date_epoch
from build_spec.order import Order


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code."""
    options = _parser().parse_args(arguments)
    try:
        order = _order(options)
        files = _build(order, keep_bundle=options.keep_bundle)
    except BuildFailed as error:
        print(error, file=sys.stderr)
        return 1
    for file in files:
        print(f"{file.stat().st_size / 1e6:7.1f} MB  {file}")
    if SYSTEM == "linux" and not options.no_start_times:
        from build_spec.start_time import compare

        print(compare(order.work / "dist" / APP.program / APP.program))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./dev package", description="Build the packages of this system.")
    parser.add_argument("--dist", type=Path, default=ROOT / "dist", help="where the files go (default: dist/)")
    parser.add_argument("--work", type=Path, default=ROOT / ".cache" / "package", help=argparse.SUPPRESS)
    parser.add_argument("--quick", action="store_true", help="compress faster and less: for tests")
    parser.add_argument("--keep-bundle", action="store_true", help="pack the bundle of the last build again")
    parser.add_argument("--no-start-times", action="store_true", help="do not measure how fast the app starts")
    parser.add_argument("--update-root", type=Path, help="root.json of the updates this build trusts")
    parser.add_argument("--metadata-url", default=APP.updates.metadata_url, help="where the updates' metadata are")
    parser.add_argument("--targets-url", default=APP.updates.targets_url, help="where the updates themselves are")
    parser.add_argument("--as-version", default=APP.version, help=argparse.SUPPRESS)
    return parser


def _order(options: argparse.Namespace) -> Order:
    import msgspec

    source = UpdateSource(metadata_url=options.metadata_url, targets_url=options.targets_url)
    return Order(
        app=msgspec.structs.replace(APP, updates=source, version=options.as_version),
        dist=options.dist.resolve(),
        work=options.work.resolve(),
        epoch=source_date_epoch(),
        quick=options.quick,
        update_root=options.update_root,
    )


def _build(order: Order, *, keep_bundle: bool) -> list[Path]:
    order.dist.mkdir(parents=True, exist_ok=True)
    order.work.mkdir(parents=True, exist_ok=True)
    bundle = order.work / "dist" / order.app.program
    if not (keep_bundle and bundle.is_dir()):
        shutil.rmtree(bundle, ignore_errors=True)
        bundle = make_bundle(order.app, order.work, order.epoch)
    files = _PACKAGES[SYSTEM](order, bundle)
    listed = [
        write_bill_of_materials(order.app, bundle, order.dist, order.epoch),
        write_licence_list(order.app, bundle, order.dist),
    ]
    return [*files, *listed, write_checksums([*files, *listed], order.dist)]


def _linux(order: Order, bundle: Path) -> list[Path]:
    from build_spec.linux.deb import make_deb
    from build_spec.linux.portable import make_portable

    return [make_deb(order, bundle), make_portable(order, bundle)]


def _windows(order: Order, bundle: Path) -> list[Path]:
    from build_spec.windows.installer import make_installer

    return [make_installer(order, bundle)]


def _macos(order: Order, bundle: Path) -> list[Path]:
    from build_spec.macos.disk_image import make_disk_image

    return [make_disk_image(order, bundle.parent / f"{order.app.name}.app")]


_PACKAGES = {"linux": _linux, "windows": _windows, "macos": _macos}


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main())
