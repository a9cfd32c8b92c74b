"""Which network addresses may be connected to: those of the public internet, and no others."""

import ipaddress
import socket

from counterclaim.errors import ReportError

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

# is_global leaves these out or, depending on the Python release, in.
_ALSO_REFUSED = tuple(
    map(
        ipaddress.ip_network,
        (
            "100.64.0.0/10",  # RFC 6598, carrier-grade NAT; some clouds keep their metadata service here
            "192.0.0.0/24",  # RFC 6890
            "192.88.99.0/24",  # RFC 7526, 6to4 relays
            "198.18.0.0/15",  # RFC 2544, benchmarks
            "fec0::/10",  # RFC 3879, site-local
            "2001::/32",  # RFC 4380, Teredo: an IPv4 address inside
            "64:ff9b:1::/48",  # RFC 8215, local-use translation
        ),
    )
)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052


def public(address: IPAddress) -> bool:
    """True for an address of the public internet; IPv4 addresses carried inside IPv6 ones are looked into."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
        if inner is not None:
            return public(inner)
        if int(address) >> 32 == 0:  # ::/96, the old IPv4-compatible form
            return False
    if address.is_multicast or address.is_reserved or address.is_unspecified or not address.is_global:
        return False
    return not any(address.version == net.version and address in net for net in _ALSO_REFUSED)


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, all of them public; ReportError where it has none or one that is not public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise ReportError(
            f"no such host: {host}.", where=host, next_step="Check the address and the network connection."
        ) from None
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    for text in addresses:
        # A scope ("fe80::1%eth0") only ever belongs to a local address.
        if "%" in text or not public(ipaddress.ip_address(text)):
            raise ReportError(
                f"refused: {host} leads to {text}, an address inside a private or reserved network.",
                where=host,
                next_step="Save the page and give the file.",
            )
    return addresses
