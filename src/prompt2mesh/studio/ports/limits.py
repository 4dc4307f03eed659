"""What one user may use: the defaults that settings change, and that an administrator may change for one user."""

from dataclasses import dataclass

from prompt2mesh.studio.ports.records import User


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What one user may use; `User.limits` overrides any of them by name.

    Attributes:
        user_instances: Whether they may have an instance: 1, or 0 for none.
        team_instances: How many of their team may run instances at a time.
        scene_mb: The largest scene that is kept of their instance.
    """

    jobs_per_minute: int = 60
    jobs_per_day: int = 5000
    concurrent_jobs: int = 2
    queued_jobs: int = 1000
    storage_mb: int = 5000
    llm_tokens_per_day: int = 1_000_000
    user_instances: int = 1
    team_instances: int = 20
    scene_mb: int = 500

    def of(self, user: User, name: str) -> int:
        """A limit of a user."""
        value = user.limits.get(name)
        return getattr(self, name) if value is None else int(value)
