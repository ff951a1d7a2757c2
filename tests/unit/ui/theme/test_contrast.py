"""Words keep 4.5:1 against what they stand on, signs 3:1 (WCAG 2.2, 1.4.3 and 1.4.11), in both palettes."""

import pytest

from ui.theme.tokens import AVATAR_COLOURS, DARK, LIGHT, Palette

WORDS = [
    ("text", "window"),
    ("text", "surface"),
    ("text", "raised"),
    ("text", "selected"),
    ("text", "chip"),
    ("text", "bubble_user"),
    ("muted", "window"),
    ("muted", "surface"),
    ("muted", "raised"),
    ("muted", "selected"),
    ("muted", "chip"),
    ("accent_text", "surface"),
    ("accent_text", "window"),
    ("accent_text", "raised"),
    ("accent_text", "accent_soft"),
    ("on_primary", "primary"),
    ("on_bubble_operator", "bubble_operator"),
    ("on_note", "note"),
    ("ok_text", "surface"),
    ("warn_text", "surface"),
    ("bad_text", "surface"),
    ("ok_text", "selected"),
    ("warn_text", "selected"),
    ("bad_text", "selected"),
    ("text", "ok_soft"),
    ("text", "bad_soft"),
    ("accent_text", "ok_soft"),
    ("accent_text", "bad_soft"),
    ("accent_text", "chip"),
]
SIGNS = [
    ("accent", "surface"),
    ("accent", "window"),
    ("accent", "selected"),
    ("ok", "surface"),
    ("warn", "surface"),
    ("bad", "surface"),
    ("bad", "window"),
]


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), WORDS)
def test_words_can_be_read(palette: Palette, front: str, back: str) -> None:
    assert contrast(getattr(palette, front), getattr(palette, back)) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), SIGNS)
def test_signs_can_be_seen(palette: Palette, front: str, back: str) -> None:
    assert contrast(getattr(palette, front), getattr(palette, back)) >= 3


@pytest.mark.parametrize("colour", AVATAR_COLOURS)
def test_letters_on_avatars_can_be_read(colour: str) -> None:
    assert contrast("#FFFFFF", colour) >= 3


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2: (lighter + 0.05) / (darker + 0.05)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
