"""Whose the models are that a program on this machine asks for: one account, made once."""

import secrets

from prompt2mesh.bootstrap.service import Platform
from prompt2mesh.mesh.errors import ConflictError, NotFoundError
from prompt2mesh.studio.ports.records import SCOPES, User
from prompt2mesh.studio.service.accounts import Principal
from prompt2mesh.studio.service.accounts.email import normalised

LOCAL_EMAIL = "local@prompt2mesh.local"


def local_principal(platform: Platform, email: str = "") -> Principal:
    """The account that programs on this machine act for.

    Nobody knows the password of the one that is made here; `prompt2mesh users
    set-password` gives it one that opens the web page.

    Args:
        platform: Of this machine.
        email: Somebody who has an account; the local account by default.

    Raises:
        RequestError: That is no address.
        NotFoundError: It has no account.
    """
    user = _find(platform, normalised(email or LOCAL_EMAIL))
    if user is None and email:
        raise NotFoundError(f"{email} has no account here", hint="make it with: prompt2mesh users create")
    if user is None:
        try:
            user = platform.accounts.operating.create(
                LOCAL_EMAIL, secrets.token_urlsafe(32), display_name="This machine"
            )
        except ConflictError:  # another server of this machine was quicker
            user = _find(platform, LOCAL_EMAIL)
    assert user is not None
    return Principal(user=user, scopes=frozenset(scope for scope in SCOPES if scope != "admin"))


def _find(platform: Platform, email: str) -> User | None:
    with platform.services.store.read() as tx:
        return tx.users.by_email(email)
