"""Who made the parts of a build: a CycloneDX 1.6 bill of materials for programs, a list of licences for people."""

import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from build_spec.bundle import inside
from build_spec.description import Description
from operator_app.installation.installation import LICENCES_FILE
from operator_app.installation.licences import Part

_OURS = uuid.UUID("6e1f1d0b-3a52-4e0b-9c9d-6c3e8e5b7f41")
_NO_PACKAGES = {"Qt", "Python", "OpenSSL", "SQLite", "Emojibase (names of emoji)"}


def bill_of_materials(app: Description, parts: tuple[Part, ...], epoch: int) -> dict[str, Any]:
    """https://cyclonedx.org/docs/1.6/json/"""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(_OURS, f'{app.version} {epoch}')}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(epoch, UTC).isoformat().replace("+00:00", "Z"),
            "component": {
                "type": "application",
                "bom-ref": app.program,
                "name": app.program,
                "version": app.version,
                "licenses": [{"license": {"id": app.licence}}],
            },
        },
        "components": [_component(part) for part in parts],
        "dependencies": [{"ref": app.program, "dependsOn": [_reference(part) for part in parts]}],
    }


def _component(part: Part) -> dict[str, Any]:
    component: dict[str, Any] = {
        "type": "library",
        "bom-ref": _reference(part),
        "name": part.name,
        "version": part.version,
    }
    if part.licence:
        component["licenses"] = [{"license": {"name": part.licence}}]
    if part.homepage.startswith("https://"):
        component["externalReferences"] = [{"type": "website", "url": part.homepage}]
    if part.name not in _NO_PACKAGES:
        component["purl"] = f"pkg:pypi/{part.name.lower().replace('_', '-')}@{part.version}"
    return component


def _reference(part: Part) -> str:
    return f"{part.name}@{part.version}" if part.version else part.name


def _parts(bundle: Path) -> tuple[Part, ...]:
    return msgspec.json.decode((inside(bundle) / LICENCES_FILE).read_bytes(), type=tuple[Part, ...])


def write_bill_of_materials(app: Description, bundle: Path, dist: Path, epoch: int) -> Path:
    file = dist / f"{app.program}-{app.version}.cdx.json"
    content = msgspec.json.encode(bill_of_materials(app, _parts(bundle), epoch))
    file.write_bytes(msgspec.json.format(content, indent=2) + b"\n")
    return file


def write_licence_list(app: Description, bundle: Path, dist: Path) -> Path:
    """Every part with its licence, then the licences' own words."""
    parts = _parts(bundle)
    lines = [f"{app.name} {app.version} ({app.licence}) contains:", ""]
    lines += [f"* {part.name} {part.version}: {part.licence or 'see below'}" for part in parts]
    for part in parts:
        for text in part.texts:
            lines += ["", "=" * 80, f"{part.name} {part.version}", "=" * 80, "", text]
    file = dist / f"{app.program}-{app.version}.licences.txt"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return file
