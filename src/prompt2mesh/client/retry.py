"""When a request is tried again, and after how long.

Exponential back-off with full jitter (M. Brooker, "Exponential Backoff And
Jitter", AWS Architecture Blog, 2015): many clients that lost the same server
do not come back at the same moment.
"""

import random
from dataclasses import dataclass, replace

from prompt2mesh.client.errors import ApiError

# 502 and 504 are what a proxy says while the server behind it starts again.
_PASSING = frozenset({429, 502, 503, 504})


@dataclass(frozen=True, kw_only=True)
class RetryPolicy:
    """How patient a client is.

    Attributes:
        attempts: Most tries of one request, the first included; 1 never tries again.
        first_delay_s: Longest wait before the second try; it doubles with each further one.
        longest_delay_s: Where the doubling ends.
        longest_wait_s: A `Retry-After` above this is not waited for: the error is raised at once.
        patient_attempts: The same where somebody waits for a long time anyhow: most tries in a row, without one new
            event or byte, of a stream or a download. It outlasts a server that starts again.
    """

    attempts: int = 5
    first_delay_s: float = 0.5
    longest_delay_s: float = 8.0
    longest_wait_s: float = 60.0
    patient_attempts: int = 20

    def patient(self) -> "RetryPolicy":
        """The policy of streams and downloads."""
        return replace(self, attempts=self.patient_attempts)

    def delay_s(self, tried: int) -> float:
        """How long to wait after the given number of tries."""
        return random.uniform(0, min(self.longest_delay_s, self.first_delay_s * 2 ** (tried - 1)))

    def delay_after(self, error: ApiError, tried: int) -> float | None:
        """How long to wait after a refusal; None where another try makes no sense."""
        passing = error.status in _PASSING or error.code == "idempotency_in_progress"
        if not passing or tried >= self.attempts:
            return None
        if error.retry_after_s is None:
            return self.delay_s(tried)
        if error.retry_after_s > self.longest_wait_s:
            return None
        return error.retry_after_s + random.uniform(0, min(1.0, self.first_delay_s))
