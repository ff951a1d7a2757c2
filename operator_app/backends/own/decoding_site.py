"""Wire to domain: segments, triggers, how the chat behaves, and what became of them.

Rules, conditions of triggers and the chat's behaviour have the same tags and fields on both sides, so they are taken
over by their description; what a newer backend added is left out.
"""

from collections.abc import Mapping
from html import escape
from typing import Any

import msgspec

from chat_backend import protocol as wire
from operator_app.domain.segments import Rule, Segment
from operator_app.domain.site_chat import ProfileSource, Site, SiteChat
from operator_app.domain.triggers import Trigger, TriggerNumbers, When
from operator_app.domain.value import OperatorId, SegmentId, TriggerId


def segment(found: wire.Segment) -> Segment:
    return Segment(
        id=SegmentId(found.id),
        revision=found.number,
        name=found.name,
        removed=found.removed,
        rule=_same(found.rule, Rule),
        ready=found.ready,
    )


def trigger(found: wire.Trigger) -> Trigger:
    return Trigger(
        id=TriggerId(found.id),
        revision=found.number,
        name=found.name,
        when=_same(found.when, When),
        text=found.text,
        operator_id=OperatorId(found.operator_id),
        repeat_days=found.repeat_days,
        not_while_talking=found.not_while_talking,
        active=found.active,
        removed=found.removed,
    )


def site(found: wire.Workspace, address: str) -> Site:
    return Site(
        revision=found.number,
        chat=_same(found.chat, SiteChat),
        profiles=_same(found.profile_source, ProfileSource),
        script_tag=f'<script async src="{escape(address)}/chat.js" data-site="{escape(found.site_key)}"></script>',
    )


def segment_counts(found: wire.SegmentCounts) -> Mapping[SegmentId, int]:
    return {SegmentId(each.segment_id): each.users for each in found.counts}


def trigger_numbers(found: wire.TriggerCounts) -> Mapping[TriggerId, TriggerNumbers]:
    return {TriggerId(each.trigger_id): TriggerNumbers(sent=each.sent, answered=each.answered) for each in found.counts}


def _same(value: object, shape: Any) -> Any:
    return msgspec.convert(msgspec.to_builtins(value), shape)
