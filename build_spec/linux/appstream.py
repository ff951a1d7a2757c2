"""What software centres show of the app: AppStream's MetaInfo."""

from xml.etree import ElementTree

from build_spec.description import Description
from build_spec.linux.desktop_entry import entry_name


def metainfo(app: Description, date: str) -> bytes:
    """``date``: of the release, ``YYYY-MM-DD``."""
    root = ElementTree.Element("component", type="desktop-application")
    _add(root, "id", app.id)
    _add(root, "metadata_license", "CC0-1.0")
    _add(root, "project_license", app.licence)
    _add(root, "name", app.name)
    _add(root, "summary", app.summary.en)
    _add(root, "summary", app.summary.ru, lang="ru")
    description = ElementTree.SubElement(root, "description")
    for english, russian in zip(app.description.en, app.description.ru, strict=True):
        _add(description, "p", english)
        _add(description, "p", russian, lang="ru")
    _add(root, "launchable", entry_name(app), type="desktop-id")
    _add(root, "icon", app.program, type="stock")
    categories = ElementTree.SubElement(root, "categories")
    for category in app.categories:
        _add(categories, "category", category)
    _add(root, "url", app.homepage, type="homepage")
    developer = ElementTree.SubElement(root, "developer", id=app.id.rpartition(".")[0])
    _add(developer, "name", app.publisher)
    provides = ElementTree.SubElement(root, "provides")
    _add(provides, "binary", app.program)
    _add(provides, "mediatype", f"x-scheme-handler/{app.link_scheme}")
    ElementTree.SubElement(root, "content_rating", type="oars-1.1")
    _add(ElementTree.SubElement(root, "supports"), "control", "keyboard")
    releases = ElementTree.SubElement(root, "releases")
    ElementTree.SubElement(
        releases,
        "release",
        version=app.version,
        date=date,
        type="stable" if app.version.replace(".", "").isdigit() else "development",
    )
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + written + b"\n"


def _add(parent: ElementTree.Element, tag: str, text: str, *, lang: str = "", **attributes: str) -> None:
    element = ElementTree.SubElement(parent, tag, attributes)
    element.text = text
    if lang:
        element.set("xml:lang", lang)
