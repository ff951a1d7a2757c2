"""Under which names and addresses the service is sold."""

from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

from operator_app.backends.own import address as addresses
from operator_app.domain.value import Value


class Brand(StrEnum):
    CARROT_QUEST = "carrot_quest"
    DASHLY = "dashly"
    OTHER = "other"
    """Addresses of one's own: another region, or a test."""


class Place(Value):
    """Where the service answers: two addresses, since they differ by brand, region and age."""

    api: str
    realtime: str


PLACES: Final = {
    Brand.CARROT_QUEST: Place(api="https://api.carrotquest.io", realtime="https://realtime-services.carrotquest.io"),
    Brand.DASHLY: Place(api="https://api.dashly.app", realtime="https://realtime-services.dashly.app"),
}
FILE_HOSTS: Final = ("files.carrotquest.io", "files.carrotquest.app", "files.dashly.app")
"""Where uploaded files, avatars and pictures of messages lie."""


def place(brand: Brand, api: str = "", realtime: str = "") -> Place:
    """``api`` and ``realtime`` count for other addresses only. Raises ``NotABackend`` for what is no address."""
    known = PLACES.get(brand)
    return known or Place(api=addresses.normal(api), realtime=addresses.normal(realtime or api))


def brand_of(api: str) -> Brand:
    return next((brand for brand, known in PLACES.items() if known.api == api), Brand.OTHER)


def serves_files(url: str, api: str) -> bool:
    """Whether a file lies with the service; nothing else is asked for one."""
    try:
        there, here = urlsplit(url), urlsplit(api)
        if there.username is not None:
            return False
        there_port, here_port = there.port, here.port
    except ValueError:
        return False
    own = (there.scheme, there.hostname, there_port) == (here.scheme, here.hostname, here_port)
    return own or (there.scheme == "https" and there_port is None and there.hostname in FILE_HOSTS)
