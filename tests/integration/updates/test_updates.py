"""Updates from a real signed repository: brought, tried, taken back; and everything an attacker or a bad network may do."""

import asyncio
import io
import json
import subprocess
import tarfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from operator_app.domain.updates import (
    UpdateChannel,
    UpdateChoice,
    UpdateFailed,
    UpdatePhase,
    UpdateProblem,
    UpdateState,
)
from operator_app.installation.installation import Installation, InstallKind, read_installation
from operator_app.installation.policy import Policy
from operator_app.updates.source import SignedSource, Stopped
from operator_app.updates.updater import Updater
from operator_app.updates.versions import Versions
from tests.doubles.update_server import BREAKS, WORKS, UpdateServer, lay_out

STABLE, EARLY = UpdateChannel.STABLE, UpdateChannel.EARLY


class Computer:
    """With version 1.0.0 installed."""

    def __init__(self, folder: Path, server: UpdateServer) -> None:
        self.tree = folder / "installed"
        lay_out(self.tree, "1.0.0", WORKS, server.address, server.root)
        self.profile = folder / "profile"
        self.told: list[UpdateState] = []

    @property
    def versions_folder(self) -> Path:
        return self.tree / "versions"

    def running(self, version: str = "1.0.0") -> Installation:
        """What a program of this version reads about itself."""
        return read_installation(self.versions_folder / version / "_internal")

    def source(self, version: str = "1.0.0") -> SignedSource:
        return SignedSource(self.running(version), self.profile / "updates")

    def versions(self, version: str = "1.0.0") -> Versions:
        return Versions(self.versions_folder, version)

    def updater(self, *, policy: Policy | None = None, version: str = "1.0.0", **sleeping: object) -> Updater:
        installation = self.running(version)
        return Updater(
            installation,
            policy or Policy(),
            self.source(version),
            Versions.of(installation),
            tell=self.told.append,
            **sleeping,  # type: ignore[arg-type]  # sleep only
        )

    def start(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """As a person does: by the launcher."""
        return subprocess.run(
            [str(self.tree / "operator-app"), *arguments], capture_output=True, text=True, check=False, timeout=30
        )

    def names(self) -> set[str]:
        return {each.name for each in self.versions_folder.iterdir()}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[UpdateServer]:
    with UpdateServer(tmp_path / "server") as server:
        yield server


@pytest.fixture
def computer(tmp_path: Path, server: UpdateServer) -> Computer:
    return Computer(tmp_path, server)


async def test_a_newer_version_is_brought_with_progress_and_runs_from_the_next_start(
    computer: Computer, server: UpdateServer
) -> None:
    server.publish("1.1.0", filling=3_000_000)
    updater = computer.updater()
    updater.choose(UpdateChoice.ASK, STABLE)
    await updater.look()
    assert (updater.state.phase, updater.state.version) == (UpdatePhase.AVAILABLE, "1.1.0")
    assert updater.state.by_hand is False
    assert computer.start("a").stdout == "1.0.0 a\n", "found is not brought"

    await updater.bring()
    assert updater.state == UpdateState(phase=UpdatePhase.READY, version="1.1.0")
    coming = [state for state in computer.told if state.phase is UpdatePhase.COMING]
    assert all(0 <= state.done <= state.total for state in coming)
    assert any(state.done for state in coming)
    assert computer.start("b c").stdout == "1.1.0 b c\n"
    assert "trial" not in computer.names(), "the stand-in showed its window"
    assert not list((computer.profile / "updates").glob("downloads/*")), "the archive is of no more use"


async def test_by_itself_it_looks_and_brings_only_when_so_chosen(computer: Computer, server: UpdateServer) -> None:
    server.publish("1.1.0")
    found = asyncio.Event()

    async def sleep(seconds: float) -> None:
        if seconds > 1000:
            found.set()
            await asyncio.Event().wait()

    updater = computer.updater(sleep=sleep)
    async with asyncio.TaskGroup() as group:
        work = group.create_task(updater.run())
        updater.choose(UpdateChoice.ASK, STABLE)
        await asyncio.wait_for(found.wait(), 30)
        assert updater.state.phase is UpdatePhase.AVAILABLE
        found.clear()
        updater.choose(UpdateChoice.AUTOMATIC, STABLE)
        await asyncio.wait_for(found.wait(), 30)
        assert updater.state.phase is UpdatePhase.READY
        work.cancel()


@pytest.mark.parametrize("choice", [UpdateChoice.AUTOMATIC, UpdateChoice.ASK, UpdateChoice.OFF])
async def test_the_computers_owner_can_forbid_it(
    computer: Computer, server: UpdateServer, choice: UpdateChoice
) -> None:
    server.publish("1.1.0")
    server.asked.clear()
    updater = computer.updater(policy=Policy(updates=False))
    updater.choose(choice, STABLE)
    await updater.look()
    await updater.bring()
    assert updater.state.phase is UpdatePhase.FORBIDDEN
    assert server.asked == [], "not even asked"


async def test_what_a_package_manager_installed_is_only_told(computer: Computer, server: UpdateServer) -> None:
    server.publish("1.1.0")
    file = computer.versions_folder / "1.0.0" / "_internal" / "installation.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), "kind": InstallKind.DEB}))
    updater = computer.updater()
    await updater.look()
    assert (updater.state.phase, updater.state.by_hand) == (UpdatePhase.AVAILABLE, True)
    await updater.bring()
    assert updater.state.phase is UpdatePhase.AVAILABLE
    assert not any(path.endswith(".tar.gz") for path in server.asked)


def test_release_candidates_are_for_the_early_channel(computer: Computer, server: UpdateServer) -> None:
    server.publish("1.1.0rc1")
    assert computer.source().newest(STABLE) is None
    early = computer.source().newest(EARLY)
    assert early is not None
    assert early.version == "1.1.0rc1"
    server.publish("1.1.0")
    newest = [offer.version for channel in (STABLE, EARLY) if (offer := computer.source().newest(channel))]
    assert newest == ["1.1.0", "1.1.0"]


def test_an_older_version_is_none(computer: Computer, server: UpdateServer) -> None:
    server.publish("0.9.0")
    assert computer.source().newest(EARLY) is None


# ------------------------------------------------------------------------------------------------- attacks


def failure(work: Callable[[], object]) -> UpdateProblem:
    with pytest.raises(UpdateFailed) as caught:
        work()
    return caught.value.problem


def test_a_changed_archive_is_refused(computer: Computer, server: UpdateServer) -> None:
    archive = server.publish("1.1.0")
    content = bytearray(archive.read_bytes())
    content[len(content) // 2] ^= 1
    archive.write_bytes(content)
    source = computer.source()
    assert failure(lambda: source.fetch(STABLE, "1.1.0", lambda *_: None)) is UpdateProblem.NOT_TRUSTED
    archive.write_bytes(bytes(content) + b"more")
    assert failure(lambda: source.fetch(STABLE, "1.1.0", lambda *_: None)) is UpdateProblem.NOT_TRUSTED
    assert not list((computer.profile / "updates" / "downloads").iterdir())
    assert computer.start().stdout.startswith("1.0.0")


@pytest.mark.parametrize("role", ["timestamp", "snapshot", "targets"])
def test_changed_metadata_are_refused(computer: Computer, server: UpdateServer, role: str) -> None:
    server.publish("1.1.0")
    changed = sorted((server.repository_folder / "metadata").glob(f"*{role}.json"))
    assert changed
    for file in changed:
        said = json.loads(file.read_text())
        said["signed"]["expires"] = "2099-01-01T00:00:00Z"
        file.write_text(json.dumps(said))
    assert failure(lambda: computer.source().newest(STABLE)) is UpdateProblem.NOT_TRUSTED


def test_another_ones_keys_are_refused(computer: Computer, server: UpdateServer, tmp_path: Path) -> None:
    with UpdateServer(tmp_path / "attacker") as attacker:
        attacker.publish("6.6.6")
        for file in (attacker.repository_folder / "metadata").iterdir():
            if "root" not in file.name:
                (server.repository_folder / "metadata" / file.name).write_bytes(file.read_bytes())
    assert failure(lambda: computer.source().newest(STABLE)) is UpdateProblem.NOT_TRUSTED


def test_expired_metadata_are_refused(computer: Computer, server: UpdateServer) -> None:
    server.publish("1.1.0")
    server.expire()
    assert failure(lambda: computer.source().newest(STABLE)) is UpdateProblem.STALE


def test_older_metadata_than_were_seen_are_refused(computer: Computer, server: UpdateServer, tmp_path: Path) -> None:
    server.publish("1.1.0")
    old = {file.name: file.read_bytes() for file in (server.repository_folder / "metadata").iterdir()}
    server.publish("1.2.0")
    newest = computer.source().newest(STABLE)
    assert newest is not None
    assert newest.version == "1.2.0"
    for name, content in old.items():
        (server.repository_folder / "metadata" / name).write_bytes(content)
    assert failure(lambda: computer.source().newest(STABLE)) is UpdateProblem.NOT_TRUSTED


async def test_no_server_is_said_and_harms_nothing(computer: Computer, server: UpdateServer) -> None:
    file = computer.versions_folder / "1.0.0" / "_internal" / "installation.json"
    file.write_text(file.read_text().replace(server.address, "http://127.0.0.1:9"))
    updater = computer.updater()
    await updater.look()
    assert updater.state == UpdateState(phase=UpdatePhase.FAILED, problem=UpdateProblem.UNREACHABLE)


# ------------------------------------------------------------------------------------------- bad downloads


async def test_an_interrupted_download_leaves_all_as_it_was_and_succeeds_later(
    computer: Computer, server: UpdateServer
) -> None:
    server.publish("1.1.0", filling=2_000_000)
    server.cut_after = 700_000
    updater = computer.updater()
    updater.choose(UpdateChoice.ASK, STABLE)
    await updater.look()
    await updater.bring()
    assert updater.state == UpdateState(phase=UpdatePhase.FAILED, problem=UpdateProblem.UNREACHABLE)
    assert computer.names() == {"1.0.0", "current"}
    assert computer.start().stdout.startswith("1.0.0")

    server.cut_after = None
    await updater.look()
    await updater.bring()
    assert updater.state.phase is UpdatePhase.READY
    assert computer.start().stdout.startswith("1.1.0")


def test_a_download_ends_when_the_app_does(computer: Computer, server: UpdateServer) -> None:
    server.publish("1.1.0", filling=2_000_000)
    source = computer.source()
    begun = threading.Event()

    def progress(_done: int, _total: int) -> None:
        begun.set()
        source.stop()

    with pytest.raises(Stopped):
        source.fetch(STABLE, "1.1.0", progress)
    assert begun.is_set()
    assert computer.names() == {"1.0.0", "current"}


def test_a_folder_that_cannot_be_written_is_said(computer: Computer, server: UpdateServer, tmp_path: Path) -> None:
    archive = server.publish("1.1.0")
    file = tmp_path / "a file"
    file.write_text("where a folder should be")
    problem = failure(lambda: Versions(file / "versions", "1.0.0").stage(archive, "1.1.0"))
    assert problem is UpdateProblem.NOT_WRITABLE


# ------------------------------------------------------------------------------------------------ rollback


def brought(computer: Computer, server: UpdateServer, version: str, program: str) -> None:
    server.publish(version, program)
    source = computer.source()
    computer.versions().stage(source.fetch(EARLY, version, lambda *_: None), version)


async def test_a_version_that_shows_no_window_twice_is_taken_back_and_never_tried_again(
    computer: Computer, server: UpdateServer
) -> None:
    brought(computer, server, "1.1.0", BREAKS)
    for _ in range(2):
        assert computer.start().stderr == "broken\n"
    third = computer.start("again")
    assert third.stdout == "1.0.0 again\n"
    assert computer.versions().refused() == ("1.1.0",)

    updater = computer.updater()
    await updater.look()
    assert updater.state == UpdateState(phase=UpdatePhase.CURRENT, given_up="1.1.0")
    await updater.bring()
    assert computer.start().stdout.startswith("1.0.0")

    brought(computer, server, "1.1.1", WORKS)
    assert computer.start().stdout.startswith("1.1.1"), "the next one is tried"


def test_a_version_without_a_program_is_taken_back_at_once(computer: Computer, server: UpdateServer) -> None:
    brought(computer, server, "1.1.0", WORKS)
    (computer.versions_folder / "1.1.0" / "operator-app").unlink()
    assert computer.start().stdout.startswith("1.0.0")
    assert computer.versions().refused() == ("1.1.0",)


def test_a_window_ends_the_trial_and_the_old_version_goes(computer: Computer, server: UpdateServer) -> None:
    brought(computer, server, "1.1.0", BREAKS)
    assert computer.versions().staged() == "1.1.0"
    computer.start()
    new = computer.versions("1.1.0")
    assert new.staged() == ""
    computer.versions().passed()
    assert "trial" in computer.names(), "the old one cannot pass for the new one"
    new.passed()
    assert computer.names() == {"1.1.0", "current"}
    for _ in range(4):
        assert computer.start().stderr == "broken\n", "it passed: nothing is counted any more"


def test_starts_that_only_wake_the_running_app_do_not_count(computer: Computer, server: UpdateServer) -> None:
    brought(computer, server, "1.1.0", BREAKS)
    for _ in range(5):
        assert computer.start().stderr == "broken\n"
        computer.versions("1.1.0").not_counted()
    assert computer.versions().refused() == ()


def test_an_archive_of_another_version_than_it_says_is_refused(computer: Computer, server: UpdateServer) -> None:
    archive = server.publish("1.1.0")
    for version in ("1.2.0", "../x", "1.0.0"):
        assert failure(lambda version=version: computer.versions().stage(archive, version)) is UpdateProblem.NOT_TRUSTED
    assert computer.names() == {"1.0.0", "current"}


def test_a_file_that_would_leave_the_folder_is_refused(computer: Computer, tmp_path: Path) -> None:
    archive = tmp_path / "evil.tar.gz"
    with tarfile.open(archive, "w:gz") as opened:
        entry = tarfile.TarInfo("operator-app/versions/1.1.0/../../../../../escaped")
        entry.size = 1
        opened.addfile(entry, io.BytesIO(b"x"))
    assert failure(lambda: computer.versions().stage(archive, "1.1.0")) is UpdateProblem.NOT_TRUSTED
    assert not list(tmp_path.rglob("escaped"))
