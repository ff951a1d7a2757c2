"""The way to a real mail server: sign-in, TLS by a private authority, refusals, dead and slow servers; and the queue's patience."""

import asyncio
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from chat_backend.logs import JsonLines
from chat_backend.mail.queue import MOST_ATTEMPTS
from chat_backend.mail.server import MailServer, mail_server
from chat_backend.mail.transport import NotTaken, Transport
from chat_backend.protocol import MailFailure
from chat_backend.refusals import Refused
from tests.doubles.mail_server import PASSWORD, USER, MailServerDouble, authority_and_certificate
from tests.integration.chat_backend.mail_desk import MINUTE, MailDesk, mail_desk

MESSAGE = b"From: chat@shop.example\r\nTo: boris@example.com\r\nSubject: x\r\n\r\nHello\r\n"


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A private authority, and a certificate of its making with the key."""
    return authority_and_certificate(tmp_path_factory.mktemp("papers"))


@pytest.fixture
def post() -> Iterator[MailServerDouble]:
    with MailServerDouble() as post:
        yield post


def at(
    post: MailServerDouble, *, query: str = "?starttls=never", scheme: str = "smtp", who: str = "", ca: str = ""
) -> MailServer:
    return mail_server(f"{scheme}://{who}127.0.0.1:{post.port}{query}", "chat@shop.example", ca_file=ca)


async def hand_over(server: MailServer, *, seconds: float = 20.0) -> None:
    async with Transport(server, seconds=seconds).conversation() as conversation:
        await conversation.hand_over("boris@example.com", MESSAGE)


async def refused(server: MailServer, *, seconds: float = 20.0) -> NotTaken:
    with pytest.raises(NotTaken) as caught:
        await hand_over(server, seconds=seconds)
    return caught.value


async def test_several_e_mails_go_over_one_connection(post: MailServerDouble) -> None:
    async with Transport(at(post)).conversation() as conversation:
        for _ in range(3):
            await conversation.hand_over("boris@example.com", MESSAGE)
    assert (len(post.delivered), post.asked) == (3, 1)


async def test_user_and_password_of_the_address(papers: tuple[Path, Path]) -> None:
    authority, certificate = papers
    with MailServerDouble(tls=certificate, wants_sign_in=True) as post:

        def signing_in(who: str) -> MailServer:
            return at(post, query="", who=who, ca=str(authority))

        await hand_over(signing_in("chat:p%40ss%3Aw%2Frd%20%2541@"))
        assert post.delivered[0].signed_in
        assert (USER, PASSWORD) == ("chat", "p@ss:w/rd %41")
        error = await refused(signing_in("chat:wrong@"))
        assert (error.trouble.problem, error.of_server, error.lasting) == ("sign_in", True, False)
        assert error.trouble.words.startswith("535")
        error = await refused(signing_in(""))
        assert error.trouble.problem in {"refused", "sender"}
        assert len(post.delivered) == 1


async def test_starttls_with_a_private_authority(papers: tuple[Path, Path]) -> None:
    authority, certificate = papers
    with MailServerDouble(tls=certificate) as post:
        for query in ("", "?starttls=required", "?starttls=if-offered"):
            await hand_over(at(post, query=query, ca=str(authority)))
        assert [each.over_tls for each in post.delivered] == [True, True, True]
        for query in ("", "?starttls=if-offered"):
            error = await refused(at(post, query=query))
            assert (error.trouble.problem, error.of_server) == ("bad_certificate", True)
        assert len(post.delivered) == 3


async def test_tls_from_the_first_byte(papers: tuple[Path, Path]) -> None:
    authority, certificate = papers
    with MailServerDouble(tls=certificate, tls_at_once=True) as post:
        await hand_over(at(post, scheme="smtps", query="", ca=str(authority)))
        assert (await refused(at(post, scheme="smtps", query=""))).trouble.problem == "bad_certificate"
        assert len(post.delivered) == 1


async def test_nothing_is_said_to_a_server_without_the_tls_that_is_required(post: MailServerDouble) -> None:
    error = await refused(at(post, query="", who="chat:secret@"))
    assert (error.trouble.problem, error.of_server) == ("no_tls", True)
    await hand_over(at(post, query="?starttls=if-offered"))
    assert len(post.delivered) == 1


@pytest.mark.parametrize(
    ("reply", "problem", "lasting", "of_server"),
    [
        ("550 5.1.1 No such user", "recipient", True, False),
        ("451 4.7.1 Greylisted,\x07 come back", "delayed", False, False),
        ("421 4.3.2 Going down", "delayed", False, True),
    ],
)
async def test_what_a_refusal_means(
    post: MailServerDouble, reply: str, problem: str, lasting: bool, of_server: bool
) -> None:
    post.replies["boris@example.com"] = [reply]
    error = await refused(at(post))
    assert (error.trouble.problem, error.lasting, error.of_server) == (problem, lasting, of_server)
    assert error.trouble.words.startswith(reply[:3])
    assert error.trouble.words.isprintable()
    post.data_replies = [reply]
    error = await refused(at(post))
    assert error.lasting is lasting


async def test_a_dead_and_a_slow_server(post: MailServerDouble) -> None:
    post.slow = 5.0
    error = await refused(at(post), seconds=0.5)
    assert (error.trouble.problem, error.of_server, error.lasting) == ("slow", True, False)
    post.slow = 0.0
    post.stop()
    error = await refused(at(post))
    assert (error.trouble.problem, error.of_server) == ("unreachable", True)

    async def mute(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await asyncio.sleep(30)
        finally:
            writer.close()

    server = await asyncio.start_server(mute, "127.0.0.1", 0)
    try:
        port = server.sockets[0].getsockname()[1]
        silent = mail_server(f"smtp://127.0.0.1:{port}?starttls=never", "chat@shop.example")
        assert (await refused(silent, seconds=0.5)).trouble.problem == "slow"
    finally:
        server.close()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()


# ------------------------------------------------------------------------------------------- the queue


async def failures(desk: MailDesk) -> tuple[MailFailure, ...]:
    async with desk.services.database.read() as connection:
        return await desk.services.mail.queue.failures(connection, desk.workspace.id)


async def test_a_delay_is_tried_again_and_again_with_longer_pauses(tmp_path: Path, post: MailServerDouble) -> None:
    async with mail_desk(tmp_path, post) as desk:
        vera = await desk.vera()
        await desk.writes(vera.id)
        post.replies[desk.owner.email] = ["451 4.7.1 Greylisted"] * 3
        tried: list[int] = []
        for _ in range(60):
            desk.later(MINUTE // 2)
            await desk.send()
            found = await failures(desk)
            if found and (not tried or found[0].at != tried[-1]):
                tried.append(found[0].at)
                assert found[0].trouble.words == "451 4.7.1 Greylisted"
                assert found[0].again_at is not None
        (mail,) = desk.mails(desk.owner)
        assert len(tried) == 3
        assert tried[2] - tried[1] > tried[1] - tried[0] >= MINUTE * 0.8
        assert await failures(desk) == ()
        assert mail.message["Message-ID"]


async def test_a_refusal_is_for_good_until_an_owner_tries_again(tmp_path: Path, post: MailServerDouble) -> None:
    async with mail_desk(tmp_path, post) as desk:
        vera = await desk.vera()
        await desk.writes(vera.id)
        post.replies[desk.owner.email] = ["550 5.1.1 No such user", "550 5.1.1 Still not"]
        await desk.after(2)
        (failure,) = await failures(desk)
        assert (failure.to, failure.kind, failure.attempts, failure.again_at) == (desk.owner.email, "dialog", 1, None)
        await desk.after(120)
        assert (await failures(desk))[0].at == failure.at, "nobody tries by himself"
        queue = desk.services.mail.queue
        with pytest.raises(Refused):
            await queue.try_again("another workspace", failure.id)
        await queue.try_again(desk.workspace.id, failure.id)
        await desk.send()
        (failure,) = await failures(desk)
        assert failure.trouble.words == "550 5.1.1 Still not"
        await queue.try_again(desk.workspace.id, failure.id)
        await desk.send()
        assert len(desk.mails(desk.owner)) == 1
        assert await failures(desk) == ()


async def test_a_server_that_stays_dead_is_given_up_and_forgotten_at_will(
    tmp_path: Path, post: MailServerDouble
) -> None:
    async with mail_desk(tmp_path, post) as desk:
        vera = await desk.vera()
        await desk.writes(vera.id)
        post.stop()
        attempts = 0
        for _ in range(120):
            desk.later(5 * MINUTE)
            await desk.send()
            found = await failures(desk)
            attempts = found[0].attempts if found else attempts
            if found and found[0].again_at is None:
                break
        assert attempts == MOST_ATTEMPTS
        (failure,) = await failures(desk)
        assert failure.trouble.problem == "unreachable"
        await desk.services.mail.queue.forget(desk.workspace.id, failure.id)
        assert await failures(desk) == ()
        with pytest.raises(Refused):
            await desk.services.mail.queue.forget(desk.workspace.id, failure.id)


async def test_one_recipient_nobody_knows_holds_up_nobody_else(tmp_path: Path, post: MailServerDouble) -> None:
    async with mail_desk(tmp_path, post) as desk:
        boris = await desk.operator("Boris")
        post.replies[desk.owner.email] = ["550 5.1.1 No such user"]
        vera = await desk.vera()
        await desk.writes(vera.id)
        await desk.after(2)
        assert (len(desk.mails(desk.owner)), len(desk.mails(boris))) == (0, 1)
        assert post.asked == 1


async def test_two_processes_send_each_e_mail_once(tmp_path: Path, post: MailServerDouble) -> None:
    async with mail_desk(tmp_path, post) as desk:
        for number in range(6):
            user = await desk.vera(name=f"Visitor No {number}")
            await desk.writes(user.id)
        desk.later(2 * MINUTE)
        await asyncio.gather(*(desk.services.mail.work() for _ in range(3)))
        assert len(desk.mails(desk.owner)) == 6


async def test_no_secret_and_no_address_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, post: MailServerDouble
) -> None:
    server = at(post, query="", who="chat:very-secret@")
    assert "very-secret" not in repr(server)
    with caplog.at_level(logging.DEBUG):
        await refused(server)
        async with mail_desk(tmp_path, post) as desk:
            vera = await desk.vera()
            await desk.writes(vera.id, "a private sentence")
            post.replies[desk.owner.email] = ["550 5.1.1 No such user"]
            await desk.after(2)
    lines = "\n".join(JsonLines().format(record) for record in caplog.records if record.name.startswith("chat_backend"))
    assert "an e-mail was given up" in lines
    for secret in ("very-secret", "a private sentence", "@example.com"):
        assert secret not in lines
