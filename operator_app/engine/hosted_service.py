"""Makes adapters of the hosted service: which addresses, whose token, and who acts."""

import ssl
from collections.abc import Callable
from typing import Final

from operator_app.backends.port import Backend
from operator_app.domain.accounts import Account
from operator_app.domain.problems import RefusalReason, Refused
from operator_app.domain.service import ServiceOffer
from operator_app.domain.value import Milliseconds
from operator_app.engine import team_requests

_TITLES: Final = {"carrot_quest": "Carrot quest", "dashly": "Dashly"}


class CarrotQuestServices:
    """Imports httpx and websockets at the first use, not when the app starts. ``now`` is this computer's clock."""

    def __init__(self, now: Callable[[], Milliseconds]) -> None:
        self._now = now
        self._tls: ssl.SSLContext | None = None

    async def look(self, asked: team_requests.LookAtService) -> ServiceOffer:
        """Raises ``SignedOut``, ``Refused``, ``NotABackend``, ``Unreachable``, ``RateLimited``."""
        from operator_app.backends.carrotquest import brands  # noqa: PLC0415 - start-up budget

        try:
            brand = brands.Brand(asked.brand)
        except ValueError:
            raise Refused(RefusalReason.OTHER, "no such brand") from None
        place = brands.place(brand, asked.api, asked.realtime)
        return await self._look(place.api, place.realtime, asked.token.strip(), asked.site_id)

    async def look_again(self, account: Account, token: str) -> ServiceOffer:
        """With a new token for an account there is."""
        return await self._look(account.address, account.realtime, token.strip(), account.site_id)

    def title(self, offer: ServiceOffer) -> str:
        """What the screen calls the account."""
        from operator_app.backends.carrotquest import brands  # noqa: PLC0415 - start-up budget

        return f"{_TITLES.get(brands.brand_of(offer.api).value, offer.title)} · {offer.site_id}"

    def connect(self, account: Account, token: str) -> Backend:
        from operator_app.backends.carrotquest.adapter import CarrotQuestBackend, Site  # noqa: PLC0415 - start-up budget

        where = Site(
            api=account.address,
            realtime=account.realtime or account.address,
            site_id=account.site_id,
            title=account.title,
            me=account.operator_id,
            my_name=account.operator_name,
        )
        return CarrotQuestBackend(where, token, self._context(account.address, account.realtime), now=self._now)

    async def _look(self, api: str, realtime: str, token: str, site_id: str) -> ServiceOffer:
        from operator_app.backends.carrotquest import sign_in  # noqa: PLC0415 - start-up budget

        return await sign_in.look(api, realtime, token, site_id=site_id, tls=self._context(api))

    def _context(self, *addresses: str) -> ssl.SSLContext | None:
        from operator_app.backends.own import tls  # noqa: PLC0415 - start-up budget

        if not any(each.startswith("https:") for each in addresses):
            return None
        if self._tls is None:
            self._tls = tls.context()
        return self._tls
