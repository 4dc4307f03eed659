"""E-mail addresses: one spelling for each account."""

import re
import unicodedata

from prompt2mesh.mesh.errors import RequestError

LONGEST = 254
_LOCAL = re.compile(r"[^\s@\"(),:;<>\[\]\\]{1,64}")
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")


def normalised(address: str) -> str:
    """The one spelling that an address is kept and compared by: composed letters, lower case, an ASCII domain.

    Dots and `+tags` stay: only the mailbox's own provider knows what they mean.

    Raises:
        RequestError: It is not an address.
    """
    text = unicodedata.normalize("NFKC", address).strip()
    local, _, domain = text.rpartition("@")
    local = local.lower()
    try:
        domain = domain.lower().encode("idna").decode("ascii")
    except UnicodeError:
        domain = ""
    good = (
        _LOCAL.fullmatch(local)
        and local.isprintable()
        and not (local.startswith(".") or local.endswith(".") or ".." in local)
        and domain
        and all(_LABEL.fullmatch(label) for label in domain.split("."))
        and len(local) + 1 + len(domain) <= LONGEST
    )
    if not good:
        raise RequestError("an e-mail address should look like name@example.com", hint="look for a typing error")
    return f"{local}@{domain}"
