"""What macOS is told of the app: Info.plist."""

from typing import Any

from build_spec.description import Description


def info_plist(app: Description) -> dict[str, Any]:
    """Keys: Apple's Information Property List reference."""
    return {
        "CFBundleName": app.name,
        "CFBundleDisplayName": app.name,
        "CFBundleIdentifier": app.id,
        "CFBundleExecutable": app.program,
        "CFBundleShortVersionString": app.version,
        "CFBundleVersion": app.version,
        "CFBundlePackageType": "APPL",
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "ru"],
        "CFBundleURLTypes": [
            {"CFBundleURLName": app.id, "CFBundleURLSchemes": [app.link_scheme], "CFBundleTypeRole": "Viewer"}
        ],
        "CFBundleDocumentTypes": [
            {"CFBundleTypeName": each.en, "CFBundleTypeExtensions": [each.extension], "CFBundleTypeRole": "Viewer"}
            for each in app.file_types
        ],
        "LSApplicationCategoryType": app.macos.category,
        "LSMinimumSystemVersion": app.macos.minimum_system,
        "LSMultipleInstancesProhibited": True,
        "NSHighResolutionCapable": True,
        "NSSupportsAutomaticGraphicsSwitching": True,
        "NSRequiresAquaSystemAppearance": False,
        "NSHumanReadableCopyright": f"© {app.publisher}, {app.licence}",
        # alerts stay until they are acted on: somebody waits
        "NSUserNotificationAlertStyle": "alert",
        "NSLocalNetworkUsageDescription": "To reach a chat server of your team in this network.",
        "NSDownloadsFolderUsageDescription": "To save files that visitors sent and to send files you choose.",
        "NSDesktopFolderUsageDescription": "To send files you choose and to save files that visitors sent.",
        "NSDocumentsFolderUsageDescription": "To send files you choose and to save files that visitors sent.",
        # a server of one's own in the same network may speak plain HTTP
        "NSAppTransportSecurity": {"NSAllowsLocalNetworking": True},
    }
