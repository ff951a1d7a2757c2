"""What was refused, in the words of the action, and why."""

from PySide6.QtCore import QCoreApplication

from operator_app.domain.commands import (
    AddTag,
    Assign,
    CloseDialog,
    DialogCommand,
    Mute,
    RemoveTag,
    ReopenDialog,
    SnoozeDialog,
)
from ui.sentences import refused_command_sentence

translate = QCoreApplication.translate


def refused_words(command: DialogCommand, reason: str) -> str:
    """``The tag “vip” was not added. You are not allowed to do this.``"""
    return f"{_what(command)} {refused_command_sentence(reason)}"


def _what(command: DialogCommand) -> str:
    match command:
        case AddTag(tag=tag):
            return translate("refusal", "The tag “{tag}” was not added.").format(tag=tag)
        case RemoveTag(tag=tag):
            return translate("refusal", "The tag “{tag}” was not removed.").format(tag=tag)
        case Assign():
            return translate("refusal", "The dialog was not assigned.")
        case CloseDialog():
            return translate("refusal", "The dialog was not closed.")
        case ReopenDialog():
            return translate("refusal", "The dialog was not reopened.")
        case SnoozeDialog():
            return translate("refusal", "The dialog was not snoozed.")
        case Mute():
            return translate("refusal", "The dialog was not muted.")
        case _:
            return translate("refusal", "That did not work.")
