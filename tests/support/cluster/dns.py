"""The cluster's DNS on the real node: answers for Services with the address that the API server says they have.

Run in the node's network namespace as a program of its own: `python dns.py ADDRESS KUBECTL KUBECONFIG`.
"""

import json
import socket
import struct
import subprocess
import sys

_SUFFIX = ".svc.cluster.local"
_A, _IN, _NAME_ERROR, _FAILED = 1, 1, 3, 2


def question_of(packet: bytes) -> tuple[str, int, int]:
    """Name and type that a query asks for, and where the question ends (RFC 1035, section 4.1.2)."""
    labels: list[str] = []
    at = 12
    while (length := packet[at]) != 0:
        labels.append(packet[at + 1 : at + 1 + length].decode("ascii").lower())
        at += length + 1
    kind = struct.unpack(">H", packet[at + 1 : at + 3])[0]
    return ".".join(labels), kind, at + 5


def answer_to(packet: bytes, address: str | None, *, kind: int, end: int) -> bytes:
    """A response: an A record, none where another kind was asked for, or that there is no such name."""
    code = _NAME_ERROR if address is None else 0
    found = address is not None and kind == _A
    head = packet[:2] + struct.pack(">HHHHH", 0x8580 | code, 1, int(found), 0, 0)
    record = b"\xc0\x0c" + struct.pack(">HHIH", _A, _IN, 1, 4) + socket.inet_aton(address or "127.0.0.1")
    return head + packet[12:end] + (record if found else b"")


class Services:
    """Looks Services up; a lookup costs a kubectl, which for a test is little."""

    def __init__(self, kubectl: str, kubeconfig: str) -> None:
        self._command = [kubectl, "--kubeconfig", kubeconfig, "get", "service", "-o", "json"]
        self._known: dict[str, str] = {}

    def address(self, name: str) -> str | None:
        """The cluster's address of `NAME.NAMESPACE.svc.cluster.local`; None where there is no such Service."""
        if name in self._known:
            return self._known[name]
        if not name.endswith(_SUFFIX) or name.removesuffix(_SUFFIX).count(".") != 1:
            return None
        service, namespace = name.removesuffix(_SUFFIX).split(".")
        done = subprocess.run([*self._command, service, "-n", namespace], check=False, capture_output=True)
        if done.returncode:
            return None
        self._known[name] = json.loads(done.stdout)["spec"]["clusterIP"]
        return self._known[name]


def main() -> None:
    address, kubectl, kubeconfig = sys.argv[1:4]
    services = Services(kubectl, kubeconfig)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind((address, 53))
        while True:
            packet, client = server.recvfrom(4096)
            try:
                name, kind, end = question_of(packet)
                response = answer_to(packet, services.address(name), kind=kind, end=end)
            except (IndexError, UnicodeDecodeError, struct.error):
                continue
            server.sendto(response, client)


if __name__ == "__main__":
    main()
