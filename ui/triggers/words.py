"""What a trigger waits for and how often it writes, as sentences."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from operator_app.domain.triggers import Trigger, TriggerNumbers, When, WhenEvent, WhenPage, WhenSegment
from operator_app.domain.value import SegmentId
from ui.segments.words import CountedWords

translate = QCoreApplication.translate


def when_sentence(when: When, segments: Mapping[SegmentId, str]) -> str:
    match when:
        case WhenEvent(event=event):
            return translate("trigger", "When “{event}” happens").format(event=event)
        case WhenPage(pattern=pattern, seconds=0):
            if not pattern:
                return translate("trigger", "On any page")
            return translate("trigger", "On {pages}").format(pages=pattern)
        case WhenPage(pattern=pattern, seconds=seconds):
            words = CountedWords().after_seconds(seconds)
            if not pattern:
                return translate("trigger", "{after} on any page").format(after=words)
            return translate("trigger", "{after} on {pages}").format(after=words, pages=pattern)
        case WhenSegment(segment_id=segment_id):
            name = segments.get(segment_id, translate("trigger", "a segment that is gone"))
            return translate("trigger", "When a user comes into “{segment}”").format(segment=name)


def repeat_sentence(trigger: Trigger) -> str:
    if trigger.repeat_days is None:
        return translate("trigger", "once to each user")
    return CountedWords().every_days(trigger.repeat_days)


def numbers_words(numbers: TriggerNumbers) -> str:
    return translate("trigger", "sent {sent}, answered {answered}").format(sent=numbers.sent, answered=numbers.answered)
