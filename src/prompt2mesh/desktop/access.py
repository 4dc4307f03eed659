"""Who may open the desktop's page and its web socket, and the secrets that are made of the one token.

A browser sends its user's cookies along whatever page asked, and lets any page
open a web socket to any address, so the host that was asked for and the page
that asks are looked at besides the key.
"""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

from prompt2mesh.desktop.options import WebAccess

VNC_PASSWORD_CHARS = 8  # all that the protocol takes
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True)
class Refusal:
    """Why a request is not answered."""

    status: int
    words: str


def web_token(token: str) -> str:
    """The key to the web page: it can be in an address, as the token cannot be had from it."""
    return _derived(token, "desktop web").hex()[:40]


def page_address(*, host: str, port: int, token: str | None) -> str:
    """Where a browser of this machine finds the page; with a token, its key is in it.

    Args:
        host: That the desktop listens on.
        port: Of the page.
        token: The desktop's, where the page wants a key.
    """
    host = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - compared, not bound
    place = f"[{host}]" if ":" in host else host
    return f"http://{place}:{port}/" + (f"?token={web_token(token)}" if token else "")


def vnc_password(token: str) -> str:
    """The password of the VNC port."""
    return base64.b32encode(_derived(token, "desktop vnc")).decode("ascii").lower()[:VNC_PASSWORD_CHARS]


def _derived(token: str, purpose: str) -> bytes:
    return hmac.new(token.encode(), f"prompt2mesh {purpose}".encode(), hashlib.sha256).digest()


class Access:
    """The rules of one desktop."""

    def __init__(self, *, mode: WebAccess, token: str | None, allowed_hosts: tuple[str, ...], port: int) -> None:
        """Remember them; cookies carry the port, as browsers send them to every port of a host."""
        self._mode = mode
        self._key = web_token(token) if token is not None else None
        self._hosts = _LOOPBACK | {host.lower() for host in allowed_hosts}
        self.cookie = f"prompt2mesh_desktop_{port}"

    def refuse(self, target: str, headers: Mapping[str, str], *, socket: bool) -> Refusal | None:
        """Why a request may not be answered, if so.

        Args:
            target: Path and query.
            headers: By their names in small letters.
            socket: Whether a web socket is asked for.
        """
        host = _host_of(f"//{headers.get('host', '')}")
        asked_for = [headers.get(name, "") for name in ("host", "x-forwarded-host")]
        if self._mode == "loopback" and host not in self._hosts and not host.endswith(".localhost"):
            return Refusal(421, f"This desktop is only for this machine, by the names of it; not for {host!r}.")
        origin = headers.get("origin")
        if socket and origin is not None and not any(_is_page_of(origin, one) for one in asked_for):
            return Refusal(403, "Another site's page asked for this desktop.")
        if self._mode == "token" and not self._has_key(target, headers):
            return Refusal(401, "This desktop needs its key: open the address that was shown when it started.")
        return None

    def new_cookie(self, target: str) -> str | None:
        """The cookie for who came with the key in the address, so that it need not stay there."""
        given = parse_qs(urlsplit(target).query).get("token", [""])[0]
        if self._key is None or not _same(given, self._key):
            return None
        return f"{self.cookie}={self._key}; Path=/; HttpOnly; SameSite=Strict"

    def _has_key(self, target: str, headers: Mapping[str, str]) -> bool:
        assert self._key is not None
        kind, _, bearer = headers.get("authorization", "").partition(" ")
        given = [parse_qs(urlsplit(target).query).get("token", [""])[0]]
        if kind.lower() == "bearer":
            given.append(bearer.strip())
        try:
            cookies = SimpleCookie(headers.get("cookie", ""))
        except CookieError:
            cookies = SimpleCookie()
        if self.cookie in cookies:
            given.append(cookies[self.cookie].value)
        return any(_same(one, self._key) for one in given)


def _host_of(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def _is_page_of(origin: str, host: str) -> bool:
    """Whether a page came from a host, by its very port: cookies of another port of this machine come along too."""
    usual = {"http": 80, "https": 443}
    try:
        page, asked = urlsplit(origin), urlsplit(f"//{host}")
        usual_port = usual.get(page.scheme, -1)
        place, wanted = (page.hostname, page.port or usual_port), (asked.hostname, asked.port or usual_port)
    except ValueError:  # a port that is none
        return False
    return page.hostname is not None and page.scheme in usual and place == wanted


def _same(given: str, key: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), key.encode())
