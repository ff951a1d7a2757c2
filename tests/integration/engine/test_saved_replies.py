"""Saved replies of two operators of one workspace, on the real server and the real engines."""

from operator_app.domain.commands import PutSavedReply, RemoveSavedReply
from operator_app.domain.saved_replies import SavedReply
from operator_app.domain.value import SavedReplyId
from operator_app.engine import requests
from tests.doubles.headless_client import HeadlessClient

SHARED, PRIVATE = SavedReplyId("delivery"), SavedReplyId("draft")


def replies(client: HeadlessClient) -> dict[SavedReplyId, SavedReply]:
    return {reply.id: reply for reply in client.ask_account(requests.GetDirectory()).saved_replies}


def test_a_shared_reply_is_the_colleagues_too_and_a_private_one_is_not(
    client: HeadlessClient, colleague: HeadlessClient
) -> None:
    client.perform(PutSavedReply(id=PRIVATE, name="mine", text="{operator} was here", shared=False))
    client.perform(PutSavedReply(id=SHARED, name="delivery", text="{first_name|Hello}, three days.", shared=True))
    assert set(replies(client)) == {PRIVATE, SHARED}, "shown before the server has answered"
    client.wait_sent()
    colleague.wait_until(lambda: SHARED in replies(colleague), "the shared one arrives")
    assert replies(colleague)[SHARED].text == "{first_name|Hello}, three days."
    assert PRIVATE not in replies(colleague), "it was sent first, so it would be here by now"

    colleague.perform(PutSavedReply(id=SHARED, name="delivery", text="Two days.", shared=True))
    client.wait_until(lambda: replies(client)[SHARED].text == "Two days.", "the colleague's change arrives")

    client.perform(PutSavedReply(id=SHARED, name="delivery", text="Two days.", shared=False))
    colleague.wait_until(lambda: SHARED not in replies(colleague), "made private, it leaves the colleague")

    client.perform(PutSavedReply(id=PRIVATE, name="ours", text="Hi", shared=True))
    colleague.wait_until(lambda: PRIVATE in replies(colleague), "made shared, it comes")
    colleague.perform(RemoveSavedReply(id=PRIVATE))
    client.wait_until(lambda: PRIVATE not in replies(client), "removed by the colleague")


def test_saved_replies_are_there_without_a_network_and_after_a_restart(
    client: HeadlessClient, colleague: HeadlessClient
) -> None:
    colleague.perform(PutSavedReply(id=SHARED, name="delivery", text="Three days.", shared=True))
    client.wait_until(lambda: SHARED in replies(client), "the shared one arrives")
    client.restart()
    assert replies(client)[SHARED].text == "Three days.", "read from disk before any connection"
