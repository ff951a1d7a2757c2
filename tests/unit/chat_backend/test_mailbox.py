"""What waits for a connection is bounded, and its end is told once."""

import pytest

from chat_backend.protocol import SiteOnline
from chat_backend.streams.mailbox import SIGNED_OUT, TOO_SLOW, Closing, Mailbox


async def test_frames_come_in_order_and_once() -> None:
    mailbox = Mailbox()
    mailbox.post(SiteOnline(online=True))
    mailbox.post(SiteOnline(online=False))
    assert await mailbox.news() == [SiteOnline(online=True), SiteOnline(online=False)]
    mailbox.nudge()
    assert await mailbox.news() == []


async def test_a_reader_that_does_not_read_is_too_slow() -> None:
    mailbox = Mailbox(most=3)
    for _ in range(4):
        mailbox.post(SiteOnline(online=True))
    with pytest.raises(Closing) as closing:
        await mailbox.news()
    assert closing.value.code == TOO_SLOW


async def test_the_first_reason_counts() -> None:
    mailbox = Mailbox(most=0)
    mailbox.close(SIGNED_OUT)
    mailbox.post(SiteOnline(online=True))
    with pytest.raises(Closing) as closing:
        await mailbox.news()
    assert closing.value.code == SIGNED_OUT
