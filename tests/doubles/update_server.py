"""A real TUF repository on loopback that can be made to misbehave, and small installations of stand-in programs."""

import functools
import http.server
import random
import shutil
import threading
from pathlib import Path
from types import TracebackType

import msgspec

from build_spec.archives import write_tar_gz
from build_spec.description import ROOT
from build_spec.update_repository import open_repository, publish, renew
from operator_app.installation.installation import INSTALLATION_FILE, ROOT_FILE, Installation, InstallKind

TARGET = "operator-app-linux-x86_64"

WORKS = '#!/bin/sh\necho "{version} $*"\nrm -f "$(dirname "$0")/../trial"\n'
"""Shows its first window, as the launcher sees it."""
BREAKS = "#!/bin/sh\necho broken >&2\nexit 1\n"


class UpdateServer:
    """A context manager. ``cut_after`` bytes of an archive the connection ends."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.repository_folder = folder / "repository"
        self.keys = folder / "keys"
        self.repository = open_repository(self.repository_folder, self.keys)
        publish(self.repository, [], self.keys)
        self.cut_after: int | None = None
        self.asked: list[str] = []

    def __enter__(self) -> "UpdateServer":
        handler = functools.partial(_Handler, self, directory=str(self.repository_folder))
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._thread = threading.Thread(target=self._server.serve_forever, name="update server", args=(0.05,))
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def root(self) -> Path:
        return self.repository_folder / "metadata" / "root.json"

    def publish(self, version: str, program: str = WORKS, *, filling: int = 0) -> Path:
        """A version of the stand-in program; ``filling`` bytes make it larger. Its archive in the repository."""
        tree = self.folder / f"tree-{version}"
        lay_out(tree, version, program, self.address, self.root, filling=filling)
        archive = self.folder / f"{TARGET}-{version}.tar.gz"
        write_tar_gz(tree, archive, top="operator-app", epoch=0, level=1)
        self.publish_archive(archive)
        return self.repository_folder / "targets" / archive.name

    def publish_archive(self, archive: Path) -> None:
        publish(self.repository, [archive], self.keys)

    def expire(self) -> None:
        """All that is said expired yesterday, with good signatures."""
        renew(self.repository, self.keys, days=-1)

    def revive(self) -> None:
        """What is said is of today again."""
        renew(self.repository, self.keys)


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, server: UpdateServer, *arguments: object, **named: object) -> None:
        self._of = server
        super().__init__(*arguments, **named)  # type: ignore[arg-type]  # as the base class takes them

    def do_GET(self) -> None:
        self._of.asked.append(self.path)
        super().do_GET()

    def copyfile(self, source: object, outputfile: object) -> None:
        if self._of.cut_after is None or not self.path.endswith(".tar.gz"):
            super().copyfile(source, outputfile)  # type: ignore[arg-type]  # a file and the socket's file
            return
        self.wfile.write(source.read(self._of.cut_after))  # type: ignore[attr-defined]  # see above
        self.close_connection = True

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the base class's name
        pass


def lay_out(tree: Path, version: str, program: str, address: str, root: Path, *, filling: int = 0) -> None:
    """As a portable build lies on the disk, with a stand-in for the program."""
    inside = tree / "versions" / version / "_internal"
    inside.mkdir(parents=True)
    started = inside.parent / "operator-app"
    started.write_text(program.replace("{version}", version), encoding="utf-8")
    started.chmod(0o755)
    if filling:
        (inside / "filling").write_bytes(random.Random(version).randbytes(filling))
    written = Installation(
        kind=InstallKind.PORTABLE,
        version=version,
        target=TARGET,
        metadata_url=f"{address}/metadata",
        targets_url=f"{address}/targets",
    )
    (inside / INSTALLATION_FILE).write_bytes(msgspec.json.encode(written))
    shutil.copyfile(root, inside / ROOT_FILE)
    (tree / "versions" / "current").write_text(f"{version}\n", encoding="ascii")
    launcher = tree / "operator-app"
    shutil.copyfile(ROOT / "build_spec" / "linux" / "launcher.sh", launcher)
    launcher.chmod(0o755)
