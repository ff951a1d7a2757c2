"""The palette and the measures. Widgets ask for a token; nobody else writes a colour or a size."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of one theme, as ``#RRGGBB``. Pairs that carry words keep a contrast of 4.5:1 (WCAG 2.2, 1.4.3)."""

    window: str
    surface: str
    raised: str
    line: str
    text: str
    muted: str
    faint: str
    """For signs only, never for words one must read."""
    accent: str
    accent_text: str
    accent_soft: str
    primary: str
    on_primary: str
    selected: str
    chip: str
    bubble_user: str
    bubble_operator: str
    on_bubble_operator: str
    note: str
    note_line: str
    on_note: str
    marked: str
    on_marked: str
    """What was searched for, in a message."""
    ok: str
    warn: str
    bad: str
    ok_text: str
    warn_text: str
    bad_text: str
    ok_soft: str
    bad_soft: str
    """Behind sentences that say how something went."""
    shadow: str
    veil: str
    """Laid over a picture or the whole window, mostly with some of what is below shining through."""
    on_veil: str
    chart_came: str
    chart_closed: str
    """Bars of charts: 3:1 against what lies behind, and apart from each other in lightness too."""


LIGHT = Palette(
    window="#F6F7F9",
    surface="#FFFFFF",
    raised="#FFFFFF",
    line="#E4E7EC",
    text="#1B2430",
    muted="#626C80",
    faint="#98A2B3",
    accent="#E8590C",
    accent_text="#B8430A",
    accent_soft="#FFF1E8",
    primary="#C2470A",
    on_primary="#FFFFFF",
    selected="#FDF0E7",
    chip="#EEF1F6",
    bubble_user="#FFFFFF",
    bubble_operator="#E9F1FE",
    on_bubble_operator="#15304F",
    note="#FFF6D6",
    note_line="#F0D98A",
    on_note="#5F4A05",
    marked="#FFD66B",
    on_marked="#1B2430",
    ok="#12A150",
    warn="#C87E00",
    bad="#D92D20",
    ok_text="#0B7A3B",
    warn_text="#8A5A00",
    bad_text="#C4231A",
    ok_soft="#E2F4EA",
    bad_soft="#FDECEA",
    shadow="#101828",
    veil="#0D1014",
    on_veil="#FFFFFF",
    chart_came="#E8590C",
    chart_closed="#2F5F9E",
)

DARK = Palette(
    window="#14171C",
    surface="#1B1F26",
    raised="#222832",
    line="#2C333D",
    text="#E8ECF1",
    muted="#98A3B3",
    faint="#6B7686",
    accent="#FF7A33",
    accent_text="#FFB48A",
    accent_soft="#3A2416",
    primary="#FF7A33",
    on_primary="#14171C",
    selected="#2E241D",
    chip="#2A313B",
    bubble_user="#252C36",
    bubble_operator="#1F3450",
    on_bubble_operator="#DCE9FB",
    note="#3A3214",
    note_line="#5E5120",
    on_note="#F1DF9E",
    marked="#8A6A00",
    on_marked="#FFFFFF",
    ok="#3CCB7F",
    warn="#F2B134",
    bad="#F97066",
    ok_text="#3CCB7F",
    warn_text="#F2B134",
    bad_text="#F97066",
    ok_soft="#17332A",
    bad_soft="#3B2020",
    shadow="#000000",
    veil="#0D1014",
    on_veil="#FFFFFF",
    chart_came="#FF7A33",
    chart_closed="#8DB8F0",
)

AVATAR_COLOURS = ("#8A5CC7", "#2E8F82", "#C4673A", "#3A74C4", "#B08A2A", "#5B6F84", "#6A9440", "#A8417F", "#4A7FB0")
"""Backgrounds of avatars without a picture, chosen by id; white letters on them keep 3:1 (large bold text)."""


class Space:
    """Distances in pixels at 100 % scale."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24


class Radius:
    """Corner radii in pixels."""

    CHIP = 4
    CONTROL = 8
    COMPOSER = 10
    POPUP = 12
    BUBBLE = 14


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """A font size and its line height, in pixels at 100 %, with its weight (QFont.Weight numbers)."""

    size: int
    line: int
    weight: int = 400


BODY = TypeStyle(13, 18)
BODY_STRONG = TypeStyle(13, 18, 600)
TITLE = TypeStyle(15, 20, 700)
SECONDARY = TypeStyle(12, 16)
META = TypeStyle(11, 14)
META_STRONG = TypeStyle(11, 14, 600)
HEADLINE = TypeStyle(20, 26, 700)

ICON_SIZE = 18
HIT_TARGET = 28
"""Smallest side of anything one clicks."""
MOTION_MS = 120
"""Length of the few animations there are; none when the system asks for less motion."""
