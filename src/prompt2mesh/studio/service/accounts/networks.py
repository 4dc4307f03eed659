"""Whose requests count as one person's."""

from ipaddress import IPv6Address, ip_address


def network_of(address: str) -> str:
    """An IPv4 address, or the network of an IPv6 address, of which a person has 2⁶⁴; empty for what is no address."""
    try:
        found = ip_address(address.split("%", 1)[0])
    except ValueError:
        return ""
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or IPv6Address(int(found) >> 64 << 64))
    return str(found)
