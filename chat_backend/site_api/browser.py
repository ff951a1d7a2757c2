"""A short readable name of a browser, from its ``User-Agent``."""

import re

_BROWSERS = (  # the first that is named: most browsers name Chrome or Safari as well
    ("Edge", r"Edg(?:A|iOS)?/(\d+)"),
    ("Opera", r"OPR/(\d+)"),
    ("Yandex Browser", r"YaBrowser/(\d+)"),
    ("Samsung Internet", r"SamsungBrowser/(\d+)"),
    ("Firefox", r"(?:Firefox|FxiOS)/(\d+)"),
    ("Chrome", r"(?:Chrome|CriOS)/(\d+)"),
    ("Safari", r"Version/(\d+)\S* .*Safari/"),
)
_SYSTEMS = (
    ("iOS", r"iPhone|iPad|iPod"),
    ("Android", r"Android"),
    ("Windows", r"Windows"),
    ("macOS", r"Mac OS X|Macintosh"),
    ("ChromeOS", r"CrOS"),
    ("Linux", r"Linux|X11"),
)
_LONGEST = 1_000


def browser_name(user_agent: str | None) -> str | None:
    """E.g. ``Chrome 130 · Windows``; what is not known is left out, None when nothing is."""
    text = (user_agent or "")[:_LONGEST]
    browser = next((f"{name} {m[1]}" for name, rule in _BROWSERS if (m := re.search(rule, text))), None)
    system = next((name for name, rule in _SYSTEMS if re.search(rule, text)), None)
    return " · ".join(part for part in (browser, system) if part) or None
