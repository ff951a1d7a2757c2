"""What a bundle leaves out. PyInstaller takes all that could be loaded; these parts never are."""

import re

EXCLUDED_MODULES = (
    # Qt beyond Core, DBus, Gui, Network, Svg and Widgets
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtOpenGL",
    "PySide6.QtPrintSupport",
    "PySide6.QtSql",
    "PySide6.QtTest",
    # parts of the standard library and of dependencies that only tools use
    "tkinter",
    "unittest",
    "pydoc",
    "doctest",
    "lib2to3",
    "pip",
    "setuptools",
    "pkg_resources",
    "numpy",
    "IPython",
    "pytest",
    "hypothesis",
    "mypy",
    "jinja2.tests",
    "litestar.testing",
    "litestar.cli",
    "litestar.contrib",
    "pydantic",
    "rich",
    "pygments",
    "faker",
    "polyfactory",
    "phonenumbers.geodata",
    "phonenumbers.carrierdata",
    "phonenumbers.tzdata",
    "sqlalchemy.testing",
    "alembic.testing",
    "watchfiles",
    "PyQt5",
    "PyQt6",
    "PySide2",
    "qtpy",
)

_UNUSED_QT = re.compile(
    r"""
    Qt6?(Qml|Quick|Designer|Labs|Help|UiTools|PrintSupport|Sql|Test|Concurrent|Lottie|3D|Pdf|VirtualKeyboard|WaylandCompositor
        |EglF[Ss]|OpenGLWidgets|Xml|SvgWidgets|WaylandEglCompositor)
    | plugins/(designer|egldeviceintegrations|generic|printsupport|qmllint|qmltooling|sqldrivers|vectorimageformats
        |networkinformation|wayland-graphics-integration-server|position|sensors|multimedia)/
    | plugins/platforms/.*(eglfs|linuxfb|minimal|vkkhrdisplay|vnc)
    | plugins/platforminputcontexts/.*virtualkeyboard
    | plugins/platformthemes/.*gtk3
    | plugins/imageformats/.*(pdf|tga|tiff|wbmp|icns)
    | PySide6/(Qt/)?translations/(?!qtbase_(ru|en)\.qm)
    """,
    re.VERBOSE,
)
_FROM_GTK = re.compile(
    r"^lib(gtk|gdk|atk|pango|cairo|gio|gobject|gmodule|harfbuzz|fribidi|thai|datrie|pixman|epoxy|atspi|graphite2|jpeg|tiff"
    r"|png16|webp|deflate|jbig|Lerc|mount|blkid|selinux|pcre|Xcomposite|Xcursor|Xdamage|Xfixes|Xinerama|Xrandr|Xi\.|Xtst)"
)
"""Of the system's own, and needed by the GTK theme plugin only. Fonts and GLib always come from the system."""

_SYSTEMS_OWN = re.compile(
    r"^lib(mvec|glib-2|gthread-2|fontconfig|freetype|expat|dbus-1|systemd|stdc\+\+|gcc_s|gssapi_krb5|krb5|k5crypto|krb5support"
    r"|com_err|keyutils|xkbcommon|xcb|X11|Xau|Xdmcp|Xext|Xrender|bsd|md|brotli|bz2\.so\.1\.0$|gcrypt|gpg-error|lz4|zstd|cap"
    r"|wayland|drm|gbm|EGL|GL|ICE|SM|resolv|uuid)"
)
"""Named as dependencies of the packages: a copy of another age beside the system's own breaks drivers and fonts."""


def is_kept(target: str) -> bool:
    """Whether a file of this path in the bundle stays. ``target`` is relative, with either kind of slash."""
    path = target.replace("\\", "/")
    if _UNUSED_QT.search(path):
        return False
    name = path.rpartition("/")[2]
    return "/" in path or not (_FROM_GTK.match(name) or _SYSTEMS_OWN.match(name))
