"""The .desktop entries: how menus, links and the start of a session find the app. Freedesktop's Desktop Entry Specification."""

from build_spec.description import Description


def entry_name(app: Description) -> str:
    """What the entry's file is called: after the app's name on the session bus, as D-Bus activation wants it."""
    return f"{app.id}.desktop"


def desktop_entry(app: Description, program: str, icon: str) -> str:
    """``program`` and ``icon``: names, or absolute paths where nothing is on the system's search paths.

    The file must be called ``entry_name``, and a service file (``build_spec/linux/service.py``) must lie beside it.
    """
    mimes = [f"x-scheme-handler/{app.link_scheme}", *(each.mime for each in app.file_types)]
    return "\n".join(
        (
            "[Desktop Entry]",
            "Type=Application",
            "Version=1.1",
            f"Name={app.name}",
            f"Comment={app.summary.en}",
            f"Comment[ru]={app.summary.ru}",
            f"Keywords={_list(app.keywords.en)}",
            f"Keywords[ru]={_list(app.keywords.ru)}",
            f"Exec={program} %u",
            f"Icon={icon}",
            f"Categories={_list((*app.categories, 'Qt'))}",
            f"MimeType={_list(mimes)}",
            f"StartupWMClass={app.program}",
            "StartupNotify=true",
            "DBusActivatable=true",
            "X-GNOME-SingleWindow=true",
            "X-GNOME-UsesNotifications=true",
            "",
        )
    )


def autostart_entry(app: Description, program: str) -> str:
    """Installed switched off: the person switches it on, in the app or in the desktop's own settings."""
    return "\n".join(
        (
            "[Desktop Entry]",
            "Type=Application",
            f"Name={app.name}",
            f"Comment={app.summary.en}",
            f"Comment[ru]={app.summary.ru}",
            f"Exec={program}",
            f"Icon={app.program}",
            "Hidden=true",
            "X-GNOME-Autostart-enabled=false",
            "",
        )
    )


def _list(words: tuple[str, ...] | list[str]) -> str:
    return "".join(f"{word};" for word in words)
