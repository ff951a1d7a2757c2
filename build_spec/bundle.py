"""The folder every package is made of: PyInstaller's, trimmed, with what the build says about itself."""

import os
import platform
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import msgspec

from build_spec.description import ROOT, Description
from operator_app.installation.installation import (
    INSTALLATION_FILE,
    LICENCES_FILE,
    ROOT_FILE,
    Installation,
    InstallKind,
)
from operator_app.installation.licences import gather

SYSTEM = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")


class BuildFailed(Exception):
    """With the end of what the tool said."""


def tell(*command: str, cwd: Path = ROOT, env: dict[str, str] | None = None) -> str:
    """Run a tool of this machine unseen; what it printed. Raises ``BuildFailed``."""
    done = subprocess.run(  # noqa: S603 - our own build tools
        command, cwd=cwd, env={**os.environ, **(env or {})}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise BuildFailed(f"{Path(command[0]).name} failed:\n{(done.stdout + done.stderr)[-4000:]}")
    return done.stdout


def make_bundle(app: Description, work: Path, epoch: int) -> Path:
    """Runs PyInstaller; the bundle's folder."""
    icons = work / "icons"
    tell(sys.executable, "-m", "build_spec.icons", str(ROOT / app.icon), str(icons), app.program)
    tell(
        *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"),
        *("--workpath", str(work), "--distpath", str(work / "dist"), str(ROOT / "build_spec" / "bundle.spec")),
        env={
            "SOURCE_DATE_EPOCH": str(epoch),
            "PYTHONHASHSEED": "1",  # the order of sets in compiled modules follows the seed
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYINSTALLER_CONFIG_DIR": str(work / "pyinstaller"),  # its cache: two builds at once spoil a shared one
        },
    )
    folder = work / "dist" / app.program
    if not folder.is_dir():
        raise BuildFailed(f"PyInstaller left no {folder}")
    write_licences(inside(folder))
    tell(str(folder / app.program), "--check-parts", cwd=work)
    return folder


def inside(bundle: Path) -> Path:
    """Where PyInstaller keeps all but the program itself."""
    return bundle / "_internal"


def write_licences(folder: Path) -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    (folder / LICENCES_FILE).write_bytes(msgspec.json.encode(gather(asked)))


def describe(bundle: Path, app: Description, kind: InstallKind, update_root: Path | None = None) -> None:
    """Write into a bundle how it is brought to people, and whose signatures it trusts."""
    written = Installation(
        kind=kind,
        version=app.version,
        target=target_name(app),
        metadata_url=app.updates.metadata_url if update_root else "",
        targets_url=app.updates.targets_url if update_root else "",
    )
    (inside(bundle) / INSTALLATION_FILE).write_bytes(msgspec.json.encode(written))
    (inside(bundle) / ROOT_FILE).unlink(missing_ok=True)
    if update_root is not None:
        shutil.copyfile(update_root, inside(bundle) / ROOT_FILE)


def target_name(app: Description, system: str = SYSTEM) -> str:
    """What archives for a system are called, before the version."""
    machine = {"AMD64": "x86_64"}.get(platform.machine(), platform.machine())
    return f"{app.program}-{system}-{machine}"
