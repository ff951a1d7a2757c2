"""The app as ``app.toml`` describes it: read once, by every build."""

import tomllib
from pathlib import Path
from typing import Annotated

import msgspec

from operator_app import __version__

ROOT = Path(__file__).resolve().parents[1]

Filled = Annotated[str, msgspec.Meta(min_length=1)]
Name = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9-]+$")]


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence in the languages the app speaks."""

    en: Filled
    ru: Filled


class Paragraphs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Several of them."""

    en: tuple[Filled, ...]
    ru: tuple[Filled, ...]


class FileType(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of files that the app opens; ``en`` and ``ru`` are its names."""

    extension: Name
    mime: Annotated[str, msgspec.Meta(pattern=r"^[a-z]+/[a-z0-9.+-]+$")]
    en: Filled
    ru: Filled


class Windows(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    toast_activator: Annotated[str, msgspec.Meta(pattern=r"^\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}$")]


class MacOS(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    minimum_system: Filled
    category: Filled


class Linux(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    debian_depends: tuple[Filled, ...]
    debian_recommends: tuple[Filled, ...]
    flatpak_runtime: Filled
    flatpak_runtime_version: Filled


class UpdateSource(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Both empty: updates are looked for nowhere."""

    metadata_url: str = ""
    targets_url: str = ""


class Description(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``app.toml``, and the version the code has."""

    name: Filled
    program: Name
    id: Annotated[str, msgspec.Meta(pattern=r"^[a-z]+(\.[A-Za-z0-9]+){2,}$")]
    publisher: Filled
    contact: Filled
    homepage: Annotated[str, msgspec.Meta(pattern=r"^https://")]
    licence: Filled
    icon: Filled
    link_scheme: Annotated[str, msgspec.Meta(pattern=r"^[a-z]+$")]
    categories: tuple[Filled, ...]
    summary: Words
    description: Paragraphs
    keywords: Paragraphs
    file_types: tuple[FileType, ...] = ()
    windows: Windows
    macos: MacOS
    linux: Linux
    updates: UpdateSource
    version: Annotated[str, msgspec.Meta(pattern=r"^\d+\.\d+\.\d+((a|b|rc)\d+)?$")] = __version__


def read_description(file: Path) -> Description:
    """Raises ``msgspec.ValidationError`` with the field's name."""
    return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), Description)


APP = read_description(Path(__file__).with_name("app.toml"))
