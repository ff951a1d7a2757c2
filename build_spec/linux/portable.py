"""The portable .tar.gz: unpack anywhere, start ``operator-app``. It keeps itself current, so it is also what updates fetch."""

import shutil
from pathlib import Path

from build_spec.archives import write_tar_gz
from build_spec.bundle import describe, target_name
from build_spec.description import ROOT, Description
from build_spec.linux.desktop_entry import desktop_entry, entry_name
from build_spec.linux.service import service_file
from build_spec.order import Order
from operator_app.installation.installation import InstallKind

_README = """{name} {version}

Start:     ./{program}
Menu:      ./add-to-menu adds an entry, links and an icon for this person; ./add-to-menu --remove takes them away.
Data:      ~/.local/share/{program} (not touched when you remove this folder)
Remove:    ./add-to-menu --remove, then delete this folder.
"""


def make_portable(order: Order, bundle: Path) -> Path:
    """The archive's file."""
    tree = order.work / "portable"
    shutil.rmtree(tree, ignore_errors=True)
    lay_out(order.app, bundle, tree, order.update_root)
    file = order.dist / f"{target_name(order.app)}-{order.app.version}.tar.gz"
    write_tar_gz(tree, file, top=order.app.program, epoch=order.epoch, level=1 if order.quick else 9)
    return file


def lay_out(app: Description, bundle: Path, tree: Path, update_root: Path | None) -> None:
    """As it is after unpacking: a launcher, and the version it starts."""
    version = tree / "versions" / app.version
    shutil.copytree(bundle, version, symlinks=True, copy_function=shutil.copy)
    describe(version, app, InstallKind.PORTABLE, update_root)
    (tree / "versions" / "current").write_text(f"{app.version}\n", encoding="ascii")
    for name, source in ((app.program, "launcher.sh"), ("add-to-menu", "add_to_menu.sh")):
        script = (ROOT / "build_spec" / "linux" / source).read_text(encoding="utf-8")
        named = script.replace("program=operator-app", f"program={app.program}").replace("@ID@", app.id)
        (tree / name).write_text(named, encoding="utf-8")
        (tree / name).chmod(0o755)
    shutil.copyfile(ROOT / app.icon, tree / f"{app.program}.svg")
    shutil.copyfile(ROOT / "LICENSE", tree / "LICENSE")
    words = _README.format(name=app.name, version=app.version, program=app.program)
    (tree / "README.txt").write_text(words, encoding="utf-8")
    started = f'"@FOLDER@/{app.program}"'
    entry = desktop_entry(app, started, f"@FOLDER@/{app.program}.svg")
    (tree / f"{entry_name(app)}.in").write_text(entry, encoding="utf-8")
    (tree / f"{app.id}.service.in").write_text(service_file(app, started), encoding="utf-8")
