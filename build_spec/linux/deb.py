"""The .deb: what goes where on Debian and Ubuntu, and what is said when it is removed."""

import gzip
import os
import re
import shutil
import stat
from pathlib import Path

from build_spec.bundle import describe, tell
from build_spec.description import ROOT, Description
from build_spec.icons import SIZES
from build_spec.linux.appstream import metainfo
from build_spec.linux.c_library import oldest_c_library
from build_spec.linux.desktop_entry import autostart_entry, desktop_entry, entry_name
from build_spec.linux.service import service_file
from build_spec.moments import day_of
from build_spec.order import Order
from operator_app.installation.installation import InstallKind

_POSTRM = """#!/bin/sh
set -e
if [ "$1" = remove ] || [ "$1" = purge ]; then
    echo "{name}: each person's data stays in ~/.local/share/{program}; delete that folder to be rid of it."
fi
if command -v update-desktop-database >/dev/null; then update-desktop-database -q || true; fi
"""
_POSTINST = """#!/bin/sh
set -e
if command -v update-desktop-database >/dev/null; then update-desktop-database -q || true; fi
"""


def make_deb(order: Order, bundle: Path) -> Path:
    """The package's file. A quick one is packed by gzip: much faster, a third larger."""
    app, tree = order.app, order.work / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    _lay_out(order, bundle, tree)
    _settle(tree, order.epoch)
    architecture = tell("dpkg", "--print-architecture").strip()
    _write_control(app, tree, architecture, oldest_c_library(bundle))
    _settle(tree, order.epoch)
    file = order.dist / f"{app.program}_{debian_version(app.version)}_{architecture}.deb"
    squeeze = ("-Zgzip", "-z1") if order.quick else ("-Zxz", "-z6")
    epoch = {"SOURCE_DATE_EPOCH": str(order.epoch)}
    tell("dpkg-deb", "--root-owner-group", *squeeze, "--build", str(tree), str(file), env=epoch)
    return file


def debian_version(version: str) -> str:
    """``1.2.0rc1`` comes before ``1.2.0``: ``1.2.0~rc1``."""
    return re.sub(r"(a|b|rc)(\d+)$", r"~\1\2", version)


def _lay_out(order: Order, bundle: Path, tree: Path) -> None:
    app = order.app
    library = tree / "usr" / "lib" / app.program
    shutil.copytree(bundle, library, symlinks=True, copy_function=shutil.copy)
    describe(library, app, InstallKind.DEB, order.update_root)
    _text(tree / "usr/share/applications" / entry_name(app), desktop_entry(app, app.program, app.program))
    _text(tree / "usr/share/dbus-1/services" / f"{app.id}.service", service_file(app, f"/usr/bin/{app.program}"))
    _text(tree / "etc/xdg/autostart" / f"{app.program}.desktop", autostart_entry(app, app.program))
    _text(tree / "usr/share/metainfo" / f"{app.id}.metainfo.xml", metainfo(app, day_of(order.epoch)).decode())
    themed = tree / "usr/share/icons/hicolor"
    for size in SIZES:
        _file(order.icons / f"{app.program}-{size}.png", themed / f"{size}x{size}" / "apps" / f"{app.program}.png")
    _file(ROOT / app.icon, themed / "scalable/apps" / f"{app.program}.svg")
    documents = tree / "usr/share/doc" / app.program
    _file(ROOT / "LICENSE", documents / "copyright")
    _text(
        documents / "README",
        f"Data of each person: ~/.local/share/{app.program}; it stays when the package is removed.\n",
    )
    changes = (ROOT / "CHANGELOG.md").read_bytes()
    (documents / "changelog.gz").write_bytes(gzip.compress(changes, mtime=0))
    programs = tree / "usr/bin"
    programs.mkdir(parents=True)
    (programs / app.program).symlink_to(f"../lib/{app.program}/{app.program}")


def _write_control(app: Description, tree: Path, architecture: str, c_library: str) -> None:
    files = [path for path in sorted(tree.rglob("*")) if path.is_file() and not path.is_symlink()]
    size = sum(-(-path.stat().st_size // 1024) for path in files)
    fields = {
        "Package": app.program,
        "Version": debian_version(app.version),
        "Architecture": architecture,
        "Maintainer": f"{app.publisher} <{app.contact}>",
        "Installed-Size": str(size),
        "Depends": ", ".join((f"libc6 (>= {c_library})", *app.linux.debian_depends)),
        "Recommends": ", ".join(app.linux.debian_recommends),
        "Section": "net",
        "Priority": "optional",
        "Homepage": app.homepage,
        "Description": "\n .\n ".join((app.summary.en, *app.description.en)).replace("\n .\n", "\n", 1),
    }
    control = tree / "DEBIAN"
    _text(control / "control", "".join(f"{name}: {value}\n" for name, value in fields.items()))
    _text(control / "conffiles", f"/etc/xdg/autostart/{app.program}.desktop\n")
    sums = tell("md5sum", *(str(path.relative_to(tree)) for path in files), cwd=tree)
    _text(control / "md5sums", sums)
    for name, script in (("postinst", _POSTINST), ("postrm", _POSTRM)):
        _text(control / name, script.format(name=app.name, program=app.program))
        (control / name).chmod(0o755)


def _settle(tree: Path, epoch: int) -> None:
    """Modes and times that depend on nothing but the content."""

    for path in sorted((tree, *tree.rglob("*"))):
        if not path.is_symlink():
            runs = path.is_dir() or path.stat().st_mode & stat.S_IXUSR
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)


def _text(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def _file(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
