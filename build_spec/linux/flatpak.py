"""The Flatpak manifest: the portable archive's program in a sandbox that reaches screen, sound, network and the keyring."""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from build_spec.description import APP, Description
from build_spec.linux.appstream import metainfo
from build_spec.linux.desktop_entry import desktop_entry, entry_name
from build_spec.linux.service import service_file
from build_spec.moments import day_of, source_date_epoch

_FINISH = (
    "--share=ipc",
    "--share=network",
    "--socket=fallback-x11",
    "--socket=wayland",
    "--socket=pulseaudio",
    "--device=dri",
    "--talk-name=org.freedesktop.Notifications",
    "--talk-name=org.freedesktop.secrets",
    "--talk-name=org.kde.StatusNotifierWatcher",
    "--filesystem=xdg-download",
)


def manifest(app: Description, archive: Path, sha256: str) -> dict[str, Any]:
    """``archive``: the portable one, beside the manifest. https://docs.flatpak.org/en/latest/manifests.html"""
    library = f"/app/lib/{app.program}"
    return {
        "id": app.id,
        "runtime": app.linux.flatpak_runtime,
        "runtime-version": app.linux.flatpak_runtime_version,
        "sdk": app.linux.flatpak_runtime.replace("Platform", "Sdk"),
        "command": app.program,
        "finish-args": list(_FINISH),
        "modules": [
            {
                "name": app.program,
                "buildsystem": "simple",
                "build-options": {"strip": False, "no-debuginfo": True},
                "build-commands": [
                    f"mkdir -p {library} /app/bin",
                    f"cp -a versions/{app.version}/. {library}/",
                    f"install -Dm644 installation.json {library}/_internal/installation.json",
                    f"rm -f {library}/_internal/update-root.json",
                    f"ln -s ../lib/{app.program}/{app.program} /app/bin/{app.program}",
                    f"install -Dm644 {app.id}.desktop /app/share/applications/{app.id}.desktop",
                    f"install -Dm644 {app.id}.service /app/share/dbus-1/services/{app.id}.service",
                    f"install -Dm644 {app.id}.metainfo.xml /app/share/metainfo/{app.id}.metainfo.xml",
                    f"install -Dm644 {app.program}.svg /app/share/icons/hicolor/scalable/apps/{app.id}.svg",
                ],
                "sources": [
                    {"type": "archive", "path": archive.name, "sha256": sha256, "strip-components": 1},
                    {"type": "file", "path": "installation.json"},
                    {"type": "file", "path": f"{app.id}.desktop"},
                    {"type": "file", "path": f"{app.id}.service"},
                    {"type": "file", "path": f"{app.id}.metainfo.xml"},
                ],
            }
        ],
    }


def write_manifest(app: Description, archive: Path, folder: Path, epoch: int) -> Path:
    """Everything flatpak-builder needs, into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    content = archive.read_bytes()
    (folder / archive.name).write_bytes(content)
    (folder / entry_name(app)).write_text(desktop_entry(app, app.program, app.id), encoding="utf-8")
    (folder / f"{app.id}.service").write_text(service_file(app, f"/app/bin/{app.program}"), encoding="utf-8")
    (folder / f"{app.id}.metainfo.xml").write_bytes(metainfo(app, day_of(epoch)))
    says = {"kind": "flatpak", "version": app.version}
    (folder / "installation.json").write_text(json.dumps(says), encoding="utf-8")
    file = folder / f"{app.id}.json"
    made = manifest(app, archive, hashlib.sha256(content).hexdigest())
    file.write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")
    return file


def main(arguments: list[str]) -> int:
    """DIST FOLDER"""
    dist, folder = map(Path, arguments)
    (archive,) = dist.glob(f"{APP.program}-linux-*.tar.gz")
    print(write_manifest(APP, archive, folder, source_date_epoch()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
