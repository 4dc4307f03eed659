import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompt2mesh.mesh.errors import AddressRefusedError
from prompt2mesh.webhooks.addresses import AddressUnknownError, PublicAddresses

PUBLIC = "93.184.216.34"


def inet_aton(host: str, port: int) -> list[str]:
    """Resolves as a machine with a lenient resolver does: every number is an address, and all names are public."""
    del port
    fields = host.removesuffix(".").split(".")
    try:
        values = [int(one, 8 if one.startswith("0") and one[1:].isdigit() else 0) for one in fields]
    except ValueError:
        return [PUBLIC]
    *heads, last = values
    number = last
    for index, head in enumerate(heads):
        number |= head << (24 - 8 * index)
    return [str(ipaddress.IPv4Address(number & 0xFFFFFFFF))]


def refused(url: str) -> bool:
    """Whether the address is refused, when it is typed in or when the message is to be sent."""
    addresses = PublicAddresses(resolver=inet_aton)
    try:
        addresses.check(url)
        to = addresses.parse(url)
        addresses.resolve(to.host, to.port)
    except AddressRefusedError:
        return True
    return False


def spellings(address: ipaddress.IPv4Address) -> list[str]:
    number, (a, b, c, d) = int(address), address.packed
    return [
        str(address), f"{address}.", str(number), hex(number), f"0{number:o}", f"0x{a:x}.{b}.{c}.0x{d:x}",
        f"0{a:o}.0{b:o}.0{c:o}.0{d:o}", f"{a}.{number & 0xFFFFFF}", f"{a}.{b}.{number & 0xFFFF}",
        f"[::ffff:{address}]", f"[::ffff:{number >> 16:x}:{number & 0xFFFF:x}]", f"[::{address}]",
        f"[64:ff9b::{address}]", f"[2002:{number >> 16:x}:{number & 0xFFFF:x}::1]", f"user@{address}",
        f"user:pass@{address}", f"example.com@{address}", f"{address}%2f@example.com", f"{address}\\@example.com",
        f"0{a}.0{b}.0{c}.0{d}", f"%31{str(address)[1:]}", str(address).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
        str(address).replace(".", "。"), f"{address}\t", f" {address}",
    ]  # fmt: skip


INSIDE = st.one_of(
    *(
        st.ip_addresses(network=network)
        for network in (
            "127.0.0.0/8",
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "169.254.0.0/16",
            "100.64.0.0/10",
            "0.0.0.0/8",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "192.0.2.0/24",
        )
    ),
    st.sampled_from(["169.254.169.254", "168.63.129.16", "100.100.100.200"]).map(ipaddress.IPv4Address),
)


@given(address=INSIDE, data=st.data())
def test_no_spelling_of_an_inner_address_is_called(address: ipaddress.IPv4Address, data: st.DataObject) -> None:
    host = data.draw(st.sampled_from(spellings(address)))
    assert refused(f"https://{host}/hook"), host
    assert refused(f"https://{host}:8443/hook"), host


@given(
    st.one_of(*(st.ip_addresses(network=network) for network in ("::1/128", "fc00::/7", "fe80::/10", "ff00::/8", "::/128")))
)  # fmt: skip
def test_no_inner_ipv6_address_is_called(address: ipaddress.IPv6Address) -> None:
    assert refused(f"https://[{address}]/hook")
    assert refused(f"https://[{address.exploded}]/hook")


@given(st.text(max_size=80))
def test_nothing_that_is_typed_breaks_the_guard(text: str) -> None:
    for url in (text, f"https://{text}", f"https://{text}/hook", f"https://example.com:{text}/"):
        try:
            to = PublicAddresses(resolver=inet_aton).parse(url)
        except AddressRefusedError:
            continue
        assert to.secure
        assert to.host
        assert to.host.isascii()
        assert to.target.startswith(b"/")


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/hook?token=a%20b", "https://EXAMPLE.com./hook", "https://8.8.8.8:8443/",
        "https://[2606:2800:220:1:248:1893:25c8:1946]/hook", "https://müller.example/hook", "https://a_b.example:9999",
        "https://example.com/me@home", "https://3com.example/",
    ],
)  # fmt: skip
def test_an_address_on_the_public_internet_is_allowed(url: str) -> None:
    assert not refused(url)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://example.com/hook", "https://"), ("ftp://example.com/", "https://"), ("example.com/hook", "https://"),
        ("https:///hook", "name a host"), ("https://user@example.com/", "user name"), ("https://:x@example.com/", "user name"),
        ("https://example.com:22/", "port"), ("https://example.com:0/", "port"), ("https://example.com:99999/", "read|port"),
        ("https://localhost/", "public internet"), ("https://LOCALHOST.:8000/", "public internet"),
        ("https://a.localhost/", "public internet"), ("https://metadata.google.internal/", "public internet"),
        ("https://printer.local/", "public internet"), ("https://2130706433/", "four decimal"),
        ("https://example.com/a b", "spaces"), ("https://example.com/\r\nX: y", "spaces"), ("", "spaces"),
        ("https://example.com\\@127.0.0.1/", "backslashes"), (f"https://example.com/{'x' * 2000}", "2000 characters"),
        ("https://-example.com/", "read|name a host"), ("https://exa mple.com/", "spaces"),
    ],
)  # fmt: skip
def test_it_is_said_what_is_wrong_with_an_address(url: str, why: str) -> None:
    with pytest.raises(AddressRefusedError, match=why):
        PublicAddresses().check(url)


def test_a_name_with_one_inner_address_among_public_ones_is_refused() -> None:
    def both(_host: str, _port: int) -> list[str]:
        return [PUBLIC, "10.0.0.7"]

    addresses = PublicAddresses(resolver=both)
    addresses.check("https://example.com/")
    with pytest.raises(AddressRefusedError):
        addresses.resolve("example.com", 443)


def test_a_name_without_address_may_have_one_later() -> None:
    def fails(host: str, port: int) -> list[str]:
        raise OSError(f"{host}:{port}")

    def finds_nothing(_host: str, _port: int) -> list[str]:
        return []

    for resolver in (fails, finds_nothing):
        with pytest.raises(AddressUnknownError):
            PublicAddresses(resolver=resolver).resolve("example.com", 443)


def test_a_developer_may_allow_private_addresses_but_not_those_of_a_clouds_secrets() -> None:
    addresses = PublicAddresses(allow_private=True)
    for url in ("http://127.0.0.1:5000/hook", "http://localhost:3000/", "https://10.1.2.3/", "http://[::1]:80/"):
        addresses.check(url)
    for url in (
        "http://169.254.169.254/latest/meta-data",
        "http://0.0.0.0/",
        "http://[ff02::1]/",
        "http://[::ffff:169.254.169.254]/",
    ):
        with pytest.raises(AddressRefusedError):
            addresses.check(url)
    assert addresses.resolve("127.0.0.1", 80) == ["127.0.0.1"]


def test_the_host_header_is_what_a_browser_would_send() -> None:
    addresses = PublicAddresses()
    assert addresses.parse("https://example.com./a?b").authority == "example.com"
    assert addresses.parse("https://example.com:8443").authority == "example.com:8443"
    assert addresses.parse("https://[2606:2800:220:1::1]:8443").authority == "[2606:2800:220:1::1]:8443"
    assert addresses.parse("https://bücher.example").authority == "xn--bcher-kva.example"
