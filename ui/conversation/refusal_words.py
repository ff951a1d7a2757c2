"""What was refused, in the words of the action, and why."""

from PySide6.QtCore import QCoreApplication

from operator_app.domain.commands import (
    AddNote,
    AddTag,
    Assign,
    CloseDialog,
    DialogCommand,
    Mute,
    RemoveTag,
    ReopenDialog,
    SendMessage,
    SnoozeDialog,
    StartDialog,
)
from operator_app.domain.problems import RefusalReason
from ui.sentences import refused_command_sentence

translate = QCoreApplication.translate


def refused_words(command: DialogCommand, reason: str) -> str:
    """``The tag “vip” was not added. You are not allowed to do this.``"""
    return f"{_what(command)} {_why(command, reason)}"


def _why(command: DialogCommand, reason: str) -> str:
    match command, reason:
        case AddTag(), RefusalReason.INVALID_NAME:
            return translate("refusal", "The server does not accept this name.")
        case AddTag(), RefusalReason.TOO_MANY:
            return translate("refusal", "The dialog has as many tags as it can carry: remove one first.")
        case Assign(), RefusalReason.GONE:
            return translate("refusal", "The dialog or the colleague is no longer there.")
        case _:
            return refused_command_sentence(reason)


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
        case SendMessage() | StartDialog():
            return translate("refusal", "The answer was not sent.")
        case AddNote():
            return translate("refusal", "The note was not saved.")
        case Mute():
            return translate("refusal", "The dialog was not muted.")
        case _:
            return translate("refusal", "That did not work.")
