"""Whose parts are in the app, and under which terms. A build writes the list down; a checkout gathers it when asked."""

import re
from collections.abc import Iterable, Iterator
from email.message import Message
from importlib import metadata
from pathlib import Path
from typing import Final, cast

import msgspec

from operator_app.domain.value import Value
from operator_app.installation.installation import LICENCES_FILE, built_folder

_TEXT_NAMES: Final = re.compile(r"(^|/)(LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*$", re.IGNORECASE)
_CLASSIFIER: Final = "License :: OSI Approved :: "
_LONGEST_EXPRESSION: Final = 120


class Part(Value):
    """Something by others. ``texts``: its licence files, whole."""

    name: str
    version: str
    licence: str
    """SPDX where its authors say so, else their own words."""
    homepage: str = ""
    texts: tuple[str, ...] = ()


def parts() -> tuple[Part, ...]:
    """Of the running program, by name. Reads many files: not for the screen's thread."""
    folder = built_folder()
    if folder is None:
        return gather(_declared())
    try:
        return msgspec.json.decode((folder / LICENCES_FILE).read_bytes(), type=tuple[Part, ...])
    except (OSError, msgspec.MsgspecError):
        return ()


def gather(requirements: Iterable[str]) -> tuple[Part, ...]:
    """The installed packages that these requirements bring, and all those bring in turn; by name."""
    found: dict[str, Part] = {}
    waiting = list(requirements)
    while waiting:
        requirement = waiting.pop()
        name = re.match(r"[\w.-]+", requirement)
        if name is None or "extra ==" in requirement.partition(";")[2]:
            continue
        key = re.sub(r"[-_.]+", "-", name[0]).lower()
        if key in found:
            continue
        try:
            distribution = metadata.distribution(name[0])
        except metadata.PackageNotFoundError:
            continue  # for another system
        found[key] = _part(distribution)
        waiting += distribution.requires or ()
        if key == "sqlalchemy":
            waiting.append("greenlet")  # asked for by its extra "asyncio"
    return tuple(sorted((*found.values(), *_LIBRARIES), key=lambda part: part.name.lower()))


def _declared() -> list[str]:
    """A checkout is not installed as a package: what its pyproject.toml asks for."""
    import tomllib  # noqa: PLC0415 - in a checkout only

    file = Path(__file__).resolve().parents[2] / "pyproject.toml"
    asked: list[str] = tomllib.loads(file.read_text(encoding="utf-8"))["project"]["dependencies"]
    return asked


def _part(distribution: metadata.Distribution) -> Part:
    about = cast("Message", distribution.metadata)
    return Part(
        name=str(about["Name"]),
        version=distribution.version,
        licence=_licence(about),
        homepage=_homepage(about),
        texts=tuple(_texts(distribution)),
    )


def _licence(about: Message) -> str:
    if expression := about.get("License-Expression"):
        return str(expression)
    said = [
        str(each).removeprefix(_CLASSIFIER) for each in about.get_all("Classifier") or () if _CLASSIFIER in str(each)
    ]
    if said:
        return " / ".join(said)
    first_line = (str(about.get("License") or "").strip().splitlines() or [""])[0]
    return first_line[:_LONGEST_EXPRESSION]


def _homepage(about: Message) -> str:
    if page := about.get("Home-page"):
        return str(page)
    addresses = dict(str(each).partition(", ")[::2] for each in about.get_all("Project-URL") or ())
    for label in ("Homepage", "homepage", "Home", "Source", "Repository", "GitHub", "Source Code"):
        if label in addresses:
            return addresses[label]
    return next(iter(addresses.values()), "")


def _texts(distribution: metadata.Distribution) -> Iterator[str]:
    for file in sorted(distribution.files or (), key=str):
        if ".dist-info" in str(file) and _TEXT_NAMES.search(file.as_posix()):
            try:
                yield file.read_text(encoding="utf-8").strip()
            except (OSError, ValueError):
                continue


_QT: Final = (
    "Qt is used under the GNU Lesser General Public License, version 3. Its libraries lie unchanged beside the program and may"
    " be replaced by others of the same interface. The licence: https://www.gnu.org/licenses/lgpl-3.0.html."
    " Qt's sources: https://download.qt.io/official_releases/qt/."
)
_LIBRARIES: Final = (
    Part(
        name="Qt",
        version="6.11",
        licence="LGPL-3.0-only",
        homepage="https://www.qt.io",
        texts=(_QT,),
    ),
    Part(name="Python", version="3", licence="PSF-2.0", homepage="https://www.python.org"),
    Part(name="OpenSSL", version="3", licence="Apache-2.0", homepage="https://www.openssl.org"),
    Part(name="SQLite", version="3", licence="blessing", homepage="https://www.sqlite.org"),
    Part(name="Emojibase (names of emoji)", version="", licence="MIT", homepage="https://emojibase.dev"),
)
"""What is in the bundle without being a Python package."""
