"""How the chat of the samples' site behaves, its segments and its triggers: for screens and tests of widgets."""

from operator_app.domain.segments import (
    AllOf,
    AnyOf,
    EventCount,
    EventWhen,
    FieldIs,
    IsPresent,
    NotOf,
    PropertyIs,
    Segment,
)
from operator_app.domain.site_chat import Site, SiteChat, WorkingHours
from operator_app.domain.triggers import Trigger, TriggerNumbers, WhenEvent, WhenPage, WhenSegment
from operator_app.domain.value import SegmentId, TriggerId
from tests.sample_dialogs import ANTON, NINA

CHAT = SiteChat(
    mode="visible",
    greeting="Здравствуйте! Поможем выбрать кофе и кофемолку.",
    hours=tuple(WorkingHours(day=day, begin=9 * 60, until=18 * 60) for day in range(5)),
    zone="Europe/Moscow",
    away_text="Сейчас никого нет. Ответим завтра с девяти.",
)
SITE = Site(
    chat=CHAT,
    script_tag='<script async src="https://chat.shop.example/chat.js" data-site="3f9c5a1e77"></script>',
    revision=5,
)
ABANDONED = Segment(
    id=SegmentId("segment-0"),
    revision=1,
    name="Abandoned cart",
    rule=AllOf(
        rules=(
            EventCount(event="cart_added", at_least=1, days=3),
            EventCount(event="order_placed", at_most=0, days=3),
            NotOf(rule=IsPresent()),
        )
    ),
)
PAYING = Segment(
    id=SegmentId("segment-1"),
    revision=1,
    name="Paying",
    rule=AllOf(
        rules=(
            EventWhen(event="order_paid", which="last", than="less", days=90),
            PropertyIs(name="plan", comparison="is", value="gold"),
            FieldIs(field="email", comparison="known"),
        )
    ),
)
COUNTED = Segment(
    id=SegmentId("segment-2"),
    revision=1,
    name="Active 7 d",
    ready=False,
    rule=EventCount(event="visit", at_least=2, days=7),
)
GROUPED = Segment(
    id=SegmentId("segment-3"),
    revision=1,
    name="Worth a call",
    rule=AllOf(
        rules=(
            FieldIs(field="phone", comparison="known"),
            AnyOf(
                rules=(
                    EventCount(event="order_placed", at_least=2, at_most=5, days=90),
                    NotOf(rule=AllOf(rules=(PropertyIs(name="plan", comparison="is", value="free"), IsPresent()))),
                )
            ),
        )
    ),
)
SEGMENTS = (ABANDONED, COUNTED, PAYING)
COUNTS = {ABANDONED.id: 12, PAYING.id: 1_204}
TRIGGERS = (
    Trigger(
        id=TriggerId("trigger-1"),
        name="Help with the cart",
        when=WhenPage(pattern="/cart*", seconds=40),
        text="Помочь с заказом? Отвечу за минуту.",
        operator_id=ANTON.id,
        repeat_days=30,
    ),
    Trigger(
        id=TriggerId("trigger-2"),
        name="After the first order",
        when=WhenEvent(event="order_paid"),
        text="Спасибо за заказ! Если что-то не так, пишите прямо сюда.",
        operator_id=NINA.id,
        not_while_talking=False,
    ),
    Trigger(
        id=TriggerId("trigger-3"),
        name="Bring back",
        when=WhenSegment(segment_id=ABANDONED.id),
        text="Ваша корзина ждёт вас.",
        operator_id=NINA.id,
        active=False,
    ),
)
NUMBERS = {TRIGGERS[0].id: TriggerNumbers(sent=318, answered=74), TRIGGERS[1].id: TriggerNumbers(sent=41, answered=5)}
