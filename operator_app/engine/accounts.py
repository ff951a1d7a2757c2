"""Which accounts this profile has: a small file, written whole or not at all."""

import logging
import os
from collections.abc import Callable
from pathlib import Path

import msgspec

from operator_app.diagnostics.problem_fields import described
from operator_app.domain.accounts import Account
from operator_app.domain.value import AccountId, Milliseconds, Value

log = logging.getLogger(__name__)


class _File(Value):
    format: int = 1
    accounts: tuple[Account, ...] = ()


class AccountsFile:
    """Blocks on the disk: call it on a thread. Raises ``OSError`` where the disk does."""

    def __init__(self, path: Path, now: Callable[[], Milliseconds]) -> None:
        self._path = path
        self._now = now

    def read(self) -> tuple[Account, ...]:
        """None where there is no file. A broken one is set aside, so that a new one does not overwrite it."""
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=_File).accounts
        except FileNotFoundError:
            return ()
        except (msgspec.DecodeError, RecursionError) as error:
            aside = self._path.with_name(f"{self._path.name}.broken-{self._now()}")
            self._path.replace(aside)
            log.error("the list of accounts is broken and was set aside", extra=described(error))  # noqa: TRY400 - the cause is one line
            return ()

    def put(self, account: Account) -> tuple[Account, ...]:
        """Add it, or replace the one with its id."""
        others = self.read()
        if any(each.id == account.id for each in others):
            accounts = tuple(account if each.id == account.id else each for each in others)
        else:
            accounts = (*others, account)
        self._write(accounts)
        return accounts

    def remove(self, account_id: AccountId) -> tuple[Account, ...]:
        accounts = tuple(each for each in self.read() if each.id != account_id)
        self._write(accounts)
        return accounts

    def _write(self, accounts: tuple[Account, ...]) -> None:
        new = self._path.with_name(f"{self._path.name}.new")
        with new.open("wb") as file:
            file.write(msgspec.json.format(msgspec.json.encode(_File(accounts=accounts))))
            file.flush()
            os.fsync(file.fileno())
        new.replace(self._path)
