"""Russian is complete, keeps what is filled in, and has room."""

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from operator_app.domain.lists import DialogFilter, Ownership
from operator_app.domain.problems import RefusalReason
from tests import sample_dialogs as sample
from tests.screens.desk import open_desk
from ui import translation
from ui.sentences import refusal_sentence
from ui.theme.elided import ElidedLabel
from ui.theme.theme import Theme
from ui.translation import Translations

ROOT = Path(__file__).parents[3]
RUSSIAN = ROOT / "resources" / "i18n" / "operator_ru.ts"
TOOLS = Path(sys.executable).parent


def texts(file: Path) -> dict[tuple[str, str], ET.Element]:
    root = ET.parse(file).getroot()  # noqa: S314 - our own file
    return {
        (context.findtext("name") or "", message.findtext("source") or ""): message
        for context in root.iter("context")
        for message in context.iter("message")
    }


def translated(message: ET.Element) -> list[str]:
    found = message.find("translation")
    assert found is not None
    forms = [form.text or "" for form in found.iter("numerusform")]
    return forms or [found.text or ""]


def test_every_text_is_translated() -> None:
    for (context, source), message in texts(RUSSIAN).items():
        found = message.find("translation")
        assert found is not None
        assert found.get("type") is None, f"{context}: {source}"
        assert all(translated(message)), f"{context}: {source}"


def test_what_is_filled_in_is_filled_in_in_both_languages() -> None:
    for (context, source), message in texts(RUSSIAN).items():
        wanted = set(re.findall(r"\{\w+\}|%n", source))
        for form in translated(message):
            assert set(re.findall(r"\{\w+\}|%n", form)) == wanted, f"{context}: {source}"


def test_the_code_says_nothing_that_is_not_collected(tmp_path: Path) -> None:
    fresh = tmp_path / RUSSIAN.name
    shutil.copy(RUSSIAN, fresh)
    code = [str(file) for file in sorted((ROOT / "ui").rglob("*.py"))]
    command = [
        str(TOOLS / "pyside6-lupdate"),
        "-no-obsolete",
        "-locations",
        "none",
        "-silent",
        *code,
        "-ts",
        str(fresh),
    ]
    subprocess.run(command, check=True, timeout=100)
    assert texts(fresh).keys() == texts(RUSSIAN).keys(), "run `./dev texts` and translate what is new"


@pytest.fixture
def russian(translations: Translations, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen speaks Russian, from a file compiled just now."""
    folder = tmp_path / "i18n"
    folder.mkdir()
    command = [str(TOOLS / "pyside6-lrelease"), "-silent", str(RUSSIAN), "-qm", str(folder / "operator_ru.qm")]
    subprocess.run(command, check=True, timeout=100)
    monkeypatch.setattr(translation, "files", lambda _package: tmp_path)
    assert translations.use("ru") == "ru"


@pytest.mark.usefixtures("russian")
def test_the_screen_speaks_it() -> None:
    assert refusal_sentence(RefusalReason.FORBIDDEN) == "У вас нет на это прав."
    assert QLocale().language() == QLocale.Language.Russian
    counted = [QCoreApplication.translate("Words", "%n new", None, n) for n in (1, 2, 5, 21)]
    assert counted == ["1 новое", "2 новых", "5 новых", "21 новое"]
    assert QCoreApplication.translate("QWidgetTextControl", "&Copy") != "&Copy", "Qt's own menus speak it too"


@pytest.mark.qt_loop
@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.usefixtures("russian")
@pytest.mark.parametrize("width", [1280, 900, 640])
async def test_no_russian_word_is_cut(theme: Theme, tmp_path: Path, width: int) -> None:
    async with open_desk(theme, tmp_path, chosen=DialogFilter(ownership=Ownership.UNASSIGNED)) as desk:
        window = desk.window
        window.resize(width, 800)
        window.show_dialog(sample.MARIA_DIALOG)
        await desk.until(lambda: window.conversation.composer.dialog_id == sample.MARIA_DIALOG)
        await desk.settle()
        if window.panes.list_folded:
            assert cut(window.conversation) == []
            window.panes.show_list()
            await desk.settle()
        assert cut(window) == []


def cut(whole: QWidget) -> list[str]:
    """Words that have less room than they need, except those of people, which may be of any length."""
    of_people = {"Мария Иванова", "maria.ivanova@example.com"}
    found = []
    for widget in whole.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, ElidedLabel):
            if widget.text() != widget.whole_text and widget.property("role") == "muted":
                found.append(widget.whole_text)
        elif isinstance(widget, QAbstractButton | QLabel):
            text = widget.text()
            known = any(name.startswith(text.rstrip("…")) for name in of_people)
            wraps = isinstance(widget, QLabel) and widget.wordWrap()
            if text and not known and not wraps and widget.width() < widget.sizeHint().width():
                found.append(text)
    return found
