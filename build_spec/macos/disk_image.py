"""The .dmg: the app and a way into /Applications. Signed and notarised where a Developer ID is given."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from build_spec.bundle import tell
from build_spec.description import ROOT
from build_spec.order import Order

_ENTITLEMENTS = ROOT / "build_spec" / "macos" / "entitlements.plist"


def make_disk_image(order: Order, bundle: Path) -> Path:
    """The image's file. ``MACOS_SIGN_AS`` names the identity, ``MACOS_NOTARY_PROFILE`` the stored notary credentials."""
    staged = order.work / "dmg"
    shutil.rmtree(staged, ignore_errors=True)
    staged.mkdir(parents=True)
    file = order.dist / f"{order.app.name}-{order.app.version}.dmg"
    for command in steps(bundle, staged, file, order.app.name, os.environ):
        tell(*command)
    return file


def steps(bundle: Path, staged: Path, file: Path, name: str, env: Mapping[str, str]) -> list[tuple[str, ...]]:
    """The commands, in order. Without an identity the app is signed ad hoc: it runs on this Mac only."""
    identity = env.get("MACOS_SIGN_AS", "-")
    signed = ("codesign", "--force", "--sign", identity)
    hardened = ("--options", "runtime", "--timestamp", "--entitlements", str(_ENTITLEMENTS))
    found: list[tuple[str, ...]] = [
        (*signed, "--deep", *(hardened if identity != "-" else ()), str(bundle)),
        ("codesign", "--verify", "--deep", "--strict", str(bundle)),
        ("ditto", str(bundle), str(staged / bundle.name)),
        ("ln", "-s", "/Applications", str(staged / "Applications")),
        ("hdiutil", "create", "-volname", name, "-srcfolder", str(staged), "-format", "UDZO", "-ov", str(file)),
    ]
    if identity != "-":
        found.append((*signed, "--timestamp", str(file)))
    if profile := env.get("MACOS_NOTARY_PROFILE"):
        found += [
            ("xcrun", "notarytool", "submit", str(file), "--keychain-profile", profile, "--wait"),
            ("xcrun", "stapler", "staple", str(file)),
            ("spctl", "--assess", "--type", "open", "--context", "context:primary-signature", str(file)),
        ]
    return found
