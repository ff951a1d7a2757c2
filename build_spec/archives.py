"""Archives whose bytes depend on their content only: sorted, owned by root, all of one moment."""

import gzip
import tarfile
from pathlib import Path


def write_tar_gz(folder: Path, file: Path, *, top: str, epoch: int, level: int = 9) -> None:
    """All in ``folder``, under ``top`` in the archive."""
    with (
        file.open("wb") as raw,
        gzip.GzipFile(filename="", fileobj=raw, mode="wb", compresslevel=level, mtime=epoch) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path in sorted((folder, *folder.rglob("*")), key=lambda each: each.relative_to(folder).parts):
            entry = archive.gettarinfo(path, str(Path(top) / path.relative_to(folder)))
            entry.uid = entry.gid = 0
            entry.uname = entry.gname = "root"
            entry.mtime = epoch
            entry.mode = 0o755 if path.is_dir() or entry.mode & 0o100 else 0o644
            if entry.isfile():
                with path.open("rb") as content:
                    archive.addfile(entry, content)
            else:
                archive.addfile(entry)
