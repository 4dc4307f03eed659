"""Watches a service while its secret is rotated: who is signed in stays so, and the old secret ends up worth nothing.

The drill is a person of the service: it logs in before the rotation and asks,
again and again, with its login. Beside that it makes tokens by the old secret,
as a thief who has it would; the rotation is over when every replica refuses those.
"""

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

from prompt2mesh.bootstrap.secret_rotation import name_of_signer, signed_anew
from prompt2mesh.client import Client, MemoryTokens
from prompt2mesh.client.retry import RetryPolicy
from prompt2mesh.mesh.errors import AuthenticationError, OptionError, Prompt2MeshError

_IN_A_ROW = 12  # refusals of the old secret, so that no replica is left that takes it
_ONCE = RetryPolicy(attempts=1)
_CLOSE = {"Connection": "close"}


@dataclass(kw_only=True)
class Drill:
    """What was seen.

    Attributes:
        asked: How often the login was used.
        signed_out_s: The longest time that it was refused for.
        unreachable_s: The longest time without an answer.
        new_signs_after_s: When tokens were first signed by another secret; None if they never were.
        old_refused_after_s: Since when tokens by the old secret are refused by all; None if they are not.
    """

    asked: int = 0
    signed_out_s: float = 0.0
    unreachable_s: float = 0.0
    new_signs_after_s: float | None = None
    old_refused_after_s: float | None = None

    @property
    def is_over(self) -> bool:
        """Whether the new secret signs and the old one is worth nothing."""
        return self.new_signs_after_s is not None and self.old_refused_after_s is not None

    def as_dict(self) -> dict[str, object]:
        """For programs."""
        return {**asdict(self), "is_over": self.is_over}


def watch_rotation(
    api_url: str, *, email: str, password: str, old_secret: str, timeout_s: float, every_s: float,
    on_look: Callable[[Drill], None] = lambda _: None,
) -> Drill:  # fmt: skip
    """Watches until the rotation is over, or its time is.

    Args:
        api_url: The service.
        email: Of the account that the drill logs in with; a plain one will do.
        password: Of that account.
        old_secret: The one that is to be worth nothing.
        timeout_s: How long to watch.
        every_s: How often to ask.
        on_look: Told after each look.

    Raises:
        OptionError: The service does not sign by the old secret to begin with.
        Prompt2MeshError: It does not answer, or the login is not good.
    """
    tokens = MemoryTokens()
    seen, began = Drill(), time.monotonic()
    # Each request over a connection of its own, so that all replicas are asked.
    with Client(api_url, tokens=tokens, retry=_ONCE, timeout_s=5.0, headers=_CLOSE) as client:
        pair = client.account.login(email, password)
        stolen = pair.access_token
        if name_of_signer(stolen) != name_of_signer(signed_anew(stolen, old_secret)):
            raise OptionError("the service signs by another secret than the one that was given as old",
                              hint="start the drill before the rotation, with the secret that is in use")  # fmt: skip
        first = name_of_signer(stolen)
        good_at = answered_at = time.monotonic()
        refused = 0
        while not seen.is_over and time.monotonic() - began < timeout_s:
            seen.asked += 1
            try:
                # A new pair each time: the login must outlive the rotation by its refresh token as well.
                current = client.account.refresh()
                client.account.get()
            except AuthenticationError:
                seen.signed_out_s = max(seen.signed_out_s, time.monotonic() - good_at)
                answered_at = time.monotonic()
                _log_in_again(client, email, password)
            except Prompt2MeshError:
                seen.unreachable_s = max(seen.unreachable_s, time.monotonic() - answered_at)
                good_at = time.monotonic()  # nobody was signed out by this; it is told apart
            else:
                good_at = answered_at = time.monotonic()
                if name_of_signer(current.access_token) != first and seen.new_signs_after_s is None:
                    seen.new_signs_after_s = time.monotonic() - began
            refused = _refused(api_url, signed_anew(stolen, old_secret), refused)
            if refused >= _IN_A_ROW:
                seen.old_refused_after_s = time.monotonic() - began
            on_look(seen)
            time.sleep(every_s)
        _end(client)
    return seen


def _refused(api_url: str, token: str, before: int) -> int:
    """How often in a row a token of the old secret was refused; no answer says nothing."""
    with Client(api_url, api_key=token, retry=_ONCE, timeout_s=5.0, headers=_CLOSE) as thief:
        try:
            thief.account.get()
        except AuthenticationError:
            return before + 1
        except Prompt2MeshError:
            return before
    return 0


def _log_in_again(client: Client, email: str, password: str) -> None:
    try:
        client.account.login(email, password)
    except Prompt2MeshError:
        return


def _end(client: Client) -> None:
    try:
        client.account.logout()
    except Prompt2MeshError:
        return
