"""What each system is told of the app: well formed, and of the one description."""

import configparser
import plistlib
import re
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest

from build_spec.description import APP, ROOT, Description, read_description
from build_spec.linux.appstream import metainfo
from build_spec.linux.deb import debian_version
from build_spec.linux.desktop_entry import autostart_entry, desktop_entry, entry_name
from build_spec.linux.flatpak import manifest, write_manifest
from build_spec.linux.service import service_file
from build_spec.macos.disk_image import steps
from build_spec.macos.info_plist import info_plist
from build_spec.trimming import is_kept
from build_spec.windows.installer import definitions, numeric_version
from operator_app.domain.deep_link import SCHEME
from operator_app.notifications.activation import DESKTOP_ENTRY
from operator_app.notifications.windows_identity import APP_ID
from operator_app.settings.profile import APP_NAME


def test_the_description_and_the_code_agree() -> None:
    assert APP.link_scheme == SCHEME
    assert APP.program == APP_NAME
    assert APP.id == APP_ID, "the shortcut's and the process's AppUserModelID"
    assert (ROOT / APP.icon).exists()
    ElementTree.parse(ROOT / APP.icon)  # noqa: S314 - ours


@pytest.mark.parametrize(
    ("field", "value"), [("id", "operator"), ("program", "Operator App"), ("homepage", "http://x"), ("unknown", 1)]
)
def test_a_wrong_description_is_refused(field: str, value: object, tmp_path: Path) -> None:
    written = tomllib.loads((ROOT / "build_spec" / "app.toml").read_text(encoding="utf-8"))
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({**written, field: value}, Description)


def test_reading_gives_the_versions_of_the_code() -> None:
    assert read_description(ROOT / "build_spec" / "app.toml") == APP


def test_the_desktop_entry_opens_links() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]  # keys have capitals
    entry.read_string(desktop_entry(APP, APP.program, APP.program))
    section = entry["Desktop Entry"]
    assert section["Exec"] == f"{APP.program} %u"
    assert f"x-scheme-handler/{APP.link_scheme};" in section["MimeType"]
    assert section["Name"] == APP.name
    assert section["Comment[ru]"] == APP.summary.ru
    assert section["DBusActivatable"] == "true"
    assert entry_name(APP) == f"{DESKTOP_ENTRY}.desktop", "what the running app calls itself"
    assert "Hidden=true\n" in autostart_entry(APP, APP.program)


def test_the_session_bus_can_start_what_the_desktop_entry_names() -> None:
    service = configparser.ConfigParser(interpolation=None)
    service.read_string(service_file(APP, "/usr/bin/operator-app"))
    assert dict(service["D-BUS Service"]) == {"name": DESKTOP_ENTRY, "exec": "/usr/bin/operator-app"}


def test_appstream_names_the_desktop_entry() -> None:
    root = ElementTree.fromstring(metainfo(APP, "2026-11-23"))  # noqa: S314 - ours
    assert root.findtext("id") == APP.id
    assert root.findtext("launchable") == entry_name(APP)
    release = root.find("releases/release")
    assert release is not None
    assert (release.get("version"), release.get("type")) == (APP.version, "stable")
    early = ElementTree.fromstring(metainfo(msgspec.structs.replace(APP, version="1.2.0rc1"), "2026-11-23"))  # noqa: S314 - ours
    assert early.find("releases/release[@type='development']") is not None


@pytest.mark.parametrize(
    ("version", "debian", "windows"),
    [("1.2.0", "1.2.0", "1.2.0.0"), ("1.2.0rc3", "1.2.0~rc3", "1.2.0.3"), ("10.0.1b2", "10.0.1~b2", "10.0.1.2")],
)
def test_versions_in_each_systems_words(version: str, debian: str, windows: str) -> None:
    assert debian_version(version) == debian
    assert numeric_version(version) == windows


def test_info_plist_is_one_and_says_what_macos_asks(tmp_path: Path) -> None:
    read = plistlib.loads(plistlib.dumps(info_plist(APP)))
    assert read["CFBundleIdentifier"] == APP.id
    assert read["CFBundleURLTypes"][0]["CFBundleURLSchemes"] == [APP.link_scheme]
    assert read["NSUserNotificationAlertStyle"] == "alert"
    assert all(read[key] for key in read if key.endswith("UsageDescription"))
    assert read["LSMinimumSystemVersion"] == APP.macos.minimum_system


def test_entitlements_are_a_plist_and_ask_for_no_more_than_they_must() -> None:
    read = plistlib.loads((ROOT / "build_spec" / "macos" / "entitlements.plist").read_bytes())
    assert all(value is True for value in read.values())
    assert "com.apple.security.get-task-allow" not in read
    assert "com.apple.security.cs.allow-dyld-environment-variables" not in read


def test_a_disk_image_is_signed_and_notarised_where_there_is_an_identity() -> None:
    app, staged, image = Path("Operator.app"), Path("dmg"), Path("Operator.dmg")
    bare = steps(app, staged, image, APP.name, {})
    assert not any("notarytool" in command for command in bare)
    assert bare[0][2:4] == ("--sign", "-")
    env = {"MACOS_SIGN_AS": "Developer ID Application: X", "MACOS_NOTARY_PROFILE": "operator"}
    signed = steps(app, staged, image, APP.name, env)
    words = [" ".join(command) for command in signed]
    assert "--options runtime" in words[0]
    assert "--entitlements" in words[0]
    places = [
        next(place for place, line in enumerate(words) if word in line) for word in ("hdiutil", "notarytool", "stapler")
    ]
    assert places == sorted(places)


def test_the_flatpak_manifest_names_what_lies_beside_it(tmp_path: Path) -> None:
    archive = tmp_path / "dist" / "operator-app-linux-x86_64-0.1.0.tar.gz"
    archive.parent.mkdir()
    archive.write_bytes(b"archive")
    file = write_manifest(APP, archive, tmp_path / "flatpak", 1_700_000_000)
    read = msgspec.json.decode(file.read_bytes())
    assert read == manifest(APP, archive, read["modules"][0]["sources"][0]["sha256"])
    for source in read["modules"][0]["sources"]:
        assert (file.parent / source["path"]).exists()
    assert "--filesystem=home" not in read["finish-args"]
    assert "--filesystem=host" not in read["finish-args"]


def test_workflows_have_no_secret_in_them_and_pin_what_they_run() -> None:
    for file in (ROOT / ".github" / "workflows").glob("*.yml"):
        text = file.read_text(encoding="utf-8")
        assert re.search(r"^permissions:\n  contents: read$", text, re.MULTILINE), file.name
        for used in re.findall(r"uses: (\S+)", text):
            assert re.search(r"@v\d+$", used), used
        assert "pull_request_target" not in text


def test_the_windows_scripts_know_every_fact_they_use() -> None:
    given = {*definitions(APP), "OUT", "ICON", "PAYLOAD", "SIZE_KB"}
    for name in ("installer.nsi", "launcher.nsi"):
        text = (ROOT / "build_spec" / "windows" / name).read_text(encoding="utf-8")
        own = set(re.findall(r"^!define (\w+)", text, re.MULTILINE))
        used = {each for each in re.findall(r"\$\{([A-Z_]+)\}", text) if not each.startswith(("LANG", "CLSID", "IID"))}
        assert used <= given | own | {"VT_LPWSTR", "SYSSTRUCT_PROPERTYKEY", "SYSSTRUCT_PROPVARIANT"}, used - given - own


@pytest.mark.parametrize(
    ("target", "kept"),
    [
        ("PySide6/Qt/lib/libQt6Core.so.6", True),
        ("PySide6/Qt/lib/libQt6Quick.so.6", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqwayland.so", True),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", False),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/translations/qtbase_ru.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6\\plugins\\sqldrivers\\qsqlite.dll", False),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6/Qt/lib/libQt6EglFsKmsSupport.so.6", False),
        ("libgtk-3.so.0", False),
        ("libmvec.so.1", False),
        ("libfontconfig.so.1", False),
        ("libssl.so.3", True),
        ("chat_backend/site/chat.js", True),
        ("resources/sounds/drop.wav", True),
    ],
)
def test_what_a_bundle_keeps(target: str, kept: bool) -> None:
    assert is_kept(target) is kept
