"""Which addresses are strangers' and may be asked."""

import pytest

from chat_backend.profiles.outside import Outside, Unreachable, is_public


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "0.0.0.0",  # noqa: S104 - refused, not listened on
         "100.64.0.1", "224.0.0.1", "240.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "not an address",
    ],
)  # fmt: skip
def test_own_networks(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "192.0.77.2", "2a00:1450:4001:81b::200e"])
def test_the_internet(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address", ["", "ftp://x.example", "file:///etc/passwd", "http://", "http://a:b@x.example", "http://[1"]
)
def test_no_addresses(address: str) -> None:
    with pytest.raises(Unreachable):
        Outside(address)
