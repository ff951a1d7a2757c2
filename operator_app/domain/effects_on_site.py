"""What a pending command does to segments, triggers and the site, before the backend has answered. Pure functions."""

from msgspec.structs import replace

from operator_app.domain.commands import (
    Command,
    PutSegment,
    PutTrigger,
    RemoveSegment,
    RemoveTrigger,
    SetProfileSource,
    SetSiteChat,
)
from operator_app.domain.segments import Segment
from operator_app.domain.site_chat import ProfileSource, Site
from operator_app.domain.triggers import Trigger


def on_segment(segment: Segment | None, command: Command) -> Segment | None:
    """None stays None unless the command makes it. With a new rule nobody knows yet who is in it."""
    match command:
        case PutSegment():
            same = segment is not None and segment.rule == command.rule and segment.ready
            return Segment(
                id=command.id,
                revision=0 if segment is None else segment.revision,
                name=command.name.strip(),
                rule=command.rule,
                ready=same,
            )
        case RemoveSegment() if segment is not None:
            return replace(segment, removed=True)
        case _:
            return segment


def on_trigger(trigger: Trigger | None, command: Command) -> Trigger | None:
    """None stays None unless the command makes it."""
    match command:
        case PutTrigger():
            return replace(
                command.trigger,
                name=command.trigger.name.strip(),
                text=command.trigger.text.strip(),
                revision=0 if trigger is None else trigger.revision,
            )
        case RemoveTrigger() if trigger is not None:
            return replace(trigger, removed=True)
        case _:
            return trigger


def on_site(site: Site, command: Command) -> Site:
    match command:
        case SetSiteChat(chat=chat):
            return replace(site, chat=chat)
        case SetProfileSource(enabled=enabled, address=address):
            # as the backend keeps it
            return replace(site, profiles=ProfileSource(enabled=enabled, address=address.strip().rstrip("/")))
        case _:
            return site
