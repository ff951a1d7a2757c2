"""The Windows installer: NSIS's script with what ``app.toml`` says. ``makensis`` runs on Linux too."""

import shutil
from pathlib import Path

from build_spec.bundle import describe, tell
from build_spec.description import ROOT, Description
from build_spec.order import Order
from operator_app.installation.installation import InstallKind

_SCRIPTS = ROOT / "build_spec" / "windows"


def make_installer(order: Order, bundle: Path) -> Path:
    """The installer's file."""
    tree = order.work / "windows"
    shutil.rmtree(tree, ignore_errors=True)
    version = tree / "versions" / order.app.version
    shutil.copytree(bundle, version)
    describe(version, order.app, InstallKind.WINDOWS, order.update_root)
    (tree / "versions" / "current").write_text(f"{order.app.version}\n", encoding="ascii", newline="\n")
    icon = order.icons / f"{order.app.program}.ico"
    _compile("launcher.nsi", order.app, OUT=tree / f"{order.app.program}.exe", ICON=icon)
    file = order.dist / f"{order.app.name}-{order.app.version}-setup.exe"
    size = sum(path.stat().st_size for path in tree.rglob("*") if path.is_file()) // 1024
    _compile("installer.nsi", order.app, OUT=file, ICON=icon, PAYLOAD=tree, SIZE_KB=size)
    return file


def definitions(app: Description) -> dict[str, str]:
    """What the scripts call the app's facts."""
    return {
        "NAME": app.name,
        "PROGRAM": app.program,
        "APP_ID": app.id,
        "VERSION": app.version,
        "VERSION_NUMBER": numeric_version(app.version),
        "PUBLISHER": app.publisher,
        "HOMEPAGE": app.homepage,
        "SCHEME": app.link_scheme,
        "TOAST_ACTIVATOR": app.windows.toast_activator,
        "SUMMARY": app.summary.en,
    }


def numeric_version(version: str) -> str:
    """Four numbers, as Windows wants them; a candidate's number is the last."""
    head, _, tail = version.replace("rc", ".").replace("a", ".").replace("b", ".").partition("..")
    numbers = [*filter(None, head.split(".")), tail or "0"]
    return ".".join((numbers + ["0"] * 4)[:4])


def _compile(script: str, app: Description, **more: object) -> None:
    defined = definitions(app) | {name: str(value) for name, value in more.items()}
    tell("makensis", "-V2", "-WX", *(f"-D{name}={value}" for name, value in defined.items()), str(_SCRIPTS / script))
