"""Names of instances and of their objects: safe in DNS, readable, and no two people's ever the same.

The scheme is that of KubeSpawner's safe slugs: a name that is safe as it is
stays as it is; of any other a readable rest is kept and a hash of the exact
text is added after two dashes, which no name that passes as it is contains.
"""

import base64
import hashlib
import re
import secrets

# `user-<id>` and `user-<id>-blender` are DNS labels too, which have 63 characters at most.
LONGEST_ID = 48
_LONGEST_LABEL = 63
_HASH_CHARACTERS = 16  # 80 bits: nobody finds a second name with the hash of somebody else's
_LONGEST_READABLE = _LONGEST_LABEL - _HASH_CHARACTERS - 2
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?")
_ULID = re.compile(r"[0-7][0-9a-hjkmnp-tv-z]{25}")
_USER_ID = re.compile(r"usr_([0-7][0-9a-hjkmnp-tv-z]{25})")
_SLOT = re.compile(r"inst-[a-z2-7]{8}")


def instance_id(user: str) -> str:
    """The DNS-safe id of a person's instance: `alice` for alice, the ULID for a user of the service.

    Distinct texts have distinct ids. The part of a user's id after `usr_` is
    taken as it is, so a hand-given name that looks like one gets a hash.

    Args:
        user: The user's id in the store, or any name that an operator gives by hand.
    """
    known = _USER_ID.fullmatch(user)
    if known:
        return known[1]
    if _is_safe(user) and not _ULID.fullmatch(user):
        return user
    readable = re.sub(r"[^a-z0-9]+", "-", user.lower()).strip("-")
    readable = readable[: LONGEST_ID - _HASH_CHARACTERS - 2].strip("-") or "x"
    return f"{readable}--{_hash(user)}"


def resource_name(user: str) -> str:
    """The name of a person's UserInstance, which is the first label of their host as well."""
    return f"user-{instance_id(user)}"


def host_name(instance: str, domain: str) -> str:
    """Where a browser finds an instance: `user-<id>.<domain>`."""
    return f"user-{instance}.{domain}"


def id_of_host(host: str, domain: str) -> str | None:
    """The instance's id in the name of a host (with a port or without); None where it is not an instance's."""
    name = host.partition(":")[0].rstrip(".").lower()
    rest = f".{domain.lower()}"
    if not name.startswith("user-") or not name.endswith(rest):
        return None
    label = name[len("user-") : -len(rest)]
    return label if len(label) <= LONGEST_ID and _LABEL.fullmatch(label) else None


def user_namespace(home: str, instance: str) -> str:
    """The name of the namespace of one instance, where each has its own: `<home>-<id>`.

    Args:
        home: The namespace of all `UserInstance`s.
        instance: The name of this one.
    """
    name = f"{home}-{instance.removeprefix('user-')}"
    if len(name) <= _LONGEST_LABEL and _LABEL.fullmatch(name):
        return name
    readable = re.sub(r"[^a-z0-9-]+", "-", name)[:_LONGEST_READABLE].strip("-")
    return f"{readable}--{_hash(name)}"


def may_be_user_namespace(name: str, home: str) -> bool:
    """Whether a namespace could be one that `user_namespace` names; whose it is, it says itself."""
    return name.startswith(f"{home}-"[:_LONGEST_READABLE].strip("-")) and name != home


def new_slot_name() -> str:
    """A fresh name for a set of objects; 40 random bits, and creation says where one is taken."""
    return f"inst-{base64.b32encode(secrets.token_bytes(5)).decode().lower()}"


def is_slot_name(name: str) -> bool:
    """Whether a name is one that `new_slot_name` gives."""
    return bool(_SLOT.fullmatch(name))


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(digest).decode().lower()[:_HASH_CHARACTERS]


def _is_safe(user: str) -> bool:
    return len(user) <= LONGEST_ID and "--" not in user and bool(_LABEL.fullmatch(user))
